"""The path of a decisions file and a decision in; the file with it, or without it, out: every comment kept.

A new decision is written at the end, so that the file reads in the order in which things were decided. One
that takes the place of an earlier one takes that one's lines out, and nothing else.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import shutil
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

from briefgen.decisions.file import KINDS, parsed, read_text
from briefgen.decisions.places import Entry, entries
from briefgen.decisions.words import key, plain
from briefgen.errors import PublishError, SettingsError
from briefgen.model import Ban, Decisions, Pin, Prefer, Reword

Decision = Pin | Ban | Reword | Prefer

HEAD = """\
# What people decided about this brief. Every build reads this file and obeys it; none ever takes a line of it
# away. Edit it here, or with `briefgen decide`. Comments like this one stay where they are.
#
# There are four kinds of decision. A line may be given as it was printed, or as a source says it.
#
# [[pin]]                        # this line must stand on the page
# line = "The council approved two ferries on 3 March [2025]."
# section = "key_facts"          # or "summary", "outlook"; without it, where it belongs
# by = "A. Berg"                 # who decided, when and why, if you like: any of them may be left out
# on = 2025-04-02
# why = "The minister will be asked about it."
#
# [[ban]]                        # this line must not
# line = "The ferries are a milestone."
#
# [[reword]]                     # this line reads otherwise
# line = "The council approved two ferries on 3 March [2025]."
# to = "Holm's council has approved two ferries."
# evidence = ["The council of Holm approved two ferries on 3 March."]   # what the sources said then
#
# [[prefer]]                     # this source's wording is taken where there is a choice
# source = "council-minutes.txt" # a file's name, a glob, an address or a publisher
"""


def add(path: Path, *decisions: Decision) -> None:
    """Write decisions at the end of the file, which is made when it is not there.

    An earlier decision on the same line that the new one replaces is taken out: another rewording, or a ban
    of what is now pinned. Raises SettingsError when the file is not in order, PublishError when it can not
    be written.
    """
    if not decisions:
        return
    text = _text_of(path)
    for decision in decisions:
        text = _without(path, text, [old for old in _all(path, text) if _replaces(decision, old[1])])
        text = text.rstrip() + "\n\n" + _written(decision)
    parsed(path, text)  # a file that could not be read again is not written
    _put(path, text)


def undo(path: Path, *decisions: Decision) -> int:
    """Take decisions out of the file, and return how many were there; its comments stay.

    Raises SettingsError when the file is not in order, PublishError when it can not be written.
    """
    text = _text_of(path)
    found = [old for old in _all(path, text) if old[1] in decisions]
    if found:
        _put(path, _without(path, text, found))
    return len(found)


def in_order(path: Path) -> tuple[Decision, ...]:
    """Return the decisions in the order in which they stand in the file."""
    text = read_text(path)
    if text is None:
        return ()
    return tuple(decision for _, decision in sorted(_all(path, text), key=lambda one: one[0].first))


def _text_of(path: Path) -> str:
    text = read_text(path)
    return HEAD if text is None or not text.strip() else text.replace("\r\n", "\n")


def _all(path: Path, text: str) -> list[tuple[Entry, Decision]]:
    """Return each decision of the text with its place. SettingsError for one in a form that has none."""
    found = parsed(path, text)
    of_kind: dict[str, tuple[Decision, ...]] = {
        "pin": found.pins,
        "ban": found.bans,
        "reword": found.rewords,
        "prefer": found.preferred,
    }
    placed: list[tuple[Entry, Decision]] = []
    for kind, decisions in of_kind.items():
        places = [entry for entry in entries(text) if entry.kind == kind]
        if len(places) != len(decisions):
            message = f"{path.name} holds a {kind} that does not open with [[{kind}]] on a line of its own"
            raise SettingsError(message, f"Write [[{kind}]], and line = “…” below it.")
        placed += zip(places, decisions, strict=True)
    return placed


def _replaces(new: Decision, old: Decision) -> bool:
    """Whether the new decision takes the place of the old one."""
    if isinstance(new, Prefer) or isinstance(old, Prefer):
        return isinstance(new, Prefer) and isinstance(old, Prefer) and new.source == old.source
    same = key(new.line) == key(old.line) or bool(
        isinstance(new, type(old)) and new.evidence and new.evidence == old.evidence
    )
    if isinstance(new, Reword) or isinstance(old, Reword):
        return same and isinstance(new, Reword) and isinstance(old, Reword)
    return same


def _without(path: Path, text: str, found: list[tuple[Entry, Decision]]) -> str:
    """Return the text without the lines of these decisions; comment lines among them stay."""
    lines = text.split("\n")
    for entry, _ in sorted(found, key=lambda one: -one[0].first):
        kept = [lines[number - 1] for number in entry.remarks]
        rest = lines[entry.last :]
        if not kept and rest and not rest[0].strip():
            rest = rest[1:]  # the blank line that parted it from the next one
        lines = [*lines[: entry.first - 1], *kept, *rest]
    left = "\n".join(lines)
    parsed(path, left)
    return left


def _written(decision: Decision) -> str:
    kind = next(name for name, made in KINDS.items() if isinstance(decision, made))
    rows = [f"[[{kind}]]"]
    for field in fields(decision):
        value = getattr(decision, field.name)
        if value:
            rows.append(f"{field.name} = {_toml(value)}")
    return "\n".join(rows) + "\n"


def _toml(value: Any) -> str:  # noqa: ANN401 - the fields of a decision: text, texts or a day
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return "[" + "".join(f"\n    {_toml(one)}," for one in value) + "\n]"
    # JSON escapes are TOML's too, but for DEL, which TOML wants escaped; a lone surrogate is in neither.
    clean = " ".join(str(value).encode("utf-8", "ignore").decode().split())
    return json.dumps(clean, ensure_ascii=False).replace("\x7f", "\\u007f")


def _put(path: Path, text: str) -> None:
    """Write the file whole or not at all; one that a link leads to is written where it is."""
    path = Path(os.path.realpath(path))
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    data = text.encode()
    with contextlib.suppress(OSError):
        if b"\r\n" in path.read_bytes():
            data = data.replace(b"\n", b"\r\n")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, beside)
        beside.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink()
        message = f"{path} can not be written: {error.strerror}"
        raise PublishError(message, "Look who may write there, and whether the disk is full.") from error


def in_words(decision: Decision) -> str:
    """Say a decision in one line: "pinned: “The council …”"."""
    if isinstance(decision, Prefer):
        return f"preferred: {decision.source}"
    if isinstance(decision, Reword):
        return f"reworded: “{plain(decision.line)}” as “{plain(decision.to)}”"
    return f"{'pinned' if isinstance(decision, Pin) else 'banned'}: “{plain(decision.line)}”"


def told(decisions: Decisions) -> tuple[str, ...]:
    """Say all decisions, each in one line."""
    every: tuple[Decision, ...] = (*decisions.pins, *decisions.bans, *decisions.rewords, *decisions.preferred)
    return tuple(in_words(decision) for decision in every)


__all__ = ["HEAD", "Decision", "add", "in_order", "in_words", "told", "undo"]

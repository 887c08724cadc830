"""The path of a decisions file in; what people decided out, or one error with all that is wrong in it."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, get_args

from briefgen.decisions.places import entries
from briefgen.errors import SettingsError, nearest
from briefgen.model import Ban, Decisions, Pin, Prefer, Reword, Section
from briefgen.written import UnfitError, day, refuse, shown, text

KINDS: Mapping[str, type[Pin | Ban | Reword | Prefer]] = {
    "pin": Pin,
    "ban": Ban,
    "reword": Reword,
    "prefer": Prefer,
}
HELP = "docs/how-to/decisions.md shows every kind of decision."


def _texts(value: object) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(text(one) for one in values)


def _section(value: object) -> str:
    found = value.strip().lower().replace(" ", "_") if isinstance(value, str) else value
    known = get_args(Section)
    if found not in known:
        raise UnfitError(f"must be one of {', '.join(known)}, not {shown(value)}{nearest(str(found), known)}")
    return str(found)


_WHO: Mapping[str, Callable[[object], Any]] = {"by": text, "on": day, "why": text}
KEYS: Mapping[str, Mapping[str, Callable[[object], Any]]] = {
    "pin": {"line": text, "section": _section, "evidence": _texts, **_WHO},
    "ban": {"line": text, "evidence": _texts, **_WHO},
    "reword": {"line": text, "to": text, "evidence": _texts, **_WHO},
    "prefer": {"source": text, **_WHO},
}
_NEEDED = {"pin": ("line",), "ban": ("line",), "reword": ("line", "to"), "prefer": ("source",)}


def read_decisions(path: Path) -> Decisions:
    """Return what the file says; none when there is no file.

    Raises SettingsError with every problem in it, each with its line and the nearest right word.
    """
    text = read_text(path)
    return parsed(path, text) if text is not None else Decisions()


def read_text(path: Path) -> str | None:
    """Return the text of the file, None when there is none; SettingsError when it can not be read."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError as error:
        message = f"{path.name} is not UTF-8: byte {error.start} can not be read"
        raise SettingsError(message, 'Save it as "UTF-8" in your editor.') from None
    except OSError as error:
        message = f"{path} can not be read: {error.strerror}"
        raise SettingsError(message, "Look who may read it, and that it is a file.") from error


def parsed(path: Path, text: str) -> Decisions:
    """Return what the text of a decisions file says; ``path`` is what errors call it."""
    text = text.replace("\r\n", "\n")
    problems = _Problems(path, text)
    found: dict[str, list[Any]] = {kind: [] for kind in KINDS}
    for name, value in _table(path, text).items():
        if name not in KINDS:
            message = f'"{name}" is no kind of decision{nearest(name, KINDS)}'
            problems.add(name, 0, "", message + f"; the kinds are {_headers()}")
        elif not isinstance(value, list) or not all(isinstance(one, Mapping) for one in value):
            problems.add(name, 0, "", f"each {name} opens with [[{name}]], in two pairs of brackets")
        else:
            found[name] = [_decision(name, index, one, problems) for index, one in enumerate(value)]
    problems.refuse()
    return Decisions(
        pins=tuple(found["pin"]),
        bans=tuple(found["ban"]),
        rewords=tuple(found["reword"]),
        preferred=tuple(found["prefer"]),
    )


def _table(path: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = f"{path.name} is not TOML: {error}"
        hint = f"Text stands in quotes, and each decision opens with {_headers()}. {HELP}"
        raise SettingsError(message, hint) from None
    except RecursionError:
        raise SettingsError(f"{path.name} is nested too deep to be read", HELP) from None


def _headers() -> str:
    *first, last = (f"[[{kind}]]" for kind in KINDS)
    return f"{', '.join(first)} or {last}"


class _Problems:
    """Collects what is wrong with one file until all of it has been read."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.text = text
        self.found: list[tuple[int, str]] = []

    def add(self, kind: str, index: int, key: str, message: str) -> None:
        """Note a problem with a key of the decision that is number ``index`` of its kind."""
        of_kind = [entry for entry in entries(self.text) if entry.kind == kind]
        entry = of_kind[index] if index < len(of_kind) else None
        self.found.append((entry.keys.get(key, entry.first) if entry else self._line_of(kind), message))

    def _line_of(self, word: str) -> int:
        """Return the first line that holds the word: where a table is written in another way."""
        lines = self.text.split("\n")
        return next((number for number, line in enumerate(lines, start=1) if word in line), 1)

    def refuse(self) -> None:
        """Raise a SettingsError when there is any problem: one line each, in the file's order."""
        refuse(self.path, self.found, HELP)


def _decision(
    kind: str, index: int, table: Mapping[str, Any], problems: _Problems
) -> Pin | Ban | Reword | Prefer | None:
    keys = KEYS[kind]
    read: dict[str, Any] = {}
    wrong = False
    for key, value in table.items():
        if key not in keys:
            known = nearest(key, keys) or f"; the keys are {', '.join(keys)}"
            problems.add(kind, index, key, f'"{key}" is not a key of [[{kind}]]{known}')
            continue
        try:
            read[key] = keys[key](value)
        except UnfitError as error:
            wrong = True
            problems.add(kind, index, key, f"{key} {error}")
    missing = [key for key in _NEEDED[kind] if key not in table]
    for key in missing:
        problems.add(kind, index, "", f"this {kind} has no {key}")
    return None if wrong or missing else KINDS[kind](**read)

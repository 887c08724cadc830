"""``briefgen diff``: two editions of a brief in; what differs between them, in words or in Word, out."""

from __future__ import annotations

import os
import shutil
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefgen.cli import options
from briefgen.cli.console import near, say, say_json
from briefgen.cli.history import open_store
from briefgen.errors import PublishError, SettingsError, VerificationError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.changes import Changes, LineChange
    from briefgen.editions import Editions, Stored
    from briefgen.model import PrintedLine, PrintedSource

First = Annotated[
    int | None,
    typer.Argument(metavar="A", min=1, help="The edition to start from; the one before.", show_default=False),
]
Second = Annotated[
    int | None,
    typer.Argument(metavar="B", min=1, help="The edition to compare with it; the last.", show_default=False),
]
Docx = Annotated[
    Path | None,
    typer.Option("--docx", metavar="FILE", help="Write B with Word's tracked changes against A there."),
]
_WIDEST = 100  # columns; longer rows are hard to read
_MARKS = {"new": "NEW", "revised": "REVISED", "corrected": "CORRECTED", "": ""}


def diff(
    name: options.Name,
    first: First = None,
    second: Second = None,
    docx: Docx = None,
    config: options.Config = None,
    as_json: options.AsJson = False,
    debug: options.Debug = False,  # noqa: ARG001 - read by the handler
) -> int:
    """Say what differs between two editions of a brief: points, figures, dates, sources."""
    store = open_store(name, config)
    before, after = _pair(store, name, first, second)
    written = _write(store, before, after, docx) if docx else ""
    changes = _compared(before, after, name) if _can_compare(before, after, docx) else None
    if as_json:
        say_json(_data(name, before, after, changes, written))
        return 0
    say(
        f"{name}: edition {after.number} ({_about(after)}) against edition {before.number} ({_about(before)})"
    )
    if changes:
        for row in _rows(changes):
            say(row)
    if written:
        say(f"written: {near(written)}")
    return 0


def _pair(store: Editions, name: str, first: int | None, second: int | None) -> tuple[Stored, Stored]:
    """Return the editions that are meant; SettingsError when there are no two of them."""
    numbers = [entry.number for entry in store.history(name)]
    if first is None and len(numbers) < 2:
        store.get(name, 1 if not numbers else numbers[-1])  # raises when there is none at all
        message = f"{name} has one edition only, and nothing to compare it with"
        raise SettingsError(message, f"The next one comes when something changes: briefgen build {name}")
    after = second or numbers[-1]
    before = first or max(number for number in numbers if number < after)
    if before == after:
        raise SettingsError(f"edition {before} of {name} is compared with itself", "Name two editions.")
    return store.get(name, before), store.get(name, after)


def _can_compare(before: Stored, after: Stored, docx: Path | None) -> bool:
    """Whether both have evidence; without it only their files can be laid side by side."""
    blind = [one for one in (before, after) if not one.evidence]
    if blind and not docx:
        raise VerificationError(
            f"edition {blind[0].number} was made by hand and could not be read back: its lines are not known",
            "Compare the files themselves: add --docx changes.docx",
        )
    return not blind


def _compared(before: Stored, after: Stored, name: str) -> Changes:
    from briefgen.changes import compare, edition_of
    from briefgen.cli.progress import Progress

    with Progress(name) as progress:
        progress("compare")
        return compare(*(edition_of(one.evidence, one.number) for one in (before, after)))


def _write(store: Editions, before: Stored, after: Stored, docx: Path) -> str:
    """Write the tracked changes, over no other file; return the path."""
    from briefgen.changes import tracked
    from briefgen.publish import publish

    path = Path(os.path.abspath(docx.expanduser()))  # noqa: PTH100 - resolve would follow a link
    if path.suffix.lower() != ".docx":
        raise SettingsError(f"--docx must end in .docx, not {docx}", "Write --docx changes.docx")
    old, new = (store.content(one.docx_sha256) for one in (before, after))
    data = tracked(old, new, author="briefgen", when=after.made)
    if path.exists() and path.read_bytes() != data:
        raise PublishError(f"{docx} is there already", "Choose another name, or move that file away.")
    return publish({path: data}).path


# ---------------------------------------------------------------- telling


def _rows(changes: Changes) -> Iterator[str]:
    from briefgen.changes import CHANGED, come_due, material, overtaken, unheard, unsaid

    new, lost, due = _ids(unheard(changes)), _ids(unsaid(changes)), _ids(come_due(changes))
    absence = dict.fromkeys(due, "its day has passed") | dict.fromkeys(lost, _silence(changes))
    absence |= dict.fromkeys(_ids(overtaken(changes)), CHANGED)
    bans = "\n".join(one for one in changes.after.decisions if one.startswith("ban: "))
    groups = (
        ("Settings", [row for one in changes.settings for row in _setting(*one)]),
        ("Changed", [row for pair in changes.changed for row in _pair_rows(pair)]),
        ("Come due", [_told("!", one.after.text) for one in changes.reworded if id(one.before) in due]),
        ("New on the page", [_told("+", _line(line, id(line) in new)) for line in changes.added]),
        (
            "Gone from the page",
            [_told("-", _gone(line, absence.get(id(line), ""), bans)) for line in changes.gone],
        ),
        (
            "In other words or elsewhere",
            [_told("~", _moved(one)) for one in changes.reworded if id(one.before) not in due],
        ),
        ("Sources", [*_sources(changes)]),
    )
    for title, rows in groups:
        if rows:
            yield f"\n{title}"
            yield from rows
    same = len(changes.same)
    yield f"\n{same} line{'s' * (same != 1)} the same."
    yield "That is material." if material(changes) else "Nothing of it is material: no new edition was due."


def _setting(what: str, before: str, after: str) -> list[str]:
    """Return the rows of one setting; of the decisions those that were made and taken back."""
    if what != "decisions":
        return [_told(what, f"{_shown(before)} -> {_shown(after)}")]
    old, new = before.splitlines(), after.splitlines()
    made = [_told("+", one) for one in new if one not in old]
    return [*made, *(_told("-", one) for one in old if one not in new)]


def _ids(lines: Iterable[PrintedLine]) -> set[int]:
    return {id(line) for line in lines}


def _pair_rows(pair: LineChange) -> Iterator[str]:
    from briefgen.changes import in_words

    mark = f"{_MARKS[pair.news]}: " if pair.news else ""
    yield _told("*", pair.after.text)
    for change in pair.changes:
        yield _told("", f"{mark}{in_words(change)}{_other(change.after) if change.kind == 'dispute' else ''}")


def _other(sentence: str) -> str:
    return f": “{sentence}”"


def _line(line: PrintedLine, new: bool) -> str:
    return line.text if new else f"{line.text} (known before, not printed)"


def _gone(line: PrintedLine, why: str, bans: str) -> str:
    if line.text in bans:
        return f"{line.text} (banned)"
    return f"{line.text} ({why or 'made room for others'})"


def _silence(changes: Changes) -> str:
    """Say why no source has a line: a page of an earlier day leaves out what was published after that day."""
    before, after = changes.before.as_of, changes.after.as_of
    return (
        f"no source says so by {after.day} {after:%B %Y}" if after < before else "no source says so any more"
    )


def _moved(pair: LineChange) -> str:
    old, new = (one.section.replace("_", " ") for one in (pair.before, pair.after))
    text = f"{pair.after.text} (edited)" if pair.after.edited and not pair.before.edited else pair.after.text
    return text if old == new else f"{text} (from {old} to {new})"


def _sources(changes: Changes) -> Iterator[str]:
    yield from (_told("+", _source(source)) for source in changes.sources_added)
    yield from (_told("-", _source(source)) for source in changes.sources_gone)
    yield from (_told("~", f"{_source(new)}, has changed") for _, new in changes.sources_replaced)


def _source(source: PrintedSource) -> str:
    cited = "" if source.number else ", not cited"
    return f"{source.title} ({source.file}){cited}"


def _told(label: str, text: str) -> str:
    """Return a row with its label before it, on as many lines as the terminal needs."""
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    first = f"  {label} " if label else "    "
    return textwrap.fill(
        " ".join(text.split()),
        width=max(width, 40),
        initial_indent=first,
        subsequent_indent=" " * min(len(first), 12),
        break_on_hyphens=False,
        break_long_words=False,
    )


def _shown(value: str) -> str:
    return f"“{value}”" if value else "none"


def _about(stored: Stored) -> str:
    day = f"{stored.as_of.day} {stored.as_of:%B %Y}"
    return f"{day}, edited by hand" if stored.kind == "edited" else day


# ---------------------------------------------------------------- JSON


def _data(name: str, before: Stored, after: Stored, changes: Changes | None, written: str) -> dict[str, Any]:
    data = {
        "name": name,
        "before": {"number": before.number, "as_of": before.as_of.isoformat(), "kind": before.kind},
        "after": {"number": after.number, "as_of": after.as_of.isoformat(), "kind": after.kind},
        "docx": written or None,
    }
    return data | (_differences(changes) if changes else {})


def _differences(changes: Changes) -> dict[str, Any]:
    from briefgen.changes import material, unheard, unsaid

    new, lost = _ids(unheard(changes)), _ids(unsaid(changes))
    return {
        "material": list(material(changes)),
        "changed": [_pair_data(pair) for pair in changes.changed],
        "added": [_line_data(line) | {"new": id(line) in new} for line in changes.added],
        "gone": [_line_data(line) | {"in_the_sources": id(line) not in lost} for line in changes.gone],
        "reworded": [_pair_data(pair) for pair in changes.reworded],
        "same": len(changes.same),
        "sources_added": [_source_data(source) for source in changes.sources_added],
        "sources_gone": [_source_data(source) for source in changes.sources_gone],
        "sources_changed": [_source_data(new) for _, new in changes.sources_replaced],
        "settings": [{"what": what, "before": old, "after": now} for what, old, now in changes.settings],
    }


def _pair_data(pair: LineChange) -> dict[str, Any]:
    return {
        "section": pair.after.section,
        "before": pair.before.text,
        "after": pair.after.text,
        "news": pair.news,
        "changes": [{"kind": one.kind, "before": one.before, "after": one.after} for one in pair.changes],
    }


def _line_data(line: PrintedLine) -> dict[str, Any]:
    return {"section": line.section, "text": line.text}


def _source_data(source: PrintedSource) -> dict[str, Any]:
    return {"file": source.file, "title": source.title, "number": source.number, "sha256": source.sha256}

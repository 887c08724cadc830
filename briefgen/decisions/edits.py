"""What people did to a published page, and the decisions that follow from it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from briefgen.decisions.words import key, shown
from briefgen.model import Ban, Decisions, Pin, Reword

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from briefgen.model import Edition, PrintedLine, Section

_WAS = re.compile(r" ?\[was [^\[\]]+\]|; was [^\[\]]+(?=\])")
EditKind = Literal["reworded", "gone", "moved", "added", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One change of a page by people.

    ``line`` is the line as it was printed, None for what was none (an added line, the title, the dateline);
    ``before`` is what stood there, ``text`` what stands there now, without marks; either may be empty.
    ``section`` is where it stands now, None when that can not be told. ``support`` is the sentence of a
    source that says what was added, if the edition knew one.
    """

    kind: EditKind
    line: PrintedLine | None = None
    before: str = ""
    text: str = ""
    section: Section | None = None
    support: str = ""

    @property
    def decides(self) -> bool:
        """Whether a decision follows from it: what was added must be a sentence of a source."""
        if self.kind == "added":
            return bool(self.support) and key(self.support) == key(self.text)
        if self.kind == "moved":
            return self.line is not None and self.section not in {None, self.line.section}
        return self.kind in {"reworded", "gone"}

    def __str__(self) -> str:
        """Say it in one line."""
        return _said(self)


def _said(edit: Edit) -> str:
    match edit.kind:
        case "reworded":
            return f"reworded: “{edit.before}” reads “{edit.text}”"
        case "gone":
            return f"taken out: “{edit.before}”"
        case "moved":
            where = (
                f" to {edit.section}"
                if edit.section and edit.line and edit.section != edit.line.section
                else ""
            )
            return f"moved{where}: “{edit.text}”"
        case "added":
            said = f"; a source says: “{edit.support}”" if edit.support and not edit.decides else ""
            return f"added: “{edit.text}”{said}"
    if not edit.before:
        return f"added beside the lines: “{edit.text}”"
    return f"changed beside the lines: “{edit.before}” " + (
        f"reads “{edit.text}”" if edit.text else "is gone"
    )


def as_decisions(
    edits: Iterable[Edit], edition: Edition, *, by: str = "", on: date | None = None
) -> Decisions:
    """Return the decisions that the edits come down to.

    A reworded line becomes a Reword with its evidence, one that is gone a Ban, one that was moved to another
    section a Pin there, and so does a sentence of a source that was added word for word. Anything else that
    was added, and what changed beside the lines, becomes none: the caller tells it.
    """
    rewords: list[Reword] = []
    bans: list[Ban] = []
    pins: list[Pin] = []
    why = f"edited in Word in edition {edition.number}"
    for edit in edits:
        if edit.kind == "added" and edit.decides:
            pins.append(Pin(line=edit.support, section=edit.section, by=by, on=on, why=why))
        if edit.line is None or not edit.decides:
            continue
        line = edit.line.original or edit.line.text
        quotes = _quotes(edit.line)
        if edit.kind == "reworded":
            rewords.append(Reword(line=line, to=_lasting(edit), evidence=quotes, by=by, on=on, why=why))
        elif edit.kind == "gone":
            bans.append(Ban(line=line, evidence=_unless_same(line, quotes), by=by, on=on, why=why))
        elif edit.kind == "moved":
            evidence = _unless_same(line, quotes)
            pins.append(Pin(line=line, section=edit.section, evidence=evidence, by=by, on=on, why=why))
    return Decisions(pins=tuple(pins), bans=tuple(bans), rewords=tuple(rewords))


def _lasting(edit: Edit) -> str:
    """Return the new words without our brackets on what the line was before, which hold for one edition."""
    text = shown(edit.text)
    for bracket in _WAS.findall(shown(edit.before)):
        text = text.replace(bracket, "", 1)
    return shown(text)


def _quotes(line: PrintedLine) -> tuple[str, ...]:
    """Return what the sources said of the line, each sentence once, the other values too."""
    return tuple(dict.fromkeys(shown(quote.text) for quote in (*line.quotes, *line.disputed)))


def _unless_same(line: str, quotes: Sequence[str]) -> tuple[str, ...]:
    """Return the sentence that the line was printed from, unless the line is that sentence."""
    return () if not quotes or key(quotes[0]) == key(line) else (quotes[0],)

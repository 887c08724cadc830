"""What people decided about a brief: the lines that stay, go or read otherwise, the sources they trust."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from briefgen.model.names import Section


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """A line, or a sentence of a source, that must stand on the page, in ``section`` if one is named.

    ``evidence`` is what the sources said when it was decided, where the line is not a sentence of theirs.
    """

    line: str
    section: Section | None = None
    evidence: tuple[str, ...] = ()
    by: str = ""
    on: date | None = None
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ban:
    """A line, or a sentence of a source, that must not stand on the page; ``evidence`` is as in a Pin."""

    line: str
    evidence: tuple[str, ...] = ()
    by: str = ""
    on: date | None = None
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reword:
    """The words ``to`` in place of the line; ``evidence`` is what the sources said when it was decided."""

    line: str
    to: str
    evidence: tuple[str, ...] = ()
    by: str = ""
    on: date | None = None
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prefer:
    """A source whose wording is taken where there is a choice: a file name, glob, address or publisher."""

    source: str
    by: str = ""
    on: date | None = None
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """All decisions of one brief, in the order in which they were made."""

    pins: tuple[Pin, ...] = ()
    bans: tuple[Ban, ...] = ()
    rewords: tuple[Reword, ...] = ()
    preferred: tuple[Prefer, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything was decided."""
        return bool(self.pins or self.bans or self.rewords or self.preferred)

"""What the store of editions takes and gives: frozen values, checked when made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from briefgen.model import Problem

Kind = Literal["built", "edited"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """A document as a brief read it.

    ``name`` is the file's own name with its ending, ``shown`` what the user calls it (a URL, for what was
    fetched), else empty. ``path`` is where its bytes are taken from when they are kept, ``sha256`` what
    they must be; empty for a file that could not be opened. ``modified`` is when the file was last written
    (UTC). ``metadata`` is what the settings say of it, as JSON. ``locked`` says that it needs a password,
    which is not kept.
    """

    name: str
    path: Path
    sha256: str
    shown: str = ""
    modified: datetime | None = None
    metadata: Mapping[str, Any] = field(default_factory=dict)
    locked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """All that makes an edition and can make it again; ``record_of`` fills it in from a finished run.

    ``number`` is the one that the page shows; 0 takes the next. ``parent`` is the edition that it was
    compared with, None for a first one. ``why`` are the reasons for which it appears. ``evidence`` is the
    evidence file, ``settings`` those of the brief as JSON, ``template`` the template's files by name, the
    .docx first. ``versions`` names what made it: briefgen, rules, python.
    """

    as_of: date
    evidence: bytes
    why: tuple[str, ...] = ()
    number: int = 0
    parent: int | None = None
    inputs: tuple[Input, ...] = ()
    template: Mapping[str, bytes] = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)
    versions: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An edition in a list. ``made`` is in UTC, ``path`` where its .docx went.

    ``kind`` is "edited" when people made it, by changing the file of the edition ``parent``.
    """

    number: int
    made: datetime
    as_of: date
    kind: Kind
    parent: int | None
    why: tuple[str, ...]
    docx_sha256: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored(Entry):
    """An edition as the store holds it. ``files`` gives the sha256 of each file by its absolute path.

    ``evidence`` is the evidence document; empty for an edited file that nobody has read back.
    """

    evidence: Mapping[str, Any]
    files: Mapping[str, str]
    versions: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A run that led to nothing new: what it looked at, when, and why nothing was published.

    ``fingerprint`` stands for everything that was looked at. ``edition`` is the one that stays. ``until``
    is the first day on which the answer may be another although nothing changed (an outlook comes due);
    None when there is no such day. ``problems`` are what kept sources from being used and ``warnings`` what
    else was said of the page: they are as true as long as the answer is. ``settings`` is the name of the
    settings file whose brief it was.
    """

    fingerprint: str
    edition: int
    at: datetime
    until: date | None = None
    why: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    warnings: tuple[str, ...] = ()
    settings: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """What became of an edition that was begun and not finished.

    ``placed`` is True when its files are in their places now, and False when it was taken back because
    people changed the file of the edition before it. ``paths`` are its files, the .docx first.
    """

    number: int
    placed: bool
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfollowed:
    """An edition that something is still to follow, and how often that was begun and did not succeed."""

    entry: Entry
    tries: int

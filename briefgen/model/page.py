"""What a page says: its lines and sources, and the page that fits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from briefgen.model.names import News, Section
from briefgen.model.point import Ranked
from briefgen.model.source import Source
from briefgen.model.statement import Statement


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a line: cut from the evidence sentence at ``start``, or a visible bracket of ours."""

    text: str
    start: int | None = None

    @property
    def ours(self) -> bool:
        """Whether these words are ours (and therefore stand in brackets)."""
        return self.start is None


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it may be printed, without its marks; ``sources`` are the ids its marks point to.

    ``pieces`` together are ``text``. ``flags`` are what a careful reader should know about the line
    ("date without a year"), ``preference`` is its place in the order in which its section takes lines
    (0 is taken first and given up last), ``when`` sorts an outlook and ``dated`` shows it ("August 2024"),
    ``speaker`` is who says so, where the words of the line do not tell. ``longer`` is the same line with
    the sentence that follows it in the source, for a page that has room, and may have a longer form itself;
    ``also`` are the ids of the points that the further sentences tell, ``places`` the preferences that lines
    of those of a longer form have or would have; ``shorter`` leaves out what can go
    without a loss, for one that has none. ``instead_of`` are the ids of the points that say the same: it
    stands only where none of them does. ``said`` is the statement that the words are those of, None for
    the point's leading one. ``pinned`` and ``edited`` say that people decided that it stands there, or how it
    is worded, ``original`` is what stood there before; ``news`` what it brings since the last edition, empty
    for nothing or a first edition. ``owed`` says that the last edition announced it for a day that has passed
    since: such a line is given up last.
    """

    section: Section
    text: str
    pieces: tuple[Piece, ...]
    ranked: Ranked
    sources: tuple[str, ...]
    preference: int = 0
    speaker: str = ""
    when: date | None = None
    dated: str = ""
    flags: tuple[str, ...] = ()
    longer: Line | None = None
    shorter: Line | None = None
    said: Statement | None = None
    pinned: bool = False
    edited: bool = False
    news: News = ""
    owed: bool = False
    also: tuple[str, ...] = ()
    places: tuple[int, ...] = ()
    instead_of: tuple[str, ...] = ()
    original: str = ""

    def __post_init__(self) -> None:
        """Refuse a line that is not made of its pieces or has no source."""
        if "".join(piece.text for piece in self.pieces) != self.text:
            raise ValueError(f"the pieces do not make up the line: {self.text!r}")
        if not self.sources:
            raise ValueError(f"the line has no source: {self.text!r}")

    @property
    def longer_forms(self) -> tuple[Line, ...]:
        """The line with the sentence that follows it, and with the one behind that, as far as there are."""
        return (self.longer, *self.longer.longer_forms) if self.longer else ()

    @property
    def forms(self) -> tuple[Line, ...]:
        """The line as it is, then its shorter form and its longer ones, as far as it has them."""
        return (self, *filter(None, (self.shorter,)), *self.longer_forms)

    @property
    def statement(self) -> Statement:
        """The statement that the words of the line are those of."""
        return self.said or self.ranked.point.lead


@dataclass(frozen=True, slots=True)
class Cut:
    """A point that is not on the page, and why; ``height`` is its line's, in points, where it was set.

    ``said_by`` are the ids of the points that say the same: where none of them is on the page, there was no
    room for it either.
    """

    ranked: Ranked
    reason: str
    section: Section | None = None
    text: str = ""
    height: float | None = None
    said_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry of the Sources list. ``number`` is what the marks show, from 1."""

    number: int
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """What a page says: the values that a template can use.

    ``missing`` names the sections that hold too little, with the sentence that the page prints there.
    ``candidates`` are lines that say again what others say, for a page on which those have no room, best
    first. ``since`` is the day of the
    edition before, None for a first one. ``undated`` says that no source gives its date, and that the
    dateline tells for all lines that their days can not be placed.
    """

    title: str
    as_of: date
    language: str
    summary: tuple[Line, ...]
    key_facts: tuple[Line, ...]
    outlook: tuple[Line, ...]
    sources: tuple[Reference, ...]
    missing: tuple[tuple[Section, str], ...] = ()
    candidates: tuple[Line, ...] = ()
    handling: str = ""
    edition: int = 0
    since: date | None = None
    undated: bool = False
    custom: tuple[tuple[str, str], ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line that is on the page, in reading order."""
        return self.summary + self.key_facts + self.outlook

    @property
    def offered(self) -> tuple[Line, ...]:
        """Every line that may come to stand on it."""
        return self.lines + self.candidates


@dataclass(frozen=True, slots=True)
class Fitted:
    """The page that fits, its .docx bytes, how full it is (1.0 is to the last line), what was cut.

    ``doubts`` says why its length is not sure, the gravest reason first; empty where all is modelled.
    """

    brief: Brief
    docx: bytes
    fullness: float
    cut: tuple[Cut, ...] = ()
    doubts: tuple[str, ...] = ()

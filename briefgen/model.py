"""The frozen values that pass between stages; every stage takes one of these and returns the next.

    Source     -> read        a document: clean text, blocks, metadata
    Sentence   -> segment     one sentence, with its span in the source's text
    Statement  -> understand  the sentence with its dates, figures, speakers and outlook
    KeyPoint   -> merge       one fact, with every sentence that states it
    Ranked     -> rank        the point with its score and the reasons for it
    Brief      -> compose     the lines that may stand in each section, best first
    Fitted     -> fit         the lines that do stand on the page, and what was cut

All offsets count characters (code points), start included, end not. Offsets in a ``Sentence`` and
above it are relative to the sentence's own text; a ``Span`` is relative to the source's text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

BlockKind = Literal["title", "heading", "paragraph", "item", "row", "note"]
Grain = Literal[
    "day", "week", "month", "quarter", "season", "half", "year", "fiscal year", "decade", "century"
]
FigureKind = Literal["money", "share", "count", "ordinal", "measure"]
Section = Literal["summary", "key_facts", "outlook"]


def _check_range(start: int, end: int, what: str) -> None:
    if not 0 <= start < end:
        raise ValueError(f"{what} runs from {start} to {end}: it must hold a character")


# ---------------------------------------------------------------- read


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``start`` to ``end`` of the text of the source whose id is ``source``."""

    source: str
    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse an empty or backward span."""
        _check_range(self.start, self.end, f"the span in {self.source!r}")


@dataclass(frozen=True, slots=True)
class Block:
    """A run of a source's text that is one thing: a headline, a heading, a paragraph, a list item.

    ``place`` says where the reader of the original finds it ("page 3", "paragraph 12"); it may
    be empty. Text that no block covers is not content.
    """

    start: int
    end: int
    kind: BlockKind
    place: str = ""

    def __post_init__(self) -> None:
        """Refuse an empty or backward block."""
        _check_range(self.start, self.end, "the block")


@dataclass(frozen=True, slots=True)
class Dropped:
    """A piece of a document that was left out on reading, and why ("related link", "cookie notice")."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document as it was read. ``text`` is what every span of it points into.

    ``sha256`` is that of the bytes as they came. ``name`` is the file's name or the URL. Dates are
    calendar days; None means that nobody said. ``title_given`` is False when the title is only the
    file name or the opening words. ``notes`` are remarks for the user, a line each. ``same_as`` is
    the id of an earlier source with the same or nearly the same text, else empty.
    """

    id: str
    name: str
    text: str
    sha256: str
    title: str
    title_given: bool = True
    publisher: str = ""
    author: str = ""
    published: date | None = None
    modified: date | None = None
    accessed: date | None = None
    url: str = ""
    language: str = "en"
    blocks: tuple[Block, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    notes: tuple[str, ...] = ()
    same_as: str = ""

    def __post_init__(self) -> None:
        """Refuse blocks that overlap, run backwards or leave the text."""
        last = 0
        for block in self.blocks:
            if block.start < last or block.end > len(self.text):
                raise ValueError(f"a block of {self.name} lies outside its text: {block}")
            last = block.end


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that went wrong with one source while the others were still used."""

    name: str
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Corpus:
    """All that was read for one brief: the sources in order, and what could not be read."""

    sources: tuple[Source, ...]
    problems: tuple[Problem, ...] = ()

    def source(self, source_id: str) -> Source:
        """Return the source with this id; KeyError when there is none."""
        for source in self.sources:
            if source.id == source_id:
                return source
        raise KeyError(source_id)


# ---------------------------------------------------------------- segment


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, the heading it stands under, and its place in the source.

    ``text`` is exactly ``source.text[span.start:span.end]``. ``paragraph`` and ``position`` count
    from 0: the block among the source's body blocks, the sentence among all of its sentences.
    ``whole`` is False for a line that is not a full sentence (a list item without a verb, a caption).
    """

    span: Span
    text: str
    heading: str = ""
    paragraph: int = 0
    position: int = 0
    whole: bool = True


# ---------------------------------------------------------------- understand


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark of a sentence with its grammar, as spaCy's English model sees it.

    ``head`` is the index of the governing token in the sentence (its own index at the root);
    ``tag`` is the Penn Treebank tag, ``pos`` the universal one, ``dep`` the ClearNLP label,
    ``entity`` the OntoNotes label or empty; ``begins`` says that an entity begins here.
    """

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str = ""
    begins: bool = False


@dataclass(frozen=True, slots=True)
class When:
    """A date as the sentence gives it, and the days it stands for (``first`` to ``last``, inclusive).

    ``first`` and ``last`` are None when the words can not be placed on the calendar with certainty.
    ``grain`` is that of the words: "August 2024" is a month, never its first day. ``rule`` names how
    the value was found; ``bracket`` is what a reader needs to see beside the words, without the
    brackets ("2024" for "14 May", "23 February 2024" for "Friday"), or empty when the words say all.
    """

    start: int
    end: int
    text: str
    first: date | None
    last: date | None
    grain: Grain
    rule: str
    bracket: str = ""

    def __post_init__(self) -> None:
        """Refuse an interval that ends before it begins."""
        _check_range(self.start, self.end, "the date")
        if self.first and self.last and self.first > self.last:
            raise ValueError(f"{self.text!r} ends before it begins")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts: ``low`` equals ``high`` unless the words give a range.

    ``unit`` is a currency code ("USD"), "%", a unit of measure, or empty; ``of`` is the lemma of what
    is counted ("meeting"). ``fiscal`` scale words are already multiplied in: "$4.09 billion" is 4.09e9.
    """

    start: int
    end: int
    text: str
    kind: FigureKind
    low: float
    high: float
    unit: str = ""
    of: str = ""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says so. ``start`` to ``end`` covers the words of the attribution ("According to X,").

    ``speaker`` is the one who says it, ``channel`` who passed it on ("reported Kabar"), either may be
    empty. ``named`` is False for "officials", "observers". ``form`` tells where it stands:
    "leading" and "trailing" ones can be taken off the sentence whole; "inner" ones can not.
    """

    start: int
    end: int
    speaker: str
    channel: str = ""
    named: bool = True
    form: Literal["leading", "trailing", "inner"] = "inner"


@dataclass(frozen=True, slots=True)
class Outlook:
    """That the sentence looks ahead of its publication: the words that show it, who acts, until when.

    ``first`` and ``last`` bound the horizon when a date gives it. ``likelihood`` is the source's own
    word ("likely", "expected"), never a number of ours.
    """

    cue: str
    actor: str = ""
    first: date | None = None
    last: date | None = None
    likelihood: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that has been understood."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    dates: tuple[When, ...] = ()
    figures: tuple[Figure, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    outlook: Outlook | None = None
    known_by: date | None = None  # the last day on which its source can have been published
    dangling: str = ""  # the opening word that needs the sentence before it ("This", "However")


# ---------------------------------------------------------------- merge, rank


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """One fact, and every statement of it: the one that is printed first.

    ``origins`` counts independent origins: copies of one text are one. ``disputed`` holds statements of
    the same thing with another value; ``superseded_by`` is a later statement that says it has changed.
    """

    id: str
    evidence: tuple[Statement, ...]
    disputed: tuple[Statement, ...] = ()
    origins: int = 1
    superseded_by: Statement | None = None

    def __post_init__(self) -> None:
        """Refuse a fact that nothing in the sources says."""
        if not self.evidence:
            raise ValueError(f"point {self.id} has no evidence")

    @property
    def lead(self) -> Statement:
        """The statement whose words are printed."""
        return self.evidence[0]


@dataclass(frozen=True, slots=True)
class Reason:
    """One part of a score, in words and in points."""

    name: str
    points: float


@dataclass(frozen=True, slots=True)
class Ranked:
    """A point with its score (higher is better), its rank (1 is best) and the reasons."""

    point: KeyPoint
    score: float
    rank: int
    reasons: tuple[Reason, ...] = ()


# ---------------------------------------------------------------- compose, fit, publish


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
    the sentence that follows it in the source, for a page that has room; ``shorter`` leaves out what can
    go without a loss, for one that has none. ``said`` is the statement that
    the words are those of, None for the point's leading one.
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

    def __post_init__(self) -> None:
        """Refuse a line that is not made of its pieces or has no source."""
        if "".join(piece.text for piece in self.pieces) != self.text:
            raise ValueError(f"the pieces do not make up the line: {self.text!r}")
        if not self.sources:
            raise ValueError(f"the line has no source: {self.text!r}")

    @property
    def statement(self) -> Statement:
        """The statement that the words of the line are those of."""
        return self.said or self.ranked.point.lead


@dataclass(frozen=True, slots=True)
class Cut:
    """A point that is not on the page, and why."""

    ranked: Ranked
    reason: str
    section: Section | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry of the Sources list. ``number`` is what the marks show, from 1."""

    number: int
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """What a page says: the values that a template can use.

    ``missing`` names the sections that hold too little, with the sentence that the page prints there.
    ``candidates`` are lines that may be added while there is room, best first.
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
    custom: tuple[tuple[str, str], ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line that is on the page, in reading order."""
        return self.summary + self.key_facts + self.outlook


@dataclass(frozen=True, slots=True)
class Fitted:
    """The page that fits, its .docx bytes, how full it is (1.0 is to the last line), what was cut."""

    brief: Brief
    docx: bytes
    fullness: float
    cut: tuple[Cut, ...] = ()


@dataclass(frozen=True, slots=True)
class Published:
    """What was written: the path, the sha256 of its bytes, and the edition number."""

    path: str
    sha256: str
    files: tuple[str, ...] = field(default=())
    edition: int = 0

"""A sentence that has been understood: its grammar, dates, figures, speakers and outlook."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from briefgen.model.source import Sentence, check_range

Grain = Literal[
    "day", "week", "month", "quarter", "season", "half", "year", "fiscal year", "decade", "century"
]
Standing = Literal["firm", "plan", "forecast", "vague"]
FigureKind = Literal["money", "share", "count", "ordinal", "measure"]


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
        check_range(self.start, self.end, "the date")
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
    "leading" and "trailing" ones can be taken off the sentence whole; "inner" ones can not. Hearsay
    ("reportedly", "is said to") has neither speaker nor channel. ``meant`` is the name that the sentences
    before give for a speaker who is only a pronoun here ("he added"), empty where they do not settle it.
    ``owner`` is whose speaker it is, as a possessive, where the sentence has no more than "its president".
    """

    start: int
    end: int
    speaker: str
    channel: str = ""
    named: bool = True
    form: Literal["leading", "trailing", "inner"] = "inner"
    meant: str = ""
    owner: str = ""

    @property
    def hearsay(self) -> bool:
        """Whether it is told, and not by whom."""
        return not (self.speaker or self.channel)


@dataclass(frozen=True, slots=True)
class Outlook:
    """That the sentence looks ahead of its publication: the words that show it, who acts, until when.

    ``first`` and ``last`` bound the horizon when a date gives it. ``likelihood`` is the source's own
    word ("likely", "expected"), never a number of ours. ``standing`` says how much a reader can hold on to:
    "firm" is settled and has its time, "plan" what somebody means to do, "forecast" what is thought to come,
    "vague" a hope, a demand or a courtesy without time and figure.
    """

    cue: str
    actor: str = ""
    first: date | None = None
    last: date | None = None
    likelihood: str = ""
    standing: Standing = "forecast"


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

"""Two statements in, the reason why they can not be the same fact out (empty when they may be).

No measure of likeness separates "16th" from "15th" or "approved" from "rejected": this guard does, by
comparing what makes a fact this fact and no other: figures, dates, names in the subject, negation,
and words of opposite meaning. It never looks at how alike the wording is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.model import Figure, Statement, Token, When

FIGURE = "figures differ"
DATE = "dates differ"
NEGATION = "one is negated"
OPPOSITE = "opposite words"
SUBJECT = "other subject"
PLAN = "one looks ahead, the other reports"

_NEARLY_ALL = 0.75
_NEGATIONS = frozenset(
    "no not never none neither nor nobody nothing without cannot deny refuse reject fail lack hardly "
    "barely scarcely n't n’t unlikely unable".split()
)
_OPPOSITES = (
    (
        "rise increase grow climb gain surge expand accelerate jump raise",
        "fall decrease decline drop shrink plunge slump contract slow cut lower reduce",
    ),
    ("approve accept adopt endorse back support pass ratify", "reject refuse oppose veto block dismiss"),
    ("win", "lose"),
    ("open launch begin start resume", "close end stop halt suspend cancel abandon shut"),
    ("import", "export"),
    ("buy acquire purchase", "sell"),
    ("arrive enter join", "leave quit withdraw exit"),
    ("allow permit legalise legalize", "ban forbid prohibit bar"),
    ("above over more most high maximum", "below under less least low minimum"),
    ("before", "after"),
    ("acquit free release", "convict jail arrest detain"),
    ("strengthen improve", "weaken worsen"),
    ("surplus", "deficit"),
    ("profit", "loss"),
    ("first", "last"),
)
_SIDES = {
    word: (row, side)
    for row, pair in enumerate(_OPPOSITES)
    for side, words in enumerate(pair)
    for word in words.split()
}


def conflict(one: Statement, two: Statement, likeness: float = 0.0) -> str:
    """Return why the two can not state the same fact, or an empty string.

    Where nearly all words agree (``likeness``, 0 to 1), another word for the subject is one: "the parties"
    and "the participants" of the same talks.
    """
    if (one.outlook is None) != (two.outlook is None):
        return PLAN
    if _figures_differ(one.figures, two.figures):
        return FIGURE
    if _dates_differ(one.dates, two.dates):
        return DATE
    mine, yours = list(core(one)), list(core(two))
    if _negations(mine) != _negations(yours):
        return NEGATION
    if _opposed(mine, yours):
        return OPPOSITE
    return SUBJECT if likeness < _NEARLY_ALL and _subjects_differ(one, two) else ""


def core(statement: Statement) -> Iterator[Token]:
    """Return the tokens outside of every attribution: two reports of one fact differ in those by design."""
    return (statement.tokens[at] for at in _core_places(statement))


def _core_places(statement: Statement) -> Iterator[int]:
    outside = [(found.start, found.end) for found in statement.attributions if found.form != "inner"]
    for at, token in enumerate(statement.tokens):
        if not any(start <= token.start < end for start, end in outside):
            yield at


def _figures_differ(mine: Iterable[Figure], yours: Iterable[Figure]) -> bool:
    """Whether both count some same thing and none of their figures for it agree.

    The rest may agree: "40 million for two ferries" is not "55 million for two ferries".
    """
    theirs = list(yours)
    mine = list(mine)
    for figure in mine:
        others = [other for other in theirs if _same_measure(figure, other)]
        kin = [other for other in mine if _same_measure(figure, other)]
        if others and not any(_agree(one, two) for one in kin for two in others):
            return True
    return False


def figures_apart(mine: Iterable[Figure], yours: Iterable[Figure]) -> list[Figure]:
    """Return those of ``mine`` that count the same thing as one of ``yours`` and agree with none."""
    theirs = list(yours)

    def differs(figure: Figure) -> bool:
        same = [other for other in theirs if _same_measure(figure, other)]
        return bool(same) and not any(_agree(figure, other) for other in same)

    return [figure for figure in mine if differs(figure)]


def _agree(figure: Figure, other: Figure) -> bool:
    return figure.low <= other.high and other.low <= figure.high


def _same_measure(figure: Figure, other: Figure) -> bool:
    if figure.kind != other.kind or figure.unit != other.unit:
        return False
    return (
        figure.kind in {"money", "share", "measure"} or not (figure.of and other.of) or figure.of == other.of
    )


def _dates_differ(mine: Iterable[When], yours: Iterable[When]) -> bool:
    theirs = [when for when in yours if when.first and when.last]
    placed = [when for when in mine if when.first and when.last]
    if not placed or not theirs:
        return False
    return not any(_overlap(when, other) for when in placed for other in theirs)


def _overlap(when: When, other: When) -> bool:
    if not (when.first and when.last and other.first and other.last):
        return False
    return when.first <= other.last and other.first <= when.last


def _negations(tokens: Iterable[Token]) -> bool:
    return sum(token.dep == "neg" or token.lemma.lower() in _NEGATIONS for token in tokens) % 2 == 1


def _opposed(mine: Iterable[Token], yours: Iterable[Token]) -> bool:
    """Whether some pair of opposites stands apart: one side only here, the other side only there."""
    here, there = _sides(mine), _sides(yours)
    return any(
        (row, 1 - side) in there and (row, side) not in there and (row, 1 - side) not in here
        for row, side in here
    )


def _sides(tokens: Iterable[Token]) -> set[tuple[int, int]]:
    lemmas = (token.lemma.lower() for token in tokens)
    return {_SIDES[lemma] for lemma in lemmas if lemma in _SIDES}


def _subjects_differ(one: Statement, two: Statement) -> bool:
    """Whether each says something of a thing that the other does not even mention.

    "The officials held their 16th meeting" and "The 16th meeting of the officials was held" mention both
    subjects both; "The cabinet agreed on free lunches" and "The towns support free lunches" do not.
    """
    here, there = subjects(one), subjects(two)
    if not here or not there or here & there:
        return False
    return not (here <= _lemmas(core(two)) and there <= _lemmas(core(one)))


def subjects(said: Statement) -> set[str]:
    """Return the lemmas of the main clause's subjects, attributions set aside; a pronoun tells nothing."""
    kept = set(_core_places(said))
    root = next((at for at in sorted(kept) if _heads_clause(said.tokens, at, kept)), -1)
    return {
        said.tokens[at].lemma.lower()
        for at in kept
        if said.tokens[at].head == root
        and said.tokens[at].dep in {"nsubj", "nsubjpass"}
        and said.tokens[at].pos in {"NOUN", "PROPN"}
    }


def _heads_clause(tokens: tuple[Token, ...], at: int, kept: set[int]) -> bool:
    head = tokens[at].head
    return tokens[at].pos in {"VERB", "AUX"} and (head == at or head not in kept)


def _lemmas(tokens: Iterable[Token]) -> set[str]:
    return {token.lemma.lower() for token in tokens}


def supports(said: Statement, lead: Statement) -> bool:
    """Whether ``said`` states every figure and certain date of ``lead``: only then is it cited for it."""
    figures = all(
        any(_same_measure(figure, other) and _agree(figure, other) for other in said.figures)
        for figure in lead.figures
    )
    dates = all(any(_overlap(when, other) for other in said.dates) for when in lead.dates if when.first)
    return figures and dates

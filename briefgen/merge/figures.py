"""Two statements in, whether their figures and dates agree out: equal, rounded, within a range, or apart."""

from __future__ import annotations

import re
from itertools import pairwise
from math import floor, log10
from typing import TYPE_CHECKING

from briefgen.merge.told import told
from briefgen.model.names import MONTHS_BEGIN
from briefgen.understand.grammar import verb_of
from briefgen.understand.speech.words import CLAUSE_VERBS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from briefgen.model import Figure, Statement, When

_MEASURED = {"money", "share", "measure"}
# "about 200" is said of 198, and of 204; "up to", "at least" leave one end open and count as rounded too.
_NEARLY = re.compile(
    r"\b(?:about|around|some|nearly|almost|roughly|approximately|close to|closer to|more than|over|less than|"
    r"under|up to|at least|at most|as (?:much|many) as|no more than|(?:an )?estimated)\s+(?:the\s+)?[$€£¥]?$",
    re.IGNORECASE,
)
# "more than 40 per cent" is true of 47 too, and "up to 30" of 26; of a number further off nobody says so.
_ABOVE = re.compile(
    r"\b(?:more than|over|at least|no (?:less|fewer) than|upwards of)\s+[$€£¥]?$", re.IGNORECASE
)
_BELOW = re.compile(
    r"\b(?:less than|fewer than|under|below|up to|at most|no more than)\s+[$€£¥]?$", re.IGNORECASE
)
_OPEN = 0.2
_NEAR = 0.06  # "nearly 1,600" for 1,597, "about 40" for 38: a rounded figure lies this close to the exact one
_MONTHS = re.compile(rf"\b({'|'.join(MONTHS_BEGIN)})[a-z]*\b", re.IGNORECASE)
_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*day\b", re.IGNORECASE)
_DAY = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\b")


def figures_differ(one: Statement, two: Statement) -> bool:
    """Whether both count some same thing and none of their figures for it agree.

    The rest may agree: "40 million for two ferries" is not "55 million for two ferries".
    """
    for figure in one.figures:
        others = [other for other in two.figures if same_measure(figure, other)]
        kin = [other for other in one.figures if same_measure(figure, other)]
        if others and not any(agree(one, mine, two, yours) for mine in kin for yours in others):
            return True
    return False


def nothing_shared(one: Statement, two: Statement) -> bool:
    """Whether both give figures, and no figure or placed date of the one stands in the other."""
    mine = [figure for figure in one.figures if figure.kind != "ordinal"]
    yours = [figure for figure in two.figures if figure.kind != "ordinal"]
    if not mine or not yours:
        return False
    return not any(agree(one, figure, two, other) for figure in mine for other in yours)


def labels_differ(one: Statement, two: Statement) -> bool:
    """Whether both number some same thing and give it other numbers: "chapter 7" is not "chapter 1"."""
    mine, yours = _labels(one), _labels(two)
    return any(not mine[noun] & yours[noun] for noun in mine.keys() & yours.keys())


def _labels(said: Statement) -> dict[str, set[str]]:
    """Return the numbers that stand right behind a noun, by the noun."""
    found: dict[str, set[str]] = {}
    for noun, number in pairwise(said.tokens):
        dated = any(when.start <= number.start < when.end for when in said.dates)
        if noun.pos in {"NOUN", "PROPN"} and number.text.isdigit() and not dated:
            found.setdefault(noun.lemma.lower(), set()).add(number.text)
    return found


def figures_apart(one: Statement, two: Statement) -> list[Figure]:
    """Return those figures of ``one`` that count the same thing as one of ``two`` and agree with none."""

    def differs(figure: Figure) -> bool:
        same = [other for other in two.figures if same_measure(figure, other)]
        return bool(same) and not any(agree(one, figure, two, other) for other in same)

    return [figure for figure in one.figures if differs(figure)]


def same_measure(figure: Figure, other: Figure) -> bool:
    """Whether two figures count the same kind of thing in the same unit."""
    if figure.kind != other.kind or figure.unit != other.unit:
        return False
    return figure.kind in _MEASURED or not (figure.of and other.of) or figure.of == other.of


def agree(one: Statement, figure: Figure, two: Statement, other: Figure) -> bool:
    """Whether two figures can be one: ranges that meet, or the one is the other rounded."""
    if figure.low <= other.high and other.low <= figure.high:
        return True
    if figure.low != figure.high or other.low != other.high:
        return False
    near = is_rounded(one, figure) or is_rounded(two, other)
    return (
        (near and _near(figure.low, other.low))
        or _bounds(one, figure, other)
        or _bounds(two, other, figure)
        or rounds(figure.low, other.low)
        or rounds(other.low, figure.low)
    )


def states(said: Statement, lead: Statement, figure: Figure) -> bool:
    """Whether ``said`` states this figure of ``lead``: the same one, or one that rounds to it.

    A source that says "about 200" does not state 198; one that says 198 does state "about 200".
    """
    for other in said.figures:
        if not same_measure(figure, other):
            continue
        if (figure.low, figure.high) == (other.low, other.high):
            return True
        if figure.low < figure.high and figure.low <= other.low and other.high <= figure.high:
            return True
        if is_rounded(lead, figure) and not is_rounded(said, other) and _near(other.low, figure.low):
            return True
    return False


def is_rounded(said: Statement, figure: Figure) -> bool:
    """Whether the words before the figure say that it is not exact ("about", "up to")."""
    return _NEARLY.search(said.sentence.text[: figure.start]) is not None


def _bounds(said: Statement, bound: Figure, figure: Figure) -> bool:
    """Whether the one is said to be passed or not reached, and the other lies just there."""
    before, least, value = said.sentence.text[: bound.start], bound.low, figure.low
    if _ABOVE.search(before):
        return least <= value <= (1 + _OPEN) * least
    return _BELOW.search(before) is not None and (1 - _OPEN) * least <= value <= least


def rounds(exact: float, short: float) -> bool:
    """Whether ``short`` is ``exact`` with fewer digits: 31,000 for 30,960, 4.1 for 4.09; never 16 for 15."""
    if exact == short or exact <= 0 or short <= 0 or _digits(short) >= _digits(exact) or _digits(short) < 2:
        return False
    scale = 10.0 ** (floor(log10(short)) - _digits(short) + 1)
    return abs(round(exact / scale) * scale - short) < scale / 1000


def _digits(value: float) -> int:
    """Count the figures that matter: 2 in 31,000 and in 4.1."""
    return len(f"{value:.10g}".replace(".", "").split("e")[0].strip("0"))


def _near(one: float, two: float) -> bool:
    return abs(one - two) <= _NEAR * max(abs(one), abs(two))


# ---------------------------------------------------------------- dates


def dates_differ(one: Statement, two: Statement) -> bool:
    """Whether both date what they tell and no date of the one can be one of the other.

    A date without a year, or a weekday that could not be placed, is compared by its words.
    """
    if horizons_differ(one, two):
        return True
    mine, yours = told_dates(one), told_dates(two)
    placed = [when for when in mine if when.first], [when for when in yours if when.first]
    if all(placed) and not any(overlap(when, other) for when in placed[0] for other in placed[1]):
        return True
    return _apart(_named_days(mine), _named_days(yours)) or _apart(_weekdays(mine), _weekdays(yours))


def horizons_differ(one: Statement, two: Statement) -> bool:
    """Whether both look ahead to a time that is known, and the two times have no day in common."""
    mine, yours = one.outlook, two.outlook
    if mine is None or yours is None or not (mine.first and mine.last and yours.first and yours.last):
        return False
    return mine.first > yours.last or yours.first > mine.last


def told_dates(said: Statement) -> Sequence[When]:
    """Return the dates of what is told; when it was said or reported is no date of the fact."""
    kept = {said.tokens[at].start for at in told(said)}
    return [
        when
        for when in said.dates
        if not _of_speech(when, said) and any(when.start <= at < when.end for at in kept)
    ]


def _of_speech(when: When, said: Statement) -> bool:
    """Whether the date tells when something was said: "Lane said in 1998 that …"."""
    tokens = said.tokens
    at = next((place for place, token in enumerate(tokens) if token.start >= when.start), None)
    if at is None:
        return False
    verb = tokens[verb_of(tokens, at)]
    return verb.lemma in CLAUSE_VERBS and verb.tag == "VBD"


def overlap(when: When, other: When) -> bool:
    """Whether two dates that are placed on the calendar have a day in common."""
    if not (when.first and when.last and other.first and other.last):
        return False
    return when.first <= other.last and other.first <= when.last


def _named_days(dates: Iterable[When]) -> set[tuple[str, str]]:
    """Return (month, day) of each date of a day that has no year."""
    found = set()
    for when in dates:
        month, day = _MONTHS.search(when.text), _DAY.search(when.text)
        if when.grain == "day" and when.first is None and month and day:
            found.add((month[1].lower(), day[1].lstrip("0")))
    return found


def _weekdays(dates: Iterable[When]) -> set[str]:
    names = (_WEEKDAY.search(when.text) for when in dates if when.first is None)
    return {name[1].lower() for name in names if name}


def _apart(mine: AbstractSet[object], yours: AbstractSet[object]) -> bool:
    return bool(mine and yours and not mine & yours)

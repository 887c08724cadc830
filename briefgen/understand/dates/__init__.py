"""A sentence and its anchor in, its dates out, each with its days and how they were found.

    find_dates("the 16th meeting on May 14", Anchor(published=date(2024, 6, 3)))
    -> When("May 14", 14 May 2024, grain "day", bracket "2024")

Nothing is guessed: words that can not be placed with certainty keep ``first`` and ``last`` None.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.model import When
from briefgen.understand.dates import echo, named, relative, units
from briefgen.understand.dates.coherent import coherent, in_order, moved
from briefgen.understand.dates.follow import REACH, follow, last_told
from briefgen.understand.dates.occasion import OPEN, is_open
from briefgen.understand.dates.place import place
from briefgen.understand.dates.quoted import count_from_speech
from briefgen.understand.dates.shown import bracket, in_words
from briefgen.understand.dates.tense import tense
from briefgen.understand.dates.together import absorb_weekdays, echo_earlier, join_ranges, share_years
from briefgen.understand.dates.words import MONTH, WEEKDAY
from briefgen.understand.grammar import children, verb_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from briefgen.model import Token
    from briefgen.understand.dates.anchor import Anchor
    from briefgen.understand.dates.calendar import Interval
    from briefgen.understand.dates.follow import Told
    from briefgen.understand.dates.point import Point

__all__ = ["find_dates", "find_points", "in_words", "join_ranges", "share_years"]

# Longer and surer expressions first: what one pattern has taken no later one gets. A group is tried only on a
# text that holds one of its words, which halves the time on news.
_GROUPS = (
    (
        re.compile(
            r"(?i:year-|\bthe\s+(?:same|corresponding|comparable|equivalent|entire|whole|full|day)\b"
            r"|(?:day|week|fortnight|month|quarter|year)s?\s+(?:later|earlier|previous|prior|before|after|following))"
        ),
        echo.READINGS,
    ),
    (re.compile(rf"\d[-/.]\d|{MONTH}"), named.READINGS),
    (
        re.compile(
            r"\d\d|[QH]\d|(?i:quarter|half|months|spring|summer|autumn|fall|winter|century|fiscal|financial|year"
            r"|easter|christmas|thanksgiving|boxing|friday|twenties|thirties|forties|fifties|sixties|seventies"
            r"|eighties|nineties)"
        ),
        units.READINGS,
    ),
    (
        re.compile(
            rf"{WEEKDAY}|(?i:day|tomorrow|tonight|morning|afternoon|evening|night|week|month|quarter|year|decade)"
        ),
        relative.READINGS,
    ),
)


def find_dates(
    text: str,
    anchor: Anchor,
    tokens: tuple[Token, ...] = (),
    *,
    ranges: bool = True,
    before: Sequence[str] = (),
) -> tuple[When, ...]:
    """Return every date expression of a sentence, in order, without overlaps.

    ``tokens`` are the sentence's; without them the tense is read from cue words. With ``ranges`` false the
    two ends of "from 2005 to 2022" stay two dates. ``before`` are the sentences before it in its source, of
    which the last three are asked which day "that day" is.
    """

    def told() -> Told | None:
        day: Told | None = None
        for sentence in before[-REACH:]:
            day = last_told(_find(sentence, anchor, (), lambda day=day: day), day)  # type: ignore[misc]
        return day

    return _find(text, anchor, tokens, told, ranges=ranges)


def _find(
    text: str,
    anchor: Anchor,
    tokens: tuple[Token, ...],
    told: Callable[[], Told | None],
    *,
    ranges: bool = True,
) -> tuple[When, ...]:
    points = [point for point in find_points(text) if _is_meant(point, text, tokens)]
    points = echo_earlier(share_years(points, text))
    if ranges:
        points = absorb_weekdays(join_ranges(points, text), text)
    found = [_when(point, text, anchor, tokens) for point in points]
    found = list(
        count_from_speech(
            found, points, text, anchor.published, lambda point: tense(text, point.start, point.end, tokens)
        )
    )
    for at, days in enumerate(coherent(found, points, text, anchor)):
        found[at] = moved(found[at], days, bracket(points[at], days)) if days else found[at]
    placed = follow(in_order(found, text), points, told)
    kept = [(when, point) for when, point in zip(placed, points, strict=True) if when]
    return tuple(_compared([when for when, _ in kept], [point for _, point in kept], text))


def find_points(text: str) -> list[Point]:
    """Return the date expressions of a text, not yet placed, in order and without overlaps."""
    found: list[Point] = []
    taken = bytearray(len(text))
    for pattern, reading in (reading for gate, group in _GROUPS if gate.search(text) for reading in group):
        for match in pattern.finditer(text):
            point = reading(match)
            if point and not any(taken[point.start : point.end]):
                taken[point.start : point.end] = b"\1" * (point.end - point.start)
                found.append(point)
    return sorted(found, key=lambda point: point.start)


def _is_meant(point: Point, text: str, tokens: Sequence[Token]) -> bool:
    if point.needs and tense(text, point.start, point.end, tokens) != point.needs:
        return False
    return not (_is_name(point, tokens) or _comes_round(point, text) or _is_kind(point, text, tokens))


# "February is our quietest month, so better then than in June": every February, and every June.
_EVERY = re.compile(
    rf"\b(?:{MONTH}|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter) (?:is|are|remains?|tends?) "
    r"(?:our|their|its|the|a|an|always|usually|often|generally|normally|traditionally|to be)\b"
)


def _comes_round(point: Point, text: str) -> bool:
    """Whether a month or season without its year is that of every year."""
    return point.grain in {"month", "season"} and point.lacks == "year" and _EVERY.search(text) is not None


_BARE_WEEKDAY = re.compile(WEEKDAY)
_OF_ONE_DAY = frozenset("trading trade".split())  # "in early Monday trading" is what happened that day


def _is_kind(point: Point, text: str, tokens: Sequence[Token]) -> bool:
    """Whether a weekday says of what kind a thing is: "Sunday shifts", and not "the Friday vote"."""
    if not _BARE_WEEKDAY.fullmatch(text, point.start, point.end):
        return False
    at = next((place for place, token in enumerate(tokens) if token.start == point.start), -1)
    if at < 0 or tokens[at].dep not in {"compound", "nmod", "amod"}:
        return False
    head = tokens[at].head
    noun, between = tokens[head], tokens[at + 1 : head]
    if head <= at or any(token.head != head for token in between):
        return False
    one = children(tokens, head, "det", "poss")
    return noun.pos == "NOUN" and not one and noun.lemma not in _OF_ONE_DAY


# "The bank today is a different one", "than it spends today": these years, not the day of publication.
_NOWADAYS = frozenset("be have spend live face know need cost remain stand use do".split())


def _is_nowadays(point: Point, text: str, tokens: Sequence[Token]) -> bool:
    """Whether "today" stands with what is so at present, rather than with what happens on a day."""
    if text[point.start : point.end].lower() != "today" or not tokens:
        return False
    at = next((place for place, token in enumerate(tokens) if token.end > point.start), 0)
    at = verb_of(tokens, at)
    verb = tokens[at]
    busy = verb.lemma == "be" and children(tokens, at, "prep", "xcomp")
    return verb.lemma in _NOWADAYS and verb.tag in {"VBZ", "VBP"} and not busy


def _is_name(point: Point, tokens: Sequence[Token]) -> bool:
    """Whether a month without more is part of a person's name ("Theresa May")."""
    if point.grain != "month" or not point.of_year:
        return False
    inside = [t for t in tokens if t.start >= point.start and t.end <= point.end]
    return bool(inside) and all(t.entity == "PERSON" for t in inside)


# ---------------------------------------------------------------- values

_PERIODS = {"month", "quarter", "half"}


def _when(point: Point, text: str, anchor: Anchor, tokens: Sequence[Token]) -> When:
    days, rule = place(point, anchor, lambda: tense(text, point.start, point.end, tokens))
    if is_open(point, days, anchor.published, tokens):
        days, rule = None, OPEN
    silent = days is None or _is_nowadays(point, text, tokens)
    return When(
        start=point.start,
        end=point.end,
        text=text[point.start : point.end],
        first=days[0] if days else None,
        last=days[1] if days else None,
        grain=point.grain,
        rule=rule,
        bracket="" if silent or not days else bracket(point, days, anchor.published),
    )


_THAN = re.compile(r"\b(?:from|than|compared\s+(?:with|to)|against)\b[^;]*\bin\s+$|\bfrom\s+$", re.IGNORECASE)


def _compared(found: Sequence[When], points: Sequence[Point], text: str) -> Iterator[When]:
    """Put what a period is compared with before it: "rose in Q3 from Q2" means the Q2 of the same year."""
    last: When | None = None
    for when, point in zip(found, points, strict=True):
        days = _earlier(last, when, point, text)
        last = replace(when, first=days[0], last=days[1], bracket=bracket(point, days)) if days else when
        yield last


def _earlier(last: When | None, when: When, point: Point, text: str) -> Interval | None:
    """Return the nearest such period before ``last``, if the words compare the two and it came out later."""
    if last is None or not last.first or not when.first or not point.of_year:
        return None
    alike = last.grain == when.grain and when.grain in _PERIODS
    if not alike or when.first <= last.first or not _THAN.search(text, last.end, when.start):
        return None
    years = (last.first.year, last.first.year - 1)
    return next((days for year in years if (days := point.of_year(year)) and days[0] < last.first), None)

"""A sentence and its anchor in, its dates out, each with its days and how they were found.

    find_dates("the 16th meeting on May 14", Anchor(published=date(2024, 6, 3)))
    -> When("May 14", 14 May 2024, grain "day", bracket "2024")

Nothing is guessed: words that can not be placed with certainty keep ``first`` and ``last`` None.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from briefgen.model import When
from briefgen.understand.dates import echo, named, relative, units
from briefgen.understand.dates.calendar import month, show
from briefgen.understand.dates.coherent import coherent, moved
from briefgen.understand.dates.follow import REACH, follow, last_told
from briefgen.understand.dates.place import place
from briefgen.understand.dates.tense import tense
from briefgen.understand.dates.words import MONTH, WEEKDAY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from briefgen.model import Grain, Token
    from briefgen.understand.anchor import Anchor
    from briefgen.understand.dates.calendar import Interval
    from briefgen.understand.dates.follow import Told
    from briefgen.understand.dates.point import OfYear, Point

# Longer and surer expressions first: what one pattern has taken no later one gets. A group is tried only on a
# text that holds one of its words, which halves the time on news.
_GROUPS = (
    (
        re.compile(
            r"(?i:year-|same|corresponding|comparable|equivalent|entire|whole|full|later|earlier|previous|prior|before|after"
            r"|following|\bthe\s+day)\b|year-"
        ),
        echo.READINGS,
    ),
    (re.compile(rf"\d[-/.]\d|{MONTH}"), named.READINGS),
    (
        re.compile(
            r"\d\d|[QH]\d|(?i:quarter|half|spring|summer|autumn|fall|winter|century|fiscal|financial|year"
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
        points = join_ranges(points, text)
    found = [_when(point, text, anchor, tokens) for point in points]
    for at, days in enumerate(coherent(found, points, text, anchor)):
        found[at] = moved(found[at], days, _bracket(points[at], days)) if days else found[at]
    placed = follow(found, points, told)
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
    return not _is_name(point, tokens)


# "The bank today is a different one", "than it spends today": these years, not the day of publication.
_NOWADAYS = frozenset("be have spend live face know need cost remain stand use do".split())


def _is_nowadays(point: Point, text: str, tokens: Sequence[Token]) -> bool:
    """Whether "today" stands with what is so at present, rather than with what happens on a day."""
    if text[point.start : point.end].lower() != "today" or not tokens:
        return False
    at = next((place for place, token in enumerate(tokens) if token.end > point.start), 0)
    while tokens[at].pos not in {"VERB", "AUX"} and tokens[at].head != at:
        at = tokens[at].head
    verb = tokens[at]
    busy = verb.lemma == "be" and any(t.head == at and t.dep in {"prep", "xcomp"} for t in tokens)
    return verb.lemma in _NOWADAYS and verb.tag in {"VBZ", "VBP"} and not busy


def _is_name(point: Point, tokens: Sequence[Token]) -> bool:
    """Whether a month without more is part of a person's name ("Theresa May")."""
    if point.grain != "month" or not point.of_year:
        return False
    inside = [t for t in tokens if t.start >= point.start and t.end <= point.end]
    return bool(inside) and all(t.entity == "PERSON" for t in inside)


# ---------------------------------------------------------------- two points that belong together

_TO = re.compile(r"\s*[-–—−]\s*|\s+(?:to|until|till|through|thru|up\s+to)\s+")
_AND = re.compile(r"\s+and\s+")
_LIST = re.compile(r"\s*(?:,|,?\s+(?:and|or))\s+")
_MOVED = re.compile(
    r"\b(?:mov|postpon|delay|reschedul|push|brought|bring|shift|defer|extend|chang|put\s+off|rais|revis)\w*\b"
)
_FINE = {
    "day": 0,
    "week": 1,
    "month": 1,
    "quarter": 1,
    "season": 1,
    "half": 1,
    "year": 2,
    "decade": 3,
    "century": 4,
}


def share_years(points: Sequence[Point], text: str) -> list[Point]:
    """Give the year of "March and June 2024" to both months."""
    shared = list(points)
    for i in range(len(shared) - 2, -1, -1):
        one, two = shared[i], shared[i + 1]
        if one.of_year and two.days and not two.lacks and one.grain == two.grain and one.grain != "year":
            days = one.of_year(two.days[0].year)
            if days and days[0] <= two.days[0] and _LIST.fullmatch(text, one.end, two.start):
                shared[i] = replace(one, days=days, of_year=None, lacks="")
    return shared


def echo_earlier(points: Sequence[Point]) -> list[Point]:
    """Count "later that year" and "the following day" from the date before them in the sentence, if any."""
    placed: list[Point] = []
    for point in points:
        before = next((other for other in reversed(placed[-9:]) if other.days), None)
        days = (
            point.echo(before.days)
            if point.echo and before and before.days and _as_fine(before, point)
            else None
        )
        placed.append(replace(point, days=days) if days else point)
    return placed


def _as_fine(one: Point, two: Point) -> bool:
    if two.echoes_year and one.days:
        return one.days[0].year == one.days[1].year
    return one.grain == "day" or (
        _FINE.get(one.grain, 0) <= _FINE.get(two.grain, 0) and two.grain not in {"day", "week"}
    )


def join_ranges(points: Sequence[Point], text: str) -> list[Point]:
    """Make one point of the two ends of "from 2005 to 2022", "between March and June"."""
    joined: list[Point] = []
    for point in points:
        both = _range(joined[-1], point, text) if joined else None
        if both:
            joined[-1] = both
        else:
            joined.append(point)
    return joined


def _range(one: Point, two: Point, text: str) -> Point | None:
    if _FINE.get(one.grain) != _FINE.get(two.grain) or not _connected(one, two, text):
        return None
    whole = replace(
        two, start=one.start, lacks=two.lacks or ("year" if one.days is None and two.near else "")
    )
    if one.days and two.days:
        return replace(whole, days=(one.days[0], two.days[1])) if one.days[0] <= two.days[1] else None
    if one.days and two.of_year:
        last = next(
            (d for y in (0, 1) if (d := two.of_year(one.days[0].year + y)) and d[0] >= one.days[0]), None
        )
        return replace(whole, days=(one.days[0], last[1]), of_year=None, lacks="") if last else None
    if one.of_year and two.days:
        return _back_from_end(one, two, whole)
    return _both_open(one, two, whole)


def _connected(one: Point, two: Point, text: str) -> bool:
    if _TO.fullmatch(text, one.end, two.start):
        return not _MOVED.search(text, max(0, one.start - 60), one.start)
    between = text[max(0, one.start - 12) : one.start].rstrip().lower().endswith("between")
    return between and bool(_AND.fullmatch(text, one.end, two.start))


def _back_from_end(one: Point, two: Point, whole: Point) -> Point | None:
    if not one.of_year or not two.days:
        return None
    year = two.days[1].year
    first = next((d for y in (year, year - 1) if (d := one.of_year(y)) and d[0] <= two.days[1]), None)
    return replace(whole, days=(first[0], two.days[1]), of_year=None) if first else None


def _both_open(one: Point, two: Point, whole: Point) -> Point | None:
    if one.of_year and two.of_year:
        return replace(whole, of_year=_of_one_year(one.of_year, two.of_year))
    if one.near and two.near:
        from_day, to_day = one.near, two.near
        return replace(whole, near=lambda day, tense: _in_order(from_day(day, tense), to_day(day, tense)))
    return None


def _of_one_year(begin: OfYear, end: OfYear) -> OfYear:
    """Return what the range is in a year; one that runs backwards ends in the next: "November to March"."""

    def of_year(year: int) -> Interval | None:
        start = begin(year)
        ends = (end(year), end(year + 1))
        last = next((days for days in ends if days and start and days[0] >= start[0]), None)
        return (start[0], last[1]) if start and last else None

    return of_year


def _in_order(begin: Interval | None, end: Interval | None) -> Interval | None:
    """Return the whole of both; "Monday to Friday", told on a Wednesday, begins in the week of its end."""
    if not begin or not end:
        return None
    first = begin[0] - timedelta(days=7) if 0 < (begin[0] - end[1]).days < 7 else begin[0]
    return (first, end[1]) if first <= end[1] else None


# ---------------------------------------------------------------- values

_PERIODS = {"month", "quarter", "half"}


def _when(point: Point, text: str, anchor: Anchor, tokens: Sequence[Token]) -> When:
    days, rule = place(point, anchor, lambda: tense(text, point.start, point.end, tokens))
    silent = days is None or _is_nowadays(point, text, tokens)
    return When(
        start=point.start,
        end=point.end,
        text=text[point.start : point.end],
        first=days[0] if days else None,
        last=days[1] if days else None,
        grain=point.grain,
        rule=rule,
        bracket="" if silent or not days else _bracket(point, days),
    )


_THAN = re.compile(r"\b(?:from|than|compared\s+(?:with|to)|against)\b[^;]*\bin\s+$|\bfrom\s+$", re.IGNORECASE)


def _compared(found: Sequence[When], points: Sequence[Point], text: str) -> Iterator[When]:
    """Put what a period is compared with before it: "rose in Q3 from Q2" means the Q2 of the same year."""
    last: When | None = None
    for when, point in zip(found, points, strict=True):
        days = _earlier(last, when, point, text)
        last = replace(when, first=days[0], last=days[1], bracket=_bracket(point, days)) if days else when
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


def _bracket(point: Point, days: tuple[date, date]) -> str:
    if not point.lacks:
        return ""
    shown = (
        str(days[0].year)
        if point.lacks == "year" and days[0].year == days[1].year
        else _show(point.grain, days)
    )
    return f"about {shown}" if point.about else shown


def _show(grain: Grain, days: tuple[date, date]) -> str:
    """Write the unit that the words name, of which "later this month" is only a part."""
    first, last = days
    if grain == "week":
        return f"week of {show((first, first))}"
    if grain == "month" and (first.year, first.month) == (last.year, last.month):
        return show(month(first.year, first.month))
    if grain == "year" and first.year == last.year:
        return str(first.year)
    return f"{first.year}s" if grain == "decade" else show(days)

"""The date expressions of a sentence in, not yet placed; out the same, those made one that belong together.

"From 2005 to 2022" is one time with two ends, and the year of "March and June 2024" is that of both months.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from briefgen.understand.dates.words import WEEKDAY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.understand.dates.calendar import Interval
    from briefgen.understand.dates.point import OfYear, Point

_TO = re.compile(r"\s*[-–—−]\s*|\s+(?:to|until|till|through|thru|up\s+to)\s+")
_AND = re.compile(r"\s+and\s+")
_LIST = re.compile(r"\s*(?:,|,?\s+(?:and|or))\s+")
_WEEKDAYS = re.compile(rf"{WEEKDAY}(?:(?: ?[-–—] ?| and | to ){WEEKDAY})?\b")
_COMMA = re.compile(r",\s+(?:the\s+)?")
_BESIDE = re.compile(r"\s*[-–—]\s*|\s+(?:and|to)\s+")
_YEAR_FIRST = re.compile(r"\d{4}\W{0,2}[QH]\d")
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
    return _share_forward(shared, text)


def _share_forward(points: Sequence[Point], text: str) -> list[Point]:
    """Give the year of "2013 Q2 and Q3", which stands before the quarters, to all of them."""
    shared = list(points)
    for i in range(1, len(shared)):
        one, two = shared[i - 1], shared[i]
        if one.days and two.of_year and one.grain == two.grain and _year_stands_first(shared[:i], text):
            days = two.of_year(one.days[0].year) if _LIST.fullmatch(text, one.end, two.start) else None
            shared[i] = replace(two, days=days, of_year=None, lacks="") if days else two
    return shared


def _year_stands_first(points: Sequence[Point], text: str) -> bool:
    """Whether the last point opens on its year, or goes on a list that does."""
    return any(_YEAR_FIRST.match(text, point.start) for point in points)


def absorb_weekdays(points: Sequence[Point], text: str) -> list[Point]:
    """Make one date of "Thursday and Friday, 5–6 November": the weekdays say again which days these are."""
    joined: list[Point] = []
    for point in reversed(points):
        after = joined[-1] if joined else None
        if after and _are_weekdays_of(point, after, text):
            joined[-1] = replace(after, start=point.start)
        else:
            joined.append(point)
    return joined[::-1]


def _are_weekdays_of(one: Point, two: Point, text: str) -> bool:
    if (
        two.grain != "day"
        or not (two.days or two.of_year)
        or not _WEEKDAYS.fullmatch(text[one.start : one.end])
    ):
        return False
    between = text[one.end : two.start]
    inside = bool(_WEEKDAYS.match(text[two.start :]))  # one of them is taken in already
    return (_BESIDE if inside else _COMMA).fullmatch(between) is not None


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
    mixed = {one.grain, two.grain} == {"day", "month"}
    if not (mixed or _FINE.get(one.grain) == _FINE.get(two.grain)) or not _connected(one, two, text):
        return None
    whole = replace(
        two, start=one.start, lacks=two.lacks or ("year" if one.days is None and two.near else "")
    )
    if mixed:  # "3 June to mid-July": placed as the day is, and shown without the last day of the month
        whole = replace(whole, grain="day", mixed=True)
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

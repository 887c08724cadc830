"""Words that count from another date in ("a year earlier", "the same period last year"), points out.

    rose in April 2026, against the same month last year   -> April 2025
    closed on 3 May 2026 and opened two days later         -> 5 May 2026

Each of them is a date only where the date that it counts from is known.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from re import Match
from typing import TYPE_CHECKING

from briefgen.understand.dates import calendar as cal
from briefgen.understand.dates.point import Point, unplaced
from briefgen.understand.dates.words import NUMBER_WORD, YEAR, number, words_before

if TYPE_CHECKING:
    from briefgen.model import Grain
    from briefgen.understand.dates.calendar import Interval

Reading = tuple[re.Pattern[str], Callable[[Match[str]], Point | None]]

_ELSEWHERE = "it is counted from a date in another sentence"
# Months in a unit, for those that are whole months.
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_GRAINS: dict[str, Grain] = {
    "day": "day", "week": "week", "fortnight": "week", "month": "month", "quarter": "quarter", "year": "year",
}  # fmt: skip
_BACK = frozenset({"earlier", "before", "previous", "previously", "prior"})
_MOST = 200  # units; more is no count that a calendar answers
_SHORTEST_MONTH, _LONGEST_YEAR = 27, 366  # days between the first and the last


def _shifted(days: Interval, months: int) -> Interval:
    """Move whole months by a number of months."""
    last = cal.shift_months(days[1], months)[1]
    return cal.shift_months(days[0], months)[0], last


def _is_whole(days: Interval) -> bool:
    """Whether the days are whole months."""
    return days[0].day == 1 and (days[1] + timedelta(days=1)).day == 1


def _away(unit: str, count: int, days: Interval) -> Interval | None:
    """Return what lies ``count`` units from a day or a period; None where only the year is known of it."""
    first, last = days
    if unit == "day":
        there = last + timedelta(days=count)
        return there, there
    if unit in {"week", "fortnight"}:
        return cal.week(first + timedelta(weeks=2 * count if unit == "fortnight" else count))
    if _is_whole(days) and (last - first).days <= _LONGEST_YEAR:
        return _shifted(days, count * _MONTHS[unit])
    return cal.shift_months(first, count) if unit == "month" else None


def _counted(match: Match[str]) -> Point | None:
    """Read "two days later", "a year earlier"; of a day, "a year later" is the year."""
    count = number(match["n"])
    if count > _MOST:
        return None
    return _from(match, -count if match["way"].lower() in _BACK else count)


def _beside(match: Match[str]) -> Point:
    """Read "the year before", "the day after"."""
    away = -1 if match["way"].lower() in _BACK else 1
    point = _from(match, away)
    if point.grain != "year":
        return point
    return replace(point, echo=lambda days: cal.year(days[0].year + away), as_base=False, echoes_year=True)


def _from(match: Match[str], away: int) -> Point:
    unit = match["u"].lower()
    point = replace(unplaced(match, _GRAINS[unit], _ELSEWHERE), only_echo=True)
    if unit == "year":
        return replace(
            point, echo=lambda days: _away(unit, away, days) or cal.year(days[0].year + away), as_base=True
        )
    return replace(point, echo=lambda days: _away(unit, away, days))


def _same_period(match: Match[str]) -> Point:
    """Read "the same period last year": what the sentence told before it, in another year."""
    year = int(match["y"]) if match["y"] else 0

    def echo(days: Interval) -> Interval | None:
        away = year - days[0].year if year else -1
        if (days[1] - days[0]).days < _SHORTEST_MONTH:
            return None
        if _is_whole(days):
            return _shifted(days, 12 * away)
        first, last = days
        return first.replace(year=first.year + away), last.replace(year=last.year + away)

    point = replace(unplaced(match, "year", _ELSEWHERE), echo=echo, as_base=True)
    if year:
        return replace(point, days=cal.year(year), why="")
    if match["ly"]:
        return replace(point, near=lambda day, _: cal.year(day.year - 1), why="", lacks="day")
    return replace(point, only_echo=True)


_OF_TIME = re.compile(r"\b(?:for|of|in|over|during|throughout)\s+$", re.IGNORECASE)


def _whole_year(match: Match[str]) -> Point | None:
    """Read "for the entire year" behind "the fourth quarter of 2005"."""
    if not _OF_TIME.search(words_before(match.string, match.start())):
        return None
    return replace(
        unplaced(match, "year", _ELSEWHERE),
        echo=lambda days: cal.year(days[0].year),
        echoes_year=True,
        only_echo=True,
    )


def _the_day(match: Match[str]) -> Point:
    """Read "ended the day at 7,114", "later in the day": the day that was told of last."""
    point = unplaced(match, "day", _ELSEWHERE)
    start, end = match.span("day")
    return replace(point, start=start, end=end, echo=lambda days: (days[1], days[1]), only_echo=True)


_STOPS = r"(?=\s*(?:[.,;:)”\"—–]|$)|\s(?:and|but|or)\b)"
_N = rf"(?<![\d,.–-])(?P<n>\d{{1,3}}|(?i:{NUMBER_WORD}|an?))"
READINGS: list[Reading] = [
    (
        re.compile(
            r"\b(?i:the\s+(?:same|corresponding|comparable|equivalent)\s+(?:period|months?|quarter|half|time|season)"
            rf"(?:\s+(?:of|in))?\s+(?:(?P<ly>last\s+year|a\s+year\s+ago)|(?P<y>{YEAR})"
            r"|a\s+year\s+(?:earlier|before)|the\s+(?:previous|prior|preceding)\s+year|the\s+year\s+before))\b"
            r"|\b(?i:(?:the|a)\s+)?(?i:(?P<ya>year-ago|year-earlier)\s+(?:period|month|quarter))\b"
        ),
        _same_period,
    ),
    (
        re.compile(
            rf"\b{_N}\s+(?P<u>(?i:day|week|fortnight|month|quarter|year))s?\s+"
            rf"(?P<way>(?i:(?:later|earlier|previously)\b(?!\s+than)|(?:before|after|afterwards)\b{_STOPS}))"
        ),
        _counted,
    ),
    (
        re.compile(
            rf"\b(?i:the)\s+(?P<u>(?i:day|week|month|quarter|year))\s+"
            rf"(?P<way>(?i:before|previous|prior|earlier|after|following)){_STOPS}"
        ),
        _beside,
    ),
    (re.compile(r"\b(?i:the\s+(?:entire|whole|full))\s+(?i:year)\b"), _whole_year),
    (
        re.compile(
            r"\b(?i:(?:(?:late|early|later|earlier)\s+in|(?:end|finish|clos|start|open)(?:s|e|es|ed|ing)?|beg[aiu]n(?:ning)?)"
            r"\s+(?P<day>the\s+day))\b(?!\s+(?:before|after|of|when|that|care))"
        ),
        _the_day,
    ),
]

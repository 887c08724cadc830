"""Calendar units in, intervals of days out; and intervals in, the words a British reader expects out.

An interval is a pair ``(first, last)`` of calendar days, both inside it. Weeks run from Monday to
Sunday. Seasons are those of the northern hemisphere, three whole months each.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TypeAlias

from briefgen.model.names import MONTHS

Interval: TypeAlias = tuple[date, date]

SEASON_START = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


def day(year: int, month: int, number: int) -> Interval | None:
    """Return one day, or None when the calendar has no such day (30 February)."""
    try:
        found = date(year, month, number)
    except ValueError:
        return None
    return found, found


def month(year: int, number: int) -> Interval:
    """Return a whole month."""
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])


def months(year: int, first: int, count: int) -> Interval:
    """Return ``count`` whole months from month ``first`` of ``year``; they may run into the next year."""
    end = year * 12 + first - 1 + count - 1
    return date(year, first, 1), month(end // 12, end % 12 + 1)[1]


def quarter(year: int, number: int) -> Interval:
    """Return a calendar quarter, 1 to 4."""
    return months(year, number * 3 - 2, 3)


def half(year: int, number: int) -> Interval:
    """Return a calendar half-year, 1 or 2."""
    return months(year, number * 6 - 5, 6)


def year(number: int) -> Interval:
    """Return a whole year."""
    return date(number, 1, 1), date(number, 12, 31)


def years(first: int, last: int) -> Interval:
    """Return the days from the start of one year to the end of another."""
    return date(first, 1, 1), date(last, 12, 31)


def season(name: str, number: int) -> Interval:
    """Return a season that begins in the year ``number``: winter 2023 ends in February 2024."""
    return months(number, SEASON_START[name], 3)


def week(inside: date) -> Interval:
    """Return the Monday and the Sunday of the week that holds a day."""
    monday = inside - timedelta(days=inside.weekday())
    return monday, monday + timedelta(days=6)


def weekend(inside: date) -> Interval:
    """Return the Saturday and Sunday of the week that holds a day."""
    sunday = week(inside)[1]
    return sunday - timedelta(days=1), sunday


def shift_months(start: date, count: int) -> Interval:
    """Return the whole month that lies ``count`` months after (before, if negative) that of ``start``."""
    index = start.year * 12 + start.month - 1 + count
    return month(index // 12, index % 12 + 1)


def easter(number: int) -> date:
    """Return Easter Sunday of a year in the Gregorian calendar (the anonymous algorithm of 1876)."""
    a, (b, c) = number % 19, divmod(number, 100)
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    number_of_month, before = divmod(h + k - 7 * m + 114, 31)
    return date(number, number_of_month, before + 1)


def nth_weekday(number: int, in_month: int, weekday: int, nth: int) -> date:
    """Return the ``nth`` (from 1) weekday (Monday is 0) of a month."""
    first = date(number, in_month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def show_day(value: date) -> str:
    """Write a day as "14 May 2024"."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def _show_months(first: date, last: date) -> str:
    start, end = MONTHS[first.month - 1], MONTHS[last.month - 1]
    if (first.year, first.month) == (last.year, last.month):
        return f"{start} {first.year}"
    if first.year == last.year:
        return f"{start}–{end} {last.year}"
    return f"{start} {first.year}–{end} {last.year}"


def _show_days(first: date, last: date) -> str:
    if first == last:
        return show_day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{show_day(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]}–{show_day(last)}"
    return f"{show_day(first)}–{show_day(last)}"


def show(interval: Interval) -> str:
    """Write an interval as short as it can be told: "14 May 2024", "August 2024", "2005–2022"."""
    first, last = interval
    if first.day != 1 or (last + timedelta(days=1)).day != 1:
        return _show_days(first, last)
    if first.month != 1 or last.month != 12:
        return _show_months(first, last)
    return f"{first.year}" if first.year == last.year else f"{first.year}–{last.year}"

"""A point and an anchor in, its days and the rule that found them out; None where more than one reading fits.

Where only a window of publication is known, a date counts as certain when the first and the last day of the
window give the same answer: every reading moves forward with the day it is counted from, never back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.understand.dates.calendar import show_day

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from briefgen.model import Grain
    from briefgen.understand.dates.anchor import Anchor
    from briefgen.understand.dates.calendar import Interval
    from briefgen.understand.dates.point import OfYear, Point
    from briefgen.understand.dates.tense import Tense

# A day without its year is of this year or a neighbouring one; half a year away, the nearest is a guess.
_NEAREST_DAYS = 150
# A window no wider than the month on a cover: the day of publication is known well enough to count from it.
_A_MONTH = 30
_FAR_DAYS, _CLOSE_DAYS, _NEVER = 240, 75, 10**6


def place(point: Point, anchor: Anchor, tense: Callable[[], Tense]) -> tuple[Interval | None, str]:
    """Return the days of a point, or None, and in words how they were found or why they were not."""
    if point.days:
        return point.days, "as written"
    if point.unit and anchor.period and anchor.period[0] == point.unit and tense() == "past":
        return anchor.period[1], "what the title of its source is on"
    if point.either:
        return _ordered(point.either, anchor), point.why
    if point.why:
        return None, point.why
    if anchor.published:
        found = days_near(point, anchor.published, tense())
        known = "day of the dateline" if anchor.rule == "dateline" else "publication date"
        day = f"the {known}, {show_day(anchor.published)}"
        return found, f"from {day}" if found else f"unclear even from {day}"
    if anchor.first and anchor.last:
        found = _in_window(point, anchor.first, anchor.last, tense())
        return found, anchor.rule if found else "the text does not settle it"
    return None, "no publication date to count from"


def _ordered(either: tuple[Interval | None, Interval | None], anchor: Anchor) -> Interval | None:
    """Take the order of day and month that the text has elsewhere, or the day on which it was published."""
    if anchor.day_first is not None:
        return either[0 if anchor.day_first else 1]
    return next((days for days in either if days and days[0] == anchor.published), None)


def days_near(point: Point, published: date, tense: Tense) -> Interval | None:
    """Return the days of a point in a text published on a given day, or None where readings differ."""
    try:
        if point.near:
            return point.near(published, tense)
        return _choose_year(point.of_year, point.grain, published, tense) if point.of_year else None
    except (ValueError, OverflowError):
        return None  # before the year 1 or after the year 9999


def _choose_year(of_year: OfYear, grain: Grain, published: date, tense: Tense) -> Interval | None:
    found = [days for year in range(published.year - 5, published.year + 6) if (days := of_year(year))]
    past = next((days for days in reversed(found) if days[0] <= published), None)
    ahead = next((days for days in found if days[1] >= published), None)
    if grain == "day":
        return _nearest_day(past, ahead, published, tense)
    if tense == "future" or past == ahead:  # the unit that is running: "by the end of June", told in June
        return ahead
    if tense == "unsure" or (tense == "" and grain == "season"):
        return None
    return past


def _nearest_day(
    past: Interval | None, ahead: Interval | None, published: date, tense: Tense
) -> Interval | None:
    """Take the reading of the tense, but not one most of a year away when the other is a few weeks off."""
    back = (published - past[0]).days if past else _NEVER
    forth = (ahead[0] - published).days if ahead else _NEVER
    if tense == "future":
        return ahead if forth <= _FAR_DAYS or back > _CLOSE_DAYS else None
    if tense == "past":
        return past if back <= _FAR_DAYS or forth > _CLOSE_DAYS else ahead
    return (past if back <= forth else ahead) if min(back, forth) <= _NEAREST_DAYS else None


def _in_window(point: Point, first: date, last: date, tense: Tense) -> Interval | None:
    wide = (last - first).days > _A_MONTH
    if point.of_year and point.grain == "day" and first.year == last.year and wide:
        return _of_the_year(point.of_year, first, last, tense)
    early, late = days_near(point, first, tense), days_near(point, last, tense)
    return early if early == late else None


def _of_the_year(of_year: OfYear, first: date, last: date, tense: Tense) -> Interval | None:
    """Give a day without a year the year of publication, which is what leaving the year out means in news."""
    days = of_year(first.year)
    if days is None or (tense == "past" and days[0] > last) or (tense == "future" and days[1] < first):
        return None
    return days

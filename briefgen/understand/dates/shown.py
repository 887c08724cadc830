"""Days and the words that stand for them in, what a reader is shown of them out: a bracket, or all of it.

A part of a unit is told as the source tells it, "mid-July 2026", because no source says where "mid" ends.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.understand.dates.calendar import month, shift_months, show

if TYPE_CHECKING:
    from datetime import date

    from briefgen.model import Grain, When
    from briefgen.understand.dates.calendar import Interval
    from briefgen.understand.dates.point import Point

# "late in", "mid-", "the end of": how far into a unit.
_PART = re.compile(
    r"\b(?:(?:very\s+)?(?:early|late|mid)(?:[-–‑\s]+in)?\b"
    r"|(?:the\s+)?(?:very\s+)?(?:beginning|start|middle|end|close)\s+of\b|(?:the\s+)?end\b(?=[-–‑]))",
    re.IGNORECASE,
)
# Words that say which unit by where it stands to the day of publication.
_COUNTED = re.compile(
    r"\b(?:next|last|this|current|coming|the\s+(?:year|month|week|quarter|decade))\b", re.IGNORECASE
)
_YEARS = re.compile(r"\d{4}(?:–\d{4})?")
_BOUND = ("about ", "before ", "since ")


def bracket(point: Point, days: Interval, published: date | None = None) -> str:
    """Return what the words leave out, empty where they say all."""
    if not point.lacks:
        return ""
    if point.bound and published:
        word, months = point.bound
        return f"{word} {show(shift_months(published, -months))}"
    shown = _lacking(point, days)
    return f"about {shown}" if point.about else shown


def _lacking(point: Point, days: Interval) -> str:
    first, last = days
    if point.lacks == "year" and first.year == last.year:
        return str(first.year)
    if point.lacks == "year" and point.mixed:
        return f"{first.year}–{last.year}"
    return in_grain(point.grain, days)


def in_grain(grain: Grain, days: Interval) -> str:
    """Write the unit that the words name, of which "later this month" is only a part."""
    first, last = days
    if grain == "week":
        return f"week of {show((first, first))}"
    if grain == "month" and (first.year, first.month) == (last.year, last.month):
        return show(month(first.year, first.month))
    if grain == "year" and first.year == last.year:
        return str(first.year)
    return f"{first.year}s" if grain == "decade" else show(days)


def in_words(when: When) -> str:
    """Return the time that is meant, as coarsely as its source tells it; its own words where nobody knows it.

    "mid-July" is "mid-July 2026", "late next year" is "late 2027", "later this month" is "May 2026".
    """
    if when.first is None or when.last is None:
        return when.text
    if when.bracket.startswith(_BOUND):
        return when.bracket
    part = _PART.search(when.text)
    if part is None or when.grain == "week":
        return (
            f"the {in_grain(when.grain, (when.first, when.last))}"
            if when.grain == "decade"
            else in_grain(when.grain, (when.first, when.last))
        )
    text = (
        when.text if when.text[:1].isdigit() or _is_month(when.text) else when.text[0].lower() + when.text[1:]
    )
    if not when.bracket:
        return text
    if _YEARS.fullmatch(when.bracket) and not _COUNTED.search(when.text):
        return f"{text} {when.bracket}"
    return (
        f"{part[0].lower()} {when.bracket}"
        if part.start() == 0
        else in_grain(when.grain, (when.first, when.last))
    )


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _is_month(text: str) -> bool:
    return text.startswith(_MONTHS)

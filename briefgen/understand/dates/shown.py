"""Days and the words that stand for them in, what a reader is shown of them out: a bracket, or all of it.

A part of a unit is told as the source tells it, "mid-July 2026", because no source says where "mid" ends.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.model.names import MONTHS
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
_SAYS_YEAR = re.compile(r"\d{3}|[’']\d\d|\bcentury\b")
_MONTHS = tuple(name[:3] for name in MONTHS)
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
    if when.grain == "fiscal year":
        return _inside(when.text)
    unit = in_grain(when.grain, (when.first, when.last))
    part = _PART.search(when.text)
    if part is None or when.grain == "week":
        return f"the {unit}" if when.grain == "decade" else unit
    if _COUNTED.search(when.text):
        return f"{part[0].lower()} {unit}" if part.start() == 0 else unit
    year, end = when.first.year, when.last.year
    told = _SAYS_YEAR.search(when.text)
    return _inside(when.text) + ("" if told else f" {year}" if year == end else f" {year}–{end}")


def _inside(text: str) -> str:
    """Write words as within a sentence: "Early June" is "early June"."""
    return text if text.startswith(_MONTHS) else text[0].lower() + text[1:]

"""The title of a text in, the one period that it names out: of what "the quarter" of a bulletin is.

"Third Quarter, Financial Year 2024/2025 (1 January - 31 March 2025)" names one, and so does "Waiting lists in
June 2026". What was not over on the day of publication is what a text plans, and no period that it reports.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from briefgen.understand.dates import find_points, join_ranges

if TYPE_CHECKING:
    from datetime import date

    from briefgen.model import Grain
    from briefgen.understand.dates.calendar import Interval
    from briefgen.understand.dates.point import Point

_MONTH = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|q[1-4])\b"
)
_PERIODS = frozenset({"month", "quarter", "half", "year"})
# Months that a period of this name has.
_LENGTHS: dict[int, Grain] = {1: "month", 3: "quarter", 6: "half", 12: "year"}


@lru_cache(maxsize=512)
def period_named(title: str, published: date | None) -> tuple[str, Point] | None:
    """Return the words and the point of the one period that a title names, over when the text came out.

    Its grain is that of its length: "1 January - 31 March 2025" is a quarter. What only another calendar
    places ("financial year 2024/2025") does not count against it.
    """
    text = _MONTH.sub(lambda found: found[0].capitalize(), title.lower()) if title.isupper() else title
    points = join_ranges(find_points(text), text)
    placed = [point for point in points if point.days]
    if len(placed) != 1 or any("fiscal" not in point.why for point in points if not point.days):
        return None
    (point,) = placed
    grain = _grain(point.days) if point.days and point.grain == "day" else point.grain
    over = point.days is not None and (published is None or point.days[1] < published)
    if not over or grain not in _PERIODS:
        return None
    return text[point.start : point.end], replace(point, grain=grain or point.grain)


def _grain(days: Interval) -> Grain | None:
    """Return the name of a stretch of whole months by their number."""
    first, after = days[0], days[1] + timedelta(days=1)
    if first.day != 1 or after.day != 1:
        return None
    return _LENGTHS.get((after.year - first.year) * 12 + after.month - first.month)

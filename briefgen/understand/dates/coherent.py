"""The dates of a sentence, each placed by itself, in; the same without two that contradict each other, out.

A verb may say of each date alone whether it is past or ahead, and still the two can not both be meant: what
begins in May of one year does not end in June of the year before, and results that come out in April are not
those of a quarter that is still to come.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from briefgen.understand.dates.words import WEEKDAY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.model import When
    from briefgen.understand.dates.anchor import Anchor
    from briefgen.understand.dates.calendar import Interval
    from briefgen.understand.dates.point import Point

# "begin on 12 May and end in early June", "opens in March and runs until May": one course of time.
_GOES_ON = re.compile(
    r"[^;.]*\b(?:and|then|to|but)\b[^;.]*\b(?:end|finish|conclud|clos|complet|last|run|continu|expir|follow|return|"
    r"reopen|resum)\w*\b[^;.]{0,40}",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"\b(?:beg[iau]n|start|open|launch|commenc|tak\w+ effect)\w*\b[^;.]{0,40}$", re.IGNORECASE
)
_OF_A_PERIOD = re.compile(
    r"\b(?:results?|figures?|data|earnings|accounts|statistics|numbers|profits?|revenues?|sales|estimates?|GDP|"
    r"inflation|report)\s+(?:for|of|in|from)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_PERIODS = frozenset({"month", "quarter", "half", "season"})


def coherent(
    found: Sequence[When], points: Sequence[Point], text: str, anchor: Anchor
) -> list[Interval | None]:
    """Return the days that each date has in the light of the others, in their order; None for unchanged."""
    changed: list[Interval | None] = []
    for at, (when, point) in enumerate(zip(found, points, strict=True)):
        days = _after_begin(found[at - 1], point, when, text) if at else None
        changed.append(
            days or _reported(found, when, point, text, anchor) or _not_before(when, point, text, anchor)
        )
    return changed


def _after_begin(before: When, point: Point, when: When, text: str) -> Interval | None:
    """Return the first such day or month that does not lie before what the words say goes on until it."""
    if not point.of_year or not before.first or (when.first and when.first >= before.first):
        return None
    if not _GOES_ON.fullmatch(text, before.end, when.start) or not _BEGINS.search(text, 0, before.start):
        return None
    years = (before.first.year, before.first.year + 1)
    return next((days for year in years if (days := point.of_year(year)) and days[1] >= before.first), None)


def _reported(found: Sequence[When], when: When, point: Point, text: str, anchor: Anchor) -> Interval | None:
    """Return the last such period that is over when its figures come out."""
    if not point.of_year or when.grain not in _PERIODS or not anchor.published:
        return None
    if not _OF_A_PERIOD.search(text, max(0, when.start - 60), when.start):
        return None
    named = (other.first for other in found if other is not when and other.grain == "day" and other.first)
    out = next((day for day in named if day >= anchor.published), None)
    if out is None or (when.first and when.first <= out):
        return None
    years = (out.year, out.year - 1)
    return next((days for year in years if (days := point.of_year(year)) and days[1] < out), None)


_BEFORE = re.compile(r"\b(?:will|would) not\b[^;.]*\bbefore\s+(?:the\s+)?$", re.IGNORECASE)
_LASTING = frozenset({"season", "month", "quarter", "half"})


def _not_before(when: When, point: Point, text: str, anchor: Anchor) -> Interval | None:
    """Return the next such time where that of this year has begun: "will not open before the spring"."""
    known = anchor.published
    if not known or not point.of_year or when.grain not in _LASTING or not when.first or when.first > known:
        return None
    if not _BEFORE.search(text, max(0, when.start - 80), when.start):
        return None
    years = (known.year, known.year + 1)
    return next((days for year in years if (days := point.of_year(year)) and days[0] > known), None)


_WEEKDAY = re.compile(rf"{WEEKDAY}")
_LISTED = re.compile(r"\s*,\s*|,?\s+and\s+")
_A_WEEK = timedelta(days=7)


def in_order(found: Sequence[When], text: str) -> list[When]:
    """Return the dates with listed weekdays in the order told: "on Tuesday and Thursday", of a Wednesday.

    The Tuesday then is taken for that before the Thursday. That stands nowhere, so neither is shown.
    """
    ordered = list(found)
    for at in range(len(ordered) - 2, -1, -1):
        one, two = ordered[at], ordered[at + 1]
        if not (one.first and two.first and one.first > two.first and one.last == one.first):
            continue
        if all(_WEEKDAY.fullmatch(each.text) for each in (one, two)) and _LISTED.fullmatch(
            text, one.end, two.start
        ):
            back = one.first - _A_WEEK
            ordered[at] = replace(one, first=back, last=back, bracket="")
            ordered[at + 1] = replace(two, bracket="")
    return ordered


def moved(when: When, days: Interval, bracket: str) -> When:
    """Return the date with other days."""
    return replace(when, first=days[0], last=days[1], bracket=bracket, rule=f"{when.rule}, beside the others")

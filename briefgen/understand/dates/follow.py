"""The dates of a sentence and the day that was told last before it in; out those too that count from them.

"Fell on Friday and rose the following day" counts from the date before it in its sentence. Words that mean a
day ("that day", "ended the day") also count from the sentences before, at most three of them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefgen.understand.dates.calendar import show

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from briefgen.model import When
    from briefgen.understand.dates.calendar import Interval
    from briefgen.understand.dates.point import Point

# How far back the day of "that day" is looked for.
REACH = 3
_FINE = {"day": 0, "week": 1, "month": 2, "quarter": 3, "season": 3, "half": 4, "year": 5}
_PERIODS = frozenset({"month", "quarter", "season", "half", "year"})


@dataclass(frozen=True, slots=True)
class Told:
    """The day that the text told of last; ``sure`` where the sentence before tells of that day alone."""

    day: date
    sure: bool = True


def last_told(found: Sequence[When], before: Told | None) -> Told | None:
    """Return the day to which the next sentence may point back."""
    days = [when.first for when in found if when.grain == "day" and when.first == when.last and when.first]
    if days:
        return Told(days[-1], sure=len(set(days)) == 1)
    return replace(before, sure=False) if before else None


def follow(
    found: Sequence[When], points: Sequence[Point], told: Callable[[], Told | None]
) -> list[When | None]:
    """Return the dates, those placed that count from another; None for words that are no date without one."""
    placed: list[When | None] = []
    for when, point in zip(found, points, strict=True):
        new = when
        if point.echo and (when.first is None or point.as_base):
            new = _within(when, point, placed) or _across(when, point, told)
        placed.append(None if point.only_echo and new.first is None else new)
    return placed


def _within(when: When, point: Point, before: Sequence[When | None]) -> When | None:
    """Count from the nearest date before it that fits."""
    for base in reversed(before[-9:]):
        days = _counted(base, point) if base else None
        if base and days:
            grain = base.grain if point.as_base and base.grain in _PERIODS else when.grain
            bracket = show(days) if point.lacks else ""
            rule = f"from “{base.text}”, {base.rule}"
            return replace(when, first=days[0], last=days[1], grain=grain, bracket=bracket, rule=rule)
    return None


def _counted(base: When, point: Point) -> Interval | None:
    if not (base.first and base.last and point.echo and _fits(base, point)):
        return None
    try:
        return point.echo((base.first, base.last))
    except (ValueError, OverflowError):
        return None  # before the year 1 or after the year 9999


def _fits(base: When, point: Point) -> bool:
    """Whether the base is fine enough for what is counted from it."""
    if base.grain not in _FINE or not base.first or not base.last:
        return False
    if point.echoes_year or point.as_base:
        return base.first.year == base.last.year
    if point.grain in {"day", "week"}:
        return _FINE[base.grain] <= _FINE[point.grain]
    return _FINE[base.grain] <= _FINE.get(point.grain, 9)


def _across(when: When, point: Point, told: Callable[[], Told | None]) -> When:
    """Count a day from the sentences before; shown to the reader only where nothing else can be meant."""
    before = told() if point.grain == "day" and when.first is None else None
    if before is None or point.echo is None:
        return when
    days = point.echo((before.day, before.day))
    if days is None:
        return when
    shown = show(days) if before.sure and not point.only_echo else ""
    rule = f"from {show((before.day, before.day))}, told before"
    return replace(when, first=days[0], last=days[1], bracket=shown, rule=rule)

"""A matched date expression in, and out how to place it on the calendar: at once, by a year, or by a day.

A ``Point`` knows its days outright ("14 May 2024"), or needs only a year ("14 May"), or is counted from the
day of publication ("Friday", "two weeks ago"), or can not be placed at all ("fiscal 1997").
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from briefgen.understand.dates.calendar import Interval

if TYPE_CHECKING:
    from datetime import date
    from re import Match

    from briefgen.model import Grain
    from briefgen.understand.dates.tense import Tense

OfYear: TypeAlias = Callable[[int], Interval | None]
Near: TypeAlias = "Callable[[date, Tense], Interval | None]"
Echo: TypeAlias = Callable[[Interval], Interval | None]
_AWAY = {"following": 1, "subsequent": 1, "previous": -1, "preceding": -1}
Lacks: TypeAlias = Literal["", "year", "day"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One date expression. At most one of ``days``, ``of_year`` and ``near`` is set.

    ``lacks`` is what the words leave out and a bracket has to supply; ``about`` marks a date counted in
    round units ("two weeks ago"); ``why`` says, for a point that can not be placed, what stands in the way.
    A point that ``needs`` a tense is a date only where the verb has it. ``echo`` counts "later that year"
    from an earlier date of its own sentence; where it ``echoes_year``, that date may be coarser: a year is
    all that is asked of it. What is ``as_base`` is as fine as that date ("the same period last year"), and
    what is ``only_echo`` is no date without it ("a year earlier"). ``either`` are the two readings of a date
    in numbers, the day first in the first of them. ``bound`` are the word and the months of "more than two
    years ago". ``mixed`` is a range from a day to a month. ``unit`` is the word of "the end of the quarter",
    which may be that of a bulletin.
    """

    start: int
    end: int
    grain: Grain
    days: Interval | None = None
    of_year: OfYear | None = None
    near: Near | None = None
    lacks: Lacks = ""
    about: bool = False
    why: str = ""
    needs: Tense = ""
    echo: Echo | None = None
    echoes_year: bool = False
    as_base: bool = False
    only_echo: bool = False
    either: tuple[Interval | None, Interval | None] | None = None
    bound: tuple[str, int] | None = None
    mixed: bool = False
    unit: str = ""


def absolute(match: Match[str], grain: Grain, days: Interval | None, lacks: Lacks = "") -> Point | None:
    """Return a point whose words say all; None when the calendar has no such days."""
    if days is None:
        return None
    return Point(start=match.start(), end=match.end(), grain=grain, days=days, lacks=lacks)


def in_year(match: Match[str], grain: Grain, of_year: OfYear) -> Point | None:
    """Return a point from words that may or may not name their year (groups ``y``, ``ry`` and ``ey``)."""
    groups = match.groupdict()
    start, end = match.span()
    if groups.get("y"):
        return absolute(match, grain, of_year(int(groups["y"])))
    if groups.get("ry"):
        offset = {"last": -1, "next": 1}.get(groups["ry"].lower(), 0)
        return Point(
            start=start,
            end=end,
            grain=grain,
            near=lambda published, _: of_year(published.year + offset),
            lacks="year",
        )
    if groups.get("ey"):
        away = _AWAY.get(groups["ey"].split()[-1].lower(), 0)
        point = unplaced(match, grain, "its year is counted from a date in another sentence")
        return replace(point, echo=lambda days: of_year(days[0].year + away), echoes_year=True)
    return Point(start=start, end=end, grain=grain, of_year=of_year, lacks="year")


def counted(match: Match[str], grain: Grain, near: Near, *, about: bool = False) -> Point:
    """Return a point that is counted from the day of publication."""
    return Point(start=match.start(), end=match.end(), grain=grain, near=near, lacks="day", about=about)


def unplaced(match: Match[str], grain: Grain, why: str) -> Point:
    """Return a point that no publication date can place."""
    return Point(start=match.start(), end=match.end(), grain=grain, why=why)

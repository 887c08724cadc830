"""Lines with heights in, the choice of them that is worth most and fits the height out.

An exact search: for every number of lines of a section and every height they can have together, the best
choice is kept. Lines are few (twenty) and heights come in whole rows, so there are some hundred states.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefgen.model import Line, Section

# What a line is worth: 2 for a section's first choice, 1.25 for the sixth, 0.8 for the thirteenth.
_FIRST, _FADING = 2.0, 0.12
# What fullness is worth. A page that is a tenth short of _FULL looks unfinished: to fill that tenth a sixth
# choice gives way to a thirteenth; above it, a tenth is worth less than half of that.
_FULL, _STEEP, _GENTLE = 0.92, 16.0, 6.0
_RAGGED = 0.1  # a single short word on the last row is avoided where the choice is otherwise equal
_LONGER = 0.06  # a second sentence is taken where it fills a row that nothing better fills
_ROUND = 20  # heights are compared in twips


@dataclass(frozen=True, slots=True)
class Item:
    """A line, its height in points, and whether its last row is a single short word."""

    line: Line
    height: float
    ragged: bool = False


@dataclass(frozen=True, slots=True)
class _Choice:
    worth: float
    items: tuple[Item, ...]


_States = dict[tuple[int, int], _Choice]  # (number of lines, height in twips) -> the best choice of those


def select(
    items: Sequence[Item], limits: Mapping[Section, tuple[int, int]], height: float, page: float
) -> list[Line]:
    """Return the best choice within ``height`` points, [] when even the least does not fit.

    ``limits`` gives the least and the most lines of a section (less where there are fewer), ``page`` is
    the height of the page's body.
    """
    room = round(height * _ROUND)
    facts = _section(items, "key_facts", limits["key_facts"])
    outlook = _section(items, "outlook", limits["outlook"])
    best: _Choice | None = None
    for (_, tall), one in facts.items():
        for (_, more), two in outlook.items():
            used = tall + more
            worth = one.worth + two.worth + _fullness_worth(1.0 - (room - used) / _ROUND / page)
            if used <= room and (best is None or worth > best.worth):
                best = _Choice(worth, one.items + two.items)
    return [item.line for item in best.items] if best else []


def _section(items: Sequence[Item], section: Section, limits: tuple[int, int]) -> _States:
    """Return the best choice for each allowed number of lines and each height."""
    forms: dict[str, list[Item]] = {}
    for item in sorted(items, key=lambda one: one.line.preference):
        if item.line.section == section:
            forms.setdefault(item.line.ranked.point.id, []).append(item)
    least, most = min(limits[0], len(forms)), limits[1]
    states: _States = {(0, 0): _Choice(0.0, ())}
    for alternatives in forms.values():
        for (count, tall), choice in list(states.items()):
            for item in alternatives if count < most else ():
                key = (count + 1, tall + round(item.height * _ROUND))
                worth = choice.worth + _worth(item, longer=item is not alternatives[0])
                if key not in states or states[key].worth < worth:
                    states[key] = _Choice(worth, (*choice.items, item))
    return {key: choice for key, choice in states.items() if key[0] >= least}


def _fullness_worth(fullness: float) -> float:
    return _STEEP * min(fullness, _FULL) + _GENTLE * max(0.0, fullness - _FULL)


def _worth(item: Item, *, longer: bool) -> float:
    rank = _FIRST / (1.0 + _FADING * item.line.preference)
    return rank - _RAGGED * item.ragged - _LONGER * longer

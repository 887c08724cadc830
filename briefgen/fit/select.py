"""Lines with heights in, the choice of them that is worth most and fits the height out.

An exact search: for every number of lines of a section and every height they can have together, the best
choice is kept. Lines are few (twenty) and heights come in whole rows, so there are some hundred states.

A page whose lines stand in several columns side by side is as tall as its tallest column. A height is then
one for each column (see ``heights``), and the search is the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from briefgen.model import Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.model import Line

Form = Literal["whole", "longer", "shorter"]
Heights = tuple[float, ...]  # points, one for each column
Limits = Mapping[Section, tuple[int, int]]  # the least and the most lines of a section

# What a line is worth: 2 for a section's first choice, 1.25 for the sixth, 0.8 for the thirteenth.
_FIRST, _FADING = 2.0, 0.12
# What fullness is worth. Over the 70 clusters of benchmarks/fit.py these fill the page to 0.97 in the median
# and lower the mean worth of a line by 0.3 % against a slope of 6: a page below _FULL (of what the reserve
# leaves) looks unfinished, so that two rows there are worth a twelfth choice more; above it, half of that.
_FULL, _STEEP, _GENTLE = 0.94, 30.0, 14.0
# A fact in a place that another section leaves empty: taken to fill the page, not for its own sake. Beyond
# all places two more are taken, where a page would stay below _FULL without them.
_EXTRA = 1.1
_BEYOND, _MOST_BEYOND = 0.5, 2
_RAGGED = 0.25  # a single short word on the last row is avoided where the choice is otherwise nearly equal
# A second sentence is taken where it fills a row that nothing better fills. A line is shortened when that
# lets in another one, which is worth 0.7 at the least, but not to save a row.
_FORMS: Mapping[Form, float] = {"whole": 0.0, "longer": 0.06, "shorter": 0.3}
_ROUND = 20  # heights are compared in twips
# The heights of all columns in one integer, a field each: adding two adds all. A field holds 52,000 points.
_FIELD = 20
_MASK = (1 << _FIELD) - 1


@dataclass(frozen=True, slots=True)
class Item:
    """A form of a line, its height in each column, and whether its last row is a single short word."""

    line: Line
    heights: Heights
    ragged: bool = False
    form: Form = "whole"


@dataclass(frozen=True, slots=True)
class Room:
    """What there is to fill: the height of the page's body, and what is left of it in each column, in points.

    ``empty`` counts the lines that the summary could have and has not. Key facts may take their places, and
    those that the outlook leaves empty.
    """

    body: float
    left: Heights
    limits: Limits
    empty: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """Lines, and what they are worth together."""

    worth: float
    lines: tuple[Line, ...]


_States = dict[tuple[int, int], Choice]  # (number of lines, their heights) -> the best choice of those


def select(items: Sequence[Item], room: Room) -> Choice | None:
    """Return the best choice for the room, None when even the least does not fit."""
    left = tuple(round(height * _ROUND) for height in room.left)
    if min(left) < 0:
        return None
    facts = _section(items, "key_facts", room, left)
    outlook = _section(items, "outlook", room, left)
    best: Choice | None = None
    for places, plans in _by_places(outlook, room).items():
        for tall, one in _lowered(facts, room, places).items():
            for more, two in plans.items():
                free = _free(tall + more, left)
                if free >= 0:
                    worth = one.worth + two.worth + _fullness_worth(1.0 - free / _ROUND / room.body)
                    if best is None or worth > best.worth:
                        best = Choice(worth, one.lines + two.lines)
    return best


def _section(items: Sequence[Item], section: Section, room: Room, left: tuple[int, ...]) -> _States:
    """Return the best choice for each number of lines and each height that fits."""
    most = room.limits[section][1]
    if section == "key_facts" and most:
        most = _places(room, room.limits["outlook"][0]) + _MOST_BEYOND
    states: _States = {(0, 0): Choice(0.0, ())}
    for forms in _points(items, section):
        grown = [
            ((count + 1, height), Choice(choice.worth + worth, (*choice.lines, line)))
            for (count, tall), choice in states.items()
            if count < most
            for line, more, worth in forms
            if _free(height := tall + more, left) >= 0
        ]
        for key, choice in grown:
            if key not in states or states[key].worth < choice.worth:
                states[key] = choice
    return states


def _points(items: Sequence[Item], section: Section) -> Iterator[list[tuple[Line, int, float]]]:
    """Yield for each point of a section, first choice first, its forms with height and worth."""
    forms: dict[str, list[tuple[Line, int, float]]] = {}
    for item in sorted(items, key=lambda one: one.line.preference):
        if item.line.section == section:
            of_point = forms.setdefault(item.line.ranked.point.id, [])
            of_point.append((item.line, _packed(item.heights), _worth(item)))
    yield from forms.values()


def _places(room: Room, plans: int) -> int:
    """Return the key facts for which other sections leave places, beside so many outlook items."""
    return room.limits["key_facts"][1] + room.empty + room.limits["outlook"][1] - plans


def _by_places(outlook: _States, room: Room) -> dict[int, dict[int, Choice]]:
    """Sort the choices of outlook items by the number of key facts that they leave places for."""
    least, _ = room.limits["outlook"]
    found: dict[int, dict[int, Choice]] = {}
    for (count, tall), choice in outlook.items():
        if count >= least:
            found.setdefault(_places(room, count), {})[tall] = choice
    return found


def _lowered(facts: _States, room: Room, places: int) -> dict[int, Choice]:
    """Return for each height the best choice of at most ``places`` key facts."""
    least, most = room.limits["key_facts"]
    found: dict[int, Choice] = {}
    for (count, tall), choice in facts.items():
        worth = choice.worth - _EXTRA * max(0, count - most) - _BEYOND * max(0, count - places)
        if least <= count <= places + _MOST_BEYOND and (tall not in found or found[tall].worth < worth):
            found[tall] = Choice(worth, choice.lines)
    return found


def _packed(heights: Heights) -> int:
    return sum(round(height * _ROUND) << _FIELD * column for column, height in enumerate(heights))


def _free(packed: int, left: tuple[int, ...]) -> int:
    """Return what is left in the fullest column, in twips; negative when it is too full."""
    if len(left) == 1:
        return left[0] - packed
    return min(room - (packed >> _FIELD * column & _MASK) for column, room in enumerate(left))


def _fullness_worth(fullness: float) -> float:
    return _STEEP * min(fullness, _FULL) + _GENTLE * max(0.0, fullness - _FULL)


def _worth(item: Item) -> float:
    rank = _FIRST / (1.0 + _FADING * item.line.preference)
    return rank - _RAGGED * item.ragged - _FORMS[item.form]

"""Lines with heights in, the choice of them that is worth most and fits the height out.

An exact search: for every number of lines of a section and every height they can have together, the best
choice is kept. Lines are few (twenty) and heights come in whole rows, so there are some hundred states.

A page whose lines stand in several columns side by side is as tall as its tallest column. A height is then
one for each column (see ``heights``), and the search is the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from briefgen.model import News, Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.model import Line

Form = Literal["whole", "longer", "shorter"]
Heights = tuple[float, ...]  # points, one for each column
Limits = Mapping[Section, tuple[int, int]]  # the least and the most lines of a section

# What a line is worth: 2 for a section's first choice, 1.25 for the sixth, 0.8 for the thirteenth.
_FIRST, _FADING = 2.0, 0.12
# What fullness is worth: a page below _FULL (of what the reserve leaves) looks unfinished, so that two rows
# there are worth a twelfth choice more; above it, half of that. Against slopes of 16 and 6 this filled the
# pages of benchmarks/fit.py 0.01 further and lowered the mean worth of a line by 0.3 %.
_FULL, _STEEP, _GENTLE = 0.985, 30.0, 14.0
# Below this a page looks empty, and fullness goes before all but the first choices. Of the 70 pages five are
# then below 0.92 no more, and the facts of all stand 0.2 places lower in rank on the mean.
_BARE, _EMPTY = 0.95, 60.0
# Where columns stand side by side the tallest one decides how full the page is. What a shorter one holds is
# worth this much of a page: a second sentence is taken to fill it, and no better choice is given up for it.
_BESIDE = 6.0
# What the edition before promised for a day that has passed is told before anything else, if it fits at all;
# then what the edition before told otherwise, and what people have worded. A new point may displace one that
# is little better: 0.2 is what lies between the fifth choice and the seventh.
_OWED, _EDITED = 6.0, 3.0
_NEWS: Mapping[News, float] = {"corrected": 3.0, "revised": 3.0, "new": 0.2, "": 0.0}
RAGGED = 0.25  # a single short word on the last row is avoided where the choice is otherwise nearly equal
# A second sentence is taken where it fills a row that nothing better fills. A line is shortened when that
# lets in another one, which is worth 0.7 at the least, but not to save a row.
_FORMS: Mapping[Form, float] = {"whole": 0.0, "longer": 0.06, "shorter": 0.3}
# A second sentence with a figure of its own tells more than one without, and may hold the other side's value.
_MEASURED = 0.15
_ROUND = 20  # heights are compared in twips
# The heights of all columns in one integer, a field each: adding two adds all. A field holds 52,000 points.
_FIELD = 20
_MASK = (1 << _FIELD) - 1
MOST_COLUMNS = 4  # side by side
# Of choices in several columns whose heights differ by less than a row (256 twips) in each, one is kept:
# there are ten thousands otherwise, and seconds go by.
_COARSE = sum((_MASK & ~255) << _FIELD * column for column in range(MOST_COLUMNS))


@dataclass(frozen=True, slots=True)
class Item:
    """A form of a line, its height in each column, and whether its last row is a single short word."""

    line: Line
    heights: Heights
    ragged: bool = False
    form: Form = "whole"


@dataclass(frozen=True, slots=True)
class Room:
    """What there is to fill: the height of the body, and what is left of it in each column, in points."""

    body: float
    left: Heights
    limits: Limits


@dataclass(frozen=True, slots=True)
class Choice:
    """Lines, and what they are worth together."""

    worth: float
    lines: tuple[Line, ...]


_States = dict[tuple[int, int], Choice]  # (number of lines, their heights) -> the best choice of those
# A form of a line, its height, its worth, and which of the points it tells that other forms tell too.
_Option = tuple["Line", int, float, int]


def select(items: Sequence[Item], room: Room) -> Choice | None:
    """Return the best choice for the room, None when even the least does not fit."""
    left = tuple(round(height * _ROUND) for height in room.left)
    if min(left) < 0:
        return None
    facts = _by_height(_section(items, "key_facts", room, left), room.limits["key_facts"][0], len(left))
    outlook = _by_height(_section(items, "outlook", room, left), room.limits["outlook"][0], len(left))
    best: Choice | None = None
    for tall, one in facts.items():
        for more, two in outlook.items():
            free = _free(tall + more, left)
            if free >= 0:
                value = one.worth + two.worth + fullness_worth(1.0 - free / _ROUND / room.body)
                if len(left) > 1:
                    value += beside_worth(_each_free(tall + more, left), _ROUND * room.body)
                if best is None or value > best.worth:
                    best = Choice(value, one.lines + two.lines)
    return best


def _section(items: Sequence[Item], section: Section, room: Room, left: tuple[int, ...]) -> _States:
    """Return the best choice for each number of lines and each height that fits; all hold what is pinned."""
    own = [item for item in items if item.line.section == section]
    # People's decisions go before the template's: as many lines as are pinned may stand there.
    most = max(room.limits[section][1], len({item.line.ranked.point.id for item in own if item.line.pinned}))
    states: _States = {(0, 0): Choice(0.0, ())}
    for group in _groups(own):
        states = _grown(states, group, most, left)
        if len(left) > 1:
            states = _thinned(states)
    return states


def _thinned(states: _States) -> _States:
    """Keep one of the states that have as many lines and nearly the same height in each column."""
    kept: dict[tuple[int, int], tuple[int, int]] = {}
    for key, choice in states.items():
        place = key[0], key[1] & _COARSE
        if place not in kept or states[kept[place]].worth < choice.worth:
            kept[place] = key
    return {key: states[key] for key in kept.values()}


def _grown(states: _States, group: Sequence[Sequence[_Option]], most: int, left: tuple[int, ...]) -> _States:
    """Return the states with lines of one group added: forms that tell the same are never taken together."""
    found = {(count, tall, 0): choice for (count, tall), choice in states.items()}
    for forms in group:
        grown = [
            ((count + 1, height, told | points), Choice(choice.worth + value, (*choice.lines, line)))
            for (count, tall, told), choice in found.items()
            if count < most
            for line, more, value, points in forms
            if not told & points and _free(height := tall + more, left) >= 0
        ]
        if forms[0][0].pinned:
            found = {}
        for key, choice in grown:
            if key not in found or found[key].worth < choice.worth:
                found[key] = choice
    best: _States = {}
    for (count, tall, _), choice in found.items():
        if (count, tall) not in best or best[count, tall].worth < choice.worth:
            best[count, tall] = choice
    return best


def _by_height(states: _States, least: int, columns: int) -> dict[int, Choice]:
    """Return for each height the best choice of at least so many lines."""
    found: _States = {}
    for (count, tall), choice in states.items():
        if count >= least and ((0, tall) not in found or found[0, tall].worth < choice.worth):
            found[0, tall] = choice
    return {tall: choice for (_, tall), choice in (found if columns == 1 else _thinned(found)).items()}


def _groups(items: Sequence[Item]) -> Iterator[list[list[_Option]]]:
    """Yield the points of a section, first choice first, with their forms.

    Points one of whose forms tells what another one tells too are in one group.
    """
    forms: dict[str, list[Item]] = {}
    for item in sorted(items, key=lambda one: one.line.preference):
        forms.setdefault(item.line.ranked.point.id, []).append(item)
    told = {
        point: {one for item in of_point for one in tells(item.line)} for point, of_point in forms.items()
    }
    left = dict.fromkeys(forms)
    while left:
        group = [next(iter(left))]
        for point in group:
            del left[point]
            group += [other for other in left if other not in group and told[other] & told[point]]
        counts = Counter(one for point in group for one in told[point])
        shared = {
            one: 1 << place for place, one in enumerate(sorted(one for one in counts if counts[one] > 1))
        }
        yield [[_option(item, shared) for item in forms[point]] for point in group]


def _option(item: Item, shared: Mapping[str, int]) -> _Option:
    told = sum(shared.get(one, 0) for one in tells(item.line))
    return item.line, _packed(item.heights), worth(item), told


def tells(line: Line) -> set[str]:
    """Return the ids of the points that a form of a line tells."""
    return {line.ranked.point.id, *line.also}


def is_held(line: Line) -> bool:
    """Whether readers or editors wait for the line: it is given up after those that are only next in rank."""
    return line.owed or line.edited or line.news in {"corrected", "revised"}


def _packed(heights: Heights) -> int:
    return sum(round(height * _ROUND) << _FIELD * column for column, height in enumerate(heights))


def _free(packed: int, left: tuple[int, ...]) -> int:
    """Return what is left in the fullest column, in twips; negative when it is too full."""
    if len(left) == 1:
        return left[0] - packed
    if len(left) == 2:  # most often, and asked for ten thousands of choices
        return min(left[0] - (packed & _MASK), left[1] - (packed >> _FIELD))
    return min(_each_free(packed, left))


def _each_free(packed: int, left: tuple[int, ...]) -> list[int]:
    return [room - (packed >> _FIELD * column & _MASK) for column, room in enumerate(left)]


def fullness_worth(fullness: float) -> float:
    """Return what it is worth that this share of a page is filled."""
    full = _STEEP * min(fullness, _FULL) + _GENTLE * max(0.0, fullness - _FULL)
    return full - _EMPTY * max(0.0, _BARE - fullness)


def beside_worth(free: Sequence[float], body: float) -> float:
    """Return what it costs that columns end above the tallest one; ``free`` is what is left in each."""
    lowest = min(free)
    return -_BESIDE * sum(one - lowest for one in free) / body


def worth(item: Item) -> float:
    """Return what a line is worth in this form, whatever it takes of the page."""
    rank = _FIRST / (1.0 + _FADING * item.line.preference)
    held = max(_OWED * item.line.owed, _EDITED * item.line.edited, _NEWS[item.line.news])
    figures = len(item.line.statement.figures) - len(item.line.ranked.point.lead.figures)
    more = _MEASURED if item.form == "longer" and figures > 0 else 0.0
    return rank + held + more - RAGGED * item.ragged - _FORMS[item.form]

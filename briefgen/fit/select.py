"""Lines with heights in, the choice of them that is worth most and fits the height out.

An exact search: for every number of lines of a section and every height they can have together, the best
choice is kept, as long as it may still become better than the best page that is known. Lines are few
(twenty) and heights come in whole rows, so there are some hundred states.

A page whose lines stand in several columns side by side is as tall as its tallest column. A height is then
one for each column (see ``heights``), and the search is the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from heapq import nlargest
from itertools import accumulate
from math import inf
from typing import TYPE_CHECKING

from briefgen.fit.worth import Heights, bars, beside_worth, fullness_worth, worth
from briefgen.model import Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefgen.fit.worth import Item
    from briefgen.model import Line

Limits = Mapping[Section, tuple[int, int]]  # the least and the most lines of a section
_SECTIONS: tuple[Section, ...] = ("key_facts", "outlook")
_ROUND = 20  # heights are compared in twips
# The heights of all columns in one integer, a field each, and the number of lines in the last: adding two
# adds all. The topmost bit of a field is free, and tells after a subtraction that the field was large enough.
_FIELD = 20
_MASK = (1 << _FIELD) - 1
_TOP = 1 << (_FIELD - 1)  # twips: 26,000 points
MOST_COLUMNS = 4  # side by side
# Of more states than this only one is kept of those in which the heights differ by less than a row (256
# twips) in each column: several columns may make ten thousands, and seconds go by.
_MANY = 3000
_COARSE = sum((_MASK & ~255) << _FIELD * column for column in range(MOST_COLUMNS))
_WIDTH = 60  # states of a first search, which need not find the best choice, only a good one
_EQUAL = 1e-9  # what sums of the same worths in another order may differ by


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


# The last line of a choice, and the choice without it.
_Chain = tuple["_Chain", "Line"] | None
# The number of lines and their heights -> what the best choice of those is worth, and the choice.
_States = dict[int, tuple[float, _Chain]]
# A form of a line, its height and one for the number of lines, its worth, and which of the points it tells
# that other forms tell too.
_Option = tuple["Line", int, float, int]


@dataclass(frozen=True, slots=True)
class _Part:
    """A section to choose for: its points in groups, how many lines it may have, and the room in its fields.

    ``to_come`` tells for each point what so many lines of the points behind it are worth at most.
    """

    groups: Sequence[Sequence[Sequence[_Option]]]
    to_come: Sequence[Sequence[Sequence[float]]]
    least: int
    most: int
    columns: int
    limit: int
    guard: int

    @classmethod
    def of(cls, items: Sequence[Item], section: Section, room: Room, left: Sequence[int]) -> _Part:
        """Return the part of a section; people's decisions go before the template's limit."""
        own = [item for item in items if item.line.section == section]
        least, most = room.limits[section]
        # As many lines as are pinned may stand there.
        most = max(most, len({item.line.ranked.point.id for item in own if item.line.pinned}))
        groups = list(_groups(own, len(left)))
        fields = [*left, most]
        guard = sum(_TOP << _FIELD * place for place in range(len(fields)))
        limit = guard + sum(min(one, _TOP - 1) << _FIELD * place for place, one in enumerate(fields))
        return cls(groups, _to_come(groups, most), least, most, len(left), limit, guard)

    @property
    def most_worth(self) -> float:
        """What the lines are worth at most, whatever they take."""
        values = (max(value for _, _, value, _ in forms) for group in self.groups for forms in group)
        return sum(nlargest(self.most, values))

    def states(self, floor: float, width: int = 0) -> _States:
        """Return the best choice for each number of lines and height that may be worth more than ``floor``.

        All hold what is pinned. With a ``width`` only so many of the most promising are kept on the way.
        """
        states: _States = {0: (0.0, None)}
        for group, to_come in zip(self.groups, self.to_come, strict=True):
            told = {0: states}
            for forms, later in zip(group, to_come, strict=True):
                told = self._grown(told, forms)
                told = {points: self._hopeful(found, later, floor) for points, found in told.items()}
            states = _together(told.values())
            if width and len(states) > width:
                states = self._foremost(states, to_come[-1], width)
            if self.columns > 1 and len(states) > _MANY:
                states = _thinned(states, _FIELD * self.columns)
        return states

    def _grown(self, told: Mapping[int, _States], forms: Sequence[_Option]) -> dict[int, _States]:
        """Return the states with a point added, apart by which of the points of its group they tell.

        Forms that tell the same are never taken together.
        """
        found = {} if forms[0][0].pinned else {points: dict(states) for points, states in told.items()}
        for points, states in told.items():
            for option in forms:
                if not points & option[3]:
                    self._add(option, states, found.setdefault(points | option[3], {}))
        return found

    def _add(self, option: _Option, states: _States, found: _States) -> None:
        """Put the states with a line added among those that are found, as far as there is room."""
        line, more, own, _ = option
        limit, guard = self.limit, self.guard
        for key, (value, chain) in states.items():
            grown, total = key + more, value + own
            if (limit - grown) & guard == guard and (grown not in found or found[grown][0] < total):
                found[grown] = total, (chain, line)

    def _hopeful(self, states: _States, to_come: Sequence[float], floor: float) -> _States:
        """Keep what may still be worth more than ``floor``."""
        shift, most = _FIELD * self.columns, self.most
        return {
            key: state for key, state in states.items() if state[0] + to_come[most - (key >> shift)] > floor
        }

    def _foremost(self, states: _States, to_come: Sequence[float], width: int) -> _States:
        """Keep the states that may become worth most."""
        shift, most = _FIELD * self.columns, self.most
        kept = nlargest(width, states, key=lambda key: states[key][0] + to_come[most - (key >> shift)])
        return {key: states[key] for key in kept}

    def choices(self, floor: float, width: int = 0) -> list[tuple[float, int, _Chain]]:
        """Return for each height the best choice of at least the fewest lines, what is worth most first."""
        shift = _FIELD * self.columns
        low = (1 << shift) - 1
        found: dict[int, tuple[float, _Chain]] = {}
        for key, state in self.states(floor, width).items():
            tall = key & low
            if key >> shift >= self.least and (tall not in found or found[tall][0] < state[0]):
                found[tall] = state
        return sorted(
            ((value, tall, chain) for tall, (value, chain) in found.items()), key=_value, reverse=True
        )


def select(items: Sequence[Item], room: Room, floor: float = -inf) -> Choice | None:
    """Return the best choice for the room, None when even the least does not fit or none is worth more.

    ``floor`` is what the choice must be worth more than. A quick search that keeps little comes first: what
    it finds tells the exact one where it need not look.
    """
    left = tuple(round(height * _ROUND) for height in room.left)
    if min(left) < 0:
        return None
    facts, outlook = (_Part.of(items, section, room, left) for section in _SECTIONS)
    if facts.most_worth + outlook.most_worth + fullness_worth(1.0) <= floor:
        return None
    plans = outlook.choices(-inf)
    if not plans:
        return None
    beside = plans[0][0] + fullness_worth(1.0) + _EQUAL
    best: Choice | None = None
    for width in (_WIDTH, 0):
        found = _joined(facts.choices(floor - beside, width), plans, room, left, floor)
        if found:
            best, floor = found, found.worth
    return best


def _joined(
    facts: Sequence[tuple[float, int, _Chain]],
    plans: Sequence[tuple[float, int, _Chain]],
    room: Room,
    left: Sequence[int],
    floor: float,
) -> Choice | None:
    """Return the best choice of facts and plans that is worth more than ``floor``."""
    full, body = fullness_worth(1.0), _ROUND * room.body
    best: tuple[_Chain, _Chain] | None = None
    for value, tall, chain in facts:
        for more, taller, plan in plans:
            both = value + more
            if both + full <= floor:
                break
            free = [one - (tall + taller >> _FIELD * place & _MASK) for place, one in enumerate(left)]
            lowest = min(free)
            if lowest < 0:
                continue
            both += fullness_worth(1.0 - lowest / body)
            if len(free) > 1:
                both += beside_worth(free, body)
            if both > floor:
                floor, best = both, (chain, plan)
    return Choice(floor, (*_lines(best[0]), *_lines(best[1]))) if best else None


def _lines(chain: _Chain) -> list[Line]:
    found: list[Line] = []
    while chain:
        chain, line = chain
        found.append(line)
    return found[::-1]


def _together(parts: Iterable[_States]) -> _States:
    """Return the best of all parts for each key."""
    best: _States = {}
    for states in parts:
        for key, state in states.items() if best else ():
            if key not in best or best[key][0] < state[0]:
                best[key] = state
        best = best or states
    return best


def _thinned(states: _States, shift: int) -> _States:
    """Keep one of the states that have as many lines and nearly the same height in each column."""
    coarse = _COARSE & (1 << shift) - 1 | -1 << shift
    kept: dict[int, int] = {}
    for key, state in states.items():
        place = key & coarse
        if place not in kept or states[kept[place]][0] < state[0]:
            kept[place] = key
    return {key: states[key] for key in kept.values()}


def _to_come(groups: Sequence[Sequence[Sequence[_Option]]], most: int) -> list[list[list[float]]]:
    """Return for each point what so many of the points behind it are worth together at most."""
    values = [[max(value for _, _, value, _ in forms) for forms in group] for group in groups]
    behind: list[float] = []
    found: list[list[list[float]]] = []
    for group in reversed(values):
        of_group: list[list[float]] = []
        for value in reversed(group):
            of_group.append([*accumulate(nlargest(most, [0.0] * most + behind), initial=0.0)])
            behind.append(value)
        found.append(of_group[::-1])
    return found[::-1]


def _value(choice: tuple[float, int, _Chain]) -> float:
    return choice[0]


def _groups(items: Sequence[Item], columns: int) -> Iterator[list[list[_Option]]]:
    """Yield the points of a section, first choice first, with their forms.

    Points one of whose forms tells what another one tells too, or says again, are in one group.
    """
    forms: dict[str, list[Item]] = {}
    for item in sorted(items, key=lambda one: one.line.preference):
        forms.setdefault(item.line.ranked.point.id, []).append(item)
    told = {point: {one for item in of_point for one in bars(item.line)} for point, of_point in forms.items()}
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
        yield [[_option(item, shared, columns) for item in forms[point]] for point in group]


def _option(item: Item, shared: Mapping[str, int], columns: int) -> _Option:
    told = sum(shared.get(one, 0) for one in bars(item.line))
    heights = sum(round(height * _ROUND) << _FIELD * place for place, height in enumerate(item.heights))
    return item.line, heights + (1 << _FIELD * columns), worth(item), told

"""A summary and the lines of a brief in, the best page with that summary out: rendered and measured."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations
from math import inf
from typing import TYPE_CHECKING

from briefgen.fit.heights import Ledger, ends_summary_raggedly
from briefgen.fit.press import every_form
from briefgen.fit.select import Choice, Room, select
from briefgen.fit.summaries import ENOUGH_WORDS, words
from briefgen.fit.worth import RAGGED, Item, bars, beside_worth, fullness_worth, is_held, tells, worth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.fit.press import Page, Press
    from briefgen.fit.select import Limits
    from briefgen.fit.worth import Form
    from briefgen.model import Line, Section

_TRIES = 5  # choices rendered and measured for one summary before a shorter one is tried
_EXACT = 0.5  # points by which a page may differ from what its heights promised
_FEW_SOURCES = 4  # whose every set is looked at: 16 at most
_MOST_SETS = 12  # sets of more sources among which the best is looked for
# What a summary is worth that has the words it should have: as much as a row of the page.
_WHOLE_SUMMARY = 0.4


@dataclass(frozen=True, slots=True)
class Filled:
    """A page, what is known of the heights of the lines offered, and what the page is worth."""

    page: Page
    ledger: Ledger
    worth: float

    def height(self, line: Line) -> float | None:
        """Return how many points a line takes on this page, None where it was not set."""
        return round(max(self.ledger.line(line)), 1) or None


def fill(press: Press, summary: Sequence[Line], known: Ledger | None = None) -> Filled:
    """Return the best page with this summary, or the shortest one if none fits.

    ``known`` is what another summary's page has shown of the heights.
    """
    brief = press.brief
    ledger = (
        known.copy()
        if known
        else Ledger.of(press.page([*summary, *every_form([*brief.key_facts, *brief.outlook])]))
    )
    tried: dict[frozenset[int], Page] = {}
    _try(press, summary, ledger, tried)
    if not any(page.fits for page in tried.values()):
        _try_less(press, summary, ledger, tried)
    best = max(tried.values(), key=_goodness)
    return Filled(best, ledger, _page_worth(best, ledger, _kinds([*brief.key_facts, *brief.outlook])))


def _try(press: Press, summary: Sequence[Line], ledger: Ledger, tried: dict[frozenset[int], Page]) -> None:
    """Set the best choice by what is known, learn from its page, and so on until the two agree."""
    for _ in range(_TRIES):
        lines = _choice(press, summary, ledger)
        key = frozenset(map(id, lines))
        if key in tried:
            break
        page = tried[key] = press.page([*summary, *lines])
        if abs(page.spare - ledger.promised(page)) < _EXACT and page.fits:
            break
        ledger.learn(page)


def _try_less(
    press: Press, summary: Sequence[Line], ledger: Ledger, tried: dict[frozenset[int], Page]
) -> None:
    """Choose for less and less room until a page fits.

    Where a line is set may depend on the others, as in a panel of a house template: if some are left out,
    others take their place there, and no height is ever learned. At last the fewest lines are taken.
    """
    less = (0.0,) * len(ledger.columns)
    page = max(tried.values(), key=_goodness)
    for _ in range(_TRIES):
        less = tuple(held - min(0.0, left) for held, left in zip(less, ledger.spare(page), strict=True))
        room = tuple(room - held for room, held in zip(ledger.room, less, strict=True))
        lines = _choice(press, summary, replace(ledger.copy(), room=room))
        page = press.page([*summary, *lines])
        tried[frozenset(map(id, lines))] = page
        if page.fits:
            return
    lines = _shortest(*_offered(press, summary, ledger), ledger)
    tried[frozenset(map(id, lines))] = press.page([*summary, *lines])


def _page_worth(page: Page, ledger: Ledger, kinds: dict[int, Form]) -> float:
    lines = [line for line in page.brief.lines if line.section != "summary"]
    items = (Item(line, (), ledger.is_ragged(line), kinds.get(id(line), "whole")) for line in lines)
    summary = _WHOLE_SUMMARY * min(1.0, words(page.brief.summary) / ENOUGH_WORDS)
    summary -= RAGGED * ends_summary_raggedly(page)
    full = fullness_worth(1.0 - page.spare / ledger.body)
    return sum(map(worth, items)) + summary + full + beside_worth(ledger.spare(page), ledger.body)


def _goodness(page: Page) -> tuple[bool, float]:
    """Of pages that fit the fullest is best, of the others the one that comes nearest."""
    return page.fits, -page.spare if page.fits else page.spare


def _choice(press: Press, summary: Sequence[Line], ledger: Ledger) -> tuple[Line, ...]:
    """Choose key facts and outlook items, the entries of their sources counted in.

    What a line costs depends on what else is cited; so sets of sources are gone through, and the lines are
    chosen for each set. Those of the summary and of pinned or held lines are in all of them.
    """
    items, limits = _offered(press, summary, ledger)

    def best_with(cited: frozenset[str], known: Choice | None) -> Choice | None:
        usable = [item for item in items if cited.issuperset(item.line.sources)]
        entries = ledger.total(ledger.source(source) for source in sorted(cited))
        left = tuple(room - taken for room, taken in zip(ledger.room, entries, strict=True))
        room = Room(ledger.body, left, limits)
        return select(usable, room, known.worth if known else -inf) or known

    best: Choice | None = None
    for cited in _source_sets(summary, [item.line for item in items]):
        best = best_with(cited, best)
    if best is None:
        return _shortest(items, limits, ledger)
    # A source that none of the chosen lines cites leaves its room to others.
    cited = frozenset(source for line in (*summary, *best.lines) for source in line.sources)
    return (best_with(cited, best) or best).lines


def _offered(press: Press, summary: Sequence[Line], ledger: Ledger) -> tuple[list[Item], Limits]:
    """Return every form of every fact and outlook item with its heights, and how many there may be."""
    brief = press.brief
    lines = _besides(summary, every_form([*brief.key_facts, *brief.outlook]))
    kinds = _kinds([*brief.key_facts, *brief.outlook])
    items = [
        Item(line, ledger.line(line), ledger.is_ragged(line), kinds.get(id(line), "whole")) for line in lines
    ]
    return items, _limits(lines, press.template.limits)


def _besides(summary: Sequence[Line], lines: Sequence[Line]) -> list[Line]:
    """Leave out what a second sentence and the summary would both tell, and what says the summary again."""
    told = {point for line in summary for point in tells(line)}
    seconds = {point for line in summary for point in line.also}
    return [
        line
        for line in lines
        if not (told.intersection((*line.also, *line.instead_of)) or seconds & bars(line))
    ]


def _kinds(lines: Sequence[Line]) -> dict[int, Form]:
    """Return what kind of form the longer and the shorter ones are, by the line's identity."""
    longer: dict[int, Form] = {id(form): "longer" for line in lines for form in line.longer_forms}
    shorter: dict[int, Form] = {id(line.shorter): "shorter" for line in lines if line.shorter}
    return longer | shorter


def _limits(lines: Sequence[Line], limits: Limits) -> Limits:
    """Return the least and the most lines of each section; no more can be asked for than there are.

    What the outlook lacks of its least, key facts may have: a page is full though little lies ahead.
    """

    def count(section: Section) -> int:
        own = (line for line in lines if line.section == section and not line.instead_of)
        return len({line.ranked.point.id for line in own})

    (facts, most_facts), (plans, most_plans) = limits["key_facts"], limits["outlook"]
    spare = max(0, plans - count("outlook")) if most_facts else 0
    return {
        "key_facts": (min(facts, count("key_facts")), most_facts + spare),
        "outlook": (min(plans, count("outlook")), most_plans),
    }


def _source_sets(summary: Sequence[Line], lines: Sequence[Line]) -> list[frozenset[str]]:
    """Return sets of sources that may be cited, the largest first; pinned lines need theirs.

    Of a few sources all sets are returned, of many those of the most useful ones.
    """
    needed = [*summary, *(line for line in lines if line.pinned or is_held(line))]
    first = dict.fromkeys(source for line in needed for source in line.sources)
    use: dict[str, float] = {}
    for line in lines:
        for source in line.sources:
            use[source] = use.get(source, 0.0) + 1.0 / (1.0 + line.preference)
    others = sorted((source for source in use if source not in first), key=lambda one: -use[one])
    sizes = range(len(others), -1, -1)
    if len(others) <= _FEW_SOURCES:
        sets = [one for size in sizes for one in combinations(others, size)]
    else:
        step = -(-len(others) // _MOST_SETS)
        sets = [tuple(others[:size]) for size in dict.fromkeys([*sizes[::step], 0])]
    return [frozenset([*first, *one]) for one in sets]


def _shortest(items: Sequence[Item], limits: Limits, ledger: Ledger) -> tuple[Line, ...]:
    """Return as few lines as the template allows, each time the one that adds least to the page."""
    found: list[Line] = []
    cited: set[str] = set()

    def added(item: Item) -> float:
        new = sorted(set(item.line.sources) - cited)
        return sum(item.heights) + sum(sum(ledger.source(source)) for source in new)

    for section, (least, _) in limits.items():
        left = [item for item in items if item.line.section == section and not item.line.instead_of]
        pinned = len({item.line.ranked.point.id for item in left if item.line.pinned})
        for count in range(max(least, pinned)):
            lowest = min((item for item in left if item.line.pinned or count >= pinned), key=added)
            point = lowest.line.ranked.point.id
            left = [item for item in left if item.line.ranked.point.id != point]
            found.append(lowest.line)
            cited.update(lowest.line.sources)
    return tuple(found)

"""A Brief with more lines than a page holds in, the fullest page that is still one page out.

Nothing is shrunk and no sentence is broken off: lines are chosen in one of their forms, by value and
measured height. The page is rendered once with every line and measured; from the heights the best choice
is computed; what is returned has itself been rendered and measured. Where a line is set otherwise in the
choice than among all lines, the choice is made again with what was learned, a few times at most.

Sources are never dropped while a line cites them. Where not even the shortest page fits, their entries are
set in a shorter form: first without the day on which they were read, then with their titles ended at a word
(see ``shorter``). If that does not help either, a FitError says by how many lines the page is too long.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.fit.heights import Ledger
from briefgen.fit.press import Page, Press, every_form, with_pinned_forms
from briefgen.fit.select import Choice, Item, Room, select
from briefgen.fit.shorter import source_forms
from briefgen.fit.toolong import too_long
from briefgen.model import Brief, Cut, Fitted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.fit.select import Form, Limits
    from briefgen.model import Line
    from briefgen.render.page import Paper
    from briefgen.render.template import Template

_TRIES = 5  # choices rendered and measured for one summary before a shorter one is tried
_EXACT = 0.5  # points by which a page may differ from what its heights promised
_MOST_SETS = 12  # sets of sources among which the best is looked for
NO_ROOM = "no room on the page"


def fit(brief: Brief, template: Template, *, paper: Paper) -> Fitted:
    """Return the fitted page; FitError says by how much even the shortest page is too long."""
    brief = with_pinned_forms(brief, template.limits)
    press = Press(brief, template, paper)
    shortest: Page | None = None
    for form in source_forms(brief):
        press = Press(form, template, paper)
        for summary in summaries(brief, template.limits):
            page = _fill(press, summary)
            if page.fits:
                return _fitted(page, brief)
            if shortest is None or page.spare > shortest.spare:
                shortest = page
    if shortest is None:
        raise AssertionError("a brief has at least one form")
    raise too_long(shortest, press)


def summaries(brief: Brief, limits: Limits) -> Iterator[tuple[Line, ...]]:
    """Yield the summaries that the limits allow, the fullest first; what is pinned stands in each of them.

    The last one is the shortest, in shorter forms, where there are any.
    """
    least, most = limits["summary"]
    lines = sorted(brief.summary, key=_pinned_first)
    pinned, offered = sum(line.pinned for line in lines), len(lines)
    fewest = max(min(least, offered), pinned)
    for count in range(max(min(most, offered), pinned), fewest - 1, -1):
        yield tuple(lines[:count])
    if any(line.shorter for line in lines[:fewest]):
        yield tuple(line.shorter or line for line in lines[:fewest])


def _fitted(page: Page, brief: Brief) -> Fitted:
    kept = {line.ranked.point.id for line in page.brief.lines}
    left = sorted(
        (line for line in brief.lines if line.ranked.point.id not in kept), key=lambda line: line.ranked.rank
    )
    cut = tuple(Cut(line.ranked, NO_ROOM, line.section, line.text) for line in left)
    return Fitted(page.brief, page.docx, page.measured.fullness, cut)


def _fill(press: Press, summary: Sequence[Line]) -> Page:
    """Return the best page with this summary, or the shortest one if none fits."""
    brief = press.brief
    ledger = Ledger.of(press.page([*summary, *every_form([*brief.key_facts, *brief.outlook])]))
    tried: dict[frozenset[int], Page] = {}
    for _ in range(_TRIES):
        lines = _choice(press, summary, ledger)
        key = frozenset(map(id, lines))
        if key in tried:
            break
        page = tried[key] = press.page([*summary, *lines])
        if abs(page.spare - ledger.promised(page)) < _EXACT and page.fits:
            break
        ledger.learn(page)
    if not any(page.fits for page in tried.values()):
        # Lines that change their columns with each choice may never keep their promise: take the fewest.
        limits = _limits(brief, press.template.limits)
        fewest = _shortest(_items(press, ledger), limits, ledger)
        page = press.page([*summary, *fewest])
        tried[frozenset(map(id, page.brief.lines))] = page
    return max(tried.values(), key=_goodness)


def _goodness(page: Page) -> tuple[bool, float]:
    """Of pages that fit the fullest is best, of the others the one that comes nearest."""
    return page.fits, -page.spare if page.fits else page.spare


def _choice(press: Press, summary: Sequence[Line], ledger: Ledger) -> tuple[Line, ...]:
    """Choose key facts and outlook items, the entries of their sources counted in.

    What a line costs depends on what else is cited; so sets of sources are gone through, from those of the
    summary and of pinned lines alone to all, the most useful first, and the lines are chosen for each set.
    """
    brief = press.brief
    lines = every_form([*brief.key_facts, *brief.outlook])
    items = _items(press, ledger)
    limits = _limits(brief, press.template.limits)

    def best_with(cited: frozenset[str]) -> Choice | None:
        usable = [item for item in items if cited.issuperset(item.line.sources)]
        entries = ledger.total(ledger.source(source) for source in sorted(cited))
        left = tuple(room - taken for room, taken in zip(ledger.room, entries, strict=True))
        return select(usable, Room(ledger.body, left, limits))

    found = [choice for cited in _source_sets(summary, lines) if (choice := best_with(cited))]
    if not found:
        return _shortest(items, limits, ledger)
    best = max(found, key=_worth)
    # A source that none of the chosen lines cites leaves its room to others.
    better = best_with(frozenset(source for line in (*summary, *best.lines) for source in line.sources))
    return better.lines if better and better.worth > best.worth else best.lines


def _items(press: Press, ledger: Ledger) -> list[Item]:
    """Return every form of every fact and outlook item, with the heights known so far."""
    lines = [*press.brief.key_facts, *press.brief.outlook]
    kinds = _kinds(lines)
    return [
        Item(line, ledger.line(line), ledger.is_ragged(line), kinds.get(id(line), "whole"))
        for line in every_form(lines)
    ]


def _kinds(lines: Sequence[Line]) -> dict[int, Form]:
    """Return what kind of form the longer and the shorter ones are, by the line's identity."""
    longer: dict[int, Form] = {id(line.longer): "longer" for line in lines if line.longer}
    shorter: dict[int, Form] = {id(line.shorter): "shorter" for line in lines if line.shorter}
    return longer | shorter


def _limits(brief: Brief, limits: Limits) -> Limits:
    """Return the least and the most lines of each section; no more can be asked for than there are."""
    (facts, most_facts), (plans, most_plans) = limits["key_facts"], limits["outlook"]
    return {
        "key_facts": (min(facts, len(brief.key_facts)), most_facts),
        "outlook": (min(plans, len(brief.outlook)), most_plans),
    }


def _source_sets(summary: Sequence[Line], lines: Sequence[Line]) -> list[frozenset[str]]:
    """Return sets of sources that may be cited, each larger than the one before; pinned lines need theirs."""
    needed = [*summary, *(line for line in lines if line.pinned or line.owed)]
    first = dict.fromkeys(source for line in needed for source in line.sources)
    use: dict[str, float] = {}
    for line in lines:
        for source in line.sources:
            use[source] = use.get(source, 0.0) + 1.0 / (1.0 + line.preference)
    others = sorted((source for source in use if source not in first), key=lambda one: -use[one])
    step = -(-len(others) // _MOST_SETS) or 1
    sizes = dict.fromkeys([*range(0, len(others), step), len(others)])
    return [frozenset([*first, *others[:size]]) for size in sizes]


def _shortest(items: Sequence[Item], limits: Limits, ledger: Ledger) -> tuple[Line, ...]:
    """Return as few lines as the template allows, each time the one that adds least to the page."""
    found: list[Line] = []
    cited: set[str] = set()

    def added(item: Item) -> float:
        new = sorted(set(item.line.sources) - cited)
        return sum(item.heights) + sum(sum(ledger.source(source)) for source in new)

    for section, (least, _) in limits.items():
        left = [item for item in items if item.line.section == section]
        pinned = len({item.line.ranked.point.id for item in left if item.line.pinned})
        for count in range(max(least, pinned)):
            lowest = min((item for item in left if item.line.pinned or count >= pinned), key=added)
            point = lowest.line.ranked.point.id
            left = [item for item in left if item.line.ranked.point.id != point]
            found.append(lowest.line)
            cited.update(lowest.line.sources)
    return tuple(found)


def _pinned_first(line: Line) -> tuple[bool, int]:
    return not line.pinned, line.preference


def _worth(choice: Choice) -> float:
    return choice.worth

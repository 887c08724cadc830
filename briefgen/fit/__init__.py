"""A Brief with more lines than a page holds in, the fullest page that is still one page out.

Nothing is shrunk and no sentence is cut: lines are chosen whole, by value and measured height. The
page is rendered once with every line and measured; from the heights the best choice is computed;
what is returned has itself been rendered and measured.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefgen.errors import FitError
from briefgen.fit.select import Item, select
from briefgen.layout import measure
from briefgen.model import Brief, Cut, Fitted, Reference
from briefgen.render import render

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefgen.layout import Measurement, ParagraphBox
    from briefgen.model import Line
    from briefgen.render.page import Paper
    from briefgen.render.template import Template

# Points. One line: the smaller slack of the two height models must hold it (see docs/page-measurer.md).
RESERVE = 12.0
_TRIES = 6  # choices rendered and measured for one summary before a shorter one is tried
_EXACT = 0.5  # points by which a page may differ from what its heights promised
NO_ROOM = "no room on the page"


@dataclass(frozen=True, slots=True)
class _Page:
    """A choice of lines that has been rendered and measured."""

    brief: Brief
    docx: bytes
    measured: Measurement

    @property
    def fits(self) -> bool:
        return self.measured.pages == 1 and self.spare >= 0

    @property
    def spare(self) -> float:
        """Points left beyond the reserve; negative when the page is too long."""
        return self.measured.slack - RESERVE


@dataclass(frozen=True, slots=True)
class _Press:
    """Renders and measures choices of one brief's lines."""

    brief: Brief
    template: Template
    paper: Paper

    def page(self, lines: Iterable[Line]) -> _Page:
        brief = with_lines(self.brief, lines)
        docx = render(brief, self.template, paper=self.paper)
        return _Page(brief, docx, measure(docx))


def fit(brief: Brief, template: Template, *, paper: Paper) -> Fitted:
    """Return the fitted page; FitError says by how much even the shortest page is too long."""
    press = _Press(brief, template, paper)
    least, most = template.limits["summary"]
    by_preference = sorted(brief.summary, key=_preference)
    shortest: _Page | None = None
    for count in range(min(most, len(by_preference)), min(least, len(by_preference)) - 1, -1):
        page = _fill(press, by_preference[:count])
        if page.fits:
            return _fitted(page, brief)
        shortest = page
    raise _too_long(shortest or press.page(brief.lines))


def _fitted(page: _Page, brief: Brief) -> Fitted:
    kept = {line.ranked.point.id for line in page.brief.lines}
    left = sorted(
        (line for line in brief.lines if line.ranked.point.id not in kept), key=lambda line: line.ranked.rank
    )
    cut = tuple(Cut(line.ranked, NO_ROOM, line.section, line.text) for line in left)
    return Fitted(page.brief, page.docx, page.measured.fullness, cut)


def _fill(press: _Press, summary: Sequence[Line]) -> _Page:
    """Return the best page with this summary, or the shortest one if none fits."""
    brief = press.brief
    full = press.page([*summary, *every_form([*brief.key_facts, *brief.outlook])])
    boxes = _Boxes(full)
    height = full.spare + boxes.total
    best: _Page | None = None
    for _ in range(_TRIES):
        lines = _choice(press, summary, boxes, height)
        page = press.page([*summary, *lines])
        if page.fits and (best is None or page.spare < best.spare):
            best = page
        # What the heights promised and what the page has differ where a line moved: learn from it.
        promised = height - boxes.of(page)
        if abs(page.spare - promised) < _EXACT:
            break
        height += page.spare - promised
    return best or page


def _choice(press: _Press, summary: Sequence[Line], boxes: _Boxes, height: float) -> list[Line]:
    """Choose key facts and outlook items for a height in points, the entries of their sources included."""
    brief = press.brief
    lines = every_form([*brief.key_facts, *brief.outlook])
    cited = {source for line in [*summary, *lines] for source in line.sources}
    chosen: list[Line] = []
    while True:
        usable = [line for line in lines if cited.issuperset(line.sources)]
        sources = sum(boxes.source(source) for source in cited)
        items = [Item(line, boxes.line(line), boxes.is_ragged(line)) for line in usable]
        better = select(items, press.template.limits, height - sources, boxes.body)
        if chosen and not better:
            return chosen
        chosen = better or _shortest(items, press)
        used = {source for line in [*summary, *chosen] for source in line.sources}
        if used == cited:
            return chosen
        cited = used


def _shortest(items: Sequence[Item], press: _Press) -> list[Line]:
    """Return as few lines as the template allows, the lowest ones."""
    found: list[Line] = []
    for section in ("key_facts", "outlook"):
        of_section = sorted(
            (item for item in items if item.line.section == section), key=lambda one: one.height
        )
        found += [item.line for item in of_section[: press.template.limits[section][0]]]
    return found


class _Boxes:
    """The measured heights of one page, by line and by source, in points."""

    def __init__(self, page: _Page) -> None:
        boxes = [box for box in page.measured.paragraphs if box.text.strip()]
        self.body = max(1.0, page.measured.word.height + page.measured.word.slack)
        self._lines = {
            id(line): _box_of(line.text, boxes) for line in page.brief.lines if line.section != "summary"
        }
        self._sources = {
            reference.source.id: box
            for reference, box in zip(page.brief.sources, boxes[-len(page.brief.sources) :], strict=False)
        }

    @property
    def total(self) -> float:
        """The height of all that can be chosen."""
        found = (*self._lines.values(), *self._sources.values())
        return sum(box.height for box in found if box)

    def of(self, page: _Page) -> float:
        """Return the height that the chosen lines and sources of a page should have together."""
        lines = sum(self.line(line) for line in page.brief.lines if line.section != "summary")
        return lines + sum(self.source(reference.source.id) for reference in page.brief.sources)

    def line(self, line: Line) -> float:
        box = self._lines.get(id(line))
        return box.height if box else 0.0

    def is_ragged(self, line: Line) -> bool:
        """Whether the line's last row holds a single short word."""
        box = self._lines.get(id(line))
        return bool(box and box.lines > 1 and box.last_words <= 1 and box.last_line < 0.12)

    def source(self, source: str) -> float:
        box = self._sources.get(source)
        return box.height if box else 0.0


def _box_of(text: str, boxes: Sequence[ParagraphBox]) -> ParagraphBox | None:
    # A line may be the beginning of its longer form: the shortest paragraph that holds it is its own.
    return min((box for box in boxes if text in box.text), key=lambda box: len(box.text), default=None)


def forms(line: Line) -> tuple[Line, ...]:
    """Return the line and its longer form, if it has one."""
    return (line, line.longer) if line.longer else (line,)


def every_form(lines: Iterable[Line]) -> list[Line]:
    """Return all lines in all their forms."""
    return [form for line in lines for form in forms(line)]


def with_lines(brief: Brief, lines: Iterable[Line]) -> Brief:
    """Return the brief with these lines alone, in its own order, the sources renumbered to match."""
    kept = set(map(id, lines))

    def only(section: tuple[Line, ...]) -> tuple[Line, ...]:
        return tuple(form for line in section for form in forms(line) if id(form) in kept)

    fewer = replace(
        brief, summary=only(brief.summary), key_facts=only(brief.key_facts), outlook=only(brief.outlook)
    )
    ids = dict.fromkeys(source for line in fewer.lines for source in line.sources)
    by_id = {reference.source.id: reference.source for reference in brief.sources}
    sources = tuple(Reference(number, by_id[source]) for number, source in enumerate(ids, start=1))
    return replace(fewer, sources=sources)


def _preference(line: Line) -> int:
    return line.preference


def _too_long(page: _Page) -> FitError:
    lines = max(1, round(-page.spare / RESERVE))
    return FitError(
        f"even the shortest page is {-page.spare:.0f} points ({lines} line{'s' * (lines > 1)}) too long",
        "Shorten the title or the template's header, give fewer sources, or lower the template's limits.",
    )

"""A Brief with more lines than a page holds in, the fullest page that is still one page out.

Nothing is shrunk and no sentence is cut: lines are chosen whole. The page is rendered with all of a section's
best lines and measured; from the measured heights the lowest-ranked lines are dropped until the rest fits,
then what still has room is put back, and every page that is kept has itself been rendered and measured.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefgen.errors import FitError
from briefgen.layout import measure
from briefgen.model import Brief, Cut, Fitted, Reference
from briefgen.render import render

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from briefgen.layout import Measurement
    from briefgen.model import Line, Section
    from briefgen.render.template import Template

# Points. One line: the smaller slack of the two height models must hold it (see docs/page-measurer.md).
RESERVE = 12.0
# Pages rendered and measured at the most for one brief; each takes about 40 ms.
_TRIES = 24
_SECTIONS: tuple[Section, ...] = ("summary", "key_facts", "outlook")
NO_ROOM = "no room on the page"


@dataclass(frozen=True, slots=True)
class _Page:
    """A choice of lines that has been rendered and measured."""

    lines: tuple[Line, ...]
    docx: bytes
    measured: Measurement

    @property
    def fits(self) -> bool:
        return self.measured.pages == 1 and self.measured.slack >= RESERVE


class _Press:
    """Renders and measures choices of lines of one brief, and counts how often it did."""

    def __init__(self, brief: Brief, template: Template, paper: str) -> None:
        self._brief = brief
        self._template = template
        self._paper = paper
        self.tries = 0

    def page(self, lines: Iterable[Line]) -> _Page:
        self.tries += 1
        chosen = tuple(lines)
        docx = render(with_lines(self._brief, chosen), self._template, paper=self._paper)
        return _Page(chosen, docx, measure(docx))


def fit(brief: Brief, template: Template, *, paper: str) -> Fitted:
    """Return the fitted page; FitError says by how much even the shortest page is too long."""
    limits = template.limits
    press = _Press(brief, template, paper)
    page = press.page(_first_choice(brief, limits))
    heights = _heights(page)
    page = _shrink(page, press, limits, heights)
    page = _grow(page, press, brief, limits, heights)
    kept = set(map(id, page.lines))
    cut = [Cut(line.ranked, NO_ROOM, line.section, line.text) for line in brief.lines if id(line) not in kept]
    return Fitted(
        with_lines(brief, page.lines), page.docx, page.measured.fullness, tuple(sorted(cut, key=_rank_of_cut))
    )


def _rank_of_cut(cut: Cut) -> int:
    return cut.ranked.rank


def with_lines(brief: Brief, lines: Iterable[Line]) -> Brief:
    """Return the brief with these of its lines alone, in its own order, the sources renumbered to match."""
    kept = set(map(id, lines))
    sections = {
        section: tuple(line for line in getattr(brief, section) if id(line) in kept) for section in _SECTIONS
    }
    ids = dict.fromkeys(
        source for section in _SECTIONS for line in sections[section] for source in line.sources
    )
    by_id = {reference.source.id: reference.source for reference in brief.sources}
    sources = tuple(Reference(number, by_id[source]) for number, source in enumerate(ids, start=1))
    return replace(brief, **sections, sources=sources)


def _first_choice(brief: Brief, limits: Mapping[Section, tuple[int, int]]) -> list[Line]:
    """Return each section's best lines, as many as it may hold."""
    chosen: list[Line] = []
    for section in _SECTIONS:
        most = limits[section][1]
        chosen += sorted(getattr(brief, section), key=_preference)[:most]
    return chosen


def _preference(line: Line) -> int:
    return line.preference


def _shrink(
    page: _Page, press: _Press, limits: Mapping[Section, tuple[int, int]], heights: Mapping[int, float]
) -> _Page:
    """Drop the lowest lines until the page fits."""
    while not page.fits:
        excess = RESERVE - page.measured.slack
        lines = list(page.lines)
        while excess > 0:
            lowest = _lowest(lines, limits)
            if lowest is None:
                break
            lines.remove(lowest)
            excess -= _height(lowest, heights)
        if len(lines) == len(page.lines):
            raise _too_long(page)
        page = press.page(lines)
    return page


def _lowest(lines: Sequence[Line], limits: Mapping[Section, tuple[int, int]]) -> Line | None:
    """Return the line to drop first: from the section furthest above its least, the one preferred last."""
    spare = {
        section: sum(line.section == section for line in lines) - limits[section][0] for section in _SECTIONS
    }
    droppable = [line for line in lines if spare[line.section] > 0]
    return max(droppable, key=lambda line: (spare[line.section], line.preference), default=None)


def _grow(
    page: _Page,
    press: _Press,
    brief: Brief,
    limits: Mapping[Section, tuple[int, int]],
    heights: Mapping[int, float],
) -> _Page:
    """Put lines back while there is room: a section's next best first, then a longer one for a shorter."""
    for line in sorted(brief.lines, key=_preference):
        counts = sum(other.section == line.section for other in page.lines)
        roomy = page.measured.slack - RESERVE >= _height(line, heights)
        if line in page.lines or counts >= limits[line.section][1] or not roomy or press.tries >= _TRIES:
            continue
        trial = press.page([*page.lines, line])
        page = trial if trial.fits else page
    return page


def _heights(page: _Page) -> dict[int, float]:
    """Return the measured height of each printed line in points, by the line's identity."""
    boxes = page.measured.paragraphs
    found: dict[int, float] = {}
    for line in page.lines:
        for box in boxes:
            if line.text in box.text:
                found[id(line)] = box.height * len(line.text) / max(1, len(box.text))
                break
    return found


def _height(line: Line, heights: Mapping[int, float]) -> float:
    """Return the line's measured height, or one estimated from its neighbours' points a character."""
    if id(line) in heights:
        return heights[id(line)]
    return max(RESERVE, len(line.text) / 95 * 13.5)


def _too_long(page: _Page) -> FitError:
    over = RESERVE - page.measured.slack
    lines = max(1, round(over / RESERVE))
    return FitError(
        f"even the shortest page is {over:.0f} points too long (about {lines} line{'s' * (lines > 1)})",
        "Shorten the title or the template's header, give fewer sources, or lower the section minimums.",
    )

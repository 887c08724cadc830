"""A choice of a brief's lines in, the page that they make out: rendered and measured."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefgen.fit.worth import is_held
from briefgen.layout import measure
from briefgen.model import Reference
from briefgen.render import render

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from briefgen.fit.select import Limits
    from briefgen.layout import Measurement
    from briefgen.model import Brief, Line, Section
    from briefgen.render.page import Paper
    from briefgen.render.template import Template

# Points. One line: the smaller slack of the two height models must hold it (see docs/fitting.md).
RESERVE = 12.0
CONSIDERED = 40  # lines of a section


@dataclass(frozen=True, slots=True)
class Page:
    """A choice of lines that has been rendered and measured."""

    brief: Brief
    docx: bytes
    measured: Measurement

    @property
    def fits(self) -> bool:
        """Whether it is one page, and the reserve is left."""
        return self.measured.pages == 1 and self.spare >= 0

    @property
    def spare(self) -> float:
        """Points left beyond the reserve; negative when the page is too long."""
        return self.measured.slack - RESERVE


@dataclass(frozen=True, slots=True)
class Press:
    """Renders and measures choices of one brief's lines."""

    brief: Brief
    template: Template
    paper: Paper

    def page(self, lines: Iterable[Line]) -> Page:
        """Return the page with these lines and the sources that they cite."""
        brief = with_lines(self.brief, lines)
        docx = render(brief, self.template, paper=self.paper)
        return Page(brief, docx, measure(docx))


def every_form(lines: Iterable[Line]) -> list[Line]:
    """Return all lines in all their forms."""
    return [form for line in lines for form in line.forms]


def considered(brief: Brief) -> Brief:
    """Return the brief with the first choices of each section alone, and what is pinned or held.

    What comes after forty lines is worth less than the row that it fills, and every line costs time.
    """

    def first(lines: tuple[Line, ...]) -> tuple[Line, ...]:
        best = sorted(lines, key=lambda line: line.preference)[:CONSIDERED]
        kept = set(map(id, best))
        return tuple(line for line in lines if id(line) in kept or line.pinned or is_held(line))

    return replace(brief, key_facts=first(brief.key_facts), outlook=first(brief.outlook))


def with_decisions(brief: Brief, limits: Limits) -> Brief:
    """Return the brief with the forms of a pinned line pinned too, and no pin where nothing is printed.

    What people have reworded is told in their words alone: no line tells it in its second sentence.
    """
    edited = {point for line in brief.lines if line.edited for point in (line.ranked.point.id, *line.also)}

    def settled(section: Section, lines: tuple[Line, ...]) -> tuple[Line, ...]:
        kept = limits[section][1] > 0
        own = (_without(line, edited) for line in lines)
        return tuple(_pinned(line, kept) if line.pinned else line for line in own)

    return replace(
        brief,
        summary=settled("summary", brief.summary),
        key_facts=settled("key_facts", brief.key_facts),
        outlook=settled("outlook", brief.outlook),
    )


def _without(line: Line, points: Container[str]) -> Line:
    """Return the line without the longer forms that tell one of these points."""
    if line.longer is None:
        return line
    told = any(point in points for point in line.longer.also)
    longer = None if told else _without(line.longer, points)
    return line if longer is line.longer else replace(line, longer=longer)


def _pinned(line: Line, kept: bool) -> Line:  # noqa: FBT001 - the one thing that is told of the line
    shorter, longer = (form and _pinned(form, kept) for form in (line.shorter, line.longer))
    return replace(line, pinned=kept, shorter=shorter, longer=longer)


def with_lines(brief: Brief, lines: Iterable[Line]) -> Brief:
    """Return the brief with these lines alone, in its own order, the sources renumbered to match."""
    kept = set(map(id, lines))

    def only(section: tuple[Line, ...]) -> tuple[Line, ...]:
        return tuple(form for form in every_form(section) if id(form) in kept)

    fewer = replace(
        brief, summary=only(brief.summary), key_facts=only(brief.key_facts), outlook=only(brief.outlook)
    )
    ids = dict.fromkeys(source for line in fewer.lines for source in line.sources)
    by_id = {reference.source.id: reference.source for reference in brief.sources}
    sources = tuple(Reference(number, by_id[source]) for number, source in enumerate(ids, start=1))
    return replace(fewer, sources=sources)

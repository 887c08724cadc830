"""A choice of a brief's lines in, the page that they make out: rendered and measured."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefgen.layout import measure
from briefgen.model import Reference
from briefgen.render import render

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.fit.select import Limits
    from briefgen.layout import Measurement
    from briefgen.model import Brief, Line, Section
    from briefgen.render.page import Paper
    from briefgen.render.template import Template

# Points. One line: the smaller slack of the two height models must hold it (see docs/fitting.md).
RESERVE = 12.0


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


def forms(line: Line) -> tuple[Line, ...]:
    """Return the line as it is, and then its shorter and its longer form, as far as it has them."""
    return (line, *filter(None, (line.shorter, line.longer)))


def every_form(lines: Iterable[Line]) -> list[Line]:
    """Return all lines in all their forms."""
    return [form for line in lines for form in forms(line)]


def with_pinned_forms(brief: Brief, limits: Limits) -> Brief:
    """Return the brief with the forms of a pinned line pinned too, and no pin where nothing is printed."""

    def settled(line: Line, section: Section) -> Line:
        if not line.pinned:
            return line
        kept = limits[section][1] > 0
        shorter, longer = (form and replace(form, pinned=kept) for form in (line.shorter, line.longer))
        return replace(line, pinned=kept, shorter=shorter, longer=longer)

    return replace(
        brief,
        summary=tuple(settled(line, "summary") for line in brief.summary),
        key_facts=tuple(settled(line, "key_facts") for line in brief.key_facts),
        outlook=tuple(settled(line, "outlook") for line in brief.outlook),
    )


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

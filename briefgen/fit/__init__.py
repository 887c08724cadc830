"""A Brief with more lines than a page holds in, the fullest page that is still one page out.

No type is made smaller and no sentence is broken off: lines are chosen in one of their forms, by value and
measured height. The page is rendered once with every line and measured; from the heights the best choice
is computed; what is returned has itself been rendered and measured. Where a line is set otherwise in the
choice than among all lines, the choice is made again with what was learned, a few times at most. What is
then left of a row goes into the gaps between paragraphs, as far as the template allows (see ``stretch``).

A line that says again what another says is offered where that one found no room (see ``instead``), and the
page is made anew.

Sources are never dropped while a line cites them. Where not even the shortest page fits, their entries are
set in a shorter form: first without the day on which they were read, then with their titles ended at a word
(see ``shorter``). If that does not help either, a FitError says by how many lines the page is too long.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.fit.fill import fill
from briefgen.fit.instead import freed, with_freed
from briefgen.fit.press import Press, considered, with_decisions
from briefgen.fit.shorter import source_forms
from briefgen.fit.stretch import stretched
from briefgen.fit.summaries import at_length, fuller, summaries
from briefgen.fit.toolong import too_long
from briefgen.fit.worth import tells
from briefgen.model import Brief, Cut, Fitted

if TYPE_CHECKING:
    from briefgen.fit.fill import Filled
    from briefgen.fit.press import Page
    from briefgen.render.page import Paper
    from briefgen.render.template import Template

NO_ROOM = "no room on the page"
_ROUNDS = 3  # in which what lost its place may free another line


def fit(brief: Brief, template: Template, *, paper: Paper) -> Fitted:
    """Return the fitted page; FitError says by how much even the shortest page is too long."""
    brief = at_length(with_decisions(brief, template.limits), template.limits)
    fitted = _fullest(brief, template, paper)
    for _ in range(_ROUNDS):
        found = freed(brief, fitted.brief)
        if not found:
            break
        brief = with_freed(brief, found)
        fitted = _fullest(brief, template, paper)
    return fitted


def _fullest(brief: Brief, template: Template, paper: Paper) -> Fitted:
    """Return the fullest page of these lines that is one page."""
    few = considered(brief)
    press = Press(few, template, paper)
    shortest: Page | None = None
    for form in source_forms(few):
        press = Press(form, template, paper)
        for summary in summaries(few, template.limits):
            filled = fill(press, summary)
            if filled.page.fits:
                best = _with_fuller_summary(press, filled)
                return _fitted(best, stretched(best.page, template.stretch), brief)
            if shortest is None or filled.page.spare > shortest.spare:
                shortest = filled.page
    if shortest is None:
        raise AssertionError("a brief has at least one form")
    raise too_long(shortest, press)


def _with_fuller_summary(press: Press, filled: Filled) -> Filled:
    """Return the page with second sentences in its summary, where that makes a better page."""
    found = [fill(press, summary, filled.ledger) for summary in fuller(press.brief, filled.page)]
    return max([filled, *(one for one in found if one.page.fits)], key=_worth)


def _worth(filled: Filled) -> float:
    return filled.worth


def _fitted(filled: Filled, page: Page, brief: Brief) -> Fitted:
    kept = {point for line in page.brief.lines for point in tells(line)}
    # What a line of the page says again was not left out for want of room.
    unprinted = (
        line for line in brief.lines if not kept.intersection((line.ranked.point.id, *line.instead_of))
    )
    left = sorted(unprinted, key=lambda line: line.ranked.rank)
    cut = tuple(Cut(line.ranked, NO_ROOM, line.section, line.text, filled.height(line)) for line in left)
    doubts = page.measured.reasons if page.measured.certainty == "unknown" else ()
    return Fitted(page.brief, page.docx, page.measured.fullness, cut, doubts)

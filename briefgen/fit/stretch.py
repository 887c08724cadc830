"""A page that fits in, the same page out, its gaps a little wider so that it ends at its foot.

Lines are of whole rows, and so the best choice of them leaves a part of a row, or two, free. Printers share
that out among the gaps between paragraphs: nobody sees a point more there, and everybody a ragged foot.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from briefgen.layout import measure
from briefgen.render.gaps import Gaps

if TYPE_CHECKING:
    from briefgen.fit.press import Page

_TRIES = 3  # the first is mostly right; gaps above headings may begin to grow too
_ENOUGH = 1.5  # points that may stay free: gaps are of whole twips, and a page has some twenty


def stretched(page: Page, most: float) -> Page:
    """Return the page with gaps up to ``most`` points wider, as wide as they can be on one page."""
    if not most or page.spare < _ENOUGH:
        return page
    gaps, best, narrow = Gaps(page.docx), page, 0.0
    wide = min(most, page.spare / _count(page, gaps))
    for _ in range(_TRIES):
        if best.spare < _ENOUGH or narrow == most:
            break
        docx = gaps.widened(wide)
        tried = replace(page, docx=docx, measured=measure(docx))
        if tried.spare >= best.spare:
            break  # nothing of the page is in such styles
        guess = narrow + (wide - narrow) * best.spare / (best.spare - tried.spare)
        if tried.fits:
            best, narrow = tried, wide
        wide = min(most, guess)
    return best


def _count(page: Page, gaps: Gaps) -> int:
    """Return how many gaps grow in the column with most of them and in the body; one at least."""
    columns: Counter[str] = Counter()
    for above, below in pairwise(page.measured.paragraphs):
        columns[above.cell] += gaps.grows(above.style, below.style if above.cell == below.cell else "")
    body = columns.pop("", 0)
    return max(1, body + max(columns.values(), default=0))

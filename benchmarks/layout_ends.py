"""A document whose bottom margin can be chosen in, the document ended near the end of a page out.

The margin is found by bisection, so that the page count that the measurer tells changes within a line of it.
"""

# ruff: noqa: S311 - the pages are to be random, not secret
from __future__ import annotations

import random
from typing import Protocol

from briefgen.layout import Measurement, measure


class Maker(Protocol):
    """A document made from a seed."""

    seed: int

    def docx(self, bottom: int) -> bytes:
        """Return the document with this bottom margin, in twips."""


def near_an_end(maker: Maker) -> tuple[bytes, Measurement]:
    """Return a document whose page count changes within a line of its bottom margin, and its measurement."""
    low, high = 500, 3000
    least = measure(maker.docx(low)).libreoffice.pages
    if measure(maker.docx(high)).libreoffice.pages == least:
        high = low
    while high - low > 1:
        middle = (low + high) // 2
        if measure(maker.docx(middle)).libreoffice.pages > least:
            high = middle
        else:
            low = middle
    rng = random.Random(maker.seed)
    docx = maker.docx(max(low + rng.choice([rng.randint(-280, 280), rng.randint(-3, 3), 0, 1, 2]), 400))
    return docx, measure(docx)

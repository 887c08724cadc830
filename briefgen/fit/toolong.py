"""A page that is too long in, the error that says by how much and what to change out."""

from __future__ import annotations

from math import ceil
from statistics import median
from typing import TYPE_CHECKING

from briefgen.errors import FitError
from briefgen.render.page import PAPERS
from briefgen.render.rich import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.fit.press import Page, Press
    from briefgen.layout import ParagraphBox

# Shipped templates give at least 85 % of the paper's height to text: what leaves less than this is the cause.
_USUAL_BODY = 0.7
_LONG_TITLE = 3  # rows
_MANY_SOURCES = 8  # entries: five take up the tenth of a page that is usual


def too_long(page: Page, press: Press) -> FitError:
    """Return the error for the shortest page there is."""
    boxes = [box for box in page.measured.paragraphs if box.text.strip()]
    row = median([box.height / box.lines for box in boxes] or [12.0])
    rows = max(1, ceil(-page.spare / row))
    points = f"{-page.spare:.0f} points ({rows} line{'s' * (rows > 1)})"
    name = press.template.path.name
    causes = list(_causes(page, press, boxes))
    hint = "; ".join(causes or [f"lower the least lines of a section in {press.template.path.stem}.toml"])
    return FitError(
        f"even the shortest page that {name} allows is {points} too long", f"{hint[0].upper()}{hint[1:]}."
    )


def _causes(page: Page, press: Press, boxes: list[ParagraphBox]) -> Iterator[str]:
    """Yield what takes more of the page than is usual, each with what to do about it."""
    body = page.measured.word.height + page.measured.word.slack
    paper = PAPERS[press.paper][1] / 20
    if body < _USUAL_BODY * paper:
        yield (
            f"the template leaves {max(body, 0):.0f} of the paper's {paper:.0f} points for text: "
            "make its header, footer or margins lower"
        )
    title = clean(page.brief.title)
    rows = max((box.lines for box in boxes if title and title in box.text), default=0)
    if rows >= _LONG_TITLE:
        yield f"the title has {len(title)} characters and takes {rows} lines: shorten it"
    pinned = sum(line.pinned for line in page.brief.lines)
    if pinned:
        words = "a line on it is pinned" if pinned == 1 else f"{pinned} lines on it are pinned"
        yield f"{words}: unpin what can go"
    if len(page.brief.sources) >= _MANY_SOURCES:
        yield f"the page cites {len(page.brief.sources)} sources: give fewer"

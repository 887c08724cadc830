"""The lines of printed pages in; the lines in reading order out, without running heads and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise

from briefgen.model import Dropped
from briefgen.read.heads import head_line
from briefgen.read.labels import ADDRESS, PRINTED

_NUMBER = re.compile(
    r"[-–—|•\s]*(?:page|p\.|seite)?\s*(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:/|of)\s*\d{1,4})?[-–—|•\s]*$",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"[\d\W]+")
_LABEL = re.compile(r"\(?[\w]{1,3}[.)]|\d{1,2}|[^\w\s]")  # "1.", "(iv)", "•"
# The share of a page's height, at its top and at its bottom, where running heads and numbers stand.
_MARGIN = 0.12
# A gap wider than this many letter heights parts cells or columns; a justified line's spaces are narrower.
WIDE = 1.6


@dataclass(frozen=True, slots=True)
class Line:
    """A run of characters on one baseline, with its box in points from the page's lower left corner.

    ``margin`` is the right edge of the text around it: a line that ends well before it ends by itself.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    bold: bool = False
    margin: float = 0.0


@dataclass(frozen=True, slots=True)
class Page:
    """A page with its lines."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]


def reading_order(pages: list[Page]) -> tuple[list[Page], list[Dropped]]:
    """Return the pages with their lines as they are read, and what was left out of their margins."""
    return _drop_margins([replace(page, lines=tuple(_in_order(page))) for page in pages])


# ---------------------------------------------------------------- columns


def _in_order(page: Page) -> list[Line]:
    """Return the page's lines in reading order, with the pieces of one printed line joined."""
    lines = list(page.lines)
    gutter = _gutter(lines, page.width)
    if gutter and _interleaved(lines, gutter):
        lines = _by_column(lines, gutter)
    return _with_margins(_mend_justified(_join_pieces(lines, gutter)), gutter)


def _gutter(lines: list[Line], width: float) -> float:
    """Return the x of the empty strip between two columns of prose, or 0.

    Nearly all lines of prose lie to one side of it, and a fair share of them on each side.
    """
    prose = [line for line in lines if len(line.text) >= 20]
    if len(prose) < 10:
        return 0.0
    for step in range(35, 66):
        x = width * step / 100
        left = sum(line.right <= x for line in prose)
        right = sum(line.left >= x for line in prose)
        if min(left, right) >= 0.3 * len(prose) and left + right >= 0.85 * len(prose):
            return x
    return 0.0


def _interleaved(lines: list[Line], gutter: float) -> bool:
    """Whether the file goes back and forth between the columns."""
    sides = [line.left >= gutter for line in lines if line.right <= gutter or line.left >= gutter]
    return sum(one != two for one, two in pairwise(sides)) > 4


def _by_column(lines: list[Line], gutter: float) -> list[Line]:
    """Order by bands: what crosses the gutter parts the page, within a band the left column comes first."""
    ordered: list[Line] = []
    band: list[Line] = []
    for line in sorted(lines, key=lambda line: -line.top):
        if line.left < gutter < line.right:
            ordered += _band(band, gutter)
            ordered.append(line)
            band = []
        else:
            band.append(line)
    return ordered + _band(band, gutter)


def _band(band: list[Line], gutter: float) -> list[Line]:
    return [line for line in band if line.left < gutter] + [line for line in band if line.left >= gutter]


def _join_pieces(lines: list[Line], gutter: float) -> list[Line]:
    """Join neighbours in the order that stand on one baseline: the cells of a row, a number and its text."""
    joined: list[Line] = []
    for line in lines:
        last = joined[-1] if joined else None
        if last and _one_baseline(last, line) and not (gutter and last.right <= gutter <= line.left):
            joined[-1] = _join(last, line)
        else:
            joined.append(line)
    return joined


def _mend_justified(lines: list[Line]) -> list[Line]:
    """Make one sentence again of lines whose words were spread to fill a narrow column.

    They begin and end exactly where a line of prose near them does, and most cells are words.
    """
    mended = list(lines)
    for number, line in enumerate(lines):
        cells = line.text.split(" | ")
        figures = sum(_FIGURE.fullmatch(cell) is not None for cell in cells)
        if len(cells) > 1 and 2 * figures < len(cells):
            near = [*mended[max(0, number - 2) : number], *lines[number + 1 : number + 3]]
            if any(_same_column(line, other) for other in near):
                mended[number] = replace(line, text=" ".join(cells))
    return mended


def _same_column(line: Line, other: Line) -> bool:
    """Whether the other line is prose that begins and ends where this one does."""
    close = abs(line.left - other.left) < 0.5 * line.size and abs(line.right - other.right) < 0.5 * line.size
    return close and " | " not in other.text and len(other.text) >= 20


def _one_baseline(one: Line, two: Line) -> bool:
    overlap = min(one.top, two.top) - max(one.bottom, two.bottom)
    return (
        overlap > 0.5 * min(one.top - one.bottom, two.top - two.bottom) and two.left >= one.right - one.size
    )


def _join(one: Line, two: Line) -> Line:
    wide = two.left - one.right > WIDE * max(one.size, 1) and not _LABEL.fullmatch(one.text)
    return Line(
        text=f"{one.text} | {two.text}" if wide else f"{one.text} {two.text}",
        left=min(one.left, two.left),
        bottom=min(one.bottom, two.bottom),
        right=max(one.right, two.right),
        top=max(one.top, two.top),
        size=one.size if len(one.text) >= len(two.text) else two.size,
        bold=one.bold and two.bold,
    )


def _with_margins(lines: list[Line], gutter: float) -> list[Line]:
    """Give each line the right edge of its column: the rightmost of the longer lines that it lies over."""
    sides: dict[bool, float] = {}
    for line in lines:
        if len(line.text) >= 20:
            side = bool(gutter) and line.right <= gutter
            sides[side] = max(sides.get(side, 0.0), line.right)
    return [
        replace(line, margin=_near_margin(lines, number) or _side(line, gutter, sides))
        for number, line in enumerate(lines)
    ]


def _side(line: Line, gutter: float, sides: dict[bool, float]) -> float:
    return sides.get(bool(gutter) and line.right <= gutter, line.right)


def _near_margin(lines: list[Line], number: int) -> float:
    """Return the right edge of a block that is narrower than its column (beside a box), else 0.

    At least four of the lines around, each of them prose, end within a word of that edge.
    """
    own = lines[number]
    around = (line for line in lines[max(0, number - 3) : number + 4] if len(line.text) >= 25)
    near = [line for line in around if line.left < own.right and line.right > own.left]
    edge = max((line.right for line in near), default=0.0)
    return edge if sum(line.right > edge - 3 * line.size for line in near) >= 4 else 0.0


# ---------------------------------------------------------------- running heads, page numbers


def _drop_margins(pages: list[Page]) -> tuple[list[Page], list[Dropped]]:
    """Take out page numbers, and lines that stand in the margin of page after page."""
    seen = Counter(
        key for page in pages for key in {_key(line) for line in page.lines if _in_margin(line, page)}
    )
    often = max(2, min(3, len(pages)))
    kept: list[Page] = []
    dropped: dict[tuple[str, str], None] = {}
    for page in pages:
        lines = []
        for line in page.lines:
            if reason := _margin_reason(line, page, seen, often):
                dropped["page numbers" if reason == "page number" else line.text, reason] = None
            else:
                lines.append(line)
        kept.append(replace(page, lines=tuple(lines)))
    return kept, [Dropped(text, reason) for text, reason in dropped]


def _margin_reason(line: Line, page: Page, seen: Counter[str], often: int) -> str:
    if not _in_margin(line, page):
        return ""
    if _NUMBER.match(line.text):
        return "page number"
    if PRINTED.match(line.text) or ADDRESS.fullmatch(line.text):
        return "running head"
    if _at_foot(line, page) and head_line(line.text):
        return "running head"
    return "running head" if seen[_key(line)] >= often and len(line.text) < 200 else ""


def _at_foot(line: Line, page: Page) -> bool:
    """Whether the line is the last of its page, in the margin: what closes a letter stands higher."""
    return (
        line.top < page.height * _MARGIN and line.bottom <= min(one.bottom for one in page.lines) + line.size
    )


def _in_margin(line: Line, page: Page) -> bool:
    return line.bottom > page.height * (1 - _MARGIN) or line.top < page.height * _MARGIN


def _key(line: Line) -> str:
    """Return what stays the same from page to page: the words with each number made "0"."""
    return re.sub(r"\d+", "0", line.text).lower().strip()

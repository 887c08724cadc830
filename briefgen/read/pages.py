"""The lines of printed pages in; paragraphs in reading order out, without running heads and page numbers."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass, replace
from statistics import median

from briefgen.model import BlockKind, Dropped
from briefgen.read.parts import Part

_END = re.compile(r"[.!?:;…。！？][\"'”’)\]]*\d{0,2}$")
_FULL_STOP = re.compile(r"[.!?…。！？][\"'”’)\]]*\d{0,2}$")
_NUMBER = re.compile(
    r"(?:[-–—|•\s]*(?:page|p\.|seite)?\s*(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:/|of)\s*\d{1,4})?[-–—|•\s]*)$",
    re.IGNORECASE,
)
_BULLET = re.compile(r"(?:[•▪◦●‣⁃○■–—*-]|\(?(?:\d{1,2}|[a-z])[.)])\s+(?=\S)")
_HYPHEN = re.compile(r"(\w+)[-\u2010]$")
_CELL = re.compile(r"[\d.,%()+\-–−/*:$€£¥]+")
# The share of a page's height, at its top and at its bottom, where running heads and numbers stand.
_MARGIN = 0.12


@dataclass(frozen=True, slots=True)
class Line:
    """A run of characters on one baseline, with its box in points from the page's lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page with its lines in the order of the file."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]


def paragraphs(pages: list[Page]) -> tuple[list[Part], list[Dropped]]:
    """Return the parts of the document, and the running heads, feet and page numbers that were left out."""
    pages, dropped = _drop_margins([replace(page, lines=tuple(_in_order(page))) for page in pages])
    vocabulary = Counter(
        word.lower()
        for page in pages
        for line in page.lines
        for word in re.findall(r"\w+(?:-\w+)+|\w+", line.text)
    )
    body = _body_size(pages)
    parts: list[Part] = []
    for page in pages:
        for group in _groups(page.lines):
            _add(parts, group, page.number, body, vocabulary)
    return parts, dropped


def _body_size(pages: list[Page]) -> float:
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


# ---------------------------------------------------------------- reading order


def _in_order(page: Page) -> list[Line]:
    """Return the page's lines in reading order, with the pieces of one printed line joined."""
    lines = list(page.lines)
    gutter = _gutter(lines, page.width)
    if gutter and _interleaved(lines, gutter):
        lines = _by_column(lines, gutter)
    return _join_pieces(lines, gutter)


def _gutter(lines: list[Line], width: float) -> float:
    """Return the x of the empty strip between two columns of prose, or 0."""
    prose = [line for line in lines if len(line.text) >= 20]
    if len(prose) < 10:
        return 0.0
    for step in range(35, 66):
        x = width * step / 100
        left = [line for line in prose if line.right <= x]
        right = [line for line in prose if line.left >= x]
        if min(len(left), len(right)) >= 0.3 * len(prose) and len(left) + len(right) >= 0.85 * len(prose):
            return x
    return 0.0


def _interleaved(lines: list[Line], gutter: float) -> bool:
    """Whether the file goes back and forth between the columns."""
    sides = [line.left >= gutter for line in lines if line.right <= gutter or line.left >= gutter]
    return sum(one != two for one, two in itertools.pairwise(sides)) > 6


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


def _one_baseline(one: Line, two: Line) -> bool:
    overlap = min(one.top, two.top) - max(one.bottom, two.bottom)
    return (
        overlap > 0.5 * min(one.top - one.bottom, two.top - two.bottom) and two.left >= one.right - one.size
    )


def _join(one: Line, two: Line) -> Line:
    wide = two.left - one.right > 1.6 * max(one.size, 1)
    return Line(
        f"{one.text}{' | ' if wide and not _BULLET.match(one.text + ' x') else ' '}{two.text}",
        min(one.left, two.left), min(one.bottom, two.bottom),
        max(one.right, two.right), max(one.top, two.top),
        one.size if len(one.text) >= len(two.text) else two.size,
    )  # fmt: skip


# ---------------------------------------------------------------- running heads, page numbers


def _drop_margins(pages: list[Page]) -> tuple[list[Page], list[Dropped]]:
    """Take out page numbers, and lines that stand at the same place on page after page."""
    seen = Counter(
        key for page in pages for key in {_key(line) for line in page.lines if _in_margin(line, page)}
    )
    often = max(2, min(3, len(pages)))
    kept: list[Page] = []
    dropped: dict[tuple[str, str], None] = {}
    for page in pages:
        lines = []
        for line in page.lines:
            reason = (
                _margin_reason(line, page, seen, often) if len(pages) > 1 or _NUMBER.match(line.text) else ""
            )
            if reason:
                dropped[line.text if reason == "running head" else "page numbers", reason] = None
            else:
                lines.append(line)
        kept.append(replace(page, lines=tuple(lines)))
    return kept, [Dropped(text, reason) for text, reason in dropped]


def _margin_reason(line: Line, page: Page, seen: Counter[str], often: int) -> str:
    if not _in_margin(line, page):
        return ""
    if _NUMBER.match(line.text):
        return "page number"
    return "running head" if seen[_key(line)] >= often and len(line.text) < 200 else ""


def _in_margin(line: Line, page: Page) -> bool:
    return line.bottom > page.height * (1 - _MARGIN) or line.top < page.height * _MARGIN


def _key(line: Line) -> str:
    """Return what stays the same from page to page: the words with each number made "0"."""
    return re.sub(r"\d+", "0", line.text).lower().strip()


# ---------------------------------------------------------------- paragraphs


def _groups(lines: tuple[Line, ...]) -> list[list[Line]]:
    """Return the lines of each paragraph."""
    groups: list[list[Line]] = []
    for number, line in enumerate(lines):
        if groups and _continues(groups[-1], line, lines[number + 1] if number + 1 < len(lines) else None):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _continues(group: list[Line], line: Line, after: Line | None) -> bool:
    """Whether a line carries on the paragraph above it."""
    last = group[-1]
    size = max(last.size, 1.0)
    drop = last.bottom - line.bottom
    if drop <= 0 or abs(line.size - last.size) > 0.12 * size or _is_row(line) or _is_row(last):
        return False
    if drop > _leading(group, size) or _BULLET.match(line.text):
        return False
    if line.left > last.right or line.right < last.left:
        return False
    begins = min(other.left for other in group[1:]) if len(group) > 1 else min(last.left, line.left)
    indented = line.left > begins + 0.8 * size and len(group) > 1
    if indented and _FULL_STOP.search(last.text):
        return False
    return not (_short(group, line, after) and (_END.search(last.text) or line.text[0].isupper()))


def _leading(group: list[Line], size: float) -> float:
    """Return the largest step down that is still within the paragraph."""
    if len(group) < 2:
        return 2.1 * size
    return 1.3 * median(one.bottom - two.bottom for one, two in itertools.pairwise(group)) + 0.5


def _short(group: list[Line], line: Line, after: Line | None) -> bool:
    """Whether the line before stops so early that the next word would have fitted on it."""
    margin = max([other.right for other in group] + [line.right] + ([after.right] if after else []))
    first = line.text.split(maxsplit=1)[0]
    width = (line.right - line.left) / max(1, len(line.text))
    return group[-1].right + width * (len(first) + 2) < margin


def _is_row(line: Line) -> bool:
    """Whether the line is a row of a table: cells set apart, or numbers most of all."""
    cells = line.text.count(" | ") + 1
    words = line.text.split()
    numbers = sum(bool(_CELL.fullmatch(word)) for word in words)
    return cells >= 3 or (cells == 2 and numbers >= 1) or (len(words) >= 4 and numbers >= 0.6 * len(words))


def _add(parts: list[Part], group: list[Line], page: int, body: float, vocabulary: Counter[str]) -> None:
    text = _text(group, vocabulary)
    kind = _kind(group, text, body, first=not parts)
    place = f"page {page}"
    last = parts[-1] if parts else None
    if last and last.kind == kind == "paragraph" and _runs_on(last.text, text):
        parts[-1] = replace(last, text=_glue(last.text, text, vocabulary))
        return
    bullet = _BULLET.match(text) if kind == "item" else None
    parts.append(Part(text, kind, place, skip=bullet.end() if bullet else 0))


def _runs_on(before: str, text: str) -> bool:
    """Whether a paragraph was cut by the end of a column or page."""
    return not _END.search(before) and text[0].islower()


def _kind(group: list[Line], text: str, body: float, *, first: bool) -> BlockKind:
    size = max(line.size for line in group)
    if all(_is_row(line) for line in group):
        return "row"
    if size < 0.85 * body and len(text) > 15:
        return "note"
    short = len(text) <= 160 and len(group) <= 4 and not _FULL_STOP.search(text)
    if short and size > 1.35 * body and first:
        return "title"
    if short and text[0].isupper() and size > 1.1 * body:
        return "heading"
    if _BULLET.match(text):
        return (
            "heading"
            if len(group) == 1 and len(text) < 80 and not _END.search(text) and text[0].isdigit()
            else "item"
        )
    if (
        len(group) == 1
        and len(text) <= 80
        and not _END.search(text)
        and not text[0].islower()
        and len(text.split()) <= 10
    ):
        return "heading"
    return "paragraph"


def _text(group: list[Line], vocabulary: Counter[str]) -> str:
    text = group[0].text
    for line in group[1:]:
        text = _glue(text, line.text, vocabulary)
    return text


def _glue(text: str, after: str, vocabulary: Counter[str]) -> str:
    """Join two lines; a word divided at the line's end becomes whole unless it is written with a hyphen."""
    match = _HYPHEN.search(text)
    if not match or not after[0].isalnum():
        return f"{text} {after}"
    rest = re.match(r"\w+", after)
    tail = rest[0] if rest else ""
    whole, hyphened = f"{match[1]}{tail}".lower(), f"{match[1]}-{tail}".lower()
    keep = not after[0].islower() or match[1].isdigit() or vocabulary[hyphened] > vocabulary[whole]
    return f"{text}{after}" if keep else f"{text[:-1]}{after}"

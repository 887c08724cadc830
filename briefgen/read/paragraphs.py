"""The lines of printed pages in reading order in; headings, paragraphs, rows and notes out."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from briefgen.read.days import find_day
from briefgen.read.parts import Part

if TYPE_CHECKING:
    from briefgen.model import BlockKind
    from briefgen.read.pages import Line, Page

_END = re.compile(r"[.!?:;…。！？][\"'”’)\]]*[\d⁰¹²³⁴-⁹]{0,2}$")
_FULL_STOP = re.compile(r"[.!?…。！？][\"'”’)\]]*[\d⁰¹²³⁴-⁹]{0,2}$")
_BULLET = re.compile(r"(?:[•▪◦●‣⁃○■–—*-]|\(?(?:\d{1,2}|[a-z])[.)])\s+(?=\S)")
_NOTE = re.compile(r"(?:\d{1,3}|[*†‡]{1,3}|[⁰¹²³⁴-⁹]{1,3})\s*(?=[A-ZÀ-Þ\"“(])")
_HYPHEN = re.compile(r"(\w+)[-\u2010]$")
_CELL = re.compile(r"[\d.,%()+\-–−/*:$€£¥]+")
# Type of a footnote against that of the body: 10.6 to 11.5 points in the minutes of one central bank, 8 to
# 11 in most reports.
_SMALL = 0.95


class Writer:
    """Makes parts of the lines of one document."""

    def __init__(self, pages: list[Page]) -> None:
        """Learn the body's type size, and which words the document writes with a hyphen."""
        lines = [line for page in pages for line in page.lines]
        words = (word.lower() for line in lines for word in re.findall(r"\w+(?:-\w+)+|\w+", line.text))
        self.vocabulary = Counter(words)
        self.pages = pages
        self.divides = _divides(lines)
        self.body = _body_size(lines)
        self.largest = max((line.size for page in pages[:1] for line in page.lines), default=0.0)
        self.parts: list[Part] = []
        self.notes: list[Part] = []
        self.titled = False
        self.cut = False  # whether the last line of the part before ran to the margin

    def write(self) -> list[Part]:
        """Return the parts in reading order; footnotes come last, so that they part no sentence."""
        for page in self.pages:
            body, foot = self._split_notes(page)
            for group in _groups(body):
                self._add(group, page.number)
            for group in _groups(foot):
                self.notes.append(Part(self._text(group), "note", f"page {page.number}, footnote"))
        return _lists(self.parts) + self.notes

    def _split_notes(self, page: Page) -> tuple[list[Line], list[Line]]:
        """Part the footnotes from the page: small lines at its end, from one that begins with a mark."""
        lines = list(page.lines)
        begin = len(lines)
        while (
            begin and lines[begin - 1].size < _SMALL * self.body and lines[begin - 1].top < 0.6 * page.height
        ):
            begin -= 1
        marked = (place for place in range(begin, len(lines)) if _NOTE.match(lines[place].text))
        first = next(marked, len(lines))
        return lines[:first], lines[first:]

    def _add(self, group: list[Line], page: int) -> None:
        text = self._text(group)
        kind = self._kind(group, text, page)
        last = self.parts[-1] if self.parts else None
        cut, self.cut = self.cut, group[-1].right > 0.97 * group[-1].margin
        if (
            last
            and last.kind in ("paragraph", "item")
            and kind == "paragraph"
            and _runs_on(last.text, text, cut)
        ):
            self.parts[-1] = replace(last, text=self._glue(last.text, text))
            return
        bullet = _BULLET.match(text) if kind == "item" else None
        self.parts.append(Part(text, kind, f"page {page}", skip=bullet.end() if bullet else 0))

    def _kind(self, group: list[Line], text: str, page: int) -> BlockKind:
        size = max(line.size for line in group)
        if all(_is_row(line) for line in group):
            return "row"
        if len(text) <= 200 and len(group) <= 5 and not _FULL_STOP.search(text) and size > 1.1 * self.body:
            if page == 1 and not self.titled and size >= 0.99 * self.largest > 1.15 * self.body:
                self.titled = True
                return "title"
            return "heading"
        if size < 0.85 * self.body and len(text) > 15:
            return "note"
        if _BULLET.match(text):
            numbered = text[0].isdigit() and len(group) == 1 and len(text) < 80 and not _END.search(text)
            return "heading" if numbered else "item"
        bold = all(line.bold for line in group) and len(text) <= 120 and not _END.search(text)
        # A line that runs to the margin is cut there, not set apart.
        alone = len(group) == 1 and group[0].right < 0.93 * group[0].margin
        return "heading" if bold or (alone and _looks_like_heading(text)) else "paragraph"

    def _text(self, group: list[Line]) -> str:
        text = group[0].text
        for line in group[1:]:
            text = self._glue(text, line.text)
        return text

    def _glue(self, text: str, after: str) -> str:
        """Join two lines; a word divided at the end becomes whole unless it is written with a hyphen."""
        match = _HYPHEN.search(text)
        if not match or not after[0].isalnum():
            return f"{text} {after}"
        rest = re.match(r"\w+", after)
        tail = rest[0] if rest else ""
        whole, hyphened = f"{match[1]}{tail}".lower(), f"{match[1]}-{tail}".lower()
        usual = self.vocabulary[hyphened] - self.vocabulary[whole]
        keep = usual > 0 or (usual == 0 and not self.divides) or not after[0].islower() or match[1].isdigit()
        return f"{text}{after}" if keep else f"{text[:-1]}{after}"


def _divides(lines: list[Line]) -> bool:
    """Whether the document divides words at the ends of lines; else a hyphen there is the author's.

    Word processors leave words whole unless they are told otherwise: then 1 % of the lines end in a hyphen
    ("basis-" "point"). Where words are divided, 5 to 15 % do.
    """
    long = [line for line in lines if len(line.text) >= 30]
    return sum(bool(_HYPHEN.search(line.text)) for line in long) > 0.03 * len(long)


def _body_size(lines: list[Line]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _looks_like_heading(text: str) -> bool:
    short = len(text) <= 80 and len(text.split()) <= 10
    return short and not _END.search(text) and not text.endswith(",") and not text[0].islower()


def _lists(parts: list[Part]) -> list[Part]:
    """Make items of headings that follow one another: the names of those present are no headings."""
    found = list(parts)
    for place, part in enumerate(parts):
        before = place > 1 and parts[place - 1].kind == "heading" and parts[place - 2].kind == "heading"
        around = 0 < place < len(parts) - 1 and parts[place - 1].kind == parts[place + 1].kind == "heading"
        if part.kind == "heading" and (before or around):
            found[place] = replace(part, kind="item")
    return found


def _runs_on(before: str, text: str, full: bool) -> bool:  # noqa: FBT001 - private
    """Whether a paragraph was cut by the end of a column or page: its last line is full and has no end."""
    return not _END.search(before) and (full or text[0].islower() or before.endswith((",", "-")))


# ---------------------------------------------------------------- lines to paragraphs


def _groups(lines: list[Line]) -> list[list[Line]]:
    """Return the lines of each paragraph."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _continues(groups[-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _continues(group: list[Line], line: Line) -> bool:
    """Whether a line carries on the paragraph above it."""
    last = group[-1]
    drop = last.bottom - line.bottom
    other_type = line.bold != last.bold or abs(line.size - last.size) > 0.12 * max(last.size, 1.0)
    if drop <= 0 or other_type or _is_row(line) or _is_row(last):
        return False
    if drop > _leading(group) or line.left > last.right or line.right < last.left:
        return False
    if _BULLET.match(line.text) and not _is_aside(last, line):
        return False
    if len(group) == 1 and _is_date(last.text):
        return False
    if _indented(group, line) and _FULL_STOP.search(last.text):
        return False
    own_end = _ends_early(last, line) and (_END.search(last.text) or not line.text[0].islower())
    return not own_end or _centred(last, line)


def _is_aside(last: Line, line: Line) -> bool:
    """Whether a dash at the line's start goes on with the sentence above, which fills its line."""
    return line.text[0] in "–—-" and not _END.search(last.text) and last.right > 0.9 * last.margin


def _is_date(text: str) -> bool:
    found = find_day(text)
    return found is not None and found[2] - found[1] > 0.7 * len(text)


def _leading(group: list[Line]) -> float:
    """Return the largest step down that is still within the paragraph."""
    if len(group) < 2:
        return 2.1 * max(group[0].size, 1.0)
    return 1.3 * median(one.bottom - two.bottom for one, two in pairwise(group)) + 0.5


def _indented(group: list[Line], line: Line) -> bool:
    begins = min(other.left for other in (group[1:] or group))
    return line.left > begins + 0.8 * max(line.size, 1.0)


def _ends_early(last: Line, line: Line) -> bool:
    """Whether the line stops so early that the next line's first word would have fitted on it."""
    width = (line.right - line.left) / max(1, len(line.text))
    return last.right + width * (len(line.text.split(maxsplit=1)[0]) + 3) < last.margin


def _centred(one: Line, two: Line) -> bool:
    """Whether both lines are centred on one axis, as a headline's are."""
    same = abs((one.left + one.right) - (two.left + two.right)) < 0.5 * one.size
    return same and abs(one.left - two.left) > one.size and one.size > 12.5


def _is_row(line: Line) -> bool:
    """Whether the line is a row of a table: cells set apart, or numbers most of all."""
    cells = line.text.count(" | ") + 1
    words = line.text.split()
    numbers = sum(bool(_CELL.fullmatch(word)) for word in words)
    return cells >= 3 or (cells == 2 and numbers >= 1) or (len(words) >= 4 and numbers >= 0.6 * len(words))

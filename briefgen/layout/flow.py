"""A document and the rules of a program in; its number of pages and how full the last one is out."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, replace
from functools import partial
from math import inf
from typing import TYPE_CHECKING

from briefgen.layout.boxes import Block, Document, Paragraph, Section
from briefgen.layout.columns import Column, balance
from briefgen.layout.pages import SLACK
from briefgen.layout.pieces import head, keeps
from briefgen.layout.spread import Tables
from briefgen.layout.stack import Item, Set, SetTable, set_blocks

if TYPE_CHECKING:
    from briefgen.layout.lines import Line
    from briefgen.layout.rules import Rules


@dataclass(slots=True, eq=False, repr=False)
class Flowed:
    """Where the text ended: pages, y and capacity of the last one, the height on one endless page."""

    pages: int
    used: float
    capacity: float
    height: float
    first_capacity: float
    items: list[Item]


@dataclass(slots=True, eq=False, repr=False)
class _Flow(Tables):
    """Fills page after page."""

    # ------------------------------------------------------------ sections

    def run(self, stacks: list[list[Item]]) -> float:
        """Place what was set, section by section; return the height of the first page's body."""
        first = 0.0
        sections = _sections(self.document, self.rules)
        for index, (section, items) in enumerate(zip(sections, stacks, strict=True)):
            self._enter(index, section)
            self._start_columns(items)
            first = first or self.body()
            below = sections[index + 1].start if index + 1 < len(sections) else ""
            if section.columns and below == "continuous" and self.document.balanced and not self.endless:
                self._balance(items)
            self.place(items)
            self.y = max(self.y, self.deepest)
            if self.floor < inf and self.page == self.floor_page:
                self.y = self.floor + self.hang
            self.floor, self.floor_page = inf, 0
        return first

    def _start_columns(self, items: list[Item]) -> None:
        """Begin columns below other text: the space before their first paragraph stands above all of them."""
        if self.fresh or not self.section.columns or not items:
            return
        if self.y + items[0].gap + head(items[0]) > self.capacity() + SLACK:
            self.column = len(self.section.columns) - 1
            self.turn()
            return
        self.y += items[0].gap
        self.top, self.fresh, self.forced, self.loose = self.y, True, False, False

    def _balance(self, items: list[Item]) -> None:
        """Find out where columns end above another section, on the last page that they take."""
        trial = copy(self)
        trial.place(items)
        self.floor_page, self.floor = trial.page, inf
        top = self.top if trial.page == self.page else 0.0
        room = trial.body() - trial.notes - top
        fill = partial(self._fill, items, top)
        if self.rules.hangs:
            self.floor = top + balance(fill, room)
            return
        low, high = 0.0, room
        while high - low > 1:
            middle = (low + high) / 2
            over = any(column.used > middle + SLACK for column in fill(middle))
            low, high = (middle, high) if over else (low, middle)
        self.floor = top + high

    def _fill(self, items: list[Item], top: float, height: float) -> list[Column]:
        """Return the columns of this section at a height, all that does not fit in the last of them."""
        trial = copy(self)
        trial.floor, trial.tried, trial.line = top + height, [], 0.0
        trial.place(items)
        found = [*trial.tried, Column(max(trial.end - top, 0.0), trial.line)]
        return found + [Column(0.0, 0.0)] * (len(self.section.columns) - len(found))

    def _enter(self, index: int, section: Section) -> None:
        continuous = index > 0 and section.start == "continuous"
        if index and not continuous:
            self.new_page()  # a blank page before an odd or even one is not counted: no PDF has it
        self.index, self.section = index, section
        self.column, self.top, self.deepest = 0, self.y, 0.0
        if not continuous:
            self.section_page = self.page

    # ------------------------------------------------------------ blocks

    def place(self, items: list[Item]) -> None:
        """Set items one below the other, on as many pages as they take."""
        for index, item in enumerate(items):
            chained = index and keeps(items[index - 1])
            if not self.fresh and not chained and not self._stands(items, index):
                self.turn()
            if isinstance(item, Set):
                self._paragraph(item)
            else:
                self.table(item, self._below(items, index))

    def _stands(self, items: list[Item], index: int) -> bool:
        """Whether an item may begin on this page: what it is kept with must too."""
        if not keeps(items[index]):
            return True
        y = self.y
        for item in items[index:]:
            if isinstance(item, SetTable) and not keeps(item):
                return self.starts(item, y)
            if not keeps(item) or item is items[-1]:
                return y + item.gap + head(item) <= self.capacity() + SLACK
            y += item.gap + item.height
        return True

    def _below(self, items: list[Item], index: int) -> float:
        """Return the height that must stand on the page of a table's last row, which is kept with it."""
        table = items[index]
        if keeps(table) or index + 1 >= len(items) or not isinstance(table, SetTable):
            return 0.0
        lower = items[index + 1]
        breaks = isinstance(lower, Set) and lower.paragraph.page_before
        return lower.gap + head(lower) if table.rows and table.rows[-1].keeps and not breaks else 0.0

    def _paragraph(self, item: Set) -> None:
        paragraph = item.paragraph
        if (paragraph.page_before or self.break_next) and not self.fresh:
            self.new_page()
        self.break_next = False
        lines, start = item.lines, 0
        while True:
            if not self.fresh and start == 0:
                self.y += item.gap
            elif self.forced and (start == 0 or lines[start - 1].ends == "page"):
                self.y += paragraph.before  # kept below a forced break, dropped where the text merely runs on
            above = (item.crown if self.fresh else item.above) if start == 0 else 0.0
            count = self._fit(lines, start, above, item.foot)
            count = self._adjust(item, start, count)
            if count == 0 and not self.fresh:
                self.turn()
                continue
            count = max(count, 1)
            self._put(lines[start : start + count], above)
            start += count
            if start >= len(lines):
                break
            if lines[start - 1].ends == "page":
                self.new_page()
            else:
                self.turn()
        self.y += item.below
        self.end += item.below
        self.fresh = False
        self.loose = self.loose or not keeps(item)
        self.break_next = paragraph.page_after

    def _fit(self, lines: list[Line], start: int, above: float, below: float) -> int:
        """Return how many lines fit from ``start`` on, up to a forced break."""
        y, notes, upper = self.y + above, 0.0, self.upper
        for index in range(start, len(lines)):
            line = lines[index]
            if line.notes:
                height, upper = self.notes_of(line.notes, upper)
                notes += height
            # LibreOffice keeps room for the lower border of a broken paragraph, on either page.
            tail = below if index == len(lines) - 1 or self.rules.hangs else 0.0
            if y + line.height - line.hang + tail + notes > self.capacity() + SLACK:
                return index - start
            y += line.height
            if line.ends in ("page", "column"):
                return index - start + 1
        return len(lines) - start

    def _adjust(self, item: Set, start: int, count: int) -> int:
        """Apply widow and orphan control and lines kept together to a break after ``count`` lines."""
        lines, paragraph = item.lines, item.paragraph
        left = len(lines) - start
        if count >= left or (count and lines[start + count - 1].ends in ("page", "column")):
            return count
        if paragraph.keep_lines and start == 0 and item.height <= self.body():
            return 0
        if not paragraph.widows:
            return count
        if left - count < 2:
            count = left - 2
        if start == 0 and count < 2:
            return 0
        return max(count, 0)

    def _put(self, lines: list[Line], above: float) -> None:
        self.line = self.line or lines[0].height
        self.y += above + sum(line.height for line in lines)
        self.hang = lines[-1].hang
        self.end = self.y - self.hang
        for line in lines:
            self.put_notes(line.notes)
        self.fresh = False


def _sections(document: Document, rules: Rules) -> list[Section]:
    """Return all sections, the endnotes last: in LibreOffice on pages of their own, in Word below."""
    notes = document.endnotes
    if notes is None:
        return document.sections
    if not rules.hangs:
        blocks = [*document.rule, *notes.blocks]
        notes = replace(document.sections[-1], blocks=blocks, start="continuous")
    return [*document.sections, notes]


def _stacks(document: Document, rules: Rules) -> list[list[Item]]:
    """Set the blocks of every section."""
    stacks = []
    upper: Block | None = None
    for section in _sections(document, rules):
        width = section.columns[0] if section.columns else section.body_width
        stacks.append(
            set_blocks(section.blocks, width, rules, upper if section.start == "continuous" else None)
        )
        shown = [block for block in section.blocks[-2:] if not (rules.hides and _is_hidden(block))]
        upper = shown[-1] if shown else None
    return stacks


def _is_hidden(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.hidden


def flow(document: Document, rules: Rules) -> Flowed:
    """Set a document and place it twice: on its pages, and on one endless page for its height."""
    rules.adds = document.adds and rules.rounds
    stacks = _stacks(document, rules)
    pages = _Flow(document, rules, endless=False)
    first = pages.run(stacks)
    used = height = pages.y - pages.hang
    notes = pages.notes
    if pages.page > 1:
        endless = _Flow(document, rules, endless=True)
        endless.run(stacks)
        height, notes = endless.y - endless.hang, endless.notes
    items = [item for stack in stacks for item in stack]
    return Flowed(pages.page, used, pages.capacity(), height + notes, first, items)

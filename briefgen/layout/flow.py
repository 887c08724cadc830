"""A document and the rules of a program in; its number of pages and how full the last one is out."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, field, replace
from math import inf
from typing import TYPE_CHECKING, Final

from briefgen.layout.boxes import Block, Document, Paragraph, Section
from briefgen.layout.pieces import hang, head, heads, keeps, topped
from briefgen.layout.stack import Item, Part, Set, SetRow, SetTable, set_blocks, set_inside, stack_height

if TYPE_CHECKING:
    from briefgen.layout.lines import Line
    from briefgen.layout.rules import Rules

_SLACK: Final = 0.01  # twips: sums of floats
# The line above footnotes in LibreOffice: 0.1 cm, the line, 0.1 cm (17 of 17 bisected pages).
_NOTE_RULE: Final = 124.0
# How much higher LibreOffice makes columns of equal length than they need be: it misses the best break.
_UNEVEN: Final = 480.0
_MIN_BODY: Final = 20.0  # no page body is lower than this, whatever the margins say


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
class _Flow:
    """Fills page after page. ``y`` is the height used in the current column."""

    document: Document
    rules: Rules
    endless: bool
    page: int = 1
    y: float = 0.0
    column: int = 0
    top: float = 0.0  # where the columns of this page begin
    deepest: float = 0.0  # where the longest of the columns to the left ends
    floor: float = inf  # where columns end that are to be of equal length
    fresh: bool = True
    forced: bool = True
    break_next: bool = False
    notes: float = 0.0
    upper: Block | None = None  # the last block of the page's footnotes
    over: float = 0.0  # how far the last footnote may hang over the end of the page
    hang: float = 0.0
    sides: dict[tuple[int, str], tuple[float, float]] = field(default_factory=dict)
    section: Section = field(default_factory=Section)
    index: int = 0
    section_page: int = 1

    # ------------------------------------------------------------ pages

    def capacity(self) -> float:
        """Return the height of the body of the current page, less its footnotes."""
        if self.endless:
            return inf
        return min(max(self.body() - self.notes, _MIN_BODY), self.floor)

    def body(self) -> float:
        """Return the height between the margins, headers and footers that are too tall taken off."""
        kind = self._kind()
        key = (self.index, kind)
        if key not in self.sides:
            self.sides[key] = (self._margin("top", kind), self._margin("bottom", kind))
        top, bottom = self.sides[key]
        height = self.section.height - top - bottom
        if self.section.grid:
            height -= height % self.section.grid  # what is left over stands above and below
        return max(height, _MIN_BODY)

    def _kind(self) -> str:
        if self.section.title_page and self.page == self.section_page:
            return "first"
        return "even" if self.document.even_headers and self.page % 2 == 0 else "default"

    def _margin(self, side: str, kind: str) -> float:
        """Return a margin, pushed by a header or footer that is taller; a negative margin is not pushed."""
        section = self.section
        margin = section.top if side == "top" else section.bottom
        blocks = (section.headers if side == "top" else section.footers).get(kind)
        if margin < 0 or not blocks:
            return abs(margin)
        items = set_inside(blocks, section.body_width, self.rules)
        last = blocks[-1]
        after = last.after if isinstance(last, Paragraph) else 0.0
        return max(
            margin, (section.header if side == "top" else section.footer) + stack_height(items) + after
        )

    def turn(self) -> None:
        """Go to the next column, or to the next page."""
        if self.endless:
            return
        self.fresh, self.forced = True, False
        if self.column + 1 < len(self.section.columns):
            self.column += 1
            self.y, self.deepest = self.top, max(self.y, self.deepest)
            return
        self.column, self.notes, self.upper, self.over = 0, 0.0, None, 0.0
        self.y, self.top, self.deepest, self.floor = 0.0, 0.0, 0.0, inf
        self.page += 1

    def new_page(self) -> None:
        """Leave the current page because the document asks for it."""
        self.column = max(len(self.section.columns) - 1, 0)
        self.turn()
        self.forced = True

    # ------------------------------------------------------------ sections

    def run(self, stacks: list[list[Item]]) -> float:
        """Place what was set, section by section; return the height of the first page's body."""
        first = 0.0
        sections = _sections(self.document, self.rules)
        for index, (section, items) in enumerate(zip(sections, stacks, strict=True)):
            self._enter(index, section)
            first = first or self.body()
            below = sections[index + 1].start if index + 1 < len(sections) else ""
            if section.columns and below == "continuous" and self.document.balanced and not self.endless:
                self.floor = self._balance(items)
            self.place(items)
            self.y = max(self.y, self.deepest)
            if self.floor < inf:
                self.y, self.floor = min(self.y + _UNEVEN, self.body()), inf
        return first

    def _balance(self, items: list[Item]) -> float:
        """Return how low columns must reach that end above another section: as little as they can."""
        low, high = self.top, self.capacity()
        if not self._holds(items, high):
            return inf
        while high - low > 1:
            middle = (low + high) / 2
            low, high = (low, middle) if self._holds(items, middle) else (middle, high)
        return high

    def _holds(self, items: list[Item], floor: float) -> bool:
        """Whether this page holds all the items in columns that end at ``floor``."""
        trial = copy(self)
        trial.floor = floor
        trial.place(items)
        return trial.page == self.page

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
        index = 0
        while index < len(items):
            item = items[index]
            chained = index and keeps(items[index - 1])
            if (
                not self.fresh
                and not chained
                and self.y + self._needed(items, index) > self.capacity() + _SLACK
            ):
                self.turn()
            if isinstance(item, Set):
                self._paragraph(item)
            else:
                self._table(item)
            index += 1

    def _needed(self, items: list[Item], index: int) -> float:
        """Return the height that must follow on this page: a chain kept together, and its next lines."""
        if not keeps(items[index]):
            return 0.0
        total = 0.0
        for item in items[index:]:
            if not keeps(item) or item is items[-1]:
                return total + item.gap + head(item)
            total += item.gap + item.height
            if total > self.body():
                return 0.0
        return total

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
        self.fresh = False
        self.break_next = paragraph.page_after

    def _fit(self, lines: list[Line], start: int, above: float, below: float) -> int:
        """Return how many lines fit from ``start`` on, up to a forced break."""
        y, notes, upper = self.y + above, 0.0, self.upper
        for index in range(start, len(lines)):
            line = lines[index]
            if line.notes:
                height, upper = self._notes_of(line.notes, upper)
                notes += height
            # LibreOffice keeps room for the lower border of a broken paragraph, on either page.
            tail = below if index == len(lines) - 1 or self.rules.hangs else 0.0
            if y + line.height - line.hang + tail + notes > self.capacity() + _SLACK:
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
        self.y += above + sum(line.height for line in lines)
        self.hang = lines[-1].hang
        for line in lines:
            self._put_notes(line.notes)
        self.fresh = False

    def _put_notes(self, notes: list[str]) -> None:
        if notes:
            height, self.upper = self._notes_of(notes, self.upper)
            self.notes += height
            self.over = hang(set_blocks(self.document.notes.get(notes[-1], []), inf, self.rules))

    def _notes_of(self, notes: list[str], upper: Block | None) -> tuple[float, Block | None]:
        """Return the height that footnotes take below ``upper``, the last block of those above.

        The first footnote of a page brings the rule with it.
        """
        total = 0.0
        over = self.over
        for note in notes:
            blocks = self.document.notes.get(note, [])
            if not blocks:
                continue
            if upper is None:
                total += self._rule()
            items = set_blocks(blocks, self.section.body_width, self.rules, upper)
            total += stack_height(items) - hang(items) + over
            over, upper = hang(items), blocks[-1]
        return total, upper

    def _rule(self) -> float:
        """Return the height of what separates footnotes from the text: in Word a paragraph like any other."""
        blocks = self.document.notes.get("separator", [])
        if self.rules.hangs or not blocks:
            return _NOTE_RULE
        return max(stack_height(set_blocks(blocks, self.section.body_width, self.rules)), _NOTE_RULE)

    # ------------------------------------------------------------ tables

    def _table(self, table: SetTable) -> None:
        if self.break_next and not self.fresh:
            self.new_page()
        self.break_next = False
        if not self.fresh:
            self.y += table.gap
        repeated = heads(table)
        self.hang = 0.0
        for index, row in enumerate(table.rows):
            notes = self._notes_of(row.notes, self.upper)[0]
            if self.y + row.height + notes > self.capacity() + _SLACK:
                self._overflow(row, repeated if index else 0.0)
            else:
                self.y += row.height
            self._put_notes(row.notes)
            self.fresh = False

    def _overflow(self, row: SetRow, heads: float) -> None:
        """Set a row that does not fit: break its cells, or move it below the repeated heads."""
        self.document.reasons.setdefault(
            "table break", "a table goes over a page's end: LibreOffice may break it at another row"
        )
        first = max((cell[0].height for cell in row.parts), default=0.0)
        splits = row.splits and any(len(cell) > 1 for cell in row.parts)
        if not self.fresh and not (splits and self.y + row.edges + first <= self.capacity() + _SLACK):
            self._turn_below(heads)
            if self.y + row.height <= self.capacity() + _SLACK:
                splits = False
        if not splits:
            self.y += row.height
            return
        rest = self._part(row.parts, row.edges)
        while any(rest):
            self._turn_below(heads)
            rest = self._part([topped(cell) for cell in rest], row.edges)

    def _part(self, cells: list[list[Part]], edges: float) -> list[list[Part]]:
        """Set what fits of the cells of a broken row; return what is left of each."""
        room = self.capacity() - self.y - edges + _SLACK
        used, rest = 0.0, []
        for cell in cells:
            height, count = 0.0, 0
            while count < len(cell) and (height + cell[count].height <= room or (self.fresh and not count)):
                height += cell[count].height
                count += 1
            used = max(used, height)
            rest.append(cell[count:])
        self.y += edges + used
        self.fresh = False
        return rest

    def _turn_below(self, heads: float) -> None:
        self.turn()
        if not self.endless and heads < self.body() / 2:
            self.y += heads


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

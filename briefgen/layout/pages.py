"""A document and the rules of a program in; the bodies of its pages, their notes and the text's place out."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import inf
from typing import TYPE_CHECKING, Final

from briefgen.layout.boxes import Block, Document, Paragraph, Section
from briefgen.layout.columns import Column
from briefgen.layout.pieces import hang
from briefgen.layout.stack import set_blocks, set_inside, stack_height

if TYPE_CHECKING:
    from briefgen.layout.rules import Rules

SLACK: Final = 0.01  # twips: sums of floats
# The line above footnotes in LibreOffice: 0.1 cm, the line, 0.1 cm (17 of 17 bisected pages).
_NOTE_RULE: Final = 124.0
_MIN_BODY: Final = 20.0  # no page body is lower than this, whatever the margins say


@dataclass(slots=True, eq=False, repr=False)
class Pages:
    """Page after page. ``y`` is the height used in the current column."""

    document: Document
    rules: Rules
    endless: bool
    page: int = 1
    y: float = 0.0
    column: int = 0
    top: float = 0.0  # where the columns of this page begin
    deepest: float = 0.0  # where the longest of the columns to the left ends
    floor: float = inf  # where columns end that are to be of equal length, on the last page that they take
    floor_page: int = 0
    fresh: bool = True
    forced: bool = True
    loose: bool = False  # whether something stands in this column that is not kept with what follows
    break_next: bool = False
    notes: float = 0.0
    upper: Block | None = None  # the last block of the page's footnotes
    over: float = 0.0  # how far the last footnote may hang over the end of the page
    hang: float = 0.0
    tried: list[Column] | None = None  # the columns so far, where their height is only tried
    line: float = 0.0  # the first one of this column
    end: float = 0.0  # where what stands in this column ends, less what may hang over
    sides: dict[tuple[int, str], tuple[float, float]] = field(default_factory=dict)
    section: Section = field(default_factory=Section)
    index: int = 0
    section_page: int = 1

    # ------------------------------------------------------------ pages

    def capacity(self) -> float:
        """Return the height of the body of the current page, less its footnotes."""
        if self.endless:
            return inf
        whole = max(self.body() - self.notes, _MIN_BODY)
        if self.page != self.floor_page:
            return whole
        is_last = self.column + 1 == len(self.section.columns)
        return inf if self.tried is not None and is_last else min(whole, self.floor)

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
        if self.tried is not None:
            self.tried.append(Column(max(self.end - self.top, 0.0), self.line))
            self.line = 0.0
        self.fresh, self.forced, self.loose = True, False, False
        if self.column + 1 < len(self.section.columns):
            self.column += 1
            self.y, self.deepest = self.top, max(self.end, self.deepest)
            return
        self.column, self.notes, self.upper, self.over = 0, 0.0, None, 0.0
        self.y, self.top, self.deepest = 0.0, 0.0, 0.0
        self.page += 1
        if self.tried:
            self.tried = []

    def new_page(self) -> None:
        """Leave the current page because the document asks for it."""
        self.column = max(len(self.section.columns) - 1, 0)
        self.turn()
        self.forced = True

    # ------------------------------------------------------------ notes

    def put_notes(self, notes: list[str]) -> None:
        """Set footnotes at the foot of this page."""
        if notes:
            height, self.upper = self.notes_of(notes, self.upper)
            self.notes += height
            self.over = hang(set_blocks(self.document.notes.get(notes[-1], []), inf, self.rules))

    def notes_of(self, notes: list[str], upper: Block | None) -> tuple[float, Block | None]:
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

"""Measured pages in, the heights of their lines and of their sources out.

A template may set its lines side by side in the cells of a table row: such a page has a column for each of
these cells, and a height is one number for each column. What stands above or below the row counts in all of
them. A page without such a row has one column.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from briefgen.fit.select import MOST_COLUMNS
from briefgen.render.rich import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefgen.fit.press import Page
    from briefgen.fit.worth import Heights
    from briefgen.layout import ParagraphBox
    from briefgen.model import Line, Source

# A last row with one word that reaches over less than this share of the width looks lost.
_SHORT_ROW = 0.12


@dataclass(slots=True)
class Ledger:
    """What is known of the heights so far; each page that is learned from replaces what it shows anew.

    ``body`` is the height of the page's body, ``room`` what all that can be chosen may take of it in each
    column, both in points.
    """

    body: float = 1.0
    room: Heights = (0.0,)
    columns: tuple[str, ...] = ("",)
    _lines: dict[int, list[ParagraphBox]] = field(default_factory=dict)
    _sources: dict[str, list[ParagraphBox]] = field(default_factory=dict)

    @classmethod
    def of(cls, page: Page) -> Ledger:
        """Return what a page with every line tells."""
        ledger = cls(body=max(1.0, page.measured.word.height + page.measured.word.slack))
        ledger._read(page)
        ledger.columns = _columns([*ledger._lines.values(), *ledger._sources.values()])
        ledger._measure_room(page)
        return ledger

    def copy(self) -> Ledger:
        """Return the same knowledge, to be added to apart."""
        return replace(self, _lines=dict(self._lines), _sources=dict(self._sources))

    def learn(self, page: Page) -> None:
        """Take over what a page shows: a line may be set otherwise among others."""
        self._read(page)
        self._measure_room(page)

    def promised(self, page: Page) -> float:
        """Return the points beyond the reserve that the page was to have left."""
        taken = self.taken(page)
        return min(room - used for room, used in zip(self.room, taken, strict=True))

    def spare(self, page: Page) -> Heights:
        """Return the points beyond the reserve that the page has left in each column."""
        totals = self._heights([*page.measured.paragraphs])
        return tuple(page.spare + max(totals) - total for total in totals)

    def taken(self, page: Page) -> Heights:
        """Return the height that a page's chosen lines and its sources have together."""
        lines = [self.line(line) for line in page.brief.lines if line.section != "summary"]
        return self.total([*lines, *(self.source(one.source.id) for one in page.brief.sources)])

    def total(self, heights: Iterable[Heights]) -> Heights:
        """Add up heights, column by column."""
        return tuple(map(sum, zip((0.0,) * len(self.columns), *heights, strict=True)))

    def line(self, line: Line) -> Heights:
        """Return the height of a line."""
        return self._heights(self._lines.get(id(line), ()))

    def source(self, source: str) -> Heights:
        """Return the height of a source's entry."""
        return self._heights(self._sources.get(source, ()))

    def is_ragged(self, line: Line) -> bool:
        """Whether the line's last row holds a single short word."""
        return any(map(_is_lost, self._lines.get(id(line), ())))

    def _heights(self, boxes: Sequence[ParagraphBox]) -> Heights:
        return tuple(
            sum(box.height for box in boxes if _counts(box, column, self.columns)) for column in self.columns
        )

    def _measure_room(self, page: Page) -> None:
        """Find what is left in each column when nothing is chosen."""
        taken = self.taken(page)
        self.room = tuple(left + used for left, used in zip(self.spare(page), taken, strict=True))

    def _read(self, page: Page) -> None:
        """Find the paragraphs of each line and each source."""
        boxes = [box for box in page.measured.paragraphs if box.text.strip()]
        lines = [line for line in page.brief.lines if line.section != "summary"]
        taken: set[int] = set()
        for line in lines:
            found = _of_line(line, boxes)
            taken.update(map(id, found))
            self._lines[id(line)] = found
        free = [box for box in boxes if id(box) not in taken]
        for reference in reversed(page.brief.sources):
            entry = _of_source(reference.source, free)
            free = [box for box in free if box is not entry]
            self._sources[reference.source.id] = [entry] if entry else []


def ends_summary_raggedly(page: Page) -> bool:
    """Whether the last row of a page's summary holds a single short word."""
    text = _spaced(clean(page.brief.summary[-1].text)) if page.brief.summary else ""
    return bool(text) and any(_is_lost(box) for box in page.measured.paragraphs if text in _words(box))


def _is_lost(box: ParagraphBox) -> bool:
    return box.lines > 1 and box.last_words <= 1 and box.last_line < _SHORT_ROW


def _counts(box: ParagraphBox, column: str, columns: Sequence[str]) -> bool:
    return box.cell in ("", column) or box.cell not in columns


def _columns(chosen: Iterable[Sequence[ParagraphBox]]) -> tuple[str, ...]:
    """Return the cells of the one table row that the lines stand in, or one column for all."""
    cells = sorted({box.cell for boxes in chosen for box in boxes if box.cell})
    rows = {cell.rpartition(".")[0] for cell in cells}
    # More columns are taken for one: the choice is then less exact, and checked all the same.
    return tuple(cells) if len(rows) == 1 and len(cells) <= MOST_COLUMNS else ("",)


def _of_line(line: Line, boxes: Sequence[ParagraphBox]) -> list[ParagraphBox]:
    """Return the paragraph of a line, and one right above it that holds its figure or its date alone."""
    text = _spaced(clean(line.text))
    # A line may be the beginning of its longer form: the shortest paragraph that holds it is its own.
    holding = [place for place, box in enumerate(boxes) if text in _words(box)]
    if not holding:
        return []
    place = min(holding, key=lambda one: len(boxes[one].text))
    above = boxes[place - 1] if place else None
    words = _spaced(f"{text} {line.dated} {line.when.year if line.when else ''}")
    if above is not None and above.cell and _words(above) in words:
        return [above, boxes[place]]
    return [boxes[place]]


def _words(box: ParagraphBox) -> str:
    return _spaced(box.text)


def _spaced(text: str) -> str:
    """Return the text with spaces that break: those of a page that do not are set in printing."""
    return text.replace("\u00a0", " ")


def _of_source(source: Source, boxes: Sequence[ParagraphBox]) -> ParagraphBox | None:
    """Return the entry of a source: the last paragraph that holds its title, for the list ends the page."""
    title = clean(source.title)
    return next((box for box in reversed(boxes) if title in box.text), None)

"""What has been set in; how much of it must stand together, hangs over or is repeated at a page's end out."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from briefgen.layout.stack import Item, Part, Set, SetRow, SetTable

_LARGE: Final = 64  # rows; LibreOffice does not keep a larger table with what follows


def topped(cell: list[Part]) -> list[Part]:
    """Return the parts of a cell as they stand where the first of them begins a page."""
    return [replace(cell[0], height=cell[0].height + cell[0].again, again=0.0), *cell[1:]] if cell else cell


def rest_of(row: SetRow, cells: list[list[Part]], used: float) -> SetRow:
    """Return what is left of a row that is broken, ``used`` of its height being set."""
    content = max(sum(part.height for part in cell) for cell in cells)
    return replace(row, height=max(row.edges + content, row.least - used), parts=cells, notes=[])


def heads(table: SetTable) -> int:
    """Return how many rows are repeated on every page: those at the top that ask for it."""
    count = 0
    while count < len(table.rows) and table.rows[count].header:
        count += 1
    return count


def hang(items: list[Item]) -> float:
    """Return how far the last line may stick out below what it stands in."""
    last = items[-1] if items else None
    return last.lines[-1].hang if isinstance(last, Set) and not last.below else 0.0


def keeps(item: Item) -> bool:
    """Whether a block is to stand on the page of the next one: a table where all of its rows are."""
    if isinstance(item, Set):
        return item.paragraph.keep_next
    rows = item.rows[heads(item) :]
    return len(rows) > 0 and is_small(item) and all(row.keeps_itself for row in rows)


def is_small(table: SetTable) -> bool:
    """Whether LibreOffice keeps the whole of a table with what follows, where all of its rows are."""
    return len(table.rows) <= _LARGE


def head(item: Item) -> float:
    """Return the height of the part of a block that may not be left behind by what is kept with it.

    A page's end behind it closes its frame, whatever follows.
    """
    if isinstance(item, SetTable):
        return item.rows[0].height + item.rows[0].line if item.rows else 0.0
    lines, paragraph = item.lines, item.paragraph
    if paragraph.keep_lines or len(lines) <= (3 if paragraph.widows else 1):
        return item.height - lines[-1].hang + item.foot - item.below
    head = lines[: 2 if paragraph.widows else 1]
    return item.above + sum(line.height for line in head) - head[-1].hang + item.foot

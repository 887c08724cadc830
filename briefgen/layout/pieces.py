"""What has been set in; how much of it must stand together, hangs over or is repeated at a page's end out."""

from __future__ import annotations

from briefgen.layout.stack import Item, Part, Set, SetTable


def topped(cell: list[Part]) -> list[Part]:
    """Return the parts of a cell as they stand where the first of them begins a page."""
    return [Part(cell[0].height + cell[0].again), *cell[1:]] if cell else cell


def heads(table: SetTable) -> float:
    """Return the height of the rows that are repeated on every page: those at the top that ask for it."""
    total = 0.0
    for row in table.rows:
        if not row.header:
            break
        total += row.height
    return total


def hang(items: list[Item]) -> float:
    """Return how far the last line may stick out below what it stands in."""
    last = items[-1] if items else None
    return last.lines[-1].hang if isinstance(last, Set) and not last.below else 0.0


def keeps(item: Item) -> bool:
    """Whether a block is to stand on the page of the next one."""
    return isinstance(item, Set) and item.paragraph.keep_next


def head(item: Item) -> float:
    """Return the height of the part of a block that may not be left behind by what is kept with it.

    A page's end behind it closes its frame, whatever follows.
    """
    if isinstance(item, SetTable):
        return item.rows[0].height if item.rows else 0.0
    lines, paragraph = item.lines, item.paragraph
    if paragraph.keep_lines or len(lines) <= (3 if paragraph.widows else 1):
        return item.height - lines[-1].hang + item.foot - item.below
    head = lines[: 2 if paragraph.widows else 1]
    return item.above + sum(line.height for line in head) - head[-1].hang + item.foot

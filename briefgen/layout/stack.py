"""Blocks, a width and the rules of a program in; the heights of what stands one below the other out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise
from math import floor
from typing import TYPE_CHECKING

from briefgen.layout.boxes import Block, Cell, Paragraph, Row, Table
from briefgen.layout.faces import plain
from briefgen.layout.lines import Line, set_lines

if TYPE_CHECKING:
    from briefgen.layout.rules import Rules

# LibreOffice keeps column edges as ten-thousandths of the table's width, so that a cell can be 1 twip
# narrower or wider than asked for: 714 bisected cells of 300 tables, merged ones too, are told to the twip.
# In the model of Word, and in rows that begin behind others, cells are narrower by what was seen at most.
_SHARES = 10_000
_ROUNDING = 2.0


@dataclass(slots=True, eq=False, repr=False)
class Set:
    """A paragraph that has been set: lines, the borders above and below that count, the gap before it.

    ``crown`` and ``foot`` are its borders where a page's end parts it from those that share its frame.
    """

    paragraph: Paragraph
    lines: list[Line]
    gap: float
    above: float
    below: float
    width: float
    crown: float = 0.0
    foot: float = 0.0

    @property
    def height(self) -> float:
        """Height of lines and borders, without the gap."""
        return self.above + sum(line.height for line in self.lines) + self.below


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Part:
    """What a page's end does not cut in a cell: its height, and what comes on top where it begins a page.

    Where the page's end is right behind it, ``hang`` may stick out below; if it ``ends`` its paragraph,
    ``after`` must find room too, and nothing hangs. A ``firm`` one asks for that wherever the page ends.
    """

    height: float
    again: float = 0.0
    hang: float = 0.0
    after: float = 0.0
    ends: bool = False
    firm: bool = False


@dataclass(slots=True, eq=False, repr=False)
class SetRow:
    """A row that has been set: its height, and the parts of each cell that a page's end does not cut."""

    height: float
    parts: list[list[Part]]
    edges: float
    splits: bool
    header: bool
    notes: list[str] = field(default_factory=list)
    cells: list[list[Item]] = field(default_factory=list)  # what stands in each cell, as set
    tail: float = 0.0  # what LibreOffice adds to it in a header or footer
    line: float = 0.0  # of the border below it, which counts where it is the last one on a page
    least: float = 0.0  # the height that it is to have at least
    keeps: bool = False  # whether it is kept with the next one
    keeps_itself: bool = False  # and not because of a style
    joined: bool = False  # whether a cell of the row above goes on in it


@dataclass(slots=True, eq=False, repr=False)
class SetTable:
    """A table that has been set."""

    rows: list[SetRow]
    gap: float

    @property
    def height(self) -> float:
        """Height of all rows and of the line below them, without the gap."""
        return sum(row.height for row in self.rows) + (self.rows[-1].line if self.rows else 0.0)


Item = Set | SetTable


def gap_between(upper: Block | None, lower: Block, *, adds: bool = False) -> float:
    """Return the space between two neighbours: the larger of what they ask for; none inside one style.

    ``adds`` tells whether both count.
    """
    before = lower.before if isinstance(lower, Paragraph) else 0.0
    if not isinstance(upper, Paragraph):
        return before
    after = upper.after
    if isinstance(lower, Paragraph) and upper.style_id == lower.style_id:
        after = 0.0 if upper.contextual else after
        before = 0.0 if lower.contextual else before
    return after + before if adds else max(after, before)


def _alike(upper: Block | None, lower: Block | None) -> bool:
    """Whether two paragraphs have the same borders and indents."""
    return (
        isinstance(upper, Paragraph)
        and isinstance(lower, Paragraph)
        and bool(upper.borders)
        and upper.borders == lower.borders
        and (upper.left, upper.right) == (lower.left, lower.right)
    )


def _above(upper: Block | None, block: Paragraph, rules: Rules) -> float:
    """Return the height of the border above a first line, which a like neighbour above changes."""
    if not _alike(upper, block):
        return _edge(block, "top")
    if rules.hangs and "between" in block.borders:
        # LibreOffice sets both frames in full, and draws the line where they meet once (6 kinds of line).
        return block.borders.get("top", (0.0, 0.0))[1]
    return _edge(block, "between")


def _below(block: Paragraph, lower: Block | None, rules: Rules) -> float:
    """Return the height of a paragraph's border below its last line: none inside a shared frame."""
    parted = rules.hangs and "between" in block.borders
    return _edge(block, "bottom") if parted or not _alike(block, lower) else 0.0


def _edge(paragraph: Paragraph, side: str) -> float:
    width, space = paragraph.borders.get(side, (0.0, 0.0, "", ""))[:2]
    return width + space


def set_blocks(blocks: list[Block], width: float, rules: Rules, before: Block | None = None) -> list[Item]:
    """Set all blocks in a column of this width; ``before`` is the block that stands above the first."""
    items: list[Item] = []
    upper = before
    if rules.hides:
        blocks = [block for block in blocks if not (isinstance(block, Paragraph) and block.hidden)]
    for index, block in enumerate(blocks):
        gap = gap_between(upper, block, adds=rules.adds)
        if isinstance(block, Table):
            items.append(set_table(block, rules, gap, width))
        else:
            lower = blocks[index + 1] if index + 1 < len(blocks) else None
            above, below = _above(upper, block, rules), _below(block, lower, rules)
            crown, foot = _edge(block, "top"), _edge(block, "bottom")
            lines = set_lines(block, width, rules)
            items.append(Set(block, lines, gap, above, below, width, crown, foot))
        upper = block
    return items


def set_inside(blocks: list[Block], width: float, rules: Rules) -> list[Item]:
    """Set what stands in a cell, a header or a footer.

    LibreOffice takes the extra below its last line from the size of the paragraph's style, in a face of its
    own (bisected: the extra of Liberation Sans, whatever faces and sizes the line has).
    """
    items = set_blocks(blocks, width, rules)
    last = items[-1] if items else None
    if rules.hangs and isinstance(last, Set) and last.lines[-1].hang:
        line, paragraph = last.lines[-1], last.paragraph
        text = sum(rules.line(plain(paragraph.base)))
        extra = max(rules.multiple(text, text, paragraph.line) - text, 0.0)
        line.height, line.hang = line.height + extra - line.hang, extra
    return items


def stack_height(items: list[Item]) -> float:
    """Return the height of a header, a note without what stands below its last paragraph."""
    return sum(item.gap + item.height + _tails(item) for item in items)


def _tails(item: Item) -> float:
    return sum(row.tail for row in item.rows) if isinstance(item, SetTable) else 0.0


def set_table(table: Table, rules: Rules, gap: float, width: float) -> SetTable:
    """Set a table row by row; a cell merged over rows gives its height to the last of them."""
    if table.share:
        _stretch(table, width)
    open_cells: dict[int, float] = {}
    widths = _cell_widths(table, rules)
    rows = [_set_row(table, index, widths[index], rules, open_cells) for index in range(len(table.rows))]
    return SetTable(rows, gap)


def _cell_widths(table: Table, rules: Rules) -> list[list[float]]:
    """Return how wide the cells of each row are in the end."""
    asked = [[cell.grid if rules.rounds else cell.width for cell in row.cells] for row in table.rows]
    total = max((sum(widths) for widths in asked), default=0.0)
    careful = [[width - _ROUNDING for width in widths] for widths in asked]
    if not rules.rounds or not total:
        return careful
    if len({len(widths) for widths in asked}) == 1 and all(len(set(widths)) == 1 for widths in asked):
        return asked
    behind = [bool(row.cells and row.cells[0].column) for row in table.rows]
    return [
        careful[index] if behind[index] else _between(widths, total) for index, widths in enumerate(asked)
    ]


def _between(widths: list[float], total: float) -> list[float]:
    """Return the widths between column edges that are whole shares of the table's width, in whole twips."""
    ends = [floor(floor(end * _SHARES / total + 0.5) * total / _SHARES + 1e-9) for end in accumulate(widths)]
    return [float(end - start) for start, end in pairwise([0, *ends])]


def _stretch(table: Table, width: float) -> None:
    """Scale the cells of a table whose width is a share of the column's."""
    for name in ("grid", "width"):
        widest = max((sum(getattr(cell, name) for cell in row.cells) for row in table.rows), default=0.0)
        factor = width * table.share / widest if widest else 1.0
        for row in table.rows:
            for cell in row.cells:
                setattr(cell, name, getattr(cell, name) * factor)
    table.share = 0.0


def _set_row(
    table: Table, index: int, widths: list[float], rules: Rules, open_cells: dict[int, float]
) -> SetRow:
    """Set one row; ``open_cells`` is what earlier rows left to cells that are merged over rows."""
    row, last = table.rows[index], index == len(table.rows) - 1
    top, bottom = _row_borders(table, index, row, last=last)
    parts: list[list[Part]] = []
    notes: list[str] = []
    cells: list[list[Item]] = []
    # The margins of the cell that has the largest ones hold for all cells of the row.
    margins = sum(max((cell.margins[side] for cell in row.cells), default=0.0) for side in (0, 2))
    content = tail = 0.0
    for cell, width in zip(row.cells, widths, strict=True):
        cells.append(_cell_items(cell, width, rules))
        heights = _cell_parts(cell, cells[-1], rules, notes)
        height = sum(part.height for part in heights) + margins
        if cell.merge == "continue":
            height = open_cells.get(cell.column, 0.0)
        if cell.merge and not _ends_merge(table, index, cell):
            open_cells[cell.column] = height
            continue
        open_cells.pop(cell.column, None)
        parts.append(heights)
        content, tail = max(content, height), max(tail, height + _tail(cells[-1]))
    for column, height in open_cells.items():
        open_cells[column] = max(height - content - top, 0.0)
    height = content + top
    if row.rule == "exact" and row.height:
        height = row.height
    height = max(height, row.height)
    exact = row.rule == "exact"
    tail = 0.0 if exact else max(tail + top - height, 0.0)
    opener = row.cells[0].blocks[0] if row.cells and row.cells[0].blocks else None
    held = opener if isinstance(opener, Paragraph) and opener.keep_next else None
    return SetRow(
        height, parts, margins + top, row.splits and not exact, row.header, notes, cells, tail,
        bottom, row.height, held is not None, held is not None and held.keeps_itself,
        any(cell.merge == "continue" for cell in row.cells),
    )  # fmt: skip


def _tail(items: list[Item]) -> float:
    """Return the space below the last paragraph of a cell, which counts once more in a header or footer."""
    last = items[-1] if items else None
    return last.paragraph.after + last.lines[-1].hang if isinstance(last, Set) else 0.0


def _cell_items(cell: Cell, width: float, rules: Rules) -> list[Item]:
    """Set what stands in a cell."""
    if cell.merge == "continue":
        return []
    inner = width - cell.margins[1] - cell.margins[3]
    blocks = cell.blocks
    if rules.hides and len(blocks) > 1 and isinstance(blocks[-2], Table) and _is_empty(blocks[-1]):
        blocks = blocks[:-1]  # the paragraph that must end a cell is not shown below a table
    return set_inside(blocks, inner, rules)


def _is_empty(block: Block) -> bool:
    return isinstance(block, Paragraph) and not block.text and block.label is None


def _cell_parts(cell: Cell, items: list[Item], rules: Rules, notes: list[str]) -> list[Part]:
    """Return the parts of a cell, gaps added to the part below them.

    In a row that a page's end may break LibreOffice knows neither widows nor lines kept together.
    At the top of a page LibreOffice sets the space before a paragraph once more, even where it goes on there.
    """
    if cell.merge == "continue":
        return [Part(0.0)]
    parts: list[Part] = []
    for item in items:
        if isinstance(item, SetTable):
            parts.extend(_table_parts(item, rules))
            continue
        before = item.paragraph.before
        lines = [Part(line.height, before, line.hang) for line in item.lines]
        lines[0] = replace(lines[0], height=lines[0].height + item.gap + item.above, again=before - item.gap)
        lines[-1] = replace(lines[-1], height=lines[-1].height + item.below)
        _ask_room(lines, item.paragraph.after, first=item is items[0], last=item is items[-1])
        parts.extend(lines if rules.parts_cells else _kept(lines, item.paragraph))
        notes.extend(note for line in item.lines for note in line.notes)
    last = items[-1] if items else None
    if isinstance(last, Set):
        part, after = parts[-1], last.paragraph.after
        hang = part.hang + after if part.hang else 0.0
        parts[-1] = replace(part, height=part.height + after, after=0.0, hang=hang)
    return parts or [Part(0.0)]


def _table_parts(table: SetTable, rules: Rules) -> list[Part]:
    """Return the parts of a table in a cell: its rows, in LibreOffice the lines of their highest cells."""
    parts: list[Part] = []
    for row in table.rows:
        highest = max(row.parts, key=lambda cell: sum(part.height for part in cell), default=[])
        content = sum(part.height for part in highest)
        if not (rules.parts_cells and row.splits and len(highest) > 1 and row.height > row.least):
            parts.append(Part(row.height))
            continue
        first, *rest = highest
        last = rest[-1]
        parts.append(replace(first, height=first.height + row.edges))
        parts.extend([*rest[:-1], replace(last, height=last.height + row.height - row.edges - content)])
    if not parts:
        return [Part(table.gap, -table.gap)]
    parts[-1] = replace(parts[-1], height=parts[-1].height + table.rows[-1].line)
    parts[0] = replace(parts[0], height=parts[0].height + table.gap, again=-table.gap)
    return parts


def _ask_room(lines: list[Part], after: float, *, first: bool, last: bool) -> None:
    """Let the lines of a paragraph in a cell ask for the space below it, as LibreOffice does.

    The last line asks for it, and where the paragraph ends the cell its first line too; but no line that
    begins a cell does. (450 pages of different heights.)
    """
    if last and not first:
        lines[0] = replace(lines[0], after=after, firm=True)
    if len(lines) > 1 or not first:
        lines[-1] = replace(lines[-1], after=after, ends=True)


def _kept(lines: list[Part], paragraph: Paragraph) -> list[Part]:
    """Join the lines that no page's end may part: two at each end, or all."""
    if paragraph.keep_lines or (paragraph.widows and len(lines) <= 3):
        return [_joined(lines)]
    if not paragraph.widows:
        return lines
    return [_joined(lines[:2]), *lines[2:-2], _joined(lines[-2:])]


def _joined(lines: list[Part]) -> Part:
    return replace(lines[-1], height=sum(line.height for line in lines), again=lines[0].again)


def _ends_merge(table: Table, index: int, cell: Cell) -> bool:
    if index + 1 >= len(table.rows):
        return True
    below = [other for other in table.rows[index + 1].cells if other.column == cell.column]
    return not (below and below[0].merge == "continue")


def _row_borders(table: Table, index: int, row: Row, *, last: bool) -> tuple[float, float]:
    """Return the widths of the lines above and below a row."""
    inner = table.borders.get("top" if index == 0 else "insideH", 0.0)
    top = max((cell.borders.get("top", inner) for cell in row.cells), default=0.0)
    if index:
        above = table.rows[index - 1].cells
        top = max([top, *(cell.borders.get("bottom", inner) for cell in above)])
    outer = table.borders.get("bottom" if last else "insideH", 0.0)
    return top, max((cell.borders.get("bottom", outer) for cell in row.cells), default=0.0)

"""A ``w:tbl`` in, a ``Table`` with resolved widths, margins and borders out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from briefgen.layout.boxes import Cell, Row, Table
from briefgen.layout.names import VAL, W, attribute, child, local, number, on
from briefgen.layout.regions import Parts, Region, borders, margins, read_looks, read_regions

if TYPE_CHECKING:
    from lxml import etree

    from briefgen.layout.reading import Reader
    from briefgen.layout.styles import Style

_TABLE: Final = frozenset(
    "tblStyle tblW jc tblBorders tblLayout tblLook tblCellMar tblInd shd tblStyleRowBandSize "
    "tblStyleColBandSize tblCaption tblDescription tblPrChange tblOverlap bidiVisual0".split()
)
_ROW: Final = frozenset(
    "trHeight cantSplit tblHeader jc cnfStyle trPrChange ins gridBefore gridAfter wBefore wAfter".split()
)
_CELL: Final = frozenset(
    "tcW gridSpan vMerge tcBorders shd tcMar vAlign noWrap hideMark cnfStyle tcPrChange tcFitText0".split()
)
_MAX_COLUMNS: Final = 64
# The margin left and right of what stands in a cell, where nothing states it (bisected: six kinds of table).
_BESIDE: Final = 108.0
_CONTAINERS: Final = frozenset(["sdt", "sdtContent", "customXml", "ins"])


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Look:
    """What a table style and the table itself say about all cells, and the style about some."""

    whole: Region
    parts: Parts
    regions: dict[tuple[str, ...], Region] = field(default_factory=dict)

    def region(self, names: tuple[str, ...]) -> Region:
        """Return these parts laid over each other; their margins over those of the table."""
        if names not in self.regions:
            found = Region(dict(self.whole.paragraph), dict(self.whole.run), dict(self.whole.margins))
            for name in names:
                found.lay(self.parts.regions[name])
            self.regions[names] = found
        return self.regions[names]


def read_table(reader: Reader, element: etree._Element) -> Table:
    """Read one table and, inside it, its cells' blocks."""
    own = child(element, "tblPr")
    layer, step = reader.layer, reader.tab_step
    look = _look(reader, own)
    grid = [attribute(item, "w") for item in element.iterfind(f"{W}tblGrid/{W}gridCol")][:_MAX_COLUMNS]
    _check_table(reader, own)
    items = _inside(element, "tr")
    rows = [_read_row(reader, item, grid, look, (place, len(items))) for place, item in enumerate(items)]
    reader.layer, reader.tab_step = layer, step
    return Table(rows=rows, borders=look.whole.borders, share=_share(child(own, "tblW")))


def _share(width: etree._Element | None) -> float:
    """Return a width in per cent as a share, 0 for any other width."""
    if width is None or width.get(W + "type") != "pct":
        return 0.0
    text = width.get(W + "w", "0")
    share = number(text[:-1]) / 100 if text.endswith("%") else number(text) / 5000
    return min(max(share, 0.0), 2.0)


def _inside(element: etree._Element, name: str) -> list[etree._Element]:
    found = []
    for item in element:
        if local(item) == name:
            found.append(item)
        elif local(item) in _CONTAINERS:
            found.extend(_inside(item, name))
    return found


def _check_table(reader: Reader, own: etree._Element | None) -> None:
    for item in own if own is not None else ():
        if local(item) not in _TABLE:
            reader.unknown("w:" + local(item), "table property")
    layout = child(own, "tblLayout")
    if layout is None or layout.get(W + "type") != "fixed":
        reader.measured("autofit", "a table without fixed widths (w:tblLayout)")


def _look(reader: Reader, own: etree._Element | None) -> Look:
    """Lay the table's own margins and borders over those of its style."""
    whole = Region(margins={"top": 0.0, "right": _BESIDE, "bottom": 0.0, "left": _BESIDE})
    link = child(own, "tblStyle")
    style_id = link.get(VAL, "") if link is not None else ""
    if reader.styles.style(style_id) is None:
        style_id = reader.styles.default_table
    styles = reader.styles.chain(style_id)
    for style in styles:
        whole.paragraph.update(style.paragraph)
        whole.run.update(style.run)
        _merge(whole, child(style.element, "tblPr"))
        whole.margins.update(margins(child(style.element, "tcPr", "tcMar")))
        whole.borders.update(borders(child(style.element, "tcPr", "tcBorders")))
    _merge(whole, own)
    regions = [_regions(reader, style) for style in styles]
    return Look(whole, Parts(read_looks(child(own, "tblLook")), regions[-1] if regions else {}))


def _regions(reader: Reader, style: Style) -> dict[str, Region]:
    """Return the parts of a table style; a remark tells that they are in use, or would be in Word."""
    found = reader.regions.setdefault(style.id, {})
    if not found:
        found.update(read_regions(style.element))
    if any(region.takes_room for region in found.values()):
        reader.measured(
            "w:tblStylePr",
            f"the table style {style.name!r} formats first rows, bands or the like (w:tblStylePr): "
            "LibreOffice and Word may not take the same cells for them",
        )
    return found


def _merge(whole: Region, props: etree._Element | None) -> None:
    whole.margins.update(margins(child(props, "tblCellMar")))
    whole.borders.update(borders(child(props, "tblBorders")))


def _read_row(
    reader: Reader, element: etree._Element, grid: list[float], look: Look, place: tuple[int, int]
) -> Row:
    """Read one row; ``place`` is its number and that of all rows."""
    own = child(element, "trPr")
    row = Row(cells=[])
    column = 0
    for item in own if own is not None else ():
        name = local(item)
        if name == "trHeight":
            row.height, row.rule = attribute(item, "val"), item.get(W + "hRule", "atLeast")
        elif name == "gridBefore":
            column = int(number(item.get(VAL)))
        elif name not in _ROW:
            reader.unknown("w:" + name, "row property")
    split, header = child(own, "cantSplit"), child(own, "tblHeader")
    row.splits = split is None or not on(split)
    row.header = header is not None and on(header)
    items = _inside(element, "tc")[:_MAX_COLUMNS]
    for index, item in enumerate(items):
        region = look.region(look.parts.of(*place, index, len(items), head=row.header))
        cell = _read_cell(reader, item, grid, column, region)
        cell.borders = {**region.edges(*place), **cell.borders}
        column += cell.span
        row.cells.append(cell)
    after = child(own, "gridAfter")
    if column + (int(number(after.get(VAL))) if after is not None else 0) != len(grid):
        for cell in row.cells:
            cell.grid = cell.width
    return row


def _read_cell(
    reader: Reader, element: etree._Element, grid: list[float], column: int, region: Region
) -> Cell:
    own = child(element, "tcPr")
    for item in own if own is not None else ():
        if local(item) not in _CELL:
            reader.unknown("w:" + local(item), "cell property")
    span_of, width, merge = child(own, "gridSpan"), child(own, "tcW"), child(own, "vMerge")
    span = max(1, min(int(number(span_of.get(VAL), 1)) if span_of is not None else 1, _MAX_COLUMNS))
    size = given = sum(grid[column : column + span])
    if width is not None and width.get(W + "type") == "dxa":
        size = attribute(width, "w", size)
    inner = {**region.margins, **margins(child(own, "tcMar"))}
    layered = region.paragraph or region.run
    reader.layer = reader.styles.table_layer((region.paragraph, region.run)) if layered else 0
    blocks = reader.cell(element)
    return Cell(
        blocks=blocks,
        width=size,
        grid=given or size,
        margins=(inner["top"], inner["right"], inner["bottom"], inner["left"]),
        borders=borders(child(own, "tcBorders")),
        column=column,
        span=span,
        merge=merge.get(VAL, "continue") if merge is not None else "",
    )

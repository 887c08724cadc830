"""A ``w:tbl`` in, a ``Table`` with resolved widths, margins and borders out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefgen.layout.boxes import Cell, Row, Table
from briefgen.layout.names import VAL, W, attribute, child, local, number, on
from briefgen.layout.properties import Props, border, paragraph_props, run_props

if TYPE_CHECKING:
    from lxml import etree

    from briefgen.layout.reading import Reader

_SIDES: Final = ("top", "right", "bottom", "left")
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
_CONTAINERS: Final = frozenset(["sdt", "sdtContent", "customXml", "ins"])


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Look:
    """What a table style and the table itself say about all cells."""

    margins: dict[str, float]
    borders: dict[str, float]
    layer: int


def read_table(reader: Reader, element: etree._Element) -> Table:
    """Read one table and, inside it, its cells' blocks."""
    own = child(element, "tblPr")
    layer, step = reader.layer, reader.tab_step
    look = _look(reader, own)
    grid = [attribute(item, "w") for item in element.iterfind(f"{W}tblGrid/{W}gridCol")][:_MAX_COLUMNS]
    _check_table(reader, own)
    rows = []
    for item in _inside(element, "tr"):
        reader.layer = look.layer
        rows.append(_read_row(reader, item, grid, look))
    reader.layer, reader.tab_step = layer, step
    return Table(rows=rows, borders=look.borders, share=_share(child(own, "tblW")))


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
    margins = {"top": 0.0, "right": 115.0, "bottom": 0.0, "left": 115.0}
    borders: dict[str, float] = {}
    paragraph: Props = {}
    run: Props = {}
    link = child(own, "tblStyle")
    style_id = link.get(VAL, "") if link is not None else ""
    if reader.styles.style(style_id) is None:
        style_id = reader.styles.default_table
    for style in reader.styles.chain(style_id):
        paragraph.update(style.paragraph)
        run.update(style.run)
        _merge(margins, borders, child(style.element, "tblPr"))
        if any(_takes_room(part) for part in style.element.iterchildren(W + "tblStylePr")):
            reader.unknown(f"w:tblStylePr of {style.name!r}", "conditional table format")
    _merge(margins, borders, own)
    layer = reader.styles.table_layer((paragraph, run)) if paragraph or run else 0
    return Look(margins, borders, layer)


def _takes_room(part: etree._Element) -> bool:
    """Whether a conditional format changes more than colours: then the layout can not follow it."""
    run, paragraph = run_props(child(part, "rPr")), paragraph_props(child(part, "pPr"))
    return bool(run or paragraph or child(part, "tblPr", "tblCellMar") is not None)


def _merge(margins: dict[str, float], borders: dict[str, float], props: etree._Element | None) -> None:
    margins.update(_margins(child(props, "tblCellMar")))
    borders.update(_borders(child(props, "tblBorders")))


def _margins(element: etree._Element | None) -> dict[str, float]:
    found = {}
    for item in element if element is not None else ():
        name = {"start": "left", "end": "right"}.get(local(item), local(item))
        if name in _SIDES:
            found[name] = attribute(item, "w")
    return found


def _borders(element: etree._Element | None) -> dict[str, float]:
    found = {}
    for item in element if element is not None else ():
        name = {"start": "left", "end": "right"}.get(local(item), local(item))
        found[name] = border(item)[0]
    return found


def _read_row(reader: Reader, element: etree._Element, grid: list[float], look: Look) -> Row:
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
    for item in _inside(element, "tc")[:_MAX_COLUMNS]:
        cell = _read_cell(reader, item, grid, column, look)
        column += cell.span
        row.cells.append(cell)
    return row


def _read_cell(reader: Reader, element: etree._Element, grid: list[float], column: int, look: Look) -> Cell:
    own = child(element, "tcPr")
    for item in own if own is not None else ():
        if local(item) not in _CELL:
            reader.unknown("w:" + local(item), "cell property")
    span_of, width, merge = child(own, "gridSpan"), child(own, "tcW"), child(own, "vMerge")
    span = max(1, min(int(number(span_of.get(VAL), 1)) if span_of is not None else 1, _MAX_COLUMNS))
    size = sum(grid[column : column + span])
    if width is not None and width.get(W + "type") == "dxa":
        size = attribute(width, "w", size)
    margins = {**look.margins, **_margins(child(own, "tcMar"))}
    blocks = reader.cell(element)
    return Cell(
        blocks=blocks,
        width=size,
        margins=(margins["top"], margins["right"], margins["bottom"], margins["left"]),
        borders=_borders(child(own, "tcBorders")),
        column=column,
        span=span,
        merge=merge.get(VAL, "continue") if merge is not None else "",
    )

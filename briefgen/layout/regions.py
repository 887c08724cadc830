"""A table style and a cell's place in, what the style says of that part of the table out.

LibreOffice 7.4 goes by the place and by ``w:tblLook`` alone, whatever ``w:cnfStyle`` says (read from the
sizes of the letters in tables of four rows and columns, all parts in sizes of their own).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from briefgen.layout.names import VAL, W, child, number
from briefgen.layout.properties import Props, border, paragraph_props, run_props

if TYPE_CHECKING:
    from lxml import etree

SIDES: Final = ("top", "right", "bottom", "left")
# The bits of w:tblLook/@w:val.
_LOOK: Final = {
    "firstRow": 0x20, "lastRow": 0x40, "firstCol": 0x80, "lastCol": 0x100, "noHBand": 0x200, "noVBand": 0x400,
}  # fmt: skip
_USUAL: Final = 0x04A0  # first row and column, rows in bands: where a table states no look
_CORNERS: Final = {
    ("firstRow", "firstCol"): "nwCell", ("firstRow", "lastCol"): "neCell",
    ("lastRow", "firstCol"): "swCell", ("lastRow", "lastCol"): "seCell",
}  # fmt: skip


@dataclass(slots=True, eq=False, repr=False)
class Region:
    """What a table style says of one part of the table, or of several laid over each other."""

    paragraph: Props = field(default_factory=dict)
    run: Props = field(default_factory=dict)
    margins: dict[str, float] = field(default_factory=dict)
    borders: dict[str, float] = field(default_factory=dict)

    def edges(self, row: int, rows: int) -> dict[str, float]:
        """Return the borders of a cell here in a row: a line between rows is that of the row above or below.

        That there is none above does not take away the line of the row above.
        """
        found = dict(self.borders)
        if row and not found.get("top"):
            found.pop("top", None)
        inner = found.pop("insideH", None)
        if inner is not None and row:
            found.setdefault("top", inner)
        if inner is not None and row < rows - 1:
            found.setdefault("bottom", inner)
        return found

    @property
    def takes_room(self) -> bool:
        """Whether it says more than colours."""
        return bool(self.paragraph or self.run or self.margins or any(self.borders.values()))

    def lay(self, other: Region) -> None:
        """Lay another one over this one."""
        self.paragraph.update(other.paragraph)
        self.run.update(other.run)
        self.margins.update(other.margins)
        self.borders.update(other.borders)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Parts:
    """The parts that a table uses, and what its style says of each."""

    looks: frozenset[str]
    regions: dict[str, Region]

    def of(self, row: int, rows: int, column: int, columns: int, *, head: bool = False) -> tuple[str, ...]:
        """Return the parts that a cell belongs to, the weakest first, as far as the style knows them.

        Bands are one row or column wide; columns are counted in cells, however many each spans. A row that is
        repeated on every page (``head``) is taken for a first one, wherever it stands.
        """
        across = self._end("firstRow", "lastRow", 0 if head else row, rows)
        along = self._end("firstCol", "lastCol", column, columns)
        found = [along, across, _CORNERS.get((across, along), "")]
        if not along and "noVBand" not in self.looks:
            found.insert(0, _band(column - ("firstCol" in self.looks)) + "Vert")
        if not across and "noHBand" not in self.looks:
            found.insert(0, _band(row - ("firstRow" in self.looks)) + "Horz")
        return tuple(name for name in found if name in self.regions)

    def _end(self, first: str, last: str, place: int, count: int) -> str:
        if place == 0 and first in self.looks:
            return first
        return last if place == count - 1 and last in self.looks else ""


def _band(place: int) -> str:
    return "band2" if place % 2 else "band1"


def read_regions(style: etree._Element) -> dict[str, Region]:
    """Read the parts of a table style, by their names; those of its base do not count."""
    return {part.get(W + "type", ""): read_region(part) for part in style.iterchildren(W + "tblStylePr")}


def read_region(part: etree._Element) -> Region:
    """Read what a ``w:tblStylePr`` says of paragraphs, letters and cells; margins of a table do not count."""
    cells = child(part, "tcPr")
    return Region(
        paragraph_props(child(part, "pPr")),
        run_props(child(part, "rPr")),
        margins(child(cells, "tcMar")),
        {**borders(child(part, "tblPr", "tblBorders")), **borders(child(cells, "tcBorders"))},
    )


def read_looks(element: etree._Element | None) -> frozenset[str]:
    """Return what the bits of a table's look say; its attributes are not read."""
    try:
        bits = int(element.get(VAL, "") if element is not None else "", 16)
    except ValueError:
        bits = _USUAL
    return frozenset(name for name, bit in _LOOK.items() if bits & bit)


def margins(element: etree._Element | None) -> dict[str, float]:
    """Return the inner margins of cells, by side, in twips."""
    found = {}
    for item in element if element is not None else ():
        name = side(item)
        if name in SIDES:
            found[name] = number(item.get(W + "w"))
    return found


def borders(element: etree._Element | None) -> dict[str, float]:
    """Return the widths of borders, by side, in twips."""
    return {side(item): border(item)[0] for item in element} if element is not None else {}


def side(element: etree._Element) -> str:
    """Return the side that an element is about."""
    name = element.tag.removeprefix(W) if isinstance(element.tag, str) else ""
    return {"start": "left", "end": "right"}.get(name, name)

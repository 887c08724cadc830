"""What a document is made of once its styles are resolved: the values that the layout works on.

All lengths are in twips (1/20 pt), as in the file; points appear only in the finished ``Measurement``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.layout.sfnt import Face

# Characters that stand for something else in the text of a paragraph.
TAB, BREAK, PAGE, COLUMN, OBJECT = "\t", "\n", "\f", "\v", "\ufffc"
SOFT_HYPHEN = "\u00ad"
# Characters that take no room, and those whose width a face need not know.
ZERO_WIDTH = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad\n\f\v\r\t")


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Font:
    """How a run looks, as far as it takes room. ``script`` is "superscript", "subscript" or empty."""

    face: Face
    size: float
    script: str = ""
    spacing: float = 0.0
    scale: float = 1.0
    rise: float = 0.0
    bold: bool = False
    italic: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Stretch:
    """Characters ``start`` to ``end`` of a paragraph, in one font."""

    start: int
    end: int
    font: Font


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Label:
    """What numbering puts before the first line."""

    text: str
    font: Font
    suffix: str
    align: str


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Paragraph:
    """One paragraph, ready to be set."""

    text: str
    stretches: list[Stretch]
    portions: list[int]  # where runs that look different meet; LibreOffice ends a line there in need
    joints: tuple[int, ...]  # where pieces meet whose widths LibreOffice rounds to a twip: runs, links, fonts
    mark: Font
    base: Font  # of the style, what the paragraph's runs and its mark say themselves left out
    style_id: str
    style: str
    objects: dict[int, tuple[float, float]] = field(default_factory=dict)
    ghosts: list[tuple[int, Font]] = field(default_factory=list)  # hidden text, by where it would stand
    notes: list[tuple[int, str]] = field(default_factory=list)
    label: Label | None = None
    before: float = 0.0
    after: float = 0.0
    line: float = 240.0
    rule: str = "auto"
    left: float = 0.0
    right: float = 0.0
    first: float = 0.0
    tabs: tuple[tuple[float, str], ...] = ()
    tab_step: float = 720.0
    align: str = "left"
    keep_next: bool = False
    keeps_itself: bool = False  # with the next, by its own settings and not by its style's
    keep_lines: bool = False
    widows: bool = True
    page_before: bool = False
    page_after: bool = False
    contextual: bool = False
    borders: dict[str, tuple[float, float, str, str]] = field(default_factory=dict)
    place: int = 0
    hidden: bool = False  # all of its text is: LibreOffice leaves it out, Word sets an empty line
    snaps: bool = True  # to the lines of the page's grid, where it has one
    grid: float = 0.0  # how far these lines are apart, 0 for none
    auto: tuple[bool, bool] = (False, False)  # whether the space before and after is the program's choice
    listed: bool = False


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Cell:
    """One cell: its blocks, its outer width, its inner margins and the borders that it has itself.

    LibreOffice goes by the ``grid`` of the table, where all cells of a row find a place in it, and Word by
    the ``width`` that the cell states.
    """

    blocks: list[Block]
    width: float
    grid: float
    margins: tuple[float, float, float, float]  # top, right, bottom, left
    borders: dict[str, float]
    column: int
    span: int
    merge: str = ""  # "restart", "continue" or empty


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Row:
    """One row of a table; ``height`` is what the file asks for, by ``rule`` "auto", "atLeast" or "exact"."""

    cells: list[Cell]
    height: float = 0.0
    rule: str = "auto"
    splits: bool = True
    header: bool = False


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Table:
    """A table; ``borders`` are the widths of its own frame and inner lines."""

    rows: list[Row]
    borders: dict[str, float]
    share: float = 0.0  # of the column's width, for a table whose width is given in per cent


Block = Paragraph | Table


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Section:
    """Blocks that share a page geometry. Headers and footers by kind: "default", "first", "even"."""

    blocks: list[Block] = field(default_factory=list)
    start: str = "nextPage"
    width: float = 12240.0
    height: float = 15840.0
    top: float = 1440.0
    right: float = 1440.0
    bottom: float = 1440.0
    left: float = 1440.0
    header: float = 720.0
    footer: float = 720.0
    columns: tuple[float, ...] = ()
    grid: float = 0.0  # how far the lines of the page's grid are apart, 0 for none
    headers: dict[str, list[Block]] = field(default_factory=dict)
    footers: dict[str, list[Block]] = field(default_factory=dict)
    title_page: bool = False

    @property
    def body_width(self) -> float:
        """Width of the text between the margins."""
        return max(self.width - self.left - self.right, 0.0)


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Document:
    """All sections, the footnotes by id, the endnotes, and what could not be taken into account."""

    sections: list[Section]
    notes: dict[str, list[Block]] = field(default_factory=dict)
    endnotes: Section | None = None  # what LibreOffice sets on pages of their own
    rule: list[Block] = field(default_factory=list)  # what Word sets between the text and the endnotes
    even_headers: bool = False
    adds: bool = False  # without settings, LibreOffice adds the spaces between paragraphs
    balanced: bool = True  # columns above another section are of equal length
    lacks: bool = False  # whether a face in use is Caladea, which many machines lack
    reasons: dict[str, str] = field(default_factory=dict)
    unknown: dict[str, str] = field(default_factory=dict)
    paragraphs: list[Paragraph] = field(default_factory=list)

"""The XML of a document's blocks in, paragraphs and tables with everything resolved out.

Whatever is met on the way that the layout does not know is written down under its name, with the style and
the paragraph that use it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from briefgen.errors import FitError
from briefgen.layout.boxes import PAGE, ZERO_WIDTH, Block, Document, Font, Label, Paragraph, Table
from briefgen.layout.content import Content
from briefgen.layout.names import MC, child, local
from briefgen.layout.numbering import spell
from briefgen.layout.properties import Props, paragraph_props
from briefgen.layout.tables import read_table

if TYPE_CHECKING:
    from lxml import etree

    from briefgen.layout.faces import Faces
    from briefgen.layout.package import Package
    from briefgen.layout.regions import Region
    from briefgen.layout.styles import Styles

MAX_PARAGRAPHS: Final = 20_000  # about 500 pages
MAX_CHARACTERS: Final = 1_000_000  # about 300 dense pages
MAX_RUNS: Final = 100_000
_HARMLESS: Final = frozenset(
    "bookmarkStart bookmarkEnd proofErr permStart permEnd commentRangeStart commentRangeEnd sectPr tblPr "
    "tblGrid tcPr sdtPr sdtEndPr customXmlPr moveFromRangeStart moveFromRangeEnd moveToRangeStart "
    "moveToRangeEnd".split()
)
_SPLIT: Final = "split it, and measure the parts"
# Hebrew, Arabic and their neighbours; the scripts of South and South-East Asia; Mongolian.
_COMPLEX: Final = re.compile("[\u0590-\u08ff\u0900-\u109f\u1780-\u18af\ufb1d-\ufdff\ufe70-\ufeff]")
_CONTAINERS: Final = frozenset(["sdt", "sdtContent", "customXml", "ins", "moveTo"])


@dataclass(slots=True, eq=False, repr=False)
class Reader:
    """Reads the parts of one document; ``layer`` is the table style layer of ``Styles`` in force."""

    package: Package
    styles: Styles
    faces: Faces
    document: Document
    layer: int = 0
    depth: int = 0  # of tables in tables
    opens: bool = True  # whether the next paragraph in a table is the first of its cell, for LibreOffice
    note_number: str = ""
    tab_step: float = 720.0
    gutter_at_top: bool = False
    formats: dict[tuple[bytes, int], tuple[Props, Props]] = field(default_factory=dict)
    regions: dict[str, dict[str, Region]] = field(default_factory=dict)  # the parts of tables, by the style
    _fonts: dict[tuple[object, ...], Font] = field(default_factory=dict)
    _quick: dict[tuple[int, str], tuple[Font, Props]] = field(default_factory=dict)
    _runs: int = 0
    _place: int = 0
    _where: str = ""
    _characters: int = 0
    note_numbers: dict[str, str] = field(default_factory=dict)
    note_forms: dict[str, tuple[str, int]] = field(default_factory=dict)  # reference -> number format, start

    # ------------------------------------------------------------ remarks

    def unknown(self, what: str, kind: str = "property") -> None:
        """Note something that the layout does not model, once a kind."""
        where = f" in {self._where}" if self._where else ""
        self.document.unknown.setdefault(what, f"{what} ({kind}){where} is not modelled")

    def measured(self, key: str, remark: str) -> None:
        """Note something that is modelled but lies outside the strict profile, once a kind."""
        where = f" ({self._where})" if self._where else ""
        self.document.reasons.setdefault(key, remark + where)

    def check_characters(self, text: str, font: Font) -> None:
        """Note characters that the face lacks: whatever face supplies them, they are given an upper bound."""
        if _COMPLEX.search(text):
            self.unknown("text in a right-to-left or joined script", "content")
        lacking = sorted({char for char in text if ord(char) not in font.face.advances} - ZERO_WIDTH)
        if lacking:
            shown = " ".join(lacking[:5])
            self.measured(
                "characters",
                f"{shown}: not in {font.name!r}, so another font steps in; they are taken to be wide",
            )

    def spend(self, runs: int) -> None:
        """Count runs; FitError when there are more than any document of a readable length has."""
        self._runs += runs
        if self._runs > MAX_RUNS:
            raise FitError(f"the document has more than {MAX_RUNS:,} runs of text", _SPLIT)

    # ------------------------------------------------------------ blocks

    def story(self, element: Iterable[etree._Element]) -> list[Block]:
        """Read all blocks of a note, and drop the automatic space around them."""
        found = self.blocks(element)
        settle_space(found, first=True, last=True)
        return found

    def side(self, element: Iterable[etree._Element]) -> list[Block]:
        """Read all blocks of a header or footer: LibreOffice keeps the automatic space around them."""
        found = self.blocks(element)
        settle_space(found, first=False, last=False)
        return found

    def cell(self, element: Iterable[etree._Element]) -> list[Block]:
        """Read all blocks of a cell, and drop the automatic space below them.

        That above is dropped where ``opens`` tells it: LibreOffice takes the first paragraph behind the end
        of any cell for the first of its own, so that one behind a table in a cell is, and the first paragraph
        of that table is not.
        """
        layer, self.depth = self.layer, self.depth + 1
        found = self.blocks(element)
        self.layer, self.depth = layer, self.depth - 1
        self.opens = True
        settle_space(found, first=False, last=True)
        return found

    def blocks(self, element: Iterable[etree._Element]) -> list[Block]:
        """Read the blocks inside a body or a part of it."""
        found: list[Block] = []
        for item in element:
            name = local(item)
            if name == "p":
                found.append(self.paragraph(item))
            elif name == "tbl":
                table = read_table(self, item)
                if found and isinstance(found[-1], Table):  # LibreOffice makes one table of both
                    self.unknown("a table that stands right below another", "block")
                found.append(table)
            elif name in _CONTAINERS:
                found.extend(self.blocks(item))
            elif name == MC + "AlternateContent":
                choice = next(iter(item), None)
                found.extend(self.blocks(choice) if choice is not None else [])
            elif name and name not in _HARMLESS:
                self.unknown("w:" + name, "block")
        return found

    def paragraph(self, element: etree._Element) -> Paragraph:
        """Read one ``w:p``."""
        self._place += 1
        if self._place > MAX_PARAGRAPHS:
            raise FitError(f"the document has more than {MAX_PARAGRAPHS:,} paragraphs", _SPLIT)
        own = child(element, "pPr")
        direct = paragraph_props(own)
        base_paragraph, base_run = self.styles.base(direct.get("style", ""), self.layer)
        props = self.styles.layer(base_paragraph, direct) if direct else base_paragraph
        props_style = base_paragraph["style"]
        self._where = f"style {self.styles.name(props_style)!r}, paragraph {self._place}"
        if self.styles.is_built_in(direct.get("style", "")):
            self.unknown(f"the style {direct['style']!r}", "style that the document does not define")
        content = Content(self, base_run)
        content.read(element)
        self._characters += content.length
        if self._characters > MAX_CHARACTERS:
            raise FitError(f"the document has more than {MAX_CHARACTERS:,} characters", _SPLIT)
        self._report(props)
        mark = content.mark(child(own, "rPr")) if own is not None else base_run
        if mark.get("position"):
            mark = {**mark, "position": 0.0}  # LibreOffice raises no empty line
        paragraph = Paragraph(
            text="".join(content.text),
            stretches=content.stretches,
            portions=content.portions,
            joints=content.joints(),
            mark=self.font(mark),
            base=self.font(base_run),
            style_id=props_style,
            style=self.styles.name(props_style),
            objects=content.objects,
            ghosts=content.ghosts,
            notes=content.notes,
            place=self._place,
            hidden=not content.length and bool(content.hidden or mark.get("vanish")),
        )
        self._settings(paragraph, props, mark)
        paragraph.keeps_itself = direct.get("keepNext", False)
        self.document.paragraphs.append(paragraph)
        return paragraph

    def _report(self, props: Props) -> None:
        for key, value in props.items():
            if key[0] == "?" and value:
                self.unknown("w:" + key[1:])

    def _settings(self, paragraph: Paragraph, props: Props, mark: Props) -> None:
        """Copy the paragraph settings into the box."""
        paragraph.before, paragraph.after = props.get("spacing.before", 0.0), props.get("spacing.after", 0.0)
        paragraph.auto = props.get("auto.before", False), props.get("auto.after", False)
        if self.depth:
            if self.opens and paragraph.auto[0]:
                paragraph.before = 0.0
            self.opens = False
        paragraph.line, paragraph.rule = props.get("line", 240.0), props.get("lineRule", "auto")
        paragraph.left, paragraph.right = props.get("ind.left", 0.0), props.get("ind.right", 0.0)
        paragraph.first = props.get("ind.first", 0.0)
        paragraph.tabs = _stops(props.get("tabs", ()))
        paragraph.tab_step = self.tab_step
        paragraph.align = props.get("jc", "left")
        paragraph.keep_next, paragraph.keep_lines = (
            props.get("keepNext", False),
            props.get("keepLines", False),
        )
        paragraph.widows = props.get("widowControl", True)
        breaks_first = paragraph.text.startswith(PAGE) and paragraph.text != PAGE
        paragraph.page_before = props.get("pageBreakBefore", False) or breaks_first
        paragraph.page_after = paragraph.text.endswith(PAGE)
        paragraph.contextual = props.get("contextualSpacing", False)
        paragraph.snaps = props.get("snapToGrid", True)
        paragraph.borders = {
            key[4:]: value for key, value in props.items() if key.startswith("bdr.") and value[0]
        }
        num = props.get("numId", "0")
        paragraph.listed = num != "0"
        if paragraph.listed:
            self._label(paragraph, num, props.get("ilvl", "0"), mark)

    def _label(self, paragraph: Paragraph, num: str, ilvl: str, mark: Props) -> None:
        level = self.styles.numbering.level(num, ilvl)
        if level is None:
            return
        if level.picture:
            self.unknown("w:lvlPicBulletId", "picture bullet")
        text = self.styles.numbering.label(num, ilvl)
        for key in level.run:
            if key[0] == "?":
                self.unknown("w:" + key[1:])
        font = self.font({**mark, "vertAlign": "", **level.run})
        if text or level.suffix != "nothing":
            paragraph.label = Label(text, font, level.suffix, level.align)

    # ------------------------------------------------------------ fonts and notes

    def font(self, format_: Props, script: str = "ascii") -> Font:
        """Return the font for a format; equal formats share one."""
        quick = self._quick.get((id(format_), script))
        if quick is not None and quick[1] is format_:
            return quick[0]
        font = self._font(format_, script)
        self._report(format_)
        self._quick[id(format_), script] = (font, format_)
        return font

    def _font(self, format_: Props, script: str) -> Font:
        name = self.styles.font(format_, script)
        bold, italic = bool(format_.get("b")), bool(format_.get("i"))
        key = (
            name, bold, italic, format_.get("sz", 200.0), format_.get("vertAlign", ""),
            format_.get("spacing", 0.0),
            format_.get("w", 100.0), format_.get("position", 0.0), format_.get("kern", 0.0),
        )  # fmt: skip
        if key not in self._fonts:
            self._fonts[key] = self._make_font(name, format_, bold=bold, italic=italic)
        return self._fonts[key]

    def _make_font(self, name: str, format_: Props, *, bold: bool, italic: bool) -> Font:
        face = self.faces.face(name, bold=bold, italic=italic)
        size, kern = format_.get("sz", 200.0), format_.get("kern", 0.0)
        if kern and kern * 10 <= size:
            self.measured("w:kern", "pair kerning (w:kern) is not applied, which makes lines a little longer")
        if format_.get("spacing"):
            self.measured("w:spacing", "character spacing (w:spacing)")
        if format_.get("position"):
            self.measured("w:position", "raised or lowered text (w:position)")
        script = format_.get("vertAlign", "")
        return Font(
            face,
            size,
            script if script in ("superscript", "subscript") else "",
            format_.get("spacing", 0.0),
            min(max(format_.get("w", 100.0), 1.0), 600.0) / 100,
            format_.get("position", 0.0) * 10,
            bold,
            italic,
            name,
        )

    def note(self, note_id: str, kind: str) -> str:
        """Return the number of a note; ``kind`` is the element that refers to it ("footnoteReference")."""
        key = f"{kind}/{note_id}"
        if key not in self.note_numbers:
            form, start = self.note_forms.get(kind, ("decimal", 1))
            before = sum(other.startswith(kind) for other in self.note_numbers)
            self.note_numbers[key] = spell(start + before, form)
        return self.note_numbers[key]


def settle_space(blocks: list[Block], *, first: bool, last: bool) -> None:
    """Take out automatic space between list items, and at the start and end of what holds the blocks.

    LibreOffice sets it (14 pt) in all other places.
    """
    items = [block if isinstance(block, Paragraph) else None for block in blocks]
    for index, item in enumerate(items):
        if item is None or not any(item.auto):
            continue
        above = items[index - 1] if index else None
        below = items[index + 1] if index + 1 < len(items) else None
        if item.auto[0] and ((first and not index) or (item.listed and above is not None and above.listed)):
            item.before = 0.0
        if item.auto[1] and (
            (last and index == len(items) - 1) or (item.listed and below is not None and below.listed)
        ):
            item.after = 0.0


def _stops(tabs: tuple[tuple[float, str], ...]) -> tuple[tuple[float, str], ...]:
    """Return the tab stops in force: later ones replace earlier ones, "clear" takes one away."""
    stops: dict[float, str] = {}
    for position, kind in tabs:
        if kind == "clear":
            stops.pop(position, None)
        else:
            stops[position] = "left" if kind in ("bar", "num") else kind  # as LibreOffice takes them
    return tuple(sorted(stops.items()))

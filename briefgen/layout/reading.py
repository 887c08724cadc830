"""A package in, the document as boxes out: sections, paragraphs and tables with everything resolved.

Whatever is met on the way that the layout does not know is written down under its name, with the style and
the paragraph that use it.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from briefgen.errors import FitError
from briefgen.layout.boxes import PAGE, ZERO_WIDTH, Block, Document, Font, Label, Paragraph, Section
from briefgen.layout.content import Content
from briefgen.layout.faces import Faces
from briefgen.layout.names import MC, VAL, R, W, attribute, child, local, number, on
from briefgen.layout.package import Package
from briefgen.layout.properties import Props, paragraph_props, run_props
from briefgen.layout.styles import Styles, read_styles
from briefgen.layout.tables import read_table

MAX_PARAGRAPHS: Final = 20_000  # about 500 pages
MAX_CHARACTERS: Final = 1_000_000  # about 300 dense pages
MAX_RUNS: Final = 100_000
_HARMLESS: Final = frozenset(
    "bookmarkStart bookmarkEnd proofErr permStart permEnd commentRangeStart commentRangeEnd sectPr tblPr "
    "tblGrid tcPr sdtPr sdtEndPr customXmlPr moveFromRangeStart moveFromRangeEnd moveToRangeStart "
    "moveToRangeEnd".split()
)
_SPLIT: Final = "split it, and measure the parts"
_CONTAINERS: Final = frozenset(["sdt", "sdtContent", "customXml", "ins", "moveTo"])
_SECTION: Final = frozenset(
    "headerReference footerReference pgSz pgMar cols docGrid titlePg type formProt footnotePr endnotePr "
    "pgNumType sectPrChange noEndnote paperSrc printerSettings rtlGutter".split()
)


@dataclass(slots=True)
class Reader:
    """Reads the parts of one document; ``layer`` is the table style layer of ``Styles`` in force."""

    package: Package
    styles: Styles
    faces: Faces
    document: Document
    layer: int = 0
    note_number: str = ""
    tab_step: float = 720.0
    formats: dict[tuple[bytes, int], tuple[Props, Props]] = field(default_factory=dict)
    _fonts: dict[tuple[object, ...], Font] = field(default_factory=dict)
    _quick: dict[tuple[int, str], tuple[Font, Props]] = field(default_factory=dict)
    _runs: int = 0
    _place: int = 0
    _where: str = ""
    _characters: int = 0
    _note_numbers: dict[str, str] = field(default_factory=dict)

    # ------------------------------------------------------------ remarks

    def unknown(self, what: str, kind: str = "property") -> None:
        """Note something that the layout does not model, once a kind."""
        self.document.unknown.setdefault(what, f"{what} ({kind}) in {self._where} is not modelled")

    def measured(self, key: str, remark: str) -> None:
        """Note something that is modelled but lies outside the strict profile, once a kind."""
        where = f" ({self._where})" if self._where else ""
        self.document.reasons.setdefault(key, remark + where)

    def check_characters(self, text: str, font: Font) -> None:
        """Note characters that the face lacks: whatever face supplies them, they are given an upper bound."""
        lacking = sorted({char for char in text if ord(char) not in font.face.advances} - ZERO_WIDTH)
        if lacking:
            shown = " ".join(lacking[:5])
            self.measured(
                "characters", f"{shown}: not in {font.name!r}, so another font steps in; they are taken to be wide"
            )

    def spend(self, runs: int) -> None:
        """Count runs; FitError when there are more than any document of a readable length has."""
        self._runs += runs
        if self._runs > MAX_RUNS:
            raise FitError(f"the document has more than {MAX_RUNS:,} runs of text", _SPLIT)

    # ------------------------------------------------------------ blocks

    def blocks(self, element: etree._Element) -> list[Block]:
        """Read the blocks inside a body, a cell, a note, a header."""
        found: list[Block] = []
        for item in element:
            name = local(item)
            if name == "p":
                found.append(self.paragraph(item))
            elif name == "tbl":
                found.append(read_table(self, item))
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
        content = Content(self, base_run)
        content.read(element)
        self._characters += content.length
        if self._characters > MAX_CHARACTERS:
            raise FitError(f"the document has more than {MAX_CHARACTERS:,} characters", _SPLIT)
        self._report(props)
        mark = content.mark(child(own, "rPr")) if own is not None else base_run
        paragraph = Paragraph(
            text="".join(content.text),
            stretches=content.stretches,
            portions=content.portions,
            mark=self.font(mark),
            style_id=props_style,
            style=self.styles.name(props_style),
            objects=content.objects,
            notes=content.notes,
            place=self._place,
        )
        self._settings(paragraph, props, mark)
        self.document.paragraphs.append(paragraph)
        return paragraph

    def _report(self, props: Props) -> None:
        for key, value in props.items():
            if key[0] == "?" and value:
                self.unknown("w:" + key[1:])

    def _settings(self, paragraph: Paragraph, props: Props, mark: Props) -> None:
        """Copy the paragraph settings into the box."""
        paragraph.before, paragraph.after = props.get("spacing.before", 0.0), props.get("spacing.after", 0.0)
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
        paragraph.borders = {
            key[4:]: value for key, value in props.items() if key.startswith("bdr.") and value[0]
        }
        num = props.get("numId", "0")
        if num != "0":
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
        self._quick[id(format_), script] = (font, format_)
        return font

    def _font(self, format_: Props, script: str) -> Font:
        name = self.styles.font(format_, script)
        bold, italic = bool(format_.get("b")), bool(format_.get("i"))
        key = (
            name, bold, italic, format_.get("sz", 200.0), format_.get("vertAlign", ""), format_.get("spacing", 0.0),
            format_.get("w", 100.0), format_.get("position", 0.0), format_.get("kern", 0.0),
        )  # fmt: skip
        if key not in self._fonts:
            self._fonts[key] = self._make_font(name, format_, bold=bold, italic=italic)
            self._report(format_)
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
        """Return the number that a reference to a note shows."""
        if kind == "endnoteReference":
            self.unknown("w:endnoteReference", "endnote")
        key = f"{kind}/{note_id}"
        if key not in self._note_numbers:
            self._note_numbers[key] = str(len(self._note_numbers) + 1)
        return self._note_numbers[key]

    def restart(self, layer: int = 0) -> Reader:
        """Return this reader with another table layer in force; what is counted goes on."""
        self.layer = layer
        return self


def _stops(tabs: tuple[tuple[float, str], ...]) -> tuple[tuple[float, str], ...]:
    """Return the tab stops in force: later ones replace earlier ones, "clear" takes one away."""
    stops: dict[float, str] = {}
    for position, kind in tabs:
        if kind == "clear":
            stops.pop(position, None)
        elif kind not in ("bar", "num"):
            stops[position] = kind
    return tuple(sorted(stops.items()))


# ---------------------------------------------------------------- the whole document


def read_document(package: Package) -> Document:
    """Read a .docx into boxes; FitError when it is broken or too large."""
    root = package.xml(package.document)
    body = child(root, "body")
    if root is None or body is None:
        raise FitError("the file holds no Word document", "check that it is a .docx and not a renamed file")
    document = Document(sections=[])
    faces = Faces(package)
    reader = Reader(package, read_styles(package), faces, document)
    _read_settings(reader)
    _read_sections(reader, body)
    _read_notes(reader)
    document.unknown.update({f"font {name}": remark for name, remark in faces.remarks.items()})
    return document


def _read_settings(reader: Reader) -> None:
    root = reader.package.related_xml("settings")
    if root is None:
        reader.measured("compat", "the document states no compatibility mode")
        return
    step = child(root, "defaultTabStop")
    reader.tab_step = max(number(step.get(VAL), 720.0) if step is not None else 720.0, 20.0)
    even = child(root, "evenAndOddHeaders")
    reader.document.even_headers = even is not None and on(even)
    hyphens = child(root, "autoHyphenation")
    if hyphens is not None and on(hyphens):
        reader.unknown("w:autoHyphenation", "setting")
    gutter = child(root, "gutterAtTop")
    if gutter is not None and on(gutter):
        reader.unknown("w:gutterAtTop", "setting")
    mode = ""
    for item in root.iter(W + "compatSetting"):
        if item.get(W + "name") == "compatibilityMode":
            mode = item.get(VAL, "")
    if mode != "15":
        reader.measured("compat", f"compatibilityMode is {mode or 'not set'}, not 15")


def _read_sections(reader: Reader, body: etree._Element) -> None:
    """Cut the body at its section breaks."""
    section = Section()
    headers: tuple[dict[str, list[Block]], dict[str, list[Block]]] = ({}, {})
    pending: list[etree._Element] = []
    last: etree._Element | None = None
    for item in body:
        if local(item) == "sectPr":
            last = item
            continue
        pending.append(item)
        ends = child(item, "pPr", "sectPr") if local(item) == "p" else None
        if ends is not None:
            section = _section(reader, ends, pending, headers)
            headers = (section.headers, section.footers)
            pending = []
    if pending or not reader.document.sections:
        _section(reader, last, pending, headers)


def _section(
    reader: Reader,
    element: etree._Element | None,
    items: list[etree._Element],
    before: tuple[dict[str, list[Block]], dict[str, list[Block]]],
) -> Section:
    """Read one section: its blocks, its geometry, its headers and footers or those of the one before."""
    holder = etree.Element("blocks")
    section = Section(headers=dict(before[0]), footers=dict(before[1]))
    del holder
    for item in items:
        section.blocks.extend(reader.blocks([item]))  # type: ignore[arg-type]
    reader.document.sections.append(section)
    if element is not None:
        _geometry(reader, element, section)
        for tag, into in (("headerReference", section.headers), ("footerReference", section.footers)):
            for link in element.iterchildren(W + tag):
                into[link.get(W + "type", "default")] = _side(reader, link.get(R + "id", ""))
    return section


def _side(reader: Reader, link: str) -> list[Block]:
    target = reader.package.rels(reader.package.document).get(link)
    root = reader.package.xml(target[1]) if target else None
    return reader.blocks(root) if root is not None else []


def _geometry(reader: Reader, element: etree._Element, section: Section) -> None:
    for item in element:
        name = local(item)
        if name not in _SECTION:
            reader.unknown("w:" + name, "section property")
    size, margins, kind = child(element, "pgSz"), child(element, "pgMar"), child(element, "type")
    if size is not None:
        section.width, section.height = attribute(size, "w", 12240.0), attribute(size, "h", 15840.0)
    if margins is not None:
        for side in ("top", "right", "bottom", "left", "header", "footer"):
            setattr(section, side, attribute(margins, side, getattr(section, side)))
        section.left += attribute(margins, "gutter")
    section.start = kind.get(VAL, "nextPage") if kind is not None else "nextPage"
    if section.start in ("oddPage", "evenPage"):
        reader.measured(
            "w:type", f"a section that starts on an {section.start[:-4]} page: blank pages are not counted"
        )
    title = child(element, "titlePg")
    section.title_page = title is not None and on(title)
    grid = child(element, "docGrid")
    if grid is not None and grid.get(W + "type", "default") not in ("default",):
        reader.unknown("w:docGrid", "section property")
    _columns(reader, child(element, "cols"), section)


def _columns(reader: Reader, element: etree._Element | None, section: Section) -> None:
    count = int(number(element.get(W + "num"), 1)) if element is not None else 1
    if element is None or count < 2:
        return
    reader.measured("w:cols", f"{count} columns")
    count, space = min(count, 20), attribute(element, "space", 720.0)
    widths = [attribute(item, "w") for item in element.iterchildren(W + "col")]
    if len(widths) < count:
        widths = [max((section.body_width - space * (count - 1)) / count, 0.0)] * count
    section.columns = tuple(widths[:count])


def _read_notes(reader: Reader) -> None:
    root = reader.package.related_xml("footnotes")
    if root is None or not any(paragraph.notes for paragraph in reader.document.paragraphs):
        return
    body = list(reader.document.paragraphs)
    reader.measured("footnotes", "footnotes: LibreOffice and Word space them differently")
    numbers = {key.partition("/")[2]: text for key, text in reader._note_numbers.items()}  # noqa: SLF001 - same module
    for note in root.iterchildren(W + "footnote"):
        note_id = note.get(W + "id", "")
        if note_id in numbers:
            reader.note_number = numbers[note_id]
            reader.document.notes[note_id] = reader.blocks(note)
        elif note.get(W + "type") == "separator":
            reader.document.notes["separator"] = reader.blocks(note)
    reader.document.paragraphs = body


__all__ = ["Reader", "dataclasses", "read_document", "run_props"]

"""A package in, the whole document as boxes out: its sections with their pages, its notes, its settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from briefgen.errors import FitError
from briefgen.layout.boxes import Document, Paragraph, Section
from briefgen.layout.faces import Faces
from briefgen.layout.names import VAL, R, W, attribute, child, local, number, on
from briefgen.layout.reading import Reader, settle_space
from briefgen.layout.styles import read_styles

if TYPE_CHECKING:
    from briefgen.layout.boxes import Block
    from briefgen.layout.package import Package

_TAB_STEP: Final = 709.0  # LibreOffice's own, where the document asks for none
_END_MARGIN: Final = 1134.0  # of the pages of endnotes in LibreOffice
_NOTES: Final = {
    "footnote": "footnotes: LibreOffice and Word space them differently",
    "endnote": "endnotes: LibreOffice sets them on pages of their own, Word below the text",
}
_FORMS: Final = {"footnote": "decimal", "endnote": "lowerRoman"}
_SECTION: Final = frozenset(
    "headerReference footerReference pgSz pgMar cols docGrid titlePg type formProt footnotePr endnotePr "
    "pgNumType sectPrChange noEndnote paperSrc printerSettings rtlGutter pgBorders lnNumType vAlign".split()
)


def read_document(package: Package, *, bare: bool = False) -> Document:
    """Read a .docx into boxes, for a machine without Caladea if ``bare``.

    FitError when it is broken or too large.
    """
    root = package.xml(package.document)
    body = child(root, "body")
    if root is None or body is None:
        raise FitError("the file holds no Word document", "check that it is a .docx and not a renamed file")
    document = Document(sections=[])
    faces = Faces(package, bare)
    reader = Reader(package, read_styles(package), faces, document)
    _read_settings(reader)
    _read_note_forms(reader, root)
    _read_sections(reader, body)
    _read_notes(reader)
    document.lacks = faces.lacks
    document.unknown.update({f"font {name}": remark for name, remark in faces.remarks.items()})
    return document


def _read_settings(reader: Reader) -> None:
    root = reader.package.related_xml("settings")
    if root is None:
        reader.measured("compat", "the document states no compatibility mode")
        reader.document.adds = True
        return
    step = child(root, "defaultTabStop")
    given = number(step.get(VAL), 720.0) if step is not None else 720.0
    reader.tab_step = max(given, 20.0) if given > 0 else _TAB_STEP
    even = child(root, "evenAndOddHeaders")
    reader.document.even_headers = even is not None and on(even)
    hyphens = child(root, "autoHyphenation")
    if hyphens is not None and on(hyphens):
        remark = "words are hyphenated where a program can: the lines are measured without, and may be fewer"
        reader.measured("w:autoHyphenation", remark)
    gutter = child(root, "gutterAtTop")
    reader.gutter_at_top = gutter is not None and on(gutter)
    unbalanced = child(root, "compat", "noColumnBalance")
    reader.document.balanced = unbalanced is None or not on(unbalanced)
    _read_note_forms(reader, root)
    mode = ""
    for item in root.iter(W + "compatSetting"):
        if item.get(W + "name") == "compatibilityMode":
            mode = item.get(VAL, "")
    if mode != "15":
        reader.measured("compat", f"compatibilityMode is {mode or 'not set'}, not 15")


def _read_note_forms(reader: Reader, root: etree._Element) -> None:
    """Read how notes are counted, from the settings or from a section."""
    for kind, usual in _FORMS.items():
        known = reader.note_forms.get(kind + "Reference", (usual, 1))
        for element in root.iter(f"{W}{kind}Pr"):
            form, start, anew = (child(element, name) for name in ("numFmt", "numStart", "numRestart"))
            known = (
                form.get(VAL, known[0]) if form is not None else known[0],
                int(number(start.get(VAL), 1)) if start is not None else known[1],
            )
            if anew is not None and anew.get(VAL, "continuous") != "continuous":
                reader.measured("w:numRestart", f"{kind}s that are counted anew: their numbers may be longer")
            place = child(element, "pos")
            if place is not None and place.get(VAL) in ("sectEnd", "beneathText"):
                reader.unknown("w:pos of notes", "place of notes")
        reader.note_forms[kind + "Reference"] = known


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
    section = Section(headers=dict(before[0]), footers=dict(before[1]))
    section.blocks.extend(reader.blocks(items))
    settle_space(section.blocks, first=not reader.document.sections, last=False)
    _hide_bearer(items, section.blocks)
    reader.document.sections.append(section)
    if element is not None:
        _geometry(reader, element, section)
        for tag, into in (("headerReference", section.headers), ("footerReference", section.footers)):
            for link in element.iterchildren(W + tag):
                into[link.get(W + "type", "default")] = _side(reader, link.get(R + "id", ""))
    for name, sides in (("header", section.headers), ("footer", section.footers)):
        _blank_sides(reader, name, sides)
    return section


def _blank_sides(reader: Reader, name: str, sides: dict[str, list[Block]]) -> None:
    """Give odd or even pages an empty header where only the others have one, as LibreOffice does.

    It is a line in the style of headers. (A header for even pages counts though the setting is off; 33
    documents, all of the combinations.)
    """
    missing = "default" if "even" in sides else "even" if reader.document.even_headers else ""
    if missing and missing not in sides and ("even" in sides or "default" in sides):
        style = reader.styles.named(name)
        sides[missing] = [reader.paragraph(_empty_paragraph(style))]


def _empty_paragraph(style_id: str) -> etree._Element:
    paragraph = etree.Element(W + "p")
    etree.SubElement(etree.SubElement(paragraph, W + "pPr"), W + "pStyle").set(VAL, style_id)
    return paragraph


def _side(reader: Reader, link: str) -> list[Block]:
    target = reader.package.rels(reader.package.document).get(link)
    root = reader.package.xml(target[1]) if target else None
    return reader.side(root) if root is not None else []


def _hide_bearer(items: list[etree._Element], blocks: list[Block]) -> None:
    """Hide a paragraph that only bears a section's end: LibreOffice drops it, Word sets an empty line.

    It stands below a table all the same, and in a section that begins with one (17 documents).
    """
    bearer = items[-1] if items else None
    if bearer is None or child(bearer, "pPr", "sectPr") is None or len(bearer) > 1:
        return
    last = blocks[-1] if len(blocks) > 1 else None
    if isinstance(last, Paragraph) and isinstance(blocks[-2], Paragraph) and isinstance(blocks[0], Paragraph):
        last.hidden = True


def _geometry(reader: Reader, element: etree._Element, section: Section) -> None:
    for item in element:
        name = local(item)
        runs_as_usual = name == "textDirection" and item.get(VAL, "lrTb") == "lrTb"
        if name not in _SECTION and not runs_as_usual:
            reader.unknown("w:" + name, "section property")
    size, margins, kind = child(element, "pgSz"), child(element, "pgMar"), child(element, "type")
    if size is not None:
        section.width, section.height = attribute(size, "w", 12240.0), attribute(size, "h", 15840.0)
    if margins is not None:
        for side in ("top", "right", "bottom", "left", "header", "footer"):
            setattr(section, side, attribute(margins, side, getattr(section, side)))
        side = "top" if reader.gutter_at_top else "left"
        setattr(section, side, getattr(section, side) + attribute(margins, "gutter"))
    section.start = kind.get(VAL, "nextPage") if kind is not None else "nextPage"
    if section.start in ("oddPage", "evenPage"):
        reader.measured(
            "w:type", f"a section that starts on an {section.start[:-4]} page: blank pages are not counted"
        )
    title = child(element, "titlePg")
    section.title_page = title is not None and on(title)
    grid = child(element, "docGrid")
    if grid is not None:
        _grid(reader, grid, section)
    _columns(reader, child(element, "cols"), section)


def _grid(reader: Reader, element: etree._Element, section: Section) -> None:
    kind = element.get(W + "type", "default")
    if kind not in ("default", "lines"):
        reader.unknown("w:docGrid", "section property")
    pitch = attribute(element, "linePitch")
    if kind != "lines" or not 20.0 <= pitch <= section.height:
        return
    section.grid = pitch
    _snap(section.blocks, pitch)
    reader.measured("w:docGrid", "the lines stand on a grid (w:docGrid)")


def _snap(blocks: list[Block], pitch: float) -> None:
    """Set paragraphs on the grid of their page, those in tables too."""
    for block in blocks:
        if isinstance(block, Paragraph):
            block.grid = pitch if block.snaps else 0.0
            continue
        for row in block.rows:
            for cell in row.cells:
                _snap(cell.blocks, pitch)


def _columns(reader: Reader, element: etree._Element | None, section: Section) -> None:
    count = int(number(element.get(W + "num"), 1)) if element is not None else 1
    if element is None or count < 2:
        return
    reader.measured(
        "w:cols", f"{count} columns: LibreOffice may make those above other text longer than need be"
    )
    count, space = min(count, 20), attribute(element, "space", 720.0)
    widths = [attribute(item, "w") for item in element.iterchildren(W + "col")]
    if len(widths) < count:
        widths = [max((section.body_width - space * (count - 1)) / count, 0.0)] * count
    section.columns = (min(widths[:count]),) * count  # where they differ, all are taken to be narrow


def _read_notes(reader: Reader) -> None:
    body = list(reader.document.paragraphs)
    for kind, remark in _NOTES.items():
        wanted = {
            key.partition("/")[2]: text
            for key, text in reader.note_numbers.items()
            if key.startswith(kind + "Reference")
        }
        root = reader.package.related_xml(kind + "s")
        if root is None or not wanted:
            continue
        reader.measured(kind + "s", remark)
        found: dict[str, list[Block]] = {}
        for note in root.iterchildren(W + kind):
            note_id = note.get(W + "id", "")
            if note_id in wanted:
                reader.note_number = wanted[note_id]
                found[note_id] = reader.story(note)
            elif note.get(W + "type") == "separator":
                found["separator"] = reader.story(note)
        if kind == "footnote":
            reader.document.notes = found
        else:
            _end(reader.document, found, list(wanted))
    reader.document.paragraphs = body


def _end(document: Document, found: dict[str, list[Block]], order: list[str]) -> None:
    """Keep the endnotes, in the order of their marks, as the section that LibreOffice makes of them.

    Its pages are as large as the first one, with margins of 2 cm and without headers (6 documents).
    """
    blocks = [block for note_id in order for block in found.get(note_id, [])]
    first = document.sections[0]
    margin = _END_MARGIN
    document.endnotes = Section(
        blocks=blocks,
        width=first.width,
        height=first.height,
        top=margin,
        right=margin,
        bottom=margin,
        left=margin,
    )
    document.rule = found.get("separator", [])

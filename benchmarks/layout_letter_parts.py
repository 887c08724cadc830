"""Paragraphs, headers and packages of python-docx in; fields, borders, spacing and notes in them out."""

# ruff: noqa: ANN401, SLF001 - python-docx gives its objects no types, and hides its elements
from __future__ import annotations

import html
import io
import random
import zipfile
from typing import Any, Final

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.shared import Inches, Pt

from benchmarks.layout_letter_text import prose
from benchmarks.layout_runs import element, tag

_NAMES: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_ORDER: Final = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens bidi snapToGrid spacing ind contextualSpacing mirrorIndents jc outlineLvl rPr sectPr"
).split()


def put(paragraph: Any, xml: str) -> None:
    """Put a property into a paragraph, in the place that the schema gives it."""
    child, properties = element(xml), paragraph._p.get_or_add_pPr()
    place = _ORDER.index(child.tag.rpartition("}")[2])
    for old in properties.findall(child.tag):
        properties.remove(old)
    behind = [item for item in properties if _ORDER.index(item.tag.rpartition("}")[2]) > place]
    if behind:
        behind[0].addprevious(child)
    else:
        properties.append(child)


def look(run: Any, xml: str) -> None:
    """Put a property into a run that has none yet."""
    run._r.get_or_add_rPr().append(element(xml))


def insert_field(paragraph: Any, code: str, shown: str, rng: random.Random) -> None:
    """Append a field with its last result, in one of the two ways in which files have it."""
    if rng.random() < 0.5:
        paragraph._p.append(
            element(f'<w:fldSimple w:instr=" {code} "><w:r><w:t>{shown}</w:t></w:r></w:fldSimple>')
        )
        return
    for piece in (
        '<w:fldChar w:fldCharType="begin"/>', f'<w:instrText xml:space="preserve"> {code} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>', f"<w:t>{shown}</w:t>", '<w:fldChar w:fldCharType="end"/>',
    ):  # fmt: skip
        paragraph.add_run()._r.append(element(piece))


def side(part: Any, rng: random.Random) -> None:
    """Write a header or footer, of more lines now and then, or with a table."""
    paragraph = part.paragraphs[0]
    kind = rng.random()
    if kind < 0.3:
        paragraph.text = prose(rng, rng.randrange(2, 8), 0)
    elif kind < 0.6:
        paragraph.add_run(prose(rng, 3, 0) + "\t\tPage ")
        insert_field(paragraph, "PAGE", "1", rng)
    elif kind < 0.8:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        insert_field(paragraph, "PAGE \\* MERGEFORMAT", "1", rng)
    else:
        paragraph.add_run(prose(rng, 4, 0)).bold = True
        framed(part.add_paragraph(prose(rng, 12, 0)), rng)
    for _ in range(rng.choice([0, 0, 0, 1, 3])):
        part.add_paragraph(prose(rng, 6, 0))
    if rng.random() < 0.15:
        table = part.add_table(1, 2, Inches(5))
        table.cell(0, 0).text, table.cell(0, 1).text = prose(rng, 5, 0), prose(rng, 3, 0)
        part.add_paragraph()


def framed(paragraph: Any, rng: random.Random) -> None:
    """Give a paragraph borders."""
    box = ("top", "left", "bottom", "right")
    sides = rng.choice([("top",), ("bottom",), ("top", "bottom"), box, ("left",), (*box, "between")])
    kind = rng.choice(["single", "single", "double", "thick", "dotted"])
    size, space = rng.choice([4, 6, 8, 12, 18]), rng.choice([0, 1, 1, 4, 8])
    lines = "".join(f'<w:{name} w:val="{kind}" w:sz="{size}" w:space="{space}"/>' for name in sides)
    put(paragraph, f"<w:pBdr>{lines}</w:pBdr>")


def spaced(paragraph: Any, rng: random.Random, chance: float) -> None:
    """Give a paragraph format line spacing of any kind, and space before and after it."""
    kind = rng.randrange(4)
    if rng.random() < chance:
        if kind < 2:
            paragraph.line_spacing = rng.choice([0.9, 1.0, 1.0, 1.08, 1.1, 1.15, 1.25, 1.33, 1.5, 2.0])
        else:
            paragraph.line_spacing = Pt(rng.choice([12, 13, 13.5, 14, 15, 16]))
            paragraph.line_spacing_rule = (WD_LINE_SPACING.EXACTLY, WD_LINE_SPACING.AT_LEAST)[kind - 2]
    if rng.random() < chance:
        paragraph.space_after = Pt(rng.choice([0, 2.5, 3, 4, 6, 8, 10, 12]))
    if rng.random() < chance / 2:
        paragraph.space_before = Pt(rng.choice([0, 3, 5.5, 6, 12]))


def with_notes(document: bytes, notes: dict[str, list[str]]) -> bytes:
    """Return the document with parts for its notes, by kind; their ids begin at 2."""
    notes = {kind: texts for kind, texts in notes.items() if texts}
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            for kind in notes:
                data = _announced(name, data, kind)
            new.writestr(name, data, zipfile.ZIP_DEFLATED)
        for kind, texts in notes.items():
            new.writestr(f"word/{kind}s.xml", _notes(kind, texts), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _announced(name: str, data: bytes, kind: str) -> bytes:
    """Return the list of parts, or of links, with a part for notes added."""
    if name == "[Content_Types].xml":
        more = f'<Override PartName="/word/{kind}s.xml" ContentType="{_TYPES}.{kind}s+xml"/></Types>'
        return data.replace(b"</Types>", more.encode())
    if name == "word/_rels/document.xml.rels":
        more = f'<Relationship Id="{kind}s" Type="{_OFFICE}/{kind}s" Target="{kind}s.xml"/></Relationships>'
        return data.replace(b"</Relationships>", more.encode())
    return data


def _notes(kind: str, texts: list[str]) -> str:
    plain = '<w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
    small = '<w:sz w:val="18"/>'
    items = f'<w:{kind} w:type="separator" w:id="0"><w:p>{plain}<w:r><w:separator/></w:r></w:p></w:{kind}>'
    for index, text in enumerate(texts, 2):
        mark = f'<w:r><w:rPr>{small}<w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Ref/></w:r>'
        words = f'<w:r><w:rPr>{small}</w:rPr><w:t xml:space="preserve"> {html.escape(text)}</w:t></w:r>'
        items += f'<w:{kind} w:id="{index}"><w:p>{plain}{mark}{words}</w:p></w:{kind}>'
    return f'<w:{kind}s xmlns:w="{_NAMES}">{items}</w:{kind}s>'


__all__ = ["framed", "insert_field", "look", "put", "side", "spaced", "tag", "with_notes"]

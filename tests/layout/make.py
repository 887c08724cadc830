"""Small Word documents for tests: the XML of the blocks in, the bytes of a .docx out."""

# ruff: noqa: E501 - XML reads better unbroken
from __future__ import annotations

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = f'xmlns:w="{W}" xmlns:r="{OFFICE}"'
A4 = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1000" w:right="1000" w:bottom="1000" w:left="1000" '
    'w:header="500" w:footer="500" w:gutter="0"/></w:sectPr>'
)
BODY_HEIGHT = (16838 - 2000) / 20  # points


def text(words: str, properties: str = "") -> str:
    """Return a run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def par(words: str = "", properties: str = "") -> str:
    """Return a paragraph of plain words, or of runs."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{words if words.startswith('<') else text(words)}</w:p>"


def spacing(before: int = 0, after: int = 0, line: int = 240, rule: str = "exact") -> str:
    """Return paragraph spacing, in twips."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="{rule}"/>'


def table(rows: list[list[str]], widths: list[int], border: int = 4, row: str = "") -> str:
    """Return a table of paragraphs with fixed widths (twips) and a border in eighths of a point."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    kind = "single" if border else "nil"
    lines = "".join(f'<w:{side} w:val="{kind}" w:sz="{border}" w:space="0"/>' for side in sides)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = "".join(
        f"<w:tr><w:trPr>{row}</w:trPr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
            for cell, width in zip(cells, widths, strict=True)
        )
        + "</w:tr>"
        for cells in rows
    )
    layout = '<w:tblLayout w:type="fixed"/>'
    return f"<w:tbl><w:tblPr><w:tblBorders>{lines}</w:tblBorders>{layout}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def docx(
    blocks: str, *, styles: str = "", font: str = "Calibri", section: str = A4, mode: str = "15"
) -> bytes:
    """Return a document of 10 pt text on 12 pt lines."""
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/><w:sz w:val="20"/></w:rPr>'
        f"</w:rPrDefault><w:pPrDefault><w:pPr>{spacing()}</w:pPr></w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    )
    compat = f'<w:compatSetting w:name="compatibilityMode" w:uri="x" w:val="{mode}"/>'
    return pack(
        {
            "_rels/.rels": _rels(("officeDocument", "word/document.xml")),
            "word/_rels/document.xml.rels": _rels(("styles", "styles.xml"), ("settings", "settings.xml")),
            "word/document.xml": f"<w:document {NAMES}><w:body>{blocks}{section}</w:body></w:document>",
            "word/styles.xml": f"<w:styles {NAMES}>{defaults}{styles}</w:styles>",
            "word/settings.xml": f"<w:settings {NAMES}><w:compat>{compat}</w:compat></w:settings>",
        }
    )


def pack(parts: dict[str, str | bytes]) -> bytes:
    """Return a zip of parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def replaced(document: bytes, name: str, data: str | bytes | None) -> bytes:
    """Return the document with one part put in another's place, or taken out."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        parts: dict[str, str | bytes] = {each: archive.read(each) for each in archive.namelist()}
    parts.pop(name, None)
    if data is not None:
        parts[name] = data
    return pack(parts)


def _rels(*links: tuple[str, str]) -> str:
    items = "".join(
        f'<Relationship Id="{kind}" Type="{OFFICE}/{kind}" Target="{target}"/>' for kind, target in links
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{items}</Relationships>'

"""House templates for tests: the default one's styles around a body, header or footer written by hand."""

from __future__ import annotations

import io
import re
from pathlib import Path
from xml.sax.saxutils import escape

from briefgen.render.package import Parts, declare, read_package, relate, unrelate, write_package
from briefgen.render.template import Template, load_template

DEFAULT = load_template("policy-brief")
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_SECTION = '<w:sectPr>{refs}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1247" w:bottom="894" w:left="1247" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'  # fmt: skip  # noqa: E501
_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def r(text: str, properties: str = "") -> str:
    """Return a run."""
    inside = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inside}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*runs: str, style: str = "Normal") -> str:
    """Return a paragraph of runs; a text without markup becomes a run."""
    inside = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{inside}</w:p>'


def table(*rows: tuple[str, ...]) -> str:
    """Return a table whose cells hold one paragraph each, or the paragraphs given as XML."""
    grid = '<w:gridCol w:w="3000"/>' * len(rows[0])
    body = "".join(
        "<w:tr>"
        + "".join(f"<w:tc>{cell if cell.startswith('<') else p(cell)}</w:tc>" for cell in row)
        + "</w:tr>"
        for row in rows
    )
    width = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return f"<w:tbl>{width}<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


# What each test of a template needs and does not look at: the marks' entries.
SOURCES = p("{% for source in sources %}") + p("{{ source }}", style="Source") + p("{% endfor %}")


def house(
    *body: str, header: str = "", footer: str = "", more: Parts | None = None, name: str = "house.docx"
) -> Template:
    """Return a template with this body, and a header and footer if given (paragraphs as XML)."""
    parts = _headless(read_package(DEFAULT.docx, name)) | (more or {})
    refs = ""
    for kind, xml in (("header", header), ("footer", footer)):
        if xml:
            tag = {"header": "hdr", "footer": "ftr"}[kind]
            parts[f"word/{kind}1.xml"] = f"<w:{tag} {NAMESPACES}>{xml}</w:{tag}>".encode()
            declare(parts, f"word/{kind}1.xml", f"{_WML}.{kind}+xml")
            rel_id = relate(parts, "word/document.xml", kind, f"{kind}1.xml")
            refs += f'<w:{kind}Reference w:type="default" r:id="{rel_id}"/>'
    text = "".join(body) + _SECTION.format(refs=refs)
    parts["word/document.xml"] = f"<w:document {NAMESPACES}><w:body>{text}</w:body></w:document>".encode()
    return Template(
        name.removesuffix(".docx"), Path(name), write_package(parts), DEFAULT.limits, DEFAULT.words
    )


def _headless(parts: Parts) -> Parts:
    """Return the parts of a template without its header and footer."""
    unrelate(parts, "word/document.xml", ("header", "footer"))
    ends = [part for part in parts if part.startswith(("word/header", "word/footer"))]
    types = parts["[Content_Types].xml"].decode()
    for part in ends:
        types = re.sub(rf'<Override PartName="/{part}"[^>]*/>', "", types)
        del parts[part]
    return parts | {"[Content_Types].xml": types.encode()}


def changed(template: Template, part: str, old: str, new: str) -> Template:
    """Return the template with ``old`` replaced in one of its parts."""
    parts = read_package(template.docx, template.name)
    text = parts[part].decode()
    assert old in text, f"{part} does not hold {old}"
    parts[part] = text.replace(old, new).encode()
    return Template(template.name, template.path, write_package(parts), template.limits, template.words)


def saved(document: object) -> bytes:
    """Return the bytes of a python-docx document."""
    buffer = io.BytesIO()
    document.save(buffer)  # type: ignore[attr-defined]  # python-docx has no types
    return buffer.getvalue()

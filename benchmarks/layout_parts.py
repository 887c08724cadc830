"""The XML of a document's body in, the bytes of a .docx with all its parts out."""

# ruff: noqa: E501 - XML reads better unbroken
from __future__ import annotations

import io
import zipfile
from typing import Final

from benchmarks.layout_runs import png

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_NAMES: Final = " ".join(
    f'xmlns:{prefix}="http://schemas.openxmlformats.org/{name}"'
    for prefix, name in (
        ("w", "wordprocessingml/2006/main"),
        ("r", "officeDocument/2006/relationships"),
        ("wp", "drawingml/2006/wordprocessingDrawing"),
        ("a", "drawingml/2006/main"),
        ("pic", "drawingml/2006/picture"),
    )
)
_ROOTS: Final = {
    "styles": "styles",
    "settings": "settings",
    "numbering": "numbering",
    "header": "hdr",
    "footer": "ftr",
}


def inline_picture(width: int, height: int, *, told: bool = True) -> str:
    """Return a run with a picture of so many points; ``told`` tells whether it states its distances."""
    sizes = f'cx="{width * 12700}" cy="{height * 12700}"'
    distances = 'distT="0" distB="0" distL="0" distR="0"' if told else ""
    shape = (
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {sizes}/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr>'
    )
    fill = '<pic:blipFill><a:blip r:embed="image"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    picture = f'<pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="p"/><pic:cNvPicPr/></pic:nvPicPr>{fill}{shape}</pic:pic>'
    graphic = f'<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">{picture}</a:graphicData></a:graphic>'
    return f'<w:r><w:drawing><wp:inline {distances}><wp:extent {sizes}/><wp:docPr id="1" name="p"/>{graphic}</wp:inline></w:drawing></w:r>'


def columned(section: str) -> str:
    """Return the properties of a section with its text in two columns."""
    return section.replace("</w:sectPr>", '<w:cols w:num="2" w:space="500"/></w:sectPr>')


def package(body: str, **parts: str) -> bytes:
    """Return a .docx of this body and of the parts that are not empty, by their names in ``_ROOTS``."""
    given = {name: xml for name, xml in parts.items() if xml}
    files: dict[str, str | bytes] = {
        "_rels/.rels": _links([("officeDocument", "word/document.xml")]),
        "word/document.xml": f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>",
        "word/media/image.png": png(6, 6),
    }
    links = [(name, f"{name}.xml") for name in given] + [("image", "media/image.png")]
    files["word/_rels/document.xml.rels"] = _links(links)
    for name, xml in given.items():
        files[f"word/{name}.xml"] = f"<w:{_ROOTS[name]} {_NAMES}>{xml}</w:{_ROOTS[name]}>"
        if name in ("header", "footer"):
            files[f"word/_rels/{name}.xml.rels"] = _links([("image", "media/image.png")])
    kinds = {"document": "document.main"} | {name: name for name in given}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPES}{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    defaults = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
    files["[Content_Types].xml"] = (
        f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{defaults}{overrides}</Types>'
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def _links(links: list[tuple[str, str]]) -> str:
    items = "".join(
        f'<Relationship Id="{kind}" Type="{_OFFICE}/{kind}" Target="{target}"/>' for kind, target in links
    )
    return f'<Relationships xmlns="{_RELS}">{items}</Relationships>'

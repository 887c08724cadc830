"""A document in; written into it: where it leaves the profile in which LibreOffice and Word agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.layout.boxes import Document, Paragraph


def departures(document: Document) -> None:
    """Add a remark for each kind of departure from the strict profile."""
    for paragraph in document.paragraphs:
        where = f"style {paragraph.style!r}, paragraph {paragraph.place}"
        for key, remark in _of(paragraph):
            document.reasons.setdefault(key, f"{remark} ({where})")


def _of(paragraph: Paragraph) -> list[tuple[str, str]]:
    found = []
    if paragraph.rule != "exact":
        found.append(("line", "line spacing is not exact (w:lineRule)"))
    if paragraph.align not in ("left", "start", "center", "right", "end"):
        found.append(("justified", f"the text is justified (w:jc={paragraph.align!r})"))
    if paragraph.page_after:
        found.append(("break", "a page break that ends its paragraph: Word may add an empty line"))
    if paragraph.mark.face.name.startswith("Caladea"):
        found.append(("cambria", "Cambria: the two builds of its free stand-in differ in height"))
    label = paragraph.label
    if label and label.font.face.name == "opens___" and paragraph.rule != "exact":
        found.append(("symbol", "a bullet in a symbol font (w:lvlText)"))
    return found

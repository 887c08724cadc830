"""A .docx with tracked changes in, its paragraphs after accepting or rejecting all of them out.

Written from what Word does, without the program's own code: a paragraph whose end is taken away runs into the
next one; a row that is taken away goes with all that is in it.
"""

from __future__ import annotations

import io
import zipfile
from typing import Literal

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# LibreOffice writes a paragraph that it finds again elsewhere as moved.
GONE = {"accept": (f"{W}del", f"{W}moveFrom"), "reject": (f"{W}ins", f"{W}moveTo")}


def settled(data: bytes, how: Literal["accept", "reject"], part: str = "word/document.xml") -> list[str]:
    """Return the paragraphs that hold text, in order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read(part))
    gone = GONE[how]
    for row in [*root.iter(f"{W}tr")]:
        if any(row.find(f"{W}trPr/{tag}") is not None for tag in gone):
            drop(row)
    for element in [*root.iter(*gone)]:
        drop(element, unless=f"{W}rPr")
    found: list[str] = []
    waiting = ""
    for paragraph in root.iter(f"{W}p"):
        waiting += "".join(
            text.text or "" for text in paragraph.iter(f"{W}t", f"{W}delText") if _within(text, paragraph)
        )
        if all(paragraph.find(f"{W}pPr/{W}rPr/{tag}") is None for tag in gone):
            found.append(waiting)
            waiting = ""
    assert not waiting, f"the end of the last paragraph is taken away: {waiting!r}"
    return [text for text in found if text.strip()]


def drop(element: etree._Element, unless: str = "") -> None:
    parent = element.getparent()
    if parent is not None and parent.tag != unless:
        parent.remove(element)


def _within(text: etree._Element, paragraph: etree._Element) -> bool:
    return next(text.iterancestors(f"{W}p")) is paragraph


def plain_text(data: bytes, part: str = "word/document.xml") -> list[str]:
    """Return the paragraphs of a document without tracked changes that hold text."""
    return settled(data, "accept", part)

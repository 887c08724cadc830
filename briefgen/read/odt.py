"""An OpenDocument text in; its headings, paragraphs, list items, table rows and notes out."""

# ruff: noqa: ANN401 - the elements of lxml have no types worth naming
from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from briefgen.errors import SourceError
from briefgen.model.item import Metadata
from briefgen.read.days import find_day
from briefgen.read.decode import clean
from briefgen.read.office import Package
from briefgen.read.parts import Draft, Part

if TYPE_CHECKING:
    from briefgen.model import BlockKind

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
# Not on the page where they stand: deletions, comments, a note's text, an index's copy of a heading.
_UNSEEN = frozenset(
    (
        f"{_TEXT}tracked-changes",
        f"{_OFFICE}annotation",
        f"{_TEXT}note",
        f"{_TEXT}table-of-content",
        f"{_OFFICE}forms",
    )
)


def read_odt(data: bytes) -> Draft:
    """Return the text of an OpenDocument file. Raises SourceError when it is damaged or no text."""
    package = Package(data)
    content = package.xml("content.xml")
    body = content.find(f"{_OFFICE}body/{_OFFICE}text") if content is not None else None
    if body is None:
        raise SourceError("it is no OpenDocument text", "Open it in LibreOffice and save it as .odt.")
    parts = [*_parts(body), *_notes(body)]
    return Draft(parts=tuple(parts), metadata=_metadata(package.xml("meta.xml")))


def _parts(body: Any) -> Iterator[Part]:
    number = 0
    stack = [iter(body)]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
        elif element.tag in (f"{_TEXT}p", f"{_TEXT}h"):
            number += 1
            if text := _words(element):
                yield Part(text, _kind(element), f"paragraph {number}")
        elif element.tag == f"{_TABLE}table-row":
            cells = [_words(cell) for cell in element.iter(f"{_TABLE}table-cell")]
            if any(cells):
                yield Part(
                    " | ".join(cell for cell in cells if cell), "row", f"table after paragraph {number}"
                )
        elif element.tag not in _UNSEEN and len(element):
            stack.append(iter(element))


def _kind(element: Any) -> BlockKind:
    if element.tag == f"{_TEXT}h":
        return "heading"
    if element.get(f"{_TEXT}style-name", "").lower() == "title":
        return "title"
    return (
        "item"
        if any(parent.tag == f"{_TEXT}list-item" for parent in element.iterancestors())
        else "paragraph"
    )


def _words(element: Any) -> str:
    """Return the words of an element: tabs, breaks and repeated spaces are one space."""
    pieces = [element.text or ""]
    stack = [iter(element)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
            continue
        if child.tag in (f"{_TEXT}tab", f"{_TEXT}s", f"{_TEXT}line-break", f"{_TEXT}p"):
            pieces.append(" ")
        if child.tag not in _UNSEEN:
            pieces.append(child.text or "")
            stack.append(_with_tail(child, pieces))
        else:
            pieces.append(child.tail or "")
    return " ".join(clean("".join(pieces)).split())


def _with_tail(element: Any, pieces: list[str]) -> Iterator[Any]:
    """Yield an element's children, and take the text after it once they are done."""
    yield from element
    pieces.append(element.tail or "")


def _notes(body: Any) -> Iterator[Part]:
    for number, note in enumerate(body.iter(f"{_TEXT}note-body"), start=1):
        if text := _words(note):
            yield Part(text, "note", f"footnote {number}")


def _metadata(root: Any) -> Metadata:
    if root is None:
        return Metadata()
    values = {
        child.tag: clean(child.text or "").strip() for child in root.iter() if isinstance(child.tag, str)
    }
    modified = find_day(values.get(f"{_DC}date", ""))
    return Metadata(
        title=values.get(f"{_DC}title", ""),
        author=values.get(f"{_META}initial-creator", "") or values.get(f"{_DC}creator", ""),
        modified=modified[0] if modified else None,
    )

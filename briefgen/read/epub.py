"""An EPUB in; the text of its chapters in reading order out."""

# ruff: noqa: ANN401 - the elements of lxml have no types worth naming
from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from briefgen.errors import SourceError
from briefgen.model.item import Metadata
from briefgen.read.blocks import blocks, load, prune
from briefgen.read.days import find_day
from briefgen.read.decode import clean
from briefgen.read.office import Package
from briefgen.read.parts import Draft, Part

if TYPE_CHECKING:
    from briefgen.model import BlockKind

_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_KINDS: dict[str, BlockKind] = {"heading": "heading", "item": "item", "row": "row"}
_MOST_CHAPTERS = 300


def read_epub(data: bytes) -> Draft:
    """Return the text of an EPUB. Raises SourceError when it is damaged or protected."""
    package = Package(data)
    container = package.xml("META-INF/container.xml")
    root = container.find(f".//{_CONTAINER}rootfile") if container is not None else None
    path = root.get("full-path", "") if root is not None else ""
    book = package.xml(path) if path else None
    if book is None:
        raise SourceError(
            "it is no EPUB: it does not say where its book is", "Save it again from where it came."
        )
    if "META-INF/rights.xml" in package.names:
        raise SourceError(
            "it is protected against copying", "Ask the publisher for a copy without protection."
        )
    parts: list[Part] = []
    for number, name in enumerate(_chapters(book, path)[:_MOST_CHAPTERS], start=1):
        parts += _chapter(package.read(name), number)
    return Draft(parts=tuple(parts), metadata=_metadata(book))


def _chapters(book: Any, path: str) -> list[str]:
    """Return the members of the archive in the order of the spine."""
    folder = posixpath.dirname(path)
    files = {item.get("id"): item.get("href", "") for item in book.iter(f"{_OPF}item")}
    hrefs = (files.get(reference.get("idref"), "") for reference in book.iter(f"{_OPF}itemref"))
    return [posixpath.normpath(posixpath.join(folder, unquote(href))) for href in hrefs if href]


def _chapter(data: bytes, number: int) -> list[Part]:
    if not data:
        return []
    tree, _ = load(data)
    prune(tree)
    return [
        Part(block.text, _KINDS.get(block.kind, "paragraph"), f"chapter {number}") for block in blocks(tree)
    ]


def _metadata(book: Any) -> Metadata:
    def words(name: str) -> str:
        return clean(book.findtext(f".//{_DC}{name}") or "").strip()

    found = find_day(words("date"))
    return Metadata(
        title=words("title"),
        author=words("creator"),
        publisher=words("publisher"),
        published=found[0] if found else None,
        language=words("language")[:2].lower() if words("language") else "",
    )

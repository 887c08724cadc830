"""A saved web page in; its article out, as trafilatura finds it, with the page's metadata."""

# ruff: noqa: ANN401 - the elements of lxml, PDFium and trafilatura have no types worth naming
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefgen.errors import SourceError
from briefgen.read.days import find_day
from briefgen.read.decode import clean
from briefgen.read.item import Metadata
from briefgen.read.parts import Draft, Part

if TYPE_CHECKING:
    from briefgen.model import BlockKind

_KINDS: dict[str, BlockKind] = {"head": "heading", "item": "item", "row": "row"}


def read_html(data: bytes, *, url: str = "") -> Draft:
    """Return the article of a web page. Raises SourceError when the page holds none."""
    import trafilatura

    document: Any = trafilatura.bare_extraction(
        data, url=url or None, include_comments=False, include_tables=True, with_metadata=True
    )
    if document is None or document.body is None:
        raise SourceError(
            "no article text was found on the page", "Save the page from the browser as text or PDF."
        )
    return Draft(parts=tuple(_parts(document.body)), metadata=_metadata(document))


def _parts(body: Any) -> list[Part]:
    parts: list[Part] = []
    for element in body.iter("p", "head", "item", "quote", "row", "code", "ab"):
        if any(
            parent.tag in ("p", "head", "item", "quote", "row", "code", "ab")
            for parent in element.iterancestors()
        ):
            continue
        text = clean("".join(element.itertext())) if element.tag != "row" else _row(element)
        if text.strip():
            parts.append(Part(text, _KINDS.get(element.tag, "paragraph"), f"paragraph {len(parts) + 1}"))
    return parts


def _row(element: Any) -> str:
    return " | ".join(" ".join(clean("".join(cell.itertext())).split()) for cell in element.iter("cell"))


def _metadata(document: Any) -> Metadata:
    found = find_day(document.date or "")
    return Metadata(
        title=document.title or "",
        publisher=document.sitename or "",
        author=(document.author or "").replace(";", ","),
        published=found[0] if found else None,
        url=document.url or "",
    )

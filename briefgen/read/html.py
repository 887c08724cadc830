"""A saved web page in; its article out: trafilatura finds it, the page itself gives the words.

Trafilatura drops words inside sentences (a link that it takes for a menu) and keeps what is set into
them (a pop-up about a person). A page of quotations must not do either, so the text of each block is
taken from the page itself.
"""

# ruff: noqa: ANN401 - the elements of lxml and trafilatura have no types worth naming
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefgen.errors import SourceError
from briefgen.read.article import choose
from briefgen.read.blocks import Block, blocks, load, prune
from briefgen.read.pagedata import article_body, page_metadata
from briefgen.read.parts import Draft, Part

if TYPE_CHECKING:
    from briefgen.model import BlockKind

_KINDS: dict[str, BlockKind] = {"heading": "heading", "item": "item", "row": "row"}


def read_html(data: bytes, *, url: str = "") -> Draft:
    """Return the article of a web page. Raises SourceError when the page holds none."""
    tree, notes = load(data)
    found = page_metadata(tree, url)
    body = article_body(tree)
    prune(tree)
    candidates = blocks(tree)
    chosen, dropped = choose(candidates, _extract(tree), body, found.title)
    if not chosen:
        raise SourceError(
            "no article text was found on the page", "Save the page from the browser as text or PDF."
        )
    parts = tuple(_part(block, number) for number, block in enumerate(chosen, start=1))
    return Draft(parts=parts, metadata=found, dropped=tuple(dropped), notes=notes)


def _extract(tree: Any) -> list[str]:
    """Return the lines of the article as trafilatura sees them."""
    import trafilatura

    for precise in (True, False):  # precision mode finds nothing on some pages
        text = trafilatura.extract(tree, include_comments=False, include_tables=True, favor_precision=precise)
        if text and len(text) > 250:
            return text.split("\n")
    return (text or "").split("\n")


def _part(block: Block, number: int) -> Part:
    return Part(block.text, _KINDS.get(block.kind, "paragraph"), f"paragraph {number}")

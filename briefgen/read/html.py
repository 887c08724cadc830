"""A saved web page in; its article out: trafilatura finds it, the page itself gives the words.

Trafilatura drops words inside sentences (a link that it takes for a menu) and keeps what is set into
them (a pop-up about a person). A page of quotations must not do either, so the text of each block is
taken from the page itself.
"""

# ruff: noqa: ANN401, E501 - lxml has no types worth naming; a pattern reads better unbroken
from __future__ import annotations

import email
import email.policy
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from briefgen import clock
from briefgen.errors import SourceError
from briefgen.model.item import Metadata
from briefgen.read.article import choose
from briefgen.read.blocks import Block, blocks, load, prune
from briefgen.read.days import find_day
from briefgen.read.mail import refuse_strange
from briefgen.read.pagedata import article_body, is_free, page_metadata
from briefgen.read.parts import Draft, Part

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from briefgen.model import BlockKind

_SAVED = re.compile(
    rb"<!--\s*(?:saved from url=\(\d{1,6}\)(?P<one>https?://[^\s>]{3,2000})"
    rb"|Page saved with SingleFile\s+url:\s*(?P<two>https?://[^\s>]{3,2000})\s+saved date:\s*(?P<day>[^\n]{1,60}))"
)
_LEAST = 40  # characters; a sentence
_LONGEST_PAIR = 120  # characters; a longer one is prose with its term
_SHORT = 1500  # characters; what stands before a paywall is two or three paragraphs
_KINDS: dict[str, BlockKind] = {"heading": "heading", "item": "item", "row": "row"}


def read_html(data: bytes, *, url: str = "", as_of: date | None = None) -> Draft:
    """Return the article of a web page; dates in it after ``as_of`` (today) are passed over. Raises SourceError when the page holds none."""
    tree, notes = load(data)
    saved = _saved(data)
    found = page_metadata(tree, url or saved.url, as_of or clock.today()).over(saved)
    body = article_body(tree)
    paid = not is_free(tree)
    prune(tree)
    candidates = blocks(tree)
    chosen, dropped = choose(candidates, _extract(tree), body, found.title)
    if sum(len(block.text) for block in chosen) < _LEAST:
        raise SourceError(
            "no article text was found on the page", "Save the page from the browser as text or PDF."
        )
    parts = tuple(_part(block, number) for number, block in enumerate(_in_pairs(chosen), start=1))
    if paid and sum(len(part.text) for part in parts) < _SHORT:
        notes = (*notes, "its publisher asks to be paid for it: the saved page may hold the beginning only")
    return Draft(parts=parts, metadata=found, dropped=tuple(dropped), notes=notes)


def read_mhtml(data: bytes, *, url: str = "", as_of: date | None = None) -> Draft:
    """Return the article of a page saved as a single file (.mhtml): the page is a part of an e-mail."""
    refuse_strange(data, most_parts=5000)  # each picture and style sheet is a part
    message = email.message_from_bytes(data, policy=email.policy.default)
    page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    body = page.get_payload(decode=True) if page else None
    if not isinstance(body, bytes) or not body.strip():
        raise SourceError("it holds no web page", "Save the page again from the browser.")
    draft = read_html(body, url=url or str(message.get("Snapshot-Content-Location", "")).strip(), as_of=as_of)
    found = find_day(str(message.get("Date", "")))
    return replace(draft, metadata=draft.metadata.over(Metadata(accessed=found[0] if found else None)))


def _saved(data: bytes) -> Metadata:
    """Return the address and day that a browser or SingleFile writes into the page it saves."""
    match = _SAVED.search(data[:4096])
    if not match:
        return Metadata()
    address = (match["one"] or match["two"]).decode("ascii", "ignore")
    found = find_day((match["day"] or b"").decode("ascii", "ignore"))
    return Metadata(url=address, accessed=found[0] if found else None)


def _extract(tree: Any) -> list[str]:
    """Return the lines of the article as trafilatura sees them."""
    import trafilatura

    for precise in (True, False):  # precision mode finds nothing on some pages
        text = trafilatura.extract(tree, include_comments=False, include_tables=True, favor_precision=precise)
        if text and len(text) > 250:
            return text.split("\n")
    return (text or "").split("\n")


def _in_pairs(blocks: Sequence[Block]) -> list[Block]:
    """Make a row of a term and what alone is told of it: "Cost" and "EUR 14.6 million" of a list of facts."""
    found: list[Block] = []
    for place, block in enumerate(blocks):
        last = found[-1] if found else None
        more = place + 1 < len(blocks) and blocks[place + 1].tag == "dd"
        if last and (last.tag, block.tag) == ("dt", "dd") and last.parent == block.parent and not more:
            row = f"{last.text.rstrip(': ')} | {block.text}"
            if len(row) <= _LONGEST_PAIR:
                found[-1] = replace(block, text=row, kind="row")
                continue
        found.append(block)
    return found


def _part(block: Block, number: int) -> Part:
    return Part(block.text, _KINDS.get(block.kind, "paragraph"), f"paragraph {number}")

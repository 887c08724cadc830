"""The blocks of a page and the article's lines as an extractor sees them in; the article's own blocks out."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from briefgen.model import Dropped
from briefgen.read import furniture

if TYPE_CHECKING:
    from collections.abc import Container

    from briefgen.read.blocks import Block

_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"[.!?…:;。！？][\"'”’)\]]*$")
# A block is the extractor's when this share of its word triples is: links that it drops cost a few.
_TAKEN = 0.6
# A paragraph or list item that is a link to its last tenth is a way to another page.
_LINK = 0.9
# A list of which more are links leads to other pages.
_WORDS = 0.5
_LISTED = frozenset({"item", "row"})
_MARKED = re.compile(
    r"(?:^|[\s_/-])(?:related|recommend\w*|newsletter\w*|subscri\w+|signup|sign-up|promo\w*|share\w*|sharing|social\w*|follow\w*"
    r"|author-?(?:bio|box|info|card)|about-?(?:the-?)?author|bio|byline\w*|caption\w*|credits?|comment\w*|advert\w*|ad|ads|sponsor\w*"
    r"|breadcrumb\w*|tags?|tag-?list|taglist|more-?on|read-?(?:more|next|also)|see-?also|trending|most-?(?:read|popular)|disclaimer"
    r"|copyright|cookie\w*|consent|paywall|donat\w*|toc|pagination|timestamp|dateline|wp-caption\w*|teaser\w*|widget\w*)(?:$|[\s_/-])",
    re.IGNORECASE,
)
_AUTHOR_NOTE = re.compile(
    r"\b(?:follow (?:him|her|them|me|us|the author)\b|follow @|on twitter(?: at)? @"
    r"|(?:can be reached|(?:reach|e-?mail|contact) (?:him|her|them)) (?:at|via|by))",
    re.IGNORECASE,
)


def choose(blocks: list[Block], lines: list[str], body: str, title: str) -> tuple[list[Block], list[Dropped]]:
    """Return the article's blocks in order, and what stood among them and is no part of it."""
    taken = _taken(blocks, lines, body)
    chosen = _fill(blocks, taken)
    kept: list[Block] = []
    dropped: list[Dropped] = []
    seen: dict[str, int] = {}
    marked = _marks_that_tell(chosen)
    for place, block in enumerate(chosen):
        words = _normal(block.text)
        why = _why_not(block, chosen, place, marked)
        if not why and len(words) > 20 and seen.get(words, block.parent) != block.parent:
            why = "repeated block"  # a page's second copy for small screens; an author repeats in one place
        if not why and block.kind != "row" and words == _normal(title) and place < 6:
            why = "headline repeated"
        seen.setdefault(words, block.parent)
        if why:
            dropped.append(Dropped(block.text, why))
        else:
            kept.append(block)
    kept, tail = _cut_tail(kept)
    return kept, dropped + tail


def _taken(blocks: list[Block], lines: list[str], body: str) -> list[bool]:
    triples = {triple for line in [*lines, body] for triple in _triples(line)}
    whole = {_normal(line.lstrip("-|#> ")) for line in lines}
    return [_is_taken(block, triples, whole) for block in blocks]


def _is_taken(block: Block, triples: set[tuple[str, ...]], whole: set[str]) -> bool:
    own = _triples(block.text)
    if len(own) < 4:
        return _normal(block.text) in whole
    return sum(triple in triples for triple in own) >= _TAKEN * len(own)


def _triples(text: str) -> list[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    return [tuple(words[i : i + 3]) for i in range(max(0, len(words) - 2))]


def _normal(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))


def _fill(blocks: list[Block], taken: list[bool]) -> list[Block]:
    """Add the paragraphs and lists that the extractor left out between paragraphs of the same container."""
    long = [place for place, block in enumerate(blocks) if taken[place] and len(block.text) > 80]
    if not long:
        return [block for block, take in zip(blocks, taken, strict=True) if take]
    homes = {blocks[place].home for place in long}
    told = _told_lists(blocks)
    first, last = _widen(blocks, told, long[0], -1), _widen(blocks, told, long[-1], 1)
    chosen = []
    for place, block in enumerate(blocks):
        inside = first <= place <= last and block.home in homes
        told_too = block.parent in told or _leads(blocks, taken, place) or _announced(blocks, told, place)
        if taken[place] or (inside and (_prose(block) or told_too)):
            chosen.append(block)
    return chosen


def _told_lists(blocks: list[Block]) -> set[int]:
    """Return the containers that are lists or tables of words: menus, labels and ways on are links."""
    letters: Counter[int] = Counter()
    linked: Counter[int] = Counter()
    for block in blocks:
        if block.kind in _LISTED:
            letters[block.parent] += len(block.text)
            linked[block.parent] += round(block.linked * len(block.text))
    return {home for home, count in letters.items() if linked[home] < _WORDS * count}


def _widen(blocks: list[Block], told: Container[int], place: int, step: int) -> int:
    """Go on from a block to its neighbours in the same container while they are prose.

    Behind them a list goes on what says so ("The council asks:"); before them one may be of anything.
    """
    home = blocks[place].home
    following = place + step
    while 0 <= following < len(blocks) and blocks[following].home == home:
        if not (_prose(blocks[following]) or (step > 0 and _announced(blocks, told, following))):
            break
        following += step
    return following - step


def _announced(blocks: list[Block], told: Container[int], place: int) -> bool:
    """Whether it stands in a list behind "The farmers ask for:", or is these words."""
    if blocks[place].parent not in told:
        after = blocks[place + 1 : place + 2]
        return blocks[place].text.endswith(":") and any(block.parent in told for block in after)
    own = blocks[place].parent
    while place and blocks[place].parent == own:
        place -= 1
    return blocks[place].home == blocks[place + 1].home and blocks[place].text.endswith(":")


def _prose(block: Block) -> bool:
    return len(block.text) > 40 and block.linked < 0.5 and bool(_SENTENCE_END.search(block.text))


def _leads(blocks: list[Block], taken: list[bool], place: int) -> bool:
    """Whether the block is the heading of a paragraph that was taken."""
    block = blocks[place]
    follows = place + 1 < len(blocks) and taken[place + 1] and blocks[place + 1].parent == block.parent
    return block.kind == "heading" and follows and block.linked < 0.5


def _marks_that_tell(chosen: list[Block]) -> bool:
    """Whether the names of classes may be trusted: on few pages the whole article lies in "promo"."""
    marked = sum(len(block.text) for block in chosen if _MARKED.search(block.marks))
    return marked <= 0.25 * sum(len(block.text) for block in chosen)


def _why_not(block: Block, chosen: list[Block], place: int, marked: bool) -> str:  # noqa: FBT001 - private
    if reason := furniture.reason(block.text):
        return reason
    if (
        block.linked >= _LINK
        and block.kind != "heading"
        and not _SENTENCE_END.search(block.text)
        and len(block.text.split()) >= 5
    ):
        return "related link"
    if marked and (found := _MARKED.search(block.marks)):
        return f"page element ({found[0].strip(' _/-').lower()})"
    if place >= len(chosen) - 4 and len(block.text) < 500 and _AUTHOR_NOTE.search(block.text):
        return "author note"
    return ""


def _cut_tail(kept: list[Block]) -> tuple[list[Block], list[Dropped]]:
    """Cut off the end what leads away from the page."""
    end = len(kept)
    while end and (kept[end - 1].kind == "heading" or kept[end - 1].linked >= _LINK):
        end -= 1
    dropped = [Dropped(block.text, "related link") for block in kept[end:]]
    return kept[:end], dropped

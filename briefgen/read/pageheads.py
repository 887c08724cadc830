"""The tree of a web page in; the body that its header names, or a line that says from whom it is, out.

"Government of Sund", "Ministry of Ports"; "From: Department for Ports".
"""

# ruff: noqa: ANN401, E501 - lxml's elements have no types worth naming; a pattern reads better unbroken
from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from briefgen.read.decode import clean
from briefgen.read.heads import is_long_body

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADER = re.compile(
    r"(?:^|\s)(?:site-?|page-?)?(?:header|top-?(?:bar)?|masthead|banner|brand(?:ing)?|logo|site-?(?:name|title)|identity)(?:$|\s)",
    re.IGNORECASE,
)
# A menu leads to other pages and other bodies.
_MENUS = frozenset(("nav", "ul", "ol", "li", "form", "select", "button", "script", "style", "h1"))
# A site's name leads to its first page, other names to what is told of them.
_HOME = re.compile(
    r"(?:https?://[^/]+)?(?:/|#)?(?:[a-z]{2}(?:-[a-z]{2})?/?|(?:index|home|default)(?:\.\w+)?/?)?",
    re.IGNORECASE,
)
_PIECES = re.compile(r"\s*[|•·]\s*|\s+[–—]\s+")
_LEADS_ON = re.compile(r"(?:about|our|the|find|contact|your|other|all|my)\b", re.IGNORECASE)
# "Government of Sund" stands above each of its ministries.
_STATE = re.compile(r"(?:(?:federal )?government|republic|kingdom|state|commonwealth)\b", re.IGNORECASE)
_LONGEST = 120  # characters


def header_name(tree: Any) -> str:
    """Return the one body that is named above a page's headline, outside its menus; else an empty string."""
    for element in tree.iter():
        if element.tag in {"h1", "article", "main"}:
            return ""
        if isinstance(element.tag, str) and _is_header(element):
            named = list(dict.fromkeys(piece for piece in _pieces(element) if _is_name(piece)))
            own = [name for name in named if not _STATE.match(name)] or named
            if named:
                return own[0] if len(own) == 1 else ""
    return ""


def from_name(tree: Any) -> str:
    """Return the one body that a line above the text, or two cells, say the page is from; else an empty string."""
    named, label = dict[str, None](), False
    for element in tree.iter("p", "div", "span", "li", "dt", "dd", "td", "th"):
        text = " ".join(clean(element.text_content()).split())
        if element.tag == "p" and len(text) > _TEXT:
            break
        found = _FROM.match(text)
        name = text[found.end() :] if found else text
        if (found or label) and len(text) <= _LONGEST and is_long_body(name):
            named[name] = None
        label = found is not None and not name
    return next(iter(named)) if len(named) == 1 else ""


_FROM = re.compile(r"(?:from|published by|issued by|publisher|organi[sz]ation)\s*:\s*", re.IGNORECASE)
_TEXT = 120  # characters of a paragraph of the text


def _is_header(element: Any) -> bool:
    marked = any(_HEADER.search(element.get(key) or "") for key in ("class", "id"))
    return (element.tag == "header" or marked) and next(element.iter("h1"), None) is None


def _pieces(element: Any) -> Iterator[str]:
    """Yield the pieces of text in an element, menus aside."""
    if not isinstance(element.tag, str) or element.tag in _MENUS:
        return
    if element.tag == "a" and not _HOME.fullmatch(element.get("href") or "-"):
        return
    yield from _split(element.text)
    for child in element:
        yield from _pieces(child)
        yield from _split(child.tail)


def _split(text: str | None) -> Iterator[str]:
    words = " ".join(clean(text or "").split())
    yield from (piece for piece in _PIECES.split(words) if piece and len(piece) <= _LONGEST)


def _is_name(piece: str) -> bool:
    return is_long_body(piece) and not _LEADS_ON.match(piece)

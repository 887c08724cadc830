"""A web page in; its tree without what no reader sees, and the tree's blocks of text, out."""

# ruff: noqa: ANN401 - lxml's elements have no types worth naming
from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from briefgen.errors import SourceError
from briefgen.read.decode import clean, decode

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_NEVER = (
    "script",
    "style",
    "template",
    "noscript",
    "svg",
    "math",
    "iframe",
    "object",
    "embed",
    "select",
    "button",
    "textarea",
    "audio",
    "video",
    "canvas",
    "map",
)
_LISTS = frozenset("ul ol dl li dd tr tbody thead tfoot table".split())
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HIDDEN_CLASS = re.compile(
    r"(?:^|[\s_-])(?:visually-?hidden|sr-only|screen-reader(?:-text)?|tooltip|popover|rollover|hovercard|hover-card|popup|modal)(?:$|[\s_-])",
    re.IGNORECASE,
)
# What opens a pop-up is part of the sentence.
_TRIGGER = re.compile(r"(?:link|trigger|toggle|term|word|button)(?:$|[\s_-])", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]{2,40})", re.IGNORECASE)
_XML_HEAD = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_SPACE = re.compile(r"\s+")
# The largest of the evaluation pages has 1,700 elements.
_MOST_SCRIPT = 300_000
_MOST_ELEMENTS = 50_000


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text of a page that a reader sees as one thing.

    ``linked`` is the share of its characters that are links, ``parent`` tells blocks of one container
    from others, ``home`` those whose list or table, if any, stands in one container. ``tag`` is the
    element's and ``marks`` its class and id with those of its parents.
    """

    text: str
    kind: str
    tag: str
    linked: float
    parent: int
    marks: str
    home: int = -1


def load(data: bytes) -> tuple[Any, tuple[str, ...]]:
    """Return the tree of a page. Raises SourceError when it is no page, or built to choke a reader."""
    import lxml.html
    from lxml.etree import LxmlError

    declared = _CHARSET.search(data[:4096])
    text, notes = decode(data, declared[1].decode("ascii", "ignore") if declared else "")
    _refuse_deep(text)
    try:
        tree = lxml.html.document_fromstring(
            _XML_HEAD.sub("", text), parser=lxml.html.HTMLParser(remove_comments=True, remove_pis=True)
        )
    except (LxmlError, ValueError, AssertionError) as error:
        raise SourceError(
            f"it is no web page ({str(error)[:80]})", "Save the page again from the browser."
        ) from None
    for script in tree.iter("script"):
        if len(script.text or "") > _MOST_SCRIPT:
            script.text = ""  # the state of an application, not the data of a page
    return tree, notes


def _refuse_deep(text: str) -> None:
    """Refuse a page whose elements are nested or counted beyond what pages are."""
    count = text.count("<")
    if count > 2 * _MOST_ELEMENTS:
        raise SourceError(
            f"it has about {count // 2} elements, more than a page has", "Save the article alone."
        )


def prune(tree: Any) -> None:
    """Take out what no reader sees: scripts, hidden elements, pop-ups. The text after them stays."""
    for element in list(tree.iter(*_NEVER)):
        _remove(element)
    for element in list(tree.iter()):
        if isinstance(element.tag, str) and element.tag not in ("html", "body") and _hidden(element):
            _remove(element)


def _remove(element: Any) -> None:
    if element.getparent() is not None:
        element.drop_tree()


def _hidden(element: Any) -> bool:
    if element.get("hidden") is not None:
        return True
    if _HIDDEN_STYLE.search(element.get("style", "")):
        return True
    return _pop_up(element) and not any(_trigger(inner) for inner in element.iter("a", "span", "button"))


def _pop_up(element: Any) -> bool:
    return bool(_HIDDEN_CLASS.search(element.get("class", ""))) and len(element.text_content()) < 2000


def _trigger(element: Any) -> bool:
    marks = element.get("class", "")
    return bool(_HIDDEN_CLASS.search(marks) and _TRIGGER.search(marks))


# ---------------------------------------------------------------- blocks


def blocks(tree: Any) -> list[Block]:
    """Return the blocks of text of a page in document order. A table's row is one block."""
    body = tree.find("body")
    walk = _Walk(body if body is not None else tree)
    walk.run()
    return walk.found


class _Walk:
    """Goes through a tree and collects the text between the borders of its block elements."""

    def __init__(self, root: Any) -> None:
        self.root = root
        self.found: list[Block] = []
        self.homes: dict[
            Any, int
        ] = {}  # containers, numbered; holds them, so that they stay the same objects
        self.pieces: list[str] = []
        self.linked = 0
        self.owner: Any = None

    def run(self) -> None:
        """Visit each element twice, before and after its children."""
        stack: list[tuple[Any, Any, bool, bool]] = [(self.root, self.root, False, True)]
        while stack:
            element, owner, link, entering = stack.pop()
            if not entering:
                self._leave(element, owner, link=link)
            elif self._is_row(element):
                self._row(element)
                self._leave(element, owner, link=link)
            else:
                inside = link or element.tag == "a"
                inner = self._enter(element, owner, link=inside)
                stack.append((element, owner, link, False))
                stack.extend((child, inner, inside, True) for child in reversed(element))
        self._flush()

    def _enter(self, element: Any, owner: Any, *, link: bool) -> Any:
        """Take the element's first text; return the block element that its children belong to."""
        if element.tag in _BLOCKS:
            self._flush()
            owner = element
        elif element.tag == "br":
            self._break(element)
        if isinstance(element.tag, str):
            self._add(element.text, owner, link=link)
        return owner

    def _leave(self, element: Any, owner: Any, *, link: bool) -> None:
        """Take the text after the element, which is its parent's."""
        if element.tag in _BLOCKS:
            self._flush()
        if element is not self.root:
            self._add(element.tail, owner, link=link)

    def _break(self, element: Any) -> None:
        """Take a line break for a space, two of them for the end of a paragraph."""
        before = element.getprevious()
        if before is not None and before.tag == "br" and not (before.tail or "").strip():
            self._flush()
        elif self.pieces:
            self.pieces.append(" ")

    def _add(self, text: str | None, owner: Any, *, link: bool) -> None:
        if not text:
            return
        if text.strip():
            self.owner = owner if self.owner is None else self.owner
            self.linked += _letters(text) if link else 0
        self.pieces.append(text)

    def _flush(self) -> None:
        text = _one_line("".join(self.pieces))
        if text:
            self._append(text, _kind(self.owner), self.owner, self.linked)
        self.pieces, self.linked, self.owner = [], 0, None

    def _append(self, text: str, kind: str, element: Any, linked: int) -> None:
        parent = element.getparent()
        number = self.homes.setdefault(parent, len(self.homes))
        home = self.homes.setdefault(_outside(parent), len(self.homes))
        share = min(1.0, linked / max(1, _letters(text)))
        self.found.append(Block(text, kind, element.tag, share, number, _marks(element), home))

    def _is_row(self, element: Any) -> bool:
        """Whether the element is a row of a table of facts; one of a table that sets the page is no row."""
        return element.tag == "tr" and next(element.iter("p", "table", "li", "div"), None) is None

    def _row(self, row: Any) -> None:
        self._flush()
        cells = [words for cell in row.iter("td", "th") if (words := _one_line(cell.text_content()))]
        if cells:
            linked = sum(_letters(link.text_content()) for link in row.iter("a"))
            self._append(" | ".join(cells), "row" if len(cells) > 1 else "paragraph", row, linked)


def _outside(container: Any) -> Any:
    """Return what the list or the table stands in that the container is, or is a part of."""
    while container is not None and container.tag in _LISTS:
        container = container.getparent()
    return container


def _one_line(text: str) -> str:
    return _SPACE.sub(" ", clean(text)).strip()


def _letters(text: str) -> int:
    return len(_SPACE.sub("", text))


def _kind(element: Any) -> str:
    """Return what the element or the nearest of its parents says the text is."""
    node = element
    for _ in range(4):
        if node is None:
            break
        if node.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            return "heading"
        if node.tag in ("li", "dd", "dt"):
            return "item"
        if node.tag in ("p", "blockquote", "td"):
            return "paragraph"
        node = node.getparent()
    return "paragraph"


def _marks(element: Any) -> str:
    """Return the classes and ids of an element and the five around it."""
    marks: list[str] = []
    node = element
    while node is not None and len(marks) < 6 and node.tag != "body":
        marks.append(f"{node.get('class', '')} {node.get('id', '')}")
        node = node.getparent()
    return " / ".join(marks)

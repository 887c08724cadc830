"""The XML names of a Word document that rendering touches."""

from __future__ import annotations

from lxml import etree

W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R_NS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XML_NS = "http://www.w3.org/XML/1998/namespace"
# Marks of our own inside a part while it is being filled; none is left in what is written.
B_NS = "urn:briefgen:mark"

Element = etree._Element  # noqa: SLF001 # lxml gives its element type no public name


def w(name: str) -> str:
    """Return the full name of ``w:name``."""
    return f"{{{W_NS}}}{name}"


def b(name: str) -> str:
    """Return the full name of a mark of ours."""
    return f"{{{B_NS}}}{name}"


VALUE, CONTROL, TAGGED, BEGIN, END = map(b, ("briefvalue", "briefcontrol", "tagged", "listbegin", "listend"))
R_ID = f"{{{R_NS}}}id"
SPACE = f"{{{XML_NS}}}space"

P, R, T, TR, TC, TBL, PPR, RPR, BODY = (
    w(name) for name in ("p", "r", "t", "tr", "tc", "tbl", "pPr", "rPr", "body")
)
TAB, BR, HYPHEN, SOFT_HYPHEN = (w(name) for name in ("tab", "br", "noBreakHyphen", "softHyphen"))


def owner(element: Element, name: str) -> Element | None:
    """Return the nearest ancestor called ``name``, the element itself included."""
    node: Element | None = element
    while node is not None and node.tag != name:
        node = node.getparent()
    return node


def own(paragraph: Element, *tags: str) -> list[Element]:
    """Return the paragraph's elements with these names, those of text boxes inside it left out."""
    return [element for element in paragraph.iter(*tags) if owner(element, P) is paragraph]


def drop(element: Element) -> None:
    """Take the element out of what holds it, its tail with it."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def style_of(paragraph: Element) -> str:
    """Return the id of the paragraph's style; "Normal" where it names none."""
    style = paragraph.find(f"{PPR}/{w('pStyle')}")
    return "Normal" if style is None else style.get(w("val")) or "Normal"


def words(paragraph: Element) -> str:
    """Return the paragraph's text as it is typed."""
    shown = {TAB: "\t", BR: "\n", HYPHEN: "-", SOFT_HYPHEN: ""}
    return "".join(
        str(element.xpath("string()")) if element.tag == T else shown[str(element.tag)]
        for element in own(paragraph, T, *shown)
        if owner(element, R) is not None
    )

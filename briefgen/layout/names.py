"""The namespaces of a .docx, as prefixes for lxml tags, and how its attributes are read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml import etree

OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/"
W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
PACKAGE_RELS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
VAL: Final = W + "val"

_LIMIT = 1_000_000  # twips; 17 m is beyond any page, and keeps arithmetic tame
_UNITS = {"pt": 20.0, "in": 1440.0, "cm": 1440 / 2.54, "mm": 144 / 2.54, "pc": 240.0, "pi": 240.0}


def local(element: etree._Element) -> str:
    """Return the name of a WordprocessingML element without its namespace, with it for any other."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    return tag.removeprefix(W)


def on(element: etree._Element) -> bool:
    """Return the value of a switch such as ``<w:b/>`` or ``<w:b w:val="0"/>``."""
    return element.get(VAL, "1") not in ("0", "false", "off", "none")


def number(text: str | None, default: float = 0.0) -> float:
    """Return a length in twips from "240", "12pt" or "1.5cm"; ``default`` when it is none of them."""
    if text is None:
        return default
    factor = _UNITS.get(text[-2:], 0.0)
    try:
        value = float(text[:-2]) * factor if factor else float(text)
    except ValueError:
        return default
    return value if -_LIMIT <= value <= _LIMIT else default


def attribute(element: etree._Element, name: str, default: float = 0.0) -> float:
    """Return the length in the attribute ``w:name``, in twips."""
    return number(element.get(W + name), default)


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """Return the first ``w:`` element down a path of names, None where the path ends."""
    for name in path:
        if element is None:
            return None
        element = element.find(W + name)
    return element

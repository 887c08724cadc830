"""One ``w:pPr`` or ``w:rPr`` element in, its settings out as a plain dictionary that can be layered.

Keys are names such as ``spacing.before``; lengths are in twips. An element that is neither read nor known
to leave the layout alone is kept under ``"?" + its name``, so that whoever uses it reports it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from briefgen.layout.names import VAL, W, attribute, local, number, on

if TYPE_CHECKING:
    from lxml import etree

Props = dict[str, Any]

_HARMLESS_PARAGRAPH: Final = frozenset(
    "rPr sectPr outlineLvl shd suppressLineNumbers pPrChange divId cnfStyle mirrorIndents suppressOverlap "
    "textAlignment adjustRightInd autoSpaceDE autoSpaceDN overflowPunct topLinePunct wordWrap kinsoku "
    "suppressAutoHyphens textboxTightWrap".split()
)
_HARMLESS_RUN: Final = frozenset(
    "color u highlight lang noProof shd strike dstrike bCs iCs szCs webHidden specVanish effect rPrChange "
    "snapToGrid rtl0 cnfStyle o emboss imprint outline shadow".split()
)
_SIDES: Final = ("top", "bottom", "left", "right", "between", "bar")
NO_BORDER: Final = ("none", "nil")
_HAIRLINE: Final = 12.0  # twips of a border of no width, at most
# How wide LibreOffice draws each kind of border: times the width that it states, plus so many twips (75 of 81
# kinds and widths to the twip, the rest narrower than told). A kind is known by the first name it contains.
_BORDERS: Final = {
    "dashSmall": (1.0, 10.0), "SmallGap": (1.0, 30.0), "MediumGap": (2.0, 0.0), "LargeGap": (1.0, 46.0),
    "thick": (2.0, 0.0), "double": (3.0, 0.0), "triple": (3.0, 0.0), "Stroked": (3.0, 0.0),
    "threeD": (2.0, 0.0), "set": (2.0, 2.0),
}  # fmt: skip


def paragraph_props(element: etree._Element | None) -> Props:
    """Return the settings of a ``w:pPr``."""
    return {} if element is None else _collect(element, _PARAGRAPH, _HARMLESS_PARAGRAPH)


def run_props(element: etree._Element | None) -> Props:
    """Return the settings of a ``w:rPr``."""
    return {} if element is None else _collect(element, _RUN, _HARMLESS_RUN)


def _collect(
    element: etree._Element,
    readers: dict[str, Callable[[etree._Element, Props], None]],
    harmless: frozenset[str],
) -> Props:
    props: Props = {}
    for item in element:
        name = local(item)
        reader = readers.get(name)
        if reader:
            reader(item, props)
        elif name not in harmless and not name.startswith("{"):
            props["?" + name] = True
    return props


def _switch(name: str) -> Callable[[etree._Element, Props], None]:
    def read(element: etree._Element, props: Props) -> None:
        props[name] = on(element)

    return read


def _text(name: str) -> Callable[[etree._Element, Props], None]:
    def read(element: etree._Element, props: Props) -> None:
        props[name] = element.get(VAL, "")

    return read


def _unless(name: str, *neutral: str) -> Callable[[etree._Element, Props], None]:
    """Report the element unless its value is one that changes nothing."""

    def read(element: etree._Element, props: Props) -> None:
        props["?" + name] = element.get(VAL, "1") not in (*neutral, "0", "false", "off", "none")

    return read


def _spacing(element: etree._Element, props: Props) -> None:
    for side in ("before", "after"):
        if element.get(W + side + "Autospacing", "0") not in ("0", "false", "off"):
            props["spacing." + side] = 280.0  # 14 pt, as HTML has it
            props["auto." + side] = True
        elif element.get(W + side) is not None:
            props["spacing." + side] = max(attribute(element, side), 0.0)
            props["auto." + side] = False
        if number(element.get(W + side + "Lines")):
            props["?" + side + "Lines"] = True
    if element.get(W + "line") is not None:
        props["line"] = abs(attribute(element, "line", 240.0))
        props["lineRule"] = element.get(W + "lineRule", "auto")


def _indents(element: etree._Element, props: Props) -> None:
    for ours, names in (("left", ("start", "left")), ("right", ("end", "right"))):
        for name in names:
            if element.get(W + name) is not None:
                props["ind." + ours] = attribute(element, name)
                break
    if element.get(W + "hanging") is not None:
        props["ind.first"] = -attribute(element, "hanging")
    elif element.get(W + "firstLine") is not None:
        props["ind.first"] = attribute(element, "firstLine")
    for name in ("leftChars", "rightChars", "firstLineChars", "hangingChars", "startChars", "endChars"):
        if number(element.get(W + name)):
            props["?" + name] = True


def _tabs(element: etree._Element, props: Props) -> None:
    stops = [(attribute(tab, "pos"), tab.get(VAL, "left")) for tab in element.iter(W + "tab")]
    props["tabs"] = tuple(stops[:200])


def border(element: etree._Element) -> tuple[float, float]:
    """Return width and space of a border in twips, (0, 0) where there is none."""
    kind = element.get(VAL, "none")
    if kind in NO_BORDER:
        return (0.0, 0.0)
    width = min(number(element.get(W + "sz"), 0.0) * 2.5, 240.0) or _HAIRLINE
    factor, more = next((size for name, size in _BORDERS.items() if name in kind), (1.0, 0.0))
    if element.get(W + "shadow", "0") not in ("0", "false", "off"):
        factor += 1.0
    return (width * factor + more, min(number(element.get(W + "space"), 0.0) * 20.0, 620.0))


def _borders(element: etree._Element, props: Props) -> None:
    for item in element:
        name = {"start": "left", "end": "right"}.get(local(item), local(item))
        if name in _SIDES:
            props["bdr." + name] = (*border(item), item.get(VAL, "none"), item.get(W + "color", ""))


def _numbering(element: etree._Element, props: Props) -> None:
    for name in ("numId", "ilvl"):
        item = element.find(W + name)
        if item is not None:
            props[name] = item.get(VAL, "0")


def _frame(element: etree._Element, props: Props) -> None:
    if element.get(W + "dropCap") or element.get(W + "wrap") or element.get(W + "w"):
        props["?framePr"] = True


def _fonts(element: etree._Element, props: Props) -> None:
    for name in ("ascii", "hAnsi", "eastAsia", "cs"):
        theme = element.get(W + name + "Theme") or (element.get(W + "cstheme") if name == "cs" else None)
        if theme:
            props["font." + name] = ("theme", theme)
        elif element.get(W + name):
            props["font." + name] = ("name", element.get(W + name))


def _size(element: etree._Element, props: Props) -> None:
    value = number(element.get(VAL)) * (10.0 if element.get(VAL, "").isdigit() else 1.0)
    if 2.0 <= value <= 32_760.0:
        props["sz"] = value


def _amount(name: str) -> Callable[[etree._Element, Props], None]:
    def read(element: etree._Element, props: Props) -> None:
        props[name] = number(element.get(VAL))

    return read


def _run_border(element: etree._Element, props: Props) -> None:
    props["?bdr"] = element.get(VAL, "none") not in NO_BORDER


_PARAGRAPH: Final = {
    "pStyle": _text("style"),
    "keepNext": _switch("keepNext"),
    "keepLines": _switch("keepLines"),
    "pageBreakBefore": _switch("pageBreakBefore"),
    "widowControl": _switch("widowControl"),
    "contextualSpacing": _switch("contextualSpacing"),
    "bidi": _unless("bidi"),
    "snapToGrid": _switch("snapToGrid"),
    "textDirection": _unless("textDirection", "lrTb"),
    "jc": _text("jc"),
    "spacing": _spacing,
    "ind": _indents,
    "tabs": _tabs,
    "pBdr": _borders,
    "numPr": _numbering,
    "framePr": _frame,
}
_RUN: Final = {
    "rStyle": _text("style"),
    "rFonts": _fonts,
    "b": _switch("b"),
    "i": _switch("i"),
    "caps": _switch("caps"),
    "smallCaps": _switch("smallCaps"),
    "vanish": _switch("vanish"),
    "sz": _size,
    "vertAlign": _text("vertAlign"),
    "position": _amount("position"),
    "spacing": _amount("spacing"),
    "w": _amount("w"),
    "kern": _amount("kern"),
    "rtl": _unless("rtl"),
    "cs": _unless("cs"),
    "em": _unless("em"),
    "bdr": _run_border,
}

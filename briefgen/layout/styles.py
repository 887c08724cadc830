"""The style part of a .docx in; the settings of any paragraph or run out, the cascade applied.

The order is that of ECMA-376, 17.7.2: document defaults, table style, the paragraph style with all that it
is based on, the numbering level where a layer asks for it, the character style, the paragraph itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from briefgen.errors import FitError
from briefgen.layout.names import VAL, A, W, child, local
from briefgen.layout.numbering import Numbering
from briefgen.layout.properties import Props, paragraph_props, run_props

if TYPE_CHECKING:
    from lxml import etree

    from briefgen.layout.package import Package

_MAX_DEPTH: Final = 64  # styles based on styles; Word itself stops at 11
# What holds where docDefaults leaves it open, and what LibreOffice takes where there is none; sizes in twips.
_RUN_DEFAULTS: Final[Props] = {"font.ascii": ("name", "Times New Roman"), "sz": 200.0}
_WITHOUT_DEFAULTS: Final[Props] = {"font.ascii": ("name", "Calibri"), "sz": 220.0}
# Styles that LibreOffice has itself, and uses where a document does not define them.
_OFFICE_STYLES: Final = frozenset(
    "Title Subtitle Caption List BodyText BodyTextIndent Heading TOCHeading Table Text Figure Drawing "
    "Illustration".split()
)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Style:
    """One style: its own settings, not those it inherits."""

    id: str
    name: str
    kind: str
    based_on: str
    paragraph: Props
    run: Props
    element: etree._Element


@dataclass(slots=True, eq=False, repr=False)
class Styles:
    """All styles of a document, read when they are asked for."""

    numbering: Numbering
    defaults: tuple[Props, Props]
    theme: dict[str, str]
    default_paragraph: str
    default_table: str
    _elements: dict[str, etree._Element]
    _read: dict[str, Style] = field(default_factory=dict)
    _resolved: dict[tuple[str, int], tuple[Props, Props]] = field(default_factory=dict)
    _tables: list[tuple[Props, Props]] = field(default_factory=list)

    def style(self, style_id: str) -> Style | None:
        """Return one style, None when the document does not define it."""
        if style_id not in self._read:
            element = self._elements.get(style_id)
            if element is None:
                return None
            self._read[style_id] = _read_style(style_id, element)
        return self._read[style_id]

    def is_built_in(self, style_id: str) -> bool:
        """Whether the document leaves it to LibreOffice what a style looks like."""
        return self.style(style_id) is None and (style_id in _OFFICE_STYLES or " " in style_id)

    def chain(self, style_id: str) -> list[Style]:
        """Return the style and all that it is based on, the base first; FitError for a circle."""
        found: list[Style] = []
        style = self.style(style_id)
        while style is not None:
            if style in found or len(found) > _MAX_DEPTH:
                fault = "itself" if style in found else f"more than {_MAX_DEPTH} others"
                raise FitError(
                    f"the style {style.name!r} is based on {fault}",
                    "give it another base in Word's style dialogue",
                )
            found.append(style)
            style = self.style(style.based_on) if style.based_on else None
        return found[::-1]

    def table_layer(self, props: tuple[Props, Props]) -> int:
        """Register what a table style gives to the paragraphs inside; return its number."""
        for index, known in enumerate(self._tables):
            if known == props:
                return index + 1
        self._tables.append(props)
        return len(self._tables)

    def base(self, style_id: str, layer: int = 0) -> tuple[Props, Props]:
        """Return the settings (paragraph, run) of a paragraph style inside a table layer (0: none)."""
        if not style_id or self.style(style_id) is None:
            style_id = self.default_paragraph
        key = (style_id, layer)
        if key not in self._resolved:
            self._resolved[key] = self._resolve(style_id, layer)
        return self._resolved[key]

    def _resolve(self, style_id: str, layer: int) -> tuple[Props, Props]:
        paragraph, run = dict(self.defaults[0]), dict(self.defaults[1])
        if layer:
            paragraph.update(self._tables[layer - 1][0])
            run.update(self._tables[layer - 1][1])
        for style in self.chain(style_id):
            paragraph = self.layer(paragraph, style.paragraph, style.id)
            run.update(style.run)
        paragraph["style"] = style_id
        return paragraph, run

    def layer(self, below: Props, above: Props, style_id: str = "") -> Props:
        """Lay one paragraph's settings over others; a numbering level slips in between."""
        merged = dict(below)
        if "numId" in above or "ilvl" in above:
            num = str(above.get("numId", below.get("numId", "")))
            level = str(above.get("ilvl", below.get("ilvl", "0")))
            if style_id and "ilvl" not in above:
                level = self.numbering.level_of_style(num, style_id)
                merged["ilvl"] = level
            if num == "0":
                for key in [key for key in merged if key in merged.get("num.keys", ())]:
                    del merged[key]
            given = self.numbering.indents(num, level)
            merged.update(given)
            merged["num.keys"] = tuple(given)
        tabs = merged.get("tabs", ())
        merged.update(above)
        if "tabs" in above and tabs:
            merged["tabs"] = tabs + above["tabs"]
        return merged

    def run_style(self, style_id: str) -> Props:
        """Return the settings of a character style with all that it is based on."""
        merged: Props = {}
        for style in self.chain(style_id):
            merged.update(style.run)
        return merged

    def font(self, run: Props, script: str = "ascii") -> str:
        """Return the name of the font for a script ("ascii", "hAnsi", "eastAsia", "cs")."""
        kind, value = run.get("font." + script) or run.get("font.ascii") or ("name", "Times New Roman")
        if kind != "theme":
            return str(value)
        # A theme names no East Asian face as a rule: LibreOffice takes what the machine has, or DejaVu Sans.
        other = "DejaVu Sans" if script == "eastAsia" else "Times New Roman"
        return self.theme.get(value, "") or (other if self.theme else str(value))

    def named(self, name: str) -> str:
        """Return the id of the paragraph style of this name, in any case; "" where there is none."""
        for style_id, element in self._elements.items():
            own = child(element, "name")
            if own is not None and own.get(VAL, "").lower() == name:
                return style_id
        return ""

    def name(self, style_id: str) -> str:
        """Return the name of a style as the user sees it."""
        style = self.style(style_id)
        return style.name if style else style_id or "(none)"


def read_styles(package: Package) -> Styles:
    """Read the style, theme and numbering parts."""
    root = package.related_xml("styles")
    elements: dict[str, etree._Element] = {}
    default = {"paragraph": "", "table": ""}
    given = child(root, "docDefaults", "rPrDefault") is not None
    defaults: tuple[Props, Props] = ({}, dict(_RUN_DEFAULTS if given else _WITHOUT_DEFAULTS))
    if root is not None:
        for element in root.iterchildren(W + "style"):
            style_id, kind = element.get(W + "styleId", ""), element.get(W + "type", "paragraph")
            elements.setdefault(style_id, element)
            if element.get(W + "default") in ("1", "true", "on") and kind in default:
                default[kind] = default[kind] or style_id
        defaults[0].update(paragraph_props(child(root, "docDefaults", "pPrDefault", "pPr")))
        defaults[1].update(run_props(child(root, "docDefaults", "rPrDefault", "rPr")))
    numbering = Numbering(package.related_xml("numbering"))
    theme = _read_theme(package)
    return Styles(numbering, defaults, theme, default["paragraph"], default["table"], elements)


def _read_style(style_id: str, element: etree._Element) -> Style:
    name, base = child(element, "name"), child(element, "basedOn")
    return Style(
        style_id,
        name.get(VAL, style_id) if name is not None else style_id,
        element.get(W + "type", "paragraph"),
        base.get(VAL, "") if base is not None else "",
        paragraph_props(child(element, "pPr")),
        run_props(child(element, "rPr")),
        element,
    )


def _read_theme(package: Package) -> dict[str, str]:
    """Return the theme's font names under the names that ``w:asciiTheme`` uses."""
    root = package.related_xml("theme")
    if root is None:
        return {}
    fonts = {}
    for which in ("major", "minor"):
        for script, names in (("latin", ("HAnsi", "Ascii")), ("ea", ("EastAsia",)), ("cs", ("Bidi",))):
            found = root.find(f".//{A}{which}Font/{A}{script}")
            for name in names:
                fonts[which + name] = found.get("typeface", "") if found is not None else ""
    return fonts


__all__ = ["Style", "Styles", "local", "read_styles"]

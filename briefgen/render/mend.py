"""The parts of a template in; the same parts inside the strict layout profile, and what was changed, out.

Inside the profile Word and LibreOffice set a page alike, and briefgen can promise that it is one page:
exact line spacing, left-aligned text, bullets in the text's own face, no grid, no kerning. Everything here
is safe: it moves no text to another place, and a reader sees little or nothing of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from briefgen.render import package
from briefgen.render.lists import style_names
from briefgen.render.names import PPR, RPR, TBL, Element, P, R, own, style_of, w, words

if TYPE_CHECKING:
    from briefgen.render.package import Parts

STORY = re.compile(r"word/(?:document\d*|header\d*|footer\d*|footnotes|endnotes)\.xml$")
# The height of a line of single spacing as a share of the type's size: Calibri 1.22, Arial 1.15.
_SINGLE = 1.22
_APART = "letters are set wider or narrower, and Word and LibreOffice do not break such lines alike"
_DISTANCES = {
    "kern": ("letters are kerned, which changes the width of lines", "kerning taken out"),
    "spacing": (_APART, "set at their own distance"),
    "fitText": (_APART, "set at their own distance"),
}
_PICTURES = (w("drawing"), w("pict"), w("object"))


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that leaves the profile: where, what it is, and what mending makes of it."""

    place: str
    what: str
    done: str


@dataclass(slots=True)
class _Sheet:
    """The styles of a template, and how large and how far apart the lines of each are."""

    root: Element
    by_id: dict[str, Element]

    def chain(self, key: str) -> Iterator[Element]:
        """Yield the style and those it is based on, then the document's defaults."""
        seen: set[str] = set()
        while key in self.by_id and key not in seen:
            seen.add(key)
            yield self.by_id[key]
            based = self.by_id[key].find(w("basedOn"))
            key = "" if based is None else based.get(w("val")) or ""
        for name in ("rPrDefault", "pPrDefault"):
            default = self.root.find(f"{w('docDefaults')}/{w(name)}")
            if default is not None:
                yield default

    def size(self, key: str) -> float:
        """Return the size of the style's type, in points."""
        for style in self.chain(key):
            size = style.find(f"{RPR}/{w('sz')}")
            if size is not None:
                return _number(size.get(w("val")), 20) / 2
        return 10.0

    def spacing(self, key: str) -> tuple[str, float]:
        """Return the rule of the style's line spacing and its value, as Word writes them."""
        for style in self.chain(key):
            spacing = style.find(f"{PPR}/{w('spacing')}")
            if spacing is not None and spacing.get(w("line")):
                return spacing.get(w("lineRule")) or "auto", _number(spacing.get(w("line")), 240)
        return "auto", 240.0


def _number(text: str | None, default: float) -> float:
    try:
        return float(text or default)
    except ValueError:
        return default


def mend(parts: Parts) -> list[Change]:
    """Change ``parts`` and return what was changed. TemplateError when a part is damaged."""
    main = package.main_part(parts)
    names = sorted(part for part in parts if STORY.match(part))
    roots = {name: package.parse(parts[name], name) for name in names}
    sheet = _sheet(parts, main)
    used = {style_of(paragraph) for root in roots.values() for paragraph in root.iter(P)}
    changes = [*_styles_exact(sheet, used), *_styles_left(sheet, used)]
    changes += _letters(sheet.root, "Styles")
    changes += _apply(parts, main, "numbering", _bullets) + _apply(parts, main, "settings", _settings)
    for root in roots.values():
        changes += [*_grid(root), *_tables(root), *_paragraphs(root, sheet)]
        for paragraph in root.iter(P):
            changes += _letters(paragraph, f"Paragraph “{_short(words(paragraph))}”")
    if changes:
        roots[package.related(parts, main, "styles")] = sheet.root
        parts |= {name: package.serialise(root) for name, root in roots.items() if name}
    return changes


def _apply(parts: Parts, main: str, kind: str, step: Callable[[Element], Iterator[Change]]) -> list[Change]:
    name = package.related(parts, main, kind)
    if name not in parts:
        return []
    root = package.parse(parts[name], name)
    found = [*step(root)]
    if found:
        parts[name] = package.serialise(root)
    return found


def _sheet(parts: Parts, main: str) -> _Sheet:
    name = package.related(parts, main, "styles")
    root = package.parse(parts[name], name) if name in parts else etree.Element(w("styles"))
    return _Sheet(root, {style.get(w("styleId")) or "": style for style in root.iterchildren(w("style"))})


def _points(twips: float) -> str:
    return f"{twips / 20:g} pt"


def _exact(rule: str, line: float, size: float) -> int:
    """Return the exact distance of lines, in twips, that looks like the spacing given."""
    single = size * _SINGLE * 20
    wanted = single * line / 240 if rule == "auto" else max(line, single)
    return round(wanted / 5) * 5


def _set_exact(holder: Element, twips: int) -> None:
    properties = holder.find(PPR)
    if properties is None:
        properties = etree.Element(PPR)
        before = {
            w(name)
            for name in ("name", "basedOn", "next", "link", "uiPriority", "qFormat", "rsid", "aliases")
        }
        before |= {w(name) for name in ("autoRedefine", "hidden", "semiHidden", "unhideWhenUsed", "locked")}
        holder.insert(sum(1 for child in holder if child.tag in before), properties)
    spacing = properties.find(w("spacing"))
    if spacing is None:
        spacing = etree.Element(w("spacing"))
        properties.insert(_spacing_place(properties), spacing)
    spacing.set(w("line"), str(twips))
    spacing.set(w("lineRule"), "exact")


# What the schema wants before w:spacing in a paragraph's properties.
_BEFORE_SPACING = frozenset(
    w(name)
    for name in (
        "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
        "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap",
        "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid",
    )
)  # fmt: skip


def _spacing_place(properties: Element) -> int:
    return sum(1 for child in properties if child.tag in _BEFORE_SPACING)


def _styles_exact(sheet: _Sheet, used: set[str]) -> Iterator[Change]:
    loose = [
        (key, *sheet.spacing(key), sheet.size(key))
        for key, style in sheet.by_id.items()
        if style.get(w("type")) == "paragraph" and sheet.spacing(key)[0] != "exact"
    ]
    names = style_names(sheet.root)
    for key, rule, line, size in loose:
        twips = _exact(rule, line, size)
        _set_exact(sheet.by_id[key], twips)
        if key in used:
            what = "line spacing is not exact: Word and LibreOffice set such lines at different heights"
            yield Change(f"Style “{names.get(key, key)}”", what, f"set to exactly {_points(twips)}")


def _styles_left(sheet: _Sheet, used: set[str]) -> Iterator[Change]:
    names = style_names(sheet.root)
    for key, style in sheet.by_id.items():
        if _left(style) and key in used:
            what = "text is justified, which breaks lines differently in each program"
            yield Change(f"Style “{names.get(key, key)}”", what, "aligned left")


def _left(holder: Element) -> bool:
    justify = holder.find(f"{PPR}/{w('jc')}")
    if justify is None or justify.get(w("val")) not in {"both", "distribute"}:
        return False
    justify.set(w("val"), "left")
    return True


def _letters(holder: Element, place: str) -> Iterator[Change]:
    """Take out what sets letters nearer to each other, or wider apart, than their face has them."""
    for name, (what, done) in _DISTANCES.items():
        found = [one for properties in holder.iter(RPR) for one in properties.findall(w(name))]
        for one in found:
            parent = one.getparent()
            if parent is not None:
                parent.remove(one)
        if any(_number(one.get(w("val")), 0) != 0 for one in found):
            yield Change(place, what, done)


def _bullets(root: Element) -> Iterator[Change]:
    for level in root.iter(w("lvl")):
        fonts = level.find(f"{RPR}/{w('rFonts')}")
        face = "" if fonts is None else fonts.get(w("ascii")) or ""
        text = level.find(w("lvlText"))
        if (
            text is None
            or fonts is None
            or face.lower() not in {"symbol", "wingdings", "courier new", "webdings"}
        ):
            continue
        parent = fonts.getparent()
        if parent is not None:
            parent.remove(fonts)
        text.set(w("val"), "•" if face.lower() != "courier new" else "–")
        yield Change(
            "Lists", f"a bullet is a letter of {face}, whose lines are higher", "“•” in the text's own face"
        )


def _settings(root: Element) -> Iterator[Change]:
    for hyphens in [*root.iterchildren(w("autoHyphenation"))]:
        root.remove(hyphens)
        if hyphens.get(w("val")) not in {"0", "false"}:
            yield Change(
                "Settings", "words are hyphenated automatically, differently in each program", "turned off"
            )
    compat = root.find(w("compat"))
    if compat is None:
        return
    for setting in compat.iterchildren(w("compatSetting")):
        if setting.get(w("name")) == "compatibilityMode" and setting.get(w("val")) != "15":
            yield Change(
                "Settings",
                f"compatibility mode {setting.get(w('val'))} lays out text by older rules",
                "set to 15",
            )
            setting.set(w("val"), "15")


def _grid(root: Element) -> Iterator[Change]:
    for grid in [*root.iter(w("docGrid"))]:
        parent = grid.getparent()
        if parent is not None:
            parent.remove(grid)
        if grid.get(w("type")) not in {None, "default"}:
            yield Change("Page", "lines are aligned to a grid, which stretches them", "grid taken out")


def _tables(root: Element) -> Iterator[Change]:
    for table in root.iter(TBL):
        properties = table.find(w("tblPr"))
        columns = [
            _number(column.get(w("w")), 0) for column in table.iterfind(f"{w('tblGrid')}/{w('gridCol')}")
        ]
        if properties is None or not columns or min(columns) <= 0:
            continue
        layout = properties.find(w("tblLayout"))
        if layout is None:
            layout = etree.Element(w("tblLayout"))
            later = {w(name) for name in ("tblCellMar", "tblLook", "tblCaption", "tblDescription")}
            properties.insert(sum(1 for child in properties if child.tag not in later), layout)
        if layout.get(w("type")) != "fixed":
            layout.set(w("type"), "fixed")
            place = f"Table “{_short(words(next(table.iter(P))))}”"
            yield Change(place, "its columns change their widths with their text", "widths fixed as they are")


def _paragraphs(root: Element, sheet: _Sheet) -> Iterator[Change]:
    for paragraph in root.iter(P):
        place = f"Paragraph “{_short(words(paragraph))}”"
        if next(iter(own(paragraph, *_PICTURES)), None) is not None:
            _keep_picture(paragraph, sheet)
            continue
        if _left(paragraph):
            yield Change(
                place, "text is justified, which breaks lines differently in each program", "aligned left"
            )
        twips = _loose(paragraph, sheet)
        if twips:
            _set_exact(paragraph, twips)
            yield Change(
                place,
                "line spacing is not exact, or too small for its type",
                f"set to exactly {_points(twips)}",
            )


def _keep_picture(paragraph: Element, sheet: _Sheet) -> None:
    """Let a line with a picture grow: exact spacing would cut the picture off."""
    properties = paragraph.find(PPR)
    spacing = None if properties is None else properties.find(w("spacing"))
    if sheet.spacing(style_of(paragraph))[0] != "exact" or (spacing is not None and spacing.get(w("line"))):
        return
    _set_exact(paragraph, 240)
    spacing = paragraph.find(f"{PPR}/{w('spacing')}")
    if spacing is not None:
        spacing.set(w("lineRule"), "auto")


def _loose(paragraph: Element, sheet: _Sheet) -> int:
    """Return the exact distance that the paragraph's lines need, or 0 when they have it."""
    key = style_of(paragraph)
    sizes = [
        _number(size.get(w("val")), 0) / 2
        for run in own(paragraph, R)
        for size in run.findall(f"{RPR}/{w('sz')}")
    ]
    size = max([sheet.size(key), *sizes])
    spacing = paragraph.find(f"{PPR}/{w('spacing')}")
    if spacing is not None and spacing.get(w("line")):
        rule, line = spacing.get(w("lineRule")) or "auto", _number(spacing.get(w("line")), 240)
    else:
        rule, line = sheet.spacing(key)
    if rule == "exact":
        # Type that is higher than its line by more than this loses its heads.
        return _exact("auto", 240, size) if sizes and size * 20 > line else 0
    return _exact(rule, line, size)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 30 else text[:29].rstrip() + "…"

"""The bytes of a finished .docx in, what keeps it from readers with a screen reader or weak sight out.

The checks: a title and a language, headings that begin at the top and skip no level, header rows, pictures
with words, links that say where they lead, and type that stands out from what is behind it (WCAG 2.2: 4.5 to
1, or 3 to 1 for type of 18 pt, or of 14 pt in bold).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.render import package
from briefgen.render.lists import style_names
from briefgen.render.names import PPR, RPR, TBL, TC, TR, Element, P, R, own, owner, style_of, w, words

if TYPE_CHECKING:
    from briefgen.render.package import Parts

_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_DC = "{http://purl.org/dc/elements/1.1/}"
_DOC_PR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_NO_WORDS = re.compile(r"(?:https?://|www\.)\S+|here|link|click here|more|read more|this", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Barrier:
    """One barrier: where it stands, what it is, and what takes it away."""

    place: str
    what: str
    fix: str


def barriers(docx: bytes, name: str = "the page") -> list[Barrier]:
    """Return every barrier found. Raises TemplateError when the bytes are no .docx."""
    parts = package.read_package(docx, name)
    main = package.main_part(parts)
    body = package.parse(parts[main], main)
    styles_name = package.related(parts, main, "styles")
    styles = _Styles(package.parse(parts[styles_name], styles_name) if styles_name in parts else body)
    found = [*_properties(parts, styles), *_headings(body, styles), *_tables(body), *_pictures(body)]
    return [*found, *_links(body), *_empty(body), *_contrast(body, styles)]


class _Styles:
    """The styles of a document, and what each brings."""

    def __init__(self, root: Element) -> None:
        self.root = root
        self.names = style_names(root)
        self.by_id = {style.get(w("styleId")) or "": style for style in root.iterchildren(w("style"))}

    def first(self, key: str, path: str) -> Element | None:
        """Return the element at ``path`` in the style or the nearest that it is based on, or the defaults."""
        seen: set[str] = set()
        while key in self.by_id and key not in seen:
            seen.add(key)
            found = self.by_id[key].find(path)
            if found is not None:
                return found
            based = self.by_id[key].find(w("basedOn"))
            key = "" if based is None else based.get(w("val")) or ""
        return self.root.find(f"{w('docDefaults')}//{path}") if path.startswith((RPR, PPR)) else None

    def level(self, key: str) -> int | None:
        """Return the level of a heading style (1 to 9), 0 for the title, None for other styles."""
        name = self.names.get(key, "").lower()
        if name == "title":
            return 0
        match = re.fullmatch(r"heading (\d)", name)
        return int(match[1]) if match else None


def _properties(parts: Parts, styles: _Styles) -> Iterator[Barrier]:
    core = package.related(parts, "", _CORE)
    title = package.parse(parts[core], core).findtext(f"{_DC}title") if core in parts else ""
    if not (title or "").strip():
        yield Barrier("Properties", "the document has no title", "set it under File > Info")
    lang = styles.root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{RPR}/{w('lang')}")
    if lang is None or not lang.get(w("val")):
        yield Barrier("Properties", "the document has no language", "set it under Review > Language")


def _headings(body: Element, styles: _Styles) -> Iterator[Barrier]:
    last, seen = 0, False
    for paragraph in body.iter(P):
        level = styles.level(style_of(paragraph))
        if level is None or not words(paragraph).strip():
            continue
        seen = True
        if level > last + 1:
            place = f"Heading “{words(paragraph)[:40]}”"
            yield Barrier(place, f"level {level} follows level {last}", f"use Heading {last + 1}")
        last = level
    if not seen:
        yield Barrier("Page", "there are no headings to move by", "use the styles Title and Heading 1")


def _tables(body: Element) -> Iterator[Barrier]:
    for table in body.iter(TBL):
        rows = [*table.iterchildren(TR)]
        # A table of one row is a box or two columns of text: it has no header to name.
        if len(rows) > 1 and rows[0].find(f"{w('trPr')}/{w('tblHeader')}") is None:
            place = f"Table “{words(next(rows[0].iter(P)))[:40]}”"
            yield Barrier(place, "its first row is not marked as a header", "Layout > Repeat Header Rows")


def _pictures(body: Element) -> Iterator[Barrier]:
    for picture in body.iter(_DOC_PR):
        if not (picture.get("descr") or picture.get("title")) and picture.get("decorative") != "1":
            place = f"Picture “{picture.get('name') or ''}”"
            yield Barrier(
                place, "it has no words for those who do not see it", "right-click it > Edit Alt Text"
            )


def _links(body: Element) -> Iterator[Barrier]:
    for link in body.iter(w("hyperlink")):
        text = str(link.xpath("string()")).strip()
        # A mark ("1") stands for its source, and is read with the entry that it leads to.
        if not link.get(w("anchor")) and (not text or _NO_WORDS.fullmatch(text)):
            yield Barrier(
                f"Link “{text}”", "its words do not say where it leads", "print the title as the link"
            )


def _empty(body: Element) -> Iterator[Barrier]:
    for paragraph in body.iter(P):
        cell = owner(paragraph, TC)
        alone = cell is not None and len([*cell.iterchildren(P)]) == 1
        after_table = (previous := paragraph.getprevious()) is not None and previous.tag == TBL
        holds = any(True for _ in own(paragraph, w("drawing"), w("pict"), w("sectPr"), w("object")))
        if not (words(paragraph).strip() or alone or after_table or holds):
            yield Barrier("Page", "an empty paragraph makes the space", "use Space Before and After instead")


def _contrast(body: Element, styles: _Styles) -> Iterator[Barrier]:
    told: set[tuple[str, str, str]] = set()
    for run in body.iter(R):
        paragraph = owner(run, P)
        text = str(run.xpath("string()")).strip()
        if paragraph is None or not text:
            continue
        ink, ground = _ink(run, paragraph, styles), _ground(run, paragraph, styles)
        wanted = 3.0 if _large(run, paragraph, styles) else 4.5
        key = (ink, ground, style_of(paragraph))
        if contrast(ink, ground) < wanted and key not in told:
            told.add(key)
            ratio = f"{contrast(ink, ground):.1f} to 1, {wanted:g} are needed"
            yield Barrier(
                f"Text “{text[:30]}”",
                f"it hardly stands out ({ratio})",
                "make it darker, or its ground lighter",
            )


def _found(run: Element, paragraph: Element, styles: _Styles, name: str) -> Element | None:
    """Return a property of the run's letters: its own, its style's, its paragraph's style's."""
    path = f"{RPR}/{w(name)}"
    direct = run.find(path)
    if direct is not None:
        return direct
    style = run.find(f"{RPR}/{w('rStyle')}")
    own_style = styles.by_id.get(style.get(w("val")) or "") if style is not None else None
    from_style = own_style.find(path) if own_style is not None else None
    return from_style if from_style is not None else styles.first(style_of(paragraph), path)


def _ink(run: Element, paragraph: Element, styles: _Styles) -> str:
    colour = _found(run, paragraph, styles, "color")
    return _hex(None if colour is None else colour.get(w("val")), "000000")


def _ground(run: Element, paragraph: Element, styles: _Styles) -> str:
    shades = [
        run.find(f"{RPR}/{w('shd')}"),
        paragraph.find(f"{PPR}/{w('shd')}"),
        styles.first(style_of(paragraph), f"{PPR}/{w('shd')}"),
    ]
    cell = owner(paragraph, TC)
    shades.append(cell.find(f"{w('tcPr')}/{w('shd')}") if cell is not None else None)
    fills = [shade.get(w("fill")) for shade in shades if shade is not None]
    return _hex(next((fill for fill in fills if fill and fill != "auto"), None), "FFFFFF")


def _hex(text: str | None, default: str) -> str:
    return text.upper() if text and re.fullmatch(r"[0-9A-Fa-f]{6}", text) else default


def _large(run: Element, paragraph: Element, styles: _Styles) -> bool:
    size = _found(run, paragraph, styles, "sz")
    points = float(size.get(w("val")) or 20) / 2 if size is not None else 10.0
    bold = _found(run, paragraph, styles, "b")
    is_bold = bold is not None and bold.get(w("val")) not in {"0", "false"}
    return points >= 18 or (points >= 14 and is_bold)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (RRGGBB) as WCAG 2.2 defines it: 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

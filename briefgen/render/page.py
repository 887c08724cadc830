"""The parts of a filled template in, the same parts with paper, language and properties set out."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from html import escape
from itertools import zip_longest
from typing import TYPE_CHECKING, Literal

from lxml import etree

from briefgen.render import package
from briefgen.render.names import RPR, Element, w
from briefgen.render.rich import Day, clean

if TYPE_CHECKING:
    from briefgen.model import Brief, Line
    from briefgen.render.package import Parts

Paper = Literal["a4", "letter"]
# Width and height in twips (1/20 pt): 210 x 297 mm, 8.5 x 11 in.
PAPERS: dict[Paper, tuple[int, int]] = {"a4": (11906, 16838), "letter": (12240, 15840)}

_CORE = "docProps/core.xml"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE_REL = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
# Word wants a country with the language; a plain "en" is read as British, the tool's own spelling.
_REGIONS = {"en": "en-GB"}


def set_paper(root: Element, paper: Paper) -> None:
    """Give every section of the document the size of ``paper``, each in its own orientation."""
    width, height = PAPERS[paper]
    for section in root.iter(w("sectPr")):
        size = section.find(w("pgSz"))
        if size is None:
            size = etree.Element(w("pgSz"))
            section.insert(
                len(section.findall(w("headerReference")) + section.findall(w("footerReference"))), size
            )
        for direction in section.findall(w("textDirection")):
            if direction.get(w("val")) == "lrTb":  # as without it; LibreOffice writes it everywhere
                section.remove(direction)
        _scale_tables(root, section, size, width)
        turned = size.get(w("orient")) == "landscape"
        size.set(w("w"), str(height if turned else width))
        size.set(w("h"), str(width if turned else height))
        size.attrib.pop(w("code"), "")


def _scale_tables(root: Element, section: Element, size: Element, width: int) -> None:
    """Make tables as wide as the text was on the template's own paper as wide as it is now."""
    margins = section.find(w("pgMar"))
    if margins is None or size.get(w("orient")) == "landscape":
        return
    sides = _twips(margins, "left") + _twips(margins, "right")
    before, after = _twips(size, "w") - sides, width - sides
    for table in root.iter(w("tbl")) if before > 0 and after not in {0, before} else ():
        columns = table.findall(f"{w('tblGrid')}/{w('gridCol')}")
        if abs(sum(_twips(column, "w") for column in columns) - before) > before / 50:
            continue
        cells = [cell for cell in table.iter(w("tcW"), w("tblW")) if cell.get(w("type")) == "dxa"]
        for element in (*columns, *cells):
            element.set(w("w"), str(round(_twips(element, "w") * after / before)))


def _twips(element: Element, name: str) -> int:
    try:
        return int(element.get(w(name)) or 0)
    except ValueError:
        return 0


def language_tag(language: str) -> str:
    """Return the tag that Word understands for ``language``; British English when it is not well formed."""
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", language):
        return "en-GB"
    return _REGIONS.get(language, language)


def set_language(styles: Element, language: str) -> None:
    """Make ``language`` that of every text whose style does not name another."""
    defaults = styles.find(w("docDefaults"))
    if defaults is None:
        defaults = etree.Element(w("docDefaults"))
        styles.insert(0, defaults)
    holder = _child(_child(defaults, w("rPrDefault")), RPR)
    lang = _child(holder, w("lang"))
    lang.set(w("val"), language_tag(language))


def _child(parent: Element, tag: str) -> Element:
    child = parent.find(tag)
    return etree.SubElement(parent, tag) if child is None else child


def set_properties(parts: Parts, brief: Brief) -> None:
    """Write the title, author, subject, keywords, language and dates of the document's properties."""
    day = _moment(brief.as_of)
    custom = dict(brief.custom)
    subject = custom.get("subject") or f"Policy brief as of {Day(brief.as_of)}"
    rows = (
        ("dc:title", brief.title, ""),
        ("dc:subject", subject, ""),
        ("dc:creator", custom.get("author") or "briefgen", ""),
        ("cp:keywords", custom.get("keywords") or keywords(brief), ""),
        ("dc:language", language_tag(brief.language), ""),
        ("cp:lastModifiedBy", custom.get("author") or "briefgen", ""),
        ("cp:revision", "1", ""),
        ("dcterms:created", day, ' xsi:type="dcterms:W3CDTF"'),
        ("dcterms:modified", day, ' xsi:type="dcterms:W3CDTF"'),
    )
    body = "".join(f"<{tag}{kind}>{escape(clean(text))}</{tag}>" for tag, text, kind in rows)
    core = package.related(parts, "", _CORE_REL) or _CORE
    parts[core] = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        "<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{body}</cp:coreProperties>'
    ).encode()
    package.declare(parts, core, _CORE_TYPE)
    if not package.related(parts, "", _CORE_REL):
        package.relate(parts, "", _CORE_REL, core)


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def keywords(brief: Brief) -> str:
    """Return the names that most lines speak of, most frequent first, at most six."""
    counts: Counter[str] = Counter()
    for line in brief.lines:
        counts.update(_names(line))
    often = sorted(counts, key=lambda name: (-counts[name], name))
    return "; ".join(name for name in often[:6] if counts[name] > 1) or "policy brief"


def _names(line: Line) -> set[str]:
    """Return the countries and organisations that the line's sentence names."""
    names: list[str] = []
    text = line.ranked.point.lead.sentence.text
    tokens = line.ranked.point.lead.tokens
    start = None
    for token, following in zip_longest(tokens, tokens[1:]):
        if token.begins and token.entity in {"GPE", "ORG", "NORP", "LOC"}:
            start = token.start
        ends = following is None or following.begins or not following.entity
        if start is not None and ends:
            names.append(text[start : token.end])
            start = None
    return {name for name in names if len(name) > 1}

"""A filled part in, the same part with each loop's numbered list beginning at one again out.

Two loops whose paragraphs share a list would go on counting in Word. The first run of a loop keeps the
list as it is; every later one gets a copy of it that begins anew.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from briefgen.render import package
from briefgen.render.names import BEGIN, END, PPR, Element, P, w


@dataclass(slots=True)
class Lists:
    """The lists of a document: its numbering part, and which list and level a style brings."""

    root: Element
    styles: dict[str, tuple[str, str]]
    counted: frozenset[str]
    used: set[str] = field(default_factory=set)
    changed: bool = False

    def copy(self, number: str) -> str:
        """Return the number of a new list like ``number`` that begins at one."""
        like = self.root.find(f"{w('num')}[@{w('numId')}='{number}']")
        abstract = like.find(w("abstractNumId")) if like is not None else None
        kind = abstract.get(w("val")) if abstract is not None else "0"
        taken = [int(num.get(w("numId")) or 0) for num in self.root.iterchildren(w("num"))]
        new = str(max(taken, default=0) + 1)
        num = etree.SubElement(self.root, w("num"), {w("numId"): new})
        etree.SubElement(num, w("abstractNumId"), {w("val"): str(kind)})
        override = etree.SubElement(num, w("lvlOverride"), {w("ilvl"): "0"})
        etree.SubElement(override, w("startOverride"), {w("val"): "1"})
        self.changed = True
        return new


def read_lists(parts: package.Parts, main: str) -> Lists | None:
    """Return the lists of the document, or None when it has none."""
    name = package.related(parts, main, "numbering")
    styles_name = package.related(parts, main, "styles")
    if name not in parts or styles_name not in parts:
        return None
    root = package.parse(parts[name], name)
    styles = package.parse(parts[styles_name], styles_name)
    return Lists(root, _styles(styles), _counted(root))


def write_lists(parts: package.Parts, main: str, lists: Lists | None) -> None:
    """Put the lists back when one was copied."""
    if lists is not None and lists.changed:
        parts[package.related(parts, main, "numbering")] = package.serialise(lists.root)


def _styles(styles: Element) -> dict[str, tuple[str, str]]:
    """Return the list and level that each paragraph style brings, its own or the one it is based on."""
    own = {style.get(w("styleId")) or "": style for style in styles.iterchildren(w("style"))}
    found: dict[str, tuple[str, str]] = {}
    for key in own:
        style, seen = own.get(key), set[str]()
        while style is not None and (name := style.get(w("styleId")) or "") not in seen:
            seen.add(name)
            number = style.find(f"{w('pPr')}/{w('numPr')}")
            if number is not None:
                found[key] = (_val(number, "numId") or "0", _val(number, "ilvl") or "0")
                break
            style = own.get(_val(style, "basedOn"))
    return found


def _val(parent: Element, name: str) -> str:
    child = parent.find(w(name))
    return "" if child is None else child.get(w("val")) or ""


def _counted(root: Element) -> frozenset[str]:
    """Return the numbers of the lists whose first level counts, bullets being the others."""
    kinds = {}
    for abstract in root.iterchildren(w("abstractNum")):
        level = abstract.find(f"{w('lvl')}[@{w('ilvl')}='0']")
        kinds[abstract.get(w("abstractNumId"))] = "bullet" if level is None else _val(level, "numFmt")
    nums = {num.get(w("numId")) or "": _val(num, "abstractNumId") for num in root.iterchildren(w("num"))}
    return frozenset(
        number for number, kind in nums.items() if kinds.get(kind, "bullet") not in {"bullet", "none"}
    )


def restart(root: Element, lists: Lists | None) -> None:
    """Give every loop's run a list of its own, and take the loops' marks out."""
    runs: list[dict[str, str]] = []
    for element in list(root.iter(P, BEGIN, END)):
        if element.tag == P:
            if runs and lists is not None:
                _renumber(element, lists, runs[-1])
            continue
        if element.tag == BEGIN:
            runs.append({})
        elif runs:
            runs.pop()
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)


def _renumber(paragraph: Element, lists: Lists, run: dict[str, str]) -> None:
    properties = paragraph.find(PPR)
    if properties is None:
        return
    own = properties.find(w("numPr"))
    number, level = _list_of(properties, lists)
    if number not in lists.counted:
        return
    if number not in run:
        run[number] = lists.copy(number) if number in lists.used else number
        lists.used.add(number)
    if run[number] != number:
        _set_number(properties, own, run[number], level)


def _list_of(properties: Element, lists: Lists) -> tuple[str, str]:
    """Return the list and level of a paragraph: its own, or those of its style."""
    own = properties.find(w("numPr"))
    if own is not None:
        return _val(own, "numId"), _val(own, "ilvl") or "0"
    return lists.styles.get(_val(properties, "pStyle"), ("", "0"))


def source_numbers(root: Element, lists: Lists | None) -> dict[int, int]:
    """Return for each source whose entry stands in a numbered list the number that the list gives it.

    Lists of one kind go on counting from each other in Word, unless one begins anew.
    """
    counted = _counted(lists.root) if lists is not None else frozenset()
    counts: dict[str, int] = {}
    begun: set[str] = set()
    shown: dict[int, int] = {}
    for paragraph in root.iter(P):
        properties = paragraph.find(PPR)
        number, level = _list_of(properties, lists) if lists and properties is not None else ("", "")
        if lists is None or number not in counted or level != "0":
            continue
        kind, first = _kind(lists.root, number)
        if number not in begun and first is not None:
            counts[kind] = first - 1
        begun.add(number)
        counts[kind] = counts.get(kind, 0) + 1
        for mark in paragraph.findall(w("bookmarkStart")):
            if match := re.fullmatch(r"source_(\d+)", mark.get(w("name")) or ""):
                shown[int(match[1])] = counts[kind]
    return shown


def _kind(numbering: Element, number: str) -> tuple[str, int | None]:
    """Return the kind of a list and the number it begins anew with, if it does."""
    num = numbering.find(f"{w('num')}[@{w('numId')}='{number}']")
    if num is None:
        return "", None
    start = num.find(f"{w('lvlOverride')}[@{w('ilvl')}='0']/{w('startOverride')}")
    value = None if start is None else start.get(w("val")) or ""
    return _val(num, "abstractNumId"), int(value) if value and value.isdecimal() else None


def _set_number(properties: Element, own: Element | None, number: str, level: str) -> None:
    if own is None:
        own = etree.Element(w("numPr"))
        before = {
            w(name)
            for name in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
        }
        properties.insert(sum(1 for child in properties if child.tag in before), own)
    for child in list(own):
        own.remove(child)
    etree.SubElement(own, w("ilvl"), {w("val"): level})
    etree.SubElement(own, w("numId"), {w("val"): number})


def style_names(styles: Element) -> dict[str, str]:
    """Return the name that Word shows for each style's id."""
    named = {style.get(w("styleId")) or "": _val(style, "name") for style in styles.iterchildren(w("style"))}
    return {key: name[:1].upper() + name[1:] for key, name in named.items()}

"""Elements of an older document in, the same elements as the newer one can hold them out."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from briefgen.render import package
from briefgen.render.names import R_ID, Element, drop, w

if TYPE_CHECKING:
    from briefgen.render.package import Parts

_STYLES = (w("pStyle"), w("rStyle"), w("tblStyle"))
_ANCHOR = w("anchor")


class Borrower:
    """Knows the styles, lists, bookmarks and links of the newer document."""

    def __init__(self, old: Parts, old_part: str, new: Parts, new_part: str) -> None:
        """Borrow from a part of the old package for a part of the new one."""
        self._old, self._old_part = old, old_part
        self._new, self._new_part = new, new_part
        self._styles = _values(new, "styles", "style", "styleId")
        self._lists = _values(new, "numbering", "num", "numId")
        root = package.parse(new[new_part], new_part)
        self._bookmarks = {mark.get(w("name")) for mark in root.iter(w("bookmarkStart"))}

    def copy(self, block: Element) -> Element:
        """Return a copy of a paragraph or table, without what the newer document lacks."""
        copied = deepcopy(block)
        self._fit(copied)
        return copied

    def properties(self, properties: Element) -> Element:
        """Return a copy of the properties of a run."""
        return self.copy(properties)

    def link(self, link: Element) -> dict[str, str]:
        """Return the attributes of a link as it leads to the same place from here; none when it can not."""
        attributes = {str(name): str(value) for name, value in link.attrib.items()}
        rel_id = attributes.pop(R_ID, "")
        target = self._target(rel_id) if rel_id else ""
        if target:
            found = package.relate(self._new, self._new_part, "hyperlink", target, external=True)
            return attributes | {R_ID: found}
        return attributes if attributes.get(_ANCHOR) in self._bookmarks else {}

    def _target(self, rel_id: str) -> str:
        name = package.rels_name(self._old_part)
        if name not in self._old:
            return ""
        rels = package.parse(self._old[name], name)
        return next((str(rel.get("Target")) for rel in rels if rel.get("Id") == rel_id), "")

    def _fit(self, copied: Element) -> None:
        for style in [*copied.iter(*_STYLES)]:
            if style.get(w("val")) not in self._styles:
                drop(style)
        for number in [*copied.iter(w("numPr"))]:
            chosen = number.find(w("numId"))
            if chosen is None or chosen.get(w("val")) not in self._lists:
                drop(number)
        for section in [*copied.iter(w("sectPr"))]:
            drop(section)


def _values(parts: Parts, kind: str, tag: str, key: str) -> set[str | None]:
    """Return the names that a part of the document (styles, numbering) gives."""
    name = package.related(parts, package.main_part(parts), kind)
    if name not in parts:
        return set()
    return {element.get(w(key)) for element in package.parse(parts[name], name).iter(w(tag))}

"""A finished .docx in, the same with wider gaps between its paragraphs out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.render import package
from briefgen.render.names import PPR, w

if TYPE_CHECKING:
    from briefgen.render.names import Element

TWIPS = 20  # to a point: in whole ones Word counts gaps


class Gaps:
    """The spaces below paragraphs that the styles of a document give.

    A style without one wants its paragraphs close together, and keeps them so.
    """

    def __init__(self, docx: bytes) -> None:
        """Look for the styles with a space below, told in twips."""
        self._parts = package.read_package(docx, "the page")
        self._name = package.related(self._parts, package.main_part(self._parts), "styles")
        held = self._parts.get(self._name)
        self._root = package.parse(held, self._name) if held else None
        styles = () if self._root is None else self._root.iterchildren(w("style"))
        found = ((_name(style), style.find(f"{PPR}/{w('spacing')}")) for style in styles)
        self._spaces = {name: space for name, space in found if space is not None}
        self._after = {name: _twips(space, "after") for name, space in self._spaces.items()}

    def grows(self, above: str, below: str) -> bool:
        """Whether the gap between two paragraphs of these styles, by name, becomes wider with the others.

        Of the space below the one and that above the other Word takes the larger.
        """
        after, space = self._after.get(above, 0), self._spaces.get(below)
        return after > 0 and (space is None or after >= _twips(space, "before"))

    def widened(self, points: float) -> bytes:
        """Return the document with so many points more in each gap; fractions of a twip are lost."""
        for name, after in self._after.items():
            if after:
                self._spaces[name].set(w("after"), str(after + int(points * TWIPS)))
        if self._root is None:
            return package.write_package(self._parts)
        return package.write_package({**self._parts, self._name: package.serialise(self._root)})


def _name(style: Element) -> str:
    label = style.find(w("name"))
    return "" if label is None else label.get(w("val")) or ""


def _twips(space: Element, side: str) -> int:
    told = space.get(w(side)) or ""
    return int(told) if told.isdigit() else 0

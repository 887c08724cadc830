"""Runs, paragraphs and rows in; the same out, marked as inserted or deleted by somebody at some time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from lxml import etree

from briefgen.render.names import PPR, RPR, SPACE, TR, Element, T, w

if TYPE_CHECKING:
    from datetime import datetime

Kind = Literal["ins", "del"]
DEL_TEXT = w("delText")
_ROW_PROPERTIES, _ROW_EXCEPTIONS = w("trPr"), w("tblPrEx")
_AFTER_MARK = (w("sectPr"), w("pPrChange"))


class Pen:
    """Marks changes in one hand: an author and a time, each mark with a number of its own."""

    def __init__(self, author: str, when: datetime, last: int) -> None:
        """Write as ``author``; numbers begin behind ``last``."""
        self._author = author
        self._when = when.strftime("%Y-%m-%dT%H:%M:%SZ")
        self._last = last

    def mark(self, kind: Kind) -> Element:
        """Return an empty mark."""
        self._last += 1
        attributes = {w("id"): str(self._last), w("author"): self._author, w("date"): self._when}
        return etree.Element(w(kind), attributes)

    def around(self, kind: Kind, run: Element) -> Element:
        """Return the run in a mark; the text of a deleted one is called so."""
        if kind == "del":
            for text in run.iter(T):
                text.tag = DEL_TEXT
                text.set(SPACE, "preserve")
        mark = self.mark(kind)
        mark.append(run)
        return mark

    def end_of(self, kind: Kind, paragraph: Element) -> None:
        """Mark the end of a paragraph: with it goes the paragraph itself."""
        set_end(paragraph, self.mark(kind))

    def row(self, kind: Kind, row: Element) -> None:
        """Mark a row of a table."""
        properties = row.find(_ROW_PROPERTIES)
        if properties is None:
            properties = etree.Element(_ROW_PROPERTIES)
            row.insert(1 if len(row) and row[0].tag == _ROW_EXCEPTIONS else 0, properties)
        properties.append(self.mark(kind))


def set_end(paragraph: Element, mark: Element) -> None:
    """Put a mark on the end of a paragraph."""
    properties = _first(paragraph, PPR)
    of_end = properties.find(RPR)
    if of_end is None:
        of_end = etree.Element(RPR)
        later = next((child for child in properties if child.tag in _AFTER_MARK), None)
        if later is None:
            properties.append(of_end)
        else:
            later.addprevious(of_end)
    of_end.insert(0, mark)


def _first(parent: Element, tag: str) -> Element:
    """Return the child of this name, which stands first, made when it is not there."""
    child = parent.find(tag)
    if child is None:
        child = etree.Element(tag)
        parent.insert(0, child)
    return child


def rows_of(table: Element) -> list[Element]:
    """Return the rows of a table."""
    return table.findall(TR)

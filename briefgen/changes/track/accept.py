"""A part's root in, the same root with the tracked changes that it holds already accepted out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.render.names import PPR, RPR, TR, P, drop, w

if TYPE_CHECKING:
    from briefgen.render.names import Element

_NEW, _OLD = (w("ins"), w("moveTo")), (w("del"), w("moveFrom"))
_FORMER = [w(f"{name}Change") for name in ("rPr", "pPr", "sectPr", "tblPr", "trPr", "tcPr")]
_RANGES = [w(f"move{way}Range{end}") for way in ("From", "To") for end in ("Start", "End")]


def accept(root: Element) -> None:
    """Take what was inserted as written, and what was deleted as gone."""
    for row in [*root.iter(TR)]:
        properties = row.find(w("trPr"))
        if properties is not None and properties.find(w("del")) is not None:
            drop(row)
    for paragraph in [*root.iter(P)]:
        if _ends_deleted(paragraph):
            _join_next(paragraph)
    for element in [*root.iter(*_OLD, *_FORMER, *_RANGES)]:
        drop(element)
    for element in [*root.iter(*_NEW)]:
        _unwrap(element)


def _ends_deleted(paragraph: Element) -> bool:
    mark = paragraph.find(f"{PPR}/{RPR}")
    return mark is not None and any(mark.find(tag) is not None for tag in _OLD)


def _join_next(paragraph: Element) -> None:
    """Put what is left of a paragraph whose end is deleted before the next one's text."""
    following = paragraph.getnext()
    if following is None or following.tag != P:
        return
    at = 1 if len(following) and following[0].tag == PPR else 0
    for child in reversed([child for child in paragraph if child.tag != PPR]):
        following.insert(at, child)
    drop(paragraph)


def _unwrap(element: Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    parent[at : at + 1] = [*element]

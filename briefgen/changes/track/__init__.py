"""The bytes of two .docx in, the bytes of the newer one with tracked changes against the older out.

``blocks`` finds which paragraphs, rows and tables are the same, ``atoms`` compares their words, ``marks``
wraps what is new and what is gone as Word does,
``borrow`` fits what comes from the older file into the new one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.changes.track.accept import accept
from briefgen.changes.track.blocks import track_container
from briefgen.changes.track.borrow import Borrower
from briefgen.changes.track.marks import Pen
from briefgen.render import package
from briefgen.render.names import BODY, w

if TYPE_CHECKING:
    from datetime import datetime

    from briefgen.render.names import Element

_TEXT_BOX = w("txbxContent")


def track(old_docx: bytes, new_docx: bytes, *, author: str, when: datetime) -> bytes:
    """Return the new document with its changes marked; ``briefgen.changes.tracked`` documents it."""
    old = package.read_package(old_docx, "the earlier page")
    new = package.read_package(new_docx, "the later page")
    pen = Pen(author, when, _highest_id(new))
    for part, before in _pairs(old, new):
        here, there = package.parse(new[part], part), package.parse(old[before], before)
        accept(here)
        accept(there)
        _track_story(there, here, pen, Borrower(old, before, new, part))
        new[part] = package.serialise(here)
    return package.write_package(new)


def _pairs(old: package.Parts, new: package.Parts) -> list[tuple[str, str]]:
    """Return the parts with text of the new document, each with its counterpart in the old one."""
    main, *others = package.story_parts(new)
    known = set(package.story_parts(old))
    return [(main, package.main_part(old)), *((part, part) for part in others if part in known)]


def _track_story(old: Element, new: Element, pen: Pen, borrower: Borrower) -> None:
    """Mark the changes of a part: its text boxes, each against the one in the same place, then the rest."""
    boxes = [[*root.iter(_TEXT_BOX)] for root in (old, new)]
    if len(boxes[0]) == len(boxes[1]):
        for before, after in zip(*boxes, strict=True):
            track_container(before, after, pen, borrower)
    track_container(_text_of(old), _text_of(new), pen, borrower)


def _text_of(root: Element) -> Element:
    body = root.find(BODY)
    return root if body is None else body


def _highest_id(parts: package.Parts) -> int:
    """Return the highest number that names a mark in the document: ours go on from there."""
    roots = (package.parse(parts[part], part) for part in package.story_parts(parts))
    ids = (element.get(w("id"), "") for root in roots for element in root.iter())
    return max((int(value) for value in ids if value.isdigit()), default=0)

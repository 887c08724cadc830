"""What every reader returns: a ``Draft``, the parts of a document in reading order and its metadata."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefgen.model.item import Metadata

if TYPE_CHECKING:
    from briefgen.model import BlockKind, Dropped


@dataclass(frozen=True, slots=True)
class Part:
    """A run of text that is one thing.

    ``start`` is its offset in ``Draft.text`` when the draft has one. The first ``skip`` characters are
    no content (a dateline).
    """

    text: str
    kind: BlockKind = "paragraph"
    place: str = ""
    start: int = -1
    skip: int = 0


@dataclass(frozen=True, slots=True)
class Draft:
    """A document as its reader saw it.

    ``text`` is the decoded file when spans are to point into the file itself (plain text, Markdown),
    else None, and the text is made of the parts. ``name`` tells the articles of one file apart ("row 3").
    ``sent`` is what holds where the text itself says nothing else, such as who sent a mail, and when.
    """

    parts: tuple[Part, ...]
    text: str | None = None
    metadata: Metadata = field(default_factory=Metadata)
    dropped: tuple[Dropped, ...] = ()
    notes: tuple[str, ...] = ()
    name: str = ""
    sent: Metadata = field(default_factory=Metadata)

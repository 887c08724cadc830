"""Two editions of a brief in, what differs between them out, whether it matters, and how a page shows it.

    edition_of   an evidence document         -> what that edition said
    compare      two editions                 -> lines and sources added, gone, changed
    material     the changes                  -> the reasons to publish, in words; none for no matter
    marked       a brief, the edition before  -> the brief with what is new, revised or corrected marked
    carried      the edition before, points   -> lines for the points that tell what it told otherwise
    due          the edition before, points   -> the plans whose day has passed since, and what became of them
    tracked      two .docx                    -> the new one with Word's tracked changes against the old one

Nothing here reads or writes a file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.changes.carried import carried
from briefgen.changes.compare import compare
from briefgen.changes.due import due
from briefgen.changes.edition import edition_of
from briefgen.changes.mark import marked
from briefgen.changes.material import CHANGED, come_due, in_words, material, overtaken, unheard, unsaid
from briefgen.changes.values import Change, Changes, LineChange

if TYPE_CHECKING:
    from datetime import datetime

__all__ = [
    "CHANGED",
    "Change",
    "Changes",
    "LineChange",
    "carried",
    "come_due",
    "compare",
    "due",
    "edition_of",
    "in_words",
    "marked",
    "material",
    "overtaken",
    "tracked",
    "unheard",
    "unsaid",
]


def tracked(old_docx: bytes, new_docx: bytes, *, author: str, when: datetime) -> bytes:
    """Return the new page with real tracked changes against the old one, by ``author`` at ``when`` (UTC).

    Accepting all changes gives the text of the new page, rejecting all that of the old one; changes that
    either page holds already count as accepted. Raises TemplateError when one of them is no Word document.
    """
    from briefgen.changes.track import track  # lxml is slow to import

    return track(old_docx, new_docx, author=author, when=when)

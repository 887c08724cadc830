"""What people decided in; the brief as they decided it, and what they changed in its Word page, out.

The pipeline calls, in this order: ``named`` (sentences that must be understood), ``preferred`` (points led by
the wording of preferred sources), ``favoured`` and ``banned`` (ranked points), ``decided`` (the brief),
``without_room`` (what was not printed of it).
"""

from briefgen.decisions.brief import decided, without_room
from briefgen.decisions.edition import edited_document
from briefgen.decisions.edits import Edit, as_decisions
from briefgen.decisions.file import read_decisions
from briefgen.decisions.page import saved_by
from briefgen.decisions.points import banned, favoured, named, preferred
from briefgen.decisions.reading import read_back
from briefgen.decisions.write import add, in_order, in_words, told, undo

__all__ = [
    "Edit",
    "add",
    "as_decisions",
    "banned",
    "decided",
    "edited_document",
    "favoured",
    "in_order",
    "in_words",
    "named",
    "preferred",
    "read_back",
    "read_decisions",
    "saved_by",
    "told",
    "undo",
    "without_room",
]

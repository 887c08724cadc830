"""The evidence of an edition and people's edits of its page in; the evidence of the edited page out."""

from __future__ import annotations

import copy
import hashlib
from typing import TYPE_CHECKING, Any

from briefgen.decisions.words import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefgen.decisions.edits import Edit

TAKEN_OUT = "taken out of the page in Word"


def edited_document(
    document: Mapping[str, Any], edits: Iterable[Edit], docx: bytes | None = None
) -> dict[str, Any]:
    """Return the evidence document as it is true of the edited page, whose bytes are ``docx`` if given.

    A reworded line keeps its evidence and is marked ``edited``, with what it said before in ``original``; one
    that is gone becomes a cut. What was added has no evidence and stands under ``added``, as section and
    text. The document given is left as it is.
    """
    made: dict[str, Any] = copy.deepcopy(dict(document))
    for edit in edits:
        _DOING.get(edit.kind, _nothing)(made, edit)
    made["counts"] = made.get("counts", {}) | {"printed": len(made["lines"]), "cut": len(made["cut"])}
    if docx is not None:
        made["docx_sha256"] = hashlib.sha256(docx).hexdigest()
    return made


def _nothing(made: dict[str, Any], edit: Edit) -> None:
    """Leave the document as it is."""


def _place(made: dict[str, Any], edit: Edit) -> int | None:
    """Return the place of the edit's line in the document."""
    line = edit.line
    if line is None:
        return None
    places = [at for at, one in enumerate(made["lines"]) if key(one["text"]) == key(line.text)]
    same = [at for at in places if made["lines"][at]["section"] == line.section]
    return next(iter(same or places), None)


def _reword(made: dict[str, Any], edit: Edit) -> None:
    at = _place(made, edit)
    if at is not None:
        line = made["lines"][at]
        pieces = [{"text": edit.text, "ours": True, "start": None}]
        original = line.get("original") or line["text"]
        made["lines"][at] = line | {"text": edit.text, "original": original, "edited": True, "pieces": pieces}


def _take_out(made: dict[str, Any], edit: Edit) -> None:
    at = _place(made, edit)
    if at is not None:
        line = made["lines"].pop(at)
        kept = ("section", "text", "point", "rank", "score", "reasons", "origins", "evidence", "disputed")
        made["cut"] = [
            {"reason": TAKEN_OUT} | {name: line[name] for name in kept if name in line},
            *made["cut"],
        ]


def _move(made: dict[str, Any], edit: Edit) -> None:
    at = _place(made, edit)
    if at is not None and edit.section:
        made["lines"][at] = made["lines"][at] | {"section": edit.section}


def _add(made: dict[str, Any], edit: Edit) -> None:
    made["added"] = [*made.get("added", []), {"section": edit.section, "text": edit.text}]


def _other(made: dict[str, Any], edit: Edit) -> None:
    if edit.before and edit.text and key(edit.before) == key(made.get("title", "")):
        made["title"] = edit.text


_DOING = {"reworded": _reword, "gone": _take_out, "moved": _move, "added": _add, "other": _other}

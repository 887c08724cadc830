"""The files that people changed since the last edition in; their changes, kept and decided, out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen import clock
from briefgen.errors import BriefgenError
from briefgen.publish import publish

if TYPE_CHECKING:
    from briefgen.config import BriefSettings
    from briefgen.decisions import Edit
    from briefgen.editions import Editions, Stored

EDITED = "it was edited by hand"
FOREIGN = "it was there before the first edition"
_WHY_NOT = {
    "added": "a line of the page needs a sentence of a source",
    "moved": "lines stand by their rank, an outlook by its date",
    "other": "the settings and the template say what stands there",
}


def read_edits(settings: BriefSettings, store: Editions, places: Iterable[Path], as_of: date) -> list[str]:
    """Keep every file that people changed, write what they decided by it into the decisions file, tell it.

    Returns what the user should know, a line each. ``places`` are the paths to which the next edition goes.
    Nothing of theirs is written over; the evidence beside the page is made to speak of the page as it is now.
    """
    theirs = store.changed(settings.name, places)
    if not theirs:
        return []
    last = store.latest(settings.name)
    page = theirs.get(Path(last.path)) if last else None
    evidence, decided = _read(settings, last, page, store) if last and page is not None else (b"", [])
    kept = store.keep_edited(
        settings.name,
        {**theirs, **_beside(last, evidence, theirs)},
        as_of=last.as_of if last else as_of,
        parent=last.number if last else None,
        evidence=evidence,
        why=(EDITED if last else FOREIGN,),
    )
    names = ", ".join(path.name for path in theirs)
    return [f"{names} was changed by hand: it is kept as edition {kept.number}", *decided]


def _beside(last: Stored | None, evidence: bytes, theirs: Mapping[Path, bytes]) -> dict[Path, bytes]:
    """Write the evidence of an edited page beside it, unless people changed that too; return it."""
    path = Path(last.path).with_suffix(".evidence.json") if last else None
    if path is None or not evidence or path in theirs:
        return {}
    publish({path: evidence})
    return {path: evidence}


def _read(settings: BriefSettings, last: Stored, page: bytes, store: Editions) -> tuple[bytes, list[str]]:
    """Turn what people changed in the page into decisions; a file that can not be read decides nothing."""
    if not last.evidence:
        return b"", [f"{Path(last.path).name} was changed before and could not be read back: neither is this"]
    from briefgen.changes import edition_of
    from briefgen.decisions import add, as_decisions, edited_document, read_back, read_decisions, saved_by
    from briefgen.evidence import decided

    edition = edition_of(last.evidence, last.number)
    try:
        published = store.content(last.docx_sha256) if last.docx_sha256 else None
        edits = read_back(page, edition, published, name=Path(last.path).name)
    except BriefgenError as error:
        return b"", [f"{error.message}: what was changed in it could not be read back"]
    made = as_decisions(edits, edition, by=saved_by(page), on=clock.today())
    add(settings.decisions_path, *made.pins, *made.bans, *made.rewords)
    document = edited_document(last.evidence, edits, page)
    # What was decided elsewhere since does not show on this page yet: the next one must be published for it.
    shown = {*last.evidence.get("decisions", ()), *decided(made)}
    now = decided(read_decisions(settings.decisions_path))
    document["decisions"] = [one for one in now if one in shown]
    evidence = (json.dumps(document, indent=2, ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace")
    return evidence, [_told(edit, settings) for edit in edits]


def _told(edit: Edit, settings: BriefSettings) -> str:
    """Say what became of a change."""
    if edit.decides:
        return f"{edit} (kept for the next editions in {settings.decisions_path.name})"
    return f"{edit} (not carried over: {_WHY_NOT.get(edit.kind, '')})"

"""A brief and its documents in, one hash of everything that its page depends on out; nothing is parsed.

Left out is what does not change what the page says: the order in which links answered, the day on which
something was fetched, the clock. What the calendar changes is the business of ``holds_until``.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.editions import rules
from briefgen.embed import installed
from briefgen.render.shipped import files_of

if TYPE_CHECKING:
    from briefgen.config import BriefSettings
    from briefgen.fetch import Fetched
    from briefgen.model import Item
    from briefgen.pipeline import Run

_ABSENT = "absent"


def fingerprint(settings: BriefSettings, fetched: Fetched) -> str:
    """Return the hash of the settings, the decisions, the template and every document, as hex digits."""
    told = {
        "rules": rules(),
        "brief": [settings.name, settings.title, settings.paper, settings.focus, settings.custom],
        "handling": [settings.handling, settings.handling_marks],
        "embed": settings.embed and installed(),
        "outputs": [str(settings.output), *map(str, settings.also)],
        "template": [[path.name, _sha256(path)] for path in files_of(settings.template)],
        "decisions": _sha256(settings.decisions_path),
        "documents": [_document(item) for item in (*settings.items, *fetched.items)],
        "problems": sorted(one.name for one in (*settings.unmatched, *fetched.problems)),
    }
    return hashlib.sha256(json.dumps(told, sort_keys=True, default=str).encode()).hexdigest()


def _document(item: Item) -> list[Any]:
    said = {key: value for key, value in asdict(item.metadata).items() if key != "accessed"}
    return [item.shown, _sha256(item.path), said]


def _sha256(path: Path) -> str:
    """Return the hash of a file; one that is not there or can not be read has none."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return _ABSENT


def holds_until(run: Run) -> date | None:
    """Return the first day on which the page may be another though nothing has changed; None for never.

    That is the day after the first plan comes due, or the day on which a document that is dated ahead of
    the page comes out; the next day, where a document could not be used or its date was not believed.
    """
    due = (_due(statement.outlook.last) for statement in run.statements if statement.outlook)
    dates = (statement_date.last for one in run.statements for statement_date in one.dates)
    ahead = (item.metadata.published for item in run.items)
    if run.corpus and (run.corpus.problems or any(one.notes for one in run.corpus.sources)):
        return run.as_of + timedelta(days=1)  # what is dated ahead may be read tomorrow
    return min((day for day in (*due, *map(_due, dates), *ahead) if day and day > run.as_of), default=None)


def _due(last: date | None) -> date | None:
    return last + timedelta(days=1) if last and last < date.max else None

"""Editions of one brief, built from texts through the whole pipeline, for tests."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen import pipeline
from briefgen.changes import Changes, compare, edition_of, material
from briefgen.config import adhoc
from briefgen.evidence import evidence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefgen.model import Brief, Edition

FIRST = date(2026, 11, 20)
SECOND = FIRST + timedelta(days=1)


@dataclass(frozen=True)
class Made:
    """An edition, the brief that was printed, its evidence as JSON and its bytes."""

    edition: Edition
    brief: Brief
    document: dict[str, Any]
    docx: bytes

    @property
    def texts(self) -> list[str]:
        return [line.text for line in self.brief.lines]

    def line(self, words: str) -> Any:  # noqa: ANN401 - a Line
        """Return the one printed line that holds the words."""
        found = [line for line in self.brief.lines if words in line.text]
        assert len(found) == 1, f"{words!r} stands in {len(found)} lines of:\n" + "\n".join(self.texts)
        return found[0]


def make(
    folder: Path,
    texts: Mapping[str, str],
    as_of: date = FIRST,
    before: Edition | None = None,
    **settings: Any,  # noqa: ANN401 - the fields of BriefSettings
) -> Made:
    """Build an edition of these files (name to text); ``before`` is the one that it follows."""
    place = folder / f"edition-{before.number + 1 if before else 1}"
    place.mkdir()
    for name, text in texts.items():
        (place / name).write_text(text, encoding="utf-8")
    brief = replace(adhoc([place]), title="Coast road", name="coast-road", **settings)
    number = before.number + 1 if before else 1
    run = pipeline.run(brief, as_of, edition=number, before=before)
    assert run.fitted
    document = json.loads(evidence(run))
    return Made(edition_of(document, number), run.fitted.brief, document, run.fitted.docx)


def pair(
    folder: Path, old: Mapping[str, str], new: Mapping[str, str], later: date = SECOND
) -> tuple[Made, Made, Changes, tuple[str, ...]]:
    """Build an edition and the one that follows it; return both, what differs, and why it matters."""
    before = make(folder, old)
    after = make(folder, new, later, before.edition)
    changes = compare(before.edition, after.edition)
    return before, after, changes, material(changes)

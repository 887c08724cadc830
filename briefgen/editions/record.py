"""A finished run in; the ``Record`` with all that makes its page, and can make it again, out."""

from __future__ import annotations

import dataclasses
import hashlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from briefgen.editions.plain import plain
from briefgen.editions.values import Input, Record
from briefgen.editions.versions import versions
from briefgen.errors import SourceError

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.config import BriefSettings
    from briefgen.pipeline import Run
    from briefgen.read import Item

# What says where things lie and when they happen, not what stands on the page.
_ELSEWHERE = {
    *("items", "output", "also", "root", "links", "feeds", "allow_hosts", "offline", "standing", "keep"),
    *("on_publish", "schedule", "every", "timezone", "jitter", "patterns"),
}


def record_of(run: Run, evidence: bytes, *, why: tuple[str, ...] = (), parent: int | None = None) -> Record:
    """Return the record of a run that has reached its last stage.

    ``parent`` is the edition that ``run.before`` was made from. Raises SourceError when a document is not
    the one any more that was read: an edition whose sources are not kept could not be made again.
    """
    inputs = tuple(_input(item) for item in run.items)
    _refuse_changed(run, inputs)
    problems = run.fetched.problems if run.fetched else ()
    return Record(
        as_of=run.as_of,
        evidence=evidence,
        why=why,
        number=run.edition,
        parent=parent,
        inputs=inputs,
        template=_template(run),
        settings={"brief": settings_of(run.settings), "unfetched": plain(problems)},
        versions={**versions(), "embed": "yes" if run.embed else "no"},
    )


def settings_of(settings: BriefSettings) -> dict[str, Any]:
    """Return the settings that have a say in the page, as JSON."""
    fields = (field.name for field in dataclasses.fields(settings))
    return {name: plain(getattr(settings, name)) for name in fields if name not in _ELSEWHERE}


def _input(item: Item) -> Input:
    data, modified = _read(item.path)
    return Input(
        name=item.path.name,
        path=item.path,
        sha256="" if data is None else hashlib.sha256(data).hexdigest(),
        shown=item.name,
        modified=modified,
        metadata=plain(item.metadata),
        locked=bool(item.password),
    )


def _read(path: Path) -> tuple[bytes | None, datetime | None]:
    """Return what a file holds and when it was written; None for one that can not be opened."""
    try:
        return path.read_bytes(), datetime.fromtimestamp(path.stat().st_mtime, tz=UTC)
    except (OSError, ValueError, OverflowError):
        return None, None


def _refuse_changed(run: Run, inputs: tuple[Input, ...]) -> None:
    there = {one.sha256 for one in inputs}
    for source in run.corpus.sources if run.corpus else ():
        if source.sha256 not in there:
            raise SourceError(
                f"{source.name} was changed while the brief was being made",
                "Run the command again when it is finished.",
            )


def _template(run: Run) -> dict[str, bytes]:
    path = run.template.path
    files = {path.name: run.template.docx}
    if path.with_suffix(".toml").is_file():
        files[path.with_suffix(".toml").name] = path.with_suffix(".toml").read_bytes()
    return files

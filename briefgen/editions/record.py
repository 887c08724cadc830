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
    from briefgen.model import Item
    from briefgen.pipeline import Run

# What says where things lie and when they happen, not what stands on the page.
_ELSEWHERE = {
    *("items", "output", "also", "root", "links", "feeds", "allow_hosts", "offline", "standing", "keep"),
    *("on_publish", "schedule", "every", "timezone", "jitter", "patterns", "declared"),
}
_MOST = 100 * 1024**2  # bytes: what is longer no reader reads
_MOST_UNREAD = 1024**2  # bytes: a film among the sources need not be kept


def record_of(run: Run, evidence: bytes, *, why: tuple[str, ...] = (), parent: int | None = None) -> Record:
    """Return the record of a run that has reached its last stage.

    ``parent`` is the edition that ``run.before`` was made from. Raises SourceError when a document is not
    the one any more that was read: an edition whose sources are not kept could not be made again.
    """
    read = {source.sha256 for source in run.corpus.sources} if run.corpus else set()
    inputs = tuple(_input(item, read) for item in run.items)
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


def _input(item: Item, read: set[str]) -> Input:
    """Return what is kept of a document; of one that could not be read, its bytes only when they are few."""
    data, modified = _contents(item.path)
    sha256 = "" if data is None else hashlib.sha256(data).hexdigest()
    unread = sha256 not in read and len(data or b"") > _MOST_UNREAD
    return Input(
        name=item.path.name,
        path=item.path,
        sha256="" if unread else sha256,
        shown=item.name,
        modified=modified,
        metadata=plain(item.metadata),
        locked=bool(item.password),
    )


def _contents(path: Path) -> tuple[bytes | None, datetime | None]:
    """Return what a file holds and when it was written; None for one that no reader would open."""
    try:
        found = path.stat()
        data = path.read_bytes() if found.st_size <= _MOST else None
        return data, datetime.fromtimestamp(found.st_mtime, tz=UTC)
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

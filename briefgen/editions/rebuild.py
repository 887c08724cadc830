"""An edition's number in; its page, made again from nothing but the store, out."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.editions.plain import restored
from briefgen.editions.versions import versions
from briefgen.errors import BriefgenError, SourceError

if TYPE_CHECKING:
    from briefgen.config import BriefSettings
    from briefgen.editions.rows import KeptInput
    from briefgen.editions.store import Editions
    from briefgen.editions.values import Stored
    from briefgen.model import Edition, Item, Problem


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """The page of an edition. ``again`` says that it was made again and came out bit for bit the same.

    Where it did not, ``docx`` is the page that was published, and ``note`` says why. ``moved`` names what
    has another version than then (the program's rules, Python).
    """

    docx: bytes
    again: bool
    note: str = ""
    moved: tuple[str, ...] = ()


def rebuild(
    editions: Editions, brief: str, number: int, *, passwords: Mapping[str, str] | None = None
) -> Rebuilt:
    """Make the page of an edition again, from the store alone and without any network.

    ``passwords`` opens encrypted documents, by file name; they are not kept. Raises SettingsError when there
    is no such edition, SourceError when a password is missing.
    """
    stored = editions.get(brief, number)
    page = editions.content(stored.docx_sha256)
    if stored.kind == "edited":
        return Rebuilt(page, again=False, note="people made this edition: it is the file that they left")
    now = versions()
    moved = tuple(name for name in ("briefgen", "rules", "python") if stored.versions.get(name) != now[name])
    _refuse_locked(editions.kept(brief, number).inputs, passwords or {})
    try:
        made = _made(editions, brief, stored, passwords or {})
    except BriefgenError as error:
        return Rebuilt(page, again=False, note=_why(moved, stored, error.message), moved=moved)
    if made == page:
        return Rebuilt(made, again=True, moved=moved)
    return Rebuilt(page, again=False, note=_why(moved, stored, ""), moved=moved)


def _refuse_locked(inputs: tuple[KeptInput, ...], passwords: Mapping[str, str]) -> None:
    for one in inputs:
        if one.about["locked"] and one.name not in passwords:
            raise SourceError(
                f"{one.name} is encrypted, and its password is not in the store",
                "Give its password in briefgen.toml, as when the edition was made.",
            )


def _why(moved: tuple[str, ...], stored: Stored, error: str) -> str:
    said = f" ({error})" if error else ""
    if "briefgen" in moved or "rules" in moved:
        then = f"briefgen {stored.versions.get('briefgen', '?')}"
        return (
            f"the rules have changed since {then}, and the page comes out otherwise now{said}; this is the "
            "one that was published"
        )
    return f"the page does not come out as it was{said}; this is the one that was published"


def _made(editions: Editions, brief: str, stored: Stored, passwords: Mapping[str, str]) -> bytes:
    from briefgen import pipeline
    from briefgen.fetch import Fetched

    with _unpacked(editions, brief, stored, passwords) as (settings, problems):
        run = pipeline.run(
            settings,
            stored.as_of,
            fetched=Fetched((), problems),
            edition=stored.number,
            before=_before(editions, brief, stored),
        )
    return run.fitted.docx if run.fitted else b""


def _before(editions: Editions, brief: str, stored: Stored) -> Edition | None:
    """Return the edition that this one was compared with, whether it is still in the store or not."""
    from briefgen.changes import edition_of

    evidence = editions.kept(brief, stored.number).before
    if not evidence or not stored.parent:
        return None
    return edition_of(json.loads(editions.content(evidence)), stored.parent)


@contextmanager
def _unpacked(
    editions: Editions, brief: str, stored: Stored, passwords: Mapping[str, str]
) -> Iterator[tuple[BriefSettings, tuple[Problem, ...]]]:
    """Lay out the documents and the template in a folder that goes away, and give the settings for them."""
    from briefgen.config import BriefSettings
    from briefgen.model import Problem

    kept = editions.kept(brief, stored.number)
    said = json.loads(editions.content(kept.settings))
    with tempfile.TemporaryDirectory(prefix="briefgen-") as name:
        root = Path(name)
        items = tuple(
            _item(editions, one, root / f"{place:04}", passwords) for place, one in enumerate(kept.inputs)
        )
        template = _laid_out({one: editions.content(sha256) for one, sha256 in kept.template.items()}, root)
        fields = {**said["brief"], "items": [], "output": "page.docx", "root": name}
        settings = restored(fields, BriefSettings, _names())
        embed = stored.versions.get("embed") == "yes"
        problems = restored(said["unfetched"], tuple[Problem, ...], {})
        yield replace(settings, items=items, template=str(template), embed=embed), problems


def _item(editions: Editions, one: KeptInput, folder: Path, passwords: Mapping[str, str]) -> Item:
    from briefgen.model import Item, Metadata

    path = folder / one.name
    if one.sha256:
        path = _laid_out({one.name: editions.content(one.sha256)}, folder)
        if one.about["modified"]:
            seconds = datetime.fromisoformat(one.about["modified"]).timestamp()
            os.utime(path, (seconds, seconds))
    metadata = restored(one.about["metadata"], Metadata, {})
    return Item(path, metadata, password=passwords.get(one.name, ""), name=one.about["shown"])


def _laid_out(files: Mapping[str, bytes], folder: Path) -> Path:
    """Write the files into the folder; return the path of the first."""
    folder.mkdir(exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder / next(iter(files))


def _names() -> dict[str, Any]:
    """Return the types that the settings name without importing them."""
    from briefgen.fetch import Feed, Link
    from briefgen.model import Item, Problem

    return {"Feed": Feed, "Link": Link, "Problem": Problem, "Item": Item}

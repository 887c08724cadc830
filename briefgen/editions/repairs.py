"""An edition that was begun and not finished in; what has to be done about it out."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import Connection

from briefgen.editions import rows
from briefgen.errors import PublishError
from briefgen.publish import leftovers

_EVIDENCE = ".evidence.json"
_MOST_XML = 20_000_000  # bytes: a page of ours has 40,000; what is longer is compared by its beginning


@dataclass(frozen=True, slots=True)
class Pending:
    """An edition that was begun: the hash that each file shall have, and the one it had before."""

    number: int
    tag: str
    files: Mapping[Path, str]
    before: Mapping[Path, str]


def pending(connection: Connection | None, brief: str, places: rows.Places) -> Pending | None:
    """Return the edition that is not finished; None when all are."""
    number = rows.pending_number(connection, brief) if connection else 0
    if not connection or not number:
        return None
    query = "SELECT tag FROM editions WHERE brief = ? AND number = ?"
    (tag,) = connection.execute(query, (brief, number)).fetchone()
    found = rows.files_of(connection, brief, number, "output")
    return Pending(
        number,
        tag,
        {places.path(name): sha256 for name, sha256, _ in found},
        {places.path(name): about["before"] for name, _, about in found},
    )


def sweep(paths: Iterable[Path], tag: str) -> None:
    """Take away what a killed process left beside the files; all of it is in the store or nowhere needed."""
    for path in leftovers(paths, tag):
        with contextlib.suppress(OSError):  # a file too many harms nobody
            path.unlink()


def remove_new(found: Pending) -> None:
    """Take away the files of an edition that is taken back, where there was none before."""
    for path, sha256 in found.files.items():
        if not found.before[path] and sha256_of(path) == sha256:
            path.unlink(missing_ok=True)


def plan(
    found: Pending, now: Mapping[Path, str], content: Callable[[str], bytes]
) -> tuple[bool, dict[Path, bytes]]:
    """Return whether the edition goes forward, and the files that have to be written for that.

    ``now`` is the hash of each file as it is. Forward, unless people changed a file of the edition before:
    then back, to what was there before. A file that people changed is never among those to be written.
    """
    theirs = {path for path in now if now[path] not in ("", found.before[path], found.files[path])}
    forward = not theirs or _new_came_first(found, now, theirs, content)
    wanted = found.files if forward else found.before
    return forward, {
        path: content(sha256)
        for path, sha256 in wanted.items()
        if path not in theirs and sha256 and now[path] != sha256 and (forward or now[path])
    }


def _new_came_first(
    found: Pending, now: Mapping[Path, str], theirs: set[Path], content: Callable[[str], bytes]
) -> bool:
    """Whether people changed the files of the new edition rather than those of the one before."""
    main = next(iter(found.files))  # takes its place last
    if main not in theirs:
        return now[main] == found.files[main]
    if not found.before[main]:
        return True
    data = bytes_of(main) or b""
    new, old = (_likeness(data, content(held[main])) for held in (found.files, found.before))
    return new > old


def _likeness(one: bytes, other: bytes) -> float:
    """Return the share of paragraphs that two files have in common, from 0 to 1."""
    first, second = _paragraphs(one), _paragraphs(other)
    return len(first & second) / max(len(first | second), 1)


def _paragraphs(data: bytes) -> set[str]:
    """Return the words of each paragraph of a .docx, or each line of another file."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package, package.open("word/document.xml") as part:
            text = part.read(_MOST_XML).decode("utf-8", "replace")
    except (zipfile.BadZipFile, zlib.error, KeyError, OSError, RuntimeError, NotImplementedError, ValueError):
        return set(data.decode("utf-8", "replace").splitlines())
    words = (re.sub(r"<[^>]*>", "", paragraph) for paragraph in text.split("</w:p>"))
    return {one for one in words if one.strip()}


def is_ours(path: Path, data: bytes, known: set[str]) -> bool:
    """Whether briefgen wrote this file as it is: an edition knows it, or the evidence beside it does.

    An evidence file is ours as long as it is one: people change pages. The one that is replaced is kept.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    if sha256 in known:
        return True
    if path.name.endswith(_EVIDENCE):
        return bool(_page_of(data))
    return sha256 == _page_of(bytes_of(path.with_suffix(_EVIDENCE)) or b"")


def _page_of(evidence: bytes) -> str:
    """Return the hash of the page that an evidence file speaks of; empty when it is no such file."""
    try:
        document = json.loads(evidence)
    except (ValueError, RecursionError):
        return ""
    return str(document.get("docx_sha256", "")) if isinstance(document, dict) else ""


def bytes_of(path: Path) -> bytes | None:
    """Return what a file holds; None when it is not there."""
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None
    except OSError as error:
        raise PublishError(
            f"{path} can not be read: {error.strerror or error}; it was left as it is",
            "Close it in Word or whatever has it open, or check who may read it.",
        ) from error


def sha256_of(path: Path) -> str:
    """Return the hash of a file; empty when it is not there."""
    return hashed(bytes_of(path))


def hashed(data: bytes | None) -> str:
    """Return the hash of what a file holds; empty for one that is not there."""
    return "" if data is None else hashlib.sha256(data).hexdigest()

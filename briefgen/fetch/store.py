"""What was fetched in; a file named after its content out, and a record of each URL's last fetch.

    store/objects/3f/3f2a….html   the bytes as they came, never changed
    store/urls/9c/9c01….json      a URL's last answer, and every content it ever had

Files are written whole or not at all, so that two builds at once do no harm. Once a day, contents that no
URL has had among its last 20 are removed.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from briefgen import clock
from briefgen.errors import SourceError

# Contents that are kept of a URL. A page that changes with each visit (an advertisement, a counter) would
# fill the store; an edition that was built from one of the last twenty can still be built again.
KEPT = 20
_FRESH = timedelta(days=1)
_REMEMBERED = 200  # contents that a record names
_ENDINGS = {
    "text/html": ".html", "application/xhtml+xml": ".html", "application/pdf": ".pdf", "text/plain": ".txt",
    "text/markdown": ".md", "application/rtf": ".rtf", "application/epub+zip": ".epub", "text/csv": ".csv",
    "application/json": ".json", "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Record:
    """The last good answer for a URL. ``history`` holds each content it had: (day first seen, sha256)."""

    url: str
    final_url: str
    sha256: str
    ending: str
    fetched: date
    etag: str = ""
    last_modified: str = ""
    history: tuple[tuple[str, str], ...] = ()


class Store:
    """A folder of fetched content."""

    def __init__(self, folder: Path) -> None:
        """Use this folder; it is made when something is kept."""
        self._folder = folder

    def path(self, record: Record) -> Path:
        """Return the file that holds a record's content."""
        return self._folder / "objects" / record.sha256[:2] / f"{record.sha256}{record.ending}"

    def find(self, url: str) -> Record | None:
        """Return what is kept of a URL, None when nothing is, or its content was lost or changed."""
        try:
            values = json.loads(self._record_path(url).read_text("utf-8"))
            values["fetched"] = date.fromisoformat(values["fetched"])
            values["history"] = tuple((str(day), str(sha)) for day, sha in values["history"])
            record = Record(**values)
            data = self.path(record).read_bytes()
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return record if hashlib.sha256(data).hexdigest() == record.sha256 else None

    def keep(self, url: str, body: bytes, record: Record) -> Record:
        """Keep the content and the record; return it with its hash and its history filled in."""
        sha256 = hashlib.sha256(body).hexdigest()
        before = self.find(url)
        history = before.history if before else ()
        if not history or history[-1][1] != sha256:
            history = (*history, (record.fetched.isoformat(), sha256))[-_REMEMBERED:]
        record = replace(record, sha256=sha256, history=history)
        path = self.path(record)
        if not path.exists():
            _write(path, body)
        self.note(record)
        return record

    def note(self, record: Record) -> None:
        """Write a record whose content is kept already."""
        values = asdict(record) | {"fetched": record.fetched.isoformat()}
        _write(self._record_path(record.url), (json.dumps(values, indent=1, sort_keys=True) + "\n").encode())

    def prune(self, today: date) -> int:
        """Remove contents that no URL had among its last ones; return how many. Does so once a day.

        What was written within a day stays: another build may be about to name it.
        """
        mark = self._folder / "pruned"
        try:
            if not (self._folder / "urls").is_dir() or mark.read_text("utf-8").strip() == today.isoformat():
                return 0
        except (OSError, ValueError):
            pass  # never pruned
        named = self._named()
        if named is None:
            return 0
        gone = sum(_remove(path) for path in self._folder.glob("objects/*/*") if path.stem not in named)
        _write(mark, f"{today.isoformat()}\n".encode())
        return gone

    def _named(self) -> set[str] | None:
        """Return the contents that are kept; None when a record can not be read: then nothing may go."""
        named: set[str] = set()
        for path in self._folder.glob("urls/*/*.json"):
            try:
                values = json.loads(path.read_text("utf-8"))
                named |= {values["sha256"], *(sha256 for _, sha256 in values["history"][-KEPT:])}
            except (OSError, ValueError, KeyError, TypeError):
                return None
        return named

    def _record_path(self, url: str) -> Path:
        name = hashlib.sha256(url.encode()).hexdigest()
        return self._folder / "urls" / name[:2] / f"{name}.json"


def ending_for(content_type: str, url: str, body: bytes) -> str:
    """Return the ending that tells the readers what the content is."""
    if body.startswith(b"%PDF-"):
        return ".pdf"
    kind = content_type.partition(";")[0].strip().lower()
    if kind in _ENDINGS and not (
        kind == "text/plain" and body[:512].lstrip().lower().startswith(b"<!doctype html")
    ):
        return _ENDINGS[kind]
    suffix = Path(url.partition("?")[0]).suffix.lower()
    return suffix if suffix in _ENDINGS.values() else ".html"


def _remove(path: Path) -> bool:
    """Remove a file that is older than a day; say whether it is gone."""
    try:
        written = datetime.fromtimestamp(path.stat().st_mtime, tz=UTC)
        if clock.now() - written < _FRESH:
            return False
        path.unlink()
    except (OSError, ValueError, OverflowError):
        return False
    return True


def _write(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(data)
        Path(file.name).replace(path)
    except OSError as error:
        raise SourceError(
            f"what was fetched can not be kept in {path.parent} ({error.strerror or error})",
            "Make room, or check who may write there.",
        ) from None

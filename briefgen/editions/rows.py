"""The rows of the store: an edition and its files in or out. All SQL about editions stands here."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from sqlite3 import Connection
from typing import Any

from briefgen.editions import objects
from briefgen.editions.values import Entry, Input, Kind, Record, Stored
from briefgen.errors import SourceError
from briefgen.publish import changed

_COLUMNS = "number, made, as_of, kind, parent, why, docx_sha256"
_PUBLISHED = "brief = ? AND state = 'published'"


@dataclass(frozen=True, slots=True)
class Places:
    """Paths as the store keeps them: below ``root`` from there on, so that a project can be moved."""

    root: Path

    def name(self, path: Path) -> str:
        """Return the name under which an absolute path is kept."""
        inside = path.is_relative_to(self.root)
        return path.relative_to(self.root).as_posix() if inside else str(path)

    def path(self, name: str) -> Path:
        """Return the absolute path of a name."""
        return self.root / name


@dataclass(frozen=True, slots=True)
class New:
    """An edition that is to be written, without its files."""

    brief: str
    state: str
    kind: Kind
    made: datetime
    as_of: date
    parent: int | None
    why: tuple[str, ...]
    tag: str = ""


@dataclass(frozen=True, slots=True)
class KeptInput:
    """A document of an edition: its name, the hash of its bytes (empty: it could not be opened), the rest."""

    name: str
    sha256: str
    about: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Kept:
    """What an edition was made from. ``before`` is the hash of the evidence that it was compared with."""

    inputs: tuple[KeptInput, ...]
    template: Mapping[str, str]
    settings: str
    before: str


# ---------------------------------------------------------------- reading


def last_number(connection: Connection | None, brief: str, *, pending: bool = False) -> int:
    """Return the number of the last edition, 0 when there is none."""
    if not connection:
        return 0
    query = "SELECT max(number) FROM editions WHERE brief = ? AND (? OR state = 'published')"
    return int(connection.execute(query, (brief, pending)).fetchone()[0] or 0)


def pending_number(connection: Connection, brief: str) -> int:
    """Return the number of the edition that is not finished, 0 when there is none."""
    query = "SELECT number FROM editions WHERE brief = ? AND state = 'pending'"
    found = connection.execute(query, (brief,)).fetchone()
    return int(found[0]) if found else 0


def entries(connection: Connection, brief: str, places: Places, number: int = 0) -> tuple[Entry, ...]:
    """Return the published editions, or the one of this number, the first one first."""
    query = f"""
        SELECT {_COLUMNS}, (SELECT name FROM files WHERE edition = id AND role = 'output' AND place = 0)
        FROM editions WHERE {_PUBLISHED} AND ? IN (0, number) ORDER BY number
    """  # noqa: S608 - constants
    return tuple(Entry(**_entry(row, places)) for row in connection.execute(query, (brief, number)))


def _entry(row: tuple[Any, ...], places: Places) -> dict[str, Any]:
    number, made, as_of, kind, parent, why, docx, name = row
    return {
        "number": number,
        "made": datetime.fromisoformat(made),
        "as_of": date.fromisoformat(as_of),
        "kind": kind,
        "parent": parent,
        "why": tuple(json.loads(why)),
        "docx_sha256": docx,
        "path": str(places.path(json.loads(name))) if name else "",
    }


def stored(connection: Connection, brief: str, number: int, places: Places) -> Stored:
    """Return an edition that is there, with its evidence and files."""
    (entry,) = entries(connection, brief, places, number)
    query = "SELECT versions FROM editions WHERE brief = ? AND number = ?"
    (versions,) = connection.execute(query, (brief, number)).fetchone()
    evidence = [sha256 for _, sha256, _ in files_of(connection, brief, number, "evidence")]
    fields = {name: getattr(entry, name) for name in Entry.__dataclass_fields__}
    files = outputs(connection, brief, places, number)
    return Stored(
        **fields,
        evidence=json.loads(objects.get(connection, evidence[0])) if evidence else {},
        files={str(path): sha256 for path, sha256 in files.items()},
        versions=json.loads(versions),
    )


def outputs(connection: Connection | None, brief: str, places: Places, number: int = 0) -> dict[Path, str]:
    """Return the files of an edition, of the last one when no number is given, with their hashes."""
    if not connection:
        return {}
    number = number or last_number(connection, brief)
    return {places.path(name): sha256 for name, sha256, _ in files_of(connection, brief, number, "output")}


def known(connection: Connection | None, brief: str) -> set[str]:
    """Return the hashes of all files that an edition of the brief has put in place, or replaced."""
    query = """
        SELECT DISTINCT sha256 FROM objects
        JOIN files ON object = objects.id JOIN editions ON edition = editions.id
        WHERE brief = ? AND role IN ('output', 'replaced')
    """
    return {sha256 for (sha256,) in connection.execute(query, (brief,))} if connection else set()


def kept(connection: Connection, brief: str, number: int) -> Kept | None:
    """Return what an edition was made from; None when there is no such edition."""
    if not entries(connection, brief, Places(Path()), number):
        return None

    def of(role: str) -> list[tuple[str, str, dict[str, Any]]]:
        return files_of(connection, brief, number, role)

    return Kept(
        tuple(KeptInput(*row) for row in of("input")),
        {name: sha256 for name, sha256, _ in of("template")},
        next((sha256 for _, sha256, _ in of("settings")), ""),
        next((sha256 for _, sha256, _ in of("before")), ""),
    )


def files_of(
    connection: Connection, brief: str, number: int, role: str
) -> list[tuple[str, str, dict[str, Any]]]:
    """Return the files that play a role in an edition: the name, the hash, and what is noted of each."""
    query = """
        SELECT name, coalesce(sha256, ''), about FROM files JOIN editions ON edition = editions.id
        LEFT JOIN objects ON object = objects.id
        WHERE brief = ? AND number = ? AND role = ? ORDER BY place
    """
    found = connection.execute(query, (brief, number, role))
    return [(json.loads(name), sha256, json.loads(about)) for name, sha256, about in found]


# ---------------------------------------------------------------- writing


class Writer:
    """Writes the files of one edition, each in a role of its own and in the order in which they come."""

    def __init__(self, connection: Connection, edition: int) -> None:
        """Write to the edition with this row."""
        self.connection = connection
        self._edition = edition
        self._places: Counter[str] = Counter()

    def keep(self, role: str, name: str, data: bytes) -> None:
        """Keep the bytes of a file."""
        self.refer(role, name, digest(self.connection, data))

    def refer(self, role: str, name: str, sha256: str, about: Mapping[str, Any] | None = None) -> None:
        """Note a file whose bytes are kept already, or which has none (an empty ``sha256``)."""
        # As JSON's escapes a name that is not Unicode comes back whole.
        row = (self._edition, role, self._places[role], json.dumps(name), sha256, json.dumps(about or {}))
        query = "INSERT INTO files VALUES (?, ?, ?, ?, (SELECT id FROM objects WHERE sha256 = ?), ?)"
        self.connection.execute(query, row)
        self._places[role] += 1
        # An edition names the parts too: they go when no edition has them any more.
        for part in objects.parts_of(self.connection, sha256) if sha256 else ():
            self.refer("part", name, part)


def insert(connection: Connection, new: New, docx: str, versions: Mapping[str, str] | None = None) -> Writer:
    """Write an edition under the next number; return what writes its files."""
    number = last_number(connection, new.brief, pending=True) + 1
    query = f"INSERT INTO editions (brief, state, tag, versions, {_COLUMNS}) VALUES ({', '.join('?' * 11)})"  # noqa: S608 - constants
    values = (
        number,
        new.made.isoformat(),
        new.as_of.isoformat(),
        new.kind,
        new.parent,
        json.dumps(new.why),
        docx,
    )
    first = (new.brief, new.state, new.tag, json.dumps(dict(versions or {})))
    return Writer(connection, int(connection.execute(query, (*first, *values)).lastrowid or 0))


def digest(connection: Connection, data: bytes) -> str:
    """Keep the bytes and return their hash."""
    objects.put(connection, data)
    return hashlib.sha256(data).hexdigest()


def put_outputs(
    edition: Writer,
    digests: Mapping[Path, str],
    places: Places,
    seen: Mapping[Path, str] | None = None,
) -> None:
    """Write the files of an edition, whose bytes are kept; and those that they replace, by ``seen``."""
    for path, sha256 in digests.items():
        before = (seen or {}).get(path, "")
        edition.refer("output", places.name(path), sha256, {"before": before})
        if before:
            try:
                objects.put_named(edition.connection, before, path.read_bytes)
            except (OSError, ValueError):
                raise changed(path) from None
            edition.refer("replaced", places.name(path), before)


def put_record(edition: Writer, brief: str, record: Record) -> None:
    """Keep all that it takes to make the edition again."""
    edition.keep("evidence", "", record.evidence)
    edition.keep("settings", "", json.dumps(record.settings, sort_keys=True).encode())
    for name, data in record.template.items():
        edition.keep("template", name, data)
    if record.parent:
        for _, sha256, _ in files_of(edition.connection, brief, record.parent, "evidence"):
            edition.refer("before", "", sha256)
    for one in record.inputs:
        _put_input(edition, one)


def _put_input(edition: Writer, one: Input) -> None:
    try:
        if one.sha256:
            objects.put_named(edition.connection, one.sha256, one.path.read_bytes)
    except (OSError, ValueError):
        raise SourceError(
            f"{one.shown or one.name} was changed while the brief was being made",
            "Run the command again when it is finished.",
        ) from None
    about = {"shown": one.shown, "metadata": dict(one.metadata), "locked": one.locked}
    about["modified"] = one.modified.isoformat() if one.modified else None
    edition.refer("input", one.name, one.sha256, about)


def delete(connection: Connection, brief: str, number: int) -> None:
    """Delete an edition and what only it held."""
    query = """
        SELECT object FROM files JOIN editions ON edition = id
        WHERE brief = ? AND number = ? AND object IS NOT NULL
    """
    held = {one for (one,) in connection.execute(query, (brief, number))}
    connection.execute("DELETE FROM editions WHERE brief = ? AND number = ?", (brief, number))
    objects.drop_unused(connection, held)

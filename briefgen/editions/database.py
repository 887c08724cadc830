"""The path of the store in; a connection to it, with the tables made, out; SQLite's errors in our words.

A connection is opened for each piece of work and closed after it: a store that the user deletes or moves
while a service runs is made anew, and not written on where nobody finds it.

The journal is SQLite's oldest, not a write-ahead log: a log needs memory shared between processes, which
network folders do not give, and a folder that can be written to even by those who only read. A commit
is on the disk when it returns (``synchronous = extra``).
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from briefgen import __version__
from briefgen.errors import PublishError

SCHEMA = 1
_OURS = 0x62726566  # "bref", in the file's header
_PATIENCE = 30.0  # seconds to wait for another process; the longest commit measured took 4 s (300 MB)
# What is deleted is written over, so that a source that was to be forgotten is.
_PRAGMAS = (
    *("foreign_keys = on", "synchronous = extra", "trusted_schema = off", "secure_delete = on"),
    "fullfsync = on",  # for macOS, whose plain fsync leaves the bytes in the disk's own memory
)
_TABLES = """
CREATE TABLE objects (
    id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, codec TEXT NOT NULL, data BLOB NOT NULL
);
CREATE TABLE editions (
    id INTEGER PRIMARY KEY, brief TEXT NOT NULL, number INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'published')),
    tag TEXT NOT NULL, kind TEXT NOT NULL, made TEXT NOT NULL, as_of TEXT NOT NULL, parent INTEGER,
    why TEXT NOT NULL, docx_sha256 TEXT NOT NULL, versions TEXT NOT NULL, UNIQUE (brief, number)
);
CREATE TABLE files (
    edition INTEGER NOT NULL REFERENCES editions ON DELETE CASCADE,
    role TEXT NOT NULL, place INTEGER NOT NULL, name TEXT NOT NULL,
    object INTEGER REFERENCES objects, about TEXT NOT NULL, PRIMARY KEY (edition, role, place)
) WITHOUT ROWID;
CREATE INDEX files_by_object ON files (object);
CREATE TABLE checks (brief TEXT PRIMARY KEY, said TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE made_by (program TEXT NOT NULL);
"""
_FULL, _BUSY = {sqlite3.SQLITE_FULL}, {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL}
_SHUT = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}
_BROKEN = {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}


class Database:
    """A SQLite file, made when something is first written to it."""

    def __init__(self, path: Path) -> None:
        """Use this file; nothing is opened yet."""
        self.path = path

    @contextlib.contextmanager
    def reading(self) -> Iterator[sqlite3.Connection | None]:
        """Give a connection to read from; None when there is no store yet."""
        if not self.path.exists():
            yield None
            return
        with self._told(), contextlib.closing(self._open()) as connection:
            yield connection if self._version(connection) else None

    @contextlib.contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Give a connection within a transaction: all of it is written at the end, or none of it."""
        with self._told():
            self._make_file()
            with contextlib.closing(self._open()) as connection:
                connection.execute("PRAGMA auto_vacuum = incremental")  # holds for a new file only
                connection.execute("BEGIN IMMEDIATE")
                try:
                    if not self._version(connection):
                        _make(connection)
                    yield connection
                    connection.execute("COMMIT")
                except BaseException:
                    if connection.in_transaction:
                        connection.execute("ROLLBACK")
                    raise

    def shrink(self) -> None:
        """Give the space of what was deleted back to the disk."""
        with self._told(), contextlib.closing(self._open()) as connection:
            connection.executescript("PRAGMA incremental_vacuum")  # execute would take a single step

    def _make_file(self) -> None:
        """Make an empty file that others may not read: it will hold the sources, whoever may read those."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        if not self.path.exists():
            os.close(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o660))

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, timeout=_PATIENCE, isolation_level=None)
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        return connection

    def _version(self, connection: sqlite3.Connection) -> int:
        """Return the version of the tables, 0 for an empty file; refuse what this program can not read."""
        version, ours = (
            int(connection.execute(f"PRAGMA {name}").fetchone()[0])
            for name in ("user_version", "application_id")
        )
        if not version and not connection.execute("SELECT 1 FROM sqlite_master").fetchone():
            return 0
        if ours != _OURS:
            raise PublishError(f"{self.path} is not a store of editions", self._instead)
        if version > SCHEMA:
            (program,) = connection.execute("SELECT program FROM made_by").fetchone()
            raise PublishError(
                f"{self.path} was written by briefgen {program}, whose stores (version {version}) briefgen "
                f"{__version__} can not read",
                f"Use briefgen {program} or a newer one.",
            )
        return version

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        """Turn the errors of SQLite and the system into ones that say what to do."""
        try:
            yield
        except sqlite3.Error as error:
            raise self._refusal(error) from error
        except OSError as error:
            raise PublishError(
                f"{self.path} can not be written: {error.strerror or error}",
                "Editions are kept beside the settings file: put it where you may write.",
            ) from error

    def _refusal(self, error: sqlite3.Error) -> PublishError:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in _FULL:
            return PublishError(f"the disk of {self.path} is full; nothing was changed", "Free some space.")
        if code in _BUSY:
            return PublishError(
                f"{self.path} has been in use by another program for {_PATIENCE:.0f} seconds",
                "Wait until it is done. If this goes on, the folder may lie on a network drive that can not "
                "lock files: keep the settings file on a disk of this computer.",
            )
        if code in _SHUT:
            return PublishError(
                f"{self.path} can not be written ({error})",
                "Check who may write to it and to its folder, and that the disk is there.",
            )
        if code in _BROKEN:
            return PublishError(f"{self.path} is damaged ({error})", self._instead)
        return PublishError(f"{self.path} can not be used ({error})", self._instead)

    @property
    def _instead(self) -> str:
        return (
            f"Put back a copy of it, or rename it to {self.path.name}.old: the next build begins a new "
            "history with edition 1, and keeps the pages that people changed."
        )


def _make(connection: sqlite3.Connection) -> None:
    for statement in _TABLES.split(";"):
        connection.execute(statement)
    connection.execute("INSERT INTO made_by VALUES (?)", (__version__,))
    connection.execute(f"PRAGMA application_id = {_OURS}")
    connection.execute(f"PRAGMA user_version = {SCHEMA}")

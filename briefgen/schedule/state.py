"""What became of each brief's last run in; the same kept in one small SQLite file, and read back, out.

The file holds a row for each brief and nothing else, so that it does not grow. It can be deleted at any
time: the next run is then planned as if the briefs were new. A file that can not be read is put aside.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from briefgen.errors import ScheduleError
from briefgen.schedule.result import Result

FILE = "schedule.sqlite3"
_VERSION = 1
_TABLE = """
CREATE TABLE IF NOT EXISTS briefs (
    name TEXT PRIMARY KEY, rule TEXT NOT NULL, due REAL NOT NULL, planned REAL, started REAL, ended REAL,
    attempt INTEGER NOT NULL, running INTEGER NOT NULL, result TEXT, published REAL, failures INTEGER NOT NULL
) WITHOUT ROWID
"""
_PUT = f"INSERT OR REPLACE INTO briefs VALUES ({', '.join('?' * 11)})"  # noqa: S608 - question marks alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What is known of one brief: when it runs next, and how it went last. Instants are in UTC.

    ``planned`` is the time for which the last run stood in the plan, ``attempt`` how often that one has
    been tried, ``running`` whether it has begun and not ended, ``failures`` how many runs failed in a row.
    """

    name: str
    rule: str
    due: datetime
    planned: datetime | None = None
    started: datetime | None = None
    ended: datetime | None = None
    attempt: int = 0
    running: bool = False
    result: Result | None = None
    published: datetime | None = None
    failures: int = 0

    def begun(self, now: datetime, following: datetime) -> Self:
        """Return the row of a run that begins now, with the time of the one that follows it."""
        return replace(
            self,
            planned=self.planned if self.attempt else self.due,
            attempt=self.attempt + 1,
            started=now,
            running=True,
            due=following,
        )

    def over(self, result: Result, now: datetime, again: datetime | None = None) -> Self:
        """Return the row of a run that has ended; ``again`` is when it is tried once more, if it is."""
        failed = result.outcome == "failed"
        return replace(
            self,
            due=min(again, self.due) if again else self.due,
            ended=now,
            running=False,
            result=result,
            attempt=self.attempt if again else 0,
            failures=self.failures + 1 if failed else 0,
            published=now if result.outcome == "published" else self.published,
        )


class State:
    """The rows of one settings file; used by one thread."""

    def __init__(self, folder: Path, *, durable: bool = True) -> None:
        """Open the file in this folder, or make it; without ``durable`` a power cut may cost the last runs.

        Raises ScheduleError when it can not be made, or was made by a newer briefgen.
        """
        self.path = folder / FILE
        self.put_aside: Path | None = None  # where a file went that could not be read
        with _told(self.path):
            folder.mkdir(parents=True, exist_ok=True)
            try:
                self._open(durable=durable)
            except sqlite3.OperationalError:  # no rights, no room: the file is no worse for it
                raise
            except sqlite3.DatabaseError:
                self.put_aside = self.path.with_name(f"{FILE}.broken")
                self._base.close()
                self.path.replace(self.put_aside)
                self._open(durable=durable)

    def _open(self, *, durable: bool) -> None:
        self._base = sqlite3.connect(self.path, timeout=10, isolation_level=None)
        self._base.execute(f"PRAGMA synchronous = {'FULL' if durable else 'OFF'}")
        (version,) = self._base.execute("PRAGMA user_version").fetchone()
        if version > _VERSION:
            self._base.close()
            raise ScheduleError(
                f"{self.path} was made by a newer briefgen", "Use that one, or delete the file."
            )
        if self._base.execute("PRAGMA quick_check").fetchone() != ("ok",):
            raise sqlite3.DatabaseError("it is damaged")
        self._base.execute(_TABLE)
        self._base.execute(f"PRAGMA user_version = {_VERSION}")

    def rows(self) -> dict[str, Row]:
        """Return every row by the name of its brief."""
        with _told(self.path):
            return {row.name: row for row in map(_row, self._base.execute("SELECT * FROM briefs"))}

    def put(self, rows: Iterable[Row]) -> None:
        """Keep these rows, all or none."""
        values = [_values(row) for row in rows]
        with _told(self.path), self._together():
            self._base.executemany(_PUT, values)

    def drop(self, names: Iterable[str]) -> None:
        """Forget these briefs."""
        with _told(self.path), self._together():
            self._base.executemany("DELETE FROM briefs WHERE name = ?", [(name,) for name in names])

    @contextlib.contextmanager
    def _together(self) -> Iterator[None]:
        self._base.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._base.execute("COMMIT")
        except BaseException:
            with contextlib.suppress(sqlite3.Error):  # the first error is the one to tell
                self._base.execute("ROLLBACK")
            raise

    def close(self) -> None:
        """Close the file."""
        self._base.close()


def kept(folder: Path) -> dict[str, Row]:
    """Return the rows that are kept in this folder, without making or mending anything."""
    path = folder / FILE
    if not path.is_file():
        return {}
    with _told(path), contextlib.closing(sqlite3.connect(path, timeout=10)) as base:
        return {row.name: row for row in map(_row, base.execute("SELECT * FROM briefs"))}


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        hint = "It holds only when each brief ran last; it can be deleted, and the editions are not touched."
        raise ScheduleError(f"{path} can not be used: {error}", hint) from error


def _row(values: tuple[Any, ...]) -> Row:
    name, rule, due, planned, started, ended, attempt, running, result, published, failures = values
    return Row(
        name=name,
        rule=rule,
        due=datetime.fromtimestamp(due, UTC),
        planned=_instant(planned),
        started=_instant(started),
        ended=_instant(ended),
        attempt=attempt,
        running=bool(running),
        result=Result.from_data(json.loads(result)) if result else None,
        published=_instant(published),
        failures=failures,
    )


def _instant(seconds: float | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)


def _values(row: Row) -> tuple[object, ...]:
    times = [one and one.timestamp() for one in (row.due, row.planned, row.started, row.ended)]
    result = row.result and json.dumps(row.result.as_data())
    published = row.published and row.published.timestamp()
    return (row.name, row.rule, *times, row.attempt, row.running, result, published, row.failures)

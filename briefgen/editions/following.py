"""An edition in; whether something is still to follow it, and how often that was begun, out.

The note is a row among the edition's files, without bytes: it is written in the transaction that writes the
edition, and goes with it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite3 import Connection

    from briefgen.editions.rows import Writer

_ROLE = "follow"
_NOTES = (
    "role = 'follow' AND edition IN "
    "(SELECT id FROM editions WHERE brief = ? AND state = 'published' AND number"
)


def put(edition: Writer) -> None:
    """Note that something is to follow the edition."""
    edition.refer(_ROLE, "", "", {"tries": 0})


def waiting(connection: Connection, brief: str) -> tuple[int, int] | None:
    """Return the number of the published edition that something is to follow, and how often it was begun."""
    query = """
        SELECT number, about FROM files JOIN editions ON edition = id
        WHERE brief = ? AND state = 'published' AND role = ? ORDER BY number DESC
    """
    found = connection.execute(query, (brief, _ROLE)).fetchone()
    return (found[0], _tries(found[1])) if found else None


def count(connection: Connection, brief: str, number: int) -> None:
    """Note that what follows the edition is begun once more."""
    found = waiting(connection, brief)
    if found and found[0] == number:
        said = json.dumps({"tries": found[1] + 1})
        connection.execute(f"UPDATE files SET about = ? WHERE {_NOTES} = ?)", (said, brief, number))  # noqa: S608 - constants


def drop(connection: Connection, brief: str, number: int) -> None:
    """Forget what was to follow the edition."""
    connection.execute(f"DELETE FROM files WHERE {_NOTES} = ?)", (brief, number))  # noqa: S608 - constants


def drop_before(connection: Connection, brief: str, number: int) -> None:
    """Forget what was to follow the editions before: a newer page has taken their place."""
    connection.execute(f"DELETE FROM files WHERE {_NOTES} < ?)", (brief, number))  # noqa: S608 - constants


def _tries(about: str) -> int:
    return int(json.loads(about).get("tries", 0))

"""Bytes in, kept once under their sha256; a sha256 in, the same bytes out, checked."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Callable, Iterable

from briefgen.errors import PublishError

_WORTH = 0.9  # of the size; a .docx, already packed, shrinks to 0.98 and is kept as it is
_TASTE = 65_536  # bytes that tell whether packing is worth it: packing 100 MB of PDF for nothing takes 3 s


def put(connection: sqlite3.Connection, data: bytes) -> int:
    """Keep the bytes, unless they are there already; return the number of their row."""
    return put_named(connection, hashlib.sha256(data).hexdigest(), lambda: data)


def put_named(connection: sqlite3.Connection, sha256: str, read: Callable[[], bytes]) -> int:
    """Keep the bytes of this hash, which are read only when they are not there already.

    Raises ValueError when what is read has another hash.
    """
    found = connection.execute("SELECT id FROM objects WHERE sha256 = ?", (sha256,)).fetchone()
    if found:
        return int(found[0])
    data = read()
    if hashlib.sha256(data).hexdigest() != sha256:
        raise ValueError(f"the bytes are not those of {sha256}")
    codec, kept = _packed(data)
    insert = "INSERT INTO objects (sha256, codec, data) VALUES (?, ?, ?)"
    return int(connection.execute(insert, (sha256, codec, kept)).lastrowid or 0)


def _packed(data: bytes) -> tuple[str, bytes]:
    taste = data[:_TASTE]
    if len(zlib.compress(taste)) >= _WORTH * len(taste):
        return "", data
    return "zlib", zlib.compress(data)


def get(connection: sqlite3.Connection | None, sha256: str) -> bytes:
    """Return the bytes of this hash. Raises PublishError when they are not kept, or damaged."""
    query = "SELECT codec, data FROM objects WHERE sha256 = ?"
    found = connection.execute(query, (sha256,)).fetchone() if connection else None
    if not found:
        raise PublishError(
            f"the store of editions does not hold {sha256}",
            "It went with the edition that it belonged to; `keep` in briefgen.toml says how many stay.",
        )
    data = _unpacked(*found)
    if hashlib.sha256(data).hexdigest() != sha256:
        raise PublishError(
            f"what the store of editions holds of {sha256} is damaged", "Put back a copy of the store."
        )
    return data


def _unpacked(codec: str, data: bytes) -> bytes:
    try:
        return zlib.decompress(data) if codec == "zlib" else data
    except zlib.error:
        return b""


def drop_unused(connection: sqlite3.Connection, among: Iterable[int]) -> None:
    """Delete those of the objects that no edition names any more."""
    connection.executemany(
        "DELETE FROM objects WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM files WHERE object = ?1)",
        [(one,) for one in among],
    )

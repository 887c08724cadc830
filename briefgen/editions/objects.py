"""Bytes in, kept once under their sha256; a sha256 in, the same bytes out, checked.

A .docx is a package, and most of it is the same in every edition: its fonts alone are 127 of 135 KB. So its
large members are kept each for itself, and the package as the list of what it is made of.
"""

from __future__ import annotations

import hashlib
import io
import json
import sqlite3
import zipfile
import zlib
from collections.abc import Callable, Iterable

from briefgen.errors import PublishError

_WORTH = 0.9  # of the size; a .docx, already packed, shrinks to 0.98 and is kept as it is
_TASTE = 65_536  # bytes that tell whether packing is worth it: packing 100 MB of PDF for nothing takes 3 s


_LARGE = 4096  # bytes from which on a member of a package is kept for itself
_HEAD, _LENGTHS = 30, slice(26, 30)  # bytes before a member's name, and where the lengths behind it stand
_PARTS = "parts"


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
    codec, kept = _in_parts(connection, data) or _packed(data)
    insert = "INSERT INTO objects (sha256, codec, data) VALUES (?, ?, ?)"
    return int(connection.execute(insert, (sha256, codec, kept)).lastrowid or 0)


def _in_parts(connection: sqlite3.Connection, data: bytes) -> tuple[str, bytes] | None:
    """Keep the large members of a package; return the list of all it is made of, None for what is none."""
    ends = _seams(data)
    if len(ends) < 2:
        return None
    parts = [data[start:end] for start, end in zip([0, *ends], [*ends, len(data)], strict=True)]
    for part in parts:
        put(connection, part)
    return _PARTS, json.dumps([hashlib.sha256(part).hexdigest() for part in parts]).encode()


def _seams(data: bytes) -> list[int]:
    """Return where the large members of a package begin and end; nothing where that is not clear."""
    if not data.startswith(b"PK\x03\x04"):
        return []
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            large = [one for one in package.infolist() if one.compress_size >= _LARGE]
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return []
    found: list[int] = []
    for one in large:
        lengths = data[one.header_offset : one.header_offset + _HEAD][_LENGTHS]
        start = (
            one.header_offset + _HEAD + sum(int.from_bytes(lengths[at : at + 2], "little") for at in (0, 2))
        )
        found += [start, start + one.compress_size]
    return found if found == sorted(set(found)) and all(0 < at < len(data) for at in found) else []


def parts_of(connection: sqlite3.Connection, sha256: str) -> list[str]:
    """Return the hashes of what these bytes are kept in; none where they are kept in one piece."""
    query = "SELECT data FROM objects WHERE sha256 = ? AND codec = ?"
    found = connection.execute(query, (sha256, _PARTS)).fetchone()
    return list(json.loads(found[0])) if found else []


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
    whole = connection is not None and found[0] == _PARTS
    data = b"".join(get(connection, part) for part in json.loads(found[1])) if whole else _unpacked(*found)
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

"""Packages in the store: what two editions have in common is kept once, and every byte comes back."""

from __future__ import annotations

import hashlib
import io
import json
import sqlite3
import zipfile
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.editions import Editions, Record, objects
from briefgen.errors import PublishError

if TYPE_CHECKING:
    from pathlib import Path

BRIEF = "morning"
FONT = hashlib.shake_256(b"font").digest(60_000)  # does not pack


def package(words: str, font: bytes = FONT) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("word/document.xml"), words * 50, zipfile.ZIP_DEFLATED)
        archive.writestr(zipfile.ZipInfo("word/fonts/font1.odttf"), font, zipfile.ZIP_DEFLATED)
        archive.writestr(zipfile.ZipInfo("word/styles.xml"), "<styles/>", zipfile.ZIP_DEFLATED)
    return held.getvalue()


@pytest.fixture
def store(tmp_path: Path) -> Editions:
    return Editions(tmp_path / ".briefgen")


def publish(store: Editions, data: bytes) -> int:
    path = store.folder.parent / "out" / "morning.docx"
    evidence = json.dumps({"docx_sha256": ""}).encode()
    return store.publish(BRIEF, {path: data}, Record(as_of=date(2026, 11, 20), evidence=evidence)).edition


def kept(store: Editions) -> int:
    """Return the bytes of all objects."""
    connection = sqlite3.connect(store.path)
    (size,) = connection.execute("SELECT sum(length(data)) FROM objects").fetchone()
    connection.close()
    return int(size)


def test_what_two_pages_share_is_kept_once_and_both_come_back(store: Editions) -> None:
    pages = [package(f"edition {number} ") for number in range(5)]
    numbers = [publish(store, page) for page in pages]
    assert [store.content(store.get(BRIEF, number).docx_sha256) for number in numbers] == pages
    assert kept(store) < len(pages[0]) + 5 * 3000


def test_a_font_goes_with_the_last_page_that_has_it(store: Editions) -> None:
    pages = [package("first"), package("second"), package("third", FONT[::-1]), package("last", FONT[::-1])]
    numbers = [publish(store, page) for page in pages]
    store.prune(BRIEF, 3)
    assert store.content(store.get(BRIEF, numbers[1]).docx_sha256) == pages[1]
    store.prune(BRIEF, 1)
    assert store.content(store.get(BRIEF, numbers[3]).docx_sha256) == pages[3]
    assert kept(store) < len(pages[3]) + 3000


def test_a_page_of_which_a_part_was_torn_is_told_and_not_given(store: Editions) -> None:
    number = publish(store, package("first"))
    connection = sqlite3.connect(store.path)
    connection.execute("UPDATE objects SET data = zeroblob(10) WHERE length(data) > 50000")
    connection.commit()
    connection.close()
    with pytest.raises(PublishError, match="damaged"):
        store.content(store.get(BRIEF, number).docx_sha256)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_whatever_bytes_are_kept_come_back(data: st.DataObject) -> None:
    page = bytearray(package("any"))
    for _ in range(data.draw(st.integers(0, 4))):
        page[data.draw(st.integers(4, len(page) - 1))] = data.draw(st.integers(0, 255))
    page = page[: data.draw(st.sampled_from([len(page), len(page) // 2, 40, 5]))]
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE TABLE objects (id INTEGER PRIMARY KEY, sha256 TEXT UNIQUE, codec TEXT, data BLOB)"
    )
    objects.put(connection, bytes(page))
    (sha256,) = connection.execute("SELECT sha256 FROM objects ORDER BY id DESC LIMIT 1").fetchone()
    assert objects.get(connection, sha256) == bytes(page)

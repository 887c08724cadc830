"""Stores that can not be used: damaged, foreign, from a newer program; each is told, none is changed."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from briefgen.editions import Editions
from briefgen.errors import PublishError
from tests.support.kept import BRIEF, publish, sha256


@pytest.fixture
def store(tmp_path: Path) -> Editions:
    return Editions(tmp_path / ".briefgen")


@pytest.mark.parametrize("data", [b"not a database at all" * 100, b"SQLite format 3\x00" + b"\x07" * 9000])
def test_a_damaged_store_is_told_with_what_to_do(store: Editions, tmp_path: Path, data: bytes) -> None:
    publish(store)
    store.path.write_bytes(data)
    with pytest.raises(PublishError) as caught:
        store.latest(BRIEF)
    assert str(store.path) in caught.value.message
    assert "editions.sqlite3.old" in caught.value.hint
    with pytest.raises(PublishError):
        publish(store, "second")
    assert (tmp_path / "out" / "morning.docx").read_bytes() == b"page: first"


def test_a_store_whose_pages_are_torn_is_told(store: Editions) -> None:
    publish(store)
    data = bytearray(store.path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    store.path.write_bytes(data)
    with pytest.raises(PublishError, match="damaged"):
        store.latest(BRIEF)


def test_a_content_that_was_torn_is_told_and_not_given(store: Editions) -> None:
    publish(store)
    with sqlite3.connect(store.path) as connection:
        connection.execute("UPDATE objects SET data = x'00' WHERE sha256 = ?", (sha256(b"page: first"),))
    connection.close()
    with pytest.raises(PublishError, match="is damaged"):
        store.content(sha256(b"page: first"))


def test_a_store_of_a_newer_program_is_left_alone(store: Editions) -> None:
    publish(store)
    with sqlite3.connect(store.path) as connection:
        connection.execute("PRAGMA user_version = 99")
        connection.execute("UPDATE made_by SET program = '7.0'")
    connection.close()
    before = store.path.read_bytes()
    for attempt in (lambda: store.latest(BRIEF), lambda: publish(store, "second")):
        with pytest.raises(PublishError) as caught:
            attempt()
        assert "was written by briefgen 7.0" in caught.value.message
        assert caught.value.hint == "Use briefgen 7.0 or a newer one."
    assert store.path.read_bytes() == before


def test_the_database_of_another_program_is_left_alone(store: Editions) -> None:
    store.folder.mkdir()
    with sqlite3.connect(store.path) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()
    with pytest.raises(PublishError, match="is not a store of editions"):
        publish(store)


def test_an_empty_file_is_a_store_without_editions(store: Editions) -> None:
    store.folder.mkdir()
    store.path.write_bytes(b"")
    assert store.latest(BRIEF) is None
    assert publish(store) == 1

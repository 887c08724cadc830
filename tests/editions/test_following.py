"""What is to follow an edition: noted with it, until it has been done or another edition takes its place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from briefgen.editions import Editions, Record
from briefgen.errors import PublishError

DAY = date(2026, 11, 20)
BRIEF = "morning"


@pytest.fixture
def store(tmp_path: Path) -> Editions:
    return Editions(tmp_path / ".briefgen")


def publish(store: Editions, data: bytes, *, follows: bool = True) -> int:
    files = {store.folder.parent / "page.docx": data}
    return store.publish(BRIEF, files, Record(as_of=DAY, evidence=b"{}"), follows=follows).edition


def waiting(store: Editions) -> tuple[int, int] | None:
    """Return the number of the edition that something is still to follow, and how often it was begun."""
    found = store.unfollowed(BRIEF)
    return (found.entry.number, found.tries) if found else None


def test_what_is_to_follow_is_noted_with_the_edition_until_it_is_done(store: Editions) -> None:
    assert waiting(store) is None
    publish(store, b"one")
    assert waiting(store) == (1, 0)
    store.begin_following(BRIEF, 1)
    store.begin_following(BRIEF, 1)
    assert waiting(store) == (1, 2)
    store.end_following(BRIEF, 1)
    assert waiting(store) is None
    assert [entry.number for entry in store.history(BRIEF)] == [1]


def test_an_edition_that_nothing_follows_has_nothing_noted(store: Editions) -> None:
    publish(store, b"one", follows=False)
    assert waiting(store) is None


def test_only_the_last_edition_is_followed(store: Editions) -> None:
    publish(store, b"one")
    publish(store, b"two")
    assert waiting(store) == (2, 0)
    store.end_following(BRIEF, 2)
    assert waiting(store) is None
    publish(store, b"three")
    publish(store, b"four", follows=False)
    assert waiting(store) is None


def test_an_edition_that_could_not_be_published_leaves_what_was_to_follow_the_last_one(
    store: Editions,
) -> None:
    publish(store, b"one")
    (store.folder.parent / "page.docx").write_bytes(b"a person's")
    with pytest.raises(PublishError):
        publish(store, b"two")
    assert waiting(store) == (1, 0)


def test_a_page_that_people_changed_is_still_followed(store: Editions) -> None:
    publish(store, b"one")
    store.keep_edited(BRIEF, {store.folder.parent / "page.docx": b"by hand"}, as_of=DAY, parent=1)
    assert waiting(store) == (1, 0)


def test_an_edition_that_has_gone_takes_it_along(store: Editions) -> None:
    publish(store, b"one")
    store.keep_edited(BRIEF, {store.folder.parent / "page.docx": b"by hand"}, as_of=DAY, parent=1)
    store.prune(BRIEF, 1)
    assert waiting(store) is None

"""Feeds, against a real server on this computer: what is taken from them, and what leaves the store."""

# ruff: noqa: E501 - answers of servers are written here as they are sent
from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from briefgen.fetch import Feed, Link, fetch
from briefgen.fetch.store import KEPT, Record, Store
from briefgen.read import Metadata, read
from tests.support.fetching import AS_OF, FAST, PAGE, STORY, run, said
from tests.support.site import Site


@pytest.fixture
def site() -> Iterator[Site]:
    found = Site()
    yield found
    found.close()


def rss(site: Site, *entries: tuple[str, str, str]) -> str:
    items = "".join(
        f"<item><title>{title}</title><link>{site.url}{path}</link><pubDate>{day}</pubDate></item>"
        for title, path, day in entries
    )
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>Grain Post</title>{items}</channel></rss>'
    )


NEW, OLD = "Fri, 20 Nov 2026 08:00:00 GMT", "Sun, 01 Nov 2026 08:00:00 GMT"


def test_a_feeds_articles_are_fetched_if_they_are_new_and_hold_a_word(site: Site, tmp_path: Path) -> None:
    entries = [
        ("Grain store", "/a", NEW),
        ("Grain of old", "/b", OLD),
        ("Football", "/c", NEW),
        ("Wheat", "/d", NEW),
    ]
    site.answers["/feed"] = (200, {"Content-Type": "application/rss+xml"}, rss(site, *entries))
    for number, path in enumerate("abcd"):
        site.answers[f"/{path}"] = (200, {}, PAGE.replace("five", str(number + 3)))
    feed = Feed(url=f"{site.url}/feed", words=("grain", "wheat"), days=7)
    fetched = run(site, tmp_path, feeds=(feed,))
    assert [item.name.removeprefix(site.url) for item in fetched.items] == ["/a", "/d"]
    assert fetched.items[0].metadata.published == date(2026, 11, 20)


def test_a_feed_that_brings_nothing_says_so(site: Site, tmp_path: Path) -> None:
    site.answers["/feed"] = (200, {}, rss(site, ("Football", "/c", NEW)))
    fetched = run(site, tmp_path, feeds=(Feed(url=f"{site.url}/feed", words=("grain",)),))
    assert fetched.notes == (f"{site.url}/feed: none of its entries is let through by its words and days",)
    assert fetched.problems == ()


def test_a_feed_that_brings_nothing_new_says_since_when(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.answers["/feed"] = (200, {}, rss(site, ("Grain store", "/a", NEW)))
    site.answers["/a"] = (200, {}, PAGE)
    feed = Feed(url=f"{site.url}/feed")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime(2026, 11, 21, tzinfo=UTC).timestamp())))
    assert run(site, tmp_path, feeds=(feed,)).notes == ()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime(2026, 11, 24, tzinfo=UTC).timestamp())))
    (note,) = run(site, tmp_path, feeds=(feed,)).notes
    assert note == f"{site.url}/feed: nothing new; its latest article was first fetched on 2026-11-21"


def test_what_no_link_has_had_for_long_leaves_the_store(tmp_path: Path) -> None:
    store = Store(tmp_path)
    day = date(2026, 11, 21)
    for number in range(KEPT + 3):
        store.keep(
            "https://a.example", f"{number}".encode(), Record("https://a.example", "", "", ".txt", day)
        )
    objects = sorted(tmp_path.glob("objects/*/*"))
    assert store.prune(day) == 0  # what was written today may be another build's
    for path in objects:
        os.utime(path, (0, 0))
    assert store.prune(day) == 0  # once a day
    assert store.prune(day + timedelta(days=1)) == 3
    assert len(list(tmp_path.glob("objects/*/*"))) == KEPT
    kept = store.find("https://a.example")
    assert kept is not None
    assert store.path(kept).read_bytes() == b"22"


def test_nothing_leaves_a_store_whose_records_can_not_be_read(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.keep("https://a.example", b"one", Record("https://a.example", "", "", ".txt", date(2026, 11, 21)))
    for path in tmp_path.glob("objects/*/*"):
        os.utime(path, (0, 0))
    for path in tmp_path.glob("urls/*/*.json"):
        path.write_text("{")
    assert store.prune(date(2026, 11, 22)) == 0
    assert len(list(tmp_path.glob("objects/*/*"))) == 1


def test_a_link_that_a_feed_names_too_is_fetched_once(site: Site, tmp_path: Path) -> None:
    site.answers["/feed"] = (200, {}, rss(site, ("Grain store", "/a", NEW)))
    site.answers["/a"] = (200, {}, PAGE)
    links = [Link(f"{site.url}/a", Metadata(title="My title"))]
    fetched = fetch(links, [Feed(url=f"{site.url}/feed")], store=tmp_path, as_of=AS_OF, limits=FAST)
    assert [item.metadata.title for item in fetched.items] == ["My title"]
    assert site.paths().count("/a") == 1


def test_the_feeds_own_text_stands_in_for_a_page_that_can_not_be_read(site: Site, tmp_path: Path) -> None:
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Grain Post</title><entry><title>Grain store to grow</title>'
        f'<link href="{site.url}/a"/><updated>2026-11-20T08:00:00Z</updated>'
        f'<content type="html"><![CDATA[{STORY}]]></content></entry></feed>'
    )
    site.answers["/feed"] = (200, {"Content-Type": "application/atom+xml"}, atom)
    site.answers["/a"] = (403, {}, b"")
    fetched = run(site, tmp_path, feeds=(Feed(url=f"{site.url}/feed"),))
    source = read(fetched.items, as_of=AS_OF).sources[0]
    assert (source.title, source.publisher, source.published) == (
        "Grain store to grow",
        "Grain Post",
        date(2026, 11, 20),
    )
    assert "403" in said(fetched)


@pytest.mark.parametrize(
    "body",
    ["<html><body>no feed</body></html>", "", "<rss", "\x00\x01", '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'],
)
def test_what_is_no_feed_is_a_problem(site: Site, tmp_path: Path, body: str) -> None:
    site.answers["/feed"] = (200, {}, body)
    fetched = run(site, tmp_path, feeds=(Feed(url=f"{site.url}/feed"),))
    assert fetched.items == ()
    assert len(fetched.problems) == 1


def test_a_name_without_an_address_is_a_problem(site: Site, tmp_path: Path) -> None:
    fetched = run(site, tmp_path, "http://no-such-host.invalid/a", limits=replace(FAST, tries=1))
    assert "it can not be reached" in said(fetched)


def test_a_store_that_can_not_be_written_is_said_to_be_so(site: Site, tmp_path: Path) -> None:
    site.answers["/a"] = (200, {}, PAGE)
    (tmp_path / "store").write_text("a file where the folder should be")
    assert "can not be kept" in said(run(site, tmp_path, "/a"))

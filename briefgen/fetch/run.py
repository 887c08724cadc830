"""Links and feeds in; files in the store and what went wrong out: the work behind ``fetch``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from briefgen import clock
from briefgen.errors import SourceError
from briefgen.fetch.at_once import each
from briefgen.fetch.feeds import Entry, entries
from briefgen.fetch.named import Fetched
from briefgen.fetch.robots import Robots
from briefgen.fetch.store import Record, Store, ending_for
from briefgen.model import Item, Metadata, Problem

if TYPE_CHECKING:
    from briefgen.fetch.client import Answer, Client
    from briefgen.fetch.named import Feed, Link

_OFFLINE = "Build once online, while it can be reached."
# A feed's own text stands in for a page that can not be read when it has as many characters: two paragraphs.
_ENOUGH_TEXT = 600


class Run:
    """One fetch of everything that a brief names."""

    def __init__(self, client: Client, store: Store, as_of: date, *, offline: bool) -> None:
        """Prepare; nothing is sent yet, and nothing at all when ``offline``."""
        self.client = client
        self.store = store
        self.as_of = as_of
        self.offline = offline
        self.robots = Robots(client)
        self.first_seen: dict[str, str] = {}  # the day on which a URL's first content came, in ISO form

    def run(self, links: Sequence[Link], feeds: Sequence[Feed]) -> Fetched:
        """Fetch all of them, some at once, and return what there is in their order."""
        wanted = [(Entry(link.url, link.metadata), link.metadata.url or link.url) for link in links]
        read = each(self._entries, feeds, self.client.limits.at_once)
        named = {feed.url: found for feed, (found, _) in zip(feeds, read, strict=True)}
        problems = [problem for _, problem in read if problem]
        for found_there in named.values():
            wanted += [(entry, entry.url) for entry in found_there]
        first = {
            url: (entry, url) for entry, url in reversed(wanted)
        }  # an article in two feeds is fetched once
        order = list(dict.fromkeys(url for _, url in wanted))
        outcomes = each(lambda url: self._one(*first[url]), order, self.client.limits.at_once)
        items = tuple(item for item, _ in outcomes if item)
        unread = {problem.name for problem in problems}
        problems += [problem for _, problem in outcomes if problem]
        if not self.offline:
            self.store.prune(clock.today())
        return Fetched(items, tuple(problems), tuple(self._quiet(named, unread)))

    def _quiet(self, named: Mapping[str, Sequence[Entry]], unread: set[str]) -> Iterator[str]:
        """Say of each feed that could be read and brought nothing, or nothing new."""
        for url, found in named.items():
            days = [day for entry in found if (day := self.first_seen.get(entry.url))]
            if not found and url not in unread:
                yield f"{url}: none of its entries is let through by its words and days"
            elif days and len(days) == len(found) and max(days) < clock.today().isoformat():
                yield f"{url}: nothing new; its latest article was first fetched on {max(days)}"

    def _entries(self, feed: Feed) -> tuple[list[Entry], Problem | None]:
        record, problem = self._record(feed.url)
        if not record:
            return [], problem
        try:
            return entries(self.store.path(record).read_bytes(), feed, self.as_of), problem
        except SourceError as error:
            return [], Problem(feed.url, error.message, error.hint)

    def _one(self, entry: Entry, shown: str) -> tuple[Item | None, Problem | None]:
        record, problem = self._record(entry.url)
        metadata = entry.metadata
        if record and entry.content:  # the page knows its title and publisher better than the feed
            metadata = Metadata(published=metadata.published)
        record = record or self._from_feed(entry)
        if not record:
            return None, problem
        self.first_seen[entry.url] = record.history[0][0] if record.history else record.fetched.isoformat()
        fetched = None if record.fetched > self.as_of else record.fetched  # a brief of an earlier day
        metadata = replace(metadata, accessed=metadata.accessed or fetched, url=shown)
        return Item(self.store.path(record), metadata, name=shown), problem

    def _from_feed(self, entry: Entry) -> Record | None:
        """Keep the feed's own text of an article whose page can not be read."""
        if len(entry.content) < _ENOUGH_TEXT:
            return None
        page = (
            f"<html><head><meta charset='utf-8'></head><body><article>{entry.content}</article></body></html>"
        )
        record = Record(f"{entry.url}#feed", entry.url, "", ".html", clock.today())
        return self.store.keep(record.url, page.encode(), record)

    def _record(self, url: str) -> tuple[Record | None, Problem | None]:
        """Return what the store holds of a URL once it was asked for, and what was wrong."""
        kept = self.store.find(url)
        if self.offline:
            missing = Problem(url, "it is not in the store, and nothing is fetched offline", _OFFLINE)
            return kept, None if kept else missing
        try:
            return self._ask(url, kept), None
        except SourceError as error:
            if kept:
                message = f"{error.message}; the copy of {kept.fetched.isoformat()} is used"
                return kept, Problem(url, message, error.hint)
            return None, Problem(url, error.message, error.hint)

    def _ask(self, url: str, kept: Record | None) -> Record:
        if self.client.limits.obey_robots:
            self.robots.check(url)
        etag, modified = (kept.etag, kept.last_modified) if kept else ("", "")
        answer = self.client.get(url, etag=etag, last_modified=modified)
        if answer.status == 304 and kept:
            kept = replace(kept, fetched=clock.today())
            self.store.note(kept)
            return kept
        return self._keep(url, answer)

    def _keep(self, url: str, answer: Answer) -> Record:
        if answer.status != 200:
            raise SourceError(
                f"its server answers {answer.status}{_meaning(answer.status)}", "Open it in a browser."
            )
        if not answer.body.strip():
            raise SourceError("its server sends an empty page", "Open it in a browser.")
        ending = ending_for(answer.content_type, answer.url, answer.body)
        record = Record(url, answer.url, "", ending, clock.today(), answer.etag, answer.last_modified)
        return self.store.keep(url, answer.body, record)


def _meaning(status: int) -> str:
    known = {
        401: "log-in needed",
        403: "not allowed",
        404: "not there",
        410: "gone",
        429: "too many requests",
    }
    if status >= 500:
        return " (out of order)"
    return f" ({known[status]})" if status in known else ""

"""The bytes of a feed (RSS, Atom) in; the entries that a brief asks for out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from briefgen.errors import SourceError
from briefgen.model import Metadata

if TYPE_CHECKING:
    from briefgen.fetch.named import Feed


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed: where the article is, what the feed says of it, and its text if the feed has it."""

    url: str
    metadata: Metadata
    content: str = ""


def entries(data: bytes, feed: Feed, as_of: date) -> list[Entry]:
    """Return the entries that the feed's filter lets through. Raises SourceError when it is no feed."""
    import feedparser

    parsed: Any = feedparser.parse(data, sanitize_html=True, resolve_relative_uris=False)
    if not parsed.entries and (parsed.bozo or not parsed.get("version")):
        raise SourceError("it is no feed", "Name the address of its RSS or Atom feed.")
    publisher = _words(parsed.feed.get("title", ""))
    dated = [(_day(entry), entry) for entry in parsed.entries]
    dated = [(day, entry) for day, entry in dated if _wanted(entry, feed) and _in_time(day, feed, as_of)]
    dated.sort(key=lambda pair: pair[0] or date.min, reverse=True)
    found = (_entry(entry, day, feed.url, publisher) for day, entry in dated)
    return [entry for entry in found if entry.url][: feed.most]


def _entry(entry: Any, day: date | None, base: str, publisher: str) -> Entry:  # noqa: ANN401 - feedparser
    metadata = Metadata(
        title=_words(entry.get("title", "")),
        publisher=publisher,
        author=_words(entry.get("author", "")),
        published=day,
        url=urljoin(base, entry.get("link", "")) if entry.get("link") else "",
    )
    content = max((part.get("value", "") for part in entry.get("content", ())), key=len, default="")
    return Entry(metadata.url, metadata, content or entry.get("summary", ""))


def _wanted(entry: Any, feed: Feed) -> bool:  # noqa: ANN401 - likewise
    text = _words(f"{entry.get('title', '')} {entry.get('summary', '')}").lower()
    return not feed.words or any(re.search(rf"\b{re.escape(word.lower())}", text) for word in feed.words)


def _in_time(day: date | None, feed: Feed, as_of: date) -> bool:
    if day is None:
        return feed.days == 0
    return day <= as_of and (not feed.days or day >= as_of - timedelta(days=feed.days))


def _day(entry: Any) -> date | None:  # noqa: ANN401 - likewise
    moment = entry.get("published_parsed") or entry.get("updated_parsed")
    try:
        return date(moment.tm_year, moment.tm_mon, moment.tm_mday) if moment else None
    except ValueError:
        return None


def _words(text: str) -> str:
    return " ".join(re.sub(r"<[^<>]{0,500}>", " ", text).split())

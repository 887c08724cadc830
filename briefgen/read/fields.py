"""Names and values as people write them (``Publication date: 12 May 2024``) in; ``Metadata`` out."""

from __future__ import annotations

from typing import Any

from briefgen.model.item import Metadata
from briefgen.read.days import find_day

# The names under which front matter and the exports of clipping services keep each value.
TEXT_KEYS = (
    "text",
    "body",
    "content",
    "article",
    "full text",
    "fulltext",
    "full_text",
    "article text",
    "summary",
    "snippet",
)
_WORD_KEYS = {
    "title": ("title", "headline", "article title"),
    "publisher": (
        "publisher",
        "publication",
        "source",
        "outlet",
        "media outlet",
        "source name",
        "site",
        "website",
    ),
    "author": ("author", "authors", "byline", "creator", "journalist"),
    "url": ("url", "link", "permalink", "canonical", "source_url", "article url", "web address"),
    "language": ("language", "lang"),
}
_DATE_KEYS = {
    "published": (
        "published", "date", "date_published", "datepublished", "publication date", "publication_date",
        "pubdate",
        "published_at", "publish date", "date published",
    ),
    "modified": ("modified", "updated", "last_modified", "datemodified", "updated_at"),
    "accessed": ("accessed", "retrieved", "saved", "clipped", "date accessed"),
}  # fmt: skip


def metadata_of(pairs: dict[str, str]) -> Metadata:
    """Return the metadata in pairs of lower-cased names and values."""
    words: dict[str, Any] = {name: first(pairs, keys) for name, keys in _WORD_KEYS.items()}
    if words["publisher"].startswith(("http://", "https://")):
        words["url"], words["publisher"] = words["url"] or words["publisher"], ""
    if not words["url"].startswith(("http://", "https://")):
        words["url"] = ""
    words["language"] = words["language"][:2].lower() if len(words["language"]) in (2, 5) else ""
    found = {name: find_day(first(pairs, keys)) for name, keys in _DATE_KEYS.items()}
    days: dict[str, Any] = {name: day[0] if day else None for name, day in found.items()}
    return Metadata(**words, **days)


def first(pairs: dict[str, str], keys: tuple[str, ...]) -> str:
    """Return the value of the first of these names that has one, else an empty string."""
    return next((pairs[key] for key in keys if pairs.get(key)), "")

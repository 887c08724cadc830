"""What a user asks to be read: a path, and what the settings say about the document, in; an ``Item`` out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What is known about a document. Empty or None is "nobody said".

    In an ``Item`` it comes from the settings and wins over what the file says. ``language`` is a code
    of two letters; set by the user it forces a document to be read whatever its language seems to be.
    ``month`` is the first day of the month in which it was published, where no day is known.
    """

    title: str = ""
    publisher: str = ""
    author: str = ""
    published: date | None = None
    month: date | None = None
    modified: date | None = None
    accessed: date | None = None
    url: str = ""
    language: str = ""
    handling: str = ""

    def over(self, other: Metadata) -> Metadata:
        """Return these values, with those of ``other`` where nothing is said here."""
        return Metadata(
            title=self.title or other.title,
            publisher=self.publisher or other.publisher,
            author=self.author or other.author,
            published=self.published or other.published,
            month=self.month or other.month,
            modified=self.modified or other.modified,
            accessed=self.accessed or other.accessed,
            url=self.url or other.url,
            language=self.language or other.language,
            handling=self.handling or other.handling,
        )


@dataclass(frozen=True, slots=True)
class Item:
    """One document to read: the file, what the settings say of it, and the password of an encrypted PDF.

    ``name`` is what the user calls it (a URL, for a file of the fetch store), by default the file's name.
    """

    path: Path
    metadata: Metadata = field(default_factory=Metadata)
    password: str = field(default="", repr=False)
    name: str = ""

    @property
    def shown(self) -> str:
        """The name to show the user."""
        return self.name or self.path.name


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that went wrong with one source while the others were still used."""

    name: str
    message: str
    hint: str = ""

"""Text that knows more than its letters: a string of plain text, marks of sources and news, links, anchors.

A ``Rich`` is a ``str`` (what a template's filters and tests see) with ``bits`` (what the writers see).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Self
from urllib.parse import quote, urlsplit, urlunsplit

from briefgen.model.names import MONTHS

# What XML 1.0 cannot hold, besides tab and line feed; surrogates cannot even be encoded.
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_NEVER_IN_URL = re.compile(r"[\s\x00-\x1f\x7f<>\"{}|\\^`\ud800-\udfff]")
_IN_URL = "/?:@!$&'()*+,;=-._~%#"
_SCHEMES = {"http", "https", "mailto"}
NO_BREAK = "\u00a0"
# Word refuses a document with a longer address.
_LONGEST_URL = 2079


def clean(text: str) -> str:
    """Return ``text`` without the characters XML forbids; every kind of line end becomes a line feed."""
    return _FORBIDDEN.sub("", _BREAKS.sub("\n", text))


def safe_url(url: str) -> str:
    """Return ``url`` when it may become a link (http, https or mailto, and well formed), else nothing.

    Letters beyond ASCII and brackets come back percent-encoded, as a package's relationships want them.
    """
    url = url.strip()
    if not url or len(url) > _LONGEST_URL or _NEVER_IN_URL.search(url):
        return ""
    try:
        parts = urlsplit(url)
        host = parts.netloc.encode("ascii" if parts.netloc.isascii() else "idna").decode()
        _ = parts.port  # a wrong one raises
    except ValueError:  # UnicodeError is one
        return ""
    scheme = parts.scheme.lower()
    if scheme not in _SCHEMES or (not host and scheme != "mailto"):
        return ""
    path, query, fragment = (quote(part, safe=_IN_URL) for part in parts[2:])
    return urlunsplit((scheme, host, path, query, fragment))


@dataclass(frozen=True, slots=True)
class Plain:
    """Words as they are."""

    text: str


@dataclass(frozen=True, slots=True)
class Marks:
    """The numbers of the sources of a line; ``speaker`` is who says so when the line does not."""

    numbers: tuple[int, ...]
    speaker: str = ""

    @property
    def text(self) -> str:
        """The marks as plain text: "[1, 2]" with spaces that do not break."""
        numbers = ",\u00a0".join(str(number) for number in self.numbers)
        return f"[according to {self.speaker}; {numbers}]" if self.speaker else f"[{numbers}]"


@dataclass(frozen=True, slots=True)
class NewsMark:
    """The word before a line that the last edition did not have like this: "NEW", in a style of its own."""

    word: str

    @property
    def text(self) -> str:
        """The word in capitals, and a space that does not break: it would stand alone at the row's end."""
        return f"{self.word.upper()}\u00a0"


@dataclass(frozen=True, slots=True)
class HandlingMark:
    """Who may read the page: "TLP:AMBER"; ``style`` is what a template may call a style for it."""

    text: str

    @property
    def style(self) -> str:
        """The mark in small letters, as Word can name a style, without what restricts it: "tlp amber"."""
        return self.text.partition("+")[0].replace(":", " ").strip().lower()


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to ``url``."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """The place where the entry of source ``number`` stands; it shows nothing."""

    number: int
    text: str = ""


Bit = Plain | Marks | NewsMark | HandlingMark | Link | Anchor


class Rich(str):
    """A string with its ``bits``; together their texts are the string."""

    __slots__ = ("bits",)
    bits: tuple[Bit, ...]

    def __new__(cls, *bits: Bit) -> Self:
        """Join the texts of ``bits``."""
        new = super().__new__(cls, "".join(bit.text for bit in bits))
        new.bits = bits
        return new


class Day(str):
    """A calendar day as the page prints it ("14 May 2024"), whatever the machine's language.

    ``none`` is what is printed when nobody gave the date. ``short`` is "14 May 2024" with the month in
    three letters, ``iso`` "2024-05-14", ``year``, ``month`` and ``day`` are numbers; ``exact`` says that the
    day is what is printed, not a month or a year that it ends.
    """

    __slots__ = ("day", "exact", "iso", "month", "short", "year")

    def __new__(cls, value: date | None, none: str = "", shown: str = "") -> Self:
        """Write the day out; ``shown`` is what to print in its place ("August 2024", no day being known)."""
        month = MONTHS[value.month - 1] if value else ""
        new = super().__new__(cls, shown or (f"{value.day} {month} {value.year}" if value else none))
        new.exact = bool(value) and not shown
        new.iso = value.isoformat() if value else ""
        new.short = shown or (f"{value.day} {month[:3]} {value.year}" if value else none)
        new.year, new.month, new.day = (value.year, value.month, value.day) if value else (0, 0, 0)
        return new

    year: int
    month: int
    day: int
    iso: str
    short: str
    exact: bool


def days(first: date, last: date) -> str:
    """Return two days as a reader writes them: "3–9 May 2024", "28 April – 3 May 2024"."""
    if first == last:
        return str(Day(first))
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}\u2013{Day(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} \u2013 {Day(last)}"
    return f"{Day(first)} \u2013 {Day(last)}"

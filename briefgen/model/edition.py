"""What an earlier edition printed, as its evidence file tells it: the measure of what is new."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from briefgen.model.names import News, Section
from briefgen.model.statement import Figure, When


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A sentence of a source that a printed line rests on.

    ``file`` is the source's name, ``sha256`` that of its bytes; ``start`` and ``end`` count characters of
    its text.
    """

    text: str
    file: str
    sha256: str
    start: int
    end: int
    url: str = ""
    published: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedLine:
    """A line as an edition printed it, without its marks; ``quotes`` is what it rests on, the lead first.

    ``original`` is the line before people reworded it, else empty. Offsets of ``figures`` and ``dates``
    count characters of the leading quote.
    """

    section: Section
    text: str
    quotes: tuple[Quote, ...]
    disputed: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    dates: tuple[When, ...] = ()
    when: date | None = None
    original: str = ""
    news: News = ""
    pinned: bool = False
    edited: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedSource:
    """A source that an edition read; ``number`` is the one it had on the page, None when it was not cited.

    ``text_sha256`` is that of its clean text: it stays when only the page's furniture changes.
    """

    file: str
    sha256: str
    title: str
    number: int | None = None
    url: str = ""
    published: date | None = None
    text_sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What an edition said. ``number`` counts from 1 for each brief.

    ``known`` holds the sentences of the points that it had and did not print, ``overtaken`` those of them of
    which a later source says that they no longer hold, ``decisions`` what people had decided by then, each in
    one line of words.
    """

    number: int
    as_of: date
    title: str
    lines: tuple[PrintedLine, ...]
    sources: tuple[PrintedSource, ...] = ()
    handling: str = ""
    template: str = ""
    template_sha256: str = ""
    paper: str = ""
    docx_sha256: str = ""
    known: tuple[str, ...] = ()
    overtaken: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()

"""A ``Draft`` and what the settings say in; the ``Source`` out. The same for every format."""

# ruff: noqa: E501 - a pattern reads better unbroken
from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from briefgen.errors import SourceError
from briefgen.model import Block, Dropped, Source
from briefgen.model.item import Item, Metadata
from briefgen.read import furniture, language
from briefgen.read.corrections import mark_corrections, with_corrections
from briefgen.read.days import refusal
from briefgen.read.labels import of_margins, take_labelled
from briefgen.read.letter import read_letter
from briefgen.read.months import is_of_publication
from briefgen.read.numbers import skip_numbers
from briefgen.read.opening import read_opening, spelled_out
from briefgen.read.orders import order_of
from briefgen.read.pagedata import DOMAIN
from briefgen.read.rows import told_rows
from briefgen.read.titles import parties, retitled, whole_title, without_menu, without_slug
from briefgen.read.whose import read_whose

if TYPE_CHECKING:
    from briefgen.read.parts import Draft, Part

_MOST_PARTS = 100_000  # a book has 5,000
_STAMP = "time stamp"
_WORDS_KINDS = ("paragraph", "item", "row", "note")
_SPACE = re.compile(r"\s+")
# The parts of a file name that tells a reader nothing: a hash, a number, "download (3)".
_DULL = re.compile(
    r"[0-9a-f]{6,}|\d+|download|untitled|document|doc|article|file|page|index|text|new|copy|scan|source|output|export",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"(?:[\dIVX.]+\s+)?(?:executive )?(?:summary|introduction|background|overview|contents|abstract|foreword|preface"
    r"|key (?:points|messages|findings)|highlights)\W*$",
    re.IGNORECASE,
)
_ONLY_DAY = re.compile(r"(?:\w+day,? )?(?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2}),? (?:19|20)\d\d")
_LONGEST_OPENING = 70


def make(draft: Draft, item: Item, data: bytes, source_id: str, as_of: date) -> Source:
    """Return the source that a draft and the settings make up.

    Raises SourceError when it holds no sentence, or is in a language that the rules do not cover.
    """
    if len(draft.parts) > _MOST_PARTS:
        raise SourceError(f"it has {len(draft.parts)} paragraphs", "Save the part that matters.")
    parts, dropped = _sift(draft)
    parts, notices = mark_corrections(parts)
    parts, beside = told_rows(parts)
    dropped += beside
    found = item.metadata.over(_without_domain(draft.metadata))
    order = order_of(parts)
    parts, menu = without_menu(parts)
    parts, labelled, lines = take_labelled(parts, order)
    parts, letter, signed = read_letter(parts)
    case, parts = parties(parts), retitled(parts)
    parts, whose, above = read_whose(parts, found.title)
    parts, opening, more = read_opening(parts, as_of, order)
    parts, stamps = _drop_stamps(parts)
    parts, tail = _cut_about(parts)
    parts = skip_numbers(parts)
    dropped += menu + lines + signed + above + more + stamps + tail
    headline = without_slug(whose.title or opening.title or case or whole_title(parts, _headline(parts)))
    parts, opening, named = spelled_out(parts, opening)
    dropped += named
    if letter.publisher and any(one.reason == "letterhead" for one in signed):
        opening = replace(opening, publisher=letter.publisher)  # an office within it may stand below
    found = (
        found.over(labelled)
        .over(whose)
        .over(opening)
        .over(letter)
        .over(draft.sent)
        .over(of_margins(draft.dropped))
    )
    found = replace(found, month=found.month if is_of_publication(found, headline, parts) else None)
    _refuse_empty(data, parts)
    text, blocks = _lay_out(draft.text, with_corrections(parts, notices))
    code = _language(item, parts)
    days, notes = _days(found, item, as_of)
    title, given = _title(found.title or headline, _stem(item, draft), parts)
    return Source(
        id=source_id, name=", ".join(filter(None, (item.shown, draft.name))), text=text, sha256=hashlib.sha256(data).hexdigest(), title=title,
        title_given=given, publisher=found.publisher or draft.metadata.publisher or publisher_of(found.url), author=found.author,
        published=days.published, month=days.month, modified=days.modified, accessed=days.accessed, url=found.url,
        language=code, blocks=blocks, dropped=tuple(dropped), notes=draft.notes + notes,
        handling=item.metadata.handling,
    )  # fmt: skip


# ---------------------------------------------------------------- text and blocks


def _sift(draft: Draft) -> tuple[list[Part], list[Dropped]]:
    """Take furniture and a repeated headline out of the parts."""
    kept: list[Part] = []
    dropped = list(draft.dropped)
    title = draft.metadata.title
    for part in draft.parts:
        reason = _reason(part, kept, title)
        if reason:
            dropped.append(Dropped(part.text.strip(), reason))
        elif part.text.strip():
            kept.append(part)
    return kept, dropped


def _reason(part: Part, before: list[Part], title: str) -> str:
    words = _SPACE.sub(" ", part.text[part.skip :]).strip()
    if part.kind == "row":
        return ""
    if before and len(before) <= 3 and _same_words(words, before[0].text) and before[0].kind == "title":
        return "headline repeated"
    if title and len(before) <= 2 and part.kind != "title" and _same_words(words, title):
        return "headline repeated"
    reason = "" if part.kind == "title" else furniture.reason(words)
    return "" if reason == _STAMP else reason  # it may tell the date of publication: see _drop_stamps


def _headline(parts: list[Part]) -> str:
    """Return the title part, or the heading that the document begins with unless it is a section's."""
    titles = [part.text for part in parts if part.kind == "title"]
    if not titles and parts and parts[0].kind == "heading" and _may_head(parts[0].text.strip()):
        titles = [parts[0].text]
    return titles[0] if titles else ""


def _may_head(line: str) -> bool:
    """Whether a heading can be a document's title: a section's can not, nor can a line that is only a day."""
    return not _SECTION.match(line) and _ONLY_DAY.fullmatch(line) is None


def _drop_stamps(parts: list[Part]) -> tuple[list[Part], list[Dropped]]:
    """Take out the time stamps that told nothing of the publication ("Updated 3 hours ago")."""
    stamps = [_is_stamp(part) for part in parts]
    kept = [part for part, stamp in zip(parts, stamps, strict=True) if not stamp]
    return kept, [
        Dropped(part.text.strip(), _STAMP) for part, stamp in zip(parts, stamps, strict=True) if stamp
    ]


def _is_stamp(part: Part) -> bool:
    words = part.text.strip()
    return len(words) <= 110 and part.kind not in ("title", "row") and furniture.reason(words) == _STAMP


def _cut_about(parts: list[Part]) -> tuple[list[Part], list[Dropped]]:
    """Cut the publisher's words about itself off the end."""
    end = furniture.about_publisher([part.text for part in parts])
    return parts[:end], [Dropped(part.text.strip(), "about the publisher") for part in parts[end:]]


def _same_words(one: str, other: str) -> bool:
    return re.sub(r"\W+", "", one).lower() == re.sub(r"\W+", "", other).lower()


def _lay_out(text: str | None, parts: list[Part]) -> tuple[str, tuple[Block, ...]]:
    """Return the source's text and its blocks: the draft's own text, or the parts one a line."""
    if text is None:
        parts = [replace(part, text=_SPACE.sub(" ", part.text)) for part in parts]
        starts, offset = [], 0
        for part in parts:
            starts.append(offset)
            offset += len(part.text) + 1
        text = "\n".join(part.text for part in parts)
        parts = [replace(part, start=start) for part, start in zip(parts, starts, strict=True)]
    return text, tuple(block for part in parts if (block := _block(part)))


def _block(part: Part) -> Block | None:
    words = part.text[part.skip :]
    start = part.start + part.skip + len(words) - len(words.lstrip())
    end = part.start + part.skip + len(words.rstrip())
    return Block(start, end, part.kind, part.place) if start < end else None


def _without_domain(found: Metadata) -> Metadata:
    """Return what a page says of itself without a publisher that is only its domain: the text may name one."""
    return replace(found, publisher="") if DOMAIN.fullmatch(found.publisher) else found


def _refuse_empty(data: bytes, parts: list[Part]) -> None:
    if not data.strip():
        raise SourceError("it is empty", "Save the document again, or leave it out.")
    if not parts:
        raise SourceError(
            "it holds no text but page furniture", "Save the article itself, or paste its text."
        )
    if not any(part.kind in _WORDS_KINDS for part in parts):
        raise SourceError(
            "it holds only headings, no sentence to cite", "Save the whole document, with its text."
        )


# ---------------------------------------------------------------- language, dates, title, publisher


def _language(item: Item, parts: list[Part]) -> str:
    if item.metadata.language:
        return item.metadata.language
    code = language.detect("\n".join(part.text for part in parts)) or "en"
    if code != "en":
        hint = 'Translate it, or set language = "en" for this source to have it read all the same.'
        raise SourceError(f"it seems to be in {language.name(code)}; only English is understood", hint)
    return code


def _days(found: Metadata, item: Item, as_of: date) -> tuple[Metadata, tuple[str, ...]]:
    """Return the dates that can be true, and a note for each that can not."""
    notes: list[str] = []
    days: dict[str, Any] = {}
    for name in ("published", "modified", "accessed"):
        day: date | None = getattr(found, name)
        if day and (why := refusal(day, as_of)):
            notes.append(f"its date of being {name} is not used: {why}")
            day = None
        days[name] = day
    if found.month and not days["published"] and not refusal(found.month, as_of):
        days["month"] = found.month
    if not days["accessed"]:
        days["accessed"] = _file_day(item, as_of)
    return Metadata(**days), tuple(notes)


def known_on(source: Source, as_of: date) -> Source:
    """Return the source as it was known on a day: without the dates of what was done to it since.

    Raises SourceError when it was published later: on that day nobody could have read it.
    """
    if source.published and source.published > as_of:
        day = source.published.isoformat()
        raise SourceError(
            f"it was published on {day}, after {as_of.isoformat()}, the day the page speaks of, and is left out",
            f"Build with --as-of {day} or later, or correct its date with `published` in the settings.",
        )
    return replace(
        source,
        modified=None if (source.modified or as_of) > as_of else source.modified,
        accessed=None if (source.accessed or as_of) > as_of else source.accessed,
    )


def _file_day(item: Item, as_of: date) -> date | None:
    """Return the day the file was last written (UTC), when it is not after the day the brief speaks of."""
    try:
        day = datetime.fromtimestamp(item.path.stat().st_mtime, tz=UTC).date()
    except (OSError, ValueError, OverflowError):
        return None
    return None if refusal(day, as_of) else day


def _stem(item: Item, draft: Draft) -> str:
    """Return the file's name without its ending; that of the attachment, where it came with a mail."""
    attached = PurePath(draft.name.partition(",")[0])
    return attached.stem if attached.suffix else item.path.stem


def _title(known: str, stem: str, parts: list[Part]) -> tuple[str, bool]:
    """Return the title and whether the document or the settings gave it."""
    if known := _SPACE.sub(" ", known).strip():
        return known, True
    if not _is_dull(stem) and (words := readable(stem)):
        return words, False
    return opening_words(next(part.text[part.skip :] for part in parts if part.kind in _WORDS_KINDS)), False


def _is_dull(stem: str) -> bool:
    return all(_DULL.fullmatch(part) for part in re.split(r"[\W_]+", stem) if part)


def readable(stem: str) -> str:
    """Return a file name as a person would write it: "japan_central-asia" as "Japan central asia"."""
    words = re.sub(r"%20|[_+]|(?<=\w)-(?=\w)|(?<=[a-z])(?=[A-Z])", " ", stem)
    words = re.sub(r"^\d{1,4}\s+(?=[^\W\d])|\s*\(\d+\)$", "", _SPACE.sub(" ", words)).strip(" .-_")
    if not re.search(r"[^\W\d_]{3}", words):
        return ""
    return words[0].upper() + words[1:]


def opening_words(text: str) -> str:
    """Return the first words of a text in quotation marks, cut between words, with "…" where it is cut."""
    text = _SPACE.sub(" ", text).strip()
    if len(text) <= _LONGEST_OPENING:
        return f"“{text.rstrip('.')}”"
    cut = (
        text[: _LONGEST_OPENING + 1].rsplit(" ", 1)[0]
        if " " in text[: _LONGEST_OPENING + 1]
        else text[:_LONGEST_OPENING]
    )
    return f"“{cut.rstrip(' ,;:—–-(')}…”"


def publisher_of(url: str) -> str:
    """Return the domain of a URL without "www." as the publisher of last resort."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return re.sub(r"^(?:www\d?|m|amp|mobile)\.", "", host)

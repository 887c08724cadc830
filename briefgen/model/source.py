"""What was read: documents, their blocks, and their sentences with the place of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from briefgen.model.item import Problem

BlockKind = Literal["title", "heading", "paragraph", "item", "row", "note", "correction"]


def check_range(start: int, end: int, what: str) -> None:
    """Refuse an empty or backward range of characters."""
    if not 0 <= start < end:
        raise ValueError(f"{what} runs from {start} to {end}: it must hold a character")


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``start`` to ``end`` of the text of the source whose id is ``source``."""

    source: str
    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse an empty or backward span."""
        check_range(self.start, self.end, f"the span in {self.source!r}")


@dataclass(frozen=True, slots=True)
class Block:
    """A run of a source's text that is one thing: a headline, a heading, a paragraph, a list item.

    ``place`` says where the reader of the original finds it ("page 3", "paragraph 12"); it may
    be empty. Text that no block covers is not content.
    """

    start: int
    end: int
    kind: BlockKind
    place: str = ""

    def __post_init__(self) -> None:
        """Refuse an empty or backward block."""
        check_range(self.start, self.end, "the block")


@dataclass(frozen=True, slots=True)
class Dropped:
    """A piece of a document that was left out on reading, and why ("related link", "cookie notice")."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document as it was read. ``text`` is what every span of it points into.

    ``sha256`` is that of the bytes as they came. ``name`` is the file's name or the URL. Dates are
    calendar days; None means that nobody said. ``month`` is the first day of the month in which it was
    published, where no day is known. ``title_given`` is False when the title is only the file name or the
    opening words. ``notes`` are remarks for the user, a line each. ``same_as`` is
    the id of an earlier source with the same or nearly the same text, else empty. ``handling`` is the mark
    that the settings give it.
    """

    id: str
    name: str
    text: str
    sha256: str
    title: str
    title_given: bool = True
    publisher: str = ""
    author: str = ""
    published: date | None = None
    month: date | None = None
    modified: date | None = None
    accessed: date | None = None
    url: str = ""
    language: str = "en"
    blocks: tuple[Block, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    notes: tuple[str, ...] = ()
    same_as: str = ""
    handling: str = ""

    def __post_init__(self) -> None:
        """Refuse blocks that overlap, run backwards or leave the text."""
        last = 0
        for block in self.blocks:
            if block.start < last or block.end > len(self.text):
                raise ValueError(f"a block of {self.name} lies outside its text: {block}")
            last = block.end


@dataclass(frozen=True, slots=True)
class Corpus:
    """All that was read for one brief: the sources in order, and what could not be read."""

    sources: tuple[Source, ...]
    problems: tuple[Problem, ...] = ()

    def source(self, source_id: str) -> Source:
        """Return the source with this id; KeyError when there is none."""
        for source in self.sources:
            if source.id == source_id:
                return source
        raise KeyError(source_id)


@dataclass(frozen=True, slots=True)
class SentencePart:
    """Words of a sentence that stand apart in its source: from ``at`` on they are those of ``span``."""

    at: int
    span: Span


@dataclass(frozen=True, slots=True)
class Entry:
    """The label and the values of a line of a list or a row of a table, as stretches of its text.

    ``heads`` are the words above the columns, one for each value, empty for a list or a table without any;
    ``corner`` is what stands above the labels. ``over`` are the words right above the list or table that say
    what it is, beside the heading. ``row`` tells a row of a table from a line of a list.
    """

    label: tuple[int, int]
    values: tuple[tuple[int, int], ...]
    heads: tuple[str, ...] = ()
    corner: str = ""
    over: str = ""
    row: bool = False


@dataclass(frozen=True, slots=True)
class Corrected:
    """Words of a sentence, from ``at`` on, that its source puts right: they stand at ``span``, in a notice.

    ``was`` are the words in their place in the sentence itself, ``remark`` tells a reader of it, so many
    characters ``behind`` the new words.
    """

    at: int
    span: Span
    was: str
    remark: str
    behind: int = 0

    @property
    def end(self) -> int:
        """Where the new words end in the sentence's text."""
        return self.at + self.span.end - self.span.start


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, the heading it stands under, and its place in the source.

    ``text`` is exactly ``source.text[span.start:span.end]``. ``paragraph`` and ``position`` count
    from 0: the block among the source's body blocks, the sentence among all of its sentences.
    ``whole`` is False for a line that is not a full sentence (a list item without a verb, a caption).

    An item of a list that goes on with the words before the list ("The council decided: • to limit entry")
    has ``parts``: those words, its own, which are ``span``, and the full stop that follows, if it has
    none. ``text`` is that of the parts, a blank between words; the item's first word may be in small letters.

    What a notice of its source puts right is right in ``text``: ``corrections`` tell where, and what it was.
    ``listed`` tells what is what where it is a label and its values, and no sentence.
    """

    span: Span
    text: str
    heading: str = ""
    paragraph: int = 0
    position: int = 0
    whole: bool = True
    parts: tuple[SentencePart, ...] = ()
    corrections: tuple[Corrected, ...] = ()
    listed: Entry | None = None

    @property
    def entry(self) -> Entry | None:
        """Its label and values, where it does not go on with the words before its list."""
        return None if self.parts or self.corrections else self.listed

    @property
    def lead(self) -> Span | None:
        """The words before the list that an item goes on with, if it is one."""
        return self.parts[0].span if self.parts else None

    def place(self, at: int) -> int:
        """Return where in the source's text the character ``at`` of the sentence stands."""
        inside = next((one for one in self.corrections if one.at <= at < one.end), None)
        if inside:
            return inside.span.start + at - inside.at
        at += sum(len(one.was) - (one.end - one.at) for one in self.corrections if one.end <= at)
        part = next((part for part in reversed(self.parts) if part.at <= at), SentencePart(0, self.span))
        return part.span.start + at - part.at

"""A plain text in; its headline, headings, paragraphs and list items out, as spans of the text itself."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.errors import SourceError
from briefgen.read.days import find_day
from briefgen.read.decode import decode
from briefgen.read.furniture import is_mark
from briefgen.read.heads import (
    head_line,
    is_address,
    is_byline,
    is_one_name,
    is_own_name,
    is_writer,
)
from briefgen.read.kinds import is_kind
from briefgen.read.parts import Draft, Part
from briefgen.read.values import names_columns, runs

if TYPE_CHECKING:
    from briefgen.model import BlockKind

_END = re.compile(r"[.!?…:;。！？।؟۔](?:[\"'”’»)\]*_]|\[\d+\])*$")
_FULL_STOP = re.compile(r"[.!?…。！？।؟۔](?:[\"'”’»)\]*_]|\[\d+\])*$")
_BULLET = re.compile(
    r"(?:[-*+•‣▪◦●–—]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})\)|(?:\d{1,2}|[a-z]|(?:ix|iv|v?i{2,3}|vi))\.)\s+(?=\S)"
)
# "We ask the Government to": words that a list goes on with are no heading.
OPEN_END = re.compile(
    r"\b(?:to|that|will|shall|must|should|would|includes?|included|decided|resolved|agreed|has|have|are|were)$"
)
_RULE = re.compile(r"[\W_]{3,}$")
_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "and",
        "or",
        "but",
        "nor",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "from",
        "by",
        "with",
        "as",
        "is",
        "are",
        "over",
        "under",
        "into",
        "via",
        "vs",
        "de",
        "la",
    ]
)
# A headline or heading longer than this is a sentence whose full stop is missing: of the headlines of the
# evaluation pages the longest has 121 characters, of their section headings 78.
_LONGEST_TITLE = 160
_LONGEST_HEADING = 90
_SHORT = 40  # characters
_HEAD = 5  # lines
_SOON = 40  # lines from the top in which a publisher names itself
# "T", a blank line, "he minister said"; "A" and "I" may be words.
_INITIAL = re.compile(r"^([B-HJ-Z])(\n{1,3})([a-z’'][^\n]*)", re.MULTILINE)
_MOST_LINES = 400_000  # a book has 10,000


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: where its words start in the text, and whether a blank line adjoins it."""

    text: str
    start: int
    after_blank: bool
    before_blank: bool

    @property
    def ends(self) -> bool:
        """Whether the line ends like a sentence or an introduction."""
        return _END.search(self.text) is not None


def read_plain(data: bytes) -> Draft:
    """Return the parts of a plain text file. Raises SourceError when the bytes are no text."""
    text, notes = decode(data)
    refuse_long(text)
    text = unwrap(_with_initials(text))
    return Draft(parts=tuple(split(text)), text=text, notes=notes)


def refuse_long(text: str) -> None:
    """Raise SourceError for a text of more lines than any document has."""
    if (count := text.count("\n")) > _MOST_LINES:
        raise SourceError(f"it has {count} lines, more than a document has", "Save the part that matters.")


def split(text: str) -> list[Part]:
    """Return the parts of a text in which each line is one thing."""
    lines = _lines(text)
    titled = _title_line(lines)
    valued = _valued(lines)
    parts = []
    at, row = 0, 1
    for number, line in enumerate(lines):
        at, row = line.start, row + text.count("\n", at, line.start)  # counted on: files may be large
        if titled is not None and number <= titled:
            kind: BlockKind = "title" if number == titled else "heading"
        else:
            kind = valued.get(number) or _kind(lines, number)
        bullet = _BULLET.match(line.text) if kind == "item" else None
        parts.append(
            Part(
                line.text,
                kind,
                f"line {row}",
                line.start,
                bullet.end() if bullet else 0,
            )
        )
    return parts


def _lines(text: str) -> list[Line]:
    found: list[Line] = []
    offset = 0
    blank = True
    raw = text.split("\n")
    for number, line in enumerate(raw):
        words = line.strip()
        if words and not _RULE.match(words):
            start = offset + line.index(words[0])
            next_blank = number + 1 >= len(raw) or not raw[number + 1].strip()
            found.append(Line(words, start, blank, next_blank))
        blank = not words
        offset += len(line) + 1
    if len(found) > _MOST_LINES:
        raise SourceError(
            f"it has {len(found)} lines, more than a document has", "Save the part that matters."
        )
    return found


def _title_line(lines: list[Line]) -> int | None:
    """Return the number of the line that is the headline; marks and a letterhead may stand above it."""
    marks = len(list(itertools.takewhile(lambda line: is_mark(line.text), lines)))
    head = marks + _named(lines[marks:])
    head += sum(1 for _ in itertools.takewhile(_is_of_head, lines[head:]))
    if head > marks and _is_title(lines, head):
        return head
    if head > marks + 1 and is_writer(
        lines[marks].text, "\n".join(line.text for line in lines[head:][:_SOON])
    ):
        return None  # a letterhead, the day, the kind of text, and then the text
    found = _title_under(lines[marks:])
    return None if found is None else found + marks


def _is_of_head(line: Line) -> bool:
    return head_line(line.text) is not None or is_byline(line.text)


def _named(lines: list[Line]) -> int:
    """Return 1 when the first line is the publisher's name, which the text below the headline uses too."""
    if len(lines) < 3 or lines[0].before_blank or lines[0].ends:
        return 0
    below = "\n".join(line.text for line in lines[2:_SOON])
    own = is_own_name(lines[0].text, below) or is_one_name(lines[0].text, below)
    return int((own or _is_writer(lines, below)) and lines[1].text[-1] not in ".:;,")


def _is_writer(lines: list[Line], below: str) -> bool:
    """Whether the first line names who speaks as "we" below, and a title or kind of text stands under it."""
    head = [line.text for line in lines[1:_HEAD]]
    titled = head_line(head[0]) is None or any(is_kind(line) for line in head)
    dated = any(head_line(line) is not None or _is_day(line) for line in head)
    return titled and dated and is_writer(lines[0].text, below)


def _is_day(line: str) -> bool:
    """Whether the line holds a day and few words: "Updated 12 June 2026"."""
    return len(line) < _SHORT and find_day(line) is not None


def _is_title(lines: list[Line], number: int) -> bool:
    """Whether the line under a letterhead is the headline: short, no sentence, set apart from the text."""
    if number + 1 >= len(lines):
        return False
    line, after = lines[number], lines[number + 1]
    if (
        len(line.text) > _LONGEST_TITLE
        or line.text.endswith((".", ":", ";", ","))
        or _BULLET.match(line.text)
    ):
        return False
    if line.before_blank or not line.ends:
        return True
    return head_line(after.text) is not None or is_byline(after.text)


def _title_under(lines: list[Line]) -> int | None:
    """Return the number of the line that is the headline: the first, or the first under a letterhead."""
    if lines and is_address(lines[0].text):
        return None
    if _headline(lines) and lines[0].before_blank:
        return 0
    # A letterhead is a group of short lines; the headline stands alone between it and the text.
    for number, line in enumerate(lines[:6]):
        if not looks_like_heading(line.text) and len(line.text) > _LONGEST_TITLE:
            break
        if _END.search(line.text) or _BULLET.match(line.text):
            break
        if number >= 2 and line.after_blank and line.before_blank and not line.text.endswith(","):
            return number
    return 0 if _headline(lines) else None


def _headline(lines: list[Line]) -> bool:
    """Whether the first line is a headline: set apart or followed by prose, without a full stop."""
    if len(lines) < 2:
        return False
    first, second = lines[0], lines[1]
    if (
        len(first.text) > _LONGEST_TITLE
        or _BULLET.match(first.text)
        or first.text.endswith((".", ":", ";", ","))
    ):
        return False
    if _END.search(first.text) and not first.before_blank:
        return False
    if first.before_blank:
        return True
    return title_case(first.text) or len(second.text) > 1.5 * len(first.text)


def _valued(lines: list[Line]) -> dict[int, BlockKind]:
    """Return the kind of the lines that give values below one another: none of them is a heading.

    A line right above the rows of a table, in as many columns, names these.
    """
    found: dict[int, BlockKind] = {}
    for number, row in runs([line.text for line in lines]):
        if not _BULLET.match(lines[number].text):
            found[number] = "row" if row else "paragraph"
    for number in [number for number, kind in found.items() if kind == "row"]:
        above = number - 1
        if above >= 0 and above not in found and names_columns(lines[above].text, lines[number].text):
            found[above] = "row"
    return found


def _kind(lines: list[Line], number: int) -> BlockKind:
    line = lines[number]
    if _BULLET.match(line.text):
        return "item"
    if _leads_list(lines, number):
        return "paragraph"
    return "heading" if looks_like_heading(line.text) and _leads(lines, number) else "paragraph"


def _leads_list(lines: list[Line], number: int) -> bool:
    """Whether the next line is an item that goes on with this one: "We demand that the Agency"."""
    after = lines[number + 1].text if number + 1 < len(lines) else ""
    bullet = _BULLET.match(after)
    return bullet is not None and after[bullet.end()].islower() and not _END.search(lines[number].text)


def looks_like_heading(text: str) -> bool:
    """Whether the words alone could be a heading: short, no end punctuation, a capital or number first."""
    if len(text) > _LONGEST_HEADING or _END.search(text) or text.endswith((",", "-", "–", "—")):
        return False
    if OPEN_END.search(text):
        return False
    first = text.lstrip("\"'“‘«([¿¡#")[:1]
    return bool(first) and not first.islower()


def _leads(lines: list[Line], number: int) -> bool:
    """Whether the line leads into body text, as a heading does and a line of a list does not."""
    line = lines[number]
    after = next(
        (other for other in lines[number + 1 : number + 30] if not looks_like_heading(other.text)), None
    )
    following = lines[number + 1] if number + 1 < len(lines) else None
    if following is None or after is None:
        return title_case(line.text) and len(line.text.split()) <= 8
    apart = line.after_blank or line.before_blank
    if following is after or apart:
        return apart or title_case(line.text) or len(after.text) > 2 * len(line.text)
    return title_case(line.text) and len(line.text.split()) <= 8


def title_case(text: str) -> bool:
    """Whether most of the words that carry meaning begin with a capital, as in an English title."""
    words = [word for word in re.findall(r"[^\W\d_][\w’'-]*", text) if word.lower() not in _SMALL]
    return bool(words) and sum(word[0].isupper() for word in words) >= 0.7 * len(words)


# ---------------------------------------------------------------- lines that were broken to a width


def _with_initials(text: str) -> str:
    """Join the large first letter of a saved article, which stands on a line of its own, to its word.

    The line ends go behind the paragraph: offsets of what follows and numbers of lines stay what they were.
    """
    return _INITIAL.sub(r"\1\3\2", text)


def unwrap(text: str) -> str:
    """Join lines that were broken to a fixed width, as in e-mails; offsets stay what they were.

    Only the line end between two lines of one paragraph becomes a space.
    """
    width = _wrap_width(text)
    if not width:
        return text
    lines = text.split("\n")
    ends = ["\n"] * len(lines)
    for number in range(len(lines) - 1):
        if _continues(lines[number], lines[number + 1], width):
            ends[number] = " "
    return "".join(line + end for line, end in zip(lines, ends, strict=True))[: len(text)]


def _wrap_width(text: str) -> int:
    """Return the width the text was broken to, or 0 when its lines are paragraphs.

    Broken text has no line beyond the width, and most lines that are followed by another line of the
    same paragraph come near it and end in mid-sentence.
    """
    lines = [line.rstrip() for line in text.split("\n")]
    pairs = [line for line, after in itertools.pairwise(lines) if line.strip() and after.strip()]
    width = max(map(len, lines), default=0)
    if len(pairs) < 3 or not 40 <= width <= 110:
        return 0
    full = [line for line in pairs if len(line) >= 0.75 * width]
    open_ended = [line for line in full if not _FULL_STOP.search(line)]
    return width if len(full) >= 0.6 * len(pairs) and len(open_ended) >= 0.6 * len(full) else 0


def _continues(line: str, after: str, width: int) -> bool:
    line, words = line.rstrip(), after.strip()
    if (
        not line.strip()
        or not words
        or _BULLET.match(words)
        or _RULE.match(words)
        or _RULE.match(line.strip())
    ):
        return False
    first_word = words.split(maxsplit=1)[0]
    return len(line) + 1 + len(first_word) > width - 12 or (
        words[0].islower() and not _FULL_STOP.search(line)
    )

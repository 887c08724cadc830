"""Paragraphs of a page and the lines of its edition in; where each line is, and what else there is, out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.decisions.words import folded, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.decisions.page import Paragraph
    from briefgen.model import Edition

_MARKS = re.compile(r"\[(?:according to [^\[\]]*; )?(\d{1,3}(?:, ?\d{1,3})*)\]")

_Span = tuple[int, int, int]  # where a line begins and ends in its paragraph, and its number


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words of a paragraph: a line as it was printed (its number in the edition), or other text.

    ``marks`` are the numbers of the sources right behind it; ``touches`` says that only white space parts it
    from the chunk before it in the paragraph.
    """

    paragraph: int
    text: str
    line: int | None = None
    marks: tuple[int, ...] = ()
    touches: bool = False


@dataclass(frozen=True, slots=True)
class Laid:
    """A page as chunks, in its order."""

    paragraphs: tuple[Paragraph, ...]
    chunks: tuple[Chunk, ...]

    def count(self, line: int) -> int:
        """Return how often the line stands on the page."""
        return sum(chunk.line == line for chunk in self.chunks)

    def first(self, line: int) -> int | None:
        """Return the place of the first chunk that is this line."""
        return next((at for at, chunk in enumerate(self.chunks) if chunk.line == line), None)

    def before(self, at: int) -> Chunk | None:
        """Return the chunk that touches this one from before."""
        return self.chunks[at - 1] if at > 0 and self.chunks[at].touches else None

    def after(self, at: int) -> Chunk | None:
        """Return the chunk that touches this one from behind."""
        following = self.chunks[at + 1] if at + 1 < len(self.chunks) else None
        return following if following and following.touches else None


def laid(found: Sequence[Paragraph], edition: Edition) -> Laid:
    """Find the lines of the edition in the paragraphs."""
    most = max((source.number or 0 for source in edition.sources), default=0) or 999
    texts = {at: folded(shown(line.text)) for at, line in enumerate(edition.lines)}
    first = {text: at for at, text in reversed(texts.items()) if text}
    patterns = [
        (at, re.compile(rf"(?<!\w){re.escape(text)}(?!\w)"))
        for text, at in sorted(first.items(), key=lambda pair: -len(pair[0]))
    ]
    chunks: list[Chunk] = []
    for number, paragraph in enumerate(found):
        chunks += _chunks(number, paragraph.text, () if paragraph.margin else patterns, most)
    return Laid(tuple(found), tuple(chunks))


def _chunks(
    number: int, text: str, patterns: Sequence[tuple[int, re.Pattern[str]]], most: int
) -> Iterator[Chunk]:
    """Yield the chunks of one paragraph."""
    plain = folded(text)
    spans: list[_Span] = []
    for line, pattern in patterns:
        for match in pattern.finditer(plain):
            if not any(start < match.end() and match.start() < end for start, end, _ in spans):
                spans.append((match.start(), match.end(), line))
    end_before: int | None = None
    for start, end, line_here in _with_gaps(text, sorted(spans), most):
        touches = end_before is not None and not text[end_before:start].strip()
        yield Chunk(number, text[start:end].strip(), line_here, _marks_at(text, end, most), touches)
        end_before = end


def _with_gaps(text: str, spans: Sequence[_Span], most: int) -> Iterator[tuple[int, int, int | None]]:
    """Yield the lines of a paragraph and the text between them, in order."""
    at = 0
    for start, end, line in spans:
        yield from ((*gap, None) for gap in _between_marks(text, at, start, most))
        yield start, end, line
        at = end
    yield from ((*gap, None) for gap in _between_marks(text, at, len(text), most))


def _between_marks(text: str, start: int, end: int, most: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of text between start and end that hold more than marks."""
    at = start
    for match in _MARKS.finditer(text, start, end):
        if _numbers(match, most):
            if text[at : match.start()].strip():
                yield at, match.start()
            at = match.end()
    if text[at:end].strip():
        yield at, end


def _marks_at(text: str, at: int, most: int) -> tuple[int, ...]:
    """Return the numbers of the marks that begin here, white space aside."""
    begin = at + len(text[at:]) - len(text[at:].lstrip())
    match = _MARKS.match(text, begin)
    return _numbers(match, most) if match else ()


def _numbers(match: re.Match[str], most: int) -> tuple[int, ...]:
    """Return the numbers of a mark; none when no source has such a number: "[2024]" is a year of ours."""
    numbers = tuple(int(number) for number in match[1].split(","))
    return numbers if all(1 <= number <= most for number in numbers) else ()

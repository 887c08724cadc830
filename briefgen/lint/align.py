"""A line in, how its words lie in the sentence it cites out: what is kept, what is left out, what is foreign.

The places that the pieces claim are checked, never believed. Where they do not hold, the words themselves are
looked for in the sentence, in its order; those that are not found are foreign.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.compose.wording import CONNECTIVE, NOTE_NUMBER
from briefgen.understand.openings import connective

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.model import Line, Piece, Statement

WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:[’'.-][^\W\d_]+)*|[^\w\s]")
_BRACKET = re.compile(r"\s*\[[^\[\]]+\]\s*")
_LONG = 400  # words; the comparison word by word costs their square

Stretch = tuple[int, int]  # characters of the sentence, start included, end not


@dataclass(frozen=True, slots=True)
class Aligned:
    """How a line lies in its sentence.

    ``kept`` are the stretches of the sentence that are printed, ``left_out`` those that are not, in order; an
    opening connective, which may always go, is in neither. ``foreign`` are words that the sentence has not,
    or not there; ``unmarked`` are words of ours that do not stand in brackets.
    """

    said: Statement
    kept: tuple[Stretch, ...]
    left_out: tuple[Stretch, ...]
    foreign: tuple[str, ...] = ()
    unmarked: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The text of the sentence that the line cites."""
        return self.said.sentence.text

    def is_kept(self, at: int) -> bool:
        """Whether the character of the sentence is printed."""
        return any(start <= at < end for start, end in self.kept)


def align(line: Line) -> Aligned:
    """Lay the line along the sentence that it cites."""
    said = line.statement
    text = said.sentence.text
    unmarked = tuple(
        piece.text.strip() for piece in line.pieces if piece.ours and not _BRACKET.fullmatch(piece.text)
    )
    theirs = [piece for piece in line.pieces if not piece.ours and piece.text.strip()]
    kept = _as_claimed(theirs, text)
    if kept is not None:
        return Aligned(said, kept, _between(kept, text), (), unmarked)
    kept, foreign = _word_by_word(" ".join(piece.text for piece in theirs), text)
    return Aligned(said, kept, _between(kept, text), foreign or ("the order of the words",), unmarked)


def replaced(line: Line) -> tuple[Stretch, ...]:
    """Return the stretches of the sentence that a bracket of ours stands for ("[The council of Holm]").

    It stands for a name or a pronoun, and for nothing that holds a comma, or a verb or preposition that the
    bracket has not.

    A bracket with a blank before it adds to the word before ("in March [2024]") and stands for nothing; so
    does one that says whose the words are, or of when ("[The council of Holm:]").
    """
    text = line.statement.sentence.text
    found, at, ours = [], connective(text), ""
    for piece in line.pieces:
        if piece.ours:
            ours += "" if piece.text.startswith(" ") or piece.text.rstrip().endswith(":]") else piece.text
            continue
        start = piece.start or 0
        if (
            ours
            and start > at
            and "," not in text[at:start]
            and _stands_for(line.statement, (at, start), ours)
        ):
            found.append((at, start))
        at, ours = start + len(piece.text), ""
    return tuple(found)


def _stands_for(said: Statement, stretch: Stretch, ours: str) -> bool:
    """Whether a name of ours can stand for the words: a phrase behind a noun is no part of its name."""
    known = ours.lower().strip("[]").split()
    gone = (token for token in said.tokens if stretch[0] <= token.start < stretch[1])
    return all(token.pos not in {"ADP", "VERB"} or token.text.lower() in known for token in gone)


def _as_claimed(pieces: Sequence[Piece], text: str) -> tuple[Stretch, ...] | None:
    """Return where the pieces lie, or None when one is not what stands at its place, or out of order."""
    kept: list[Stretch] = []
    at = 0
    for number, piece in enumerate(pieces):
        start = piece.start or 0
        end = _matches(piece.text, text, start, opening=number == 0)
        if start < at or end is None:
            return None
        kept.append((start, end))
        at = end
    return tuple(kept)


def _matches(words: str, text: str, start: int, *, opening: bool) -> int | None:
    """Return where the words end in the text, whatever white space is there; None if they do not match."""
    at = start
    for number, mark in enumerate(words):
        if mark == " ":
            if at >= len(text) or not text[at].isspace():
                return None
            while at < len(text) and text[at].isspace():
                at += 1
            continue
        same = at < len(text) and (text[at] == mark or (opening and number == 0 and text[at].upper() == mark))
        if not same:
            return None
        at += 1
    return at


def _between(kept: Sequence[Stretch], text: str) -> tuple[Stretch, ...]:
    """Return the stretches that are not printed, white space and connectives set aside."""
    gaps, at = [], connective(text)
    free = {found.span() for pattern in (CONNECTIVE, NOTE_NUMBER) for found in pattern.finditer(text)}
    for start, end in (*kept, (len(text), len(text))):
        if start > at and text[at:start].strip() and (at, start) not in free:
            gaps.append((at, start))
        at = max(at, end)
    return tuple(gaps)


def _word_by_word(words: str, text: str) -> tuple[tuple[Stretch, ...], tuple[str, ...]]:
    """Return the stretches that hold the most of the words in order, and the words without a place."""
    mine = [found.group() for found in WORD.finditer(words)][:_LONG]
    theirs = list(WORD.finditer(text))[:_LONG]
    pairs = dict(_longest_common(mine, [found.group() for found in theirs]))
    kept = tuple((theirs[place].start(), theirs[place].end()) for place in pairs.values())
    foreign = tuple(word for at, word in enumerate(mine) if at not in pairs and word[0].isalnum())
    return _joined(kept, text), foreign


def _longest_common(mine: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the places of the longest sequence of words that both have; the first word may be in capitals."""

    def same(one: int, two: int) -> bool:
        word, other = mine[one], theirs[two]
        return word == other or (one == 0 and word[:1].lower() + word[1:] == other)

    rows = [[0] * (len(theirs) + 1) for _ in range(len(mine) + 1)]
    for one in range(len(mine) - 1, -1, -1):
        for two in range(len(theirs) - 1, -1, -1):
            here = rows[one + 1][two + 1] + 1 if same(one, two) else 0
            rows[one][two] = max(here, rows[one + 1][two], rows[one][two + 1])
    one = two = 0
    while one < len(mine) and two < len(theirs):
        if same(one, two) and rows[one][two] == rows[one + 1][two + 1] + 1:
            yield one, two
            one, two = one + 1, two + 1
        elif rows[one + 1][two] >= rows[one][two + 1]:
            one += 1
        else:
            two += 1


def _joined(kept: Sequence[Stretch], text: str) -> tuple[Stretch, ...]:
    """Join stretches with nothing but white space between them."""
    joined: list[Stretch] = []
    for start, end in kept:
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)

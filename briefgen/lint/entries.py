"""The line of a label with its values in, what is not as its list or table gives it out.

Such a line is no sentence, so that nothing of it can be spared: its words and brackets are made once more
from the source, and each that differs is a fault. What stands behind them (another source's value) is looked
at as always.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.compose.entries import wording
from briefgen.lint.foreign import BRACKET, foreign
from briefgen.lint.lost import FIGURE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.lint.align import Aligned
    from briefgen.lint.lost import Fault
    from briefgen.model import Corpus, Line, Piece


def entry(line: Line, aligned: Aligned, corpus: Corpus) -> Iterator[Fault]:
    """Yield what the line has that its entry has not, and what it lacks."""
    said = aligned.said
    expected = wording(said, corpus.source(said.sentence.span.source))
    given = line.pieces[: len(expected)]
    yield from foreign(_without(line, expected), aligned, corpus)
    for piece in expected:
        if piece not in given:
            kind = BRACKET if piece.ours else FIGURE
            yield kind, piece.text.strip(), f"“{piece.text.strip()}” belongs to the value, and is not there"
    if given != expected and all(piece in given for piece in expected):
        yield BRACKET, line.text, "its words do not stand as the list or table has them"


def _without(line: Line, brackets: tuple[Piece, ...]) -> Line:
    """Return the line without the brackets that belong to it."""
    pieces = tuple(piece for piece in line.pieces if not (piece.ours and piece in brackets))
    return replace(line, pieces=pieces, text="".join(piece.text for piece in pieces))

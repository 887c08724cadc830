"""Sentences that were reworded together and their points in, the one statement that they make out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.decisions.words import key
from briefgen.understand.units import join_two

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.model import Corpus, KeyPoint, Statement

_GAP = 3  # characters between two sentences that follow each other, an empty line included


def joined(points: Sequence[KeyPoint], drawn: Sequence[str], corpus: Corpus) -> Statement | None:
    """Return the statements of the points as one, where they still follow each other in a source.

    ``drawn`` are the sentences that are wanted. None where one statement holds them all, or they stand apart.
    """
    wanted = [
        point for point in points if any(_holds(said, text) for said in point.evidence for text in drawn)
    ]
    for first in wanted[0].evidence if len(wanted) > 1 else ():
        found: Statement | None = first
        for point in wanted[1:]:
            found = _with_next(found, point, corpus) if found else None
        if found:
            return found
    return None


def _holds(said: Statement, text: str) -> bool:
    return f" {key(text)} " in f" {key(said.sentence.text)} "


def _with_next(first: Statement, point: KeyPoint, corpus: Corpus) -> Statement | None:
    span = first.sentence.span
    for said in point.evidence:
        after = said.sentence.span
        if after.source == span.source and 0 <= after.start - span.end <= _GAP:
            return join_two(first, said, corpus.source(span.source).text)
    return None

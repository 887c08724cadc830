"""Ranked points in, what may stand behind a statement on a page out: what its source says next."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.compose.goes_on import goes_with
from briefgen.rank.substance import NAMES
from briefgen.rank.telling import NAMES as TOLD

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.model import Corpus, Ranked, Statement

# Reasons of a score by which a sentence adds comment and no fact.
_WEAK = NAMES | TOLD | {"judges rather than reports", "courtesies"}


@dataclass(frozen=True, slots=True)
class Second:
    """A statement that may stand behind another one, and the point that it belongs to."""

    said: Statement
    entry: Ranked


class Seconds:
    """Every statement that may stand second, by its place in its source."""

    def __init__(self, entries: Iterable[Ranked], corpus: Corpus) -> None:
        """Take the statements of the points; what is disputed or has changed since is no second sentence."""
        self._corpus = corpus
        self._of: dict[str, list[Second]] = {}
        for entry in entries:
            if _may_follow(entry):
                for said in entry.point.evidence:
                    self._of.setdefault(said.sentence.span.source, []).append(Second(said, entry))
        for found in self._of.values():
            found.sort(key=_start)

    def after(self, said: Statement) -> Second | None:
        """Return what follows the statement in its source, if it may stand behind it on a page."""
        span = said.sentence.span
        source = self._corpus.source(span.source)
        found = self._of.get(span.source, [])
        place = bisect_left(found, span.end, key=_start)
        if place == len(found):
            return None
        second = found[place]
        return second if goes_with(said, second.said, source) else None


def _may_follow(entry: Ranked) -> bool:
    point = entry.point
    return not (
        point.disputed or point.superseded_by or _WEAK.intersection(one.name for one in entry.reasons)
    )


def _start(second: Second) -> int:
    return second.said.sentence.span.start

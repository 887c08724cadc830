"""Ranked points in, a varied choice out: what is said already counts for less, and then for nothing.

Variety is measured against everything that is on the page: the share of a sentence's informative words
(rare ones weigh more) that other lines hold already.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from briefgen.model import Ranked
    from briefgen.salience import Index

# Above this share of words already on the page, a sentence is a repetition (read off finished pages).
REPEATED = 0.72
# Points of score that a full repetition costs; a sentence half of whose words are new loses half of it.
_PENALTY = 4.0
_SAME = 0.50  # likeness to a single line at which merging would have put the two together


class Chosen:
    """What stands on the page so far, and how much of a further point it says already."""

    def __init__(self, index: Index, place: Callable[[Ranked], int]) -> None:
        """``index`` holds the terms of every point, ``place`` gives a point's number in it."""
        self._index = index
        self._place = place
        self._points: list[int] = []

    def add(self, ranked: Ranked) -> None:
        """Count the point as printed."""
        self._points.append(self._place(ranked))

    def repetition(self, ranked: Ranked) -> float:
        """Return the share of the point that the chosen ones say already, 0 to 1."""
        at = self._place(ranked)
        likeness = max((self._index.similarity(at, other) for other in self._points), default=0.0)
        covered = self._index.coverage(at, self._points)
        return 1.0 if likeness >= _SAME else max(likeness, covered)


def pick(
    candidates: Iterable[Ranked], chosen: Chosen, most: int, value: Callable[[Ranked], float]
) -> tuple[list[Ranked], list[Ranked]]:
    """Return up to ``most`` varied points, best first, and those passed over as repetitions."""
    left: Sequence[Ranked] = list(candidates)
    taken: list[Ranked] = []
    repeated: list[Ranked] = []
    while left and len(taken) < most:
        worth = {id(ranked): chosen.repetition(ranked) for ranked in left}
        repeated += [ranked for ranked in left if worth[id(ranked)] >= REPEATED]
        left = [ranked for ranked in left if worth[id(ranked)] < REPEATED]
        if not left:
            break
        best = max(left, key=lambda ranked: (value(ranked) - _PENALTY * worth[id(ranked)], -ranked.rank))
        taken.append(best)
        chosen.add(best)
        left = [ranked for ranked in left if ranked is not best]
    return taken, repeated

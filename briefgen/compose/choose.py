"""Ranked points in, a varied choice out: what is said already counts for less, and then for nothing.

Variety is measured against everything that is on the page: the share of a sentence's informative words
(rare ones weigh more) that other lines hold already.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.salience import similarity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from briefgen.model import Ranked
    from briefgen.salience import Terms

# Above this share of words already on the page, a sentence is a repetition (read off finished pages).
REPEATED = 0.72
# Points of score that a full repetition costs; a sentence half of whose words are new loses half of it.
_PENALTY = 4.0
_SAME = 0.50  # likeness to a single line at which merging would have put the two together


class Chosen:
    """What stands on the page so far, and how much of a further point it says already."""

    def __init__(self, terms: Mapping[str, Terms]) -> None:
        """``terms`` gives the informative words of every point, by the point's id."""
        self._terms = terms
        self._lines: list[Terms] = []
        self._words: set[str] = set()

    def add(self, ranked: Ranked) -> None:
        """Count the point as printed."""
        terms = self._terms[ranked.point.id]
        self._lines.append(terms)
        self._words.update(terms.weights)

    def repetition(self, ranked: Ranked) -> float:
        """Return the share of the point that the chosen ones say already, 0 to 1."""
        terms = self._terms[ranked.point.id]
        likeness = max((similarity(terms, line) for line in self._lines), default=0.0)
        said = sum(weight for word, weight in terms.weights.items() if word in self._words)
        covered = said / terms.total if terms.total else 1.0
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

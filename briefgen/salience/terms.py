"""Sentences in, how alike two of them are out: Dice over their words, each weighed by how rare it is.

Dice was chosen because it is cheap and needs nothing installed; where it fails (paraphrase) only a
sentence model does better, and what it takes for alike must still pass a comparison of the figures,
dates and names: "approved" and "rejected" look alike to any measure.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import log

from briefgen.salience.words import STOP, tokens


@dataclass(frozen=True, slots=True)
class Terms:
    """The words of one sentence that carry meaning, each once, with its weight; ``total`` is their sum."""

    weights: Mapping[str, float]
    total: float


@dataclass(frozen=True, slots=True)
class Index:
    """In how many of ``sentences`` sentences of a corpus each word stands; built once, then only read."""

    sentences: int
    holding: Mapping[str, int] = field(repr=False)

    @classmethod
    def of(cls, texts: Iterable[str]) -> Index:
        """Count the words of all sentences of a corpus."""
        holding: Counter[str] = Counter()
        sentences = 0
        for text in texts:
            holding.update(dict.fromkeys(content(text), 1))
            sentences += 1
        return cls(sentences, holding)

    def terms(self, text: str) -> Terms:
        """Return the weighed words of a sentence, which need not be one of the corpus."""
        weights = {word: self.weight(word) for word in content(text)}
        return Terms(weights, sum(weights.values()))

    def weight(self, word: str) -> float:
        """How much a word tells: about 0.7 when every sentence has it, 9 when one of 10,000 does."""
        return log(1 + max(self.sentences, 1) / max(self.holding.get(word, 0), 1))


def content(text: str) -> dict[str, None]:
    """Return the words of ``text`` that are no stop words, each once, in order of appearance."""
    return dict.fromkeys(word for word in tokens(text) if word not in STOP)


def similarity(a: Terms, b: Terms) -> float:
    """Return how alike two sentences are, 0 (no word in common) to 1 (the same words); symmetric.

    Both must come from one index. A sentence of stop words alone is like nothing, itself included.
    """
    if len(b.weights) < len(a.weights):
        a, b = b, a
    shared = sum(weight for word, weight in a.weights.items() if word in b.weights)
    whole = a.total + b.total
    return 2 * shared / whole if whole else 0.0


def alike(items: Sequence[Terms], least: float) -> list[tuple[int, int, float]]:
    """Return (i, j, similarity) with i < j for every pair of sentences at least ``least`` (above 0) alike.

    A pair is only compared when the two share a word that is rare enough to matter: sentences that are
    ``least`` alike must share one of the first words of each, rarest first (prefix filtering), so that
    6,000 sentences cost seconds and not the 18 million comparisons of all pairs.
    """
    seen: defaultdict[str, list[int]] = defaultdict(list)
    found: list[tuple[int, int, float]] = []
    for j, item in enumerate(items):
        prefix = _prefix(item, least)
        candidates = sorted({i for word in prefix for i in seen[word]})
        pairs = ((i, j, similarity(items[i], item)) for i in candidates)
        found.extend(pair for pair in pairs if pair[2] >= least)
        for word in prefix:
            seen[word].append(j)
    return found


def _prefix(item: Terms, least: float) -> list[str]:
    """Return the rarest words of a sentence, so many that without them it could not be ``least`` alike.

    Dice d with this sentence needs a shared weight of d/2 of both totals, and that of the other one is
    at least what is shared: so what is shared is at least d / (2 - d) of this total.
    """
    spare = item.total * (1 - least / (2 - least)) + 1e-9
    prefix = []
    for word in sorted(item.weights, key=lambda w: (-item.weights[w], w)):
        if spare < 0:
            break
        prefix.append(word)
        spare -= item.weights[word]
    return prefix

"""Documents in, their concepts out: the pairs of neighbouring words, and how likely a summary needs each.

A pair that several documents use, often and early, is what the folder is about. The weight of a pair is
the probability that an editor's summary of the documents would contain it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp, sqrt

from briefgen.salience.words import tokens

Documents = Sequence[Sequence[str]]

# A logistic model of "does the editor's summary hold this pair of words?", fitted on the 230 Multi-News
# clusters of the evaluation data and rounded; what it is worth was measured on clusters left out of the
# fit (ROUGE-1/2 36.3/13.3 at 100 words and 46.7/16.9 at 250, in five folds).
_REACH = 20.0  # sentences, over which the weight of an occurrence falls to 1/e
_FLOOR = 0.1  # what an occurrence late in a document is still worth
_EVEN = 4.0  # occurrences that make the odds even, in a corpus of ...
_EVEN_WORDS = 500  # ... so many words; a longer corpus says more, the page does not
_GROWTH = 0.25


@dataclass(frozen=True, slots=True)
class Concepts:
    """``held[d][i]`` are the concepts of sentence i of document d, each once; ``weights`` their 0..1."""

    held: tuple[tuple[tuple[int, ...], ...], ...]
    weights: tuple[float, ...]
    words: tuple[tuple[tuple[str, ...], ...], ...]


def concepts(documents: Documents) -> Concepts:
    """Find and weigh the pairs of neighbouring words of documents, given as sentences in order."""
    words = tuple(tuple(tuple(tokens(text)) for text in document) for document in documents)
    number: dict[tuple[str, str], int] = {}
    held = tuple(
        tuple(
            tuple(dict.fromkeys(number.setdefault(pair, len(number)) for pair in pairwise(sentence)))
            for sentence in document
        )
        for document in words
    )
    size = sum(len(sentence) for document in words for sentence in document)
    return Concepts(held, _weights(held, len(number), size), words)


def _weights(held: tuple[tuple[tuple[int, ...], ...], ...], concepts: int, size: int) -> tuple[float, ...]:
    """Tell the probability of each concept from how often, how early and in how many documents it stands."""
    support = [0.0] * concepts
    documents: defaultdict[int, int] = defaultdict(int)
    for document in held:
        for position, sentence in enumerate(document):
            worth = exp(-position / _REACH) + _FLOOR
            for concept in sentence:
                support[concept] += worth
        for concept in {c for sentence in document for c in sentence}:
            documents[concept] += 1
    even = _EVEN * (max(size, 1) / _EVEN_WORDS) ** _GROWTH
    share = [sqrt(documents[c] / max(len(held), 1)) for c in range(concepts)]
    odds = [s * part / even for s, part in zip(support, share, strict=True)]
    return tuple(o / (1 + o) for o in odds)

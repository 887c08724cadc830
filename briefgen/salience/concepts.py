"""Documents in, their concepts out: the pairs of neighbouring words, and how likely a summary needs each.

A pair that several documents use, often and early, is what the folder is about. The weight of a pair is
the probability that an editor's summary of the documents would contain it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp

from briefgen.salience.words import tokens

Documents = Sequence[Sequence[str]]
Place = tuple[int, int]  # the document, and the sentence in it

# A logistic model of "does the editor's summary hold this pair of words?". Its numbers and the power of the
# length in choose.py were taken from a grid of 36 on the 230 Multi-News clusters of the evaluation data. Its
# worth is that on clusters left out of the choice, in five folds: ROUGE-1/2 36.3/13.3 at 100 words and
# 46.8/17.2 at 250 (on all clusters 36.5/13.7 and 47.1/17.5). The surface is flat: twice or half of a number
# costs less than 0.5.
_REACH = 20.0  # sentences, over which the worth of an occurrence falls to 1/e
_EVEN = 4.0  # occurrences, in all documents, that make the odds even in a corpus of ...
_EVEN_WORDS = 500  # ... so many words; a longer corpus says more, but the page holds no more
_GROWTH = 0.25


@dataclass(frozen=True, slots=True)
class Concepts:
    """What the sentences hold: ``words[d][i]`` are the words of sentence i of document d, in common form.

    ``held[d][i]`` are its concepts, each once, as numbers; ``weights`` gives each number its 0..1.
    """

    words: tuple[tuple[tuple[str, ...], ...], ...]
    held: tuple[tuple[tuple[int, ...], ...], ...]
    weights: tuple[float, ...]

    def of(self, place: Place) -> tuple[int, ...]:
        """Return the concepts of one sentence."""
        return self.held[place[0]][place[1]]


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
    return Concepts(words, held, _weights(held, len(number), size))


def _weights(held: Sequence[Sequence[Sequence[int]]], concepts: int, size: int) -> tuple[float, ...]:
    """Tell the probability of each concept from how often, how early and in how many documents it stands."""
    support = [0.0] * concepts
    documents: defaultdict[int, int] = defaultdict(int)
    for document in held:
        for position, sentence in enumerate(document):
            worth = exp(-position / _REACH)
            for concept in sentence:
                support[concept] += worth
        for concept in {c for sentence in document for c in sentence}:
            documents[concept] += 1
    even = _EVEN * (max(size, 1) / _EVEN_WORDS) ** _GROWTH
    odds = [support[c] * documents[c] / len(held) / even for c in range(concepts)]
    return tuple(o / (1 + o) for o in odds)

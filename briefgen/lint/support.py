"""A claim and the sentences of a source in, how far the source says it out, 0 to 1. No language model.

The share of the claim's informative words (rare ones weigh more) that stand close together in the source,
less for figures that the source has nowhere and for a "not" that only one of the two has. It tells a claim
that the source bears out from one that it does not (see docs/faithfulness.md); whether it bears out every
part of the claim, words in common tell less well.
"""

from __future__ import annotations

import re
from collections import Counter
from math import log
from typing import TYPE_CHECKING

from briefgen.compose.shorten_words import NEGATIONS
from briefgen.salience.words import STOP, tokens

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

_WINDOW = 5  # sentences: what a claim takes from a source lies no further apart
_PREFIX = 5  # letters: "married" and "marriage", "convert" and "conversion" begin alike
_FIGURES = 0.4  # what all figures of the claim count for
_NOT = 0.1  # what a "not" counts for that only one of the two has
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th|s)")
_WORDS = {
    word: str(number)
    for words in (
        "zero one two three four five six seven eight nine ten eleven twelve",
        "- first second third fourth fifth sixth seventh eighth ninth tenth",
    )
    for number, word in enumerate(words.split())
}


def support(claim: str, sentences: Sequence[str]) -> float:
    """Return how far the sentences say what the claim says: 0 not at all, 1 in its words.

    ``sentences`` are those of one source, in order. A claim without a word that tells anything has 0.
    """
    wanted = dict.fromkeys(_keys(claim))
    held = [set(_keys(sentence)) for sentence in sentences]
    if not wanted or not held:
        return 0.0
    weights = _weights(wanted, held)
    start, share = _best_window(weights, held)
    near = sentences[start : start + _WINDOW]
    figures = 1 - _FIGURES * _figures_missing(wanted, held)
    return share * figures * (1 - _NOT * _only_one_denies(claim, near, weights))


def _keys(text: str) -> list[str]:
    """Return the words that tell something, in a form that forgives endings and ways to write a number."""
    return [_key(word) for word in tokens(text) if word not in STOP]


def _key(word: str) -> str:
    number = _ORDINAL.fullmatch(word)
    if number:
        return number[1]
    return _WORDS.get(word, word if word[0].isdigit() else word[:_PREFIX])


def _weights(wanted: Collection[str], held: Sequence[set[str]]) -> dict[str, float]:
    """Weigh each word by how rare it is in the source; one that it has not weighs as the rarest."""
    holding = Counter(word for words in held for word in words & set(wanted))
    return {word: log(1 + len(held) / max(1, holding[word])) for word in wanted}


def _best_window(weights: Mapping[str, float], held: Sequence[set[str]]) -> tuple[int, float]:
    """Return where the neighbouring sentences begin that hold the most of the claim, and its share."""
    whole = sum(weights.values())

    def share(start: int) -> float:
        words = set().union(*held[start : start + _WINDOW])
        return sum(weight for word, weight in weights.items() if word in words) / whole

    best = max(range(len(held)), key=share)
    return best, share(best)


def _figures_missing(wanted: Collection[str], held: Sequence[set[str]]) -> float:
    """Return the share of the claim's figures that the source has nowhere."""
    figures = [word for word in wanted if word[0].isdigit()]
    missing = [figure for figure in figures if not any(figure in words for words in held)]
    return len(missing) / len(figures) if figures else 0.0


def _only_one_denies(claim: str, near: Sequence[str], weights: Mapping[str, float]) -> bool:
    """Whether the claim and the sentence nearest to it differ in a "not"."""
    nearest = max(near, key=lambda sentence: sum(weights.get(key, 0.0) for key in set(_keys(sentence))))
    return _denies(claim) != _denies(nearest)


def _denies(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", text.lower())
    return any(word in NEGATIONS or word.endswith(("n't", "n’t")) for word in words)

"""A claim and the sentences of a source in, how far the source says it out, 0 to 1. No language model.

The share of the claim's informative words (rare ones weigh more) that stand close together in the source,
less for figures that the source has nowhere and for a "not" that only one of the two has. It tells a claim
that the source bears out from one that it does not (see docs/faithfulness.md); whether it bears out every
part of the claim, words in common tell less well, and what turns the source's words round ("B told A" for "A
told B", "rejected" for "adopted") they do not tell at all.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from briefgen.compose.shorten.words import NEGATIONS
from briefgen.salience.words import STOP, tokens

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

_PREFIX = 5  # letters: "married" and "marriage", "convert" and "conversion" begin alike
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th|s)")
_WORDS = {
    word: str(number)
    for words in (
        "zero one two three four five six seven eight nine ten eleven twelve",
        "- first second third fourth fifth sixth seventh eighth ninth tenth",
    )
    for number, word in enumerate(words.split())
}


@dataclass(frozen=True, slots=True)
class Constants:
    """What can be chosen, and was: see ``benchmarks/support.py --held-out``.

    ``windows`` are numbers of neighbouring sentences; the share of the claim that they hold is averaged, so
    that words which stand in one sentence count for more than words ten sentences apart. ``figures`` is what
    all figures of the claim count for, ``denial`` what a "not" counts for that only one of the two has.
    """

    windows: tuple[int, ...] = (1, 5, 10)
    figures: float = 0.4
    denial: float = 0.1


def support(claim: str, sentences: Sequence[str], constants: Constants | None = None) -> float:
    """Return how far the sentences say what the claim says: 0 not at all, 1 in its words.

    ``sentences`` are those of one source, in order. A claim without a word that tells anything has 0.
    """
    given = constants or Constants()
    wanted = dict.fromkeys(_keys(claim))
    held = [set(_keys(sentence)) & wanted.keys() for sentence in sentences]
    if not wanted or not held:
        return 0.0
    weights = _weights(wanted, held)
    share = sum(_most(weights, held, window) for window in given.windows) / len(given.windows)
    figures = 1 - given.figures * _figures_missing(wanted, held)
    nearest = max(range(len(held)), key=lambda place: _weight(weights, held[place]))
    return share * figures * (1 - given.denial * (_denies(claim) != _denies(sentences[nearest])))


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
    holding = Counter(word for words in held for word in words)
    return {word: log(1 + len(held) / max(1, holding[word])) for word in wanted}


def _weight(weights: Mapping[str, float], words: Collection[str]) -> float:
    return sum(weights[word] for word in sorted(words))  # in one order, so that sums agree to the last bit


def _most(weights: Mapping[str, float], held: Sequence[set[str]], window: int) -> float:
    """Return the largest share of the claim that so many neighbouring sentences hold."""
    starts = range(max(1, len(held) - window + 1))
    found = {frozenset(set().union(*held[start : start + window])) for start in starts}
    return max(_weight(weights, words) for words in found) / _weight(weights, weights)


def _figures_missing(wanted: Collection[str], held: Sequence[set[str]]) -> float:
    """Return the share of the claim's figures that the source has nowhere."""
    figures = [word for word in wanted if word[0].isdigit()]
    missing = [figure for figure in figures if not any(figure in words for words in held)]
    return len(missing) / len(figures) if figures else 0.0


def _denies(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", text.lower())
    return any(word in NEGATIONS or word.endswith(("n't", "n’t")) for word in words)

"""A folder in, which of its sources are on another topic out.

That is told by words alone: such a source has half as much in common with the nearest of the others as these
have with each other.
"""

from __future__ import annotations

from collections import Counter
from math import log, sqrt
from statistics import median
from typing import TYPE_CHECKING

from briefgen.rank.opinions import is_opinion
from briefgen.salience.words import STOP, tokens

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefgen.model import Corpus, Source

# Of 93 texts set into another folder's news this finds .95 and takes .04 of the 308 that belong there for one
# (some of which do not); at .40 it finds .88 and takes .02.
_NEAR = 0.50
_FEWEST = 3  # sources; of two nobody can say which is off the topic
_SHORTEST = 60  # words; fewer share too little with anything
_READ = 6_000  # characters; enough to know a topic by
_COMPARED = 30  # other sources; 200 with each other would take two seconds
_NAME = 2  # words; "Council" is anybody's
_WORD = 3  # letters; shorter ones are initials and units


def off_topic(corpus: Corpus) -> frozenset[str]:
    """Return the ids of the sources that are on another topic than the others of the folder."""
    sources = [source for source in corpus.sources if not source.same_as]
    if len(sources) < _FEWEST:
        return frozenset()
    bags = [_weights(source.text[:_READ]) for source in sources]
    nearest = [_nearest(at, bags) for at in range(len(bags))]
    return frozenset(
        source.id
        for at, source in enumerate(sources)
        if len(source.text.split()) >= _SHORTEST
        and not is_opinion(source)  # it goes by other words, and is told by them
        and nearest[at] < _NEAR * median(nearest[:at] + nearest[at + 1 :])
        and not _is_named(source, sources)
    )


def _is_named(source: Source, sources: Sequence[Source]) -> bool:
    """Whether another source names who published it: the authority that pays writes of pay, not the wall."""
    name = source.publisher.split(" of ")[0].removeprefix("The ").strip()
    named = any(name in other.text for other in sources if other is not source)
    return len(name.split()) >= _NAME and named


def _weights(text: str) -> dict[str, float]:
    """Return the weight of each word that tells something, so that the weights make a vector of length 1."""
    counts = Counter(
        word for word in tokens(text) if word not in STOP and len(word) >= _WORD and word.isalpha()
    )
    raw = {word: 1 + log(count) for word, count in counts.items()}
    length = sqrt(sum(weight * weight for weight in raw.values())) or 1.0
    return {word: weight / length for word, weight in raw.items()}


def _nearest(at: int, bags: Sequence[Mapping[str, float]]) -> float:
    """Return how much a source has in common with the nearest of the others, 0 to 1."""
    others = [place for place in range(len(bags)) if place != at]
    step = max(1, len(others) // _COMPARED)
    mine = bags[at]
    return max(
        sum(weight * bags[place].get(word, 0.0) for word, weight in mine.items()) for place in others[::step]
    )

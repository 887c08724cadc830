"""Documents in, a score for every sentence out, and the sentences of an extractive summary.

Both go by one measure: the weight of the concepts a sentence holds, for each of its words. The summary
counts each concept once, so a sentence that says again what is chosen already gains nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from heapq import heapify, heappop, heapreplace

from briefgen.salience.concepts import Concepts, Documents, concepts
from briefgen.salience.quality import quality
from briefgen.salience.terms import content

Place = tuple[int, int]

# No reference summary says what a user's own words are worth, so these are set by hand: one focus phrase
# in a sentence makes it count 1.75 times, two 2.1, any number under 2.5; all words of the title 1.5.
_FOCUS = 1.5
_TITLE = 0.5


def salience(documents: Documents, *, focus: Sequence[str] = (), title: str = "") -> list[list[float]]:
    """Return how much each sentence of each document matters, 0 to 1, the best of them at 1.

    ``documents`` are lists of sentences in the order of the text. ``focus`` are words or phrases of the
    user's, ``title`` is the topic; both raise the sentences that speak of them. 0 means: not fit to print.
    """
    known = concepts(documents)
    phrases = [words for words in map(frozenset, map(content, focus)) if words]
    topic = frozenset(content(title))
    raw = [
        [
            _density(known, (d, i), text) * _on_topic(set(known.words[d][i]), phrases, topic)
            for i, text in enumerate(document)
        ]
        for d, document in enumerate(documents)
    ]
    best = max((score for scores in raw for score in scores), default=0.0)
    return [[score / best if best else 0.0 for score in scores] for scores in raw]


def pick(documents: Documents, words: int, *, over: bool = False) -> list[Place]:
    """Return (document, sentence) of an extractive summary of at most ``words`` words, in reading order.

    Words are counted between white space. Documents come in the order of their strongest sentence, the
    sentences of each in the order of its text. With ``over`` one sentence more is taken, which stands
    last and passes the limit, for a caller who cuts the text there.
    """
    chosen = []
    left = words
    extra = []
    for place, length in _strongest(documents):
        if length <= left:
            chosen.append(place)
            left -= length
        elif over:
            extra = [place] if left else []
            break
    return _reading_order(chosen) + extra


def _strongest(documents: Documents) -> Iterator[tuple[Place, int]]:
    """Give the sentences by what each adds to those before it, with their lengths in words.

    What a sentence adds can only shrink as others are chosen, so its last known gain is a bound and only
    the sentence at the top of the heap is looked at again (lazy greedy choice).
    """
    known = concepts(documents)
    heap = [
        (-gain, (d, i))
        for d, document in enumerate(documents)
        for i, text in enumerate(document)
        if (gain := _density(known, (d, i), text)) > 0
    ]
    heapify(heap)
    covered: set[int] = set()
    while heap:
        bound, (d, i) = heap[0]
        gain = _density(known, (d, i), documents[d][i], covered)
        if gain < -bound:
            heapreplace(heap, (-gain, (d, i))) if gain > 0 else heappop(heap)
            continue
        heappop(heap)
        covered.update(known.held[d][i])
        yield (d, i), len(documents[d][i].split())


def _density(known: Concepts, place: Place, text: str, covered: AbstractSet[int] = frozenset()) -> float:
    """Sum the weight of the concepts of a sentence that are not covered yet, per word of it."""
    factor = quality(text)
    if not factor:
        return 0.0
    document, sentence = place
    weight = sum(known.weights[c] for c in known.held[document][sentence] if c not in covered)
    return factor * weight / len(text.split())


def _on_topic(words: set[str], phrases: Sequence[frozenset[str]], topic: frozenset[str]) -> float:
    """How many times a sentence counts for the focus phrases it holds whole and its share of the title."""
    hits = sum(phrase <= words for phrase in phrases)
    share = len(topic & words) / len(topic) if topic else 0.0
    return (1 + _FOCUS * (1 - 0.5**hits)) * (1 + _TITLE * share)


def _reading_order(chosen: Sequence[Place]) -> list[Place]:
    """Documents by their strongest sentence (``chosen`` comes strongest first), each in its own order."""
    rank = {document: n for n, document in reversed(list(enumerate(d for d, _ in chosen)))}
    return sorted(chosen, key=lambda place: (rank[place[0]], place[1]))

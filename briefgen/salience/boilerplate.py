"""Documents in, the sentences out that a publisher puts into every page.

A counter of what several documents agree on would take "The agency is funded by its members." at the foot
of thirty pages for the news. Copies of one article agree too, but in their middles as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

_HEAD, _FOOT = 2, 4  # sentences at the ends of a document, where boilerplate stands
_SHORTEST = 10  # sentences of a document that has a middle to compare
_DOCUMENTS = 3  # different documents that must hold a sentence: two may quote one source
_COPY = 0.2  # share of the middle that copies have in common


def boilerplate(documents: Sequence[Sequence[str]]) -> frozenset[str]:
    """Return the sentences that stand word for word at an end of three documents of different content."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for d, document in enumerate(documents):
        if len(document) >= _SHORTEST:
            for text in dict.fromkeys((*document[:_HEAD], *document[-_FOOT:])):
                holders[text].append(d)
    repeated = {text: held for text, held in holders.items() if len(held) >= _DOCUMENTS}
    middles = {
        d: frozenset(documents[d][_HEAD:-_FOOT]) for d in {d for held in repeated.values() for d in held}
    }
    return frozenset(text for text, held in repeated.items() if _differ([middles[d] for d in held]))


def _differ(middles: Sequence[frozenset[str]]) -> bool:
    """Tell whether at least three of these documents are no copies of one another."""
    different: list[frozenset[str]] = []
    for middle in middles:
        if not any(_copies(middle, other) for other in different):
            different.append(middle)
        if len(different) == _DOCUMENTS:
            return True
    return False


def _copies(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two documents have so much of their middles in common that one was made of the other."""
    return len(one & other) > _COPY * min(len(one), len(other))

"""A statement and a number of words in, what may be deleted to come down to it out.

Only whole asides go, the cheapest class first and no more than is needed: the words left are words of the
source in the source's order. What must never go is decided in `guards`, what an aside looks like in
`cuts`, what becomes of the commas in `seams`; here one is chosen after the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.compose.shorten.cuts import cuts
from briefgen.compose.shorten.guards import Guards
from briefgen.compose.shorten.seams import Spans, spans_of
from briefgen.understand.openings import connective
from briefgen.understand.parse.tree import Tree

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.compose.shorten.kinds import Cut
    from briefgen.model import Statement


@dataclass(frozen=True, slots=True)
class Shortened:
    """What may be deleted from a statement: (start, end) in its sentence's text, in order, not touching.

    ``speaker`` is who says it when the words that said so are among them, else empty: it must then stand
    in the marks of the line. ``kinds`` names the classes of what goes. ``words`` counts those left.
    """

    spans: Spans
    words: int
    speaker: str = ""
    kinds: tuple[str, ...] = ()


def shorten(said: Statement, most: int) -> Shortened:
    """Return what to delete so that ``most`` words are left, or as near to it as the guards allow.

    ``spans`` is empty when the statement is short enough or nothing in it may go. An opening connective,
    which is never printed, does not count as a word.
    """
    words = length(said, ())
    if words <= most or not said.tokens:
        return Shortened((), words)
    tree = Tree(said.sentence.text, said.tokens)
    guards = Guards(said, tree)
    chosen: list[Cut] = []
    for cut in cuts(guards):
        if length(said, spans_of(tree, chosen)) <= most:
            break
        if not _inside(cut, chosen) and guards.stands(_gone([*chosen, cut])):
            chosen = [one for one in chosen if not _inside(one, [cut])] + [cut]
    chosen = _needed(said, tree, chosen, most)
    spans = spans_of(tree, chosen)
    return Shortened(
        spans,
        length(said, spans),
        "; ".join(cut.speaker for cut in reversed(chosen) if cut.speaker),
        tuple(cut.kind for cut in chosen),
    )


def length(said: Statement, spans: Iterable[tuple[int, int]]) -> int:
    """Count the words that are left when the spans and an opening connective are gone."""
    return len(without(said.sentence.text, spans).split())


def without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return the text without the spans and without its opening connective."""
    at, kept = connective(text), []
    for start, end in spans:
        kept.append(text[at:start])
        at = max(at, end)
    return "".join((*kept, text[at:]))


def _inside(cut: Cut, others: Iterable[Cut]) -> bool:
    return any(other.first <= cut.first and cut.last <= other.last for other in others)


def _gone(chosen: Iterable[Cut]) -> set[int]:
    return {place for cut in chosen for place in range(cut.first, cut.last + 1)}


def _needed(said: Statement, tree: Tree, chosen: list[Cut], most: int) -> list[Cut]:
    """Put back, the dearest first, what the length does not need."""
    for cut in sorted(chosen, key=lambda one: -one.price):
        rest = [one for one in chosen if one is not cut]
        if length(said, spans_of(tree, rest)) <= most:
            chosen = rest
    return chosen

"""The tokens of a sentence in; who governs a word, what hangs on it and which verb tells it out.

A word is named by its place among the tokens, and -1 stands for none. Every answer holds for broken trees
too: a headline that the parser read wrongly gives odd answers, never an endless loop. Who asks many such
questions of one sentence makes a ``Tree`` of it, which remembers the children of each word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from briefgen.model import Token

# Labels of grammar.
NOUN_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
SUBJECTS = NOUN_SUBJECTS | {"csubj", "csubjpass", "expl"}
HELPERS = frozenset({"aux", "auxpass"})
# Tags of verbs that can carry a clause.
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# Parts of speech.
NOUNS = frozenset({"NOUN", "PROPN"})
VERBS = frozenset({"VERB", "AUX"})
# Entities that are times, and those that have names.
TIMES = frozenset({"DATE", "TIME"})
NAMES = frozenset("PERSON ORG NORP GPE FAC LOC PRODUCT EVENT WORK_OF_ART LAW".split())
# Pronouns, by what they can mean.
OF_PEOPLE = frozenset("he she him her his hers himself herself".split())
OF_MANY = frozenset("they them their theirs themselves".split())
OF_ONE = frozenset("it its itself".split())
OF_WRITER = frozenset("i me my mine myself".split())
POINTING = frozenset("this that these those such".split())


def root_at(tokens: Sequence[Token]) -> int:
    """Return the place of the word on which the sentence hangs, or -1."""
    return next((at for at, token in enumerate(tokens) if token.dep == "ROOT"), -1)


def root(tokens: Sequence[Token]) -> Token | None:
    """Return the word on which the sentence hangs."""
    at = root_at(tokens)
    return tokens[at] if at >= 0 else None


def children(tokens: Sequence[Token], at: int, *labels: str) -> list[int]:
    """Return the places of what hangs on the word directly; with labels, of what has one of them."""
    return [
        n
        for n, token in enumerate(tokens)
        if token.head == at and n != at and (not labels or token.dep in labels)
    ]


def child(tokens: Sequence[Token], at: int, *labels: str) -> int:
    """Return the first child, the first with one of the labels where there are any, or -1."""
    return next(iter(children(tokens, at, *labels)), -1)


def helpers(tokens: Sequence[Token], verb: int) -> set[str]:
    """Return the helping verbs of a verb, in small letters: "has been" of "has been seen"."""
    return {tokens[at].text.lower() for at in children(tokens, verb, *HELPERS)}


def below(
    tokens: Sequence[Token], top: int, follow: Callable[[Token], bool] = lambda _: True
) -> Iterator[int]:
    """Yield the word and all that hangs on it, however far down; what is not followed is left out."""
    waiting, seen = [top], {top}
    while waiting:
        at = waiting.pop()
        yield at
        found = [n for n in children(tokens, at) if n not in seen and follow(tokens[n])]
        seen.update(found)
        waiting.extend(reversed(found))


def above(tokens: Sequence[Token], at: int) -> Iterator[int]:
    """Yield the governors of a word, the nearest first."""
    for _ in tokens:
        if tokens[at].head == at:
            return
        at = tokens[at].head
        yield at


def is_under(tokens: Sequence[Token], at: int, top: int) -> bool:
    """Whether the word is the top of a phrase, or hangs on it, however far down."""
    return at == top or top in above(tokens, at)


def verb_of(tokens: Sequence[Token], at: int) -> int:
    """Return the place of the verb that a word belongs to, the word itself counted; else of the root."""
    way = [at, *above(tokens, at)]
    return next((n for n in way if tokens[n].pos in VERBS), way[-1])


def unquoted(tokens: Sequence[Token]) -> Iterator[tuple[Token, bool]]:
    """Yield each token and whether it stands inside a quotation."""
    inside = False
    for token in tokens:
        if token.text in {"“", "”", '"', "``", "''"}:
            inside = not inside
        yield token, inside

"""A statement in; out, what it says was called off or put off: a plan for that no longer stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.model import Statement, Token

_VERBS = frozenset("cancel scrap abandon postpone shelve defer suspend delay reschedule axe".split())
_PHRASAL = {("call", "off"), ("put", "off"), ("push", "back"), ("put", "back")}
_NOUNS = frozenset("cancellation postponement suspension deferral".split())
# What might be called off stands: "the vote could be postponed".
_OPEN = frozenset("may might could can should would".split())


def called_off(said: Statement) -> frozenset[str]:
    """Return the nouns, as lemmas, of what is called off or put off; none when nothing is."""
    tokens = said.tokens
    found = [
        below
        for at, token in enumerate(tokens)
        if _calls_off(tokens, at) and not _is_open(tokens, at)
        for below in _what(tokens, at, noun=token.pos == "NOUN")
    ]
    return frozenset(tokens[at].lemma.lower() for at in found if tokens[at].pos in {"NOUN", "PROPN"})


def is_called_off(plan: Statement, by: Statement) -> bool:
    """Whether ``by`` says that what ``plan`` tells of was called off or put off."""
    gone = called_off(by)
    if not gone or called_off(plan):
        return False
    # All words, for the parser takes "Work" at the head of a sentence for a verb.
    named = {word for token in plan.tokens for word in (token.lemma.lower(), token.text.lower())}
    return len(gone & named) >= min(2, len(gone))


def _calls_off(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.pos == "NOUN":
        return token.lemma.lower() in _NOUNS
    if token.pos != "VERB":
        return False
    particles = {(token.lemma, one.lemma) for one in _children(tokens, at) if one.dep in {"prt", "advmod"}}
    return token.lemma in _VERBS or bool(particles & _PHRASAL)


def _is_open(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is denied, or only possible."""
    return any(
        one.dep == "neg" or (one.dep == "aux" and one.lemma.lower() in _OPEN) for one in _children(tokens, at)
    )


def _what(tokens: Sequence[Token], at: int, *, noun: bool) -> Iterator[int]:
    """Yield the places of the words that name what is called off."""
    labels = {"prep"} if noun else {"dobj", "nsubjpass"}
    for place, token in enumerate(tokens):
        if token.head == at and place != at and token.dep in labels:
            yield from _below(tokens, place)
    token = tokens[at]
    if not noun and token.dep in {"relcl", "acl"}:  # "the vote, postponed to May"
        yield token.head


def _below(tokens: Sequence[Token], top: int) -> Iterator[int]:
    """Yield the place of a word and of those that hang on it by "of", "on", "in" or as part of its name."""
    yield top
    for at, token in enumerate(tokens):
        if token.head == top and at != top and token.dep in {"prep", "pobj", "compound", "nmod", "poss"}:
            yield from _below(tokens, at)


def _children(tokens: Sequence[Token], at: int) -> Iterator[Token]:
    return (token for place, token in enumerate(tokens) if token.head == at and place != at)

"""A statement in; out, what it says was called off or put off: a plan for that no longer stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.merge.withdrawn import deed_word, withdrawn, words_of
from briefgen.understand.grammar import below, children

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.model import Statement, Token

# What hangs on a word by "of", "on", "in" or as part of its name.
_NAMING = frozenset({"prep", "pobj", "compound", "nmod", "poss"})
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
    """Whether ``by`` says that what ``plan`` tells of was called off or put off, or will not be done."""
    if withdrawn(plan, by):
        return True
    gone, named = _gone_and_named(plan, by)
    return bool(gone) and len(gone & named) >= min(2, len(gone))


def is_put_off(plan: Statement, by: Statement) -> bool:
    """Whether ``by`` gives the plan up for another day, and names nothing that the plan does not."""
    if not plan.outlook or not by.dates:
        return False
    gone, named = _gone_and_named(plan, by)
    return withdrawn(plan, by) or (len(gone) > 1 and gone <= named)


def _gone_and_named(plan: Statement, by: Statement) -> tuple[set[str], set[str]]:
    """Return the words for what ``by`` calls off, none where the plan itself does so, and all of the plan."""
    gone = set() if called_off(plan) else {deed_word(word) for word in called_off(by)}
    return gone, words_of(plan)


def _calls_off(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.pos == "NOUN":
        return token.lemma.lower() in _NOUNS
    if token.pos != "VERB":
        return False
    particles = {(token.lemma, tokens[one].lemma) for one in children(tokens, at, "prt", "advmod")}
    return token.lemma in _VERBS or bool(particles & _PHRASAL)


def _is_open(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is denied, or only possible."""
    maybe = any(tokens[one].lemma.lower() in _OPEN for one in children(tokens, at, "aux"))
    return maybe or bool(children(tokens, at, "neg"))


def _what(tokens: Sequence[Token], at: int, *, noun: bool) -> Iterator[int]:
    """Yield the places of the words that name what is called off."""
    for place in children(tokens, at, *(["prep"] if noun else ["dobj", "nsubjpass"])):
        yield from below(tokens, place, lambda one: one.dep in _NAMING)
    token = tokens[at]
    if not noun and token.dep in {"relcl", "acl"}:  # "the vote, postponed to May"
        yield token.head

"""A plan and a later statement in, whether the later one says that nothing comes of it on its day, out.

Not every plan that is given up is "cancelled": "the library will stay open", "there will be no vote", "the
council has dropped its plan to close the library", "the vote was moved to 19 December". Each of them denies a
deed that was planned, or its day, and names it again with the things it is about. What the later sentence
names and the plan does not (another bill, another town, Sundays) makes it another plan.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.merge.told import told
from briefgen.salience.words import stem
from briefgen.understand.grammar import below, children

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.model import Statement, Token

_FUTURE = frozenset("will wo shall 'll ’ll".split())
_NOT = frozenset("not n't n’t never".split())
_DROPS = frozenset("drop abandon scrap shelve ditch cancel withdraw axe".split())
_PLANS = frozenset("plan proposal idea intention".split())
_MOVES = frozenset("move shift bring put".split())
# Verbs that only say that a thing comes about: what does is their subject.
_LIGHT = frozenset("be take go hold happen proceed occur come".split())
_CLOSE = "close"
_SHUT = {"shut": _CLOSE, "closure": _CLOSE, "closing": _CLOSE, "start": "begin", "commence": "begin"}
_STAY = frozenset("stay remain keep".split())
# "Will not close before May", "unless": that is another day, or no decision.
_HEDGED = re.compile(r"\b(?:before|until|till|unless|if|only|yet|earlier|later|now|longer)\b", re.IGNORECASE)
_THINGS = frozenset({"NOUN", "PROPN", "NUM"})
_EMPTY = _PLANS | {"place", "door"}  # "take place", "shut its doors"
_FEWEST = 2  # words that a plan and its denial have in common, the deed among them


def withdrawn(plan: Statement, by: Statement) -> bool:
    """Whether ``by`` denies what ``plan`` announces, or its day; which one is later is not looked at."""
    if plan.outlook is None or _HEDGED.search(by.sentence.text):
        return False
    named = words_of(plan)
    if any(things <= named for things in _moved(by) if _tells(things)):
        return True
    return not _elsewhen(plan, by) and any(deed <= named for deed in _denials(by) if _tells(deed))


def words_of(plan: Statement) -> set[str]:
    """Return all words of a plan, in the form that ``deed_word`` gives them."""
    # All of them, for the parser takes "Work" at the head of a sentence for a verb.
    return {deed_word(word) for one in plan.tokens for word in (one.lemma, one.text)}


def deed_word(word: str) -> str:
    """Return the stem of a word; one for "close", "closure" and "shut"."""
    return stem(_SHUT.get(word.lower(), word.lower()))


def _tells(words: set[str]) -> bool:
    return len(words) >= _FEWEST


def _elsewhen(plan: Statement, by: Statement) -> bool:
    """Whether the later one speaks of another time: "not this year" of a plan for the next one."""
    ahead = plan.outlook
    if ahead is None or ahead.first is None or ahead.last is None:
        return False
    placed = [(when.first, when.last) for when in by.dates if when.first and when.last]
    return any(last < ahead.first or first > ahead.last for first, last in placed)


def _moved(by: Statement) -> Iterator[set[str]]:
    """Yield the words for each thing that is moved to a day."""
    days = {when.start for when in by.dates}
    for at in told(by):
        token = by.tokens[at]
        if token.lemma in _MOVES and any(_goes_to(by.tokens, one, days) for one in children(by.tokens, at)):
            yield _things(by, at)


def _goes_to(tokens: Sequence[Token], at: int, days: set[int]) -> bool:
    """Whether the word leads to a day: "to 19 December"."""
    after = tokens[at + 1].start if at + 1 < len(tokens) else -1
    return tokens[at].text.lower() in {"to", "from"} and after in days


def _denials(by: Statement) -> Iterator[set[str]]:
    """Yield the words for each deed that is denied: its own, and those of the things that it is about."""
    for at in told(by):
        yield from _denial(by, at)


def _denial(by: Statement, at: int) -> Iterator[set[str]]:
    tokens, token = by.tokens, by.tokens[at]
    near = children(tokens, at)
    future = any(tokens[one].dep == "aux" and tokens[one].text.lower() in _FUTURE for one in near)
    if future and _says_not(tokens, near):
        yield _of_verb(by, at)
    elif future and token.lemma in _STAY and any(tokens[one].text.lower() == "open" for one in near):
        yield _things(by, at) | {stem(_CLOSE)}
    elif future and token.lemma == "be":
        yield from (_of_noun(by, one) for one in near if _is_none(tokens, one))
    if token.lemma in _DROPS and not _says_not(tokens, near):
        yield from (_dropped(by, one) for one in near if tokens[one].dep in {"dobj", "nsubjpass"})


def _says_not(tokens: Sequence[Token], near: Sequence[int]) -> bool:
    return any(tokens[one].text.lower() in _NOT for one in near)


def _is_none(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word is what there will be none of: "no vote"."""
    return tokens[at].dep in {"attr", "nsubj"} and any(
        tokens[one].text.lower() == "no" for one in children(tokens, at)
    )


def _dropped(by: Statement, at: int) -> set[str]:
    """Return the words for what is dropped; of "its plan to close the library" what was planned."""
    tokens = by.tokens
    if tokens[at].lemma.lower() not in _PLANS:
        return _of_noun(by, at)
    return {word for one in children(tokens, at, "acl", "relcl") for word in _of_verb(by, one)}


def _of_verb(by: Statement, at: int) -> set[str]:
    """Return the word of a verb and what it is done to; of one that only says "come about", its subject."""
    deed = by.tokens[at]
    return _things(by, at) | (set() if deed.lemma in _LIGHT else {deed_word(deed.lemma)})


def _of_noun(by: Statement, at: int) -> set[str]:
    return _things(by, at) | {deed_word(by.tokens[at].lemma)}


def _things(by: Statement, top: int) -> set[str]:
    """Return the nouns below a word, those of its times left out."""
    times = [(when.start, when.end) for when in by.dates]
    found = (by.tokens[at] for at in below(by.tokens, top) if at != top)
    return {
        deed_word(token.lemma)
        for token in found
        if token.pos in _THINGS
        and token.lemma.lower() not in _EMPTY
        and not any(start <= token.start < end for start, end in times)
    }

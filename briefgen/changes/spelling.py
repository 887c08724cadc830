"""Two sentences in, whether they differ in spelling only out: a typo that was mended, and no other word.

A typo is told from another word by a list of words: of the two spellings one must be no word at all. "Legal"
and "illegal", "causal" and "casual" are two letters apart and say two things.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import cache
from itertools import zip_longest
from typing import TYPE_CHECKING

from briefgen.changes.facts import plain
from briefgen.salience.words import STOP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.model import Statement, Token

_ARTICLES = frozenset({"a", "an", "the"})
_FEWEST = 3  # letters; in a shorter word every letter makes another one
_CLOSE = 0.75  # "goverment" and "government" are 0.95 alike, "teh" and "the" 0.67: see _turned
_MOST = 3  # places; a sentence with more of them was written anew


def only_spelling(one: Statement, two: Statement) -> bool:
    """Whether the two sentences have the same words but for a few slips of the pen."""
    mine, yours = _words(one), _words(two)
    matcher = SequenceMatcher(None, [word for word, _ in mine], [word for word, _ in yours], autojunk=False)
    places = [place for place in matcher.get_opcodes() if place[0] != "equal"]
    return len(places) <= _MOST and all(
        _slip(mine[a:b], yours[c:d], mine[a - 1 : a]) for _, a, b, c, d in places
    )


def _words(said: Statement) -> list[tuple[str, Token]]:
    """Return the words, without marks, in small letters, each with its token."""
    words = ((plain(token.text), token) for token in said.tokens)
    return [(word, token) for word, token in words if any(letter.isalnum() for letter in word)]


def _slip(
    one: Sequence[tuple[str, Token]], two: Sequence[tuple[str, Token]], before: Sequence[tuple[str, Token]]
) -> bool:
    """Whether what stands there in each is one thing, once written wrongly."""
    if "".join(word for word, _ in one) == "".join(word for word, _ in two):
        return True  # "health care", "healthcare"
    if not one or not two:
        return all(word in _ARTICLES or [word] == [w for w, _ in before] for word, _ in (*one, *two))
    return all(mine and yours and _misspelt(mine, yours) for mine, yours in zip_longest(one, two))


def _misspelt(one: tuple[str, Token], two: tuple[str, Token]) -> bool:
    mine, yours = one[0], two[0]
    if mine in _ARTICLES and yours in _ARTICLES:
        return True
    if min(len(mine), len(yours)) < _FEWEST or not (mine.isalpha() and yours.isalpha()):
        return False
    names = any(token.pos == "PROPN" and token.text[0].isupper() for _, token in (one, two))
    close = SequenceMatcher(None, mine, yours).ratio() >= _CLOSE or _turned(mine, yours)
    return close and not names and _is_word(*one) != _is_word(*two)


def _turned(one: str, two: str) -> bool:
    """Whether the two have the same letters, and begin with the same one."""
    return one[0] == two[0] and sorted(one) == sorted(two)


def _is_word(word: str, token: Token) -> bool:
    return word in STOP or word in _lexicon() or token.lemma.lower() in _lexicon()


@cache
def _lexicon() -> frozenset[str]:
    """Return the words that the English model's lemmatizer knows: some 80,000 base forms."""
    from briefgen.parser.model import pipeline

    table = pipeline().get_pipe("lemmatizer").lookups.get_table("lemma_index")
    return frozenset(word for words in table.values() for word in words)

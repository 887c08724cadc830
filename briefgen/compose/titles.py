"""A title as set, a folder's name and statements in, the brief's title out."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from math import log2
from typing import TYPE_CHECKING

from briefgen.salience.words import STOP
from briefgen.understand.speech.words import INSTITUTIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefgen.model import Statement, Token

# Folder names that say what is in it, not what it is about.
_GENERIC = frozenset(
    "articles clippings data desktop docs documents downloads examples files folder in inbox incoming input "
    "inputs material materials news out output papers pdf pdfs reading samples seeds sources src temp test "
    "tests tmp text texts txt new my stuff".split()
)
_INITIALS = 2  # letters; "s" and "wk" tell nothing, "EU" does
_NAMED = {"GPE", "LOC", "NORP", "ORG", "EVENT", "PERSON"}
_NEARLY = 0.6  # a second name is part of the title if it weighs this share of the first
# "A data centre" in three sources is what they are about, in two if it is met nearly as often as any name;
# "the press conference" is in many.
_ABOUT, _MOST, _IN_MOST, _IN_TWO = 2.5, 3, 0.7, 0.85
_OFFICES = frozenset(
    "executive director minister officer official president secretary manager spokesman spokeswoman member "
    "leader chief worker building conference release report statement committee council time".split()
)
_SIDES = frozenset({"north", "south", "east", "west"})
_TIMES = frozenset("DATE TIME MONEY PERCENT CARDINAL ORDINAL QUANTITY".split())
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)


def readable(name: str) -> str:
    """Return a file or folder name as words ("central-asia" is "Central asia"), or ""."""
    words = re.sub(r"[\W_]+", " ", name).split()
    telling = [
        word
        for word in words
        if word.isalpha() and word.casefold() not in _GENERIC and (len(word) > _INITIALS or word.isupper())
    ]
    if not telling or not words:
        return ""
    text = " ".join(words)
    return text[:1].upper() + text[1:]


def title_of(set_title: str, folder: str, statements: Sequence[Statement]) -> str:
    """Return the brief's title: the one set, else the folder's name, else what is most often met.

    That is the thing or else the names of which most sources speak: "Data centres", "Libya and Tripoli".
    """
    return set_title or readable(folder) or _met(statements) or "Policy brief"


def _met(statements: Sequence[Statement]) -> str:
    names, (thing, weight, sources) = _names(statements), _thing(statements)
    named = _weight(names[0], _texts(statements).values()) if names else 0.0
    if weight >= max(_ABOUT, named * (_IN_MOST if sources >= _MOST else _IN_TWO)):
        return thing[:1].upper() + thing[1:]
    return " and ".join(names)


def _thing(statements: Iterable[Statement]) -> tuple[str, float, int]:
    """Return the noun with a word before it that sources speak of most, its weight, and how many do."""
    counts: dict[str, Counter[str]] = {}
    written: dict[str, Counter[str]] = {}
    for said in statements:
        for before, noun in pairwise(said.tokens):
            if _is_thing(before, noun) and said.sentence.text[before.start - 1 : before.start] != "-":
                words = f"{before.text.lower()} {noun.lemma.lower()}"
                counts.setdefault(words, Counter())[said.sentence.span.source] += 1
                written.setdefault(words, Counter())[f"{before.text.lower()} {noun.text.lower()}"] += 1
    weights = {
        words: sum(log2(1 + count) for count in by_source.values())
        for words, by_source in counts.items()
        if len(by_source) > 1
    }
    best = min(weights, key=lambda words: (-weights[words], words), default="")
    if not best:
        return "", 0.0, 0
    form = min(written[best], key=lambda words: (-written[best][words], words))
    return form, weights[best], len(counts[best])


def _is_thing(before: Token, noun: Token) -> bool:
    """Whether the two are "data centres": two common nouns, none of them a time, an office or a name."""
    return (
        (before.pos, noun.pos) == ("NOUN", "NOUN")
        and before.dep == "compound"
        and before.text.isalpha()
        and noun.text.isalpha()
        and not {before.entity, noun.entity} & _TIMES
        and noun.lemma.lower() not in _OFFICES
    )


def _texts(statements: Iterable[Statement]) -> dict[str, list[str]]:
    by_source: dict[str, list[str]] = {}
    for said in statements:
        by_source.setdefault(said.sentence.span.source, []).append(said.sentence.text)
    return by_source


def _names(statements: Sequence[Statement]) -> list[str]:
    """Return the name that most sentences of most sources hold, and a second that is met nearly as often.

    A name counts in each source by the logarithm of the sentences there that hold it, so that one long
    source does not outvote the others.
    """
    by_source = _texts(statements)
    weights = {name: _weight(name, by_source.values()) for name in set(_found(statements))}
    weights = {name: weight for name, weight in weights.items() if not _is_common(name, by_source.values())}
    whole = {name: weight for name, weight in weights.items() if weight and not _is_part(name, weights)}
    best = sorted(whole, key=lambda name: (-whole[name], name))[:2]
    return best if len(best) < 2 or whole[best[1]] >= _NEARLY * whole[best[0]] else best[:1]


def _weight(name: str, texts_by_source: Iterable[Sequence[str]]) -> float:
    counts = [sum(name in text for text in texts) for texts in texts_by_source]
    return sum(log2(1 + count) for count in counts) if sum(counts) > 1 else 0.0


def _is_common(name: str, texts_by_source: Iterable[Sequence[str]]) -> bool:
    """Whether it is no name: "Authority" is one of many, "Next" opens a sentence, the "North" is a side."""
    lower = name.lower()
    if " " in name or lower == name:
        return False
    small = re.compile(rf"\b{re.escape(lower)}\b")
    return lower in INSTITUTIONS | STOP | _SIDES or any(
        small.search(text) for texts in texts_by_source for text in texts
    )


def _is_part(name: str, counts: Mapping[str, float]) -> bool:
    """Whether the name mostly stands inside a longer one ("Asia" in "Central Asia")."""
    return any(
        name in other and name != other and count >= counts[name] / 2 for other, count in counts.items()
    )


def _found(statements: Iterable[Statement]) -> Iterator[str]:
    return (name for said in statements for name in _entities(said))


def _entities(said: Statement) -> Iterator[str]:
    """Yield the places, bodies and people that a statement names, without articles and possessives."""
    name: list[str] = []
    for token in (*said.tokens, None):
        going_on = token is not None and token.entity in _NAMED and not token.begins
        if name and not going_on:
            yield from _clean(name)
            name = []
        if token is not None and token.entity in _NAMED - {"NORP"} and token.begins:
            name = [token.text]
        elif name and token is not None:
            name.append(token.text)


def _clean(words: Iterable[str]) -> Iterator[str]:
    text = _ARTICLE.sub("", re.sub(r"\s*[’']s$", "", " ".join(words))).strip()
    if text[:1].isupper():
        yield text

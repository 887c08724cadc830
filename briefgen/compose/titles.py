"""A title as set, a folder's name and statements in, the brief's title out."""

from __future__ import annotations

import re
from math import log2
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefgen.model import Statement

# Folder names that say what is in it, not what it is about.
_GENERIC = frozenset(
    "articles clippings data desktop docs documents downloads examples files folder in inbox incoming input "
    "inputs material materials news out output papers pdf pdfs reading samples seeds sources src temp test "
    "tests tmp text texts txt new my stuff".split()
)
_INITIALS = 2  # letters; "s" and "wk" tell nothing, "EU" does
_NAMED = {"GPE", "LOC", "NORP", "ORG", "EVENT", "PERSON"}
_NEARLY = 0.6  # a second name is part of the title if it weighs this share of the first
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
    """Return the brief's title: the one set, else the folder's name, else the names most often met."""
    return set_title or readable(folder) or " and ".join(_names(statements)) or "Policy brief"


def _names(statements: Sequence[Statement]) -> list[str]:
    """Return the name that most sentences of most sources hold, and a second that is met nearly as often.

    A name counts in each source by the logarithm of the sentences there that hold it, so that one long
    source does not outvote the others.
    """
    by_source: dict[str, list[str]] = {}
    for said in statements:
        by_source.setdefault(said.sentence.span.source, []).append(said.sentence.text)
    weights = {name: _weight(name, by_source.values()) for name in set(_found(statements))}
    whole = {name: weight for name, weight in weights.items() if weight and not _is_part(name, weights)}
    best = sorted(whole, key=lambda name: (-whole[name], name))[:2]
    return best if len(best) < 2 or whole[best[1]] >= _NEARLY * whole[best[0]] else best[:1]


def _weight(name: str, texts_by_source: Iterable[Sequence[str]]) -> float:
    counts = [sum(name in text for text in texts) for texts in texts_by_source]
    return sum(log2(1 + count) for count in counts) if sum(counts) > 1 else 0.0


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

"""A speaker goes in, who passed on his words comes out: "told Reuters", "cited by Kabar"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.understand.speech.who import Who, left_edge, name_at
from briefgen.understand.speech.words import INSTITUTIONS, PASSING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.understand.parse.tree import Tree

_BODIES = frozenset("congress duma knesset bundestag nato un eu g7 g20".split())
_BY = frozenset({"by", "in", "on"})


def with_channel(tree: Tree, verb: int, who: Who) -> Who:
    """Add the outlet that was told: "told Reuters", "in an interview with Le Monde"."""
    if not who.speaker:
        return who
    for place in _listeners(tree, verb):
        first = left_edge(tree, place)
        first += tree.tokens[first].pos == "DET"
        limit = place if tree.words[place] == "interview" else len(tree)
        heard = name_at(tree, first, limit) if first < limit else None
        if heard and (heard.channel or _unknown_outlet(tree, verb, place)):
            return replace(who, channel=heard.channel or heard.speaker)
    return who


def _unknown_outlet(tree: Tree, verb: int, place: int) -> bool:
    """Say whether an organisation without an article was told: "told Business Insider"."""
    token = tree.tokens[place]
    told = tree.tokens[verb].lemma == "tell" and token.head == verb
    if not told or token.entity != "ORG" or token.pos != "PROPN":
        return False
    words = {tree.words[n] for n in tree.below(place)}
    return not words & (INSTITUTIONS | _BODIES | {"the", "a", "an"})


def completed(tree: Tree, who: Who, end: int) -> Who:
    """Add the other link of a chain that stands between the name and ``end``.

    "The ministry, cited by Kabar" has a channel to be found, "Kabar, citing the ministry" a speaker.
    """
    if who.speaker and not who.channel:
        return replace(who, channel=_passed_on(tree, who.end, end))
    if who.channel and not who.speaker:
        cited = _after_word(tree, who.end, end, {"citing", "quoting"})
        return replace(who, speaker=cited.speaker, named=cited.named) if cited else who
    return who


def _passed_on(tree: Tree, first: int, end: int) -> str:
    """Return the name after "cited by", "carried on", "via" among the tokens from ``first`` to ``end``."""
    for place in range(first, end - 1):
        after = place + 2 if tree.words[place] in PASSING and tree.words[place + 1] in _BY else None
        if tree.words[place] == "via":
            after = place + 1
        if after is None or after >= end or tree.tokens[after].entity in {"DATE", "TIME"}:
            continue  # "published on Monday"
        heard = name_at(tree, _past_article(tree, after, end), end)
        if heard and (heard.channel or (heard.named and heard.speaker[:1].isupper())):
            return heard.channel or heard.speaker
    return ""


def _past_article(tree: Tree, place: int, end: int) -> int:
    return place + (place + 1 < end and tree.tokens[place].pos == "DET")


def _after_word(tree: Tree, first: int, end: int, words: set[str]) -> Who | None:
    """Return the speaker named after one of these words, if one is."""
    for place in range(first, end - 1):
        if tree.words[place] in words:
            who = name_at(tree, place + 1, end)
            return who if who and who.speaker else None
    return None


def _listeners(tree: Tree, verb: int) -> Iterator[int]:
    for child in tree.children[verb]:
        token = tree.tokens[child]
        if token.dep in {"dobj", "dative", "iobj"} and tree.tokens[verb].lemma == "tell":
            yield child
        if token.dep == "prep":
            yield from _behind(tree, child)


def _behind(tree: Tree, preposition: int) -> Iterator[int]:
    """Yield the nouns after a preposition that name an outlet: "to Reuters", "in a BBC interview"."""
    for child in tree.children[preposition]:
        if tree.tokens[child].lemma.lower() == "interview":
            yield child
            for below in tree.children[child]:
                if tree.words[below] in {"with", "to", "on"}:
                    yield from tree.children[below]
        elif tree.words[preposition] in {"to", "on"}:
            yield child

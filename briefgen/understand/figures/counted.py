"""A figure and its sentence in, the noun that it counts out: "meeting" for the 15 of "15 meetings"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.model import Figure, Token

_NEXT = re.compile(r"[\s\-‑]*(?P<word>[^\W\d_][\w’'–-]*)")
# "the first Central Asia–Japan Summit" counts summits: of a name, the last word.
_NAME = re.compile(r"\s+(?:[A-Z][\w.’'&–-]*\s+)+(?P<word>[A-Z][\w’'-]*)")
_OF = re.compile(
    r"\s+(?:of|in|worth\s+of|for)\s+"
    r"(?:the\s+|its\s+|their\s+|all\s+|these\s+|those\s+|every\s+)?(?P<word>[a-z][\w-]*)"
)
_NO_NOUN = {
    "a", "an", "the", "of", "in", "on", "at", "to", "for", "from", "by", "with", "and", "or", "but",
    "as", "than", "that", "which", "who", "is", "are", "was", "were", "has", "have", "had", "will",
    "would", "can", "could", "may", "might", "since", "after", "before", "during", "per", "it", "its",
    "their", "his", "her", "this", "these", "those", "more", "less", "up", "down", "over", "under",
    "between", "into", "while", "when", "where", "if", "so", "not", "also", "annually", "yearly",
    "monthly", "daily", "respectively", "each", "ago", "later", "earlier", "out", "off", "away",
}  # fmt: skip
_NUMBER_HEADS = {"NUM", "SYM"}


def counted_noun(figure: Figure, text: str, tokens: Sequence[Token]) -> str | None:
    """Return the lemma of what the figure counts, "" when nothing tells, None when it is no figure here.

    An ordinal used as an adverb ("first, …", "at first") ranks nothing and gives None.
    """
    inside = [i for i, t in enumerate(tokens) if t.start < figure.end and t.end > figure.start]
    if not inside:
        return _next_word(figure, text)
    if figure.kind == "ordinal" and tokens[inside[0]].pos == "ADV" and len(inside) == 1:
        return None
    noun = _head_noun(inside, tokens)
    if figure.kind in {"count", "ordinal"}:
        noun = noun or _noun_phrase(inside[-1], tokens)
    if noun is None and figure.kind in {"share", "money", "count"}:
        return _after_preposition(inside[-1], tokens)
    return noun or ""


def _head_noun(inside: list[int], tokens: Sequence[Token]) -> str | None:
    """Climb from the figure's words to the noun they modify."""
    here = inside[-1]
    for _ in range(len(tokens)):
        token = tokens[here]
        if here not in inside and token.pos == "PROPN":
            return _noun_phrase(inside[-1], tokens) or token.lemma.lower()
        if here not in inside and token.pos == "NOUN":
            return token.lemma.lower()
        if here not in inside and token.pos not in _NUMBER_HEADS:
            return None
        if token.head == here or (here in inside and token.dep in _NOT_MODIFIERS):
            return None
        here = token.head
    return None


def _noun_phrase(last: int, tokens: Sequence[Token]) -> str | None:
    """Return the last noun of the unbroken words that follow: "summit" of "Central Asia–Japan Summit"."""
    noun = None
    for token in tokens[last + 1 :]:
        if token.pos in {"NOUN", "PROPN"}:
            noun = token.lemma.lower()
        elif (
            token.pos not in {"ADJ", "ADV"}
            and token.text not in {"-", "–", "&"}
            and token.tag not in {"VBN", "VBG"}
        ) or (noun and token.pos != "ADJ" and token.text not in {"-", "–", "&"}):
            break
    return noun


# A number that is itself object or subject modifies nothing.
_NOT_MODIFIERS = {"pobj", "dobj", "nsubj", "nsubjpass", "attr", "ROOT", "conj", "appos"}


def _after_preposition(last: int, tokens: Sequence[Token]) -> str:
    for token in tokens:
        if (
            token.dep == "pobj"
            and tokens[token.head].head == last
            and tokens[token.head].text.lower() in {"of", "in"}
        ):
            return "" if token.pos == "NUM" else token.lemma.lower()
    return ""


def _next_word(figure: Figure, text: str) -> str:
    if figure.kind in {"share", "money"} and (after := _OF.match(text, figure.end)):
        return "" if after["word"] in _NO_NOUN else _singular(after["word"])
    match = _NAME.match(text, figure.end) or _NEXT.match(text, figure.end)
    word = match["word"].lower() if match else ""
    return "" if word in _NO_NOUN else _singular(word)


_IRREGULAR = {
    "people": "people",
    "men": "man",
    "women": "woman",
    "children": "child",
    "lives": "life",
    "series": "series",
}


def _singular(word: str) -> str:
    word = re.sub(r"[’']s?$", "", word)
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if re.search(r"(?:ss|sh|ch|x)es$", word):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word

"""A place in a sentence where a speaker is named goes in, the name, its kind and its extent come out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from briefgen.model.names import TRADE_TITLES
from briefgen.understand.grammar import NAMES
from briefgen.understand.speech.words import (
    DOCUMENTS,
    INSTITUTIONS,
    MOUTHPIECES,
    NOBODY,
    OUTLET_PAIRS,
    OUTLET_WORDS,
    PEOPLE,
    PRONOUNS,
)

if TYPE_CHECKING:
    from briefgen.understand.parse.tree import Tree

_NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "CCONJ", "PART", "X", "SYM"})
_LINKS = frozenset({"of", "for"})
# After a document or a crowd its origin belongs to the name: "data from the ministry".
_ORIGINS = frozenset({"from", "by", "at", "with", "in"})
_FOLLOWED = frozenset({"familiar", "official", "source"})
_HYPHENS = frozenset({"-", "–", "/", "&", "'", "’", "'s", "’s"})
_NEVER = frozenset({"and", "or", "but", "to", "not", "of", "for", "in", "at", "by", "from", "with"})
# Names that say what they are: "NewsChannel 15", "Radiozeitung", "PressTV".
_NEWSROOM = re.compile(r"[A-Z]\w*(?:[Nn]ews|[Zz]eitung|TV)$|^News[A-Z]")
_RELATIVE_TIMES = frozenset("last this next earlier late yesterday today tomorrow".split())
# Outlet words that are everyday nouns in small letters: there they name a kind of outlet.
_KINDS = frozenset(
    "daily newspaper weekly magazine broadcaster tabloid outlet website portal newswire network "
    "television".split()
)


@dataclass(frozen=True, slots=True)
class Who:
    """A speaker or a channel (one of the two is empty) and the token after the last one of the name."""

    speaker: str
    channel: str
    named: bool
    end: int


def name_at(tree: Tree, first: int, limit: int) -> Who | None:
    """Read the name that begins at the token ``first`` and ends before ``limit``; None if none does."""
    end = _phrase_end(tree, first, limit)
    while end > first and tree.words[end - 1] in _NEVER:
        end -= 1
    head = head_noun(tree, first, end)
    if head is None:
        return None
    text = tree.slice(first, end)
    if _is_outlet(tree, first, end, head, limit):
        return Who("", text, named=True, end=end)
    return Who(text, "", named=_is_named(tree, first, end, head), end=end)


def _phrase_end(tree: Tree, first: int, limit: int) -> int:
    """Find where the noun phrase ends: at a comma, a verb, a bracket, or a preposition of time or place."""
    place = first
    while place < limit and _belongs(tree, first, place):
        place += 1
    return place


def _belongs(tree: Tree, first: int, place: int) -> bool:
    token, word = tree.tokens[place], tree.words[place]
    if word == "." and place > first:  # "Eng. Omar Lind"
        titled = tree.tokens[place - 1].text in TRADE_TITLES
        return titled and place + 1 < len(tree) and tree.tokens[place + 1].pos == "PROPN"
    if word in _HYPHENS or token.tag in {"HYPH", "POS"}:
        return place > first
    if token.tag == "VBG" or (token.tag == "VBN" and token.dep == "amod"):
        return token.dep in {"amod", "compound"}
    if place > first and _tells_when(tree, place):
        return False  # "told Reuters last month Kyiv hoped …"
    if token.pos == "DET" and place > first and tree.tokens[place - 1].pos in {"NOUN", "PROPN"}:
        return False  # "told Reuters the talks failed"
    if token.pos == "ADP" and place > first:
        before = tree.tokens[place - 1]
        origin = before.pos in {"NOUN", "ADJ"} and before.lemma.lower() in DOCUMENTS | _FOLLOWED
        return word in _LINKS or (word in _ORIGINS and origin)
    if token.pos == "ADV":
        return word in {"then", "former", "most", "so", "-"} and place == first
    if token.tag in {"PRP", "WP", "WDT"}:
        return place == first
    return token.pos in _NOMINAL and token.tag not in {"WP", "WDT", "TO", "EX", "MD"} and word != "not"


def _tells_when(tree: Tree, place: int) -> bool:
    """Say whether a date begins there that is no part of the name, as in "Reuters last month"."""
    token = tree.tokens[place]
    if token.entity not in {"DATE", "TIME"} or not token.begins:
        return False
    if tree.tokens[place - 1].pos not in {"NOUN", "PROPN"}:
        return False
    if tree.words[place] in _RELATIVE_TIMES:
        return True
    end = place + 1
    while end < len(tree) and tree.tokens[end].entity == token.entity and not tree.tokens[end].begins:
        end += 1
    last = tree.tokens[end - 1]
    return not (last.head == end and last.dep in {"compound", "nummod", "nmod", "amod"})


def head_noun(tree: Tree, first: int, end: int) -> int | None:
    """Return the noun that the phrase is about: the last one before its first preposition."""
    stop = next((n for n in range(first, end) if tree.tokens[n].pos == "ADP"), end)
    for place in range(stop - 1, first - 1, -1):
        if tree.tokens[place].pos in {"NOUN", "PROPN", "PRON"} or tree.tokens[place].entity in NAMES:
            return place
    # "many", "some", "the unemployed": a word that stands for a noun.
    return first if stop == first + 1 and tree.words[first] in NOBODY | PRONOUNS else None


def left_edge(tree: Tree, subject: int) -> int:
    """Return the first token of the subject, not crossing a comma: what stands before is no title."""
    edge = subject
    below = set(tree.below(subject))
    while edge - 1 in below and not _parts(tree, edge - 1):
        edge -= 1
    return edge


def _parts(tree: Tree, place: int) -> bool:
    """Say whether a mark parts what stands around it: a comma, the dash after a dateline."""
    token = tree.tokens[place]
    if token.text == ",":
        return place == 0 or tree.tokens[place - 1].pos != "ADJ"
    return token.text in {"-", "–", "—", "--"} and tree.text[: token.start][-1:].isspace()


def can_speak(tree: Tree, head: int) -> bool:
    """Say whether this noun stands for somebody, or for a body or document that makes statements."""
    token = tree.tokens[head]
    lemma = token.lemma.lower()
    if token.tag in {"PRP", "WP"}:
        return tree.words[head] not in {"it", "this", "that", "there"}
    if token.pos == "PROPN" or token.entity in {"PERSON", "ORG", "GPE", "NORP"}:
        return token.entity not in {"DATE", "MONEY", "EVENT", "WORK_OF_ART", "LAW"}
    return lemma in PEOPLE or lemma in INSTITUTIONS or lemma in NOBODY or lemma in DOCUMENTS


def is_document(tree: Tree, head: int) -> bool:
    """Say whether the speaker is a paper and not a person or a body."""
    token = tree.tokens[head]
    return token.pos == "NOUN" and token.lemma.lower() in DOCUMENTS


def _is_named(tree: Tree, first: int, end: int, head: int) -> bool:
    """Say whether it is a name, or a post or body that only one can hold ("the finance minister")."""
    token = tree.tokens[head]
    lemma = token.lemma.lower()
    if token.pos == "PRON" or lemma in NOBODY or tree.words[first] in NOBODY:
        return _has_origin(tree, head, end)
    if token.pos == "PROPN" or token.entity in NAMES or _looks_like_name(tree, first, end, head):
        return True
    if lemma.startswith("spokes"):
        return any(tree.tokens[n].pos == "PROPN" for n in range(first, end))
    if _has_origin(tree, head, end):
        return True
    definite = tree.words[first] in {"the", "its", "their", "his", "her", "our"} or any(
        tree.tokens[n].tag == "POS" or tree.tokens[n].pos == "PROPN" for n in range(first, head)
    )
    return (
        definite and token.tag != "NNS" and (lemma in INSTITUTIONS or lemma in PEOPLE or lemma in DOCUMENTS)
    )


def _looks_like_name(tree: Tree, first: int, end: int, head: int) -> bool:
    """Say whether a name stands beside the noun ("Zeitzer and his colleagues") or is the noun itself."""
    token = tree.tokens[head]
    if any(tree.tokens[n].pos == "PROPN" and tree.tokens[n].dep == "nsubj" for n in range(first, end)):
        return True
    known = PEOPLE | INSTITUTIONS | DOCUMENTS | NOBODY
    return token.text[:1].isupper() and token.tag == "NN" and token.lemma.lower() not in known


def _has_origin(tree: Tree, head: int, end: int) -> bool:
    """Say whether a paper has an owner: "data from the ministry"; officials from it are still nobody."""
    return is_document(tree, head) and any(tree.tokens[n].pos == "PROPN" for n in range(head + 1, end))


def _is_outlet(tree: Tree, first: int, end: int, head: int, limit: int) -> bool:
    """Say whether it has an outlet's name, or is called one after the comma ("Kabar, the Kyrgyz daily")."""
    token = tree.tokens[head]
    if token.pos == "PROPN" and _apposition_is_outlet(tree, end, limit):
        return True
    if token.entity == "PERSON" and token.lemma.lower() not in OUTLET_WORDS:
        return False
    if token.pos in {"NOUN", "PRON"} and token.lemma.lower() in PEOPLE | DOCUMENTS and token.text.islower():
        return False
    return _sounds_like_outlet(tree, first, end)


def _sounds_like_outlet(tree: Tree, first: int, end: int) -> bool:
    words = [tree.words[n] for n in range(first, end)]
    pairs = {" ".join(pair) for pair in pairwise(words)}
    if pairs & MOUTHPIECES:
        return False
    if any(_NEWSROOM.search(tree.tokens[n].text) for n in range(first, end)):
        return True
    return bool(pairs & OUTLET_PAIRS) or any(
        tree.words[n] in OUTLET_WORDS and (tree.words[n] in _KINDS or not tree.tokens[n].text.islower())
        for n in range(first, end)
    )


def _apposition_is_outlet(tree: Tree, end: int, limit: int) -> bool:
    """Look at the noun after the comma: "the Kyrgyz daily of 23 February", not "the daily's editor"."""
    if end + 1 >= limit or tree.words[end] != "," or tree.tokens[end + 1].pos != "DET":
        return False
    stop = next((n for n in range(end + 1, limit) if tree.words[n] in {",", "which", "who"}), limit)
    head = head_noun(tree, end + 1, min(stop, end + 7))
    if head is None:
        return False
    return tree.words[head] in _KINDS or f"{tree.words[head - 1]} {tree.words[head]}" in OUTLET_PAIRS

"""A parsed sentence and a "he" or "she" in it in, whether somebody named there can be meant out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.understand.grammar import NOUN_SUBJECTS, SUBJECTS, above
from briefgen.understand.pronouns import is_of_body
from briefgen.understand.speech.words import INSTITUTIONS, PEOPLE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from briefgen.model import Token

HE, SHE = frozenset("he him himself his".split()), frozenset("she her hers herself".split())
_WOMEN = frozenset(
    "ms mrs mother daughter sister wife woman girl queen princess spokeswoman actress lady".split()
)
_MEN = frozenset("mr father son brother husband man boy king prince spokesman actor sir lord".split())
_GROUPS = frozenset({"bloc", "front", "movement", "list", "congress", "rally", "initiative"})
_MORE_PEOPLE: AbstractSet[str] = frozenset(
    "mother father son daughter brother sister wife husband baby child infant toddler boy girl teenager "
    "teen actor actress singer player patient victim suspect somebody someone everybody anyone nobody one "
    "president minister candidate owner employee worker rancher farmer".split()
)


def has_person(tokens: Sequence[Token], at: int) -> bool:
    """Whether one person is named that "he" can be: before it, or for "his" as the subject behind it."""
    before = [place for place in range(at) if _is_one_person(tokens, place) and _fits(tokens, place, at)]
    if tokens[at].dep in {"dobj", "pobj", "dative"} and not tokens[at].text.lower().endswith("self"):
        # Who does it to "him" is somebody else.
        verbs = {tokens[at].head, *above(tokens, at)}
        before = [one for one in before if tokens[one].dep not in SUBJECTS or tokens[one].head not in verbs]
    if before:
        return True
    return tokens[at].tag == "PRP$" and any(
        _is_one_person(tokens, place) and tokens[place].dep in NOUN_SUBJECTS
        for place in range(at + 1, len(tokens))
    )


def _fits(tokens: Sequence[Token], place: int, at: int) -> bool:
    """Whether the title or the noun does not belong to the other sex."""
    known = {tokens[place].lemma.lower(), tokens[place - 1].text.lower().rstrip(".") if place else ""}
    return not known & (_WOMEN if tokens[at].text.lower() in HE else _MEN)


def _is_one_person(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.tag == "NNP":
        head = tokens[token.head]
        if token.dep == "compound" and head.pos == "NOUN" and head.lemma.lower() not in PEOPLE:
            return False  # "the YouTube video"
        if token.lemma.lower() in INSTITUTIONS | _GROUPS or is_of_body(tokens, at):
            return False  # "the Citizens' Bloc"
        return token.entity not in {"DATE", "NORP", "LOC", "FAC"}  # surnames are often taken for places
    return token.tag == "NN" and (token.lemma.lower() in PEOPLE or token.lemma.lower() in _MORE_PEOPLE)

"""A cue and its tree go in, who acts and in what words of likelihood the source puts it come out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.understand.grammar import SUBJECTS
from briefgen.understand.outlook.words import GUESSING, HEDGES, ODDS, WEAK_MODALS
from briefgen.understand.speech.who import name_at

if TYPE_CHECKING:
    from briefgen.understand.outlook.tense import Cue
    from briefgen.understand.parse.tree import Tree


def actor(tree: Tree, place: int) -> str:
    """Return the subject of the verb that looks ahead, or of the nearest verb above it; may be empty."""
    for verb in (place, *tree.above(place)):
        subject = tree.child(verb, *SUBJECTS)
        if subject is not None and tree.tokens[subject].dep != "expl":
            return _phrase(tree, _antecedent(tree, verb, subject))
    return _noun_before(tree, place)


def _antecedent(tree: Tree, verb: int, subject: int) -> int:
    """Return what "which" stands for."""
    relative = tree.tokens[subject].tag in {"WDT", "WP"} and tree.tokens[verb].dep in {"relcl", "acl"}
    return tree.tokens[verb].head if relative else subject


def _noun_before(tree: Tree, place: int) -> str:
    """Return the noun that a bare participle or a headline's infinitive hangs on."""
    head = tree.tokens[place].head
    return _phrase(tree, head) if head < place and tree.tokens[head].pos in {"NOUN", "PROPN"} else ""


def _phrase(tree: Tree, noun: int) -> str:
    """Return the noun with what stands before it and belongs to it, and "of …" behind it."""
    below = set(tree.below(noun))
    first = noun
    while first - 1 in below and tree.words[first - 1] not in {",", "that", "which"}:
        first -= 1
    who = name_at(tree, first, len(tree))
    if who is not None and who.end > noun:
        return who.speaker or who.channel
    return tree.slice(first, noun + 1)


def likelihood(tree: Tree, cue: Cue) -> str:
    """Return the source's own word for how likely it is; empty for a plain "will".

    In this order: a word of odds beside the cue or its verb ("will probably"), the cue itself
    ("expected to", "could"), a verb of guessing above it ("hopes it will").
    """
    near = range(max(0, cue.first - 4), min(len(tree), max(cue.end, cue.place) + 2))
    for place in near:
        if tree.words[place] in ODDS and not _crosses(tree, place, cue):
            return tree.tokens[place].text
    for place in range(cue.first, cue.end):
        if tree.words[place] in HEDGES or tree.words[place] in WEAK_MODALS:
            return tree.tokens[place].text
    for place in tree.above(cue.place):
        if tree.tokens[place].lemma in GUESSING and place < cue.first:
            return tree.tokens[place].text
    return ""


def _crosses(tree: Tree, place: int, cue: Cue) -> bool:
    """Say whether a comma or a joining word parts the two places."""
    low, high = sorted((place, cue.first))
    return any(tree.words[n] in {",", ";", "and", "but"} for n in range(low, high))

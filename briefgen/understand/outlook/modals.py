"""A tree and the place of a modal verb go in, the cue comes out when it looks ahead.

"Will" nearly always does. The others also tell of ability then ("could not open"), habit, advice,
politeness ("would like to"), and of guesses about the past or the present ("may have", "may be going").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.understand.outlook.tense import Cue, serves_past
from briefgen.understand.outlook.words import EXPLAINING, MODALS, POLITE, REMARKS, SENSES

if TYPE_CHECKING:
    from briefgen.understand.parse.tree import Tree

_SHIFTED = frozenset({"would", "could", "might"})


def modal(tree: Tree, place: int) -> Cue | None:
    """Recognise a modal that looks ahead."""
    word = tree.words[place]
    if word not in MODALS or tree.tokens[place].tag != "MD":
        return None
    verb = _bare_verb(tree, place)
    if verb is None or _unreal(tree, verb) or tree.words[max(0, place - 1)] == "you":
        return None
    if word not in {"will", "'ll", "wo"} and not _looks_ahead(tree, place, verb):
        return None
    negated = tree.words[place + 1] in {"n't", "not"}
    return Cue(place, place + 1 + negated, verb)


def _looks_ahead(tree: Tree, place: int, verb: int) -> bool:
    word, lemma = tree.words[place], tree.tokens[verb].lemma
    ours = any(tree.words[n] in {"i", "we"} for n in range(max(0, place - 2), place))
    if word == "must" and (place == 0 or tree.tokens[place - 1].pos == "PUNCT"):
        return False  # "MUST WATCH"
    if word == "shall":  # elsewhere it is the voice of law
        return ours
    if lemma in EXPLAINING or _remark(tree, place, verb) or (word != "would" and _going_on(tree, verb)):
        return False
    if word == "would" and (lemma == "like" or (ours and lemma in POLITE)):
        return False
    if word == "could" and (lemma in SENSES or tree.words[place + 1] in {"not", "n't"}):
        return False
    if word in {"may", "might"} and verb > place + 1 and tree.tokens[place + 1].pos in {"PRON", "PROPN"}:
        return False  # "May he rest", "Might I add"
    return not (word in _SHIFTED and serves_past(tree, verb))


def _bare_verb(tree: Tree, place: int) -> int | None:
    """Find the verb that belongs to a modal: near it, past adverbs, "not", or an inverted subject."""
    for other in range(place + 1, min(len(tree), place + 7)):
        tag = tree.tokens[other].tag
        if tag == "VB" or (tag == "VBP" and other == place + 1):
            return other
        if tag in {"VBD", "VBZ", "TO", "MD", "."}:
            return None
    return None


def _unreal(tree: Tree, verb: int) -> bool:
    """Say whether it is "would have gone", "may not have been": a guess about the past."""
    if tree.words[verb] != "have":
        return False
    after = [tree.tokens[n].tag for n in range(verb + 1, min(len(tree), verb + 4))]
    return after[:1] == ["VBN"] or (after[:1] == ["RB"] and "VBN" in after)


def _going_on(tree: Tree, verb: int) -> bool:
    """Say whether it is "may be weighing on": a guess about the present."""
    return tree.words[verb] == "be" and verb + 1 < len(tree) and tree.tokens[verb + 1].tag == "VBG"


def _remark(tree: Tree, place: int, verb: int) -> bool:
    """Say whether it is a turn of speech: "should be noted", "may be due to"."""
    return " ".join(tree.words[place + 1 : verb + 3]).startswith(REMARKS)

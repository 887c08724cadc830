"""A deletion in, whether it is more than an aside out: it tells who speaks, or how far the rest reaches.

What an aside looks like is decided in `shorten_cuts`, what may never go in any place in `shorten_guards`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.compose.shorten_seams import DASHES
from briefgen.compose.shorten_words import FINDINGS, PLEADERS, STANDS
from briefgen.understand.speech.words import CLAUSE_VERBS

if TYPE_CHECKING:
    from briefgen.compose.shorten_guards import Guards
    from briefgen.compose.shorten_kinds import Cut
    from briefgen.understand.parse.tree import Tree

_QUOTES = frozenset({'"', "“", "”", "``", "''"})
# What may hang on the noun before the clause: "all of it, to be ruled", "climb steps".
_HANGING = frozenset({"IN", "TO", "VBP", "VBZ"})


def tells_who_speaks(guards: Guards, cut: Cut) -> bool:
    """Whether the post or the interest of a speaker would be lost: they belong to who says it."""
    tree = guards.tree
    found = tree.tokens[cut.head].lemma.lower() in FINDINGS
    form = guards.speaks(cut.head)
    if cut.kind != "which-clause":
        return not found and form not in {"", "inner"}
    lemmas = {token.lemma.lower() for token in tree.tokens[cut.first : cut.last + 1]}
    # who made or paid for a study; "the group, which lives on the makers of pills, said"
    return found or form != "" or bool(PLEADERS & lemmas) or _takes_a_stand(tree, cut.head)


def _takes_a_stand(tree: Tree, place: int) -> bool:
    """Whether the noun is the subject of a verb that takes a side ("opposed the law")."""
    token = tree.tokens[place]
    verb = tree.tokens[token.head].lemma.lower()
    return token.dep == "nsubj" and (verb in STANDS or verb in CLAUSE_VERBS)


def says_how_far(guards: Guards, cut: Cut) -> bool:
    """Whether a clause bounds what is said: "only states, which have laws, thrive"."""
    tree = guards.tree
    if cut.kind != "which-clause":
        return False
    if _exists(tree, cut.head):
        return True
    for place in (cut.head, *tree.above(cut.head)):
        if tree.tokens[place].pos not in {"NOUN", "PROPN", "ADP", "NUM"}:
            return False
        first = tree.below(place)[0]
        if "only" in tree.words[max(0, first - 1) : first + 1]:
            return True
    return False


def _exists(tree: Tree, place: int) -> bool:
    """Whether the noun is only said to be there: the clause behind it says the rest."""
    verb = next((n for n in tree.above(place) if tree.tokens[n].pos in {"VERB", "AUX"}), place)
    return tree.tokens[verb].lemma == "exist" or tree.child(verb, "expl") is not None


def holds_up(tree: Tree, cut: Cut) -> bool:
    """Whether the sentence around a clause says less, or more, or nothing without it."""
    return cut.kind == "which-clause" and (_holds_more(tree, cut) or _is_the_meaning(tree, cut))


def _holds_more(tree: Tree, cut: Cut) -> bool:
    """Whether words behind a comma in it may hang on what stands before: ", all of it, to be ruled"."""
    return any(
        tree.words[n] == "," and tree.tokens[n + 1].tag in _HANGING for n in range(cut.first + 1, cut.last)
    )


def _is_the_meaning(tree: Tree, cut: Cut) -> bool:
    """Whether it says what a word in quotation marks means, or its dash closes another clause, too."""
    # "The grant that ran to the lake -- which is old -- was made"
    clause = any(tree.tokens[n].dep == "relcl" for n in tree.above(cut.head))
    quoted = tree.words[max(0, cut.head - 1) : cut.head + 2]
    return (clause and tree.words[cut.first - 1] in DASHES) or bool(_QUOTES & set(quoted))

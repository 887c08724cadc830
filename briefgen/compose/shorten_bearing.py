"""A deletion in, whether it is more than an aside out: who speaks, how far the rest reaches, what came next.

What an aside looks like is decided in `shorten_cuts`, what may never go in any place in `shorten_guards`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.compose.shorten_words import BEHIND, COUNTED, FINDINGS, GOES_ON, PLEADERS, STANDS, TEXTS
from briefgen.understand.grammar import SUBJECTS
from briefgen.understand.speech.words import CLAUSE_VERBS, PEOPLE

if TYPE_CHECKING:
    from briefgen.compose.shorten_guards import Guards
    from briefgen.compose.shorten_kinds import Cut
    from briefgen.understand.parse.tree import Tree

_ABOUT = frozenset({"appositive", "participle", "which-clause"})
_PARTS = SUBJECTS | {"dobj", "attr"}


def tells_who_speaks(guards: Guards, cut: Cut) -> bool:
    """Whether the post or the interest of a speaker would be lost: they belong to who says it."""
    lemmas = {token.lemma.lower() for token in guards.tree.tokens[cut.first : cut.last + 1]}
    form = guards.speaks(cut.head) or ("inner" if _takes_a_stand(guards.tree, cut.head) else "")
    # "Gutierrez, a spokesman for the relatives, dismissed"; "the group, funded by the makers of pills, said"
    if cut.kind in _ABOUT and (PLEADERS & lemmas or (form and BEHIND & lemmas)):
        return True
    if guards.tree.tokens[cut.head].lemma.lower() in FINDINGS:
        return cut.kind in _ABOUT  # who made or paid for a study
    if form != "inner":
        return form != ""
    named = guards.tree.tokens[cut.head]
    person = named.entity == "PERSON" or named.lemma.lower() in PEOPLE
    if cut.kind == "appositive":
        if person and guards.quotes(0, len(guards.tree) - 1):
            return True
        before = [n for n in guards.tree.below(cut.head) if n < cut.head]
        return not (person and any(guards.tree.tokens[n].entity != "PERSON" for n in before))
    return cut.kind == "which-clause"


def says_how_far(guards: Guards, cut: Cut) -> bool:
    """Whether the words bound what is said: "only in states, in which …", "costs, including rent, fell"."""
    tree = guards.tree
    if cut.kind == "examples" and tree.words[cut.first] == "including":
        nouns = [n for n in (cut.head, *tree.above(cut.head)) if tree.tokens[n].pos == "NOUN"]
        counted = any(tree.tokens[n].lemma.lower() in COUNTED for n in nouns)
        return counted or tree.child(cut.head, "nummod") is not None or _is_measured(tree, cut.head)
    if cut.kind in {"participle", "comment"} and cut.first and _tells_text(tree, cut):
        return True
    if cut.kind not in _ABOUT:
        return False
    if cut.kind == "which-clause" and _exists(tree, cut.head):
        return True
    for place in (cut.head, *tree.above(cut.head)):
        if tree.tokens[place].pos not in {"NOUN", "PROPN", "ADP", "NUM"}:
            return False
        first = tree.below(place)[0]
        if "only" in tree.words[max(0, first - 1) : first + 1]:
            return True
    return False


def _is_measured(tree: Tree, place: int) -> bool:
    """Whether the verb of the noun has a number with it: "the navy, including marines, has 571,000 men"."""
    verb = next((n for n in tree.above(place) if tree.tokens[n].pos in {"VERB", "AUX"}), place)
    parts = [n for n in tree.children[verb] if tree.tokens[n].dep in _PARTS]
    return any(tree.tokens[n].pos == "NUM" for part in parts for n in tree.below(part))


def _tells_text(tree: Tree, cut: Cut) -> bool:
    """Whether a participle tells what a text says ("sent a letter, demanding") or what goes on."""
    verb = cut.head
    if tree.tokens[cut.first].tag != "VBG" or tree.tokens[verb].pos not in {"VERB", "AUX"}:
        return False
    if tree.tokens[verb].lemma in GOES_ON:
        return True
    if tree.words[cut.first] == "adding" and tree.words[cut.first + 1] != "that":
        return True  # "left the pills on the market, adding a warning"
    nouns = (tree.child(verb, *SUBJECTS), tree.child(verb, "dobj"))
    return any(n is not None and tree.tokens[n].lemma.lower() in TEXTS for n in nouns)


def _exists(tree: Tree, place: int) -> bool:
    """Whether the noun is only said to be there: the clause behind it says the rest."""
    verb = next((n for n in tree.above(place) if tree.tokens[n].pos in {"VERB", "AUX"}), place)
    return tree.tokens[verb].lemma == "exist" or tree.child(verb, "expl") is not None


def goes_further(tree: Tree, verb: int) -> bool:
    """Whether a clause tells what happened next: "searched the mill, where they found a radio".

    What is so, or was so before ("which had been rising"), is background.
    """
    words = [tree.tokens[n] for n in (verb, *tree.children[verb])]
    helpers = [word for word in words[1:] if word.dep in {"aux", "auxpass"}]
    have = next((word for word in helpers if word.lemma == "have"), None)
    if have is not None:
        return have.tag != "VBD"
    return words[0].lemma != "be" and any(word.tag == "VBD" for word in (words[0], *helpers))


def _takes_a_stand(tree: Tree, place: int) -> bool:
    """Whether the noun is the subject of a verb that takes a side ("opposed the law")."""
    token = tree.tokens[place]
    verb = tree.tokens[token.head].lemma.lower()
    return token.dep == "nsubj" and (verb in STANDS or verb in CLAUSE_VERBS)

"""An aside and the sentence around it in, whether it is of a kind that is nearly always left out rightly out.

An aside that ends its sentence is what the sentence was written for more often than not, and what is said of
a person tells who that is. Of 126 asides read in news that no rule had met a strict reader missed 35, nearly
all of them at the end of a sentence or beside a person; of the clauses that may go here he missed 7 in 42.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.compose.shorten_seams import verb_of
from briefgen.compose.shorten_words import BEHIND
from briefgen.understand.grammar import SUBJECTS
from briefgen.understand.speech.words import CLAUSE_VERBS

if TYPE_CHECKING:
    from briefgen.compose.shorten_guards import Guards
    from briefgen.compose.shorten_kinds import Cut
    from briefgen.understand.parse.tree import Tree


def is_sure(guards: Guards, cut: Cut) -> bool:
    """Whether the aside is of a sure kind; the cheap classes always are, a clause by its place."""
    tree = guards.tree
    if cut.kind == "which-clause":
        return _waits(tree, cut) and _tells_of_a_thing(tree, cut)
    # "this season In a statement": a caption and a sentence in one
    runs_in = cut.first > 0 and tree.tokens[cut.first].text[:1].isupper()
    sender = tree.words[cut.last + 1 : cut.last + 2] == ("from",)  # "wrote in a letter from the mill"
    sender |= tree.words[cut.first : cut.last + 1] == ("by", "post")  # how, and not where it was said
    return cut.kind != "occasion" or not (runs_in or sender or _verb_in(tree, cut))


def _verb_in(tree: Tree, cut: Cut) -> bool:
    """Whether a verb stands in the words: "in a letter dated 10 March", "in a statement issued before it"."""
    return any(tree.tokens[n].pos == "VERB" for n in range(cut.first, cut.last + 1))


def _waits(tree: Tree, cut: Cut) -> bool:
    """Whether the clause tells of the subject, and the verb, with what the sentence is for, follows.

    Of who speaks nothing goes, and nothing of what stands in another aside, whose comma it would take:
    "Li, the head of Gas Co, which trades coal, knows".
    """
    follows = cut.last + 2
    verb = verb_of(tree, cut.head, follows) if follows < len(tree) else None
    subject = tree.subject(verb) if verb is not None else None
    if verb is None or subject is None or "," in tree.words[tree.below(subject)[0] : cut.first - 1]:
        return False
    return tree.tokens[verb].lemma.lower() not in CLAUSE_VERBS


def _tells_of_a_thing(tree: Tree, cut: Cut) -> bool:
    """Whether the clause opens on a "which" that is its subject, and tells of no owner and no party.

    "VTEC, which is a form of the germ, has spread" says what the word means.
    """
    opening = tree.tokens[cut.first]
    verb = opening.head
    named = tree.child(verb, "attr")
    follows = tree.tokens[min(cut.last + 2, len(tree) - 1)]
    modal = any(tree.tokens[n].tag == "MD" for n in tree.children[verb])
    if modal and follows.tag in {"VB", "VBP"}:
        return False  # "robots, which can find bombs, climb steps and carry guns, have been sold"
    meant = named is not None and bool({"a", "an"} & {tree.words[n] for n in tree.below(named)})
    return (
        opening.dep in SUBJECTS
        and not (meant and tree.tokens[verb].lemma == "be")
        and tree.tokens[verb].lemma.lower() not in BEHIND
    )

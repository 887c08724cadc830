"""Words that look like an occasion and their sentence in, whether they are one and say nothing out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.compose.shorten.words import FINDINGS

if TYPE_CHECKING:
    from briefgen.compose.shorten.guards import Guards
    from briefgen.compose.shorten.kinds import Cut
    from briefgen.understand.parse.tree import Tree


def is_sure(tree: Tree, cut: Cut) -> bool:
    """Whether the words are nothing but an occasion, if they look like one; the other classes always are."""
    # "this season In a statement": a caption and a sentence in one
    runs_in = cut.first > 0 and tree.tokens[cut.first].text[:1].isupper()
    sender = tree.words[cut.last + 1 : cut.last + 2] == ("from",)  # "wrote in a letter from the mill"
    sender |= tree.words[cut.first : cut.last + 1] == ("by", "post")  # how, and not where it was said
    return cut.kind != "occasion" or not (runs_in or sender or _verb_in(tree, cut))


def _verb_in(tree: Tree, cut: Cut) -> bool:
    """Whether a verb stands in the words: "in a letter dated 10 March", "in a statement issued before it"."""
    return any(tree.tokens[n].pos == "VERB" for n in range(cut.first, cut.last + 1))


def tells_who_speaks(guards: Guards, cut: Cut) -> bool:
    """Whether what is told of a speaker would be lost; that of who made a study is told of by others."""
    found = guards.tree.tokens[cut.head].lemma.lower() in FINDINGS
    return not found and guards.speaks(cut.head) not in {"", "inner"}

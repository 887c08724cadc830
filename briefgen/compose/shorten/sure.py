"""Words that look like an occasion and their sentence in, whether they are one and say nothing out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.compose.shorten.seams import RELATIVES
from briefgen.compose.shorten.words import FINDINGS, OCCASIONS, PLAIN_OCCASIONS

if TYPE_CHECKING:
    from briefgen.compose.shorten.guards import Guards
    from briefgen.compose.shorten.kinds import Cut
    from briefgen.understand.parse.tree import Tree

_NEAR = 7  # tokens: "…, a clip of which", "…, the first in which"


def is_sure(tree: Tree, cut: Cut) -> bool:
    """Whether the words are nothing but an occasion, if they look like one; the other classes always are."""
    # "this season In a statement": a caption and a sentence in one
    runs_in = cut.first > 0 and tree.tokens[cut.first].text[:1].isupper()
    sender = tree.words[cut.last + 1 : cut.last + 2] == ("from",)  # "wrote in a letter from the mill"
    sender |= tree.words[cut.first : cut.last + 1] == ("by", "post")  # how, and not where it was said
    return cut.kind != "occasion" or not (
        runs_in or sender or _verb_in(tree, cut) or _tells_more(tree, cut) or _is_told_of(tree, cut)
    )


def _tells_more(tree: Tree, cut: Cut) -> bool:
    """Whether it tells to whom, with whom or when: "an open letter to the king", "a victory speech"."""
    places = range(cut.first + 1, cut.last + 1)
    plain = PLAIN_OCCASIONS | OCCASIONS
    # "agreed in a letter": how it came about; "stated during the call": not in public
    agreed = tree.tokens[cut.head].lemma.lower() == "agree" or "call" in tree.words[cut.first : cut.last + 1]
    return agreed or any(
        tree.tokens[n].pos not in {"DET", "PUNCT"}
        and plain.isdisjoint({tree.words[n], tree.tokens[n].lemma.lower()})
        for n in places
    )


def _is_told_of(tree: Tree, cut: Cut) -> bool:
    """Whether the words behind it are about it: "said in the interview, a clip of which was shown"."""
    behind = range(cut.last + 1, min(cut.last + _NEAR, len(tree)))
    return tree.words[cut.last + 1 : cut.last + 2] == (",",) and any(
        tree.tokens[n].tag in RELATIVES for n in behind
    )


def _verb_in(tree: Tree, cut: Cut) -> bool:
    """Whether a verb stands in the words: "in a letter dated 10 March", "in a statement issued before it"."""
    return any(tree.tokens[n].pos == "VERB" for n in range(cut.first, cut.last + 1))


def tells_who_speaks(guards: Guards, cut: Cut) -> bool:
    """Whether what is told of a speaker would be lost; that of who made a study is told of by others."""
    found = guards.tree.tokens[cut.head].lemma.lower() in FINDINGS
    return not found and guards.speaks(cut.head) not in {"", "inner"}

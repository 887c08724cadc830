"""A statement in, every run of its words that may be deleted out, each with its class and its price.

A run is given by tokens, without the commas, dashes or brackets beside it. Each class says what it looks
like; whether it may go is asked of the guards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.compose.shorten.kinds import BARE, Cut
from briefgen.compose.shorten.seams import ENDS, goes_on
from briefgen.compose.shorten.spare import is_short_form, spare
from briefgen.compose.shorten.speakers import attributions
from briefgen.compose.shorten.sure import is_sure, tells_who_speaks
from briefgen.compose.shorten.words import OCCASIONS, POINTING_OUT
from briefgen.understand.grammar import FINITE
from briefgen.understand.speech.words import CLAUSE_VERBS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.compose.shorten.guards import Guards
    from briefgen.understand.parse.tree import Tree

# A second sentence that takes back the first.
_BACK = frozenset("but however yet still nevertheless nonetheless though although instead".split())
_WHERE = frozenset("in on at during by via through".split())
_BEGINS = "“\"‘'«$£€`#["


def cuts(guards: Guards) -> list[Cut]:
    """Return what may be deleted, the cheapest first."""
    found = [*attributions(guards)]
    found += [cut for cut in (*_parentheses(guards.tree), *_second(guards.tree)) if _may_go(guards, cut)]
    occasions = (_occasion(guards.tree, place) for place in range(len(guards.tree)))
    found += [cut for cut in occasions if cut and goes_on(guards.tree, cut) and _may_go(guards, cut)]
    found += [cut for cut in spare(guards.tree) if _says_nothing(guards, cut)]
    return sorted(found, key=lambda cut: (cut.price, -cut.first))


def _says_nothing(guards: Guards, cut: Cut) -> bool:
    """Whether words that tell nothing may go here: outside quotations, and where the rest goes on."""
    if guards.quotes(cut.first, cut.last):
        return False
    if cut.kind in BARE and cut.last + 1 < len(guards.tree):
        follows = guards.tree.tokens[cut.last + 1].text
        if not (follows[:1].isalnum() or follows[:1] in _BEGINS):
            return False  # "said that - Ana will know"
    return cut.kind in BARE or goes_on(guards.tree, cut)


def _may_go(guards: Guards, cut: Cut) -> bool:
    names = 1 if cut.kind in {"parenthesis", "occasion"} else 2
    return (
        not guards.loses(cut.first, cut.last)
        and len(guards.names(cut.first, cut.last)) < names
        and not guards.explains(cut.first, cut.last)
        and guards.stands(range(cut.first, cut.last + 1))
        and not tells_who_speaks(guards, cut)
        and is_sure(guards.tree, cut)
    )


# ---------------------------------------------------------------- asides


def _parentheses(tree: Tree) -> Iterator[Cut]:
    opened = -1
    for place, word in enumerate(tree.words):
        if word == "(":
            opened = place
        elif word == ")" and 0 < opened < place - 1:
            inside = tree.words[opened + 1 : place]
            nested = tree.words[opened - 1] == "(" or tree.words[place + 1 : place + 2] == (")",)
            if is_short_form(tree, opened + 1):
                if not (nested or len(inside[0]) < 3 or _is_used_again(tree, opened, place)):
                    yield Cut(opened + 1, place - 1, "short form", opened - 1)
            elif not nested and POINTING_OUT.issuperset(inside):
                yield Cut(opened + 1, place - 1, "parenthesis", opened - 1)
            opened = -1


def _is_used_again(tree: Tree, opened: int, closed: int) -> bool:
    """Whether the short form stands elsewhere in the line, where the bracket says what it means."""
    short = tree.words[opened + 1].removesuffix("s")
    others = (*tree.words[:opened], *tree.words[closed:])
    return any(word.removesuffix("s") == short for word in others)


def _second(tree: Tree) -> Iterator[Cut]:
    """Yield the second of two joined sentences."""
    roots = [n for n, token in enumerate(tree.tokens) if token.head == n]
    if len(roots) == 2:
        first = tree.below(roots[1])[0]
        if first > roots[0] and tree.words[first - 1] in ENDS | {"”", '"'} and tree.words[first] not in _BACK:
            yield Cut(first, len(tree) - 1, "second sentence", roots[0])


def _occasion(tree: Tree, place: int) -> Cut | None:
    """Recognise the "in a statement" of "said in a statement that …"."""
    token = tree.tokens[place]
    said = tree.tokens[token.head].lemma.lower() in CLAUSE_VERBS and tree.tokens[token.head].pos == "VERB"
    what = tree.child(place, "pobj")
    if (
        token.dep != "prep"
        or tree.words[place] not in _WHERE
        or tree.tokens[token.head].dep == "acl"  # "the sums shown in the statement"
        or tree.tokens[token.head].tag == "VB"  # "lets people report a theft by text message": how
        or not said
        or what is None
        or tree.tokens[what].lemma.lower() not in OCCASIONS
    ):
        return None
    below = tree.below(place)
    if below[-1] - below[0] + 1 != len(below) or any(tree.tokens[n].tag in FINITE for n in below):
        return None
    last = below[-1]
    while last > what and (tree.tokens[last].entity in {"DATE", "TIME"} or tree.tokens[last].pos == "PUNCT"):
        last -= 1  # "said in a statement on Monday that": the day stays
    last -= last < below[-1] and tree.tokens[last].pos == "ADP"
    return Cut(below[0], last, "occasion", token.head)

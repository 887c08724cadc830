"""The tokens of a sentence in, the same with the main verb that the parser took for something else out.

Three shapes lead it astray, each an everyday one in reports: "A firm that runs the line asked for 4 million"
(the main verb is taken for one of the clause), "Ships waiting for a berth spent 31 hours there, the port
said" (likewise), and "Of the 62 cables, 14 show rust" (a verb that is a noun too). Only a sentence without
any other main verb is touched.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.understand.grammar import NOUNS, SUBJECTS, VERBS, children, is_under

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.model import Token

_WHO = frozenset({"WDT", "WP"})
_DONE = frozenset({"VBD", "VBN"})
_OBJECTS = frozenset({"dobj", "xcomp", "ccomp", "npadvmod"})
_FOR = frozenset({"ask", "apply", "call", "vote", "appeal"})
# Its own subject, or what shows that the verb belongs to a clause: "that it rose", "were paid", "paid by".
_OWN = SUBJECTS | {"mark", "aux", "auxpass", "agent"}
_SAYS = frozenset({"say", "report", "find", "announce", "write", "estimate"})
# Behind a number these are no verbs.
_UNITS = frozenset(
    "per percent cent km m cm kg t g am pm dozen score hundred thousand million billion euro dollar pound "
    "crown year month week day hour minute degree tonne ton litre metre".split()
)
_BEGINS = frozenset({"DT", "PRP$", "JJ", "NN", "NNS", "IN", "CD", "JJR"})


def mended(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the tokens with the main verb in its place, or as they are."""
    at = next((n for n, token in enumerate(tokens) if token.head == n), -1)
    if at < 0 or tokens[-1].text not in {".", "”", '"'}:
        return tokens
    if tokens[at].pos in NOUNS:
        verb = _behind_clause(tokens, at)
        if verb >= 0:
            return _with_verb(tokens, verb, at, verb)
    if tokens[at].lemma in _SAYS:
        subject = next((n for n in children(tokens, at, "npadvmod", "dep") if tokens[n].pos in NOUNS), -1)
        verb = _of_subject(tokens, at, subject) if subject >= 0 else -1
        if verb >= 0:
            return _with_verb(tokens, verb, subject, at)
    return _of_some(tokens, at)


def _behind_clause(tokens: Sequence[Token], noun: int) -> int:
    """Return the verb that stands behind the clause of a lone noun: "A firm that runs the line asked for"."""
    clauses = (n for n in children(tokens, noun, "relcl") if n > noun)
    clause = next((n for n in clauses if _has_who(tokens, n)), -1)
    if clause < 0:
        return -1
    own = (
        n for n, one in enumerate(tokens) if n > clause and one.tag in _DONE and is_under(tokens, n, clause)
    )
    return next((n for n in own if tokens[n].dep in {"ccomp", "acl"} and _is_main(tokens, n)), -1)


def _has_who(tokens: Sequence[Token], verb: int) -> bool:
    return any(tokens[n].tag in _WHO for n in children(tokens, verb, *SUBJECTS))


def _of_subject(tokens: Sequence[Token], says: int, subject: int) -> int:
    """Return the verb of what is said, where only its subject hangs on the verb of saying."""
    if subject > says or children(tokens, says, "ccomp", "dobj", "xcomp"):
        return -1
    own = (n for n, one in enumerate(tokens[:says]) if one.tag in _DONE and is_under(tokens, n, subject))
    nested = (n for n in own if tokens[n].dep == "acl" and tokens[n].head != subject)
    return next((n for n in nested if _is_main(tokens, n)), -1)


def _is_main(tokens: Sequence[Token], verb: int) -> bool:
    """Whether the verb has what a main verb has behind it, and no subject of its own."""
    if children(tokens, verb, *_OWN):
        return False
    acts = any(n > verb for n in children(tokens, verb, *_OBJECTS))
    aims = any(children(tokens, n, "aux") for n in children(tokens, verb, "advcl"))
    asks = tokens[verb].lemma in _FOR and any(
        tokens[n].lemma == "for" for n in children(tokens, verb, "prep")
    )
    return acts or aims or asks


def _with_verb(tokens: Sequence[Token], verb: int, subject: int, root: int) -> tuple[Token, ...]:
    """Return the tokens with this verb as the root, or as what the root says, and its subject below it."""
    found = list(tokens)
    dep = "ROOT" if verb == root else "ccomp"
    found[verb] = replace(found[verb], tag="VBD", pos="VERB", dep=dep, head=root)
    found[subject] = replace(found[subject], dep="nsubj", head=verb)
    if verb == root:
        found[-1] = replace(found[-1], head=verb)
    return tuple(found)


def _of_some(tokens: tuple[Token, ...], root: int) -> tuple[Token, ...]:
    """Return the tokens of "Of the 62 cables, 14 show rust" with "show" for a verb."""
    if tokens[0].text != "Of" or tokens[root].pos in VERBS:
        return tokens
    comma = next((n for n, one in enumerate(tokens) if one.text == ","), len(tokens))
    number, verb = comma + 1, comma + 2
    if verb + 1 >= len(tokens) or tokens[number].tag != "CD" or tokens[number].lemma.lower() in {"one", "1"}:
        return tokens
    counted = tokens[verb].tag == "NN" and tokens[verb].lemma.lower() not in _UNITS
    if not counted or tokens[verb + 1].tag not in _BEGINS or root not in {0, verb}:
        return tokens
    found = list(tokens)
    thing = next((n for n in range(verb + 1, len(tokens)) if tokens[n].pos in NOUNS), -1)
    found[verb] = replace(tokens[verb], pos="VERB", tag="VBP", dep="ROOT", head=verb)
    found[0] = replace(tokens[0], dep="prep", head=verb)
    found[number] = replace(tokens[number], dep="nsubj", head=verb)
    for at in {comma, len(tokens) - 1}:
        found[at] = replace(found[at], head=verb)
    if thing >= 0 and tokens[verb + 1].tag != "IN":
        found[thing] = replace(tokens[thing], dep="dobj", head=verb)
    return tuple(found)

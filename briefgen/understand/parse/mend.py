"""The tokens of a sentence in, the same with the main verb that the parser took for something else out.

Five shapes lead it astray, each an everyday one in reports: "A firm that runs the line asked for 4 million"
(the main verb is taken for one of the clause), "Ships waiting for a berth spent 31 hours there, the port
said" (likewise), and three in which a verb is a noun too: "Of the 62 cables, 14 show rust", "Firms that do
not comply risk a fine", "In most cases an alternative exists". Only a sentence without any other main verb
is touched.
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
_SEVERAL = frozenset({"NNS", "NNPS"})
# Parts of a noun that stand before it.
_WITHIN = frozenset({"compound", "nummod", "nmod", "quantmod"})
_OF_NOUNS = ("det", "amod", "compound", "poss", "nummod", "relcl", "acl")
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
        verb = _object_of_clause(tokens, at)
        if verb >= 0:
            return _with_object(tokens, verb, at)
        if _ends_on_verb(tokens, at):
            return (*tokens[:at], replace(tokens[at], tag="VBZ", pos="VERB"), *tokens[at + 1 :])
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


def _object_of_clause(tokens: Sequence[Token], noun: int) -> int:
    """Return the bare noun that ends a clause and is the verb of the whole: "Firms that fail risk a fine".

    Behind it stands what opens another noun, which an object without a comma can not have there.
    """
    clauses = [n for n in children(tokens, noun, "relcl") if n > noun and _has_who(tokens, n)]
    objects = (n for clause in clauses for n in children(tokens, clause, "dobj") if n > clause)
    return next((n for n in objects if _is_verb_too(tokens, n, noun)), -1)


def _is_verb_too(tokens: Sequence[Token], at: int, noun: int) -> bool:
    """Whether a bare singular noun agrees as a verb with the plural ``noun``, and has an object."""
    bare = tokens[at].tag == "NN" and not children(tokens, at)
    opens = at + 1 < len(tokens) and tokens[at + 1].tag in {"DT", "PRP$", "CD", "JJ", "$"}
    return bare and opens and tokens[noun].tag in _SEVERAL and _object_behind(tokens, at, noun) >= 0


def _object_behind(tokens: Sequence[Token], at: int, noun: int) -> int:
    """Return the noun behind that hangs on the lone noun or the word, or is its clause's second object."""
    behind = (n for n in range(at + 1, len(tokens)) if tokens[n].pos in {*NOUNS, "NUM", "SYM"})
    first = next((n for n in behind if tokens[n].dep not in _WITHIN), -1)
    if first < 0 or tokens[first].head in {noun, at}:
        return first
    second = tokens[first].dep == "dobj" or tokens[first].tag == "$"
    return first if second and tokens[first].head == tokens[at].head else -1


def _with_object(tokens: Sequence[Token], verb: int, subject: int) -> tuple[Token, ...]:
    """Return the tokens with the word as the root between its subject and its object."""
    found = list(tokens)
    thing = _object_behind(tokens, verb, subject)
    found[verb] = replace(found[verb], tag="VBP", pos="VERB", dep="ROOT", head=verb)
    found[subject] = replace(found[subject], dep="nsubj", head=verb)
    found[thing] = replace(found[thing], dep="dobj", head=verb)
    found[-1] = replace(found[-1], head=verb)
    return tuple(found)


def _ends_on_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether the last word has a subject of one thing and nothing else that a noun has: "a gap exists"."""
    articles = {
        tokens[n].head for n in range(at) if tokens[n].dep == "det" and tokens[n].lemma in {"a", "an", "the"}
    }
    one = any(n in articles and n < at for n in children(tokens, at, "nsubj"))
    ends = all(token.pos == "PUNCT" for token in tokens[at + 1 :])
    return tokens[at].tag == "NNS" and one and ends and not children(tokens, at, *_OF_NOUNS)


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

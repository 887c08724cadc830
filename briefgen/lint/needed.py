"""Words between two marks that a line leaves out in, whether the sentence around them needs them out.

An aside that the grammar takes for one may still be one of a row, the second thing that is given, what one
who takes a side is to the matter, or hold behind a comma what the words before it need.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.compose.shorten.words import GIVING, PLEADERS, STANDS, TITLES
from briefgen.understand.grammar import FINITE, SUBJECTS, children, is_under, verb_of
from briefgen.understand.speech.words import CLAUSE_VERBS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.lint.align import Aligned
    from briefgen.model import Token

_ABOUT = frozenset({"appos", "acl", "relcl"})
_LOOSE = frozenset({"appos", "acl", "advcl"})
_BEHIND = frozenset({"IN", "TO", "CC"})
_IN_ROWS = frozenset({"appos", "conj", "dep", "nmod", "npadvmod"})
_NOUNS = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})
_RELATIVES = frozenset({"WDT", "WP", "WP$"})
_OBJECTS = frozenset({"dobj", "dative", "oprd"})
_ROW = 14  # tokens: how long the one before the last of a row may be, as where lines are shortened


def is_needed(aligned: Aligned, start: int, end: int) -> bool:
    """Whether the rest of the sentence needs the words, though they stand between marks."""
    tokens = aligned.said.tokens
    gone = [n for n, token in enumerate(tokens) if start <= token.start < end and token.pos != "SPACE"]
    roots = [token for token, is_gone in crossing(aligned, start, end) if is_gone]
    if not gone or not roots or tokens[gone[0]].text in {"(", "["}:
        return False  # brackets say themselves where an aside ends
    return (
        _takes_a_side(tokens, gone, roots)
        or _is_post(tokens, roots)
        or _is_no_aside(tokens, gone, roots)
        or _is_of_a_row(tokens, gone, roots)
        or _holds_more(tokens, gone, roots)
        or _is_given(tokens, roots)
        or _leaves_its_verb(tokens, gone)
        or _is_the_name(tokens, roots)
    )


def crossing(aligned: Aligned, start: int, end: int) -> Iterator[tuple[Token, bool]]:
    """Yield each word that hangs on one of the other kind, and whether it is the one that is gone."""
    tokens = aligned.said.tokens
    gone = {n for n, token in enumerate(tokens) if start <= token.start < end and token.text[0].isalnum()}
    for n, token in enumerate(tokens):
        crosses = (n in gone) != (token.head in gone) and token.pos not in {"PUNCT", "SPACE"}
        if crosses and (n in gone or aligned.is_kept(token.start)):
            yield token, n in gone


def _takes_a_side(tokens: Sequence[Token], gone: Sequence[int], roots: Sequence[Token]) -> bool:
    """Whether they say for whom somebody speaks: "Rowe, a lawyer for the banks, called it unjust"."""
    about = any(root.dep in _ABOUT for root in roots)
    return about and any(tokens[n].lemma.lower() in PLEADERS for n in gone)


def _is_post(tokens: Sequence[Token], roots: Sequence[Token]) -> bool:
    """Whether they tell what somebody is who speaks or takes a side, and nothing before his name does."""
    for root in roots:
        verb = tokens[tokens[root.head].head]
        speaks = tokens[root.head].dep == "nsubj" and verb.lemma.lower() in CLAUSE_VERBS | STANDS
        before = [n for n, token in enumerate(tokens[: root.head]) if token.head == root.head]
        posts = [n for n in before if tokens[n].text.lower() not in TITLES and tokens[n].entity != "PERSON"]
        if speaks and root.dep in {"appos", "relcl"} and not (root.dep == "appos" and posts):
            return True
    return False


def _is_no_aside(tokens: Sequence[Token], gone: Sequence[int], roots: Sequence[Token]) -> bool:
    """Whether they open on a verb with its subject before them, are the post before a name, or two things."""
    words = [tokens[n] for n in gone if tokens[n].text[0].isalnum()]
    if words[0].tag in FINITE:
        return True
    if not gone[0] and words[0].pos in _NOUNS and not any(token.tag in FINITE for token in words):
        return True
    if any(root.dep in {"prep", "agent", "xcomp"} for root in roots[1:]):
        return True
    follows = tokens[min(gone[-1] + 1, len(tokens) - 1)]
    both = tokens[gone[0]].text == tokens[gone[-1]].text == ","
    served = children(tokens, gone[-1] + 1, *SUBJECTS)
    # "pushed in the door of her father, the guardian, grabbed the boy": the second comma parts two verbs
    return both and not served and follows.pos == "VERB" and follows.dep in {"conj", "advcl"}


def _is_of_a_row(tokens: Sequence[Token], gone: Sequence[int], roots: Sequence[Token]) -> bool:
    """Whether "and" makes a row of them and what stands before: "Guam, Samoa, the islands and the canal"."""
    if not any(root.dep in _IN_ROWS and root.pos in _NOUNS for root in roots):
        return False
    words = [token.text.lower() for token in tokens]
    behind = words[gone[-1] + 1 : gone[-1] + 3]
    if {"and", "or"} & set(behind[: 1 + (behind[:1] == [","])]):
        return True
    places = [n for n in gone if tokens[n].dep == "conj" and tokens[tokens[n].head] in roots]
    if any(tokens[n].pos in _NOUNS for n in places):
        return True
    opening = next((words[n] for n in gone if words[n][0].isalnum()), "")
    linked = {"and", "or"} & {words[n] for n in gone}
    return bool(linked) and opening not in {"a", "an"} and "," in words[max(0, gone[0] - _ROW) : gone[0] - 1]


def _holds_more(tokens: Sequence[Token], gone: Sequence[int], roots: Sequence[Token]) -> bool:
    """Whether words behind a comma in them may belong to what stands before: ", near Holm, to the park"."""
    if not any(root.dep in _LOOSE | {"advmod"} for root in roots):
        return False
    inside = [n for n in gone[:-1] if any(tokens[m].text[0].isalnum() for m in gone if m < n)]
    return any(tokens[n].text == "," and tokens[n + 1].tag in _BEHIND for n in inside)


def _is_given(tokens: Sequence[Token], roots: Sequence[Token]) -> bool:
    """Whether they may be what is given: "to grant his client, Alan Clements, a separate trial"."""
    for root in roots:
        verb = verb_of(tokens, root.head)
        objects = children(tokens, verb, *_OBJECTS)
        within = len(objects) == 1 and is_under(tokens, root.head, objects[0])
        if root.dep == "appos" and within and tokens[verb].lemma in GIVING:
            return True
    return False


def _leaves_its_verb(tokens: Sequence[Token], gone: Sequence[int]) -> bool:
    """Whether the "which" of a clause is gone, and its verb is kept: "songs — one of which — mocked"."""
    relative = any(tokens[n].tag in _RELATIVES for n in gone)
    return relative and not any(tokens[n].tag in FINITE for n in gone)


def _is_the_name(tokens: Sequence[Token], roots: Sequence[Token]) -> bool:
    """Whether they name one who is told by a people: "the Australian, David Hicks"."""
    return any(
        root.dep == "appos" and root.pos == "PROPN" and tokens[root.head].entity == "NORP" for root in roots
    )

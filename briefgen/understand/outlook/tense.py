"""A tree and a place in it go in, what the grammar around says of time comes out; cues are its units."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from briefgen.understand.grammar import VERBS
from briefgen.understand.speech.words import CLAUSE_VERBS

if TYPE_CHECKING:
    from briefgen.understand.parse.tree import Tree

_BE_PRESENT = frozenset("is are am be 's 're 'm being remain remains look looks stand stands".split())
_BE_PAST = frozenset({"was", "were", "been"})
# Verbs of speech and thought: what hangs on their past tense need not be past.
_REPORTING = CLAUSE_VERBS | frozenset(
    "assess consider see view regard deem evaluate opine feel hold know worry doubt express share discuss "
    "foresee mean ask wonder learn hear understand realise realize plan intend aim".split()
)


@dataclass(frozen=True, slots=True)
class Cue:
    """The tokens ``first`` to ``end`` look ahead; ``place`` is the word whose subject acts.

    ``past`` says that the looking ahead itself lies in the past ("was expected to"). A "firm" cue makes
    an outlook alone, a "faint" one needs a date ahead or another cue.
    """

    first: int
    end: int
    place: int
    past: bool = False
    weight: Literal["firm", "faint"] = "firm"


@dataclass(frozen=True, slots=True)
class Infinitive:
    """The places of "to" and of the verb after it."""

    to: int
    verb: int


def infinitive(tree: Tree, first: int, reach: int = 0) -> Infinitive | None:
    """Find "to" and a bare verb at ``first``, or after up to ``reach`` words that are no verbs."""
    for to in range(first, min(len(tree) - 1, first + reach + 1)):
        if tree.words[to] == "to":
            after = (n for n in range(to + 1, min(len(tree), to + 4)) if tree.tokens[n].pos != "ADV")
            verb = next(after, None)
            good = verb is not None and tree.tokens[verb].tag in {"VB", "VBP"}
            return Infinitive(to, verb) if good and verb is not None else None
        if tree.tokens[to].pos in {"VERB", "PUNCT"}:
            return None
    return None


def helper(tree: Tree, place: int) -> Literal["present", "past"] | None:
    """Read the tense of the "be" before a participle, past adverbs and "also"."""
    for before in range(place - 1, max(-1, place - 5), -1):
        if tree.words[before] in _BE_PAST:
            return "past"
        if tree.words[before] in _BE_PRESENT:
            return "present"
        if tree.tokens[before].pos not in {"ADV", "PART", "AUX"}:
            return None
    return None


def in_past(tree: Tree, place: int, *, told: bool = True) -> bool:
    """Say whether the clause around a token tells of the past ("met to discuss next year's budget").

    With ``told``, a verb that only reports what somebody says or guesses does not count as past.
    """
    for above in (place, *tree.above(place)):
        if tree.tokens[above].pos not in VERBS:
            continue
        tags = _tags(tree, above)
        if tags & {"VBZ", "VBP", "MD"}:
            return False
        if "VBD" in tags:
            return not (told and (tree.tokens[above].lemma in _REPORTING or _backshifted(tree, above)))
    return False


def reported(tree: Tree, place: int) -> bool:
    """Say whether a verb of speech or thought governs the clause: "he noted that it was due"."""
    return any(tree.tokens[above].lemma in _REPORTING for above in tree.above(place))


def serves_past(tree: Tree, verb: int) -> bool:
    """Say whether a clause gives the purpose or time of a past deed: "left so that he could arrive"."""
    if tree.tokens[verb].dep != "advcl":
        return False
    above = tree.verb_above(verb)
    return above is not None and tree.tokens[above].lemma not in _REPORTING and in_past(tree, above)


def _tags(tree: Tree, verb: int) -> set[str]:
    return {tree.tokens[verb].tag} | {
        tree.tokens[child].tag for child in tree.children[verb] if tree.tokens[child].pos == "AUX"
    }


def _backshifted(tree: Tree, verb: int) -> bool:
    """Say whether the past tense is that of reported speech: "he said there was a need to act"."""
    token = tree.tokens[verb]
    return token.dep == "ccomp" and tree.tokens[token.head].lemma in _REPORTING

"""Two statements in, whether one denies the other out: a negation, an opposite, plan against report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.merge.kin import kind
from briefgen.merge.told import core, lemmas, main_verb, told
from briefgen.understand.grammar import VERBS, children

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.model import Statement, Token

_NOT = frozenset("not n't n’t never hardly barely scarcely nowhere".split())
_NONE = frozenset("no none neither nor nobody nothing".split())
# Verbs and adjectives that deny what hangs on them: "refused to sign", "is unable to pay".
_DENYING = frozenset(
    "deny refuse reject fail lack decline avoid unable unlikely forbid ban veto abandon cancel scrap".split()
)
_DENIED = {"xcomp", "ccomp", "dobj", "pcomp", "attr", "acomp", "oprd", "nsubjpass"}
_EMPTY = frozenset("be have do get make take".split())
_WORDS = {"VERB", "NOUN", "ADJ", "AUX"}
_OPPOSITES = (
    (
        "rise increase grow climb gain surge expand accelerate jump raise",
        "fall decrease decline drop shrink plunge slump contract slow cut lower reduce",
    ),
    ("approve accept adopt endorse back support pass ratify", "reject refuse oppose veto block dismiss"),
    ("win", "lose"),
    ("open launch begin start resume", "close end stop halt suspend cancel abandon shut"),
    ("import", "export"),
    ("buy acquire purchase", "sell"),
    ("arrive enter join", "leave quit withdraw exit"),
    ("allow permit legalise legalize", "ban forbid prohibit bar"),
    ("above over more most high maximum", "below under less least low minimum"),
    ("before", "after"),
    ("acquit free release", "convict jail arrest detain"),
    ("strengthen improve", "weaken worsen"),
    ("surplus", "deficit"),
    ("profit", "loss"),
    ("guilty", "innocent"),
    ("confirm", "deny"),
    ("admit confess", "deny"),
    ("tighten", "loosen ease relax"),
    ("include", "exclude"),
    ("net", "gross"),
    ("male", "female"),
    ("north northern", "south southern"),
    ("east eastern", "west western"),
    ("first", "last"),
)
_SIDES: dict[str, set[tuple[int, int]]] = {}
for _row, _pair in enumerate(_OPPOSITES):
    for _side, _group in enumerate(_pair):
        for _word in _group.split():
            _SIDES.setdefault(_word, set()).add((_row, _side))
_UNDOES = frozenset(
    "withdraw lift revoke drop repeal rescind reverse annul overturn suspend end scrap".split()
)
_MOST = 0.60  # likeness; below it "will open" and "has opened" have too few words in common to be compared
_AHEAD = frozenset("will shall would may might could can should must 'll ’ll".split())


def denied(one: Statement, two: Statement) -> bool:
    """Whether something that the one denies is said by the other without a denial."""
    no, yes = _parted(one)
    never, ever = _parted(two)
    return bool((no & ever) - never or (never & yes) - no)


def _parted(said: Statement) -> tuple[set[str], set[str]]:
    """Return the words that the statement denies, and those that it does not."""
    no = _negated(said)
    kept = {at for at in told(said) if said.tokens[at].pos in _WORDS}
    return lemmas(said.tokens[at] for at in no), lemmas(said.tokens[at] for at in kept - no) - _EMPTY


def _negated(said: Statement) -> set[int]:
    tokens = said.tokens
    found: set[int] = set()
    for at, token in enumerate(tokens):  # who denies is an attribution, and what is denied is not said
        word = token.text.lower()
        if (token.dep == "neg" or word in _NOT) and not _not_only(tokens, at):
            found |= set(_reach(tokens, token.head))
        elif word in _NONE:
            found |= {token.head, *_reach(tokens, tokens[token.head].head)}
        elif token.lemma.lower() in _DENYING and token.pos in {"VERB", "ADJ"}:
            found |= {below for child in children(tokens, at, *_DENIED) for below in _reach(tokens, child)}
        elif word == "without":
            found.update(children(tokens, at))
    return {at for at in found if tokens[at].lemma.lower() not in _EMPTY}


def _not_only(tokens: tuple[Token, ...], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].text.lower() in {"only", "just", "least"}


def _reach(tokens: tuple[Token, ...], at: int) -> Iterator[int]:
    """Yield the denied word and, below an empty verb or "able to", the words that carry its meaning."""
    yield at
    empty = tokens[at].lemma.lower() in _EMPTY
    yield from children(tokens, at, "xcomp", *(_DENIED if empty else ()))
    for child in children(tokens, at, "xcomp"):
        yield from children(tokens, child, "xcomp")


def undone(one: Statement, two: Statement) -> bool:
    """Whether the one takes back what the other does: "withdrew its ban on", "banned"."""
    mine, yours = _taken_back(one), _taken_back(two)
    return bool((mine - yours) & _kinds(two) or (yours - mine) & _kinds(one))


def _taken_back(said: Statement) -> set[str]:
    """Return the kinds of what is withdrawn, lifted or struck down."""
    tokens = said.tokens
    back = {at for at in told(said) if tokens[at].pos == "VERB" and tokens[at].lemma.lower() in _UNDOES}
    objects = (one for one in tokens if one.head in back and one.dep in {"dobj", "nsubjpass"})
    found = {kind(one.lemma.lower()) for one in objects if one.pos == "NOUN"}
    verbs = {kind(tokens[at].lemma.lower()) for at in told(said) if tokens[at].pos == "VERB"}
    return found - verbs


def _kinds(said: Statement) -> set[str]:
    """Return the kinds of what is done, unless the sentence takes something back itself."""
    doing = (said.tokens[at] for at in told(said) if said.tokens[at].pos == "VERB")
    kinds = {kind(one.lemma.lower()) for one in doing}
    return kinds if not _taken_back(said) else set()


def opposed(one: Statement, two: Statement) -> bool:
    """Whether some pair of opposites stands apart: one side only here, the other side only there."""
    if undone(one, two):
        return True
    here, there = _sides(core(one)), _sides(core(two))
    return any(
        (row, 1 - side) in there and (row, side) not in there and (row, 1 - side) not in here
        for row, side in here
    )


def _sides(tokens: Iterable[Token]) -> set[tuple[int, int]]:
    return {side for lemma in lemmas(tokens) for side in _SIDES.get(lemma, ())}


def plan_and_report(one: Statement, two: Statement, likeness: float = 0.0) -> bool:
    """Whether the one looks ahead to what the other reports, or to something else.

    Two statements of which only one looks ahead can still be one fact, told with a word more: then the main
    verb of the one stands in the other in the same tense, or most words agree (``likeness``, 0 to 1) and no
    verb of both stands in two tenses ("will open", "opened").
    """
    if (one.outlook is None) == (two.outlook is None):
        return False
    if _shares_tense(one, two) or _shares_tense(two, one):
        return False
    return likeness < _MOST or _tenses_clash(one, two)


def _tenses_clash(one: Statement, two: Statement) -> bool:
    mine, yours = _tenses(one), _tenses(two)
    return any(not mine[lemma] & yours[lemma] for lemma in mine.keys() & yours.keys())


def _tenses(said: Statement) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for at in told(said):
        token = said.tokens[at]
        if token.pos == "VERB":
            found.setdefault(token.lemma, set()).add(_tense(said.tokens, at))
    return found


def _shares_tense(one: Statement, two: Statement) -> bool:
    at = main_verb(one)
    if at < 0:
        return False
    lemma = one.tokens[at].lemma
    if lemma in _EMPTY and two.tokens[main_verb(two)].lemma != lemma:
        return False
    return _tense(one.tokens, at) in _tenses_of(two, lemma)


def _tenses_of(said: Statement, lemma: str) -> set[str]:
    return {
        _tense(said.tokens, at)
        for at in told(said)
        if said.tokens[at].lemma == lemma and said.tokens[at].pos in VERBS
    }


def _tense(tokens: tuple[Token, ...], at: int) -> str:
    beside = {tokens[n].text.lower() for n in children(tokens, at)}
    if beside & _AHEAD:
        return "ahead"
    if tokens[at].tag in {"VBD", "VBN"} or beside & {"did", "had", "was", "were"}:
        return "past"
    return "ahead" if tokens[at].tag == "VB" else "now"

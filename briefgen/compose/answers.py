"""Statements and their sources in; out, what answers the news, leads up to it or goes before it.

A folder on a decision holds the statements of those whom it hits. Their text opens on what they think of it
or will do about it, often in words that all the other sources share. A communiqué says first that they met.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.compose.deeds import is_deed
from briefgen.compose.summary import is_quotation, reacts
from briefgen.merge.disputes import revises
from briefgen.merge.told import main_verb
from briefgen.understand.grammar import NOUN_SUBJECTS, VERBS, children, helpers, root_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefgen.model import Corpus, Source, Statement, Token

# "Statement of the minister on the judgment", "Telvo takes note of the decision": titles of answers.
_ANSWERS = re.compile(
    r"(?:open letter|(?:market )?comment(?:ary)?|reply|rejoinder|reaction)\b|"
    r"(?:statement|answer|response|reply|reaction|comments?)\b.{0,70}\b(?:on|to|regarding)\b|"
    r".{2,80}\b(?:responds?|reacts?|repl(?:y|ies)|answers?) (?:to|on)\b|"
    r".{2,80}\b(?:takes? note|disappointed|dismayed|regrets?|to appeal|will appeal)\b|"
    r".{2,80}\bon (?:today|yesterday|last night)['’]s\b",
    re.IGNORECASE,
)
_TOP = 1  # the place of the last sentence that shows how a source begins
_CONTESTS = frozenset("challenge appeal contest sue ballot fight oppose block protest".split())
_BRINGS = frozenset({"take", "bring", "refer", "ask", "examine", "study", "consider"})
_CONTESTED = frozenset("decision ruling judgment judgement matter case verdict whether".split())
_MEETS = frozenset("meet gather convene visit attend discuss debate talk receive stress sit".split())
_HOLDS = frozenset({"hold", "pay", "have", "begin", "open", "exchange", "conduct"})
_TALKS = frozenset(
    "meeting talk debate session sitting hearing visit discussion consultation conversation view".split()
)
_IS = frozenset({"is", "are", "'s", "’s"})
# "Water use exceeds supply": what somebody has found out, though it is so now.
_FINDS = frozenset("exceed outstrip outnumber outpace lag stand amount remain lack cost".split())
_PRESENT = frozenset({"VBZ", "VBP"})


def answering(told: Iterable[Statement], corpus: Corpus) -> frozenset[str]:
    """Return the ids of the sources that answer the news of the others; where all do so, none does."""
    firsts: dict[str, Statement] = {}
    for said in sorted(told, key=lambda one: one.sentence.span.start):
        if said.sentence.position <= _TOP:
            firsts.setdefault(said.sentence.span.source, said)
    sources = [source for source in corpus.sources if not source.same_as]
    found = frozenset(source.id for source in sources if _answers(source, firsts.get(source.id)))
    return found if len(found) < len(sources) else frozenset()


def _answers(source: Source, first: Statement | None) -> bool:
    if _ANSWERS.match(source.title):
        return True
    return first is not None and (reacts(first) or is_quotation(first))


def contests(said: Statement) -> bool:
    """Whether somebody means to fight what others decided: "The firm will challenge the ban in court"."""
    tokens, at = said.tokens, main_verb(said)
    if at < 0 or (said.outlook is None and tokens[at].tag not in _PRESENT):
        return False
    verbs = [at, *children(tokens, at, "xcomp", "conj")]
    lemmas = {tokens[n].lemma.lower() for n in verbs}
    if lemmas & _CONTESTS:
        return True
    objects = {tokens[n].lemma.lower() for verb in verbs for n in children(tokens, verb, "dobj", "pobj")}
    return bool(lemmas & _BRINGS and objects & _CONTESTED)


def only_meets(said: Statement) -> bool:
    """Whether it tells that somebody met or spoke with others, and not what came of it."""
    tokens, at = said.tokens, root_at(said.tokens)
    if at < 0 or tokens[at].tag not in {"VBD", "VBN"} or is_deed(said):
        return False
    if any(_does(tokens, n) for n in children(tokens, at, "conj")):
        return False
    objects = {tokens[n].lemma.lower() for n in children(tokens, at, "dobj", "nsubjpass")}
    lemma = tokens[at].lemma.lower()
    return lemma in _MEETS or (lemma in _HOLDS and bool(objects & _TALKS))


def _does(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].pos in VERBS and tokens[at].lemma.lower() not in _MEETS | _HOLDS


def stands(said: Statement) -> bool:
    """Whether it tells how things are, in the present tense: "Half a million homes are on such a network".

    Institutions begin so before they come to the news. What somebody says, plans or does today is none.
    """
    tokens, at = said.tokens, main_verb(said)
    if at < 0 or said.attributions or said.outlook or is_deed(said) or reacts(said):
        return False
    if revises(said):
        return False  # "now puts the cost at 55 million": that is new today
    if not children(tokens, at, *NOUN_SUBJECTS, "expl"):
        return False
    if any(tokens[n].tag == "VBD" for n in children(tokens, at, "advcl")):
        return False  # "are divided after the watchdog blocked it"
    if tokens[at].tag in _PRESENT:
        return tokens[at].lemma.lower() not in _FINDS and not children(tokens, at, "ccomp")
    helping = helpers(tokens, at)
    return tokens[at].tag in {"VBN", "VBG"} and bool(helping & _IS) and not helping & {"has", "have", "been"}

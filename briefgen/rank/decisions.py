"""A statement and its source in, whether the source is a record and the statement what was decided out.

News puts the news first. Minutes, judgments and accounts of meetings lead up to it: what was decided stands
behind what was discussed, often as their last sentence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.merge.told import main_verb
from briefgen.understand.grammar import NOUN_SUBJECTS, children, root_at
from briefgen.understand.speech.words import INSTITUTIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.model import Source, Statement, Token

_RECORDS = re.compile(
    r"\b(?:minutes|judge?ment|(?:summary )?record of|proceedings|account of the\b.{0,40}\bmeeting|"
    r"report of the meeting|decision notice|communiqu[ée])\b",
    re.IGNORECASE,
)
_DECIDES = frozenset(
    "decide resolve vote approve adopt reject order rule ratify endorse authorise authorize dismiss uphold "
    "refuse grant award impose quash annul raise lower cut increase reduce extend suspend".split()
)
# "Members agreed that the outlook had worsened" is no decision, "agreed that the pool be closed" is.
_AGREES = "agree"
_KEEPS = frozenset({"keep", "leave", "maintain", "hold"})
_KEPT = frozenset(
    "rate cost policy target range stance cap tariff price fee dues due charge tax guideline level".split()
)
_REACHES = frozenset({"reach", "take", "make"})
_REACHED = frozenset({"vote", "decision", "agreement", "resolution"})
_BODIES = INSTITUTIONS | frozenset("member director councillor judge minister governor trustee it we".split())
_OPEN = frozenset("had may might could would should can not n't n’t never".split())
# What the record does with its own papers is no decision of anybody's concern.
_PAPERS = frozenset(
    "minutes minute agenda item text proposal motion draft record apology report transaction".split()
)


def is_record(source: Source | None) -> bool:
    """Whether the source's title says that it records a meeting or a judgment."""
    return source is not None and _RECORDS.search(source.title) is not None


def decides(said: Statement) -> bool:
    """Whether a body decides in it: "The Council kept its rates unchanged", "It was agreed that it close"."""
    return any(_decides(said.tokens, at) for at in {root_at(said.tokens), main_verb(said)})


def _decides(tokens: Sequence[Token], at: int) -> bool:
    if at < 0 or tokens[at].tag not in {"VBD", "VBN"} or not _is_of_body(tokens, at):
        return False
    # "had decided" is what came before the meeting.
    if {tokens[n].text.lower() for n in children(tokens, at, "aux", "neg")} & _OPEN:
        return False
    lemma = tokens[at].lemma.lower()
    objects = {tokens[n].lemma.lower() for n in children(tokens, at, "dobj", "nsubjpass")}
    if lemma in _KEEPS:
        return bool(objects & _KEPT)
    if lemma in _REACHES:
        return bool(objects & _REACHED)
    if lemma == _AGREES:
        return bool(children(tokens, at, "xcomp")) or _asks(tokens, at)
    return lemma in _DECIDES and not objects & _PAPERS


def _is_of_body(tokens: Sequence[Token], at: int) -> bool:
    """Whether a body is the subject of the verb, or it is done and nobody is said to do it."""
    if children(tokens, at, "nsubjpass"):
        return True
    return any(tokens[n].lemma.lower() in _BODIES for n in children(tokens, at, *NOUN_SUBJECTS))


def _asks(tokens: Sequence[Token], at: int) -> bool:
    """Whether a clause behind it says what is to be: "that the pool be closed", "should remain"."""
    for clause in children(tokens, at, "ccomp"):
        helping = {tokens[n].text.lower() for n in children(tokens, clause, "aux", "auxpass")}
        if tokens[clause].tag == "VB" or "should" in helping or helping == {"be"}:
            return True
    return False

"""A ranked point in, its worth as the bottom line of the summary, or as the reason behind it, out.

A reader wants to know first what happened, then why it matters, then what comes next. What happened is a
deed: somebody adopted, closed, certified it, or it fell or rose. Why it matters is a cause or a size. What
comes next is taken from the outlook.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.compose.deeds import (
    DECIDERS,
    LOOKS_AT,
    MAYBE,
    beside_verb,
    decides_it,
    is_deed,
    objects,
    proposes,
)
from briefgen.compose.meetings import is_routine
from briefgen.merge.told import main_verb, subjects
from briefgen.understand.grammar import children, unquoted

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from briefgen.model import Ranked, Statement

__all__ = [
    "bottom_line",
    "describes",
    "is_deed",
    "is_quotation",
    "proposes",
    "reacts",
    "reason_why",
]

# Only the first line of a page has none above it that tells.
_KNOWN = "takes the topic as known"
# What a bottom line is made of, and how much more each part weighs there than in a key fact.
_WEIGHTS: Mapping[str, float] = {
    "central to the sources": 2.0,
    "independent origins agree": 1.0,
    "near the top of its source": 6.0,
    "asked for": 1.0,
    "decided at the meeting": 3.0,
    "long": 1.5,
    "judges rather than reports": 1.0,
    "courtesies": 3.0,
    "leans on its neighbours": 8.0,
    "leaves open which is meant": 4.0,
    _KNOWN: 32.0,
    "on the topic": 2.0,
    "in the headlines": 8.0,
    "told by other sources too": 8.0,
    "fresh": 4.0,
    "only an opinion says so": 2.0,
    "its source is on another topic": 2.0,
    "only a party to it says so": 6.0,
    "figures": -2.0,
    "no figure, date or name": 1.0,
}
# Set by reading pages: a deed at the end of a page is worth what anything else is at its top.
_DEED, _CAUSE, _QUOTATION = 3.0, 1.0, -3.0
# A cause has often no size; a saying and a scene ("It was in a hotel that she learned of it") have neither.
_SIZE, _SAYING, _SCENE = 0.5, -2.0, -3.0
_CLEFT = re.compile(r"It was (?:in|at|on|with|not|there)\b[^.]*\b(?:that|when)\b")
# What a body decides is news wherever it stands; what somebody says of it is none of itself.
_DECISION, _REACTION = 2.0, -4.0
_BACKGROUND = -3.0  # what was done long ago, or had been done, leads to the news
_UNSURE = -2.0  # what could be, or would be if something else were, is no bottom line
# "that a further report be brought to the committee": it is dealt with again, and that is not the news.
_ROUTINE = -6.0
_TELLS = frozenset({"announce", "publish", "release", "present", "issue"})
_PAPERS = frozenset(
    "result report statement figure data finding document answer response communiqué conclusion".split()
)
_OPENS = 4  # characters before the date that a sentence opens on: "In 2021 …"
_LONG_AGO = 300  # days before its publication; what was done then is the background of what a source tells
_REACTIONS = frozenset(
    "welcome reject respond react note urge demand hail criticise criticize condemn praise warn regret deny "
    "dispute defend call protest complain object thank accuse dismiss promise vow applaud oppose support "
    "want respect deplore lament".split()
)
# "takes note of the decision", "is dismayed by it": told with a noun or an adjective.
_TAKES = frozenset({"take", "express", "have", "voice"})
_OPINIONS = frozenset("note regret disappointment concern satisfaction dismay objection doubt".split())
_FEELINGS = frozenset(
    "disappointed dismayed pleased glad happy delighted relieved confident concerned worried outraged "
    "shocked saddened sorry angry furious satisfied grateful proud alarmed".split()
)
_FEELS = ("acomp", "attr", "oprd")
_REFUSES = frozenset({"reject", "dismiss", "deny", "support", "promise", "want"})
_CAUSES = re.compile(
    r"\b(?:because|due to|owing to|in response to|caused|blam\w+|attribut\w+|reason|in order to|so that|"
    r"amid|to (?:offset|close|prevent|protect|avoid|meet|reduce|cut|end)|threat\w*|at risk|affect\w*|"
    r"exceed\w*|overr[au]n\w*|shortfall|shortage|twice|half of|(?<!previous )record)\b",
    re.IGNORECASE,
)
_MOSTLY = 0.4  # of the words in quotation marks: somebody speaks, nothing is reported


def bottom_line(entry: Ranked, today: date | None = None) -> float:
    """Return what the point is worth as the first sentence of the page.

    ``today`` is the day of the folder's newest source: what lies long before it is no news.
    """
    said = entry.point.lead
    old = _long_ago(said, today)
    parts = sum(_WEIGHTS.get(reason.name, 0.0) * reason.points for reason in entry.reasons)
    done = is_deed(said) and not old and not _announces_only(said)
    parts += _DEED * done + _QUOTATION * is_quotation(said)
    parts += _DECISION * (decides_it(said) and not old) + _UNSURE * _may_be(said)
    parts += _BACKGROUND * (old or _had_been(said)) + _ROUTINE * is_routine(said)
    return parts + _REACTION * (reacts(said) or _announces_only(said) or describes(said))


def reason_why(entry: Ranked) -> float:
    """Return what the point is worth as the sentence behind it: why it came so, or how much it is."""
    said = entry.point.lead
    cause = _CAUSE * bool(_CAUSES.search(said.sentence.text))
    known = sum(_WEIGHTS[_KNOWN] * reason.points for reason in entry.reasons if reason.name == _KNOWN)
    size = _SIZE * any(figure.kind != "ordinal" for figure in said.figures)
    # What others make of a deed is as little its reason as a bottom line, nor is what somebody merely says.
    reaction = _REACTION * reacts(said) + _SAYING * _only_says(said)
    quoted = (_QUOTATION * is_quotation(said)) + _SCENE * bool(_CLEFT.match(said.sentence.text))
    routine = _ROUTINE / 2 * is_routine(said)
    return (bottom_line(entry) - known) / 2 + entry.score / 2 + cause + size + quoted + reaction + routine


def _only_says(said: Statement) -> bool:
    """Whether somebody says it, and nothing in it can be checked: "The minister says that safety counts"."""
    return bool(said.attributions) and not (said.figures or said.dates or is_deed(said))


def describes(said: Statement) -> bool:
    """Whether it says what something is: "The link is a line between two cities"; that is no news."""
    at = main_verb(said)
    if at < 0 or said.tokens[at].lemma != "be" or said.tokens[at].tag not in {"VBZ", "VBP"}:
        return False
    return bool(children(said.tokens, at, "attr")) and not said.attributions


def reacts(said: Statement) -> bool:
    """Whether somebody only says something of what others did, or wants it done: "urged", "has welcomed".

    A court or a parliament that rejects something decides; a person or a party that does so reacts, and
    so do those who trade in a firm's shares.
    """
    at = main_verb(said)
    if _trades(said, at) or _feels(said, at):
        return True
    if at < 0 or said.tokens[at].lemma.lower() not in _REACTIONS:
        return False
    return said.tokens[at].lemma.lower() not in _REFUSES or not subjects(said) & DECIDERS


def _feels(said: Statement, at: int) -> bool:
    """Whether it tells what somebody makes of a thing: "takes note of the decision", "is dismayed by it"."""
    if at < 0:
        return False
    tokens = said.tokens
    if tokens[at].lemma.lower() in _TAKES:
        return bool(objects(said, at) & _OPINIONS)
    felt = {tokens[n].text.lower() for n in children(tokens, at, *_FEELS)} | {tokens[at].text.lower()}
    return bool(felt & _FEELINGS)


def _trades(said: Statement, at: int) -> bool:
    """Whether it tells what the shares of one firm did: "Shares in Holm Steel rose by 3 per cent"."""
    tokens = said.tokens
    return any(
        tokens[n].lemma.lower() in {"share", "stock"} and children(tokens, n, "prep", "poss", "compound")
        for n in children(tokens, at, "nsubj")
    )


def _announces_only(said: Statement) -> bool:
    """Whether it says that results or a report are out, and nothing of what stands in them."""
    at = main_verb(said)
    if at < 0 or said.figures:
        return False
    lemma = said.tokens[at].lemma.lower()
    return (
        (lemma in LOOKS_AT and not is_deed(said))
        or (lemma in _TELLS and bool(objects(said, at) & _PAPERS))
        or _decision_only(said, at)
    )


def _decision_only(said: Statement, at: int) -> bool:
    """Whether it says that a decision is out, and not which: "announced its decision after an inquiry"."""
    tokens = said.tokens
    if tokens[at].lemma.lower() not in _TELLS:
        return False
    bare = {"decision", "ruling", "judgment", "judgement", "verdict", "order"}
    return any(
        tokens[n].lemma.lower() in bare and not children(tokens, n, "acl", "relcl", "ccomp", "xcomp")
        for n in children(tokens, at, "dobj", "nsubjpass")
    )


def _had_been(said: Statement) -> bool:
    """Whether it tells what had come before the news: "had voted against the plan in June"."""
    at = main_verb(said)
    had = at >= 0 and said.tokens[at].tag == "VBN" and "had" in beside_verb(said, at)
    return had and not said.attributions


def _long_ago(said: Statement, today: date | None) -> bool:
    """Whether all that it dates, or what it opens on, lay far back when it was told: "approved in 2019"."""
    first = [when for when in said.dates if when.start <= _OPENS]
    ends = [when.last for when in first or said.dates if when.last]
    known = said.known_by or today
    return bool(ends) and known is not None and all((known - end).days > _LONG_AGO for end in ends)


def _may_be(said: Statement) -> bool:
    """Whether the main verb says only what could be, or would be if something else were."""
    at = main_verb(said)
    if at < 0 or proposes(said) or _is_told(said, at):
        return False
    return bool(beside_verb(said, at) & MAYBE)


def _is_told(said: Statement, at: int) -> bool:
    """Whether its "would" is the "will" of somebody who is quoted: "said that it would shut the line"."""
    would = beside_verb(said, at) & MAYBE == {"would"}
    return would and said.outlook is not None and bool(said.attributions)


def is_quotation(said: Statement) -> bool:
    """Whether it opens on somebody's words, or holds mostly these."""
    inside = sum(quoted for _, quoted in unquoted(said.tokens))
    return said.sentence.text[:1] in "“\"'‘" or inside > _MOSTLY * len(said.tokens)

"""A ranked point in, its worth as the bottom line of the summary, or as the reason behind it, out.

A reader wants to know first what happened, then why it matters, then what comes next. What happened is a
deed: somebody adopted, closed, certified it, or it fell or rose. Why it matters is a cause or a size. What
comes next is taken from the outlook.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.merge.told import main_verb
from briefgen.understand.openings import unquoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefgen.model import Ranked, Statement

# What a bottom line is made of, and how much more each part weighs there than in a key fact.
_WEIGHTS: Mapping[str, float] = {
    "central to the sources": 2.0,
    "independent origins agree": 1.0,
    "near the top of its source": 6.0,
    "asked for": 1.0,
    "long": 1.5,
    "judges rather than reports": 1.0,
    "courtesies": 3.0,
    "leans on its neighbours": 8.0,
    "figures": -2.0,
    "no figure, date or name": 1.0,
}
# Set by reading pages: a deed at the end of a page is worth what anything else is at its top.
_DEED, _CAUSE, _QUOTATION = 3.0, 1.0, -3.0
_DEEDS = frozenset(
    "adopt approve agree decide resolve vote pass sign ratify announce submit introduce launch suspend "
    "ban stop end lift impose reject veto postpone delay certify win lose elect appoint resign dismiss "
    "sentence convict arrest charge kill die injure strike attack invade close open cut raise lower "
    "increase fall rise drop grow shrink find order allow grant award sue rule reach break collapse declare "
    "block withdraw finish complete start begin extend relax tighten abolish create merge buy sell fine "
    "infect spread".split()
)
_CAUSES = re.compile(
    r"\b(?:because|due to|owing to|in response to|caused|blam\w+|attribut\w+|reason|in order to|so that|"
    r"amid|to (?:offset|close|prevent|protect|avoid|meet|reduce|cut|end)|threat\w*|at risk|affect\w*|"
    r"exceed\w*|overr[au]n\w*|shortfall|shortage|twice|half of|record)\b",
    re.IGNORECASE,
)
_MOSTLY = 0.4  # of the words in quotation marks: somebody speaks, nothing is reported


def bottom_line(entry: Ranked) -> float:
    """Return what the point is worth as the first sentence of the page."""
    said = entry.point.lead
    parts = sum(_WEIGHTS.get(reason.name, 0.0) * reason.points for reason in entry.reasons)
    return parts + _DEED * is_deed(said) + _QUOTATION * _is_quotation(said)


def reason_why(entry: Ranked) -> float:
    """Return what the point is worth as the sentence behind it: why it came so, or how much it is."""
    said = entry.point.lead
    cause = _CAUSE * bool(_CAUSES.search(said.sentence.text))
    return bottom_line(entry) / 2 + entry.score / 2 + cause + _QUOTATION * _is_quotation(said)


def is_deed(said: Statement) -> bool:
    """Whether the main verb tells of something done: "adopted", "has closed", "were approved".

    A decision on what comes is done as well: "agreed on a truce that will begin on Friday".
    """
    at = main_verb(said)
    if at < 0 or said.tokens[at].lemma.lower() not in _DEEDS or said.tokens[at].tag not in {"VBD", "VBN"}:
        return False
    helpers = {token.text.lower() for n, token in enumerate(said.tokens) if token.head == at and n != at}
    return not helpers & {"will", "would", "shall", "may", "might", "could", "can", "should", "must", "be"}


def _is_quotation(said: Statement) -> bool:
    inside = sum(quoted for _, quoted in unquoted(said.tokens))
    return said.sentence.text[:1] in "“\"'‘" or inside > _MOSTLY * len(said.tokens)

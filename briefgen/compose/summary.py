"""A ranked point in, its worth as the bottom line of the summary, or as the reason behind it, out.

A reader wants to know first what happened, then why it matters, then what comes next. What happened is a
deed: somebody adopted, closed, certified it, or it fell or rose. Why it matters is a cause or a size. What
comes next is taken from the outlook.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.merge.told import main_verb, subjects
from briefgen.understand.grammar import children, root_at, unquoted

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from briefgen.model import Ranked, Statement

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
# What a body decides is news wherever it stands; what somebody says of it is none of itself.
_DECISION, _REACTION = 2.0, -4.0
_BACKGROUND = -3.0  # what was done long ago, or had been done, leads to the news
_UNSURE = -2.0  # what could be, or would be if something else were, is no bottom line
# "that a further report be brought to the committee": it is dealt with again, and that is not the news.
_ROUTINE = -6.0
_REPORTS = re.compile(
    r"\b(?:reports?|updates?|papers?|item|matter) (?:should |to )?be "
    r"(?:brought|noted|presented|submitted|received)\b|\breport (?:back )?(?:on|to)\b.* by\b"
)
_DEEDS = frozenset(
    "adopt approve agree decide resolve vote pass sign ratify announce submit introduce launch suspend "
    "ban stop end lift impose reject veto postpone delay certify win lose elect appoint resign dismiss "
    "sentence convict arrest charge kill die injure strike attack invade close open cut raise lower "
    "increase fall rise drop grow shrink find order allow grant award sue rule reach break collapse declare "
    "block withdraw finish complete start begin extend relax tighten abolish create merge buy sell fine "
    "infect spread propose recommend refer recall release file indict acquit rescue detain evacuate raid "
    "seize hit crash derail explode burn flood reduce revoke scrap cancel drop uphold clear authorise "
    "authorize acquire purchase shut slash trim halt freeze ease weaken annul quash overturn prohibit "
    "convict expel devalue nationalise nationalize privatise privatize commit allocate ration".split()
)
# "While the bank has raised rates, the fund has cut them": a comparison of what is known.
_COMPARES = re.compile(r"(?:While|Whereas|Although|Though|Unlike|Like|Compared (?:with|to))\b")
# "has made a final determination", "took the decision": the noun tells the deed.
_LIGHT = frozenset({"make", "take", "give", "issue", "reach"})
_DONE = frozenset(
    "determination decision agreement ruling order approval finding judgment judgement deal".split()
)
_TELLS = frozenset({"announce", "publish", "release", "present", "issue"})
_PAPERS = frozenset(
    "result report statement figure data finding document answer response communiqué conclusion".split()
)
_LOOKS_AT = frozenset("examine discuss review consider assess audit inspect investigate study".split())
_OPENS = 4  # characters before the date that a sentence opens on: "In 2021 …"
_LONG_AGO = 300  # days before its publication; what was done then is the background of what a source tells
_MAYBE = frozenset({"would", "could", "may", "might"})
_DECISIONS = frozenset(
    "adopt approve agree decide resolve vote pass sign ratify ban impose veto certify convict sentence order "
    "award rule abolish prohibit suspend postpone lift grant annul quash overturn fine".split()
)
_REACTIONS = frozenset(
    "welcome reject respond react note urge demand hail criticise criticize condemn praise warn regret deny "
    "dispute defend call protest complain object thank accuse dismiss promise vow applaud oppose support "
    "want".split()
)
# "The agreement enters into force today"
_ENTERS = frozenset({"enter", "come", "take"})
_IN_FORCE = re.compile(
    r"(?:enter|come)(?:s|ed)? into (?:force|effect)|came into (?:force|effect)|t(?:akes|ook) effect"
)
_BY_SAYING = frozenset({"recommend", "propose", "decide", "resolve", "order"})
_KEEPS = frozenset({"keep", "leave", "hold", "maintain"})
_KEPT = frozenset("rate cost policy target stance cap tariff price fee".split())
_PROPOSALS = frozenset("bill law plan draft proposal amendment scheme reform directive".split())
# Bodies whose rejection is a decision, not a reaction.
_DECIDERS = frozenset(
    "court tribunal judge parliament senate assembly council committee commission cabinet government "
    "authority regulator inspectorate board panel house chamber jury congress commissioner voter "
    "minister".split()
)
_FINDERS = frozenset("watchdog auditor inspector ombudsman inquiry audit review".split())
_REFUSES = frozenset({"reject", "dismiss", "deny", "support", "promise", "want"})
_CAUSES = re.compile(
    r"\b(?:because|due to|owing to|in response to|caused|blam\w+|attribut\w+|reason|in order to|so that|"
    r"amid|to (?:offset|close|prevent|protect|avoid|meet|reduce|cut|end)|threat\w*|at risk|affect\w*|"
    r"exceed\w*|overr[au]n\w*|shortfall|shortage|twice|half of|record)\b",
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
    parts += _DEED * done + _QUOTATION * _is_quotation(said)
    parts += _DECISION * (_decides(said) and not old) + _UNSURE * _may_be(said)
    parts += _BACKGROUND * (old or _had_been(said)) + _ROUTINE * bool(_REPORTS.search(said.sentence.text))
    return parts + _REACTION * (reacts(said) or _announces_only(said) or describes(said))


def reason_why(entry: Ranked) -> float:
    """Return what the point is worth as the sentence behind it: why it came so, or how much it is."""
    said = entry.point.lead
    cause = _CAUSE * bool(_CAUSES.search(said.sentence.text))
    known = sum(_WEIGHTS[_KNOWN] * reason.points for reason in entry.reasons if reason.name == _KNOWN)
    reaction = (
        _REACTION * reacts(said) / 2
    )  # what others make of a deed is as little its reason as a bottom line
    quoted = _QUOTATION * _is_quotation(said)
    routine = _ROUTINE / 2 * bool(_REPORTS.search(said.sentence.text))
    return (bottom_line(entry) - known) / 2 + entry.score / 2 + cause + quoted + reaction + routine


def is_deed(said: Statement) -> bool:
    """Whether the main verb tells of something done: "adopted", "has closed", "were approved".

    A decision on what comes is done as well: "agreed on a truce that will begin on Friday".
    """
    at = main_verb(said)
    if at < 0 or _COMPARES.match(said.sentence.text):
        return False
    return (
        _performs(said) or _is_done(said, at) or any(_is_done(said, second) for second in _beside(said, at))
    )


def decided(said: Statement) -> bool:
    """Whether a body has decided it, whatever lies ahead: "RESOLVED that the pool be closed in March"."""
    tokens, at = said.tokens, root_at(said.tokens)
    if at < 0 or tokens[at].tag not in {"VBD", "VBN"} or tokens[at].lemma.lower() not in _DECISIONS:
        return False
    helping = {tokens[n].text.lower() for n in children(tokens, at, "aux", "auxpass", "neg")}
    return not helping & (_MAYBE | _AHEAD | {"to", "not", "n't", "n’t"})


def _beside(said: Statement, at: int) -> list[int]:
    """Return the verbs that stand beside the main one: "reviewed the economy and decided to lower"."""
    if said.tokens[at].lemma.lower() not in _LOOKS_AT:
        return []
    return children(said.tokens, at, "conj")


def _is_done(said: Statement, at: int) -> bool:
    verb, helpers = said.tokens[at], _beside_verb(said, at)
    if _keeps(said, at):
        return True
    running = verb.tag == "VBG" and bool(helpers & {"is", "are"}) and said.outlook is None
    deed = verb.lemma.lower() in _DEEDS or (verb.lemma.lower() in _LIGHT and bool(_objects(said, at) & _DONE))
    return deed and (verb.tag in {"VBD", "VBN"} or running) and not helpers & (_MAYBE | _AHEAD)


def _performs(said: Statement) -> bool:
    """Whether a body does it by saying so: "The commission recommends that two reactors run until 2042"."""
    at = root_at(said.tokens)
    if at < 0:
        return False
    verb = said.tokens[at]
    if (
        verb.tag in {"VBZ", "VBD"}
        and verb.lemma in _ENTERS
        and _IN_FORCE.search(said.sentence.text, verb.start)
    ):
        return True
    by_saying = verb.lemma.lower() in _BY_SAYING and verb.tag in {"VBZ", "VBP"}
    found = (
        verb.lemma.lower() == "find"
        and verb.tag in {"VBD", "VBN"}
        and bool(children(said.tokens, at, "ccomp"))
    )
    who = {said.tokens[n].lemma.lower() for n in children(said.tokens, at, "nsubj")}
    return (by_saying or found) and bool(who & (_DECIDERS | _FINDERS))


def _keeps(said: Statement, at: int) -> bool:
    """Whether it tells that a rate or a rule was left as it was: that is a decision as well."""
    verb = said.tokens[at]
    return verb.lemma.lower() in _KEEPS and verb.tag in {"VBD", "VBN"} and bool(_objects(said, at) & _KEPT)


def proposes(said: Statement) -> bool:
    """Whether it tells what a bill or a plan would bring: "A bill … would ban telephones"."""
    at = main_verb(said)
    return at >= 0 and "would" in _beside_verb(said, at) and bool(subjects(said) & _PROPOSALS)


def _decides(said: Statement) -> bool:
    at = main_verb(said)
    return is_deed(said) and (said.tokens[at].lemma.lower() in _DECISIONS or _keeps(said, at))


_AHEAD = frozenset({"will", "shall", "can", "should", "must", "be"})


def _beside_verb(said: Statement, at: int) -> frozenset[str]:
    """Return the words that hang on the verb, its helpers among them."""
    return frozenset(said.tokens[n].text.lower() for n in children(said.tokens, at))


def _objects(said: Statement, at: int) -> frozenset[str]:
    """Return the nouns that are the verb's objects, or its subject where it is done to them."""
    return frozenset(said.tokens[n].lemma.lower() for n in children(said.tokens, at, "dobj", "nsubjpass"))


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
    if _trades(said, at):
        return True
    if at < 0 or said.tokens[at].lemma.lower() not in _REACTIONS:
        return False
    return said.tokens[at].lemma.lower() not in _REFUSES or not subjects(said) & _DECIDERS


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
        (lemma in _LOOKS_AT and not is_deed(said))
        or (lemma in _TELLS and bool(_objects(said, at) & _PAPERS))
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
    had = at >= 0 and said.tokens[at].tag == "VBN" and "had" in _beside_verb(said, at)
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
    return bool(_beside_verb(said, at) & _MAYBE)


def _is_told(said: Statement, at: int) -> bool:
    """Whether its "would" is the "will" of somebody who is quoted: "said that it would shut the line"."""
    would = _beside_verb(said, at) & _MAYBE == {"would"}
    return would and said.outlook is not None and bool(said.attributions)


def _is_quotation(said: Statement) -> bool:
    inside = sum(quoted for _, quoted in unquoted(said.tokens))
    return said.sentence.text[:1] in "“\"'‘" or inside > _MOSTLY * len(said.tokens)

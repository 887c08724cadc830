"""A statement in; out, whether it tells a deed: what somebody did, decided or found.

A deed is what a page opens on. A body's vote and what it does by saying so are deeds, as is a rate that it
leaves alone; a bulletin's figure is one beside what it was before.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.merge.told import main_verb, subjects
from briefgen.understand.grammar import TIMES, children, helpers, root_at
from briefgen.understand.speech.words import CLAUSE_VERBS

if TYPE_CHECKING:
    from briefgen.model import Statement

_DEEDS = frozenset(
    "adopt approve agree decide resolve vote pass sign ratify announce submit introduce launch suspend "
    "ban stop end lift impose reject veto postpone delay certify win lose elect appoint resign dismiss "
    "sentence convict arrest charge kill die injure strike attack invade close open cut raise lower "
    "increase fall rise drop grow shrink find order allow grant award sue rule reach break collapse declare "
    "block withdraw finish complete start begin extend relax tighten abolish create merge buy sell fine "
    "infect spread propose recommend refer recall release file indict acquit rescue detain evacuate raid "
    "seize hit crash derail explode burn flood reduce revoke scrap cancel drop uphold clear authorise "
    "authorize acquire purchase shut slash trim halt freeze ease weaken annul quash overturn prohibit "
    "convict expel devalue nationalise nationalize privatise privatize commit allocate ration "
    "amend repeal renew prolong dissolve disband reopen reinstate restore deport extradite jail sack oust "
    "sink collide leak slump surge plunge climb jump double triple halve settle endorse expropriate evict "
    "strip".split()
)
# Verbs of two words by which a body decides: "Councillors threw out the plan".
_TWO_WORDS = frozenset(
    {"throw out", "turn down", "strike down", "vote down", "vote through", "set aside", "wave through"}
)
_PUT_OFF = frozenset({"put off", "push back", "call off", "shut down", "close down", "step down", "lay off"})
# "refused to prolong the licence" is a decision, "refused to comment" none.
_SPEAKS = frozenset("comment say speak talk answer discuss confirm give be".split())
# "While the bank has raised rates, the fund has cut them": a comparison of what is known.
_COMPARES = re.compile(r"(?:While|Whereas|Although|Though|Unlike|Like|Compared (?:with|to))\b")
# "has made a final determination", "took the decision": the noun tells the deed.
_LIGHT = frozenset({"make", "take", "give", "issue", "reach"})
_DONE = frozenset(
    "determination decision agreement ruling order approval finding judgment judgement deal".split()
)
LOOKS_AT = frozenset("examine discuss review consider assess audit inspect investigate study".split())
MAYBE = frozenset({"would", "could", "may", "might"})
_DECISIONS = frozenset(
    "adopt approve agree decide resolve vote pass sign ratify ban impose veto certify convict sentence order "
    "award rule abolish prohibit suspend postpone lift grant annul quash overturn fine".split()
)
# "The agreement enters into force today"
_ENTERS = frozenset({"enter", "come", "take"})
_IN_FORCE = re.compile(
    r"(?:enter|come)(?:s|ed)? into (?:force|effect)|came into (?:force|effect)|t(?:akes|ook) effect"
)
_BY_SAYING = frozenset(
    "recommend propose decide resolve order prohibit impose annul quash dismiss uphold approve adopt reject "
    "refuse grant fine revoke suspend".split()
)
_TODAY = re.compile(r"\b(?:today|this (?:morning|afternoon|evening|week)|as of now)\b", re.IGNORECASE)
_VOTES = re.compile(r"\b\d+ votes? (?:to|against|for)\b|\bby \d+ to \d+\b|\bunanimously\b")
# "An amendment to keep it open until 2028 was lost by 30 votes to 37": what it was to bring never comes.
_LOST = re.compile(
    r"\b(?:amendments?|motions?|proposals?|requests?)\b.*\b(?:was|were) (?:lost|rejected|defeated|refused|"
    r"voted down|not (?:carried|adopted|approved))\b"
)
LOST = frozenset("lose reject defeat refuse dismiss withdraw drop fail fall".split())
_KEEPS = frozenset({"keep", "leave", "hold", "maintain"})
_KEPT = frozenset("rate cost policy target stance cap tariff price fee".split())
_PROPOSALS = frozenset("bill law plan draft proposal amendment scheme reform directive".split())
# Bodies whose rejection is a decision, not a reaction.
DECIDERS = frozenset(
    "court tribunal judge parliament senate assembly council committee commission cabinet government "
    "authority regulator inspectorate board panel house chamber jury congress commissioner voter "
    "minister".split()
)
_FINDERS = frozenset("watchdog auditor inspector ombudsman inquiry audit review".split())
# "The rate was 6.8 per cent, up from 6.1": so a bulletin says that it rose.
_COMPARED = re.compile(
    r"\b(?:up|down) (?:by [^,]{1,30} )?(?:from|on)\b|"
    r"\b(?:more|less|fewer|lower|higher) than (?:in|a|the|last)\b|\bcompared (?:with|to)\b|"
    r"\b(?:highest|lowest|largest|smallest|most|fewest)\b.{0,40}\b(?:since|ever|on record)\b",
    re.IGNORECASE,
)
_AMOUNTS = frozenset("be stand amount total come reach average".split())
_AHEAD = frozenset({"will", "shall", "can", "should", "must", "be"})
_SELF = frozenset({"it", "he", "she", "they"})


def is_deed(said: Statement) -> bool:
    """Whether the main verb tells of something done: "adopted", "has closed", "were approved".

    A decision on what comes is done as well: "agreed on a truce that will begin on Friday".
    """
    at = main_verb(said)
    if at < 0 or _COMPARES.match(said.sentence.text):
        return False
    verbs = (at, *_beside(said, at))
    if _performs(said) or _is_voted(said, at) or _is_measured(said, at) or decided(said):
        return True
    return any(_is_done(said, verb) for verb in verbs)


def decided(said: Statement) -> bool:
    """Whether a body has decided it, whatever lies ahead: "RESOLVED that the pool be closed in March"."""
    tokens, at = said.tokens, root_at(said.tokens)
    if at < 0 or tokens[at].tag not in {"VBD", "VBN"} or tokens[at].lemma.lower() not in _DECISIONS:
        return False
    helping = {tokens[n].text.lower() for n in children(tokens, at, "aux", "auxpass", "neg")}
    return not helping & (MAYBE | _AHEAD | {"to", "not", "n't", "n’t"}) and not _votes_on(said, at)


def decides_it(said: Statement) -> bool:
    """Whether the deed is a decision: somebody approved, banned or voted it, or left a rate as it was."""
    at = main_verb(said)
    if at < 0 or not is_deed(said):
        return False
    counted = _is_voted(said, at) or bool(_two_words(said, at) & _TWO_WORDS) or _refuses(said, at)
    return counted or said.tokens[at].lemma.lower() in _DECISIONS or _keeps(said, at)


def _beside(said: Statement, at: int) -> list[int]:
    """Return the verbs that stand beside the main one: "reviewed the economy and decided to lower"."""
    if said.tokens[at].lemma.lower() not in LOOKS_AT:
        return []
    return children(said.tokens, at, "conj")


def _is_done(said: Statement, at: int) -> bool:
    verb, helpers = said.tokens[at], beside_verb(said, at)
    if _keeps(said, at):
        return True
    running = verb.tag == "VBG" and bool(helpers & {"is", "are"}) and said.outlook is None
    running = running or (verb.tag == "VBZ" and _is_today(said))
    if _two_words(said, at) & (_TWO_WORDS | _PUT_OFF) or _refuses(said, at):
        return verb.tag in {"VBD", "VBN"} and not helpers & (MAYBE | _AHEAD)
    if _votes_on(said, at):
        return False
    deed = verb.lemma.lower() in _DEEDS or (verb.lemma.lower() in _LIGHT and bool(objects(said, at) & _DONE))
    return deed and (verb.tag in {"VBD", "VBN"} or running) and not helpers & (MAYBE | _AHEAD)


def _two_words(said: Statement, at: int) -> set[str]:
    lemma = said.tokens[at].lemma.lower()
    return {f"{lemma} {said.tokens[n].text.lower()}" for n in children(said.tokens, at, "prt")}


def _refuses(said: Statement, at: int) -> bool:
    """Whether a body refuses to do something, and not merely to speak."""
    what = {said.tokens[n].lemma.lower() for n in children(said.tokens, at, "xcomp", "dobj", "nsubjpass")}
    return said.tokens[at].lemma.lower() == "refuse" and bool(what) and not what & _SPEAKS


def _votes_on(said: Statement, at: int) -> bool:
    """Whether it says what was voted on, and not with what outcome: "voted on the draft regulation"."""
    tokens, verb = said.tokens, said.tokens[at]
    on = [n for n in children(tokens, at, "prep") if tokens[n].text.lower() == "on"]
    what = [n for place in on for n in children(tokens, place, "pobj") if tokens[n].entity not in TIMES]
    more = children(tokens, at, "xcomp", "ccomp", "conj", "dobj", "advcl")
    counted = _VOTES.search(said.sentence.text, verb.start)
    return verb.lemma.lower() == "vote" and bool(what) and not (more or counted)


def _is_today(said: Statement) -> bool:
    """Whether it is dated to the day on which it is told: "Today the department opens a consultation"."""
    return _TODAY.search(said.sentence.text) is not None


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
    return (by_saying or found) and bool(who & (DECIDERS | _FINDERS))


def _is_voted(said: Statement, at: int) -> bool:
    """Whether the matter was put to the vote and carried: "set a budget of 612 million by 38 votes to 29"."""
    verb = said.tokens[at]
    counted = verb.tag in {"VBD", "VBN"} and _VOTES.search(said.sentence.text, verb.start) is not None
    step = subjects(said) & {"amendment", "motion"} or verb.lemma.lower() in LOST
    return counted and not step and not beside_verb(said, at) & {"had", "not"}


def _is_measured(said: Statement, at: int) -> bool:
    """Whether it gives a figure beside what it was before: "was 6.8 per cent, up from 6.1"."""
    tokens = said.tokens
    if tokens[at].lemma not in _AMOUNTS or tokens[at].tag not in {"VBD", "VBZ"} or said.outlook:
        return False
    return any(one.kind != "ordinal" for one in said.figures) and bool(_COMPARED.search(said.sentence.text))


def _keeps(said: Statement, at: int) -> bool:
    """Whether it tells that a rate or a rule was left as it was: that is a decision as well."""
    verb = said.tokens[at]
    return verb.lemma.lower() in _KEEPS and verb.tag in {"VBD", "VBN"} and bool(objects(said, at) & _KEPT)


def proposes(said: Statement) -> bool:
    """Whether it tells what a bill or a plan would bring: "A bill … would ban telephones"."""
    at = main_verb(said)
    return at >= 0 and "would" in beside_verb(said, at) and bool(subjects(said) & _PROPOSALS)


def is_under_way(said: Statement) -> bool:
    """Whether somebody is doing it or does it from now: "is closing four bridges from midnight"."""
    at = main_verb(said)
    if at < 0 or said.tokens[at].tag != "VBG" or said.tokens[at].lemma.lower() not in _DEEDS:
        return False
    return bool(beside_verb(said, at) & {"is", "are"})


def vows(said: Statement) -> bool:
    """Whether somebody said what he himself will do: "The party said it would vote against the budget"."""
    tokens, at = said.tokens, root_at(said.tokens)
    if at < 0 or tokens[at].tag != "VBD" or tokens[at].lemma not in CLAUSE_VERBS:
        return False
    clauses = (
        told for told in children(tokens, at, "ccomp") if "would" in helpers(tokens, told) and told > at
    )
    return any(
        tokens[one].lemma.lower() in _SELF for told in clauses for one in children(tokens, told, "nsubj")
    )


def proclaims(said: Statement) -> bool:
    """Whether somebody made known what will be: "The minister announced that no family will pay more"."""
    tokens, at = said.tokens, root_at(said.tokens)
    if at < 0 or tokens[at].tag not in {"VBD", "VBN"} or tokens[at].lemma not in {"announce", "pledge"}:
        return False
    return any(
        helpers(tokens, told) & {"will", "would"} for told in children(tokens, at, "ccomp") if told > at
    )


def is_lost(said: Statement) -> bool:
    """Whether a motion or a plan was voted down or dropped, so that what it was to bring never comes."""
    tokens, at = said.tokens, root_at(said.tokens)
    if _LOST.search(said.sentence.text):
        return True
    if at < 0 or tokens[at].tag not in {"VBD", "VBN"} or tokens[at].lemma.lower() not in LOST:
        return False
    what = {tokens[n].lemma.lower() for n in children(tokens, at, "nsubj", "nsubjpass", "dobj")}
    return bool(what & (_PROPOSALS | {"motion", "request", "application"}))


def beside_verb(said: Statement, at: int) -> frozenset[str]:
    """Return the words that hang on the verb, its helpers among them."""
    return frozenset(said.tokens[n].text.lower() for n in children(said.tokens, at))


def objects(said: Statement, at: int) -> frozenset[str]:
    """Return the nouns that are the verb's objects, or its subject where it is done to them."""
    return frozenset(said.tokens[n].lemma.lower() for n in children(said.tokens, at, "dobj", "nsubjpass"))

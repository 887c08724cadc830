"""A statement in; out, what it counts as it grows: infected herds, confirmed cases, the dead.

Such a number is right on its day only. Where a later source gives a higher one for the same thing, it is the
number, and the earlier one is history, not another opinion.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.merge.quantities import places_apart
from briefgen.merge.tolls import toll
from briefgen.understand.grammar import NOUN_SUBJECTS, VERBS, above, child, children

if TYPE_CHECKING:
    from datetime import date

    from briefgen.model import Figure, Statement, Token

_COUNTED = frozenset(
    "confirm record report register infect identify detect displace evacuate injure wound kill die arrest "
    "detain destroy damage test".split()
)
_RISES = frozenset("rise climb grow increase reach stand jump go total".split())
_TO = frozenset("to at above past over".split())
_TOTALS = frozenset("number total toll count tally".split())
# What is counted from one day to another does not grow on: "in the two weeks to 10 February", "in January".
_BOUNDED = re.compile(
    r"\b(?:in|over|during|within) (?:the |a )?"
    r"(?:(?:last|past|previous|first|same|single|reporting)\s+)?(?:\w+\s+)?"
    r"(?:24 hours|hours?|days?|weeks?|months?|quarter|period)\b|\b(?:a|per|every|each) (?:day|week|month)\b|"
    r"\b(?:daily|weekly|monthly|yesterday|overnight)\b|"
    r"\bin (?:January|February|March|April|May|June|July|August|September|October|November|December)\b",
    re.IGNORECASE,
)
_DEAD = "dead"
_MOST = 10  # times; a number further off counts something else


def bounded(said: Statement) -> str:
    """Return the span of time that a number is of, in the statement's words, or an empty string."""
    found = _BOUNDED.search(said.sentence.text)
    return found[0].lower() if found else ""


def running(said: Statement) -> dict[str, Figure]:
    """Return each growing number that the statement gives, by the noun that it counts."""
    if said.outlook or bounded(said):
        return {}
    found = {}
    dead = toll(said)
    if dead:
        found[_DEAD] = dead
    for figure in said.figures:
        noun = _noun(said, figure)
        if figure.kind == "count" and noun:
            found.setdefault(noun, figure)
    return found


def outgrown(old: Statement, new: Statement) -> bool:
    """Whether ``new`` gives a higher number for something that ``old`` counted; both must grow."""
    before, after = running(old), running(new)
    then, now = _days(old), _days(new)
    if (then and now and not then & now) or places_apart(old, new):
        return False  # two crashes, each on its day
    return any(
        before[noun].high < after[noun].low <= _MOST * max(before[noun].high, 1)
        for noun in before.keys() & after.keys()
    )


def _days(said: Statement) -> set[date | None]:
    """Return the days on which it happened: "killed on 6 March", not "said on Monday" or "by Monday"."""
    tokens = said.tokens
    days = set()
    for when in said.dates:
        at = next((n for n, token in enumerate(tokens) if when.start <= token.start < when.end), -1)
        if at < 0 or when.grain != "day":
            continue
        while when.start <= tokens[at].start < when.end and tokens[at].head != at:
            at = tokens[at].head
        if tokens[at].lemma == "on":
            at = tokens[at].head
        if tokens[at].pos == "NOUN" or tokens[at].lemma in _COUNTED:
            days.add(when.first)
    return days


def _noun(said: Statement, figure: Figure) -> str:
    """Return what the figure counts, as a lemma, where a verb of counting or growing carries it."""
    tokens = said.tokens
    at = next((n for n, token in enumerate(tokens) if figure.start <= token.start < figure.end), -1)
    if at < 0:
        return ""
    if figure.of:
        verb = _verb_above(tokens, at)
        return figure.of if verb >= 0 and _is_done(tokens, verb) else ""
    prep = tokens[tokens[at].head]
    verb = tokens[at].head if prep.pos in VERBS else prep.head
    if prep.lemma not in _TO | _RISES or tokens[verb].lemma not in _RISES:
        return ""
    return _subject(tokens, verb)


def _is_done(tokens: tuple[Token, ...], verb: int) -> bool:
    return tokens[verb].lemma in _COUNTED and tokens[verb].tag in {"VBN", "VBD"}


def _subject(tokens: tuple[Token, ...], verb: int) -> str:
    """Return the noun that rises to a number, that behind "number of" included."""
    at = child(tokens, verb, *NOUN_SUBJECTS)
    if at < 0:
        return ""
    token = tokens[at]
    if token.lemma == "toll" or (token.lemma in _TOTALS and _has_deaths(tokens, at)):
        return _DEAD
    if token.lemma not in _TOTALS:
        return token.lemma.lower() if token.pos == "NOUN" and token.tag == "NNS" else ""
    preps = {n for n in children(tokens, at) if tokens[n].lemma == "of"}
    return next((one.lemma.lower() for one in tokens if one.head in preps and one.dep == "pobj"), "")


def _has_deaths(tokens: tuple[Token, ...], noun: int) -> bool:
    """Whether it is the number of dead: "the death count", "the number of fatalities"."""
    near = children(tokens, noun)
    words = {tokens[at].lemma.lower() for one in (noun, *near) for at in children(tokens, one)}
    return bool(words & {"death", "dead", "fatality"})


def _verb_above(tokens: tuple[Token, ...], at: int) -> int:
    return next((n for n in (at, *above(tokens, at)) if tokens[n].pos == "VERB"), -1)

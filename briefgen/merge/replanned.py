"""Two plans in, whether they are one and the same, with two days for it, out.

"Construction is due to begin on 5 October" and, weeks later, "Construction is now expected to begin on 9
November" share no verb that the parser would name: one *is* due, the other is *expected*. So the plan is read
as an event (to begin, to open, to take effect) and the things it is about, whatever words put it ahead. Both
must agree; what happens again and again (talks, reports of a quarter) is one plan only where the later
sentence says that the day has changed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.merge.figures import horizons_differ
from briefgen.merge.polarity import denied
from briefgen.merge.told import told
from briefgen.salience.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from briefgen.model import Statement, Token

_EVENTS = {
    "begin": "begin start commence beginning commencement".split(),
    "complete": "complete finish completion conclude".split(),
    "open": "open opening inaugurate inauguration".split(),
    "reopen": "reopen reopening".split(),
    "close": "close closure closing shut".split(),
    "publish": "publish publication release".split(),
    "deliver": "deliver delivery".split(),
    "launch": "launch".split(),
    "enter": "enter effect force introduce introduction".split(),
}
_EVENT_OF = {word: event for event, words in _EVENTS.items() for word in words}
# "The library will close on 24 December" and "… on 31 December" may both be true.
_ONCE = frozenset(_EVENTS) - {"close"}
# Words that put an event ahead, and say nothing of what it is.
_AHEAD = frozenset(
    "expect plan schedule due set slate aim hope intend anticipate be will shall now take come go get "
    "likely next date day time end middle start early late plan planned expected delay postpone".split()
)
_PLANNERS = frozenset("expect plan hope aim intend anticipate say want".split())
# What there is more than one of: the next one is no other day for this one.
_AGAIN = frozenset(
    "talk meeting session round festival exhibition tender sale season year term week month quarter match "
    "conference summit hearing trial game race vote election debate course class fair show concert auction "
    "survey campaign negotiation semester strike exam visit tour mission quarterly monthly weekly annual "
    "yearly daily regular another lesson shift edition issue bulletin instalment tranche batch wave "
    "phase".split()
)
_MOST_OF_A_YEAR = 180  # days; "in 2031" and "in 2033" are no day of the calendar that comes round
_WORK = "work"
_WORKS = {"construction": _WORK, "works": _WORK, "building": _WORK}
_SOME = frozenset("a an another more several some many few".split())
_NOW = re.compile(r"\b(?:will|shall|is|are|would) now\b", re.IGNORECASE)
_NAMING = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})


def replanned(new: Statement, old: Statement, *, says_so: bool) -> bool:
    """Whether both plan one thing that happens once, for two times that have no day in common.

    ``says_so`` is whether the new one says in so many words that something has changed.
    """
    if not horizons_differ(new, old) or denied(new, old):
        return False
    mine, yours = _events(new), _events(old)
    things = _things(new)
    if says_so and _moved(new) & _numbered(old) and _things(old) <= things:
        return True
    if not things or _bare(things) != _bare(_things(old)):
        return False
    if says_so or _NOW.search(new.sentence.text):
        return _same_event(mine or _verbs(new), yours or _verbs(old))
    once = mine == yours and len(mine) == 1 and mine <= _ONCE
    return once and not (
        things & _AGAIN or _is_one_of_many(new) or _is_one_of_many(old) or _years_apart(new, old)
    )


def _moved(said: Statement) -> set[tuple[str, str]]:
    """Return what is put on another day, by its number: "the second round has been brought forward"."""
    tokens = said.tokens
    moved = {
        n for n, token in enumerate(tokens) if token.dep in _UNDERGO and tokens[token.head].lemma in _MOVES
    }
    return {one for n, one in _counted(said) if n in moved}


def _numbered(said: Statement) -> set[tuple[str, str]]:
    return {one for _, one in _counted(said)}


def _counted(said: Statement) -> Iterator[tuple[int, tuple[str, str]]]:
    """Yield each noun of the sentence that an ordinal counts: its place, the ordinal and the noun."""
    for token in said.tokens:
        noun = said.tokens[token.head]
        if token.dep == "amod" and token.text.lower() in _ORDINALS and noun.pos == "NOUN":
            yield token.head, (token.text.lower(), noun.lemma.lower())


_ORDINALS = frozenset("first second third fourth fifth sixth final last".split())
_MOVES = frozenset("bring postpone delay move put reschedule push defer advance".split())
_UNDERGO = frozenset({"nsubjpass", "dobj"})


def days_differ(one: Statement, two: Statement) -> bool:
    """Whether both plan one thing, for two times: "will open in 2031", "will not open before 2033"."""
    if not horizons_differ(one, two) or not (_named_times(one) and _named_times(two)):
        return False
    if (denied(one, two) and not (_not_before(one) or _not_before(two))) or _NOW.search(two.sentence.text):
        return False
    mine, yours = _bare(_things(one)), _bare(_things(two))
    if not mine or mine != yours or mine & _AGAIN or _comes_round(one, two):
        return False
    if _is_one_of_many(one) or _is_one_of_many(two):
        return False  # there may be two of them
    deeds = [_events(said) or _verbs(said) for said in (one, two)]
    return bool(deeds[0]) and deeds[0] == deeds[1]


def horizon_words(said: Statement) -> str:
    """Return the words of the time that a plan is for: "not before 2033"; empty where none is placed."""
    if said.outlook is None or said.outlook.last is None:
        return ""
    when = next((one for one in said.dates if one.last == said.outlook.last and one.first), None)
    if when is None:
        return ""
    found = _NOT_BEFORE.search(said.sentence.text[: when.start])
    return f"not {found[1]} {when.text}" if found else when.text


def _named_times(said: Statement) -> bool:
    return bool(horizon_words(said))


def _not_before(said: Statement) -> bool:
    return horizon_words(said).startswith("not ")


_NOT_BEFORE = re.compile(r"\b(?:not|n['’]t)\b[^.;]{0,40}?\b(before|until)\s+(?:the )?$")


def things_apart(one: Statement, two: Statement) -> bool:
    """Whether each is about a thing that the other is not: the depot, the track."""
    mine, yours = _bare(_things(one)), _bare(_things(two))
    return bool(mine - yours and yours - mine)


def _events(said: Statement) -> set[str]:
    """Return what is to happen; "work" as a thing is none, and "start" in "at the start of May" neither."""
    return {_EVENT_OF[token.lemma.lower()] for token in _told(said) if token.lemma.lower() in _EVENT_OF}


def _verbs(said: Statement) -> set[str]:
    """Return the verbs of what is told that do not only put it ahead: none in "the vote is now due"."""
    verbs = (token.lemma.lower() for token in _told(said) if token.pos == "VERB")
    return {verb for verb in verbs if verb not in _AHEAD}


def _same_event(mine: set[str], yours: set[str]) -> bool:
    return mine == yours or not mine or not yours


def _bare(things: set[str]) -> set[str]:
    """Leave out the works where it is said on what: the parser takes "Work on the bridge" for a verb."""
    return things - {_WORK} or things


def _things(said: Statement) -> set[str]:
    """Return what the plan is about: its nouns and what is said of them, without who plans it."""
    found = set()
    for token in _told(said):
        word = token.lemma.lower()
        if token.pos in _NAMING and word not in _AHEAD and word not in _EVENT_OF and not _plans(said, token):
            found.add(stem(_WORKS.get(word, word)))
    return found


def _told(said: Statement) -> Iterator[Token]:
    """Yield the words of what is told, those of its times left out."""
    times = [(when.start, when.end) for when in said.dates]
    for at in told(said):
        token = said.tokens[at]
        if not any(start <= token.start < end for start, end in times):
            yield token


def _plans(said: Statement, token: Token) -> bool:
    """Whether the word names who plans: "the ministry expects work to begin"."""
    tokens = said.tokens
    top = _top(tokens, token)
    return (
        top.dep == "nsubj" and tokens[top.head].lemma.lower() in _PLANNERS and tokens[top.head].pos == "VERB"
    )


def _top(tokens: Sequence[Token], token: Token) -> Token:
    """Return the noun at the head of the phrase that the word stands in."""
    for _ in tokens:
        if token.dep not in {"compound", "amod", "nmod", "poss", "nummod"}:
            return token
        token = tokens[token.head]
    return token


def _is_one_of_many(said: Statement) -> bool:
    """Whether the sentence speaks of some thing of its kind: "a new school will open"."""
    subjects = [at for at, token in enumerate(said.tokens) if token.dep in {"nsubj", "nsubjpass"}]
    return any(
        token.head in subjects and token.text.lower() in _SOME and token.dep in {"det", "amod", "nummod"}
        for token in said.tokens
    )


def _years_apart(one: Statement, two: Statement) -> bool:
    """Whether the two times are one of the calendar in two years: that comes round every year."""
    mine, yours = (said.outlook.last if said.outlook else None for said in (one, two))
    return bool(mine and yours and mine.year != yours.year and _in_year(mine) == _in_year(yours))


def _comes_round(one: Statement, two: Statement) -> bool:
    """Whether the two may be two years of what happens on one day of each; "in 2031" names no day."""
    return _years_apart(one, two) and not (_is_whole_year(one) and _is_whole_year(two))


def _is_whole_year(said: Statement) -> bool:
    ahead = said.outlook
    return bool(ahead and ahead.first and ahead.last and (ahead.last - ahead.first).days >= _MOST_OF_A_YEAR)


def _in_year(day: date) -> tuple[int, int]:
    return day.month, day.day

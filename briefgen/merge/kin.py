"""Statements in; out, each one's words as what they stand for: "shut" and "closure" as "close".

Two papers name one thing in other words, one person by name or by office. Likeness sees no such pair; what
compares two sentences beyond their words asks here. A row holds words that stand for each other in news
about one event. Two that only belong to one topic stand in two rows.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from briefgen.merge.told import told
from briefgen.salience.words import STOP, stem
from briefgen.understand.grammar import children

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefgen.model import Statement, Token

_ROWS = """
close shut closure shutdown
cut reduce lower trim slash reduction
fall drop decline decrease slow ease slip shrink plunge dip
rise increase climb grow jump surge growth gain widen
raise lift hike
buy acquire purchase acquisition takeover
sell sale disposal
annul quash overturn void nullify invalidate
approve adopt pass ratify endorse backing approval adoption ratification clear
reject refuse dismiss rejection dismissal
ban forbid prohibit outlaw bar prohibition exclude exclusion
allow authorise
begin start launch commence beginning
finish complete completion
postpone delay defer reschedule postponement deferral
suspend halt freeze suspension
cancel scrap abandon shelve withdraw drop withdrawal cancellation
keep leave hold maintain retain unchanged steady
kill die death dead fatality perish victim
injure wound hurt injury
destroy destruction
damage loss
resign quit resignation
appoint name appointment
ask request
decide decision
home house flat apartment dwelling household
job post position employee worker staff employ workforce redundancy
passenger traveller traveler rider commuter
visitor tourist visit
pupil schoolchild
demonstrator protester marcher demonstration protest march rally demonstrate
people person inhabitant
child minor kid
physician doctor
company firm business
supplier provider
government cabinet executive
court judge tribunal
ruling judgment judgement verdict
agreement pact accord treaty deal
law act legislation statute
tariff duty
bridge viaduct
storm gale
quake earthquake tremor
blaze fire
crash collision
ship vessel boat
drug medicine medication pill tablet
illness disease
aircraft plane jet
vehicle car
study research
electricity power
poll survey
cost price
expense spending expenditure
relining reline
renew renewal
affect hit
long length
high height
repair maintenance
limit cap
year annual annually yearly
month monthly
decade
pollution contamination
inquiry investigation probe
refund reimbursement
customer consumer client
farmer grower
fisherman fisher
aid help assistance support
build construct construction
hospital clinic
pay wage salary
strike walkout
border frontier
""".strip().split("\n")
_KIND = {stem(word): row.split()[0] for row in _ROWS for word in row.split()}
# Verbs of two words: "struck down", "thrown out".
_TWO_WORDS = {
    "strike down": "annul",
    "throw out": "annul",
    "set aside": "annul",
    "put off": "postpone",
    "push back": "postpone",
    "call off": "cancel",
    "give up": "cancel",
    "take over": "buy",
    "shut down": "close",
    "close down": "close",
    "take back": "recall",
    "pull from": "recall",
    "step down": "resign",
    "set up": "begin",
}
_ON_HOLD = re.compile(r"\bon (?:hold|ice)\b")
_NAMING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
# They carry no meaning of their own, or only say how much of it there is.
LIGHT = frozenset(
    "be have do make take get give go come put say tell add note announce report call accord number "
    "total figure amount part some about nearly around least most more than up new also today yesterday "
    "tomorrow estimate reckon expect believe think see show know set large many much other such use carry "
    "way thing percent cent % per last next early late recent now still so far already only even".split()
)
_OFFICES = frozenset(
    "minister president premier chancellor governor mayor secretary commissioner director chief executive "
    "chairman chairwoman chair leader head spokesman spokeswoman spokesperson ombudsman prosecutor".split()
)
_NAMES_OFFICE = frozenset({"NOUN", "PROPN", "ADJ"})
_OFFICE = frozenset("compound amod nmod".split())


def kind(word: str) -> str:
    """Return the word that stands for all of its kind: "close" for "closure"; its stem where it has none."""
    form = stem(word)
    return _KIND.get(form, form)


class Kin:
    """What the words of a folder stand for; it learns from it who holds which office."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        """Learn the offices of the persons that the statements name."""
        held: dict[str, set[str]] = defaultdict(set)
        holders: dict[str, set[str]] = defaultdict(set)
        for said in statements:
            for surname, office in _offices(said.tokens):
                held[surname].add(office)
                holders[office].add(surname)
        self._office: Mapping[str, str] = {
            surname: min(offices)
            for surname, offices in held.items()
            if len(offices) == 1 and len(holders[min(offices)]) == 1
        }
        self._shared = {office for office, names in holders.items() if len(names) > 1}

    def words(self, said: Statement) -> list[str]:
        """Return what the words of what is told stand for, in their order; a figure or a time is none."""
        tokens = said.tokens
        kept = told(said)
        barred = [
            *((one.start, one.end) for one in said.dates),
            *((one.start, one.end) for one in said.figures),
        ]
        inside = {at for at in kept if any(low <= tokens[at].start < high for low, high in barred)}
        particles = {at for at in kept if tokens[at].dep == "prt"}
        holders = {token.lemma.lower() for token in tokens} & self._office.keys()
        offices = {self._office[one] for one in holders}
        words = []
        for at in kept:
            if at not in inside | particles and (word := self._word(said, at)):
                words += [word] if not _is_office_word(word, offices) else []
        if _ON_HOLD.search(said.sentence.text):
            words.append("suspend")
        return list(dict.fromkeys(words))

    def _word(self, said: Statement, at: int) -> str:
        token = said.tokens[at]
        lemma = token.lemma.lower()
        if token.pos not in _NAMING or lemma in STOP or lemma in LIGHT or token.entity in {"DATE", "TIME"}:
            return ""
        if lemma in self._office and token.pos == "PROPN":
            return self._office[lemma]
        if lemma in _OFFICES:
            office = _office_at(said.tokens, at)
            return lemma if not office or office in self._shared else office
        head = said.tokens[token.head]
        if token.dep in _OFFICE and head.lemma.lower() in _OFFICES and head.entity == token.entity:
            return ""
        if token.entity == "PERSON" and not _is_surname(said.tokens, at):
            return ""
        two = next(
            (f"{lemma} {one.lemma.lower()}" for one in said.tokens if one.dep == "prt" and one.head == at), ""
        )
        return _TWO_WORDS.get(two) or kind(lemma)


def _offices(tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """Yield (surname, office) of each "Finance Minister Ana Silva" and "Ana Silva, the finance minister,"."""
    for at, token in enumerate(tokens):
        if token.entity != "PERSON" or not _is_surname(tokens, at):
            continue
        first = at
        while first and tokens[first - 1].entity == "PERSON" and not tokens[first].begins:
            first -= 1
        before = _office_at(tokens, first - 1) if first else ""
        behind = (_office_at(tokens, n) for n in children(tokens, at, "appos"))
        office = before or next(filter(None, behind), "")
        if office:
            yield token.lemma.lower(), office


def _office_at(tokens: Sequence[Token], at: int) -> str:
    """Return the office whose noun stands at ``at``: "finance minister"; empty for another noun."""
    if tokens[at].lemma.lower() not in _OFFICES:
        return ""
    first = at
    while (
        first and tokens[first - 1].pos in {"NOUN", "PROPN", "ADJ"} and tokens[first - 1].entity != "PERSON"
    ):
        first -= 1
    of = [
        tokens[noun].lemma.lower()
        for n in children(tokens, at)
        if tokens[n].lemma == "of"
        for noun in children(tokens, n, "pobj")
    ]
    words = [token.lemma.lower() for token in tokens[first : at + 1] if token.entity not in {"GPE", "NORP"}]
    return " ".join(sorted({*words, *of})) if len(words) + len(of) > 1 else ""


def _is_surname(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word is the last of a person's name."""
    if at + 1 == len(tokens):
        return True
    behind = tokens[at + 1]
    return behind.entity != "PERSON" or behind.begins


def _is_office_word(word: str, offices: set[str]) -> bool:
    return any(word != office and word in office.split() for office in offices)

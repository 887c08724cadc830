"""Ranked points in, what each of them says out: its words, its facts, its event.

A hard fact is a figure or a day. An event is a subject at a time, a fate or an exact number: two lines with
the same one tell of the same thing, or nearly.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefgen.compose.again import denied, tales
from briefgen.merge import core_text
from briefgen.merge.called_off import called_off
from briefgen.merge.quantities import is_whole
from briefgen.merge.told import core, subjects
from briefgen.salience import Index

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.compose.again import Tale
    from briefgen.model import Ranked, Statement, When
    from briefgen.salience import Terms

DUE = "due "  # marks an event by its time alone: two plans for one month may be one, or two
OFF = "off "  # marks what is called off or put off: that is never what another line says
FATE = "fate "  # marks an event by what befell whom, or by a sum and its year
_FATES = {
    verb: fate
    for fate, verbs in {
        "arrest": "arrest charge detain",
        "death": "die kill murder perish",
        "sentence": "sentence convict jail",
        "office": "resign appoint elect dismiss",
        "nomination": "nominate tap",
        "rescue": "rescue",
    }.items()
    for verb in verbs.split()
}
EXACTLY = "exactly "  # marks an event by a number that is counted to the last few
_SUFFERED = {"die", "perish", "resign"}
_PERIODS = {"year", "fiscal year", "half", "quarter"}
_LARGE = 1e6
_LARGE_COUNT = 100  # of a smaller number another line may tell in other words
_FEW = 10  # that many are in every text
_COUNTED = 1000  # below, two things often have the same number
_TIMES = {"day", "week", "month", "quarter", "season"}
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


@dataclass(frozen=True, slots=True)
class Content:
    """What a point says: its informative words, its hard facts (names, figures, days), its event.

    An event is a subject at a time: two sentences with the same one tell of the same thing, or nearly.
    """

    terms: Terms
    facts: frozenset[str]
    tale: Tale
    event: frozenset[str] = frozenset()


def contents(entries: Sequence[Ranked]) -> dict[str, Content]:
    """Return the content of each point, by the point's id."""
    texts = {entry.point.id: core_text(_own(entry.point.lead)) for entry in entries}
    index = Index.of(texts.values())
    found = tales(entries)
    return {
        entry.point.id: Content(
            index.terms(texts[entry.point.id]),
            _facts(_own(entry.point.lead)),
            found[entry.point.id],
            _event(entry.point.lead),
        )
        for entry in entries
    }


def _own(said: Statement) -> Statement:
    """Return what an item of a list tells besides the words before the list, which others open with too."""
    if not said.sentence.parts:
        return said
    seam = said.sentence.parts[1].at
    places = [at for at, token in enumerate(said.tokens) if token.start >= seam]
    new = {at: place for place, at in enumerate(places)}
    tokens = (
        replace(said.tokens[at], head=new.get(said.tokens[at].head, place)) for place, at in enumerate(places)
    )
    return replace(
        said,
        tokens=tuple(tokens),
        figures=tuple(one for one in said.figures if one.start >= seam),
        dates=tuple(one for one in said.dates if one.start >= seam),
        attributions=(),
    )


def _facts(said: Statement) -> frozenset[str]:
    names = {token.lemma.lower() for token in core(said) if token.pos == "PROPN"}
    told = (figure for figure in said.figures if not is_whole(said, figure))
    figures = {f"{figure.kind} {figure.low} {figure.high} {figure.unit}" for figure in told}
    days = {f"{when.first} {when.last}" for when in said.dates if when.first}
    quoted = set(_QUOTED.findall(said.sentence.text))
    off = {f"{OFF}{noun}" for noun in called_off(said)}
    return frozenset(names | figures | days | quoted | off | set(denied(said)))


# What was said word for word is a fact of its own.
_QUOTED = re.compile(r"[“\"]([^”\"]{12,})[”\"]")


def _event(said: Statement) -> frozenset[str]:
    times = [
        _time(when)
        for when in said.dates
        if when.grain in _TIMES and (when.first or _WEEKDAY.search(when.text))
    ]
    if said.sentence.parts:  # one body decides many things, and many for one day
        own = _own(said)
        return frozenset((*_amounts(own), *_exact(own)))
    due = said.outlook and said.outlook.last and f"{DUE}{said.outlook.first} {said.outlook.last}"
    deeds = (*subjects(said), *_deeds(said))
    found = {f"{deed} {time}" for deed in deeds for time in times}
    found |= set(_fates(said)) | set(_amounts(said)) | set(_exact(said))
    return frozenset(found | {due} if due else found)


def _time(when: When) -> str:
    """Return the days that are meant, or the name of a weekday that nobody can place: mostly the same one."""
    found = _WEEKDAY.search(when.text)
    return found.group().lower() if found and not when.first else f"{when.first} {when.last}"


def _deeds(said: Statement) -> Iterator[str]:
    """Yield what was done to whom ("accuse lund"): two papers may give other subjects for it."""
    for token in said.tokens:
        verb = said.tokens[token.head]
        done = verb.tag in {"VBD", "VBN"} and verb.dep in {"ROOT", "conj", "ccomp"}
        if done and token.dep in {"dobj", "nsubjpass"} and token.pos in {"NOUN", "PROPN"}:
            yield f"{verb.lemma.lower()} {token.lemma.lower()}"


def _fates(said: Statement) -> Iterator[str]:
    """Yield what befell whom ("arrest mother"): told of one person, it is mostly one event in other words."""
    tokens = said.tokens
    for token in tokens:
        if token.dep not in {"dobj", "nsubjpass", "nsubj"} or token.tag not in {"NN", "NNP"}:
            continue
        verb = tokens[token.head]
        fate = _FATES.get(verb.lemma.lower(), "")
        suffers = token.dep != "nsubj" or verb.lemma in _SUFFERED
        if fate and suffers and verb.tag in {"VBD", "VBN"}:
            yield f"{FATE}{fate} {token.lemma.lower()}"


def _amounts(said: Statement) -> Iterator[str]:
    """Yield each sum of money, or large number, with the time it is given for: "money 2.1e8 USD 2025"."""
    years = [f"{when.first} {when.last}" for when in said.dates if when.first and when.grain in _PERIODS]
    for figure in said.figures:
        if figure.kind == "money" or (figure.kind == "count" and figure.low >= _LARGE):
            yield from (f"{FATE}{figure.low} {figure.unit} {year}" for year in years)


def _exact(said: Statement) -> Iterator[str]:
    """Yield each number that is counted to the last few ("9,610 votes"): two that agree tell of one thing."""
    for figure in said.figures:
        if figure.kind == "count" and figure.low >= _COUNTED and figure.low % 100:
            yield f"{EXACTLY}{figure.low}"


def hard(facts: frozenset[str]) -> frozenset[str]:
    """Return the figures and days among the facts, without the names."""
    return frozenset(fact for fact in facts if fact[0].isdigit()) | figures(facts)


def weighty(facts: frozenset[str]) -> frozenset[str]:
    """Return the figures that tell one thing from another: not "five countries"."""
    return frozenset(fact for fact in figures(facts) if not _is_small(fact))


def figures(facts: frozenset[str]) -> frozenset[str]:
    """Return the figures among the facts."""
    return frozenset(fact for fact in facts if fact.startswith(("count ", "money ", "share ", "measure ")))


def ties(facts: frozenset[str]) -> bool:
    """Whether two lines with these facts are likely to be on one thing.

    Two of anything, the year of an election and the age of a girl stand in lines on many things.
    """
    return any(is_day(fact) or (fact in figures(facts) and not _is_common(fact)) for fact in facts)


def is_day(fact: str) -> bool:
    """Whether the fact is a single day, as days are written: the first and the last of a time."""
    return fact[0].isdigit() and len(set(fact.split())) == 1


def _is_small(fact: str) -> bool:
    return fact.startswith("count ") and float(fact.split()[2]) < _LARGE_COUNT


def _is_common(fact: str) -> bool:
    age = fact.startswith("measure ") and fact.endswith(" year")
    return age or (fact.startswith("count ") and float(fact.split()[2]) < _FEW)

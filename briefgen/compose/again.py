"""Two points in, whether a page that has the one would say it twice with the other, out.

Merging asks whether two sentences state one fact, and keeps apart what it is not sure of. A page is read as a
whole: its reader calls it said twice when a line tells the deed of another line anew, or its one figure, and
adds next to nothing. What the guard tells apart (another figure, day, name, a denial) is never said twice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.merge.figures import agree, told_dates
from briefgen.merge.guard import CALLED_OFF, differ
from briefgen.merge.kin import LIGHT, Kin, kind
from briefgen.merge.polarity import plan_and_report
from briefgen.merge.quantities import values_of_one_thing
from briefgen.merge.told import core, told
from briefgen.salience import Index, similarity
from briefgen.understand.openings import unquoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from briefgen.model import Figure, Ranked, Statement, Token, When
    from briefgen.salience import Terms

# Set by reading the pairs of lines on pages of 24 folders of news and 12 invented ones: likeness in kinds of
# words, and how many figures, days and names make a line worth its place all the same.
_MOST_WORDS, _MUCH_NEW = 0.52, 3
_MANY_WORDS, _NEW = 0.45, 2
_VERY_MUCH_NEW = 4  # beside the same deed in nearly the same words
_ONE_DEED = 0.28  # likeness, where both tell one deed
_ONE_SUM = 0.20  # and where both give one sum for it
_LARGE = 100  # a smaller count is often that of two things
_ONE_DAY = 0.35  # and where both tell of one day, and the second of no other deed
_EXACT = 1000  # a sum above it that is told to the last unit is one payment, whoever tells it
_GAP = 4  # characters between a report of what somebody said and the quotation of it
_MOSTLY = 0.4  # of the tokens in quotation marks
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY = re.compile(rf"\b{_MONTH} (\d{{1,2}})\b|\b(\d{{1,2}}) {_MONTH}(?![a-z])", re.IGNORECASE)
_NOUNS = frozenset({"NOUN", "PROPN"})
_WAYS = frozenset({"clear", "pave"})  # the way for a thing: to approve it
_OBJECTS = frozenset({"dobj", "nsubjpass"})


@dataclass(frozen=True, slots=True)
class Tale:
    """What a point tells, in kinds of words: all of them weighed, its deeds, and the nouns of it."""

    said: Statement
    terms: Terms
    deeds: frozenset[str]
    nouns: frozenset[str]


def tales(entries: Sequence[Ranked]) -> Mapping[str, Tale]:
    """Return what each point tells, by the point's id."""
    kin = Kin(said for entry in entries for said in entry.point.evidence)
    words = {entry.point.id: kin.words(entry.point.lead) for entry in entries}
    index = Index.of(" ".join(told) for told in words.values())
    return {
        entry.point.id: Tale(
            entry.point.lead,
            index.terms(" ".join(words[entry.point.id])),
            frozenset(_deeds(entry.point.lead)),
            frozenset(_nouns(entry.point.lead)),
        )
        for entry in entries
    }


def said_again(first: Tale, second: Tale) -> bool:
    """Whether ``second``, on a page that has ``first``, says it twice."""
    like = similarity(first.terms, second.terms)
    if first.said.sentence.parts and second.said.sentence.parts:
        return False  # items of a list share the words before it, and say nothing twice
    exact = _one_exact_sum(first.said, second.said)
    if (like < _ONE_SUM and not exact) or _tells_day(first, second):
        return False
    deed = bool(first.deeds & second.deeds)
    reason = differ(first.said, second.said)
    if reason and not (deed and reason == CALLED_OFF):
        return False
    if values_of_one_thing(first.said, second.said):
        return False  # they are at odds, and the reader wants both
    if _counts_other(first.said, second.said) and not deed:
        return False
    new = len(_new(first, second))
    if new >= (_VERY_MUCH_NEW if deed and like >= _MOST_WORDS else _MUCH_NEW):
        return False
    if exact or _one_sum(first, second) or _backs(first.said, second.said):
        return True
    if plan_and_report(first.said, second.said, like):
        return False
    return (
        like >= _MOST_WORDS
        or (deed and (like >= _ONE_DEED or _one_result(first.said, second.said)))
        or (new < _NEW and (like >= _MANY_WORDS or (like >= _ONE_DAY and _one_day(first, second))))
    )


def _one_exact_sum(one: Statement, two: Statement) -> bool:
    """Whether both give one sum to the last unit: "$136,927.07", "7,012 euros"."""
    return bool(set(_exact_sums(one)) & set(_exact_sums(two)))


def _exact_sums(said: Statement) -> Iterator[tuple[float, str]]:
    for one in said.figures:
        if one.kind == "money" and one.low == one.high >= _EXACT and one.low % 10:
            yield one.low, one.unit


def _backs(one: Statement, two: Statement) -> bool:
    """Whether one of the two is a quotation that stands right behind the other, which reports it."""
    early, late = sorted((one, two), key=lambda said: said.sentence.span.start)
    before, behind = early.sentence.span, late.sentence.span
    if before.source != behind.source or not 0 <= behind.start - before.end <= _GAP:
        return False
    return _is_quotation(late) and not _is_quotation(early) and bool(_speakers(early) & _speakers(late))


def _is_quotation(said: Statement) -> bool:
    return sum(inside for _, inside in unquoted(said.tokens)) > _MOSTLY * len(said.tokens)


def _speakers(said: Statement) -> set[str]:
    return {one.speaker.split()[-1] for one in said.attributions if one.named and one.speaker[:1].isupper()}


def _one_day(first: Tale, second: Tale) -> bool:
    """Whether both name one day of a month, and the second tells no deed that the first does not."""
    shared = set(_days(first.said)) & set(_days(second.said))
    return bool(shared) and second.deeds <= first.deeds


def _days(said: Statement) -> Iterator[tuple[str, str]]:
    for when in said.dates:
        for found in _DAY.finditer(when.text):
            month, day = (found[1], found[2]) if found[1] else (found[4], found[3])
            yield month.lower(), day


def _tells_day(first: Tale, second: Tale) -> bool:
    """Whether the second tells for when something to come is, and the first does not tell it so exactly."""
    known = second.said.known_by
    ahead = second.said.outlook
    spans: list[tuple[date | None, date | None]] = [(ahead.first, ahead.last)] if ahead else []
    spans += [(one.first, one.last) for one in second.said.dates if known and one.first and one.first > known]
    told_days = [(one.first, one.last) for one in first.said.dates if one.first and one.last]
    return any(
        start and end and not any(start <= one and last <= end for one, last in told_days)
        for start, end in spans
    )


def _deeds(said: Statement) -> Iterable[str]:
    """Yield what is done to what, in kinds of words: "close line"."""
    tokens = said.tokens
    for at in told(said):
        token = tokens[at]
        if token.pos not in _NOUNS or token.dep not in _OBJECTS or not _is_main(tokens, token.head):
            continue
        verb = tokens[token.head].lemma.lower()
        if token.lemma.lower() == "way" and verb in _WAYS:
            yield from (f"approve {kind(tokens[one].lemma.lower())}" for one in _for(tokens, at))
        if verb not in LIGHT and token.lemma.lower() not in LIGHT:
            yield f"{kind(verb)} {kind(token.lemma.lower())}"


def _for(tokens: Sequence[Token], at: int) -> Iterable[int]:
    """Yield the places of what the way is cleared for."""
    heads = {at, tokens[at].head}
    preps = {n for n, one in enumerate(tokens) if one.head in heads and one.lemma == "for"}
    return (n for n, one in enumerate(tokens) if one.head in preps and one.dep == "pobj")


def _is_main(tokens: Sequence[Token], at: int) -> bool:
    """Whether the verb carries its sentence, or what somebody says in it."""
    return tokens[at].dep in {"ROOT", "ccomp"} or (
        tokens[at].dep == "conj" and tokens[tokens[at].head].dep == "ROOT"
    )


def _nouns(said: Statement) -> Iterable[str]:
    tokens = (said.tokens[at] for at in told(said))
    named = (token for token in tokens if token.pos in _NOUNS and token.entity not in {"DATE", "TIME"})
    words = (token.lemma.lower() for token in named)
    units = {one.of for one in said.figures}
    return (kind(word) for word in words if word not in LIGHT | units)


def _new(first: Tale, second: Tale) -> set[str]:
    """Return the figures, days and names of ``second`` that ``first`` does not have."""
    one, two = first.said, second.said
    figures = {figure.text for figure in _hard(two) if not _stands_in(figure, two, one)}
    days = {
        when.text
        for when in told_dates(two)
        if when.first and not any(_is_within(other, when) for other in one.dates)
    }
    words = {token.lemma.lower() for token in one.tokens}
    names = {token.lemma.lower() for token in core(two) if _begins_name(token)}
    timed = {token.lemma.lower() for token in two.tokens if token.entity in {"DATE", "TIME"}}
    return figures | days | (names - words - timed)


def _begins_name(token: Token) -> bool:
    """Whether a name begins with the word; "The Hague" begins with its article, "the State" not at all."""
    if token.pos != "PROPN" or not token.text[:1].isupper():
        return False
    return token.begins or not token.entity


def _one_result(first: Statement, second: Statement) -> bool:
    """Whether one deed comes to one sum or share: "lowered the rate to 3.25%", "cut it to 3.25 per cent"."""
    told = (figure for figure in _hard(second) if figure.kind in {"money", "share"})
    return any(_stands_in(figure, second, first) for figure in told)


def _counts_other(first: Statement, second: Statement) -> bool:
    """Whether both give figures, and the second none that the first has."""
    figures = _hard(second)
    return bool(figures and _hard(first)) and not any(_stands_in(one, second, first) for one in figures)


def _is_within(day: When, span: When) -> bool:
    if not (day.first and day.last and span.first and span.last):
        return False
    return span.first <= day.first and day.last <= span.last


def _hard(said: Statement) -> list[Figure]:
    return [figure for figure in said.figures if figure.kind != "ordinal"]


def _stands_in(figure: Figure, said: Statement, other: Statement) -> bool:
    return any(agree(said, figure, other, one) and figure.kind == one.kind for one in _hard(other))


def _one_sum(first: Tale, second: Tale) -> bool:
    """Whether both give the same sum or share for the same thing, and the second no other one."""
    if not first.nouns & second.nouns:
        return False
    figures = _hard(second.said)
    told_already = [figure for figure in figures if _stands_in(figure, second.said, first.said)]
    weighty = any(
        figure.kind in {"money", "share"} or (figure.kind == "count" and figure.low >= _LARGE)
        for figure in told_already
    )
    return weighty and len(told_already) == len(figures)

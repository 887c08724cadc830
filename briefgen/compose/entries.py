"""Labels with their values in, the few of them that stand among the key facts out, and in what words.

"[Ministry of Agriculture, 3 October 2026:] Animals culled: 4,215", "Job vacancies [Q2 2026:] 48,200 [Q3
2026:] 41,700". The words are those of the list or table; what stands above it, who gives it and of when it is
stand in brackets. A value that a sentence tells too is told by the sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from briefgen.merge.disputes import asks_for
from briefgen.merge.entries import rough
from briefgen.merge.tolls import toll
from briefgen.model import Cut, Piece, Reason
from briefgen.rank.folder import OFF_TOPIC, OPINION
from briefgen.read.values import DATE
from briefgen.salience.terms import content
from briefgen.salience.words import tokens
from briefgen.understand.entries import amounts, between, label_key, note_of, unclear

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from briefgen.model import Corpus, Ranked, Section, Source, Span, Statement

_SPACE = re.compile(r"\s+")
_MOST_WORDS = 34  # a line with its brackets
# Of a page's seven facts, three may be values of lists; where sentences leave room, as many more as there is.
MOST, MOST_OF_ALL, MOST_OF_SOURCE = 3, 4, 2
_FIRST = 2  # sentences go first
# What a value of a list is worth beside sentences, whose figures, names and days are counted one by one.
_VALUE = 2.4
_SUM, _LARGE = 0.3, 1e6
_HIGH = 0.8  # lists give first what matters most
_CENTRAL = "central to the sources"  # by so few words less sure than of a sentence
_KEPT = frozenset(
    {_CENTRAL, "independent origins agree", "sources differ", "on the topic", "in the headlines",
     "told by other sources too", "fresh", "asked for", "among the key messages"}
)  # fmt: skip
_EXACT = 1000  # a count from here on is hardly that of something else, if it is not round
_MORE = re.compile(r"\b(?:more|further|another|other|additional|new|each|every|per)\b", re.IGNORECASE)
_TOTAL = re.compile(r"\W*(?:total|overall|all)\b", re.IGNORECASE)
TOLD = "a sentence that can be printed gives the value"
DENIED = "a sentence gives another value"


def wording(said: Statement, source: Source) -> tuple[Piece, ...]:
    """Return the pieces of the line for an entry: its words in their order, and what stands in brackets."""
    sentence, entry = said.sentence, said.sentence.entry
    if entry is None:
        raise ValueError(f"no label and value: {sentence.text!r}")
    note = note_of(sentence, source)
    opened = (Piece(f"[{note}:] "),) if note else ()
    if not entry.row:
        start, end = entry.label[0], entry.values[-1][1]
        return (*opened, Piece(_SPACE.sub(" ", sentence.text[start:end]), start))
    pieces = [*opened, _cut(sentence.text, entry.label)]
    for value, head in zip(entry.values, between(sentence, source), strict=True):
        pieces += [Piece(f" [{head}:] "), _cut(sentence.text, value)]
    return tuple(pieces)


def _cut(text: str, stretch: tuple[int, int]) -> Piece:
    return Piece(_SPACE.sub(" ", text[slice(*stretch)]), stretch[0])


def value_of(said: Statement) -> str:
    """Return the words of the value of an entry."""
    entry = said.sentence.entry
    return _SPACE.sub(" ", said.sentence.text[slice(*entry.values[0])]) if entry else ""


def refusal(said: Statement, corpus: Corpus, title: str, as_of: date) -> str:
    """Return why an entry can not stand on a page with this title, or an empty string."""
    source, entry = corpus.source(said.sentence.span.source), said.sentence.entry
    reason = unclear(said.sentence, source, title)
    if reason or entry is None:
        return reason
    told = (note_of(said.sentence, source), *between(said.sentence, source))
    if any(mark in words for words in told for mark in "[]"):
        return "what stands above it holds brackets"
    text = "".join(piece.text for piece in wording(said, source))
    if len(text.split()) > _MOST_WORDS:
        return f"more than {_MOST_WORDS} words with what stands above it"
    values = [said.sentence.text[slice(*value)] for value in entry.values]
    if any(DATE.fullmatch(value) and value in words for value in values for words in told):
        return "what stands above it gives the value"
    days = [(when.first, when.last) for when in said.dates if when.last]
    known = source.published
    if any(last < as_of and (known is None or known < first) for first, last in days if first and last):
        return "its day has come since, and the sources do not report the outcome"
    return ""


def weighed(entry: Ranked, title: str, place: int = 0) -> Ranked | None:
    """Return the point of an entry with a score that can be held against those of sentences.

    None where its source is an opinion, or on another topic and its own words do not name that of the page.
    """
    kept = [reason for reason in entry.reasons if reason.name in _KEPT]
    reasons = [replace(one, points=round(one.points / 4, 4)) if one.name == _CENTRAL else one for one in kept]
    if any(reason.name == OPINION for reason in entry.reasons):
        return None
    if any(reason.name == OFF_TOPIC for reason in entry.reasons):
        sentence = entry.point.lead.sentence
        own = f"{sentence.text} {sentence.heading} {sentence.entry.over if sentence.entry else ''}"
        if not set(content(own)) & set(content(title)):
            return None
    reasons.append(Reason("a value of a list", _VALUE))
    sums = [
        low
        for low, _, unit in amounts(entry.point.lead.sentence)
        if len(unit) == len("EUR") and unit.isupper()
    ]
    if any(one >= _LARGE for one in sums):
        reasons.append(Reason("a large sum of money", _SUM))
    reasons.append(Reason("high in its list", round(_HIGH**place, 4)))
    return replace(entry, score=round(sum(one.points for one in reasons), 4), reasons=tuple(reasons))


def parted(  # noqa: PLR0913, PLR0917 - what composing knows of a point
    usable: Sequence[Ranked],
    cut: Sequence[Cut],
    ranked: Iterable[Ranked],
    corpus: Corpus,
    title: str,
    as_of: date,
) -> tuple[list[Ranked], list[Ranked], list[Cut]]:
    """Return the usable sentences, the entries that can stand beside them, and the cuts, with the reasons.

    An entry is ``cut`` as no sentence; those that more can be said of have another reason, or are none.
    """
    sentences = [entry for entry in usable if entry.point.lead.sentence.entry is None]
    said = [one for entry in ranked for one in entry.point.evidence]
    spoken = [one for entry in sentences for one in entry.point.evidence if one.sentence.entry is None]
    places = _places(said)
    listed: list[Ranked] = []
    others: list[Cut] = []
    for one in cut:
        lead = one.ranked.point.lead
        reason = one.reason
        if lead.sentence.entry and not one.ranked.point.superseded_by:
            value = weighed(one.ranked, title, places[lead.sentence.span])
            reason = refusal(lead, corpus, title, as_of) or _told(one.ranked, spoken, said)
            reason = reason or ("" if value else OFF_TOPIC)
            listed += [value] if value and not reason else []
        others += [Cut(one.ranked, reason)] if reason else []
    return sentences, listed, others


def _places(said: Iterable[Statement]) -> dict[Span, int]:
    """Return at which place of its list or table each entry stands, from 0; a total goes before."""
    spans = sorted(
        (one.sentence for one in said if one.sentence.entry),
        key=lambda one: (one.span.source, one.span.start),
    )
    found: dict[Span, int] = {}
    for _, group in groupby(
        spans, key=lambda one: (one.span.source, one.heading, one.entry and one.entry.over)
    ):
        found |= {one.span: -1 if _TOTAL.match(one.text) else place for place, one in enumerate(group)}
    return found


def _told(entry: Ranked, spoken: Iterable[Statement], said: Iterable[Statement]) -> str:
    """Return that a sentence tells the value already, or gives another one; empty where none does."""
    if any(tells(line, entry.point.lead) for line in spoken):
        return TOLD
    return DENIED if any(_denies(other, entry) for other in said) else ""


def chosen(entries: Sequence[Ranked], free: int) -> list[Ranked]:
    """Return the few entries for a page, best first; ``free`` is its room for facts beside the sentences."""
    best: list[Ranked] = []
    alone = len({one.point.lead.sentence.span.source for one in entries}) == 1
    most = MOST if alone else MOST_OF_SOURCE
    sources: Counter[str] = Counter()
    for one in sorted(entries, key=lambda ranked: (-ranked.score, ranked.rank)):
        sentence = one.point.lead.sentence
        room = len(best) < max(MOST, min(MOST_OF_ALL, free)) and sources[sentence.span.source] < most
        if room and not any(_again(one.point.lead, other.point.lead) for other in best):
            best.append(one)
            sources[sentence.span.source] += 1
    return best


def _again(one: Statement, two: Statement) -> bool:
    """Whether two entries are of one thing, or give one value in other words."""
    mine, yours = label_key(one.sentence), label_key(two.sentence)
    ours, theirs = ({value[:2] for value in amounts(said.sentence)} for said in (one, two))
    return mine == yours or (bool(mine & yours) and bool(ours & theirs))


def with_entries(
    points: Mapping[Section, Sequence[Ranked]], listed: Sequence[Ranked], most: int
) -> dict[Section, Sequence[Ranked]]:
    """Return the points of each section with the few entries that tell the most among the facts."""
    facts = points["key_facts"]
    return {**points, "key_facts": among(facts, chosen(listed, most - len(facts)))}


def among(facts: Sequence[Ranked], entries: Sequence[Ranked]) -> list[Ranked]:
    """Return the facts with the entries at the places that their scores give them, behind the first ones."""
    found = list(facts)
    for entry in entries:
        place = next(
            (at for at, fact in enumerate(found) if at >= _FIRST and fact.score < entry.score), len(found)
        )
        found.insert(place, entry)
    return found


def tells(line: Statement, said: Statement) -> bool:
    """Whether a sentence gives a value of the entry: the same number, of the same thing as words tell."""
    shared = bool(label_key(said.sentence) & set(tokens(line.sentence.text)))
    for low, high, unit in amounts(said.sentence):
        if unit == "day":
            same = any(when.first and when.first.toordinal() == low for when in line.dates)
            exact = False
        else:
            sizes = abs(low), abs(high)  # "fell by 31 per cent" tells of -31%
            same = any((figure.low, figure.high) == sizes for figure in line.figures)
            own = line.sentence.span.source == said.sentence.span.source
            exact = low >= _EXACT and (own or low % _EXACT != 0 or (low >= _LARGE and unit.isupper()))
            exact = exact or (own and low % 1 != 0)
        if same and (shared or exact):
            return True
    return False


def _denies(other: Statement, entry: Ranked) -> bool:
    """Whether a sentence gives another value of the thing, which the line would not show."""
    said = entry.point.lead
    if (
        other.sentence.entry
        or other.outlook
        or asks_for(other)
        or rough(other)
        or _MORE.search(other.sentence.text)
    ):
        return False
    label = label_key(said.sentence)
    dead = toll(other) if label & {"death", "fatality", "dead", "kill"} else None
    named = label <= set(tokens(other.sentence.text))
    if dead is None and not named:
        return False
    known = {value for one in (said, *entry.point.disputed) for value in amounts(one.sentence)}
    figures = [dead] if dead else [one for one in other.figures if one.kind != "ordinal"]
    return all(not any(one.low <= low <= one.high for low, _, _ in known) for one in figures if one) and bool(
        figures
    )


def pieces_of_disputes(entry: Ranked, names: Sequence[str]) -> Iterator[Piece]:
    """Yield a bracket for each other value, with who gives it."""
    for other, name in zip(entry.point.disputed, names, strict=True):
        yield Piece(f" [{value_of(other)} according to {name}]")

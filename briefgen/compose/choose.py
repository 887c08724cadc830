"""Ranked points in, a varied choice out: what is said already counts for less, and then for nothing.

Variety is measured against everything that is on the page: the share of a sentence's informative words
(rare ones weigh more) that other lines hold already.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefgen.compose.again import denied, opens_same, said_again, tales, tells_more
from briefgen.compose.retold import ALIKE, means_same, retells
from briefgen.merge import core_text
from briefgen.merge.called_off import called_off
from briefgen.merge.quantities import is_whole
from briefgen.merge.told import core, subjects
from briefgen.salience import Index, similarity

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

    from briefgen.compose.again import Tale
    from briefgen.compose.retold import Meaning
    from briefgen.model import Ranked, Span, Statement, When
    from briefgen.salience import Terms

# Above this share of words already on the page, a sentence is a repetition (read off finished pages).
REPEATED = 0.72
# The same where it has no name, figure or date at all.
_NOTHING_NEW = 0.45
# Likeness to a line that has all its figures and days. Of 14 sentences of eight folders whose facts were on
# the page, the 6 that said a line again had .20 to .41 to one line with them; the others had them of several.
_ONE_SUM, _ONE_DAY, _ONE_DAY_NOUNS = 0.15, 0.30, 2
# A name, figure or date that the page lacks is worth a line, though all its other words are there.
_SOMETHING_NEW = 0.60
# Where all its figures are new it says another thing of the topic, whose words every line has.
_OTHER_FIGURES = 0.6
# One subject at one time: the same event, told in other words.
_SAME_EVENT = 0.25
_FATE_ALIKE = 0.10
_DUE = "due "  # marks an event by its time alone: two plans for one month may be one, or two
_OFF = "off "  # marks what is called off or put off: that is never what another line says
_MUCH_NEW = 3  # names, figures or days that make the same event worth a second line
_FATE = "fate "  # marks an event by what befell whom, or by a sum and its year
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
_EXACTLY = "exactly "  # marks an event by a number that is counted to the last few
_SUFFERED = {"die", "perish", "resign"}
_PERIODS = {"year", "fiscal year", "half", "quarter"}
_LARGE = 1e6
_LARGE_COUNT = 100  # of a smaller number another line may tell in other words
_COUNTED = 1000  # below, two things often have the same number
_TIMES = {"day", "week", "month", "quarter", "season"}
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_SAME = 0.50  # likeness to a single line at which merging would have put the two together
# Points of score that a full repetition costs. It grows with the square: that a sentence shares the
# topic's words with the page is no fault, that it shares most of its words is.
_PENALTY = 5.0
# And what each item of a list costs behind another one: four of seven facts were once those of one council.
_ONE_LIST = 0.6


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
    off = {f"{_OFF}{noun}" for noun in called_off(said)}
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
    due = said.outlook and said.outlook.last and f"{_DUE}{said.outlook.first} {said.outlook.last}"
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
            yield f"{_FATE}{fate} {token.lemma.lower()}"


def _amounts(said: Statement) -> Iterator[str]:
    """Yield each sum of money, or large number, with the time it is given for: "money 2.1e8 USD 2025"."""
    years = [f"{when.first} {when.last}" for when in said.dates if when.first and when.grain in _PERIODS]
    for figure in said.figures:
        if figure.kind == "money" or (figure.kind == "count" and figure.low >= _LARGE):
            yield from (f"{_FATE}{figure.low} {figure.unit} {year}" for year in years)


def _exact(said: Statement) -> Iterator[str]:
    """Yield each number that is counted to the last few ("9,610 votes"): two that agree tell of one thing."""
    for figure in said.figures:
        if figure.kind == "count" and figure.low >= _COUNTED and figure.low % 100:
            yield f"{_EXACTLY}{figure.low}"


class Chosen:
    """What stands on the page so far, and how much of a further point it says already."""

    def __init__(self, known: Mapping[str, Content], near: Meaning | None = None) -> None:
        """``known`` gives the content of every point, by its id, ``near`` how near two are in meaning."""
        self._known, self._near = known, near
        self._tales: list[Tale] = []
        self._lines: list[Terms] = []
        self._words: set[str] = set()
        self._facts: set[str] = set()
        self._each: list[Content] = []
        self._events: set[str] = set()
        # A point is asked about after each that is chosen: with how many it was compared, what came of it.
        self._listed: Counter[Span] = Counter()  # how many items of each list are chosen
        self._likeness: dict[str, tuple[int, float]] = {}
        self._again: dict[str, tuple[int, bool]] = {}

    def add(self, ranked: Ranked) -> None:
        """Count the point as printed."""
        content = self._known[ranked.point.id]
        self._tales.append(content.tale)
        self._lines.append(content.terms)
        self._words.update(content.terms.weights)
        self._facts.update(content.facts)
        self._each.append(content)
        self._events.update(content.event)
        if lead := ranked.point.lead.sentence.lead:
            self._listed[lead] += 1

    def cost(self, ranked: Ranked, repetition: float) -> float:
        """Return what it costs to print the point: for what it repeats, and as one more item of a list."""
        lead = ranked.point.lead.sentence.lead
        return _PENALTY * repetition**2 + (_ONE_LIST * self._listed[lead] if lead else 0.0)

    def likeness(self, ranked: Ranked) -> float:
        """Return how alike the point is to the most similar of the chosen ones, 0 to 1."""
        terms = self._known[ranked.point.id].terms
        so_far, most = self._likeness.get(ranked.point.id, (0, 0.0))
        most = max([most, *(similarity(terms, line) for line in self._lines[so_far:])])
        self._likeness[ranked.point.id] = len(self._lines), most
        return most

    def _says_again(self, ranked: Ranked) -> bool:
        """Whether a chosen point says it in other words."""
        tale = self._known[ranked.point.id].tale
        so_far, again = self._again.get(ranked.point.id, (0, False))
        again = again or any(said_again(other, tale) for other in self._tales[so_far:])
        self._again[ranked.point.id] = len(self._tales), again
        return again

    def opens_again(self, ranked: Ranked) -> bool:
        """Whether it opens its source with an event with which a chosen point opens another one."""
        tale = self._known[ranked.point.id].tale
        return any(opens_same(other, tale) for other in self._tales)

    def tells_more(self, fuller: str, first: str) -> bool:
        """Whether the point of the one id opens its source with the event of the other, and tells more."""
        return tells_more(self._known[fuller].tale, self._known[first].tale)

    def _retells(self, content: Content, covered: float) -> bool:
        """Whether another source has mostly told it, with no new fate or day and one new figure at most."""
        new = content.facts - self._facts
        fates = {event.split()[1] for event in content.event if event.startswith(_FATE)}
        told = {event.split()[1] for event in self._events if event.startswith(_FATE)}
        if fates - told or any(map(_is_day, new)) or len(_hard(new)) > 1:
            return False
        near = None if _hard(new) else self._near
        return any(
            retells(
                tale,
                content.tale,
                alike=similarity(content.terms, line),
                covered=covered,
                in_one=_held(content.terms, line.weights),
            )
            or (near and means_same(tale, content.tale, near, alike=similarity(content.terms, line)))
            for tale, line in zip(self._tales, self._lines, strict=True)
        )

    def _counts_again(self, content: Content) -> bool:
        """Whether a chosen point counts the same to the last one ("1,164 persons"), and little is new."""
        return any(
            any(event.startswith(_EXACTLY) for event in content.event & other.event)
            and content.tale.nouns & other.tale.nouns
            and len(content.facts - other.facts) <= _MUCH_NEW
            for other in self._each
        )

    def tells_of(self, ranked: Ranked) -> bool:
        """Whether a chosen point tells of the same event."""
        return bool(self._known[ranked.point.id].event & self._events)

    def repetition(self, ranked: Ranked) -> float:
        """Return the share of the point that the chosen ones say already, 0 to 1."""
        content = self._known[ranked.point.id]
        terms = content.terms
        likeness = self.likeness(ranked)
        covered = _held(terms, self._words)
        if any(fact.startswith(_OFF) for fact in content.facts - self._facts):
            return min(covered, _SOMETHING_NEW)
        if self._says_again(ranked) or self._counts_again(content):
            return 1.0
        if (self._near or likeness >= ALIKE) and self._retells(content, covered):
            return 1.0
        if content.facts <= self._facts:
            least = REPEATED if content.facts else _NOTHING_NEW
            told = likeness >= _SAME or covered >= least or self._in_one_line(content)
            return 1.0 if told else covered
        weighty = _weighty(content.facts)
        if weighty and not weighty & self._facts and likeness < _SAME:
            return max(likeness, _OTHER_FIGURES * covered)
        if self._tells_fate(content):
            return 1.0
        shared = content.event & self._events
        same = any(not event.startswith(_DUE) for event in shared)
        little = len(content.facts - self._facts) < _MUCH_NEW
        if likeness >= _SAME or (likeness >= _SAME_EVENT and shared and (same or little)):
            return 1.0
        return min(max(likeness, covered), _SOMETHING_NEW)

    def _tells_fate(self, content: Content) -> bool:
        """Whether a chosen line tells what befell the same person, and is a little like it (no namesake)."""
        fates = {event for event in content.event if event.startswith(_FATE)}
        return any(
            fates & other.event and similarity(content.terms, other.terms) >= _FATE_ALIKE
            for other in self._each
        )

    def _in_one_line(self, content: Content) -> bool:
        """Whether all its figures and days stand in one chosen line that speaks of the same."""
        hard = _hard(content.facts)
        return bool(hard) and any(
            hard <= other.facts and _on_one_thing(content, other) for other in self._each
        )


def _held(terms: Terms, words: Container[str]) -> float:
    """Return the share of the words, by weight, that is among ``words``."""
    said = sum(weight for word, weight in terms.weights.items() if word in words)
    return said / terms.total if terms.total else 1.0


def _on_one_thing(one: Content, other: Content) -> bool:
    """Whether two lines with the same figures and days speak of the same; a day is that of many things."""
    like = similarity(one.terms, other.terms)
    if _figures(one.facts):
        return like >= _ONE_SUM
    return like >= _ONE_DAY or len(one.tale.nouns & other.tale.nouns) >= _ONE_DAY_NOUNS


def _is_day(fact: str) -> bool:
    """Whether the fact is a single day, as days are written: the first and the last of a time."""
    return fact[0].isdigit() and len(set(fact.split())) == 1


def _hard(facts: frozenset[str]) -> frozenset[str]:
    """Return the figures and days among the facts, without the names."""
    return frozenset(fact for fact in facts if fact[0].isdigit()) | _figures(facts)


def _weighty(facts: frozenset[str]) -> frozenset[str]:
    """Return the figures that tell one thing from another: not "five countries"."""
    return frozenset(
        fact
        for fact in _figures(facts)
        if not fact.startswith("count ") or float(fact.split()[2]) >= _LARGE_COUNT
    )


def _figures(facts: frozenset[str]) -> frozenset[str]:
    return frozenset(fact for fact in facts if fact.startswith(("count ", "money ", "share ", "measure ")))


def pick(
    candidates: Iterable[Ranked],
    chosen: Chosen,
    most: int,
    value: Callable[[Ranked], float],
    alike: float = 1.0,
) -> tuple[list[Ranked], list[Ranked]]:
    """Return up to ``most`` varied points, best first, and those passed over as repetitions.

    A point that is ``alike`` to a chosen one, or tells of the same event, is left for another section.
    """
    left: Sequence[Ranked] = list(candidates)
    values = {id(ranked): value(ranked) for ranked in left}
    taken: list[Ranked] = []
    repeated: list[Ranked] = []
    while left and len(taken) < most:
        worth = {id(ranked): chosen.repetition(ranked) for ranked in left}
        repeated += [ranked for ranked in left if worth[id(ranked)] >= REPEATED]
        left = [ranked for ranked in left if worth[id(ranked)] < REPEATED]
        if alike < 1.0:
            left = [one for one in left if chosen.likeness(one) < alike and not chosen.tells_of(one)]
        if not left:
            break
        best = max(left, key=lambda one: (values[id(one)] - chosen.cost(one, worth[id(one)]), -one.rank))
        taken.append(best)
        chosen.add(best)
        left = [ranked for ranked in left if ranked is not best]
    return taken, repeated

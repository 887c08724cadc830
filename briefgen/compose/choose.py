"""Ranked points in, a varied choice out: what is said already counts for less, and then for nothing.

Variety is measured against everything that is on the page: the share of a sentence's informative words
(rare ones weigh more) that other lines hold already.
"""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from briefgen.compose.again import opens_same, said_again, tells_more
from briefgen.compose.content import (
    DUE,
    EXACTLY,
    FATE,
    OFF,
    Content,
    contents,
    figures,
    hard,
    is_day,
    ties,
    weighty,
)
from briefgen.compose.retold import ALIKE, means_same, retells
from briefgen.salience import similarity

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Mapping, Sequence

    from briefgen.compose.retold import Meaning
    from briefgen.model import Ranked, Span
    from briefgen.salience import Terms

__all__ = ["REPEATED", "Chosen", "Content", "contents", "pick"]

# Above this share of words already on the page, a sentence is a repetition (read off finished pages).
REPEATED = 0.72
# The same where it has no name, figure or date at all.
_NOTHING_NEW = 0.45
# Likeness to a line that has all its figures and days. Of 14 sentences of eight folders whose facts were on
# the page, the 6 that said a line again had .20 to .41 to one line with them; the others had them of several.
_ONE_SUM, _ONE_DAY, _ONE_DAY_NOUNS = 0.15, 0.30, 2
# How much of a sentence one line must hold, by weight, where the page as a whole holds its words: with names
# or figures, and without any. Of 24 such sentences on the pages of 140 folders of news, which words of many
# lines covered, 12 told what no line told; with these bounds 5 of 13.
_IN_ONE, _BARE_IN_ONE = 0.40, 0.30
_ALL_BUT_TOLD = 0.70  # what many lines cover between them, and none tells
# A name, figure or date that the page lacks is worth a line, though all its other words are there.
_SOMETHING_NEW = 0.60
# Where all its figures are new it says another thing of the topic, whose words every line has.
_OTHER_FIGURES = 0.6
# One subject at one time: the same event, told in other words.
_SAME_EVENT = 0.25
_FATE_ALIKE = 0.10
_MUCH_NEW = 3  # names, figures or days that make the same event worth a second line
_SAME = 0.50  # likeness to a single line at which merging would have put the two together
# Points of score that a full repetition costs. It grows with the square: that a sentence shares the
# topic's words with the page is no fault, that it shares most of its words is.
_PENALTY = 5.0
# And what each item of a list costs behind another one: four of seven facts were once those of one council.
_ONE_LIST = 0.6


class Chosen:
    """What stands on the page so far, and how much of a further point it says already."""

    def __init__(self, known: Mapping[str, Content], near: Meaning | None = None) -> None:
        """``known`` gives the content of every point, by its id, ``near`` how near two are in meaning."""
        self._known, self._near = known, near
        self._lines: dict[str, Content] = {}
        self._words: set[str] = set()
        self._facts: set[str] = set()
        self._events: set[str] = set()
        # A point is asked about after each that is chosen: with how many it was compared, what came of it.
        self._listed: Counter[Span] = Counter()  # how many items of each list are chosen
        self._likeness: dict[str, tuple[int, float]] = {}
        self._again: dict[str, tuple[int, bool]] = {}

    def add(self, ranked: Ranked) -> None:
        """Count the point as printed."""
        content = self._known[ranked.point.id]
        self._lines[ranked.point.id] = content
        self._words.update(content.terms.weights)
        self._facts.update(content.facts)
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
        later = islice(self._lines.values(), so_far, None)
        most = max([most, *(similarity(terms, line.terms) for line in later)])
        self._likeness[ranked.point.id] = len(self._lines), most
        return most

    def _says_again(self, ranked: Ranked) -> bool:
        """Whether a chosen point says it in other words."""
        tale = self._known[ranked.point.id].tale
        so_far, again = self._again.get(ranked.point.id, (0, False))
        later = islice(self._lines.values(), so_far, None)
        again = again or any(said_again(line.tale, tale) for line in later)
        self._again[ranked.point.id] = len(self._lines), again
        return again

    def opens_again(self, ranked: Ranked) -> bool:
        """Whether it opens its source with an event with which a chosen point opens another one."""
        tale = self._known[ranked.point.id].tale
        return any(opens_same(line.tale, tale) for line in self._lines.values())

    def tells_more(self, fuller: str, first: str) -> bool:
        """Whether the point of the one id opens its source with the event of the other, and tells more."""
        return tells_more(self._known[fuller].tale, self._known[first].tale)

    def tells_of(self, ranked: Ranked) -> bool:
        """Whether a chosen point tells of the same event."""
        return bool(self._known[ranked.point.id].event & self._events)

    def repetition(self, ranked: Ranked) -> float:
        """Return the share of the point that the chosen ones say already, 0 to 1."""
        content = self._known[ranked.point.id]
        likeness, covered = self.likeness(ranked), _held(content.terms, self._words)
        if any(fact.startswith(OFF) for fact in content.facts - self._facts):
            return min(covered, _SOMETHING_NEW)
        if self._says_again(ranked) or self._any(_counts_again, content):
            return 1.0
        if (self._near or likeness >= ALIKE) and self._retellers(content, covered):
            return 1.0
        if content.facts <= self._facts:
            told = likeness >= _SAME or self._any(_has_its_figures, content) or self._covers(content, covered)
            return 1.0 if told else min(covered, _ALL_BUT_TOLD)
        heavy = weighty(content.facts)
        if heavy and not heavy & self._facts and likeness < _SAME:
            return max(likeness, _OTHER_FIGURES * covered)
        if self._any(_tells_fate, content):
            return 1.0
        shared = content.event & self._events
        same = any(not event.startswith(DUE) for event in shared)
        little = len(content.facts - self._facts) < _MUCH_NEW
        if likeness >= _SAME or (likeness >= _SAME_EVENT and shared and (same or little)):
            return 1.0
        return min(max(likeness, covered), _SOMETHING_NEW)

    def sayers(self, ranked: Ranked) -> tuple[str, ...]:
        """Return the ids of the chosen points that say a repeated one each: the most alike, if none does."""
        content = self._known[ranked.point.id]
        alone = {one for one, line in self._lines.items() if _is_told_by(line, content)}
        alone |= set(self._retellers(content, _held(content.terms, self._words)))
        if alone:
            return tuple(one for one in self._lines if one in alone)
        return (max(self._lines, key=lambda one: similarity(content.terms, self._lines[one].terms)),)

    def _any(self, tells: Callable[[Content, Content], bool], content: Content) -> bool:
        return any(tells(line, content) for line in self._lines.values())

    def _covers(self, content: Content, covered: float) -> bool:
        """Whether the page holds most of its words, and one line enough of them to have told it."""
        least, in_one = (REPEATED, _IN_ONE) if content.facts else (_NOTHING_NEW, _BARE_IN_ONE)
        return covered >= least and any(
            _held(content.terms, line.terms.weights) >= in_one for line in self._lines.values()
        )

    def _retellers(self, content: Content, covered: float) -> list[str]:
        """Return the points of another source that mostly tell it.

        There are none where it has a new fate or day, or more than one new figure.
        """
        new = content.facts - self._facts
        fates = {event.split()[1] for event in content.event if event.startswith(FATE)}
        told = {event.split()[1] for event in self._events if event.startswith(FATE)}
        if fates - told or any(map(is_day, new)) or len(hard(new)) > 1:
            return []
        near = None if hard(new) else self._near
        return [one for one, line in self._lines.items() if _retold_by(line, content, covered, near)]


def _retold_by(line: Content, content: Content, covered: float, near: Meaning | None) -> bool:
    alike, in_one = similarity(content.terms, line.terms), _held(content.terms, line.terms.weights)
    return retells(line.tale, content.tale, alike=alike, covered=covered, in_one=in_one) or bool(
        near and means_same(line.tale, content.tale, near, alike=alike)
    )


def _is_told_by(line: Content, content: Content) -> bool:
    """Whether the line alone says it again, by whatever sign."""
    return (
        said_again(line.tale, content.tale)
        or similarity(content.terms, line.terms) >= _SAME
        or any(tells(line, content) for tells in (_counts_again, _has_its_figures, _tells_fate))
        or bool(content.event & line.event)
    )


def _counts_again(line: Content, content: Content) -> bool:
    """Whether the line counts the same to the last one ("1,164 persons"), and little is new."""
    exact = any(event.startswith(EXACTLY) for event in content.event & line.event)
    shared = content.tale.nouns & line.tale.nouns
    return exact and bool(shared) and len(content.facts - line.facts) <= _MUCH_NEW


def _tells_fate(line: Content, content: Content) -> bool:
    """Whether the line tells what befell the same person, and is a little like it (no namesake)."""
    fates = {event for event in content.event if event.startswith(FATE)}
    return bool(fates & line.event) and similarity(content.terms, line.terms) >= _FATE_ALIKE


def _has_its_figures(line: Content, content: Content) -> bool:
    """Whether all its figures and days stand in the line, which speaks of the same."""
    told = hard(content.facts)
    if not told or not told <= line.facts:
        return False
    like = similarity(content.terms, line.terms)
    if not ties(told):
        return like >= _ONE_DAY
    if figures(told):
        return like >= _ONE_SUM
    # A day is that of many things.
    return like >= _ONE_DAY or len(content.tale.nouns & line.tale.nouns) >= _ONE_DAY_NOUNS


def _held(terms: Terms, words: Container[str]) -> float:
    """Return the share of the words, by weight, that is among ``words``."""
    said = sum(weight for word, weight in terms.weights.items() if word in words)
    return said / terms.total if terms.total else 1.0


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

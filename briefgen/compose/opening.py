"""A folder's points and sources in; out, what the folder says for each point as the first line of a page.

What several sources put at their top is what has happened, even if it is only planned: "The government will
close the line in May". Of two deeds about one thing the newer is the news, and a page that describes a
subject tells none. A desk officer opens with the deed, not with who welcomes it.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from briefgen.compose.answers import answering, contests, only_meets, stands
from briefgen.compose.deeds import decided, decides_it, is_deed, is_under_way, proclaims, proposes, vows
from briefgen.compose.meetings import is_routine
from briefgen.compose.summary import bottom_line, describes, is_quotation, reacts, reason_why
from briefgen.merge.kin import Kin, kind
from briefgen.rank.decisions import decides, is_record
from briefgen.salience.terms import content
from briefgen.understand.grammar import root

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import date

    from briefgen.model import Corpus, Ranked, Source, Span, Statement

# Set on six invented folders of three or four sources and checked on others; see docs/quality.md.
_LEDES, _ANNOUNCED, _OLDER, _REFERENCE, _REACTS = 8.0, 3.0, -6.0, -5.0, -6.0
# Set on eight other folders, in which half the sources answer the news; see there.
_ANSWERS, _SPOKEN, _STANDS, _MEETS, _CONTESTS, _RECORDED = -4.0, -6.0, -4.0, -5.0, -6.0, 5.0
_MORE = -3.0  # "Four more bridges were closed": of which the first were, stands before it
_FURTHER = re.compile(r"(?:(?:[\w-]+ )?(?:more|other|further)|Another|A (?:second|third|further)) (?!than\b)")
_STEP = 0.5  # the second item of a list behind the first one
_RECENT = timedelta(days=30)  # what is contested later than that is old, and the contest the news
_LEDE = 60  # words of a source's beginning, its title beside them
_TOP = 1  # the place of the last sentence that counts as the top of a source
_ABOUT = 0.25  # of its words, at the tops of the other sources in their mean
_MANY = 5  # points; a single source that holds fewer has no other plan for the outlook
_TOUCHES = 0.12  # of its words: an item of minutes that another source opens on, and no other item
_SHARED = 2  # words that two deeds about one thing have in common
_SOON = timedelta(days=2)  # news of one event is told over a day or two
_FIRM = frozenset({"firm", "plan"})
_KEY = "among the key messages"
_ENOUGH = 6  # words; a short sentence is not near to every lede because it has two words of it


class Openings:
    """What each point is worth as the first line, by all that the folder holds."""

    def __init__(self, entries: Sequence[Ranked], corpus: Corpus) -> None:
        """Learn the tops of the sources, which of them describe, and which deeds are about what."""
        told = [said for entry in entries for said in entry.point.evidence]
        self._told = entries
        self._kin = Kin(told)
        self._corpus = corpus
        self._today = max((one.published for one in corpus.sources if one.published), default=None)
        self._ledes = {source.id: _lede(source) for source in corpus.sources if not source.same_as}
        self._described = {
            said.sentence.span.source
            for said in told
            if said.sentence.position <= _TOP and (describes(said) or _has(said))
        }
        self._answers = answering(told, corpus)
        self._records = _records(corpus)
        self._first_items = _first_items(entries)
        self._news = [(entry, self._words(entry.point.lead)) for entry in entries if self._is_news(entry)]

    def value(self, entry: Ranked) -> float:
        """Return what the point is worth as the first line of the page."""
        worth = self._value(entry)
        opening = _decided_above(entry.point.lead)
        first = self._first_items.get(opening, entry) if opening else entry
        # What a body decides first is the thing itself, what follows is how.
        return worth if first is entry else min(worth, self._value(first) - _STEP)

    def why(self, entry: Ranked) -> float:
        """Return what it is worth as the sentence behind the first line; who answers it gives no reason."""
        return reason_why(entry) + _ANSWERS / 2 * self._only_in(entry, self._answers)

    def _value(self, entry: Ranked) -> float:
        lead = entry.point.lead
        parts = bottom_line(entry, self._today) + _LEDES * self._shared(entry)
        parts += _ANNOUNCED * (announces(lead) and not is_deed(lead))
        parts += _REACTS * reacts(lead) + _REFERENCE * self._only_described(entry)
        return parts + _OLDER * self._is_overtaken(entry) + self._beside_the_news(entry)

    def _beside_the_news(self, entry: Ranked) -> float:
        """Return what it is worth that the point answers the news, leads up to it, or is it in a record."""
        lead = entry.point.lead
        parts = _ANSWERS * self._only_in(entry, self._answers) + _SPOKEN * is_quotation(lead)
        parts += _STANDS * (
            stands(lead) and not announces(lead) and not _is_named(entry, _KEY)
        ) + _MEETS * only_meets(lead)
        parts += _CONTESTS * (contests(lead) and self._is_settled_before(entry))
        return parts + _RECORDED * self._is_recorded(entry) + _MORE * _is_more(lead)

    def opens(self, entry: Ranked) -> bool:
        """Whether the point, which is a plan, is what the folder is about: other sources open with it too."""
        if not announces(entry.point.lead):
            return False
        if vows(entry.point.lead) or proclaims(entry.point.lead):
            return True  # that it was said is the news
        return self._shared(entry) >= _ABOUT or (len(self._ledes) == 1 and len(self._told) >= _MANY)

    def _shared(self, entry: Ranked) -> float:
        """Return which share of its words stands at the top of the other sources, in their mean."""
        own = {said.sentence.span.source for said in entry.point.evidence}
        words = self._words(entry.point.lead)
        others = [lede for source, lede in self._ledes.items() if source not in own]
        if not others or not words:
            return 0.0
        return sum(len(words & lede) for lede in others) / len(others) / max(len(words), _ENOUGH)

    def _words(self, said: Statement) -> set[str]:
        return {part for word in self._kin.words(said) for part in word.split()}

    def _is_news(self, entry: Ranked) -> bool:
        """Whether it stands at the top of its source and tells a deed or a plan, no reaction to one."""
        lead = entry.point.lead
        top = any(said.sentence.position <= _TOP for said in entry.point.evidence)
        return top and (is_deed(lead) or announces(lead)) and not reacts(lead)

    def _is_overtaken(self, entry: Ranked) -> bool:
        """Whether a source of a later day opens with another deed about the same thing."""
        day = self._day(entry)
        if day is None:
            return False
        words = self._words(entry.point.lead)
        for other, theirs in self._news:
            later = self._day(other)
            if other is not entry and later and later - day > _SOON and len(words & theirs) >= _SHARED:
                return True
        return False

    def _is_recorded(self, entry: Ranked) -> bool:
        """Whether a record holds it as decided, beside sources of other kinds that begin with it too."""
        at_home = entry.point.lead.sentence.span.source in self._records
        settled = at_home and (decides(entry.point.lead) or _in_list(entry))
        return settled and self._shared(entry) >= _TOUCHES and not is_routine(entry.point.lead)

    def _is_settled_before(self, entry: Ranked) -> bool:
        """Whether another source tells what was decided on the same thing, shortly before or at that time."""
        words, day = self._words(entry.point.lead), self._day(entry)
        return any(
            self._is_decision(other)
            and words & self._words(other.point.lead)
            and _within(self._day(other), day, _RECENT)
            for other in self._told
            if other is not entry and not self._same_home(entry, other)
        )

    def _is_decision(self, entry: Ranked) -> bool:
        lead = entry.point.lead
        return (
            not contests(lead) and not reacts(lead) and (_in_list(entry) or decides(lead) or decides_it(lead))
        )

    def _same_home(self, one: Ranked, two: Ranked) -> bool:
        return one.point.lead.sentence.span.source == two.point.lead.sentence.span.source

    def _only_in(self, entry: Ranked, sources: AbstractSet[str]) -> bool:
        return {said.sentence.span.source for said in entry.point.evidence} <= sources

    def _only_described(self, entry: Ranked) -> bool:
        return self._only_in(entry, self._described)

    def _day(self, entry: Ranked) -> date | None:
        """Return the day of the point's newest source."""
        sources = (self._corpus.source(said.sentence.span.source) for said in entry.point.evidence)
        return max((source.published for source in sources if source.published), default=None)


def announces(said: Statement) -> bool:
    """Whether it stands at the top of its source and tells what is settled or planned to come."""
    outlook = said.outlook
    if said.sentence.position > _TOP:
        return False
    if proposes(said):
        return True
    if is_under_way(said) or vows(said) or proclaims(said):
        return True
    return outlook is not None and outlook.standing in _FIRM and outlook.cue.lower() not in _OPEN


_OPEN = frozenset({"could", "may", "might", "should", "would", "hope", "hopes"})


def _records(corpus: Corpus) -> frozenset[str]:
    """Return the ids of the records, where other sources stand beside them."""
    sources = [source for source in corpus.sources if not source.same_as]
    found = frozenset(source.id for source in sources if is_record(source))
    return found if len(found) < len(sources) else frozenset()


def _first_items(entries: Iterable[Ranked]) -> dict[Span, Ranked]:
    """Return the first thing that each list of what was decided holds, by the words before the list."""
    found: dict[Span, Ranked] = {}
    for entry in entries:
        opening = _decided_above(entry.point.lead)
        if opening and (opening not in found or _start(entry) < _start(found[opening])):
            found[opening] = entry
    return found


def _decided_above(said: Statement) -> Span | None:
    """Return where the words before the list stand, if they alone say that it is decided: "RESOLVED that"."""
    parts, verb = said.sentence.parts, root(said.tokens)
    if len(parts) > 1 and verb is not None and verb.start < parts[1].at and decided(said):
        return parts[0].span
    return None


def _start(entry: Ranked) -> int:
    return entry.point.lead.sentence.parts[1].span.start


def _in_list(entry: Ranked) -> bool:
    return _is_named(entry, "decided in a list")


def _is_named(entry: Ranked, name: str) -> bool:
    return any(reason.name == name for reason in entry.reasons)


def _is_more(said: Statement) -> bool:
    text = said.sentence.text
    return _FURTHER.match(text) is not None and " than " not in text


def _within(first: date | None, second: date | None, days: timedelta) -> bool:
    return first is None or second is None or second - first <= days


def _lede(source: Source) -> frozenset[str]:
    """Return what the words of a source's title and beginning stand for."""
    begun = " ".join(source.text.split()[:_LEDE])
    return frozenset(kind(word) for word in _of(source.title, begun))


def _of(*texts: str) -> Iterable[str]:
    return (word for text in texts for word in content(text))


def _has(said: Statement) -> bool:
    """Whether it tells what something has: "The country has four reactors"."""
    verb = root(said.tokens)
    return verb is not None and verb.lemma == "have" and verb.tag in {"VBZ", "VBP"} and not said.dates

"""A folder's points and sources in; out, what the folder says for each point as the first line of a page.

What several sources put at their top is what has happened, even if it is only planned: "The government will
close the line in May". Of two deeds about one thing the newer is the news, and a page that describes a
subject tells none. A desk officer opens with the deed, not with who welcomes it.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from briefgen.compose.summary import bottom_line, describes, is_deed, proposes, reacts
from briefgen.merge.kin import Kin, kind
from briefgen.salience.terms import content
from briefgen.understand.grammar import root

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from briefgen.model import Corpus, Ranked, Source, Statement

# Set on six invented folders of three or four sources and checked on others; see docs/quality.md.
_LEDES, _ANNOUNCED, _OLDER, _REFERENCE, _REACTS = 8.0, 3.0, -6.0, -5.0, -6.0
_LEDE = 60  # words of a source's beginning, its title beside them
_TOP = 1  # the place of the last sentence that counts as the top of a source
_ABOUT = 0.25  # of its words, at the tops of the other sources in their mean
_MANY = 5  # points; a single source that holds fewer has no other plan for the outlook
_SHARED = 2  # words that two deeds about one thing have in common
_SOON = timedelta(days=2)  # news of one event is told over a day or two
_FIRM = frozenset({"firm", "plan"})
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
        self._news = [(entry, self._words(entry.point.lead)) for entry in entries if self._is_news(entry)]

    def value(self, entry: Ranked) -> float:
        """Return what the point is worth as the first line of the page."""
        lead = entry.point.lead
        parts = bottom_line(entry, self._today) + _LEDES * self._shared(entry)
        parts += _ANNOUNCED * (announces(lead) and not is_deed(lead))
        parts += _REACTS * reacts(lead) + _REFERENCE * self._only_described(entry)
        return parts + _OLDER * self._is_overtaken(entry)

    def opens(self, entry: Ranked) -> bool:
        """Whether the point, which is a plan, is what the folder is about: other sources open with it too."""
        if not announces(entry.point.lead):
            return False
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

    def _only_described(self, entry: Ranked) -> bool:
        return {said.sentence.span.source for said in entry.point.evidence} <= self._described

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
    return outlook is not None and outlook.standing in _FIRM and outlook.cue.lower() not in _OPEN


_OPEN = frozenset({"could", "may", "might", "should", "would", "hope", "hopes"})


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

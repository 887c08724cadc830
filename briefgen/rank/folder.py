"""Points and their sources in; what speaks for a point, or against it, because of the folder it is in, out.

What several headlines hold and several sources tell is what the folder is about. What only an opinion
says, or a source on another topic, is not.
"""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING

from briefgen.merge import core_text
from briefgen.model import Reason
from briefgen.rank.opinions import opinions
from briefgen.rank.sources import off_topic
from briefgen.salience import Index, similarity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.model import Corpus, KeyPoint
    from briefgen.salience import Terms

# Points of score. A key fact has 3 to 7: what an opinion alone reports must be weightier by a figure and a
# name, and what a source on another topic says stands on a page only where there is nothing else.
_OPINION, _OFF_TOPIC = -1.5, -4.0
OPINION = "only an opinion says so"
OFF_TOPIC = "its source is on another topic"
_FRESH = 0.5
_WEEK = 7.0  # days after which news is worth 0.37 of what it was
_UNDATED = 0.5  # what has no date may be of any day


class Folder:
    """What the points of a brief are measured against."""

    def __init__(self, points: Sequence[KeyPoint], corpus: Corpus) -> None:
        """Learn the words of the headlines and of what each source tells."""
        self._argued, self._strange = opinions(corpus), off_topic(corpus)
        told = [said for point in points for said in point.evidence]
        self._index = Index.of(core_text(said) for said in told)
        self._told: dict[str, list[Terms]] = {}
        for said in told:
            self._told.setdefault(said.sentence.span.source, []).append(self._index.terms(core_text(said)))
        read = [source for source in corpus.sources if source.id in self._told]
        self._titles = [self._index.terms(source.title) for source in read if source.title_given]
        self._days = {source.id: source.published for source in read}
        self._newest = max((day for day in self._days.values() if day), default=None)

    def reasons(self, point: KeyPoint) -> Iterator[Reason]:
        """Yield the reasons that the folder gives for a point, or against it; some are worth nothing."""
        sources = {said.sentence.span.source for said in point.evidence}
        words = self._index.terms(core_text(point.lead))
        yield Reason("in the headlines", round(self._headlined(words), 4))
        yield Reason("told by other sources too", round(self._shared(words, sources), 4))
        yield Reason("fresh", round(_FRESH * max(map(self._freshness, sources)), 4))
        yield Reason(OPINION, _OPINION * (sources <= self._argued))
        yield Reason(OFF_TOPIC, _OFF_TOPIC * (sources <= self._strange))

    def _headlined(self, words: Terms) -> float:
        """Return which share of the headlines’ words the point holds, 0 to 1, in the mean of the sources."""
        shares = [
            sum(weight for word, weight in title.weights.items() if word in words.weights) / title.total
            for title in self._titles
            if title.total
        ]
        return sum(shares) / len(shares) if shares else 0.0

    def _shared(self, words: Terms, own: set[str]) -> float:
        """Return how near the other sources come to saying it, 0 to 1, in their mean."""
        others = [told for source, told in self._told.items() if source not in own]
        nearest = [max(similarity(words, one) for one in told) for told in others]
        return sum(nearest) / len(nearest) if nearest else 0.0

    def _freshness(self, source: str) -> float:
        """Return 1 for the newest source, less for an older one."""
        day = self._days.get(source)
        if self._newest is None or day is None:
            return _UNDATED if self._newest else 0.0
        return exp((day - self._newest).days / _WEEK)

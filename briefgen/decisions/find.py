"""The words of a decision in, the points that they mean out: by their exact words first, by likeness last.

What a decision names was printed from a sentence: without what was shortened, with brackets of ours. So its
words are looked for without brackets, whole and then in order within a sentence. Where the sources word it
otherwise today, the nearest point is meant if it is as like as two reports of one fact are, and the guard
that keeps "approved" from "rejected" finds nothing against it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.decisions.grammar import understood
from briefgen.decisions.words import key, stand_in_order, words
from briefgen.merge import RELATED, core_text, threshold
from briefgen.merge.guard import conflict
from briefgen.salience import Index, similarity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from briefgen.model import Corpus, KeyPoint, Statement
    from briefgen.salience import Terms

# A line that was shortened keeps most of its sentence, and no sentence of so few words is shortened.
_FEWEST, _MOST_LEFT_OUT = 5, 0.6
_AS_LIKE = 0.05  # two points this near to each other in likeness: neither is clearly meant
_NEAREST = 3  # lines that are shown to somebody whose words meant none
_WORTH_SHOWING = 0.15  # likeness


@dataclass(frozen=True, slots=True)
class Match:
    """What the words of a decision mean.

    ``points`` are the points meant: none, one, or one for each sentence of a line of several. ``nearest`` are
    the sentences that come next to the words, when they mean none; ``clash`` is the nearest point that tells
    the same thing otherwise, and ``why`` what the guard has against it.
    """

    points: tuple[KeyPoint, ...] = ()
    exact: bool = False
    nearest: tuple[str, ...] = ()
    clash: KeyPoint | None = None
    why: str = ""

    def __bool__(self) -> bool:
        """Whether a point is meant."""
        return bool(self.points)


class Finder:
    """Finds points by words. ``lines`` gives further words for a point, by its id: those it is printed in."""

    def __init__(
        self, points: Sequence[KeyPoint], corpus: Corpus, lines: Mapping[str, Iterable[str]] | None = None
    ) -> None:
        """Keep the points; nothing is parsed or weighed before it is needed."""
        self._points = points
        self._sources = len(corpus.sources)
        self._keys: dict[str, dict[str, KeyPoint]] = {}
        self._said: dict[str, KeyPoint] = {}
        for point in points:
            said = [one.sentence.text for one in point.evidence]
            self._said.update({key(text): point for text in said if key(text) not in self._said})
            for text in (*said, *(lines or {}).get(point.id, ())):
                self._keys.setdefault(key(text), {})[point.id] = point
        self._index: Index | None = None
        self._terms: list[Terms] = []

    def find(self, line: str, evidence: Sequence[str] = ()) -> Match:
        """Return what a line means; ``evidence`` are the sentences that it was printed from, if known."""
        found = self._exact([line, *evidence]) or self._within(line) or self._shortened(line)
        if found:
            return Match(tuple(found.values()), exact=True)
        return self._alike(line)

    def holding(self, text: str) -> KeyPoint | None:
        """Return the point one of whose sentences has these words in a stretch, if there is one."""
        wanted = f" {key(text)} "
        return next((point for known, point in self._said.items() if wanted in f" {known} "), None)

    def _exact(self, texts: Iterable[str]) -> dict[str, KeyPoint]:
        found: dict[str, KeyPoint] = {}
        for text in texts:
            found |= self._keys.get(key(text), {})
        return found

    def _within(self, line: str) -> dict[str, KeyPoint]:
        """Return the points whose sentences stand whole in the line: a line of two sentences."""
        whole = f" {key(line)} "
        held = [known for known in self._keys if len(words(known)) >= _FEWEST and f" {known} " in whole]
        held.sort(key=whole.index)  # the line is that of its first sentence
        return {name: point for known in held for name, point in self._keys[known].items()}

    def _shortened(self, line: str) -> dict[str, KeyPoint]:
        """Return the point from one of whose sentences the line can have been cut, if there is only one."""
        mine = words(key(line))
        if len(mine) < _FEWEST:
            return {}
        found: dict[str, KeyPoint] = {}
        for known, points in self._keys.items():
            theirs = words(known)
            if (1 - _MOST_LEFT_OUT) * len(theirs) <= len(mine) and stand_in_order(mine, theirs):
                found |= points
        return found if len(found) == 1 else {}

    def _alike(self, line: str) -> Match:
        if not self._points:
            return Match()
        ordered = self._by_likeness(line)
        (said,) = understood([line])
        least = threshold(self._sources)
        near: list[tuple[float, KeyPoint]] = []
        clash: tuple[KeyPoint, str] | None = None
        for like, point in ordered:
            if like < RELATED:
                break
            against = _against(said, point, like)
            if not against and like >= least:
                near.append((like, point))
            elif against and clash is None and like >= least:
                clash = (point, against)
        shown = tuple(
            point.lead.sentence.text for like, point in ordered[:_NEAREST] if like >= _WORTH_SHOWING
        )
        if len(near) == 1 or (near and near[0][0] - near[1][0] >= _AS_LIKE):
            return Match((near[0][1],))
        return Match(nearest=shown, clash=clash[0] if clash else None, why=clash[1] if clash else "")

    def _by_likeness(self, line: str) -> list[tuple[float, KeyPoint]]:
        if self._index is None:
            texts = [core_text(point.lead) for point in self._points]
            self._index = Index.of(texts)
            self._terms = [self._index.terms(text) for text in texts]
        mine = self._index.terms(key(line))
        likes = [similarity(mine, terms) for terms in self._terms]
        return sorted(zip(likes, self._points, strict=True), key=lambda pair: (-pair[0], pair[1].id))


def _against(said: Statement, point: KeyPoint, like: float) -> str:
    """Return what keeps the words from stating the point, empty when one of its statements may be theirs."""
    reasons = [conflict(said, one, like) for one in point.evidence]
    return "" if "" in reasons else reasons[0]

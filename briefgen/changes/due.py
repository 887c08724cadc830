"""A composed brief and the edition before it in, the brief with a word on every plan come due since out.

What an edition announced for a day that has passed must not just drop off the next page. Either a later
source reports what became of it, and that report gets a place; or the plan stands there once more, with a
bracket that says that it was due and that no outcome is known. After that it is history.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.changes.facts import plain, words
from briefgen.changes.passed import passed
from briefgen.compose import references
from briefgen.compose.claims import partisans, speakers
from briefgen.compose.lines import LineMaker
from briefgen.compose.overtaken import is_later, tells_outcome
from briefgen.compose.printable import printable
from briefgen.compose.voices import voice_of
from briefgen.merge.guard import asks
from briefgen.model import Piece
from briefgen.salience import Index, similarity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefgen.changes.passed import Passed
    from briefgen.model import Brief, Corpus, Edition, Line, Ranked, Section, Source

_MOST = 2  # plans without an outcome in the outlook, which looks ahead; the others stand among the facts
_WORDS: Mapping[Section, int] = {"summary": 30, "key_facts": 25, "outlook": 30}
_REPORTED = "the sources do not report the outcome:"
_FOUND = "no outcome found in the sources:"
_SEE = "see the sources for the outcome:"


def due(
    brief: Brief, ranked: Sequence[Ranked], corpus: Corpus, before: Edition
) -> tuple[Brief, frozenset[str]]:
    """Return the brief in which each plan that came due since ``before`` is followed up, where it can be.

    The second value are the ids of the points that are printed for it, which may have been cut before.
    ``ranked`` are all points that may be printed. A plan that no source holds any more, or that a later
    source has given another day, is left alone.
    """
    late = passed(before.lines, before.as_of, brief.as_of)
    plans = [entry for one in late for entry in _entries(one, ranked)]
    if not plans:
        return brief, frozenset()
    outcomes = _Outcomes(ranked, corpus)
    work = _Work(brief, corpus)
    for plan in {entry.point.id: entry for entry in plans}.values():
        report = outcomes.of(plan)
        if report is not None:
            work.print(report, "key_facts")
            work.drop(plan)
        else:
            work.print(plan, "outlook", _SEE if outcomes.told_otherwise(plan) else _FOUND)
    return work.brief(), frozenset(work.owed)


def _entries(late: Passed, ranked: Sequence[Ranked]) -> Iterator[Ranked]:
    """Yield the plans that rest on a sentence of the line, but for those that have changed since."""
    for entry in ranked:
        plan = entry.point.lead.outlook and not entry.point.superseded_by
        if plan and any(plain(said.sentence.text) in late.sentences for said in entry.point.evidence):
            yield entry


class _Outcomes:
    """Finds the report of what became of a plan among the points."""

    def __init__(self, ranked: Sequence[Ranked], corpus: Corpus) -> None:
        self._corpus = corpus
        self._reports = [entry for entry in ranked if entry.point.lead.outlook is None]
        self._index = Index.of(words(entry.point.lead) for entry in ranked)

    def of(self, plan: Ranked) -> Ranked | None:
        """Return the printable report from a later source that is most like the plan, if one is like it."""
        found = [(like, entry) for like, entry in self._like(plan) if self._stands(entry)]
        return max(found, key=lambda one: (one[0], -one[1].rank))[1] if found else None

    def told_otherwise(self, plan: Ranked) -> bool:
        """Whether a later source reports the outcome in words that can not stand on a page by themselves."""
        return any(True for _ in self._like(plan))

    def _like(self, plan: Ranked) -> Iterator[tuple[float, Ranked]]:
        said, source = plan.point.lead, self._source(plan)
        terms = self._index.terms(words(said))
        for entry in self._reports:
            lead = entry.point.lead
            if asks(lead) or not is_later(self._source(entry), source):
                continue
            like = similarity(terms, self._index.terms(words(lead)))
            if tells_outcome(said, lead, like):
                yield like, entry

    def _stands(self, entry: Ranked) -> bool:
        return printable(entry.point.lead, voice_of(self._source(entry))) == ""

    def _source(self, entry: Ranked) -> Source:
        return self._corpus.source(entry.point.lead.sentence.span.source)


class _Work:
    """The brief while lines are put into it."""

    def __init__(self, brief: Brief, corpus: Corpus) -> None:
        self._brief = brief
        self._corpus = corpus
        self._maker = LineMaker(corpus, brief.as_of, partisans(corpus), speakers(corpus), title=brief.title)
        self._lines: dict[Section, list[Line]] = {
            "summary": list(brief.summary),
            "key_facts": list(brief.key_facts),
            "outlook": list(brief.outlook),
        }
        self.owed: list[str] = []

    def print(self, entry: Ranked, section: Section, note: str = "") -> None:
        """Make sure that the point has a line that is given up last, in ``section`` if it has none yet.

        ``note`` is what a plan says of its outcome where a source is from after its day.
        """
        self.owed.append(entry.point.id)
        if section == "outlook" and sum(line.owed for line in self._lines["outlook"]) >= _MOST:
            section = "key_facts"
            self._lines["outlook"] = self._without(entry, "outlook")
        for lines in self._lines.values():
            for at, line in enumerate(lines):
                if line.ranked.point.id == entry.point.id:
                    lines[at] = _owed(self._hedged(line, note))
                    return
        line = self._maker.line(entry, section, 0)
        line = self._maker.with_shorter(line, _WORDS[section])
        late = section == "key_facts" and entry.point.lead.outlook is not None
        self._lines[section].insert(len(self._lines[section]) if late else 0, _owed(self._hedged(line, note)))

    def drop(self, plan: Ranked) -> None:
        """Take a plan off the page whose outcome is told there."""
        for section in self._lines:
            self._lines[section] = self._without(plan, section)

    def _without(self, entry: Ranked, section: Section) -> list[Line]:
        return [line for line in self._lines[section] if line.ranked.point.id != entry.point.id]

    def _hedged(self, line: Line, note: str) -> Line:
        """Say no more than is known: a source from after the day may tell what was not recognised in it."""
        if not note:
            return line
        outlook = line.statement.outlook
        last = outlook.last if outlook else None
        if last and any(source.published and source.published > last for source in self._corpus.sources):
            return _reworded(line, note)
        return line

    def brief(self) -> Brief:
        """Return the brief with the lines as they are now, its sources numbered anew."""
        outlook = sorted(
            self._lines["outlook"], key=lambda one: (one.when is None, one.when or 0, one.ranked.rank)
        )
        made = replace(
            self._brief,
            summary=tuple(self._lines["summary"]),
            key_facts=tuple(self._lines["key_facts"]),
            outlook=tuple(outlook),
        )
        return replace(made, sources=references(made.offered, self._corpus))


def _owed(line: Line) -> Line:
    longer, shorter = (form and _owed(form) for form in (line.longer, line.shorter))
    return replace(line, owed=True, preference=0, longer=longer, shorter=shorter)


def _reworded(line: Line, note: str) -> Line:
    first, *rest = line.pieces
    pieces = (Piece(first.text.replace(_REPORTED, note)), *rest) if first.ours else line.pieces
    shorter, longer = (form and _reworded(form, note) for form in (line.shorter, line.longer))
    text = "".join(piece.text for piece in pieces)
    return replace(line, pieces=pieces, text=text, shorter=shorter, longer=longer)

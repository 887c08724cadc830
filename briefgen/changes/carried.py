"""A composed brief and the edition before it in, the brief with what that edition told otherwise out.

Whoever read that 12 houses were destroyed must be told that it was 17, however many newer facts weigh more.
A point that gives a printed line another value gets a line where it has none; `fit` then gives it up last.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.changes.edition import checksum
from briefgen.changes.facts import facts_of, opening, plain, told_in
from briefgen.changes.mark import fact_of, lost_from
from briefgen.changes.match import Known, match
from briefgen.compose import references
from briefgen.compose.claims import partisans, speakers
from briefgen.compose.lines import LineMaker
from briefgen.compose.overtaken import overtaken_plans
from briefgen.compose.printable import printable
from briefgen.compose.voices import voice_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefgen.changes.facts import Fact
    from briefgen.model import Brief, Corpus, Edition, Line, Ranked, Section

_MOST = 40  # points that are looked at, the weightiest first
_WORDS: Mapping[Section, int] = {"summary": 25, "key_facts": 25, "outlook": 30}


def carried(
    brief: Brief, ranked: Sequence[Ranked], corpus: Corpus, before: Edition
) -> tuple[Brief, frozenset[str]]:
    """Return the brief with a line for each point that gives a line of ``before`` another value.

    ``ranked`` are all points that may be printed. The second value are the ids of those that got a line.
    Raises BriefgenError when lines must be parsed to be matched and the English model is missing.
    """
    sentences = (one.sentence.text for entry in ranked for one in entry.point.evidence)
    said = {plain(one) for text in sentences for one in told_in(text)}
    gone = [fact for fact in facts_of(before.lines) if fact.line.quotes and not _is_said(fact, said)]
    if not gone:
        return brief, frozenset()
    known, texts = Known(before), {source.sha256: checksum(source.text) for source in corpus.sources}
    lost = lost_from(before, brief, corpus)

    def unknown(fact: Fact) -> bool:
        return not known.opens(fact, texts)

    told = match(gone, [fact_of(line, corpus) for line in brief.lines], unknown, lost)
    held = {id(one.before) for one in told}
    left = [fact for fact in gone if id(fact) not in held]
    lines = {id(fact.line): (fact, line) for fact, line in _offered(brief, ranked, corpus)} if left else {}
    facts = [fact for fact, _ in lines.values()]
    found = [one for one in match(left, facts, unknown, lost) if one.changes]
    added = [_placed(lines[id(one.after.line)][1], one.before.line.section) for one in found]
    return _with(brief, added, corpus), frozenset(line.ranked.point.id for line in added)


def _is_said(fact: Fact, said: set[str]) -> bool:
    """Whether the first sentence of the line still stands in a source, or the fact in another one's words."""
    return not said.isdisjoint({opening(fact), *fact.sentences[1:]})


def _offered(brief: Brief, ranked: Sequence[Ranked], corpus: Corpus) -> Iterator[tuple[Fact, Line]]:
    """Yield the lines that could be printed of points that have none."""
    maker = LineMaker(corpus, brief.as_of, partisans(corpus), speakers(corpus), title=brief.title)
    printed = {line.ranked.point.id for line in brief.lines}
    over = overtaken_plans(ranked, corpus, brief.as_of)
    able = (entry for entry in ranked if entry.point.id not in printed and entry.point.id not in over)
    for entry in [one for one in able if not _refused(one, corpus)][:_MOST]:
        section: Section = "outlook" if entry.point.lead.outlook else "key_facts"
        line = maker.with_shorter(maker.line(entry, section, entry.rank), _WORDS[section])
        yield fact_of(line, corpus), line


def _refused(entry: Ranked, corpus: Corpus) -> str:
    lead = entry.point.lead
    return printable(lead, voice_of(corpus.source(lead.sentence.span.source)))


def _placed(line: Line, section: Section) -> Line:
    """Return the line in the section of the one before; what looks ahead stands in the outlook."""
    wanted: Section = "outlook" if line.section == section == "outlook" else "key_facts"
    return replace(line, section=wanted, shorter=line.shorter and replace(line.shorter, section=wanted))


def _with(brief: Brief, added: Sequence[Line], corpus: Corpus) -> Brief:
    if not added:
        return brief
    plans = [line for line in (*brief.outlook, *added) if line.section == "outlook"]
    plans.sort(key=lambda line: (line.when is None, line.when or 0, line.ranked.rank))
    facts = (*brief.key_facts, *(line for line in added if line.section == "key_facts"))
    made = replace(brief, key_facts=facts, outlook=tuple(plans))
    return replace(made, sources=references(made.offered, corpus))

"""Points and the brief's date in, the plans that a later source has overtaken out, with the reason."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.compose.old_texts import history
from briefgen.compose.wording import horizon_passed
from briefgen.merge import core_text
from briefgen.merge.told import actions
from briefgen.salience import Index, similarity

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from briefgen.model import Corpus, Ranked, Source, Statement

# Likeness of a plan and the report of its outcome: the verbs differ by design ("will open", "opened"),
# so it lies a little below that of one fact in two wordings. Where who does what is the same in both ("the
# council will answer", "the council has answered"), fewer other words need be.
_OUTCOME, _SAME_ACTION = 0.40, 0.25
# A count that was not over, and one that is.
_EARLY = re.compile(
    r"\bwith (?:about |some |nearly |almost )?[\d.,]+ ?(?:%|per cent|percent) of (?:the |all )?"
    r"(?:(?:votes?|ballots?) (?:counted|in\b|tallied|processed|reported)|precincts?|districts?"
    r"|polling stations|wards|constituencies)|"
    r"\b(?:preliminary|provisional|partial|early|projected) (?:results?|projections?|counts?|returns)\b|"
    r"\bexit polls?\b|\b(?:votes|ballots) (?:are|were) still being counted\b",
    re.IGNORECASE,
)
_FINAL = re.compile(
    r"\b(?:final|official|certified) results?\b|\bcertif(?:y|ied|ies) (?:the )?(?:\w+ )?results?",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|would|due|expected|until|before|pending|within|await\w*|once|by)\b|"
    r"\b(?:after|of) the (?:announcement|publication) of\b",
    re.IGNORECASE,
)
# What somebody in office sets a day for holds from that day, unless a source says otherwise.
_IN_FORCE = re.compile(
    r"\b(?:com(?:e|es|ing)|enter(?:s|ing)?|go(?:es)?) into (?:force|effect|operation)\b|"
    r"\btak(?:e|es|ing) effect\b|\buntil further notice\b|"
    r"\b(?:will|shall) (?:apply|be (?:imposed|introduced|lifted|banned|prohibited|required|abolished))\b|"
    r"\b(?:appl(?:y|ies)|effective|in force|valid) (?:from|as of|on)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\d[\d.,]* (?:of the \d+ )?(?:seats?|votes?)\b", re.IGNORECASE)
CHANGED = "a later source, says that this has changed"  # how the reason ends for which a point is cut


def overtaken_plans(ranked: Sequence[Ranked], corpus: Corpus, as_of: date) -> dict[str, str]:
    """Return why each plan whose time has passed is left out where a later source can tell, by its id."""
    plans = [entry for entry in ranked if horizon_passed(entry.point.lead.outlook, as_of)]
    reports = [entry for entry in ranked if entry.point.lead.outlook is None]
    index = Index.of(core_text(entry.point.lead) for entry in ranked)
    terms = {entry.point.id: index.terms(core_text(entry.point.lead)) for entry in (*plans, *reports)}
    found = {entry.point.id: _changed(entry, corpus) for entry in ranked if entry.point.superseded_by}
    for plan in plans:
        source = _source(plan, corpus)
        told = [
            report
            for report in reports
            if is_later(_source(report, corpus), source)
            and tells_outcome(
                plan.point.lead,
                report.point.lead,
                similarity(terms[plan.point.id], terms[report.point.id]),
            )
        ]
        if told:
            title = _source(told[0], corpus).title
            found[plan.point.id] = f"its time has passed, and {title} reports the outcome"
        elif (after := _published_after(plan, corpus)) and not in_force(plan.point.lead, as_of):
            found[plan.point.id] = f"its time has passed, and {after.title} was published after that"
    return found | history(ranked, corpus, as_of) | _counted_since(ranked, corpus)


def tells_outcome(plan: Statement, report: Statement, likeness: float) -> bool:
    """Whether a report is like enough to a plan, without figures and dates, to tell what became of it."""
    return likeness >= (_SAME_ACTION if actions(plan) & actions(report) else _OUTCOME)


def in_force(said: Statement, as_of: date) -> bool:
    """Whether it set a day from which a measure applies, and that day is past: by now a fact."""
    return horizon_passed(said.outlook, as_of) and bool(_IN_FORCE.search(said.sentence.text))


def _counted_since(ranked: Sequence[Ranked], corpus: Corpus) -> dict[str, str]:
    """Return why each result of an unfinished count is left out where another source has the final one."""
    final = next((source for source in corpus.sources if _gives_final(source)), None)
    if final is None:
        return {}
    early = {
        source.id
        for source in corpus.sources
        if _EARLY.search(source.text) and not _gives_final(source) and not is_later(source, final)
    }
    why = f"the count was not over, and {final.title} gives the final result"
    told = {entry.point.id: entry.point.lead for entry in ranked if _source(entry, corpus).id in early}
    return {
        point: why
        for point, said in told.items()
        if _EARLY.search(said.sentence.text) or _COUNTED.search(said.sentence.text)
    }


def _gives_final(source: Source) -> bool:
    """Whether the source gives the final result, rather than saying only that there will be one."""
    sentences = re.split(r"(?<=[.!?])\s+", f"{source.title}.\n{source.text}")
    told = any(_FINAL.search(one) and not _AHEAD.search(one) for one in sentences)
    return told and _COUNTED.search(source.text) is not None


def _published_after(plan: Ranked, corpus: Corpus) -> Source | None:
    """Return a source from after the plan's time: of what it may report, nobody can say that none does."""
    outlook = plan.point.lead.outlook
    last = outlook.last if outlook else None
    return next((one for one in corpus.sources if last and one.published and one.published > last), None)


def _changed(entry: Ranked, corpus: Corpus) -> str:
    later = entry.point.superseded_by
    source = corpus.source(later.sentence.span.source) if later else _source(entry, corpus)
    return f"{source.title}, {CHANGED}"


def _source(entry: Ranked, corpus: Corpus) -> Source:
    return corpus.source(entry.point.lead.sentence.span.source)


def is_later(report: Source, plan: Source) -> bool:
    """Whether both are dated, and the first was published after the second."""
    return bool(report.published and plan.published and report.published > plan.published)

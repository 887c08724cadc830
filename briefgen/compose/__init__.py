"""Ranked points in, a Brief out: which points may stand in which section, and in what words.

Each section holds a few lines more than the page takes, so that `fit` can choose by height. Outlook
takes what looks ahead, Key facts what is reported, the Summary the bottom line and what bears on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.compose.choose import Chosen, contents, pick
from briefgen.compose.lines import LineMaker
from briefgen.compose.overtaken import overtaken_plans
from briefgen.compose.printable import printable
from briefgen.compose.wording import horizon_passed, is_stale
from briefgen.model import Brief, Cut, Line, Reference
from briefgen.understand.openings import leans_hard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from briefgen.model import Corpus, Outlook, Ranked, Section

# How many lines beyond a section's maximum are prepared for `fit` to choose from.
_SPARE: Mapping[Section, int] = {"summary": 1, "key_facts": 8, "outlook": 4}
# What a bottom line is made of, and how much more each part weighs there than in a key fact.
_SUMMARY_WEIGHTS = {
    "central to the sources": 2.0,
    "independent origins agree": 1.0,
    "near the top of its source": 6.0,
    "asked for": 1.0,
    "long": 1.5,
    "judges rather than reports": 1.0,
    "courtesies": 1.0,
    "figures": -2.0,
    "no figure, date or name": 1.0,
}
_MISSING: Mapping[Section, str] = {
    "summary": "The sources hold too little for a full summary.",
    "key_facts": "The sources hold no further facts that can be cited.",
    "outlook": "The sources report nothing further that lies ahead.",
}
REPEATS = "says again what another line says"


def compose(
    ranked: Sequence[Ranked],
    corpus: Corpus,
    *,
    as_of: date,
    title: str,
    limits: Mapping[Section, tuple[int, int]],
) -> tuple[Brief, tuple[Cut, ...]]:
    """Return the brief with every line that may be printed, and the points that may not, with the reason.

    ``limits`` gives the least and the most lines of each section.
    """
    usable, cut = _usable(ranked, corpus, as_of)
    sections, repeated = _sections(usable, as_of, limits)
    maker = LineMaker(corpus, as_of)
    lines = {
        section: [maker.line(entry, section, preference) for preference, entry in enumerate(entries)]
        for section, entries in sections.items()
    }
    lines["outlook"].sort(key=_by_date)
    lines["summary"] += _what_next(lines["outlook"], maker)
    printed = {line.ranked.point.id for section in lines.values() for line in section}
    for section in ("key_facts", "outlook"):
        lines[section] = [maker.with_longer(line, ranked, printed) for line in lines[section]]
    everything = [*lines["summary"], *lines["key_facts"], *lines["outlook"]]
    brief = Brief(
        title=title,
        as_of=as_of,
        language="en",
        summary=tuple(lines["summary"]),
        key_facts=tuple(lines["key_facts"]),
        outlook=tuple(lines["outlook"]),
        sources=references(everything, corpus),
        missing=_missing(lines, limits),
    )
    return brief, (*cut, *(Cut(entry, REPEATS) for entry in repeated))


def _usable(ranked: Sequence[Ranked], corpus: Corpus, as_of: date) -> tuple[list[Ranked], list[Cut]]:
    """Part the points that can stand on a page from those that can not."""
    usable: list[Ranked] = []
    cut: list[Cut] = []
    overtaken = overtaken_plans(ranked, corpus, as_of)
    for entry in ranked:
        reason = printable(entry.point.lead) or overtaken.get(entry.point.id, "")
        if reason:
            cut.append(Cut(entry, reason))
        else:
            usable.append(entry)
    return usable, cut


def _sections(
    usable: Sequence[Ranked], as_of: date, limits: Mapping[Section, tuple[int, int]]
) -> tuple[dict[Section, list[Ranked]], list[Ranked]]:
    """Choose each section's points: first what fills the page, then the spare ones."""

    def plan_value(entry: Ranked) -> float:
        outlook = entry.point.lead.outlook
        dated = outlook is not None and outlook.last is not None
        stale = is_stale(entry.point.lead, as_of)
        passed = horizon_passed(outlook, as_of) or stale
        return entry.score + 2.0 * dated + _nearness(outlook, as_of) - 3.0 * passed

    values: Mapping[Section, Callable[[Ranked], float]] = {
        "outlook": plan_value,
        "summary": _summary_value,
        "key_facts": lambda entry: entry.score,
    }
    chosen = Chosen(contents(usable))
    sections: dict[Section, list[Ranked]] = {"summary": [], "key_facts": [], "outlook": []}
    repeated: dict[str, Ranked] = {}
    rounds = [(section, limits[section][1]) for section in values]
    rounds += [(section, _SPARE[section]) for section in values]
    left = list(usable)
    for section, most in rounds:
        fitting = [
            entry for entry in left if (entry.point.lead.outlook is not None) == (section == "outlook")
        ]
        taken, again = pick(fitting, chosen, most, values[section])
        sections[section] += taken
        repeated.update({entry.point.id: entry for entry in again})
        left = _without(left, taken, again)
    return sections, list(repeated.values())


def _belongs(entry: Ranked, section: Section) -> bool:
    """Whether a section may hold a point: a dated plan is outlook alone, an undated one may be a key fact."""
    outlook = entry.point.lead.outlook
    if section == "outlook":
        return outlook is not None
    if section == "summary" and leans_hard(entry.point.lead.tokens):
        return False
    return outlook is None or (section == "key_facts" and outlook.last is None)


def _without(entries: Iterable[Ranked], taken: Sequence[Ranked], again: Iterable[Ranked]) -> list[Ranked]:
    """Leave out the points that were taken or repeat, and what a taken one shows as its other value."""
    ids = {entry.point.id for entry in (*taken, *again)}
    shown = {said.sentence.span for entry in taken for said in entry.point.disputed}
    return [
        entry
        for entry in entries
        if entry.point.id not in ids and entry.point.lead.sentence.span not in shown
    ]


def _nearness(outlook: Outlook | None, as_of: date) -> float:
    """Return 1 for what is due tomorrow, half of it for what is due in a year."""
    if outlook is None or outlook.last is None or outlook.last < as_of:
        return 0.0
    return 1.0 / (1.0 + (outlook.last - as_of).days / 365.0)


def _summary_value(entry: Ranked) -> float:
    return sum(_SUMMARY_WEIGHTS.get(reason.name, 0.0) * reason.points for reason in entry.reasons)


def _what_next(outlook: Sequence[Line], maker: LineMaker) -> list[Line]:
    """Return the nearest dated plan in other words than the outlook's, for the end of the summary."""
    for line in outlook:
        for said in line.ranked.point.evidence[1:]:
            ahead = line.when is not None and line.when >= maker.as_of
            if ahead and not printable(said) and not leans_hard(said.tokens):
                return [maker.line(line.ranked, "summary", 1, said)]
    return []


def _by_date(line: Line) -> tuple[bool, date | int, int]:
    """Dated items first, the nearest first; the others by rank."""
    return (line.when is None, line.when or 0, line.ranked.rank)


def _missing(
    lines: Mapping[Section, Sequence[Line]], limits: Mapping[Section, tuple[int, int]]
) -> tuple[tuple[Section, str], ...]:
    return tuple(
        (section, _MISSING[section]) for section in lines if len(lines[section]) < limits[section][0]
    )


def references(lines: Iterable[Line], corpus: Corpus) -> tuple[Reference, ...]:
    """Return the sources that the lines cite, numbered in the order in which a reader meets them."""
    ids = dict.fromkeys(source for line in lines for source in line.sources)
    return tuple(Reference(number, corpus.source(source)) for number, source in enumerate(ids, start=1))

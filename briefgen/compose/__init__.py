"""Ranked points in, a Brief out: which points may stand in which section, and in what words.

Each section holds a few lines more than the page takes, so that `fit` can choose by height. Outlook
takes what looks ahead, Key facts what is reported, the Summary the bottom line and what bears on it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.compose import entries
from briefgen.compose.agenda import explains, item_of
from briefgen.compose.chatter import chatter
from briefgen.compose.claims import (
    finders,
    nobodys,
    only_opined,
    partisans,
    recommends,
    speakers,
    with_claims,
)
from briefgen.compose.explained import explain
from briefgen.compose.halves import first_half
from briefgen.compose.instead import stand_ins
from briefgen.compose.known import Known, known
from briefgen.compose.lines import LineMaker
from briefgen.compose.listed import join_items
from briefgen.compose.longer import with_longer_forms
from briefgen.compose.overtaken import overtaken_plans
from briefgen.compose.printable import (
    DEMANDS,
    HALF,
    HEADLINE,
    against_demand,
    other_wording,
    printable,
)
from briefgen.compose.retold import meaning
from briefgen.compose.scope import scope_of
from briefgen.compose.seconds import Seconds
from briefgen.compose.sections import Sections, choose_sections
from briefgen.compose.voices import tells_of_itself, voice_of
from briefgen.model import Brief, Cut, Line, Reason, Reference
from briefgen.rank.folder import OFF_TOPIC
from briefgen.rank.opinions import opinions
from briefgen.rank.substance import says_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from briefgen.model import Corpus, Ranked, Section, Statement

_WORDS: Mapping[Section, int] = {"summary": 30, "key_facts": 25, "outlook": 30}
_MISSING: Mapping[Section, str] = {
    "summary": "The sources hold too little for a full summary.",
    "key_facts": "No further sentence of the sources states a fact that can stand alone.",
    "outlook": "No further sentence of the sources states a plan that can stand alone.",
}
# A word that only the text before explains costs what a figure brings; two cost two.
_LOOSE = 0.8
# "In the fighting" says enough below a line that tells of it; the first line of a page has none above it.
_NEW = 0.1
# "We have opened an information office": more than a date and a name must speak for it.
_OWN = 1.0
REPEATS = "says again what another line says"
# Of 33 lines on the pages of 60 folders of news whose score lay below this, 29 told nothing that a reader of
# a brief would miss; of twelve between it and zero, seven. On the pages of the samples no line lies below.
_WORTH_A_LINE, _HOPELESS = -0.5, -2.5
_LEANS = re.compile(r"points at something|does not say (?:which|what)|only the sentence before")
WEAK = "more speaks against it than for it"


def compose(  # noqa: PLR0913 - all but two are keywords
    ranked: Sequence[Ranked],
    corpus: Corpus,
    *,
    as_of: date,
    title: str,
    limits: Mapping[Section, tuple[int, int]],
    words: Mapping[Section, int] | None = None,
    embed: bool = False,
) -> tuple[Brief, tuple[Cut, ...]]:
    """Return the brief with every line that may be printed, and the points that may not, with the reason.

    ``limits`` gives the least and the most lines of each section, ``words`` the length to which a line may
    be shortened when the page needs it. With ``embed``, and where the extra of that name is installed,
    nearness in meaning tells what is said twice too.
    """
    overtaken = overtaken_plans(ranked, corpus, as_of)
    sides = partisans(corpus)
    ranked = with_claims(ranked, sides)
    seconds = Seconds(ranked, corpus)
    least = sum(fewest for fewest, _ in limits.values())
    usable, cut = _usable(ranked, corpus, overtaken, title)
    usable, listed, cut = entries.parted(usable, cut, ranked, corpus, title, as_of)
    usable, told = explain(usable, cut, corpus, as_of)
    usable, items = join_items(usable, corpus, as_of)
    told |= items
    usable, cut = _worth_a_line(usable, cut, seconds, least, as_of)
    claimed = sides | opinions(corpus) | finders(corpus)
    maker = LineMaker(corpus, as_of, claimed, speakers(corpus), told, title)
    sections = choose_sections(usable, as_of, limits, corpus, meaning(usable) if embed else None)
    sections = replace(sections, points=entries.with_entries(sections.points, listed, limits["key_facts"][1]))
    barred = {*overtaken, *(one.entry.point.id for one in sections.repeated)}
    lines = with_longer_forms(_lines(sections, maker), seconds, maker, barred)
    others = stand_ins(sections.repeated, lines, maker, ranked)
    most = words or _WORDS
    for section in _WORDS:
        lines[section] = [maker.with_shorter(line, most[section]) for line in lines[section]]
    others = tuple(maker.with_shorter(line, most[line.section]) for line in others)
    everything = [*lines["summary"], *lines["key_facts"], *lines["outlook"], *others]
    brief = Brief(
        title=title,
        as_of=as_of,
        language="en",
        summary=tuple(lines["summary"]),
        key_facts=tuple(lines["key_facts"]),
        outlook=tuple(lines["outlook"]),
        sources=references(everything, corpus),
        candidates=others,
    )
    brief = with_missing(brief, limits)
    return brief, (
        *cut,
        *(Cut(one.entry, REPEATS, one.section, said_by=one.said_by) for one in sections.repeated),
    )


def _usable(
    ranked: Sequence[Ranked], corpus: Corpus, overtaken: Mapping[str, str], title: str
) -> tuple[list[Ranked], list[Cut]]:
    """Part the points that can stand on a page from those that can not."""
    usable: list[Ranked] = []
    cut: list[Cut] = []
    nouns = known([said for entry in ranked for said in entry.point.evidence], title, corpus)
    for whole in ranked:
        reasons = {said: _refusal(said, corpus, nouns) for said in whole.point.evidence}
        sound = next((said for said, why in reasons.items() if not why), None)
        entry, sound = (whole, sound) if sound else _halved(whole, reasons, corpus, nouns)
        strange = entry.score < 0 and any(reason.name == OFF_TOPIC for reason in entry.reasons)
        reason = overtaken.get(entry.point.id, "") or ("" if sound else reasons[whole.point.lead])
        reason = reason or (OFF_TOPIC if strange else "")
        if sound is None or reason:
            cut.append(Cut(entry, reason))
        else:
            usable.append(_weighed(_led_by(sound, entry), nouns, corpus))
    return usable, cut


def _worth_a_line(
    usable: list[Ranked], cut: list[Cut], seconds: Seconds, least: int, as_of: date
) -> tuple[list[Ranked], list[Cut]]:
    """Leave out what tells less than a line is worth; a day that lies ahead is always worth one.

    So is what only opens on something ("There are three conditions."). Where fewer than the ``least`` lines
    of a page are left, the best of the others stay that are not hopeless; where none is left, all do.
    """
    left = {
        entry.point.id
        for entry in usable
        if entry.score >= _WORTH_A_LINE or _lies_ahead(entry, as_of) or _opens_on(entry, seconds)
    }
    weak = sorted((one for one in usable if one.point.id not in left), key=lambda one: (-one.score, one.rank))
    room = max(0, least - len(left))
    left |= {one.point.id for one in weak[:room] if one.score >= _HOPELESS}
    if not left:
        return usable, cut
    return (
        [entry for entry in usable if entry.point.id in left],
        [*cut, *(Cut(entry, WEAK) for entry in usable if entry.point.id not in left)],
    )


def _opens_on(entry: Ranked, seconds: Seconds) -> bool:
    """Whether it counts what the next sentence of its source tells, which is worth a line."""
    second = seconds.after(entry.point.lead) if entry.point.lead.figures else None
    return second is not None and second.entry.score >= _WORTH_A_LINE


def _lies_ahead(entry: Ranked, as_of: date) -> bool:
    outlook = entry.point.lead.outlook
    return outlook is not None and outlook.last is not None and outlook.last >= as_of


def _weighed(entry: Ranked, nouns: Known, corpus: Corpus) -> Ranked:
    """Return the point with what it leaves unexplained counted against it."""
    lead = entry.point.lead
    told = bool(item_of(lead, corpus.source(lead.sentence.span.source)))  # in brackets before it
    found = (
        ("leaves open which is meant", -_LOOSE * min(len(nouns.loose(lead)), 2) * (not told)),
        ("takes the topic as known", -_NEW * min(len(nouns.new(lead)), 2) * (not told)),
        ("its writer tells of himself", -_OWN * tells_of_itself(entry.point.lead, corpus)),
    )
    reasons = tuple(Reason(name, points) for name, points in found if points)
    if not reasons:
        return entry
    score = round(entry.score + sum(reason.points for reason in reasons), 4)
    return replace(entry, score=score, reasons=(*entry.reasons, *reasons))


def _refusal(said: Statement, corpus: Corpus, nouns: Known) -> str:
    """Return why the words of a statement can not be printed, or an empty string."""
    source = corpus.source(said.sentence.span.source)
    reason = printable(said, voice_of(source))
    if reason == DEMANDS and recommends(said, source):
        reason = against_demand(said)  # it is its finding, and told as one
    if reason.startswith(HALF) and scope_of(said, source):
        reason = chatter(said)  # what it is about stands before it in brackets
    if reason == HEADLINE and says_all(said, source):
        reason = ""  # nothing stands below it
    if not reason and nobodys(said, source):
        return "is an opinion, and nobody knows whose"
    if not reason and only_opined(said, source):
        return "is its writer’s opinion"
    bare = "" if reason else nouns.unexplained(said)
    if bare and explains(item_of(said, source), bare):
        return ""  # the item of the agenda stands before it in brackets
    return f"does not say which “{bare}” is meant" if bare else reason


def _halved(
    entry: Ranked, reasons: Mapping[Statement, str], corpus: Corpus, nouns: Known
) -> tuple[Ranked, Statement | None]:
    """Return the point with one statement of two sentences cut down to the first, and this one.

    Of a pair that leans on the text before it neither can: "Each item costs 9 euros. She sells them here."
    """
    evidence = entry.point.evidence
    for at, said in enumerate(evidence):
        half = None if _LEANS.search(reasons[said]) else first_half(said)
        if half and not _refusal(half, corpus, nouns):
            point = replace(entry.point, evidence=(*evidence[:at], half, *evidence[at + 1 :]))
            return replace(entry, point=point), half
    return entry, None


def _led_by(said: Statement, entry: Ranked) -> Ranked:
    """Return the point with the first of its statements that can stand by itself in front."""
    if said is entry.point.lead:
        return entry
    others = (other for other in entry.point.evidence if other is not said)
    return replace(entry, point=replace(entry.point, evidence=(said, *others)))


def _lines(sections: Sections, maker: LineMaker) -> dict[Section, list[Line]]:
    """Return the lines of each section; the summary ends on what comes next."""
    lines = {
        section: [maker.line(entry, section, preference) for preference, entry in enumerate(entries)]
        for section, entries in sections.points.items()
    }
    lines["outlook"].sort(key=_by_date)
    if sections.next_up:
        lines["summary"].append(maker.line(sections.next_up, "summary", 1))
    else:
        lines["summary"] += _what_next(lines["outlook"], maker)
    return lines


def _what_next(outlook: Sequence[Line], maker: LineMaker) -> list[Line]:
    """Return the nearest dated plan in other words than the outlook's, for the end of the summary."""
    for line in outlook:
        said = other_wording(line.ranked)
        if said and line.when is not None and line.when >= maker.as_of:
            return [maker.line(line.ranked, "summary", 1, said)]
    return []


def _by_date(line: Line) -> tuple[bool, date | int, int]:
    """Dated items first, the nearest first; the others by rank."""
    return (line.when is None, line.when or 0, line.ranked.rank)


def with_missing(brief: Brief, limits: Mapping[Section, tuple[int, int]]) -> Brief:
    """Return the brief with the sentence that stands in for each section that holds too little."""
    counts = {section: len(getattr(brief, section)) for section in _MISSING}
    thin = tuple(
        (section, words) for section, words in _MISSING.items() if counts[section] < limits[section][0]
    )
    return replace(brief, missing=thin)


def references(lines: Iterable[Line], corpus: Corpus) -> tuple[Reference, ...]:
    """Return the sources that the lines cite, numbered in the order in which a reader meets them."""
    ids = dict.fromkeys(source for line in lines for source in line.sources)
    return tuple(Reference(number, corpus.source(source)) for number, source in enumerate(ids, start=1))

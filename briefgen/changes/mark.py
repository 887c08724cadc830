"""A composed brief and the edition before it in, the brief with its news marked out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefgen.changes.edition import checksum
from briefgen.changes.facts import Fact, facts_of, plain, told_in
from briefgen.changes.match import Known, Match, judged, match
from briefgen.changes.values import LOST
from briefgen.model import Piece, PrintedLine, Quote
from briefgen.understand.dates.calendar import show_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from briefgen.changes.values import Change
    from briefgen.model import Brief, Corpus, Edition, Line, News, Statement

_SPACE = re.compile(r"\s+")
_BRACKET = re.compile(r" \[[^\[\]]+\]")
_MOST = 2  # brackets in one line; more can not be read


def marked(brief: Brief, corpus: Corpus, before: Edition) -> Brief:
    """Return the brief with the news of each line against the edition before.

    A line whose figure or date has changed says in a bracket what it was, in its longer and shorter form too.
    A candidate is never what a line of that edition has become: what it says again is.
    Raises BriefgenError when lines must be parsed to be matched and the English model is missing.
    """
    lines = brief.offered
    facts = [fact_of(line, corpus) for line in lines]
    known, texts = Known(before), {source.sha256: checksum(source.text) for source in corpus.sources}
    new = {id(fact) for fact in facts if not known.holds(fact, texts)}
    found = {
        id(one.after.line): one
        for one in match(
            facts_of(before.lines),
            facts[: len(brief.lines)],
            lambda one: not known.opens(one, texts),
            lost_from(before, brief, corpus),
        )
    }
    days = before.as_of, brief.as_of
    news = {
        id(line): _with_news(
            line, _matches(line, found.get(id(fact.line)), corpus), days, new=id(fact) in new
        )
        for line, fact in zip(lines, facts, strict=True)
    }
    return replace(
        brief,
        summary=tuple(news[id(line)] for line in brief.summary),
        key_facts=tuple(news[id(line)] for line in brief.key_facts),
        outlook=tuple(news[id(line)] for line in brief.outlook),
        candidates=tuple(news[id(line)] for line in brief.candidates),
    )


def fact_of(line: Line, corpus: Corpus) -> Fact:
    """Return what the evidence file will say of the line."""
    point, lead = line.ranked.point, line.statement
    others = (said for said in point.evidence if said.sentence.span != lead.sentence.span)
    printed = PrintedLine(
        section=line.section,
        text=line.text,
        quotes=tuple(_quote(said, corpus) for said in (lead, *others)),
        disputed=tuple(_quote(said, corpus) for said in point.disputed),
        figures=lead.figures,
        dates=lead.dates,
        when=line.when,
    )
    return Fact(printed, tuple(plain(quote.text) for quote in printed.quotes), lead)


def lost_from(before: Edition, brief: Brief, corpus: Corpus) -> Callable[[Fact], bool]:
    """Return what tells whether no source says any more what a line of the edition before rests on.

    A page of an earlier day does without what was published since: that is not gone.
    """
    texts: list[str] = []

    def lost(fact: Fact) -> bool:
        texts.extend(plain(source.text) for source in corpus.sources[len(texts) :])
        told = {plain(one) for quote in fact.line.quotes for one in told_in(quote.text)}
        return not any(one in text for text in texts for one in told)

    return lost if brief.as_of >= before.as_of else lambda _: False


def _quote(said: Statement, corpus: Corpus) -> Quote:
    sentence, source = said.sentence, corpus.source(said.sentence.span.source)
    lead = sentence.lead
    words = source.text[sentence.span.start : sentence.span.end]
    return Quote(
        text=f"{source.text[lead.start : lead.end]} {words}" if lead else sentence.text,
        file=source.name,
        sha256=source.sha256,
        start=sentence.span.start,
        end=sentence.span.end,
        url=source.url,
        published=source.published,
    )


@dataclass(frozen=True, slots=True)
class _Matches:
    """What the edition before told of a line, and of each longer form where that has another value too."""

    line: Match | None
    longer: tuple[Match | None, ...]


def _matches(line: Line, found: Match | None, corpus: Corpus) -> _Matches:
    """Look at longer forms by themselves where the edition before printed one, with other words behind."""
    return _Matches(found, tuple(_of_longer(form, found, corpus) for form in line.longer_forms))


def _of_longer(line: Line, found: Match | None, corpus: Corpus) -> Match | None:
    if not found or found.changes:
        return found
    was, now = found.before, fact_of(line, corpus)
    alone = was.sentences[0] in {now.sentences[0], found.after.sentences[0]}
    again = None if alone or not was.line.quotes else judged(was, now)
    return again or found


def _with_news(line: Line, found: _Matches, days: tuple[date, date], *, new: bool) -> Line:
    """Return the line and its other forms with their marks, and with what their values were before."""
    longer: Line | None = None
    for form, told in reversed([*zip(line.longer_forms, found.longer, strict=True)]):
        longer = replace(_form(form, told, days, new=new), longer=longer)
    shorter = line.shorter and _form(line.shorter, found.line, days, new=new)
    return replace(_form(line, found.line, days, new=new), longer=longer, shorter=shorter)


def _form(line: Line, found: Match | None, days: tuple[date, date], *, new: bool) -> Line:
    news: News = found.news if found else "new" if new else ""
    if not news:
        return line
    return replace(_telling(line, found.changes if found else (), *days), news=news)


def _telling(line: Line, changes: Iterable[Change], then: date, now: date) -> Line:
    """Return the line with a bracket for each value that is another one now, where its words do not tell."""
    pieces = list(line.pieces)
    for change in list(changes)[:_MOST]:
        if not _told(change.before, line.text):
            lost = f", {LOST}" if change.lost else ""
            bracket = Piece(f" [was {change.before} {_on(change, then, now)}{lost}]")
            _insert(pieces, bracket, line.statement.sentence.text, change.end)
    return replace(line, text="".join(piece.text for piece in pieces), pieces=tuple(pieces))


def _told(value: str, text: str) -> bool:
    """Whether the line shows the value anyway: in its own words, or as what another source says."""
    return f" {plain(value)} " in f" {plain(text)} ".replace("[", " ").replace("]", " ")


def _on(change: Change, then: date, now: date) -> str:
    day = show_day(then)
    day = day if then.year != now.year else day.rsplit(" ", 1)[0]
    return f"on {day}" if change.kind == "figure" else f"as of {day}"


def _insert(pieces: list[Piece], bracket: Piece, sentence: str, at: int) -> None:
    """Put the bracket behind the character ``at`` of the sentence, or at the end when that is not printed."""
    for place, piece in enumerate(pieces):
        if piece.start is None or not piece.start < at:
            continue
        before = _SPACE.sub(" ", sentence[piece.start : at])
        if piece.text.casefold().startswith(before.casefold()):
            cut = len(before)
            after = [Piece(piece.text[cut:], at)] if piece.text[cut:] else []
            pieces[place : place + 1] = [Piece(piece.text[:cut], piece.start), *after]
            _put(pieces, place + 1, bracket)
            return
    _put(pieces, len(pieces), bracket)


def _put(pieces: list[Piece], place: int, bracket: Piece) -> None:
    """Put the bracket there, in one with a bracket that stands there already: "[2026; was 12 May 2026 …]"."""
    for at in (place, place - 1):
        if 0 <= at < len(pieces) and _BRACKET.fullmatch(pieces[at].text) and pieces[at].ours:
            pieces[at] = Piece(f"{pieces[at].text[:-1]}; {bracket.text[2:]}")
            return
    pieces.insert(place, bracket)

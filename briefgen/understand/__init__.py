"""Sentences in, Statements out: their grammar, dates, figures, speakers, and whether they look ahead."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.model import Statement
from briefgen.segment.lists import by_itself
from briefgen.understand.anchor import anchor_of_dateline, infer_anchor
from briefgen.understand.dates import find_dates
from briefgen.understand.dates.calendar import show_day
from briefgen.understand.dates.follow import REACH
from briefgen.understand.figures import find_figures
from briefgen.understand.horizon import dates_of_past, main_outlook
from briefgen.understand.items import as_spoken, as_written, goes_on, without_guessed_past
from briefgen.understand.openings import dangling
from briefgen.understand.outlook import find_outlook
from briefgen.understand.parse import parse
from briefgen.understand.pronouns import name_pronouns
from briefgen.understand.speech import find_attributions
from briefgen.understand.titled import period_named
from briefgen.understand.units import join

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from briefgen.model import Attribution, Corpus, Sentence, Source, Token, When
    from briefgen.understand.dates.anchor import Anchor


def understand(
    shortlist: Sequence[Sentence], corpus: Corpus, sentences: Sequence[Sentence]
) -> tuple[Statement, ...]:
    """Return a statement for each shortlisted sentence, neighbours that need each other joined.

    ``sentences`` are all of the corpus: the date of a text is read from the whole of it.
    """
    texts = _texts(sentences)
    anchors = {source: _anchor(corpus.source(source), of_one, corpus) for source, of_one in texts.items()}
    found = [
        _understand_one(
            sentence, tokens, anchors[sentence.span.source], _before(sentence, texts[sentence.span.source])
        )
        for sentence, tokens in _parsed(shortlist, corpus)
    ]
    return name_pronouns(join(found, corpus), sentences)


def with_days(corpus: Corpus, sentences: Sequence[Sentence], as_of: date) -> Corpus:
    """Return the corpus; a source without a day whose dateline leaves no doubt of its year has that day.

    A note says so. A day after ``as_of``, the day of the page, is none that could be meant.
    """
    texts = _texts(sentences)
    return replace(corpus, sources=tuple(_with_day(one, texts, corpus, as_of) for one in corpus.sources))


def _with_day(source: Source, texts: Mapping[str, Sequence[str]], corpus: Corpus, as_of: date) -> Source:
    anchor = None if source.published else _of_dateline(source, texts.get(source.id, ()), corpus)
    if anchor is None or anchor.published is None or anchor.published > as_of:
        return source
    note = f"its day, {show_day(anchor.published)}, is that of its dateline, in the year of the other sources"
    return replace(source, published=anchor.published, notes=(*source.notes, note))


def _parsed(shortlist: Sequence[Sentence], corpus: Corpus) -> list[tuple[Sentence, tuple[Token, ...]]]:
    """Return each sentence with its tokens; an item that makes none with the words before stands alone."""
    parsed = parse([as_spoken(one.text) for one in shortlist])
    found = [(one, as_written(one.text, tokens)) for one, tokens in zip(shortlist, parsed, strict=True)]
    items = (
        (at, by_itself(one, corpus.source(one.span.source))) for at, (one, _) in enumerate(found) if one.parts
    )
    apart = [(at, alone) for at, alone in items if not goes_on(*found[at], alone.text)]
    for (at, alone), tokens in zip(apart, parse([alone.text for _, alone in apart]), strict=True):
        found[at] = alone, tokens
    return found


def _before(sentence: Sentence, texts: Sequence[str]) -> Sequence[str]:
    """Return the sentences before it that "that day" may point back to."""
    return texts[max(0, sentence.position - REACH) : sentence.position]


def _understand_one(
    sentence: Sentence, tokens: tuple[Token, ...], anchor: Anchor, before: Sequence[str]
) -> Statement:
    text = sentence.text
    dates = find_dates(text, anchor, tokens, before=before)
    dates = without_guessed_past(sentence, dates, anchor.published)
    figures = find_figures(text, tokens, skip=[(when.start, when.end) for when in dates])
    attributions = find_attributions(text, tokens)
    day = anchor.published or anchor.first
    past = dates_of_past(dates, tokens, day)
    told = [when for when in _outside(dates, attributions) if when not in past]
    ahead = find_outlook(text, tokens, tuple(told), day)
    return Statement(
        sentence=sentence,
        tokens=tokens,
        dates=dates,
        figures=figures,
        attributions=attributions,
        outlook=main_outlook(ahead, text, tokens, told, day),
        known_by=anchor.published or anchor.last,
        dangling=dangling(text, tokens),
    )


def _outside(dates: tuple[When, ...], attributions: tuple[Attribution, ...]) -> list[When]:
    """Leave out the dates of the report itself ("reported Kabar on 23 February")."""
    edges = [said for said in attributions if said.form != "inner"]
    return [when for when in dates if not any(said.start <= when.start < said.end for said in edges)]


def _texts(sentences: Sequence[Sentence]) -> dict[str, list[str]]:
    """Return the texts of the sentences of each source, in order."""
    found: dict[str, list[str]] = {}
    for sentence in sentences:
        found.setdefault(sentence.span.source, []).append(sentence.text)
    return found


def _anchor(source: Source, texts: Sequence[str], corpus: Corpus) -> Anchor:
    """Return what the dates of one source are counted from."""
    anchor = None if source.published else _of_dateline(source, texts, corpus)
    anchor = anchor or infer_anchor(texts, source.published, source.month)
    named = period_named(source.title, anchor.published or anchor.first)
    if named is None or named[1].days is None:
        return anchor
    return replace(anchor, period=(named[1].grain, named[1].days))


def _of_dateline(source: Source, texts: Sequence[str], corpus: Corpus) -> Anchor | None:
    """Return the day that the source's dateline gives, where the other sources settle its year."""
    others = [other.published for other in corpus.sources if other.published]
    lines = (dropped.text for dropped in source.dropped if dropped.reason == "dateline")
    found = (anchor_of_dateline(line, texts, others) for line in lines)
    return next(filter(None, found), None)

"""Printed lines in, what makes their facts comparable out: sentences brought to one form, and understood.

Old lines come from an evidence file, which keeps no grammar: a line is parsed again, and only when no line
of the other edition rests on the same words.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from briefgen.merge.told import core
from briefgen.model import Figure, Sentence, Span, Statement, When

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefgen.model import Edition, PrintedLine, Quote, Token

_Found = TypeVar("_Found", Figure, When)
_SPACE = re.compile(r"\s+")
_DASHES = str.maketrans("‐‑‒–—―−“”„«»’‘‚`´", "-------\"\"\"\"\"'''''")
# The end of a sentence of six words or more, before another one; the parser often takes two for one.
_SECOND = re.compile(r"(?:\S+\s+){5,}?\S*(?:[^\W\d]|\d\d|%)[.!?][\"'”’)]*(?=\s+[\"“‘\[]?[A-Z])")
_END = re.compile(r"[\s.!;:,\"']+$")


def plain(text: str) -> str:
    """Return the text without what is only typography: quotation marks, dashes, spaces, capitals, stops."""
    folded = unicodedata.normalize("NFKC", text).translate(_DASHES).casefold()
    return _END.sub("", _SPACE.sub(" ", folded.replace("\u00ad", ""))).strip()


# What `mark` puts behind a changed value, in a bracket of its own or at the end of another one.
_WAS = re.compile(r" \[was [^\]]* (?:on|as of) [^\]]*\]|; was [^\]]* (?:on|as of) [^\]]*(?=\])")


def without_was(text: str) -> str:
    """Return a printed line without what it says of the edition before."""
    return _WAS.sub("", text)


@dataclass(frozen=True, slots=True)
class Fact:
    """A printed line with the plain forms of the sentences behind it, the one that is printed first."""

    line: PrintedLine
    sentences: tuple[str, ...]
    said: Statement | None = None

    @property
    def lead(self) -> Quote:
        """The sentence whose words are printed."""
        return self.line.quotes[0]

    def rests_on(self, other: Fact) -> bool:
        """Whether some sentence stands behind both; a line with a second sentence begins as one without."""
        shared = not set(self.sentences).isdisjoint(other.sentences)
        return shared or _begins(self.sentences[0], other.sentences[0])


def _begins(one: str, two: str) -> bool:
    short, long = sorted((one, two), key=len)
    return bool(short) and long.startswith(short) and long[len(short)] in ".!?"


def facts_of(lines: Iterable[PrintedLine]) -> list[Fact]:
    """Return the fact of each line; one that people wrote without a source is known by its own words."""
    return [
        Fact(line, tuple(plain(quote.text) for quote in line.quotes) or (plain(line.text),)) for line in lines
    ]


def known_sentences(edition: Edition) -> frozenset[str]:
    """Return the plain forms of all sentences that the edition had before it, printed or not."""
    printed = (quote.text for line in edition.lines for quote in (*line.quotes, *line.disputed))
    return frozenset(plain(one) for text in (*printed, *edition.known) for one in told_in(text))


def told_in(text: str) -> Iterator[str]:
    """Yield the text and each of its sentences where it has several: a fuller page sets two in a line."""
    yield text
    at = 0
    while found := _SECOND.match(text, at):
        yield text[at : found.end()]
        at = found.end() + len(text[found.end() :]) - len(text[found.end() :].lstrip())
    if at:
        yield text[at:]


def texts_of(edition: Edition) -> frozenset[str]:
    """Return the checksums of the sources: of their bytes, and of their clean text."""
    both = ((source.sha256, source.text_sha256) for source in edition.sources)
    return frozenset(one for pair in both for one in pair if one)


def parsed(facts: Sequence[Fact]) -> list[Fact]:
    """Return the facts with the statement of each leading sentence."""
    from briefgen.understand.parse import parse  # only lines that do not match at once need the parser

    tokens = parse([fact.lead.text for fact in facts if fact.said is None])
    found = iter(tokens)
    return [
        fact if fact.said else Fact(fact.line, fact.sentences, _said(fact, next(found))) for fact in facts
    ]


def opening(fact: Fact) -> str:
    """Return the plain form of the first sentence of the fact's lead."""
    return plain(_opening(fact).lead.text)


def openings(facts: Sequence[Fact]) -> list[Fact]:
    """Return the facts, understood, without the sentence that a fuller page sets behind the first one."""
    return parsed([_opening(fact) for fact in facts])


def seconds(facts: Sequence[Fact]) -> list[Fact]:
    """Return what the facts tell behind their first sentences, understood, each sentence as a fact."""
    return parsed([part for fact in facts for part in parts(fact)[1:]])


def _opening(fact: Fact) -> Fact:
    return next(iter(parts(fact)), fact)


def parts(fact: Fact) -> list[Fact]:
    """Return each sentence of the fact's lead as a fact; none where it is a single one."""
    lead = fact.lead
    found = list(told_in(lead.text))[1:]
    starts = [lead.text.index(text) for text in found]
    return [_part(fact, start, start + len(text)) for start, text in zip(starts, found, strict=True)]


def _part(fact: Fact, start: int, end: int) -> Fact:
    """Return the fact of a stretch of the lead, with its figures and dates."""
    lead, line = fact.lead, fact.line
    quote = replace(lead, text=lead.text[start:end], start=lead.start + start, end=lead.start + end)
    here = replace(
        line,
        quotes=(quote, *line.quotes[1:]),
        figures=tuple(_shifted(one, start) for one in line.figures if start <= one.start and one.end <= end),
        dates=tuple(_shifted(one, start) for one in line.dates if start <= one.start and one.end <= end),
    )
    return Fact(here, fact.sentences)


def _shifted(found: _Found, by: int) -> _Found:
    return replace(found, start=found.start - by, end=found.end - by)


def words(said: Statement) -> str:
    """Return what a sentence tells without its figures and dates, and without who says it."""
    spans = [(one.start, one.end) for one in said.figures] + [(one.start, one.end) for one in said.dates]
    kept = (token.text for token in core(said) if not any(start <= token.start < end for start, end in spans))
    return " ".join(kept)


def _said(fact: Fact, tokens: tuple[Token, ...]) -> Statement:
    """Return the leading sentence, understood: dates and figures as the edition took them to be."""
    from briefgen.understand.horizon import main_outlook
    from briefgen.understand.outlook import find_outlook
    from briefgen.understand.speech import find_attributions

    lead, dates = fact.lead, fact.line.dates
    sentence = Sentence(Span(lead.file, lead.start, max(lead.end, lead.start + 1)), lead.text)
    ahead = find_outlook(lead.text, tokens, dates, lead.published)
    return Statement(
        sentence=sentence,
        tokens=tokens,
        dates=dates,
        figures=fact.line.figures,
        attributions=find_attributions(lead.text, tokens),
        outlook=main_outlook(ahead, lead.text, tokens, dates, lead.published),
        known_by=lead.published,
    )

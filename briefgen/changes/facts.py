"""Printed lines in, what makes their facts comparable out: sentences brought to one form, and understood.

Old lines come from an evidence file, which keeps no grammar: a line is parsed again, and only when no line
of the other edition rests on the same words.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefgen.merge.told import core
from briefgen.model import Sentence, Span, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefgen.model import Edition, PrintedLine, Quote, Token

_SPACE = re.compile(r"\s+")
_DASHES = str.maketrans("‐‑‒–—―−“”„«»’‘‚`´", "-------\"\"\"\"\"'''''")
# The end of a sentence of six words or more, before another one; the parser often takes two for one.
_SECOND = re.compile(r"(?:\S+\s+){5,}?\S*[^\W\d][.!?][\"'”’)]*(?=\s+[\"“‘\[]?[A-Z])")
_END = re.compile(r"[\s.!;:,\"']+$")


def plain(text: str) -> str:
    """Return the text without what is only typography: quotation marks, dashes, spaces, capitals, stops."""
    folded = unicodedata.normalize("NFKC", text).translate(_DASHES).casefold()
    return _END.sub("", _SPACE.sub(" ", folded.replace("\u00ad", ""))).strip()


# The bracket that `mark` puts behind a changed value.
_WAS = re.compile(r" \[was [^\]]* (?:on|as of) [^\]]*\]")


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
    return frozenset(plain(text) for text in (*printed, *edition.known))


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


def openings(facts: Sequence[Fact]) -> list[Fact]:
    """Return the facts, understood, without the sentence that a fuller page sets behind the first one."""
    return parsed([_opening(fact) for fact in facts])


def _opening(fact: Fact) -> Fact:
    lead = fact.lead
    found = _SECOND.match(lead.text)
    if not found:
        return fact
    end = found.end()
    line = replace(
        fact.line,
        quotes=(replace(lead, text=lead.text[:end], end=lead.start + end), *fact.line.quotes[1:]),
        figures=tuple(one for one in fact.line.figures if one.end <= end),
        dates=tuple(one for one in fact.line.dates if one.end <= end),
    )
    return Fact(line, fact.sentences)


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

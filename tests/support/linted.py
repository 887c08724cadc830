"""Texts in, the lines that would be printed for them and what the last look finds on them out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from briefgen.compose.lines import LineMaker
from briefgen.compose.wording import word
from briefgen.lint import lint_line
from briefgen.merge import merge
from briefgen.model import Corpus, Line, Ranked
from tests.support.values import source, statements

AS_OF = date(2024, 6, 1)


def corpus_of(*texts: str) -> Corpus:
    return Corpus(
        tuple(
            source(text, id=f"s{at}", publisher=f"Paper {at}", published=date(2024, 5, 17))
            for at, text in enumerate(texts, start=1)
        )
    )


def made(corpus: Corpus, as_of: date = AS_OF) -> list[Line]:
    """Return the lines that would be printed for the sentences of the sources."""
    points = merge(statements(*corpus.sources), corpus)
    maker = LineMaker(corpus, as_of)
    return [maker.line(Ranked(point, 1.0, at), "key_facts", at) for at, point in enumerate(points)]


def line_of(text: str, as_of: date = AS_OF) -> tuple[Line, Corpus]:
    corpus = corpus_of(text)
    return made(corpus, as_of)[0], corpus


def kinds(line: Line, corpus: Corpus, as_of: date = AS_OF) -> set[str]:
    return {finding.kind for finding in lint_line(line, corpus, as_of)}


def without(line: Line, words: str) -> Line:
    """Return the line shortened by these words of its sentence."""
    said = line.said
    assert said is not None
    start = said.sentence.text.index(words)
    wording = word(said, AS_OF, deleted=((start, start + len(words)),))
    return replace(line, text=wording.text, pieces=wording.pieces)

"""Words that people wrote and the sentences behind them in; figures, dates and names that those lack out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.decisions.words import plain, words
from briefgen.merge.figures import overlap, states
from briefgen.merge.polarity import denied, opposed
from briefgen.understand.grammar import TIMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefgen.model import Source, Statement, Token, When

_LONG_NAME, _BEGIN = 5, 4  # letters: "Japan" and "Japanese", "Norway" and "Norwegians" begin alike


def lacking(claim: Statement, behind: Sequence[Statement], sources: Iterable[Source]) -> tuple[str, ...]:
    """Return what the claim says and none of the statements behind it: "the figure “40 million”".

    Names may also be those of the sources that say so: their publishers, authors and titles.
    """
    known = _Known(behind, sources)
    figures = [f"the figure “{one.text}”" for one in claim.figures if not known.figure(claim, one.text)]
    dates = [f"the date “{one.text}”" for one in claim.dates if not known.date(one)]
    names = [f"the name “{name}”" for name in _names(claim) if not known.name(name)]
    return (*figures, *dates, *names, *_turned(claim, behind))


def _turned(claim: Statement, behind: Sequence[Statement]) -> Iterator[str]:
    """Yield what turns the claim into its contrary, if it does so to each of the statements behind it."""
    if behind and all(denied(claim, said) for said in behind):
        yield "a denial, or the lack of one"
    if behind and all(opposed(claim, said) for said in behind):
        yield "words opposite to its own"


class _Known:
    """What the sentences behind a line say."""

    def __init__(self, behind: Sequence[Statement], sources: Iterable[Source]) -> None:
        self._behind = behind
        texts = [said.sentence.text for said in behind]
        about = [text for one in sources for text in (one.publisher, one.author, one.title)]
        self._text = plain(" ".join(texts)).casefold()
        self._words = {word for text in (*texts, *about) for word in words(text)}
        self._initials = {initials for text in (*texts, *about) for initials in _initials(text)}

    def figure(self, claim: Statement, text: str) -> bool:
        if f" {plain(text).casefold()} " in f" {self._text} ":
            return True
        (figure,) = [one for one in claim.figures if one.text == text][:1]
        return any(states(said, claim, figure) for said in self._behind)

    def date(self, when: When) -> bool:
        if f" {plain(when.text).casefold()} " in f" {self._text} ":
            return True  # "last month" in a source without a date stands for no days, and is the same words
        others = (other for said in self._behind for other in said.dates)
        return when.first is not None and any(overlap(when, other) for other in others)

    def name(self, name: str) -> bool:
        return all(self._has(word) or word in self._initials for word in words(name))

    def _has(self, word: str) -> bool:
        bare = word.removesuffix("'s")
        begin = bare[:_BEGIN]
        return bare in self._words or (
            len(bare) >= _LONG_NAME and any(known.startswith(begin) for known in self._words)
        )


def _initials(text: str) -> set[str]:
    """Return the first letters of each run of words in capitals: "eu" for "European Union"."""
    runs = re.findall(r"(?:[A-Z][\w'’-]*(?:\s+(?:of|the|for|and)\s+|\s+)?){2,}", text)
    return {"".join(word[0] for word in run.split() if word[0].isupper()).casefold() for run in runs}


def _names(claim: Statement) -> list[str]:
    """Return the runs of proper nouns, those that belong to a date left out."""
    found: list[list[Token]] = []
    before: Token | None = None
    for token in claim.tokens:
        if _is_name(token, claim):
            if before is None or not _is_name(before, claim):
                found.append([])
            found[-1].append(token)
        before = token
    return [claim.sentence.text[run[0].start : run[-1].end] for run in found]


def _is_name(token: Token, claim: Statement) -> bool:
    if token.entity in TIMES or any(when.start <= token.start < when.end for when in claim.dates):
        return False
    return token.pos == "PROPN" or (token.entity == "NORP" and token.text[:1].isupper())

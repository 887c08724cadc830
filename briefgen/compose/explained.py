"""Points that can and can not stand alone in, the first out, some of them led by two sentences.

"Vessel owners will be able to apply from 11 January" says nothing alone; behind "The Minister announced a
support package for vessels" it does. Where such a sentence weighs as much as the one that it leans on, or
tells of a day to come, the two are one line. Elsewhere it may still follow it, where the page has room.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.compose.goes_on import goes_with
from briefgen.compose.printable import printable
from briefgen.compose.voices import voice_of
from briefgen.salience.words import stem
from briefgen.salience.words import tokens as words
from briefgen.understand.grammar import children
from briefgen.understand.units import join_two

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from briefgen.model import Corpus, Cut, Ranked, Statement

# What the sentence before may explain, and the word that it must hold then.
_LEANS = re.compile(
    r"does not say (?:what|which) “(?P<what>[^”]+)” is (?P<which>meant|about)|"
    r"“(?:one|\w+ (?:the|its) \w+ \w+)” points at something"
)
_AS_GOOD = 1.0  # points of score by which the sentence before may outrank it
_GAP = 3  # characters between two sentences of a paragraph
_SHORT = 16  # tokens; a longer sentence mostly says more than when or how much
_KNOWN = frozenset("the this that these those its their his her our".split())
_STEM = 5  # letters; "decided" explains "the decision"


def explain(
    usable: Sequence[Ranked], cut: Sequence[Cut], corpus: Corpus, as_of: date
) -> tuple[list[Ranked], dict[str, tuple[str, ...]]]:
    """Return the points that can stand, and by their ids what those that two sentences lead tell besides."""
    reasons = {one.ranked.point.id: one.reason for one in cut if _LEANS.match(one.reason)}
    refused = [one.ranked for one in cut if one.ranked.point.id in reasons]
    whole = [one for one in usable if len(one.point.evidence) == 1 and _opens_bare(one.point.lead)]
    ends = {_end(one.point.lead): one for one in usable if not _is_shared(one)}
    found: dict[str, Ranked] = {}
    also: dict[str, tuple[str, ...]] = {}
    for entry in (*refused, *whole):
        first = next(filter(None, (ends.get(place) for place in _places_before(entry.point.lead))), None)
        taken = {*found, *(point for points in also.values() for point in points)}
        if first is None or _is_shared(entry) or {first.point.id, entry.point.id} & taken:
            continue
        both = _joined(first.point.lead, entry.point.lead, reasons.get(entry.point.id, ""), corpus)
        if both is not None and _may_lead(first, entry, as_of):
            point = replace(first.point, evidence=(both, *first.point.evidence[1:]))
            found[first.point.id] = replace(first, point=point, score=max(first.score, entry.score))
            also[first.point.id] = (entry.point.id,)
    told = {point for points in also.values() for point in points}
    return [found.get(one.point.id, one) for one in usable if one.point.id not in told], also


def _end(said: Statement) -> tuple[str, int]:
    return said.sentence.span.source, said.sentence.span.end


def _places_before(said: Statement) -> Iterator[tuple[str, int]]:
    """Yield where a sentence may end that stands right before this one."""
    span = said.sentence.span
    return ((span.source, span.start - gap) for gap in range(_GAP + 1))


def _is_shared(entry: Ranked) -> bool:
    """Whether it is more than what one sentence tells: another value stands beside it, or replaces it."""
    return bool(entry.point.disputed or entry.point.superseded_by)


def _may_lead(first: Ranked, entry: Ranked, as_of: date) -> bool:
    ahead = entry.point.lead.outlook
    to_come = ahead is not None and ahead.last is not None and ahead.last >= as_of
    return to_come or entry.score >= first.score - _AS_GOOD


def _joined(first: Statement, second: Statement, reason: str, corpus: Corpus) -> Statement | None:
    """Return the two as one statement, if they are one thought and the first explains the second."""
    source = corpus.source(first.sentence.span.source)
    if first.sentence.paragraph != second.sentence.paragraph or not goes_with(first, second, source):
        return None
    if not _tells(first, second, reason):
        return None
    both = join_two(first, second, source.text)
    return None if printable(both, voice_of(source)) else both


def _tells(first: Statement, second: Statement, reason: str) -> bool:
    """Whether the first sentence says what the second leaves open; without a ``reason``, brings it up."""
    found = _LEANS.match(reason)
    if found is None:
        return _brings_up(first, second)
    if found["which"] != "meant":
        return True
    noun = stem(found["what"].split()[-1].lower())[:_STEM]
    return any(stem(word).startswith(noun) for word in words(first.sentence.text))


def _opens_bare(said: Statement) -> bool:
    """Whether a short sentence opens on "The grants" and nothing in it says which."""
    tokens = said.tokens
    if len(tokens) > _SHORT or tokens[0].lemma.lower() != "the" or tokens[0].dep != "det":
        return False
    noun = tokens[0].head
    return noun == 1 and tokens[1].pos == "NOUN" and children(tokens, 1) == [0]


def _brings_up(first: Statement, second: Statement) -> bool:
    """Whether the first sentence tells of a thing of that kind as new: "a grant of up to 85,000 dollars"."""
    lemma, tokens = second.tokens[1].lemma, first.tokens
    return any(
        token.lemma == lemma
        and token.pos == "NOUN"
        and not any(tokens[n].lemma.lower() in _KNOWN for n in children(tokens, at, "det", "poss"))
        for at, token in enumerate(tokens)
    )

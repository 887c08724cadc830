"""Points that are items of one list in, those that one line can hold told together out.

"The council resolved: (1) that Option B be adopted; (2) that 9.5 million be borrowed" are two points, and
each line would open on the same words. Items that weigh about the same are one line, in their source's order.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from briefgen.compose.meetings import is_routine
from briefgen.compose.printable import printable
from briefgen.compose.voices import voice_of
from briefgen.model import Attribution, Figure, SentencePart, Span, When
from briefgen.understand.units import LONGEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from briefgen.model import Corpus, Ranked, Statement, Token

_Found = TypeVar("_Found", When, Figure, Attribution)

_AS_GOOD = 2.0  # points of score by which an item may weigh less than the best of its list
_MOST = 3  # items of one line


def join_items(
    usable: Sequence[Ranked], corpus: Corpus, as_of: date
) -> tuple[list[Ranked], dict[str, tuple[str, ...]]]:
    """Return the points, items of one list told as one, and by the ids of these what they tell besides."""
    found: dict[str, Ranked] = {}
    also: dict[str, tuple[str, ...]] = {}
    for best, *others in chain.from_iterable(map(_groups, _lists(usable, as_of))):
        source = corpus.source(best.point.lead.sentence.span.source)
        told_first = sorted((best, *others), key=_place)
        both = joined([entry.point.lead for entry in told_first], source.text)
        if others and not printable(both, voice_of(source)):
            found[best.point.id] = replace(best, point=replace(best.point, evidence=(both,)))
            also[best.point.id] = tuple(entry.point.id for entry in others)
    told = {point for points in also.values() for point in points}
    return [found.get(one.point.id, one) for one in usable if one.point.id not in told], also


def _lists(usable: Iterable[Ranked], as_of: date) -> Iterator[list[Ranked]]:
    """Yield the items that go on with the same words before a list and look the same way in time."""
    lists: dict[tuple[str, int, bool], list[Ranked]] = defaultdict(list)
    for entry in usable:
        said, point = entry.point.lead, entry.point
        shared = len(point.evidence) > 1 or point.disputed or point.superseded_by
        if said.sentence.lead and not shared and not is_routine(said):
            ahead = said.outlook is not None and said.outlook.last is not None and said.outlook.last >= as_of
            lead = said.sentence.lead
            lists[lead.source, lead.start, ahead].append(entry)
    yield from (entries for entries in lists.values() if len(entries) > 1)


def _groups(entries: Sequence[Ranked]) -> Iterator[list[Ranked]]:
    """Yield the items in lines: the best with those that weigh about as much and find room, then the rest."""
    left = sorted(entries, key=lambda one: (-one.score, one.rank))
    while left:
        group, words = left[:1], len(left[0].point.lead.sentence.text.split())
        for entry in left[1:]:
            more = len(_item(entry.point.lead).split())
            if entry.score >= group[0].score - _AS_GOOD and words + more <= LONGEST and len(group) < _MOST:
                group.append(entry)
                words += more
        left = [entry for entry in left if entry not in group]
        yield group


def _place(entry: Ranked) -> int:
    return entry.point.lead.sentence.parts[1].span.start


def _item(said: Statement) -> str:
    return said.sentence.text[said.sentence.parts[1].at :]


def joined(items: Sequence[Statement], source_text: str) -> Statement:
    """Return items of one list as one statement: the words before the list once, then each item.

    A semicolon or comma behind an item is kept, a full stop behind all but the last is not.
    """
    whole = items[0]
    for item in items[1:]:
        whole = _with_another(whole, item, source_text)
    return whole


def _with_another(whole: Statement, item: Statement, source_text: str) -> Statement:
    opened = _without_stop(whole, source_text)
    one, two = opened.sentence, item.sentence
    seam = two.parts[1].at
    at = len(one.text) + 1
    shift = at - seam
    behind = (SentencePart(part.at + shift, part.span) for part in two.parts[1:])
    sentence = replace(one, text=f"{one.text} {two.text[seam:]}", parts=(*one.parts, *behind))
    kept = opened.tokens
    return replace(
        whole,
        sentence=sentence,
        tokens=(*kept, *_moved(item.tokens, seam, shift, len(kept))),
        dates=_added(whole.dates, item.dates, seam, shift),
        figures=_added(whole.figures, item.figures, seam, shift),
        attributions=_added(whole.attributions, item.attributions, seam, shift),
    )


def _without_stop(said: Statement, source_text: str) -> Statement:
    """Return the statement without its full stop, and with the semicolon or comma that its item ends on."""
    sentence = said.sentence
    *before, last = sentence.parts
    if len(sentence.text) - last.at == 1:  # the full stop that the item shares with the last
        *before, last = before
    end = last.span.end - (source_text[last.span.end - 1] == ".")
    text = sentence.text[: last.at + end - last.span.start]
    tokens = tuple(token for token in said.tokens if token.end <= len(text))
    if source_text[end : end + 1] in {";", ","}:
        text, end = text + source_text[end], end + 1
    parts = (*before, SentencePart(last.at, Span(last.span.source, last.span.start, end)))
    return replace(said, sentence=replace(sentence, text=text, parts=parts), tokens=tokens)


def _moved(tokens: Sequence[Token], seam: int, shift: int, count: int) -> Iterator[Token]:
    """Yield the item's tokens behind ``count`` others; what hangs on the words before the list still does."""
    first = next((at for at, token in enumerate(tokens) if token.start >= seam), len(tokens))
    for token in tokens[first:]:
        head = token.head if token.head < first else token.head - first + count
        yield replace(token, start=token.start + shift, end=token.end + shift, head=head)


def _added(own: tuple[_Found, ...], others: Iterable[_Found], seam: int, shift: int) -> tuple[_Found, ...]:
    moved = tuple(
        replace(one, start=one.start + shift, end=one.end + shift) for one in others if one.start >= seam
    )
    return own + moved

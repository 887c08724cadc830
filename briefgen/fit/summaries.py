"""A brief in, the summaries that a page may have out: how many sentences, and which with a second one.

A summary that is too long to be read at a glance says less: a sentence that is too much for it is told in its
own section, as a key fact or an outlook item.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from briefgen.fit.heights import ends_summary_raggedly
from briefgen.fit.worth import is_held

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from briefgen.fit.press import Page
    from briefgen.fit.select import Limits
    from briefgen.model import Brief, Line, Section

# A summary of 60 to 80 words is read at a glance: from the first on it is not lengthened for its own sake.
ENOUGH_WORDS, MOST_WORDS = 60, 80
# From here on one of its sentences is told below it: three sentences of thirty words make this many.
TOO_MANY_WORDS = 90
_FULL = 0.97  # the share of the page from which on there is no room worth looking for
_TRIES = 3  # longer summaries that are set, the longest first


def summaries(brief: Brief, limits: Limits) -> Iterator[tuple[Line, ...]]:
    """Yield the summaries that the limits allow, the fullest first; what is pinned stands in each of them.

    The last one is the shortest, in shorter forms, where there are any.
    """
    least, most = limits["summary"]
    lines = sorted(brief.summary, key=_held_first)
    pinned, offered = sum(line.pinned for line in lines), len(lines)
    fewest = max(min(least, offered), pinned)
    for count in range(max(min(most, offered), pinned), fewest - 1, -1):
        yield tuple(lines[:count])
    if any(line.shorter for line in lines[:fewest]):
        yield tuple(line.shorter or line for line in lines[:fewest])


def at_length(brief: Brief, limits: Limits) -> Brief:
    """Return the brief with a summary that is not too long, where the limits and people allow it.

    Its sentences are shortened where they have shorter forms; then one is told in its own section, never the
    first, and the one without which it comes closest to the length that it should have.
    """
    least, most = limits["summary"]
    lines = sorted(brief.summary, key=_held_first)[: max(most, sum(line.pinned for line in brief.summary))]
    if words(lines) <= TOO_MANY_WORDS:
        return brief
    moved = [line for line in lines if not (line is brief.summary[0] or line.pinned or is_held(line))]
    if len(lines) <= least or not moved:
        return brief
    short = [line.shorter or line for line in lines]
    if words(short) <= TOO_MANY_WORDS:
        return replace(brief, summary=tuple(line.shorter or line for line in brief.summary if line in lines))
    wanted = (ENOUGH_WORDS + MOST_WORDS) / 2
    left = min(moved, key=lambda line: abs(words([one for one in lines if one is not line]) - wanted))
    fewer = replace(brief, summary=tuple(line for line in brief.summary if line is not left))
    return _told_below(fewer, left)


def _told_below(brief: Brief, line: Line) -> Brief:
    """Return the brief with a sentence of its summary among the first of the key facts or of the outlook."""
    if line.statement.outlook is None or line.when is None:
        return replace(brief, key_facts=(_as(line, "key_facts"), *brief.key_facts))
    outlook = sorted((*brief.outlook, _as(line, "outlook")), key=_by_date)
    return replace(brief, outlook=tuple(outlook))


def _as(line: Line, section: Section) -> Line:
    shorter, longer = (form and _as(form, section) for form in (line.shorter, line.longer))
    return replace(line, section=section, preference=0, shorter=shorter, longer=longer)


def _by_date(line: Line) -> tuple[bool, date | int, int]:
    return line.when is None, line.when or 0, line.ranked.rank


def fuller(brief: Brief, page: Page) -> list[tuple[Line, ...]]:
    """Return longer forms of a page's summary, where the page or the summary has room or its end looks lost.

    A second sentence that tells what is pinned elsewhere is not among them.
    """
    summary = page.brief.summary
    whole = words(summary) >= ENOUGH_WORDS and not ends_summary_raggedly(page)
    if page.measured.fullness >= _FULL and whole:
        return []
    pinned = {line.ranked.point.id for line in brief.lines if line.pinned}
    choices = [
        [line, *(form for form in line.longer_forms if not pinned.intersection(form.also))]
        for line in summary
    ]
    found = [
        made for made in product(*choices) if words(summary) < words(made) <= MOST_WORDS and _is_varied(made)
    ]
    return sorted(found, key=words, reverse=True)[:_TRIES]


def _is_varied(lines: Sequence[Line]) -> bool:
    """Whether no two of the lines tell the same point in their second sentences."""
    seconds = [point for line in lines for point in line.also]
    return len(seconds) == len(set(seconds))


def words(lines: Sequence[Line]) -> int:
    """Return how many words of their sources the lines have together, our brackets not counted."""
    return sum(len(piece.text.split()) for line in lines for piece in line.pieces if not piece.ours)


def _held_first(line: Line) -> tuple[bool, bool, int]:
    """Order lines by what is given up last: what is pinned, then what is held."""
    return not line.pinned, not is_held(line), line.preference

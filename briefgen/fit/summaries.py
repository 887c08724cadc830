"""A brief in, the summaries that a page may have out: how many sentences, and which with a second one."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from briefgen.fit.select import is_held

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.fit.press import Page
    from briefgen.fit.select import Limits
    from briefgen.model import Brief, Line

# A summary of 60 to 80 words is read at a glance: from the first on it is not lengthened for its own sake.
ENOUGH_WORDS, MOST_WORDS = 60, 80
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


def fuller(brief: Brief, page: Page) -> list[tuple[Line, ...]]:
    """Return longer forms of a page's summary, where the page or the summary has room for them.

    A second sentence that tells what is pinned elsewhere is not among them.
    """
    summary = page.brief.summary
    if page.measured.fullness >= _FULL and words(summary) >= ENOUGH_WORDS:
        return []
    pinned = {line.ranked.point.id for line in brief.lines if line.pinned}
    choices = [
        [line, line.longer] if line.longer and not pinned.intersection(line.longer.also) else [line]
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
    """Return how many words the lines have together."""
    return sum(len(line.text.split()) for line in lines)


def _held_first(line: Line) -> tuple[bool, bool, int]:
    """Order lines by what is given up last: what is pinned, then what is held."""
    return not line.pinned, not is_held(line), line.preference

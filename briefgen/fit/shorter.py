"""A brief in, the same brief with the entries of its sources in ever shorter forms out.

Every entry keeps its number, its publisher, its link and its day of publication, which a reader needs to
find and to weigh the source. Its whole title stands in the evidence file.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefgen.model import Brief, Source

# Characters of a title: with publisher and day it then takes one row of a page in most templates.
_SHORT_TITLE = 48


def source_forms(brief: Brief) -> Iterator[Brief]:
    """Yield the brief as it is, without the days of access, and with short titles too."""
    yield brief
    yield _with(brief, _without_access)
    yield _with(brief, lambda source: replace(_without_access(source), title=shortened(source.title)))


def _with(brief: Brief, change: Callable[[Source], Source]) -> Brief:
    sources = tuple(replace(one, source=change(one.source)) for one in brief.sources)
    return replace(brief, sources=sources)


def _without_access(source: Source) -> Source:
    return replace(source, accessed=None)


def shortened(title: str, most: int = _SHORT_TITLE) -> str:
    """Return a title of at most ``most`` characters, ended after a word and with an ellipsis."""
    if len(title) <= most:
        return title
    words = title[:most].rsplit(" ", 1)[0] if " " in title[:most] else title[: most - 1]
    return words.rstrip(" ,;:.–—-(“‘") + "…"

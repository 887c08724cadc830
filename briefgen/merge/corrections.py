"""Two statements in, whether a notice of the one's source puts the value of the other right, out.

"Correction: the fee is £56, not £65" in one paper tells that the £65 of another, of the same fee, was wrong
too. A body's correction holds for what papers took from it; what is told later stands for itself.
"""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from briefgen.segment.notices import about, notices, of_others, values

if TYPE_CHECKING:
    from briefgen.model import Corpus, Source, Statement
    from briefgen.segment.notices import Notice

_SHARED, _SHARED_SPECIFIC = 2, 1  # words in common with what the notice is about
_SOON = timedelta(days=14)  # a notice stands in the text of days before; its own day is seldom written out


def corrects_value(said: Statement, other: Statement, corpus: Corpus) -> bool:
    """Whether a source of ``said``, or of a correction alone, puts ``other``'s value right as ``said``'s."""
    if said.sentence.span.source == other.sentence.span.source:
        return False
    return any(
        _has(said, notice, new=True)
        and _has(other, notice, new=False)
        and _on_one_thing(said, other, notice)
        and _is_before(corpus.source(other.sentence.span.source), by)
        for by, notice in _known(corpus.sources)
        if by.id != other.sentence.span.source
    )


def gives_old(said: Statement, corpus: Corpus) -> bool:
    """Whether the statement gives a value that a notice of another source calls wrong."""
    own = said.sentence.span.source
    return any(by.id != own and _has(said, notice, new=False) for by, notice in _known(corpus.sources))


def gives_new(said: Statement, corpus: Corpus) -> bool:
    """Whether the statement gives a value that a notice calls right."""
    return any(_has(said, notice, new=True) for _, notice in _known(corpus.sources))


@lru_cache(maxsize=8)
def _known(sources: tuple[Source, ...]) -> tuple[tuple[Source, Notice], ...]:
    """Return the notices that tell an old value too, each with its source."""
    return tuple(
        (source, notice)
        for source in sources
        for notice in (*notices(source), *of_others(source))
        if notice.old
    )


def _has(said: Statement, notice: Notice, *, new: bool) -> bool:
    """Whether the sentence gives the notice's new value, or its old one and not the new one."""
    told = values(said.sentence.text)
    right = any(one.is_same(notice.new) for one in told)
    if new:
        return right
    return not right and notice.old is not None and any(one.is_same(notice.old) for one in told)


def _on_one_thing(said: Statement, other: Statement, notice: Notice) -> bool:
    """Whether the wrong value is that of what the notice and the right one are about."""
    theirs = about(other.sentence.text)
    least = _SHARED_SPECIFIC if notice.old and notice.old.specific else _SHARED
    return len(theirs & (notice.words | about(said.sentence.text))) >= max(least, 1) and bool(
        theirs & about(said.sentence.text)
    )


def _is_before(source: Source, by: Source) -> bool:
    """Whether a text came out before the notice, as far as is known."""
    if source.published is None or by.published is None:
        return True
    return source.published <= by.published + _SOON

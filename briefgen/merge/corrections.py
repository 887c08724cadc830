"""Two statements in, whether a notice of the one's source puts the value of the other right, out.

"Correction: the fee is £56, not £65" in one paper tells that the £65 of another, of the same fee, was wrong
too. A body's correction holds for what papers took from it; what is told later stands for itself.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from briefgen.segment.notices import about, notices, of_others, values

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.model import Corpus, Source, Statement
    from briefgen.segment.notices import Notice

_SHARED, _SHARED_SPECIFIC = 2, 1  # words in common with what the notice is about
_SOON = timedelta(days=14)  # a notice stands in the text of days before; its own day is seldom written out


class Corrections:
    """What the notices of a folder put right; made once, for most folders have none."""

    def __init__(self, corpus: Corpus) -> None:
        """Read the notices that tell an old value too."""
        self._corpus = corpus
        self._known: tuple[tuple[Source, Notice], ...] = tuple(
            (source, notice)
            for source in corpus.sources
            for notice in (*notices(source), *of_others(source))
            if notice.old
        )

    def correct(self, said: Statement, other: Statement) -> bool:
        """Whether a notice puts the value in ``other`` right as that in ``said``."""
        theirs = other.sentence.span.source
        if not self._known or said.sentence.span.source == theirs:
            return False
        return any(
            _has(said, notice, new=True)
            and _has(other, notice, new=False)
            and _on_one_thing(said, other, notice)
            and _is_before(self._corpus.source(theirs), by)
            for by, notice in self._known
            if by.id != theirs
        )

    def apart(self, one: Statement, two: Statement) -> bool:
        """Whether a notice sets the value of one of them in the place of the other's."""
        return self.correct(one, two) or self.correct(two, one)

    def pairs(self, leads: Sequence[Statement]) -> Iterator[tuple[int, int]]:
        """Yield the pairs of which one gives the value that a notice sets in the place of the other's."""
        old = [at for at, said in enumerate(leads) if self._gives(said, new=False)]
        new = [at for at, said in enumerate(leads) if self._gives(said, new=True)] if old else []
        yield from ((min(one, two), max(one, two)) for one in old for two in new if one != two)

    def _gives(self, said: Statement, *, new: bool) -> bool:
        own = said.sentence.span.source
        return any(_has(said, notice, new=new) for by, notice in self._known if new or by.id != own)


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

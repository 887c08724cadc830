"""A brief in, the same brief out; where no source gives its date, it says so once and not line by line.

On a page of which some sources are dated, a bracket tells which days can not be placed. Where none is, it
would stand in every third line and tell the same each time: the dateline says it for all of them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.compose.spare import NO_DATE, NO_YEAR

if TYPE_CHECKING:
    from briefgen.model import Brief, Corpus, Line, Piece

_BRACKETS = frozenset({f" [{NO_YEAR}]", f" [{NO_DATE}]"})


def nothing_dated(corpus: Corpus) -> bool:
    """Whether no source gives the day on which it was published, or the month."""
    return all(source.published is None and source.month is None for source in corpus.sources)


def told_once(brief: Brief) -> Brief:
    """Return the brief without the brackets that a day can not be placed, and marked as ``undated``.

    Without such a bracket the brief is returned as it is.
    """
    summary, key_facts, outlook = (
        tuple(map(_plain, lines)) for lines in (brief.summary, brief.key_facts, brief.outlook)
    )
    if brief.lines == (*summary, *key_facts, *outlook):
        return brief
    others = tuple(map(_plain, brief.candidates))
    return replace(
        brief, undated=True, summary=summary, key_facts=key_facts, outlook=outlook, candidates=others
    )


def _plain(line: Line) -> Line:
    """Return the line, in all its forms, without these brackets."""
    pieces = tuple(piece for piece in line.pieces if not _says_no_date(piece))
    return replace(
        line,
        pieces=pieces,
        text="".join(piece.text for piece in pieces),
        longer=_plain(line.longer) if line.longer else None,
        shorter=_plain(line.shorter) if line.shorter else None,
    )


def _says_no_date(piece: Piece) -> bool:
    return piece.ours and piece.text in _BRACKETS

"""A ranked point in, the Line that would be printed for it out: words, brackets, sources, flags."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.compose.wording import due, horizon_passed, word
from briefgen.merge.guard import figures_apart, supports
from briefgen.model import Line, Piece
from briefgen.understand.dates_calendar import show

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from briefgen.model import Corpus, Ranked, Section, Source, Statement


@dataclass(frozen=True, slots=True)
class LineMaker:
    """Makes lines for one brief: ``as_of`` decides what has passed, ``corpus`` who says so."""

    corpus: Corpus
    as_of: date

    def line(self, entry: Ranked, section: Section, preference: int) -> Line:
        """Return the line for a point, in the words of its leading statement."""
        statement = entry.point.lead
        wording = word(statement, self._note(statement))
        disputes = tuple(self._disputes(entry, statement))
        flags = wording.flags
        when = due(statement)
        if section == "outlook" and when is None:
            flags += ("the source gives no date for this",)
        return Line(
            section=section,
            text=wording.text + "".join(piece.text for piece in disputes),
            pieces=wording.pieces + disputes,
            ranked=entry,
            sources=self._sources(entry, statement, disputed=bool(disputes)),
            preference=preference,
            when=when.last if when else None,
            dated=show((when.first, when.last)) if when and when.first and when.last else "",
            flags=flags,
        )

    def _note(self, said: Statement) -> str:
        """Say that what the sentence announces should have happened by now."""
        when = due(said)
        if not horizon_passed(said.outlook, self.as_of) or when is None or not (when.first and when.last):
            return ""
        return f"Was due {show((when.first, when.last))}; the sources do not report the outcome:"

    def _disputes(self, entry: Ranked, said: Statement) -> Iterator[Piece]:
        """Yield a bracket for each other value that another source gives for the same thing."""
        for other in entry.point.disputed:
            values = " and ".join(figure.text for figure in figures_apart(other.figures, said.figures))
            if values:
                yield Piece(f" [{values} according to {_called(self._source(other))}]")

    def _sources(self, entry: Ranked, said: Statement, *, disputed: bool) -> tuple[str, ...]:
        """Return the ids of the sources that say all of it: the one quoted first, then others and copies."""
        agreeing = [other for other in entry.point.evidence if supports(other, said)]
        statements = (said, *agreeing, *(entry.point.disputed if disputed else ()))
        ids = dict.fromkeys(statement.sentence.span.source for statement in statements)
        copies = (source.id for source in self.corpus.sources if source.same_as in ids)
        return tuple(dict.fromkeys((*ids, *copies)))

    def _source(self, said: Statement) -> Source:
        return self.corpus.source(said.sentence.span.source)


def _called(source: Source) -> str:
    return source.publisher or source.title

"""A ranked point in, the Line that would be printed for it out: words, brackets, sources, flags."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from briefgen.compose import entries
from briefgen.compose.agenda import item_of
from briefgen.compose.cased import in_plain_case
from briefgen.compose.claims import claimant, judges, title_that_speaks
from briefgen.compose.overtaken import in_force
from briefgen.compose.period import period_of
from briefgen.compose.scope import scope_of, thing_of
from briefgen.compose.shorten import shorten
from briefgen.compose.summary import is_deed
from briefgen.compose.voices import voice_of
from briefgen.compose.wording import (
    due,
    horizon_passed,
    is_stale,
    lasts_until,
    next_day,
    overtaken_dates,
    word,
)
from briefgen.merge.disputes import values_against
from briefgen.merge.guard import supports
from briefgen.model import Line, Piece
from briefgen.model.names import MONTHS
from briefgen.understand.dates import in_words
from briefgen.understand.dates.calendar import show_day
from briefgen.understand.units import join_two

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence
    from datetime import date

    from briefgen.compose.seconds import Seconds
    from briefgen.compose.shorten import Shortened
    from briefgen.model import Corpus, Ranked, Section, Source, Statement, When


@dataclass(frozen=True, slots=True)
class LineMaker:
    """Makes lines for one brief: ``as_of`` decides what has passed, ``corpus`` who says so.

    ``partisans`` are the sources (ids) whose statements are claims of their publishers, ``speakers`` those
    whose outlook is theirs. ``told`` gives the points (ids) that a point's leading statement tells besides,
    ``title`` is the page's, which no line need say again.
    """

    corpus: Corpus
    as_of: date
    partisans: frozenset[str] = frozenset()
    speakers: frozenset[str] = frozenset()
    told: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    title: str = ""

    def line(
        self,
        entry: Ranked,
        section: Section,
        preference: int,
        said: Statement | None = None,
        short: Shortened | None = None,
    ) -> Line:
        """Return the line for a point, in the words of ``said`` or else of its leading statement.

        ``short`` names what is left out of them.
        """
        statement = said or entry.point.lead
        source = self._source(statement)
        if statement.sentence.entry:
            return self._value(entry, section, preference, statement)
        voice = voice_of(source)
        deleted = short.spans if short else ()
        note = self._note(statement) or self._period(statement, source)
        wording = word(statement, self.as_of, note, voice=voice, deleted=deleted)
        disputes = tuple(self._disputes(entry, statement))
        flags = wording.flags
        sources = self._sources(entry, statement, disputed=bool(disputes))
        when, nearest = due(statement), next_day(statement, self.as_of)
        if section == "outlook" and when is None:
            flags += ("the source gives no date for this",)
        return Line(
            section=section,
            text=wording.text + "".join(piece.text for piece in disputes),
            pieces=wording.pieces + disputes,
            ranked=entry,
            sources=sources,
            preference=preference,
            said=statement,
            speaker=(short.speaker if short else "")
            or self._claimant(statement, source, sources, wording.text),
            when=nearest,
            dated=_shown(statement.dates, nearest, when),
            flags=flags,
            also=self._also(entry, statement),
        )

    def _also(self, entry: Ranked, said: Statement) -> tuple[str, ...]:
        """Return the further points that the statement tells, if it opens where the leading one does."""
        opens, leads = said.sentence.span, entry.point.lead.sentence.span
        same = (opens.source, opens.start) == (leads.source, leads.start)
        return self.told.get(entry.point.id, ()) if same else ()

    def _value(self, entry: Ranked, section: Section, preference: int, said: Statement) -> Line:
        """Return the line of a label with its values: in its own words, and with what stands above it."""
        source = self._source(said)
        names = [_called(self._source(other)) for other in entry.point.disputed]
        disputes = tuple(entries.pieces_of_disputes(entry, names))
        pieces = (*entries.wording(said, source), *disputes)
        sources = self._sources(entry, said, disputed=bool(disputes))
        text = "".join(piece.text for piece in pieces)
        who = self._claimant(said, source, sources, text)
        return Line(section, text, pieces, entry, sources, preference, speaker=who, said=said)

    def _claimant(self, said: Statement, source: Source, cited: Sequence[str], text: str) -> str:
        """Return whose claim it is, where one source alone makes it and the words do not tell."""
        own = judges(said) or source.id in (
            self.speakers | self.partisans if said.outlook else self.partisans
        )
        name = claimant(said, source) if own and len(cited) == 1 else ""
        return "" if name in text else name

    def with_shorter(self, line: Line, most: int) -> Line:
        """Give the line a form of at most ``most`` words, if it is longer and something can go."""
        if line.statement.sentence.entry:
            return line
        short = shorten(line.statement, most)
        if not short.spans:
            return line
        return replace(line, shorter=self.line(line.ranked, line.section, line.preference, line.said, short))

    def with_longer(self, line: Line, seconds: Seconds, barred: Container[str]) -> Line:
        """Give the line its longer form, if the next sentence of its source can be printed with it.

        ``barred`` are the ids of points that are not to be told in this section.
        """
        first = line.statement
        if first.sentence.entry:
            return line
        second = seconds.after(first)
        if second is None or second.entry.point.id in barred:
            return line
        past = line.section == "outlook" and not _belongs_ahead(first, second.said)
        if past or self._note(first):  # a remark before the line is one on its first sentence alone
            return line
        both = join_two(first, second.said, self._source(first).text)
        longer = self.line(line.ranked, line.section, line.preference, both)
        if self._note(second.said) or self._note(both) or longer.sources != line.sources:
            return line
        return replace(line, longer=replace(longer, also=(*line.also, second.entry.point.id)))

    def _note(self, said: Statement) -> str:
        """Say that what the sentence announces should have happened by now."""
        when, source = due(said), self._source(said)
        late = horizon_passed(said.outlook, self.as_of)
        if is_stale(said, self.as_of) or (not late and overtaken_dates(said, self.as_of)):
            return f"{_stated(said, source)}:"
        if not late or when is None or not (when.first and when.last):
            return ""
        if is_deed(said) or in_force(
            said, self.as_of
        ):  # what was decided was done; what it was to bring is told from that day's view
            stated = _stated(said, source)
            return f"{stated}:" if stated else ""
        if lasts_until(said, when):
            return f"{_stated(said, source) if source.published else f'Stated before {in_words(when)}'}:"
        return f"Was due {in_words(when)}; the sources do not report the outcome:"

    def _period(self, said: Statement, source: Source) -> str:
        """Say of when or of what the figures of a text are, where its heading or title alone tells it."""
        told = period_of(said, source) or scope_of(said, source) or item_of(said, source, self.title)
        told = told or thing_of(said, source)
        return f"{in_plain_case(told, source.text)}:" if told else ""

    def _disputes(self, entry: Ranked, said: Statement) -> Iterator[Piece]:
        """Yield a bracket for each other value that another source gives for the same thing."""
        for other in entry.point.disputed:
            values = " and ".join(values_against(other, said))
            if values:
                yield Piece(f" [{values} according to {_sayer(other, self._source(other))}]")

    def _sources(self, entry: Ranked, said: Statement, *, disputed: bool) -> tuple[str, ...]:
        """Return the ids of the sources that say all of it: the one quoted first, then others and copies."""
        agreeing = [other for other in entry.point.evidence if supports(other, said)]
        statements = (said, *agreeing, *(entry.point.disputed if disputed else ()))
        ids = dict.fromkeys(statement.sentence.span.source for statement in statements)
        copies = (source.id for source in self.corpus.sources if source.same_as in ids)
        return tuple(dict.fromkeys((*ids, *copies)))

    def _source(self, said: Statement) -> Source:
        return self.corpus.source(said.sentence.span.source)


def _belongs_ahead(first: Statement, second: Statement) -> bool:
    """Whether the second goes on with an outlook: another one, or a figure that the same paragraph gives.

    "The decision will cost them 146 million next year. The regulator put it at 71 million."
    """
    same = first.sentence.paragraph == second.sentence.paragraph
    return second.outlook is not None or (same and bool(second.figures))


def _shown(dates: Sequence[When], nearest: date | None, horizon: When | None) -> str:
    """Return the time that a line is sorted by as a reader writes it: "August 2024"; empty for none.

    That is the nearest of those it speaks of, which need not be the one that its plan ends with.
    """
    spans = (one for one in (*dates, horizon) if one and one.first and one.last and one.last == nearest)
    when = next(spans, None)
    return in_words(when) if when else ""


def _stated(said: Statement, source: Source) -> str:
    """Say when a plan was announced, as exactly as is known; an empty string where nothing is."""
    if source.published:
        return f"Stated {show_day(source.published)}"
    if source.month:
        return f"Stated in {MONTHS[source.month.month - 1]} {source.month.year}"
    return f"Stated no later than {show_day(said.known_by)}" if said.known_by else ""


def _sayer(said: Statement, source: Source) -> str:
    """Name who gives the other value: a person or body where the source names one, else the source."""
    names = (one.speaker for one in said.attributions if one.named and one.speaker[:1].isupper())
    return next(names, "") or _called(source)


def _called(source: Source) -> str:
    """Name a source; one of which only the first words are known, or a headline, is another one."""
    return voice_of(source).name or title_that_speaks(source) or "another source"

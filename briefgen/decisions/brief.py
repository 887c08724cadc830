"""A composed brief and decisions in; the brief with its pins and rewordings, and notes for people, out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.compose import references
from briefgen.compose.lines import LineMaker, voice_of
from briefgen.compose.printable import printable
from briefgen.decisions.find import Finder
from briefgen.decisions.grammar import understood
from briefgen.decisions.lacking import lacking
from briefgen.decisions.points import means, quoted
from briefgen.decisions.words import key, plain, shown
from briefgen.lint import lint_line
from briefgen.merge.figures import figures_apart
from briefgen.model import Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.decisions.find import Match
    from briefgen.model import (
        Ban,
        Brief,
        Corpus,
        Decisions,
        KeyPoint,
        Line,
        Pin,
        Ranked,
        Reword,
        Section,
        Source,
        Statement,
    )

_WORDS = 30  # to which a pinned line may be shortened when the page needs it, as the default template's
_SECTIONS: tuple[Section, ...] = ("summary", "key_facts", "outlook")


def decided(
    brief: Brief,
    ranked: Sequence[Ranked],
    corpus: Corpus,
    decisions: Decisions,
) -> tuple[Brief, tuple[str, ...]]:
    """Return the brief as people decided, and a note for each decision that can not be followed as it stands.

    ``ranked`` are all points that may be printed, in the brief or not. A pinned line that has none of its own
    yet gets one.
    """
    if not decisions:
        return brief, ()
    work = _Work(brief, ranked, corpus, decisions.bans)
    for pin in decisions.pins:
        work.pin(pin)
    for reword in {key(one.line): one for one in decisions.rewords}.values():
        work.reword(reword)
    for wish in decisions.preferred:
        if not any(means(wish, source) for source in corpus.sources):
            work.notes.append(f"no source is meant by the preferred “{wish.source}”")
    return work.brief(), tuple(work.notes)


class _Work:
    """The brief while decisions are put into it."""

    def __init__(
        self,
        brief: Brief,
        ranked: Sequence[Ranked],
        corpus: Corpus,
        bans: Sequence[Ban],
    ) -> None:
        self.given = brief
        self.bans = bans
        self.corpus = corpus
        self.lines: dict[Section, list[Line]] = {name: list(getattr(brief, name)) for name in _SECTIONS}
        self.entries = {entry.point.id: entry for entry in ranked}
        self.notes: list[str] = []
        self.maker = LineMaker(corpus, brief.as_of)
        printed: dict[str, list[str]] = {}
        for line in brief.lines:
            forms = [form.text for form in (line, line.longer, line.shorter) if form]
            printed.setdefault(line.ranked.point.id, []).extend(forms)
        self.finder = Finder([entry.point for entry in ranked], corpus, printed)
        self.texts = [plain(source.text).casefold() for source in corpus.sources]

    def brief(self) -> Brief:
        """Return the brief with the lines as they are now, its sources numbered anew."""
        self.lines["outlook"].sort(key=lambda line: (line.when is None, line.when or 0, line.ranked.rank))
        made = replace(
            self.given,
            summary=tuple(self.lines["summary"]),
            key_facts=tuple(self.lines["key_facts"]),
            outlook=tuple(self.lines["outlook"]),
        )
        return replace(made, sources=references(made.lines, self.corpus))

    # ------------------------------------------------------------ pins

    def pin(self, pin: Pin) -> None:
        match = self.finder.find(pin.line, pin.evidence)
        if not match:
            self.tell_unfound("pinned", pin, _unfound(pin.line, match))
            return
        entry = self.entries[match.points[0].id]
        there = self.lines_of(entry)
        wanted = [line for line in there if pin.section in (None, line.section)]
        if wanted:
            chosen = next((line for line in wanted if key(line.text) == key(pin.line)), wanted[0])
            self.put(chosen, _pinned(chosen))
            return
        for line in there:
            self.lines[line.section].remove(line)
        self.insert(_pinned(self.made(entry, pin.section or _home(entry))))

    def lines_of(self, entry: Ranked) -> list[Line]:
        """Return the lines of the brief that tell the point; a plan may be told in two sections."""
        every = (line for lines in self.lines.values() for line in lines)
        return [line for line in every if line.ranked.point.id == entry.point.id]

    def put(self, old: Line, new: Line) -> None:
        """Put a line in the place of another one."""
        lines = self.lines[old.section]
        lines[next(at for at, line in enumerate(lines) if line is old)] = new

    def insert(self, line: Line) -> None:
        """Put a line into its section, where its rank has it; tell what speaks against printing it."""
        self.lines[line.section].insert(min(line.preference, len(self.lines[line.section])), line)
        faults = lint_line(line, self.corpus, self.given.as_of)
        lead = line.ranked.point.lead
        reason = printable(lead, voice_of(self.corpus.source(lead.sentence.span.source)))
        if reason or faults:
            why = reason or faults[0].why
            self.notes.append(f"“{line.text}” is printed because it is pinned: {why}")

    def made(self, entry: Ranked, section: Section) -> Line:
        before = sum(line.ranked.rank < entry.rank for line in self.lines[section])
        return self.maker.with_shorter(self.maker.line(entry, section, before), _WORDS)

    # ------------------------------------------------------------ rewordings

    def reword(self, reword: Reword) -> None:
        match = self.finder.find(reword.line, reword.evidence)
        if not match:
            self.tell_unfound("reworded", reword, _clash(reword, match) or _unfound(reword.to, match))
            return
        point = match.points[0]
        against = [said for said in _against(point) if not _knew(reword, said)]
        for said in against:
            words = said.sentence.text
            self.notes.append(f"“{reword.to}” is contradicted by {self.name_of(said)}: “{words}”")
        line = self.meant(point, reword) or self.against(point)
        if line is not None:
            own = line if line.ranked.point.id == point.id else self.instead(line, point)
            self.put(line, self.reworded(own, reword, against))
            self.tell_doubts(reword, point, match)

    def tell_doubts(self, reword: Reword, point: KeyPoint, match: Match) -> None:
        """Note what the evidence of a rewording lacks, and that it reads otherwise by now."""
        if reword.evidence and not match.exact and not any(map(self.is_said, reword.evidence)):
            words = point.lead.sentence.text
            self.notes.append(f"what “{reword.to}” rests on reads otherwise now: “{words}”")
        (claim,) = understood([reword.to], self.given.as_of)
        missing = lacking(claim, point.evidence + point.disputed, self.sources_of(point))
        if missing:
            self.notes.append(f"“{reword.to}” holds what its evidence lacks: {', '.join(missing)}")

    def tell_unfound(self, what: str, decision: Pin | Reword, note: str) -> None:
        """Note that a decision has no line: because it is banned too, or as ``note`` has it."""
        asked = {key(text) for text in (decision.line, *decision.evidence)}
        banned = any(asked & {key(text) for text in (ban.line, *ban.evidence)} for ban in self.bans)
        both = f"“{decision.line}” is {what} and banned: the ban counts"
        self.notes.append(both if banned else note)

    def against(self, point: KeyPoint) -> Line | None:
        """Return the line that stands for the point with another value, and names this one's in a bracket."""
        spans = {said.sentence.span for said in point.evidence}
        every = (line for lines in self.lines.values() for line in lines)
        found = (line for line in every for said in line.ranked.point.disputed if said.sentence.span in spans)
        return next(found, None)

    def instead(self, line: Line, point: KeyPoint) -> Line:
        """Return the line of the point in the place of that of another one."""
        made = self.maker.line(self.entries[point.id], line.section, line.preference)
        return replace(made, pinned=line.pinned)

    def meant(self, point: KeyPoint, reword: Reword) -> Line | None:
        """Return the line of the point that is reworded: by its words, else by the sentence it is made of."""
        there = self.lines_of(self.entries[point.id])
        asked, first = key(reword.line), key(next(iter(reword.evidence), reword.line))

        def by_words(line: Line) -> tuple[bool, bool]:
            forms = [key(form.text) for form in (line, line.longer, line.shorter) if form]
            return asked in forms, key(line.statement.sentence.text) == first

        return max(there, key=by_words, default=None)

    def reworded(self, line: Line, reword: Reword, against: Sequence[Statement]) -> Line:
        """Return the line in people's words, with our note before it and values that they did not know."""
        if key(reword.to) == key(line.text):
            return line
        told = plain(reword.to)
        first = line.pieces[0]
        before = [first] if first.ours and plain(first.text) not in told and _is_note(first, reword) else []
        after = [piece for piece in self.disputes(line, against) if plain(piece.text) not in told]
        pieces = (*before, Piece(shown(reword.to)), *after)
        return replace(
            line,
            text="".join(piece.text for piece in pieces),
            pieces=pieces,
            edited=True,
            original=reword.line,
            speaker="",
            longer=None,
            shorter=None,
        )

    def disputes(self, line: Line, against: Sequence[Statement]) -> list[Piece]:
        """Return the brackets of the line that show a value which was not known when it was reworded."""
        values = [figure.text for said in against for figure in figures_apart(said, line.statement)]
        ours = [piece for piece in line.pieces[1:] if piece.ours and " according to " in piece.text]
        return [piece for piece in ours if any(value in piece.text for value in values)]

    def is_said(self, text: str) -> bool:
        """Whether a source has these very words."""
        wanted = plain(text).casefold()
        return any(wanted in text for text in self.texts)

    def sources_of(self, point: KeyPoint) -> list[Source]:
        ids = dict.fromkeys(said.sentence.span.source for said in (*point.evidence, *point.disputed))
        return [self.corpus.source(one) for one in ids]

    def name_of(self, said: Statement) -> str:
        source = self.corpus.source(said.sentence.span.source)
        return source.publisher or source.title


def _home(entry: Ranked) -> Section:
    """Return the section in which a point would stand."""
    outlook = entry.point.lead.outlook
    return "outlook" if outlook and outlook.last else "key_facts"


def _pinned(line: Line) -> Line:
    forms = {
        name: replace(form, pinned=True) for name in ("longer", "shorter") if (form := getattr(line, name))
    }
    return replace(line, pinned=True, **forms)


def _is_note(piece: Piece, reword: Reword) -> bool:
    """Whether a leading bracket is news to those who reworded the line: "[Was due May 2024: …]"."""
    return plain(piece.text).strip() not in plain(reword.line)


def _knew(reword: Reword, said: Statement) -> bool:
    """Whether people saw the sentence when they decided."""
    return any(key(said.sentence.text) == key(text) for text in reword.evidence)


def _against(point: KeyPoint) -> tuple[Statement, ...]:
    """Return what is said against the point."""
    return (*point.disputed, *([point.superseded_by] if point.superseded_by else []))


def _unfound(line: str, match: Match) -> str:
    near = f"; the nearest: {quoted(match.nearest)}" if match.nearest else ""
    return f"no source says any more what people decided on: “{line}”{near}"


def _clash(reword: Reword, match: Match) -> str:
    if match.clash is None:
        return ""
    words = match.clash.lead.sentence.text
    return f"“{reword.to}” is not what the sources say now ({match.why}): “{words}”; decide again"

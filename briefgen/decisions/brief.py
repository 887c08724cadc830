"""A composed brief and decisions in; the brief with its pins and rewordings, and notes for people, out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.compose import references
from briefgen.compose.lines import LineMaker
from briefgen.compose.overtaken import overtaken_plans
from briefgen.compose.printable import printable
from briefgen.compose.voices import voice_of
from briefgen.decisions.find import Finder
from briefgen.decisions.grammar import understood
from briefgen.decisions.joined import joined
from briefgen.decisions.lacking import lacking
from briefgen.decisions.points import means, quoted
from briefgen.decisions.rests import basis
from briefgen.decisions.words import key, plain, shown
from briefgen.lint import lint_line
from briefgen.merge.figures import figures_apart
from briefgen.model import Piece
from briefgen.model.names import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.decisions.find import Match
    from briefgen.decisions.rests import Basis
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


def without_room(brief: Brief, printed: Brief) -> tuple[str, ...]:
    """Return a note for each line of ``brief`` that people worded or pinned and that was not printed."""
    there = {(line.section, line.ranked.point.id) for line in printed.lines}
    left = [line for line in brief.lines if (line.section, line.ranked.point.id) not in there]
    worded = (line.text for line in left if line.edited)
    pinned = (line.text for line in left if line.pinned and not line.edited)
    return (
        *(f"“{text}” found no room on the page; pin it if it must stand there" for text in worded),
        *(f"“{text}” is pinned in a section that the template does not print" for text in pinned),
    )


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
        self.lines: dict[Section, list[Line]] = {name: list(getattr(brief, name)) for name in SECTIONS}
        self.entries = {entry.point.id: entry for entry in ranked}
        self.notes: list[str] = []
        self.maker = LineMaker(corpus, brief.as_of, title=brief.title)
        printed: dict[str, list[str]] = {}
        for line in brief.lines:
            forms = [form.text for form in line.forms]
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
        return replace(made, sources=references(made.offered, self.corpus))

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
        rests = basis(reword, self.finder)
        match = self.finder.find(reword.line, reword.evidence)
        if rests and rests.lost:
            self.notes.extend(_lost(reword, was, now) for was, now in rests.lost)
            return
        if not match and not rests:
            self.tell_unfound("reworded", reword, _clash(reword, match) or _unfound(reword.to, match))
            return
        points = rests.points if rests else match.points[:1]
        against = [said for point in points for said in _against(point) if not _knew(reword, said)]
        for said in against:
            words = said.sentence.text
            self.notes.append(f"“{reword.to}” is contradicted by {self.name_of(said)}: “{words}”")
        line = self.meant(points[0], reword) or self.against(points[0]) or self.offered(points[0], reword)
        if line is not None:
            own = line if line.ranked.point.id == points[0].id else self.instead(line, points[0])
            whole = self.whole(own, rests) if rests else own
            self.put(line, self.reworded(whole, reword, against))
            self.tell_doubts(reword, points, match, rests)

    def whole(self, line: Line, rests: Basis) -> Line:
        """Return the line with all the sentences that it was made of; nothing else tells them then."""
        points = rests.points
        told = tuple(point.id for point in points[1:])
        for lines in self.lines.values():
            lines[:] = [
                one
                for one in lines
                if one is line or one.ranked.point.id not in told or one.pinned or one.edited or one.owed
            ]
        both = joined(points, rests.drawn, self.corpus)
        made = (
            self.maker.line(self.entries[points[0].id], line.section, line.preference, both) if both else line
        )
        return replace(made, pinned=line.pinned, owed=line.owed, also=told)

    def offered(self, point: KeyPoint, reword: Reword) -> Line | None:
        """Put a line for a point that has none into the brief; tell it where its time is over."""
        entry = self.entries[point.id]
        over = overtaken_plans(list(self.entries.values()), self.corpus, self.given.as_of).get(point.id)
        if over:
            self.notes.append(f"“{reword.to}” is not printed: {over}")
            return None
        line = self.made(entry, _home(entry))
        self.lines[line.section].insert(min(line.preference, len(self.lines[line.section])), line)
        return line

    def tell_doubts(
        self, reword: Reword, points: Sequence[KeyPoint], match: Match, rests: Basis | None
    ) -> None:
        """Note what the evidence of a rewording lacks, and that it reads otherwise by now."""
        now = [text for _, text in rests.mended] if rests else []
        if not rests and reword.evidence and not match.exact and not any(map(self.is_said, reword.evidence)):
            now = [points[0].lead.sentence.text]
        self.notes.extend(f"what “{reword.to}” rests on reads otherwise now: “{text}”" for text in now)
        (claim,) = understood([reword.to], self.given.as_of)
        behind = [said for point in points for said in (*point.evidence, *point.disputed)]
        missing = lacking(claim, behind, self.sources_of(behind))
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
            forms = [key(form.text) for form in line.forms]
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

    def sources_of(self, behind: Sequence[Statement]) -> list[Source]:
        ids = dict.fromkeys(said.sentence.span.source for said in behind)
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


def _lost(reword: Reword, was: str, now: str) -> str:
    """Say that a sentence behind people's words is not said any more, and what is said instead."""
    if now:
        return f"“{reword.to}” rests on “{was}”, and the sources say now: “{now}”; decide again"
    return f"“{reword.to}” rests on “{was}”, which no source says any more; decide again"


def _clash(reword: Reword, match: Match) -> str:
    if match.clash is None:
        return ""
    words = match.clash.lead.sentence.text
    return f"“{reword.to}” is not what the sources say now ({match.why}): “{words}”; decide again"

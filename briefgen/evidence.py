"""A finished Run in, the bytes of NAME.evidence.json out: why each line is on the page, and what is not.

Every statement points to characters of a source and quotes them, so that a reader with the sources at
hand can check the page without this program. docs/evidence.md explains each field.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from briefgen import __version__
from briefgen.changes.edition import checksum
from briefgen.model import Cut

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence
    from datetime import date

    from briefgen.model import (
        Block,
        Brief,
        Corpus,
        Decisions,
        Figure,
        Fitted,
        Line,
        Piece,
        Problem,
        Ranked,
        Source,
        Statement,
        When,
    )
    from briefgen.pipeline import Run

OUTRANKED = "other points of its kind rank higher"
SCHEMA = 1  # raised when a field goes or changes its meaning, not when one is added


def evidence(run: Run) -> bytes:
    """Return the evidence of a run that has reached its last stage: UTF-8 JSON, the same for the same run.

    Raises ValueError when the run has no page.
    """
    if run.corpus is None or run.fitted is None:
        raise ValueError("there is no evidence for a run without a page")
    document = _Writer(run.corpus, run.fitted.brief).document(run, run.fitted)
    text = json.dumps(document, indent=2, ensure_ascii=False) + "\n"
    # A file name that is not Unicode holds lone surrogates; as escapes they are JSON that comes back whole.
    return text.encode("utf-8", "backslashreplace")


def cuts(run: Run) -> tuple[Cut, ...]:
    """Return every point of a finished run that is not on its page, with the reason, the best first."""
    fitted = run.fitted
    if fitted is None:
        return ()
    # What can not open a line may stand in one as its second sentence: it is on the page then.
    printed = {point for line in fitted.brief.lines for point in (line.ranked.point.id, *line.also)}
    given: dict[str, Cut] = {}
    for cut in fitted.cut:
        given.setdefault(cut.ranked.point.id, _in_view(cut, printed))
    ids = printed | given.keys()
    left = (cut for point, cut in given.items() if point not in printed)
    lower = (Cut(ranked, OUTRANKED) for ranked in run.ranked if ranked.point.id not in ids)
    return tuple(sorted((*left, *lower), key=lambda cut: cut.ranked.rank))


def _in_view(cut: Cut, printed: Container[str]) -> Cut:
    """Return the cut with a reason that holds on the page: another line says it only if that is there."""
    if not cut.said_by or any(point in printed for point in cut.said_by):
        return cut
    return replace(cut, reason=OUTRANKED, section=None)


class _Writer:
    """Turns the values of one page into JSON's; knows the sources and the numbers they have on the page."""

    def __init__(self, corpus: Corpus, brief: Brief) -> None:
        self.corpus = corpus
        self.brief = brief
        self.numbers = {reference.source.id: reference.number for reference in brief.sources}

    def document(self, run: Run, fitted: Fitted) -> dict[str, Any]:
        brief = fitted.brief
        cut = cuts(run)
        return {
            "schema": SCHEMA,
            "briefgen": __version__,
            "title": brief.title,
            "as_of": brief.as_of.isoformat(),
            "template": PurePath(run.settings.template).name,
            "template_sha256": hashlib.sha256(run.template.docx).hexdigest(),
            "paper": run.settings.paper,
            "handling": brief.handling,
            "edition": brief.edition,
            "since": _day(brief.since),
            "decisions": decided(run.settings.decisions),
            "embed": run.embed,
            "fullness": round(fitted.fullness, 4),
            "docx_sha256": hashlib.sha256(fitted.docx).hexdigest(),
            "lines": [self.line(line) for line in brief.lines],
            "missing": [{"section": section, "printed": words} for section, words in brief.missing],
            "cut": [self.cut(cut) for cut in cut],
            "sources": [self.source(source) for source in self.corpus.sources],
            "problems": [_problem(one) for one in (*run.settings.unmatched, *self.corpus.problems)],
            "counts": {
                "sentences": len(run.sentences),
                "shortlisted": len(run.shortlist),
                "points": len(run.points),
                "printed": len(brief.lines),
                "cut": len(cut),
            },
        }

    def line(self, line: Line) -> dict[str, Any]:
        lead = line.statement
        others = [said for said in line.ranked.point.evidence if _begins(said) != _begins(lead)]
        return {
            "section": line.section,
            "text": line.text,
            "marks": sorted(self.numbers[source] for source in line.sources),
            "pieces": [_piece(piece, lead) for piece in line.pieces],
            "speaker": line.speaker,
            "when": line.when.isoformat() if line.when else None,
            "flags": list(line.flags),
            "also": list(line.also),
            "news": line.news,
            "owed": line.owed,
            "pinned": line.pinned,
            "edited": line.edited,
            "original": line.original,
            "figures": [_figure(figure) for figure in lead.figures],
            "dates": [_date(when) for when in lead.dates],
            **self.standing(line.ranked),
            "evidence": self.support((lead, *others)),
            "copies": [self.copy(source, lead) for source in self.copies(line)],
        }

    def standing(self, ranked: Ranked) -> dict[str, Any]:
        """Return where a point stands, why, and what the sources say of it."""
        point = ranked.point
        return {
            "point": point.id,
            "rank": ranked.rank,
            "score": round(ranked.score, 4),
            "reasons": [{"name": one.name, "points": round(one.points, 4)} for one in ranked.reasons],
            "origins": point.origins,
            "evidence": self.support(point.evidence),
            "disputed": self.support(point.disputed),
        }

    def support(self, statements: Sequence[Statement]) -> list[dict[str, Any]]:
        return [self.quote(statement) for statement in statements]

    def quote(self, statement: Statement) -> dict[str, Any]:
        span, lead = statement.sentence.span, statement.sentence.lead
        source = self.corpus.source(span.source)
        found = self.place(source, span.start, span.end)
        if lead:
            words = source.text[lead.start : lead.end]
            found["lead"] = {"start": lead.start, "end": lead.end, "quote": words}
        corrections = [(one.was, one.span) for one in statement.sentence.corrections]
        if corrections:
            found["corrections"] = [
                {"was": was, "start": at.start, "end": at.end, "quote": source.text[at.start : at.end]}
                for was, at in corrections
            ]
        return found

    def place(self, source: Source, start: int, end: int) -> dict[str, Any]:
        block = _block_at(source, start)
        return {
            "source": source.id,
            "number": self.numbers.get(source.id),
            "file": source.name,
            "sha256": source.sha256,
            "start": start,
            "end": end,
            "quote": source.text[start:end],
            "place": block.place if block else "",
        }

    def copies(self, line: Line) -> Iterator[Source]:
        """Yield the sources that the line cites because they repeat one that says so."""
        speaking = {
            said.sentence.span.source for said in (*line.ranked.point.evidence, *line.ranked.point.disputed)
        }
        return (self.corpus.source(source) for source in line.sources if source not in speaking)

    def copy(self, source: Source, lead: Statement) -> dict[str, Any]:
        """Return the same sentence in a copy; without a place when the copy words it otherwise."""
        words = lead.sentence.text
        start = source.text.find(words)
        where = {"same_as": source.same_as}
        if start < 0:
            bare = {"source": source.id, "number": self.numbers.get(source.id), "file": source.name}
            return bare | {"sha256": source.sha256} | where
        return self.place(source, start, start + len(words)) | where

    def cut(self, cut: Cut) -> dict[str, Any]:
        return {
            "reason": cut.reason,
            "section": cut.section,
            "text": cut.text or cut.ranked.point.lead.sentence.text,
            "height": cut.height,
            **self.standing(cut.ranked),
        }

    def source(self, source: Source) -> dict[str, Any]:
        return {
            "id": source.id,
            "number": self.numbers.get(source.id),
            "file": source.name,
            "sha256": source.sha256,
            "text_sha256": checksum(source.text),
            "characters": len(source.text),
            "title": source.title,
            "title_given": source.title_given,
            "publisher": source.publisher,
            "author": source.author,
            "published": _day(source.published),
            "month": f"{source.month:%Y-%m}" if source.month else None,
            "modified": _day(source.modified),
            "accessed": _day(source.accessed),
            "url": source.url,
            "language": source.language,
            "same_as": source.same_as or None,
            "notes": list(source.notes),
            "dropped": [{"text": one.text, "reason": one.reason} for one in source.dropped],
        }


def _piece(piece: Piece, lead: Statement) -> dict[str, Any]:
    """Return the words of a piece, and where in the leading source they begin; null when they are ours."""
    start = None if piece.start is None else lead.sentence.place(piece.start)
    return {"text": piece.text, "ours": piece.ours, "start": start}


def _figure(figure: Figure) -> dict[str, Any]:
    """Return a figure of the leading sentence; ``start`` and ``end`` count its characters."""
    return {
        "text": figure.text,
        "start": figure.start,
        "end": figure.end,
        "kind": figure.kind,
        "low": figure.low,
        "high": figure.high,
        "unit": figure.unit,
        "of": figure.of,
    }


def _date(when: When) -> dict[str, Any]:
    """Return a date of the leading sentence; ``start`` and ``end`` count its characters."""
    return {
        "text": when.text,
        "start": when.start,
        "end": when.end,
        "first": _day(when.first),
        "last": _day(when.last),
        "grain": when.grain,
    }


def _problem(problem: Problem) -> dict[str, str]:
    return {"file": problem.name, "message": problem.message, "hint": problem.hint}


def _block_at(source: Source, start: int) -> Block | None:
    return next((block for block in source.blocks if block.start <= start < block.end), None)


def decided(decisions: Decisions) -> list[str]:
    """Return what people decided, a line each; who, when and why they wrote it does not change the page."""
    pins = [f"pin{f' in {one.section}' if one.section else ''}: {one.line}" for one in decisions.pins]
    bans = [f"ban: {one.line}" for one in decisions.bans]
    rewords = [f"reword: {one.line} -> {one.to}" for one in decisions.rewords]
    return [*pins, *bans, *rewords, *(f"prefer: {one.source}" for one in decisions.preferred)]


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _begins(said: Statement) -> tuple[str, int]:
    """Return where a statement begins: a longer form of a sentence begins where it does."""
    return said.sentence.span.source, said.sentence.span.start

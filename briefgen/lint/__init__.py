"""A finished brief in, every line that its sources do not stand behind out, with the reason.

The stages before this one are made so that there is nothing to find. This one does not trust them: it lays
the words of each line along the sentence that it cites, and looks at what is there, what is not, and what was
left out. It is cheap: no parsing, only the words and what is known of the sentence already.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefgen.compose import references
from briefgen.lint.align import align
from briefgen.lint.entries import entry
from briefgen.lint.foreign import DATE, FIGURE, MARK, NAME, foreign
from briefgen.lint.lost import lost
from briefgen.lint.shape import shape
from briefgen.model import Cut

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from briefgen.model import Brief, Corpus, Line


# What is looked for in words that people wrote: what only a source can know.
_OF_PEOPLE = {FIGURE, DATE, NAME, MARK}


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault of a line: its ``kind`` ("lost negation"), the ``words`` it is about, and ``why`` it is one."""

    line: Line
    kind: str
    words: str
    why: str


def lint(brief: Brief, corpus: Corpus) -> tuple[Finding, ...]:
    """Return what is wrong with the brief's lines, their other forms and its candidates, in their order."""
    lines = [form for line in brief.offered for form in line.forms]
    return tuple(finding for line in lines for finding in lint_line(line, corpus, brief.as_of))


def lint_line(line: Line, corpus: Corpus, as_of: date) -> tuple[Finding, ...]:
    """Return what is wrong with one line as printed on a page of this date.

    Of a line that people worded it is the figures, dates and names that its sentence has not.
    """
    if line.edited:
        return _of_people(line, corpus)
    aligned = align(line)
    if aligned.said.sentence.entry:
        return tuple(Finding(line, kind, words, why) for kind, words, why in entry(line, aligned, corpus))
    faults = (*foreign(line, aligned, corpus), *lost(line, aligned, corpus), *shape(line, aligned, as_of))
    return tuple(Finding(line, kind, words, why) for kind, words, why in faults)


def _of_people(line: Line, corpus: Corpus) -> tuple[Finding, ...]:
    """Return what words of people say that the sentence they rest on has not."""
    theirs = replace(line, pieces=tuple(replace(piece, start=piece.start or 0) for piece in line.pieces))
    strange = (fault for fault in foreign(line, align(theirs), corpus) if fault[0] in _OF_PEOPLE)
    return tuple(Finding(line, kind, words, why) for kind, words, why in strange)


def signed(brief: Brief, corpus: Corpus) -> tuple[Brief, tuple[Cut, ...]]:
    """Return the brief without the lines that have a finding, and those lines with the reason.

    A line that people pinned or worded stays: they answer for it, and are told.
    """
    theirs = {id(line) for line in brief.lines if line.pinned or line.edited}
    found = (finding for finding in reversed(lint(brief, corpus)) if id(finding.line) not in theirs)
    findings = {id(finding.line): finding for finding in found}
    if not findings:
        return brief, ()
    cut = tuple(
        Cut(line.ranked, f"{findings[id(line)].kind}: {findings[id(line)].why}", line.section, line.text)
        for line in brief.offered
        if id(line) in findings
    )
    fewer = replace(
        brief,
        summary=_sound(brief.summary, findings),
        key_facts=_sound(brief.key_facts, findings),
        outlook=_sound(brief.outlook, findings),
        candidates=_sound(brief.candidates, findings),
    )
    return replace(fewer, sources=references(fewer.offered, corpus)), cut


def _sound(lines: Iterable[Line], findings: Mapping[int, Finding]) -> tuple[Line, ...]:
    """Return the lines without a finding; another form with one is taken off its line."""
    return tuple(
        replace(line, longer=_unless(line.longer, findings), shorter=_unless(line.shorter, findings))
        if any(id(form) in findings for form in line.forms)
        else line
        for line in lines
        if id(line) not in findings
    )


def _unless(line: Line | None, findings: Mapping[int, Finding]) -> Line | None:
    if line is None or id(line) in findings:
        return None
    return replace(line, longer=_unless(line.longer, findings)) if line.longer else line

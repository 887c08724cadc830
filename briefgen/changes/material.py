"""The changes between two editions in, the reasons to publish the later one out: none means leave the page.

The rule, in the order in which the reasons are told; docs/editions.md has it with its examples:

- people changed the title, handling mark, template or paper, or a decision that the page shows;
- a printed plan has come due since;
- a figure or date of a printed fact is another one, or another source gives another value for it;
- the page has a point that the edition before did not know;
- a printed line is gone because a later source says that it has changed, or its sentence is in none any more;
- a cited source is new, or one that was cited is gone.

Everything else is not: when a page was fetched, its furniture, the order of the sources, words that nobody
reads on the page, a typo, a line for which there is now more or less room.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from briefgen.changes.decided import decided, quoted
from briefgen.changes.facts import facts_of, opening, plain
from briefgen.changes.match import Known
from briefgen.changes.passed import passed
from briefgen.changes.values import LOST
from briefgen.understand.dates import in_words as calendar_words
from briefgen.understand.dates.calendar import show_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from briefgen.changes.passed import Passed
    from briefgen.changes.values import Change, Changes
    from briefgen.model import Edition, PrintedLine, PrintedSource

CHANGED = "a later source says that this has changed"
_NAMES = {
    "title": "the title",
    "handling": "the handling mark",
    "template": "the template",
    "paper": "the paper",
}


def material(changes: Changes) -> tuple[str, ...]:
    """Return why the later edition must be published, in words, a reason each; empty when nothing matters."""
    reasons = chain(
        _decided(changes),
        _come_due(changes),
        _changed(changes),
        (f"new on the page: {quoted(line.text)}" for line in unheard(changes)),
        (f"{CHANGED}: {quoted(line.text)}" for line in overtaken(changes)),
        (f"{_silence(changes)}: {quoted(line.text)}" for line in unsaid(changes)),
        (f"a new source is cited: {_title(one)}" for one in changes.sources_added if one.number),
        (f"{_absence(one, changes)}: {_title(one)}" for one in changes.sources_gone if one.number),
    )
    return tuple(dict.fromkeys(reasons))


def _decided(changes: Changes) -> Iterator[str]:
    for what, before, after in changes.settings:
        if what in _NAMES:
            yield f"{_NAMES[what]} was {quoted(before)} and is {quoted(after)}"
    yield from decided(changes.before, changes.after)


def _come_due(changes: Changes) -> Iterator[str]:
    for one in _passed(changes):
        days = " and ".join(_time(one.line, day) for day in one.days)
        yield f"what was due by {days} has come due: {quoted(one.line.text)}"


def _time(line: PrintedLine, day: date) -> str:
    """Return the time that ends with the day as the line tells it: "mid-July 2026", not its last day."""
    told = next((when for when in line.dates if when.last == day), None)
    return calendar_words(told) if told else show_day(day)


def come_due(changes: Changes) -> tuple[PrintedLine, ...]:
    """Return the lines of the earlier edition that looked ahead to a day that has passed since."""
    return tuple(one.line for one in _passed(changes))


def _passed(changes: Changes) -> tuple[Passed, ...]:
    return passed(changes.before.lines, changes.before.as_of, changes.after.as_of)


def _changed(changes: Changes) -> Iterator[str]:
    for pair in changes.changed:
        for change in pair.changes:
            yield f"{in_words(change)}: {quoted(pair.after.text)}"


def in_words(change: Change) -> str:
    """Say which value has changed, and how."""
    if change.kind == "dispute":
        return "a source gives another value"
    if change.kind == "plan":
        return f"a plan was {change.before}, {LOST}, and stands again"
    if change.lost:
        return f"a {change.kind} was {change.before}, {LOST}, and is {change.after} again"
    return f"a {change.kind} was {change.before} and is {change.after}"


def unheard(changes: Changes) -> tuple[PrintedLine, ...]:
    """Return the added lines that the edition before could not have had: no source said so then."""
    known, texts = Known(changes.before), _texts(changes.after)
    return tuple(fact.line for fact in facts_of(changes.added) if not known.holds(fact, texts))


def unsaid(changes: Changes) -> tuple[PrintedLine, ...]:
    """Return the lines that are gone because no source says so any more."""
    known, texts = Known(changes.after), _texts(changes.before)
    return tuple(fact.line for fact in facts_of(changes.gone) if not known.holds(fact, texts))


def overtaken(changes: Changes) -> tuple[PrintedLine, ...]:
    """Return the lines that are gone because a later source, in words that no line has, says otherwise."""
    told = {plain(text) for text in changes.after.overtaken}
    return tuple(fact.line for fact in facts_of(changes.gone) if {opening(fact), fact.sentences[0]} & told)


def _silence(changes: Changes) -> str:
    """Say why a line is gone: a page of an earlier day leaves out what was published after that day."""
    if changes.after.as_of < changes.before.as_of:
        return f"no source says so by {show_day(changes.after.as_of)}"
    return "no source says any more"


def _absence(source: PrintedSource, changes: Changes) -> str:
    """Say why a source is no more cited."""
    if source.published and source.published > changes.after.as_of:
        return f"a source that was cited came out after {show_day(changes.after.as_of)}"
    return "a cited source is gone"


def _texts(edition: Edition) -> dict[str, str]:
    return {source.sha256: source.text_sha256 for source in edition.sources}


def _title(source: PrintedSource) -> str:
    return f"{quoted(source.title)} ({source.file})" if source.title != source.file else source.file

"""Printed lines and two days in, the plans in them whose time has passed between the two out.

A line may tell several plans: "will be closed from 12 October until the spring of 2028", or a second sentence
that looks ahead behind one that reports. Each of them comes due by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.changes.facts import facts_of, parsed, parts, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from briefgen.changes.facts import Fact
    from briefgen.model import PrintedLine, When


# "A budget for 2027" looks at a year and announces nothing: only a plan that a line is sorted by may end so.
_NEAR = frozenset({"day", "week", "month"})


@dataclass(frozen=True, slots=True)
class Passed:
    """A line that looked ahead, the days that have passed since, and the sentences that told of them."""

    line: PrintedLine
    days: tuple[date, ...]
    sentences: frozenset[str]


def passed(lines: Iterable[PrintedLine], since: date, until: date) -> tuple[Passed, ...]:
    """Return the lines with a plan for a day from ``since`` on and before ``until``.

    Raises BriefgenError when lines must be parsed for that and the English model is missing.
    """
    found = (_passed(fact, since, until) for fact in facts_of(lines))
    return tuple(one for one in found if one.days)


def _passed(fact: Fact, since: date, until: date) -> Passed:
    told = dict(_told(fact, since, until))
    when = fact.line.when
    if when and since <= when < until and when not in told:
        told[when] = plain(_with_day(fact, when))
    sentences = frozenset(told.values()) | (frozenset(fact.sentences[1:]) if told else frozenset())
    return Passed(fact.line, tuple(sorted(told)), sentences)


def _told(fact: Fact, since: date, until: date) -> Iterator[tuple[date, str]]:
    """Yield each such day that a sentence of the line looks ahead to, with the sentence."""
    each = (parts(fact) or [fact]) if fact.line.quotes else []
    able = [part for part in each if any(_lay_ahead(when, part, since, until) for when in part.line.dates)]
    for part in parsed(able):
        outlook = part.said.outlook if part.said else None
        for when in part.line.dates if outlook and outlook.first and outlook.last else ():
            inside = outlook.first <= when.first and when.last <= outlook.last  # type: ignore[union-attr, operator]
            if _lay_ahead(when, part, since, until) and inside and when.last:
                yield when.last, plain(part.lead.text)


def _lay_ahead(when: When, part: Fact, since: date, until: date) -> bool:
    """Whether the time lay ahead when the sentence was published, and has passed between the two days."""
    known = part.lead.published
    if when.grain not in _NEAR:
        return False
    return bool(when.first and when.last and known and known < when.first and since <= when.last < until)


def _with_day(fact: Fact, day: date) -> str:
    """Return the sentence of the line that names the day, else its whole lead."""
    each: Sequence[Fact] = parts(fact) if fact.line.quotes else []
    named = (part.lead.text for part in each if any(when.last == day for when in part.line.dates))
    return next(named, fact.lead.text if fact.line.quotes else fact.line.text)

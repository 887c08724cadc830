"""A line of minutes, of a judgment or a resolution in; who met and when, or when it was decided, out."""

# ruff: noqa: E501 - a pattern reads better unbroken
from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.model.item import Metadata
from briefgen.read.days import last_day
from briefgen.read.heads import is_body, is_occasion

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

_MINUTES = re.compile(
    r"(?:(?:Draft |Approved |Confirmed |Extracts? (?:from|of) (?:the )?)?(?:[Mm]inutes|Record|Proceedings|Notes|Summary record|Verbatim report|Account of the)\b|"
    r"(?:\w+ )?[Mm]eeting (?:held )?on\b|(?:\w+ )?[Mm]eeting of the [A-Z]\w+,|[Hh]eld (?:on|in [A-Z][\w’' -]{1,40} on)\b)"
    r"(?:.{0,80}?\b(?:[Mm]eeting|[Ss]ession|[Ss]itting|[Mm]inutes) of (?:the )?(?P<name>[A-Z][\w&’' -]{3,80}?)(?=,| held| on |$))?"
)
_JUDGED = re.compile(
    r"(?:Judge?ment|Ruling|Order|Verdict|Opinion of the Court)(?: No\S* ?\S*)? of ", re.IGNORECASE
)
_CONCLUDED = re.compile(
    r"\b(?:conclusions|communiqu[ée]|(?:joint |final )?declaration|resolution|summary record|minutes)\b",
    re.IGNORECASE,
)
_ADOPTED = re.compile(
    r"(?:\()?(?:Unanimously )?(?:Adopted|Approved|Agreed|Passed|Carried)\b[^.]{0,90}\b(?:on|,)\s",
    re.IGNORECASE,
)
# Under the title of minutes: "September 15–16, 2026".
_ONLY_DAYS = re.compile(r"(?:\w+day\b,? )?(?:[\d]{1,2}|[A-Z][a-z]+)[\w ,–—-]{0,24}\b(?:19|20)\d\d")


def minutes_of(line: str) -> Metadata:
    """Return whose meeting a line of minutes names, and its day: "Minutes of the meeting of the Board, 3 May 2026"."""
    found = _MINUTES.match(line.strip())
    name = (found["name"] or "").strip() if found else ""
    dated = found or is_only_days(line)
    return Metadata(publisher=name if is_body(name) else "", published=last_day(line) if dated else None)


def decided_on(title: str, below: Sequence[str]) -> date | None:
    """Return the day that a title names on which what it calls a judgment or conclusions was decided.

    Of a resolution a line ``below`` tells it: "Adopted by the Council at its 42nd meeting, on 14 October 2026".
    """
    named = _JUDGED.match(title) or (_CONCLUDED.search(title) and not is_occasion(title))
    day = last_day(title) if named else None
    return day or next((last_day(line) for line in below if _ADOPTED.match(line)), None)


def is_only_days(line: str) -> bool:
    """Whether the line is a day or a range of days: "September 15–16, 2026"."""
    return _ONLY_DAYS.fullmatch(line.strip()) is not None and last_day(line) is not None

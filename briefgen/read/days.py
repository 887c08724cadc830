"""The words of a date line in; a calendar day out, only where the words leave no doubt."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from briefgen.model.names import MONTHS_BEGIN

if TYPE_CHECKING:
    from collections.abc import Iterable

_MONTHS = 12
# Before the web there was nothing to save; a date before this is a default of some software (1970, 1980).
EARLIEST = date(1990, 1, 1)

_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FORMS = tuple(
    re.compile(rf"(?<![\w]){form}(?!\w)", re.IGNORECASE)
    for form in (
        rf"{_DAY}[ ]+(?:of[ ]+)?{_MONTH},?[ ]+{_YEAR}",
        rf"{_MONTH}[ ]+{_DAY},?[ ]+{_YEAR}",
        rf"{_DAY}-{_MONTH}-{_YEAR}",
        r"(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d\d)[-/.](?P<day>\d\d)(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?",
    )
)
# The first day of a meeting of several, and what joins it to the last.
_TO = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?(?: ?[-–—/] ?| and | to )(?=\d{1,2}(?:st|nd|rd|th)?\b(?![-/.]\d))"
)
# "Published: 3rd Nov 26": who leaves the century out does so behind a word that says what follows is a date.
_SHORT_YEAR = re.compile(
    rf"(?P<cue>\b(?:published|posted|updated|modified|issued|released|date[d]?)(?: on)?\s*:?\s*)"
    rf"{_DAY}[ -]+{_MONTH},?[ -]+['’]?(?P<year>\d\d)(?![\w:.])",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([/.])(\d{1,2})\2((?:19|20)\d\d)(?!\d)")


def find_day(text: str) -> tuple[date, int, int] | None:
    """Return the first full date in the text, and its start and end; None when there is none.

    "05/06/2024" is May or June and therefore no date; "25/06/2024" is one.
    """
    found = [(m, day) for form in _FORMS for m in form.finditer(text) if (day := _day_of(m))]
    if found:
        match, day = min(found, key=lambda pair: pair[0].start())
        return day, match.start(), match.end()
    if (number := _NUMERIC.search(text)) and (numbered := _numeric(number)):
        return numbered, number.start(), number.end()
    return None


def last_day(text: str) -> date | None:
    """Return the first full date, or the last day of a range: "September 15–16, 2026"."""
    found = find_day(_TO.sub("", text))
    return found[0] if found else None


def written_order(texts: Iterable[str]) -> bool | None:
    """Return whether texts write the day before the month ("25/06/2024"); None where that is open."""
    found = {
        int(number[1]) > _MONTHS
        for text in texts
        for number in _NUMERIC.finditer(text)
        if number[2] == "/" and (int(number[1]) > _MONTHS) != (int(number[3]) > _MONTHS)
    }
    return found.pop() if len(found) == 1 else None


def settled(text: str, order: bool | None) -> str:  # noqa: FBT001 - as ``written_order`` gives it
    """Return a line with its days in numbers written in an order that is known, and short years in full."""

    def plain(found: re.Match[str]) -> str:
        first, second = int(found[1]), int(found[3])
        day = date_of(int(found[4]), second if order else first, first if order else second)
        return day.isoformat() if day and found[2] == "/" else found[0]

    text = _SHORT_YEAR.sub(
        lambda found: f"{found['cue']}{found['day']} {found['month']} 20{found['year']}", text
    )
    return text if order is None else _NUMERIC.sub(plain, text)


def _day_of(match: re.Match[str]) -> date | None:
    name = match["month"].lower()
    month = int(name) if name.isdigit() else MONTHS_BEGIN.index(name[:3]) + 1
    return date_of(int(match["year"]), month, int(match["day"]))


def _numeric(match: re.Match[str]) -> date | None:
    first, mark, second, year = int(match[1]), match[2], int(match[3]), int(match[4])
    if mark == "." or first > 12 or first == second:  # 12.05.2024 is written by those who put the day first
        return date_of(year, second, first)
    return date_of(year, first, second) if second > 12 else None


def date_of(year: int, month: int, day: int) -> date | None:
    """Return the day, or None when the calendar has no such day (30 February)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def refusal(day: date, as_of: date) -> str:
    """Say why a day can not be when a document was published; an empty string when it can."""
    if day > as_of:
        return f"{day.isoformat()} lies after {as_of.isoformat()}, the day the brief speaks of"
    if day < EARLIEST:
        return f"{day.isoformat()} lies before {EARLIEST.year} and is taken for a default, not a date"
    return ""

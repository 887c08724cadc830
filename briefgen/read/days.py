"""The words of a date line in; a calendar day out, only where the words leave no doubt."""

from __future__ import annotations

import re
from datetime import date

from briefgen.model.names import MONTHS_BEGIN

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

"""Date expressions with a month in them: patterns, and readings that turn a match into a point.

Each reading takes a match and returns a ``Point``, or None when the match is no date after all.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from briefgen.understand.dates import calendar as cal
from briefgen.understand.dates.point import Point, absolute, counted, in_year, unplaced
from briefgen.understand.dates.words import (
    DASH,
    DAY,
    MONTH,
    OF_YEAR,
    PART_OF,
    PART_OF_DAY,
    RECURRING,
    SHORT_WEEKDAY,
    WEEKDAY,
    day_number,
    full_year,
    month_number,
    weekday_number,
    words_before,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date
    from re import Match

    from briefgen.understand.dates.calendar import Interval

Reading = tuple["re.Pattern[str]", "Callable[[Match[str]], Point | None]"]

_SUNDAY = 6
_IN_FRONT = rf"(?:(?P<w>{WEEKDAY}|{SHORT_WEEKDAY}){PART_OF_DAY},?\s+(?:the\s+)?)?"


# ---------------------------------------------------------------- days


def _iso(match: Match[str]) -> Point | None:
    return absolute(match, "day", cal.day(int(match["y"]), int(match["m"]), int(match["d"])))


def _slashes(match: Match[str]) -> Point | None:
    one, two = int(match["a"]), int(match["b"])
    number = full_year(match["y"])
    as_uk, as_us = cal.day(number, two, one), cal.day(number, one, two)
    short = len(match["y"]) == len("26")
    if (as_uk and as_us and as_uk != as_us) or (short and (as_uk or as_us)):
        order = day_first([match.string])
        if order is not None and not short:
            return absolute(match, "day", as_uk if order else as_us)
        open_ = unplaced(match, "day", "it may be read as day/month or as month/day")
        return replace(open_, either=(as_uk, as_us), only_echo=short)
    return absolute(match, "day", as_uk or as_us)


_IN_NUMBERS = r"(?<![\w/.,-])(?P<a>[0-3]?\d)([/.-])(?P<b>[0-3]?\d)\2(?P<y>(?:19|20)\d\d)(?![\w/-])"
_NUMBERED = re.compile(_IN_NUMBERS)
_MONTHS_OF_YEAR = 12


def day_first(texts: Iterable[str]) -> bool | None:
    """Return whether texts write the day before the month ("13/04/2026"); None where nothing or both tell."""
    found = {
        int(match["a"]) > _MONTHS_OF_YEAR
        for text in texts
        if "20" in text or "19" in text
        for match in _NUMBERED.finditer(text)
        if (int(match["a"]) > _MONTHS_OF_YEAR) != (int(match["b"]) > _MONTHS_OF_YEAR)
    }
    return found.pop() if len(found) == 1 else None


def _spelled(match: Match[str]) -> Point | None:
    """Read "03-Apr-2026"."""
    return absolute(match, "day", cal.day(int(match["y"]), month_number(match["m"]), int(match["d"])))


def _week_of_day(match: Match[str]) -> Point | None:
    """Read "the week of 4 May"; of a Sunday it is the one that begins on it, as in America."""
    month, number, how = month_number(match["m"]), day_number(match["d"]), match["how"].lower()
    if cal.day(2000, month, number) is None:
        return None

    def of_year(year: int) -> Interval | None:
        found = cal.day(year, month, number)
        if not found:
            return None
        day = found[0]
        if how.startswith("end") or how == "to":
            return day - timedelta(days=6), day
        if how == "of" and day.weekday() != _SUNDAY:
            return cal.week(day)
        return day, day + timedelta(days=6)

    return in_year(match, "week", of_year)


def _on_weekday(number: int, found: Interval | None) -> Interval | None:
    """Keep a day that falls on the weekday the text names; any other year is not meant."""
    return found if found and found[0].weekday() == number else None


def _day(match: Match[str]) -> Point | None:
    month, number = month_number(match["m"]), day_number(match["d"])
    if month == 9 and number == 11 and not (match["y"] or match["ry"] or match["w"] or _is_plain(match)):
        return _september_11(match)
    if cal.day(2000, month, number) is None:
        return None
    if match["w"] and not match["y"] and not match["ry"]:
        weekday = weekday_number(match["w"])
        return in_year(match, "day", lambda year: _on_weekday(weekday, cal.day(year, month, number)))
    return in_year(match, "day", lambda year: cal.day(year, month, number))


def _is_plain(match: Match[str]) -> bool:
    """Whether it is a day like others: "approved on 11 September"; the attacks are told "of" and "since"."""
    first = match.start("d") < match.start("m")
    before = match.string[: match.start()].lower()
    return first and before.endswith((" on ", " by ", " until ", " between ", " ending ", " to "))


def _september_11(match: Match[str]) -> Point | None:
    after = match.string[match.end() : match.end() + 30].lstrip()
    if after.startswith(("attack", "terror", "hijack", "atrocit")):
        return absolute(match, "day", cal.day(2001, 9, 11), "year")
    return unplaced(match, "day", "it may mean the attacks of 2001")


def _day_range(match: Match[str]) -> Point | None:
    month, first, last = month_number(match["m"]), day_number(match["d"]), day_number(match["e"])
    listed = match["join"].strip() in {"and", "&"} and last - first > 1
    if not first < last or (listed and not _BETWEEN.search(words_before(match.string, match.start()))):
        return None

    def of_year(year: int) -> Interval | None:
        begin, end = cal.day(year, month, first), cal.day(year, month, last)
        return (begin[0], end[1]) if begin and end else None

    return in_year(match, "day", of_year)


_NTH = ("first", "second", "third", "fourth", "last")


def _nth_weekday(match: Match[str]) -> Point | None:
    """Read "the last Sunday of October"."""
    wanted, month, which = (
        weekday_number(match["w"]),
        month_number(match["m"]),
        _NTH.index(match["n"].lower()),
    )

    def of_year(year: int) -> Interval:
        first, last = cal.month(year, month)
        if _NTH[which] == "last":
            found = last - timedelta(days=(last.weekday() - wanted) % 7)
        else:
            found = first + timedelta(days=(wanted - first.weekday()) % 7 + 7 * which)
        return found, found

    return in_year(match, "day", of_year)


_WEEK = (
    r"(?i:the\s+)?(?i:week\s+(?P<how>of|beginning|starting|commencing|ending|ended|to))\s+(?:on\s+|the\s+)?"
)
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_JOIN = rf"(?P<join>\s*{DASH}\s*|\s+(?:to|until|till|through|and)\s+|\s*&\s*)"
_DAYS: list[Reading] = [
    (
        re.compile(
            rf"\b(?:[Tt]he\s+)?(?P<n>(?i:{'|'.join(_NTH)}))\s+(?P<w>{WEEKDAY})\s+(?:of|in)\s+(?P<m>{MONTH})(?:{OF_YEAR})?(?!\w)"
        ),
        _nth_weekday,
    ),
    (
        re.compile(
            r"(?<![\w/-])(?P<y>[12]\d{3})([-/.])(?P<m>[01]?\d)\2(?P<d>[0-3]?\d)(?:(?![\w/-])|(?=T\d\d))(?!\.\d)"
        ),
        _iso,
    ),
    (_NUMBERED, _slashes),
    (re.compile(r"(?<![\w/.,-])(?P<a>[0-3]?\d)/(?P<b>[0-3]?\d)/(?P<y>\d\d)(?![\w/-]|[.,]\d)"), _slashes),
    (
        re.compile(
            r"(?<![\w/.,-])(?P<d>[0-3]?\d)-(?P<m>(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))"
            r"-(?P<y>(?:19|20)\d\d)(?![\w/-])"
        ),
        _spelled,
    ),
    (
        re.compile(rf"\b{_WEEK}{_IN_FRONT}(?P<d>{DAY})\s+(?:of\s+)?(?P<m>{MONTH})(?:{OF_YEAR})?(?!\w)"),
        _week_of_day,
    ),
    (
        re.compile(rf"\b{_WEEK}{_IN_FRONT}(?P<m>{MONTH})\s+(?P<d>{DAY})(?![\d%]|[,.:]\d|\w)(?:{OF_YEAR})?"),
        _week_of_day,
    ),
    (
        re.compile(rf"\b(?P<d>{DAY}){_JOIN}(?P<e>{DAY})\s+(?:of\s+)?(?P<m>{MONTH})(?:{OF_YEAR})?(?!\w)"),
        _day_range,
    ),
    (
        re.compile(rf"\b(?P<m>{MONTH})\s+(?P<d>{DAY}){_JOIN}(?P<e>{DAY})(?!\d|,\d|\.\d|%)(?:{OF_YEAR})?"),
        _day_range,
    ),
    (re.compile(rf"\b{_IN_FRONT}(?P<d>{DAY})(?:\s+(?:of\s+)?)(?P<m>{MONTH})(?:{OF_YEAR})?(?!\w)"), _day),
    (
        re.compile(
            rf"\b{_IN_FRONT}(?P<m>{MONTH})\s+(?:the\s+)?(?P<d>{DAY})(?![\d%]|[,.:]\d|\w)(?:{OF_YEAR})?"
        ),
        _day,
    ),
    # "November, 4 2008"; without the year it may be four of something.
    (re.compile(rf"\b{_IN_FRONT}(?P<m>{MONTH}),\s+(?P<d>{DAY})(?!\w){OF_YEAR}"), _day),
]


# ---------------------------------------------------------------- months


def _month_of_year(match: Match[str]) -> Point | None:
    if not match.groupdict().get("y") and _comes_back(match):
        return None
    return in_year(match, "month", partial(_month, month_number(match["m"])))


def _comes_back(match: Match[str]) -> bool:
    """Whether it is "each March", "every year in March", "in March every year"."""
    after = match.string[match.end() : match.end() + 12]
    return bool(RECURRING.search(words_before(match.string, match.start())) or _EACH_YEAR.match(after))


def _month(number: int, year: int) -> Interval:
    return cal.month(year, number)


def _same_or_other_year(match: Match[str]) -> Point | None:
    """Read "last August", "next May": in the year before or after only where both readings agree."""
    number, which = month_number(match["m"]), match["q"].lower()

    def near(published: date, _: object) -> Interval | None:
        if which.startswith("this"):
            return cal.month(published.year, number)
        past = which.startswith("last")
        if (number < published.month) if past else (number > published.month):
            return None  # "last March", said in May: of this year or of the last?
        return cal.month(published.year + (-1 if past else 1), number)

    point = counted(match, "month", near)
    return Point(start=point.start, end=point.end, grain="month", near=near, lacks="year")


_EACH_YEAR = re.compile(r"\s+(?:each|every)\s+year\b")
# Words that show that a capitalised May, March, April, June or August is the month, not a verb or a person.
_BEFORE = re.compile(
    r"\b(?:in|since|until|till|by|of|from|to|between|during|before|after|through|for|the|that|and|or|as)\s$",
    re.IGNORECASE,
)
_CERTAIN = r"(?:January|February|July|September|October|November|December)"
_UNCERTAIN = r"(?:March|April|May|June|August)"
_THING = r"(?:meeting|summit|election|vote|data|figure|deadline|conference|talks|session|attack|deal)"


def _doubtful_month(match: Match[str]) -> Point | None:
    return _month_of_year(match) if _BEFORE.search(words_before(match.string, match.start())) else None


_MONTHS: list[Reading] = [
    (re.compile(rf"\b(?:{PART_OF})?(?P<m>{MONTH})(?:{OF_YEAR})"), _month_of_year),
    (
        re.compile(rf"\b(?P<q>[Ll]ast|[Nn]ext|[Tt]his(?:\s+(?:coming|past))?)\s+(?P<m>{MONTH})(?!\w)"),
        _same_or_other_year,
    ),
    (re.compile(rf"\b{PART_OF}(?P<m>{MONTH})(?!\w)"), _month_of_year),
    (re.compile(rf"\b(?P<m>{_CERTAIN})(?!\w)"), _month_of_year),
    (re.compile(rf"\b(?P<m>{_UNCERTAIN})(?!\w)"), _doubtful_month),
    (re.compile(rf"\b(?P<m>{_UNCERTAIN})(?=[’']s\s+{_THING}|\s+{_THING}s?\b)"), _month_of_year),
    (re.compile(rf"\b(?P<m>{_UNCERTAIN})(?=\s*(?:{DASH}|,|,?\s(?:and|or|to)\s)\s*{MONTH})"), _month_of_year),
]

READINGS: list[Reading] = [*_DAYS, *_MONTHS]

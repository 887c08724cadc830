"""Date expressions made of quarters, halves, seasons, holidays, years, decades and fiscal years.

Each reading takes a match and returns a ``Point``, or None when the match is no date after all.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from re import Match
from typing import TYPE_CHECKING

from briefgen.understand.dates import calendar as cal
from briefgen.understand.dates.point import Point, absolute, counted, in_year, unplaced
from briefgen.understand.dates.words import (
    ANY_YEAR,
    DASH,
    OF_YEAR,
    ORDINAL_WORD,
    PART_OF,
    YEAR,
    full_year,
    ordinal,
    words_before,
)

if TYPE_CHECKING:
    from briefgen.model import Grain
    from briefgen.understand.dates.tense import Tense

Reading = tuple[re.Pattern[str], Callable[[Match[str]], Point | None]]

_FISCAL_NEXT = re.compile(
    r",?\s+(?:of\s+)?(?:(?:the|its|this|last|next)\s+)?(?:current\s+)?(?:fiscal|financial)\b(?:\s+year\b)?"
    rf"(?:\s+{YEAR}(?:[-–/]\d\d\b)?)?"
    rf"|,?\s+(?:of\s+)?FY\s?-?(?:{YEAR}|\d\d)(?:\s?[-–/]\s?(?:{YEAR}|\d\d)\b)?",
    re.IGNORECASE,
)
_NOT_THE_CALENDARS = "a fiscal year is not the calendar's"


# ---------------------------------------------------------------- quarters and halves


def _nth(match: Match[str]) -> int:
    words = match["n"].lower()
    return {"last": 4, "final": 4, "latter": 2}.get(words) or ordinal(words)


def _quarter(match: Match[str]) -> Point | None:
    number = _nth(match)
    if not 1 <= number <= 4:
        return None
    return _of_fiscal_year(match, "quarter") or in_year(
        match, "quarter", lambda year: cal.quarter(year, number)
    )


def _half(match: Match[str]) -> Point | None:
    number = _nth(match)
    if not 1 <= number <= 2:
        return None
    return _of_fiscal_year(match, "half") or in_year(match, "half", lambda year: cal.half(year, number))


def _of_fiscal_year(match: Match[str], grain: Grain) -> Point | None:
    """Return an open point up to the end of "the first quarter of fiscal 2024", or None."""
    if match.groupdict().get("fiscal"):
        return unplaced(match, grain, _NOT_THE_CALENDARS)
    tail = _FISCAL_NEXT.match(match.string, match.end())
    return replace(unplaced(match, grain, _NOT_THE_CALENDARS), end=tail.end()) if tail else None


_MONTHS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
           "eleven": 11}  # fmt: skip


def _first_months(match: Match[str]) -> Point | None:
    """Read "the first nine months" as those of a year, the last that is over: January to September."""
    words = match["n"].lower()
    number = _MONTHS.get(words) or int(words)

    def of_year(year: int) -> cal.Interval:
        return date(year, 1, 1), cal.month(year, number)[1]

    def near(published: date, tense: Tense) -> cal.Interval:
        over = of_year(published.year)[1] < published
        return of_year(published.year - (tense != "future" and not over))

    point = in_year(match, "month", of_year)
    return replace(point, of_year=None, near=near) if point and point.of_year else point


_NTH_QUARTER = r"(?P<n>first|second|third|fourth|[1-4](?:st|nd|rd|th)|(?:final|last)(?=[-\s]quarter\s+of\b))"
_NTH_HALF = r"(?P<n>first|second|latter|1st|2nd)"
_FISCAL = r"(?i:(?:the\s+)?(?:fiscal|financial))"
_YEAR_FIRST = rf"(?<![\w-])(?P<y>{YEAR})[\s:/‑-]?\s?"
_THE = rf"(?:{PART_OF})?(?i:the\s+)?"
_PARTS: list[Reading] = [
    (
        re.compile(rf"\b(?P<fiscal>{_FISCAL}\s+)?{_THE}(?i:{_NTH_QUARTER}[-‑\s]+quarter\b)(?:{OF_YEAR})?"),
        _quarter,
    ),
    (re.compile(rf"{_YEAR_FIRST}Q(?P<n>[1-4])(?!\w)"), _quarter),  # "2013 Q3", before "Q3" alone is seen
    (re.compile(rf"\bQ(?P<n>[1-4])(?:(?:,?\s+|[-/])(?:of\s+)?{ANY_YEAR})?(?!\w)"), _quarter),
    (re.compile(rf"(?<![\w.,])(?P<n>[1-4])Q(?:\s?[-/]?{ANY_YEAR})(?!\w)"), _quarter),
    (re.compile(rf"\b{_THE}(?i:{_NTH_HALF}[-‑\s]+half\b)(?:{OF_YEAR}|(?={_FISCAL_NEXT.pattern}))"), _half),
    (
        re.compile(
            rf"\b(?i:(?:the\s+)?first\s+(?P<n>{'|'.join(_MONTHS)}|[2-9]|1[01])\s+months\b)"
            rf"(?:{OF_YEAR}|(?!\s+(?:of|after|since|in|that|when|under|as|on|at|with|from|following|he|she|it|they)\b))"
        ),
        _first_months,
    ),
    (re.compile(rf"{_YEAR_FIRST}H(?P<n>[12])(?!\w)"), _half),
    (re.compile(rf"\bH(?P<n>[12])(?:,?\s+|[-/])(?:of\s+)?{ANY_YEAR}"), _half),
    (re.compile(rf"(?<![\w.,])(?P<n>[12])H(?:\s?[-/]?{ANY_YEAR})(?!\w)"), _half),
]


# ---------------------------------------------------------------- seasons and holidays


def _season(match: Match[str]) -> Point | None:
    name = match["s"].lower()
    if match["z"]:
        return absolute(match, "season", cal.season(name, int(match["y"])))
    if name == "winter" and match["y"]:
        # "winter 2024" may begin or end in 2024: the interval holds both.
        year = int(match["y"])
        return absolute(match, "season", (cal.season(name, year - 1)[0], cal.season(name, year)[1]))
    return in_year(match, "season", lambda year: cal.season(name, year))


def _season_beside(match: Match[str]) -> Point | None:
    name, past = match["s"].lower(), match["q"].lower() == "last"

    def near(published: date, _: object) -> cal.Interval | None:
        found = [cal.season(name, published.year + offset) for offset in (-2, -1, 0, 1)]
        if match["q"].lower().startswith("this"):
            return next((s for s in found if s[0] <= published <= s[1]), cal.season(name, published.year))
        if past:
            return [s for s in found if s[1] < published][-1]
        return next((s for s in found if s[0] > published), None)

    point = counted(match, "season", near)
    return Point(start=point.start, end=point.end, grain="season", near=near, lacks="year")


def _the_season(match: Match[str]) -> Point:
    """Read "in the summer" as "the summer": the preposition only shows that a time is meant."""
    name = (match["s"] or match["t"]).lower()
    start, end = match.span("span")
    return Point(
        start=start, end=end, grain="season", of_year=lambda year: cal.season(name, year), lacks="year"
    )


_HOLIDAYS: dict[str, Callable[[int], date]] = {
    "new year's day": lambda year: date(year, 1, 1),
    "good friday": lambda year: cal.easter(year) - timedelta(days=2),
    "easter": cal.easter,
    "easter sunday": cal.easter,
    "easter monday": lambda year: cal.easter(year) + timedelta(days=1),
    "thanksgiving": lambda year: cal.nth_weekday(year, 11, 3, 4),
    "thanksgiving day": lambda year: cal.nth_weekday(year, 11, 3, 4),
    "christmas eve": lambda year: date(year, 12, 24),
    "christmas": lambda year: date(year, 12, 25),
    "christmas day": lambda year: date(year, 12, 25),
    "boxing day": lambda year: date(year, 12, 26),
    "new year's eve": lambda year: date(year, 12, 31),
}


# "The Night Before Christmas", "Father Christmas": part of a name. "On Christmas Day" opens a sentence.
_WITHIN_NAME = re.compile(r"[^\s.!?:;”\"’]\s+(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)[A-Z][\w’']*\s$")


def _holiday(match: Match[str]) -> Point | None:
    if _WITHIN_NAME.search(match.string[: match.start("h")]):
        return None
    find = _HOLIDAYS[match["h"].lower().replace("’", "'")]
    return in_year(match, "day", lambda year: (find(year), find(year)))


_HOLIDAY = "|".join(
    sorted((name.title().replace("'S", "[’']s") for name in _HOLIDAYS), key=len, reverse=True)
)
_SEASON = r"(?P<s>spring|summer|autumn|fall|winter|Spring|Summer|Autumn|Winter)"
_OF_SEASON = r"(?:\s+(?:break|recess|holidays?|vacation|months|term|semester|session|season)\b)?"
_SEASON_TOO = _SEASON.replace("P<s>", "P<t>")
_SEASONS: list[Reading] = [
    (
        re.compile(
            rf"\b(?:{PART_OF})?(?i:the\s+)?{_SEASON}(?:\s+of)?[,\s]+"
            rf"(?P<y>{YEAR})(?P<z>(?:{DASH}|/)(?:20)?\d\d(?!\d))?(?!\w)"
        ),
        _season,
    ),
    (
        re.compile(
            rf"\b(?:{PART_OF})?(?i:the\s+)?(?P<z>)?{_SEASON}(?:\s+of)?\s+(?P<y>)?(?P<ry>this|last|next)\s+year\b"
        ),
        _season,
    ),
    (re.compile(rf"\b(?P<q>[Ll]ast|[Nn]ext|[Tt]his(?:\s+coming)?|[Cc]oming)\s+{_SEASON}\b"), _season_beside),
    (
        re.compile(
            rf"\b(?i:in|during|by|for|until|since|before|after|over)\s+"
            rf"(?P<span>(?:{PART_OF})?the\s+{_SEASON}{_OF_SEASON}|{PART_OF}{_SEASON_TOO})\b(?!\s+of\b)"
        ),
        _the_season,
    ),
    (
        re.compile(
            rf"\b(?:[Ll]ast\s+)?(?P<h>{_HOLIDAY})(?:{OF_YEAR})?(?!\w)"
            r"(?!\s+(?:Island|tree|card|gift|present|week|shopping|sale)s?\b)"
        ),
        _holiday,
    ),
]


# ---------------------------------------------------------------- fiscal years, decades, centuries


def _fiscal(match: Match[str]) -> Point | None:
    return unplaced(match, "fiscal year", _NOT_THE_CALENDARS)


def _decade(match: Match[str]) -> Point | None:
    first = full_year(match["d"], pivot=30)
    return absolute(
        match, "decade", cal.years(first, first + 9), "" if first > 999 and match["d"].isdigit() else "day"
    )


_DECADE_WORDS = {"twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950, "sixties": 1960,
                 "seventies": 1970, "eighties": 1980, "nineties": 1990}  # fmt: skip


def _decade_in_words(match: Match[str]) -> Point | None:
    first = _DECADE_WORDS[match["d"].lower()]
    return absolute(match, "decade", cal.years(first, first + 9), "day")


def _century(match: Match[str]) -> Point | None:
    number = ordinal(match["n"])
    if not 1 <= number <= 30:
        return None
    return absolute(match, "century", cal.years(number * 100 - 99, number * 100))


_FISCAL_YEAR = rf"(?:{YEAR}(?:\s*[-–/]\s*(?:{YEAR}|\d\d\b))?|[’']?\d\d(?:[-–/]\d\d)?\b)"
_SPANS: list[Reading] = [
    (
        re.compile(
            rf"\b(?i:the\s+)?(?i:fiscal|financial)(?:[\s-]+(?i:year))?[\s-]+(?:ending\s+in\s+)?{_FISCAL_YEAR}"
            rf"|\bFY\s?-?{_FISCAL_YEAR}"
            rf"|\b(?i:the\s+|its\s+)?{YEAR}(?:\s*[-–/]\s*(?:{YEAR}|\d\d))?[\s-]+"
            r"(?i:fiscal|financial)[\s-]+(?i:year)\b"
            r"|\b(?i:(?:the\s+)?(?:current|previous|coming)|the|this|last|next)\s+"
            r"(?i:fiscal|financial)\s+(?i:year)\b"
        ),
        _fiscal,
    ),
    (re.compile(rf"\b(?i:the\s+)?(?:{PART_OF})?(?i:the\s+)?(?P<d>(?:1[5-9]|20)\d0)s\b"), _decade),
    (re.compile(rf"\b(?i:the\s+)?(?:{PART_OF})?(?:(?i:the)\s+)?(?P<d>[’'‘][1-9]0)s\b"), _decade),
    (re.compile(rf"\b(?i:the\s+)(?:{PART_OF})?(?P<d>(?i:{'|'.join(_DECADE_WORDS)}))\b"), _decade_in_words),
    (
        re.compile(
            rf"\b(?i:the\s+)?(?:{PART_OF})?(?i:the\s+)?"
            rf"(?P<n>\d\d?(?:st|nd|rd|th)|(?i:{ORDINAL_WORD}))[-\s]+[Cc]entury\b"
        ),
        _century,
    ),
]


# ---------------------------------------------------------------- years


_OF_A_SPLIT = (
    r"(?:school|academic|fiscal|financial|tax|budget|marketing|crop|parliamentary|reporting|business)"
)
_SPLIT_BEFORE = re.compile(
    rf"\b(?:[Tt]he\s+)?(?i:{_OF_A_SPLIT}\s+(?:year|session)s?)\s+$|\b(?i:(?:the\s+)?season)\s+$"
)
_SPLIT_AFTER = re.compile(
    rf"\s+(?i:(?:{_OF_A_SPLIT}\s+)?(?:years?|seasons?|sessions?)|budgets?|accounts|curriculum|campaigns?)\b"
)


def _year_range(match: Match[str]) -> Point | None:
    first = int(match["y"])
    last = int(match["z"]) if len(match["z"]) == 4 else first // 100 * 100 + int(match["z"])
    if first % 100 == 99 and match["z"] == "00":  # "1999/00"
        last = first + 1
    if not first < last <= first + 200:
        return None
    if last == first + 1 and (split := _split_year(match, cal.years(first, last))):
        return split
    return absolute(match, "year", cal.years(first, last))


def _split_year(match: Match[str], days: cal.Interval) -> Point | None:
    """Read "2025/26" and "the academic year 2025–26": within two calendar years, from a month untold."""
    before = _SPLIT_BEFORE.search(match.string, max(0, match.start() - 40), match.start())
    after = _SPLIT_AFTER.match(match.string, match.end())
    if not (before or after or "/" in match[0]):
        return None
    point = Point(start=match.start(), end=match.end(), grain="fiscal year", days=days)
    if before:
        return replace(point, start=before.start())
    if not after:
        return point
    the = _THE_BEFORE.search(match.string, max(0, match.start() - 5), match.start())
    return replace(point, start=the.start() if the else point.start, end=after.end())


_THE_BEFORE = re.compile(r"\b[Tt]he\s+$")


def _year_told(match: Match[str]) -> Point | None:
    return in_year(match, "year", cal.year)


_NAMES = r"(?:Agenda|Vision|Strategy|Plan|Roadmap|Framework|Goals?|Targets?|Summit\s+Declaration)\b"
# Words before a number that make it no year: "resolution 2231", "Highway 2024", "about 2000".
_NUMBERED = re.compile(
    r"(?:[$€£¥#№]|\b(?:no|nos|number|page|pages|p|pp|resolution|flight|route|highway|road|room|section|article|rule"
    r"|regulation|directive|line|channel|model|about|around|some|nearly|almost|over|than|least|most|only|another"
    r"|approximately|roughly|up\s+to|US|A|C|EUR|USD|GBP|JPY|Rs)\.?|\b[A-Z][\w’'-]*|[A-Za-z]-|\d[-–.,/]?)\s*$",
)
_EVENT = re.compile(r"\b(?:Conference|Summit|Forum|Congress|Olympics|Games|Cup|Championships?|Elections?)\s$")
_BEFORE_YEAR = re.compile(
    r"\b(?:in|since|by|from|until|till|during|of|for|before|after|between|through|throughout|to|and|or|early|late|mid"
    r"|pre|post|circa|around|about|end|the|this|its|their|his|her|a|s|January|February|March|April|May|June|July|August"
    r"|September|October|November|December|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter|as|than|back|with|vs|versus|late-|mid-)"
    r"[’']?[\s(–-]*$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"[\s-]+(?:[a-z]+\s+)?(?:people|troops|men|women|children|km|kilomet\w+|miles?|met(?:re|er)s?|feet|tonn?e?s|tons"
    r"|barrels|hectares|acres|[kMGT]?W|dollars|euros|pounds|yen|jobs|workers|employees|soldiers|points|rpm|hp|cc|mm|cm"
    r"|kg|hours|days|weeks|months|years|houses|homes|vehicles|cars|deaths|cases|refugees|civilians|million|billion"
    r"|trillion|per\s?cent|percent|pages|units|copies|members|schools|villages|families|households|votes)\b"
)


def _bare_year(match: Match[str]) -> Point | None:
    number = int(match["y"])
    before = words_before(match.string, match.start())
    after = match.string[match.end() : match.end() + 60]
    led = _BEFORE_YEAR.search(before)
    if re.match(rf"\s+{_NAMES}", after) or (
        _COUNTED.match(after) and not re.search(r"(?i)\b(?:in|since|by|the)\s$", before)
    ):
        return None
    if not led and not _EVENT.search(before) and _NUMBERED.search(before):
        return None
    if not 1900 <= number <= 2060 and not led:
        return None
    return absolute(match, "year", cal.year(number))


def _short_year(match: Match[str]) -> Point | None:
    return absolute(match, "year", cal.year(full_year(match["y"], pivot=30)), "day")


_YEARS: list[Reading] = [
    (
        re.compile(
            rf"(?<![\w/.,$€£-])(?P<y>{YEAR})\s?[-–—/]\s?(?P<z>(?:1[5-9]|20|21)\d\d|\d\d)(?![\w%/-]|[.,]\d)"
        ),
        _year_range,
    ),
    (re.compile(rf"\b{PART_OF}{ANY_YEAR}"), _year_told),
    (re.compile(rf"\b(?i:year[-‑]end|mid[-‑]year)\s+(?P<y>{YEAR})"), _year_told),
    (re.compile(r"(?:(?<=[Ss]ince )|(?<=\b[Ii]n ))(?P<y>[’'‘]\d\d)\b"), _short_year),
    (re.compile(rf"(?<![\d.,$€£/:#])(?<!\d-)\b(?P<y>{YEAR})(?![\w/]|-\d)"), _bare_year),
]

READINGS: list[Reading] = [*_PARTS, *_SEASONS, *_SPANS, *_YEARS]

"""Date expressions counted from the day of publication: "Friday", "last week", "two years ago", "tomorrow".

Each reading takes a match and returns a ``Point``, or None when the match is no date after all.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from re import Match
from typing import TYPE_CHECKING

from briefgen.model.names import WEEKDAYS
from briefgen.understand.dates import calendar as cal
from briefgen.understand.dates.point import Point, counted, unplaced
from briefgen.understand.dates.words import (
    NUMBER_WORD,
    PART_OF,
    PART_OF_DAY,
    RECURRING,
    WEEKDAY,
    number,
    weekday_number,
    words_before,
)

if TYPE_CHECKING:
    from briefgen.model import Grain
    from briefgen.understand.dates.tense import Tense

Reading = tuple[re.Pattern[str], Callable[[Match[str]], Point | None]]


def _one(day: date) -> cal.Interval:
    return day, day


# ---------------------------------------------------------------- days

_DAYS_AWAY = {
    "the day before yesterday": -2, "yesterday": -1, "last night": -1, "today": 0, "tonight": 0,
    "this morning": 0, "this afternoon": 0, "this evening": 0, "earlier today": 0, "later today": 0,
    "tomorrow": 1, "the day after tomorrow": 2,
}  # fmt: skip


_ENDS_IN_WORD = re.compile(r"\w\s+$")


def _is_title(match: Match[str]) -> bool:
    """Whether capitals make a name of the words: "The Tonight Show", "USA Today", ABC's "This Week"."""
    words = match[0].split()
    if match.string.isupper():
        return False
    inner = any(word[0].isupper() for word in words[1:] if word not in WEEKDAYS)
    return inner or (
        words[0][0].isupper() and bool(_ENDS_IN_WORD.search(words_before(match.string, match.start())))
    )


NOWADAYS = "it may mean the present time"
# "today's prices" are those of these years, "today's announcement" is of this day.
_OF_NOWADAYS = re.compile(
    r"[’']s\b(?!\s+(?:[\w-]+\s+){0,2}(?:announcement|decision|order|ruling|statement|vote|meeting|publication|verdict|"
    r"judge?ment|hearing|debate|session|notice|agreement|settlement|report|release|figures|data|attack|summit)\b)"
)

# "today's youth", "today’s world": no day at all.
_OF_THESE_YEARS = re.compile(
    r"[’']s\s+(?:[\w-]+\s+)?(?:youth|young|children|kids|generations?|society|societies|world|standards|terms|money|life"
    r"|technology|technologies|workforce|students|teenagers|farmers|consumers|parents|families|women|men)\b"
)


def _day_word(match: Match[str]) -> Point | None:
    if _is_title(match):
        return None
    away = _DAYS_AWAY[re.sub(r"\s+", " ", match["word"].lower())]
    if away == 0 and _OF_THESE_YEARS.match(match.string, match.end()):
        return None
    if away == 0 and _OF_NOWADAYS.match(match.string, match.end()):
        return unplaced(match, "day", NOWADAYS)
    return counted(match, "day", lambda published, _: _one(published + timedelta(days=away)))


# ---------------------------------------------------------------- weekdays


def _weekday(match: Match[str]) -> Point | None:
    if RECURRING.search(words_before(match.string, match.start())):
        return None  # "every Monday", "every second Friday"
    wanted, which = weekday_number(match["w"]), (match["q"] or "").lower().split(" ")[0]
    if match["week"]:
        return counted(match, "day", _in_week(wanted, match["week"].lower()))
    readings = {"last": _last_weekday, "next": _next_weekday, "this": _this_weekday}
    find = readings.get(which, _plain_weekday)
    return counted(match, "day", lambda published, tense: find(published, wanted, tense))


def _week_after(match: Match[str]) -> Point | None:
    """Read "on Monday week", "a week on Friday": a week after the next such day."""
    wanted = weekday_number(match["w"] or match["v"])

    def near(published: date, tense: Tense) -> cal.Interval | None:
        if tense == "past" or published.weekday() == wanted:
            return None
        return _one(published + timedelta(days=(wanted - published.weekday()) % 7 + 7))

    return counted(match, "day", near)


def _weekday_of_month(match: Match[str]) -> Point:
    return unplaced(match, "day", "it comes back every month")


def _in_week(wanted: int, which: str) -> Callable[[date, Tense], cal.Interval]:
    away = {"last": -7, "next": 7}.get(which, 0)
    return lambda published, _: _one(cal.week(published)[0] + timedelta(days=away + wanted))


def _plain_weekday(published: date, wanted: int, tense: Tense) -> cal.Interval | None:
    """Take the nearest such day back (news reports what was), or ahead where the verb says so."""
    if tense == "unsure" and wanted != published.weekday():
        return None
    if tense == "future":
        return _one(published + timedelta(days=(wanted - published.weekday()) % 7))
    return _one(published - timedelta(days=(published.weekday() - wanted) % 7))


def _last_weekday(published: date, wanted: int, _: Tense) -> cal.Interval | None:
    back = published - timedelta(days=(published.weekday() - wanted - 1) % 7 + 1)
    # "last Monday", said on Friday: of this week or of the last?
    return _one(back) if back < cal.week(published)[0] else None


def _next_weekday(published: date, wanted: int, _: Tense) -> cal.Interval | None:
    ahead = published + timedelta(days=(wanted - published.weekday() - 1) % 7 + 1)
    return _one(ahead) if ahead > cal.week(published)[1] else None


def _this_weekday(published: date, wanted: int, tense: Tense) -> cal.Interval | None:
    return (
        _plain_weekday(published, wanted, tense)
        if tense == "past"
        else _plain_weekday(published, wanted, "future")
    )


# ---------------------------------------------------------------- weeks, months, quarters, years

_GRAIN: dict[str, Grain] = {
    "day": "day", "week": "week", "weekend": "day", "month": "month", "quarter": "quarter",
    "half": "half", "year": "year", "decade": "decade", "century": "century",
}  # fmt: skip
_AWAY = {"last": -1, "next": 1, "previous": -1, "coming": 1}


def _unit(published: date, unit: str, away: int) -> cal.Interval | None:
    """Return the calendar unit that lies ``away`` units after the one that holds ``published``."""
    if unit in {"week", "weekend"}:
        inside = published + timedelta(weeks=away)
        return cal.week(inside) if unit == "week" else cal.weekend(inside)
    if unit == "month":
        return cal.shift_months(published, away)
    if unit == "quarter":
        first = cal.shift_months(date(published.year, (published.month - 1) // 3 * 3 + 1, 1), 3 * away)[0]
        return cal.months(first.year, first.month, 3)
    if unit == "decade":
        first_year = published.year // 10 * 10 + 10 * away
        return cal.years(first_year, first_year + 9)
    return cal.year(published.year + away)


def _this_unit(match: Match[str]) -> Point | None:
    if _is_title(match):
        return None
    unit, away = match["u"].lower(), _AWAY.get(match["q"].lower().split()[-1], 0)
    part = (match["part"] or "").strip().lower()
    if unit == "weekend" and match["q"].lower() == "this":
        return counted(match, "day", _this_weekend)

    def near(published: date, _: Tense) -> cal.Interval | None:
        found = _unit(published, unit, away)
        if found is None or away or part not in {"earlier", "later"}:
            return found
        return (found[0], published) if part == "earlier" else (published, found[1])

    return counted(match, _GRAIN[unit], near)


_STRETCH = re.compile(r"\b(?:over|in|within|during|for|throughout|of)\s+$", re.IGNORECASE)


def _echo(match: Match[str]) -> Point | None:
    """Read "later that year", "the following day": counted from another date of the text."""
    which, unit = match["q"].lower(), match["u"].lower()
    if which.endswith("next") and _STRETCH.search(words_before(match.string, match.start())):
        return None  # "over the next year" is a stretch of time
    away = {"following": 1, "next": 1, "previous": -1}.get(which.split()[-1], 0)
    return replace(
        unplaced(match, _GRAIN[unit], "it is counted from a date in another sentence"),
        echo=lambda days: (
            _one(days[-1] + timedelta(days=away)) if unit == "day" else _unit(days[0], unit, away)
        ),
    )


_THURSDAY, _SATURDAY = 3, 5


def _this_weekend(published: date, tense: Tense) -> cal.Interval | None:
    """Take the coming one, or the last where the words report what was; on a Thursday or Friday neither."""
    if tense != "past" or published.weekday() >= _SATURDAY:
        return cal.weekend(published)
    return None if published.weekday() >= _THURSDAY else cal.weekend(published - timedelta(weeks=1))


def _weekend(match: Match[str]) -> Point:
    """Read "over the weekend": the last one when told as past, else the coming one."""

    def near(published: date, tense: Tense) -> cal.Interval | None:
        this = cal.weekend(published)
        if tense == "future" or this[0] <= published:
            return this
        return cal.weekend(published - timedelta(weeks=1))

    return counted(match, "day", near)


_AT_A_TIME = re.compile(r"\b(?:by|in|at|around|until|till|since|from|before|after|to)\s+$", re.IGNORECASE)


def _end_of_unit(match: Match[str]) -> Point | None:
    groups = match.groupdict()
    unit = (groups["u"] or groups["m"]).lower()
    if groups.get("m") and not _AT_A_TIME.search(words_before(match.string, match.start())):
        return None  # "mid-year review"
    return replace(counted(match, _GRAIN[unit], _of_running(unit, match[0])), unit=unit)


# What closes on a working day is told before the last Sunday; a quarter that is told as closed is over.
_LONG = frozenset({"month", "quarter", "year", "decade"})


def _of_running(unit: str, words: str) -> Callable[[date, Tense], cal.Interval | None]:
    """Return the unit of publication; where its end is told as past, that is the end of another one."""

    def near(published: date, tense: Tense) -> cal.Interval | None:
        days = _unit(published, unit, 0)
        ends = unit in _LONG and words.lower().startswith("the end ")
        return None if ends and tense == "past" and days and days[1] > published else days

    return near


# ---------------------------------------------------------------- counted units


_AT_LEAST = re.compile(r"\b(?:more than|over|at least)\s+$", re.IGNORECASE)
_AT_MOST = re.compile(r"\b(?:less than|under|within|no more than|not even)\s+$", re.IGNORECASE)
_MONTHS_IN = {"year": 12, "decade": 120}


def _ago(match: Match[str]) -> Point | None:
    point = _away(match, -number(match["n"]))
    months = _MONTHS_IN.get(match["u"].lower(), 0) * number(match["n"])
    if point is None or not 0 < months <= 12 * 100:
        return point
    before = words_before(match.string, match.start())
    word = "before" if _AT_LEAST.search(before) else "since" if _AT_MOST.search(before) else ""
    return replace(point, bound=(word, months)) if word else point


def _ahead(match: Match[str]) -> Point | None:
    return _away(match, number(match["n"]))


def _ahead_if_future(match: Match[str]) -> Point | None:
    """Read "in three months", a date in "will open in three months", none in "first in three months"."""
    if _SUPERLATIVE.search(words_before(match.string, match.start())):
        return None
    point = _ahead(match)
    return replace(point, needs="future") if point else None


_SUPERLATIVE = re.compile(
    r"\b(?:first|second|third|last|only|\w+est|most|least|once|twice|times?)\b", re.IGNORECASE
)


def _away(match: Match[str], away: int) -> Point | None:
    unit = match["u"].lower()
    if unit == "fortnight":
        unit, away = "week", 2 * away
    if abs(away) > 2000:
        return None

    def near(published: date, _: Tense) -> cal.Interval | None:
        if unit == "day":
            return _one(published + timedelta(days=away))
        if unit == "decade":
            return cal.year(published.year + 10 * away) if published.year + 10 * away > 0 else None
        if unit == "year" and published.year + away < 1:
            return None
        return _unit(published, unit, away)

    grain: Grain = "year" if unit == "decade" else _GRAIN[unit]
    return counted(match, grain, near, about=unit != "day")


_DAY_WORDS = "|".join(sorted(_DAYS_AWAY, key=len, reverse=True)).replace(" ", r"\s+")
_NUMBER = rf"(?<![\d,.–-])(?P<n>\d{{1,4}}|(?i:{NUMBER_WORD}|an?|exactly\s+one))"
_WEEK = r"\s+week\b(?!\s+(?:ago|of)\b|[-‑])"
_UNITS = r"(?P<u>(?i:day|week|fortnight|month|quarter|year|decade))"
_NOT_A_NAME = r"(?!\s+(?:Times|Telegraph|Mail|Herald|Star|Mirror|Post|Night\s+Live|Islands?)\b)"
_NAMED = ("Black", "Bloody", "Super", "Cyber", "Ash", "Good", "Palm", "Easter", "Bowl", "News")
_NOT_AFTER_A_NAME = "".join(rf"(?<!{name} )" for name in _NAMED)

READINGS: list[Reading] = [
    (
        re.compile(rf"\b(?P<word>{_DAY_WORDS})\b", re.IGNORECASE),
        _day_word,
    ),
    (
        re.compile(
            rf"\b(?:[Tt]he\s+)?(?i:first|second|third|fourth|last)\s+{WEEKDAY}\s+of\s+(?:the|each|every)\s+month\b"
        ),
        _weekday_of_month,
    ),
    (
        re.compile(
            rf"\b(?P<w>{WEEKDAY}){_WEEK}|\b(?i:a\s+week\s+(?:on|from)\s+(?:next\s+)?)(?P<v>{WEEKDAY})\b"
        ),
        _week_after,
    ),
    (
        re.compile(
            rf"{_NOT_AFTER_A_NAME}\b(?:(?P<q>(?i:last|next|this(?:\s+(?:coming|past))?))\s+)?"
            rf"(?P<w>{WEEKDAY})\b{PART_OF_DAY}"
            rf"(?:,?\s+(?P<week>(?i:last|next|this))\s+week\b)?{_NOT_A_NAME}"
        ),
        _weekday,
    ),
    (
        re.compile(
            rf"(?<!\bthe )(?<!The )\b(?P<part>(?i:earlier|later)\s+|{PART_OF})?"
            r"(?P<q>(?i:last|next|this(?:\s+coming)?"
            r"|the\s+current|the\s+coming(?=\s+weekend)))\s+(?P<u>(?i:week|weekend|month|quarter|year|decade))\b"
            r"(?!\s+(?:and\s+a\s+half|or\s+(?:so|two)))"
        ),
        _this_unit,
    ),
    (re.compile(r"\b(?i:the\s+)(?P<part>)(?P<q>(?i:last|next))\s+(?P<u>(?i:quarter))\b"), _this_unit),
    (
        re.compile(
            r"\b(?P<part>(?i:earlier|later)\s+)?"
            r"(?P<q>(?i:that(?:\s+same)?|the\s+(?:very\s+)?same|the\s+(?:following|next|previous)))"
            r"\s+(?P<u>(?i:day|week|month|year))\b"
        ),
        _echo,
    ),
    (
        re.compile(
            r"\b(?P<part>(?i:earlier|later)\s+)(?P<q>(?i:in\s+the))\s+"
            r"(?P<u>(?i:week|month|quarter|year|decade))\b"
        ),
        _this_unit,
    ),
    (
        re.compile(
            r"\b(?i:the\s+(?:rest|remainder|end|start|beginning|course|middle)\s+of\s+the\s+)"
            r"(?P<u>(?i:week|month|quarter|year|decade))\b"
        ),
        _end_of_unit,
    ),
    (
        re.compile(
            r"\b(?:(?P<u>(?i:year|month|week|quarter))[-‑]end|(?i:mid)[-‑](?P<m>(?i:year|month|week)))\b"
        ),
        _end_of_unit,
    ),
    (
        re.compile(r"(?:(?<=[Oo]ver )|(?<=[Dd]uring )|(?<=[Aa]t ))(?i:the\s+weekend)\b"),
        _weekend,
    ),
    (re.compile(rf"\b{_NUMBER}\s+{_UNITS}s?\s+(?i:ago)\b"), _ago),
    (re.compile(rf"\b(?i:in|within)\s+{_NUMBER}\s+{_UNITS}(?:s?[’']?|[’']s)\s+(?i:time)\b"), _ahead),
    (re.compile(rf"\b(?i:in)\s+{_NUMBER}\s+{_UNITS}s?\b(?!\s+ago|[’'])"), _ahead_if_future),
    (re.compile(rf"\b{_NUMBER}\s+{_UNITS}s?\s+(?i:from\s+(?:now|today)|hence)\b"), _ahead),
]

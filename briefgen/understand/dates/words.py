"""The words of English dates, as fragments of patterns; and what the matched words stand for."""

from __future__ import annotations

import re

from briefgen.model.names import MONTHS_BEGIN, WEEKDAYS

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
WEEKDAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
SHORT_WEEKDAY = r"(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\b\.?"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
# Not part of a longer number or a clock time: "1,500", "2000.5", "1500 GMT".
YEAR = r"(?:1[0-9]|20|21)\d\d(?![\d%]|[.,:]\d|\s*(?:GMT|UTC|hours|hrs)\b)"
DASH = r"[-–—−‐‑]"
PART_OF_DAY = r"(?:\s+(?:morning|afternoon|evening|night|lunchtime|noon))?"

# ``y`` is a year in figures, ``ry`` one told by its distance; "the year" is this one.
ANY_YEAR = (
    rf"(?:(?P<y>{YEAR})"
    r"|(?P<ry>(?i:this|last|next|the\s+current|the))\s+(?:coming\s+|past\s+)?(?:calendar\s+)?year\b)"
)
# ``ey`` is a year counted from one told before: "October of the following year".
_ECHOED_YEAR = r"(?P<ey>(?i:the\s+(?:same|following|previous|preceding|subsequent)))\s+year\b"
OF_YEAR = rf"(?:,?\s+(?:of\s+)?(?:{ANY_YEAR}|{_ECHOED_YEAR}))"
# How far into a unit; the interval stays that of the whole unit, because no source says where "late" begins.
PART_OF = (
    r"(?i:(?:very\s+)?(?:early|late|mid)(?:[-–‑\s]+in)?[-–‑\s]+"
    r"|(?:the\s+)?(?:very\s+)?(?:beginning|start|middle|end|close)\s+of\s+|end[-–‑])"
)

# What comes back has no day of its own: "every Monday", "each March", "annually in May".
RECURRING = re.compile(
    r"\b(?:every|each|alternate)\s+(?:\w+\s+)?(?:in\s+|on\s+)?$"
    r"|\b(?:annually|yearly|monthly|weekly)\s+(?:in|on)\s+$",
    re.IGNORECASE,
)

_UNITS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14,
    "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19,
    "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70,
    "eightieth": 80, "ninetieth": 90, "hundredth": 100,
}  # fmt: skip

_SMALL = "|".join(sorted(_UNITS, key=len, reverse=True))
_TEN = "|".join(_TENS)
NUMBER_WORD = rf"(?:(?:{_TEN})(?:[-‑\s](?:{_SMALL}))?|{_SMALL})"
_SMALL_ORDINAL = "|".join(list(_ORDINALS)[:9])
_ORDINAL = "|".join(sorted(_ORDINALS, key=len, reverse=True))
ORDINAL_WORD = rf"(?:(?:{_TEN})[-‑](?:{_SMALL_ORDINAL})|{_ORDINAL})"

_MONTH_OF = {name: number for number, name in enumerate(MONTHS_BEGIN, start=1)}
_WEEKDAY_OF = {name[:3].lower(): number for number, name in enumerate(WEEKDAYS)}


def month_number(word: str) -> int:
    """Return 1 to 12 for "January", "Jan." and their like."""
    return _MONTH_OF[word[:3].lower()]


def weekday_number(word: str) -> int:
    """Return 0 for Monday to 6 for Sunday."""
    return _WEEKDAY_OF[word[:3].lower()]


def day_number(word: str) -> int:
    """Return the number in "14", "14th"."""
    return int(re.sub(r"\D", "", word))


def number(words: str) -> int:
    """Return the value of digits ("1,500") or of words below a hundred ("twenty-one"); "a" is 1."""
    plain = words.strip().lower().replace(",", "")
    if plain.isdigit():
        return int(plain)
    return sum(_UNITS.get(word, _TENS.get(word, 1)) for word in re.split(r"[-‑\s]+", plain))


def ordinal(words: str) -> int:
    """Return the value of "16th", "sixteenth", "twenty-first"."""
    plain = words.strip().lower()
    if plain[0].isdigit():
        return int(re.sub(r"\D", "", plain))
    *tens, last = re.split(r"[-‑]", plain)
    return sum(_TENS[word] for word in tens) + _ORDINALS[last]


def full_year(word: str, pivot: int = 50) -> int:
    """Return the year of "2024", or of "24" and "’82": from ``pivot`` on it is the 1900s."""
    digits = int(re.sub(r"\D", "", word))
    if digits > 99:
        return digits
    return digits + (1900 if digits >= pivot else 2000)


def words_before(text: str, start: int, reach: int = 60) -> str:
    """Return the whole words that end at ``start``, at most ``reach`` characters of them."""
    near = text[max(0, start - reach) : start]
    return near if start <= reach else near.partition(" ")[2]

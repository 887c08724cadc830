"""Numbers as English writes them, as fragments of patterns; and the value of what they match.

An amount is a number and perhaps a scale word: "4.09 billion", "twenty-one thousand", "1,500".
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from briefgen.understand.dates.words import NUMBER_WORD, number

if TYPE_CHECKING:
    from re import Match

_SCALES = {
    "dozen": 12, "hundred": 100, "thousand": 10**3, "k": 10**3, "lakh": 10**5, "lakhs": 10**5,
    "million": 10**6, "mn": 10**6, "mln": 10**6, "m": 10**6, "crore": 10**7, "crores": 10**7,
    "billion": 10**9, "bn": 10**9, "bln": 10**9, "b": 10**9, "trillion": 10**12, "tn": 10**12,
    "trn": 10**12, "t": 10**12,
}  # fmt: skip
_LONG = r"(?:dozen|hundred|thousand|million|billion|trillion|crores?|lakhs?)"
# No source counts beyond 18 digits; a longer run is a code.
_DIGITS = r"\d{1,3}(?:,\d{2,3}){1,6}(?:\.\d{1,9})?|\d{1,18}(?:\.\d{1,9})?"
_HUNDREDS = rf"(?:{NUMBER_WORD}|a)\s+hundred(?:\s+(?:and\s+)?{NUMBER_WORD})?(?!\s+(?:thousand|million))"
_WORDS = rf"(?i:{_HUNDREDS}|{NUMBER_WORD}(?:\s+and\s+a\s+half)?|half\s+a|an?(?=\s+{_LONG}\b))"

NUMBER = rf"(?:{_DIGITS}|{_WORDS})"
# "4.5m" and "3bn" are scales beside money; elsewhere "m" may be a metre, so only the longer ones are taken.
SCALE = rf"(?:[\s\-‑]?(?i:{_LONG})\b|\s?(?:mn|mln|bn|bln|tn|trn)\b|(?<=\d)k\b)"
MONEY_SCALE = rf"(?:{SCALE}|\s?(?:[mkbt]|[MB])\b)"
NOT_INSIDE = r"(?<![\w.,/:$€£¥₹#+])(?<![A-Za-z0-9][-–‑/])(?<!\d\s[-–])"
NOT_CUT = r"(?![\w]|[.,:/]\d|[-–]\d)"


def one_amount(scale: str = SCALE) -> str:
    """Return the pattern of one amount, as groups ``n`` and ``s``."""
    return rf"(?P<n>{NUMBER})(?P<s>{scale})?"


def two_amounts(scale: str = SCALE, sign: str = "") -> str:
    """Return the pattern of a range of amounts, as groups ``n``, ``s``, ``j``, ``n2`` and ``s2``.

    ``sign`` is a pattern that may stand before the second number ("$60bn to $70bn").
    """
    repeated = rf"(?:{sign})?" if sign else ""
    return (
        rf"{one_amount(scale)}(?P<j>\s*[-–—−‑]\s*|\s+to\s+|\s+and\s+){repeated}"
        rf"(?P<n2>{NUMBER})(?P<s2>{scale})?"
    )


def scaled(words: str, scale: str | None) -> float:
    """Return the value of one amount; "half a" is 0.5, "two and a half" 2.5."""
    factor = _SCALES.get(re.sub(r"[\s\-‑]", "", scale or "").lower(), 1)
    return float(_plain(words) * factor)


def _plain(words: str) -> Decimal:
    text = re.sub(r"\s+", " ", words.strip().lower())
    if text.startswith("half"):
        return Decimal("0.5")
    text, halves = re.subn(r" and a half$", "", text)
    extra = Decimal("0.5") * halves
    try:
        return Decimal(text.replace(",", "")) + extra
    except InvalidOperation:
        before, hundred, after = text.partition(" hundred")
        rest = after.removeprefix(" and").strip()
        return Decimal(number(before) * (100 if hundred else 1) + (number(rest) if rest else 0)) + extra


def values(match: Match[str]) -> tuple[float, float] | None:
    """Return the low and the high value of one amount or two; None when two are no range after all."""
    if "n2" not in match.re.groupindex:
        low = scaled(match["n"], match["s"])
        return low, low
    between = match.string[max(0, match.start() - 12) : match.start()].rstrip().lower().endswith("between")
    if match["j"].strip() == "and" and not between:
        return None
    high = scaled(match["n2"], match["s2"])
    low = scaled(match["n"], match["s"] or match["s2"])
    return (low, high) if low < high else None

"""A source's notice of a correction in, what it says was wrong and what is right out.

"Correction: an earlier version said that the fee would be £65; it is £56." "The correct number is 40, not 46."
Only values are read (days, sums, shares, counts), and only where one old value answers to one new one.
"""

# ruff: noqa: E501 - a pattern reads better unbroken
from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from briefgen.model.names import MONTHS_BEGIN
from briefgen.salience.words import STOP, stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.model import Source

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b"
)
_NUMBERS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split(), 1
    )
}
_SCALES = {"thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, "trillion": 1e12}
_VALUE = re.compile(
    rf"(?P<day>\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}(?:\.? (?:19|20)\d\d)?|"
    rf"\b{_MONTH}\.? \d{{1,2}}\b(?:, (?:19|20)\d\d)?|\b{_MONTH} (?:19|20)\d\d\b)|"
    r"(?P<core>(?:(?P<sign>[$€£¥]) ?)?\b(?P<number>\d+(?:[.,]\d+)*)(?: ?(?P<scale>thousand|million|billion|trillion|m|bn|k)\b)?"
    r"(?P<share> ?%| ?(?:per cent|percent|pct)\b)?|"
    rf"\b(?P<word>{'|'.join(_NUMBERS)})\b)(?: (?P<unit>[a-z]{{3,}}))?",
    re.IGNORECASE,
)  # fmt: skip
# Before the words of the notice itself: "Correction of 16 October 2026:", "This article was amended on 7 May."
_OWN_DAY = re.compile(
    r"(?:(?:correction|clarification|corrected|amended|amendment|erratum|note|changed|updated|revised|edited|"
    r"clarified)[\s,(:]*(?:on|of|at|dated)?[\s,(]*(?:\w+day,? )?)$",
    re.IGNORECASE,
)
_WRONG = re.compile(
    r"\b(?:earlier|previous|first|original) versions?\b|\b(?:originally|previously|incorrectly|wrongly|mistakenly|"
    r"erroneously|in error|by mistake|misstated|as reported|as published|as first)\b|"
    r"\b(?:in|our) [^.;]{0,60}\bwe (?:said|stated|reported|gave|wrote|put|announced)\b|"
    r"\bour (?:press |news )?(?:release|statement|report|notice|article) (?:of|on) [^.;]{3,40} (?:said|gave|put|stated)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"(?<=[;.])\s+|,? (?=(?:when|whereas|but|in fact|and not|which should)\b)")
_NOT = re.compile(
    r"[\s,(–—-]*(?:and )?(?:not|rather than|instead of)(?: (?:the|about|on|in|at|by|for|to))? $"
)
_NOT_AT_END = re.compile(
    r"(?:,|\band|[–—-]) (?:not|rather than|instead of)(?: (?:the|about|on|in|at|by|for|to))? $"
)
_BUT = re.compile(r"[\s,]*but(?: (?:the|about|on|in|at|by|for|to))? $")
_READ = re.compile(r"[\s,]*read $")
_SMALL = STOP | frozenset("when instead rather according said that this".split())
# Words of notices that say nothing of what they correct.
_OF_NOTICES = frozenset(
    "correction clarification corrected amended article story statement version earlier said stated gave given "
    "original originally figure number correct incorrect incorrectly report reported reports above paragraph "
    "headline editor note should have been read changed clear make updated wrong wrongly published previous "
    "page release minutes letter first fact error covers covered".split()
)
_GENERAL = frozenset(
    "per cent percent pct million billion year years will would been was were has have put gives".split()
)
_TITLED = re.compile(r"(?:correction|clarification|corrected|erratum|corrigendum|amendment)\b", re.IGNORECASE)
_LONGEST = 1_500  # characters
# "In paragraph one", "on page 3": that is where, and no value.
_PLACE = re.compile(
    r"\b(?:paragraphs?|sections?|pages?|tables?|figures?|charts?|sentences?|no\.?) $", re.IGNORECASE
)
_SPECIFIC = 100  # a number from here on is hardly that of something else


@dataclass(frozen=True, slots=True)
class Value:
    """A value in a text: where it stands, where its number alone does, what kind it is and how much."""

    start: int
    end: int
    kind: str
    amount: tuple[float, ...]
    unit: str = ""

    def is_same(self, other: Value) -> bool:
        """Whether both are one value, as far as both say what they count."""
        return self.kind == other.kind and self.amount == other.amount and self.may_be(other)

    def may_be(self, other: Value) -> bool:
        """Whether both can be values of one thing."""
        return self.kind == other.kind and (not self.unit or not other.unit or self.unit == other.unit)

    @property
    def specific(self) -> bool:
        """Whether hardly anything else in a text has this value by chance."""
        return self.kind in {"money", "day"} or self.amount[0] >= _SPECIFIC


@dataclass(frozen=True, slots=True)
class Notice:
    """A correction: the old value, if it tells it, and the new one, by their places in the source's text.

    ``anchors`` are the values that it gives beside the new one and does not change, ``words`` what it is about,
    ``day`` the words of the day on which it was made, empty where it does not say.
    """

    old: Value | None
    new: Value
    anchors: tuple[Value, ...]
    words: frozenset[str]
    day: str = ""


def notices(source: Source) -> tuple[Notice, ...]:
    """Return what the notices of a source correct, in their order; one that leaves it open is not among them."""
    blocks = [block for block in source.blocks if block.kind == "correction"]
    found = (_read(source.text[block.start : block.end], block.start) for block in blocks)
    return tuple(notice for notice in found if notice)


def of_others(source: Source) -> tuple[Notice, ...]:
    """Return what a source corrects that is a correction and nothing else: it stands in another one."""
    if not _TITLED.match(source.title) or len(source.text) > _LONGEST:
        return ()
    notice = _read(source.text, 0)
    return (notice,) if notice and notice.old else ()


def values(text: str, offset: int = 0) -> list[Value]:
    """Return the values of a text in order, their places counted from ``offset``."""
    return [
        value
        for found in _VALUE.finditer(text)
        if not _PLACE.search(text[: found.start()]) and (value := _value(found, offset))
    ]


def about(text: str) -> frozenset[str]:
    """Return the stems of the words of a text that tell what it is about."""
    words = (word.lower() for word in re.findall(r"[A-Za-zÀ-ÿ]{3,}", text))
    return frozenset(stem(word) for word in words if word not in _SMALL | _OF_NOTICES | _GENERAL)


def _value(found: re.Match[str], offset: int) -> Value | None:
    if found["day"]:
        amount = _day(found["day"])
        return Value(found.start() + offset, found.end() + offset, "day", amount) if amount else None
    unit = (found["unit"] or "").lower()
    unit = "" if not unit or unit in _SMALL or unit in _OF_NOTICES else stem(unit)
    start, end = found.span("core")
    if found["word"]:
        number = float(_NUMBERS[found["word"].lower()])
    else:
        plain = found["number"].replace(",", "")
        if plain.count(".") > 1:
            return None
        number = float(plain) * _SCALES.get((found["scale"] or "").lower(), 1.0)
    kind = "share" if found["share"] else "money" if found["sign"] else "count"
    return Value(start + offset, end + offset, kind, (number,), "" if kind == "share" else unit)


def _day(words: str) -> tuple[float, ...]:
    """Return month and day of the words, 0 for a month as a whole."""
    month = re.search(r"[A-Za-z]{3}(?=[a-z]*)", re.sub(r"\d+(?:st|nd|rd|th)|\bof\b", "", words))
    number = re.search(r"\b\d{1,2}(?!\d)", words)
    if month is None or month.group().lower() not in MONTHS_BEGIN:
        return ()
    return float(MONTHS_BEGIN.index(month.group().lower()) + 1), float(number.group()) if number else 0.0


def _read(text: str, offset: int) -> Notice | None:
    """Return what one notice corrects, or None where that is not certain."""
    found = values(text)
    own = [one for one in found if one.kind == "day" and _OWN_DAY.search(text[: one.start])]
    told = [one for one in found if one not in own]
    pair = _side_by_side(text, told) or _clause_by_clause(text, told)
    if pair is None:
        return None
    old, new = pair
    anchors = [one for one in told if one not in pair and not (old and one.is_same(old))]
    day = text[own[0].start : own[0].end] if own else ""
    move = [_moved(one, offset) for one in (*([old] if old else []), new)]
    return Notice(move[0] if old else None, move[-1], tuple(anchors), about(text), day)


def _moved(value: Value, offset: int) -> Value:
    return Value(value.start + offset, value.end + offset, value.kind, value.amount, value.unit)


def _side_by_side(text: str, told: Sequence[Value]) -> tuple[Value, Value] | None:
    """Return old and new value of "£56, not £65", "not £65 but £56"."""
    found = [pair for one, two in pairwise(told) if (pair := _beside(text, one, two))]
    found = found or [pair for at in range(1, len(told)) if (pair := _after_not(text, told[: at + 1]))]
    return found[0] if len(found) == 1 else None


def _after_not(text: str, told: Sequence[Value]) -> tuple[Value, Value] | None:
    """Return old and new value of "by June 5,140 homes had been finished, not 5,410"."""
    *before, old = told
    start = max(text.rfind(". ", 0, old.start), text.rfind("; ", 0, old.start))
    able = [one for one in before if one.start > start and one.may_be(old) and one.amount != old.amount]
    if not able or not _NOT_AT_END.search(text[: old.start]):
        return None
    return _with_unit(old, able[-1]), able[-1]


def _beside(text: str, one: Value, two: Value) -> tuple[Value, Value] | None:
    between = text[one.end : two.start]
    unit = re.match(r" [a-z]{3,}", between)
    rests = [between, between[unit.end() :]] if unit else [between]
    if not one.may_be(two) or one.amount == two.amount:
        return None
    if any(_NOT.fullmatch(rest) for rest in rests):
        return _with_unit(two, one), one
    if any(_READ.fullmatch(rest) for rest in rests) and text[: one.start].endswith("for "):
        return one, _with_unit(two, one)
    if any(_BUT.fullmatch(rest) for rest in rests) and re.search(r"\bnot [\w ]{0,12}$", text[: one.start]):
        return one, _with_unit(two, one)
    return None


def _with_unit(value: Value, other: Value) -> Value:
    """Return the value with what the other counts, where it does not say itself: "five years, not four"."""
    return Value(value.start, value.end, value.kind, value.amount, value.unit or other.unit)


def _clause_by_clause(text: str, told: Sequence[Value]) -> tuple[Value | None, Value] | None:
    """Return old and new value of "originally said £65. It is £56."; the new one alone where no old one is told."""
    clauses = list(_clauses(text))
    wrong = [_inside(told, *span) for span in clauses if _WRONG.search(text[slice(*span)])]
    right = [_inside(told, *span) for span in clauses if not _WRONG.search(text[slice(*span)])]
    old = [one for group in wrong for one in group]
    new = [one for group in right for one in group if not any(one.is_same(other) for other in old)]
    old = [one for one in old if not any(one.is_same(other) for group in right for other in group)]
    pairs = [(one, two) for one in old for two in new if one.may_be(two)]
    if len(pairs) == 1:
        return pairs[0]
    if not wrong and len(told) > 1 and not old:
        # "… to make clear that the £74 million will be spent over five years": which one is new, the text tells.
        return None, told[-1]
    return None


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for found in _CLAUSE.finditer(text):
        yield at, found.start()
        at = found.end()
    yield at, len(text)


def _inside(told: Sequence[Value], start: int, end: int) -> list[Value]:
    return [one for one in told if start <= one.start < end]

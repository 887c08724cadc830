"""A sentence in, its figures out: money, shares, measures, ranks and counts, with what they count.

    find_figures("estimated at $60 billion to $70 billion annually")
    -> Figure("$60 billion to $70 billion", money, 6e10 to 7e10, "USD")

A number inside a name ("Boeing 747", "COVID-19", "G7"), a clock time or a date is no figure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from re import Match
from typing import TYPE_CHECKING

from briefgen.model import Figure
from briefgen.understand.dates.words import MONTH, NUMBER_WORD, ORDINAL_WORD, number, ordinal, words_before
from briefgen.understand.figures.counted import counted_noun
from briefgen.understand.figures.numbers import (
    MONEY_SCALE,
    NOT_CUT,
    NOT_INSIDE,
    NUMBER,
    SCALE,
    one_amount,
    two_amounts,
    values,
)
from briefgen.understand.figures.units import CURRENCY, SYMBOL, UNIT, unit_name

if TYPE_CHECKING:
    from briefgen.model import FigureKind, Token

_Read = Callable[[Match[str]], "Figure | None"]
Reading = tuple[re.Pattern[str], _Read]

_HINT = re.compile(
    r"\d|\b(?:half|dozen|hundred|thousand|million|billion|trillion|quarters?|third|thirds|fifths?"
    rf"|{ORDINAL_WORD}|{NUMBER_WORD})\b",
    re.IGNORECASE,
)


_LISTED = re.compile(r",?\s(?:and|or)\s|,\s")
_ALL = 100  # per cent; above it a number behind which a share stands is mostly another thing


def find_figures(
    text: str, tokens: tuple[Token, ...] = (), skip: Sequence[tuple[int, int]] = ()
) -> tuple[Figure, ...]:
    """Return the figures of a sentence, in order, without overlaps.

    ``skip`` are spans (start, end) that are spoken for: the sentence's dates. ``tokens`` tell what is
    counted; without them it is the next word.
    """
    if not _HINT.search(text):
        return ()
    found: list[Figure] = []
    taken = bytearray(len(text))
    for start, end in skip:
        taken[start:end] = b"\1" * (end - start)
    for pattern, reading in _READINGS:
        for match in pattern.finditer(text):
            figure = reading(match)
            if figure and not any(taken[figure.start : figure.end]):
                taken[figure.start : figure.end] = b"\1" * (figure.end - figure.start)
                found.append(figure)
    found = _with_common_unit(sorted(found, key=lambda figure: figure.start), text)
    named = (_with_noun(figure, text, tokens) for figure in found)
    return tuple(figure for figure in named if figure)


def _with_common_unit(found: Sequence[Figure], text: str) -> list[Figure]:
    """Give the first numbers of "3, 4 and 6 per cent" the unit that only the last one has."""
    kept = list(found)
    for at in range(len(kept) - 2, -1, -1):
        one, behind = kept[at], kept[at + 1]
        between = text[one.end : behind.start]
        bare = one.kind == "count" and one.text.replace(".", "").isdigit() and one.low <= _ALL
        if bare and behind.kind == "share" and _LISTED.fullmatch(between):
            kept[at] = replace(one, kind="share", unit=behind.unit)
    return kept


def _with_noun(figure: Figure, text: str, tokens: tuple[Token, ...]) -> Figure | None:
    noun = counted_noun(figure, text, tokens)
    if noun is None or (figure.kind == "ordinal" and (not noun or noun in _NO_RANK)):
        return None
    return Figure(
        figure.start, figure.end, figure.text, figure.kind, figure.low, figure.high, figure.unit, noun
    )  # fmt: skip


# "for the first time", "in the first place", "the Second World War" rank nothing.
_NO_RANK = {
    "time",
    "place",
    "instance",
    "world",
    "lady",
    "amendment",
    "thing",
    "half",
    "quarter",
    "glance",
    "hand",
}


def _figure(match: Match[str], kind: FigureKind, low: float, high: float, unit: str = "") -> Figure:
    return Figure(match.start(), match.end(), match[0], kind, low, high, unit)


# ---------------------------------------------------------------- money, shares, measures


def _with_unit(kind: FigureKind) -> Callable[[Match[str]], Figure | None]:
    def reading(match: Match[str]) -> Figure | None:
        if match[0].lower() == "one day":
            return None  # "one day in spring" counts nothing
        found = values(match)
        if found and _is_weight(match):
            return _figure(match, "measure", *found, "lb")
        return _figure(match, kind, *found, unit_name(match["u"])) if found else None

    return reading


_WEIGHING = re.compile(r"\b(?:weigh\w*|heav\w+|lift\w*)\b", re.IGNORECASE)


def _is_weight(match: Match[str]) -> bool:
    """Whether the pounds are of weight: "weighs 17 pounds", "a 50-pound bag"."""
    if match["u"] not in {"pound", "pounds"} or match["s"]:
        return False
    return match[0].endswith("-pound") or bool(_WEIGHING.search(words_before(match.string, match.start())))


def _age(match: Match[str]) -> Figure | None:
    """Read "Mohamed, 24, was" as 24 years."""
    name = re.search(r"[\w’'-]+(?=, $)", words_before(match.string, match.start()))
    age = float(match["n"])
    return _figure(match, "measure", age, age, "year") if name and name[0][0].isupper() else None


def _percent(match: Match[str]) -> Figure | None:
    found = values(match)
    return _figure(match, "share", *found, "%") if found else None


_PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}


def _fraction(match: Match[str]) -> Figure:
    share = round(100 * number(match["n"]) / _PARTS[match["part"].lower().removesuffix("s")], 4)
    return _figure(match, "share", share, share, "%")


def _half(match: Match[str]) -> Figure:
    return _figure(match, "share", 50.0, 50.0, "%")


def _one_in(match: Match[str]) -> Figure | None:
    some, every = number(match["n"]), number(match["n2"])
    if not 0 < some < every:
        return None
    share = round(100 * some / every, 4)
    return _figure(match, "share", share, share, "%")


# ---------------------------------------------------------------- ordinals, counts


def _ordinal(match: Match[str]) -> Figure:
    rank = float(ordinal(match["o"]))
    return _figure(match, "ordinal", rank, rank)


def _count(match: Match[str]) -> Figure | None:
    found = values(match)
    if not found or _in_a_name(match) or _no_count(match):
        return None
    return _figure(match, "count", *found)


# A capitalised word in front makes a name of the number, unless it only opens the sentence.
_NAME_BEFORE = re.compile(r"(?:^|(?P<before>\S)\s+)[“\"‘'(]?(?P<word>[A-Z][\w.’'&-]*)\s$")
_OPENERS = re.compile(
    r"(?:About|Above|Across|After|All|Almost|Among|And|Another|Around|As|At|Before|Below|Between|But|By|During|Each"
    r"|Every|Except|For|From|Given|Having|He|Her|His|If|In|Including|Instead|It|Its|Just|Like|More|Most|Nearly|Of|On"
    r"|Only|Or|Our|Over|Roughly|She|Since|So|Some|Than|That|The|Their|Then|There|These|They|This|Those|Through|To"
    r"|Under|Until|Up|We|When|Where|While|Who|With|Within|Without|Least|Some|Fewer|Less|Approximately|Total|Dead"
    r"|Injured|Was|Were|Is|Are|Has|Have)$"
)
_NUMBERED = re.compile(
    r"\b(?:no|nos|number|numbers|page|pages|p|pp|resolution|flight|route|highway|road|room|section|article|articles|rule"
    r"|regulation|directive|line|channel|chapter|part|act|annex|phase|stage|grade|level|type|group|area|zone|block"
    r"|version|model|item|tier|category|class|figure|table|paragraph|age|aged|ages)\.?\s$|\bGroup\sof\s$",
    re.IGNORECASE,
)


def _in_a_name(match: Match[str]) -> bool:
    before = words_before(match.string, match.start())
    if _NUMBERED.search(before):
        return True
    named = _NAME_BEFORE.search(before)
    return bool(named and match["n"][0].isdigit() and not match["s"] and not _OPENERS.match(named["word"]))


_CLOCK = re.compile(r"\s*(?:[ap]\.?m\b|o[’']clock|GMT|UTC|hours\s+GMT|hrs\b)", re.IGNORECASE)
# "six of them" counts what another sentence names, "six of our 21 libraries" libraries.
_NOT_COUNTED = re.compile(
    rf"\s*(?:of\s+(?:the|them|its|their|his|her|our|these|those|us|which|whom)\b(?!\s+{NUMBER}\b)|"
    r"another\b|by\s+one\b|[.,;:!?)”\"’]|$)",
    re.IGNORECASE,
)


# "two-fold", "4-MEC": part of a word.
_NO_NUMBER_OF = re.compile(r"[-‑]?fold\b|[-‑](?:[A-Z]|dimensional)|\s?\+")


def _is_mark(match: Match[str]) -> bool:
    """Whether the number only points somewhere or heads an item: "[13]", "(2)", "8. The deepest"."""
    before = match.string[max(0, match.start() - 9) : match.start()]
    after = match.string[match.end() : match.end() + 9]
    return (
        (before.endswith("[") and after.startswith("]"))
        or (before.endswith("(") and after.startswith(")") and len(match[0]) < 3)
        or (match.start() < 9 and not before.strip() and bool(re.match(r"[.)]\s", after)))
    )


def _no_count(match: Match[str]) -> bool:
    after = match.end()
    if _CLOCK.match(match.string, after) or _NO_NUMBER_OF.match(match.string, after):
        return True
    if _is_mark(match):
        return True
    words = match["n"].lower()
    if words in {"one", "a", "an"} and not match["s"]:
        return True  # "one of them", "one should": a pronoun more often than a count
    if (
        match["n"][0].isupper()
        and not match["s"]
        and match.start()
        and match.string[match.start() - 2 : match.start() - 1] not in ".:“"
    ):
        return True  # "Group of Seven", "the Five Star Movement"
    return not words[0].isdigit() and not match["s"] and bool(_NOT_COUNTED.match(match.string, after))


def _both(before: str, scale: str, after: str, reading: _Read, sign: str = "") -> list[Reading]:
    """Return a reading for ranges and one for single amounts: what is no range holds two of these."""
    return [
        (re.compile(before + two_amounts(scale, sign) + after), reading),
        (re.compile(before + one_amount(scale) + after), reading),
    ]


# "5 per cent to 7 per cent": the sign may stand where other ranges have their scale.
_SIGN = r"\s?(?:%|percent\b|per\s?cent\b)(?=\s*(?:[-–—−]|to\b|and\b))"
_PERCENT = r"(?:\s?(?:%|percent\b|per\s?cent\b|pct\b))(?!\s*-?\s*points?\b)"
_FEW = rf"(?:\d+|(?i:{NUMBER_WORD}))"
_READINGS: list[Reading] = [
    *_both(
        rf"(?<![\w$€£¥₹])(?P<u>{SYMBOL})\s?",
        MONEY_SCALE,
        rf"(?:[-‑\s](?:{CURRENCY}))?{NOT_CUT}",
        _with_unit("money"),
        rf"{SYMBOL}\s?",
    ),
    *_both(NOT_INSIDE, MONEY_SCALE, rf"[\s-]?(?P<u>{CURRENCY})", _with_unit("money")),
    *_both(NOT_INSIDE, _SIGN, _PERCENT, _percent),
    *_both(NOT_INSIDE, SCALE, rf"[\s\-‑]?(?P<u>{UNIT})", _with_unit("measure")),
    (re.compile(r"(?<=[a-z]{2}, )(?P<n>[1-9]\d)(?=, )"), _age),
    (
        re.compile(
            rf"\b(?i:(?P<n>a|{NUMBER_WORD})[\s\-‑]"
            r"(?P<part>half|third|quarter|fourth|fifth|sixth|eighth|tenth)s?"
            r"(?=\s+(?:of|more|less|fewer|higher|lower|below|above|in|from|since|to|by|and|as)\b|\s\(|[.,;:)]|$))"
        ),
        _fraction,
    ),
    (
        re.compile(
            r"(?<!and\sa\s)\b(?i:half)(?=\s+(?:of|the|its|their|his|her|all|that|those|these)\b"
            r"(?!\s+(?:year|century|time)))"
        ),
        _half,
    ),
    (
        re.compile(
            rf"{NOT_INSIDE}(?P<n>{_FEW})\s+(?:in|out\s+of)(?:\s+every)?\s+(?P<n2>{_FEW}){NOT_CUT}"
            r"(?!\s+(?:years|months|days|weeks|decades))"
        ),
        _one_in,
    ),
    (
        re.compile(
            rf"(?<![\w-])(?P<o>\d{{1,4}}(?:st|nd|rd|th)|(?i:{ORDINAL_WORD}))"
            r"(?:[-‑][a-z]+(?:est|most|last|ever))?\b"
            r"(?![-‑]\d|[,.;:)]|\s+[Ww]orld\s+[Ww]ar|\s+(?:[Ll]ad(?:y|ies)|[Rr]esponders?|[Aa]id|[Mm]inister)\b"
            rf"|\s+of\s+{MONTH})"
        ),
        _ordinal,
    ),
    *_both(NOT_INSIDE, SCALE, NOT_CUT, _count),
]

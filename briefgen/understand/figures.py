"""A sentence in, its figures out: money, shares, measures, ordinals and counts, with unit and what they count.

    find_figures("estimated at $60 billion to $70 billion annually")
    -> Figure("$60 billion to $70 billion", money, 6e10 to 7e10, "USD")

A number inside a name ("Boeing 747", "COVID-19", "G7"), a clock time or a date is no figure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from re import Match
from typing import TYPE_CHECKING

from briefgen.model import Figure
from briefgen.understand.dates_words import NUMBER_WORD, ORDINAL_WORD, number, ordinal
from briefgen.understand.figures_counted import counted_noun
from briefgen.understand.figures_numbers import MONEY_SCALE, NOT_CUT, NOT_INSIDE, two_amounts, values
from briefgen.understand.figures_units import CURRENCY, SYMBOL, UNIT, unit_name

if TYPE_CHECKING:
    from briefgen.model import FigureKind, Token

Reading = tuple[re.Pattern[str], Callable[[Match[str]], "Figure | None"]]

_HINT = re.compile(
    r"\d|\b(?:half|hundred|thousand|million|billion|trillion|quarters?|third|thirds|fifths?"
    rf"|{ORDINAL_WORD}|{NUMBER_WORD})\b",
    re.IGNORECASE,
)


def find_figures(
    text: str, tokens: tuple[Token, ...] = (), skip: Sequence[tuple[int, int]] = ()
) -> tuple[Figure, ...]:
    """Return the figures of a sentence, in order, without overlaps.

    ``skip`` are spans (start, end) that are spoken for: the sentence's dates. ``tokens`` tell what is counted;
    without them it is the next word.
    """
    if not _HINT.search(text):
        return ()
    taken, found = list(skip), []
    for pattern, reading in _READINGS:
        for match in pattern.finditer(text):
            figure = reading(match)
            if figure and not any(figure.start < end and start < figure.end for start, end in taken):
                taken.append((figure.start, figure.end))
                found.append(figure)
    named = (_with_noun(figure, text, tokens) for figure in sorted(found, key=lambda figure: figure.start))
    return tuple(figure for figure in named if figure)


def _with_noun(figure: Figure, text: str, tokens: tuple[Token, ...]) -> Figure | None:
    noun = counted_noun(figure, text, tokens)
    if noun is None or (figure.kind == "ordinal" and (not noun or noun in _NO_RANK)):
        return None
    return Figure(
        figure.start, figure.end, figure.text, figure.kind, figure.low, figure.high, figure.unit, noun
    )  # fmt: skip


# "for the first time", "in the first place", "the Second World War" rank nothing.
_NO_RANK = {"time", "place", "instance", "world", "lady", "amendment", "thing", "half", "quarter", "glance", "hand"}


def _figure(match: Match[str], kind: FigureKind, low: float, high: float, unit: str = "") -> Figure:
    return Figure(match.start(), match.end(), match[0], kind, low, high, unit)


# ---------------------------------------------------------------- money, shares, measures


def _with_unit(kind: FigureKind) -> Callable[[Match[str]], Figure | None]:
    def reading(match: Match[str]) -> Figure | None:
        found = values(match)
        return _figure(match, kind, *found, unit_name(match["u"])) if found else None

    return reading


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
    r"|version|model|item|tier|category|class|figure|table|paragraph|age|aged|ages)\.?\s$",
    re.IGNORECASE,
)


def _in_a_name(match: Match[str]) -> bool:
    before = match.string[: match.start()]
    if _NUMBERED.search(before):
        return True
    named = _NAME_BEFORE.search(before)
    return bool(named and match["n"][0].isdigit() and not match["s"] and not _OPENERS.match(named["word"]))


_CLOCK = re.compile(r"\s*(?:[ap]\.?m\b|o[’']clock|GMT|UTC|hours\s+GMT|hrs\b)", re.IGNORECASE)
_NOT_COUNTED = re.compile(
    r"\s*(?:of\s+(?:the|them|its|their|his|her|our|these|those|us|which|whom)\b|another\b|by\s+one\b|[.,;:!?)”\"’]|$)",
    re.IGNORECASE,
)


def _no_count(match: Match[str]) -> bool:
    after = match.end()
    if _CLOCK.match(match.string, after) or match.string.startswith(("-fold", "fold"), after):
        return True
    words = match["n"].lower()
    if words in {"one", "a", "an"} and not match["s"]:
        return True  # "one of them", "one should": a pronoun more often than a count
    if match["n"][0].isupper() and not match["s"] and match.start() and match.string[match.start() - 2 : match.start() - 1] not in ".:“":
        return True  # "Group of Seven", "the Five Star Movement"
    return not words[0].isdigit() and not match["s"] and bool(_NOT_COUNTED.match(match.string, after))


# "5 per cent to 7 per cent": the sign may stand where other ranges have their scale.
_PERCENT = r"\s?(?:%|percent\b|per\s?cent\b)(?=\s*(?:[-–—−]|to\b|and\b))"
_AMOUNTS = two_amounts()
_MONEY = two_amounts(MONEY_SCALE, rf"{SYMBOL}\s?")
_READINGS: list[Reading] = [
    (re.compile(rf"(?<![\w$€£¥₹])(?P<u>{SYMBOL})\s?{_MONEY}(?:[-‑\s](?:{CURRENCY}))?{NOT_CUT}"), _with_unit("money")),
    (re.compile(rf"{NOT_INSIDE}{two_amounts(MONEY_SCALE)}[\s-]?(?P<u>{CURRENCY})"), _with_unit("money")),
    (re.compile(rf"{NOT_INSIDE}{two_amounts(_PERCENT)}(?:\s?(?:%|percent\b|per\s?cent\b|pct\b))(?!\s*-?\s*points?\b)"), _percent),
    (re.compile(rf"{NOT_INSIDE}{_AMOUNTS}[\s\-‑]?(?P<u>{UNIT})(?!-(?!old\b))"), _with_unit("measure")),
    (
        re.compile(
            rf"\b(?i:(?P<n>a|{NUMBER_WORD})[\s\-‑](?P<part>half|third|quarter|fourth|fifth|sixth|eighth|tenth)s?"
            r"(?=\s+(?:of|more|less|fewer|higher|lower|below|above|in|from|since|to|by|and|as)\b|[.,;:)]|$))"
        ),
        _fraction,
    ),
    (re.compile(r"\b(?i:half)(?=\s+(?:of|the|its|their|his|her|all|that|those|these)\b(?!\s+(?:year|century|time)))"), _half),
    (re.compile(rf"{NOT_INSIDE}(?P<n>\d+|(?i:{NUMBER_WORD}))\s+(?:in|out\s+of)(?:\s+every)?\s+(?P<n2>\d+|(?i:{NUMBER_WORD})){NOT_CUT}(?!\s+(?:years|months|days|weeks|decades))"), _one_in),
    (re.compile(rf"(?<![\w-])(?P<o>\d+(?:st|nd|rd|th)|(?i:{ORDINAL_WORD}))(?:[-‑][a-z]+(?:est|most|last|ever))?\b(?![-‑]\d)"), _ordinal),
    (re.compile(rf"{NOT_INSIDE}{_AMOUNTS}{NOT_CUT}"), _count),
]

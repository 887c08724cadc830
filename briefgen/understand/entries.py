"""A label with its values and its source in, what a reader needs beside them out: of what they are, and of when.

"Cost: EUR 14.6 million" says neither. What stands above it does, or the title, or who published it and when; what
says too little for a reader who sees that line alone is refused, with the reason.
"""

# ruff: noqa: E501 - a pattern reads better unbroken
from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from briefgen.read.values import is_time
from briefgen.salience.words import STOP, stem
from briefgen.understand.dates import find_points, join_ranges
from briefgen.understand.dates.calendar import show_day
from briefgen.understand.figures import find_figures

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet
    from datetime import date

    from briefgen.model import Entry, Sentence, Source

_MOST_NOTE = 16  # words
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_UNIT = re.compile(
    r"%|[$€£¥]|\b(?:per ?cent|percent|thousands?|millions?|billions?|tonnes?|tons?|kg|km|hectares?|index|points?|"
    r"[kMGT]Wh?|litres?|barrels?|euros?|dollars?|pounds?|crowns?|days?|weeks?|months?|years?|hours?|persons?|"
    r"people|households?|inhabitants|[A-Z]{3})\b"
)
# What stands above lists and tables of any matter.
_GENERAL = frozenset(
    stem(word)
    for word in "key main figure fact box glance number highlight summary situation indicator statistic data overview table "
    "chart result item point information info brief detail value list background note quick short basic "
    "important latest current update development headline project more snapshot profile annex appendix "
    "dashboard status report bulletin release press material page section total finding message sheet detail".split()
)
# Labels that say too little where nothing above them says of what.
_BARE = frozenset(
    stem(word)
    for word in "price cost total number amount budget fee rent rate duration date size length area capacity value share "
    "change place item launch start end begin opening open close term period target level "
    "staff unit sum volume width height depth distance speed weight quantity balance price funding investment "
    "financing loan grant term deadline completion construction contract average median maximum minimum other "
    "rest men women male female girl boy adult yes no for against none all age sought allowed return".split()
)
# Single words that tell what is counted in any matter.
_EVENTS = frozenset(
    stem(word)
    for word in "deaths dead killed injured wounded missing displaced evacuated evacuees casualties fatalities arrests cases "
    "infections outbreaks hospitalised refugees births marriages divorces applications bankruptcies strikes "
    "accidents unemployed unemployment inflation employees turnout population".split()
)
_TITLED = 0.7  # the share of words with a capital from which on a title is written so
_NUMBERED = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?|thousands?)\b", re.IGNORECASE
)
_MEASURES = re.compile(
    r"\b(?:statistic\w*|figures|data|survey|index|indices|accounts|indicators?|bulletin|market|trade|prices?|"
    r"inflation|(?:un)?employment|output|production|sales|exports|imports|turnover|earnings|wages|population|"
    r"arrivals|applications|births|deaths|crime|accidents|traffic|results|balance|GDP|list|review|report|"
    r"situation|update|overview)\b",
    re.IGNORECASE,
)
# Titles of papers on one thing: "Harbour line: project sheet", "Result of the referendum".
_DOCUMENT = re.compile(
    r"\b(?:(?:fact|project|data) ?sheet|profile|appeal|results?)\b",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\b(?:provisional|preliminary|estimated?s?|forecasts?|projections?|scenarios?|draft|first count)\b",
    re.IGNORECASE,
)
# "Figures are provisional." at the foot of a page.
_HEDGED = re.compile(
    r"(?:^|\n|\. )[^.\n]{0,40}\b(?:figures|data|numbers|results|values|amounts|estimates)\b[^.\n]{0,40}\b(?:provisional|preliminary|"
    r"estimates?|estimated|not final|subject to (?:change|revision)|unaudited|rounded)\b",
    re.IGNORECASE,
)
_PERIODS = frozenset({"day", "month", "quarter", "half", "year"})
# What will be or may be, and not what is.
_UNREAL = re.compile(
    r"\b(?:forecasts?|projections?|projected|scenarios?|targets?|plans?|planned|expected|assum\w+|estimates?|"
    r"estimated|proposals?|proposed|if|without|examples?|sample|hypothetical|draft|last year|previous)\b",
    re.IGNORECASE,
)


def note_of(sentence: Sentence, source: Source) -> str:
    """Return what is set before the label: who gives the values, of what they are, and of when.

    Who gives them is left out where a name stands above them. The words are those of the source: of what stands
    above, of its title, its publisher and its day.
    """
    above = _above(sentence, source)
    titled = source.title if source.title_given else ""
    who = [] if _names(" ".join(above), source) else [source.publisher or titled]
    found = [*who, *above, *_corner(sentence.entry)]
    parts = [one for at, one in enumerate(found) if one and not any(one in other for other in found[:at])]
    parts = parts or list(filter(None, [titled]))
    when = when_of(source)
    needed = not _has_time((*parts, *_printed(sentence)))
    return ", ".join((*parts, when) if when and needed and not _is_between(sentence) else parts)


def between(sentence: Sentence, source: Source) -> tuple[str, ...]:
    """Return what is set between the label of a row and each of its values: the head of the column, or its time.

    A line of a list has its own mark there, and gets nothing.
    """
    entry = sentence.entry
    if entry is None or not entry.row:
        return ()
    if not _is_between(sentence):
        return entry.heads
    above = " ".join(_above(sentence, source))
    points = join_ranges(find_points(above), above)
    return (above[points[0].start : points[0].end] if points else when_of(source),)


def when_of(source: Source) -> str:
    """Return of when the values are: the time that is named above them or in the title, or when they came out."""
    return _headed(source.title, source.published) or (show_day(source.published) if source.published else "")


def unclear(sentence: Sentence, source: Source, title: str) -> str:
    """Return why a reader of a page with this title would not know what the entry means; empty if he would."""
    entry = sentence.entry
    if entry is None:
        return "no label and value"
    label = sentence.text[slice(*entry.label)]
    above = [*_above(sentence, source), *_corner(entry)]
    note, words = note_of(sentence, source), set(_content(label))
    elsewhere = not _names(" ".join(above), source) and _names(source.title, source) - _known(title, source)
    untitled = not above and not source.publisher
    told = (note, *_printed(sentence), *between(sentence, source))
    checks = (
        (not note or not (source.publisher or source.title_given), "names nobody who gives the figure"),
        (len(note.split()) > _MOST_NOTE, "what stands above it is too long for a line"),
        (not _has_time(told), "does not say of when it is"),
        (not above and _is_bare_label(words), f"does not say what “{label}” is of"),
        (not above and _is_name(label, source), f"does not say what is told of “{label}”"),
        (bool(elsewhere) and not untitled, "may be of another place than the page"),
        (untitled and bool(_NUMBERED.search(source.title)), "does not say who gives it"),
        (_lacks_unit(sentence, above), "gives a number without its unit"),
        (_is_between(sentence) and _has_time(_values(sentence)), "gives a day in a table without heads"),
        (_is_hedged(source), "is provisional, as its source says elsewhere"),
    )
    return next((reason for found, reason in checks if found), "")


def scope(sentence: Sentence, source: Source) -> frozenset[str]:
    """Return the names in what stands above the entry, or else in the title: of which place it tells."""
    above = " ".join(_above(sentence, source))
    return _names(above, source) or _names(source.title, source)


def label_key(sentence: Sentence) -> frozenset[str]:
    """Return the stems of the label: two entries with the same ones give a value of one thing."""
    entry = sentence.entry
    return frozenset(_content(sentence.text[slice(*entry.label)])) if entry else frozenset()


def _above(sentence: Sentence, source: Source) -> list[str]:
    """Return what stands above the entry that tells of the matter, the farther first.

    That is the title too, where it says how sure the values are, or where nothing else says what "Cost" is of.
    """
    entry = sentence.entry
    found = dict.fromkeys(_telling(words) for words in (sentence.heading, entry.over if entry else ""))
    above = [words for words in found if words]
    bare = (
        not above
        and entry is not None
        and _is_bare_label(label_key(sentence))
        and _DOCUMENT.search(source.title)
    )
    return [_telling(source.title), *above] if bare or _UNSURE.search(source.title) else above


def _telling(words: str) -> str:
    """Return what words above a list tell of the matter: "energy poverty" of "Fact box: energy poverty"."""
    parts = [part for part in words.rstrip(" :").split(": ") if _tells(part)]
    told = ": ".join(parts)
    return told[:1].upper() + told[1:] if told in words else ""


def _tells(words: str) -> bool:
    return bool(set(_content(words)) - _GENERAL) or bool(find_points(words)) or bool(_UNREAL.search(words))


def _corner(entry: Entry | None) -> list[str]:
    """Return what stands above the labels of a table where it is the unit of all values, or more than a class."""
    if entry is None:
        return []
    several = len([word for word in _content(entry.corner) if word not in _GENERAL]) > 1
    return [entry.corner] if several or _UNIT.search(entry.corner) else []


def _content(words: str) -> list[str]:
    return [stem(word) for word in _WORD.findall(words) if word.lower() not in STOP]


def _printed(sentence: Sentence) -> tuple[str, ...]:
    """Return the label, the words above the columns, and the values that are days themselves."""
    entry = sentence.entry
    if entry is None:
        return ()
    return (
        sentence.text[slice(*entry.label)],
        *entry.heads,
        *(one for one in _values(sentence) if _is_date(one)),
    )


def _values(sentence: Sentence) -> tuple[str, ...]:
    entry = sentence.entry
    return tuple(sentence.text[slice(*value)] for value in entry.values) if entry else ()


def _is_date(words: str) -> bool:
    points = find_points(words)
    return len(points) == 1 and points[0].end - points[0].start == len(words.strip())


def _has_time(texts: Iterable[str]) -> bool:
    return any(point.days for words in texts for point in find_points(words))


def _is_between(sentence: Sentence) -> bool:
    """Whether a row has one value without a head of its own: its time goes between the two."""
    entry = sentence.entry
    return entry is not None and entry.row and (not entry.heads or _says_nothing(entry.heads))


def _says_nothing(heads: tuple[str, ...]) -> bool:
    return len(heads) == 1 and not set(_content(heads[0])) - _GENERAL - _SIZES


@lru_cache(maxsize=512)
def _headed(title: str, published: date | None) -> str:
    """Return the one time that a title names, where it tells of measures and was over when it came out."""
    if not _MEASURES.search(title):
        return ""
    points = join_ranges(find_points(title), title)
    if len(points) != 1 or points[0].days is None or points[0].grain not in _PERIODS:
        return ""
    last = points[0].days[1]
    over = published is None or (last <= published if points[0].grain == "day" else last < published)
    if re.match(r"\s*\w", title[points[0].end :]):
        return ""  # "the 2025 floods" are no figures of 2025
    words = re.sub(r"^the ", "", title[points[0].start : points[0].end], flags=re.IGNORECASE)
    return words[:1].upper() + words[1:] if over else ""


def _names(words: str, source: Source) -> frozenset[str]:
    """Return the names among the words: what has a capital there and in sentences, and nowhere small letters.

    In a title of which each word has one, and at its beginning, a capital alone tells nothing.
    """
    small, named = _small(source.text), _named(source.text)
    found = [(at, word.removesuffix("’s").removesuffix("'s")) for at, word in enumerate(_WORD.findall(words))]
    plain = [word for _, word in found if word.lower() not in STOP]
    titled = sum(word[0].isupper() for word in plain) > _TITLED * len(plain)
    return frozenset(
        word.lower()
        for at, word in found
        if word[0].isupper()
        and word.lower() not in small
        and not _is_calendar(word)
        and (word in named or not (titled or at == 0))
    )


@lru_cache(maxsize=64)
def _named(text: str) -> frozenset[str]:
    """Return the words that have a capital behind a word in small letters, or at more than one place."""
    often = Counter(word for word in _WORD.findall(text) if word[0].isupper())
    within = re.findall(r"(?<=[a-z] )[A-Z][\w’'-]*", text)
    return frozenset(within) | frozenset(word for word, times in often.items() if times > 1)


def _is_calendar(word: str) -> bool:
    return bool(find_points(f"{word} 2020")) and word.isalpha() and word.lower() != "in"


@lru_cache(maxsize=64)
def _small(text: str) -> frozenset[str]:
    found = (word.removesuffix("’s").removesuffix("'s") for word in _WORD.findall(text) if word[0].islower())
    return frozenset(found) | STOP


def _known(title: str, source: Source) -> frozenset[str]:
    """Return the words of the brief's title and of the publisher's name."""
    return frozenset(word.lower() for word in _WORD.findall(f"{title} {source.publisher}"))


def _is_name(label: str, source: Source) -> bool:
    """Whether the label is a name and nothing else: "North Arn: 42"."""
    words = [word for word in _WORD.findall(label) if word.lower() not in STOP]
    return len(words) > 1 and all(word.lower() in _names(word, source) for word in words)


def _is_hedged(source: Source) -> bool:
    """Whether a line of the source says that its figures are not sure."""
    return _is_hedged_text(source.text) and not _UNSURE.search(source.title)


@lru_cache(maxsize=64)
def _is_hedged_text(text: str) -> bool:
    return _HEDGED.search(text) is not None


def _is_bare_label(words: AbstractSet[str]) -> bool:
    """Whether the label is so short that only what it stands for would tell: "Cost", "Flats"."""
    telling = words - _BARE - _GENERAL
    return not telling or (len(words) == 1 and not telling & _EVENTS)


def _lacks_unit(sentence: Sentence, above: Iterable[str]) -> bool:
    """Whether a value is a number of something that is not counted in pieces, and nothing names its unit."""
    entry = sentence.entry
    if entry is None:
        return True
    label = sentence.text[slice(*entry.label)]
    told = " ".join((*above, label, entry.corner))
    for at, value in enumerate(entry.values):
        words = sentence.text[slice(*value)].split("(")[0].strip()
        head = entry.heads[at] if at < len(entry.heads) and not is_time(entry.heads[at]) else ""
        head = "" if not set(_content(head)) - _GENERAL - _SIZES else head
        if not _PLAIN.fullmatch(words) or _UNIT.search(f"{told} {head}"):
            continue
        if not _WHOLE.fullmatch(words) or _HAS_UNIT.search(head or label):
            return True
    return False


_PLAIN, _WHOLE = re.compile(r"[+\-−–]?[\d,.\s]+"), re.compile(r"\d{1,3}(?:,\d{3})*|\d+")
_SIZES = frozenset(map(stem, "amount count size volume".split()))
# Words of things that have a unit: "Revenue 447" tells nothing.
_HAS_UNIT = re.compile(
    r"\b(?:revenues?|turnover|sales|profits?|loss(?:es)?|costs?|prices?|wages?|salar(?:y|ies)|incomes?|budget|spending|"
    r"expenditures?|investments?|debts?|deficits?|surplus|exports?|imports?|gdp|output|production|harvests?|area|"
    r"emissions?|consumption|capacity|rates?|share|rainfall|temperatures?|distance|length|fees?|tariffs?|taxes|rents?|"
    r"aid|funding|grants?|loans?|compensation|damages?|assets|liabilities|equity|earnings|value|weight|speed|volume|"
    r"generation|demand|supply|stocks?|reserves?|yields?|age|time|duration|land|storage|level)\b",
    re.IGNORECASE,
)


_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
_SCALED = re.compile(r"\b(thousand|million|billion)s?\b", re.IGNORECASE)


def amounts(sentence: Sentence) -> tuple[tuple[float, float, str], ...]:
    """Return the least and the most of each value, with its unit; a day has those of its date.

    What the label or the words above count in ("EUR million") is multiplied in.
    """
    entry = sentence.entry
    if entry is None:
        return ()
    found = []
    for at, stretch in enumerate(entry.values):
        words = sentence.text[slice(*stretch)]
        head = entry.heads[at] if at < len(entry.heads) else ""
        told = (sentence.text[slice(*entry.label)], head, entry.corner, entry.over, sentence.heading)
        found.append(_amount(words, next(filter(None, map(_SCALED.search, told)), None)))
    return tuple(found)


def _amount(words: str, scale: re.Match[str] | None) -> tuple[float, float, str]:
    days = [point.days for point in find_points(words)] if _is_date(words) else []
    if days and days[0]:
        return float(days[0][0].toordinal()), float(days[0][1].toordinal()), "day"
    figures = find_figures(words)
    if not figures:
        return 0.0, 0.0, words
    first = figures[0]
    factor = (
        _SCALES[scale[1].lower()] if scale and first.kind == "count" and not _SCALED.search(words) else 1.0
    )
    unit = first.unit or ("%" if first.kind == "share" else "")
    factor = -factor if words.startswith(("-", "−", "–")) else factor
    return first.low * factor, first.high * factor, unit

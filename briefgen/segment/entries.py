"""A source in, its label-and-value lines and table rows out: what is the label, what are the values.

"Animals culled: 4,215" under "Situation at a glance", "Job vacancies | 48,200 | 41,700" under "Q2 2026 | Q3 2026".
Where it is not certain which value belongs to what (cells that are empty, groups within a table, a label that
stands there twice, a note below on how to read the numbers) there is no entry: the words stay what they were.
"""

# ruff: noqa: E501 - a pattern reads better unbroken
from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from briefgen.model import Entry
from briefgen.read.values import cells, is_label, is_time, is_value, of_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.model import Block, Source

_MOST_VALUES = 3  # of a row: more make no line that can be read
_MOST_HEAD_WORDS, _MOST_OVER_WORDS = 6, 14
_NOTE_WORDS = 30
_STOPPED = re.compile(r"[.!?…][\"'”’»)\]]*$")
# Below a table: how its numbers are to be read.
_READING = re.compile(
    r"\b(?:thousands?|millions?|billions?|per (?:1,000|100,000|cent|capita)|index|provisional|preliminary|"
    r"estimates?|estimated|rounded|excluding|excludes?|including|includes|revised|projections?|forecasts?|"
    r"seasonally|adjusted|in (?:EUR|USD|GBP|euros?|dollars|pounds|constant|current))\b|^[*†‡]|^\(?[a-z1-9]\)",
    re.IGNORECASE,
)
_CORNER = re.compile(
    r"(?:(?:key|main)\s)?(?:indicators?|items?|measures?|categor(?:y|ies)|variables?|metrics?|facts?|figures?|description|"
    r"statistics?|data|type|parameters?|subjects?|topics?|details?|elements?|what|labels?|name)?",
    re.IGNORECASE,
)
_VALUE_HEAD = re.compile(
    r"(?:values?|numbers?|amounts?|figures?|totals?|counts?|results?|data|status|facts?|details?|size|volume)",
    re.IGNORECASE,
)


def entries(source: Source) -> dict[int, Entry]:
    """Return the entries of a source, by the place where their block begins."""
    found: dict[int, Entry] = {}
    blocks = [block for block in source.blocks if block.kind not in ("title", "correction")]
    for row, run in groupby(range(len(blocks)), key=lambda at: _kind(blocks, at, source)):
        places = list(run)
        if not row or _is_noted(blocks, places[-1] + 1, source):
            continue
        over = _over(blocks, places[0], source)
        if len(over.split()) > _MOST_OVER_WORDS:
            continue
        own = [blocks[at] for at in places]
        for start, entry in _rows(own, source) if row == "row" else _lines(own, source):
            found[start] = replace(entry, over=over)
    return _once(found, blocks, source)


def _kind(blocks: Sequence[Block], at: int, source: Source) -> str:
    """Return "row" for a row of a table, "item" or "line" for a line of a list, an empty string for all else."""
    kind = blocks[at].kind
    if kind in ("row", "item"):
        return kind
    near = (one for one in (at - 1, at + 1) if 0 <= one < len(blocks))
    told = kind == "paragraph" and of_line(_words(blocks[at], source)) is not None
    return "line" if told and any(of_line(_words(blocks[one], source)) for one in near) else ""


def _words(block: Block, source: Source) -> str:
    return source.text[block.start : block.end]


def _over(blocks: Sequence[Block], first: int, source: Source) -> str:
    """Return the caption or the words that lead to a list or table; a heading is the sentence's own."""
    if not first or blocks[first - 1].kind != "paragraph":
        return ""
    words = " ".join(_words(blocks[first - 1], source).split())
    return "" if _STOPPED.search(words) else words.rstrip(": ")


def _is_noted(blocks: Sequence[Block], after: int, source: Source) -> bool:
    """Whether a short note behind the list or table says how to read its numbers."""
    if after >= len(blocks):
        return False
    words = _words(blocks[after], source)
    return (
        blocks[after].kind in ("paragraph", "note")
        and len(words.split()) <= _NOTE_WORDS
        and (blocks[after].kind == "note" or not words[:1].isupper() or bool(_OF_NOTE.match(words)))
        and _READING.search(words) is not None
    )


_OF_NOTE = re.compile(
    r"(?:notes?|n\.?b\.?|figures?|numbers?|values?|amounts?|data|all (?:figures|amounts|values|numbers)|rates?|"
    r"totals?|source|includes?|excludes?|including|excluding|provisional|preliminary|estimated?s?|in (?:EUR|USD|GBP|thousand|million))\b",
    re.IGNORECASE,
)


def _lines(blocks: Sequence[Block], source: Source) -> Iterator[tuple[int, Entry]]:
    for block in blocks:
        told = of_line(_words(block, source))
        if told:
            yield block.start, Entry(told[0], (told[1],))


def _rows(blocks: Sequence[Block], source: Source) -> Iterator[tuple[int, Entry]]:
    """Yield the entries of one table."""
    table = [_cells(block, source) for block in blocks]
    heads = _heads(table)
    grouped = False
    for block, row in zip(blocks[bool(heads) :], table[bool(heads) :], strict=True):
        grouped = grouped or (bool(row[0]) and not any(row[1:]))
        fits = len(row) == len(heads) if heads else len(row) == 2
        if grouped or not fits or not is_label(row[0].rstrip(": ")) or not all(map(is_value, row[1:])):
            continue
        if len(row) > _MOST_VALUES + 1:
            continue
        stretches = cells(_words(block, source))
        label, *values = stretches
        yield block.start, Entry(label, tuple(values), heads[1:], heads[0] if heads else "", row=True)


def _cells(block: Block, source: Source) -> tuple[str, ...]:
    words = _words(block, source)
    return tuple(words[start:end] for start, end in cells(words))


def _heads(table: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the first row of a table where it names the columns, the corner first; else nothing."""
    first, wide = table[0], max(map(len, table))
    if len(first) == wide - 1 and all(map(is_time, first)):
        return ("", *first)  # nothing stands above the labels
    named = all(cell and (not is_value(cell) or is_time(cell)) for cell in first[1:])
    if len(first) < 2 or not named or any(len(cell.split()) > _MOST_HEAD_WORDS for cell in first):
        return ()
    if len(first) > 2:
        return first
    plain = _CORNER.fullmatch(first[0]) or _VALUE_HEAD.fullmatch(first[1]) or is_time(first[1])
    # "Project manager | Ida Holt" opens a table of which other rows hold words too.
    heads = not re.search(r"\d", first[1]) and len(table) > 1 and all(is_value(row[-1]) for row in table[1:])
    return first if plain or heads else ()


def _once(found: dict[int, Entry], blocks: Sequence[Block], source: Source) -> dict[int, Entry]:
    """Leave out the entries of one heading whose label stands there twice: each is of another group."""
    keys: dict[int, tuple[str, str, str]] = {}
    heading = ""
    for block in blocks:
        heading = _words(block, source) if block.kind == "heading" else heading
        if entry := found.get(block.start):
            label = _words(block, source)[slice(*entry.label)].lower()
            keys[block.start] = heading, entry.over, label
    often = Counter(keys.values())
    return {start: entry for start, entry in found.items() if often[keys[start]] == 1}

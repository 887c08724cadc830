"""The parts of a document in; the same parts, without the numbers in front of their paragraphs, out.

Judgments, audits and minutes number their paragraphs: "12. The plan was unlawful", "III. The cost is now …",
"4 The gap will be longer". A number is one where the paragraphs count up: one alone may be a figure. Short
lines that count up over text without numbers are headings: the items of an agenda.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefgen.read.parts import Part

_ARABIC = re.compile(r"\(?(\d{1,3})[.)]?\s+(?=[A-ZÀ-Þ\"“(])")
# "4.2": the second paragraph of the fourth item.
_PARTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.?\s+(?=[A-ZÀ-Þ\"“(])")
_ROMAN = re.compile(r"([IVXL]{1,7})[.)]\s+(?=[A-ZÀ-Þ\"“(])")
_EACH = 1000  # more than an item has paragraphs, and a row of plain numbers
_FEWEST = 3  # paragraphs that count up
_SHORT = 14  # words of a heading
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}


def skip_numbers(parts: list[Part]) -> list[Part]:
    """Mark the number in front of each paragraph that belongs to a row of numbered ones."""
    found = [(place, number, end) for place, part in enumerate(parts) for number, end in _numbers(part)]
    runs: list[list[tuple[int, int, int]]] = []
    for one in found:
        if runs and one[1] == runs[-1][-1][1] + 1:
            runs[-1].append(one)
        else:
            runs.append([one])
    ends = {place: end for run in runs if len(run) >= _FEWEST for place, _, end in run}
    heads = _heads(parts, ends)
    return [
        replace(part, skip=max(part.skip, ends.get(at, 0)), kind="heading" if at in heads else part.kind)
        for at, part in enumerate(parts)
    ]


def _heads(parts: list[Part], numbered: Mapping[int, int]) -> set[int]:
    """Return the places of the items of an agenda: numbered lines, each with text below it that is not."""
    heads = {
        at
        for at, end in numbered.items()
        if _is_short(parts[at].text[end:])
        and at + 1 < len(parts)
        and at + 1 not in numbered
        and parts[at + 1].kind == "paragraph"
    }
    return heads if len(heads) >= _FEWEST else set()


def _is_short(line: str) -> bool:
    return len(line.split()) <= _SHORT and line.rstrip()[-1:].isalnum()


def _numbers(part: Part) -> list[tuple[int, int]]:
    """Return the number that a paragraph or item begins with, and where its words begin."""
    if part.kind not in ("paragraph", "item"):
        return []
    if match := _PARTED.match(part.text):
        return [(_EACH * int(match[1]) + int(match[2]), match.end())]
    if match := _ARABIC.match(part.text):
        return [(int(match[1]), match.end())]
    match = _ROMAN.match(part.text)
    return [(_roman(match[1]), match.end())] if match else []


def _roman(letters: str) -> int:
    values = [_VALUES[letter] for letter in letters]
    after = [*values[1:], 0]
    return sum(-one if one < other else one for one, other in zip(values, after, strict=True))

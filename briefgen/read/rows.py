"""The parts of a document in; rows of a table that hold one whole sentence as that sentence, out.

Auditors list what they recommend: "1 | The agency should publish its fares. | March 2027". The number and the day
beside it go. Where another cell tells of whom the sentence speaks, or who answers what, the row stays a row.
"""

# ruff: noqa: E501 - a pattern reads better unbroken
from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.model import Dropped
from briefgen.model.names import MONTHS
from briefgen.read.values import cells

if TYPE_CHECKING:
    from briefgen.read.parts import Part

_SENTENCE = re.compile(r"[A-ZÀ-Þ“\"][^|]*[a-z][^|]*[.!][”\"’)]*$")
# A finite verb: "Lund and Torne (from 2027 on)." has none.
_VERB = re.compile(
    r"\b(?:should|must|shall|will|would|can|could|may|might|is|are|was|were|be|has|have|had|needs?|ought)\b|\b[a-z]{3,}ed\b"
)
_FEWEST, _MOST_BESIDE = 6, 8  # words of the sentence, and of a cell beside it
_NUMBER = re.compile(
    r"(?:no\.? ?|r|rec(?:ommendation)?\.? ?|#)?\d{1,3}(?:\.\d{1,2}){0,2}[.)]?|[a-z][.)]", re.IGNORECASE
)
_TIME = re.compile(
    rf"(?:(?:by|end|early|late|mid|before|until|from|the|of|{'|'.join(MONTHS)}|{'|'.join(name[:3] for name in MONTHS)}|[QH][1-4]|\d{{1,2}}(?:st|nd|rd|th)?"
    r"|spring|summer|autumn|winter|immediate(?:ly)?|ongoing|(?:19|20)\d\d(?:[-/]\d{2,4})?)[\s,./-]*)+",
    re.IGNORECASE,
)
_ANSWERS = re.compile(
    r"\b(?:response|reply|answer|comments?|reaction|position|status|progress|action taken)\b", re.IGNORECASE
)


def told_rows(parts: list[Part]) -> tuple[list[Part], list[Dropped]]:
    """Return the parts with each row that holds a sentence as that sentence, and what stood beside it."""
    kept: list[Part] = []
    dropped: list[Dropped] = []
    heads: list[str] = []
    for at, part in enumerate(parts):
        if part.kind != "row":
            kept.append(part)
            continue
        heads = heads if at and parts[at - 1].kind == "row" else _words(part)
        told = _sentence(part, heads)
        if told is None:
            kept.append(part)
            continue
        (start, end), beside = told
        begins = part.start + start if part.start >= 0 else part.start
        kept.append(replace(part, text=part.text[start:end], kind="item", start=begins, skip=0))
        dropped.append(Dropped(" | ".join(beside), "cells beside a sentence"))
    return kept, dropped


def _words(part: Part) -> list[str]:
    return [part.text[start:end].strip() for start, end in cells(part.text)]


def _sentence(part: Part, heads: list[str]) -> tuple[tuple[int, int], list[str]] | None:
    """Return where the one sentence of a row stands, and the cells beside it; None where it may need these."""
    words = _words(part)
    told = [at for at, text in enumerate(words) if _is_sentence(text)]
    if len(told) != 1 or len(words) == 1:
        return None
    (at,) = told
    beside = [text for place, text in enumerate(words) if place != at and text]
    numbered = at > 0 and _NUMBER.fullmatch(words[0]) is not None
    plain = all(_NUMBER.fullmatch(text) or _TIME.fullmatch(text) for text in beside)
    short = all(len(text.split()) <= _MOST_BESIDE and not text.endswith(".") for text in beside[1:])
    answers = len(heads) == len(words) and _ANSWERS.search(heads[at]) is not None
    if answers or not (plain or (numbered and short)):
        return None
    return cells(part.text)[at], beside


def _is_sentence(text: str) -> bool:
    return (
        _SENTENCE.match(text) is not None and len(text.split()) >= _FEWEST and _VERB.search(text) is not None
    )

"""A statement and its source in, the period of which it gives a figure out, where the text before tells it.

A bulletin is headed "Labour market in the third quarter of 2026" and goes on: "The unemployment rate stood at
7.4 per cent." Or a paragraph of it opens on "In 2025, the Union imported 96,400 tonnes" and goes on: "Exports
rose to 12,000 tonnes." Beside these words that is whole; on a page nobody knows of when it is.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from briefgen.compose.papers import is_news
from briefgen.merge.told import first_sentence
from briefgen.understand.dates import find_points
from briefgen.understand.grammar import HELPERS, children, root_at
from briefgen.understand.titled import period_named

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from briefgen.model import Source, Statement, Token, When
    from briefgen.understand.dates.point import Point

_PERIODS = frozenset({"month", "quarter", "half", "year"})
# Words that say of what a text is a measure; in a decision "2027" is when it holds.
_MEASURES = re.compile(
    r"\b(?:statistic\w*|figures|data|survey|index|indices|accounts|indicators?|bulletin|market|trade|prices?|"
    r"inflation|(?:un)?employment|output|production|sales|exports|imports|turnover|earnings|wages|population|"
    r"arrivals|applications|births|deaths|crime|accidents|traffic|results|balance|GDP|list|review|report)\b",
    re.IGNORECASE,
)
# "grew by 5.8 per cent during the quarter"
_THE_UNIT = re.compile(
    r"\b(?:in|during|over|for|of|within|throughout) the (?P<unit>month|quarter|year)\b"
    r"(?! (?:of|before|after)\b| to \D)",
    re.IGNORECASE,
)
# Sentences back to which the opening of a paragraph still holds.
_NEAR = 3
_OPENS = re.compile(r"(?:In|During|Over|For) (?:the )?", re.IGNORECASE)
_ENDS = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_BELOW = frozenset({"relcl", "acl", "advcl"})


def period_of(said: Statement, source: Source) -> str:
    """Return the period that a bulletin gives, before it or above, for what the sentence measures.

    Empty where the sentence is no measured fact of the past, or names a time of its own.
    """
    tokens = first_sentence(said.tokens)
    end = tokens[-1].end if tokens else 0
    measured = any(figure.kind != "ordinal" and figure.start < end for figure in said.figures)
    if said.outlook or said.attributions or said.sentence.parts or not measured or is_news(source.publisher):
        return ""
    if not tells_past(tokens) or any(when.start < end and _is_own(when, tokens) for when in said.dates):
        return ""
    unit = _unit_named(said)
    headed = (
        _headed(heading, source.published, unit)
        for heading in (said.sentence.heading, source.title)
        if heading
    )
    return _opened(said, source) or next(filter(None, headed), "")


def _unit_named(said: Statement) -> str:
    """Return "quarter" for a sentence that tells of "the quarter", and not of which."""
    found = _THE_UNIT.search(said.sentence.text)
    return found["unit"].lower() if found else ""


def _opened(said: Statement, source: Source) -> str:
    """Return the period on which a sentence before it in its paragraph opens, with no other time since."""
    start = said.sentence.span.start
    block = next((one for one in source.blocks if one.start <= start < one.end), None)
    before = _ENDS.split(source.text[block.start : start].strip()) if block else []
    for sentence in reversed(before[-_NEAR:]):
        points = find_points(sentence)
        opening = _OPENS.match(sentence)
        if opening and points and points[0].start <= opening.end() and _is_over(points[0], source.published):
            behind = sentence[points[0].end :].lstrip()
            words = sentence[points[0].start : points[0].end]
            return _capital(words) if behind.startswith(",") else ""
        if points:
            return ""
    return ""


def _capital(words: str) -> str:
    plain = re.sub(r"^the ", "", words, flags=re.IGNORECASE)
    return plain[:1].upper() + plain[1:]


@lru_cache(maxsize=512)
def _headed(heading: str, published: date | None, unit: str = "") -> str:
    """Return the one period that a heading names and that was over when the text came out.

    The heading must be of something measured, or its period be the ``unit`` that the sentence speaks of.
    """
    named = period_named(heading, published)
    if named is None or not (_MEASURES.search(heading) or named[1].grain == unit):
        return ""
    return _capital(named[0])


def _is_over(point: Point, published: date | None) -> bool:
    over = point.days is not None and (published is None or point.days[1] < published)
    return over and point.grain in _PERIODS


def tells_past(tokens: Sequence[Token]) -> bool:
    """Whether the verb that carries the sentence tells what was."""
    at = root_at(tokens)
    if at < 0:
        return False
    helps = children(tokens, at, *HELPERS)
    return tokens[helps[0] if helps else at].tag == "VBD"


def _is_own(when: When, tokens: Sequence[Token]) -> bool:
    """Whether the date is that of what the sentence tells, and no time to compare it with or to say more."""
    if when.first is None:
        return False
    at = next((n for n, token in enumerate(tokens) if token.end > when.start), -1)
    for _ in tokens:
        if at < 0 or tokens[at].dep in _BELOW or tokens[at].text.lower() in {"than", "since"}:
            return False
        if tokens[at].head == at:
            return True
        at = tokens[at].head
    return True

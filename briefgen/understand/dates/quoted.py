"""The dates of a sentence in; out those inside quotation marks, counted from the day on which they were said.

"We will decide tomorrow", told reporters on Friday, is about Saturday, whenever the paper came out. Where
the sentence does not tell when it was said, that was some day up to publication: what differs between those
days is not shown.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from briefgen.understand.dates.place import days_near
from briefgen.understand.dates.shown import bracket
from briefgen.understand.dates.words import WEEKDAY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from briefgen.model import When
    from briefgen.understand.dates.point import Point
    from briefgen.understand.dates.tense import Tense

# Days between speech and print: a paper's, and at the turn of a month or year a longer one.
_DAYS_BEFORE, _UNITS_BEFORE = 1, 3
_SAID = (
    r"(?:said|says|told|tells|wrote|added|announced|declared|explained|tweeted|posted|promised|vowed|warned|stated"
    r"|insisted|argued|testified|replied|commented|noted|predicted|asked|remarked)"
)
_OTHER = r"(?:(?!\b(?:who|which|that|whose|after|before|since|when|where|until|by)\b)[^,;:()“”\"])"
_VERB_FIRST = re.compile(rf"\b{_SAID}\b{_OTHER}{{0,50}}$")
# "said the company’s September quarter" is no September in which it was said; "told reporters Monday" is.
_AT = re.compile(r"\b(?:on|in|during|last|late|early|earlier)\s+$", re.IGNORECASE)
_DATE_FIRST = re.compile(rf"^,?{_OTHER}{{0,50}}\b{_SAID}\b")


def quotations(text: str) -> list[tuple[int, int]]:
    """Return the spans between quotation marks; one that is not closed or opened runs to the end or start."""
    found: list[tuple[int, int]] = []
    opened: int | None = None
    for match in re.finditer(r"[“”\"]", text):
        if match[0] == "“" or (match[0] == '"' and opened is None):
            opened = match.start() if opened is None else opened
        else:
            found.append((opened if opened is not None else 0, match.start()))
            opened = None
    return [*found, (opened, len(text))] if opened is not None else found


def count_from_speech(
    found: Sequence[When],
    points: Sequence[Point],
    text: str,
    published: date | None,
    tense_of: Callable[[Point], Tense],
) -> Iterator[When]:
    """Yield the dates in their order, those in a quotation as they were meant when they were said."""
    quotes = quotations(text) if any(point.near for point in points) else []
    said = [
        when for when in found if when.first and not _inside(when, quotes) and _of_speech(when, text, quotes)
    ]
    for when, point in zip(found, points, strict=True):
        if not quotes or not point.near or not _inside(when, quotes):
            yield when
        elif len(said) == 1:
            yield _from_day(when, point, said[0], tense_of(point))
        else:
            yield _doubted(when, point, published, tense_of(point))


def _inside(when: When, quotes: Sequence[tuple[int, int]]) -> bool:
    return any(start < when.start and when.end <= end for start, end in quotes)


def _of_speech(when: When, text: str, quotes: Sequence[tuple[int, int]]) -> bool:
    """Whether it is the day on which somebody said what is quoted."""
    low = max((end for _, end in quotes if end <= when.start), default=0)
    high = min((start for start, _ in quotes if start >= when.end), default=len(text))
    before = text[low : when.start]
    placed = _AT.search(before) or re.match(WEEKDAY, when.text)
    behind = placed and _VERB_FIRST.search(before)
    return bool(behind or _DATE_FIRST.search(text[when.end : high]))


def _from_day(when: When, point: Point, said: When, tense: Tense) -> When:
    if said.first is None or said.last is None:
        return when
    days, other = days_near(point, said.first, tense), days_near(point, said.last, tense)
    rule = f"from “{said.text}”, on which it was said"
    if days is None or other is None:
        return replace(when, first=None, last=None, bracket="", rule=rule)
    shown = "" if point.about or days != other else bracket(point, days, said.first)
    return replace(when, first=days[0], last=max(days[1], other[1]), bracket=shown, rule=rule)


def _doubted(when: When, point: Point, published: date | None, tense: Tense) -> When:
    """Show no bracket where the day of the speech is unknown and counts, or where it is only about right."""
    if not when.bracket or published is None:
        return when
    before = published - timedelta(days=_DAYS_BEFORE if when.grain == "day" else _UNITS_BEFORE)
    sure = not point.about and days_near(point, before, tense) == days_near(point, published, tense)
    return when if sure else replace(when, bracket="")

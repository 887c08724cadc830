"""A source's sentences and its publication date, if any, in; what its dates are counted from out.

Without a publication date the text itself may bound it: it was written after the last dated thing that it
reports as past, and before the end of the first dated thing that it expects.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from briefgen.model.names import MONTHS_BEGIN, WEEKDAYS
from briefgen.understand.dates import find_points, join_ranges, share_years
from briefgen.understand.dates.anchor import Anchor
from briefgen.understand.dates.calendar import show, show_day
from briefgen.understand.dates.named import day_first
from briefgen.understand.dates.tense import tense_by_words
from briefgen.understand.dates.words import words_before

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefgen.understand.dates.calendar import Interval
    from briefgen.understand.dates.point import Point
    from briefgen.understand.dates.tense import Tense

# A wider window settles no year.
_WIDEST_DAYS = 366
# Characters; what is longer is a table or a text without punctuation, and settles nothing.
_LONGEST = 2_000
# Sentences with a year. 1,000 take 0.3 s; a text with more is an archive or a book, and settles no day.
_MOST = 1_000


_YEAR = re.compile(r"(?:19|20)\d\d")
_IN = re.compile(r"\b(?:in|during)\s+$", re.IGNORECASE)
# "has been given until 30 September 2026 to answer": the verb is past, and the day need not be.
_TERM = re.compile(
    r"\b(?:giv(?:en|e|es|ing)|gave|has|have|allow\w*|suspend\w*|remand\w*|will|shall|would|must|may)\b[^.;:,]*"
    r"\b(?:until|till)\s+(?:the\s+)?$"
    r"|\b(?:extend\w*|prolong\w*|postpon\w*|delay\w*|deferr?\w*|adjourn\w*|put\s+off)\b[^.;:,]*"
    r"\b(?:until|till|to)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def infer_anchor(sentences: Sequence[str], published: date | None, month: date | None = None) -> Anchor:
    """Return the anchor of a text: its publication date, or a window that the text settles, or nothing.

    ``month`` is the first day of the month of publication, where that is all that is known.

    A window needs a dated thing told as past and a dated thing still ahead, no more than a year apart. A text
    that expects what lies before something it tells as past contradicts itself, and gives no window.
    """
    order = day_first(sentences)
    if published:
        return Anchor(published=published, rule=f"published on {show_day(published)}", day_first=order)
    if month:
        last = month.replace(day=monthrange(month.year, month.month)[1])
        rule = f"published in {show((month, last))}"
        return Anchor(first=month, last=last, rule=rule, day_first=order)
    return replace(_window(sentences), day_first=order)


def _window(sentences: Sequence[str]) -> Anchor:
    """Return the days between which a text was published, as far as it settles them."""
    dated = list(islice((text for text in sentences if _may_tell(text)), _MOST + 1))
    if len(dated) > _MOST:
        return Anchor(rule="no publication date, and the text is too long to settle one")
    signals = list(_signals(dated))
    past = max((days for tense, days in signals if tense == "past"), default=None)
    ahead = min(
        (days for tense, days in signals if tense == "future"), default=None, key=lambda days: days[1]
    )
    if not past or not ahead or not 0 <= (ahead[1] - past[0]).days <= _WIDEST_DAYS:
        return Anchor(rule="no publication date, and the text does not settle one")
    return Anchor(first=past[0], last=ahead[1], rule=_rule(past, ahead))


# "LONDON, April 3 (Agency) -": a day without its year.
_DATELINE_DAY = re.compile(
    r"\b(?:(?P<d>\d{1,2})\s+(?P<m>[A-Z][a-z]{2,8})\.?|(?P<n>[A-Z][a-z]{2,8})\.?\s+(?P<e>\d{1,2}))\b(?!,?\s+\d{4})"
)
# Days; sources of one folder that lie farther apart tell nothing of each other's year.
_NEAR_DAYS = 60
_TOP = 4  # sentences in which a report names the weekday of its dateline


def anchor_of_dateline(dateline: str, sentences: Sequence[str], others: Sequence[date]) -> Anchor | None:
    """Return the anchor of a report whose dateline lacks its year, or None where that is not certain.

    The year is the only one in which the day lies near a dated source of the folder (``others``), and the
    report's first sentences must name the weekday that the day had in it.
    """
    found = _DATELINE_DAY.search(dateline)
    name = (found["m"] or found["n"]).lower()[:3] if found else ""
    if found is None or name not in MONTHS_BEGIN:
        return None
    month, day = MONTHS_BEGIN.index(name) + 1, int(found["d"] or found["e"])
    near = {
        one
        for other in others
        for year in (other.year - 1, other.year, other.year + 1)
        if (one := _day(year, month, day)) and abs((one - other).days) <= _NEAR_DAYS
    }
    if len(near) != 1:
        return None
    (one,) = near
    # A report names its own day, or tells what was said on the evening before.
    days = {WEEKDAYS[(one.weekday() - back) % 7] for back in (0, 1)}
    named = any(day in sentence for sentence in sentences[:_TOP] for day in days)
    return Anchor(published=one, rule="dateline") if named else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _rule(past: Interval, ahead: Interval) -> str:
    when = (
        f"in {past[0].year}"
        if past[0].year == ahead[1].year
        else f"between {show_day(past[0])} and {show_day(ahead[1])}"
    )
    return (
        f"the text reports {show(past)} as past and {show(ahead)} as still ahead, so it was published {when}"
    )


def _signals(sentences: Iterable[str]) -> Iterator[tuple[Tense, Interval]]:
    for text in sentences:
        yield from _of_one(text)


def _may_tell(text: str) -> bool:
    return len(text) <= _LONGEST and _YEAR.search(text) is not None


def _dates_an_event(point: Point, text: str) -> bool:
    """Whether the date says when: "in 2024" does, "the importance of 2024" does not."""
    if point.grain in {"decade", "century"}:
        return False
    return point.grain != "year" or bool(_IN.search(words_before(text, point.start)))


def _of_one(text: str) -> Iterator[tuple[Tense, Interval]]:
    """Yield the fully written dates of a sentence that it clearly tells as past or as ahead."""
    points = join_ranges(share_years(find_points(text), text), text)
    found: list[tuple[Tense, Interval]] = []
    for point in points:
        if not point.days or point.lacks or not _dates_an_event(point, text):
            continue
        tense = tense_by_words(text, point.start, point.end, sure=True)
        if tense and not (tense == "past" and _TERM.search(words_before(text, point.start))):
            found.append((tense, point.days))
    past = [days for tense, days in found if tense == "past"]
    for tense, days in found:
        # "In 2015 the minister said the line will open in 2020": ahead of 2015 only.
        if tense == "past" or all((days[1] - earlier[0]).days <= _WIDEST_DAYS for earlier in past):
            yield tense, days

"""The month on the cover of a report in; whether it is the one in which the report came out, out.

"June 2026" under a title may be that of publication, or the month that a bulletin measures: the figures of
June come out in July. Where the title speaks of measures, or the text of that month, nobody knows.
"""

# ruff: noqa: E501 - a pattern reads better unbroken
from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from briefgen.model.names import MONTHS, MONTHS_BEGIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefgen.model.item import Metadata
    from briefgen.read.parts import Part

# Of what comes out for each month or quarter, and is called after it.
_MEASURES = re.compile(
    r"\b(?:statistic\w*|figures|survey|index|indices|accounts|indicators?|bulletin|prices?|inflation|(?:un)?employment"
    r"|labou?r market|output|production|sales|exports|imports|turnover|earnings|arrivals|monitor|monthly|weekly"
    r"|quarter(?:ly)?|barometer|outlook|forecast|conference|meeting|minutes|summit|plan|agenda|programme)\b",
    re.IGNORECASE,
)


_NAMES = "|".join((*MONTHS, *(rf"{name}\.?" for name in MONTHS_BEGIN)))
_MONTH = re.compile(rf"(?:published in )?(?P<month>{_NAMES}),? (?P<year>(?:19|20)\d\d)", re.IGNORECASE)
_KIND_AND_MONTH = re.compile(
    r"^(?P<kind>[^|,;]*\b(?:report|paper|brief|briefing|note|review|study|edition))\s+"
    rf"(?P<month>(?:{'|'.join(MONTHS)}) (?:19|20)\d\d)$",
    re.IGNORECASE,
)


def month_in(pieces: Iterable[str]) -> date | None:
    """Return the first day of the one month with its year among the pieces of a line."""
    found = {
        date(int(one["year"]), MONTHS_BEGIN.index(one["month"][:3].lower()) + 1, 1)
        for piece in pieces
        if (one := _MONTH.fullmatch(piece.strip()))
    }
    return found.pop() if len(found) == 1 else None


def split_month(line: str) -> str:
    """Return a line with the month behind a kind of paper set apart: "Annual report | June 2026"."""
    return _KIND_AND_MONTH.sub(r"\g<kind> | \g<month>", line)


def is_of_publication(found: Metadata, title: str, parts: Sequence[Part]) -> bool:
    """Whether the month that a document's head names is certainly that of its publication."""
    if found.month is None or found.published or _MEASURES.search(f"{title} {found.title}"):
        return False
    return not any(_speaks_of(part.text, found.month) for part in parts)


def _speaks_of(text: str, month: date) -> bool:
    """Whether a text names that month with its year, or a day in it."""
    name = MONTHS[month.month - 1]
    return (
        re.search(rf"\b{name},? {month.year}|{month:%Y-%m}|\b{name} \d{{1,2}}, {month.year}", text)
        is not None
    )

"""Texts without a day in, their plans that cannot be told to lie ahead out.

A text that names no year after one of long ago was most likely written then. Beside sources with a day its
plans are history. Where no source of the folder has a day, all may be of these days or of those: its plans
are told, but not as an outlook, and the dateline of the page says that they may be past.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from briefgen.model import Corpus, Ranked, Source, Statement

# Years; a text whose last year is that of the page or the one before may be of these days.
_YEARS_AGO = 2
_YEAR = re.compile(r"(?<![\d.,$€£#-])(?:19|20)\d\d(?![\d%]|[.,]\d)")
_ADVICE = re.compile(r"(?:should|ought)\b", re.IGNORECASE)


def history(ranked: Sequence[Ranked], corpus: Corpus, as_of: date) -> dict[str, str]:
    """Return why each plan is left out that is told by undated sources of long ago alone, by its id.

    A plan with a time of its own is not: the page marks that it has passed.
    """
    if not any(map(_has_day, corpus.sources)):
        return {}
    old = _old(corpus, as_of)
    found: dict[str, str] = {}
    for entry in ranked:
        told = {said.sentence.span.source for said in entry.point.evidence}
        known = any(said.known_by for said in entry.point.evidence)
        if _is_open_plan(entry.point.lead) and told <= old.keys() and not known:
            year = max(old[name] for name in told)
            found[entry.point.id] = (
                f"its source has no date and names no year after {year}: that plan is history"
            )
    return found


def is_undated_plan(said: Statement, corpus: Corpus, as_of: date) -> bool:
    """Whether somebody plans or expects it in a text that may be old; what only could be is no plan."""
    outlook = said.outlook
    if outlook is None or outlook.standing == "vague" or said.known_by or not _is_open_plan(said):
        return False
    return said.sentence.span.source in _old(corpus, as_of)


def _is_open_plan(said: Statement) -> bool:
    """Whether it looks ahead without a time of its own, and is no advice."""
    outlook = said.outlook
    return outlook is not None and outlook.last is None and not _ADVICE.match(outlook.cue)


def _has_day(source: Source) -> bool:
    return bool(source.published or source.month)


def _old(corpus: Corpus, as_of: date) -> Mapping[str, int]:
    """Return the undated sources (ids) that name no year of these days, with the last that they name."""
    latest = {one.id: _latest_year(one.title, one.text) for one in corpus.sources if not _has_day(one)}
    return {name: year for name, year in latest.items() if 0 < year <= as_of.year - _YEARS_AGO}


@lru_cache(maxsize=512)
def _latest_year(title: str, text: str) -> int:
    """Return the last year that a text names; 0 when it names none."""
    return max((int(year) for year in _YEAR.findall(f"{title}\n{text}")), default=0)

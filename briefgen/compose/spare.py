"""All brackets that a line could have in, those that it has out: no more than can be read.

What says least goes first: a year that stands in a bracket before already, a fuller name in the middle of the
line, that a day can not be placed. Days that would be read of another year stay.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

MOST = 2  # in one line, beside the mark; more can not be read
# What a reader is told of a date that the source does not settle: none, or one of several.
NO_YEAR, NO_DATE, CERTAIN = "year not given", "date not given", "day not certain"
# Or of a rise: against when it is, no word of the sentence says.
NO_PERIOD = "period not given"
_YEAR = re.compile(r"(?:19|20)\d\d$")

Names = dict[int, tuple[int, str]]


def spared(names: Names, brackets: Mapping[int, str], taken: int) -> tuple[Names, dict[int, str]]:
    """Return the names and brackets, by where they stand, that are printed beside ``taken`` others."""
    names, kept = dict(names), dict(brackets)
    for weakest in (_of_a_year_told, _of_a_name, _of_no_day):
        while taken + len(names) + len(kept) > MOST and (at := weakest(names, kept)) is not None:
            names.pop(at, None) if at in names else kept.pop(at)
    return names, kept


def _of_no_day(_: Names, brackets: Mapping[int, str]) -> int | None:
    return _last(brackets, lambda at: brackets[at] in {NO_YEAR, NO_DATE, CERTAIN, NO_PERIOD})


def _of_a_year_told(_: Names, brackets: Mapping[int, str]) -> int | None:
    """Return the last year that a bracket before it ends on as well: "in April [2026] … in May [2026]"."""

    def told(at: int) -> bool:
        found = _YEAR.match(brackets[at])
        earlier = [words for place, words in brackets.items() if place < at]
        return found is not None and any(words.endswith(found.group()) for words in earlier)

    return _last(brackets, told)


def _of_a_name(names: Names, _: Mapping[int, str]) -> int | None:
    """Return the last fuller name that does not open the line: one that opens it says who acts."""
    return _last(names, lambda at: at > 0)


def _last(places: Mapping[int, object], fits: Callable[[int], bool]) -> int | None:
    return max((at for at in places if fits(at)), default=None)

"""A line in one of its forms in, what it is worth on a page out; and what a page is worth that is so full."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefgen.model import Line, News

Form = Literal["whole", "longer", "shorter"]
Heights = tuple[float, ...]  # points, one for each column

# What a line is worth: 3 for a section's first choice, 1.5 for the sixth, 0.9 for the thirteenth. Of the 253
# facts of 36 folders, half of them news, 13 stood for one that ranks eight places better; with 2, 1.25, 0.8
# it was 20, and the pages were as full.
_FIRST, _FADING = 3.0, 0.2
# What fullness is worth: a page below _FULL (of what the reserve leaves) looks unfinished, so that two rows
# there are worth a twelfth choice more; above it, half of that. Against slopes of 16 and 6 this filled the
# pages of benchmarks/fit.py 0.01 further and lowered the mean worth of a line by 0.3 %.
_FULL, _STEEP, _GENTLE = 0.985, 30.0, 14.0
# Below this a page looks empty, and a row goes before what lies between the second choice and the seventh.
# With 60, of 195 facts of 28 folders 18 stood for one that ranks eight places better, with 30 it is 12, and
# the pages are 0.004 less full in the mean.
_BARE, _EMPTY = 0.95, 30.0
# Where columns stand side by side the tallest one decides how full the page is. What a shorter one holds is
# worth this much of a page: a second sentence is taken to fill it, and no better choice is given up for it.
_BESIDE = 6.0
# What the edition before promised for a day that has passed is told before anything else, if it fits at all;
# then what the edition before told otherwise, and what people have worded. A new point may displace one that
# is little better: 0.2 is what lies between the fifth choice and the sixth.
_OWED, _EDITED = 6.0, 3.0
_NEWS: Mapping[News, float] = {"corrected": 3.0, "revised": 3.0, "new": 0.2, "": 0.0}
RAGGED = 0.3  # a single short word on the last row is avoided where the choice is otherwise nearly equal
# A second sentence that ranks low is taken where it fills a row that nothing better fills. One that ranks
# high is worth what its own line would be, without what the thirteenth choice would be: it takes the place of
# no line. A line is shortened when that lets in another one, which is worth 0.7 at the least, but not to save
# a row.
_NEXT = 0.9
_FORMS: Mapping[Form, float] = {"whole": 0.0, "longer": 0.06, "shorter": 0.3}
# A second sentence with a figure of its own tells more than one without, and may hold the other side's value.
_MEASURED = 0.15


@dataclass(frozen=True, slots=True)
class Item:
    """A form of a line, its height in each column, and whether its last row is a single short word."""

    line: Line
    heights: Heights
    ragged: bool = False
    form: Form = "whole"


def tells(line: Line) -> set[str]:
    """Return the ids of the points that a form of a line tells."""
    return {line.ranked.point.id, *line.also}


def bars(line: Line) -> set[str]:
    """Return the ids of the points that stand nowhere else beside a form: what it tells and says again."""
    return tells(line) | set(line.instead_of)


def is_held(line: Line) -> bool:
    """Whether readers or editors wait for the line: it is given up after those that are only next in rank."""
    return line.owed or line.edited or line.news in {"corrected", "revised"}


def fullness_worth(fullness: float) -> float:
    """Return what it is worth that this share of a page is filled."""
    full = _STEEP * min(fullness, _FULL) + _GENTLE * max(0.0, fullness - _FULL)
    return full - _EMPTY * max(0.0, _BARE - fullness)


def beside_worth(free: Sequence[float], body: float) -> float:
    """Return what it costs that columns end above the tallest one; ``free`` is what is left in each."""
    lowest = min(free)
    return -_BESIDE * sum(one - lowest for one in free) / body


def worth(item: Item) -> float:
    """Return what a line is worth in this form, whatever it takes of the page."""
    rank = _placed(item.line.preference) + sum(max(0.0, _placed(one) - _NEXT) for one in item.line.places)
    held = max(_OWED * item.line.owed, _EDITED * item.line.edited, _NEWS[item.line.news])
    figures = len(item.line.statement.figures) - len(item.line.ranked.point.lead.figures)
    more = _MEASURED if item.form == "longer" and figures > 0 else 0.0
    form = _FORMS[item.form] * max(1, len(item.line.also))
    return rank + held + more - RAGGED * item.ragged - form


def _placed(preference: int) -> float:
    """Return what a line is worth for its place in the order in which its section takes lines."""
    return _FIRST / (1.0 + _FADING * preference)

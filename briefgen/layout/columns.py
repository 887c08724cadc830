"""How columns are filled at a given height in; the height that LibreOffice gives them above other text out.

It looks for the lowest height at which all columns hold their text, but does not find it always: this follows
its search step by step (sw's wsfrm.cxx, FormatWidthCols).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

_STEPS: Final = 200  # LibreOffice itself has no bound; ten steps are usual
_USUAL: Final = 240.0  # a line, where no column begins with one


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Column:
    """How much of a column's height is in use, and the height of its first line, 0 where it has none."""

    used: float
    line: float


def balance(fill: Callable[[float], list[Column]], most: float) -> float:
    """Return the height of the columns in twips, ``most`` at the utmost; ``fill`` fills them at a height.

    What does not fit is taken to stick out of the last column.
    """
    low, high, height = 0.0, most, float(int(most))
    for _ in range(_STEPS):
        columns = fill(height)
        least = _least(columns)
        over = max(column.used - height for column in columns)
        if over > 0:
            low, high = max(low, height), max(high, height)
            step = min(_growth(over, least, columns), high - height)
        elif high > low:
            high = height
            step = _shrinkage(columns, least, low, high)
        else:
            step = 0.0
        if abs(step) < 1:
            break
        height += int(step)
    return height


def _growth(over: float, least: float, columns: list[Column]) -> float:
    """Return by how much columns grow that what stands in them sticks out of."""
    count = len(columns)
    if abs(over - least) > count and over > count:
        over //= count
    return max(over, least) if all(column.used for column in columns) else over


def _shrinkage(columns: list[Column], least: float, low: float, high: float) -> float:
    """Return by how much columns of the height ``high`` shrink that hold their text, as a negative number."""
    free = [high - column.used for column in columns]
    most, all_free = max(free), min(free)
    if most > 0 and (all_free <= 0 or low < high - least):
        step = -max(most // len(columns), least)
    else:
        step = -all_free
    return (low - high) / 2 if step and high + step <= low else step


def _least(columns: list[Column]) -> float:
    """Return the step that the height changes by at least: the lowest first line behind the first column."""
    behind = [column.line for column in columns[1:] if column.line]
    return min(behind, default=columns[0].line or _USUAL)

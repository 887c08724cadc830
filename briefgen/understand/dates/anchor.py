"""What a text's dates are counted from: its day of publication, or as much as is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.model import Grain
    from briefgen.understand.dates.calendar import Interval


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day a text was published, or the days between which it was; ``rule`` says how that is known.

    ``day_first`` is the order in which it writes days and months in numbers, None where that is open.
    ``period`` is the unit, by its name, that its title says it is on: a bulletin's quarter, January to March.
    """

    published: date | None = None
    first: date | None = None
    last: date | None = None
    rule: str = ""
    day_first: bool | None = None
    period: tuple[Grain, Interval] | None = None

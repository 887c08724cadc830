"""What a text's dates are counted from: its day of publication, or as much as is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day a text was published, or the days between which it was; ``rule`` says how that is known.

    ``day_first`` is the order in which it writes days and months in numbers, None where that is open.
    """

    published: date | None = None
    first: date | None = None
    last: date | None = None
    rule: str = ""
    day_first: bool | None = None

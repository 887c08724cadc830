"""A brief and the page that was made of it in, the lines that no line of that page says out.

A line that says again what another one says is kept ready among the candidates of a brief. Where the other
one found no room, it is offered in its stead, and may be short enough to stand where that could not.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.fit.worth import tells

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from briefgen.model import Brief, Line


def freed(brief: Brief, printed: Brief) -> tuple[Line, ...]:
    """Return the candidates that nothing on the printed page says, and that ``brief`` does not offer yet."""
    told = {point for line in printed.lines for point in tells(line)}
    offered = {line.ranked.point.id for line in brief.lines}
    return tuple(
        line
        for line in brief.candidates
        if line.ranked.point.id not in told | offered and not told.intersection(line.instead_of)
    )


def with_freed(brief: Brief, lines: Sequence[Line]) -> Brief:
    """Return the brief with these lines in their places among those of their sections."""
    facts, plans = list(brief.key_facts), list(brief.outlook)
    for line in lines:
        if line.section == "outlook":
            plans.append(line)
        else:
            first = (at for at, one in enumerate(facts) if one.preference > line.preference)
            facts.insert(next(first, len(facts)), line)
    plans.sort(key=_by_date)
    return replace(brief, key_facts=tuple(facts), outlook=tuple(plans))


def _by_date(line: Line) -> tuple[bool, date | int, int]:
    return line.when is None, line.when or 0, line.ranked.rank

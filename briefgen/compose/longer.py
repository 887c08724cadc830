"""A line and the points of its sources in, the line with the sentences that follow in its source out.

A page that has room lets a fact say one thing more: what its source says next (see ``goes_on``). The longer
form is a line that may have a longer one itself, with a third sentence.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.compose.again import said_again, tales

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from briefgen.compose.lines import LineMaker
    from briefgen.compose.seconds import Seconds
    from briefgen.model import Line, Ranked, Section

_ORDER: tuple[Section, ...] = ("outlook", "key_facts", "summary")
_ELSEWHERE: Mapping[Section, tuple[Section, ...]] = {
    "outlook": ("summary", "key_facts"),
    "key_facts": ("summary", "outlook"),
    "summary": ("summary", "outlook"),
}


def with_longer_forms(
    lines: Mapping[Section, Sequence[Line]], seconds: Seconds, maker: LineMaker, barred: Iterable[str]
) -> dict[Section, list[Line]]:
    """Return the lines with a longer form where there is one.

    No second sentence tells a point of another section, or one of ``barred``. It may tell one of its own
    section, and that of the summary one of the key facts: `fit` prints a point only once.
    """
    told = {section: {line.ranked.point.id for line in of_section} for section, of_section in lines.items()}
    again = _again([line for of_section in lines.values() for line in of_section], seconds)
    found: dict[Section, list[Line]] = {}
    never = set(barred)
    for section in _ORDER:
        elsewhere = {one for other in _ELSEWHERE[section] for one in told[other]}
        found[section] = [
            _going_on(line, maker, seconds, never | elsewhere | again[line.ranked.point.id], lines[section])
            for line in lines[section]
        ]
        if section != "summary":
            never.update(
                point for line in found[section] for form in line.longer_forms for point in form.also
            )
    return found


def _going_on(
    line: Line, maker: LineMaker, seconds: Seconds, barred: Container[str], beside: Sequence[Line]
) -> Line:
    """Return the line with its longer form, and that with a longer one in its turn, as its source goes on.

    ``beside`` are the lines of its section: they tell how much each further sentence is worth.
    """
    line = maker.with_longer(line, seconds, barred)
    second = seconds.after(line.statement)
    if line.longer is None or second is None:
        return line
    longer = replace(line.longer, places=(*line.places, _place(second.entry, beside)))
    return replace(line, longer=_going_on(longer, maker, seconds, barred, beside))


def _place(entry: Ranked, lines: Sequence[Line]) -> int:
    """Return the preference that a point's line has among these, or would have."""
    own = (line.preference for line in lines if line.ranked.point.id == entry.point.id)
    return next(own, sum(line.ranked.score > entry.score for line in lines))


def _again(lines: Sequence[Line], seconds: Seconds) -> Mapping[str, set[str]]:
    """Return, by the id of each line's point, that of its second sentence if it says another line again."""
    found = {line.ranked.point.id: seconds.after(line.statement) for line in lines}
    entries = {second.entry.point.id: second.entry for second in found.values() if second}
    told = tales([*entries.values(), *(line.ranked for line in lines)])
    again: dict[str, set[str]] = {line.ranked.point.id: set() for line in lines}
    for own, second in found.items():
        others = (line.ranked.point.id for line in lines if line.ranked.point.id != own)
        if second and any(
            said_again(told[other], told[second.entry.point.id])
            for other in others
            if other != second.entry.point.id
        ):
            again[own].add(second.entry.point.id)
    return again

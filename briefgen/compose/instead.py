"""Points that say again what chosen ones say in, the lines that may stand in the stead of those out.

Which of two lines that say the same is chosen is settled before the page is measured, and the chosen one may
then find no room. Its fact is not lost with it where the other one, which may be shorter, is kept ready.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.compose.again import said_again, tales

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefgen.compose.again import Tale
    from briefgen.compose.lines import LineMaker
    from briefgen.compose.sections import Repeated
    from briefgen.model import Line, Ranked, Section

_MOST = 14  # kept ready: as many as `sections` has to spare


def stand_ins(
    repeated: Sequence[Repeated],
    lines: Mapping[Section, Sequence[Line]],
    maker: LineMaker,
    ranked: Iterable[Ranked],
) -> tuple[Line, ...]:
    """Return the lines of the repeated points, the best first, each barred by whatever says the same.

    ``lines`` are those of the page, ``ranked`` all points, among which are those of further sentences.
    """
    few = [one for one in repeated if one.section][:_MOST]
    seconds = _seconds(lines, ranked)
    told = tales([*(one.entry for one in few), *seconds])
    return tuple(_line(one, lines, maker, told) for one in few)


def _seconds(lines: Mapping[Section, Sequence[Line]], ranked: Iterable[Ranked]) -> list[Ranked]:
    """Return the points that the lines tell in further sentences."""
    forms = (form for of_section in lines.values() for line in of_section for form in line.forms)
    also = {point for form in forms for point in form.also}
    return [entry for entry in ranked if entry.point.id in also]


def _line(
    repeated: Repeated,
    lines: Mapping[Section, Sequence[Line]],
    maker: LineMaker,
    told: Mapping[str, Tale],
) -> Line:
    entry, section = repeated.entry, repeated.section or "key_facts"
    beside = lines[section]
    first = [line.preference + 1 for line in beside if line.ranked.point.id in repeated.said_by]
    place = max([sum(line.ranked.score > entry.score for line in beside), *first])
    bars = dict.fromkeys([*repeated.said_by, *_alike(entry.point.id, told)])
    return replace(maker.line(entry, section, place), instead_of=tuple(bars))


def _alike(point: str, told: Mapping[str, Tale]) -> Iterator[str]:
    """Yield the ids of the other points that say the same as this one, or that it says again."""
    own = told[point]
    for other, tale in told.items():
        if other != point and (said_again(tale, own) or said_again(own, tale)):
            yield other

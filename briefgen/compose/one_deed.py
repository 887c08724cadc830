"""Two statements that tell one deed in; whether they tell it for one time, by whomever, out.

"The Government decided to close the centre by 30 September" and "Norrey will close its largest centre by the
end of September, the minister said" have few words in common and other subjects. One deed done to one thing,
for one day or month, and told by two sources within days, is one event, unless another name has a part in it.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from briefgen.merge.figures import overlap
from briefgen.merge.told import core, lemmas
from briefgen.understand.grammar import NOUN_SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from briefgen.model import Statement, When

_FINE = frozenset({"day", "week", "month"})
_A_MONTH = 27  # days between the first and the last of one, at least
_NEAR = timedelta(days=3)  # between two sources on one piece of news


def at_one_time(one: Statement, two: Statement) -> bool:
    """Whether two sources of the same days tell the deed for one time, and the second names no one else."""
    if one.sentence.span.source == two.sentence.span.source or set(_parties(two)) - lemmas(one.tokens):
        return False
    if not (one.known_by and two.known_by) or abs(one.known_by - two.known_by) > _NEAR:
        return False
    ahead = any(overlap(mine, yours) for mine in _ahead(one) for yours in _ahead(two))
    return ahead or _done_then(one, two) or _done_then(two, one)


def _parties(said: Statement) -> Iterator[str]:
    """Yield the names that stand behind a verb or preposition: with whom, against whom, where."""
    for token in core(said):
        if token.pos == "PROPN" and token.begins and token.entity not in {"DATE", "TIME"}:
            top = _top(said, token.head) if token.dep == "compound" else token.dep
            if top not in NOUN_SUBJECTS:
                yield token.lemma.lower()


def _top(said: Statement, at: int) -> str:
    for _ in said.tokens:
        if said.tokens[at].dep != "compound":
            break
        at = said.tokens[at].head
    return said.tokens[at].dep


def _ahead(said: Statement) -> Iterator[When]:
    known = said.known_by
    return (when for when in said.dates if when.grain in _FINE and when.last and known and when.last > known)


def _done_then(one: Statement, two: Statement) -> bool:
    """Whether the one tells it of the day on which the other came out, and that of no other past day."""
    days = {when.first for when in one.dates if when.grain == "day"}
    past = any(when.last and two.known_by and when.last < two.known_by for when in two.dates)
    return two.known_by in days and not past


def tells_day(first: Statement, second: Statement) -> bool:
    """Whether the second tells for when something to come is, and the first does not tell it so exactly."""
    known, ahead = second.known_by, second.outlook
    spans: list[tuple[date | None, date | None]] = [(ahead.first, ahead.last)] if ahead else []
    spans += [(one.first, one.last) for one in second.dates if known and one.first and one.first > known]
    return any(
        start and end and not any(_as_exact(one, start, end) for one in first.dates) for start, end in spans
    )


def _as_exact(when: When, start: date, end: date) -> bool:
    """Whether a date lies within the span, or tells by its days what the span tells by its month."""
    if not (when.first and when.last):
        return False
    within = start <= when.first and when.last <= end
    by_days = when.grain == "day" and (end - start).days >= _A_MONTH
    return within or (by_days and when.first <= end and start <= when.last)

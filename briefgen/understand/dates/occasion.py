"""A month that names an occasion in ("the December Council"); whether its year is open, out.

The verb of "agreed to return to it at the December Council" tells when they agreed, nothing of the Council.
Where the next December is nearer than the last, it is not known which of the two is meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.understand.grammar import children

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from briefgen.model import Token
    from briefgen.understand.dates.calendar import Interval
    from briefgen.understand.dates.point import Point

OPEN = "the next one may be meant as well as the last"
# What was done at an occasion took place with it; what came after it tells that it is over.
_WITHIN, _BEHIND = frozenset(("at", "in", "during")), frozenset(("since", "after", "following", "from"))


def is_open(point: Point, days: Interval | None, published: date | None, tokens: Sequence[Token]) -> bool:
    """Whether a past month is that of an occasion which may as well lie ahead."""
    if days is None or published is None or point.grain != "month" or point.of_year is None:
        return False
    if days[1] >= published:
        return False
    ahead = point.of_year(days[0].year + 1)
    nearer = ahead is not None and ahead[0] - published < published - days[1]
    return nearer and _names_what_a_word_leads_to(point, tokens)


def _names_what_a_word_leads_to(point: Point, tokens: Sequence[Token]) -> bool:
    """Whether the month stands before a noun behind a preposition, and no verb says that this took place."""
    at = next((one for one, token in enumerate(tokens) if token.start == point.start), -1)
    if at < 0 or tokens[at].dep not in {"compound", "nmod", "amod"} or tokens[at].head <= at:
        return False
    noun = tokens[at].head
    if tokens[noun].dep != "pobj":
        return False
    lead = tokens[noun].head
    word, verb = tokens[lead].text.lower(), tokens[tokens[lead].head]
    if word in _BEHIND or (word in _WITHIN and verb.tag == "VBD"):
        return False
    # "was taken at the December Council"; "had priced in a cut at the December meeting" is open
    return not (word in _WITHIN and verb.tag == "VBN" and children(tokens, tokens[lead].head, "auxpass"))

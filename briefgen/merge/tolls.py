"""Two statements in, whether they give another number of dead for one thing out.

How many died is told in ever other words ("recorded 425 deaths", "at least 310 people have been killed"), so
that likeness finds no two of them; and it is what sources differ on most. Only the number of all who died is
compared, never that of the children among them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.merge.figures import agree, overlap

if TYPE_CHECKING:
    from briefgen.model import Figure, Statement

_KILLED = {"kill", "die", "perish"}
_DEATHS = {"death", "fatality"}
_ALL = _DEATHS | {"person", "people"}
_PLACES = {"GPE", "LOC", "FAC", "EVENT"}
_TIMES = 3  # in 46 folders of news, numbers further apart were of an attack and of the war
_THEN = re.compile(
    r"\b(?:that|the same|those) (?:day|week|month|months|spring|summer|autumn|winter|year|years|time)\b",
    re.IGNORECASE,
)
_GROWS = 7  # days; numbers of an event that are still counted then are of an outbreak, a war or a disaster
_FEWEST = 10  # below it, a number is as often that of one family or one car


def toll(said: Statement) -> Figure | None:
    """Return the number of all who died that the statement gives, or None."""
    counted = [figure for figure in said.figures if figure.kind == "count" and figure.of in _ALL]
    dead = [figure for figure in counted if figure.low >= _FEWEST and _of_dead(said, figure)]
    return max(dead, key=lambda figure: figure.high, default=None)


def tolls_differ(one: Statement, two: Statement) -> bool:
    """Whether both count the dead, of one time and place as far as they say so, and do not agree."""
    mine, yours = toll(one), toll(two)
    if mine is None or yours is None or agree(one, mine, two, yours):
        return False
    if max(mine.high, yours.high) > _TIMES * min(mine.low, yours.low):
        return False
    if other_time(one) or other_time(two):
        return False
    if _grown(one, two):
        return False
    dates = [[when for when in said.dates if when.first] for said in (one, two)]
    if all(dates) and not any(overlap(when, other) for when in dates[0] for other in dates[1]):
        return False
    places = [{token.lemma for token in said.tokens if token.entity in _PLACES} for said in (one, two)]
    return not all(places) or bool(places[0] & places[1])


def _grown(one: Statement, two: Statement) -> bool:
    """Whether the two were told weeks apart and do not both say of which day: by then more have died."""
    if one.known_by is None or two.known_by is None or (one.dates and two.dates):
        return False
    return abs((one.known_by - two.known_by).days) > _GROWS


def other_time(said: Statement) -> bool:
    """Whether it tells of a time that only the text before names ("in that summer")."""
    return _THEN.search(said.sentence.text) is not None


def _of_dead(said: Statement, figure: Figure) -> bool:
    if figure.of in _DEATHS:
        return True
    noun = next((n for n, token in enumerate(said.tokens) if token.start >= figure.end), -1)
    for at in range(max(noun, 0), min(noun + 3, len(said.tokens))):
        token = said.tokens[at]
        verb = said.tokens[token.head]
        if token.dep in {"nsubjpass", "dobj"} and verb.lemma == "kill":
            return True
        if token.dep == "nsubj" and verb.lemma in _KILLED - {"kill"}:
            return True
    return False

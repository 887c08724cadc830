"""Two statements in, of which one at least is a label with its values, how they stand to each other out.

Likeness tells little of so few words: two entries are of one thing where their labels are the same and what
stands above them, or their titles, name the same place. Then their values and their days decide.
"""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from briefgen.salience.words import tokens
from briefgen.understand.entries import amounts, between, label_key, scope, when_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.model import Corpus, Statement

_TIMES = 3  # what lies further apart is of two things, as with numbers of dead
_ROUGH = re.compile(
    r"\b(?:about|around|approximately|some|nearly|almost|over|more than|up to|at least|under|less than|"
    r"fewer than)\b|~",
    re.IGNORECASE,
)


def is_entry(said: Statement) -> bool:
    """Whether the statement is a label with its values, and no sentence."""
    return said.sentence.entry is not None


def apart(one: Statement, two: Statement, corpus: Corpus) -> bool:
    """Whether the two can not be one fact: other labels, places, values, or a sentence without the label."""
    if not (is_entry(one) or is_entry(two)):
        return False
    if is_entry(one) and is_entry(two):
        return not _one_thing(one, two, corpus) or _values(one) != _values(two)
    entry, other = (one, two) if is_entry(one) else (two, one)
    return not label_key(entry.sentence) <= set(tokens(other.sentence.text))


def pairs(leads: Sequence[Statement]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of entries that have one label."""
    listed = [(at, label_key(said.sentence)) for at, said in enumerate(leads) if is_entry(said)]
    for (one, mine), (two, yours) in combinations(listed, 2):
        if mine == yours:
            yield one, two


def against(one: Statement, two: Statement, corpus: Corpus) -> bool:
    """Whether two entries give another value of one thing for one day, and neither is rough."""
    if (
        not (is_entry(one) and is_entry(two))
        or not _one_thing(one, two, corpus)
        or not _one_day(one, two, corpus)
    ):
        return False
    mine, yours = _values(one), _values(two)
    if len(mine) != 1 or len(yours) != 1 or mine[0][2] != yours[0][2] or rough(one) or rough(two):
        return False
    return _overlap_not(mine[0], yours[0]) and _near(mine[0], yours[0])


def newer(new: Statement, old: Statement, corpus: Corpus) -> bool:
    """Whether an entry gives the value of one thing for a later day."""
    if not (is_entry(new) and is_entry(old)) or not _one_thing(new, old, corpus):
        return False
    days = [corpus.source(said.sentence.span.source).published for said in (new, old)]
    return bool(days[0] and days[1] and days[0] > days[1])


def _values(said: Statement) -> tuple[tuple[float, float, str], ...]:
    return amounts(said.sentence)


def _one_thing(one: Statement, two: Statement, corpus: Corpus) -> bool:
    """Whether both have one label, and are of one place that both name."""
    if label_key(one.sentence) != label_key(two.sentence):
        return False
    mine, yours = (scope(said.sentence, corpus.source(said.sentence.span.source)) for said in (one, two))
    return bool(mine) and mine == yours


def _one_day(one: Statement, two: Statement, corpus: Corpus) -> bool:
    sources = [corpus.source(said.sentence.span.source) for said in (one, two)]
    days = [when_of(source) for source in sources]
    heads = [between(said.sentence, source) for said, source in zip((one, two), sources, strict=True)]
    return bool(days[0]) and days[0] == days[1] and heads[0] == heads[1]


def rough(said: Statement) -> bool:
    """Whether the statement gives a number that is not exact: "about 40", "at least 57"."""
    return _ROUGH.search(said.sentence.text) is not None


def _overlap_not(mine: tuple[float, float, str], yours: tuple[float, float, str]) -> bool:
    return mine[1] < yours[0] or yours[1] < mine[0]


def _near(mine: tuple[float, float, str], yours: tuple[float, float, str]) -> bool:
    return mine[2] == "day" or max(mine[1], yours[1]) <= _TIMES * min(mine[0], yours[0])

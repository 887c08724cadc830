"""Two lines of two sources in; whether the second mostly retells the first, out.

Two papers on one event give it other subjects, other verbs and each a detail of its own, so that no single
deed, sum or day shows that they tell one thing. Three measures together do: how much of its weight the second
line shares with the first in words and in kinds of words, and how much of it stands on the page already.
Where the extra ``embed`` is installed, nearness in meaning does so too, with fewer words in common.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.compose.again import new_facts, shares_verb, takes_one_side
from briefgen.embed import likeness
from briefgen.merge.guard import differ
from briefgen.merge.quantities import values_of_one_thing
from briefgen.merge.told import people, subjects
from briefgen.salience import similarity
from briefgen.understand.grammar import NOUN_SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefgen.compose.again import Tale
    from briefgen.model import Ranked, Statement

    Meaning = Callable[[Statement, Statement], float]

# Of 143 pairs of lines from two sources on the pages of 220 folders of news that were a little alike, 86 told
# one thing. Of 31 pairs on 190 of the pages that are so much alike, that nothing keeps apart and whose first
# line holds less than two fifths of the second, 14 told another thing, and 11 of these shared no verb.
ALIKE, ALIKE_IN_KIND, COVERED, IN_ONE = 0.28, 0.25, 0.35, 0.28
_MUCH_IN_ONE, _ALL_TOLD = 0.40, 0.80  # of the second line in the first, on the page: a verb need not show it
# Of the lines that could stand on 280 pages, of news and of policy, 32 reach these bounds beside a line of
# another source and bring no figure or day that the page lacks: 27 tell the same, 5 nearly. Of pairs as near
# that share fewer words half tell one thing, of pairs of one source a third, whatever is measured.
_SOME_WORDS, _FEW_WORDS, _SOME_KINDS, _ONE_NEW, _TOP = 0.25, 0.20, 0.12, 1, 1
_NEAR, _NEAR_AT_TOPS, _VERY_NEAR, _NEVER = 0.66, 0.70, 0.77, 2.0
_DENIES = re.compile(r"\b(?:no|not|nor|none|never|nobody|without|den(?:y|ies|ied))\b|n['’]t\b", re.IGNORECASE)


def retells(first: Tale, second: Tale, *, alike: float, covered: float, in_one: float) -> bool:
    """Whether ``second`` mostly tells what ``first``, on the page, has told.

    ``alike`` is the likeness of the two lines in their words, ``covered`` the share of the second one's
    words, by weight, that stand on the page, and ``in_one`` the share that stands in the first.
    """
    if alike < ALIKE or covered < COVERED or in_one < IN_ONE:
        return False
    if in_one < _MUCH_IN_ONE and covered < _ALL_TOLD and not shares_verb(first, second):
        return False
    one, two = first.said, second.said
    if one.sentence.span.source == two.sentence.span.source or one.sentence.parts or two.sentence.parts:
        return False
    if not two.sentence.position or (two.outlook and not one.outlook):
        return False  # the first sentence of a source holds most, and a plan is more than its talk
    if similarity(first.terms, second.terms) < ALIKE_IN_KIND:
        return False
    if _DENIES.search(two.sentence.text) and not _DENIES.search(one.sentence.text):
        return False
    return not (_has_another_doer(one, two) or differ(one, two) or values_of_one_thing(one, two))


def _has_another_doer(one: Statement, two: Statement) -> bool:
    """Whether a named person does it who does nothing in the first: "Lund offered", "Berg asked Lund"."""
    doers = subjects(two) & people(two)
    active = {token.lemma.lower() for token in one.tokens if token.dep in NOUN_SUBJECTS}
    return bool(doers) and not doers & active


def meaning(entries: Sequence[Ranked]) -> Meaning | None:
    """Return how near the leads of two points are in meaning, 0 to 1; None without the extra ``embed``."""
    places = {entry.point.lead.sentence.span: at for at, entry in enumerate(entries)}
    near = likeness([entry.point.lead.sentence.text for entry in entries])
    if near is None:
        return None
    return lambda one, two: near(places[one.sentence.span], places[two.sentence.span])


def means_same(first: Tale, second: Tale, near: Meaning, *, alike: float) -> bool:
    """Whether another source's ``second``, which brings no new figure or day, means what ``first`` has told.

    ``alike`` is the likeness of the two lines in their words.
    """
    one, two = first.said, second.said
    if one.sentence.span.source == two.sentence.span.source or one.sentence.parts or two.sentence.parts:
        return False
    least = _least_near(first, second, alike)
    if least > 1.0 or (two.outlook and not one.outlook) or len(new_facts(first, second)) > _ONE_NEW:
        return False
    return not differ(one, two) and not values_of_one_thing(one, two) and near(one, two) >= least


def _least_near(first: Tale, second: Tale, alike: float) -> float:
    """Return how near the two must be in meaning; more than 1 where no nearness is enough."""
    one, two = first.said, second.said
    if not takes_one_side(one, two):
        return _NEVER
    in_kind = similarity(first.terms, second.terms) >= _SOME_KINDS
    if in_kind and alike >= _SOME_WORDS:
        return _NEAR
    if max(one.sentence.position, two.sentence.position) <= _TOP:
        return _NEAR_AT_TOPS
    return _VERY_NEAR if in_kind and alike >= _FEW_WORDS else _NEVER

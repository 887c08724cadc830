"""Two statements of two editions in, whether they tell one fact out, and which of its values differ.

The guard of merging decides, except for what may differ between two editions of a fact: its figure, or the
day of a plan. A wrong "[was 12]" on a page misleads more than a missed one, so that what could explain two
values (another period, another definition, other names) makes two facts of them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.changes.spelling import only_spelling
from briefgen.changes.values import Change
from briefgen.compose.wording import due
from briefgen.merge.called_off import is_called_off, is_put_off
from briefgen.merge.counts import outgrown
from briefgen.merge.disputes import other_value, revises, same_things, supersedes
from briefgen.merge.figures import (
    agree,
    dates_differ,
    figures_apart,
    horizons_differ,
    labels_differ,
    overlap,
    same_measure,
)
from briefgen.merge.guard import CALLED_OFF, conflict
from briefgen.merge.replanned import replanned
from briefgen.merge.told import actions, told
from briefgen.salience.words import stem
from briefgen.understand.dates import in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.model import Figure, Statement, When

# Likeness of the words without figures and dates. In one document a sentence keeps its words when its figure
# is mended; in another document the same words with another figure may tell of another thing.
_SAME_PAGE, _SAME_WORDS, _SAME_THING = 0.60, 0.80, 0.55
_LONG = 5  # letters that two forms of one noun begin with
_NOW = re.compile(r"\b(?:will|shall|is|are|would) now\b", re.IGNORECASE)


def judge(old: Statement, new: Statement, like: float, *, same_page: bool) -> tuple[Change, ...] | None:
    """Return the values that differ where the two tell one fact, () when none does, None for two facts.

    ``like`` is the likeness of their words without figures and dates; ``same_page`` says that both stand in
    documents of one name or address.
    """
    # What a page now says in other words may be another thing ("legal", "illegal"); what a further source
    # says in other words is one fact as merging would have found it.
    if _same_values(old, new) and only_spelling(old, new):
        return ()
    if _is_replanned(old, new, same_page=same_page) and not figures_apart(old, new):
        return tuple(_plan_days(old, new)) or None
    reason = conflict(_bare(old), _bare(new), like)
    put_off = reason == CALLED_OFF and bool(new.dates)  # to another day: that is the change looked for
    if (reason and not put_off) or labels_differ(old, new):
        return None
    if not conflict(old, new, like) and _same_values(old, new):
        if same_page:
            return tuple(_mended(old, new)) or None if like >= _SAME_WORDS else None
        return () if like >= _SAME_PAGE else None
    if _tell_of_others(old, new):
        return None
    if raised := _raised(old, new, like):
        return raised
    if _counts_otherwise(old, new, like, same_page=same_page):
        return tuple(_figures(old, new)) or None
    if _moved(old, new, like, same_page=same_page):
        return tuple(_dates(old, new)) or None
    return None


def reverted(lost: Statement, back: Statement, like: float) -> tuple[Change, ...]:
    """Return the values of ``lost``, which no source gives any more, that ``back`` gives as they were before.

    What comes back is the older one, so that the two are judged the other way round.
    """
    told = judge(back, lost, like, same_page=False)
    if not told:
        stands = back.outlook and is_called_off(back, lost) and supersedes(lost, back, like)
        return (_stands_again(back),) if stands else ()
    values = _figures if any(change.kind == "figure" for change in told) else _plan_days
    return tuple(replace(change, lost=True) for change in values(lost, back))


def _stands_again(plan: Statement) -> Change:
    when, end = due(plan), len(plan.sentence.text.rstrip(" ."))
    return Change("plan", "called off", "", when.start if when else 0, when.end if when else end, lost=True)


def _plan_days(old: Statement, new: Statement) -> Iterator[Change]:
    yield from tuple(_horizons(old, new)) or tuple(_dates(old, new))


def _is_replanned(old: Statement, new: Statement, *, same_page: bool) -> bool:
    """Whether the new one gives the plan another day, from a later date or in the place of the old one."""
    later = bool(old.known_by and new.known_by and old.known_by < new.known_by)
    if not (later or same_page):
        return False
    return replanned(new, old, says_so=revises(new)) or (
        bool(_dates_apart(new, old)) and is_put_off(old, new)
    )


def _tell_of_others(old: Statement, new: Statement) -> bool:
    """Whether each names a thing that the other does not: imports of oil, imports of gas."""
    mine, yours = _things(old), _things(new)
    return bool(_lacking(mine, yours) and _lacking(yours, mine))


def _things(said: Statement) -> set[str]:
    """Return the nouns of what is told, those of its figures and dates left out."""
    spans = [(one.start, one.end) for one in said.figures] + [(one.start, one.end) for one in said.dates]
    return {
        stem(said.tokens[at].lemma)
        for at in told(said)
        if said.tokens[at].pos in {"NOUN", "PROPN"}
        and not any(start <= said.tokens[at].start < end for start, end in spans)
    }


def _lacking(mine: set[str], yours: set[str]) -> set[str]:
    """Return what has no like in the other; "rebuilding" is like "rebuild"."""
    return {one for one in mine if not any(_akin(one, other) for other in yours)}


def _akin(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) >= _LONG and one[:_LONG] == other[:_LONG])


def _same_values(old: Statement, new: Statement) -> bool:
    """Whether each figure and each placed date of the one stands in the other."""
    pairs = ((old, new), (new, old))
    figures = (
        any(figure.kind == other.kind and agree(one, figure, two, other) for other in two.figures)
        for one, two in pairs
        for figure in one.figures
    )
    return all(figures) and not any(_dates_apart(one, two) for one, two in pairs)


def _raised(old: Statement, new: Statement, like: float) -> tuple[Change, ...]:
    """Return the change that the later sentence itself tells: "rose to 14 from 12", "cut from 12 to 9"."""
    if like < _SAME_THING or not revises(new) or horizons_differ(old, new) or figures_apart(old, new):
        return ()
    for was in old.figures:
        kin = [figure for figure in new.figures if same_measure(was, figure)]
        added = [figure for figure in kin if not agree(old, was, new, figure)]
        if len(added) == 1 and len(kin) == 2:
            return (Change("figure", was.text, added[0].text, added[0].start, added[0].end),)
    return ()


def _bare(said: Statement) -> Statement:
    """Return the statement without the values that may differ: its figures and when it was or will be."""
    dates = tuple(replace(when, text="-", first=None, last=None) for when in said.dates)
    outlook = replace(said.outlook, first=None, last=None) if said.outlook else None
    return replace(said, figures=(), dates=dates, outlook=outlook)


def _counts_otherwise(old: Statement, new: Statement, like: float, *, same_page: bool) -> bool:
    """Whether the two give another figure for the same thing."""
    changed = supersedes(new, old, like) and not horizons_differ(old, new)
    # A higher number of another day may be that of another crash.
    grown = outgrown(old, new) and dates_differ(old, new)
    if like >= _SAME_THING and changed and not grown:
        return True
    alike = like >= (_SAME_PAGE if same_page else _SAME_WORDS)
    return other_value(old, new, like) and (alike or (like >= _SAME_THING and same_things(old, new)))


def _moved(old: Statement, new: Statement, like: float, *, same_page: bool) -> bool:
    """Whether what happened or is planned has another day now, and that is all.

    The same plan for another day in another document may be the next one of its kind: there the sentence
    itself must say that the day has changed.
    """
    if figures_apart(old, new) or figures_apart(new, old):
        return False
    if horizons_differ(old, new):
        if same_page:
            return like >= _SAME_PAGE
        now = _NOW.search(new.sentence.text) is not None and bool(actions(old) & actions(new))
        return like >= _SAME_THING and (now or supersedes(new, old, like))
    return same_page and like >= _SAME_WORDS and old.known_by == new.known_by


def _figures(old: Statement, new: Statement) -> Iterator[Change]:
    """Yield each figure that differs with the one that stood in its place."""
    before: list[Figure] = figures_apart(old, new)
    for figure in figures_apart(new, old):
        was = next((one for one in before if same_measure(one, figure)), None)
        if was:
            before.remove(was)
            yield Change("figure", was.text, figure.text, figure.start, figure.end)


def _mended(old: Statement, new: Statement) -> Iterator[Change]:
    """Yield the figures that count as one elsewhere and not in one document: "about 410", "about 417"."""
    for was, figure in zip(old.figures, new.figures, strict=False):
        if same_measure(was, figure) and (was.low, was.high) != (figure.low, figure.high):
            yield Change("figure", was.text, figure.text, figure.start, figure.end)


def _horizons(old: Statement, new: Statement) -> Iterator[Change]:
    """Yield the time of the plan with the one before; when something was said is no time of the plan."""
    was, when = due(old), due(new)
    if was and when:
        yield Change("date", _shown(was), _shown(when), when.start, when.end)


def _dates(old: Statement, new: Statement) -> Iterator[Change]:
    """Yield each date that differs with the one that stood in its place."""
    before = _dates_apart(old, new)
    for was, when in zip(before, _dates_apart(new, old), strict=False):
        yield Change("date", _shown(was), _shown(when), when.start, when.end)


def _dates_apart(one: Statement, two: Statement) -> list[When]:
    placed = [when for when in one.dates if when.first]
    return [when for when in placed if not any(overlap(when, other) for other in two.dates)]


def _shown(when: When) -> str:
    return in_words(when)

"""Statements in, KeyPoints out: one fact once, with every sentence that states it.

Likeness is the IDF-weighted Dice of salience.py, linkage is complete (each statement of a point is like each
other), exact copies come first, and guard.py has the last word. Two statements that are alike, come from
different origins and differ in a figure alone are a disagreement: both are kept, and said.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from briefgen.merge.guard import FIGURE, conflict, core, supports
from briefgen.model import KeyPoint
from briefgen.salience import Index, alike

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from briefgen.model import Corpus, Statement

# (sources, likeness): the more sentences there are, the more are alike by chance. Read off the pairs of
# the samples: with two to four sources 0.42 keeps apart what the guard does not.
_STEPS = ((5, 0.42), (20, 0.50), (200, 0.60))
# A disagreement is claimed only where the words are nearly the same: a wrong one misleads.
_DISPUTE = 0.60
_LONG = 45  # words; a longer wording gives way to a shorter one


def merge(statements: Sequence[Statement], corpus: Corpus) -> tuple[KeyPoint, ...]:
    """Group the statements into points; the order they come in makes no difference."""
    ordered = sorted(statements, key=lambda said: (said.sentence.span.source, said.sentence.span.start))
    origins = {source.id: source.same_as or source.id for source in corpus.sources}
    same, blocked = _compare(ordered, _threshold(len(corpus.sources)))
    groups = _link(len(ordered), same)
    disputes = _disputes(groups, blocked, [origins[said.sentence.span.source] for said in ordered])
    points = [_point([ordered[at] for at in group], origins) for group in groups]
    return tuple(_with_dispute(points, at, disputes) for at in range(len(points)))


def _threshold(sources: int) -> float:
    """Return the least likeness of one fact in two wordings, for a folder of so many sources."""
    for (few, low), (many, high) in pairwise(_STEPS):
        if sources <= many:
            return low + max(0, sources - few) / (many - few) * (high - low)
    return _STEPS[-1][1]


def core_text(said: Statement) -> str:
    """Return what the statement says, without who says it."""
    return " ".join(token.text for token in core(said)) or said.sentence.text


def _compare(
    ordered: Sequence[Statement], threshold: float
) -> tuple[dict[tuple[int, int], float], list[tuple[int, int]]]:
    """Return the pairs that may be one fact with their likeness, and those that only a figure keeps apart."""
    texts = [core_text(said) for said in ordered]
    index = Index.of(texts)
    same: dict[tuple[int, int], float] = {}
    blocked: list[tuple[int, int]] = []
    for one, two, likeness in alike([index.terms(text) for text in texts], threshold):
        reason = conflict(ordered[one], ordered[two], likeness)
        if not reason:
            same[one, two] = likeness
        elif reason == FIGURE and likeness >= _DISPUTE:
            blocked.append((one, two))
    return same, blocked


def _link(count: int, same: Mapping[tuple[int, int], float]) -> list[list[int]]:
    """Complete linkage, the most alike first: a group grows only by what is like all of it."""
    group_of = {at: [at] for at in range(count)}
    for (one, two), _ in sorted(same.items(), key=lambda entry: (-entry[1], entry[0])):
        mine, yours = group_of[one], group_of[two]
        if mine is yours or any((min(a, b), max(a, b)) not in same for a in mine for b in yours):
            continue
        mine.extend(yours)
        for at in yours:
            group_of[at] = mine
    unique = {id(group): sorted(group) for group in group_of.values()}
    return sorted(unique.values())


def _point(statements: list[Statement], origins: Mapping[str, str]) -> KeyPoint:
    ranked = sorted(statements, key=_wording, reverse=True)
    lead = max(ranked, key=lambda said: (_stands(said), len(_backers(said, ranked)), -ranked.index(said)))
    evidence = (lead, *(said for said in ranked if said is not lead))
    first = min((said.sentence.span.source, said.sentence.span.start) for said in statements)
    count = len({origins[said.sentence.span.source] for said in statements})
    return KeyPoint(id=f"{first[0]}:{first[1]}", evidence=evidence, origins=count)


def _stands(said: Statement) -> bool:
    return said.sentence.whole and not said.dangling and len(said.sentence.text.split()) <= _LONG


def _backers(lead: Statement, statements: Iterable[Statement]) -> set[str]:
    """Return the sources that state all that the lead states."""
    return {said.sentence.span.source for said in statements if supports(said, lead)}


def _wording(said: Statement) -> tuple[float, ...]:
    """Order the statements of one fact: standing alone, dated and sourced, full, then short."""
    words = len(said.sentence.text.split())
    return (
        _stands(said),
        sum(when.first is not None for when in said.dates) + sum(found.named for found in said.attributions),
        len(said.figures) + sum(token.begins for token in said.tokens) / 10,
        -words,
        -said.sentence.span.start,
    )


def _disputes(
    groups: Sequence[Sequence[int]], blocked: Iterable[tuple[int, int]], origin: Sequence[str]
) -> list[tuple[int, int]]:
    """Return the pairs of groups of different origins that a figure alone keeps apart."""
    place = {at: number for number, group in enumerate(groups) for at in group}
    pairs = {(place[one], place[two]) for one, two in blocked if origin[one] != origin[two]}
    return sorted((min(pair), max(pair)) for pair in pairs if pair[0] != pair[1])


def _with_dispute(points: Sequence[KeyPoint], at: int, disputes: Iterable[tuple[int, int]]) -> KeyPoint:
    others = {two if one == at else one for one, two in disputes if at in (one, two)}
    point = points[at]
    against = tuple(points[other].lead for other in sorted(others))
    return KeyPoint(point.id, point.evidence, against, point.origins)

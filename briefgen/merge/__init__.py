"""Statements in, KeyPoints out: one fact once, with every sentence that states it.

Likeness is the IDF-weighted Dice of salience.py, linkage is complete (each statement of a point is like each
other), exact copies come first, and guard.py has the last word. Then disputes.py looks at points that are
related: one thing with two values is a disagreement, and both are kept; what a later source says has changed
is overtaken.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from briefgen.embed import likeness
from briefgen.merge import entries
from briefgen.merge.called_off import called_off
from briefgen.merge.corrections import Corrections
from briefgen.merge.counts import outgrown, running
from briefgen.merge.dated_otherwise import other_days, sayer
from briefgen.merge.disputes import disagree, supersedes, tells_growth
from briefgen.merge.guard import conflict, supports
from briefgen.merge.half import half_told
from briefgen.merge.quantities import one_thing, quantities
from briefgen.merge.told import core
from briefgen.merge.tolls import toll
from briefgen.model import KeyPoint
from briefgen.salience import Index, alike
from briefgen.understand.persons import is_personal
from briefgen.understand.units import judges_in_quotes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from briefgen.model import Corpus, Statement

# (sources, likeness): the more sentences there are, the more are alike by chance. Read off the pairs of
# the samples: with two to four sources 0.42 keeps apart what the guard does not.
_STEPS = ((5, 0.42), (20, 0.50), (200, 0.60))
# Likeness from which two points can tell of one thing with two values. What decides stands in disputes.py.
RELATED = 0.25
# What the mean of likeness in words and in meaning must have over the least likeness in words. On the pairs
# of benchmarks/duplicates.py that finds 87 of 124 facts, with 4 errors, where words alone find 77 with 2; at
# 0.14 there is a fifth. The mean as the only measure does worse: the guard does most of what it would do.
MEANING = 0.16
_LONG = 45  # words; a longer wording gives way to a shorter one


def merge(statements: Sequence[Statement], corpus: Corpus, *, embed: bool = False) -> tuple[KeyPoint, ...]:
    """Group the statements into points; the order they come in makes no difference.

    With ``embed``, and where the extra of that name is installed, nearness in meaning is looked at too.
    """
    ordered = sorted(statements, key=lambda said: (said.sentence.span.source, said.sentence.span.start))
    origins = {source.id: source.same_as or source.id for source in corpus.sources}
    same = _same(ordered, threshold(len(corpus.sources)), embed=embed)
    put_right = Corrections(corpus)
    same = {
        (one, two): like
        for (one, two), like in same.items()
        if not put_right.apart(ordered[one], ordered[two])
        and not entries.apart(ordered[one], ordered[two], corpus)
    }
    groups = _link(len(ordered), same)
    points = [_point([ordered[at] for at in group], origins) for group in groups]
    leads = [point.lead for point in points]
    # A plan and its revision may have few words in common, and so may two numbers of dead: all are compared.
    plans = [at for at, said in enumerate(leads) if said.outlook]
    pairs = dict.fromkeys(combinations(plans, 2), 0.0)
    for told in (toll, tells_growth, running):
        pairs |= dict.fromkeys(combinations([at for at, said in enumerate(leads) if told(said)], 2), 0.0)
    off = [at for at, said in enumerate(leads) if called_off(said)]
    pairs |= dict.fromkeys(
        ((min(one, two), max(one, two)) for one in off for two in plans if one != two), 0.0
    )
    pairs |= dict.fromkeys(_values_alike(leads), 0.0)
    pairs |= dict.fromkeys(put_right.pairs(leads), 0.0)
    pairs |= dict.fromkeys(entries.pairs(leads), 0.0)
    pairs |= {(one, two): like for one, two, like in _alike(leads, RELATED)}
    return tuple(_other_values(points, pairs, corpus, put_right))


def threshold(sources: int) -> float:
    """Return the least likeness of one fact in two wordings, for a folder of so many sources."""
    for (few, low), (many, high) in pairwise(_STEPS):
        if sources <= many:
            return low + max(0, sources - few) / (many - few) * (high - low)
    return _STEPS[-1][1]


def core_text(said: Statement) -> str:
    """Return what the statement says, without who says it."""
    return " ".join(token.text for token in core(said)) or said.sentence.text


def _same(ordered: Sequence[Statement], least: float, *, embed: bool) -> dict[tuple[int, int], float]:
    """Return the pairs that may be one fact, with their likeness."""
    meaning = likeness([core_text(said) for said in ordered]) if embed else None
    found = _meant(ordered, least, meaning) if meaning else _alike(ordered, least)
    return {
        (one, two): like
        for one, two, like in found
        if not (_goes_on(ordered[one], ordered[two]) or conflict(ordered[one], ordered[two], like))
    }


def _goes_on(one: Statement, two: Statement) -> bool:
    """Whether the second is the next sentence of a paragraph: nobody says a thing twice in one breath."""
    first, second = one.sentence, two.sentence
    near = abs(second.position - first.position) == 1 and first.paragraph == second.paragraph
    return near and first.span.source == second.span.source and first.text != second.text


def _meant(
    ordered: Sequence[Statement], least: float, meaning: Callable[[int, int], float]
) -> Iterator[tuple[int, int, float]]:
    """Yield the pairs alike in words, or less so but near in meaning too, with the better likeness."""
    for one, two, like in _alike(ordered, RELATED):
        mean = (like + meaning(one, two)) / 2
        if like >= least or mean >= least + MEANING:
            yield one, two, max(like, mean)


def _alike(statements: Sequence[Statement], least: float) -> list[tuple[int, int, float]]:
    texts = [core_text(said) for said in statements]
    index = Index.of(texts)
    return alike([index.terms(text) for text in texts], least)


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
    return KeyPoint(id=f"{first[0]}:{first[1]}", evidence=evidence, origins=_origins(statements, origins))


def _origins(statements: Iterable[Statement], origins: Mapping[str, str]) -> int:
    """Count who says so independently: who prints the same words, letter for letter, has copied them."""
    by_words: dict[str, set[str]] = {}
    for said in statements:
        words = " ".join(said.sentence.text.split()).casefold()
        by_words.setdefault(words, set()).add(origins[said.sentence.span.source])
    groups: list[set[str]] = []
    for sources in by_words.values():
        touching = [group for group in groups if group & sources]
        groups = [group for group in groups if not group & sources] + [sources.union(*touching)]
    return len(groups)


def _stands(said: Statement) -> bool:
    short = len(said.sentence.text.split()) <= _LONG
    judged = judges_in_quotes(said)  # what somebody makes of it is no report of it
    return said.sentence.whole and not (said.dangling or judged) and short and not half_told(said)


def _backers(lead: Statement, statements: Iterable[Statement]) -> set[str]:
    """Return the sources that state all that the lead states."""
    return {said.sentence.span.source for said in statements if supports(said, lead)}


def _wording(said: Statement) -> tuple[float, ...]:
    """Order the statements of one fact: standing alone, dated and sourced, full, then short."""
    words = len(said.sentence.text.split())
    return (
        _stands(said),
        not is_personal(said.tokens),  # what others tell of it needs no word on who speaks
        sum(when.first is not None for when in said.dates) + sum(found.named for found in said.attributions),
        len(said.figures) + sum(token.begins for token in said.tokens) / 10,
        -words,
        -said.sentence.span.start,
    )


def _other_values(
    points: Sequence[KeyPoint],
    likeness: Mapping[tuple[int, int], float],
    corpus: Corpus,
    put_right: Corrections,
) -> Iterator[KeyPoint]:
    """Yield each point with what disagrees with it and what has overtaken it.

    ``likeness`` gives that of each pair of points (by their leads), where it is worth a look.
    """
    for at, point in enumerate(points):
        others = [
            (points[other].lead, likeness[min(at, other), max(at, other)]) for other in _beside(at, likeness)
        ]
        against = [
            said
            for said, like in others
            if not put_right.apart(point.lead, said) and _stands_against(point.lead, said, like, corpus)
        ]
        newer = [
            said
            for said, like in others
            if all(put_right.correct(said, one) for one in point.evidence)
            or _overtakes(said, point, like, corpus)
        ]
        last = max(
            newer, key=lambda said: (_published(said, corpus), said.sentence.span.source), default=None
        )
        yield replace(point, disputed=() if last else tuple(against), superseded_by=last)


def _stands_against(lead: Statement, said: Statement, like: float, corpus: Corpus) -> bool:
    """Whether the two are at odds, and neither is the later word of whoever said the other."""
    if entries.is_entry(lead):
        return _independent(lead, said, corpus) and entries.against(lead, said, corpus)
    if other_days(lead, said, corpus):
        return True
    if not _independent(lead, said, corpus) or not disagree(lead, said, like):
        return False
    if _one_voice(lead, said, corpus):
        return False
    return not (outgrown(said, lead) and _after(lead, said, corpus))


def _overtakes(said: Statement, point: KeyPoint, like: float, corpus: Corpus) -> bool:
    """Whether the statement is later than the point and gives what it says anew."""
    if entries.is_entry(point.lead):
        return entries.newer(said, point.lead, corpus)
    if not _later(said, point, corpus) or other_days(point.lead, said, corpus):
        return False
    if supersedes(said, point.lead, like):
        return True
    return _one_voice(said, point.lead, corpus) and disagree(said, point.lead, like)


def _one_voice(one: Statement, two: Statement, corpus: Corpus) -> bool:
    """Whether one body gives both on two days: then the later word is the one that holds."""
    mine, yours = (corpus.source(said.sentence.span.source) for said in (one, two))
    if not (mine.published and yours.published) or mine.published == yours.published:
        return False
    voices = sayer(one, corpus), sayer(two, corpus)
    return (
        bool(voices[0])
        and voices[0] == voices[1]
        and (mine.same_as or mine.id) != (yours.same_as or yours.id)
    )


def _values_alike(leads: Sequence[Statement]) -> Iterator[tuple[int, int]]:
    """Yield the pairs that give a value of one thing each, however few words they have in common."""
    told = [(at, quantities(said)) for at, said in enumerate(leads) if said.figures]
    for (one, mine), (two, yours) in combinations(told, 2):
        if any(one_thing(here, there) for here in mine for there in yours):
            yield one, two


def _beside(at: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    return sorted(two if one == at else one for one, two in pairs if at in {one, two})


def _independent(one: Statement, two: Statement, corpus: Corpus) -> bool:
    """Whether the two come from sources that do not copy each other, or from two speakers in one of them."""
    mine, yours = (corpus.source(said.sentence.span.source) for said in (one, two))
    if (mine.same_as or mine.id) != (yours.same_as or yours.id):
        return True
    named = [{found.speaker for found in said.attributions if found.named} for said in (one, two)]
    return all(named) and not named[0] & named[1]


def _later(said: Statement, point: KeyPoint, corpus: Corpus) -> bool:
    """Whether the statement was published after every one of the point."""
    return all(_after(said, one, corpus) for one in point.evidence)


def _after(said: Statement, other: Statement, corpus: Corpus) -> bool:
    """Whether the one was published after the other, as far as both days are known."""
    return _published(said, corpus) > _published(other, corpus) > date.min


def _published(said: Statement, corpus: Corpus) -> date:
    return corpus.source(said.sentence.span.source).published or date.min

"""All sentences in, the ones worth parsing out, each with its weight in the folder.

Parsing costs a thousand times what weighing does, so only what can still reach the page is parsed: the
weightiest sentences, and those that a section has a use for whatever their weight (figures, plans,
decisions).
"""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from briefgen.salience import Index, alike, salience, strongest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefgen.model import Sentence, Span

# A page prints about 14 lines; parsing 160 sentences takes 0.6 s on two cores and leaves ten for each line.
MOST = 160
_SHARE = {"weight": 90, "plans": 40, "figures": 30, "decisions": 10, "again": 80}
# A line may go on with what its source says next: the sentences behind the weightiest are parsed too. Thirty
# cost 0.1 s, and only where there are more than MOST.
_FOLLOWED = 30
_ALIKE = 0.5
# A source of 5 MB holds 36,000 sentences; comparing them all took 30 s of processor time, 3,000 take under 1.
_COMPARED = 3_000
_PLANS = re.compile(
    r"\b(?:will|shall|would|plans?|planned|expects?|expected|due|set to|aims?|scheduled|forecasts?|upcoming|"
    r"intends?|by 20\d\d|next (?:year|month|week)|target)\b",
    re.IGNORECASE,
)
# Minutes tell once what was decided, in a few plain words behind pages of what was discussed.
_DECISIONS = re.compile(
    r"\b(?:(?:has |have |was |were )?(?:decided|resolved|agreed|voted|ruled) (?:[\w’'-]+ ){0,4}(?:to|that)\b|"
    r"decided, by\b|unanimous(?:ly)?\b|RESOLVED\b|(?:left|kept|held|maintained)\b[^.]{0,40}\bunchanged\b)"
)
_FIGURES = re.compile(r"[$€£¥]|\d+(?:[.,]\d+)?\s?(?:%|per ?cent|billion|million|trillion)|\b\d{2,}\b")


def shortlist(
    sentences: Sequence[Sentence], *, focus: Sequence[str] = (), title: str = ""
) -> tuple[tuple[Sentence, ...], dict[Span, float]]:
    """Return the sentences to parse, in their order, and the weight (0 to 1) of every sentence."""
    groups = [list(group) for _, group in groupby(sentences, key=lambda sentence: sentence.span.source)]
    documents = [[sentence.text for sentence in group] for group in groups]
    scores = salience(documents, focus=focus, title=title)
    weights = {
        sentence.span: score
        for group, row in zip(groups, scores, strict=True)
        for sentence, score in zip(group, row, strict=True)
    }
    if len(sentences) <= MOST:
        return tuple(sentences), weights
    sentences = _once(sentences)
    fresh = {sentence.span for sentence in sentences}
    order = [groups[document][place] for document, place in strongest(documents, focus=focus, title=title)]
    kept = _kept(sentences, [one for one in order if one.span in fresh], weights)
    return tuple(sentence for sentence in sentences if sentence.span in kept), weights


def _once(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Leave out what a source says word for word again: one sentence would fill the shortlist."""
    first = {(one.span.source, " ".join(one.text.split())): one for one in reversed(sentences)}
    return [one for one in sentences if first[one.span.source, " ".join(one.text.split())] is one]


def _kept(
    sentences: Sequence[Sentence], order: Sequence[Sentence], weights: Mapping[Span, float]
) -> set[Span]:
    """Keep the strongest, each for what it adds; then plans, figures, and what says a kept one again."""
    kept = {sentence.span for sentence in [one for one in order if one.whole][: _SHARE["weight"]]}
    best = sorted((one for one in sentences if one.whole), key=lambda one: -weights[one.span])
    sought = ((_PLANS, "plans"), (_FIGURES, "figures"), (_DECISIONS, "decisions"))
    for pattern, name in sought:
        found = [one.span for one in best if one.span not in kept and pattern.search(one.text)]
        kept.update(found[: _SHARE[name]])
    return kept | _same_again(best, kept) | _following(sentences, [one for one in best if one.span in kept])


def _following(sentences: Sequence[Sentence], best: Sequence[Sentence]) -> set[Span]:
    """Return the whole sentences that stand right behind the weightiest in their sources."""
    first = {one.span for one in best[:_FOLLOWED]}
    return {
        two.span
        for one, two in pairwise(sentences)
        if one.span in first and two.whole and one.span.source == two.span.source
    }


def _same_again(best: Sequence[Sentence], kept: set[Span]) -> set[Span]:
    """Return the sentences that may state a kept one's fact: without them it would lack their marks."""
    best = [one for one in best if one.span in kept] + [one for one in best if one.span not in kept][
        :_COMPARED
    ]
    index = Index.of(one.text for one in best)
    pairs = alike([index.terms(one.text) for one in best], _ALIKE)
    found = [(one, two) for one, two, _ in pairs if (best[one].span in kept) != (best[two].span in kept)]
    again = [best[two if best[one].span in kept else one].span for one, two in found]
    return set(again[: _SHARE["again"]])

"""The facts of two editions in, which of them are one out, with the values that differ.

First what rests on the same sentences, then what is alike and passes the judge, the most alike first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from briefgen.changes.facts import (
    known_sentences,
    opening,
    openings,
    parsed,
    plain,
    seconds,
    texts_of,
    told_in,
    words,
)
from briefgen.changes.judge import judge, reverted
from briefgen.merge.disputes import revises
from briefgen.salience import Index, similarity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from briefgen.changes.facts import Fact
    from briefgen.changes.values import Change
    from briefgen.model import Edition, News, Quote, Statement

Verdict: TypeAlias = "Callable[[Fact, Fact, float], tuple[Change, ...] | None]"

_MOST_COMPARED = 60  # lines of a page with those to spare; a page prints about 14


@dataclass(frozen=True, slots=True)
class Match:
    """A fact of both editions, and its values that differ."""

    before: Fact
    after: Fact
    changes: tuple[Change, ...] = ()

    @property
    def newly_disputed(self) -> tuple[Quote, ...]:
        """The sentences that give another value now and were not cited against it before."""
        told = {plain(quote.text) for quote in (*self.before.line.quotes, *self.before.line.disputed)}
        return tuple(quote for quote in self.after.line.disputed if plain(quote.text) not in told)

    @property
    def news(self) -> News:
        """Whether the other value is a correction or a revision; empty when there is none.

        The same document with another value corrects itself, unless it is of a later day or says that the
        value was revised; another document revises it when it is of a later day, or says so. What comes back
        when a source vanishes is a revision too: the page said otherwise.
        """
        if not self.changes:
            return "revised" if self.newly_disputed else ""
        if any(change.lost for change in self.changes):
            return "revised"
        said = self.after.said
        old, new = self.before.lead, self.after.lead
        if "correct" in new.text.casefold():
            return "corrected"
        later = bool(old.published and new.published and old.published < new.published)
        if later or (said and revises(said)):
            return "revised"
        return "corrected" if same_page(old, new) else ""


def same_page(one: Quote, two: Quote) -> bool:
    """Whether both stand in documents of the same name or at the same address."""
    return one.file == two.file or (bool(one.url) and one.url == two.url)


class Known:
    """What an edition had before it: whether a later line says what it could have said too."""

    def __init__(self, edition: Edition) -> None:
        """Collect the sentences and the checksums of the sources."""
        self._sentences = known_sentences(edition)
        self._texts = texts_of(edition)

    def holds(self, fact: Fact, texts: Mapping[str, str]) -> bool:
        """Whether some sentence of the fact was there; ``texts`` has the clean text's checksum by the file's.

        A sentence that was neither printed nor weighed was there when its source was, letter for letter.
        """
        told = {*fact.sentences, *(plain(one) for quote in fact.line.quotes for one in told_in(quote.text))}
        return not self._sentences.isdisjoint(told) or self._had(fact, texts)

    def opens(self, fact: Fact, texts: Mapping[str, str]) -> bool:
        """Whether its first sentence was there, or the fact in the words of another source.

        What was there has not replaced anything, whatever stands behind it on the page.
        """
        told = {opening(fact), *fact.sentences[1:]}
        return not self._sentences.isdisjoint(told) or self._had(fact, texts)

    def _had(self, fact: Fact, texts: Mapping[str, str]) -> bool:
        """Whether a source of the fact was there, letter for letter."""
        files = {quote.sha256 for quote in fact.line.quotes}
        return not self._texts.isdisjoint(files | {texts[sha256] for sha256 in files if texts.get(sha256)})


def match(
    before: Sequence[Fact],
    after: Sequence[Fact],
    unknown: Callable[[Fact], bool],
    lost: Callable[[Fact], bool],
) -> list[Match]:
    """Return the facts that are in both, each at most once, in the order of ``after``.

    ``unknown`` says whether the edition before did not know how a later fact opens (see ``Known.opens``),
    ``lost`` whether an earlier fact is in no source any more: an older value may have come back in its place.
    """
    found: dict[int, Match] = {}
    left, open_ = list(before), list(enumerate(after))
    for same in (_reads_alike, _same_lead, _rests_on, _disputes):
        for place, fact in open_:
            was = next((one for one in left if place not in found and same(one, fact)), None)
            if was:
                found[place] = Match(was, fact)
                left.remove(was)
    for place, fact in open_:
        was = next((one for one in left if place not in found and _opens_alike(one, fact)), None)
        if was:
            found[place] = judged(was, fact) or Match(was, fact)
            left.remove(was)
    rest = [
        (place, fact) for place, fact in open_ if place not in found and fact.line.quotes and unknown(fact)
    ]
    rest = rest[:_MOST_COMPARED]
    found |= _judged([fact for fact in left if fact.line.quotes], rest)
    found |= _second_told([fact for fact in before if fact.line.quotes], found, rest)
    found |= _come_back([fact for fact in left if fact.line.quotes and lost(fact)], found, open_, unknown)
    return [found[place] for place in sorted(found)]


def judged(before: Fact, after: Fact) -> Match | None:
    """Return the match of two lines of one beginning where they tell one fact with another value."""
    found = _judged([before], [(0, after)]).get(0)
    return found if found and found.changes else None


def _reads_alike(one: Fact, two: Fact) -> bool:
    return one.line.section == two.line.section and one.sentences[0] == two.sentences[0]


def _same_lead(one: Fact, two: Fact) -> bool:
    return one.sentences[0] == two.sentences[0]


def _rests_on(one: Fact, two: Fact) -> bool:
    return one.rests_on(two)


def _opens_alike(one: Fact, two: Fact) -> bool:
    """Whether both begin with one sentence and go on with another."""
    return bool(one.line.quotes and two.line.quotes) and opening(one) == opening(two)


def _disputes(one: Fact, two: Fact) -> bool:
    """Whether the later line shows the earlier one as its other value, or the other way round."""
    theirs = {plain(quote.text) for quote in two.line.disputed}
    mine = {plain(quote.text) for quote in one.line.disputed}
    return one.sentences[0] in theirs or two.sentences[0] in mine


def _judged(
    before: Sequence[Fact], after: Sequence[tuple[int, Fact]], verdict: Verdict | None = None
) -> dict[int, Match]:
    """Return what is one fact by its words, by the place of the later one."""
    if not before or not after:
        return {}
    old, new = parsed(before), parsed([fact for _, fact in after])
    found = _paired(old, new, after, verdict)
    # A page with room says what comes next in the source too: the fact is that of the first sentence.
    left = [fact for fact in old if not any(one.before is fact for one in found.values())]
    rest = [(place, fact) for (place, _), fact in zip(after, new, strict=True) if place not in found]
    first = _paired(openings(left), openings([fact for _, fact in rest]), rest, verdict)
    mine, yours = {fact.line.text: fact for fact in left}, dict(rest)
    whole = {at: Match(mine[one.before.line.text], yours[at], one.changes) for at, one in first.items()}
    return found | whole


def _come_back(
    lost: Sequence[Fact],
    found: Mapping[int, Match],
    after: Sequence[tuple[int, Fact]],
    unknown: Callable[[Fact], bool],
) -> dict[int, Match]:
    """Return the facts that were known before, and that another value had replaced which is lost now."""
    held = {id(one.before) for one in found.values()}
    gone = [fact for fact in lost if id(fact) not in held]
    able = [(at, fact) for at, fact in after if at not in found and fact.line.quotes and not unknown(fact)]
    return _judged(gone, able[:_MOST_COMPARED], _reverted)


def _second_told(
    before: Sequence[Fact], found: Mapping[int, Match], after: Sequence[tuple[int, Fact]]
) -> dict[int, Match]:
    """Return the later facts that an earlier line told behind its first sentence, with another value."""
    rest = [(place, fact) for place, fact in after if place not in found]
    old = seconds(before) if rest else []
    if not old:
        return {}
    yours = dict(rest)
    whole = {id(part): next(fact for fact in before if fact.sentences == part.sentences) for part in old}
    told = _paired(old, openings([fact for _, fact in rest]), rest)
    return {
        place: Match(whole[id(one.before)], yours[place], one.changes)
        for place, one in told.items()
        if one.changes
    }


def _paired(
    old: Sequence[Fact],
    new: Sequence[Fact],
    after: Sequence[tuple[int, Fact]],
    verdict: Verdict | None = None,
) -> dict[int, Match]:
    """Return the pairs that tell one fact, by the judge or another verdict, the most alike first."""
    found: dict[int, Match] = {}
    taken: set[int] = set()
    for like, mine, yours in sorted(_likenesses(old, new), key=lambda one: (-one[0], one[1], one[2])):
        place = after[yours][0]
        if mine in taken or place in found:
            continue
        changes = (verdict or _verdict)(old[mine], new[yours], like)
        if changes is not None:
            found[place] = Match(old[mine], new[yours], changes)
            taken.add(mine)
    return found


def _likenesses(old: Sequence[Fact], new: Sequence[Fact]) -> Iterator[tuple[float, int, int]]:
    texts = [[words(_said(fact)) for fact in facts] for facts in (old, new)]
    index = Index.of((*texts[0], *texts[1]))
    terms = [[index.terms(text) for text in row] for row in texts]
    for mine, one in enumerate(terms[0]):
        for yours, two in enumerate(terms[1]):
            yield similarity(one, two), mine, yours


def _verdict(old: Fact, new: Fact, like: float) -> tuple[Change, ...] | None:
    if old.lead.sha256 == new.lead.sha256:
        return None  # both stand in one document: the one has not replaced the other
    page = same_page(old.lead, new.lead)
    return judge(_said(old), _said(new), like, same_page=page)


def _reverted(old: Fact, new: Fact, like: float) -> tuple[Change, ...] | None:
    return reverted(_said(old), _said(new), like) or None


def _said(fact: Fact) -> Statement:
    if fact.said is None:
        raise AssertionError("a fact is compared before it was parsed")
    return fact.said

"""Points or sentences and decisions in; what is wanted, banned or led by a preferred source out."""

from __future__ import annotations

import re
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from briefgen.decisions.find import Finder
from briefgen.decisions.words import key, plain, stand_in_order, words
from briefgen.model import Cut, Ranked, Reason
from briefgen.model.names import MONTHS_BEGIN
from briefgen.understand.dates.calendar import show_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefgen.decisions.find import Match
    from briefgen.model import (
        Ban,
        Corpus,
        Decisions,
        KeyPoint,
        Pin,
        Prefer,
        Reword,
        Sentence,
        Source,
        Span,
        Statement,
    )

# As much as a named speaker is worth: enough to settle what is nearly equal, and no more.
_PREFERRED = 0.4
PREFERRED = "from a source that people prefer"
_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")
_MONTHS = "|".join(MONTHS_BEGIN)
# "3 March 2025", "March 3", "in 2024"
_DATED = re.compile(
    rf"\b\d{{1,2}} (?:{_MONTHS})[a-z]*|\b(?:{_MONTHS})[a-z]* \d{{1,2}}\b|\b(?:19|20)\d\d\b", re.IGNORECASE
)
_FEWEST = 5  # words that a sentence must have to be looked for inside a line


def named(sentences: Sequence[Sentence], decisions: Decisions) -> tuple[Sentence, ...]:
    """Return the sentences that a pin or a rewording names: they are wanted, however little they weigh."""
    wanted: tuple[Pin | Reword, ...] = (*decisions.pins, *decisions.rewords)
    asked = [(one.line, *one.evidence) for one in wanted]
    if not asked:
        return ()
    exact = {key(text) for texts in asked for text in texts}
    lines = [f" {key(texts[0])} " for texts in asked]
    cut = [words(key(texts[0])) for texts in asked]
    return tuple(one for one in sentences if _is_named(key(one.text), exact, lines, cut))


def _is_named(mine: str, exact: set[str], lines: Iterable[str], cut: Iterable[Sequence[str]]) -> bool:
    if mine in exact:
        return True
    theirs = words(mine)
    if len(theirs) < _FEWEST:
        return False
    if any(f" {mine} " in line for line in lines):
        return True
    return any(_FEWEST <= len(line) <= len(theirs) and stand_in_order(line, theirs) for line in cut)


def banned(
    ranked: Sequence[Ranked], corpus: Corpus, decisions: Decisions
) -> tuple[tuple[Ranked, ...], tuple[Cut, ...], tuple[str, ...]]:
    """Return the points that may be printed, those that people banned, and notes for the user.

    A ban goes for the fact, in whatever words. Nor is a banned sentence shown as the other value of a line.
    """
    if not decisions.bans:
        return tuple(ranked), (), ()
    finder = Finder([entry.point for entry in ranked], corpus)
    reasons: dict[str, str] = {}
    notes: list[str] = []
    for ban in decisions.bans:
        match = finder.find(ban.line, ban.evidence)
        clash = match.clash
        if clash and _is_same_but_for_figures(ban, clash):
            match = replace(match, points=(clash,))
            notes.append(f"“{ban.line}” is banned, and stays so now that it reads “{_text(clash)}”")
        reasons |= {point.id: _banned_by(ban) for point in match.points}
        if not match and match.nearest:
            notes.append(_unclear(ban, match))
    spans = {
        said.sentence.span for entry in ranked if entry.point.id in reasons for said in entry.point.evidence
    }
    left = tuple(_undisputed(entry, spans) for entry in ranked if entry.point.id not in reasons)
    cut = tuple(Cut(entry, reasons[entry.point.id]) for entry in ranked if entry.point.id in reasons)
    return left, cut, tuple(notes)


def _is_same_but_for_figures(ban: Ban, point: KeyPoint) -> bool:
    """Whether the point has the very words of the ban, and only its figures are others: it was corrected.

    What was taken off the page must not come back by itself on the day on which its source counts anew.
    """
    old = {_without_figures(text) for text in (ban.line, *ban.evidence)}
    return _without_figures(_text(point)) in old


def _without_figures(text: str) -> str:
    """Return the words of a text; days and years stay, for what has another day is another fact."""
    bare = key(text)
    words = _FIGURE.sub("#", _DATED.sub(" ", bare))
    return f"{_DATED.findall(bare)} {' '.join(words.split())}"


def _text(point: KeyPoint) -> str:
    return point.lead.sentence.text


def _banned_by(ban: Ban) -> str:
    who = f" by {ban.by}" if ban.by else ""
    when = f" on {show_day(ban.on)}" if ban.on else ""
    why = f": {ban.why}" if ban.why else ""
    return f"banned{who}{when}{why}" if who or when or why else "banned by a decision"


def _unclear(ban: Ban, match: Match) -> str:
    return f"the ban of “{ban.line}” means no line; the nearest: {quoted(match.nearest)}"


def quoted(texts: Iterable[str]) -> str:
    """Return the texts in quotes, one after the other."""
    return "; ".join(f"“{text}”" for text in texts)


def _undisputed(entry: Ranked, spans: set[Span]) -> Ranked:
    kept = tuple(said for said in entry.point.disputed if said.sentence.span not in spans)
    return (
        entry if kept == entry.point.disputed else replace(entry, point=replace(entry.point, disputed=kept))
    )


def preferred(points: Sequence[KeyPoint], corpus: Corpus, decisions: Decisions) -> tuple[KeyPoint, ...]:
    """Return the points, each in the words of the first preferred source whose words can stand alone."""
    order = _order(corpus, decisions.preferred)
    if not order:
        return tuple(points)
    return tuple(_led(point, order) for point in points)


def _order(corpus: Corpus, wishes: Sequence[Prefer]) -> dict[str, int]:
    """Return the place of each preferred source among the wishes, by its id."""
    found: dict[str, int] = {}
    for place, wish in enumerate(wishes):
        for source in corpus.sources:
            if means(wish, source):
                found.setdefault(source.id, place)
    return found


def means(wish: Prefer, source: Source) -> bool:
    """Whether a preference means the source: by its file's name, a glob, its address or its publisher."""
    asked = wish.source.casefold()
    names = {source.name.casefold(), PurePosixPath(source.name.replace("\\", "/")).name.casefold()}
    if any(fnmatchcase(name, asked) or name == asked for name in names) or _same_name(
        source.publisher, asked
    ):
        return True
    url = source.url.casefold()
    return bool(url) and "//" in asked and (fnmatchcase(url, asked) or _under(url, asked))


def _same_name(publisher: str, asked: str) -> bool:
    return bool(publisher) and plain(publisher).casefold() == plain(asked).casefold()


def _under(url: str, asked: str) -> bool:
    """Whether the address is the one asked for, or lies below it."""
    base = asked.rstrip("/")
    return url == base or url.startswith((f"{base}/", f"{base}?", f"{base}#"))


def _led(point: KeyPoint, order: dict[str, int]) -> KeyPoint:
    able = [said for said in point.evidence if said.sentence.span.source in order and _stands(said)]
    if not able:
        return point
    lead = min(able, key=lambda said: order[said.sentence.span.source])
    if lead is point.lead:
        return point
    return replace(point, evidence=(lead, *(said for said in point.evidence if said is not lead)))


def _stands(said: Statement) -> bool:
    return said.sentence.whole and not said.dangling


def favoured(ranked: Sequence[Ranked], corpus: Corpus, decisions: Decisions) -> tuple[Ranked, ...]:
    """Return the points in their order, those that a preferred source states with a little more weight."""
    order = _order(corpus, decisions.preferred)
    if not order:
        return tuple(ranked)
    weighed = [_weighed(entry) if _is_from(entry, order) else entry for entry in ranked]
    weighed.sort(key=lambda entry: (-entry.score, entry.point.id))
    return tuple(replace(entry, rank=place) for place, entry in enumerate(weighed, start=1))


def _is_from(entry: Ranked, order: dict[str, int]) -> bool:
    return any(said.sentence.span.source in order for said in entry.point.evidence)


def _weighed(entry: Ranked) -> Ranked:
    reasons = (*entry.reasons, Reason(PREFERRED, _PREFERRED))
    return replace(entry, score=round(entry.score + _PREFERRED, 4), reasons=reasons)

"""A sentence with its tokens and dates goes in, whether and how it looks ahead comes out.

"Ahead" is seen from the day of publication. With a known day, a date after it makes an outlook of a
sentence in the present ("meets on 14 May"), and a date before it unmakes one ("was due in March").
Without it the tenses decide alone. The likelihood is the source's own word; there are no odds of ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.model import Outlook
from briefgen.understand.grammar import above, children
from briefgen.understand.outlook.cues import cues
from briefgen.understand.outlook.tense import Cue, in_past, reported
from briefgen.understand.outlook.terms import actor, likelihood
from briefgen.understand.outlook.words import FORMERLY, OVERTAKEN
from briefgen.understand.parse.tree import TOO_LONG, Tree
from briefgen.understand.speech.edges import trailing

if TYPE_CHECKING:
    from datetime import date

    from briefgen.model import Token, When


def find_outlook(
    text: str, tokens: tuple[Token, ...], dates: tuple[When, ...], published: date | None
) -> Outlook | None:
    """Return what the sentence says about the time after ``published``, None when it says nothing.

    ``dates`` are those of the sentence, in any order, possibly none; ``published`` None means unknown.
    A text of more than 1,000 tokens is no sentence and says nothing.
    """
    if not tokens or len(tokens) > TOO_LONG or _is_question(text):
        return None
    tree = Tree(text, tokens)
    times = _Times(dates, published)
    found = [cue for cue in cues(tree) if _holds(tree, cue, times)]
    cue = _decisive(tree, found, times)
    if cue is None:
        return None
    first, last = _horizon(tree, cue, times)
    return Outlook(
        cue=tree.slice(cue.first, cue.end),
        actor=actor(tree, cue.place),
        first=first,
        last=last,
        likelihood=likelihood(tree, cue),
    )


class _Times:
    """The dates of a sentence, sorted by where they lie from the day of publication."""

    def __init__(self, dates: tuple[When, ...], published: date | None) -> None:
        """Keep the dates whose place on the calendar is known."""
        self.published = published
        self.known = tuple(when for when in dates if when.first and when.last)

    @property
    def ahead(self) -> tuple[When, ...]:
        """The dates that lie wholly after publication; none when nobody knows when that was."""
        day = self.published
        return tuple(when for when in self.known if day and when.first and when.first > day)

    @property
    def running(self) -> tuple[When, ...]:
        """The dates in which publication falls: "2024", "this quarter"."""
        day = self.published
        return tuple(w for w in self.known if day and w.first and w.last and w.first <= day < w.last)

    def gone(self, start: int) -> bool:
        """Say whether the dates after the character ``start`` all lie before publication."""
        later = [when.last for when in self.known if when.start >= start and when.last]
        return bool(later) and all(self.published is not None and last < self.published for last in later)


def _decisive(tree: Tree, found: list[Cue], times: _Times) -> Cue | None:
    """Choose the cue that makes the outlook: a firm one, a date ahead, or the first of two faint ones."""
    firm = next((cue for cue in found if cue.weight == "firm"), None)
    dated = _dated(tree, times.ahead)
    if firm is not None and dated is not None and _is_asked(tree, firm):
        return dated
    if firm is not None or dated is not None:
        return firm or dated
    hints = [cue for cue in found if not in_past(tree, cue.first)]
    says_something = any(tree.finite(place) for place in range(len(tree)))
    return hints[0] if says_something and len({cue.first for cue in hints}) > 1 else None


def _is_asked(tree: Tree, cue: Cue) -> bool:
    """Say whether it is what somebody has yet to answer: "meets to decide whether it should open"."""
    return any(
        tree.tokens[mark].text.lower() == "whether"
        for place in (cue.place, *above(tree.tokens, cue.place))
        for mark in children(tree.tokens, place, "mark")
    )


def _is_question(text: str) -> bool:
    """Say whether it asks: a question foretells nothing."""
    return text.rstrip(" \t\n\"'”’)]»").endswith("?")


def _dated(tree: Tree, ahead: tuple[When, ...]) -> Cue | None:
    """Take a date ahead for a cue of its own ("meets on 14 May"), unless it is part of a name."""
    for when in ahead:
        inside = [n for n, token in enumerate(tree.tokens) if when.start <= token.start < when.end]
        if inside and not _in_name(tree, when, inside) and not _done(tree, inside[0]):
            return Cue(inside[0], inside[-1] + 1, inside[0])
    return None


def _in_name(tree: Tree, when: When, inside: list[int]) -> bool:
    """Say whether a year modifies a noun: "the 2030 Agenda", "its 2025 budget"."""
    labels = {"compound", "amod", "nummod", "nmod"}
    return when.grain not in {"day", "week", "month"} and any(
        tree.tokens[n].dep in labels and tree.tokens[n].head > inside[-1] for n in inside
    )


def _done(tree: Tree, place: int) -> bool:
    """Say whether the verb right above the date tells of the past: then the date was read wrongly."""
    verb = tree.verb_above(place)
    return verb is not None and tree.tokens[verb].tag == "VBD" and in_past(tree, verb)


def _holds(tree: Tree, cue: Cue, times: _Times) -> bool:
    """Say whether a cue still looks ahead.

    A past expectation ("was due") does with a date ahead, or with no date gone by and no rebuttal; a
    present one ("will") does unless its date is gone and the sentence itself rebuts it.
    """
    if _left_open(tree, cue):
        return False
    if times.ahead:
        return True
    gone, rebutted = times.gone(tree.tokens[cue.first].start), _rebutted(tree, cue)
    return not (gone or rebutted) if cue.past else not (gone and rebutted)


def _left_open(tree: Tree, cue: Cue) -> bool:
    """Say whether the cue is in what nobody looked into: "did not test whether the traffic will come"."""
    for place, word in enumerate(tree.words[: cue.first]):
        clause = tree.tokens[place].head
        asks = tree.tokens[clause].head
        if word == "whether" and clause in {cue.place, *tree.above(cue.place)} and asks != clause:
            return in_past(tree, asks) and tree.child(asks, "neg") is not None
    return False


def _rebutted(tree: Tree, cue: Cue) -> bool:
    """Say whether the sentence overtakes its own expectation: "was once due", "… but never came"."""
    if set(tree.words[max(0, cue.first - 3) : cue.first]) & FORMERLY:
        return True
    if cue.past and reported(tree, cue.first):
        return False  # told by somebody: "he noted that it was expected, but …"
    return OVERTAKEN.search(tree.text, tree.tokens[cue.end - 1].end) is not None


def _horizon(tree: Tree, cue: Cue, times: _Times) -> tuple[date | None, date | None]:
    """Bound the time spoken of: by the dates ahead, else by those running, else by those after the cue."""
    chosen = times.ahead or times.running
    if times.published is None:
        chosen = _after_cue(tree, cue, times.known)
    chosen = tuple(when for when in chosen if not _compares(tree, when))
    firsts = [when.first for when in chosen if when.first]
    lasts = [when.last for when in chosen if when.last]
    return min(firsts, default=None), max(lasts, default=None)


def _compares(tree: Tree, when: When) -> bool:
    """Say whether it names what something is held against: "£4.6bn more than the 2021 estimate"."""
    inside = [n for n, token in enumerate(tree.tokens) if when.start <= token.start < when.end]
    than = bool(inside) and any(tree.words[n] == "than" for n in tree.above(inside[0]))
    return than and _in_name(tree, when, inside)


def _after_cue(tree: Tree, cue: Cue, dates: tuple[When, ...]) -> tuple[When, ...]:
    """Return the dates that follow the cue, but not that of a closing attribution ("…, said X in May")."""
    start = tree.tokens[cue.first].start
    end = min((attribution.start for attribution in trailing(tree)), default=len(tree.text))
    return tuple(when for when in dates if start <= when.start < end)

"""A sentence with its tokens and dates goes in, whether and how it looks ahead comes out.

"Ahead" is seen from the day of publication. With a known day, a date after it makes an outlook of a
sentence in the present ("meets on 14 May"), and a date before it unmakes one ("was due in March").
Without it the tenses decide alone. The likelihood is the source's own word; there are no odds of ours.
"""

from __future__ import annotations

from datetime import date

from briefgen.model import Outlook, Token, When
from briefgen.understand.outlook_cues import Cue, cues, in_past
from briefgen.understand.outlook_words import LIKELIHOOD, OVERTAKEN
from briefgen.understand.parse_tree import SUBJECTS, Tree
from briefgen.understand.speech_who import name_at


def find_outlook(
    text: str, tokens: tuple[Token, ...], dates: tuple[When, ...], published: date | None
) -> Outlook | None:
    """Return what the sentence says about the time after ``published``, None when it says nothing.

    ``dates`` are those of the sentence, in any order, possibly none; ``published`` None means unknown.
    """
    if not tokens:
        return None
    tree = Tree(text, tokens)
    ahead = _ahead(dates, published)
    found = [cue for cue in cues(tree) if _holds(tree, cue, ahead, dates, published)]
    firm = [cue for cue in found if cue.weight == "firm"]
    if firm:
        return _outlook(tree, firm[0], ahead)
    dated = _dated(tree, ahead)
    if dated is not None:
        return _outlook(tree, dated, ahead)
    hints = [cue for cue in found if not in_past(tree, cue.first)]
    return _outlook(tree, hints[0], ahead) if len({cue.first for cue in hints}) > 1 else None


def _dated(tree: Tree, ahead: tuple[When, ...]) -> Cue | None:
    """Take a date ahead for a cue of its own ("meets on 14 May"), unless it is part of a name."""
    for when in ahead:
        inside = [n for n, token in enumerate(tree.tokens) if when.start <= token.start < when.end]
        if inside and not _in_name(tree, inside):
            return Cue(inside[0], inside[-1] + 1, inside[0])
    return None


def _in_name(tree: Tree, inside: list[int]) -> bool:
    """Say whether a date modifies a noun: "the 2030 Agenda", "its 2025 budget"."""
    tokens = tree.tokens
    return any(
        tokens[n].dep in {"compound", "amod", "nummod", "nmod"} and tokens[n].head > inside[-1]
        for n in inside
    )


def _ahead(dates: tuple[When, ...], published: date | None) -> tuple[When, ...]:
    """Return the dates that lie wholly after publication; none when nobody knows when that was."""
    if published is None:
        return ()
    return tuple(when for when in dates if when.first and when.first > published)


def _holds(
    tree: Tree, cue: Cue, ahead: tuple[When, ...], dates: tuple[When, ...], published: date | None
) -> bool:
    """Say whether a cue still looks ahead: a past expectation needs a date ahead, or no rebuttal."""
    if not cue.past or ahead:
        return True
    if published and any(when.last and when.last < published for when in dates):
        return False
    return not OVERTAKEN.search(tree.text)


def _outlook(tree: Tree, cue: Cue, ahead: tuple[When, ...]) -> Outlook:
    firsts = [when.first for when in ahead if when.first]
    lasts = [when.last for when in ahead if when.last]
    return Outlook(
        cue=tree.slice(cue.first, cue.end),
        actor=_actor(tree, cue.place),
        first=min(firsts, default=None),
        last=max(lasts, default=None),
        likelihood=_likelihood(tree, cue),
    )


def _actor(tree: Tree, place: int) -> str:
    """Return the subject of the verb that looks ahead, or of the nearest verb above it."""
    for verb in (place, *tree.above(place)):
        subject = tree.child(verb, *SUBJECTS)
        if subject is not None:
            who = name_at(tree, _start(tree, subject), len(tree))
            return (who.speaker or who.channel) if who else tree.slice(subject, subject + 1)
    return ""


def _start(tree: Tree, noun: int) -> int:
    below = set(tree.below(noun))
    while noun - 1 in below:
        noun -= 1
    return noun


def _likelihood(tree: Tree, cue: Cue) -> str:
    """Return the strongest sign of how likely the source holds it, near the cue; empty for plain "will"."""
    near = range(max(0, cue.first - 4), min(len(tree), cue.end + 6))
    for words in LIKELIHOOD:
        for place in near:
            if tree.words[place] in words:
                return tree.tokens[place].text
    return ""

"""What a sentence says of the time ahead in; the outlook that a page can print, with its horizon, out.

A reader who looks under "Outlook" expects the main clause to look ahead. "The officials met on 14 May to
prepare the coming summit" mentions what is ahead and reports what is past: it is a fact. And a plan "for
2024" that was announced in 2024 has that year for its horizon, although the year had begun.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.understand.grammar import (
    NOUN_SUBJECTS,
    NOUNS,
    above,
    below,
    children,
    helpers,
    root_at,
    verb_of,
)
from briefgen.understand.outlook.standing import standing
from briefgen.understand.speech.words import CLAUSE_VERBS, PROMISES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from briefgen.model import Outlook, Token, When

# A cue below one of these is said of a thing in the sentence, not by its main clause.
_ASIDE = {"amod", "acl", "relcl", "pobj", "advcl", "appos", "nmod", "poss", "compound"}
_DECISIONS = frozenset(
    "agree decide approve adopt vote commit resolve undertake sign choose pass endorse order authorise "
    "authorize allocate pledge promise vow".split()
)
_AHEAD = frozenset("will shall would may might could should must plan expect intend due".split())
_OPEN = {"year", "half", "quarter", "season", "month", "decade"}
# "A cut of 18 per cent from 2010" compares with that year; "a rise in the fee from 2027" does not.
_COUNTED_FROM = frozenset({"from", "than", "since", "over", "against"})
_CHANGES = frozenset("cut increase rise fall drop decline reduction gain growth decrease up down".split())
_SETS = frozenset("fee tax levy price rate charge duty fare wage pension benefit rule ban".split())
_NEAR = 6  # tokens
_OF_A_NOUN = frozenset({"compound", "amod", "nummod", "nmod"})
# "were not considered to be in danger in 2008" tells what was, and no plan.
_HELD = frozenset("consider think believe find deem hold report judge know see say feel".split())
_TOLD = frozenset("tell promise assure".split())
_SHIFTED = frozenset({"would", "could", "might"})


def main_outlook(
    found: Outlook | None,
    text: str,
    tokens: Sequence[Token],
    dates: Sequence[When],
    day: date | None,
) -> Outlook | None:
    """Return the outlook if the main clause looks ahead, with its horizon; ``day`` is that of publication."""
    if found is None or _is_aside(found, text, tokens, day):
        return None
    found = _with_horizon(found, dates, day)
    return replace(found, standing=standing(found, text, tokens))


def _with_horizon(found: Outlook, dates: Sequence[When], day: date | None) -> Outlook:
    """Bound the outlook by the latest time in which publication falls, where nothing else bounds it."""
    if found.last or day is None:
        return found
    running = [
        when for when in dates if when.grain in _OPEN and when.first and when.last and when.last >= day
    ]
    if not running:
        return found
    last = max(running, key=lambda when: when.last or day)
    return replace(found, first=last.first, last=last.last)


def _is_aside(found: Outlook, text: str, tokens: Sequence[Token], day: date | None) -> bool:
    """Whether the sentence reports something, and only something in it looks ahead."""
    at = root_at(tokens)
    if at < 0:
        return False
    root = tokens[at]
    if not _is_past(tokens, at):
        return _below(found, text, tokens, {"advcl"})
    if root.lemma in _DECISIONS and found.last is None:
        return True  # "The cabinet agreed on Wednesday to offer lunch" reports what was done
    if root.lemma in _TOLD and root.tag == "VBN" and day is None and found.last is not None:
        return _is_shifted(found)  # "were told that it would fall by 2011": that may be past by now
    if root.lemma in CLAUSE_VERBS | PROMISES:
        return _is_of_speaker(found, text, tokens, at)
    if found.last is None:
        return True  # "was scheduled for a hearing", "was likely to be released": it has been decided since
    return _below(found, text, tokens, _ASIDE)


def _is_shifted(found: Outlook) -> bool:
    """Whether the cue is the "will" of what was once said: "would"."""
    return found.cue.lower().split()[0] in _SHIFTED


def _below(found: Outlook, text: str, tokens: Sequence[Token], links: set[str]) -> bool:
    """Whether the words that look ahead hang on one of these grammatical links."""
    cue = _cue(found, text, tokens)
    return bool(cue) and all(any(tokens[n].dep in links for n in (at, *above(tokens, at))) for at in cue)


def _is_of_speaker(found: Outlook, text: str, tokens: Sequence[Token], root: int) -> bool:
    """Whether nothing but an aside on who speaks looks ahead: "said Ana Lund, who will meet the owners"."""
    speakers = children(tokens, root, *NOUN_SUBJECTS)
    asides = {
        n
        for speaker in speakers
        for aside in children(tokens, speaker, "relcl")
        for n in below(tokens, aside)
    }
    cue = _cue(found, text, tokens)
    elsewhere = (n for n, token in enumerate(tokens) if token.lemma.lower() in _AHEAD and n not in asides)
    return bool(cue) and asides.issuperset(cue) and next(elsewhere, None) is None


def _cue(found: Outlook, text: str, tokens: Sequence[Token]) -> list[int]:
    start = text.find(found.cue)
    return [at for at, token in enumerate(tokens) if start <= token.start < start + len(found.cue)]


def dates_of_past(dates: Sequence[When], tokens: Sequence[Token], day: date | None) -> list[When]:
    """Return the dates of what has happened ("Lane said in 1998"): no outlook has them for its horizon.

    What lies after ``day``, that of publication, can not have been reported.
    """
    return [
        when
        for when in dates
        if ((_is_of_past(when, tokens) or _is_compared(when, tokens)) and not _is_after(when, day))
        or (_is_of_name(when, tokens) and not _is_after(when, day))
        or _is_of_subject(when, tokens)
        or _is_of_aside(when, tokens)
    ]


def _is_of_subject(when: When, tokens: Sequence[Token]) -> bool:
    """Whether it is told of the past of the subject: "Lane, who tried to put it off until 2029, said …"."""
    at = next((place for place, token in enumerate(tokens) if token.start >= when.start), None)
    way = [] if at is None else [at, *above(tokens, at)]
    told = next((n for n in way if tokens[n].dep == "relcl" and tokens[n].tag == "VBD"), None)
    return told is not None and tokens[tokens[told].head].dep in NOUN_SUBJECTS


def _is_of_name(when: When, tokens: Sequence[Token]) -> bool:
    """Whether the year only says which thing is meant: "the 2016 election" is no time at which one acts."""
    inside = [n for n, token in enumerate(tokens) if when.start <= token.start < when.end]
    return when.grain == "year" and any(
        tokens[n].dep in _OF_A_NOUN and tokens[n].head > inside[-1] and tokens[tokens[n].head].pos in NOUNS
        for n in inside
    )


def _is_of_aside(when: When, tokens: Sequence[Token]) -> bool:
    """Whether it only says who somebody was in a decade: "with Lane, a player in the band in the 1980s,"."""
    at = next((place for place, token in enumerate(tokens) if token.start >= when.start), None)
    return (
        when.grain == "decade"
        and at is not None
        and any(tokens[n].dep == "appos" and tokens[n].pos in NOUNS for n in above(tokens, at))
    )


def _is_after(when: When, day: date | None) -> bool:
    return day is not None and when.first is not None and when.first > day


def _is_of_past(when: When, tokens: Sequence[Token]) -> bool:
    at = next((place for place, token in enumerate(tokens) if token.start >= when.start), None)
    if at is None:
        return False
    verb = verb_of(tokens, at)
    over = tokens[verb].head
    if tokens[verb].dep == "xcomp" and tokens[over].lemma in _HELD and _was(tokens, over):
        return True
    return tokens[verb].tag == "VBD" or (tokens[verb].tag == "VBN" and _was(tokens, verb))


def _was(tokens: Sequence[Token], at: int) -> bool:
    """Whether "was" or "were" helps the participle, and nothing that looks ahead does."""
    helping = helpers(tokens, at)
    return bool(helping & {"was", "were"}) and not helping & {"to", "be", "would"}


def _is_compared(when: When, tokens: Sequence[Token]) -> bool:
    """Whether a change is counted from that year: "a cut of 18 per cent from 2010", "down from 2010"."""
    before = [token for token in tokens if token.end <= when.start]
    if when.grain != "year" or not before or before[-1].text.lower() not in _COUNTED_FROM:
        return False
    near = {token.lemma.lower() for token in before[-_NEAR:]}
    return bool(near & _CHANGES) and not near & _SETS


def _is_past(tokens: Sequence[Token], verb: int) -> bool:
    if tokens[verb].tag == "VBD":
        return True
    helping = helpers(tokens, verb)
    was = tokens[verb].tag == "VBN" and bool(helping & {"was", "were", "had"})
    return was and not helping & {"will", "would", "to"}

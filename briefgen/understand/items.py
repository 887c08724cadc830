"""Parsed items of lists in, whether they make a sentence with the words before their list out.

``segment`` joins an item to these words wherever that may be right. Here the grammar decides: there must be
a clause that both make up, and an item that is a sentence by itself stays one.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.understand.grammar import FINITE, SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from briefgen.model import Sentence, Token, When

_BELOW = frozenset({"relcl", "acl", "advcl", "csubj", "pcomp"})
# "The meeting AGREED": in capitals the parser takes a verb for a name.
_SHOUTED = re.compile(
    r"\b(?:AGRE|RESOLV|DECID|APPROV|NOT|ADOPT|REQUEST|ENDORS|RECOMMEND|ORDER|REJECT|CONFIRM)E?[DS]\b"
)
# "resolved by 6 votes to 3", "resolved unanimously"; and a word of as many letters, never an adjective.
_VOTED = re.compile(
    r"\bresolved(?=,? (?:unanimously|nem\.? con|"
    r"(?:by|on|with) (?:an? |the )?(?:\w+ )?(?:\d+|vote|majority|consensus)\b))"
)
_DECLARED = "declared"
# "RESOLVED: that the fee be raised": no colon stands between a verb and what is decided.
_COLON = re.compile(
    r"^((?:RESOLV|AGRE|DECID|APPROV|ORDER|RECOMMEND)E?D):(?= (?:that|to)\b)|"
    r"(\b(?:resolv|agre|decid|approv|order|recommend)e?d,[^:,]{3,60}):(?= (?:that|to)\b)",
    re.IGNORECASE,
)
_ASKS_OR_DECIDES = re.compile(
    r"\b(?:resolv|agree|decid|recommend|ask|request|order|demand|urge|will|shall|must|should|vote|plan|intend)\w*",
    re.IGNORECASE,
)
# What is decided or asked for lies ahead of the day on which it is.
_BOUND = re.compile(
    r"\b(?:as of|as from|from|by|until|before|starting(?: in| on)?|beginning(?: in| on)?)\s+$"
)
_EARLY = 3  # tokens: "further strongly condemns"
_JOINS = frozenset({"that", "whether", "if", "how"})


def as_spoken(text: str) -> str:
    """Return the words as the parser knows them: what minutes decide in capitals, in small letters.

    No letter moves. "The committee resolved by 6 votes to 3 that" is a committee that somebody resolved to
    the parser, and one that "declared" is not: ``as_written`` takes that word back.
    """
    if text.isupper():
        return text
    text = _COLON.sub(lambda found: f"{found[1] or found[2]} ", text)
    return _VOTED.sub(_DECLARED, _SHOUTED.sub(lambda found: found.group().lower(), text))


def as_written(text: str, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the tokens of ``as_spoken(text)`` with the verb that stands there."""
    spoken = _SHOUTED.sub(lambda found: found.group().lower(), text)
    if not _VOTED.search(spoken):
        return tokens
    return tuple(
        replace(token, text="resolved", lemma="resolve")
        if token.text == _DECLARED and spoken.startswith("resolved", token.start)
        else token
        for token in tokens
    )


def goes_on(sentence: Sentence, tokens: Sequence[Token], item: str) -> bool:
    """Whether an item and the words before its list are one sentence; ``item`` is as its source has it."""
    seam = sentence.parts[1].at
    before = [at for at, token in enumerate(tokens) if token.start < seam]
    if not before or len(before) == len(tokens):
        return False
    if tokens[0].pos == "VERB" and not _has_subject(tokens, before, before):
        # Such as: RESOLVED unanimously that the fee be raised
        return tokens[len(before)].text.lower() in {"that", "to"}
    told = _has_subject(tokens, before, before) or (
        not _ends_in_colon(tokens, before) and _has_subject(tokens, range(len(tokens)), before)
    )
    return told and not (item[:1].isupper() and _is_sentence(tokens, before))


def without_guessed_past(
    sentence: Sentence, dates: tuple[When, ...], published: date | None
) -> tuple[When, ...]:
    """Return the dates; what an item decides or asks for "in October" is not the October that is past.

    The verb before the list tells of the past, the item of what comes: its year is left open, but for what
    begins or ends then ("as of August"), which is the next.
    """
    if (
        not sentence.parts
        or published is None
        or not _ASKS_OR_DECIDES.search(sentence.text[: sentence.parts[1].at])
    ):
        return dates
    return tuple(
        _to_come(when, sentence.text, published)
        if when.start >= sentence.parts[1].at and when.bracket and when.last and when.last < published
        else when
        for when in dates
    )


def _to_come(when: When, text: str, published: date) -> When:
    """Return the date a year later, where something is to begin or end then; else without its year."""
    open_ = replace(when, first=None, last=None, bracket="")
    bound = _BOUND.search(text, 0, when.start)
    if not (bound and when.first and when.last and when.bracket == str(when.first.year)):
        return open_
    year = when.first.year + 1
    if when.last.year != when.first.year or when.last.replace(day=1, year=year) < published.replace(day=1):
        return open_
    last = monthrange(year, when.last.month)[1] if when.grain == "month" else when.last.day
    try:
        first, end = when.first.replace(year=year), when.last.replace(year=year, day=last)
    except ValueError:  # 29 February
        return open_
    return replace(when, first=first, last=end, bracket=str(year))


def _has_subject(tokens: Sequence[Token], verbs: Sequence[int], subjects: Sequence[int]) -> bool:
    """Whether one of the verbs is finite and has one of the subjects."""
    clauses = set(_clauses(tokens, verbs))
    return any(tokens[at].dep in SUBJECTS and tokens[at].head in clauses for at in subjects)


def _clauses(tokens: Sequence[Token], places: Sequence[int]) -> Iterator[int]:
    """Yield the verbs that are finite, or have a helping verb that is."""
    for at in places:
        # "The board resolved to sell": the parser often takes such a verb for a participle.
        if tokens[at].tag in FINITE or (tokens[at].tag == "VBN" and tokens[at].dep == "ROOT"):
            yield at
            if tokens[at].dep in {"aux", "auxpass"}:
                yield tokens[at].head


def _ends_in_colon(tokens: Sequence[Token], before: Sequence[int]) -> bool:
    return tokens[before[-1]].text == ":"


def _is_sentence(tokens: Sequence[Token], before: Sequence[int]) -> bool:
    """Whether the item says by itself who does what, and nothing before it asks for a clause."""
    behind = range(len(before), len(tokens))
    if tokens[behind[0]].text.lower() in _JOINS or tokens[before[-1]].text.lower() in _JOINS:
        return False
    # "The Assembly […] decides that the mission shall comprise …": its subject stands before the list.
    acts = next((at for at in behind[:_EARLY] if tokens[at].tag in FINITE), None)
    if acts is not None and any(tokens[at].dep in SUBJECTS and tokens[at].head == acts for at in before):
        return False
    clauses = set(_clauses(tokens, behind))
    return any(
        tokens[at].dep in SUBJECTS
        and tokens[at].head in clauses
        and tokens[tokens[at].head].dep not in _BELOW
        for at in behind
    )

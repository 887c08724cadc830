"""A source and one of its sentences in, who is set before it out, where its writer speaks as "we" or as "I".

"[Holm Transit Authority:] We have spent 212 million crowns of the 340 million." The sentence stays as it is,
whatever its verbs and however often it says "our"; a reader sees at once whose words they are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.compose.naming import Voice, voice_name
from briefgen.merge.told import first_sentence
from briefgen.rank.opinions import is_opinion
from briefgen.understand.grammar import OF_WRITER
from briefgen.understand.persons import personal

if TYPE_CHECKING:
    from briefgen.model import Corpus, Source, Statement

_WE = frozenset("we us our ours ourselves".split())
_BODY = (
    r"[A-Z][\w’'&-]*(?: (?:[A-Z][\w’'&-]*|of|for|and|the))*? "
    r"(?:Council|Board|Committee|Assembly|Authority|Cabinet)"
)
_MINUTES = re.compile(
    r"(?i:(?:the )?(?:minutes|decisions|resolutions|record|account) of (?:(?:the|a) )?)"
    r"(?i:(?:\w+ ){0,3}meetings? of (?:the )?)?"
    rf"({_BODY})\b|({_BODY})\s?[–—:,|-]?\s(?i:draft )?(?i:minutes|decisions|resolutions|record of)\b"
)
# "It was agreed by the Council that" names it.
_IT_WAS = re.compile(
    r"\b[Ii]t was (?:\w+ )?(?:resolved|agreed|decided|ordered|RESOLVED|AGREED|DECIDED|ORDERED)\b(?! by the)"
)
_MEETS = re.compile(r"\b(?:Council|Board|Committee|Assembly|Authority|Cabinet|Commission|Parliament)\b")
_TOP = 600  # characters in which a text is headed
_OFFICE = re.compile(
    r"\b(?:Minister|Secretary|Commissioner|Mayor|President|Chancellor|Premier|Governor|Ombudsman)\b"
)
_LONGEST = 70  # characters before a sentence; with more nobody comes to the sentence


def voice_of(source: Source) -> Voice:
    """Return who speaks as "we" in a source, who as "I", and its text.

    "We" is its publisher, without a remark in brackets; that of a column is its writer and whoever agrees,
    and nobody that could be named. "I" is who has signed the letter, or who makes the statement by its title.
    """
    signed = _signed(source)
    body = source.publisher or _met(source)
    named = voice_name(body) if signed or not (source.author and is_opinion(source)) else ""
    return Voice(named, source.text, source.author if signed else "")


def speaker(said: Statement, voice: Voice) -> str:
    """Return who is set before the sentence; empty where nobody need be, or nobody is known.

    Where it speaks to its reader ("you"), nobody is: on a page that would be somebody else.
    """
    words = personal(said.tokens)
    if not words:
        return voice.name if _is_decided_there(said, voice) else ""
    if words - _WE - OF_WRITER:
        return ""
    if not words & OF_WRITER:
        return voice.name or voice.writer
    if not voice.writer or not voice.name or voice.name in voice.writer:
        return voice.writer
    both = f"{voice.writer}, {voice.name}"
    return both if len(both) <= _LONGEST else voice.writer


def _is_decided_there(said: Statement, voice: Voice) -> bool:
    """Whether a body's minutes tell what was decided and not by whom: "It was RESOLVED, by 17 to 13,"."""
    text = said.sentence.text
    decided = _IT_WAS.search(text) is not None and _MEETS.search(voice.name) is not None
    return decided and voice.name.lower() not in text.lower()


def names_itself(said: Statement, name: str) -> bool:
    """Whether the sentence names who speaks before it says "we": "Holm Rail has paid. We regret …"."""
    first = next((token.start for token in said.tokens if token.text.lower() in _WE | OF_WRITER), 0)
    return bool(name) and name.lower() in said.sentence.text[:first].lower()


def is_unvoiced(said: Statement, voice: Voice) -> bool:
    """Whether the writer speaks of himself or to the reader, and nobody can be set before the sentence."""
    return bool(personal(said.tokens)) and not speaker(said, voice)


def tells_of_itself(said: Statement, corpus: Corpus) -> bool:
    """Whether the writer tells what he has done or thinks, without a figure in it and without a plan."""
    first = first_sentence(said.tokens)
    end = first[-1].end if first else 0
    if said.outlook or any(figure.start < end for figure in said.figures):
        return False
    return bool(personal(first)) and bool(speaker(said, voice_of(corpus.source(said.sentence.span.source))))


def before(name: str, note: str) -> str:
    """Return what stands in the one bracket before a line; empty where nothing need be said.

    That is who speaks, a note on the line that ends on a colon ("Was due May 2024; …:"), or both.
    """
    if not name or not note:
        return f"{name}:" if name else note
    joint = ";" if ";" in note else ","
    return f"{name}{joint} {note[0].lower()}{note[1:]}"


def _met(source: Source) -> str:
    """Return whose minutes these are, by their title: "Holm Town Council – Minutes of 3 March"."""
    found = _MINUTES.match(source.title)
    return next((name for name in found.groups() if name), "") if found else ""


def _signed(source: Source) -> bool:
    """Whether the author is who signs a letter, or who makes the statement by its title."""
    if not source.author:
        return False
    under = (one.text for one in source.dropped if one.reason == "greeting or signature of a letter")
    head = [line for line in source.text[:_TOP].splitlines() if source.author in line]
    return (
        source.author in source.title
        or any(source.author in line for line in under)
        or any(_OFFICE.search(line) and len(line) <= _LONGEST for line in head)
    )

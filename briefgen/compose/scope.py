"""A statement and its source in, what the source is about out, where the statement alone does not say so.

The title of a report or a notice names what all of it is about: "Report 11 of 2026: School Lunch Trial". It
goes on: "Some 31 per cent of food was thrown away." Below that title this is whole; on a page nobody knows
whose food it was.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from briefgen.compose.papers import is_news
from briefgen.compose.period import tells_past
from briefgen.merge.half import half_told
from briefgen.merge.told import first_sentence
from briefgen.salience.terms import content
from briefgen.salience.words import STOP, stem
from briefgen.understand.grammar import FINITE, NOUNS, children
from briefgen.understand.parse import parse
from briefgen.understand.persons import is_personal

if TYPE_CHECKING:
    from briefgen.model import Source, Statement

_KINDS = (
    r"report|notice|review|audit|inquiry|study|evaluation|assessment|inspection|investigation|notification|"
    r"bulletin|guidance|circular"
)
_KIND = re.compile(rf"\b(?:{_KINDS})\b", re.IGNORECASE)
# What says only which of its kind it is: "Report 11 of 2026: …", "Special report – …".
_NUMBER = re.compile(
    rf"(?:[\w’' ]{{0,30}}\b)?(?:{_KINDS})\b[\w ./,()-]{{0,24}}(?::| [–—-]) (?=\S)", re.IGNORECASE
)
_REMARK = re.compile(r"\s*\([^()]*\)$")  # "(extract)"
# What the parser takes for a plural: "issues Urgent Notification", "fines the Bank".
_ACTS = re.compile(r"\b[a-z]{2,}s (?:the |an? |\d|[A-Z])")
_PRODUCTS = frozenset({"product", "medicine", "vaccine", "device", "substance"})
# Words before "report" and the like that tell nothing of what it is on.
_OF_KINDS = frozenset(
    "performance special annual final interim internal external financial statutory independent progress "
    "technical public joint quarterly monthly yearly first second third mid-term follow-up summary".split()
)
_ENDS = re.compile(r"\s*\(| [-–—] |: |,")
_OPENS, _MOST = 30, 6  # characters, words
_FEWEST, _LONGEST = 2, 72  # words, characters; a longer bracket is read before the line


def scope_of(said: Statement, source: Source) -> str:
    """Return what a report or a notice is about, for a line that tells only what was counted there.

    Empty where the statement names somebody, a time or the thing itself, is somebody's, or speaks as "we".
    """
    if said.attributions or said.sentence.parts or is_news(source.publisher) or is_personal(said.tokens):
        return ""
    half = bool(half_told(said))
    scope = _scope(source.title, whole=half)
    if not scope or set(map(stem, content(scope))) & _stems(said):
        return ""
    return scope if half or _counts_unnamed(said) else ""


def thing_of(said: Statement, source: Source) -> str:
    """Return what the title of an official paper names in full where the sentence opens on "the wall".

    "The product" of a notice on one is what its title begins with: "Amoxicillin suspension - limited supply".
    """
    title = source.title
    if not source.title_given or is_news(source.publisher) or not source.publisher or said.sentence.parts:
        return ""
    bare = [
        said.tokens[at + 1]
        for at, token in enumerate(said.tokens)
        if token.lemma == "the"
        and token.head == at + 1
        and not children(said.tokens, at + 1, "prep", "relcl", "acl", "poss", "compound", "amod")
    ]
    opens = (noun.text.lower() for noun in bare[:1] if noun.start < _OPENS and noun.tag == "NN")
    found = next(filter(None, (_in_full(title, noun) for noun in opens)), "")
    if not found and any(noun.lemma in _PRODUCTS for noun in bare):
        found = _ENDS.split(title, maxsplit=1)[0].strip()
    words = set(map(stem, content(found)))
    if (
        not words
        or words <= _stems(said)
        or not _FEWEST <= len(found.split()) <= _MOST
        or _is_headline(title)
    ):
        return ""
    return "" if _is_only_kind(found) else found[0].upper() + found[1:]


def _is_only_kind(words: str) -> bool:
    """Whether they say only of which kind a paper is: "Performance Audit"."""
    return all(_KIND.fullmatch(word) or word.lower() in _OF_KINDS for word in words.split())


def _in_full(title: str, noun: str) -> str:
    """Return the noun with the one to three words before it that the title has: "Pellmouth sea wall"."""
    found = re.search(rf"(?:[\w’'-]+ ){{1,3}}{re.escape(noun)}\b", title, re.IGNORECASE)
    words = found.group().split() if found else []
    while words and words[0].lower() in STOP:
        words = words[1:]
    return " ".join(words) if len(words) > 1 and not STOP & set(map(str.lower, words)) else ""


def _counts_unnamed(said: Statement) -> bool:
    """Whether it measures what was, and names neither anybody nor a time."""
    tokens = first_sentence(said.tokens)
    end = tokens[-1].end if tokens else 0
    measured = any(figure.kind != "ordinal" and figure.start < end for figure in said.figures)
    named = any(token.pos == "PROPN" for token in tokens) or any(when.start < end for when in said.dates)
    return measured and not named and not said.outlook and tells_past(tokens)


def _stems(said: Statement) -> set[str]:
    return {stem(token.lemma.lower()) for token in first_sentence(said.tokens) if token.pos in NOUNS}


@lru_cache(maxsize=512)
def _scope(title: str, *, whole: bool) -> str:
    """Return what the title of a report or a notice names; a headline is returned as a ``whole`` only."""
    if not _KIND.search(title):
        return ""
    words = _REMARK.sub("", _NUMBER.sub("", title, count=1)).strip()
    if (
        _is_only_kind(words)
        or len(words.split()) < _FEWEST
        or len(words) > _LONGEST
        or ":" in words
        or words[-1] in ".!?"
    ):
        return ""
    return words[0].upper() + words[1:] if whole or not _is_headline(words) else ""


def _is_headline(words: str) -> bool:
    """Whether the words tell what happened: "Inspector issues Urgent Notification" has a verb."""
    told = any(token.tag in FINITE and token.dep not in {"acl", "relcl"} for token in parse([words])[0])
    return told or _ACTS.search(words) is not None

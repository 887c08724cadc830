"""Two sentences that follow each other in, whether they may stand as one line of a page out.

The two must be one thought, for the reader has nothing else to go by: the second goes on with what the first
speaks of, says whose words it is, and points at nothing that the first does not hold. Of 60 second sentences
that were read, 56 were whole, attributed and belonged there; before the rules on what adds nothing, 48.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.compose.printable import printable
from briefgen.salience.words import STOP
from briefgen.salience.words import tokens as words
from briefgen.understand.openings import connective
from briefgen.understand.speech.words import PEOPLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefgen.model import Source, Statement, Token

# Words of both sentences: four rows and a half of the default page. Sentences of news have 22 in the mean.
MOST_WORDS = 60
_GAP = 3  # characters between two sentences that follow each other, a line's end and an empty line included
_NAMES = frozenset("PERSON ORG NORP GPE FAC LAW EVENT PRODUCT WORK_OF_ART LOC".split())
_NOUNS = frozenset({"NOUN", "PROPN"})
_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_OF_PEOPLE = frozenset("he she him her his hers himself herself".split())
_OF_MANY = frozenset("they them their theirs themselves".split())
_OF_THINGS = frozenset("it its itself".split())
_POINTING = frozenset("this that these those such".split())
_BACK = _OF_PEOPLE | _OF_MANY | _OF_THINGS | _POINTING
# Words that many sentences have in common without speaking of one thing.
_GENERAL = STOP | frozenset(
    "year month week day time hour people person percent % number part way thing place report statement "
    "official case monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december today yesterday tomorrow".split()
)
# What sentences do not open on: a dateline, a label, a credit in brackets, the number of a note.
_FURNITURE = re.compile(
    r"[A-Z][A-Z.,’'/ -]{3,}(?:\([^)]{1,30}\)\s*)?[:–—-]|\(|[A-Z][\w ]{1,20}:\s|\d{1,3}\s[A-Z]"
)
_ENDS = re.compile(r"[.!…][\"'”’»)\]]*(?:\[\d+\])*\s*$")
# Nobody needs to know on a page who did not answer.
_NO_ANSWER = re.compile(
    r"request(?:s|ed)? for comment|declined? to comment|could not (?:immediately )?be reached|"
    r"(?:not|n[’']t) (?:immediately )?(?:respond|return|reply|comment)",
    re.IGNORECASE,
)
_AGAIN = 0.7  # of the words of the second sentence; from there on it tells the first one anew
# Words that put one thing beside another: what they add need not go on with what stands before.
_BESIDE = frozenset("also additionally separately elsewhere meanwhile besides furthermore moreover".split())
_EARLY = 6  # tokens; where such a word says how the sentence is joined to the one before
_LEAST_SHARED = 2  # words of substance that two paragraphs on one thing share, where no subject goes on


def goes_with(first: Statement, second: Statement, source: Source) -> bool:
    """Whether the second stands right behind the first in the source, and goes on with its thought."""
    one, two = first.sentence, second.sentence
    between = source.text[one.span.end : two.span.start]
    return (
        len(between) <= _GAP
        and not between.strip()
        and len(one.text.split()) + len(two.text.split()) <= MOST_WORDS
        and two.whole
        and printable(replace(second, dangling=""), alone=False) == ""
        and _is_clean(two.text)
        and _says_something(second)
        and not _says_again(first, second)
        and _is_prose(first, second, source)
        and _is_explained(first, second)
        and (_goes_on(first, second) if one.paragraph != two.paragraph else _touches(first, second))
    )


def _is_clean(text: str) -> bool:
    """Whether the words are a sentence of running text: no caption, no note's number, no question."""
    return bool(_ENDS.search(text)) and not (_FURNITURE.match(text) or "?" in text or _NO_ANSWER.search(text))


def _says_something(second: Statement) -> bool:
    """Whether it tells a fact; what judges the first, without a figure, a day or a name, does not."""
    names = any(token.entity in _NAMES for token in second.tokens)
    if second.figures or second.dates or second.attributions or names:
        return True
    opening = second.tokens[0]
    points = opening.lemma.lower() in _OF_THINGS | _POINTING
    judges = points and any(token.dep == "ROOT" and token.lemma == "be" for token in second.tokens)
    return not (judges or connective(second.sentence.text) or opening.pos in {"CCONJ", "ADV", "INTJ"})


def _says_again(first: Statement, second: Statement) -> bool:
    """Whether the second tells the first anew."""
    known = set(words(first.sentence.text))
    mine = set(words(second.sentence.text)) - STOP
    return len(mine & known) >= _AGAIN * len(mine)


def _is_prose(first: Statement, second: Statement, source: Source) -> bool:
    """Whether both stand in running text: items of a list follow each other without going on."""
    spans = (first.sentence.span, second.sentence.span)
    kinds = [block.kind for span in spans for block in source.blocks if block.start <= span.start < block.end]
    return kinds == ["paragraph", "paragraph"]


def _is_explained(first: Statement, second: Statement) -> bool:
    """Whether the first sentence holds what the second one's opening pronoun stands for."""
    word = second.dangling.lower()
    if word in _OF_PEOPLE:
        return any(_is_person(token) for token in first.tokens)
    if word in _OF_MANY:
        return any(
            token.entity in {"ORG", "NORP"} or (token.pos in _NOUNS and token.tag in {"NNS", "NNPS"})
            for token in first.tokens
        )
    if word in _OF_THINGS:
        return any(
            token.pos in _NOUNS and not _is_person(token) and token.tag in {"NN", "NNP"}
            for token in first.tokens
        )
    return True


def _is_person(token: Token) -> bool:
    return token.entity == "PERSON" or (
        token.pos == "NOUN" and token.lemma.lower() in PEOPLE and token.tag == "NN"
    )


def _goes_on(first: Statement, second: Statement) -> bool:
    """Whether a new paragraph speaks of what the one before does: its subject, or who is quoted, is there."""
    known = _words(first.tokens)
    carried = second.dangling.lower() in _BACK or _subject(second) & known or _speakers(second) & known
    return bool(carried) or len(_words(second.tokens) & known) >= _LEAST_SHARED


def _touches(first: Statement, second: Statement) -> bool:
    """Whether two sentences of one paragraph have anything in common, a pronoun counted."""
    if any(token.text.lower() in _BESIDE for token in second.tokens[:_EARLY]):
        return bool(_subject(second) & _words(first.tokens))
    leans = second.dangling or connective(second.sentence.text)
    pointing = any(token.lemma.lower() in _BACK for token in second.tokens)
    return bool(leans or pointing or _words(first.tokens) & _words(second.tokens))


def _words(tokens: Iterable[Token]) -> set[str]:
    """Return the words of substance: nouns and names."""
    return {
        token.lemma.lower()
        for token in tokens
        if token.pos in _NOUNS and token.entity not in {"DATE", "TIME"}
    } - _GENERAL


def _subject(said: Statement) -> set[str]:
    """Return the nouns of the first subject, with what belongs to it."""
    tokens = said.tokens
    heads = (at for at, token in enumerate(tokens) if token.dep in _SUBJECT and token.pos in _NOUNS)
    head = next(heads, None)
    if head is None:
        return set()
    return _words(token for at, token in enumerate(tokens) if _under(tokens, at, head))


def _under(tokens: Sequence[Token], at: int, head: int) -> bool:
    for _ in range(len(tokens)):
        if at == head:
            return True
        at = tokens[at].head
    return False


def _speakers(said: Statement) -> set[str]:
    return {
        word.lower() for found in said.attributions for word in found.speaker.split() if word[:1].isupper()
    }

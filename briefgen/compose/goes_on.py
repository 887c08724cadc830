"""Two sentences that follow each other in, whether they may stand as one line of a page out.

The two must be one thought, for the reader has nothing else to go by: the second goes on with what the first
speaks of, says whose words it is, and points at nothing that the first does not hold. Of 60 second sentences
of news that were read, 53 were whole, attributed, a fact and in their place; three kinds of the others are
refused since.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.compose.pointing import pointing
from briefgen.compose.printable import printable
from briefgen.compose.voices import voice_of
from briefgen.merge.half import half_told
from briefgen.salience.words import STOP
from briefgen.salience.words import tokens as words
from briefgen.understand.grammar import (
    NAMES,
    NOUN_SUBJECTS,
    NOUNS,
    OF_MANY,
    OF_ONE,
    OF_PEOPLE,
    POINTING,
    TIMES,
    children,
    is_under,
    root_at,
    unquoted,
)
from briefgen.understand.openings import connective
from briefgen.understand.speech.words import PEOPLE
from briefgen.understand.units import (
    JUDGES,
    concedes_more,
    is_saying,
    join_two,
    speaks_of_another,
    subject_is_many,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefgen.model import Source, Statement, Token

# Words of both sentences: five rows of the default page. Sentences of news have 22 in the mean.
MOST_WORDS = 72
_MOST_SENTENCES = 3  # either may be two already that belong together; a line of four is a paragraph
_GAP = 3  # characters between two sentences that follow each other, a line's end and an empty line included
_BACK = OF_PEOPLE | OF_MANY | OF_ONE | POINTING
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
# The second of a list, whose first may have lost its "First".
_COUNTS = re.compile(r"(?:Second|Third|Fourth|Fifth|Final|Last)(?:ly)?,")
_ENDS = re.compile(r"[.!…][\"'”’»)\]]*(?:\[\d+\])*\s*$")
_OPENING_MARKS, _CLOSING_MARKS, _MARKS = '"“', '"”', re.compile(r"[\"“”]")
# Who says "I" in a quotation tells of himself.
_FEELING = re.compile(r"\b(?:I|me|my|mine)\b|\bI['’](?:m|d|ve|ll)\b")
# Nobody needs to know on a page who did not answer.
_NO_ANSWER = re.compile(
    r"request(?:s|ed)? for comment|declined? to comment|could not (?:immediately )?be reached|"
    r"(?:not|n[’']t) (?:immediately )?(?:respond|return|reply|comment)",
    re.IGNORECASE,
)
# What is said over every grave.
_COURTESY = re.compile(r"\b(?:rest in peace|thoughts and prayers|condolences|in our hearts)\b", re.IGNORECASE)
_PUTS = re.compile(r"\b(?:puts?|estimated?|estimates) it at\b")
_MOSTLY = 0.5  # of the words of a sentence
_MAYBE = frozenset("may might could".split())
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
        not (one.parts or two.parts)  # the words before a list stand elsewhere
        and len(between) <= _GAP
        and not between.strip()
        and len(one.text.split()) + len(two.text.split()) <= MOST_WORDS
        and _sentences(first) + _sentences(second) <= _MOST_SENTENCES
        and two.whole
        and printable(_as_second(first, second), voice_of(source), alone=False) == ""
        and _is_clean(two.text)
        and not concedes_more(first, second, source.text)
        and not (_shows(second) or _guesses(second))
        and _says_something(second)
        and not _says_again(first, second)
        and _is_prose(first, second, source)
        and _is_explained(first, second)
        and _knows_speakers(first, second)
        and not pointing(join_two(first, second, source.text))
        and (_goes_on(first, second) if one.paragraph != two.paragraph else _touches(first, second))
    )


def _sentences(said: Statement) -> int:
    return sum(token.dep == "ROOT" for token in said.tokens)


def _as_second(first: Statement, second: Statement) -> Statement:
    """Return the second as it stands behind the first: what it opens on is told, and who goes on speaking."""
    speaking = first.attributions if _quotes_on(first, second) else second.attributions
    return replace(second, dangling="", attributions=speaking)


def _quotes_on(first: Statement, second: Statement) -> bool:
    """Whether the second is the rest of what the first quotes ("It rose," she said. "It is 4 per cent now.").

    It must hold a fact: what people feel fills a page and tells nothing.
    """
    one, two = first.sentence.text.rstrip(), second.sentence.text.rstrip()
    speakers = [said for said in first.attributions if said.speaker and not _MARKS.search(one, said.start)]
    return (
        one[0] in _OPENING_MARKS
        and two[0] in _OPENING_MARKS
        and two[-1] in _CLOSING_MARKS
        and len(speakers) == 1
        and not second.attributions
        and not _FEELING.search(two)
        and _is_hard(second)
    )


def _is_hard(said: Statement) -> bool:
    """Whether it holds a name, a figure or a date."""
    return bool(said.figures or said.dates or any(token.entity in NAMES for token in said.tokens))


def _is_clean(text: str) -> bool:
    """Whether the words are a sentence of running text: no caption, no note's number, no question."""
    empty = _FURNITURE.match(text) or "?" in text or _NO_ANSWER.search(text) or _COURTESY.search(text)
    return bool(_ENDS.search(text)) and not (empty or _COUNTS.match(text))


def _says_something(second: Statement) -> bool:
    """Whether it tells a fact; what judges the first, without a figure, a day or a name, does not.

    Nor does what somebody is quoted with: "This is a bridge, not a hammock," she said.
    """
    if is_saying(second):
        return False
    if second.figures or second.dates:
        return True
    if second.attributions:
        return not _only_quotes(second)
    opening = second.tokens[0]
    points = opening.lemma.lower() in OF_ONE | POINTING
    if points and any(token.dep == "ROOT" and token.lemma == "be" for token in second.tokens):
        return False
    return _is_hard(second) or not (
        connective(second.sentence.text) or opening.pos in {"CCONJ", "ADV", "INTJ"}
    )


def _only_quotes(second: Statement) -> bool:
    """Whether it is in somebody's own words, and they name nobody: no page has to be filled by them."""
    quoted = [token for token, inside in unquoted(second.tokens) if inside]
    return len(quoted) > _MOSTLY * len(second.tokens) and not any(token.entity in NAMES for token in quoted)


def _shows(second: Statement) -> bool:
    """Whether a past day is told in the present, as captions do: "Fuel is pumped in Nevada on 6 May 2013"."""
    helps = (second.tokens[at].tag for at in children(second.tokens, root_at(second.tokens), "auxpass"))
    days = (when for when in second.dates if when.grain == "day" and when.rule == "as written")
    return second.outlook is None and any(tag in {"VBZ", "VBP"} for tag in helps) and any(days)


def _guesses(second: Statement) -> bool:
    """Whether the writer says what may be, and neither when nor who thinks so."""
    root = root_at(second.tokens)
    verbs = {root, *children(second.tokens, root, "conj")}
    maybe = any(
        token.text.lower() in _MAYBE and token.dep == "aux" and token.head in verbs for token in second.tokens
    )
    return maybe and not (second.attributions or second.dates)


def _knows_speakers(first: Statement, second: Statement) -> bool:
    """Whether who speaks without a name was told of before: not "said the climber from Bern"."""
    known = _words(first.tokens)
    unnamed = (said.speaker.lower() for said in second.attributions if not (said.named or said.meant))
    return all(known.intersection(said.split()) for said in unnamed if said.startswith("the "))


def _says_again(first: Statement, second: Statement) -> bool:
    """Whether the second tells the first anew."""
    known = set(words(first.sentence.text))
    mine = set(words(second.sentence.text)) - STOP
    return len(mine & known) >= _AGAIN * len(mine)


def _is_prose(first: Statement, second: Statement, source: Source) -> bool:
    """Whether both stand in running text or in one item of a list: its items do not go on with each other."""
    spans = (first.sentence.span, second.sentence.span)
    blocks = [block for span in spans for block in source.blocks if block.start <= span.start < block.end]
    kinds = [block.kind for block in blocks]
    return kinds == ["paragraph", "paragraph"] or (kinds == ["item", "item"] and blocks[0] == blocks[1])


def _is_explained(first: Statement, second: Statement) -> bool:
    """Whether the first sentence holds what the second one's opening pronoun stands for."""
    word = second.dangling.lower()
    if word in OF_PEOPLE:
        return any(_is_person(token) for token in first.tokens)
    if word in OF_MANY:
        return any(
            token.entity in {"ORG", "NORP"} or (token.pos in NOUNS and token.tag in {"NNS", "NNPS"})
            for token in first.tokens
        )
    if word in OF_ONE:
        found = [
            token
            for token in first.tokens
            if token.pos in NOUNS and not _is_person(token) and token.tag in {"NN", "NNP"}
        ]
        # "Talks with the firm broke off. Its chairman …": whose, only the sentence before these may say.
        settled = any(token.dep in NOUN_SUBJECTS for token in found) or (found and not subject_is_many(first))
        return _revalues(first, second) or (bool(settled) and not speaks_of_another(first))
    return True


def _revalues(first: Statement, second: Statement) -> bool:
    """Whether "it" is what the first gives another figure of: "146 million. The regulator put it at 71"."""
    kinds = {figure.kind for figure in first.figures}
    return bool(_PUTS.search(second.sentence.text)) and any(one.kind in kinds for one in second.figures)


def _is_person(token: Token) -> bool:
    return token.entity == "PERSON" or (
        token.pos == "NOUN" and token.lemma.lower() in PEOPLE and token.tag == "NN"
    )


def _goes_on(first: Statement, second: Statement) -> bool:
    """Whether a new paragraph speaks of what the one before does: its subject, or who is quoted, is there."""
    if _judges_it(second):
        return False
    if _quotes_on(first, second):
        return True
    if _another_speaks(first, second):
        return False
    known = _words(first.tokens)
    carried = second.dangling.lower() in _BACK or _head(second) & known or _speakers(second) & _named(first)
    return bool(carried) or len(_words(second.tokens) & known) >= _LEAST_SHARED + (not _head(second))


def _another_speaks(first: Statement, second: Statement) -> bool:
    """Whether each of two paragraphs tells what somebody else says: those are two facts."""
    theirs, mine = _speakers(first), _speakers(second)
    return bool(theirs and mine) and not theirs & mine


def _head(said: Statement) -> set[str]:
    """Return the noun of the subject, without what belongs to it: of "a tax on salmon" the tax."""
    tokens = said.tokens
    heads = [token for token in tokens if token.dep in NOUN_SUBJECTS and token.pos in NOUNS]
    return _words(heads[:1])


def _named(said: Statement) -> set[str]:
    return {token.lemma.lower() for token in said.tokens if token.pos == "PROPN"} - _GENERAL


def _judges_it(second: Statement) -> bool:
    """Whether somebody judges "it": in a new paragraph that is mostly what the whole text is about."""
    return any(
        token.lemma.lower() in {"it", "this", "that"}
        and token.pos == "PRON"
        and second.tokens[token.head].lemma.lower() in JUDGES
        for token in second.tokens
    )


def _touches(first: Statement, second: Statement) -> bool:
    """Whether a paragraph goes on with its thought: both speak of one thing, or tell no two events."""
    back = second.dangling.lower() in _BACK  # what it stands for has been looked for
    if not back and any(token.text.lower() in _BESIDE for token in second.tokens[:_EARLY]):
        return bool(_subject(second) & _words(first.tokens))
    leans = (
        second.dangling or connective(second.sentence.text) or pointing(second) or _counts_on(first, second)
    )
    points = any(token.lemma.lower() in _BACK for token in second.tokens)
    return bool(leans or points or _on_one_thing(first, second)) or not _begins_anew(first, second)


def _begins_anew(first: Statement, second: Statement) -> bool:
    """Whether the second tells of something else.

    That is so with another name and a day of its own, in another one's words, or of "the three men", whom the
    first does not know. Else a paragraph holds what belongs together: of 40 such pairs of 14
    folders 36 did.
    """
    tokens, known = second.tokens, {token.lemma.lower() for token in first.tokens}
    names = {token.lemma.lower() for at, token in enumerate(tokens) if _is_bare_name(tokens, at)}
    numbered = (token.head for token in tokens if token.dep == "nummod")
    counted = [at for at in numbered if any(tokens[n].lemma == "the" for n in children(tokens, at, "det"))]
    return bool(
        (second.dates and names - known)
        or (second.attributions and not _speakers(second) & _named(first))
        or any(tokens[at].lemma.lower() not in known for at in counted)
    )


def _is_bare_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token is a name that no text before must have told of: "Vick", not "the Agency"."""
    named = tokens[at].pos == "PROPN" and tokens[at].dep != "compound" and tokens[at].entity not in TIMES
    return named and not children(tokens, at, "det")


def _counts_on(first: Statement, second: Statement) -> bool:
    """Whether the second gives another figure of what the first counts: "340 jobs. The company says 190"."""
    bare = half_told(second)
    kinds = {figure.kind for figure in second.figures if figure.text == bare}
    return not half_told(first) and any(figure.kind in kinds for figure in first.figures)


def _on_one_thing(first: Statement, second: Statement) -> bool:
    """Whether what one of them speaks of is in the other; a figure of its own makes two facts of them."""
    if _counted(first) & _counted(second):
        return True  # "30 countries reported 9,742 cases. Norrey accounted for 4,118 cases"
    known, told = _words(first.tokens), _words(second.tokens)
    return bool(_subject(second) & known or _subject(first) & told) or len(told & known) >= _LEAST_SHARED


def _counted(said: Statement) -> set[str]:
    """Return what the figures of a sentence count."""
    return {figure.of for figure in said.figures if figure.of and figure.kind == "count"} - STOP


def _words(tokens: Iterable[Token]) -> set[str]:
    """Return the words of substance: nouns and names."""
    return {
        token.lemma.lower() for token in tokens if token.pos in NOUNS and token.entity not in TIMES
    } - _GENERAL


def _subject(said: Statement) -> set[str]:
    """Return the nouns of the subject with what belongs to it; of "Police said the car …" those of both."""
    tokens = said.tokens
    heads = [at for at, token in enumerate(tokens) if token.dep in NOUN_SUBJECTS and token.pos in NOUNS]
    told = [at for at in heads if tokens[tokens[at].head].dep == "ccomp"]
    meant = {*heads[:1], *told[:1]}
    return _words(token for at, token in enumerate(tokens) if any(is_under(tokens, at, one) for one in meant))


def _speakers(said: Statement) -> set[str]:
    return {
        word.lower() for found in said.attributions for word in found.speaker.split() if word[:1].isupper()
    }

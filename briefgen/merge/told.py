"""A statement in, the words that tell the fact out: without who reports it, with who does what to whom.

Two reports of one fact differ in their attributions by design ("as told by Kabar", "reported Kabar"), so
every comparison is made on what is left.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from briefgen.salience.words import STOP, stem
from briefgen.salience.words import tokens as words
from briefgen.understand.grammar import NOUN_SUBJECTS, NOUNS, TIMES, VERBS, children

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from briefgen.model import Statement, Token

_SUBJECT = {"nsubj": "who", "nsubjpass": "whom", "dobj": "whom", "attr": "what"}
_NAMES = frozenset("PERSON ORG GPE NORP LOC FAC EVENT LAW PRODUCT".split())
_LONG_NAME = 5  # letters; in a shorter name one letter makes another name
# "Gaddafi" and "Gadhafi" are 0.86 alike. "Austria" and "Australia" are 0.88: spelling is forgiven to persons.
_ONE_SPELLING = 0.8

Slot = tuple[str, str]  # the lemma of the governing word, and the part that the name plays there


def core(statement: Statement) -> Iterator[Token]:
    """Return the tokens outside of every attribution that stands at an edge of the sentence."""
    outside = [(found.start, found.end) for found in statement.attributions if found.form != "inner"]
    return (token for token in statement.tokens if not _inside(token, outside))


def told(said: Statement) -> list[int]:
    """Return the places of the tokens outside of every attribution, those in the middle included.

    "Norway said that the port had closed" tells of the port. "Norway pledged 40 million" tells of Norway:
    what is left without the speaker must be a clause of its own.
    """
    if not said.attributions:
        return list(range(len(said.tokens)))
    edges = [(found.start, found.end) for found in said.attributions if found.form != "inner"]
    outside = [(found.start, found.end) for found in said.attributions]
    kept = {at for at, token in enumerate(said.tokens) if not _inside(token, outside)}
    if not _has_clause(said.tokens, kept):
        kept = {at for at, token in enumerate(said.tokens) if not _inside(token, edges)}
    return sorted(kept) or list(range(len(said.tokens)))


def _has_clause(tokens: tuple[Token, ...], kept: set[int]) -> bool:
    return any(tokens[at].dep in {"nsubj", "nsubjpass", "expl"} and tokens[at].head in kept for at in kept)


def _inside(token: Token, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= token.start < end for start, end in spans)


def first_sentence(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the tokens of the first sentence of a statement that was joined out of two."""
    for at in range(1, len(tokens)):
        if tokens[at].head >= at and tokens[at - 1].head < at and _is_parted(tokens, at):
            return tokens[:at]
    return tokens


def _is_parted(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether no token before ``at`` hangs on one behind it, and none behind on one before."""
    return all(token.head < at for token in tokens[:at]) and all(token.head >= at for token in tokens[at:])


def main_verb(said: Statement) -> int:
    """Return the place of the verb that carries what is told, or -1."""
    kept = set(told(said))
    return next((at for at in sorted(kept) if _heads_clause(said.tokens, at, kept)), -1)


def _heads_clause(tokens: tuple[Token, ...], at: int, kept: set[int]) -> bool:
    head = tokens[at].head
    return tokens[at].pos in VERBS and tokens[at].dep != "aux" and (head == at or head not in kept)


def subjects(said: Statement) -> set[str]:
    """Return the lemmas of the subjects of what is told; a pronoun in a person's words is that person."""
    root = main_verb(said)
    found = [said.tokens[at] for at in children(said.tokens, root, *NOUN_SUBJECTS)]
    nouns = {token.lemma.lower() for token in found if token.pos in NOUNS}
    if nouns or not found:
        return nouns
    inner = (one.speaker for one in said.attributions if one.form == "inner" and one.speaker)
    return {speaker.split()[-1].lower() for speaker in list(inner)[:1]}


def actions(said: Statement) -> set[tuple[str, str]]:
    """Return who does what in each clause that is told: ("day", "fall"), ("link", "enter")."""
    tokens = said.tokens
    verbs = [
        (token, tokens[token.head])
        for at, token in enumerate(tokens)
        if token.dep == "xcomp" and token.head != at
    ]
    found = set()
    for at in told(said):
        token = tokens[at]
        if token.dep in NOUN_SUBJECTS and token.pos in NOUNS:
            verb = tokens[token.head]
            below = [lower for lower, upper in verbs if upper is verb]
            found |= {(token.lemma.lower(), one.lemma.lower()) for one in (verb, *below)}
    return found


def verbs_differ(one: Statement, two: Statement) -> bool:
    """Whether the main verb of neither stands in the other, in any form ("announced", "announcement")."""
    mine, yours = main_verb(one), main_verb(two)
    if mine < 0 or yours < 0 or one.tokens[mine].lemma == two.tokens[yours].lemma:
        return False
    return not (_has_form(two, one.tokens[mine]) or _has_form(one, two.tokens[yours]))


def _has_form(said: Statement, verb: Token) -> bool:
    word = stem(verb.lemma)
    found = words(said.sentence.text)
    begun = word[:_LONG_NAME]
    return word in found or (len(begun) == _LONG_NAME and any(other.startswith(begun) for other in found))


def shared_words(one: Statement, two: Statement) -> int:
    """Count the words that tell something and stand in both."""
    mine, yours = (set(words(" ".join(token.text for token in core(said)))) - STOP for said in (one, two))
    return len(mine & yours)


def lemmas(tokens: Iterable[Token]) -> set[str]:
    """Return the lemmas of the tokens, in small letters."""
    return {token.lemma.lower() for token in tokens}


def slots(said: Statement) -> dict[Slot, set[str]]:
    """Return the names in each part: ("meet", "in") holds {"oslo"} in "They met in Oslo"."""
    found: dict[Slot, set[str]] = {}
    for at in told(said):
        token = said.tokens[at]
        if token.pos == "PROPN" and token.entity not in TIMES and token.head != at:
            slot = _slot(said.tokens, at)
            if slot:
                found.setdefault(slot, set()).update(_name(said.tokens, at))
    return found


def same_name(one: set[str], two: set[str], persons: AbstractSet[str] = frozenset()) -> bool:
    """Whether two names share a word, or are a person's ("Gaddafi", "Gadhafi") spelt in two ways."""
    if one & two:
        return True
    return any(_spelt_otherwise(mine, yours) for mine in one & persons for yours in two & persons)


def _spelt_otherwise(one: str, two: str) -> bool:
    alike = one[:2] == two[:2] and min(len(one), len(two)) >= _LONG_NAME
    return alike and SequenceMatcher(None, one, two).ratio() >= _ONE_SPELLING


def people(said: Statement) -> set[str]:
    """Return the lemmas of the words of persons' names."""
    return lemmas(token for token in said.tokens if token.entity == "PERSON")


def names_known(said: Statement, lead: Statement) -> bool:
    """Whether every name that ``lead`` tells of stands in ``said``, if only in part or as "Japanese"."""
    words = {token.lemma.lower() for token in said.tokens}
    return all(any(_has(words, part) for part in name) for name in _names(lead))


def _names(said: Statement) -> list[list[str]]:
    found: list[list[str]] = []
    for token in core(said):
        if token.entity in _NAMES and token.pos in {"PROPN", "ADJ"}:
            if token.begins or not found:
                found.append([])
            found[-1].append(token.lemma.lower())
    return [name for name in found if name]


def _has(words: set[str], part: str) -> bool:
    return part in words or (len(part) >= _LONG_NAME and any(word.startswith(part[:4]) for word in words))


def _slot(tokens: tuple[Token, ...], at: int) -> Slot | None:
    token, head = tokens[at], tokens[tokens[at].head]
    if token.dep in _SUBJECT:
        return head.lemma.lower(), _SUBJECT[token.dep]
    if token.dep != "pobj":
        return None
    governor = tokens[head.head]
    part = "who" if head.dep == "agent" else head.lemma.lower()
    return (governor.lemma.lower(), part)


def _name(tokens: tuple[Token, ...], at: int) -> set[str]:
    parts = {
        token.lemma.lower()
        for token in tokens
        if token.head < len(tokens) and tokens[token.head] is tokens[at] and token.dep == "compound"
    }
    return parts | {tokens[at].lemma.lower()}

"""Statements in, statements out: a speaker who is only a pronoun gets the name that the text before gives.

"He added" has an author, and the reader must see him. There is no coreference model to be had, so that only
the plain case is settled: a sentence or two before, one person speaks, nobody else could be meant, and
nothing says that it is a woman where "he" goes on. Where two could be meant, nobody is named.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING

from briefgen.understand.grammar import unquoted
from briefgen.understand.openings import dangling
from briefgen.understand.parse import parse
from briefgen.understand.speech import find_attributions
from briefgen.understand.speech.words import DOCUMENTS, INSTITUTIONS, NOBODY, PEOPLE
from briefgen.understand.spoken import body_before, possessive, says_it, speaks_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from briefgen.model import Attribution, Sentence, Statement, Token

_ONE = frozenset({"he", "she"})
_SPEAKERS = frozenset({*_ONE, "they", "it"})
_NO_PERSON = frozenset({"DATE", "TIME", "GPE", "LOC", "FAC", "NORP", "EVENT", "MONEY"})
_FARTHEST = 4  # sentences; what was said farther up, a reader of the source would not connect either
_APPOSED = 2  # tokens: a comma and a name
_LONGEST_NAME = 8  # words; a longer one is a clause
# What the parser reads for this costs 4 ms a sentence; 40 keep it under the cost of the shortlist's tenth.
_MOST = 40
_TITLES = {
    "he": frozenset("mr sir lord king prince father spokesman chairman businessman congressman son".split()),
    "she": frozenset(
        "ms mrs miss lady dame queen princess mother spokeswoman chairwoman congresswoman daughter".split()
    ),
}
_SPEAKS = re.compile(
    r"\b(?:said|says|sa(?:ys|id)|told|tells|added|adds|wrote|writes|noted|explained|argued|warned|announced|"
    r"stated|according|asked|insisted|claimed|recalled|testified|tweeted|posted|called|praised|"
    r"criticised|criticized|acknowledged|admitted|confirmed|denied|urged|believes|thinks|hopes|expects)\b"
)


@dataclass(frozen=True, slots=True)
class _Read:
    """A sentence before, as far as it must be known: its words and who speaks in it."""

    tokens: tuple[Token, ...]
    attributions: tuple[Attribution, ...]


def name_pronouns(statements: Iterable[Statement], sentences: Sequence[Sentence]) -> tuple[Statement, ...]:
    """Return the statements, ``meant`` set where the text before settles whom a speaking pronoun stands for.

    ``sentences`` are all of the corpus in order. What is parsed for it is bounded.
    """
    statements = tuple(statements)
    starts = {(one.span.source, one.span.start): place for place, one in enumerate(sentences)}
    # Two that were joined begin where the first of them does.
    places = [starts.get((said.sentence.span.source, said.sentence.span.start), -1) for said in statements]
    wanted = {
        at: _before(places[at], sentences)
        for at, said in enumerate(statements)
        if places[at] >= 0 and any(_unnamed(said))
    }
    opened = {
        at: one
        for at, said in enumerate(statements)
        if said.dangling and (one := says_it(said) or speaks_for(said))
    }
    close = {at: _right_before(places[at], sentences) for at in opened}
    near = {one for one in close.values() if one}
    known = _read({sentence for before in wanted.values() for sentence in before} | near, statements)
    statements = tuple(
        _told_by(said, opened[at], close[at], known) if at in opened else said
        for at, said in enumerate(statements)
    )
    return tuple(
        _named(said, [known[before] for before in wanted[at] if before in known]) if at in wanted else said
        for at, said in enumerate(statements)
    )


def _right_before(place: int, sentences: Sequence[Sentence]) -> Sentence | None:
    """Return the sentence right before in the same paragraph."""
    if place < 1:
        return None
    own, before = sentences[place], sentences[place - 1]
    near = own.span.source == before.span.source and own.paragraph == before.paragraph
    return before if near else None


def _told_by(
    said: Statement, one: Attribution, before: Sentence | None, known: Mapping[Sentence, _Read]
) -> Statement:
    """Return the statement with its "It" or "its" explained, where the sentence before names the body."""
    if before is None or before not in known:
        return said
    name = body_before(before.text, known[before].tokens, one, said)
    if not name:
        return said
    owns = one in said.attributions
    named = replace(one, owner=possessive(name)) if owns else replace(one, meant=name)
    kept = (other for other in said.attributions if other != one and (owns or other.start >= named.end))
    told = tuple(sorted((named, *kept), key=lambda found: found.start))
    return replace(said, attributions=told, dangling=_still(said, {named.start: named}))


def _unnamed(said: Statement) -> list[Attribution]:
    """Return the attributions to a pronoun for which the sentence itself holds nobody."""
    found = [a for a in said.attributions if a.speaker.lower() in _SPEAKERS and not a.meant]
    return [one for one in found if not _holds_somebody(said.tokens, one)]


def _holds_somebody(tokens: Sequence[Token], one: Attribution) -> bool:
    """Whether a noun that could be meant stands outside of quotations before the pronoun."""
    person = one.speaker.lower() in _ONE
    for at, (token, inside) in enumerate(unquoted(tokens)):
        if token.start >= one.start:
            return False
        if inside or token.pos not in {"NOUN", "PROPN"} or (person and is_of_body(tokens, at)):
            continue
        if person and token.tag == "NNS":
            continue  # several are not one
        # The parser takes many a name for that of something else: only places and days can not be he.
        if (token.pos == "PROPN" and token.entity not in _NO_PERSON) or token.lemma.lower() in PEOPLE:
            return True
        if not person and (token.tag == "NNS" or token.lemma.lower() in INSTITUTIONS):
            return True
    return False


def is_of_body(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word is the name of a body or a part of it, and no person: "Department of Health"."""
    if tokens[at].pos != "PROPN":
        return False
    over = tokens[at].head
    if tokens[at].dep == "pobj" and tokens[over].lemma in {"of", "for"}:
        over = tokens[over].head
    body = tokens[over].text[:1].isupper() and tokens[over].lemma.lower() in INSTITUTIONS
    return tokens[at].lemma.lower() in INSTITUTIONS or (body and tokens[at].entity != "PERSON")


def _before(place: int, sentences: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentences before, the nearest first, up to one in which somebody seems to speak by name."""
    found: list[Sentence] = []
    own = sentences[place]
    for sentence in reversed(sentences[max(0, place - _FARTHEST) : place]):
        if sentence.span.source != own.span.source or sentence.heading != own.heading:
            break
        found.append(sentence)
        if _SPEAKS.search(sentence.text) and not re.search(r"\b(?:he|she|they|it) \w+\b", sentence.text):
            break
    return found


def _read(wanted: set[Sentence], statements: Sequence[Statement]) -> dict[Sentence, _Read]:
    """Return what is known of each sentence; what the shortlist lacks is parsed."""
    known = {said.sentence: _Read(said.tokens, said.attributions) for said in statements}
    missing = sorted(wanted - known.keys(), key=lambda one: (one.span.source, one.span.start))[:_MOST]
    for sentence, tokens in zip(missing, parse([one.text for one in missing]), strict=True):
        known[sentence] = _Read(tokens, find_attributions(sentence.text, tokens))
    return known


def _named(said: Statement, before: Sequence[_Read]) -> Statement:
    names = {one: _meant(one, before) for one in _unnamed(said)}
    if not any(names.values()):
        return said
    attributions = tuple(replace(one, meant=names.get(one, one.meant)) for one in said.attributions)
    named = {one.start: one for one in attributions if one.meant}
    return replace(said, attributions=attributions, dangling=_still(said, named))


def _still(said: Statement, named: Mapping[int, Attribution]) -> str:
    """Return what the sentence still needs when the pronouns that speak are explained."""
    if not said.dangling:
        return ""
    tokens = tuple(
        replace(token, pos="PROPN", text="X", lemma="X") if _is_pronoun_of(token, named.values()) else token
        for token in said.tokens
    )
    return dangling(said.sentence.text, tokens)


def _is_pronoun_of(token: Token, named: Iterable[Attribution]) -> bool:
    return any(
        one.start <= token.start < one.end
        and (token.text.lower() == one.speaker.lower() or (one.owner and token.text == "its"))
        for one in named
    )


def _meant(one: Attribution, before: Sequence[_Read]) -> str:
    """Return the one name that the sentences before, the nearest first, give for the pronoun."""
    pronoun = one.speaker.lower()
    for read in before:
        if _asks(read):
            return ""  # who answers is somebody else
        speakers = _speakers(read, pronoun)
        if len(speakers) == 1:
            name = speakers.pop()
            return name if _fits(name, pronoun) and not _rivals(read, name, pronoun) else ""
        if (speakers and not _tells_a_paper(read, pronoun)) or not _goes_on(read, pronoun):
            return ""
    return ""


def _tells_a_paper(read: _Read, pronoun: str) -> bool:
    """Whether only papers tell something there, which nobody calls "he": "A survey showed that …"."""
    return pronoun in _ONE and all(_is_paper(read, one) for one in read.attributions if one.speaker)


def _is_paper(read: _Read, one: Attribution) -> bool:
    inside = [n for n, token in enumerate(read.tokens) if one.start <= token.start < one.end]
    heads = (
        n for n in inside if read.tokens[n].dep in {"nsubj", "nsubjpass"} and read.tokens[n].pos == "NOUN"
    )
    return read.tokens[next(heads, 0)].lemma.lower() in DOCUMENTS


def _asks(read: _Read) -> bool:
    return any(
        token.lemma in {"ask", "question", "quiz"}
        and any(one.start <= token.start < one.end for one in read.attributions)
        for token in read.tokens
    )


def _speakers(read: _Read, pronoun: str) -> set[str]:
    """Return who speaks in the sentence and can be the pronoun; one person in two forms is one."""
    found: dict[str, str] = {}
    for one in read.attributions:
        words = one.speaker.split()
        if words and one.speaker.lower() not in _SPEAKERS and len(words) <= _LONGEST_NAME:
            if _can_be(read, one, pronoun):
                name = _beside(read.tokens, one) or _in_small(read.tokens, one)
                found.setdefault(name.split()[-1].lower(), name)
            else:
                found[one.speaker.lower()] = ""
    return {_plain(name) for name in found.values()} if all(found.values()) else {"", "?"}


def _beside(tokens: Sequence[Token], one: Attribution) -> str:
    """Return the name behind an office: "Ana Lund" of "said the branch secretary, Ana Lund."."""
    behind = [token for token in tokens if token.start >= one.end]
    if len(behind) < _APPOSED or behind[0].text != "," or not one.speaker.split()[-1].islower():
        return ""
    name = list(takewhile(lambda token: token.entity == "PERSON" and token.pos == "PROPN", behind[1:]))
    return " ".join(token.text for token in name) if name and name[-1].dep == "appos" else ""


def _in_small(tokens: Sequence[Token], one: Attribution) -> str:
    """Return the speaker without the capital that a sentence opens on: "Critics say", not "Holm says"."""
    first = next((token for token in tokens if token.text == one.speaker.split()[0]), None)
    plain = first is not None and first.start <= one.start and first.tag == "NNS" and not first.entity
    return one.speaker[0].lower() + one.speaker[1:] if plain else one.speaker


def _plain(name: str) -> str:
    first, _, rest = name.partition(" ")
    return f"{first.lower()} {rest}" if first in {"The", "A", "An", "His", "Her", "Its", "Their"} else name


def _can_be(read: _Read, one: Attribution, pronoun: str) -> bool:
    """Say whether the speaker is one person for "he", several for "they", a body for "it"."""
    name = set(one.speaker.split())
    tokens = [t for t in read.tokens if one.start <= t.start < one.end and t.text in name]
    heads = [t for t in tokens if t.pos in {"NOUN", "PROPN"}]
    if not heads:
        return False
    last = heads[-1]
    lemma = last.lemma.lower()
    if pronoun == "they":
        return last.tag in {"NNS", "NNPS"} or " and " in one.speaker or lemma in {"police", "team"}
    if pronoun == "it":
        return last.tag in {"NN", "NNP"} and (
            lemma in INSTITUTIONS or lemma in DOCUMENTS or last.entity == "ORG"
        )
    if last.tag in {"NNS", "NNPS"} or lemma in INSTITUTIONS or lemma in DOCUMENTS or " and " in one.speaker:
        return False
    person = any(t.entity == "PERSON" for t in heads) or lemma in PEOPLE or lemma.startswith("spokes")
    return person and (one.named or lemma not in NOBODY)


def _fits(name: str, pronoun: str) -> bool:
    """Say whether no title in the name speaks against the pronoun."""
    other = {"he": "she", "she": "he"}.get(pronoun, "")
    words = {word.strip(".").lower() for word in name.split()}
    return bool(name) and not words & _TITLES.get(other, frozenset())


def _rivals(read: _Read, name: str, pronoun: str) -> bool:
    """Say whether somebody else is named in the same sentence outside of quotations."""
    if pronoun not in _ONE:
        return False
    own = {word.strip(".,").lower() for word in name.split()}
    spans = [(one.start, one.end) for one in read.attributions if one.speaker]
    return any(
        token.entity == "PERSON" and token.pos == "PROPN" and token.text.lower() not in own
        for token, inside in unquoted(read.tokens)
        if not inside
        and token.dep in {"nsubj", "nsubjpass", "dobj", "pobj", "conj"}
        and not any(start <= token.start < end for start, end in spans)
    )


def _goes_on(read: _Read, pronoun: str) -> bool:
    """Say whether a sentence leads past itself: the same pronoun speaks there, or nobody is named in it."""
    told = () if _tells_a_paper(read, pronoun) else read.attributions
    speaking = [one.speaker.lower() for one in told if one.speaker]
    if any(word != pronoun for word in speaking):
        return False
    return not any(
        token.entity == "PERSON"
        or (token.pos == "PROPN" and token.dep.startswith("nsubj"))
        or (not speaking and token.pos == "NOUN" and token.lemma.lower() in PEOPLE)
        for token, inside in unquoted(read.tokens)
        if not inside
    )

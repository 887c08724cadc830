"""A statement in, the word that points at what only the text before it says out ("those schools", "there").

`understand` refuses what opens on such a word. Here the whole of the sentence is looked at, the words of a
quotation set aside: who is quoted may point as he likes. A second sentence that was joined to the first may
point at it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.compose.one_person import HE, SHE, has_person
from briefgen.merge.told import first_sentence
from briefgen.understand.grammar import (
    NOUN_SUBJECTS,
    NOUNS,
    SUBJECTS,
    TIMES,
    VERBS,
    above,
    children,
    unquoted,
)
from briefgen.understand.openings import PERIODS, connective
from briefgen.understand.speech.words import CLAUSE_VERBS, DOCUMENTS, INSTITUTIONS, PEOPLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from briefgen.model import Statement, Token

_PERIODS = PERIODS | {"night"}
# "this newspaper": the one that is cited.
_OURSELVES = frozenset({"newspaper", "paper", "magazine"})
_EXPECTING = {"expect", "estimate", "believe", "hope", "say", "report", "assume", "forecast"}
_EXISTING = {"be", "exist", "remain", "seem", "appear", "follow", "come"}
# Of somebody, who is not told: "A successor had not been named".
_OF_SOMEBODY = frozenset({"successor", "predecessor", "replacement"})
_PLACES = {"GPE", "LOC", "FAC"}
_AT = {"in", "at", "to", "into", "from", "near"}
# "those who", "these of": what follows says which.
_SAYS_WHICH = {"relcl", "acl", "prep"}
# "agrees with conclusions 1 and 3", "accepts (a)": numbers that the page does not have.
_NUMBERED = re.compile(
    r"\b(?:conclusions?|recommendations?) (?:\d{1,2}|\([a-z]\))"
    r"(?:(?:, | and |, and | to )(?:\d{1,2}|\([a-z]\)))*(?!,? (?:to|that|on|of|which|\()\b)",
    re.IGNORECASE,
)
_CLAUSES_OF = frozenset({"relcl", "acl"})
# "For a different reason": from which?
_OTHERS = frozenset("reason explanation view picture story conclusion answer position account cause".split())
_ANSWERS = re.compile(
    r"(?:In return|In response|In exchange|In reply|In doing so|Eventually|Afterwards?|Later),"
)
_THEN = re.compile(r"\bat the time\b(?! (?:of|when|that|the|it|he|she|they)\b)", re.IGNORECASE)
_SAME_TIME = re.compile(
    r"\b(?:on|at|in|over|during|within) (?:(?:the|that) same (?:day|time|week|month|year|evening|period)|"
    r"that (?:time|period))\b",
    re.IGNORECASE,
)
# "go in the first week": of what?
_FIRST = re.compile(
    r"\b(?:in|during|within|over|for) the (?:first|second|last|next|previous|following) "
    r"(?:phase|stage|round|step|wave|tranche)\b(?!,? (?:of|for|in|to|that|which|when)\b)|"
    r"\b(?:in|during|within|over) (?:the|its) first (?:day|week|fortnight|month|year)s?\b"
    r"(?!,? (?:of|after|since|in|to|under|that|when|following|from)\b)",
    re.IGNORECASE,
)


def pointing(said: Statement) -> str:
    """Return the word that only the text before the sentence explains, or an empty string."""
    tokens = first_sentence(said.tokens)
    opening = connective(said.sentence.text)
    outside = [
        at
        for at, (token, inside) in enumerate(unquoted(tokens))
        if not inside and token.start >= opening and token.text != "IT"
    ]
    named = [(found.start, found.end) for found in said.attributions if found.meant or found.owner]
    told = outside and any(start <= tokens[outside[0]].start < end for start, end in named)
    if outside and not told and _expects(tokens, outside[0]):
        return tokens[outside[0]].text
    for at in outside:
        # Whom "he said" stands for is told in a bracket, where the sentences before settle it.
        if any(start <= tokens[at].start < end for start, end in named):
            continue
        if tokens[at].lemma.lower() in _OF_SOMEBODY and not _has_owner_of(tokens, at):
            return tokens[at].text
        if _points(tokens, at) or _stands_for_one(tokens, at):
            following = tokens[at + 1].text if at + 1 < len(tokens) else ""
            return f"{tokens[at].text} {following}".strip() if tokens[at].dep == "det" else tokens[at].text
    behind = range(len(tokens), len(said.tokens))
    lost = (
        n
        for n in behind
        if said.tokens[n].text.lower() in HE | SHE
        and not has_person(said.tokens, n)
        and not any(start <= said.tokens[n].start < end for start, end in named)
    )
    numbered = _NUMBERED.search(said.sentence.text)
    return (
        next((said.tokens[n].text for n in lost), "")
        or _time(tokens)
        or _answer(said.sentence.text)
        or (numbered.group() if numbered else "")
    )


def _has_owner_of(tokens: Sequence[Token], at: int) -> bool:
    """Whether the words before it, or what hangs on it, say whose successor it is."""
    told = any(token.pos in NOUNS and token.tag != "NNS" for token in tokens[:at])
    return told or bool(children(tokens, at, "prep", "poss", "compound"))


def _answer(text: str) -> str:
    """Return an opening that answers what was told before ("In return, …")."""
    found = _ANSWERS.match(text)
    return found.group().rstrip(" ,") if found else ""


def _points(tokens: Sequence[Token], at: int) -> bool:
    lower = tokens[at].text.lower()
    if lower == "that" and _is_object(tokens, at):
        return True
    if lower in {"this", "that", "these", "those"}:
        return _is_demonstrative(tokens, at) and not _said_before(tokens, at)
    if lower == "such":
        following = tokens[at + 1].text.lower() if at + 1 < len(tokens) else ""
        return following != "as" and tokens[at].dep in {"amod", "predet"} and not _said_before(tokens, at)
    if lower == "different":
        return _is_one_of_two(tokens, at)
    if lower == "here":
        return tokens[at].pos == "ADV"  # where the writer is
    if lower == "there":
        filler = tokens[at].dep == "expl" and tokens[tokens[at].head].lemma in _EXISTING
        # "Turnout there was 64 per cent" tells of a place, "a report says there was none" of none.
        behind_noun = at > 0 and tokens[at - 1].pos in NOUNS and tokens[at - 1].entity != "DATE"
        return not (
            filler and not (behind_noun and tokens[at - 1].head == tokens[at].head)
        ) and not _has_place(tokens, at)
    if lower == "it" and tokens[at].dep in {"dobj", "pobj"}:
        return not _has_thing(tokens, at)
    if lower == "it" and tokens[at].dep == "nsubj":
        verb = tokens[tokens[at].head]
        speaks = verb.dep in {"ROOT", "parataxis"} and verb.lemma in CLAUSE_VERBS
        return speaks and not (_clause_before(tokens, at) and _has_body(tokens, at))
    return _is_nobody(tokens, at)


def _is_object(tokens: Sequence[Token], at: int) -> bool:
    """Whether "that" is read as one that opens a clause, where none begins: "disputes that figure"."""
    if tokens[at].tag != "WDT" or at == 0 or at + 2 >= len(tokens) or tokens[at - 1].pos != "VERB":
        return False
    ends = tokens[at + 2].text in {".", ",", ";"}
    told = any(token.lemma == tokens[at + 1].lemma for token in tokens[:at])
    return tokens[at].head == at + 1 and ends and not told


def _is_nobody(tokens: Sequence[Token], at: int) -> bool:
    """Whether it stands for somebody or an owner that the sentence does not name."""
    lower = tokens[at].text.lower()
    if lower == "they":
        return _adds_who_says(tokens, at) and not _has_several(tokens, at)
    if lower == "its":
        return not _has_owner(tokens, at)
    return lower in HE | SHE and not has_person(tokens, at)


def _is_one_of_two(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is "a different reason", and neither the first one nor "different from" what is told."""
    noun = tokens[at].head
    if tokens[noun].lemma.lower() not in _OTHERS or tokens[noun].tag != "NN":
        return False
    told = any(token.lemma == tokens[noun].lemma for token in tokens[:at])
    return not told and not any(
        token.head in {at, noun} and token.lemma in {"from", "than", "to", "for"} for token in tokens[at:]
    )


def _stands_for_one(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is the "one" of "Most adults did not have one", counts nothing and no thing is named.

    So it is in "In one, she reads a letter", where what there are several of stood before.
    """
    if tokens[at].text.lower() != "one":
        return False
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if at == 1 and tokens[0].pos == "ADP" and tokens[at].dep == "pobj":
        return behind is not None and behind.text == ","
    if tokens[at].dep != "dobj":
        return False
    counts = behind is not None and (behind.pos in NOUNS or behind.lemma in {"of", "in", "-"})
    said = counts or children(tokens, at, "prep", "relcl", "acl", "amod")
    return not said and not _has_thing(tokens, at)


def _expects(tokens: Sequence[Token], at: int) -> bool:
    """Whether it opens on "It expects …": what stands for nothing is "It is expected"."""
    verb = tokens[tokens[at].head]
    if tokens[at].text.lower() == "it" and tokens[at].dep == "nsubjpass" and verb.lemma in _EXPECTING:
        # "It is expected to open" is said of a thing, "It is expected that it opens" of none.
        return bool(children(tokens, tokens[at].head, "xcomp"))
    return (
        tokens[at].text.lower() in {"it", "they"}
        and tokens[at].dep == "nsubj"
        and verb.lemma in _EXPECTING
        and verb.tag in {"VBZ", "VBP", "VBD"}
    )


def _is_demonstrative(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word points, and neither joins ("that") nor says at once which ("those who")."""
    token = tokens[at]
    # "would regard that as a breach": the parser takes it for the "that" which joins.
    object_ = token.dep == "dobj" and token.head < at and tokens[token.head].dep not in _CLAUSES_OF
    if (
        not (token.tag in {"DT", "PDT"} or (object_ and token.text.lower() == "that"))
        or token.entity in TIMES
    ):
        return False
    own = token.head if token.dep == "det" else at
    if tokens[own].lemma.lower() in _PERIODS | _OURSELVES:
        return False
    return not children(tokens, own, *_SAYS_WHICH) or token.text.lower() == "this"


def _said_before(tokens: Sequence[Token], at: int) -> bool:
    """Whether the sentence itself has said what is pointed at: in a clause before, or by the same noun."""
    noun = tokens[tokens[at].head].lemma
    if tokens[at].dep in {"det", "amod", "predet"} and any(token.lemma == noun for token in tokens[:at]):
        return True
    if noun in {"kind", "type", "sort", "after", "before", "by", "since", "until"} and at > 1:
        return noun in {"kind", "type", "sort"} or any(token.entity == "DATE" for token in tokens[:at])
    return _told_before(tokens, at)


def _told_before(tokens: Sequence[Token], at: int) -> bool:
    """Whether another clause stands before the word than its own and those that only frame it."""
    own = next((place for place in above(tokens, at) if _heads_clause(tokens, place)), -1)
    framing = set(_framing(tokens, own)) if own >= 0 else set()
    return _clause_before(tokens, at, {own} | framing)


def _clause_before(tokens: Sequence[Token], at: int, besides: AbstractSet[int] = frozenset()) -> bool:
    return any(_heads_clause(tokens, place) for place in range(at) if place not in besides)


def _heads_clause(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].pos in VERBS and bool(children(tokens, at, *SUBJECTS))


def _framing(tokens: Sequence[Token], own: int) -> Iterator[int]:
    """Yield the verbs that only frame the clause: "Lane said that those schools …" has told nothing yet."""
    while tokens[own].dep == "ccomp" and tokens[own].head != own:
        own = tokens[own].head
        yield own


def _has_thing(tokens: Sequence[Token], at: int) -> bool:
    """Whether a thing is named before that "it" can be, which is not who does it and not who says so."""
    verbs = {tokens[at].head, *above(tokens, at)}
    for place, token in enumerate(tokens[:at]):
        if token.pos not in NOUNS or token.tag in {"NNS", "NNPS"} or token.entity in TIMES:
            continue
        doer = token.dep in SUBJECTS and token.head in verbs
        source = "according" in {tokens[n].text.lower() for n in above(tokens, place)}
        if not doer and not source and token.lemma.lower() not in PEOPLE and token.dep != "compound":
            return True
    return any(_heads_clause(tokens, place) for place in range(at) if place not in verbs)


def _has_owner(tokens: Sequence[Token], at: int) -> bool:
    """Whether one thing is named that "its" can mean: a plural can not, nor can a stretch of time.

    "Since the duties took effect its prices have risen", "At the peak of the outbreak, its largest centre
    admitted 130 patients" tell of somebody who was named before.
    """
    if any(
        token.dep in NOUN_SUBJECTS and token.pos in NOUNS and token.tag not in _PLURAL
        for token in tokens[at + 1 :]
    ) and _opens_with_aside(tokens, at):
        return True  # "In its report, the bank …"
    return any(_can_own(tokens, place) for place in range(at))


_PLURAL = frozenset({"NNS"})
_SPANS = frozenset("peak height middle start beginning end time year half quarter month week".split())


def _can_own(tokens: Sequence[Token], place: int) -> bool:
    token = tokens[place]
    if token.pos not in {"NOUN", "PROPN", "NUM"} or token.tag in _PLURAL or token.entity in TIMES:
        return token.text.lower() in {"which", "that", "it", "each", "one"}
    if (
        token.dep == "dobj"
        and tokens[token.head].lemma == "take"
        and token.lemma in {"effect", "place", "part"}
    ):
        return False
    way = (place, *above(tokens, place))
    return not any(tokens[one].lemma.lower() in _SPANS for one in way if tokens[one].dep == "pobj")


def _opens_with_aside(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word hangs on an opening phrase that its subject follows."""
    return any(tokens[n].dep in {"prep", "advcl", "pcomp"} for n in above(tokens, at))


def _has_body(tokens: Sequence[Token], at: int) -> bool:
    """Whether a body is named before that can speak: "The saving is 0.7 per cent, it said" names none."""
    return any(
        token.entity in {"ORG", "GPE", "NORP"} or token.lemma.lower() in INSTITUTIONS | DOCUMENTS
        for token in tokens[:at]
        if token.pos in NOUNS
    )


def _adds_who_says(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is the "they said" that stands in or behind what they said."""
    verb = tokens[at].head
    behind = any(n < at for n in children(tokens, verb, "ccomp"))
    speaks = tokens[verb].lemma in CLAUSE_VERBS
    return tokens[at].dep == "nsubj" and speaks and (tokens[verb].dep == "parataxis" or behind)


def _has_several(tokens: Sequence[Token], at: int) -> bool:
    """Whether people, two persons, or a body that speaks are named before: what is spoken of is none."""
    persons = sum(token.entity == "PERSON" and token.begins for token in tokens[:at])
    return persons > 1 or any(
        (token.tag == "NNS" and token.lemma.lower() in PEOPLE)
        or (token.dep in SUBJECTS and tokens[token.head].lemma in CLAUSE_VERBS)
        for token in tokens[:at]
        if token.pos in NOUNS
    )


def _has_place(tokens: Sequence[Token], at: int) -> bool:
    return any(
        token.entity in _PLACES or (token.dep == "pobj" and tokens[token.head].lemma in _AT)
        for token in tokens[:at]
    )


def _time(tokens: Sequence[Token]) -> str:
    """Return "at the time" and the like where no date or other clause before says when."""
    text = " ".join(token.text for token in tokens)
    for pattern in (_THEN, _SAME_TIME, _FIRST):
        found = pattern.search(text)
        if found:
            before = text.count(" ", 0, found.start())
            dated = any(token.entity == "DATE" for token in tokens[:before])
            return "" if dated or _told_before(tokens, before) else found.group()
    return ""

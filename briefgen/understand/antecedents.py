"""A parsed sentence in, its pronoun that nothing before it in the sentence can stand for out."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from briefgen.understand.grammar import (
    NOUN_SUBJECTS,
    NOUNS,
    OF_MANY,
    OF_PEOPLE,
    VERBS,
    above,
    children,
    root_at,
    unquoted,
)
from briefgen.understand.speech.words import PEOPLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.model import Token

PERSONAL = frozenset(
    "he she it they him her them his hers its their theirs himself herself itself themselves".split()
)
_HE_OR_SHE = frozenset({"he", "she"})
# Bodies of people, which "they" can mean.
_COLLECTIVES = frozenset(
    "team company firm family group government police council committee bank board ministry union agency "
    "cabinet couple crew staff public parliament court department army club band party commission".split()
)
# "Two thirds of them": the quantity does not say of what.
_QUANTITIES = frozenset(
    "third quarter half part share number majority minority rest percent percentage %".split()
)
_ONE_OF = frozenset("one each every another neither either none any who".split())
_OTHER_CLAUSES = frozenset({"advcl", "ccomp", "conj", "csubj", "parataxis"})
# Verbs of things: in "The chamber estimates that it will cost 3 million" nobody means the chamber.
_OF_THINGS = frozenset("cost last occur happen weigh flow".split())
# What these join is a phrase of its own: "the firm and its owners", "a man who lost his house".
_BREAKS = frozenset({"conj", "relcl", "acl", "appos", "ROOT"})
_SAID_BY_SOMEBODY = frozenset({"hope", "hop", "expect", "believe", "say", "report", "estimate"})
_FILLED = _SAID_BY_SOMEBODY | {"be", "appear", "seem", "remain"}
_TAKES, _SPENT = frozenset({"take", "cost"}), frozenset({"DATE", "TIME", "MONEY"})
_DECIDES = frozenset({"resolve", "agree", "decide", "order", "recommend", "note", "determine"})
# Of these the one that is told is the subject: "It was warned that it would lose its licence".
_TOLD = frozenset(
    "tell warn inform advise remind assure notify convince persuade promise ask order instruct teach".split()
)


def is_filler(tokens: Sequence[Token], at: int) -> bool:
    """Whether "it" stands for nothing: "It is hoped that …", "It rained"."""
    token = tokens[at]
    if token.text.lower() != "it" or token.dep not in {"nsubj", "nsubjpass", "expl"}:
        return False
    verb = token.head
    if _is_passive_of_saying(tokens, at) or _takes_time(tokens, at):
        return True
    active = tokens[verb].tag != "VBN"
    if tokens[verb].lemma not in _FILLED or (active and tokens[verb].lemma in _SAID_BY_SOMEBODY):
        return False  # "It expects prices to fall" is said of a body, "It is expected that they fall" of none
    if any(n > at for n in children(tokens, verb, "ccomp", "csubj")):
        return True
    # "It is hard to say" is said of nothing; "It is to open in May" and "It seems to work" of a thing.
    does = [tokens[n] for n in children(tokens, verb, "xcomp") if n > at]
    judged = children(tokens, verb, "acomp", "attr") or tokens[verb].tag == "VBN"
    return any(judged or one.lemma in _SAID_BY_SOMEBODY for one in does)


def _takes_time(tokens: Sequence[Token], at: int) -> bool:
    """Whether "it" waits for what is done: "It took the board 23 days to count them", "It is up to them to".

    What has no object is done to what "it" is: "It took two years to build".
    """
    verb = tokens[at].head
    does = [n for n, token in enumerate(tokens) if n > verb and token.tag == "VB" and _is_to(tokens, n)]
    if not does or not children(tokens, does[0], "dobj", "ccomp", "xcomp"):
        return False
    if tokens[verb].lemma == "be":
        return [one.text for one in tokens[verb + 1 : verb + 3]] == ["up", "to"]
    spent = any(one.entity in _SPENT for one in tokens[verb + 1 : does[0]])
    return tokens[verb].lemma in _TAKES and spent


def _is_to(tokens: Sequence[Token], verb: int) -> bool:
    return any(tokens[n].text.lower() == "to" for n in children(tokens, verb, "aux"))


def _is_passive_of_saying(tokens: Sequence[Token], at: int) -> bool:
    """Whether "it" waits for the clause with "that", as in minutes: "It was agreed that the pool close"."""
    verb = tokens[at].head
    if tokens[at].dep != "nsubjpass" or tokens[verb].tag != "VBN" or tokens[verb].lemma in _TOLD:
        return False
    if tokens[verb].lemma in _DECIDES and any(one.lemma == "that" for one in tokens[verb:]):
        return True  # whatever the parser makes of "that works begin in April"
    clauses = (n for n in children(tokens, verb, "ccomp") if n > verb)
    return any(tokens[n].text.lower() == "that" for one in clauses for n in children(tokens, one, "mark"))


def unexplained(tokens: Sequence[Token]) -> str:
    """Return a third-person pronoun that no noun before it in the sentence can explain."""
    nouns: list[int] = []
    spoken: set[int] = set()
    for at, (token, inside) in enumerate(unquoted(tokens)):
        lower = token.text.lower()
        if token.pos in NOUNS and token.lemma.lower() not in _QUANTITIES:
            nouns.append(at)
            spoken.update({at} if inside else ())
        elif lower in PERSONAL and token.text != "IT" and not is_filler(tokens, at):
            # Whoever speaks is not explained by what he says: “The fans came early,” he said.
            holding = set(_phrase_around(tokens, at))
            known = [noun for noun in nouns if noun not in holding and (inside or noun not in spoken)]
            if not _is_explained(tokens, at, known):
                return token.text
    return ""


def _phrase_around(tokens: Sequence[Token], at: int) -> Iterator[int]:
    """Yield the nouns whose phrase holds the word: in "rents for them" nobody means the rents."""
    for place in (at, *above(tokens, at)):
        if tokens[place].dep in _BREAKS or tokens[place].pos in VERBS:
            return
        yield tokens[place].head


def _is_explained(tokens: Sequence[Token], at: int, nouns: Sequence[int]) -> bool:
    """Whether a noun before the pronoun, or the subject that an opening possessive waits for, can be meant.

    The subject of a verb can not be its object too: in "The regulator did not comment on it", "it" is not
    the regulator. And a main subject is not explained by what goes before its own verb: in "After a review
    of two years it allowed the costs", "it" is neither the review nor the years.
    """
    if tokens[at].text.lower() in _HE_OR_SHE and _is_named_around(tokens, at, nouns):
        return True
    if tokens[at].text.lower() in OF_PEOPLE:
        nouns = [noun for noun in nouns if _is_name(tokens, noun) or _is_person(tokens, noun)]
    elif tokens[at].text.lower() in OF_MANY:
        nouns = [noun for noun in nouns if _may_be_many(tokens[noun])]
    if tokens[at].tag == "PRP$":
        return bool(nouns) or _subject_follows(tokens, at)
    if tokens[at].text.lower() == "it" and tokens[tokens[at].head].lemma in _OF_THINGS:
        return any(not _is_main_subject(tokens, noun) for noun in nouns)
    if tokens[at - 1].text == ":" and _is_announced(tokens, at, nouns):
        return True
    if tokens[at].dep in NOUN_SUBJECTS and tokens[tokens[at].head].dep == "ROOT":
        return any(_in_other_clause(tokens, noun, tokens[at].head) for noun in nouns)
    if tokens[at].dep not in {"dobj", "pobj", "dative"} or tokens[at].text.lower().endswith(
        ("self", "selves")
    ):
        return bool(nouns)
    verb = tokens[at].head
    while tokens[verb].pos in {"ADP", "NOUN"} and tokens[verb].head != verb:
        verb = tokens[verb].head
    return any(not _within_subject(tokens, noun, verb) for noun in nouns)


def _is_named_around(tokens: Sequence[Token], at: int, nouns: Sequence[int]) -> bool:
    """Whether a person owns what goes before, or is the subject that a clause before the main one waits for.

    "In Ana Lund's speech she praised the port"; "As he did last week, Lund blamed the courts".
    """
    if tokens[at].dep not in NOUN_SUBJECTS:
        return False
    if any(tokens[noun].dep == "poss" and _may_be_person(tokens[noun]) for noun in nouns):
        return True
    main = root_at(tokens)
    waits = tokens[tokens[at].head].dep == "advcl" and tokens[at].head < main
    return waits and any(
        token.head == main and token.dep in NOUN_SUBJECTS and _may_be_person(token)
        for token in tokens[at + 1 :]
    )


def _may_be_person(token: Token) -> bool:
    """Whether it is a name, and not one that the parser takes for that of a body or a place."""
    return token.pos == "PROPN" and token.entity in {"", "PERSON"}


def _is_announced(tokens: Sequence[Token], at: int, nouns: Sequence[int]) -> bool:
    """Whether the word right before the colon is what "it" means: "About the plan: It costs 3 million"."""
    singular = tokens[at].text.lower() == "it"
    return any(noun == at - 2 and not (singular and tokens[noun].tag in {"NNS", "NNPS"}) for noun in nouns)


def _is_name(tokens: Sequence[Token], noun: int) -> bool:
    """Whether it is a name, and not that of a country before a noun: "U.S. diplomats"."""
    before_noun = tokens[noun].dep == "compound" and tokens[tokens[noun].head].pos == "NOUN"
    return tokens[noun].pos == "PROPN" and not (before_noun and tokens[noun].entity in {"GPE", "NORP"})


def _is_person(tokens: Sequence[Token], noun: int) -> bool:
    """Whether one of the people is spoken of, or several of whom one is told of: "one of the pilots"."""
    if tokens[noun].lemma not in PEOPLE:
        return False
    among = any(token.text.lower() in _ONE_OF for token in tokens[:noun])
    return tokens[noun].tag != "NNS" or among


def _may_be_many(token: Token) -> bool:
    """Whether "they" can mean this noun: a plural, a name, a body of people, or two joined by "and"."""
    return token.tag in {"NNS", "NNPS"} or token.pos == "PROPN" or token.lemma.lower() in _COLLECTIVES


def _is_main_subject(tokens: Sequence[Token], noun: int) -> bool:
    return tokens[noun].dep in NOUN_SUBJECTS and tokens[tokens[noun].head].dep == "ROOT"


def _in_other_clause(tokens: Sequence[Token], noun: int, root: int) -> bool:
    return any(
        tokens[at].dep in _OTHER_CLAUSES and tokens[at].pos in VERBS
        for at in takewhile(lambda at: at != root, (noun, *above(tokens, noun)))
    )


def _within_subject(tokens: Sequence[Token], noun: int, verb: int) -> bool:
    for _ in tokens:
        if tokens[noun].head == verb:
            return tokens[noun].dep in NOUN_SUBJECTS
        noun = tokens[noun].head
    return False


def _subject_follows(tokens: Sequence[Token], at: int) -> bool:
    """Whether the main subject follows the possessive and explains it: "In its report, the bank …".

    Who speaks for it does not: in "“We will vote,” its president said" nobody knows whose.
    """
    root = root_at(tokens)
    # The parser lost the verb: "In reaching its decision the board …"
    if root == 0 and tokens[0].pos == "ADP":
        root = next((token.head for token in tokens[at + 1 :] if token.dep in NOUN_SUBJECTS), root)
    own = tokens[at].head if tokens[tokens[at].head].lemma.lower() in PEOPLE else -1
    return any(
        token.head == root and token.dep in NOUN_SUBJECTS and token.pos in NOUNS
        for place, token in enumerate(tokens[at + 1 :], start=at + 1)
        if place != own
    )

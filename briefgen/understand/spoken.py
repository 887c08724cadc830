"""A statement that opens on "It" and what stands before it in, what a body says there out.

"The Court of Audit examined whether the agency can foresee shortages. It concludes that the agency does not
prevent them." Here "it" is who stands first in the sentence before, as nobody else in it could say so. Where
another body stands there, only a verb that goes on telling what was found keeps to the first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.model import Attribution
from briefgen.understand.grammar import NOUN_SUBJECTS, VERBS, above, children, is_under, root_at
from briefgen.understand.openings import connective
from briefgen.understand.parse.tree import Tree
from briefgen.understand.speech.who import left_edge, name_at
from briefgen.understand.speech.words import CLAUSE_VERBS, DOCUMENTS, INSTITUTIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.model import Statement, Token

# What a body does with a clause, and no thing or event does.
_TELLS = frozenset(
    "say state conclude find note add warn argue estimate recommend stress explain calculate observe reckon "
    "insist claim maintain reiterate propose advise believe complain".split()
)
# And what it does with a deed or a sum.
_ACTS = frozenset(
    "announce recommend propose demand estimate reject criticise criticize oppose welcome forecast deny "
    "pledge promise accuse urge call ask".split()
)
_CLAUSES = ("ccomp", "xcomp")
_DONE = frozenset({"VBD", "VBZ", "VBP"})
_ONE = frozenset({"NN", "NNP"})
_NAMES = frozenset({"NNP", "NNPS"})
_NO_BODY = frozenset({"DATE", "TIME", "PERSON", "GPE", "LOC", "FAC", "NORP", "EVENT", "MONEY", "LAW"})
# "The agency" has to be told itself; of these there is one.
_KNOWN = frozenset({"government", "parliament", "police", "army", "cabinet"})
_LONGEST = 8  # words of a name; a longer one is a clause


def says_it(said: Statement) -> Attribution | None:
    """Return the attribution to an opening "It" whose verb only a body or a paper can be the subject of."""
    tokens = said.tokens
    opening = connective(said.sentence.text)
    at = next((n for n, token in enumerate(tokens) if token.start >= opening), -1)
    if at < 0 or tokens[at].text != "It" or tokens[at].dep != "nsubj":
        return None
    verbs = (tokens[at].head, *children(tokens, tokens[at].head, "conj"))
    verb = next((n for n in verbs if _is_said(tokens, n)), -1)
    if verb < 0:
        return None
    return Attribution(tokens[at].start, tokens[verb].end, tokens[at].text, named=False)


def speaks_for(said: Statement) -> Attribution | None:
    """Return the attribution to somebody of whom only "its" tells for whom he speaks: "its leader said"."""
    if said.dangling != "its":
        return None
    starts = {token.start for token in said.tokens if token.text == "its"}
    return next((one for one in said.attributions if any(one.start <= at < one.end for at in starts)), None)


def possessive(name: str) -> str:
    """Return "the union’s", "the owners’"."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def _is_said(tokens: Sequence[Token], verb: int) -> bool:
    """Whether something is told by the verb, and happened: "has announced a strike", "says that …"."""
    perfect = tokens[verb].tag == "VBN" and not children(tokens, verb, "auxpass")
    if not (tokens[verb].tag in _DONE or perfect) or children(tokens, verb, "neg"):
        return False
    if any(tokens[n].tag == "MD" for n in children(tokens, verb, "aux")):
        return False
    told = any(n > verb for n in children(tokens, verb, *_CLAUSES))
    acts = any(n > verb for n in children(tokens, verb, "dobj", "xcomp"))
    return (tokens[verb].lemma in _TELLS and told) or (tokens[verb].lemma in _ACTS and (acts or told))


def body_before(text: str, tokens: tuple[Token, ...], one: Attribution, said: Statement) -> str:
    """Return the body that ``one`` of the statement stands for: the subject of the sentence before, or ""."""
    verb = root_at(tokens)
    subjects = children(tokens, verb, *NOUN_SUBJECTS) if verb >= 0 and tokens[verb].pos in VERBS else []
    subject = max((n for n in subjects if n < verb), default=-1)
    if subject < 0 or not (_is_body(tokens, subject) or _is_odd_name(tokens, subject)):
        return ""
    goes_on = one.speaker != "It" and tokens[verb].lemma in CLAUSE_VERBS
    goes_on = goes_on or any(
        token.lemma in _TELLS and token.end <= one.end and children(said.tokens, at, "ccomp")
        for at, token in enumerate(said.tokens)
    )
    if any(not goes_on or _in_main_clause(tokens, n, verb) for n in _others(tokens, subject)):
        return ""
    tree = Tree(text, tokens)
    first = left_edge(tree, subject)
    while first - 1 in subjects:  # the parser makes two of "The opposition Civic Bloc"
        first = left_edge(tree, first - 1)
    who = name_at(tree, first, len(tree))
    return _plain(who.speaker, tokens[first]) if who and _tells_which(who.speaker) else ""


def _is_body(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is one body or paper, by its word or as a name: "the union", "the Civic Bloc"."""
    lemma = tokens[at].lemma.lower()
    named = tokens[at].entity == "ORG" and tokens[at].tag in _NAMES
    return named or (tokens[at].tag in _ONE and lemma in INSTITUTIONS | DOCUMENTS)


def _is_odd_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether the parser takes a body of several words for a make of things: "The Civic Bloc said"."""
    return (
        tokens[at].tag in _NAMES and tokens[at].entity == "PRODUCT" and bool(children(tokens, at, "compound"))
    )


def _others(tokens: Sequence[Token], subject: int) -> list[int]:
    """Return the words outside of the subject's phrase that could be another "it" that speaks."""
    return [
        at
        for at, token in enumerate(tokens)
        if not is_under(tokens, at, subject)
        and token.dep not in {"compound", "nmod", "amod"}
        and (_is_body(tokens, at) or (token.tag == "NNP" and token.entity not in _NO_BODY))
    ]


def _in_main_clause(tokens: Sequence[Token], at: int, verb: int) -> bool:
    """Whether no other clause lies between the word and the main verb."""
    between = (n for n in above(tokens, at) if n != verb)
    return not any(tokens[n].pos in VERBS and tokens[n].dep in {"ccomp", "advcl", "relcl"} for n in between)


def _tells_which(name: str) -> bool:
    """Whether a reader knows who it is: "the agency" alone tells nobody."""
    words = name.split()
    short = len(words) == 2 and words[0].lower() in {"the", "a", "an", "its"}
    return 0 < len(words) <= _LONGEST and not (
        short and words[1].lower() in INSTITUTIONS | DOCUMENTS - _KNOWN
    )


def _plain(name: str, first: Token) -> str:
    """Return the name without the capital that its sentence opens on: "consumer group Holm Forum"."""
    plain = first.pos == "DET" or (first.tag in {"NN", "NNS", "JJ"} and not first.entity)
    return name[0].lower() + name[1:] if plain and not first.text.isupper() else name

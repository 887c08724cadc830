"""A verb in a sentence's tree goes in, the attribution that it makes in the passive comes out.

"Was confirmed by the ministry" names who speaks after the verb, "was quoted by Kabar as saying" before it.
"Is said to have left", "reportedly" and "there are reports that" name nobody: that is hearsay, an
attribution without a speaker. Without it, a rumour would look like a fact.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.model import Attribution
from briefgen.understand.grammar import HELPERS, SUBJECTS
from briefgen.understand.speech.edges import made
from briefgen.understand.speech.who import Who, can_speak, left_edge, name_at
from briefgen.understand.speech.words import (
    AGENT_VERBS,
    CLAUSE_VERBS,
    HEARSAY_ADVERBS,
    HEARSAY_NOUNS,
    SAID_OF,
)

if TYPE_CHECKING:
    from briefgen.understand.parse.tree import Tree

_COMPLEMENTS = ("xcomp", "ccomp", "oprd", "acomp")


def passive(tree: Tree, place: int) -> Attribution | None:
    """Return the attribution whose verb, adverb or noun stands at ``place``, if there is one."""
    if tree.shielded[place]:
        return None
    if tree.words[place] in HEARSAY_ADVERBS:
        return _hearsay(tree, place, place + 1)
    if tree.tokens[place].lemma.lower() in HEARSAY_NOUNS and _is_rumour(tree, place):
        return _hearsay(tree, place, place + 1)
    if tree.tokens[place].pos != "VERB":
        return None
    return _quoted(tree, place) or _by_agent(tree, place) or _said_of(tree, place)


def _hearsay(tree: Tree, first: int, end: int) -> Attribution:
    return Attribution(tree.tokens[first].start, tree.tokens[end - 1].end, speaker="", named=False)


def _is_rumour(tree: Tree, noun: int) -> bool:
    """Say whether it is "there are reports that …", "amid rumours that …": nobody's, and with a content."""
    token = tree.tokens[noun]
    if token.pos != "NOUN" or any(tree.tokens[n].dep == "poss" for n in tree.children[noun]):
        return False
    if any(tree.words[n] in {"by", "from", "of"} for n in tree.children[noun]):
        return False
    return token.dep in {"attr", "pobj"} and _has_content(tree, noun) and _unowned(tree, noun)


def _has_content(tree: Tree, noun: int) -> bool:
    clauses = [n for n in tree.children[noun] if n > noun and tree.tokens[n].dep in {"acl", "ccomp", "relcl"}]
    return any(tree.finite(n) and tree.child(n, *SUBJECTS) not in {None, noun + 1} for n in clauses) or any(
        tree.words[below] == "that" and tree.tokens[below].dep == "mark"
        for n in clauses
        for below in tree.children[n]
    )


def _unowned(tree: Tree, noun: int) -> bool:
    """Say whether it stands after "there is" or "amid": other governors tell whose reports they are."""
    head = tree.tokens[noun].head
    if tree.tokens[noun].dep == "attr":
        return any(tree.tokens[n].dep == "expl" for n in tree.children[head])
    return tree.words[head] in {"amid", "amidst", "following", "after"}


def _said_of(tree: Tree, verb: int) -> Attribution | None:
    """Recognise "is said to be", "it was reported that", "are feared dead", "was accused of"."""
    token = tree.tokens[verb]
    helpers = [n for n in tree.children[verb] if tree.tokens[n].dep in HELPERS]
    aside = token.dep == "acl" and not helpers  # "a man believed to be the leader"
    if token.tag != "VBN" or token.lemma not in SAID_OF or not (aside or _is_passive(tree, helpers)):
        return None
    if _denied(tree, verb) or tree.child(verb, "agent") is not None:
        return None
    accused = token.lemma in {"accuse", "suspect"} and any(tree.words[n] == "of" for n in tree.children[verb])
    complement = tree.child(verb, *_COMPLEMENTS)
    if not accused and (complement is None or complement < verb):
        return None
    return _hearsay(tree, min([*helpers, verb]), verb + 1)


def _denied(tree: Tree, verb: int) -> bool:
    """Say whether it is not said, or only might be: "can not be said to", "was never confirmed"."""
    helpers = [tree.tokens[n] for n in tree.children[verb]]
    return any(helper.dep == "neg" or (helper.dep == "aux" and helper.tag == "MD") for helper in helpers)


def _is_passive(tree: Tree, helpers: list[int]) -> bool:
    return any(tree.tokens[n].dep == "auxpass" for n in helpers)


def _by_agent(tree: Tree, verb: int) -> Attribution | None:
    """Recognise "was confirmed by the health ministry"."""
    token = tree.tokens[verb]
    agent = tree.child(verb, "agent")
    helpers = [n for n in tree.children[verb] if tree.tokens[n].dep in HELPERS]
    if (
        token.tag != "VBN"
        or token.lemma not in AGENT_VERBS
        or agent is None
        or not _is_passive(tree, helpers)
    ):
        return None
    if any(tree.tokens[n].tag == "MD" or tree.tokens[n].dep == "neg" for n in tree.children[verb]):
        return None
    who, head = _agent(tree, agent)
    if who is None or head is None or not can_speak(tree, head):
        return None
    return made(tree, verb if agent == verb + 1 else agent, who.end, who, "inner")


def _agent(tree: Tree, by: int) -> tuple[Who | None, int | None]:
    head = tree.child(by, "pobj")
    return (name_at(tree, left_edge(tree, head), len(tree)), head) if head is not None else (None, None)


def _quoted(tree: Tree, verb: int) -> Attribution | None:
    """Recognise "was quoted by Kabar as saying" and "Interfax quoted the governor as saying"."""
    if tree.tokens[verb].lemma not in {"quote", "cite"}:
        return None
    saying = _saying(tree, verb)
    subject = tree.child(verb, "nsubjpass")
    spoken = subject if subject is not None else tree.child(verb, "dobj")
    if saying is None or spoken is None or not can_speak(tree, spoken):
        return None
    who = name_at(tree, left_edge(tree, spoken), len(tree))
    if who is None:
        return None
    first, channel = left_edge(tree, spoken), ""
    other = tree.child(verb, "agent") if subject is not None else tree.child(verb, "nsubj")
    if subject is not None and other is not None:
        passing = _agent(tree, other)[0]
        channel = (passing.channel or passing.speaker) if passing else ""
    elif other is not None:
        first = left_edge(tree, other)
        passing = name_at(tree, first, len(tree))
        channel = (passing.channel or passing.speaker) if passing else ""
    who = Who(who.speaker or who.channel, channel, named=who.named, end=who.end)
    return made(tree, first, saying + 1, who, "inner")


def _saying(tree: Tree, verb: int) -> int | None:
    for child in tree.children[verb]:
        if tree.words[child] == "as":
            for below in tree.children[child]:
                if tree.tokens[below].tag == "VBG" and tree.tokens[below].lemma in CLAUSE_VERBS:
                    return below
    return None

"""A parsed sentence in, the words that make it lean on its neighbours out (empty when it stands alone).

Three kinds of leaning are told apart: a connective that can be taken off ("However,"), a word that
points back and can not ("This marks …", "He said …"), and a noun that only the text before explains
("the decision", "this summit"). The first is repaired, the second refused, the third counts against.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.model import Token

# Connectives with the comma that sets them off ("in addition to" has none).
_CONNECTIVE = re.compile(
    r"(?:However|Moreover|Furthermore|Meanwhile|Nevertheless|Nonetheless|Therefore|Thus|Hence|"
    r"Additionally|Consequently|Accordingly|Besides|Also|Still|Yet|Again|Indeed|"
    r"Overall|Finally|Subsequently|Notably|Importantly|Interestingly|Naturally|Clearly|Of course|"
    r"In contrast|By contrast|Similarly|Likewise|On the other hand|In addition|In turn|In fact|"
    r"In short|In particular|"
    r"As a result|As a consequence|As such|For example|For instance|For this reason|To this end|"
    r"On the one hand|At the same time|At that time|In that case|"
    r"After all|That said|Even so|More importantly|Most importantly|First of all|Second|Third|Secondly|"
    r"Thirdly|Firstly|Lastly|Then|Now|So|And|But|Or|Nor|Plus|Too)\s*,\s+",
    re.IGNORECASE,
)
# These may also stand without a comma; what follows must then be able to open a sentence.
_BARE_CONNECTIVE = re.compile(
    r"(?:And|But|However|Moreover|Meanwhile|Also|Thus|Therefore|Yet|So|Hence|Nevertheless)\s+"
    r"(?=[A-Z\[“\"]|the\b|a\b|an\b|in\b|on\b)"
)
# These lose their meaning without the sentence before: nothing may be cut, so the sentence is refused.
_BOUND = re.compile(
    r"(?:Instead|On the contrary|Otherwise|In other words|That said|Even so|As such|For example|"
    r"For instance|The former|The latter|"
    r"Neither|Either|Both|Another|Others?|Nor|Or|So too|Not only that|The same|The two|The three|The pair|"
    r"The other|One of them|Some of them|Many of them|Most of them|Among them|All of them|Doing so|"
    r"If so|If not|Such|Too|Plus|Because of this|Despite this|After this|Since then|Until then|"
    r"By then|Back then|There|Here|As for|Of those|Of these|Of them)\b"
)
_PERSONAL = frozenset(
    "he she it they him her them his hers its their theirs himself herself itself themselves".split()
)
_FIRST_PERSON = frozenset("i we me us my our ours mine myself ourselves you your yours".split())
_POINTING = frozenset("this that these those such".split())
_PERIODS = frozenset(
    "year month week weekend quarter decade century summer autumn fall winter spring time season day "
    "morning evening afternoon monday tuesday wednesday thursday friday saturday sunday".split()
)
# Bare definite nouns that report on something said before: "the move", "the decision", "the objective".
_ANAPHORIC = frozenset(
    "move decision step measure plan deal agreement announcement statement comment remark report document "
    "objective aim goal purpose proposal initiative project programme program scheme meeting talk visit "
    "event summit gathering participant party side official figure number result change effort group "
    "company firm agency ministry minister president leader spokesman spokeswoman spokesperson man woman "
    "couple suspect victim incident attack case issue problem situation development trend region area "
    "country nation site facility vote bill law legislation order ruling action two pair former latter "
    "discussion conference forum negotiation study survey".split()
)

# The same without an article: "Talks emphasised …", "Officials said …".
_BARE = frozenset("talk discussion participant party side official organiser organizer negotiator".split())


def connective(text: str) -> int:
    """Return how many characters of an opening connective can be taken off, 0 when there is none."""
    if _BOUND.match(text):
        return 0
    found = _CONNECTIVE.match(text) or _BARE_CONNECTIVE.match(text)
    return found.end() if found else 0


def dangling(text: str, tokens: Sequence[Token]) -> str:
    """Return the word that needs another sentence to be understood, or an empty string.

    An opening connective that can be taken off does not count; what stands behind it does.
    """
    start = connective(text)
    opened = _BOUND.match(text)
    if opened:
        return opened.group()
    return _pointer(tokens, start) or _pronoun(tokens)


def leaning(tokens: Sequence[Token]) -> str:
    """Return a noun phrase that only earlier text explains ("this summit", "the decision"), or ""."""
    if tokens and tokens[0].lemma.lower() in _BARE and tokens[0].dep in {"nsubj", "nsubjpass"}:
        return tokens[0].text
    for at, token in enumerate(tokens[:-1]):
        noun = tokens[token.head] if token.dep == "det" else tokens[at + 1]
        if noun.lemma in _PERIODS:
            continue
        if token.lemma == "this" and token.dep == "det" and noun.pos == "NOUN":
            return f"{token.text} {noun.text}"
        if _is_bare_definite(tokens, at, noun):
            return f"{token.text} {noun.text}"
    return ""


def _is_bare_definite(tokens: Sequence[Token], at: int, noun: Token) -> bool:
    """Whether "the" with nothing but a general noun opens the sentence: nothing in it says which."""
    token = tokens[at]
    if token.lemma != "the" or at > 0 or noun.lemma not in _ANAPHORIC:
        return False
    place = tokens.index(noun)
    kept = (child for child in tokens if child.head == place and child is not noun and child is not token)
    return not any(
        child.dep in {"prep", "relcl", "appos", "poss", "compound", "acl", "amod"} and child.pos != "ADJ"
        for child in kept
    )


def _pointer(tokens: Sequence[Token], start: int) -> str:
    """Return an opening "This", "These", "He" and so on, wherever the subject begins."""
    for at, token in enumerate(tokens):
        if token.start < start or token.pos in {"PUNCT", "SPACE"}:
            continue
        lower = token.text.lower()
        if lower in _PERSONAL and not _is_filler(tokens, at):
            return token.text
        if lower in _POINTING and not _points_at_period(tokens, at):
            return token.text
        return ""
    return ""


def _points_at_period(tokens: Sequence[Token], at: int) -> bool:
    head = tokens[tokens[at].head]
    return tokens[at].dep == "det" and head.lemma in _PERIODS


def _is_filler(tokens: Sequence[Token], at: int) -> bool:
    """Whether "it" stands for nothing: "It is hoped that …", "It rained"."""
    token = tokens[at]
    if token.text.lower() != "it" or token.dep not in {"nsubj", "nsubjpass", "expl"}:
        return False
    verb = token.head
    return any(
        child.head == verb and child.dep in {"ccomp", "csubj", "xcomp"} for child in tokens[at + 1 :]
    ) and (
        tokens[verb].lemma
        in {"be", "hope", "expect", "believe", "say", "report", "estimate", "appear", "seem"}
    )


def _pronoun(tokens: Sequence[Token]) -> str:
    """Return a third-person pronoun that no noun before it in the sentence can explain."""
    seen_noun = False
    for at, token in enumerate(tokens):
        lower = token.text.lower()
        if token.pos in {"NOUN", "PROPN"}:
            seen_noun = True
        elif (
            lower in _PERSONAL
            and not seen_noun
            and not _is_filler(tokens, at)
            and not _explained_after(tokens, at)
        ):
            return token.text
    return ""


def _explained_after(tokens: Sequence[Token], at: int) -> bool:
    """Whether the main subject follows the pronoun and explains it: "In its report, the bank …"."""
    verb = next((token for token in tokens if token.dep == "ROOT"), None)
    if verb is None:
        return False
    root = tokens.index(verb)
    return any(
        token.head == root and token.dep in {"nsubj", "nsubjpass"} and token.pos in {"PROPN", "NOUN"}
        for token in tokens[at + 1 :]
    )


def is_personal(tokens: Sequence[Token]) -> bool:
    """Whether the writer speaks of himself or to the reader outside of a quotation."""
    quoted = False
    for token in tokens:
        if token.text in {"“", "”", '"', "``", "''"}:
            quoted = not quoted
        elif not quoted and token.text.lower() in _FIRST_PERSON:
            return True
    return False

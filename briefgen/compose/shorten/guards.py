"""Tokens of a statement that might be deleted in, whether deleting them could harm the rest out.

The guards know nothing of what kind of words they look at. They ask what would be lost (a figure, a date,
two names, a negation, a doubt, a quotation) and what would be left (a sentence with its subject and verb,
every pronoun with the noun it stands for).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from briefgen.compose.shorten.words import (
    AMOUNTS,
    DEFINITE,
    MATTERS,
    NEGATIONS,
    POINTING,
    RESERVATIONS,
    REVERSALS,
)
from briefgen.understand.grammar import NAMES, NOUNS, OF_MANY, OF_ONE, OF_PEOPLE, SUBJECTS
from briefgen.understand.speech.words import PEOPLE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from briefgen.model import Statement
    from briefgen.understand.parse.tree import Tree

_NUMBERS = frozenset("DATE TIME MONEY PERCENT QUANTITY CARDINAL ORDINAL".split())
_QUOTED = re.compile(r"[\"“”«»„]|``|''|(?<!\w)['‘]|['’](?!\w)")
_PLURAL_S = re.compile(r"(?<=s)['’](?!\w)")
_CONDITION = re.compile(
    r"\b(?:in case|in the event|(?:as|so) long as|off-chance|on condition|in principle|at least|at most|"
    r"up to|so far|as yet|for now|in theory|(?:\w+er|more|less) than|"
    r"self-(?:proclaimed|styled|described|declared|appointed)|"
    r"(?:allow|adjust|account|correct)(?:ing|ed) for)\b",
    re.IGNORECASE,
)
_COUPLING = frozenset({"cc", "preconj", "predet", "det"})
_PAIRS = (("(", ")"), ("[", "]"))


@dataclass(frozen=True)
class Guards:
    """The guards over one statement."""

    said: Statement
    tree: Tree

    def loses(self, first: int, last: int) -> str:
        """Name what the words from token ``first`` to ``last`` hold that must not go, or return ""."""
        places = range(first, last + 1)
        words = {self.tree.words[n] for n in places} | {self.tree.tokens[n].lemma.lower() for n in places}
        words |= {word.removesuffix("s") for word in words}  # "seems" may be its own lemma
        if words & NEGATIONS or any(self.tree.tokens[n].dep == "neg" for n in places):
            return "a negation"
        if (
            words & RESERVATIONS
            or _CONDITION.search(self.tree.slice(first, last + 1))
            or (self.said.outlook and any(self.tree.tokens[n].tag == "MD" for n in places))
        ):
            return "a doubt or condition"
        if words & REVERSALS:
            return "what came of it"
        if words & AMOUNTS or self._counts(first, last):
            return "a figure or date"
        return "a quotation" if self.quotes(first, last) else ""

    def quotes(self, first: int, last: int) -> bool:
        """Whether the words lie inside a quotation, or hold the whole or a part of one."""
        start, end = self.tree.tokens[first].start, self.tree.tokens[last].end
        marks = [mark.start() for mark in self._marks]
        inside = self._in_quotation[first] or self._in_quotation[last]
        return inside or any(start <= mark < end for mark in marks)

    def speaks(self, place: int) -> str:
        """Return the form of the attribution whose speaker the token belongs to, or an empty string."""
        token = self.tree.tokens[place]
        forms = (
            said.form
            for said in self.said.attributions
            if token.pos in NOUNS and token.text in (said.speaker or said.channel).split()
        )
        return max(forms, default="")  # "leading" and "trailing" before "inner"

    def names(self, first: int, last: int) -> set[str]:
        """Return the names between the two tokens, each with all its words."""
        found: dict[int, list[str]] = {}
        opened = -1
        for place in range(first, last + 1):
            token = self.tree.tokens[place]
            if token.pos != "PROPN" and token.entity not in NAMES:
                opened = -1
                continue
            if opened < 0 or token.begins:
                opened = place
            found.setdefault(opened, []).append(token.text)
        return {" ".join(words) for words in found.values()}

    def stands(self, gone: Collection[int]) -> bool:
        """Whether what is left has a finite verb with its subject, and brackets in pairs."""
        tree = self.tree
        kept = [n for n in range(len(tree)) if n not in gone]
        text = "".join(tree.tokens[n].text for n in kept)
        if any(text.count(one) != text.count(two) for one, two in _PAIRS if self._paired(one, two)):
            return False
        return any(
            tree.tokens[n].pos in {"VERB", "AUX"}
            and tree.tokens[n].dep not in {"relcl", "acl", "advcl", "csubj"}
            and tree.finite(n)
            and any(child not in gone and tree.tokens[child].dep in SUBJECTS for child in tree.children[n])
            for n in kept
        )

    def explains(self, first: int, last: int) -> bool:
        """Whether a pronoun or "the …" behind these words may stand for a noun in them."""
        nouns = [n for n in range(first, last + 1) if self.tree.tokens[n].pos in NOUNS]
        lemmas = {self.tree.tokens[n].lemma.lower() for n in nouns}
        before = {token.lemma.lower() for token in self.tree.tokens[:first] if token.pos in NOUNS}
        for place in range(last + 1, len(self.tree)):
            if nouns and (self._stands_first(place, first, last) or self._does_the_same(place)):
                return True
            if self.tree.words[place] in POINTING and self.tree.tokens[place].dep not in _COUPLING:
                return True
            if self._takes_up(place, lemmas - before) or self._names_matter(place, before):
                return True
            fitting = [n for n in nouns if self._fits(place, n)]
            if fitting and not self._explained_by_subject(place, first, last):
                return True
        return False

    # ------------------------------------------------------------ how they know

    @cached_property
    def _marks(self) -> list[re.Match[str]]:
        text = self.tree.text
        plurals = {found.start() for found in _PLURAL_S.finditer(text)} if "‘" not in text else set()
        return [found for found in _QUOTED.finditer(text) if found.start() not in plurals]

    @cached_property
    def _in_quotation(self) -> list[bool]:
        """Say for each token whether a quotation is open there; brackets do not count."""
        spans = list(_quotations(self.tree.text))
        return [any(a <= token.start < b for a, b in spans) for token in self.tree.tokens]

    def _paired(self, one: str, two: str) -> bool:
        return self.tree.text.count(one) == self.tree.text.count(two)

    def _counts(self, first: int, last: int) -> bool:
        tokens = self.tree.tokens[first : last + 1]
        start, end = tokens[0].start, tokens[-1].end
        if any(token.pos == "NUM" or token.entity in _NUMBERS for token in tokens):
            return True
        if any(mark.isdigit() for mark in self.tree.text[start:end]):
            return True
        found = [(one.start, one.end) for one in self.said.dates]
        found += [(one.start, one.end) for one in self.said.figures]
        return any(a < end and start < b for a, b in found)

    def _does_the_same(self, place: int) -> bool:
        """Whether "do the same" or "did so" stands there: what it is that is done may be gone."""
        words = self.tree.words[place : place + 3]
        does = self.tree.tokens[place].lemma == "do"
        return does and (words[1:] == ("the", "same") or words[1:2] == ("so",))

    def _stands_first(self, place: int, first: int, last: int) -> bool:
        """Whether a pronoun stands there, and no noun before it but in the words."""
        if self.tree.words[place] not in OF_ONE | OF_MANY | OF_PEOPLE:
            return False
        kept = (*range(first), *range(last + 1, place))
        return not any(self.tree.tokens[n].pos in NOUNS for n in kept)

    def _takes_up(self, place: int, lemmas: set[str]) -> bool:
        """Whether "the agency" behind the words means "an agency" in them."""
        token = self.tree.tokens[place]
        return (
            token.pos == "NOUN"
            and token.lemma.lower() in lemmas
            and any(self.tree.words[child] in DEFINITE for child in self.tree.children[place])
        )

    def _names_matter(self, place: int, before: set[str]) -> bool:
        """Whether "the scheme" stands there alone, and no scheme before the words."""
        token = self.tree.tokens[place]
        below = self.tree.children[place]
        return (
            token.pos == "NOUN"
            and token.lemma.lower() in MATTERS - before
            and any(self.tree.words[child] in DEFINITE for child in below)
            and all(self.tree.tokens[child].dep in {"det", "punct"} for child in below)
        )

    def _fits(self, pronoun: int, noun: int) -> bool:
        word, token = self.tree.words[pronoun], self.tree.tokens[noun]
        plural = token.tag in {"NNS", "NNPS"}
        person = token.entity == "PERSON" or token.lemma.lower() in PEOPLE
        if word in OF_PEOPLE:
            return person and not plural
        if word in OF_MANY:
            return plural or person or token.entity in {"ORG", "NORP", "GPE"}
        return word in OF_ONE and not plural and not person

    def _explained_by_subject(self, pronoun: int, first: int, last: int) -> bool:
        """Whether the kept subject of the pronoun's own clause, or of a clause above, can explain it."""
        for verb in self.tree.above(pronoun):
            subject = self.tree.subject(verb) if self.tree.tokens[verb].pos in {"VERB", "AUX"} else None
            if subject is None or subject >= pronoun or first <= subject <= last:
                continue
            if self._fits(pronoun, subject) or self.tree.words[subject] == self.tree.words[pronoun]:
                return True
        return False


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each quotation runs, marks included; one that never closes runs to the end."""
    for pattern in (
        r"“[^”]*(?:”|$)",
        r"«[^»]*(?:»|$)",
        r'"[^"]*(?:"|$)',
        r"``.*?(?:''|$)",
        r"(?<!\w)['‘].+?(?:['’](?!\w)|$)",
    ):
        yield from ((found.start(), found.end()) for found in re.finditer(pattern, text, re.DOTALL))
    closing = text.find("”")
    if closing >= 0 and "“" not in text[:closing]:
        yield 0, closing + 1

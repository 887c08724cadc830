"""Tokens go in, the questions one asks of a sentence's tree come out: who governs, what lies below.

Indices are places in the tuple of tokens. All answers hold for broken trees too: a parser that read a
headline or a list wrongly gives odd answers, never an endless loop.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from briefgen.understand.grammar import FINITE, HELPERS, SUBJECTS, VERBS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.model import Token

# What holds more words is no sentence, and some questions cost the square of its length.
TOO_LONG = 1_000
_OPENING = {"“": "”", "(": ")", "[": "]", "«": "»", "„": "“"}


class Tree:
    """A sentence with its tokens, and the children of each."""

    def __init__(self, text: str, tokens: tuple[Token, ...]) -> None:
        """Keep the sentence and turn its heads around into children."""
        self.text = text
        self.tokens = tokens
        self.children: list[list[int]] = [[] for _ in tokens]
        for index, token in enumerate(tokens):
            if token.head != index:
                self.children[token.head].append(index)

    def __len__(self) -> int:
        """Return the number of tokens."""
        return len(self.tokens)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The tokens in small letters, with plain apostrophes."""
        return tuple(token.text.lower().replace("’", "'") for token in self.tokens)

    @cached_property
    def shielded(self) -> tuple[bool, ...]:
        """Whether each token stands inside quotation marks or brackets (the marks themselves do).

        A quotation that began in the sentence before or goes on in the next one shields its part of
        this one; a lone bracket shields nothing.
        """
        within = [False] * len(self.tokens)
        for first, last in _pairs(self.text, self.tokens):
            if first == 0 and last >= self.last - 1 and self.tokens[0].text == "(":
                continue  # a remark in brackets is a sentence like others
            within[first : last + 1] = [True] * (last + 1 - first)
        return tuple(within)

    @cached_property
    def last(self) -> int:
        """The place after the last token that is not closing punctuation."""
        end = len(self.tokens)
        while end and self.tokens[end - 1].text in {".", "!", "?", "…", "...", ";", ":"}:
            end -= 1
        return end

    def below(self, index: int) -> list[int]:
        """Return the token and everything that hangs on it, in reading order."""
        found, waiting = {index}, [index]
        while waiting:
            for child in self.children[waiting.pop()]:
                if child not in found:
                    found.add(child)
                    waiting.append(child)
        return sorted(found)

    def above(self, index: int) -> Iterator[int]:
        """Yield the governors of a token, the nearest first."""
        for _ in range(len(self.tokens)):
            head = self.tokens[index].head
            if head == index:
                return
            yield head
            index = head

    def verb_above(self, index: int) -> int | None:
        """Return the nearest verb above a token."""
        return next((n for n in self.above(index) if self.tokens[n].pos in VERBS), None)

    def child(self, index: int, *labels: str) -> int | None:
        """Return the first child with one of these labels."""
        for child in self.children[index]:
            if self.tokens[child].dep in labels:
                return child
        return None

    def subject(self, index: int) -> int | None:
        """Return the subject of a verb, its own or the one it shares with the verb it is joined to."""
        for _ in range(len(self.tokens)):
            own = self.child(index, *SUBJECTS)
            head = self.tokens[index].head
            if own is not None or head >= index or self.tokens[index].dep not in {"conj", "xcomp"}:
                return own
            index = head
        return None

    def finite(self, index: int) -> bool:
        """Say whether the verb is one that can carry a clause: inflected, or helped by one that is."""
        if self.tokens[index].tag in FINITE:
            return True
        return any(
            self.tokens[child].dep in HELPERS and self.tokens[child].tag in FINITE
            for child in self.children[index]
        )

    def slice(self, first: int, end: int) -> str:
        """Return the words from the token ``first`` up to, not including, the token ``end``."""
        return self.text[self.tokens[first].start : self.tokens[end - 1].end]


def _pairs(text: str, tokens: tuple[Token, ...]) -> Iterator[tuple[int, int]]:
    """Yield the first and last token of each quotation and bracket."""
    awaited: list[tuple[str, int]] = []
    for index, token in enumerate(tokens):
        mark = _directed(text, token)
        match = next((n for n in range(len(awaited) - 1, -1, -1) if awaited[n][0] == mark), None)
        if match is not None:
            yield awaited[match][1], index
            del awaited[match:]
        elif mark in _OPENING:
            awaited.append((_OPENING[mark], index))
        elif mark == "”":
            yield 0, index
    yield from ((index, len(tokens) - 1) for mark, index in awaited if mark == "”")


def _directed(text: str, token: Token) -> str:
    """Turn a straight quotation mark into one that opens or closes, by the side its blank is on."""
    if token.text not in {'"', "``", "''"}:
        return token.text
    before, after = text[: token.start][-1:], text[token.end : token.end + 1]
    parted = not before or (not before.isalnum() and before not in ".,!?;:…-–—)")
    opens = token.text == "``" or (parted and after.strip() != "")
    return "“" if opens else "”"

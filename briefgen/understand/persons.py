"""A parsed sentence in, the words out by which its writer speaks of himself or to the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.understand.grammar import unquoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.model import Token

FIRST_PERSON = frozenset("i we me us my our ours mine myself ourselves you your yours".split())
_NUMBERED = frozenset(
    "phase part article class stage volume chapter title type category level tier annex schedule section war "
    "appendix division league act book grade".split()
)
_CROWNED = frozenset("king queen emperor empress tsar pope prince".split())


def is_personal(tokens: Sequence[Token]) -> bool:
    """Whether the writer speaks of himself or to the reader outside of a quotation."""
    return bool(personal(tokens))


def personal(tokens: Sequence[Token]) -> frozenset[str]:
    """Return the words outside of quotations by which a writer speaks of himself or to the reader.

    "The US" is a country, "the Bell mine" a mine, "the MY Octopus" a yacht, "Phase I" the first of them.
    """
    return frozenset(
        token.text.lower()
        for at, (token, inside) in enumerate(unquoted(tokens))
        if not inside and token.text.lower() in FIRST_PERSON and not _is_namesake(tokens, at)
    )


def _is_namesake(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word only looks like one of the first person."""
    token = tokens[at]
    if token.text == "US" or (token.text.lower() in {"mine", "my"} and token.pos not in {"PRON", "DET"}):
        return True
    if token.text == "I" and at + 1 < len(tokens) and tokens[at + 1].text == "-":
        return True  # "Sanders (I-Vt.)"
    numbered = at > 0 and tokens[at - 1].text.lower() in _NUMBERED
    crowned = at > 1 and tokens[at - 2].text.lower() in _CROWNED
    return token.text == "I" and (numbered or crowned)

"""Texts of a page in; how alike they are, where their sentences end, and what is said of them, out."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from briefgen.decisions.words import key, shown, words
from briefgen.lint.support import support
from briefgen.salience.words import STOP, tokens
from briefgen.understand.openings import connective

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.model import Edition

_ENDS = re.compile(r"[.!?…][\"”’')\]]*$")
_BEGINS = re.compile(r"[\"“‘'(\[]*[^\W\d_a-zß-ÿ]|[\"“‘'(\[]*\d")
_BETWEEN = re.compile(r"(?<=[.!?…])\s+(?=[\"“‘(\[]?[A-Z0-9])|(?<=[.!?…][\"”’)])\s+(?=[\"“‘(\[]?[A-Z0-9])")
# Share of words in common, in order. Of 4,565 pairs of different lines of one brief 99 in 100 have less than
# 0.30, and one 0.5; lines of which six words in ten were typed over are known in 66 of 69 cases
# (benchmarks/edits.py).
LIKE = 0.5
# Share of the informative words of an added line that a sentence must have, figures and all; and how many of
# them there must be for that to tell anything.
_SUPPORTED, _FEWEST = 0.75, 4


def sentences(text: str) -> Sequence[str]:
    """Return the sentences of a text, roughly: a mark of the end, and a capital or a digit behind it."""
    return [found.strip() for found in _BETWEEN.split(text) if found.strip()]


def ends(text: str) -> bool:
    """Whether the text ends a sentence."""
    return _ENDS.search(text) is not None


def is_break(before: str, after: str) -> bool:
    """Whether one sentence ends and another begins between the two texts."""
    return ends(before) and _BEGINS.match(after) is not None


def spaced(after: str) -> str:
    """Return the text with a space before it, unless it begins with a mark that wants none."""
    return after if not after or after[0] in ",.;:!?)" else f" {after}"


def alike(one: str, two: str) -> float:
    """Return the share of words that two texts have in common, in order, 0 to 1."""
    return SequenceMatcher(None, words(one), words(two), autojunk=False).ratio()


def supporting(text: str, edition: Edition) -> str:
    """Return the sentence, of those that the edition knew, that says what the text says, or nothing."""
    quotes = (quote.text for line in edition.lines for quote in (*line.quotes, *line.disputed))
    known = dict.fromkeys((*quotes, *edition.known))
    keys = {key(form) for sentence in known for form in (sentence, sentence[connective(sentence) :])}
    if key(text) in keys or all(key(sentence) in keys for sentence in sentences(text)):
        return shown(text)
    if len(set(tokens(text)) - STOP) < _FEWEST:
        return ""
    best = max(known, key=lambda sentence: support(text, [sentence]), default="")
    return shown(best) if best and support(text, [best]) >= _SUPPORTED else ""

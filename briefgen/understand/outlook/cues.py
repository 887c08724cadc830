"""A sentence's tree goes in, the words that look ahead come out, each with the verb it governs.

The rules rest on word forms and their neighbours first and on the tree second: small letters and odd
punctuation mislead a parser about who governs whom, but rarely about what is an infinitive.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.understand.outlook.modals import modal
from briefgen.understand.outlook.plans import headline, need, noun, plan, prospect, to_be
from briefgen.understand.outlook.tense import Cue, in_past
from briefgen.understand.outlook.words import AHEAD, AHEAD_HINT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.understand.parse.tree import Tree

_FINDERS = (modal, prospect, plan, to_be, need, noun)


def cues(tree: Tree) -> Iterator[Cue]:
    """Yield the cues of a sentence: those of its words in reading order, then its phrases of time."""
    for place in range(len(tree)):
        found = (finder(tree, place) for finder in _FINDERS)
        cue = next((cue for cue in found if cue is not None), None)
        if cue is not None:
            yield cue
    title = headline(tree)
    if title is not None:
        yield title
    yield from _phrases(tree)


def _phrases(tree: Tree) -> Iterator[Cue]:
    """Yield "next year", "going forward"; they only hint when the past or a noun owns them."""
    for pattern in (AHEAD, AHEAD_HINT):
        for match in pattern.finditer(tree.text):
            inside = [n for n, token in enumerate(tree.tokens) if match.start() <= token.start < match.end()]
            if inside:
                end = inside[-1] + 1
                owned = end < len(tree) and tree.tokens[end].tag == "POS"
                weak = pattern is AHEAD_HINT or owned or in_past(tree, inside[0])
                yield Cue(inside[0], end, inside[0], weight="faint" if weak else "firm")

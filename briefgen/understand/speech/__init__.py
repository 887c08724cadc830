"""A sentence with its tokens goes in, who says what it says comes out.

Three kinds: "leading" and "trailing" attributions can be taken off with the comma they include and
leave a sentence (its first letter may want a capital); "inner" ones can not. The speaker of a direct
quotation is always "inner": a quotation without its speaker is worth nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.understand.parse.tree import TOO_LONG, Tree
from briefgen.understand.speech.edges import leading, trailing
from briefgen.understand.speech.inner import inner

if TYPE_CHECKING:
    from briefgen.model import Attribution, Token


def find_attributions(text: str, tokens: tuple[Token, ...]) -> tuple[Attribution, ...]:
    """Return the attributions of a sentence in reading order; they do not overlap.

    Offsets count characters of ``text``. A chain ("According to the ministry, …, reported Kabar")
    gives one attribution for each link. A text of more than 1,000 tokens is no sentence and has none.
    """
    if not tokens or len(tokens) > TOO_LONG:
        return ()
    tree = Tree(text, tokens)
    found = trailing(tree)
    opening = leading(tree)
    if opening is not None:
        found.append(opening)
    end = next(
        (n for n, token in enumerate(tokens) if any(token.start == a.start for a in found if a.start)),
        tree.last,
    )
    for place, candidate in inner(tree, end):
        at = tokens[place].start
        if not any(a.start <= at < a.end or _overlap(a, candidate) for a in found):
            found.append(candidate)
    return tuple(sorted(found, key=lambda attribution: attribution.start))


def _overlap(one: Attribution, other: Attribution) -> bool:
    return one.start < other.end and other.start < one.end

"""A statement in; out, the words in it that say by which definition a figure was made: net, on average, if.

Two values with other such words are two measures, and no disagreement.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.merge.told import first_sentence, lemmas, told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.model import Figure, Statement, Token

# Both statements must have the same ones.
_DEFINING = frozenset(
    "include exclude including excluding plus without net gross real nominal adjust average mean median "
    "total overall cumulative annual monthly weekly daily quarterly construction maintenance upkeep "
    "inflation interest tax operating capital maximum minimum peak record initial provisional preliminary "
    "partial additional further outside elsewhere control".split()
)
_CONDITIONS = frozenset("if unless provided assume assuming once".split())
ECONOMY = frozenset("economy gdp output".split())


def definition(said: Statement, figure: Figure | None = None) -> set[str]:
    """Return the defining words of the statement, or of that sentence of it in which the figure stands."""
    own = {token.start for token in sentence_of(said, figure)} if figure else None
    kept = [
        said.tokens[at]
        for at in told(said)
        if (own is None or said.tokens[at].start in own)
        and (said.tokens[at].lemma.lower() != "peak" or said.tokens[at].pos != "VERB")
    ]
    words = lemmas(kept) | {token.text.lower() for token in kept}
    if "grow" in words and words & ECONOMY:
        words = words - {"real"}  # growth of the economy is real where nobody says otherwise
    if not any(one.kind == "money" for one in said.figures):
        words = words - {"without"}  # "without tax" tells what a sum is, "without power" who is counted
    return (words & _DEFINING) | ({"if"} if words & _CONDITIONS else set())


def sentence_of(said: Statement, figure: Figure) -> Sequence[Token]:
    """Return the tokens of that sentence of the statement in which the figure stands."""
    first = first_sentence(said.tokens)
    if not first or figure.start < first[-1].end:
        return first
    return said.tokens[len(first) :]

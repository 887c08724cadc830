"""A statement in, the rise or fall in it out of which nothing says since when it is ("up 6.2 per cent").

Beside the text around it a reader may guess; on a page he takes it for a year. So a bracket says that the
source does not tell.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.understand.grammar import above, unquoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.model import Figure, Statement

_CHANGES = frozenset(
    "rise fall increase decrease grow drop climb decline shrink jump slump slip soar surge plunge".split()
)
# "79,600 cases, up 6.2 per cent"
_ASIDE = re.compile(
    r",\s*(?:up|down)(?: by)?(?: about| around| some| nearly| almost| roughly)?\s*$", re.IGNORECASE
)
# What says since when: another time, another level, a stretch of time, or by which rate it goes on.
_SINCE = re.compile(
    r"\b(?:since|than|compared|against|from|versus|after|following|above|below|beyond|ago|earlier|before|previous\w*|"
    r"when|while|during|under|between|within|over|decades?|years?|months?|quarters?|weeks?|annual\w*|yearly|daily|"
    r"monthly|quarterly|yesterday|today|overnight|each|every|per annum|on the (?:year|month|week|day)|"
    r"if|would|will|could|may|might|should|must|target\w*|plans?|planned|wants?|asked|demand\w*|propos\w+)\b",
    re.IGNORECASE,
)
# Beside "up 6.8 per cent" a quarter is that of the level, and no word on since when.
_SINCE_ASIDE = re.compile(
    r"\b(?:since|than|compared|against|from|versus|ago|earlier|before|previous\w*|annual\w*|"
    r"year[ -]on[ -]year|on the (?:year|month|quarter|week|day)|(?:year|months?|quarters?|weeks?) to|"
    r"last (?:year|month|quarter)|yesterday|today|overnight|would|will|could|may|might|should)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\s*(?:[.,;:!?)]|and\b|but\b|$)")
_OF_THE_DAY = re.compile(
    r"\b(?:shares?|stocks?|index|futures|bonds?|currency|dollar|euro|yen|pound)\b", re.IGNORECASE
)


def timeless(said: Statement) -> Iterator[int]:
    """Yield where a share ends by which something rose or fell, if no word says since when."""
    text = said.sentence.text
    if said.outlook or said.sentence.parts or _SINCE_ASIDE.search(text) or _OF_THE_DAY.search(text):
        return
    outside = {token.start for token, inside in unquoted(said.tokens) if not inside}
    for figure in said.figures:
        if figure.kind == "share" and figure.start in outside and _changes(said, figure):
            yield figure.end


def _changes(said: Statement, figure: Figure) -> bool:
    if not _ENDS.match(said.sentence.text, figure.end):
        return False  # "fell by 9 per cent in the pilot schools": that may be against the others
    if _ASIDE.search(said.sentence.text[: figure.start]):
        return True
    if _SINCE.search(said.sentence.text):
        return False
    at = next((n for n, token in enumerate(said.tokens) if token.start >= figure.start), -1)
    verbs = (
        (said.tokens[n] for n in above(said.tokens, at) if said.tokens[n].pos == "VERB")
        if at >= 0
        else iter(())
    )
    verb = next(verbs, None)
    moved = verb is not None and verb.lemma in _CHANGES and verb.tag in {"VBD", "VBN"}
    return (
        moved and bool(said.attributions) and not said.dates
    )  # a bare "Rents rose by 5 per cent" is refused

"""An outlook and its sentence in, how much a reader can hold on to out: settled, planned, forecast, or vague.

A page has room for few outlooks. "The council will vote on the bill on 3 June" belongs there; "hopes to
continue cooperation" tells nobody what to expect.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.model import Outlook, Token
    from briefgen.model.statement import Standing

# Words of the cue that tell what is settled when a time stands beside them.
_SETTLED = frozenset("will 'll wo shall scheduled set slated due planned agreed decided to".split())
_MEANT = frozenset(
    "will 'll wo shall plan plans planning planned intend intends intending aim aims aiming pledge "
    "pledges pledged promise promises promised vow vows vowed propose proposes proposed commit commits "
    "committed agree agrees agreed schedule scheduled set slated due prepare prepares prepared preparing "
    "offer offers offered undertake undertakes undertook order ordered threaten threatens threatened "
    "decided bid proposal commitment".split()
)
_HOPES = frozenset(
    "hope hopes hoping hoped wish wishes want wants wanted keen willing eager strive strives seek seeks "
    "seeking eye eyes desire desires desirous".split()
)
_DUTIES = frozenset("should must need needs needed necessary imperative essential crucial ought".split())
_GUESSES = frozenset("may might could would possible conceivable".split())
# What courtesies promise: to deepen ties.
_KINDLY = frozenset(
    "continue strengthen deepen expand enhance develop promote boost further broaden maintain consolidate "
    "intensify foster advance cement reinforce build".split()
)
_TIES = frozenset(
    "cooperation co-operation relation relationship tie partnership friendship dialogue exchange contact "
    "collaboration engagement understanding bond interaction".split()
)
_FIGURES = frozenset({"MONEY", "PERCENT", "QUANTITY"})


def standing(found: Outlook, text: str, tokens: Sequence[Token]) -> Standing:
    """Return how firm the outlook is; ``tokens`` are those of its sentence, ``text``."""
    cue = {word.strip(".,").lower() for word in found.cue.split()}
    start = max(0, text.find(found.cue))
    behind = [token for token in tokens if token.start >= start]
    dated = found.last is not None
    if _is_courtesy(behind) and not _has_figure(behind):
        return "vague"
    if cue & (_HOPES | _DUTIES | _GUESSES) or found.likelihood.lower() in _HOPES:
        return "forecast" if dated or _has_figure(behind) else "vague"
    if dated and (cue & _SETTLED or _is_date(cue, tokens)) and not _guessed(found, cue):
        return "firm"
    if cue & _MEANT and not _guessed(found, cue):
        return "plan"
    return "forecast"


def _guessed(found: Outlook, cue: set[str]) -> bool:
    """Say whether the source only guesses: "will probably", "expected to"."""
    word = found.likelihood.lower()
    return bool(word) and word not in _SETTLED | _MEANT and not (word in cue and word in _MEANT)


def _is_date(cue: set[str], tokens: Sequence[Token]) -> bool:
    """Say whether the cue is a date alone: "meets on 14 May"."""
    own = [token for token in tokens if token.text.lower() in cue]
    return bool(own) and all(token.entity in {"DATE", "TIME"} for token in own)


def _has_figure(behind: Sequence[Token]) -> bool:
    return any(token.entity in _FIGURES for token in behind)


def _is_courtesy(behind: Sequence[Token]) -> bool:
    """Say whether somebody means to deepen ties, and nothing is told of how."""
    for token in behind:
        if token.lemma.lower() in _TIES and token.pos == "NOUN" and token.dep in {"dobj", "conj", "pobj"}:
            return any(other.lemma.lower() in _KINDLY and other.pos == "VERB" for other in behind)
    return False

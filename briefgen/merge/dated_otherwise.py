"""Two plans and their sources in, whether two bodies give two times for one thing, out.

"The tunnel will open in 2031, the ministry said" and, in the same week, "It will not open before 2033,
according to the builders" are at odds. A later sentence without another voice is a change of plan
instead (see ``replanned``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.merge.disputes import revises
from briefgen.merge.replanned import days_differ

if TYPE_CHECKING:
    from briefgen.model import Corpus, Statement

_PRONOUNS = frozenset("it he she they we who which".split())
_WEEKS = 30  # days between two sources after which the later one more likely knows of a change


def other_days(one: Statement, two: Statement, corpus: Corpus) -> bool:
    """Whether the two plan one thing for two times, and each is the word of another body."""
    if one.outlook is None or two.outlook is None or revises(one) or revises(two):
        return False
    voices = sayer(one, corpus), sayer(two, corpus)
    if not all(voices) or voices[0] == voices[1]:
        return False
    days = [corpus.source(said.sentence.span.source).published for said in (one, two)]
    if days[0] and days[1] and abs((days[0] - days[1]).days) > _WEEKS:
        return False
    return days_differ(one, two)


def sayer(said: Statement, corpus: Corpus) -> str:
    """Return who says so, in small letters: the speaker that the sentence names, else who published it."""
    speakers = [one.meant or one.speaker for one in said.attributions if one.speaker and one.named]
    speakers = [name for name in speakers if name.lower() not in _PRONOUNS]
    name = speakers[0] if speakers else corpus.source(said.sentence.span.source).publisher
    return name.lower().removeprefix("the ").strip()

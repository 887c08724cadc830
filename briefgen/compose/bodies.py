"""A source's text and a noun in; the full names of the bodies for which the noun may stand there, out."""

from __future__ import annotations

import re
from functools import lru_cache

from briefgen.model.names import MONTHS, WEEKDAYS

_DETERMINERS = frozenset(
    "the a an this that its their his her our each every no any same new former local national central state "
    "whole entire other another and or of".split()
)
# What a name may open on before its "of": "Port of Holm Authority".
_PLACES = (
    "(?:Port|City|Town|County|State|University|Bank|District|Province|Region|Borough|Isle|Bay|Municipality)"
)
_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur)\b")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_SPEAKS = 2  # times "we" is said by who writes, not in passing


@lru_cache(maxsize=512)
def named_by_trade(text: str, noun: str) -> bool:
    """Whether the text speaks of one of several such bodies by its trade: "the finance ministry"."""
    found = re.findall(rf"\b([a-z]+) {noun}\b", text)
    return any(word not in _DETERMINERS for word in found)


# "will ask the Council for January": a day or month is no name.
_NO_DAY = rf"(?!(?:{'|'.join((*MONTHS, *WEEKDAYS))})\b)"


@lru_cache(maxsize=512)
def named_bodies(text: str, noun: str) -> tuple[str, ...]:
    """Return the different full names of bodies of a kind: "National Audit Chamber", "council of Holm"."""
    head = f"(?:{noun}|{noun.capitalize()})"
    capital = r"[A-Z][\w’'-]+"
    before = re.compile(
        rf"(?<!& )(?<!and )\b((?:{_PLACES} of )?(?:{capital} (?:& )?){{1,4}}{noun.capitalize()})\b(?! of)"
        rf"(?! for (?:the )?{_NO_DAY}{capital})"
    )
    behind = re.compile(
        rf"\b((?:{capital} ){{0,3}}{head} of (?:the )?{capital}(?: (?:and )?{capital}){{0,3}})"
    )
    # "Federal Agency for Medical Products": in small letters the noun is no name's.
    behind_for = re.compile(
        rf"\b((?:{capital} ){{0,3}}{noun.capitalize()} for (?:the )?{_NO_DAY}{capital}"
        rf"(?: (?:(?:and|of) )?{capital}){{0,4}})"
    )
    found: dict[str, str] = {}
    for pattern in (before, behind, behind_for):
        for name in pattern.findall(text):
            plain = re.sub(r"^(?:The|This|That|Its|A|An|In|At|By|But|And|When|After)\s+", "", name)
            owner, _, rest = plain.partition(" ")
            if owner.endswith(("'s", "’s")) and re.search(rf"\b{re.escape(owner[:-2])}\b(?!['’])", text):
                plain = rest  # "Orland's Environment Agency", in a text that names Orland too
            if len(plain.split()) > 1:
                found.setdefault(plain.lower(), plain)
    # "A new State agency, Vida Nova, will be set up."
    word = r"[A-ZÀ-Þ][\w’'-]+"
    apposed = rf"\b[Aa]n? (?:[\w’-]+ ){{0,3}}{noun}(?:,| called| named) ({word}(?: {word}){{0,3}})[,.;]"
    found |= {name.lower(): f"{noun} {name}" for name in re.findall(apposed, text)}
    return tuple(found.values())


def another(own: str, text: str, names: tuple[str, ...]) -> str:
    """Return the one other body of its kind that is named before, where the writer calls itself "we".

    In the report of an audit office on a permits office, "the Office" is the second: the first is "we".
    """
    others = [name for name in names if name.lower() not in own.lower() and own.lower() not in name.lower()]
    speaks = len(_WE.findall(_QUOTED.sub(" ", text))) >= _SPEAKS
    return others[0] if speaks and len(others) == 1 else ""

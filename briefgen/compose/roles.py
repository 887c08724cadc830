"""A statement and its source's text in, who a "Mr Renner" is out, where that text says it elsewhere.

Minutes name an officer once, at the top: "from the Chief Executive of the Holm Agency, Paul Renner". Below
that "Mr Renner said" is enough; on a page nobody knows who he is.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from briefgen.understand.grammar import unquoted

if TYPE_CHECKING:
    from briefgen.model import Statement

_TITLE = r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Cllr|Councillor)\b\.?"
_CAPITAL = r"[A-ZÀ-Þ][\w’'-]*"
_BODY = rf"(?: (?:of|for|at) (?:the )?{_CAPITAL}(?: (?:(?:of|for|and|&) (?:the )?)?{_CAPITAL}){{0,6}})"
_OFFICE = (
    r"(?:(?:[Dd]eputy|[Vv]ice|[Aa]cting|[Pp]ermanent|[Cc]hief|[Ss]enior|[Ee]xecutive|[Mm]anaging|[Ff]inance|"
    r"[Mm]edical|[Pp]olicy|[Pp]rogramme|[Gg]eneral|[Ss]hadow)[ -])*"
    r"(?:[Cc]hief [Ee]xecutive(?: [Oo]fficer)?|[Dd]irector(?:[ -][Gg]eneral)?|"
    r"[Ss]ecretary(?:[ -][Gg]eneral)?|[Cc]hair(?:man|woman|person)?|[Pp]resident|[Mm]inister|[Gg]overnor|"
    r"[Cc]ommissioner|[Hh]ead|[Oo]fficer|[Ee]conomist|[Ss]cientist|[Ii]nspector|[Aa]uditor|[Oo]mbudsman|[Mm]anager|"
    r"[Cc]oordinator|[Ss]pokes(?:man|woman|person)|[Pp]rofessor|[Rr]egistrar|[Tt]reasurer)"
)
_TITLED = re.compile(rf"{_TITLE} (?P<name>{_CAPITAL})(?![\w’'-]| {_CAPITAL})")
_LONGEST = 80  # characters; a longer bracket hides the sentence


def roles(said: Statement, text: str) -> dict[int, str]:
    """Return, by where the name of somebody ends who is told by title and surname, what he is."""
    outside = {token.start for token, inside in unquoted(said.tokens) if not inside}
    own = said.sentence.text
    found: dict[int, str] = {}
    for match in _TITLED.finditer(own):
        office = _office(text, match["name"]) if match.start("name") in outside else ""
        if office and not _stands_there(office, own) and office not in found.values():
            found[match.end()] = office
    return found


def who(name: str, said: Statement, text: str) -> str:
    """Return a name that stands for a pronoun with what its bearer is: "Mr Renner, Chief Executive of …"."""
    match = _TITLED.fullmatch(name)
    office = _office(text, match["name"]) if match else ""
    return f"{name}, {office}" if office and not _stands_there(office, said.sentence.text) else name


def _stands_there(office: str, own: str) -> bool:
    """Whether the sentence says itself what he is: its last word of weight is there."""
    noun = re.split(r" (?:of|for|at) ", office)[0].split()[-1].lower()
    return re.search(rf"\b{re.escape(noun)}\b", own.lower()) is not None


@lru_cache(maxsize=1024)
def _office(text: str, surname: str) -> str:
    """Return the one office that a text gives to a surname, as it is written there, or an empty string."""
    name = re.escape(surname)
    first = rf"(?:{_TITLE} )?(?:{_CAPITAL}\.? ){{0,3}}"
    found = {
        match["office"]
        for pattern in (
            rf"\b(?:[Tt]he|[Ii]ts|[Oo]ur) (?P<office>{_OFFICE}{_BODY}?), {first}{name}\b",
            rf"\b{name}, (?:the |its |our )?(?P<office>{_OFFICE}{_BODY}?)(?=[,.;)]| (?:said|told|warned))",
            rf"\b{name} \((?:the )?(?P<office>{_OFFICE}{_BODY}?)\)",
        )
        for match in re.finditer(pattern, text)
    }
    longest = max(found, key=len, default="")
    return longest if len(longest) <= _LONGEST and all(one in longest for one in found) else ""

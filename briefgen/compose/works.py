"""A text and a noun such as "prison" in, the one thing of that kind that it names out ("HMP Wexcombe").

"The prison held 903 men" is enough behind "the process for HMP Wexcombe". A page that speaks of many prisons
has to say which. Where the text names two, or none, nothing is said.
"""

from __future__ import annotations

import re
from functools import lru_cache

# Things that bear the name of their kind: "Holm Bridge", "the Elmtal line".
WORKS = frozenset(
    "prison jail hospital infirmary clinic school college university airport port harbour harbor bridge dam "
    "line tunnel plant mine quarry reservoir station reactor refinery terminal canal smelter shipyard".split()
)
_CAPITAL = r"[A-ZÀ-Þ][\w’'-]+"
# How the names of a kind begin, where the noun is not in them.
_BEGIN = {"prison": r"HM[PY](?: (?:&|and) YOI)?", "jail": r"HM[PY](?: (?:&|and) YOI)?"}
_OPENS = re.compile(r"^(?:The|This|That|Its|A|An|In|At|By|But|And|When|After|For|Of|From|Near|Our)\s+")


@lru_cache(maxsize=512)
def work(before: str, noun: str) -> str:
    """Return the one name that the text has for a thing of the kind, with "the" where it stands so there."""
    if noun not in WORKS:
        return ""
    named = re.findall(rf"\b((?:{_CAPITAL} ){{1,3}}{noun.capitalize()})\b(?! of\b)", before)
    named += re.findall(rf"\b(?:[Tt]he|an?|new|old) ((?:{_CAPITAL} ){{1,2}}{noun})\b", before)
    if noun in _BEGIN:
        named += re.findall(rf"\b({_BEGIN[noun]} {_CAPITAL}(?: {_CAPITAL})?)\b", before)
    names = {_OPENS.sub("", name) for name in named}
    if len({name.lower() for name in names}) != 1:
        return ""
    name = min(names)
    lower = name.split()[-1].islower() and not name.startswith("HM")
    article = lower or re.search(rf"\b[Tt]he {re.escape(name)}\b", before) is not None
    return f"the {name}" if article else name

"""The lines of a letter in; where it closes, and who signs it there, out.

A letter closes on "Yours sincerely,", "Best wishes" or another such line, with whoever signs it under it or
behind it: "Yours, Ida Holm, chair". Some close on who signs alone. A line of text is none of this.
"""

# ruff: noqa: E501 - a pattern reads better unbroken
from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.read.heads import BODY, is_address, is_body
from briefgen.read.kinds import is_kind
from briefgen.read.opening import plain_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_GREETING = re.compile(
    r"(?:Dear\s[A-Z][^.!?]{1,60}|To whom it may concern|To the Editor|Sir|Madam|Excellency)\s*[,:–—-]?$|"
    r"Dear\s[^.!?]{1,60}[,:]$|"
    r"Dear (?:all|both|sirs?|madam|editors?|colleagues?|friends?|members?|neighbours?|chair|minister|team|councillors?)\b[^.!?,]{0,40}$|"
    r"(?:Hello|Hi|Good (?:morning|afternoon|evening|day)|Greetings)\b[^.!?,]{0,40}[,:!]$"
)
_CLOSE = (
    r"(?:yours(?: (?:very )?(?:sincerely|faithfully|truly|respectfully|ever|in solidarity))?"
    r"|(?:sincerely|faithfully|respectfully|cordially)(?: (?:yours|submitted))?"
    r"|(?:with )?(?:(?:my|our) )?(?:very )?(?:kind(?:est)?|best|warm(?:est)?|many|sincere) (?:personal )?(?:regards|wishes|thanks|greetings)"
    r"|with (?:regards|thanks|respect|gratitude)|regards|all the best|in solidarity)"
)
_CLOSES = re.compile(rf"{_CLOSE}\W*$", re.IGNORECASE)
# What also stands within a text, and closes a letter near its end only.
_WEAK = re.compile(r"(?:best|cheers|thanks(?: again)?|thank you)\W*$", re.IGNORECASE)
# "Yours, Ida Holm, chair": the name on the same line.
_AND_NAME = re.compile(rf"(?i:{_CLOSE}|best|thanks|cheers)\s*[,–—-]\s*(?P<rest>[A-ZÀ-Þ].{{2,100}})$")
# "In solidarity,", "With best wishes,": no more than four words and a comma.
_COMMA_CLOSE = re.compile(r"[A-ZÀ-Þ][\w’'-]*(?: [\w’'-]+){0,3},")
_PROSE = re.compile(r"[.!?;:]$|.{101}")  # a line of a signature is no sentence, and no paragraph
_UNDER = 6  # lines of a signature, addresses aside
# Under a letter stands: (signed) Dr Ragna Holt MP, Secretary.
_SIGNED = re.compile(r"^(?:\(?signed\)?(?: (?:for|on behalf of) [^:,]{3,40})?|/?s/?)[:,.]?\s+", re.IGNORECASE)
_NAME = (
    r"(?:(?:Dr|Mr|Mrs|Ms|Prof|Professor|Sir|Dame|Lord|Lady|Cllr|Councillor|Rev)\.? )?"
    r"[A-ZÀ-Þ][a-zà-ÿ’'-]+(?: (?:[A-Z]\.|[A-ZÀ-Þ][a-zà-ÿ’'-]+|de|van|von|der|la|al|bin)){1,3}"
    r"(?: (?:MP|MEP|MSP|MS|TD|QC|KC|OBE|MBE|CBE|PhD))*"
)
_PERSON = re.compile(rf"(?P<name>{_NAME})(?=$|,|\s+[-–—(|]|\s+(?:for|on behalf of)\b)")
_BEHIND_NAME = re.compile(rf"{_NAME}(?:,\s*|\s+(?=(?:for|on behalf of)\b))")
_FOR = re.compile(r"(?:for and )?(?:on behalf of|for) (?P<the>the )?", re.IGNORECASE)
_WHOSE = re.compile(r"[A-Z][\w&’'-]+(?: (?:of |for |and |the )?[A-Z][\w&’'-]+){1,4}")
_OFFICE = re.compile(
    r"^(?=[A-Z])(?:[A-Z][\w -]{2,40}, )?(?i:(?:(?:Executive|Managing|Deputy|Vice|Acting|Policy|Press|Senior|Joint|Hon(?:orary)?|Campaigns?|Communications|Public Affairs)[ -]){0,2}"
    r"(?:Chair\w*|President|Director|Secretary|Head|Chief Executive|General Secretary|Chief \w+ Officer|Manager|"
    r"Officer|Co-?ordinator|Spokes\w+|Convenor|Treasurer|Advis[eo]r))\b"
    r"(?:[A-Za-z -]{0,40}?)(?:, | of | at )(?:the )?"
)
# Who is one of a body, was once one of it, or teaches there, does not speak for it.
_ONE_OF = re.compile(
    r"(?:Member|Fellow|Student|Professor|Lecturer|Reader|Judge|Justice|Clerk|Former|Ex|Retired|Councillor|Resident)\b",
    re.IGNORECASE,
)
_DEPUTY = re.compile(r"(?:Deputy|Vice|Assistant|Acting|Associate)\b")
_BETWEEN_NAMES = re.compile(r",\s+(?:and\s+)?|\s+(?:and|&)\s+")
_MOST_NAMES = 6
_NO_NAME = re.compile(r"(?:By|The|In|On|At|From|For|To|With|About)\b")
_PIECES = re.compile(r"\s+[|•·–—-]\s+")


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs a letter: the person, the body, and the number of the line from which on it is no text."""

    author: str
    publisher: str
    line: int


def is_greeting(line: str) -> bool:
    """Whether a line greets who the letter is for: "Dear Minister,", "Good morning,"."""
    return _GREETING.match(line) is not None


def is_close(line: str) -> bool:
    """Whether a line does nothing but close a letter, in two languages perhaps."""
    return any(map(_CLOSES.match, line.split(" / ")))


def behind_close(line: str) -> str:
    """Return who stands behind the close on its own line: "Yours, Ida Holm, chair"; else an empty string."""
    found = _AND_NAME.match(line)
    rest = found["rest"] if found else ""
    return rest if _PERSON.match(rest) and not _PROSE.search(rest) else ""


def signature(lines: Sequence[str]) -> Signature | None:
    """Return who signs a text that is a letter from its first line to its last, or None when it is none.

    A letter opens on a greeting and closes with nothing but a few short lines under its close: what stands
    between is by the one who signs. Some close on these lines alone. No line is blank.
    """
    if not lines or not is_greeting(lines[0]):
        return None
    close = _last_close(lines)
    line = _unclosed(lines) if close is None else close
    if line is None:
        return None
    under = [*filter(None, [behind_close(lines[line])]), *lines[line + 1 :]] if close else lines[line:]
    if (close is None and not under) or any(map(_PROSE.search, under)):
        return None
    return Signature(person_in(under), body_in(under), line)


def person_in(lines: Iterable[str]) -> str:
    """Return the person whose name stands first under the letter, where it is a name and nothing else."""
    for line in lines:
        found = _PERSON.match(_SIGNED.sub("", line))
        if found and not is_body(found["name"]):
            return found["name"]
    return ""


def is_persons(line: str) -> bool:
    """Whether the line may be nothing but the names of persons: "Noor Haddad and Piet Vos"."""
    names = _BETWEEN_NAMES.split(line.strip())
    plain = _NO_NAME.match(line.strip()) is None and len(names) <= _MOST_NAMES
    return plain and all(
        re.fullmatch(_NAME, name) and not BODY.search(name) and not is_kind(name) for name in names
    )


def body_in(lines: Iterable[str]) -> str:
    """Return the body that lines under a letter name, or an office and its body; else an empty string."""
    pieces = [piece for line in lines for piece in _PIECES.split(line)]
    return plain_name(next(filter(None, map(_body_in, pieces)), ""))


def _body_in(line: str) -> str:
    line = _SIGNED.sub("", line)
    line = line[found.end() :] if (found := _BEHIND_NAME.match(line)) else line
    if _ONE_OF.match(line):
        return ""
    if lead := _FOR.match(line):
        name = line[lead.end() :]
        return name if is_body(name) or (lead["the"] and _WHOSE.fullmatch(name)) else ""
    name = _OFFICE.sub("", line)
    if is_body(name) and not _DEPUTY.match(name):
        return name
    # "Head of Business Development, Region Norr": behind an office stands whose it is.
    last = name.rpartition(", ")[2]
    office = name not in (line, last)
    return last if office and (is_body(last) or _WHOSE.fullmatch(last)) else ""


def _last_close(lines: Sequence[str]) -> int | None:
    """Return the number of the line that closes a letter, with a signature's few lines under it at the most."""
    under = 0
    for at in range(len(lines) - 1, 0, -1):
        line = lines[at]
        closes = is_close(line) or _WEAK.match(line) or _COMMA_CLOSE.fullmatch(line) or behind_close(line)
        if closes:
            return at
        under += not is_address(line)
        if under > _UNDER:
            break
    return None


def _unclosed(lines: Sequence[str]) -> int | None:
    """Return where the signature of a letter begins that has no close: a person, an office, their body."""
    last = next((at for at in range(len(lines) - 1, 0, -1) if _PROSE.search(lines[at])), 0)
    under = lines[last + 1 :]
    signed = 1 < len(under) <= _UNDER and person_in(under[:1]) and body_in(under[1:])
    return last + 1 if signed else None

"""The parts of a letter in; its greeting and its close taken out, with the one who writes it, out.

"Dear Minister," is no headline, and the name alone above it is that of the body that writes. Where no
letterhead says so, the body under the signature does.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.model import Dropped
from briefgen.model.item import Metadata
from briefgen.read.days import find_day
from briefgen.read.heads import is_address, is_body
from briefgen.read.opening import plain_name

if TYPE_CHECKING:
    from briefgen.read.parts import Part

_GREETING = re.compile(
    r"(?:Dear\s[A-Z][^.!?]{1,60}|To whom it may concern|To the Editor|Sir|Madam|Excellency)\s*[,:–—-]?$|"
    r"Dear\s[^.!?]{1,60}[,:]$"
)
_CLOSE = re.compile(
    r"(?:Yours (?:sincerely|faithfully|truly)|(?:Kind|Best|With kind|Warm) regards|Sincerely(?: yours)?|"
    r"Respectfully)\W*$",
    re.IGNORECASE,
)
# "Sir, – The council has learned nothing."
_INLINE = re.compile(r"\s*(?:Dear )?(?:Sir|Madam|Editor|SIR)\s*(?:,|:|,?\s*[–—-])\s+(?=[A-ZÀ-Þ“\"])")
_TO = re.compile(
    r"(?:To|Attn|For the attention of):? (?:the|Mr|Ms|Mrs|Dr|Prof|Sir|Lord|Lady|Rt)\b[^.!?]{2,80}$",
    re.IGNORECASE,
)
_TOWN = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ’'-]+(?: [A-ZÀ-Þ][a-zà-ÿ’'-]+)?(?:,? [A-Z]{1,2}\d[\w ]{1,6})?")
# Under a letter stands: (signed) Dr Ragna Holt MP, Secretary.
_SIGNED = re.compile(r"^(?:\(?signed\)?|/?s/?)[:,.]?\s+", re.IGNORECASE)
# What a letter is called where it has a title of its own.
_SUBJECT = re.compile(
    r"(?:open |joint |public )?(?:letter|statement|response|submission|petition|appeal)\b", re.IGNORECASE
)
_PERSON = re.compile(
    r"(?P<name>(?:(?:Dr|Mr|Mrs|Ms|Prof|Professor|Sir|Dame|Lord|Lady|Cllr|Councillor|Rev)\.? )?"
    r"[A-ZÀ-Þ][a-zà-ÿ’'-]+(?: (?:[A-Z]\.|[A-ZÀ-Þ][a-zà-ÿ’'-]+|de|van|von|der|la|al|bin)){1,3}"
    r"(?: (?:MP|MEP|MSP|MS|TD|QC|KC|OBE|MBE|CBE|PhD))*)"
    r"(?=$|,|\s+[-–—(|])"
)
# "In solidarity,", "With best wishes,": no more than four words and a comma.
_COMMA_CLOSE = re.compile(r"[A-ZÀ-Þ][\w’'-]*(?: [\w’'-]+){0,3},")
_PROSE = re.compile(r"[.!?;:]$|.{61}")  # a line of a signature is short and no sentence
_TOP = 10  # parts above which a greeting stands
_UNDER = 5  # lines of a signature
_WHOSE = re.compile(r"[A-Z][\w&’'-]+(?: (?:of |for |and |the )?[A-Z][\w&’'-]+){1,4}")
_OFFICE = re.compile(
    r"^(?:[A-Z][\w -]{2,40}, )?(?:Chair\w*|President|Director|Secretary|Head|Chief Executive|"
    r"General Secretary)"
    r"(?:[A-Za-z -]{0,20}?)(?:, | of )(?:the )?"
)


def read_letter(parts: list[Part]) -> tuple[list[Part], Metadata, list[Dropped]]:
    """Take the greeting and the close out, and return who writes; what is no letter comes back as it is."""
    parts = [_without_greeting(part) for part in parts]
    greeting = next((at for at, part in enumerate(parts[:_TOP]) if _GREETING.match(part.text.strip())), None)
    if greeting is None:
        return parts, Metadata(), []
    close = next(
        (at for at, part in enumerate(parts) if at > greeting and _CLOSE.match(part.text.strip())), None
    )
    signed = [] if close is None else parts[close + 1 : close + 1 + _UNDER]
    lines = {at for at, part in enumerate(parts[:greeting]) if _is_address(parts, at)}
    gone = (
        lines | {greeting}
        if close is None
        else lines | {greeting, *range(close, min(len(parts), close + 1 + _UNDER))}
    )
    dropped = [Dropped(parts[at].text.strip(), "greeting or signature of a letter") for at in sorted(gone)]
    dated = [
        _as_line(part) if at < greeting and find_day(part.text) else part for at, part in enumerate(parts)
    ]
    kept = [part for at, part in enumerate(dated) if at not in gone]
    return _with_writer(kept, greeting - len(lines), signed, dropped)


def signed_by(lines: list[str]) -> Metadata | None:
    """Return who signs a text that is a letter from its first line to its last, or None when it is none.

    A letter opens on a greeting and closes on a line such as "In solidarity,", with nothing but a few short
    lines under it: what stands between is by the one who signs. Some close on these lines alone.
    """
    if not lines or not _GREETING.match(lines[0]):
        return None
    low = max(1, len(lines) - 1 - _UNDER)
    close = next((at for at in range(len(lines) - 1, low - 1, -1) if _is_close(lines[at])), None)
    under = _unclosed(lines) if close is None else lines[close + 1 :]
    if (close is None and not under) or any(_PROSE.search(line) for line in under):
        return None
    body = next(filter(None, map(_body_in, under)), "")
    return Metadata(publisher=plain_name(body), author=_name_in(under))


def _unclosed(lines: list[str]) -> list[str]:
    """Return the signature of a letter that has no such line: a person, an office, their body."""
    last = next((at for at in range(len(lines) - 1, 0, -1) if _PROSE.search(lines[at])), 0)
    under = lines[last + 1 :]
    signed = 1 < len(under) <= _UNDER and _name_in(under[:1]) and any(map(_body_in, under[1:]))
    return under if signed else []


def _body_in(line: str) -> str:
    """Return the body that a line under a letter names, or an office and its body; else an empty string."""
    name = _OFFICE.sub("", line)
    if is_body(name):
        return name
    # "Head of Business Development, Region Norr": behind an office stands whose it is.
    last = name.rpartition(", ")[2]
    office = name not in (line, last)
    return last if office and (is_body(last) or _WHOSE.fullmatch(last)) else ""


def _is_close(line: str) -> bool:
    return _CLOSE.match(line) is not None or _COMMA_CLOSE.fullmatch(line) is not None


def _without_greeting(part: Part) -> Part:
    """Mark "Sir, –" in front of the first sentence as none of it."""
    found = _INLINE.match(part.text) if part.kind == "paragraph" else None
    return replace(part, skip=max(part.skip, found.end())) if found else part


def _with_writer(
    parts: list[Part], above: int, signed: list[Part], dropped: list[Dropped]
) -> tuple[list[Part], Metadata, list[Dropped]]:
    """Take a body's name for the writer where it is the title, or stands under the signature."""
    for at, part in enumerate(parts[:above]):
        if (part.kind == "title" or at == 0) and is_body(part.text.strip()):
            dropped = [*dropped, Dropped(part.text.strip(), "letterhead")]
            kept = [_as_line(one) if place < above else one for place, one in enumerate(parts) if place != at]
            name = plain_name(part.text.strip())
            return kept, Metadata(publisher=name, author=_signer(signed)), dropped
    body = next(filter(None, (_body_in(part.text.strip()) for part in signed)), "")
    return parts, Metadata(publisher=plain_name(body), author=_signer(signed)), dropped


def _is_address(parts: list[Part], at: int) -> bool:
    """Whether the line says where the letter comes from or to whom it goes."""
    line = parts[at].text.strip()
    if is_address(line) or _TO.match(line):
        return True
    # One or two words under the letterhead and above the day: the town.
    return at > 0 and _TOWN.fullmatch(line) is not None and not is_body(line)


def _signer(signed: list[Part]) -> str:
    return _name_in([part.text.strip() for part in signed])


def _name_in(lines: list[str]) -> str:
    """Return the person whose name stands first under the letter, where it is a name and nothing else."""
    for line in lines:
        found = _PERSON.match(_SIGNED.sub("", line))
        if found and not is_body(found["name"]):
            return found["name"]
    return ""


def _as_line(part: Part) -> Part:
    """Return what stands under the letterhead as a line of text: a day is no headline."""
    if part.kind == "title" and _SUBJECT.match(part.text.strip()) and not find_day(part.text):
        return part
    return replace(part, kind="paragraph") if part.kind in ("heading", "title") else part

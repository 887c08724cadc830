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
from briefgen.read.heads import company, is_address, is_body
from briefgen.read.opening import plain_name
from briefgen.read.signature import behind_close, body_in, is_close, is_greeting, person_in

if TYPE_CHECKING:
    from briefgen.read.parts import Part

# "Sir, – The council has learned nothing."
_INLINE = re.compile(r"\s*(?:Dear )?(?:Sir|Madam|Editor|SIR)\s*(?:,|:|,?\s*[–—-])\s+(?=[A-ZÀ-Þ“\"])")
_TO = re.compile(
    r"(?:To|Attn|For the attention of):? (?:the|Mr|Ms|Mrs|Dr|Prof|Sir|Lord|Lady|Rt)\b[^.!?]{2,80}$",
    re.IGNORECASE,
)
_TOWN = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ’'-]+(?: [A-ZÀ-Þ][a-zà-ÿ’'-]+)?(?:,? [A-Z]{1,2}\d[\w ]{1,6})?")
# What a letter is called where it has a title of its own.
_SUBJECT = re.compile(
    r"(?:open |joint |public )?(?:letter|statement|response|submission|petition|appeal)\b", re.IGNORECASE
)
# "Re: Order of 12 May on ferries": what the letter is about, which is none of its own name.
_ABOUT = re.compile(
    r"(?:re|ref|subject|concerning|concerns|regarding)\s*:\s*(?P<about>[^\W_].{4,150})$", re.IGNORECASE
)
_OWN_NAME = re.compile(
    r"(?:\w+ ){0,2}(?:letter|statement|response|submission|petition|appeal|request|objections?|complaint"
    r"|comments?|reply|answer|position|call|invitation|application|proposals?|report)\b",
    re.IGNORECASE,
)
_MAIL = re.compile(r"from\s*:.*@", re.IGNORECASE)
_LONGEST_ABOUT = 150  # characters of the line below a greeting
_TOP = 10  # parts above which a greeting stands
_UNDER = 5  # lines of a signature
_END = 10  # parts from the end in which a line closes a letter and names who signs it


def read_letter(parts: list[Part]) -> tuple[list[Part], Metadata, list[Dropped]]:
    """Take the greeting and the close out, and return who writes; what is no letter comes back as it is."""
    parts = [_without_greeting(part) for part in parts]
    texts = [part.text.strip() for part in parts]
    greeting = next((at for at, line in enumerate(texts[:_TOP]) if is_greeting(line)), None)
    if greeting is None:
        return parts, Metadata(), []
    close = _close(texts, greeting)
    signed = [] if close is None else [behind_close(texts[close]), *texts[close + 1 : close + 1 + _UNDER]]
    lines = {at for at, part in enumerate(parts[:greeting]) if _is_address(parts, at)}
    about, on = _about(parts, greeting)
    lines |= {on} if 0 <= on < greeting else set()
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
    kept, found, dropped = _with_writer(kept, greeting - len(lines), signed, dropped)
    return kept, replace(found, title=about), dropped


def _about(parts: list[Part], greeting: int) -> tuple[str, int]:
    """Return what a letter is called by the line that says what it is about, and the place of that line.

    It stands above the greeting behind a label, or as a heading right below it. That of a mail is its title.
    """
    head = [part.text.strip() for part in parts[:greeting]]
    if any(map(_MAIL.match, head)):
        return "", -1
    found = next(((at, one["about"]) for at, line in enumerate(head) if (one := _ABOUT.match(line))), None)
    if found is None and not any(map(_is_titled, parts[:greeting])):
        found = next(
            (
                (at, part.text.strip())
                for at, part in enumerate(parts)
                if at == greeting + 1 and _may_be_about(part)
            ),
            None,
        )
    at, line = found or (-1, "")
    return (line if not line or _OWN_NAME.match(line) else f"Letter on “{line}”"), at


def _is_titled(part: Part) -> bool:
    """Whether a line above the greeting is the letter's own title, and no address, day or name of a body."""
    line = part.text.strip()
    return (
        part.kind == "title"
        and not any(mark.isdigit() for mark in line)
        and not (is_body(line) or company(line))
    )


def _may_be_about(part: Part) -> bool:
    line = part.text.strip()
    return (
        part.kind == "heading" and line[:1].isupper() and line[-1:].isalnum() and len(line) <= _LONGEST_ABOUT
    )


def _close(lines: list[str], greeting: int) -> int | None:
    """Return the number of the line that closes the letter; one that names who signs stands near the end."""
    below = range(greeting + 1, len(lines))
    end = len(lines) - _END
    return next((at for at in below if is_close(lines[at]) or (at >= end and behind_close(lines[at]))), None)


def _without_greeting(part: Part) -> Part:
    """Mark "Sir, –" in front of the first sentence as none of it."""
    found = _INLINE.match(part.text) if part.kind == "paragraph" else None
    return replace(part, skip=max(part.skip, found.end())) if found else part


def _with_writer(
    parts: list[Part], above: int, signed: list[str], dropped: list[Dropped]
) -> tuple[list[Part], Metadata, list[Dropped]]:
    """Take a body's name for the writer where it is the title, or stands under the signature."""
    for at, part in enumerate(parts[:above]):
        if part.kind == "row" and (name := _in_row(part.text)):
            dropped = [*dropped, Dropped(part.text.strip(), "letterhead")]
            rest = [one for place, one in enumerate(parts) if place != at]
            return _with_subject(rest, above - 1), Metadata(publisher=name, author=person_in(signed)), dropped
        writer = part.text.strip() if is_body(part.text.strip()) else company(part.text)
        if (part.kind == "title" or at == 0) and writer:
            dropped = [*dropped, Dropped(part.text.strip(), "letterhead")]
            kept = [_as_line(one) if place < above else one for place, one in enumerate(parts) if place != at]
            name = plain_name(writer)
            return kept, Metadata(publisher=name, author=person_in(signed)), dropped
    return parts, Metadata(publisher=body_in(signed), author=person_in(signed)), dropped


def _in_row(line: str) -> str:
    """Return the body of a letterhead that is set as a table: its name, and where it is reached."""
    name, *others = (cell.strip() for cell in line.strip("| ").split("|"))
    return plain_name(name) if is_body(name) and others and all(map(is_address, others)) else ""


def _with_subject(parts: list[Part], above: int) -> list[Part]:
    """Return the parts with the bold line right above the greeting as the title."""
    at = above - 1
    if at < 0 or parts[at].kind != "heading" or find_day(parts[at].text) or is_body(parts[at].text.strip()):
        return parts
    return [replace(part, kind="title") if place == at else part for place, part in enumerate(parts)]


def _is_address(parts: list[Part], at: int) -> bool:
    """Whether the line says where the letter comes from or to whom it goes."""
    line = parts[at].text.strip()
    if is_address(line) or _TO.match(line):
        return True
    # One or two words under the letterhead and above the day: the town.
    return at > 0 and _TOWN.fullmatch(line) is not None and not is_body(line)


def _as_line(part: Part) -> Part:
    """Return what stands under the letterhead as a line of text: a day is no headline."""
    if part.kind == "title" and _SUBJECT.match(part.text.strip()) and not find_day(part.text):
        return part
    return replace(part, kind="paragraph") if part.kind in ("heading", "title") else part

"""A line above a text in; what it says of the publication, as a label and its value, a byline or a day alone, out.

"Publisher: Bank of Holm", "By Jane Roe | 9 May 2026", "Updated Tuesday, 9 May 2026, 14:10".
"""

# ruff: noqa: E501 - a pattern reads better unbroken
from __future__ import annotations

import re
from email.utils import parseaddr
from typing import TYPE_CHECKING

from briefgen.model.item import Metadata
from briefgen.read.days import find_day
from briefgen.read.heads import BYLINE, PAPER, ending_day, is_body, is_long_body
from briefgen.read.senders import newsroom

if TYPE_CHECKING:
    from briefgen.read.parts import Part

_LABELLED = re.compile(
    r"(?P<label>title|headline|author|by|publisher|publication|source|as published by|published by|url"
    r"|link|from|to|cc|subject|re|sent|published(?: on)?|publication date|date(?: published)?|updated(?: on)?|last updated|modified|accessed"
    r"|retrieved|language|issued by|released by|(?:our |document )?ref(?:erence)?(?: no\.?| number)?)"
    r"\s*:\s*(?P<value>\S.*)$",
    re.IGNORECASE,
)
_AS_PUBLISHED = re.compile(
    r"(?:as )?(?:first |originally )?published (?:by|in|on) (?:the )?(?P<name>[A-Z][\w&.’' -]{1,50}?)\.?$"
)
DATE_CUE = re.compile(
    r"(?P<cue>(?:last |first )?(?:updated|modified|corrected|amended|revised|published|posted|date))\b",
    re.IGNORECASE,
)
_LATER = frozenset({"updated", "modified", "corrected", "amended", "revised"})
_AROUND_DATE = re.compile(
    r"(?:(?:last|first|updated|modified|corrected|amended|revised|published|posted|date|on|at|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|am|pm|a\.m|p\.m|utc|gmt|est|edt|cet|et|ist|jst|hrs)\b\.?"
    r"|\d{1,2}[:.]\d\d(?::\d\d)?|[\s,:;|/•·()–—-])+",
    re.IGNORECASE,
)


def is_labelled(line: str) -> bool:
    """Whether a line is a label and what it tells: "Source: Sund News Agency"."""
    return _LABELLED.match(line.strip()) is not None and _labelled(line.strip()) is not None


def line_values(part: Part) -> Metadata | None:
    """Return what a line of its own says (byline, date, "Source: …"), or None when it is no such line."""
    line = part.text.strip()
    if part.kind in ("title", "row") or len(line) > 160:
        return None
    for read in (_labelled, _byline, _date_line, _as_published):
        if (values := read(line)) is not None:
            return values
    return None


def _labelled(line: str) -> Metadata | None:
    match = _LABELLED.match(line)
    if not match:
        return None
    label, value = match["label"].lower(), match["value"].strip()
    if label in ("title", "headline", "subject", "re"):
        return Metadata(title=value)
    if label in ("to", "cc"):
        return Metadata()
    if label == "from":
        return _sender(value)
    if label in ("author", "by"):
        return Metadata(author=value)
    if label in (
        "publisher",
        "publication",
        "source",
        "as published by",
        "published by",
        "issued by",
        "released by",
    ):
        return Metadata(publisher=value) if len(value) <= _LONGEST_NAME and not value.endswith(".") else None
    if label in ("url", "link"):
        return Metadata(url=value) if value.startswith(("http://", "https://")) else None
    if label == "language" or ("ref" in label and any(mark.isdigit() for mark in value)):
        return Metadata()
    return _labelled_date(label, value)


def _sender(value: str) -> Metadata | None:
    """Return the office that a memo or a mail is from, or the person that a memo is from."""
    if "@" in value:
        name = parseaddr(value)[0].strip()
        return Metadata(publisher=name if is_long_body(name) else newsroom(value)) if name else None
    office = is_long_body(value) or _OFFICE.search(value) is not None
    if len(value) > (_LONGEST_OFFICE if office else _LONGEST_NAME):
        return None
    return Metadata(publisher=value) if office else Metadata(author=value)


# Behind a writer's name it is what he writes for: "By Jonas Ferrin, Baltic Report".
_SERVICE = re.compile(r"\S [A-Z]?\w*(?:Report|Service|Bureau|Network|Radio|Television|TV|Media)$")
# Parts of a body, which write memos.
_OFFICE = re.compile(r"\b(?:Unit|Division|Section|Branch|Desk|Team|Directorate|Task Force)$")
_LONGEST_NAME, _LONGEST_OFFICE = 60, 100  # characters


def _labelled_date(label: str, value: str) -> Metadata | None:
    found = find_day(value)
    if not found:
        return None
    if label in ("accessed", "retrieved"):
        return Metadata(accessed=found[0])
    if label.startswith(("updated", "last", "modified")):
        return Metadata(modified=found[0])
    return Metadata(published=found[0])


def _byline(line: str) -> Metadata | None:
    line, day = ending_day(line)
    match = BYLINE.match(line)
    if not match or len(match["name"]) > 90 or line.endswith("."):
        return None
    rest = match["rest"] or ""
    day = found[0] if (found := find_day(rest)) else day
    name, _, after = match["name"].strip(" ,").partition(",")
    paper = PAPER.search(after.strip()) or _SERVICE.search(after)
    publisher = after.strip() if paper else _beside(rest)
    if not after and PAPER.search(name):  # "By Northern News Agency"
        return Metadata(publisher=name, published=day)
    name = name if publisher or not after else f"{name},{after}"
    name = name.title() if name.isupper() else name
    return Metadata(author=name, publisher=publisher, published=day)


def _beside(rest: str) -> str:
    """Return the body or paper that stands behind a bar in a byline: "By Jane Roe | 9 May | The Herald"."""
    return next((piece for one in rest.split("|") if is_body(piece := one.strip())), "")


def _date_line(line: str) -> Metadata | None:
    """Read a line that holds a date and nothing else but "Updated", a weekday, a time of day."""
    found = find_day(line)
    if not found:
        return None
    day, start, end = found
    before, after = line[:start], line[end:]
    second = find_day(after)
    if second:
        after = after[: second[1]] + after[second[2] :]
    if (before and not _AROUND_DATE.fullmatch(before)) or (after and not _AROUND_DATE.fullmatch(after)):
        return None
    cue = DATE_CUE.search(before)
    if cue and cue["cue"].lower().split()[-1] in _LATER:
        return Metadata(modified=day)
    return Metadata(published=day, modified=second[0] if second else None)


def _as_published(line: str) -> Metadata | None:
    match = _AS_PUBLISHED.match(line)
    return Metadata(publisher=match["name"]) if match and not find_day(match["name"]) else None

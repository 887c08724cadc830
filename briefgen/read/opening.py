"""The first parts of a document in; its headline, byline, date line and wire dateline out, as metadata.

Only what leaves no doubt becomes metadata: a byline of capitalised words, a date with day, month and
year, an agency in a dateline's brackets.
"""

# ruff: noqa: E501 - a pattern reads better unbroken
from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from briefgen.model import Dropped
from briefgen.model.item import Metadata
from briefgen.read.dateline import skip_dateline
from briefgen.read.days import find_day
from briefgen.read.heads import (
    BODY,
    BYLINE,
    PAPER,
    body_of,
    decided_on,
    ending_day,
    head_line,
    is_body,
    is_kind,
    is_occasion,
    is_one_name,
    is_opinion,
    is_own_name,
    is_writer,
    minutes_of,
)
from briefgen.read.labels import settled_parts

if TYPE_CHECKING:
    from datetime import date

    from briefgen.read.parts import Part

# How many parts from the top a byline or date line may stand: headline, standfirst, section, byline, date.
_DEPTH = 8
# The day of a forwarded mail says nothing of what it forwards.
_FORWARDED = re.compile(
    r"^\s*(?:subject:\s*fwd?:|begin forwarded message|-+\s*(?:forwarded|original) message)",
    re.IGNORECASE | re.MULTILINE,
)
_TITLES = 2  # parts from the top, one of which is the title
_SOON = 40  # parts from the top in which a publisher names itself
_PROSE = 120  # characters; a paragraph of text, behind which no line of the head is looked for
_SENTENCE = 6  # words
# "Statement by the Minister of Housing, Ewa Stahl, on …", "Speech by Ewa Stahl, Minister of Housing".
_FULL_NAME = r"[A-ZÀ-Þ][a-zà-ÿ’'-]+(?: (?:[A-Z]\.|de|van|von|der))?(?: [A-ZÀ-Þ][a-zà-ÿ’'-]+){1,2}"
_STATEMENT_BY = re.compile(
    r"(?:Statement|Speech|Remarks|Address|Declaration|(?:Open )?[Ll]etter|Testimony|Evidence|Message) (?:by|from|of) "
    rf"(?:the [A-Z][\w’' -]{{2,60}}, (?P<behind>{_FULL_NAME})|(?P<before>{_FULL_NAME}), [^,]{{3,80}})(?=,| on | to | at |$)"
)
_MINUTES = re.compile(
    r"(?:draft |approved |confirmed |extracts? (?:from|of) (?:the )?)?(?:minutes|summary record|record of|proceedings|verbatim report|account of the (?:[\w-]+ ){0,4}meeting)\b",
    re.IGNORECASE,
)
# A line of its own: "Minister of the Interior, Jonas Berg".
_HIGH = r"(?:Prime Minister|Minister|Secretary|Commissioner|Mayor|President|Chancellor|Premier|Governor|Ombudsman)"
_OF_OFFICE = re.compile(
    rf"(?:The )?(?:[A-Z][a-z]+ )?{_HIGH}\b[^,.]{{0,60}}[,:] (?P<behind>{_FULL_NAME})|"
    rf"(?P<before>{_FULL_NAME}), (?:the )?(?:[A-Z][a-z]+ )?{_HIGH}\b[^,.]{{0,60}}"
)
# Of letterheads without another body: CITY OF MARLOW.
_TOWN = re.compile(r"\s*(?:City|Town|County|Municipality|Province) of [A-ZÀ-Þ]", re.IGNORECASE)
_HOUSE = re.compile(
    r"\b(?:house of|senate|parliament|assembly|congress|legislat\w+|chamber of deputies)\b",
    re.IGNORECASE,
)
_COMMITTEE = re.compile(r"\b(?:committee|commission)\b", re.IGNORECASE)
_LINE = "byline or date line"
OPINION = "label of an opinion"
_SMALL_WORDS = frozenset("of the and for in on to at by".split())
_LABELLED = re.compile(
    r"(?P<label>title|headline|author|by|publisher|publication|source|as published by|published by|url"
    r"|link|from|to|cc|subject|re|sent|published(?: on)?|publication date|date(?: published)?|updated(?: on)?|last updated|modified|accessed"
    r"|retrieved|language)"
    r"\s*:\s*(?P<value>\S.*)$",
    re.IGNORECASE,
)
_AS_PUBLISHED = re.compile(
    r"(?:as )?(?:first |originally )?published (?:by|in|on) (?:the )?(?P<name>[A-Z][\w&.’' -]{1,50}?)\.?$"
)
_PUBLICATION = re.compile(
    r"(?:publication date|date of publication|first published|published)(?: on)?\s*:", re.IGNORECASE
)
_DATE_CUE = re.compile(
    r"(?P<cue>(?:last |first )?(?:updated|modified|corrected|amended|revised|published|posted|date))\b",
    re.IGNORECASE,
)
# What takes place says where, and when, which is no day of publication.
_VENUE = re.compile(
    r"\s*(?:venue|location|rsvp|admission|doors open|register (?:by|at|here))\b\s*:?", re.IGNORECASE
)
_DATE_OF = re.compile(r"\s*dates?\s*:", re.IGNORECASE)
_DECIDED = re.compile(r"\s*(?:adopted|approved|agreed)(?: on)?\b", re.IGNORECASE)
# A section of a paper, or a name that was cut in two: no body is called so.
_BARE = frozenset(
    "agency office department ministry government court council committee board commission service institute union "
    "association party fund organisation organization administration".split()
)
_LATER = frozenset({"updated", "modified", "corrected", "amended", "revised"})
_AROUND_DATE = re.compile(
    r"(?:(?:last|first|updated|modified|corrected|amended|revised|published|posted|date|on|at|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|am|pm|a\.m|p\.m|utc|gmt|est|edt|cet|et|ist|jst|hrs)\b\.?"
    r"|\d{1,2}[:.]\d\d(?::\d\d)?|[\s,:;|/•·()–—-])+",
    re.IGNORECASE,
)


def read_opening(
    parts: list[Part],
    latest: date | None = None,
    order: bool | None = None,  # noqa: FBT001 - as ``written_order`` gives it
) -> tuple[list[Part], Metadata, list[Dropped]]:
    """Take bylines and date lines out of the first parts, and mark datelines to be skipped.

    ``latest`` is the last day on which the document can have been published; ``order`` says whether it
    writes the day before the month.
    """
    kept: list[Part] = []
    adopted = Metadata()
    settled = settled_parts(parts[: 2 * _DEPTH], order)
    back = {old: new for new, old in settled.items()}
    parts = [back.get(part, part) for part in parts]
    forwarded = any(_FORWARDED.search(part.text) for part in parts[:_DEPTH])
    parts, found, dropped = _letterhead(parts, latest)
    prose = next((at for kind in (_is_prose, _is_sentence) for at, part in enumerate(parts) if kind(part)), 0)
    occasion = any(is_occasion(part.text) for part in parts[:_TITLES])
    minutes = _of_minutes(parts)
    takes_place = occasion or (
        not _is_minutes(parts) and any(_VENUE.match(one.text) for one in parts[:_DEPTH])
    )
    for number, part in enumerate(parts):
        values = _line_values(part) if number < _DEPTH else _closing(part, len(parts) - number)
        if values is None and number < min(_DEPTH, prose) and not part.text.rstrip().endswith(","):
            values = head_line(part.text, latest)
        if values and (
            (occasion and not _DATE_CUE.search(part.text)) or (takes_place and _DATE_OF.match(part.text))
        ):
            values = replace(values, published=None)
        if values and values.published and _DECIDED.match(part.text):  # the day of the meeting goes before
            adopted, values = (
                adopted.over(Metadata(published=values.published)),
                replace(values, published=None),
            )
        if values is not None and (part.kind != "title" or values.published):
            found = found.over(values)
        if (
            values is None
            or part.kind == "title"
            or (part.kind == "heading" and not _has_heading(kept, parts[number + 1 : _DEPTH]))
        ):
            kept.append(part)
        else:
            dropped.append(Dropped(part.text.strip(), OPINION if is_opinion(part.text) else _LINE))
    if forwarded:
        found = replace(found, published=None)
    kept = [settled.get(part, part) for part in kept]
    kept, values = skip_dateline(kept, dropped)
    found = found.over(values).over(_speaker(parts)).over(_decided_on(parts)).over(minutes).over(adopted)
    return kept, _named(found), dropped


def _is_minutes(parts: list[Part]) -> bool:
    return any(_MINUTES.match(part.text.strip()) for part in parts[:_DEPTH])


def _decided_on(parts: list[Part]) -> Metadata:
    """Return the day that the title or the line under it gives for a judgment, a resolution, conclusions."""
    title = next((part.text.strip() for part in parts[:_DEPTH] if part.kind == "title"), "")
    below = [part.text.strip() for part in parts[:_TITLES] if part.kind != "row"]
    return Metadata(published=decided_on(title, below))


def _of_minutes(parts: list[Part]) -> Metadata:
    """Return the day of the meeting that the head of minutes names, and the body that met."""
    head = [part.text.strip() for part in parts[:_DEPTH] if part.kind != "row"]
    # A city, its committee, and then: Minutes of the meeting of …
    above = list(takewhile(lambda line: not _MINUTES.match(line) and not line.endswith("."), head))
    if len(above) > _TITLES or len(above) == len(head) or not _MINUTES.match(head[len(above)]):
        return Metadata()
    named = [part.text.strip() for part in parts[:1] if part.kind in ("title", "heading")]
    found = Metadata()
    if above and above == named and is_body(above[0]):
        found = Metadata(title=head[1], publisher=plain_name(above[0]))
    for line in head[: max(len(above) + 1, _TITLES) + 1]:
        found = found.over(minutes_of(line))
    return found


def _has_heading(before: list[Part], after: list[Part]) -> bool:
    """Whether another part can be the title, so that this one need not."""
    return any(part.kind in ("title", "heading") for part in (*before, *after))


def _speaker(parts: list[Part]) -> Metadata:
    """Return whom a title names: "Transport Agency: Rail link on course", "Statement by the Minister, Eva Stahl"."""
    title = next((part.text.strip() for part in parts[:_DEPTH] if part.kind == "title"), "")
    name, colon, _ = title.partition(": ")
    made = _STATEMENT_BY.match(title)
    person = next((found for found in (made["behind"], made["before"]) if found), "") if made else ""
    lines = (_OF_OFFICE.fullmatch(part.text.strip()) for part in parts[:_DEPTH] if part.kind != "row")
    person = person or next((found["behind"] or found["before"] for found in lines if found), "")
    return Metadata(publisher=name if colon and is_body(name) else "", author=person)


def _is_prose(part: Part) -> bool:
    return len(part.text) >= _PROSE and part.kind in ("paragraph", "item")


def _is_sentence(part: Part) -> bool:
    """Whether it is text where no paragraph is long: a sentence, which no line of a head is."""
    text = part.text.rstrip()
    return part.kind in ("paragraph", "item") and text.endswith((".", ":")) and len(text.split()) >= _SENTENCE


def _named(found: Metadata) -> Metadata:
    """Return the values with a publisher's name that is written in capitals written as elsewhere."""
    return replace(found, publisher=plain_name(found.publisher))


def _letterhead(parts: list[Part], latest: date | None) -> tuple[list[Part], Metadata, list[Dropped]]:
    """Take the lines above the title out ("MINISTRY OF TRADE", "Press release No. 3"); one names the publisher."""
    place = next((number for number, part in enumerate(parts[:_DEPTH]) if part.kind == "title"), -1)
    if place < 0:
        return _untitled(parts, latest)
    head, found = parts[:place], Metadata()
    if any(part.kind != "heading" for part in head):
        return parts, found, []
    for part in head:
        found = found.over(_line_values(part) or head_line(part.text, latest) or Metadata())
    bodies = (body_of(part.text) for part in head if BODY.search(part.text) and not is_kind(part.text))
    names = [name for name in bodies if name.lower() not in _BARE]
    names = names or [part.text.strip() for part in head if _TOWN.match(part.text)]
    if not (names or found.publisher):
        below = "\n".join(part.text for part in parts[place + 1 :][:_SOON])
        names = [part.text.strip() for part in head if _is_own(part.text, below)]
    if names and not found.publisher:
        found = found.over(Metadata(publisher=plain_name(names[0])))
    found = found if not (committee := committee_of(names)) else replace(found, publisher=committee)
    return (
        parts[place:],
        found,
        [Dropped(part.text.strip(), OPINION if is_opinion(part.text) else "letterhead") for part in head],
    )


def committee_of(names: list[str]) -> str:
    """Return the committee that writes under the name of its house: "SENATE OF HOLM", "ENERGY COMMITTEE"."""
    house, committee = (*names, "", "")[:_TITLES]
    within = _HOUSE.search(house) and _COMMITTEE.search(committee)
    return f"{plain_name(committee)}, {plain_name(house)}" if within else ""


def _untitled(parts: list[Part], latest: date | None) -> tuple[list[Part], Metadata, list[Dropped]]:
    """Take out the letterhead of a text without a title; what it is called ("Statement") is its title then."""
    head = list(takewhile(lambda part: part.kind == "heading", parts[:_DEPTH]))
    below = "\n".join(part.text for part in parts[len(head) :][:_SOON])
    rest = [(part.text.strip(), head_line(part.text, latest)) for part in head[1:]]
    if not rest or not is_writer(head[0].text, below) or any(values is None for _, values in rest):
        return parts, Metadata(), []
    found = Metadata(publisher=plain_name(head[0].text.strip()))
    found = found.over(Metadata(title=next((text for text, _ in rest if is_kind(text)), "")))
    for _, values in rest:
        found = found.over(values or Metadata())
    return parts[len(head) :], found, [Dropped(part.text.strip(), "letterhead") for part in head]


def _is_own(text: str, below: str) -> bool:
    return is_own_name(text, below) or is_one_name(text, below) or is_writer(text, below)


def plain_name(text: str) -> str:
    """Return a name that is written in capitals as it is written elsewhere."""
    if not text.isupper() or len(text.split()) == 1:  # one word may be short for a name: "CNA"
        return text
    words = (word.lower() if word.lower() in _SMALL_WORDS else word.capitalize() for word in text.split())
    name = " ".join(words)
    return name[0].upper() + name[1:]


def _line_values(part: Part) -> Metadata | None:
    """Return what a line of its own says (byline, date, "Source: …"), or None when it is no such line."""
    line = part.text.strip()
    if part.kind in ("title", "row") or len(line) > 160:
        return None
    for read in (_labelled, _byline, _date_line, _as_published):
        if (values := read(line)) is not None:
            return values
    return None


def _closing(part: Part, left: int) -> Metadata | None:
    """Return what one of the last lines says of the publication ("Publication date: 21 November 2013")."""
    if left > 4 or part.kind == "row" or not _PUBLICATION.match(part.text.strip()):
        return None
    found = find_day(part.text)
    return Metadata(published=found[0]) if found and len(part.text) < 80 else None


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
    if label in ("publisher", "publication", "source", "as published by", "published by"):
        return Metadata(publisher=value) if len(value) <= _LONGEST_NAME and not value.endswith(".") else None
    if label in ("url", "link"):
        return Metadata(url=value) if value.startswith(("http://", "https://")) else None
    if label == "language":
        return Metadata()
    return _labelled_date(label, value)


def _sender(value: str) -> Metadata | None:
    """Return the office that a memo is from, or the person."""
    if "@" in value or len(value) > _LONGEST_NAME:
        return None
    office = is_body(value) or _OFFICE.search(value) is not None
    return Metadata(publisher=value) if office else Metadata(author=value)


# Behind a writer's name it is what he writes for: "By Jonas Ferrin, Baltic Report".
_SERVICE = re.compile(r"\S [A-Z]?\w*(?:Report|Service|Bureau|Network|Radio|Television|TV|Media)$")
# Parts of a body, which write memos.
_OFFICE = re.compile(r"\b(?:Unit|Division|Section|Branch|Desk|Team|Directorate|Task Force)$")
_LONGEST_NAME = 60  # characters


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
    cue = _DATE_CUE.search(before)
    if cue and cue["cue"].lower().split()[-1] in _LATER:
        return Metadata(modified=day)
    return Metadata(published=day, modified=second[0] if second else None)


def _as_published(line: str) -> Metadata | None:
    match = _AS_PUBLISHED.match(line)
    return Metadata(publisher=match["name"]) if match and not find_day(match["name"]) else None

"""The first parts of a document in; its headline, byline, date line and wire dateline out, as metadata.

Only what leaves no doubt becomes metadata: a byline of capitalised words, a date with day, month and
year, an agency in a dateline's brackets.
"""

# ruff: noqa: E501 - a pattern reads better unbroken
from __future__ import annotations

import re
import string
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from briefgen.model import Dropped
from briefgen.model.item import Metadata
from briefgen.read.dateline import skip_dateline
from briefgen.read.days import find_day
from briefgen.read.heads import (
    BODY,
    body_of,
    head_line,
    is_body,
    is_occasion,
    is_one_name,
    is_opinion,
    is_own_name,
    is_writer,
)
from briefgen.read.kinds import is_kind
from briefgen.read.labels import settled_parts
from briefgen.read.meetings import decided_on, minutes_of
from briefgen.read.ownlines import DATE_CUE, line_values

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
_SENT = re.compile(r"\s*from\s*:.*@", re.IGNORECASE)
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
_PUBLICATION = re.compile(
    r"(?:publication date|date of publication|first published|published)(?: on)?\s*:", re.IGNORECASE
)
# What takes place says where, and when, which is no day of publication.
_VENUE = re.compile(
    r"\s*(?:venue|location|rsvp|admission|doors open|register (?:by|at|here))\b\s*:?", re.IGNORECASE
)
_DATE_OF = re.compile(r"\s*dates?\s*:", re.IGNORECASE)
# What was done with a paper before it came out, or on that day: where it gives another day, that one counts.
_DECIDED = re.compile(
    r"\s*(?:date )?(?:adopted|approved|agreed|endorsed|passed|laid|tabled|presented|submitted|transmitted|deposited)(?: on)?\b",
    re.IGNORECASE,
)
# A question is tabled days before it is answered.
_QUESTION = re.compile(r"\b(?:UIN|(?:written|oral|parliamentary) (?:questions?|answers?))\b", re.IGNORECASE)
_TABLED = re.compile(r"\s*(?:date )?tabled\b", re.IGNORECASE)
# A section of a paper, or a name that was cut in two: no body is called so.
_BARE = frozenset(
    "agency office department ministry government court council committee board commission service institute union "
    "association party fund organisation organization administration".split()
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
    sent = any(_SENT.match(part.text) for part in parts[:_DEPTH])
    parts, found, dropped = _letterhead(parts, latest)
    prose = next((at for kind in (_is_prose, _is_sentence) for at, part in enumerate(parts) if kind(part)), 0)
    occasion = any(is_occasion(part.text) for part in parts[:_TITLES])
    minutes = _of_minutes(parts)
    asked = any(_QUESTION.search(part.text) for part in parts[:_DEPTH])
    takes_place = occasion or (
        not _is_minutes(parts) and any(_VENUE.match(one.text) for one in parts[:_DEPTH])
    )
    for number, part in enumerate(parts):
        values = line_values(part) if number < _DEPTH else _closing(part, len(parts) - number)
        if values is None and number < min(_DEPTH, prose) and not part.text.rstrip().endswith(","):
            values = head_line(part.text, latest)
        if values and (
            (occasion and not DATE_CUE.search(part.text)) or (takes_place and _DATE_OF.match(part.text))
        ):
            values = replace(values, published=None)
        if values and asked and _TABLED.match(part.text):
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
            or (
                part.kind == "heading"
                and not (values.title or found.title)
                and not _has_heading(kept, parts[number + 1 : _DEPTH])
            )
        ):
            kept.append(part)
        else:
            line = settled.get(part, part).text.strip()  # as the document writes it
            dropped.append(Dropped(line, OPINION if is_opinion(line) else _LINE))
    if forwarded:
        found = replace(found, published=None, publisher="" if sent else found.publisher)
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
    if above and ((above == named and is_body(above[0])) or (len(above) == 1 and _met(above[0]))):
        found = Metadata(title=_until_day(head[1]), publisher=plain_name(above[0]))
    for line in head[: max(len(above) + 1, _TITLES) + 1]:
        found = found.over(minutes_of(line))
    return found


def _met(line: str) -> bool:
    """Whether a line in capitals above minutes may name who met: "HARBOUR USERS FORUM"."""
    plain = not (is_kind(line) or find_day(line) or _STAMPED.search(line))
    return line.isupper() and len(line.split()) > 1 and plain


def _until_day(line: str) -> str:
    """Return what minutes are called, without the place of the meeting behind its day."""
    found = find_day(line)
    return line[: found[2]] if found else line


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
        found = found.over(line_values(part) or head_line(part.text, latest) or Metadata())
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


def spelled_out(parts: list[Part], found: Metadata) -> tuple[list[Part], Metadata, list[Dropped]]:
    """Give the agency that a dateline names by its letters the name that stands above, and take that line out."""
    letters = found.publisher
    head = parts[:_TITLES_AND_NAME] if _LETTERS.fullmatch(letters) else []
    at = next((at for at, part in enumerate(head) if part.kind != "title" and _spells(part, letters)), -1)
    if at < 0:
        return parts, found, []
    name = parts[at].text.strip()
    return [*parts[:at], *parts[at + 1 :]], replace(found, publisher=name), [Dropped(name, _LINE)]


def _spells(part: Part, letters: str) -> bool:
    """Whether a line is a name of as many words as there are letters, "of" and "the" aside: "Sund News Agency"."""
    words = [word for word in part.text.split() if word.lower() not in _SMALL_WORDS]
    return "".join(word[0] for word in words) == letters and part.text.strip()[-1:].isalnum()


_STAMPED = re.compile(
    r"\b(?:minutes|draft|confidential|agenda|approval|internal|not for|copy)\b", re.IGNORECASE
)
_LETTERS = re.compile(r"[A-ZÀ-Þ]{2,6}")
_TITLES_AND_NAME = 4  # parts from the top


def plain_name(text: str) -> str:
    """Return a name that is written in capitals as it is written elsewhere."""
    if not text.isupper() or len(text.split()) == 1:  # one word may be short for a name: "CNA"
        return text
    words = (
        word.lower() if word.lower() in _SMALL_WORDS else string.capwords(word, "-") for word in text.split()
    )
    name = " ".join(words)
    return name[0].upper() + name[1:]


def _closing(part: Part, left: int) -> Metadata | None:
    """Return what one of the last lines says of the publication ("Publication date: 21 November 2013")."""
    if left > 4 or part.kind == "row" or not _PUBLICATION.match(part.text.strip()):
        return None
    found = find_day(part.text)
    return Metadata(published=found[0]) if found and len(part.text) < 80 else None

"""The parts of a document in; whose paper it is, by its first heading and the lines under it, out.

A paper may be headed by the name of the body that writes it, with its title below: "# Audit Office of Holm",
"## Follow-up audit of the port". Under a title stands who made a review for whom, or who wrote a working
paper; before a response stands who responds. A name above a text about that body is its title, and stays.
"""

# ruff: noqa: E501 - a pattern reads better unbroken
from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.model import Dropped
from briefgen.model.item import Metadata
from briefgen.read.days import find_day
from briefgen.read.heads import BODY, head_line, is_body, is_writer, speaks_as_we
from briefgen.read.kinds import is_kind
from briefgen.read.opening import committee_of, plain_name
from briefgen.read.signature import is_persons

if TYPE_CHECKING:
    from datetime import date

    from briefgen.read.parts import Part

_TOP = 6  # parts in which the lines of a head stand
_SOON = 40  # parts in which a writer says "we"
_SPEAKS = 2  # times "we" is said by who writes, not in passing
_LONGEST = 160  # characters of a line of a head
# What a paper of a body is called: "Report 2026/17: …", "Follow-up audit of …".
_PAPER = re.compile(
    r"(?:[A-Z][\w-]* ){0,2}(?:report|audit|decision|determination|ruling|order|opinion|statement|bulletin|notice|guidance"
    r"|response|reply|submission|resolution|recommendations?|review|evaluation|assessment|conclusions|declaration)\b",
    re.IGNORECASE,
)
# The noun that a name is built on stands before "of": "Future of the Court" and "Reforming the Court" name none.
_HEAD_NOUN = re.compile(
    rf"(?!\w+ing (?:the|our|its)\b)(?:(?! (?:of|for|on|in) ).)*?(?P<noun>(?i:{BODY.pattern}))(?! [A-ZÀ-Þ][a-z])"
)
_SECTION = re.compile(
    r"(?:[\dIVX]+[.)]?\s+|executive )?(?:summary|introduction|background|overview|contents|abstract|foreword|preface|findings"
    r"|(?:key|main) (?:points|messages|findings|facts))\b",
    re.IGNORECASE,
)
_PIECES = re.compile(r"\s*[,|•·]\s*|\s+[-–—]+\s+")
# "Vance Grid: response to the consultation on meters": who responds, to what, and about what.
_RESPONDS = re.compile(
    r"(?P<name>[A-Z][^:]{2,60}): (?P<rest>(?i:our |written )?(?i:response|reply|submission|evidence|comments|observations|statement|position|views)"
    r"\b.*\b(?:on|about|concerning|regarding)\b.{3,})"
)
_NAMED = re.compile(r"[A-ZÀ-Þ][\w&.’'-]*(?: (?:(?:of|the|and|for|&) )*[A-ZÀ-Þ][\w&.’'-]*){1,4}")
# Endings of words that name nobody: "Wider Access", "Affordable Homes".
_PLAIN = re.compile(r".{2,}(?:er|est|ing|ed|al|ly|able|ible|ic|ive|ous|ful|less|ary|ness|ment|tion)$")
_LETTERS = 4  # of a word that is a name
# "Independent review for the Treasury by Castle Economics. Final, 13 November 2026"
_MADE_BY = re.compile(
    r"(?i:(?:An? )?(?:[a-z-]+ ){0,3}(?:review|report|study|assessment|analysis|paper|evaluation|audit|survey|appraisal)"
    r"(?: (?:for|of|on|commissioned by|prepared for|requested by) [^.;]{3,80}?)?,? (?:prepared |written |carried out |conducted )?by (?:the )?)"
    r"(?P<name>[A-ZÀ-Þ][\w&.’'-]*(?: (?:(?:of|the|and|for|&) )*[A-ZÀ-Þ][\w&’'-]*){0,5})"
    r"(?P<rest>$|[.,;] .{0,60}$)"
)
_FIRM = re.compile(
    r"\b(?:Economics|Consult(?:ing|ants|ancy)|Associates|Partners|Advis(?:ory|ers|ors)|Research|Analytics|Group|Strategies|Policy"
    r"|Engineering|Engineers|Actuaries|Surveyors|LLP|Ltd|Limited|plc|Inc|GmbH|AS|AB)\.?$"
)
# "Document reference EG-26-04. Published 30 September 2026."
_REFERENCE = re.compile(
    r"(?:document|reference|ref|document reference|file|our ref(?:erence)?)\b\.?:? ?(?:no\.? ?)?[\w/.-]*\d[\w/.-]*",
    re.IGNORECASE,
)
_CUE = re.compile(r"(?:first )?(?:published|issued|released|dated|adopted|approved|final)\b", re.IGNORECASE)
_OPEN = re.compile(
    r"(?:open |joint |public )*(?:letter|appeal|statement|petition|declaration|call)\b", re.IGNORECASE
)
# "We are mayors of nine towns in and around Orrin."
_WE_ARE = re.compile(
    r"We(?:,? the undersigned,)? are (?:the |a group of )?(?P<who>(?:[a-z-]+ ){0,2}[a-z-]{3,}s (?:of|from|in|at) [^.,;:]{4,70})[.,]"
)


def read_whose(parts: list[Part], title: str = "") -> tuple[list[Part], Metadata, list[Dropped]]:
    """Return the parts with the paper's title on the line that is one, who writes, and the lines taken out.

    ``title`` is what the file calls itself, where none of its parts does.
    """
    parts, found, dropped = _headed(parts)
    title = next((part.text.strip() for part in parts[:_TOP] if part.kind == "title"), title)
    responds = _responds(parts, title)
    kept = list(parts)
    for part in parts[:_TOP]:
        values = _line(part, parts)
        if values is not None:
            found = found.over(values)
            kept.remove(part)
            dropped = [*dropped, Dropped(part.text.strip(), "byline or date line")]
    return kept, found.over(responds).over(_we_are(parts, title)), dropped


def _headed(parts: list[Part]) -> tuple[list[Part], Metadata, list[Dropped]]:
    """Take the name of the body that writes for what it is, where it stands as the title."""
    none: tuple[list[Part], Metadata, list[Dropped]] = (parts, Metadata(), [])
    if not parts or parts[0].kind != "title":
        return none
    name, at = parts[0].text.strip(), _title_below(parts)
    if not _is_its(parts, name, at):
        return none
    within = (committee_of([name, part.text.partition(",")[0].strip()]) for part in parts[1:at])
    writer = next(filter(None, within), "") or plain_name(name)
    found, gone = Metadata(publisher=writer), [Dropped(name, "letterhead")]
    if at:
        titled = replace(parts[at], kind="title")
        return [*parts[1:at], titled, *parts[at + 1 :]], found, gone
    if not (kind := _kind_below(parts)):
        return parts, found, []  # nothing else can be its title
    return parts[1:], found.over(Metadata(title=kind.capitalize())), gone


def _title_below(parts: list[Part]) -> int:
    """Return the place of the heading under the first, with nothing between but lines of a head, or 0."""
    for at, part in enumerate(parts[1:_TOP], start=1):
        text = part.text.strip()
        if part.kind == "heading" and head_line(text) is None:
            return 0 if _SECTION.match(text) else at
        if head_line(text) is None:
            return 0
    return 0


def _is_its(parts: list[Part], name: str, at: int) -> bool:
    """Whether the body that the first heading names writes what stands below, and is not what it is about."""
    below = "\n".join(part.text for part in parts[1:_SOON])
    speaks, paper = speaks_as_we(below) >= _SPEAKS, _PAPER.match(parts[at].text.strip()) if at else None
    if not is_body(name):
        return is_writer(name, below) and bool(paper or _kind_below(parts))
    if not (noun := _HEAD_NOUN.match(name)):
        return False
    head = any(head_line(part.text) for place, part in enumerate(parts[1 : at + 3], start=1) if place != at)
    if paper or _kind_below(parts):
        return speaks or head or any(mark.isdigit() for mark in parts[at].text)
    spoken_of = re.search(rf"\bthe {noun['noun']}\b", below, re.IGNORECASE)
    return speaks and not spoken_of and not name.lower().startswith("the ")


def _kind_below(parts: list[Part]) -> str:
    """Return what kind of paper the line under the first heading says it is, or an empty string."""
    line = parts[1].text.strip() if len(parts) > 1 else ""
    pieces = _PIECES.split(line) if head_line(line) is not None else []
    return next(filter(is_kind, pieces), "")


def _responds(parts: list[Part], title: str) -> Metadata:
    """Return who responds by the title: a name that is not of the words that the text is written in."""
    found = _RESPONDS.match(title)
    if not found or not (is_body(found["name"]) or _NAMED.fullmatch(found["name"])):
        return Metadata()
    below = "\n".join(part.text for part in parts if part.text.strip() != title)
    if speaks_as_we(below) < _SPEAKS:
        return Metadata()
    first = found["name"].split()[0]
    own = len(first) >= _LETTERS and not _PLAIN.match(first)
    own = own and not _is_word(first, f"{found['rest']}\n{below}")
    return Metadata(publisher=plain_name(found["name"])) if own or is_body(found["name"]) else Metadata()


def _is_word(name: str, text: str) -> bool:
    """Whether the text writes the word of a name small, alone or in the plural."""
    return re.search(rf"\b{re.escape(name.lower().rstrip('s'))}(?:s|es)?\b", text) is not None


def _line(part: Part, parts: list[Part]) -> Metadata | None:
    """Return what a line of the head says of who wrote it, or None when it is none."""
    text = part.text.strip()
    if part.kind not in ("paragraph", "heading") or len(text) > _LONGEST:
        return None
    if (
        part.kind == "paragraph"
        and is_persons(text)
        and any(_tells_paper(one.text) for one in _beside(part, parts))
    ):
        below = "\n".join(one.text for one in parts if one is not part)
        return (
            None
            if any(_is_word(word, below) for word in re.findall(r"[A-ZÀ-Þ][^\W\d_]{2,}", text))
            else Metadata(author=text)
        )
    if stopped := _stopped(text):
        return Metadata(published=stopped)
    made = _MADE_BY.fullmatch(text)
    day = find_day(made["rest"]) if made else None
    if made is None or not (day or not made["rest"]):
        return None
    published = day[0] if day else None
    if is_body(made["name"]) or _FIRM.search(made["name"]):
        return Metadata(publisher=made["name"], published=published)
    return Metadata(author=made["name"], published=published) if is_persons(made["name"]) else None


def _stopped(text: str) -> date | None:
    """Return the day of publication in a line of a head that ends on a full stop as a sentence does."""
    pieces = [piece for piece in re.split(r"\.(?:\s+|$)", text) if piece]
    if not text.endswith(".") or not all(_REFERENCE.fullmatch(one) or head_line(one) for one in pieces):
        return None
    days = [found[0] for one in pieces if _CUE.match(one) and (found := find_day(one))]
    return days[0] if len(days) == 1 else None


def _beside(part: Part, parts: list[Part]) -> list[Part]:
    at = parts.index(part)
    return [one for one in parts[max(0, at - 1) : at + 2] if one is not part]


def _tells_paper(line: str) -> bool:
    """Whether the line names a series or a kind of paper: "Institute for Rail, Working Paper 31"."""
    pieces = [piece for piece in _PIECES.split(line.strip()) if piece]
    return head_line(line) is not None and any(map(is_kind, pieces))


def _we_are(parts: list[Part], title: str) -> Metadata:
    """Return who says "we" in an open letter that says so in its first sentence."""
    if not _OPEN.match(title):
        return Metadata()
    found = next(
        (one for part in parts[:_TOP] if (one := _WE_ARE.match(part.text[part.skip :].strip()))), None
    )
    who = found["who"] if found else ""
    return Metadata(publisher=f"{who[0].upper()}{who[1:]}") if who else Metadata()

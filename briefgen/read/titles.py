"""The parts of a document in; the same with its title on the line that is one, out.

The first short line that stands apart is taken for the title. On a gazette that is "of the Republic of …", on
a judgment its date, in a saved page the menu, in a release whom to call: then another line is the title.
"""

# ruff: noqa: E501 - a pattern reads better unbroken
from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from briefgen.model import Dropped
from briefgen.read.days import find_day
from briefgen.read.heads import BODY, PAPER, head_line, is_body
from briefgen.read.kinds import is_kind
from briefgen.read.meetings import is_only_days
from briefgen.read.opening import plain_name
from briefgen.read.ownlines import is_labelled

if TYPE_CHECKING:
    from briefgen.model import BlockKind
    from briefgen.read.parts import Part

_TOP = 16  # parts in which a title or the parties of a case stand
_BELOW = 6  # parts below a line that is no title
_CONTACT = re.compile(
    r"(?:(?:press|media|for more) )?(?:contacts?|enquiries|information)\b\s*:", re.IGNORECASE
)
# "UIN 84512, tabled on 3 November 2026", "Case No: CO/1123/2026".
_REFERENCE = re.compile(
    r"(?:UIN\b|(?:case|claim|docket|file|appeal|application|ref(?:erence)?)\.? ?(?:no|number|nr)?\.?\s*:|neutral citation"
    r"|date\s*:|dated\b|no\. \S*\d\S*$)",
    re.IGNORECASE,
)
_PART_OF_BODY = re.compile(r"transcript|(?:[\w’']+ ){1,4}(?:division|chamber|bench|section)", re.IGNORECASE)
_OF = re.compile(r"of (?:the )?[A-Z]")
_GOES_ON = re.compile(r"(?:on|of|concerning|amending|laying|establishing|regarding|relating|to) ")
_MOST_TITLE = 300  # characters with the line that goes on
# The first words of a page that was saved as text.
_MENU = re.compile(r"(?:skip to (?:main )?content|(?:main )?menu|home|start)$", re.IGNORECASE)
_TRAIL = re.compile(r"(?:home|start|you are here:?)\s*(?:[>/»›|]\s*\S.*)$", re.IGNORECASE)
_MENU_WORDS = 3
_SLUG = re.compile(
    r"(?:(?:RPT|REFILE|CORRECTED|CORRECTION|RECAST|REPEAT|EXCLUSIVE|BREAKING(?: NEWS)?|(?:UPDATE|WRAPUP|FLASH) ?\d{0,2})\s?[-–—:]\s?)+(?=[A-ZÀ-Þ\d“\"'‘])"
)
_ROLE = re.compile(
    r"(?P<name>\S.*?)(?:,\s+|\s{2,})(?P<role>(?:Claimants?|Appellants?|Petitioners?|Applicants?|Plaintiffs?)"
    r"|(?P<other>Defendants?|Respondents?))\.?$",
    re.IGNORECASE,
)


def retitled(parts: list[Part]) -> list[Part]:
    """Return the parts with the title on another line, where the one that has it can not be one."""
    at = next((place for place, part in enumerate(parts[:_TOP]) if part.kind == "title"), -1)
    if at < 0:
        return parts
    if is_labelled(parts[at].text) and any(is_labelled(part.text) for part in parts[at + 1 : at + 2]):
        return [replace(part, kind="heading") if place == at else part for place, part in enumerate(parts)]
    if at and is_only_days(parts[at].text):  # the day of a meeting, in minutes
        return _moved(parts, at, at - 1)
    if at and _OF.match(parts[at].text) and _is_name(parts[at - 1].text):
        name = f"{plain_name(parts[at - 1].text.strip())} {parts[at].text.strip()}"
        parts = [*parts[: at - 1], replace(parts[at - 1], text=name, kind="heading"), *parts[at + 1 :]]
        return _given(parts, _next_title(parts, at))
    if not (_is_none(parts[at].text) or _is_only_kind(parts, at)):
        return parts
    above = next((one for one in range(at) if _may_be(parts[one])), -1)
    to = above if above >= 0 else _next_title(parts, at + 1)
    return _moved(parts, at, to) if to >= 0 else parts


def parties(parts: list[Part]) -> str:
    """Return what a judgment is called by those who are at law: "Rivers Trust v Environment Authority"."""
    found = [one for part in parts[:_TOP] if (one := _ROLE.match(part.text.strip()))]
    if len(found) != len(("who", "against whom")) or found[0]["other"] or not found[1]["other"]:
        return ""
    return f"{found[0]['name'].strip()} v {found[1]['name'].strip()}"


def without_menu(parts: list[Part]) -> tuple[list[Part], list[Dropped]]:
    """Take out the menu that stands above a page that was saved as text; the headline is its title then."""
    first = parts[0].text.strip() if parts else ""
    if not (_MENU.fullmatch(first) or _TRAIL.fullmatch(first)):
        return parts, []
    menu = list(takewhile(lambda part: _is_menu(part.text.strip()), parts[:_TOP]))
    rest = parts[len(menu) :]
    if not rest or any(part.kind == "row" for part in menu):
        return parts, []
    if all(part.kind != "title" for part in rest[:_TOP]):
        rest = _given(rest, _next_title(rest, 0))
    return rest, [Dropped(part.text.strip(), "navigation") for part in menu]


def _is_menu(line: str) -> bool:
    short = len(line.split()) <= _MENU_WORDS and not line.endswith((".", ":")) and find_day(line) is None
    parted = len(re.split(r" [|/>»›] ", line)) > _MENU_WORDS - 1
    return _TRAIL.fullmatch(line) is not None or parted or (short and not is_body(line))


def _is_name(line: str) -> bool:
    return (
        is_body(line.strip())
        or PAPER.search(line.strip().title()) is not None
        or BODY.search(line) is not None
    )


def _is_none(line: str) -> bool:
    """Whether a line can not be a title: a date with its label, a reference, whom to call, a kind of text."""
    line = line.strip()
    return (
        any(pattern.match(line) for pattern in (_CONTACT, _REFERENCE))
        or _PART_OF_BODY.fullmatch(line) is not None
    )


def _is_only_kind(parts: list[Part], at: int) -> bool:
    """Whether the title says only what kind of text it is, and the line right below is a headline."""
    if not is_kind(parts[at].text) or at + 1 >= len(parts) or not _may_be(parts[at + 1]):
        return False
    return len(parts[at + 1].text.split()) > _MENU_WORDS and ":" not in parts[at].text


def _may_be(part: Part) -> bool:
    line = part.text.strip()
    plain = part.kind in ("heading", "title") and head_line(line) is None and not _is_none(line)
    return plain and not is_body(line) and not is_kind(line) and line[:1].isupper()


def _next_title(parts: list[Part], start: int) -> int:
    """Return the place of the next heading that can be the title, or -1."""
    return next((at for at in range(start, min(len(parts), start + _BELOW)) if _may_be(parts[at])), -1)


def _moved(parts: list[Part], at: int, to: int) -> list[Part]:
    """Give the title to another line; the one that had it is a heading above it, or a line below."""
    kind: BlockKind = "heading" if at < to else "paragraph"
    parts = [replace(part, kind=kind) if place == at else part for place, part in enumerate(parts)]
    return _given(parts, to)


def _given(parts: list[Part], to: int) -> list[Part]:
    if to < 0:
        return parts
    return [replace(part, kind="title") if place == to else part for place, part in enumerate(parts)]


def without_slug(title: str) -> str:
    """Return a headline without a wire's mark of a new version in front: "UPDATE 1 - Holm buys two ferries"."""
    return _SLUG.sub("", title)


def whole_title(parts: list[Part], title: str) -> str:
    """Return a title with the line below that goes on with it: "Order No. 8" and "on customs duties"."""
    at = next((place for place, part in enumerate(parts[:_TOP]) if part.kind == "title"), -1)
    if at < 0 or at + 1 >= len(parts) or parts[at].text.strip() != title.strip():
        return title
    below = parts[at + 1].text.strip()
    more = f"{title.strip()} {below}"
    return more if _GOES_ON.match(below) and below[-1:].isalnum() and len(more) <= _MOST_TITLE else title

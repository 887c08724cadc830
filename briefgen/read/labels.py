"""The parts of a document in; those that are a label and, below it, a day taken out, with what they tell.

A page that was saved as text has "Published" on one line and "10 November 2026" on the next, and a table at
the top of a report has both in one row. Lines in the margins tell who publishes a paper, and its issue.
"""

# ruff: noqa: E501 - a pattern reads better unbroken
from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.model import Dropped
from briefgen.model.item import Metadata
from briefgen.read.days import find_day, settled
from briefgen.read.heads import head_line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from briefgen.read.parts import Part

_TOP = 30  # parts in which a label stands above its day
_ISSUED = re.compile(
    r"(?:first )?(?:published|posted|released|issued|answered)(?: on| at)?|(?:publication|release|issue) date"
    r"|date (?:published|issued|of (?:publication|issue|release|answer))",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"(?:page )?(?:last )?(?:updated|modified|reviewed|changed|revised)(?: on)?", re.IGNORECASE
)
# The day below such a word is that of something else.
_OTHER = re.compile(
    r"(?!.*\bminutes\b)(?:\w+ ){0,3}?(?:next|deadline|clos(?:es|ing)|due|valid|effective|expir(?:y|es|ed)|starts?|ends?|begins?"
    r"|opens?|event|consultation|until|created|printed|archived|accessed|retrieved|tabled|asked|received|signed|when|in force"
    r"|entry into force|applies|comments by|submit|reply by|respond by)(?: \w+){0,3}",
    re.IGNORECASE,
)
_LONGEST = 60  # characters of the line below a label
_KEPT = re.compile(r"\b(?:released?|published|issued|report|bulletin|brief|paper|release)\b", re.IGNORECASE)
# What a browser prints above a page: the day and the time of printing.
PRINTED = re.compile(r"\d{1,2}[./]\d{1,2}[./]\d{2,4},? \d{1,2}[:.]\d\d")
ADDRESS = re.compile(
    r"(?P<url>https?://\S+)(?: \| \d{1,3}/\d{1,3})?"
)  # and below it, with the number of the page
_MARGINS = frozenset(("header or footer", "running head"))


def take_labelled(parts: list[Part], order: bool | None) -> tuple[list[Part], Metadata, list[Dropped]]:  # noqa: FBT001 - as `written_order` gives it
    """Take out each label that stands above its day, or beside it in a table, in the first parts."""
    found, gone = Metadata(), set[int]()
    for at, part in enumerate(parts[:_TOP]):
        label, value, used = _pair(parts, at)
        day = _only_day(value, order) if label else None
        if day is None:
            continue
        if _ISSUED.fullmatch(label):
            found = found.over(Metadata(published=day))
        elif _CHANGED.fullmatch(label):
            found = found.over(Metadata(modified=day))
        elif part.kind == "title" or not _OTHER.fullmatch(label):
            continue
        gone |= set(used) if part.kind != "title" else set(used) - {at}
    dropped = [Dropped(parts[at].text.strip(), "byline or date line") for at in sorted(gone)]
    return [part for at, part in enumerate(parts) if at not in gone], found, dropped


def _pair(parts: list[Part], at: int) -> tuple[str, str, tuple[int, ...]]:
    """Return the label and the value that begin at a part, and the places of both."""
    line = parts[at].text.strip()
    if parts[at].kind == "row":
        label, _, value = (piece.strip() for piece in line.strip("| ").partition("|"))
        return label.rstrip(": "), value, (at,)
    below = parts[at + 1].text.strip() if at + 1 < len(parts) else ""
    return line.rstrip(": "), below, (at, at + 1)


def _only_day(value: str, order: bool | None) -> date | None:  # noqa: FBT001 - likewise
    """Return the day of a line that begins with one and says little more: "12 May 2026 — See all updates"."""
    value = settled(f"date: {value}", order).removeprefix("date: ")
    found = find_day(value)
    if (
        found is None
        or len(value) > _LONGEST
        or re.search(r"[^\W\d_]{3}", _WEEKDAY.sub("", value[: found[1]]))
    ):
        return None
    return found[0]


_WEEKDAY = re.compile(r"\w+day,?", re.IGNORECASE)


def of_margins(dropped: Iterable[Dropped]) -> Metadata:
    """Return who publishes a paper, and when, as its headers and footers tell, where all of them agree.

    A day counts only beside what it is the day of: Word writes today into a header that says "date".
    """
    margins = [one.text for one in dropped if one.reason in _MARGINS]
    lines = [line for line in margins if not PRINTED.match(line)]
    # A browser prints the address below the page.
    address = next((found["url"] for line in lines if (found := ADDRESS.fullmatch(line))), "")
    told = [(line, values) for line in lines if (values := head_line(line))]
    names = {values.publisher.lower(): values.publisher for _, values in told if values.publisher}
    kept = [values for line, values in told if _KEPT.search(line)]
    days = {values.published for values in kept if values.published}
    months = {values.month for values in kept if values.month}
    return Metadata(
        publisher=names.popitem()[1] if len(names) == 1 else "",
        published=days.pop() if len(days) == 1 else None,
        month=months.pop() if len(months) == 1 else None,
        url=address if len(lines) < len(margins) else "",
    )


def settled_parts(parts: list[Part], order: bool | None) -> dict[Part, Part]:  # noqa: FBT001 - likewise
    """Return those of the parts of which ``settled`` changes the words, by what they become."""
    changed = ((replace(part, text=settled(part.text, order)), part) for part in parts)
    return {new: old for new, old in changed if new.text != old.text}

"""The tree of a web page in; the days on which it says it was published and last changed out.

What stands in the page's head counts first. Of the days that it shows, the words before one tell what it is
the day of: "Release date", "Page last updated", "Next release". One that is only that of a change dates nothing.
"""

# ruff: noqa: ANN401, E501 - lxml's elements and JSON have no types worth naming; a pattern reads better unbroken
from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Literal
from urllib.parse import urlsplit

from briefgen.read.days import find_day, settled, written_order

Kind = Literal["issued", "changed", "plain", "other", "elsewhere"]

_SPACE = re.compile(r"\s+")
_CHANGED = re.compile(
    r"\b(?:updated?|modified|edited|reviewed|revised|amended|corrected|changed|refreshed|checked)\b",
    re.IGNORECASE,
)
_CHANGED_CLASS = re.compile(r"updat|modif|revis|review", re.IGNORECASE)
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*)?"
_ISSUED = re.compile(
    rf"(?:^|[\s|•·,(])(?:(?:first |originally )?(?:published|posted|released|issued)|(?:publication|release|issue) date"
    rf"|date (?:published|issued|posted)|date of (?:publication|release|issue)|publication)(?: on)?\s*:?\s*{_WEEKDAY}$"
    rf"|\b(?:posted|published) by\b[^:.]{{1,60}}\bon\s+{_WEEKDAY}$|^\s*date\s*:\s*{_WEEKDAY}$",
    re.IGNORECASE,
)
_NOT_YET = re.compile(r"\b(?:next|upcoming|previous|planned|expected|last)\b", re.IGNORECASE)
# "Next release: 26 June 2026": the day of another paper, or of what readers may do.
_NEXT = re.compile(
    r"\W*(?:the )?(?:next|upcoming|previous|forthcoming|deadline|closing date|valid|expires?)\b[^.]{0,40}$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"^(?:\S+\s+){4,}\S+[.!?]$")
_LETTERS = re.compile(r"[^\W\d_]{3}")
_UNSEEN = frozenset(("script", "style", "noscript", "template", "head"))
# What takes place says where, and when, which is no day of publication.
_VENUE = re.compile(
    r"\s*(?:venue|location|rsvp|admission|doors open|register (?:by|at|here))\b\s*:?", re.IGNORECASE
)
_DATE_OF = re.compile(r"\s*(?:dates?|when)\s*:", re.IGNORECASE)
_CELLS = ("dt", "dd", "td", "th", "strong", "b")
_BESIDE = frozenset(("aside", "nav"))
_RELATED = re.compile(
    r"\b(?:related|recommended|most-read|teasers?|sidebar|latest-news|more-news)\b", re.IGNORECASE
)
# Where a page writes its own day; in a link or a heading stands that of something else.
_LINES = ("time", "span", "div", "p", "li")
_NEAR = 60  # characters in front of a day
_LONGEST = 200  # characters of a line that tells a day
_CLIMB = 2  # elements around a day in which the words before it may stand
_MODIFIED = frozenset(("article:modified_time", "og:updated_time", "datemodified", "last-modified"))
_PATH_DAY = re.compile(r"/((?:19|20)\d\d)[/-](\d\d)[/-](\d\d)(?=[/-]|$)")
# Who writes the day first, and who the month: told by the country of the address or of the page's language.
_DAY_FIRST_HOST = re.compile(
    r"\.(?:uk|ie|au|nz|in|eu|za|fr|de|es|it|nl|be|at|pl|pt|fi|no|dk|se|cz|gr|ro|hu|scot|wales)$"
)
_MONTH_FIRST_HOST = re.compile(r"\.(?:gov|mil|us)$")
_DAY_FIRST_TONGUE = re.compile(r"en[-_](?:gb|ie|au|nz|in|za)", re.IGNORECASE)


def published_on(tree: Any, given: str, url: str, guess: date | None) -> date | None:
    """Return the day of publication. ``given`` is an extractor's reading of the page, ``guess`` what it supposes.

    Both are checked: the day of a change is not taken, nor one in numbers whose order is open.
    """
    found = find_day(given)
    day = found[0] if found else None
    stated = set(_stated(tree))
    if day and (day in stated or day == _in_address(url)):
        return _as_shown(tree, day)
    shown = list(_shown(tree, _order(tree, url)))
    issued = {one for one, kind in shown if kind == "issued"}
    if len(issued) == 1:
        return issued.pop()
    plain = {one for one, kind in shown if kind in {"plain", "issued"}}
    if day is None:
        return guess if guess in plain | {one for one, kind in shown if kind == "other"} else None
    if day in plain:
        return day
    return None if _is_doubtful(tree, day, shown) else _as_shown(tree, day)


def modified_on(tree: Any, url: str) -> date | None:
    """Return the day on which the page was last changed, as its head or the page itself says."""
    for meta in tree.iter("meta"):
        if _name(meta) in _MODIFIED and (found := find_day(meta.get("content", ""))):
            return found[0]
    for value in structured(tree):
        stated = value.get("dateModified")
        if isinstance(stated, str) and (found := find_day(stated)):
            return found[0]
    changed = {one for one, kind in _shown(tree, _order(tree, url)) if kind == "changed"}
    return changed.pop() if len(changed) == 1 else None


def structured(tree: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of the page's JSON-LD, those inside others too."""
    count = 0
    for script in tree.iterfind('.//script[@type="application/ld+json"]'):
        try:
            data = json.loads((script.text or "").strip(), strict=False)
        except (ValueError, RecursionError):
            continue
        stack = [data]
        while stack and count < _MOST_OBJECTS:
            value = stack.pop()
            count += 1
            if isinstance(value, dict):
                yield value
                stack.extend(value.values())
            elif isinstance(value, list):
                stack.extend(value)


_MOST_OBJECTS = 20_000


def _is_doubtful(tree: Any, day: date, shown: list[tuple[date, Kind]]) -> bool:
    """Whether the page gives the day as that of a change, or only in numbers that may be another day."""
    kinds = {kind for one, kind in shown if one == day}
    if kinds:
        return kinds <= {"changed", "elsewhere"}
    either = {_unpadded(f"{day:%d/%m/%Y}"), _unpadded(f"{day:%m/%d/%Y}")}
    return bool(either & _numbers(tree))


def _numbers(tree: Any) -> set[str]:
    return {
        _unpadded(found[0])
        for text, _ in _texts(tree)
        for found in re.finditer(r"\d{1,2}/\d{1,2}/\d{4}", text)
    }


def _unpadded(number: str) -> str:
    return "/".join(str(int(piece)) for piece in number.split("/"))


def _stated(tree: Any) -> Iterator[date]:
    """Yield the days that the page's head and structured data give, but for those of changes."""
    for meta in tree.iter("meta"):
        if "modif" not in _name(meta) and "updat" not in _name(meta) and "revis" not in _name(meta):
            text = meta.get("content", "")
            if len(text) <= _NEAR and (found := find_day(text)):
                yield found[0]
    for value in structured(tree):
        for name in ("datePublished", "dateCreated", "uploadDate"):
            text = value.get(name)
            if isinstance(text, str) and (found := find_day(text)):
                yield found[0]


def _name(meta: Any) -> str:
    return (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()


def _in_address(url: str) -> date | None:
    found = _PATH_DAY.search(url)
    day = find_day("-".join(found.groups())) if found else None
    return day[0] if day else None


def _as_shown(tree: Any, day: date) -> date:
    """Return the day as the page shows it to its readers, who may live on the other side of midnight."""
    lines = (one.text or "" for one in tree.iter(*_LINES))
    short = (_SPACE.sub(" ", line).strip() for line in lines if len(line) <= _LONGEST)
    shown = [found[0] for line in short if not _CHANGED.search(line) and (found := find_day(line))]
    if day in shown:
        return day
    return next((other for other in shown if abs(other - day) <= timedelta(days=1)), day)


# ---------------------------------------------------------------- the days that are shown


def _shown(tree: Any, order: bool | None) -> Iterator[tuple[date, Kind]]:  # noqa: FBT001 - as `written_order` gives it
    """Yield each day that stands in a short line of the page, and what the words before it say of it."""
    takes_place = any(_VENUE.match(one.text or "") for one in tree.iter(*_LINES, *_CELLS))
    for text, element in _texts(tree):
        words = settled(text, order)
        if (found := find_day(words)) is None:
            continue
        before = words[: found[1]]
        if not _LETTERS.search(before):
            before = _before(element) + before
        kind = _kind(before, element)
        told = kind == "other" and _SENTENCE.search(text.strip())  # "The council meets on 20 March 2025."
        yield found[0], "elsewhere" if told or (takes_place and _DATE_OF.match(before)) else kind


def _kind(before: str, element: Any) -> Kind:
    """Return what a day is that of; one in a list of other pages is theirs, but for when this page was changed."""
    classes = " ".join((one.get("class") or "") for one in (element, element.getparent()) if one is not None)
    near = before[-_NEAR:]
    if _CHANGED.search(near) or (_CHANGED_CLASS.search(classes) and not _LETTERS.search(near)):
        return "changed"
    if _is_elsewhere(element) or _NEXT.match(before):
        return "elsewhere"
    if _ISSUED.search(near):
        return "other" if _NOT_YET.search(near) else "issued"
    return "other" if _LETTERS.search(re.sub(_WEEKDAY, "", near, flags=re.IGNORECASE)) else "plain"


def _is_elsewhere(element: Any) -> bool:
    """Whether an element stands beside the article, or in an item that leads to another page."""
    for one in (element, *element.iterancestors()):
        names = f"{one.get('class') or ''} {one.get('id') or ''}"
        if one.tag in _BESIDE or (one.tag not in {"body", "html"} and _RELATED.search(names)):
            return True
        if one.tag == "li" and any(len(link.text_content().split()) > 1 for link in one.iter("a")):
            return True
    return False


def _before(element: Any) -> str:
    """Return the words in front of an element that holds only a day: its label, of a list or a line."""
    for _ in range(_CLIMB):
        parent, above = element.getparent(), element.getprevious()
        said = ""
        while above is not None and not _LETTERS.search(said):
            words = "" if above.tag in _UNSEEN or not isinstance(above.tag, str) else above.text_content()
            said = f"{words[-_LONGEST:]} {above.tail or ''} {said}"
            above = above.getprevious()
        if parent is not None and above is None:
            said = f"{parent.text or ''} {said}"
        if _LETTERS.search(said) or parent is None:
            words = _SPACE.sub(" ", said).strip()
            return f"{words} " if len(words) <= _NEAR else ""
        element = parent
    return ""


def _texts(tree: Any) -> Iterator[tuple[str, Any]]:
    """Yield the short texts with figures in the page's body, each with the element that it stands in."""
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in _UNSEEN:
            continue
        if element.tag in {"meta", "title", "link"}:
            continue
        moment = element.get("datetime", "")[:_NEAR] if element.tag == "time" else ""
        if moment and not find_day(element.text or ""):
            yield moment, element
        for text in (element.text, *(child.tail for child in element)):
            if text and len(text) <= _LONGEST and any(char.isdigit() for char in text):
                yield _SPACE.sub(" ", text).strip(), element


def _order(tree: Any, url: str) -> bool | None:
    """Return whether the page writes the day before the month, None where nothing tells."""
    order = written_order(text for text, _ in _texts(tree))
    if order is not None:
        return order
    host = (_host(url)).lower()
    root = tree if tree.tag == "html" else next(tree.iter("html"), None)
    tongue = (root.get("lang") or "") if root is not None else ""
    if _DAY_FIRST_HOST.search(host) or _DAY_FIRST_TONGUE.fullmatch(tongue):
        return None if _MONTH_FIRST_HOST.search(host) else True
    return False if _MONTH_FIRST_HOST.search(host) else None


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""

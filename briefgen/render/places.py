"""A part of a template in, where each of its paragraphs stands in Word's terms out."""

from __future__ import annotations

import re

from briefgen.render.names import TBL, TC, TR, Element, P, owner, w, words

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_STORY = {"header": "the header", "footer": "the footer", "footnotes": "a footnote", "endnotes": "an endnote"}


def ordinal(number: int) -> str:
    """Return "first" for 1, "12th" for 12."""
    if number <= len(_ORDINALS):
        return _ORDINALS[number - 1]
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th") if number % 100 not in {11, 12, 13} else "th"
    return f"{number}{suffix}"


def heading_styles(styles: Element | None) -> frozenset[str]:
    """Return the ids of the styles that are headings or the title."""
    if styles is None:
        return frozenset({"Title"} | {f"Heading{level}" for level in range(1, 10)})
    found = set()
    for style in styles.iter(w("style")):
        name = style.find(w("name"))
        label = (name.get(w("val")) or "").lower() if name is not None else ""
        if label == "title" or re.match(r"heading \d", label):
            found.add(style.get(w("styleId")) or "")
    return frozenset(found)


def places(part: str, root: Element, headings: frozenset[str]) -> dict[Element, str]:
    """Return for each paragraph of ``root`` words that lead a reader of Word to it.

    ``part`` is the part's name; ``headings`` the ids of the heading styles.
    """
    story = next((name for key, name in _STORY.items() if re.search(rf"/{key}\d*\.xml$", part)), "")
    found: dict[Element, str] = {}
    under, count = "", 0
    for paragraph in root.iter(P):
        is_heading = _style(paragraph) in headings and not story
        if is_heading:
            under, count = _short(words(paragraph)), 0
        elif owner(paragraph, TR) is None and owner(paragraph, w("txbxContent")) is None:
            count += 1
        found[paragraph] = _place(paragraph, story, under, count, is_heading=is_heading)
    return found


def _place(paragraph: Element, story: str, under: str, count: int, *, is_heading: bool) -> str:
    row = owner(paragraph, TR)
    if is_heading:
        return f"In the heading “{under}”"
    where = f"in {story}" if story else (f"under “{under}”" if under else "above the first heading")
    if row is not None:
        return f"In the table {where}, {ordinal(_index(row, TBL, TR))} row, {_cell(paragraph)}"
    if owner(paragraph, w("txbxContent")) is not None:
        return f"In the text box {where}"
    first = where[0].upper() + where[1:]
    return f"{first}, {ordinal(max(count, 1))} paragraph"


def _cell(paragraph: Element) -> str:
    cell = owner(paragraph, TC)
    return f"{ordinal(_index(cell, TR, TC))} cell" if cell is not None else "first cell"


def _index(element: Element, inside: str, tag: str) -> int:
    whole = owner(element, inside)
    return (
        1
        if whole is None
        else [*whole.iterchildren(tag)].index(element) + 1
        if element.getparent() is whole
        else 1
    )


def _style(paragraph: Element) -> str:
    style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return style.get(w("val")) or "" if style is not None else ""


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 40 else text[:39].rstrip() + "…"

"""A Word document in; its paragraphs, tables, text boxes and footnotes out, with all changes accepted."""

# ruff: noqa: ANN401 - the elements of lxml, PDFium and trafilatura have no types worth naming
from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from briefgen.errors import SourceError
from briefgen.model import Dropped
from briefgen.model.item import Metadata
from briefgen.read.days import find_day
from briefgen.read.decode import POWER, RAISED, clean
from briefgen.read.office import Package
from briefgen.read.parts import Draft, Part

if TYPE_CHECKING:
    from briefgen.model import BlockKind

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
# What is in the file and not on the page: deletions, field codes, the second form of a text box.
_UNSEEN = frozenset(
    (f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText", f"{_MC}Fallback", f"{_W}txbxContent")
)
_GENERIC = ("untitled", "microsoft word", "document", ".doc", "template", "powerpoint", "word document")
_MOST_MARGINS = 60  # three headers and footers for each of ten sections
_MARK = re.compile(r"[\d\s,–-]{1,12}")
_LIST = re.compile(r"List (?:Bullet|Number|Paragraph)\b", re.IGNORECASE)
_HEADING = re.compile(r"heading\s*\d|überschrift\s*\d|titre\s*\d|subtitle|caption", re.IGNORECASE)


def read_docx(data: bytes) -> Draft:
    """Return the text of a Word document. Raises SourceError when it is damaged or no Word document."""
    package = Package(data)
    main = _main_part(package)
    document = package.xml(main)
    body = document.find(f"{_W}body") if document is not None else None
    if body is None:
        raise SourceError("it is no Word document: it has no body", "Open it in Word and save it as .docx.")
    styles = _styles(package.xml("word/styles.xml"))
    parts = list(_parts(body, styles))
    parts += _notes(package)
    margins = tuple(_margins(package))
    return Draft(parts=tuple(parts), metadata=_metadata(package.xml("docProps/core.xml")), dropped=margins)


def _main_part(package: Package) -> str:
    if "word/document.xml" in package.names:
        return "word/document.xml"
    found = sorted(name for name in package.names if re.fullmatch(r"word/document\d*\.xml", name))
    if not found:
        raise SourceError(
            "it is a zip archive without a Word document in it", "Open it in Word and save it as .docx."
        )
    return found[0]


def _parts(body: Any, styles: dict[str, str]) -> Iterator[Part]:
    """Yield the parts in document order; places count all paragraphs of the body, empty ones too."""
    number = 0
    stack = [iter(body)]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
        elif element.tag == f"{_W}p":
            number += 1
            yield from _paragraph(element, styles, f"paragraph {number}")
        elif element.tag == f"{_W}tbl":
            yield from _table(element, f"table after paragraph {number}")
        elif element.tag not in _UNSEEN and len(element):
            stack.append(iter(element))  # content controls, tracked insertions, custom XML


def _paragraph(element: Any, styles: dict[str, str], place: str) -> Iterator[Part]:
    text = _text(element)
    if text.strip():
        yield Part(text, _kind(element, styles, text), place)
    for box in element.iter(f"{_W}txbxContent"):
        if not any(parent.tag in _UNSEEN for parent in box.iterancestors()):
            for inner in box.iter(f"{_W}p"):
                if (words := _text(inner)).strip():
                    yield Part(words, _kind(inner, styles, words), f"text box at {place}")


def _text(element: Any) -> str:
    """Return the words of a paragraph: runs, tabs and breaks, tracked insertions, no deletions."""
    pieces: list[str] = []
    stack = [iter(element)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag == f"{_W}t":
            pieces.append(_raised(child.text or "", pieces) if _is_raised(child) else child.text or "")
        elif child.tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
            pieces.append(" ")
        elif child.tag == f"{_W}noBreakHyphen":
            pieces.append("-")
        elif child.tag not in _UNSEEN and not _hidden(child) and len(child):
            stack.append(iter(child))
    return clean("".join(pieces))


def _is_raised(text: Any) -> bool:
    """Whether the words are superscript."""
    mark = text.getparent().find(f"{_W}rPr/{_W}vertAlign")
    return (
        mark is not None
        and mark.get(f"{_W}val") == "superscript"
        and _MARK.fullmatch(text.text or "") is not None
    )


def _raised(digits: str, before: list[str]) -> str:
    """Leave out the mark of a note; after a digit or a unit of measure it is a power, and stays raised."""
    last = "".join(before[-2:])[-3:]
    return digits.translate(RAISED) if POWER.search(last) else ""


def _hidden(run: Any) -> bool:
    if run.tag != f"{_W}r":
        return False
    mark = run.find(f"{_W}rPr/{_W}vanish")
    return mark is not None and mark.get(f"{_W}val", "1") not in ("0", "false")


def _kind(element: Any, styles: dict[str, str], text: str) -> BlockKind:
    properties = element.find(f"{_W}pPr")
    style = properties.find(f"{_W}pStyle") if properties is not None else None
    name = styles.get(style.get(f"{_W}val", ""), "") if style is not None else ""
    if name.lower() in ("title", "titel", "titre"):
        return "title"
    if _HEADING.match(name) or (properties is not None and properties.find(f"{_W}outlineLvl") is not None):
        return "heading"
    if _bold_line(element, text):
        return "heading"
    numbered = properties is not None and properties.find(f"{_W}numPr") is not None
    return "item" if numbered or _LIST.match(name) else "paragraph"


def _bold_line(element: Any, text: str) -> bool:
    """Whether the paragraph is a heading by looks: short, all bold, without a full stop."""
    if len(text) > 90 or text.rstrip().endswith((".", ":", ";", ",")):
        return False
    runs = [run for run in element.iter(f"{_W}r") if run.find(f"{_W}t") is not None]
    return bool(runs) and all(run.find(f"{_W}rPr/{_W}b") is not None for run in runs)


def _table(table: Any, place: str) -> Iterator[Part]:
    """Yield a row a part. A table of one cell, or one that holds prose, is layout: its paragraphs count."""
    rows = [
        [_cell(cell) for cell in row.iter(f"{_W}tc") if _owner(cell) is table]
        for row in table.iter(f"{_W}tr")
        if _owner(row) is table
    ]
    cells = [words for row in rows for words in row if words]
    if cells and (max(map(len, rows)) == 1 or sum(map(len, cells)) > 200 * len(cells)):
        for paragraph in table.iter(f"{_W}p"):
            if words := " ".join(_text(paragraph).split()):
                yield Part(words, "heading" if _bold_line(paragraph, words) else "paragraph", place)
        return
    for row in rows:
        if any(row):
            yield Part(" | ".join(row), "row", place)


def _owner(element: Any) -> Any:
    return next((parent for parent in element.iterancestors() if parent.tag == f"{_W}tbl"), None)


def _cell(cell: Any) -> str:
    words = " ".join(_text(paragraph) for paragraph in cell.iter(f"{_W}p"))
    return " ".join(words.split())


def _notes(package: Package) -> Iterator[Part]:
    for name, what in (("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote")):
        root = package.xml(name)
        number = 0
        for note in root.iter(f"{_W}{what}") if root is not None else ():
            if note.get(f"{_W}type") in ("separator", "continuationSeparator", "continuationNotice"):
                continue
            number += 1
            text = " ".join(" ".join(_text(paragraph) for paragraph in note.iter(f"{_W}p")).split())
            if text:
                yield Part(text, "note", f"{what} {number}")


def _margins(package: Package) -> Iterator[Dropped]:
    """Yield what stands in headers and footers, each text once: no content, but perhaps a handling mark."""
    names = sorted(name for name in package.names if re.fullmatch(r"word/(header|footer)\d*\.xml", name))
    texts = dict.fromkeys(
        words
        for name in names[:_MOST_MARGINS]
        if (root := package.xml(name)) is not None
        for paragraph in root.iter(f"{_W}p")
        if (words := " ".join(_text(paragraph).split()))
    )
    yield from (Dropped(words, "header or footer") for words in texts)


def _styles(root: Any) -> dict[str, str]:
    """Return style ids with their names; built-in names are English whatever the language of Word."""
    found: dict[str, str] = {}
    for style in root.iter(f"{_W}style") if root is not None else ():
        name = style.find(f"{_W}name")
        found[style.get(f"{_W}styleId", "")] = name.get(f"{_W}val", "") if name is not None else ""
    return found


def _metadata(core: Any) -> Metadata:
    if core is None:
        return Metadata()

    def words(tag: str) -> str:
        return clean(core.findtext(tag) or "").strip()

    title = words(f"{_DC}title")
    if any(word in title.lower() for word in _GENERIC) or " " not in title:
        title = ""
    author = words(f"{_DC}creator")  # often a login: a name has two words
    return Metadata(
        title=title, author=author if " " in author else "", modified=_day(words(f"{_TERMS}modified"))
    )


def _day(value: str) -> date | None:
    found = find_day(value)
    return found[0] if found else None

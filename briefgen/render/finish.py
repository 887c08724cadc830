"""A filled part in, the same part as Word wants it out: links and bookmarks made, no empty paragraphs.

What a template printed stands in the text as marks of ours; each becomes runs like the run it stands in.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from briefgen.render.lists import Lists, restart, source_numbers
from briefgen.render.names import (
    BR,
    PPR,
    R_ID,
    RPR,
    SPACE,
    TAB,
    TAGGED,
    TBL,
    TR,
    Element,
    P,
    R,
    T,
    b,
    drop,
    own,
    owner,
    w,
)  # fmt: skip
from briefgen.render.structure import fill_cells

# What makes a paragraph more than empty although it has no text.
_HOLDS = tuple(
    w(name) for name in ("drawing", "pict", "object", "sectPr", "fldChar", "fldSimple", "sym", "sdt")
)
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_DOC_PR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


@dataclass(slots=True)
class Page:
    """What is known of the page while its parts are finished.

    ``link`` gives the id of a relationship of the part at hand to an address. ``styles`` gives the ids of
    the character styles for "mark", "link" and "news", ``named`` those of all character styles by
    their names in small letters. ``titles`` is what a mark shows of its source when
    it is pointed at.
    """

    link: Callable[[str], str]
    styles: dict[str, str]
    lists: Lists | None = None
    titles: dict[int, str] = field(default_factory=dict)
    named: dict[str, str] = field(default_factory=dict)
    cited: set[int] = field(default_factory=set)
    listed: set[int] = field(default_factory=set)
    numbered: dict[int, int] = field(default_factory=dict)
    bookmarks: int = 0


def finish(root: Element, page: Page) -> None:
    """Change ``root`` as this module's first lines say."""
    anchors: list[tuple[int, Element]] = []
    for run in list(root.iter(R)):
        if any(len(text) for text in run.iterchildren(T)):
            anchors += _finish_run(run, page)
    for number, paragraph in anchors:
        _bookmark(number, paragraph, page)
    _drop_empty(root)
    restart(root, page.lists)
    fill_cells(root)
    _unique_ids(root, page)
    page.numbered |= source_numbers(root, page.lists)
    etree.cleanup_namespaces(root, keep_ns_prefixes=[prefix for prefix in root.nsmap if prefix])


class _Runs:
    """The runs that stand for one run of the template, in the making."""

    def __init__(self, run: Element) -> None:
        self.done: list[Element] = []
        self.model = run
        self.current: Element | None = None

    def _open(self) -> Element:
        if self.current is None:
            self.current = new_run(self.model)
            self.done.append(self.current)
        return self.current

    def text(self, text: str | None) -> None:
        if text:
            run = self._open()
            if len(run) and run[-1].tag == T:
                run[-1].text = (run[-1].text or "") + text
            else:
                etree.SubElement(run, T, {SPACE: "preserve"}).text = text

    def element(self, element: Element) -> None:
        self._open().append(element)

    def whole(self, element: Element) -> None:
        self.done.append(element)
        self.current = None


def new_run(model: Element, style: str = "", text: str = "") -> Element:
    """Return a run with the properties of ``model``, in another character style if one is named."""
    run = etree.Element(R)
    properties = model.find(RPR)
    properties = deepcopy(properties) if properties is not None else etree.Element(RPR)
    if style:
        for old in properties.findall(w("rStyle")):
            properties.remove(old)
        properties.insert(0, etree.Element(w("rStyle"), {w("val"): style}))
    if len(properties):
        run.append(properties)
    if text:
        etree.SubElement(run, T, {SPACE: "preserve"}).text = text
    return run


def _finish_run(run: Element, page: Page) -> list[tuple[int, Element]]:
    """Replace ``run`` by runs, links and breaks; return the anchors met, with their paragraphs."""
    paragraph, anchors = owner(run, P), []
    out = _Runs(run)
    for child in list(run):
        if child.tag == RPR:
            continue
        if child.tag != T:
            out.element(child)
            continue
        out.text(child.text)
        for bit in list(child):
            if bit.tag == b("anchor") and paragraph is not None:
                anchors.append((int(bit.get("n") or 0), paragraph))
            else:
                _bit(bit, out, run, page)
            out.text(bit.tail)
    parent = run.getparent()
    if parent is not None:
        place = parent.index(run)
        parent[place : place + 1] = out.done
    return anchors


def _bit(bit: Element, out: _Runs, run: Element, page: Page) -> None:
    if bit.tag == b("br"):
        out.element(etree.Element(BR))
    elif bit.tag == b("tab"):
        out.element(etree.Element(TAB))
    elif bit.tag == b("link"):
        _link(bit, out, run, page)
    elif bit.tag == b("marks"):
        _marks(bit, out, run, page)
    elif bit.tag == b("handling"):
        _handling(bit, out, run, page)
    elif bit.tag == b("news"):
        word = bit.get("text") or ""
        out.whole(new_run(run, page.styles["news"], word.rstrip()))
        out.text(word[len(word.rstrip()) :])


def _handling(bit: Element, out: _Runs, run: Element, page: Page) -> None:
    """Print a handling mark, in the character style with its name if the template has one."""
    text, style = bit.get("text") or "", page.named.get(bit.get("style") or "")
    if style:
        out.whole(new_run(run, style, text))
    else:
        out.text(text)


def _linked(run: Element) -> bool:
    return owner(run, w("hyperlink")) is not None


def _link(bit: Element, out: _Runs, run: Element, page: Page) -> None:
    text, url = bit.get("text") or "", bit.get("url") or ""
    if _linked(run) or not url:
        out.text(text)
        return
    link = etree.Element(w("hyperlink"), {R_ID: page.link(url), w("history"): "1"})
    link.append(new_run(run, page.styles["link"], text))
    out.whole(link)


def _marks(bit: Element, out: _Runs, run: Element, page: Page) -> None:
    style, speaker = page.styles["mark"], bit.get("speaker") or ""
    numbers = [int(number) for number in (bit.get("n") or "").split()]
    page.cited |= set(numbers)
    before = f"[according to {speaker};\u00a0" if speaker else "["
    for number in numbers:
        out.whole(new_run(run, style, before))
        target = new_run(run, style, str(number))
        if not _linked(run):
            link = etree.Element(w("hyperlink"), {w("anchor"): f"source_{number}", w("history"): "1"})
            if title := page.titles.get(number):
                link.set(w("tooltip"), title)
            link.append(target)
            target = link
        out.whole(target)
        before = ",\u00a0"
    out.whole(new_run(run, style, "]"))


def _bookmark(number: int, paragraph: Element, page: Page) -> None:
    """Put the bookmark of source ``number`` around ``paragraph``, if it stands nowhere yet."""
    if number in page.listed:
        return
    page.listed.add(number)
    start = etree.Element(w("bookmarkStart"), {w("id"): "0", w("name"): f"source_{number}"})
    properties = paragraph.find(PPR)
    paragraph.insert(0 if properties is None else 1, start)
    paragraph.append(etree.Element(w("bookmarkEnd"), {w("id"): "0"}))


def _drop_empty(root: Element) -> None:
    """Take out paragraphs whose tags printed nothing, and what they leave without content."""
    for paragraph in list(root.iter(P)):
        if paragraph.attrib.pop(TAGGED, "") and not _holds_something(paragraph):
            drop(paragraph)
    for table in list(root.iter(TBL)):
        if table.find(TR) is None:
            drop(table)


def _holds_something(paragraph: Element) -> bool:
    if any((text.text or "").strip() for text in own(paragraph, T)):
        return True
    return next(paragraph.iter(*_HOLDS), None) is not None


def _unique_ids(root: Element, page: Page) -> None:
    """Give bookmarks and pictures new numbers: a loop repeats them, and Word calls that corruption."""
    for element in root.iter(P, TR):
        for name in ("paraId", "textId"):
            element.attrib.pop(_W14 + name, "")
    for settings in root.iter(w("sdtPr")):
        for old in settings.findall(w("id")):
            settings.remove(old)
    for number, picture in enumerate(root.iter(_DOC_PR), start=1):
        picture.set("id", str(number))
    _number_bookmarks(root, page)


def _number_bookmarks(root: Element, page: Page) -> None:
    """Pair each start with its end, give the pair a number of its own, and drop what is left over."""
    names: set[str] = set()
    open_starts: dict[str, list[Element]] = {}
    for element in list(root.iter(w("bookmarkStart"), w("bookmarkEnd"))):
        key = element.get(w("id")) or ""
        if element.tag == w("bookmarkStart"):
            open_starts.setdefault(key, []).append(element)
            continue
        starts = open_starts.get(key)
        start = starts.pop() if starts else None
        name = start.get(w("name")) or "" if start is not None else ""
        if start is None or name == "_GoBack" or name in names:
            drop(element)
            if start is not None:
                drop(start)
            continue
        names.add(name)
        page.bookmarks += 1
        for end in (start, element):
            end.set(w("id"), str(page.bookmarks))
    for start in (start for starts in open_starts.values() for start in starts):
        drop(start)

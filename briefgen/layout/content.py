"""The runs of a ``w:p`` in; its text as one string with the fonts of its stretches out.

Tabs, breaks and pictures become single characters (see ``boxes``), so that the line breaker sees one text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from lxml import etree

from briefgen.layout.boxes import BREAK, COLUMN, OBJECT, PAGE, TAB, Font, Stretch
from briefgen.layout.names import MC, VAL, WP, W, local, number
from briefgen.layout.properties import Props, run_props

if TYPE_CHECKING:
    from briefgen.layout.reading import Reader

_EMU: Final = 635.0  # English metric units in a twip
_CONTAINERS: Final = frozenset(
    ["hyperlink", "smartTag", "sdt", "sdtContent", "customXml", "ins", "moveTo", "fldSimple", "dir", "bdo"]
)
_HARMLESS: Final = frozenset(
    "pPr rPr bookmarkStart bookmarkEnd proofErr permStart permEnd commentRangeStart commentRangeEnd "
    "commentReference lastRenderedPageBreak delInstrText sdtPr sdtEndPr smartTagPr customXmlPr "
    "annotationRef separator continuationSeparator moveFromRangeStart moveFromRangeEnd moveToRangeStart "
    "moveToRangeEnd fldData".split()
)
_BESIDE: Final = "114840"  # LibreOffice keeps 3.19 mm free beside a picture that states no distance
# LibreOffice sets these as pieces of their own: the space and the hyphen that do not break.
_APART: Final = re.compile("[\u00a0\u2011]")
_CASES: Final = re.compile(r"[^\W\d_A-Z]+|[\W\d_A-Z]+")


_EAST: Final = (
    ("\u1100", "\u11ff"), ("\u2e80", "\ua4cf"), ("\ua960", "\ua97f"), ("\uac00", "\ud7ff"),
    ("\uf900", "\ufaff"), ("\ufe30", "\ufe6f"), ("\uff00", "\uffef"), ("\U00020000", "\U0003ffff"),
)  # fmt: skip


def is_wide(char: str) -> bool:
    """Whether a character belongs to the scripts of East Asia, which take a font of their own."""
    return char > "\u10ff" and any(first <= char <= last for first, last in _EAST)


@dataclass(slots=True, eq=False, repr=False)
class Content:
    """What the runs of one paragraph hold."""

    reader: Reader
    base: Props
    text: list[str] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)
    objects: dict[int, tuple[float, float]] = field(default_factory=dict)
    notes: list[tuple[int, str]] = field(default_factory=list)
    portions: list[int] = field(default_factory=list)
    ghosts: list[tuple[int, Font]] = field(default_factory=list)
    links: list[int] = field(default_factory=list)
    length: int = 0
    hidden: bool = False
    _look: bytes = b""
    _fields: list[str] = field(default_factory=list)

    def read(self, element: etree._Element) -> None:
        """Read the children of a ``w:p`` or of a container inside one."""
        for item in element:
            name = local(item)
            if name == "r":
                self._run(item)
            elif name in _CONTAINERS:
                self.links.append(self.length)
                self._instruction(item.get(W + "instr", ""))
                self.read(item)
                self.links.append(self.length)
            elif name == MC + "AlternateContent":
                self._alternate(item)
            elif name in ("del", "moveFrom"):
                self.reader.unknown(f"w:{name}", "tracked deletion")
            elif name and name not in _HARMLESS:
                self.reader.unknown(_short(item), "content")

    def joints(self) -> tuple[int, ...]:
        """Return where one piece of text ends and the next begins, for LibreOffice, in order."""
        apart = (place for found in _APART.finditer("".join(self.text)) for place in found.span())
        fonts = (stretch.start for stretch in self.stretches)
        return tuple(sorted({*self.portions, *self.links, *fonts, *apart}))

    def mark(self, element: etree._Element | None) -> Props:
        """Return the settings of the paragraph mark."""
        return self._format(element, etree.tostring(element) if element is not None and len(element) else b"")

    def _run(self, element: etree._Element) -> None:
        properties = element.find(W + "rPr")
        look = etree.tostring(properties) if properties is not None and len(properties) else b""
        format_ = self._format(properties, look)
        self.reader.spend(1)
        if format_.get("vanish"):
            self.hidden = True
            if len(element) > (properties is not None):
                self.ghosts.append((self.length, self._font(format_, "x")))
            return
        if look != self._look and self.length:
            self.portions.append(self.length)
        self._look = look
        for item in element:
            self._piece(item, format_)

    def _format(self, element: etree._Element | None, look: bytes) -> Props:
        """Return the settings of a run; runs that look the same share one dictionary."""
        key = (look, id(self.base))
        known = self.reader.formats.get(key)
        if known is None:
            direct = run_props(element)
            format_ = dict(self.base)
            if direct.get("style"):
                format_.update(self.reader.styles.run_style(direct["style"]))
            format_.update(direct)
            known = self.reader.formats[key] = (format_, self.base)
        return known[0]

    def _piece(self, item: etree._Element, format_: Props) -> None:  # noqa: C901 - one branch a tag
        name = local(item)
        if name == "t":
            self.add(item.text or "", format_)
        elif name in _SIGNS:
            self.add(_SIGNS[name], format_)
        elif name == "br":
            self.add({"page": PAGE, "column": COLUMN}.get(item.get(W + "type", ""), BREAK), format_)
        elif name == "instrText":
            self._instruction(item.text or "")
        elif name == "fldChar":
            self._field(item.get(W + "fldCharType", ""))
        elif name == "sym":
            self._symbol(item, format_)
        elif name in ("footnoteReference", "endnoteReference"):
            self._note(item, name, format_)
        elif name in ("footnoteRef", "endnoteRef"):
            # LibreOffice sets the number in the paragraph's own font, whatever the run says.
            self.add(self.reader.note_number, self.base)
        elif name == "drawing":
            self._drawing(item, format_)
        elif name == MC + "AlternateContent":
            self._alternate(item)
        elif name and name not in _HARMLESS:
            self.reader.unknown(_short(item), "content")

    def add(self, text: str, format_: Props) -> None:
        """Append text in a format; East Asian characters and small capitals get stretches of their own."""
        if not text or (self._fields and self._fields[-1] == "begin"):
            return
        if format_.get("caps"):
            text = text.upper()
        elif format_.get("smallCaps"):
            self._small_capitals(text, format_)
            return
        if text.isascii() or not any(map(is_wide, text)):
            self._append(text, self._font(format_, text))
            return
        start = 0
        for end in range(1, len(text) + 1):
            if end == len(text) or is_wide(text[end]) != is_wide(text[start]):
                self._append(text[start:end], self._font(format_, text[start:end]))
                start = end

    def _small_capitals(self, text: str, format_: Props) -> None:
        """Append small letters as capitals of four fifths of the size, the rest as it is."""
        large = {**format_, "smallCaps": False}
        small = {**large, "sz": int(format_.get("sz", 200.0) * 0.8)}
        for part in _CASES.findall(text):
            self.add(part.upper(), small if part[0].islower() else large)

    def _font(self, format_: Props, text: str) -> Font:
        return self.reader.font(format_, "eastAsia" if is_wide(text[0]) else "ascii")

    def _append(self, text: str, font: Font) -> None:
        if not text.isascii() and text != OBJECT:
            self.reader.check_characters(text, font)
        start, self.length = self.length, self.length + len(text)
        self.text.append(text)
        if self.stretches and self.stretches[-1].font is font:
            start = self.stretches.pop().start
        self.stretches.append(Stretch(start, self.length, font))

    def _field(self, kind: str) -> None:
        """Follow a field: its instruction is not text, its result is."""
        if kind == "begin":
            self._fields.append("begin")
        elif kind == "separate" and self._fields:
            self._fields[-1] = "separate"
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _instruction(self, text: str) -> None:
        """Report a field whose result LibreOffice computes anew, perhaps to a longer one."""
        words = text.split(maxsplit=1)
        if words and words[0].upper() in _COMPUTED:
            self.reader.measured("field", f"a field ({words[0]}) whose text may change when it is opened")

    def _symbol(self, item: etree._Element, format_: Props) -> None:
        try:
            char = chr(int(item.get(W + "char", "0020"), 16))
        except (ValueError, OverflowError):
            char = " "
        self.add(char, {**format_, "font.ascii": ("name", item.get(W + "font", "Symbol"))})

    def _note(self, item: etree._Element, name: str, format_: Props) -> None:
        number_ = self.reader.note(item.get(W + "id", ""), name)
        if name == "footnoteReference":
            self.notes.append((self.length, item.get(W + "id", "")))
        if item.get(W + "customMarkFollows", "0") in ("0", "false", "off"):
            self.add(number_, format_)

    def _alternate(self, item: etree._Element) -> None:
        """Read what an office suite of today would choose."""
        for choice in item:
            if local(choice) in (MC + "Choice", MC + "Fallback"):
                if any(local(inner) == "r" for inner in choice):
                    self.read(choice)
                else:
                    for inner in choice:
                        self._piece(inner, self.base)
                return

    def _drawing(self, item: etree._Element, format_: Props) -> None:
        inline = item.find(WP + "inline")
        extent = inline.find(WP + "extent") if inline is not None else None
        if inline is None or extent is None:
            self._anchored(item)
            return
        width, height = (max(_emu(extent.get(side)), 0.0) for side in ("cx", "cy"))
        beside = sum(max(_emu(inline.get(side, _BESIDE)), 0.0) for side in ("distL", "distR"))
        self.objects[self.length] = (width + beside, height)
        self.reader.measured("picture", "a picture in the line: its line is as tall as the picture")
        self._append(OBJECT, self._font(format_, "x"))

    def _anchored(self, item: etree._Element) -> None:
        """Report a floating drawing, unless nothing wraps around it."""
        anchor = item.find(WP + "anchor")
        if anchor is not None and anchor.find(WP + "wrapNone") is not None:
            return
        self.reader.unknown("wp:anchor", "a floating drawing that text wraps around")


_COMPUTED: Final = frozenset(
    "BIBLIOGRAPHY CREATEDATE DATE EDITTIME FILENAME IF INDEX NUMCHARS NUMPAGES NUMWORDS PAGEREF PRINTDATE "
    "REF SAVEDATE SECTIONPAGES SUBJECT TIME TITLE".split()
)
_SIGNS: Final = {"tab": TAB, "cr": BREAK, "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}


def _emu(text: str | None) -> float:
    return min(number(text, 0.0) if text is None else _float(text), 1e9) / _EMU


def _float(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


def _short(element: etree._Element) -> str:
    name = etree.QName(element)
    prefix = {W[1:-1]: "w"}.get(name.namespace or "", element.prefix or "?")
    return f"{prefix}:{name.localname}"


__all__ = ["VAL", "Content", "is_wide"]

"""A PDF in; its paragraphs and headings in reading order out, each with its page.

PDFium gives the characters; ``pages.py`` makes lines, columns and paragraphs of them.
"""

# ruff: noqa: ANN401 - the elements of lxml, PDFium and trafilatura have no types worth naming
from __future__ import annotations

import ctypes
import re
import time
from typing import Any

from briefgen.errors import SourceError
from briefgen.model.item import Metadata
from briefgen.read.days import find_day
from briefgen.read.decode import POWER, RAISED, clean
from briefgen.read.pages import WIDE, Line, Page, reading_order
from briefgen.read.paragraphs import Writer
from briefgen.read.parts import Draft

_MOST_PAGES = 500
# Seconds for one file. A page takes about 10 ms; what takes longer than this is built to.
_MOST_SECONDS = 60
# A page with fewer characters has a number or a stamp on it, but no text.
_FEW_CHARACTERS = 20
_BOLD = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
_PRIVATE = re.compile("^[\ue000-\uf8ff]")  # the bullets of Symbol and Wingdings
_GENERIC = (
    "untitled",
    "microsoft word",
    "document",
    ".doc",
    ".indd",
    ".qxd",
    ".pdf",
    ".xls",
    ".ppt",
    "powerpoint",
)


def read_pdf(data: bytes, *, password: str = "") -> Draft:
    """Return the text of a PDF. Raises SourceError when it is encrypted, broken, or only pictures."""
    pdf = _open(data, password)
    try:
        pages, notes = _pages(pdf)
        found = _metadata(pdf)
    finally:
        pdf.close()
    if sum(len(line.text) for page in pages for line in page.lines) < _FEW_CHARACTERS * len(pages):
        count = "its page is a picture" if len(pages) == 1 else f"its {len(pages)} pages are pictures"
        raise SourceError(
            f"it is a scan: {count} without text",
            "Run text recognition (OCR) on it, for example `ocrmypdf in.pdf out.pdf`, and use the result.",
        )
    pages, dropped = reading_order(pages)
    parts = tuple(Writer(pages).write())
    return Draft(parts=parts, metadata=found, dropped=tuple(dropped), notes=notes)


def _open(data: bytes, password: str) -> Any:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data, password=password or None)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            state = "the password does not open it" if password else "it is encrypted"
            raise SourceError(
                state, "Give the password of this source in the settings, or save it without."
            ) from None
        raise SourceError(
            "it is damaged or no PDF", "Open it in a PDF reader and save or print it to PDF again."
        ) from None


def _pages(pdf: Any) -> tuple[list[Page], tuple[str, ...]]:
    count = len(pdf)
    if count == 0:
        raise SourceError("it has no pages", "Save it again from where it came.")
    begun = time.monotonic()
    pages: list[Page] = []
    for number in range(min(count, _MOST_PAGES)):
        if time.monotonic() - begun > _MOST_SECONDS:
            break
        if page := _page(pdf, number):
            pages.append(page)
    if not pages:
        raise SourceError(
            "none of its pages can be opened", "Open it in a PDF reader and print it to PDF again."
        )
    if len(pages) < count:
        return pages, (f"only {len(pages)} of its {count} pages were read",)
    return pages, ()


def _page(pdf: Any, number: int) -> Page | None:
    """Return a page, None when it is damaged."""
    import pypdfium2

    try:
        page = pdf[number]
        width, height = page.get_size()
        text_page = page.get_textpage()
    except pypdfium2.PdfiumError:
        return None
    try:
        return Page(number + 1, width, height, tuple(_lines(text_page.raw)))
    finally:
        text_page.close()
        page.close()


def _lines(raw: Any) -> list[Line]:
    """Return the page's runs of characters that stand close together on one baseline, in file order."""
    import pypdfium2.raw as pdfium

    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    lines: list[Line] = []
    run = _Run()
    for index in range(max(0, pdfium.FPDFText_CountChars(raw))):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        if code in (10, 13):
            run.finish(lines)
            continue
        if code in (0, 0xFFFE, 0xFFFF):
            continue
        if code == 2:  # PDFium's mark for a hyphen at a line's end
            code = 0x2D
        if code in (32, 0xA0):
            run.space()
            continue
        if not pdfium.FPDFText_GetCharBox(raw, index, left, right, bottom, top):
            continue
        size = pdfium.FPDFText_GetFontSize(raw, index)
        box = (left.value, bottom.value, right.value, top.value)
        if index % 8 == 0 or not run.text:
            run.bold.append(_is_bold(raw, index))
        run.add(chr(code) if code < 0x110000 else "\ufffd", box, size, lines)
    run.finish(lines)
    return lines


def _is_bold(raw: Any, index: int) -> bool:
    """Whether a character's font calls itself bold; its name is the only thing that PDFs agree on."""
    import pypdfium2.raw as pdfium

    name = ctypes.create_string_buffer(128)
    length = pdfium.FPDFText_GetFontInfo(raw, index, name, 128, ctypes.c_int())
    return 0 < length <= 128 and _BOLD.search(name.value) is not None


class _Run:
    """A line in the making."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.box = (0.0, 0.0, 0.0, 0.0)
        self.sizes: list[float] = []
        self.bold: list[bool] = []
        self.gap = False

    def space(self) -> None:
        self.gap = bool(self.text)

    def add(self, char: str, box: tuple[float, float, float, float], size: float, lines: list[Line]) -> None:
        """Add a character, or begin a line with it when it stands too far from the one before."""
        height = max(box[3] - box[1], size, 1.0)
        if self.text and self._far(box, height):
            self.finish(lines)
        if self.text and char.isdigit() and self._raised(box, size):
            self._mark(char)
            return
        if self.gap:
            self.text.append(" ")
            self.gap = False
        if self.text:
            left, bottom, right, top = self.box
            box = (min(left, box[0]), min(bottom, box[1]), max(right, box[2]), max(top, box[3]))
        self.box = box
        self.text.append(char)
        self.sizes.append(size)

    def _far(self, box: tuple[float, float, float, float], height: float) -> bool:
        """Whether the character is on another line, or beyond a gap that is no word space."""
        _, bottom, right, top = self.box
        middle = (box[1] + box[3]) / 2
        off_line = not bottom - 0.3 * height <= middle <= top + 0.3 * height
        return off_line or box[0] - right > WIDE * height or box[0] < right - 3 * height

    def _raised(self, box: tuple[float, float, float, float], size: float) -> bool:
        """Whether the character is small and stands above the line, as the mark of a footnote does."""
        usual = sorted(self.sizes)[len(self.sizes) // 2]
        return size < 0.8 * usual and box[1] > self.box[1] + 0.25 * usual

    def _mark(self, digit: str) -> None:
        """Leave out a footnote's mark; after a digit or a unit it may be a power, and stays raised."""
        if POWER.search("".join(self.text[-3:])):
            self.text.append(digit.translate(RAISED))
            self.sizes.append(self.sizes[-1])

    def finish(self, lines: list[Line]) -> None:
        text = _PRIVATE.sub("•", clean("".join(self.text)).replace("\n", " ").strip())
        if text:
            size = sorted(self.sizes)[len(self.sizes) // 2]
            lines.append(Line(text, *self.box, size, all(self.bold)))
        self.text, self.sizes, self.bold, self.gap = [], [], [], False


def _metadata(pdf: Any) -> Metadata:
    values = pdf.get_metadata_dict(skip_empty=True)
    title = clean(values.get("Title", "")).strip()
    if any(word in title.lower() for word in _GENERIC) or len(title) < 8 or " " not in title:
        title = ""
    # The day the file was made is not the day of publication: minutes are set weeks before their release.
    return Metadata(title=title, modified=_day(values.get("ModDate", "") or values.get("CreationDate", "")))


def _day(value: str) -> Any:
    digits = value.removeprefix("D:")[:8]
    found = find_day(f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}") if len(digits) == 8 else None
    return found[0] if found else None

"""The bytes of a .docx in; the page as a PDF and as a picture, and how many pages it has, out.

A page that is asked for in several ways is set once. Its PDF becomes a picture by pypdfium2.
"""

from __future__ import annotations

import struct
import zlib
from functools import cached_property
from typing import Final

from briefgen.errors import PublishError, SettingsError
from briefgen.layout import measure, office
from briefgen.preview.drawn import can_draw, draw

DOTS_PER_INCH: Final = 144  # twice the point: type of 9 points is read without effort
_POINTS_PER_INCH: Final = 72


class Preview:
    """One page as LibreOffice sets it where it is installed (``by_office``), else as the renderer draws it.

    Nothing is done before it is asked for.
    """

    def __init__(self, docx: bytes) -> None:
        """Keep the page."""
        self._docx = docx
        self.by_office = bool(office.find_office())

    @cached_property
    def _set(self) -> office.Converted:
        return office.convert(self._docx) if self.by_office else _drawn(self._docx)

    @property
    def pages(self) -> int:
        """The number of pages; FitError when LibreOffice fails or takes longer than 60 seconds.

        Without LibreOffice it is what the measurer says, and PublishError when no such page can be drawn.
        """
        return self._set.pages

    @property
    def pdf(self) -> bytes:
        """The page as PDF; errors as for ``pages``."""
        return self._set.pdf

    @property
    def png(self) -> bytes:
        """The first page as a picture, 144 dots to the inch; errors as for ``pages``."""
        return first_page(self.pdf)


def _drawn(docx: bytes) -> office.Converted:
    """Draw a document; PublishError where the drawing has not the pages that were measured."""
    pages, pdf = measure(docx).pages, draw(docx)
    drawn = _count(pdf)
    if drawn != pages:
        raise PublishError(
            f"the embedded renderer breaks lines elsewhere: {drawn} pages where {pages} was measured",
            "Install LibreOffice, which draws it then, or build without --pdf and --preview.",
        )
    return office.Converted(pages, pdf)


def refuse_without_office(option: str) -> None:
    """Raise SettingsError, naming what to install, when there is no LibreOffice for ``option``."""
    if not office.find_office():
        raise SettingsError(
            f"{option} needs LibreOffice, which is not installed (no soffice on the path)",
            "Install LibreOffice (libreoffice.org; Debian and Ubuntu: apt install libreoffice-writer), "
            "or build without the option: the page itself needs no office program.",
        )


def refuse_without_renderer(option: str) -> None:
    """Raise SettingsError, naming what to install, when nothing here can draw a page for ``option``."""
    if not office.find_office() and not can_draw():
        raise SettingsError(
            f"{option} needs LibreOffice or the package rdocx, and neither is installed",
            "Install rdocx (pip install rdocx) or LibreOffice (libreoffice.org), or leave the option out.",
        )


def first_page(pdf: bytes) -> bytes:
    """Return the first page of a PDF as a PNG; PublishError when the PDF can not be drawn."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(pdf)
        try:
            bitmap = document[0].render(scale=DOTS_PER_INCH / _POINTS_PER_INCH, rev_byteorder=True)
            size = (bitmap.width, bitmap.height)
            return _png(size, bitmap.n_channels, bitmap.stride, bytes(bitmap.buffer))
        finally:
            document.close()
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise PublishError(
            f"the PDF of the page can not be drawn: {error}", "Use --pdf, and open that file."
        ) from error


def _count(pdf: bytes) -> int:
    """Return the number of pages; PublishError when the PDF can not be read."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return len(document)
        finally:
            document.close()
    except pypdfium2.PdfiumError as error:
        raise PublishError(f"the PDF of the page can not be read: {error}", "Build without --pdf.") from error


def _png(size: tuple[int, int], channels: int, stride: int, pixels: bytes) -> bytes:
    """Return a PNG of rows of red, green and blue (and a fourth byte, which is left out)."""
    width, height = size
    rows = bytearray()
    for row in range(height):
        line = bytearray(pixels[row * stride : row * stride + width * channels])
        if channels > 3:
            del line[3::channels]
        rows += b"\x00" + line
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    dots = struct.pack(">IIB", *(round(DOTS_PER_INCH / 0.0254),) * 2, 1)  # a metre
    parts = ((b"IHDR", head), (b"pHYs", dots), (b"IDAT", zlib.compress(bytes(rows), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in parts)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

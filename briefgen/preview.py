"""The bytes of a .docx in; the page as a PDF and as a picture, and the pages that LibreOffice counts, out.

LibreOffice sets the page, because it draws what a reader will print; its PDF becomes a picture by pypdfium2.
A page that is asked for in all three ways is set once.
"""

from __future__ import annotations

import struct
import zlib
from functools import cached_property
from typing import Final

from briefgen.errors import PublishError, SettingsError
from briefgen.layout import office

DOTS_PER_INCH: Final = 144  # twice the point: type of 9 points is read without effort
_POINTS_PER_INCH: Final = 72


class Preview:
    """One page as LibreOffice sets it; nothing is done before it is asked for."""

    def __init__(self, docx: bytes) -> None:
        """Keep the page."""
        self._docx = docx

    @cached_property
    def _converted(self) -> office.Converted:
        return office.convert(self._docx)

    @property
    def pages(self) -> int:
        """The number of pages; FitError when LibreOffice fails or takes longer than 60 seconds."""
        return self._converted.pages

    @property
    def pdf(self) -> bytes:
        """The page as PDF; FitError as for ``pages``."""
        return self._converted.pdf

    @property
    def png(self) -> bytes:
        """The first page as a picture, 144 dots to the inch; FitError as for ``pages``."""
        return first_page(self.pdf)


def refuse_without_office(option: str) -> None:
    """Raise SettingsError, naming what to install, when there is no LibreOffice for ``option``."""
    if not office.find_office():
        raise SettingsError(
            f"{option} needs LibreOffice, which is not installed (no soffice on the path)",
            "Install LibreOffice (libreoffice.org; Debian and Ubuntu: apt install libreoffice-writer), "
            "or build without the option: the page itself needs no office program.",
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

"""Bytes of a TrueType or OpenType font in, the widths of its characters and its line metrics out.

Only what a line of text needs is read: ``head``, ``hhea``, ``OS/2``, ``hmtx``, ``cmap`` and the ligatures of
``GSUB``. A whole font library would take longer to import (60 ms) than a page takes to measure (25 ms); the
tests hold this reader against fontTools, glyph by glyph.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass, field

from briefgen.layout.ligatures import read_ligatures

_USE_TYPO = 1 << 7  # OS/2 fsSelection: the typographic metrics are the ones to use


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Line:
    """Ascent, descent (positive downwards) and gap of a line, in font units."""

    ascent: float
    descent: float
    gap: float


@dataclass(slots=True, eq=False, repr=False)
class Face:
    """One face: all lengths in units of ``upem`` an em.

    ``advances`` maps code points, ``ligatures`` strings of two or more characters, to widths.
    ``office`` is the line as LibreOffice builds it, ``word`` as Word does. ``exact`` is False for a face
    that stands in for another one. ``blank`` is the width of the box for a character that it lacks.
    """

    name: str
    upem: int
    office: Line
    word: Line
    advances: dict[int, int]
    ligatures: dict[str, int]
    exact: bool = True
    memo: dict[tuple[float, bool], dict[str, float]] = field(default_factory=dict)
    joiner: re.Pattern[str] | None = None
    blank: int = 0


class FontFileError(ValueError):
    """The bytes are not a font that can be read."""


def read_face(data: bytes, name: str = "") -> Face:
    """Read a font file; FontFileError when it is broken."""
    try:
        tables = _directory(data)
        upem = struct.unpack_from(">H", tables["head"], 18)[0]
        if not 16 <= upem <= 16384:
            raise FontFileError(f"{upem} units an em")
        office, word = _lines(tables)
        glyphs = _read_cmap(tables["cmap"])
        widths = _read_widths(tables)
        last = len(widths) - 1
        advances = {code: widths[min(glyph, last)] for code, glyph in glyphs.items()}
        ligatures = _name_ligatures(tables.get("GSUB", b""), glyphs, widths)
    except (struct.error, KeyError, IndexError) as error:
        raise FontFileError(f"the font is damaged: {error!r}") from error
    return Face(name, upem, office, word, advances, ligatures, blank=widths[0])


def _directory(data: bytes) -> dict[str, bytes]:
    count = struct.unpack_from(">H", data, 4)[0]
    tables = {}
    for index in range(count):
        tag, _, offset, length = struct.unpack_from(">4sIII", data, 12 + 16 * index)
        tables[tag.decode("latin-1").strip()] = data[offset : offset + length]
    return tables


def _lines(tables: dict[str, bytes]) -> tuple[Line, Line]:
    """Return the line metrics of LibreOffice (hhea unless the font asks for typo) and of Word (win)."""
    ascent, descent, gap = struct.unpack_from(">hhh", tables["hhea"], 4)
    office = Line(ascent, -descent, gap)
    os2 = tables.get("OS/2", b"")
    if len(os2) < 78:
        return office, office
    selection = struct.unpack_from(">H", os2, 62)[0]
    typo = struct.unpack_from(">hhh", os2, 68)
    win_ascent, win_descent = struct.unpack_from(">HH", os2, 74)
    if selection & _USE_TYPO and typo[0] >= 0 >= typo[1]:
        line = Line(typo[0], -typo[1], max(typo[2], 0))
        return line, line
    if ascent == 0 and descent == 0:
        office = Line(win_ascent, win_descent, 0)
    external = max(0, gap - ((win_ascent + win_descent) - (ascent - descent)))
    return office, Line(win_ascent, win_descent, external)


def _read_widths(tables: dict[str, bytes]) -> list[int]:
    """Return the advance of each glyph; glyphs past the end share the last one."""
    count = struct.unpack_from(">H", tables["hhea"], 34)[0]
    if not count:
        raise FontFileError("no advance widths")
    values = struct.unpack_from(f">{count * 2}H", tables["hmtx"])
    return list(values[::2])


def _read_cmap(table: bytes) -> dict[int, int]:
    """Return code point -> glyph from the widest Unicode subtable."""
    count = struct.unpack_from(">H", table, 2)[0]
    best: tuple[int, int] = (-1, 0)
    for index in range(count):
        platform, encoding, offset = struct.unpack_from(">HHI", table, 4 + 8 * index)
        rank = {(3, 10): 3, (0, 4): 2, (0, 6): 2, (3, 1): 1, (0, 3): 1, (3, 0): 0}.get(
            (platform, encoding), -1
        )
        best = max(best, (rank, offset))
    rank, offset = best
    if rank < 0:
        raise FontFileError("no Unicode character map")
    form = struct.unpack_from(">H", table, offset)[0]
    if form == 4:
        return _read_cmap4(table[offset:])
    if form == 12:
        return _read_cmap12(table[offset:])
    raise FontFileError(f"character map of format {form}")


def _read_cmap4(table: bytes) -> dict[int, int]:
    segments = struct.unpack_from(">H", table, 6)[0] // 2
    ends = struct.unpack_from(f">{segments}H", table, 14)
    starts = struct.unpack_from(f">{segments}H", table, 16 + 2 * segments)
    deltas = struct.unpack_from(f">{segments}H", table, 16 + 4 * segments)
    at = 16 + 6 * segments
    ranges = struct.unpack_from(f">{segments}H", table, at)
    glyphs = {}
    for index, (start, end, delta, shift) in enumerate(zip(starts, ends, deltas, ranges, strict=True)):
        for code in range(start, min(end, 0xFFFE) + 1):
            glyph = code
            if shift:
                where = at + 2 * index + shift + 2 * (code - start)
                glyph = struct.unpack_from(">H", table, where)[0] if where + 2 <= len(table) else 0
            if not shift or glyph:
                glyph = (glyph + delta) & 0xFFFF
            if glyph:
                glyphs[code] = glyph
    return glyphs


def _read_cmap12(table: bytes) -> dict[int, int]:
    count = struct.unpack_from(">I", table, 12)[0]
    glyphs: dict[int, int] = {}
    for index in range(min(count, len(table) // 12)):
        start, end, glyph = struct.unpack_from(">III", table, 16 + 12 * index)
        if end > 0x10FFFF or len(glyphs) + end - start > 0x20000:
            raise FontFileError("more characters than any font has")
        glyphs.update(zip(range(start, end + 1), range(glyph, glyph + end - start + 1), strict=True))
    return glyphs


def _name_ligatures(table: bytes, glyphs: dict[int, int], widths: list[int]) -> dict[str, int]:
    """Return ligatures by the characters that form them, those that no character map reaches left out."""
    if not table:
        return {}
    characters: dict[int, str] = {}
    for code, glyph in sorted(glyphs.items(), reverse=True):
        characters[glyph] = chr(code)
    last = len(widths) - 1
    named = {}
    for parts, glyph in read_ligatures(table).items():
        if all(part in characters for part in parts):
            named["".join(characters[part] for part in parts)] = widths[min(glyph, last)]
    return named

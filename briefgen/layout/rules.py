"""What LibreOffice and Word do differently when they set the same paragraph.

The figures were found by calibration against LibreOffice 7.4 and 24.8; see docs/page-measurer.md. Word could
not be run: its rules follow its published behaviour, and where that leaves a doubt, the taller reading.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import floor
from typing import Final

from briefgen.layout.boxes import Font
from briefgen.layout.content import is_wide
from briefgen.layout.faces import stand_in
from briefgen.layout.sfnt import Face

_ZERO_WIDTH: Final = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad\n\f\v\r")
_WORD_GRID: Final = 2.4  # 0.12 pt: Word rounds lines to 1/600 inch


@dataclass(slots=True)
class Rules:
    """The rules of one program. ``factor`` widens all text a little; ``script`` is the size of superscripts."""

    name: str
    ligatures: bool
    factor: float
    script: float
    grid: float
    _lines: dict[int, tuple[float, float]] = field(default_factory=dict)

    def width(self, text: str, font: Font) -> float:
        """Return the width of text in a font, in twips."""
        face = font.face
        units = face.memo.get((text, self.ligatures))
        if units is None:
            units = self._units(text, face, bold=font.bold)
            if len(face.memo) > 50_000:
                face.memo.clear()
            face.memo[text, self.ligatures] = units
        size = font.size * self.script if font.script else font.size
        width = units * size / face.upem * self.factor * font.scale
        return max(width + font.spacing * len(text), 0.0) if font.spacing else width

    def _units(self, text: str, face: Face, *, bold: bool) -> float:
        advances = face.advances
        total: float = 0
        for char in text:
            units = advances.get(ord(char))
            total += _substitute(char, face, bold=bold) if units is None or char in _ZERO_WIDTH else units
        if self.ligatures and face.ligatures:
            total -= _saved(text, face)
        return total

    def line(self, font: Font) -> tuple[float, float]:
        """Return ascent and descent of a line of this font, in twips, the gap included."""
        key = id(font)
        if key not in self._lines:
            self._lines[key] = self._line(font)
        return self._lines[key]

    def _line(self, font: Font) -> tuple[float, float]:
        line = font.face.word if self.grid else font.face.office
        size = font.size * self.script if font.script else font.size
        unit = size / font.face.upem
        if self.grid:
            total = (line.ascent + line.descent + line.gap) * unit
            descent = line.descent * unit
            return round(total / self.grid) * self.grid - descent, descent
        total = _half_up((line.ascent + line.descent) * unit) + _half_up(line.gap * unit)
        descent = _half_up(line.descent * unit)
        return total - descent, descent

    def multiple(self, height: float, line: float) -> float:
        """Return the height of a line with the multiple ``line`` / 240."""
        if self.grid:
            return height * line / 240
        percent = floor(line * 100 / 240)
        return height if percent == 100 else floor(height * percent / 100)


def _half_up(value: float) -> int:
    return floor(value + 0.5)


def _substitute(char: str, face: Face, *, bold: bool) -> float:
    """Return a width, in the face's units, for a character that the face lacks: an upper bound."""
    if char in _ZERO_WIDTH:
        return 0.0
    code = ord(char)
    if char == "\u2011" and ord("-") in face.advances:
        return face.advances[ord("-")]
    if char in "\u00a0\u202f" and ord(" ") in face.advances:
        return face.advances[ord(" ")]
    if is_wide(code) or code > 0xFFFF:
        return face.upem
    other = stand_in(bold=bold)
    if code in other.advances:
        return other.advances[code] * face.upem / other.upem
    return face.upem * 1.1


def _saved(text: str, face: Face) -> float:
    """Return by how much ligatures shorten the text; the longest one wins, from the left."""
    saved = 0.0
    at, last = 0, len(text) - 1
    starts = {key[0] for key in face.ligatures}
    while at < last:
        if text[at] in starts:
            for size in (4, 3, 2):
                part = text[at : at + size]
                if len(part) == size and part in face.ligatures:
                    saved += sum(face.advances[ord(char)] for char in part) - face.ligatures[part]
                    at += size - 1
                    break
        at += 1
    return saved


def libreoffice() -> Rules:
    """Return LibreOffice's rules: ligatures, whole twips, superscripts at 58 %."""
    return Rules("LibreOffice", ligatures=True, factor=1.0, script=0.58, grid=0.0)


def word() -> Rules:
    """Return the rules of the model of Word: no ligatures, lines on a grid of 0.12 pt, scripts at 65 %."""
    return Rules("Word", ligatures=False, factor=1.0, script=0.65, grid=_WORD_GRID)

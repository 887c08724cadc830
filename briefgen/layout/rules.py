"""What LibreOffice and Word do differently when they set the same paragraph.

The figures were found by calibration against LibreOffice 7.4 and 24.8; see docs/page-measurer.md. Word could
not be run: its rules follow its published behaviour, and where that leaves a doubt, the taller reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import copysign, floor, trunc
from typing import TYPE_CHECKING, Final

from briefgen.errors import FitError
from briefgen.layout.boxes import ZERO_WIDTH, Font
from briefgen.layout.breaks import OFFICE, WORD
from briefgen.layout.content import is_wide
from briefgen.layout.faces import stand_ins

if TYPE_CHECKING:
    from briefgen.layout.sfnt import Face

_MEMO: Final = 50_000  # words remembered a face and size
MAX_STEPS: Final = 300_000  # words placed or letters torn; 300 pages of plain text take 180,000
_DOTS: Final = 6  # LibreOffice measures Word documents on a device of 6 dots a twip
# Arrows and signs come from several faces: a tick of DejaVu Math is 3 per cent wider than one of DejaVu Sans.
_SIGNS_FROM: Final = 0x2190
_SIGN: Final = 1.05
_WORD_GRID: Final = 2.4  # 0.12 pt: Word rounds lines to 1/600 inch


@dataclass(slots=True, eq=False, repr=False)
class Rules:
    """The rules of one program; ``script`` is the size of superscripts, ``grid`` 0 for LibreOffice."""

    name: str
    ligatures: bool
    script: float
    grid: float
    breaks: re.Pattern[str]
    adds: bool = False  # whether the spaces after and before a paragraph both count
    steps: int = 0
    _lines: dict[int, tuple[float, float]] = field(default_factory=dict)
    _memos: dict[int, dict[str, float]] = field(default_factory=dict)  # by the font, which the document keeps

    def spend(self, steps: int) -> None:
        """Count the steps of setting text; FitError past the bound, which 300 dense pages stay well below."""
        self.steps += steps
        if self.steps > MAX_STEPS:
            raise FitError("the document takes too long to be measured", "split it, and measure the parts")

    def width(self, text: str, font: Font) -> float:
        """Return the width of text in a font, in twips."""
        memo = self._memos.get(id(font))
        if memo is None:
            memo = font.face.memo.setdefault((self.size(font), self.ligatures), {})
            self._memos[id(font)] = memo
        width = memo.get(text)
        if width is None:
            if len(memo) > _MEMO:
                memo.clear()
            width = memo[text] = self._measure(text, font, self.size(font))
        if font.spacing or font.scale != 1:
            return max(width * font.scale + font.spacing * len(text), 0.0)
        return width

    def size(self, font: Font) -> float:
        """Return the size at which a font is set, in twips: superscripts are smaller."""
        return floor(font.size * self.script) if font.script else font.size

    def _measure(self, text: str, font: Font, size: float) -> float:
        """Add up the widths; LibreOffice rounds each glyph to a sixth of a twip (bisected column widths)."""
        unit = size / font.face.upem
        dots = 0.0
        for units in self._glyphs(text, font):
            dots += units * unit if self.grid else _half_up(units * unit * _DOTS) / _DOTS
        return dots

    def _glyphs(self, text: str, font: Font) -> Iterator[float]:
        """Yield the advance of each glyph, in font units: ligatures stand for their characters."""
        face = font.face
        advances = face.advances
        if self.ligatures and face.ligatures:
            text_parts: list[str] = _joined(text, face)
        else:
            text_parts = list(text)
        for part in text_parts:
            if len(part) > 1:
                yield face.ligatures[part]
            elif part in ZERO_WIDTH or (units := advances.get(ord(part))) is None:
                yield _substitute(part, face, bold=font.bold)
            else:
                yield units

    def line(self, font: Font) -> tuple[float, float]:
        """Return ascent and descent of a line of this font, in twips, the gap included."""
        key = id(font)
        if key not in self._lines:
            self._lines[key] = self._line(font)
        return self._lines[key]

    def _line(self, font: Font) -> tuple[float, float]:
        line = font.face.word if self.grid else font.face.office
        unit = font.size / font.face.upem  # a superscript that stands alone takes the line of its full size
        if self.grid:
            total = (line.ascent + line.descent + line.gap) * unit
            descent = line.descent * unit
            above = round(total / self.grid) * self.grid - descent
        else:
            ascent, descent, gap = (
                _half_up(part * unit * _DOTS) for part in (line.ascent, line.descent, line.gap)
            )
            total = _half_up((ascent + descent) / _DOTS) + _half_up(gap / _DOTS)
            above = _half_up(ascent / _DOTS) + _half_up(gap / _DOTS)
            descent = total - above
        rise = font.rise
        if (
            rise and not self.grid
        ):  # LibreOffice keeps it as whole per cent of the size, and applies that to the line
            percent = _half_up(abs(rise) * 100 / font.size)
            rise = copysign(percent * (above + descent) // 100, rise)
        return above + max(rise, 0.0), descent + max(-rise, 0.0)

    @property
    def hangs(self) -> bool:
        """Whether the extra of multiple spacing may stick out below the last line of a page."""
        return not self.grid

    @property
    def spills(self) -> bool:
        """Whether spaces that overflow at the end of a text take an empty line."""
        return not self.grid

    @property
    def rounds(self) -> bool:
        """Whether the width of each finished piece of a line is rounded to a twip."""
        return not self.grid

    @property
    def hides(self) -> bool:
        """Whether a paragraph takes no room when all of its text is hidden."""
        return not self.grid

    @property
    def parts_cells(self) -> bool:
        """Whether a page's end may come between any two lines of a row that may be broken."""
        return not self.grid

    @property
    def counts_blanks(self) -> bool:
        """Whether blanks, tabs, breaks and the paragraph's mark give a line its height, as text does."""
        return bool(self.grid)

    @property
    def keeps_paths(self) -> bool:
        """Whether a line rather ends at a space than at a slash that follows it."""
        return not self.grid

    def slant(self, font: Font) -> float:
        """Return the room that LibreOffice keeps free right of italic text: a twelfth of its height."""
        if self.grid or not font.italic:
            return 0.0
        return sum(self.line(font)) // 12

    def multiple(self, height: float, text: float, line: float) -> float:
        """Return the height at ``line`` / 240 lines; ``text`` is the height without pictures."""
        if self.grid:
            return height * line / 240
        # By way of 1/100 mm to whole per cent of 240 twips (423 there): half at least, nothing rounded up.
        percent = max(_half_up(line * 127 / 72) * 100 // 423, 50)
        return height + trunc(text * (percent - 100) / 100)


def _half_up(value: float) -> int:
    return floor(value + 0.5)


def _substitute(char: str, face: Face, *, bold: bool) -> float:
    """Return a width, in the face's units, for a character that the face lacks: an upper bound.

    Where no font of the machine has it either, LibreOffice shows the face's own box for it.
    """
    if char in ZERO_WIDTH:
        return 0.0
    code = ord(char)
    if char == "\u2011" and ord("-") in face.advances:
        return face.advances[ord("-")]
    if char in "\u00a0\u202f" and ord(" ") in face.advances:
        return face.advances[ord(" ")]
    if is_wide(char) or code > 0xFFFF:
        return max(face.upem, face.blank)
    widths = [other.advances[code] / other.upem for other in stand_ins(bold=bold) if code in other.advances]
    if widths:
        return max(max(widths) * face.upem * (_SIGN if code >= _SIGNS_FROM else 1.0), face.blank)
    return max(face.upem * 1.1, face.blank)


def _joined(text: str, face: Face) -> list[str]:
    """Return the text cut into glyphs: at each place the longest ligature, else one character."""
    pattern = face.joiner
    if pattern is None:
        ligatures = sorted(face.ligatures, key=len, reverse=True)
        pattern = face.joiner = re.compile("|".join(map(re.escape, ligatures)) + "|.", re.DOTALL)
    return pattern.findall(text)


def libreoffice() -> Rules:
    """Return LibreOffice's rules: ligatures, whole twips, superscripts at 58 %."""
    return Rules("LibreOffice", ligatures=True, script=0.58, grid=0.0, breaks=OFFICE)


def word() -> Rules:
    """Return the rules of the model of Word: no ligatures, lines on a grid of 0.12 pt, scripts at 65 %."""
    return Rules("Word", ligatures=False, script=0.65, grid=_WORD_GRID, breaks=WORD)

"""Places in a paragraph and the rules of a program in; how wide what stands between them is out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from math import floor
from typing import TYPE_CHECKING, Final

from briefgen.layout.boxes import SOFT_HYPHEN

if TYPE_CHECKING:
    from briefgen.layout.boxes import Paragraph
    from briefgen.layout.rules import Rules

_TOLERANCE: Final = 0.05  # twips: sums of floats; LibreOffice lets a line fill its column to the twip
_HALF: Final = 0.5 + 1e-6  # rounds halves up, sums of floats included


@dataclass(slots=True, eq=False, repr=False)
class Ruler:
    """Measures one paragraph in a column; ``x`` is where its line has come to."""

    paragraph: Paragraph
    width: float
    rules: Rules
    x: float = 0.0
    at: int = 0  # the stretch that was last looked at
    slanted: bool = False
    joints: tuple[int, ...] = ()  # where pieces meet that are rounded

    def _limit(self, shown: int) -> float:
        """Return where a line must end whose last character is the one before ``shown``.

        A soft hyphen there is shown, and takes the room of a hyphen.
        """
        room = self.width - self.paragraph.right + _TOLERANCE - self._slant(shown)
        if shown and self.paragraph.text[shown - 1] == SOFT_HYPHEN:
            room -= self.rules.width("-", self.paragraph.stretches[self._find(shown - 1)].font)
        return room

    def _advance(self, start: int, end: int, x: float | None = None) -> float:
        """Return where characters ``start`` to ``end`` reach that begin at ``x``, the end of the line so far.

        LibreOffice rounds each piece that is finished, so that the next one begins on a whole twip; whether a
        word fits is told by the width before rounding. (Bisected: 16 spaces that do not break add 4 twips.)
        """
        x = self.x if x is None else x
        joints = self.joints
        if joints:
            for place in range(bisect_left(joints, start), bisect_left(joints, end)):
                x = floor(x + self._width(start, joints[place]) + _HALF)
                start = joints[place]
        return x + self._width(start, end)

    def _width(self, start: int, end: int) -> float:
        """Return the width of characters ``start`` to ``end``, over as many stretches as they span."""
        if start >= end:
            return 0.0
        stretches, text = self.paragraph.stretches, self.paragraph.text
        stretch = stretches[self.at]
        if stretch.start <= start and end <= stretch.end:
            return self.rules.width(text[start:end], stretch.font)
        total, index = 0.0, self._find(start)
        while index < len(stretches) and stretches[index].start < end:
            stretch = stretches[index]
            part = text[max(start, stretch.start) : min(end, stretch.end)]
            total += self.rules.width(part, stretch.font)
            index += 1
        return total

    def _slant(self, end: int) -> float:
        """Return the room that must stay free right of the character before ``end``."""
        if not self.slanted or not end:
            return 0.0
        return self.rules.slant(self.paragraph.stretches[self._find(end - 1)].font)

    def _find(self, start: int) -> int:
        stretches = self.paragraph.stretches
        index = self.at
        while index > 0 and stretches[index].start > start:
            index -= 1
        while index < len(stretches) - 1 and stretches[index].end <= start:
            index += 1
        self.at = index
        return index

    def _cut(self, start: int, shown: int, limit: float) -> int:
        """Return the first character from ``start`` on that does not fit into the line."""
        x = self.x
        for at in range(start, shown):
            x = self._advance(at, at + 1, x)
            if x > limit:
                return at
        return shown

    def _seam(self, cut: int) -> int:
        """Return the last place before ``cut`` where runs that look different meet."""
        portions = self.paragraph.portions
        place = bisect_right(portions, cut)
        return portions[place - 1] if place else 0

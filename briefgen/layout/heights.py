"""What stands in a line in, its height out: by the fonts of what counts in each program, and its pictures.

In LibreOffice neither tabs nor blanks count, nor the break that ends a line, unless the line holds nothing
else; hidden text does. In Word all of them count, the paragraph's mark too, but hidden text does not.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil

from briefgen.layout.boxes import TAB, ZERO_WIDTH, Font
from briefgen.layout.breaks import is_gap
from briefgen.layout.ruler import Ruler


@dataclass(slots=True, eq=False, repr=False)
class Heights(Ruler):
    """Remembers what the line in the making holds that has a height."""

    words: int = 0
    fonts: dict[int, Font] = field(default_factory=dict)
    blank: Font | None = None  # of the tabs and blanks that count only where nothing else does
    tall: float = 0.0
    upto: int = 0
    line_start: int = 0
    first: bool = True

    def _use(self, start: int, shown: int, end: int) -> None:
        """Remember the fonts of characters ``start`` to ``shown``, and of the spaces up to ``end``."""
        if self.paragraph.rule == "exact" and not self.paragraph.grid:
            return
        paragraph, bounds = self.paragraph, end if self.rules.counts_blanks else max(shown, start + 1)
        stretches = paragraph.stretches
        index = self._find(start)
        while index < len(stretches) and stretches[index].start < bounds:
            stretch = stretches[index]
            text = paragraph.text[max(stretch.start, start) : min(stretch.end, bounds)]
            if self.rules.counts_blanks or not _is_blank(text):
                self.fonts[id(stretch.font)] = stretch.font
            else:
                self.blank = stretch.font
            index += 1

    def _use_break(self, place: int) -> None:
        """Remember the font of a break: in LibreOffice only where no text stands before it."""
        if self.rules.counts_blanks:
            self._use(place, place + 1, place + 1)
        elif not self.fonts and not self.tall:
            font = self.blank or self.paragraph.stretches[self._find(place)].font
            self.fonts[id(font)] = font

    def _use_object(self, place: int, height: float) -> None:
        """Remember a picture; LibreOffice pays no attention to the font of its run."""
        if self.rules.counts_blanks:
            self._use(place, place + 1, place + 1)
        self.tall = max(self.tall, height)

    def _height(self, ends: str) -> tuple[float, float, float]:
        """Return the height of the line, how much of it may hang over the page's end, and its lift."""
        paragraph, rules = self.paragraph, self.rules
        if paragraph.rule == "exact" and not (paragraph.grid and rules.hangs):
            return paragraph.line, 0.0, 0.0
        sizes = [rules.line(font) for font in self._counting(ends)]
        ascent, descent = max(size[0] for size in sizes), max(size[1] for size in sizes)
        text = ascent + descent
        height = max(ascent, self.tall) + descent
        if self.alone and rules.hangs:
            height = max(text, self.tall)
        if paragraph.grid:
            height = ceil(height / paragraph.grid - 1e-6) * paragraph.grid
            if rules.hangs and (paragraph.rule != "auto" or paragraph.line <= 240):
                return height, 0.0, 0.0  # LibreOffice knows no other spacing on a grid
        if paragraph.rule == "atLeast":
            return max(height, paragraph.line), 0.0, 0.0
        if not paragraph.text and paragraph.line < 240:
            return height, 0.0, 0.0  # LibreOffice narrows no empty line
        multiple = rules.multiple(height, text, paragraph.line)
        if not rules.hangs:
            return multiple, 0.0, 0.0
        inner = height if paragraph.grid else max(map(sum, sizes))
        lift = rules.multiple(height, inner, paragraph.line) - height
        return multiple, max(multiple - height, 0.0), max(lift, 0.0)

    def _counting(self, ends: str) -> list[Font]:
        """Return the fonts whose lines the height is made of."""
        paragraph = self.paragraph
        fonts = list(self.fonts.values())
        if self.rules.counts_blanks:
            return [*fonts, paragraph.mark] if not ends or not fonts else fonts
        fonts += self._hidden(ends)
        if fonts:
            return fonts
        if not paragraph.text:
            return [*fonts, paragraph.mark]
        # A first line of nothing but blanks takes the paragraph's own font, as does an empty last line.
        return [paragraph.base if self.first and not self.tall else self.blank or paragraph.base]

    def _hidden(self, ends: str) -> list[Font]:
        """Return the fonts of the hidden text in this line."""
        return [
            font
            for place, font in self.paragraph.ghosts
            if self.line_start <= place and (not ends or place < self.upto)
        ]

    @property
    def alone(self) -> bool:
        """Whether the line holds nothing but pictures, which stand on the baseline."""
        return self.tall > 0 and not self.words


def _is_blank(text: str) -> bool:
    """Whether these characters are all tabs, spaces that a line may end at, or take no room."""
    return all(char == TAB or char in ZERO_WIDTH or is_gap(char) for char in text)

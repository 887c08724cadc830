"""Where a line has come to in; the next tab stop, and what tabs and spaces do in a full line, out."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.layout.breaks import SPECIAL, is_gap
from briefgen.layout.heights import Heights


@dataclass(slots=True, eq=False, repr=False)
class Stops(Heights):
    """Knows the tab stops of a paragraph; ``elastic`` is the room that a right or centred tab can give up."""

    elastic: float = 0.0

    def _takes_tab(self, index: int, spans: list[tuple[int, int, int]]) -> bool:
        """Whether a word that overflows behind a tab takes it along to the next line, as LibreOffice has it.

        (Bisected widths of 17 paragraphs; of several tabs the last one goes along.)
        """
        start, shown, _ = spans[index]
        return (
            not self.elastic
            and start - 1 > self.line_start
            and self._advance(start, shown) > self._limit(shown)
        )

    def _next(self, index: int, spans: list[tuple[int, int, int]]) -> float:
        """Return the width of the letter behind a tab: where not even that has room, the tab has none."""
        start, shown, _ = spans[index + 1] if index + 1 < len(spans) else (0, 0, 0)
        return (
            self._width(start, start + 1)
            if shown > start and self.paragraph.text[start] not in SPECIAL
            else 0.0
        )

    def _stop(self, x: float) -> tuple[float, str]:
        """Return the next tab stop right of ``x``; a hanging indent is one."""
        paragraph = self.paragraph
        hanging = paragraph.left if paragraph.first < 0 else -1.0
        for position, kind in paragraph.tabs:
            if position > x + 0.5:
                return (hanging, "left") if x + 0.5 < hanging < position else (position, kind)
        if hanging > x + 0.5:
            return hanging, "left"
        step = paragraph.tab_step
        return (x // step + 1) * step, "default"

    def _ahead(self, index: int, spans: list[tuple[int, int, int]]) -> float:
        """Return the width of what stands between this tab and the next one, or the end of the line."""
        total = 0.0
        for place in range(index + 1, len(spans)):
            start, _, end = spans[place]
            if self.paragraph.text[start] in SPECIAL or total > self.width:
                break
            total += self._width(start, end)
        return total

    def _spills(self) -> bool:
        """Whether spaces at the end of a text overflow: then LibreOffice adds an empty line, Word does not.

        (Bisected for each kind of space, before line breaks too; not where text is centred or at the right.)
        """
        paragraph = self.paragraph
        return (
            self.rules.spills
            and self.x > self._limit(0)
            and self.line_start < self.upto
            and is_gap(paragraph.text[self.upto - 1])
            and paragraph.align not in ("center", "right", "end")
        )

"""A paragraph, a width and the rules of a program in; the lines that it makes out."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from briefgen.layout.boxes import BREAK, COLUMN, OBJECT, PAGE, TAB, Font, Label, Paragraph
from briefgen.layout.breaks import SPECIAL, chunks, is_gap, is_held, slash_retreat
from briefgen.layout.content import is_wide
from briefgen.layout.stops import Stops

if TYPE_CHECKING:
    from briefgen.layout.rules import Rules

_EDGE: Final = 0.5  # twips: a tab stop at the very end of the line lies beyond it
_TIES: Final = "\u00a0\u2011"
_MAX_LINES: Final = 200_000  # of one paragraph: a column narrower than a letter sets one letter a line


@dataclass(slots=True, eq=False, repr=False)
class Line:
    """One set line: its height, how far its text reaches, its words, what ends it and where in the text.

    ``hang`` is the part of the height that may stick out below the page: the extra of multiple spacing. In
    LibreOffice it is a share of the line below, which it stands above; only the last line's is its own.
    """

    height: float = 0.0
    reach: float = 0.0
    words: int = 0
    ends: str = ""
    upto: int = 0
    hang: float = 0.0
    lift: float = 0.0  # what it asks for above itself where a line of its paragraph stands there
    notes: list[str] = field(default_factory=list)


@dataclass(slots=True, eq=False, repr=False)
class _Setter(Stops):
    """Sets one paragraph."""

    lines: list[Line] = field(default_factory=list)
    filled: bool = False
    reach: float = 0.0
    paths: bool = False  # whether the text has a slash
    tied: bool = False  # whether it has spaces or hyphens that do not break
    before_path: tuple[int, int, float, int, dict[int, Font], int] | None = None

    def set(self) -> list[Line]:
        """Break the whole text into lines."""
        paragraph = self.paragraph
        self.slanted = any(stretch.font.italic for stretch in paragraph.stretches)
        self.joints = paragraph.joints if self.rules.rounds else ()
        self.x = paragraph.left + paragraph.first
        if paragraph.label:
            self._label(paragraph.label)
        text = paragraph.text
        self.paths = "/" in text
        self.tied = any(char in text for char in _TIES)
        spans = list(chunks(text, self.rules.breaks))
        self.rules.spend(len(spans))
        early = self.rules.keeps_paths
        index = 0
        while index < len(spans) and len(self.lines) <= _MAX_LINES:
            start, shown, end = spans[index]
            char = text[start]
            if char in SPECIAL and shown - start == 1:
                self._special(char, index, spans)
            else:
                back = self._back(index, spans) if early else None
                if back is not None:
                    self.rules.spend(1)
                    index = back
                    continue
                self._chunk(start, shown, end)
            self.upto = end
            index += 1
        self._end("")
        for line, below in pairwise(self.lines):
            line.height += below.lift - line.hang
            line.hang = below.lift
        return self.lines

    def _back(self, index: int, spans: list[tuple[int, int, int]]) -> int | None:
        """End the line at an earlier place, as LibreOffice may; return where to go on, None to go on here."""
        text, (start, shown, _) = self.paragraph.text, spans[index]
        if self.tied and self._behind_tie(start, shown):
            return None
        if start and text[start - 1] == TAB and self._takes_tab(index, spans):
            return self._go_back(start - 1, index, spans)
        if text[start] > "\uffff":
            return self._before_pair(index, spans)
        if is_held(text, start):
            return self._held(index, spans)
        return self._retreat(index, spans) if self.paths else None

    def _retreat(self, index: int, spans: list[tuple[int, int, int]]) -> int | None:
        """End the line at the space before a path that would break at a slash; return where to go on.

        None when the line need not end here, or may end at the slash.
        """
        start, shown, end = spans[index]
        text = self.paragraph.text
        if start == 0 or is_gap(text[start - 1]):
            self.before_path = (
                (index, start, self.reach, self.words, dict(self.fonts), self.upto) if self.filled else None
            )
        if start == 0 or text[start - 1] != "/" or not self.filled:
            return None
        limit = self._limit(shown)
        if self._advance(start, shown) <= limit:
            return None
        place = self._before_slash(index, spans, exact=self._advance(start, start + 1) > limit)
        if place == start:
            return None
        cut = self._behind_tie(start, shown, place) if self.tied else 0
        if cut:
            self._put(start, cut)
            return self._go_back(cut, index, spans)
        tie = self._joint(start, shown) - 1
        if self.tied and tie > place and text[tie] in _TIES:  # it ends where the part before that may
            place = max(span[0] for span in spans[: index + 1] if span[0] <= tie)
            place = slash_retreat(text, place) if text[place - 1 : place] == "/" else place
        if place > self.line_start:
            if self.before_path is not None and self.before_path[1] == place:
                _, _, self.reach, self.words, self.fonts, _ = self.before_path
            return self._go_back(place, index, spans)
        seam = self._seam(self._cut(start, shown, limit))
        if self.line_start < seam <= start:
            return self._go_back(seam, index, spans)
        self._tear(start, shown, limit)
        self.x = self._advance(shown, end)
        self.upto = end
        return index + 1

    def _before_slash(self, index: int, spans: list[tuple[int, int, int]], *, exact: bool) -> int:
        """Return where LibreOffice looks for the end of a line that overflows behind a slash.

        When the line is full exactly at the slash, it takes the break place before that one.
        """
        text, place = self.paragraph.text, spans[index][0]
        if exact:
            place = spans[index - 1][0]
            if place <= self.line_start:
                return spans[index][0]
        return slash_retreat(text, place) if place and text[place - 1] == "/" else place

    def _held(self, index: int, spans: list[tuple[int, int, int]]) -> int | None:
        """End the line earlier where a mark overflows that is held by the word before its space.

        Where the line is full at the space itself it ends there all the same.
        """
        start, shown, end = spans[index]
        limit = self._limit(shown)
        if not self.filled or self.x > limit or self._advance(start, shown) <= limit:
            return None
        place = index - 1
        while place and is_held(self.paragraph.text, spans[place][0]):
            place -= 1
        seam = spans[place][0]
        if self.paragraph.text[seam - 1] == "/":
            seam = slash_retreat(self.paragraph.text, seam)
        if seam > self.line_start:
            return self._go_back(seam, index, spans)
        self._tear(start, shown, limit)
        self.x = self._advance(shown, end)
        self.upto = end
        return index + 1

    def _before_pair(self, index: int, spans: list[tuple[int, int, int]]) -> int | None:
        """End the line one place early where a character of two code units overflows; return where to go on.

        LibreOffice looks for a place before the second unit, and so passes over the one before the first.
        The same happens where such a character ends a piece, before a space or hyphen that does not break.
        (Bisected column widths of emoji and mathematical letters; East Asian characters are not concerned.)
        """
        start, shown, _ = spans[index]
        text = self.paragraph.text
        limit = self._limit(shown)
        if not self.filled or is_wide(text[start]) or self._advance(start, shown) <= limit:
            return None
        tied = text[start + 1 : start + 2] in ("\u00a0", "\u2011")
        place = spans[index - 1][0]
        if place <= self.line_start or not (tied or self._advance(start, start + 1) > limit):
            return None
        return self._go_back(place, index, spans)

    def _go_back(self, seam: int, index: int, spans: list[tuple[int, int, int]]) -> int:
        """End the line at a seam between two runs, though no word ends there; return where to go on."""
        while spans[index][0] > seam:
            index -= 1
        spans[index] = (seam, max(spans[index][1], seam), spans[index][2])
        self.upto = seam
        self._end("soft")
        return index

    # ------------------------------------------------------------ pieces

    def _chunk(self, start: int, shown: int, end: int) -> None:
        # A right or centred tab gives way to the text behind it.
        limit = self._limit(shown) + self.elastic
        reach = self._advance(start, shown)
        cut = self._behind_tie(start, shown) if self.tied and reach > limit else 0
        if cut:
            self._put(start, cut)
            if cut < shown:
                self.upto = start = cut
                self._end("soft")
            else:
                start = shown
            limit = self._limit(shown)
            reach = self._advance(start, shown)
        if reach > limit and self.filled:
            self._end("soft")
            limit = self._limit(shown)
            reach = self._advance(start, shown)
        if reach > limit and shown - start > 1:
            self._tear(start, shown, limit)
        else:
            self.x = reach
        self._use(start, shown, end)
        if shown > start:
            self.filled = True
            self.words += 1
            self.reach = self.x
        if end > shown:
            self.x = self._advance(shown, end)
            self.filled = True

    def _behind_tie(self, start: int, shown: int, place: int | None = None) -> int:
        """Return where LibreOffice tears a word that overflows behind a space or hyphen that does not break.

        It does so where the line has no other space before that one, though it could end at ``place``, the
        start of the word where none is given: 0 otherwise. (SwBlankPortion::MayUnderflow forbids to go back.)
        """
        limit = self._limit(shown)
        if not self.rules.keeps_paths or self._advance(start, shown) <= limit:
            return 0
        cut, text = self._cut(start, shown, limit), self.paragraph.text
        joint = self._joint(start, shown)
        if text[cut] in _TIES:
            cut = joint = cut + 1  # it sticks out of the line
        if joint <= (start if place is None else place) or text[joint - 1] not in _TIES:
            return 0
        before = text[self.line_start + 1 : joint - 1]
        return 0 if any(char in before for char in " \t" + OBJECT) else cut

    def _joint(self, start: int, shown: int) -> int:
        """Return where the piece begins that does not fit."""
        return self.joints[bisect_right(self.joints, self._cut(start, shown, self._limit(shown))) - 1]

    def _tear(self, start: int, shown: int, limit: float) -> None:
        """Break a word that is longer than a line where runs meet, else between its letters."""
        at = start
        while at < shown and len(self.lines) <= _MAX_LINES:
            cut = self._cut(at, shown, limit)
            self.rules.spend(cut - at + 1)
            if cut == shown:
                break
            seam = self._seam(cut)
            stop = seam if self.rules.keeps_paths and max(self.line_start, at) < seam else cut
            if stop == self.line_start or (stop == at and not self.filled):
                stop = at + 1  # not even one letter fits: it stands there all the same
            self._put(at, stop)
            self.upto = stop
            self._end("soft")
            at = stop
        self._put(at, shown)

    def _put(self, start: int, end: int) -> None:
        if start < end:
            self.x = self.reach = self._advance(start, end)
            self._use(start, end, end)
            self.filled = True

    def _special(self, char: str, index: int, spans: list[tuple[int, int, int]]) -> None:
        start = spans[index][0]
        if char == TAB:
            self._use(start, start + 1, start + 1)
            self._tab(index, spans)
        elif char == OBJECT:
            self._object(start)
        else:
            self._use_break(start)
            self.upto = start + 1
            self._end({BREAK: "line", PAGE: "page", COLUMN: "column"}.get(char, "line"))

    def _object(self, start: int) -> None:
        width, height = self.paragraph.objects.get(start, (0.0, 0.0))
        if self.filled and self.x + width > self._limit(0):
            self._end("soft")
        self.x += width
        self.reach = self.x
        self.filled = True
        self._use_object(start, height)

    def _tab(self, index: int, spans: list[tuple[int, int, int]]) -> None:
        """Move to the next tab stop; right and centred ones look ahead to what follows."""
        position, kind = self._stop(self.x)
        limit = self._limit(0)
        if (
            kind in ("default", "left")
            and self.filled
            and position + self._next(index, spans) > limit - _EDGE
        ):
            self._end("soft")
            position, kind = self._stop(self.x)
        if kind == "left":
            position = min(position, limit)
        if kind in ("right", "end", "center", "decimal"):
            ahead = self._ahead(index, spans)
            target = max(self.x, position - (ahead / 2 if kind == "center" else ahead))
            self.x, self.elastic = target, target - self.x
        else:
            self.x, self.elastic = max(self.x, position), 0.0
        self.filled = True

    def _label(self, label: Label) -> None:
        width = self.rules.width(label.text, label.font) if label.text else 0.0
        begin = self.x
        self.fonts[id(label.font)] = label.font
        if label.align == "right":
            width = 0.0
        elif label.align == "center":
            width /= 2
        self.x += width
        if label.suffix == "space":
            self.x += self.rules.width(" ", label.font)
        elif label.suffix == "tab":
            hanging = self.paragraph.left
            self.x = hanging if begin < hanging and self.x <= hanging else self._stop(self.x)[0]

    # ------------------------------------------------------------ line ends

    def _end(self, ends: str) -> None:
        """Close the line; ``ends`` tells how: "soft", "line", "page", "column" or "" for the last one."""
        if ends != "soft" and self._spills():
            self._end("soft")
        height, hang, lift = self._height(ends)
        line = Line(height, self.reach, self.words, ends, self.upto, hang, lift)
        self.lines.append(line)
        self.line_start = self.upto
        self.x = self.reach = self.paragraph.left
        self.filled, self.words, self.tall, self.elastic, self.before_path = False, 0, 0.0, 0.0, None
        self.fonts, self.blank, self.first = {}, None, False


def set_lines(paragraph: Paragraph, width: float, rules: Rules) -> list[Line]:
    """Return the lines of a paragraph in a column of this width."""
    setter = _Setter(paragraph, max(width, 1.0), rules)
    lines = setter.set()
    if paragraph.page_after:
        lines.pop()  # what follows a break at the end is the next paragraph, not an empty line
    if paragraph.text.startswith(PAGE) and len(lines) > 1:
        del lines[0]
    _place_notes(paragraph, lines)
    return lines


def _place_notes(paragraph: Paragraph, lines: list[Line]) -> None:
    """Give each footnote to the line that carries its mark."""
    for offset, note in paragraph.notes:
        next((line for line in lines if line.upto > offset), lines[-1]).notes.append(note)


__all__ = ["Line", "set_lines"]

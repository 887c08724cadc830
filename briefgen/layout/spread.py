"""A table that has been set in; how much of it stands on each page out.

These are LibreOffice's rules (sw's tabfrm.cxx, and probes of each): a page's end goes between rows or through
one, rows whose first paragraph is kept with the next stay with the row below, and a table goes on to the next
page as a whole where not even its first rows find room. Word is taken to do the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.layout.pages import SLACK, Pages
from briefgen.layout.pieces import heads, is_small, keeps, rest_of, topped

if TYPE_CHECKING:
    from briefgen.layout.stack import Part, SetRow, SetTable


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Cut:
    """A page's end in a table: so many rows stand before it, and of the next one what is not in ``rest``."""

    count: int
    rest: tuple[list[Part], ...] = ()
    used: float = 0.0


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class _Stub:
    """The rows that are left of a table, the first ``heads`` of them repeated, and the room for them."""

    table: SetTable
    rows: list[SetRow]
    heights: list[float]
    heads: int
    room: float
    body: float  # the height of a whole page
    top: bool  # nothing stands above
    stuck: bool  # nothing stands above but what is kept with it
    pushed: bool = False  # its last rows are kept with what stands below, and go on

    def fits(self) -> bool:
        return sum(self.heights) + self.rows[-1].line <= self.room

    def cut(self) -> Cut | None:
        """Return where the page ends, None where the whole table goes on to the next one."""
        whole = Cut(len(self.rows))
        if self.fits():
            return (self._between(breaks=True, keep=True) if self.pushed else None) or whole
        body = self.rows[self.heads :]
        held = self.stuck and (keeps(self.table) or self.fills())
        free = held or (self.top and all(row.keeps for row in body))
        if body and (free or len(body) > 1 or not body[0].keeps):
            led = next((place for place, row in enumerate(body) if not row.keeps), len(body)) + self.heads
            for breaks in (True, False):
                least = sum(self.heights[: led + (not breaks)])
                if (breaks or len(body) > 1) and (least <= self.room or self.top or held):
                    found = self._between(breaks=breaks, keep=not free)
                    if found is not None:
                        return found
        return whole if self.top else None

    def fills(self) -> bool:
        """Whether the rows that keep themselves with the next are higher than a page, and so are parted."""
        led = self.heads
        while led < len(self.rows) and self.rows[led].keeps_itself:
            led += 1
        return is_small(self.table) and led > self.heads and sum(self.heights[:led]) > self.body

    def _between(self, *, breaks: bool, keep: bool) -> Cut | None:
        """Return where the page ends, None where not one row that is not repeated would stand before it.

        ``breaks`` tells whether a row may be broken, ``keep`` whether rows may hold on to the next one.
        """
        place, room = 0, self.room
        while place + 1 < len(self.rows) and room >= self.heights[place] + self.rows[place].line:
            room -= self.heights[place]
            place += 1
        row = self.rows[place]
        may = breaks and place >= self.heads and not self.pushed and (row.splits or row.height > self.body)
        if self.top and place <= self.heads and not may:
            place = self.heads + 1  # a row that is higher than its page is cut off
            if place >= len(self.rows):
                return Cut(place)
            row = self.rows[place]
        if may and not (keep and row.keeps):
            return self._through(place, room)
        if keep:
            place = self._held(place)
        return Cut(place) if place > self.heads else None

    def _held(self, place: int) -> int:
        """Return the first row that is kept with the one at ``place``."""
        first = place
        while first > self.heads and self.rows[first - 1].keeps:
            first -= 1
        return place if first == self.heads and self.top else first

    def _through(self, place: int, room: float) -> Cut | None:
        """Break a row: something of each of its cells must stand on this page, and something on the next."""
        row = self.rows[place]
        if row.height <= row.least:  # LibreOffice breaks no row that is higher than what stands in it
            return None
        room -= row.edges + row.line
        used, rest = 0.0, []
        heights = [sum(part.height for part in cell) for cell in row.parts]
        for index, cell in enumerate(row.parts):
            own = heights[index]
            alone = heights.count(own) == 1 and own >= max(heights[index:])
            count, height = _placed(cell, room, asks=alone)
            if cell and not count:
                return None
            used = max(used, height)
            rest.append(cell[count:])
        return Cut(place, tuple(rest), row.edges + used) if any(rest) else None


def _placed(cell: list[Part], room: float, *, asks: bool) -> tuple[int, float]:
    """Return how many parts of a cell find room, and what they take.

    With multiple line spacing a last line does not ask for the space below it where another cell is as high,
    or one to its right higher.
    """
    height = taken = 0.0
    count = 0
    for number, part in enumerate(cell, 1):
        full = part.firm or (part.ends and (asks or not part.hang))
        need = height + part.height + (part.after if full else -part.hang)
        if need <= room:
            count, taken = number, need
        elif part.firm or height + part.height - part.hang > room:
            break
        height += part.height
    return count, taken


@dataclass(slots=True, eq=False, repr=False)
class Tables(Pages):
    """Pages that tables are set on."""

    def table(self, table: SetTable, below: float = 0.0) -> None:
        """Set a table; ``below`` is what must stand below its last row where that is kept with the next."""
        if self.break_next and not self.fresh:
            self.new_page()
        self.break_next = False
        repeated, rows = heads(table), list(table.rows)
        gap = 0.0 if self.fresh else table.gap
        broken = False
        while rows:
            stub = self._stub(table, rows, repeated, gap, below)
            if stub.top and repeated and sum(stub.heights[:repeated]) > stub.room:
                rows = rows[repeated:] if broken else rows
                repeated = 0  # heads higher than the page are not repeated
                continue
            if stub.fills() and not self.endless:
                self.document.unknown.setdefault(
                    "kept rows",
                    "rows kept with the next (w:keepNext) that are higher than a page are not modelled",
                )
            cut = stub.cut()
            if cut is None:
                self.turn()
                gap = 0.0
                continue
            self.y += gap + sum(row.height for row in rows[: cut.count]) + cut.used
            for row in rows[: cut.count + bool(cut.rest)]:
                self.put_notes(row.notes)
            self.fresh, self.hang, gap = False, 0.0, 0.0
            self.y += rows[-1].line if cut.count >= len(rows) else 0.0
            self.end = self.y
            if cut.count >= len(rows):
                break
            self._check_merged(rows, cut)
            rows, broken = rows[:repeated] + _left(rows, cut), True
            self.turn()
        self.loose = not keeps(table)

    def _check_merged(self, rows: list[SetRow], cut: Cut) -> None:
        """Tell of a page's end in a cell that is merged over rows: LibreOffice may break it elsewhere."""
        below = cut.count + bool(cut.rest)
        if rows[cut.count].joined or (below < len(rows) and rows[below].joined):
            self.document.unknown.setdefault(
                "merged", "a cell merged over rows (w:vMerge) that goes over a page's end is not modelled"
            )

    def starts(self, table: SetTable, y: float) -> bool:
        """Whether a table may begin below ``y`` on this page."""
        stub = self._stub(table, table.rows, heads(table), y + table.gap - self.y, 0.0)
        return stub.cut() is not None

    def _stub(self, table: SetTable, rows: list[SetRow], repeated: int, gap: float, below: float) -> _Stub:
        """Return what is left of a table, and its room below a gap."""
        room = self.capacity() + SLACK - self.y - gap
        heights, upper = [], self.upper
        for row in rows:
            notes, upper = self.notes_of(row.notes, upper)
            heights.append(row.height + notes)
        total = sum(heights) + rows[-1].line
        pushed = bool(below) and not self.fresh and total <= room < total + below
        if total > room:
            self.document.reasons.setdefault(
                "table break", "a table goes over a page's end: LibreOffice may break it at another row"
            )
        top, stuck = self.fresh, not self.loose
        return _Stub(table, rows, heights, repeated, room, self.body(), top, stuck, pushed)


def _left(rows: list[SetRow], cut: Cut) -> list[SetRow]:
    """Return the rows behind a page's end, what is left of a broken one first."""
    if not cut.rest:
        return rows[cut.count :]
    cells = [topped(cell) for cell in cut.rest]
    return [rest_of(rows[cut.count], cells, cut.used), *rows[cut.count + 1 :]]

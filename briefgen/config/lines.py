"""The text of a valid TOML document in; the line on which each key and list item stands out.

tomllib gives values without positions and tomlkit's items carry none either, so that a settings
error could not say where it is. This walks the same text once more, only as far as needed to know
where keys begin; tomllib has already checked the syntax and still reads every value and every key.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left

Place = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_SPACES = re.compile(r"[ \t]*")
_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'  # a closing run of up to five quotes: two may belong to the text
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
_KEY = re.compile(r"""(?:"(?:\\.|[^"\\\n])*"|'[^'\n]*'|[A-Za-z0-9_-]+|[ \t]*\.[ \t]*)+""")
_PLAIN = re.compile(r"[^,\]}#\n]*")


def key_lines(text: str) -> dict[Place, int]:
    """Return the line (from 1) of every key, table and list item of a TOML text that tomllib accepts.

    A place is the path to it: ``("briefs", "asia", "sources", 0)``. A table that is opened more than
    once, or only implied, stands where it was first named.
    """
    return _Walker(text).walk()


class _Walker:
    """Walks over one document; ``at`` is the offset it has reached."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.found: dict[Place, int] = {}
        self.counts: dict[Place, int] = {}  # how many tables each [[list]] has so far
        self.ends = [match.start() for match in re.finditer("\n", text)]

    def walk(self) -> dict[Place, int]:
        table: Place = ()
        while self.skip(_BLANK) and self.at < len(self.text):
            if self.text[self.at] == "[":
                table = self.header()
            else:
                self.pair(table)
        return self.found

    def skip(self, pattern: re.Pattern[str]) -> bool:
        match = pattern.match(self.text, self.at)
        if match:
            self.at = match.end()
        return match is not None

    def note(self, place: Place, offset: int) -> None:
        line = bisect_left(self.ends, offset) + 1
        for depth in range(1, len(place) + 1):
            self.found.setdefault(place[:depth], line)

    def header(self) -> Place:
        start = self.at
        many = self.text.startswith("[[", start)
        self.at += 2 if many else 1
        place = self.current(self.key(), many=many)
        self.at += 2 if many else 1
        self.note(place, start)
        return place

    def current(self, names: tuple[str, ...], *, many: bool) -> Place:
        """Put the index of the newest table of each [[list]] on the way behind the list's name."""
        place: Place = ()
        for depth, name in enumerate(names, 1):
            place = (*place, name)
            if many and depth == len(names):
                self.counts[place] = self.counts.get(place, 0) + 1
            if place in self.counts:
                place = (*place, self.counts[place] - 1)
        return place

    def key(self) -> tuple[str, ...]:
        """Read a key, dotted or quoted, by giving it to tomllib with a value of our own."""
        self.skip(_SPACES)
        start = self.at
        self.skip(_KEY)
        value: object = tomllib.loads(self.text[start : self.at] + " = 0")
        self.skip(_SPACES)
        names: list[str] = []
        while isinstance(value, dict):
            name, value = next(iter(value.items()))
            names.append(name)
        return tuple(names)

    def pair(self, table: Place) -> None:
        start = self.at
        place = (*table, *self.key())
        self.note(place, start)
        self.at += 1  # the equals sign
        self.skip(_SPACES)
        self.value(place)

    def value(self, place: Place) -> None:
        opening = self.text[self.at]
        if opening == "[":
            self.items(place)
        elif opening == "{":
            self.inline(place)
        elif opening in "\"'":
            self.skip(_STRING)
        else:
            self.skip(_PLAIN)

    def items(self, place: Place) -> None:
        self.at += 1
        index = 0
        while self.skip(_BLANK) and self.text[self.at] != "]":
            if self.text[self.at] == ",":
                self.at += 1
                continue
            self.note((*place, index), self.at)
            self.value((*place, index))
            index += 1
        self.at += 1

    def inline(self, place: Place) -> None:
        self.at += 1
        while self.skip(_BLANK) and self.text[self.at] != "}":
            if self.text[self.at] == ",":
                self.at += 1
                continue
            self.pair(place)
        self.at += 1

"""The text of a decisions file in; the lines on which each decision and each key of it stands out.

Only the shape of such files is looked for, a list of flat ``[[tables]]``; tomllib has checked the rest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_OPAQUE = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'  # a closing run of up to five quotes: two may belong to the text
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|#[^\n]*",
    re.DOTALL,
)
_HEADER = re.compile(r"\s*\[\[\s*([\w-]+)\s*\]\]")
_KEY = re.compile(r"\s*([\w-]+)\s*=")


@dataclass(frozen=True, slots=True)
class Entry:
    """A ``[[kind]]`` and where it stands: its lines from ``first`` to ``last``, counted from 1.

    ``keys`` gives the line of each key, ``remarks`` are lines among them with a comment and nothing else.
    """

    kind: str
    first: int
    last: int
    keys: dict[str, int] = field(default_factory=dict)
    remarks: tuple[int, ...] = ()


def entries(text: str) -> list[Entry]:
    """Return the tables of a text that tomllib accepts, in order."""
    found: list[Entry] = []
    waiting: list[int] = []  # comments that belong to the entry only if more of it follows
    written = text.split("\n")
    for number, line in enumerate(_blanked(text).split("\n"), start=1):
        header, key = _HEADER.match(line), _KEY.match(line)
        if header:
            found.append(Entry(header[1], number, number))
            waiting = []
        elif found and line.strip():
            last = found[-1]
            keys = last.keys | ({key[1]: number} if key else {})
            found[-1] = Entry(last.kind, last.first, number, keys, (*last.remarks, *waiting))
            waiting = []
        elif written[number - 1].strip():
            waiting.append(number)
    return found


def _blanked(text: str) -> str:
    """Return the text with its comments gone and its strings without their words, line for line."""
    return _OPAQUE.sub(_mask, text)


def _mask(match: re.Match[str]) -> str:
    inside = re.sub(r"[^\n]", "x", match[0])
    return "" if match[0].startswith("#") else inside

"""A value that a person wrote in a TOML file in; the value, or what is wrong with it and on which line, out.

Settings and decisions are read alike: each reader raises ``UnfitError`` with the end of a sentence that
begins with the key's name, and all that is wrong with a file is told at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path

from briefgen.errors import SettingsError

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class UnfitError(Exception):
    """A value that its key can not take; the message follows the key's name.

    ``inside`` leads from the key to the item of the list or table that is wrong.
    """

    def __init__(self, message: str, *inside: str | int) -> None:
        """Keep the way to the wrong item beside the message."""
        super().__init__(message)
        self.inside = inside


def text(value: object) -> str:
    """Read one line of text."""
    if not isinstance(value, str):
        raise UnfitError(f"must be text in quotes, not {shown(value)}")
    if not value.strip():
        raise UnfitError("is empty; write something or take the line out")
    return " ".join(value.split())


def day(value: object) -> date:
    """Read a date, with or without quotes."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value).strip())
    except ValueError:
        if _DAY.fullmatch(str(value).strip()):
            raise UnfitError(f"must be a day of the calendar, and {shown(value)} is none") from None
        raise UnfitError(f"must be a date such as 2024-06-01, not {shown(value)}") from None


def shown(value: object) -> str:
    """Return a TOML value as the user wrote it, more or less, in at most 60 characters."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Mapping):
        return "a table"
    if isinstance(value, list):
        return f"a list of {len(value)}"
    words = f'"{value}"' if isinstance(value, str) else str(value)
    return words if len(words) <= 60 else f"{words[:57]}..."


def refuse(path: Path, found: Iterable[tuple[int, str]], hint: str) -> None:
    """Raise a SettingsError when there is any problem: one line each, in the file's order.

    ``found`` are the problems, each with the number of its line; ``hint`` follows "Mend the file; ".
    """
    lines = [f"line {line}: {message}" for line, message in sorted(set(found))]
    if not lines:
        return
    if len(lines) == 1:
        message = f"{path.name}, {lines[0]}"
    else:
        message = "\n  ".join([f"{path.name} has {len(lines)} problems:", *lines])
    raise SettingsError(message, f"Mend {path}; {hint}")

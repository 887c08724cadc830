"""What is wrong with briefgen.toml, piece by piece, in; one SettingsError with every line out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.written import refuse

if TYPE_CHECKING:
    from briefgen.config.lines import Place


class Problems:
    """Collects what is wrong with one settings file until all of it has been read."""

    def __init__(self, path: Path, lines: Mapping[Place, int], templates: Collection[str] = ()) -> None:
        """Start with none; ``lines`` tells where each key stands, ``templates`` which ones are shipped."""
        self.path = path
        self.templates = templates
        self._lines = lines
        self._found: list[tuple[int, str]] = []

    def add(self, place: Place, message: str) -> None:
        """Note a problem with the key at this place, or with the nearest table around it."""
        while place and place not in self._lines:
            place = place[:-1]
        self._found.append((self._lines.get(place, 1), message))

    def refuse(self) -> None:
        """Raise a SettingsError when there is any problem: one line each, in the file's order."""
        refuse(self.path, self._found, "docs/reference.md lists every key.")

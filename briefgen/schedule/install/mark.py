"""A settings file in; the mark of all that ``schedule install`` writes for it, and the files with it, out.

A file without the mark is somebody else's, whatever its name: it is neither replaced nor removed.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

WRITTEN = "Written by briefgen schedule install, which replaces and removes it. Mark:"


@dataclass(frozen=True, slots=True)
class Old:
    """Files that an earlier install has left, and what puts them out of force, a command a list of words.

    ``before`` is run while the files are there, ``after`` when they are gone; ``then`` is what remains to be
    done by hand, a command a line.
    """

    files: tuple[Path, ...]
    before: tuple[tuple[str, ...], ...] = ()
    after: tuple[tuple[str, ...], ...] = ()
    then: tuple[str, ...] = ()


def mark_of(settings: str) -> str:
    """Return the mark of the settings file of this path; in plain letters, for any kind of file."""
    digest = hashlib.sha256(settings.encode("utf-8", "surrogatepass")).hexdigest()
    return f"briefgen-install-{digest[:16]}"


def bears(path: Path, mark: str) -> bool:
    """Whether there is a file with this mark."""
    with contextlib.suppress(OSError):
        data = path.read_bytes()
        return any(mark.encode(coding) in data for coding in ("utf-8", "utf-16-le", "utf-16-be"))
    return False


def marked(folder: Path, pattern: str, mark: str, but: Iterable[Path] = ()) -> tuple[Path, ...]:
    """Return the files of a folder that carry the mark, except for some."""
    spared = set(but)
    return tuple(path for path in sorted(folder.glob(pattern)) if path not in spared and bears(path, mark))

"""Files, folders and globs in; the files that are sources out, always in the same order."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable
from pathlib import Path

_LITTER = frozenset({"thumbs.db", "desktop.ini", "briefgen.toml"})
EVIDENCE_SUFFIX = ".evidence.json"
_OURS = (EVIDENCE_SUFFIX, ".decisions.toml")


def matching(pattern: str, root: Path) -> tuple[Path, ...]:
    """Return the files that a path or glob names, seen from ``root``; none when nothing is there.

    A path that exists is taken as it stands, whatever brackets or stars its name holds. A folder
    stands for the files in it, not for those in its sub-folders; a glob never matches a folder.
    """
    wanted = os.path.expanduser(pattern)  # noqa: PTH111 - Path would fold "a/../b" and lose globs
    literal = root / wanted
    if os.path.isdir(literal):  # noqa: PTH112 - unlike Path.is_dir, quiet about names too long to exist
        return files_in(literal)
    if os.path.exists(literal):  # noqa: PTH110 - likewise
        return (literal,)
    try:
        found = glob.glob(wanted, root_dir=root, recursive=True)  # noqa: PTH207 - takes absolute globs too
    except (OSError, ValueError):  # a name that no file system takes
        return ()
    return _sorted(root / name for name in found if is_source(root / name))


def files_in(folder: Path) -> tuple[Path, ...]:
    """Return the source files right inside a folder. Raises OSError when it can not be listed."""
    return _sorted(path for path in folder.iterdir() if is_source(path))


def is_source(path: Path) -> bool:
    """Whether a file found in a folder is meant as a source: not hidden, not ours, not an office's lock."""
    name = path.name.lower()
    if name.startswith((".", "~$")) or name in _LITTER or name.endswith(_OURS):
        return False
    built_here = path.suffix.lower() == ".docx" and path.with_suffix(EVIDENCE_SUFFIX).exists()
    return path.is_file() and not built_here


def _sorted(paths: Iterable[Path]) -> tuple[Path, ...]:
    return tuple(sorted(set(paths), key=lambda path: (path.as_posix().casefold(), path.as_posix())))

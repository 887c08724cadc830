"""Briefs in; a word each time that something a brief is made of has changed, once all is quiet again, out.

Watched are folders: those of the sources, of the template, and of the settings, where the decisions lie too.
What has changed there is then compared with what the briefs are made of, so that a page that was built into a
watched folder, or a file that no brief reads, starts nothing.
"""

from __future__ import annotations

import glob
import queue
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from briefgen.config import BriefSettings

QUIET = 0.4  # seconds without a change before a build: an editor saves a file in several steps
LONGEST = 5.0  # seconds after which a build begins though it never gets quiet
_SECOND_LOOK = 2.0  # seconds between two looks where changes are asked for, not told

Stamp = dict[str, tuple[int, int]]


def made_of(brief: BriefSettings) -> Stamp:
    """Return all files that a brief is made of, with what changes when they do; missing ones are left out."""
    template = Path(brief.template)
    paths = [item.path for item in brief.items] + [brief.decisions_path]
    paths += [template, template.with_suffix(".toml")] if template.is_absolute() else []
    return {str(path): stamp for path in paths if (stamp := _stamp(path))}


def changes(before: Stamp, after: Stamp) -> list[str]:
    """Return the names of the files that are new, gone or other than before."""
    names = sorted(before.keys() | after.keys())
    return [Path(name).name for name in names if before.get(name) != after.get(name)]


def folders_of(briefs: Iterable[BriefSettings], settings: Path) -> tuple[frozenset[Path], frozenset[Path]]:
    """Return the folders to watch: those of which only the files count, and those with all below them."""
    flat, deep = {settings.parent}, set[Path]()
    for brief in briefs:
        flat |= {item.path.parent for item in brief.items}
        flat |= {Path(brief.template).parent} if Path(brief.template).is_absolute() else set()
        for pattern in brief.patterns:
            folder, below = _folder_of(brief.root / Path(pattern).expanduser())
            (deep if below else flat).add(folder)
    return frozenset(filter(None, map(_there, flat))), frozenset(filter(None, map(_there, deep)))


def _folder_of(pattern: Path) -> tuple[Path, bool]:
    """Return the folder above the first star of a pattern, and whether folders below it count."""
    if pattern.is_dir():
        return pattern, False
    for depth, part in enumerate(pattern.parts):
        if glob.has_magic(part):
            return Path(*pattern.parts[:depth]), depth < len(pattern.parts) - 1
    return pattern.parent, False


def _there(path: Path) -> Path | None:
    """Return the folder itself or the nearest one above it that there is; never the root of a disk."""
    return next((one for one in (path, *path.parents) if one.is_dir() and one != one.parent), None)


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


class Watch:
    """Tells that something has changed in some folders; used as a context."""

    def __init__(self, flat: Iterable[Path], deep: Iterable[Path], *, poll: bool = False) -> None:
        """Watch the files of ``flat`` and all below ``deep``; ``poll`` asks instead of waiting to be told."""
        self._folders = [(frozenset(flat), False), (frozenset(deep), True)]
        self._poll = poll
        self._stop = threading.Event()
        self._news: queue.SimpleQueue[bool] = queue.SimpleQueue()
        self._threads: list[threading.Thread] = []

    def __enter__(self) -> Self:
        """Begin to watch."""
        for folders, below in self._folders:
            if folders:
                thread = threading.Thread(
                    target=self._watch, args=(folders,), kwargs={"below": below}, daemon=True
                )
                thread.start()
                self._threads.append(thread)
        return self

    def __exit__(self, *_: object) -> None:
        """End it."""
        self._stop.set()
        for thread in self._threads:
            thread.join(timeout=2)

    def _watch(self, folders: frozenset[Path], *, below: bool) -> None:
        from watchfiles import watch

        try:
            for _ in watch(
                *sorted(folders),
                watch_filter=None,
                debounce=int(LONGEST * 1000),
                step=int(QUIET * 1000),
                stop_event=self._stop,
                rust_timeout=500,
                force_polling=True if self._poll else None,
                recursive=below,
                raise_interrupt=False,
                ignore_permission_denied=True,
            ):
                self._news.put(True)
        except OSError:  # a folder that went away, or more folders than the system watches
            self._look_again()

    def _look_again(self) -> None:
        """Say every few seconds that something may have changed: whoever listens compares anyway."""
        while not self._stop.wait(_SECOND_LOOK):
            self._news.put(True)

    def wait(self, seconds: float) -> bool:
        """Wait for a change, so many seconds at most, and return whether there was one."""
        try:
            return self._news.get(timeout=seconds)
        except queue.Empty:
            return False

    def stop(self) -> None:
        """End a wait; may be called in a signal handler."""
        self._news.put(False)

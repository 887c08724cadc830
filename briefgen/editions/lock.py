"""A brief's name in; out, the right to build it, which one process has at a time and which dies with it.

The lock is the system's own on an open file, so that a killed process leaves none behind. The package
filelock does the same for 40 ms more of import, and where a file system has no locks it falls back on a
file that outlives its process.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import platform
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from briefgen import clock
from briefgen.errors import PublishError

_PAUSE = 0.05  # seconds between two tries
_HELD = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}


class HeldError(PublishError):
    """Another process builds the brief just now."""


@contextlib.contextmanager
def lock(folder: Path, brief: str, wait: float = 0.0) -> Iterator[None]:
    """Hold the right to build a brief, waiting for it up to ``wait`` seconds.

    ``folder`` is that of ``Editions``. Raises HeldError, which says who has it, and PublishError when the
    folder can not be written or the file system can not lock.
    """
    path = folder / "locks" / f"{_short(brief)}.lock"
    holder = path.with_suffix(".json")
    with _opened(path) as handle:
        _acquire(handle, brief, holder, time.monotonic() + wait)
        try:
            _sign(holder)
            yield
        finally:
            with contextlib.suppress(OSError):
                holder.unlink()
            with contextlib.suppress(OSError):
                _give_back(handle)


def _short(brief: str) -> str:
    """Return a file name for the brief: readable, and another one for every name."""
    words = re.sub(r"[^a-z0-9]+", "-", brief.lower())[:40]
    return f"{words}-{hashlib.sha256(brief.encode('utf-8', 'replace')).hexdigest()[:8]}"


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[int]:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o666)
    except OSError as error:
        raise PublishError(
            f"{path} can not be written: {error.strerror or error}",
            "Editions are kept beside the settings file: put it where you may write.",
        ) from error
    try:
        yield handle
    finally:
        os.close(handle)


def _acquire(handle: int, brief: str, holder: Path, until: float) -> None:
    while not _taken(handle, holder.parent):
        if time.monotonic() >= until:
            raise HeldError(
                f"{brief} is being built by another process{_who(holder)}", "Wait until it is done."
            )
        time.sleep(_PAUSE)


def _taken(handle: int, folder: Path) -> bool:
    """Try to lock the file; False when another process has it."""
    try:
        _take(handle)
    except OSError as error:
        if error.errno in _HELD:
            return False
        raise PublishError(
            f"the files in {folder} can not be locked: {error.strerror or error}",
            "Keep the settings file on a disk of this computer: some network drives have no locks.",
        ) from error
    return True


def _sign(holder: Path) -> None:
    """Write down who has the lock; for people to read, so that nothing depends on it."""
    said = {"process": os.getpid(), "computer": platform.node(), "since": clock.now().isoformat()}
    with contextlib.suppress(OSError):
        holder.write_text(json.dumps(said), encoding="utf-8")


def _who(holder: Path) -> str:
    try:
        said = json.loads(holder.read_text(encoding="utf-8"))
        return f" (number {said['process']} on {said['computer']}, since {said['since'][:16]} UTC)"
    except (OSError, ValueError, KeyError, TypeError):
        return ""


if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _give_back(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _give_back(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)

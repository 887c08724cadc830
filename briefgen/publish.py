"""Finished files in; the same files on disk out, all of them whole, or none of them changed.

Each file is first written beside its place under another name and flushed to the disk; only when all
of them are there do they take their places, one rename each. When a rename fails, those before it are
taken back. A reader therefore never sees half a file, and an old edition outlives a failed new one.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import secrets
import shutil
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from briefgen.errors import PublishError
from briefgen.model import Published

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


# Held while an edition is published and its on_publish command runs: what would end the process waits.
ONGOING = threading.Lock()


class ChangedError(PublishError):
    """A file is not what it was when the new one was begun: somebody saved it in the meantime."""


def _nothing() -> None:
    """Do nothing more."""


def publish(
    files: Mapping[Path, bytes],
    *,
    expected: Mapping[Path, str] | None = None,
    tag: str = "",
    ready: Callable[[], None] = _nothing,
) -> Published:
    """Write every file, and return what was written; the first one is the brief itself.

    Missing folders are made. The brief takes its place last. ``expected`` is the sha256 of each file that
    is to be replaced, empty for one that is not there; without it anything is replaced. ``tag`` names the
    files on the way, so that ``leftovers`` finds what a killed process left. ``ready`` is called when all
    is written and nothing has been replaced: from there on no space is needed.

    Raises PublishError, with all files as they were before, when a folder can not be written, the disk is
    full, or a file is open in Word or LibreOffice, and ChangedError when a file is not the expected one.
    """
    targets = {Path(os.path.realpath(path)): data for path, data in files.items()}
    awaited = {Path(os.path.realpath(path)): sha256 for path, sha256 in (expected or {}).items()}
    tag = tag or secrets.token_hex(8)
    made: list[Path] = []
    staged = {target: _beside(target, tag, "new") for target in reversed(targets)}
    backups: dict[Path, Path | None] = {}
    try:
        for target, new in staged.items():
            with _told(target.parent):
                _refuse_taken(target)
                _make_folder(target.parent, made)
                _write(new, targets[target], target)
                backups[target] = _keep(target, tag)
        ready()
        _swap(staged, backups, awaited)
    except BaseException:
        _clear([*staged.values(), *filter(None, backups.values())], made)
        raise
    first, *_ = files
    digest = hashlib.sha256(files[first]).hexdigest()
    return Published(str(first), digest, tuple(str(path) for path in files))


def leftovers(paths: Iterable[Path], tag: str) -> tuple[Path, ...]:
    """Return what a process that was killed while it published has left beside these paths."""
    folders = dict.fromkeys(Path(os.path.realpath(path)).parent for path in paths)
    return tuple(found for folder in folders for found in _on_the_way(folder, tag))


def _on_the_way(folder: Path, tag: str) -> Iterator[Path]:
    try:
        names = os.listdir(folder)  # noqa: PTH208 - names are all that is wanted
    except OSError:
        return
    for name in names:
        if name.startswith(f".{tag}-") and name.endswith(".tmp"):
            yield folder / name


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn the system's error into one that says what it means for whoever waits for the page."""
    try:
        yield
    except OSError as error:
        raise _refusal(error, path) from error


def _refuse_taken(target: Path) -> None:
    if target.is_dir():
        raise PublishError(f"{target} is a folder, not a file", "Choose another name with --out.")
    if target.exists() and not target.is_file():  # to be replaced would be the end of /dev/null
        raise PublishError(f"{target} is a device or a pipe, not a file", "Choose another name with --out.")
    for lock, program in _locks(target):
        if lock.exists():
            raise PublishError(
                f"{target} is open in {program}; the old file was left as it is",
                f"Close it there and run the command again. If nobody has it open, delete {lock}.",
            )
    if target.exists() and not os.access(target, os.W_OK):
        raise PublishError(
            f"{target} is write-protected; it was left as it is", "Allow writing, or use --out."
        )


def _locks(target: Path) -> tuple[tuple[Path, str], ...]:
    """Return the files by which Word and LibreOffice show that they have this one open.

    Word puts ``~$`` before names of up to six letters, and in place of the first one or two letters
    of longer ones.
    """
    spared = min(max(len(target.stem) - 6, 0), 2)
    word = target.with_name(f"~${target.name[spared:]}")
    return (word, "Word"), (target.with_name(f".~lock.{target.name}#"), "LibreOffice")


def _make_folder(folder: Path, made: list[Path]) -> None:
    """Make the folder and those above it, and add the new ones to ``made``, outermost first."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    made += reversed(missing)
    folder.mkdir(parents=True, exist_ok=True)


def _beside(target: Path, tag: str, kind: str) -> Path:
    """Return the name of a file on the way: short, whatever the target's length, and one for each target."""
    own = hashlib.sha256(os.fsencode(target.name)).hexdigest()[:8]
    return target.with_name(f".{tag}-{own}.{kind}.tmp")


def _write(new: Path, data: bytes, target: Path) -> None:
    with new.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if target.exists():
        shutil.copymode(target, new)


def _swap(
    staged: Mapping[Path, Path], backups: Mapping[Path, Path | None], awaited: Mapping[Path, str]
) -> None:
    """Put each new file in its place; take all back when one of them fails."""
    try:
        for target, new in staged.items():
            with _told(target):
                _refuse_changed(target, awaited.get(target))
                new.replace(target)
    except BaseException:
        _restore(backups, staged)
        raise
    for backup in filter(None, backups.values()):
        with contextlib.suppress(OSError):  # a copy too many harms nobody
            backup.unlink()
    for folder in {target.parent for target in staged}:
        _flush_folder(folder)


def _refuse_changed(target: Path, awaited: str | None) -> None:
    """Refuse to replace a file that is not the expected one: looked at last, a moment before it goes."""
    if awaited is None:
        return
    found = hashlib.sha256(target.read_bytes()).hexdigest() if target.exists() else ""
    if found != awaited:
        raise changed(target)


def changed(target: Path) -> ChangedError:
    """Return the error that says that somebody saved the file in the meantime."""
    return ChangedError(
        f"{target} was changed while the new edition was being made; it was left as it is",
        "Run the command again: what was changed is read first.",
    )


def _keep(target: Path, tag: str) -> Path | None:
    """Copy the old file, so that it can come back; None when there is no old file.

    A copy and not a second name: in a shared folder a user may not take away a name of another's file.
    """
    if not target.exists():
        return None
    backup = _beside(target, tag, "old")
    try:
        shutil.copy2(target, backup)
    except OSError:
        backup.unlink(missing_ok=True)
        raise
    return backup


def _restore(backups: Mapping[Path, Path | None], staged: Mapping[Path, Path]) -> None:
    for target, backup in backups.items():
        replaced = not staged[target].exists()
        with contextlib.suppress(OSError):  # the first error is the one to tell
            if backup and replaced:
                backup.replace(target)
            elif backup:
                backup.unlink()
            elif replaced:
                target.unlink()


def _flush_folder(folder: Path) -> None:
    """Make the renames last through a power cut, where the system can."""
    with contextlib.suppress(OSError):  # Windows opens no folders
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _clear(staged: Iterable[Path], made: list[Path]) -> None:
    """Take away what was written on the way, and the folders that were made for it."""
    for path in staged:
        with contextlib.suppress(OSError):
            path.unlink()
    for folder in reversed(made):
        with contextlib.suppress(OSError):
            folder.rmdir()


def _refusal(error: OSError, path: Path) -> PublishError:
    left = "nothing was changed"
    if error.errno in _FULL:
        return PublishError(
            f"the disk of {path} is full; {left}", "Free some space, or write elsewhere with --out."
        )
    if isinstance(error, PermissionError) and path.is_file():
        return PublishError(
            f"{path} can not be replaced; {left}",
            "Close it in Word or whatever has it open, and run the command again.",
        )
    if isinstance(error, FileExistsError | NotADirectoryError):
        for one in filter(Path.is_file, (path, *path.parents)):
            return PublishError(f"{one} is a file, not a folder; {left}", "Choose another folder with --out.")
    return PublishError(
        f"{path} can not be written: {error.strerror or error}; {left}",
        "Choose a folder that you may write to with --out.",
    )

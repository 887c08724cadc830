"""A folder or files named on the command line in; the settings of a brief of its own out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from briefgen.config.sources import files_in
from briefgen.config.values import BriefSettings
from briefgen.errors import SourceError
from briefgen.model.item import Item


def adhoc(paths: Sequence[Path]) -> BriefSettings:
    """Return the settings for these files and the files right inside these folders.

    The brief is called after the one folder or file, and goes to ``out/`` in the current folder.
    Raises SourceError for a path that is not there and for a folder that holds no file.
    """
    found = dict.fromkeys(file for path in paths for file in _files(path))
    name = _name(paths[0]) if len(paths) == 1 else "brief"
    root = Path.cwd()
    return BriefSettings(
        name=name,
        items=tuple(Item(file) for file in found),
        output=root / "out" / "{name}.docx",
        root=root,
        notes=tuple(note for path in paths for note in _notes(path)),
    )


def _name(path: Path) -> str:
    whole = path.resolve()
    return (whole.stem if whole.is_file() else whole.name) or "brief"


def _files(path: Path) -> tuple[Path, ...]:
    if path.is_dir():
        return _files_of_folder(path)
    if path.is_file():
        return (path,)
    if path.exists():
        raise SourceError(f"{path} is neither a file nor a folder", "Name the folder that holds the sources.")
    raise SourceError(f"{path} is not there", _near(path))


def _files_of_folder(folder: Path) -> tuple[Path, ...]:
    try:
        files = files_in(folder)
        inner = _inner(folder)
    except OSError as error:
        raise SourceError(
            f"the folder {folder} can not be opened: {error.strerror}", "Ask for access."
        ) from error
    if files:
        return files
    if inner:
        hint = f"Sub-folders are not searched; name one: {folder / inner[0]}"
    else:
        hint = "Put the articles or reports there, one file each, and run the command again."
    raise SourceError(f"the folder {folder} holds no source files", hint)


def _inner(folder: Path) -> list[str]:
    """Return the names of the sub-folders that a user sees and that hold something."""
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith(".") and _holds(path))


def _holds(path: Path) -> bool:
    try:
        return path.is_dir() and any(path.iterdir())
    except OSError:  # what may not be opened holds nothing for us
        return False


def _notes(path: Path) -> list[str]:
    """Tell that documents may lie deeper than we look."""
    inner = _inner(path) if path.is_dir() else []
    more = f" and {len(inner) - 1} more" if len(inner) > 1 else ""
    return [f"sub-folders are not searched: {path / inner[0]}{more}"] if inner else []


def _near(path: Path) -> str:
    try:
        names = [other.name for other in path.parent.iterdir()]
    except OSError:
        return f"There is no folder {path.parent} either; check the path."
    import difflib  # only where something is wrong

    near = difflib.get_close_matches(path.name, names, n=1)
    return f"Did you mean {path.parent / near[0]}?" if near else "Check the path; put quotes around spaces."

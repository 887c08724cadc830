"""Where the shipped templates lie, by name: found without loading anything that fills them."""

from __future__ import annotations

from pathlib import Path

DEFAULT = "policy-brief"


def folders() -> tuple[Path, ...]:
    """Return where the shipped templates may lie: in the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    return (package / "templates", package.parent / "templates")


def shipped() -> dict[str, Path]:
    """Return the shipped templates by name."""
    for folder in folders():
        found = {
            path.stem: path for path in sorted(folder.glob("*.docx")) if path.with_suffix(".toml").is_file()
        }
        if DEFAULT in found:
            return found
    return {}


def files_of(name_or_path: str) -> tuple[Path, ...]:
    """Return the files that make up a template, the .docx first, whether it is shipped or not.

    The others are those beside it with its name, which give its limits and what it says as text.
    """
    docx = shipped().get(name_or_path) or Path(name_or_path).expanduser()
    beside = (path for path in docx.parent.glob(f"{docx.stem}.*") if path != docx and path.is_file())
    wanted = {".toml", ".md", ".html", ".txt", ".j2"}
    return (docx, *sorted(path for path in beside if path.suffix in wanted))

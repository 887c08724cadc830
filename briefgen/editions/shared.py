"""A brief's name, its settings file and the store in; an error where another settings file has the brief too.

All settings files of a folder share one store, in which a brief is known by its name. Two briefs of one name
would take each other's editions for their own, and undo each other's pages at every run.
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from briefgen.errors import SettingsError

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.editions.store import Editions


def refuse_shared(store: Editions, brief: str, settings: Path) -> None:
    """Raise SettingsError when the editions of the brief are those of another settings file beside this one.

    One that is no more there, or has no brief of this name any more, was renamed: its editions go on.
    """
    check = store.check(brief)
    if check is None or check.settings in ("", settings.name):
        return
    other = settings.resolve().parent / check.settings
    if _declares(other, brief):
        raise SettingsError(
            f"{other.name} has a brief {brief} too, and the editions kept here are those of that one",
            f"Give the brief another name in {settings.name}, or move that file to a folder of its own.",
        )


def _declares(path: Path, brief: str) -> bool:
    try:
        table = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return False
    briefs = table.get("briefs")
    return isinstance(briefs, dict) and brief in briefs

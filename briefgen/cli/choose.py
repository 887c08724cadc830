"""The words of a command line in; the settings of the briefs that they mean out."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.cli.formats import KINDS
from briefgen.errors import SettingsError, SourceError, TemplateError
from briefgen.render.shipped import shipped

if TYPE_CHECKING:
    from briefgen.config import BriefSettings, Settings

SETTINGS_FILE = Path("briefgen.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the command line says about the page; None is nothing. It wins over the settings."""

    template: str | None = None
    out: str | None = None
    as_of: str | None = None
    title: str | None = None
    paper: str | None = None
    no_embed: bool = False
    offline: bool = False


def chosen(targets: Sequence[str], config: Path | None, wishes: Wishes) -> tuple[BriefSettings, ...]:
    """Return the briefs that are meant, with the wishes applied, each with at least one source.

    Raises SettingsError for a name or wish that makes no sense, SourceError for a path that is not
    there and for a brief none of whose sources is.
    """
    from briefgen.config import adhoc  # a command's --help has no use for settings

    briefs = _named(targets, config) or (adhoc([Path(target) for target in targets]),)
    wished = tuple(replace(brief, **_changes(brief, wishes)) for brief in briefs)
    if len(wished) > 1 and len({brief.output_on(date.min) for brief in wished}) < len(wished):
        message = f"--out {wishes.out} would take all {len(wished)} briefs"
        raise SettingsError(message, "Give a folder, or build one brief at a time.")
    return wished


def _named(targets: Sequence[str], config: Path | None) -> tuple[BriefSettings, ...]:
    """Return the briefs of the settings file that are called so; none when paths are meant."""
    if not targets:
        return _loaded(config).briefs
    if not (config or (SETTINGS_FILE.exists() and not all(map(_is_path, targets)))):
        return ()
    settings = _loaded(config)
    known = {brief.name for brief in settings.briefs}
    if all(_is_path(target) for target in targets) and not known.issuperset(targets):
        return ()
    strange = [target for target in targets if target not in known]
    if len(strange) == len(targets) and all(Path(target).exists() for target in targets):
        return ()
    _refuse_mixture(strange, targets, settings)
    return tuple(settings.brief(target) for target in dict.fromkeys(targets))


def _refuse_mixture(strange: Sequence[str], targets: Sequence[str], settings: Settings) -> None:
    paths = [target for target in strange if Path(target).exists()]
    if paths and len(paths) < len(targets):
        message = f"{paths[0]} is a path, and the others are names of briefs"
        raise SettingsError(message, "Build the briefs and the folder one after the other.")
    if strange:
        settings.brief(strange[0])  # raises, with the nearest names


def _is_path(target: str) -> bool:
    """Whether a word can only mean a path; a bare word may also be the name of a brief."""
    separators = {os.sep, os.altsep or os.sep, "/"}
    return bool(separators & set(target)) or target in (".", "..") or Path(target).is_file()


def declared(name: str, config: Path | None) -> BriefSettings:
    """Return the brief of this name; SettingsError where there is none, or no settings file."""
    from briefgen.config import load_settings

    if config is None and not SETTINGS_FILE.exists():
        message = f"there is no {SETTINGS_FILE} in {Path.cwd()}"
        raise SettingsError(message, "Go to the folder that holds it, or name it with --config.")
    return load_settings(config or SETTINGS_FILE).brief(name)


def _loaded(config: Path | None) -> Settings:
    if config is None and not SETTINGS_FILE.exists():
        message = f"there is no {SETTINGS_FILE} in {Path.cwd()}"
        raise SettingsError(message, "Name a folder of sources: briefgen build FOLDER")
    from briefgen.config import load_settings

    return load_settings(config or SETTINGS_FILE, tuple(shipped()))


def _changes(brief: BriefSettings, wishes: Wishes) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    if wishes.title is not None:
        changes["title"] = _read("title", wishes.title)
    if wishes.paper is not None:
        changes["paper"] = _read("paper", wishes.paper)
    if wishes.template is not None:
        changes["template"] = _template(wishes.template)
    if wishes.out is not None:  # a copy elsewhere is no edition
        changes |= {"output": _output(wishes.out, brief), "also": (), "elsewhere": True}
    if wishes.no_embed:
        changes["embed"] = False
    if wishes.offline:
        changes["offline"] = True
    return changes


def asked_day(wishes: Wishes) -> date | None:
    """Return the day of ``--as-of``; SettingsError when it is none."""
    found: date | None = None if wishes.as_of is None else _read("as_of", wishes.as_of)
    return found


def _read(key: str, value: str) -> Any:  # noqa: ANN401 - what the key holds
    """Read the value of an option as the key of the same name is read from the settings."""
    from briefgen.config.keys import BRIEF_KEYS
    from briefgen.written import UnfitError

    try:
        return BRIEF_KEYS[key].read(value)
    except UnfitError as error:
        option = f"--{key.replace('_', '-')}"
        raise SettingsError(f"{option} {error}", "briefgen build --help shows every option.") from None


def _template(wish: str) -> str:
    if not wish.lower().endswith(".docx"):
        return wish
    path = Path(wish).expanduser().resolve()
    if not path.is_file():
        raise TemplateError(
            f"the template {wish} is not there", "Check the path, or name a shipped template."
        )
    return str(path)


def _output(wish: str, brief: BriefSettings) -> Path:
    """Return where the Word file goes, or would: those of other kinds are written beside it."""
    path = Path(os.path.abspath(Path(wish).expanduser()))  # noqa: PTH100 - resolve would follow a link
    if path.suffix[1:].lower() in KINDS and not path.is_dir():
        return path if path.suffix.lower() == ".docx" else path.with_suffix(".docx")
    if path.suffix and not path.is_dir() and not wish.endswith(("/", os.sep)):
        message = f"--out must be a folder or end in {', '.join(f'.{kind}' for kind in KINDS)}, not {wish}"
        raise SettingsError(message, f"Write --out {Path(wish).with_suffix('.docx')}.")
    return path / brief.output.name


def refuse_empty(brief: BriefSettings) -> None:
    """Raise SourceError when a brief has nothing to read."""
    if not (brief.items or brief.links or brief.feeds):
        asked = ", ".join(problem.name for problem in brief.unmatched)
        raise SourceError(f"none of its sources is there: {asked}", f"Look in {brief.root}.")

"""``briefgen schedule install``: settings in; what another scheduler needs to build the briefs out."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli import options
from briefgen.cli.choose import SETTINGS_FILE
from briefgen.cli.console import say, tell
from briefgen.errors import SettingsError

if TYPE_CHECKING:
    from briefgen.config import Settings

Systemd = Annotated[bool, typer.Option("--systemd", help="Timers for your own systemd (Linux).")]
Cron = Annotated[bool, typer.Option("--cron", help="Lines in your crontab (Linux, macOS).")]
Launchd = Annotated[bool, typer.Option("--launchd", help="Agents for launchd (macOS).")]
Windows = Annotated[bool, typer.Option("--windows", help="Tasks for the Task Scheduler (Windows).")]
Github = Annotated[bool, typer.Option("--github", help="A workflow for GitHub Actions.")]
Remove = Annotated[bool, typer.Option("--remove", help="Take back what was installed for these settings.")]
Print = Annotated[
    bool, typer.Option("--print", help="Show what would be written or removed, and do nothing.")
]


def install(
    systemd: Systemd = False,
    cron: Cron = False,
    launchd: Launchd = False,
    windows: Windows = False,
    github: Github = False,
    remove: Remove = False,
    only_print: Print = False,
    config: options.Config = None,
    debug: options.Debug = False,  # noqa: ARG001 - read by the handler
) -> int:
    """Hand the schedules over to another scheduler: your system's, or GitHub's."""
    asked = {"systemd": systemd, "cron": cron, "launchd": launchd, "windows": windows, "github": github}
    names = [name for name, wanted in asked.items() if wanted]
    if len(names) != 1:
        message = "one scheduler has to be named" if not names else "only one scheduler can be named"
        raise SettingsError(message, "Take --systemd, --cron, --launchd, --windows or --github.")
    (kind,) = names
    if remove:  # the settings file itself may be broken, or gone
        _remove(kind, (config or SETTINGS_FILE).resolve(), only_print=only_print)
    else:
        _install(kind, settings_path(config), only_print=only_print)
    return 0


def _install(kind: str, path: Path, *, only_print: bool) -> None:
    from briefgen.cli import installed
    from briefgen.schedule.install import OLD, PLANS, jobs_of

    plan = PLANS[kind](jobs_of(loaded(path)))
    if only_print:
        installed.show(plan)
    elif kind == "cron":
        installed.put_into_crontab(plan)
    else:
        installed.refuse_strangers(plan)
        installed.take_back(OLD[kind](path, [where for where, _ in plan.files]))
        installed.write_all(plan)
    if not only_print:
        name = f'"{path}"' if kind == "windows" else shlex.quote(str(path))
        say("To undo it:")
        say(f"  briefgen schedule install --{kind} --remove --config {name}")
    for note in plan.notes:
        tell(f"note: {note}")


def _remove(kind: str, path: Path, *, only_print: bool) -> None:
    from briefgen.cli import installed
    from briefgen.schedule.install import OLD

    if kind == "cron":
        found = installed.take_from_crontab(path, only_print=only_print)
    else:
        found = installed.take_back(OLD[kind](path, ()), only_print=only_print)
    if not found:
        say(f"Nothing is there that was installed for {path}.")


def settings_path(config: Path | None) -> Path:
    """Return the whole path of the settings file; SettingsError when there is none."""
    path = (config or SETTINGS_FILE).resolve()
    if not path.is_file():
        message = f"there is no {path.name} in {path.parent}"
        raise SettingsError(message, "Name the settings file with --config FILE.")
    return path


def loaded(path: Path) -> Settings:
    """Read the settings file. Raises SettingsError."""
    from briefgen.config import load_settings
    from briefgen.render.shipped import shipped

    return load_settings(path, tuple(shipped()))

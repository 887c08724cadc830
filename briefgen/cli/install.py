"""``briefgen schedule install``: settings in; what another scheduler needs to build the briefs out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli import options
from briefgen.cli.choose import SETTINGS_FILE
from briefgen.cli.console import say, tell
from briefgen.errors import ScheduleError, SettingsError

if TYPE_CHECKING:
    from briefgen.config import Settings
    from briefgen.schedule.install import Plan

_BY_HAND = "Show the lines with --print, and put them there with: crontab -e"
Systemd = Annotated[bool, typer.Option("--systemd", help="Timers for your own systemd (Linux).")]
Cron = Annotated[bool, typer.Option("--cron", help="Lines in your crontab (Linux, macOS).")]
Launchd = Annotated[bool, typer.Option("--launchd", help="Agents for launchd (macOS).")]
Windows = Annotated[bool, typer.Option("--windows", help="Tasks for the Task Scheduler (Windows).")]
Github = Annotated[bool, typer.Option("--github", help="A workflow for GitHub Actions.")]
Print = Annotated[bool, typer.Option("--print", help="Show what would be written, and write nothing.")]


def install(
    systemd: Systemd = False,
    cron: Cron = False,
    launchd: Launchd = False,
    windows: Windows = False,
    github: Github = False,
    only_print: Print = False,
    config: options.Config = None,
    debug: options.Debug = False,  # noqa: ARG001 - read by the handler
) -> int:
    """Hand the schedules over to another scheduler: your system's, or GitHub's."""
    from briefgen.schedule import install as kinds

    asked = {"systemd": systemd, "crontab": cron, "launchd": launchd, "windows": windows, "github": github}
    names = [name for name, wanted in asked.items() if wanted]
    if len(names) != 1:
        message = "one scheduler has to be named" if not names else "only one scheduler can be named"
        raise SettingsError(message, "Take --systemd, --cron, --launchd, --windows or --github.")
    plan: Plan = getattr(kinds, names[0])(kinds.jobs_of(loaded(settings_path(config))))
    if only_print:
        for path, data in plan.files:
            say(f"# {path}\n{_text_of(data)}")
    elif cron:
        _put_into_crontab(plan)
    else:
        _write_all(plan)
    for note in plan.notes:
        tell(f"note: {note}")
    return 0


def _text_of(data: bytes) -> str:
    coding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    return data.decode(coding, "replace").rstrip()


def _write_all(plan: Plan) -> None:
    for path, data in plan.files:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        except OSError as error:
            message = f"{path} can not be written: {error.strerror or error}"
            raise ScheduleError(message, "Show it with --print, and put it there yourself.") from error
        say(str(path))
    say("To begin:")
    for line in plan.begin:
        say(f"  {line}")
    say("To undo it:")
    for line in plan.undo:
        say(f"  {line}")


def _put_into_crontab(plan: Plan) -> None:
    """Put our lines in the place of the old ones; all others stay as they are."""
    from briefgen.schedule.install import with_block

    ((_, block),) = plan.files
    code, listed, told = _crontab("-l")
    if code and b"no crontab" not in told:
        raise ScheduleError(f"the crontab can not be read: {_text_of(told)}", _BY_HAND)
    old = "" if code else listed.decode("utf-8", "surrogateescape")
    code, _, told = _crontab("-", with_block(old, block.decode()).encode("utf-8", "surrogateescape"))
    if code:
        raise ScheduleError(f"the crontab can not be written: {_text_of(told)}", _BY_HAND)
    say("The lines are in your crontab, and in force.")
    say("To undo it:")
    say(f"  {plan.undo[0]}")


def _crontab(word: str, given: bytes = b"") -> tuple[int, bytes, bytes]:
    """Run the program crontab; return its exit code and what it printed to stdout and stderr."""
    import subprocess

    command = ["crontab", word]
    try:
        done = subprocess.run(  # noqa: S603 - found where the user has it
            command, input=given, capture_output=True, check=False, timeout=30
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ScheduleError(f"the program crontab can not be run: {error}", _BY_HAND) from error
    return done.returncode, done.stdout, done.stderr


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

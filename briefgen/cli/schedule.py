"""``briefgen schedule``: settings and the time in; pages when they are due, and an account of them, out."""

from __future__ import annotations

import contextlib
import signal
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from briefgen.cli import options
from briefgen.cli.console import say, say_json
from briefgen.cli.handler import guarded
from briefgen.cli.install import install, loaded, settings_path
from briefgen.errors import ScheduleError, SettingsError

if TYPE_CHECKING:
    from briefgen.config import BriefSettings
    from briefgen.schedule import Event, Row, Service
    from briefgen.schedule.log import Log

app = typer.Typer(
    help="Rebuild briefs by themselves, each when it is due.", no_args_is_help=True, rich_markup_mode=None
)

LogFormat = Literal["text", "json"]
Once = Annotated[
    list[str] | None,
    typer.Option(
        "--once",
        metavar="NAME",
        help="Build this brief now, whenever it is due, and leave.",
        show_default=False,
    ),
]
Due = Annotated[bool, typer.Option("--due", help="Build what is due now, and leave.")]
Parallel = Annotated[
    int,
    typer.Option("--parallel", metavar="N", min=1, max=64, help="So many briefs at a time."),
]
Format = Annotated[LogFormat, typer.Option("--log-format", help="A line for people, or one of JSON.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="Tell only what goes wrong, as a cron job should.")]


def run(
    once: Once = None,
    due: Due = False,
    parallel: Parallel = 2,
    log_format: Format = "text",
    quiet: Quiet = False,
    config: options.Config = None,
    debug: options.Debug = False,  # noqa: ARG001 - read by the handler
) -> int:
    """Build the briefs of briefgen.toml when they are due, until Ctrl-C or SIGTERM."""
    if once and due:
        raise SettingsError("--once and --due are two things", "Take one of them.")
    path = settings_path(config)
    log = logger(log_format, quiet=quiet)
    if once:
        return _once(path, once, log)
    with _alone(path):
        service = _service(path, parallel, log)
        with stopped_by_signals(service.stop):
            service.run(until_idle=due)
    return 0


def logger(form: LogFormat, *, quiet: bool) -> Log:
    """Return what prints each event, or, when it is quiet, only what goes wrong."""
    from briefgen.schedule import as_json, as_text

    def log(event: Event) -> None:
        if not quiet or event.level != "info":
            with contextlib.suppress(OSError, ValueError):  # whoever read the log went away
                say((as_json if form == "json" else as_text)(event))
                sys.stdout.flush()

    return log


def _service(path: Path, parallel: int, log: Log) -> Service:
    from briefgen import clock
    from briefgen.schedule import Processes, Service, State, build_command

    settings = loaded(path)
    if not any(brief.scheduled for brief in settings.briefs):
        name = settings.briefs[0].name
        message = f"no brief of {path.name} has a schedule"
        raise ScheduleError(message, f'Write schedule = "0 7 * * mon-fri" under [briefs.{name}].')
    return Service(
        path,
        lambda: loaded(path),
        state=State(path.parent / ".briefgen"),
        runner=Processes(build_command(path), path.parent),
        now=clock.now,
        log=log,
        parallel=parallel,
    )


@contextlib.contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Keep a second service away from the same settings."""
    from briefgen.editions.lock import HeldError, lock
    from briefgen.schedule import health

    folder = path.parent / ".briefgen"
    with contextlib.ExitStack() as held:
        try:
            held.enter_context(lock(folder, "\0schedule"))  # no brief is called so
        except HeldError:
            process = health.read(folder).get("pid")
            who = f" (process {process})" if process else ""
            raise ScheduleError(
                f"the schedule of {path} is run by another process{who}", "Stop that one first."
            ) from None
        yield


@contextlib.contextmanager
def stopped_by_signals(stop: Callable[[], None]) -> Iterator[None]:
    """Have ``stop`` called by Ctrl-C, and by what systemd and a terminal that is closed send.

    A hang-up that is ignored, as nohup has it, stays ignored.
    """

    def called(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - as signal calls it
        stop()

    names = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    ignored = [number for number in numbers[2:] if signal.getsignal(number) == signal.SIG_IGN]
    before = {number: signal.signal(number, called) for number in numbers if number not in ignored}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


# ---------------------------------------------------------------- one brief now


def _once(path: Path, names: list[str], log: Log) -> int:
    from briefgen.schedule import Processes, build_command
    from briefgen.schedule.once import build_now

    settings = loaded(path)
    briefs = [settings.brief(name) for name in dict.fromkeys(names)]
    runner = Processes(build_command(path), path.parent)
    return max((build_now(brief, path.parent / ".briefgen", runner, log) for brief in briefs), default=0)


# ---------------------------------------------------------------- status


def status(
    config: options.Config = None,
    as_json: options.AsJson = False,
    debug: options.Debug = False,  # noqa: ARG001 - read by the handler
) -> int:
    """Show each brief's last run, what became of it, its next run, and why nothing was published."""
    from briefgen import clock
    from briefgen.schedule import health, kept

    path = settings_path(config)
    folder = path.parent / ".briefgen"
    settings, rows, report = loaded(path), kept(folder), health.read(folder)
    alive = health.alive(report, clock.now())
    if as_json:
        service = report | {"alive": alive}
        say_json(
            {"service": service, "briefs": [_data_of(one, rows.get(one.name)) for one in settings.briefs]}
        )
        return 0
    for brief in settings.briefs:
        _show(brief, rows.get(brief.name))
    say(_service_words(report, alive=alive))
    return 0


def _data_of(brief: BriefSettings, row: Row | None) -> dict[str, Any]:
    from briefgen.schedule import in_words

    data: dict[str, Any] = {"name": brief.name, "when": in_words(brief), "next": _next(brief, row)}
    if row:
        data |= {"last": row.started, "published": row.published, "running": row.running}
        data |= {"failures": row.failures, "result": row.result.as_data() if row.result else None}
    times = {key: value.isoformat() for key, value in data.items() if hasattr(value, "isoformat")}
    return data | times


def _next(brief: BriefSettings, row: Row | None) -> datetime | None:
    from briefgen import clock
    from briefgen.schedule import first_run

    if not brief.scheduled:
        return None
    return row.due if row else first_run(brief, clock.now())


def _show(brief: BriefSettings, row: Row | None) -> None:
    from briefgen.schedule import in_words

    say(f"{brief.name}: {in_words(brief)}")
    if row and row.started:
        say(f"  last   {_time(row.started, brief)}  {_outcome(row)}")
        for row_words in _reasons(row):
            say(f"         {row_words}")
    elif brief.scheduled:
        say("  last   never")
    if row and row.published and row.result and row.result.outcome != "published":
        say(f"  page   {_time(row.published, brief)}")
    following = _next(brief, row)
    if following:
        say(f"  next   {_time(following, brief)}{_lateness(following)}")


def _lateness(due: datetime) -> str:
    from briefgen import clock
    from briefgen.schedule import span_in_words

    late = (clock.now() - due).total_seconds()
    return f"  (due since {span_in_words(late)})" if late > 60 else ""


def _outcome(row: Row) -> str:
    if row.running:
        return "being built"
    result = row.result
    if result is None:
        return "cut off"
    if result.outcome == "published":
        number = "" if result.edition is None else f" {result.edition}"
        return f"published edition{number}: {result.path}"
    if result.outcome == "unchanged":
        return f"nothing published: {result.words()}"
    times = f", {row.failures} times in a row" if row.failures > 1 else ""
    return f"failed{times}: {result.message}"


def _reasons(row: Row) -> Iterator[str]:
    """Yield why the last run published something, a reason a line, and how much it had to say."""
    result = row.result
    if row.running or result is None:
        return
    if result.outcome == "published":
        yield from (f"- {reason}" for reason in result.why)
    yield from (f"- {done}" for done in result.made_good)
    if result.warnings:
        many = "1 warning" if result.warnings == 1 else f"{result.warnings} warnings"
        yield f"{many}: briefgen build {row.name} says {'it' if result.warnings == 1 else 'them'} again"


def _time(instant: datetime, brief: BriefSettings) -> str:
    """Return an instant on the computer's clock, as the log does, and on the brief's where that differs."""
    from briefgen.schedule import zone_of

    here, there = instant.astimezone(), instant.astimezone(zone_of(brief))
    shown = f"{here:%a %Y-%m-%d %H:%M:%S}"
    if here.utcoffset() == there.utcoffset():
        return shown
    day = "" if here.date() == there.date() else f"{there:%a} "
    return f"{shown} ({day}{there:%H:%M} in {brief.timezone})"


def _service_words(report: dict[str, Any], *, alive: bool) -> str:
    if not alive:
        return (
            "no service is running here; start one with: briefgen schedule run"
            " (where another scheduler starts the builds, none is needed)"
        )
    trouble = f"; the settings are broken: {report['settings_error']}" if report.get("settings_error") else ""
    return f"the service is running (process {report.get('pid')}){trouble}"


app.command("run")(guarded(run))
app.command("install")(guarded(install))
app.command("status")(guarded(status))

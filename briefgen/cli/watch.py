"""``briefgen watch``: settings in; pages that follow their sources, templates, decisions and settings out."""

from __future__ import annotations

from typing import Annotated

import typer

from briefgen.cli import options
from briefgen.cli.install import loaded, settings_path
from briefgen.cli.schedule import Quiet, logger, stopped_by_signals
from briefgen.errors import SettingsError

Names = Annotated[
    list[str] | None,
    typer.Argument(metavar="NAME", help="Briefs of briefgen.toml. Nothing: every brief.", show_default=False),
]
Poll = Annotated[
    bool, typer.Option("--poll", help="Ask for changes again and again: for network drives, which tell none.")
]
FetchEvery = Annotated[
    str,
    typer.Option("--fetch-every", metavar="SPAN", help="Ask links and feeds for news so often; 0s: never."),
]


def watch(
    names: Names = None,
    poll: Poll = False,
    fetch_every: FetchEvery = "1h",
    quiet: Quiet = False,
    config: options.Config = None,
    debug: options.Debug = False,  # noqa: ARG001 - read by the handler
) -> int:
    """Build briefs, and again whenever a source, template, decision or setting changes, until Ctrl-C."""
    from briefgen.schedule import Processes, build_command
    from briefgen.schedule.watcher import Watcher

    path = settings_path(config)
    runner = Processes(build_command(path), path.parent)
    watcher = Watcher(
        path,
        lambda: loaded(path),
        _once(names),
        runner=runner,
        log=logger("text", quiet=quiet),
        fetch_every=_seconds(fetch_every),
    )

    with stopped_by_signals(watcher.stop):
        watcher.run(poll=poll)
    return 0


def _seconds(words: str) -> int:
    from briefgen.config.times import span

    try:
        return span(words)
    except ValueError as error:
        raise SettingsError(f"--fetch-every {error}", "Write 30m, 2h, or 0s for never.") from None


def _once(names: list[str] | None) -> list[str]:
    return list(dict.fromkeys(names or ()))

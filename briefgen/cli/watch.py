"""``briefgen watch``: settings in; pages that follow their sources, templates, decisions and settings out."""

from __future__ import annotations

from typing import Annotated

import typer

from briefgen.cli import options
from briefgen.cli.install import loaded, settings_path
from briefgen.cli.schedule import Quiet, logger, stopped_by_signals

Names = Annotated[
    list[str] | None,
    typer.Argument(metavar="NAME", help="Briefs of briefgen.toml. Nothing: every brief.", show_default=False),
]
Poll = Annotated[
    bool, typer.Option("--poll", help="Ask for changes again and again: for network drives, which tell none.")
]


def watch(
    names: Names = None,
    poll: Poll = False,
    quiet: Quiet = False,
    config: options.Config = None,
    debug: options.Debug = False,  # noqa: ARG001 - read by the handler
) -> int:
    """Build briefs, and again whenever a source, template, decision or setting changes, until Ctrl-C."""
    from briefgen.schedule import Processes, build_command
    from briefgen.schedule.watcher import Watcher

    path = settings_path(config)
    runner = Processes(build_command(path), path.parent)
    watcher = Watcher(path, lambda: loaded(path), _once(names), runner, logger("text", quiet=quiet))

    with stopped_by_signals(watcher.stop):
        watcher.run(poll=poll)
    return 0


def _once(names: list[str] | None) -> list[str]:
    return list(dict.fromkeys(names or ()))

"""The commands, put together; nothing heavy is imported before one of them runs."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from briefgen import __version__
from briefgen.cli.console import prepare_streams, say
from briefgen.cli.handler import guarded

Command = Any  # what Typer makes of a function; the type has no public name

# In the order of the help; each is a module of this room.
NAMES = ("build", "diff", "decide", "history", "inspect", "pages", "watch", "schedule", "template")


class _Commands(MutableMapping[str, Command]):
    """The commands by name. Each is imported when it is asked for: a build waits for no other command."""

    def __init__(self) -> None:
        self._made: dict[str, Command] = {}

    def __getitem__(self, name: str) -> Command:
        if name not in self._made:
            if name not in NAMES:
                raise KeyError(name)
            self._made[name] = _made(name)
        return self._made[name]

    def __setitem__(self, name: str, command: Command) -> None:
        self._made[name] = command

    def __delitem__(self, name: str) -> None:
        del self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(NAMES)

    def __len__(self) -> int:
        return len(NAMES)


def _made(name: str) -> Command:
    """Return the command of a module: its group ``app``, or its function of the same name."""
    module = import_module(f"briefgen.cli.{name}")
    group = getattr(module, "app", None)
    if group is None:
        group = typer.Typer(**_PLAIN)
        group.command(name)(guarded(getattr(module, name)))
    command = typer.main.get_command(group)
    command.name = name
    return command


class _Group(TyperGroup):
    """Typer's group of commands, with those above."""

    def __init__(self, **given: Any) -> None:  # noqa: ANN401 - Typer's own
        super().__init__(**given)
        self.commands = _Commands()


# Plain help: the same text on every terminal and in every pipe, and 60 ms sooner than with rich.
_PLAIN: dict[str, Any] = {
    "add_completion": False,
    "rich_markup_mode": None,
    "pretty_exceptions_enable": False,
    "context_settings": {"help_option_names": ["-h", "--help"], "max_content_width": 100},
}
app = typer.Typer(name="briefgen", cls=_Group, **_PLAIN)


def _show_version(wanted: bool) -> None:
    if wanted:
        say(f"briefgen {__version__}")
        raise typer.Exit


@app.callback(no_args_is_help=True)
def briefgen(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Make a one-page, cited Word brief from a folder of sources. Works offline."""


def main() -> None:
    """Run the command line and leave with the exit code that docs/reference.md lists."""
    prepare_streams()
    app()

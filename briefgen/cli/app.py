"""The commands, put together; nothing heavy is imported before one of them runs."""

from __future__ import annotations

from typing import Annotated

import typer

from briefgen import __version__
from briefgen.cli.build import build
from briefgen.cli.console import prepare_streams, say
from briefgen.cli.decide import decide
from briefgen.cli.diff import diff
from briefgen.cli.handler import guarded
from briefgen.cli.history import history
from briefgen.cli.inspect import inspect
from briefgen.cli.pages import pages
from briefgen.cli.schedule import app as schedule_app
from briefgen.cli.template import app as template_app
from briefgen.cli.watch import watch

# Plain help: the same text on every terminal and in every pipe, and 60 ms sooner than with rich.
app = typer.Typer(
    name="briefgen",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


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


app.command()(guarded(build))
app.command()(guarded(diff))
app.command()(guarded(decide))
app.command()(guarded(history))
app.command()(guarded(inspect))
app.command()(guarded(pages))
app.command()(guarded(watch))
app.add_typer(schedule_app, name="schedule")
app.add_typer(template_app, name="template")


def main() -> None:
    """Run the command line and leave with the exit code that docs/reference.md lists."""
    prepare_streams()
    app()

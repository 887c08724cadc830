"""The options that several commands share, each with its help."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Targets = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="NAME|FOLDER|FILES",
        help="Briefs of briefgen.toml by name, or a folder or files of sources. Nothing: every brief.",
        show_default=False,
    ),
]
Name = Annotated[str, typer.Argument(metavar="NAME", help="A brief of briefgen.toml.", show_default=False)]
Config = Annotated[
    Path | None, typer.Option("--config", metavar="FILE", help="Settings file instead of ./briefgen.toml.")
]
Template = Annotated[
    str | None,
    typer.Option("--template", metavar="NAME|FILE", help="A shipped template, or a .docx of yours."),
]
Out = Annotated[
    str | None, typer.Option("--out", metavar="FILE|FOLDER", help="Where the page goes, instead of out/.")
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="The day the page speaks of, such as 2024-06-01."),
]
Title = Annotated[str | None, typer.Option("--title", metavar="TEXT", help="The title of the page.")]
PaperSize = Annotated[str | None, typer.Option("--paper", metavar="a4|letter", help="The size of the paper.")]
Formats = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        metavar="docx,md,html,txt",
        help="What the page is written as; docx if unsaid.",
        show_default=False,
    ),
]
NoEmbed = Annotated[
    bool, typer.Option("--no-embed", help="Leave the extra embed aside, though it is installed.")
]
Offline = Annotated[
    bool, typer.Option("--offline", help="Fetch nothing: read links and feeds as they were kept last.")
]
CheckWithOffice = Annotated[
    bool, typer.Option("--check-with-office", help="Have LibreOffice count the pages too; it must be one.")
]
Pdf = Annotated[bool, typer.Option("--pdf", help="Write the page as NAME.pdf too.")]
Preview = Annotated[bool, typer.Option("--preview", help="Write a picture of the page as NAME.png too.")]
Force = Annotated[
    bool, typer.Option("--force", help="Publish a new edition though nothing material has changed.")
]
ExitCode = Annotated[bool, typer.Option("--exit-code", help="Leave with 10 when no brief has a new edition.")]
Strict = Annotated[bool, typer.Option("--strict", help="Take warnings for errors, and write nothing then.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the result to stdout as JSON.")]

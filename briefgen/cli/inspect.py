"""``briefgen inspect``: a brief and a stage in; the value after that stage as JSON on stdout out."""

from __future__ import annotations

import dataclasses
import hashlib
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from briefgen.cli import options
from briefgen.cli.choose import Wishes, asked_day, chosen, refuse_empty
from briefgen.cli.console import say_json
from briefgen.cli.progress import Progress
from briefgen.errors import SettingsError, nearest

# What each stage adds to a run.
FIELDS = {
    "read": "corpus",
    "segment": "sentences",
    "shortlist": "shortlist",
    "understand": "statements",
    "merge": "points",
    "rank": "ranked",
    "compose": "brief",
    "fit": "fitted",
}
Stage = Annotated[str, typer.Option("--stage", metavar="STAGE", help=f"One of {', '.join(FIELDS)}.")]


def inspect(
    stage: Stage,
    targets: options.Targets = None,
    config: options.Config = None,
    template: options.Template = None,
    as_of: options.AsOf = None,
    title: options.Title = None,
    paper: options.PaperSize = None,
    no_embed: options.NoEmbed = False,
    offline: options.Offline = False,
    debug: options.Debug = False,  # noqa: ARG001 - read by the handler
) -> int:
    """Print any value between two stages as JSON."""
    from briefgen import clock, pipeline

    _refuse_unknown(stage)
    wishes = Wishes(
        template=template, as_of=as_of, title=title, paper=paper, no_embed=no_embed, offline=offline
    )
    day = asked_day(wishes)
    briefs = chosen(targets or (), config, wishes)
    if len(briefs) > 1:
        names = ", ".join(brief.name for brief in briefs)
        raise SettingsError(f"there are {len(briefs)} briefs to inspect", f"Name one of {names}.")
    refuse_empty(briefs[0])
    with Progress(briefs[0].name) as progress:
        today = clock.as_of(day, briefs[0].as_of)
        run = pipeline.run(briefs[0].decided(), today, until=stage, progress=progress)
    say_json(plain(getattr(run, FIELDS[stage])))
    return 0


def _refuse_unknown(stage: str) -> None:
    if stage not in FIELDS:
        message = f"there is no stage {stage!r}{nearest(stage, FIELDS)}"
        raise SettingsError(message, f"The stages are {', '.join(FIELDS)}.")


def plain(value: Any) -> Any:  # noqa: ANN401 - any value between stages
    """Return a frozen value as JSON can hold it: dates in ISO form, bytes as their length and sha256."""
    if dataclasses.is_dataclass(value):
        fields = (field.name for field in dataclasses.fields(value))
        return {name: plain(getattr(value, name)) for name in fields}
    if isinstance(value, (tuple, list, set, frozenset)):
        return [plain(one) for one in value]
    if isinstance(value, dict):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, bytes):
        return {"bytes": len(value), "sha256": hashlib.sha256(value).hexdigest()}
    if isinstance(value, (date, Path)):
        return str(value)
    return value

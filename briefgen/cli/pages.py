"""``briefgen pages``: Word documents in; how many pages each has, how full, and how sure that is out."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefgen.cli import options
from briefgen.cli.console import say, say_json
from briefgen.cli.handler import as_data, report
from briefgen.errors import FitError

if TYPE_CHECKING:
    from briefgen.layout import Measurement

Files = Annotated[
    list[Path], typer.Argument(metavar="FILE.docx...", help="The documents to measure.", show_default=False)
]


def pages(
    files: Files,
    as_json: options.AsJson = False,
    debug: options.Debug = False,
) -> int:
    """Say how many pages a Word document has, and how full the last one is, without an office suite."""
    results: list[dict[str, Any]] = []
    failed = 0
    for path in files:
        try:
            found = _measure(path)
        except Exception as error:  # noqa: BLE001 - the other files are measured all the same
            failed = report(error, debug=debug, about=str(path))
            results.append({"file": str(path), "error": as_data(error)})
            continue
        results.append({"file": str(path), **_plain(found)})
        if not as_json:
            say(describe(path.name, found))
    if as_json:
        say_json(results)
    return failed


def _measure(path: Path) -> Measurement:
    from briefgen.layout import measure

    try:
        data = path.read_bytes()
    except OSError as error:
        raise FitError(
            f"the file can not be read: {error.strerror}", "check its name and your rights"
        ) from error
    return measure(data)


def _plain(found: Measurement) -> dict[str, Any]:
    """Return the measurement for JSON, its paragraphs left out: they are for programs that fit text."""
    values = dataclasses.asdict(found)
    del values["paragraphs"]
    return values


def describe(name: str, found: Measurement) -> str:
    """Return the measurement in words, a line for each reason."""
    count = "1 page" if found.pages == 1 else f"{found.pages} pages"
    if found.word.pages != found.pages:
        count += f" in LibreOffice, {found.word.pages} in Word"
    full = f"{found.fullness:.0%} full" if found.pages == 1 else f"the last {found.fullness:.0%} full"
    room = _room(found)
    lines = [f"{name}: {count}, {full}{room} ({found.certainty})"]
    lines += [f"  {reason}" for reason in found.reasons]
    return "\n".join(lines)


def _room(found: Measurement) -> str:
    if found.pages > 1:
        return f", {-found.slack:.1f} pt over one page" if found.slack < 0 else ""
    return (
        f", {found.slack:.1f} pt left" if found.slack >= 0 else f", {-found.slack:.1f} pt too long for Word"
    )

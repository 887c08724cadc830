"""Words in, lines on stdout and stderr out, on every terminal and in every encoding."""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
from datetime import date
from pathlib import Path
from typing import Any, TextIO

# Escape and its like, from a file name or a source, could repaint the user's terminal.
_CONTROL = {code: "\ufffd" for code in (*range(32), *range(127, 160)) if chr(code) not in "\n\t"}


def prepare_streams() -> None:
    """Let no character stop the output: what a Windows console can not show becomes a question mark.

    A program that was started without a place to print to, as schedulers do, prints to nowhere.
    """
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - open to the end
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def near(path: str) -> str:
    """Return the path as seen from here when it lies below, else whole."""
    here = Path.cwd()
    return str(Path(path).relative_to(here)) if Path(path).is_relative_to(here) else path


def day_of(value: date) -> str:
    """Return a day as people write it: "20 March 2025"."""
    return f"{value.day} {value:%B %Y}"


def say(text: str) -> None:
    """Print to stdout."""
    _print(text, sys.stdout)


def tell(text: str) -> None:
    """Print to stderr: errors, warnings, hints; after all that has gone to stdout before."""
    sys.stdout.flush()
    _print(text, sys.stderr)


def say_json(value: Any) -> None:  # noqa: ANN401 - whatever json takes
    """Print a value to stdout as JSON that loses nothing, whatever the encoding."""
    plain = (sys.stdout.encoding or "").lower().replace("-", "") != "utf8"
    sys.stdout.write(json.dumps(value, indent=2, ensure_ascii=plain) + "\n")


def shut_quietly() -> None:
    """Point the output nowhere, so that a reader that went away causes no second error on leaving."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _print(text: str, stream: TextIO) -> None:
    stream.write(text.translate(_CONTROL) + "\n")

"""The command line for tests: words in, the exit code and what was printed out."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from briefgen.cli.app import app

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Done:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:  # noqa: ANN401 - whatever JSON holds
        """What it printed with --json."""
        return json.loads(self.out)


def runner(capsys: pytest.CaptureFixture[str]) -> Callable[..., Done]:
    """Return a function that runs briefgen with some words in this process."""

    def run(*words: object) -> Done:
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            app([str(word) for word in words])
        printed = capsys.readouterr()
        return Done(int(left.value.code or 0), printed.out, printed.err)

    return run


def rest_of(terminal: int) -> bytes:
    """Read what is left to read on our side of a terminal whose other side is closed, and close it."""
    seen = b""
    try:
        while chunk := os.read(terminal, 1024):
            seen += chunk
    except OSError:  # Linux's way of saying that the other side is closed
        pass
    os.close(terminal)
    return seen

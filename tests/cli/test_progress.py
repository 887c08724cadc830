"""Progress: seen on a terminal when a stage takes a while, and nowhere else."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from briefgen.cli.progress import PATIENCE
from tests.support.commands import rest_of

PROGRAM = """
import sys, time
from briefgen.cli.progress import Progress
with Progress("asia") as progress:
    progress("read")
    time.sleep(float(sys.argv[1]))
    progress("merge")
print("done")
"""


def on_terminal(seconds: float) -> str:
    """Run the program with its stderr on a terminal and return what came there."""
    pty = pytest.importorskip("pty", reason="needs a POSIX terminal")
    ours, theirs = pty.openpty()
    subprocess.run(
        [sys.executable, "-c", PROGRAM, str(seconds)], stderr=theirs, check=True, capture_output=False
    )
    os.close(theirs)
    return rest_of(ours).decode()


def test_a_slow_stage_is_named_and_then_wiped_away() -> None:
    seen = on_terminal(PATIENCE + 0.3)
    assert "\rasia: read ..." in seen
    assert "\rasia: merge ..." in seen
    assert seen.split("\r")[-2].strip() == ""
    assert seen.endswith("\r")


def test_a_quick_one_leaves_the_terminal_alone() -> None:
    assert on_terminal(0) == ""


def test_a_pipe_sees_nothing() -> None:
    command = [sys.executable, "-c", PROGRAM, str(PATIENCE + 0.1)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stderr == ""

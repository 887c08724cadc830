"""Processes of our own: what lies in the folder in which the user stands is never run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import briefgen.__main__
from briefgen.process import command, environment

EVIL = 'open("was-run.txt", "w").close()\nraise SystemExit(9)\n'
NAMES = ("json", "resource", "subprocess", "dataclasses", "datetime", "platform")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of sources among which files lie that have the names of Python's own."""
    for name in NAMES:
        (tmp_path / f"{name}.py").write_text(EVIL, encoding="utf-8")
    (tmp_path / "a.txt").write_text(
        "The council of Holm bought two ferries on 3 March 2025.", encoding="utf-8"
    )
    return tmp_path


@pytest.mark.parametrize(
    "module", ["briefgen.read.apart", "briefgen.parser.apart", "briefgen.preview.drawn", "briefgen.cli.child"]
)
def test_a_process_of_ours_runs_nothing_of_the_folder(module: str, folder: Path) -> None:
    subprocess.run(
        command(module), cwd=folder, env=environment(), input=b"", capture_output=True, check=False
    )
    assert not (folder / "was-run.txt").exists()


def test_the_module_that_is_run_by_name_leaves_the_folder_aside(folder: Path) -> None:
    words = [sys.executable, "-m", "briefgen", "build", "a.txt", "--as-of", "2025-05-01", "--out", "a.docx"]
    # Without the path of this test run, as after an installation.
    plain = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(words, cwd=folder, env=plain, capture_output=True, text=True, check=False)
    assert not (folder / "was-run.txt").exists()
    assert (folder / "a.docx").exists(), done.stderr


def test_a_checkout_in_which_the_user_stands_can_still_be_run() -> None:
    root = Path(briefgen.__main__.__file__).parent.parent
    words = [sys.executable, "-m", "briefgen", "--version"]
    done = subprocess.run(words, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr

"""What follows an edition: once, and once more by the next run where it was not done."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.commands import Done, runner

SAMPLE = Path(__file__).parent.parent.parent / "seeds" / "norrey-interconnector"
SETTINGS = """
[briefs.norrey]
title = "The Norrey Link"
sources = ["files/*"]
"""
# Writes down that it was called, and then does what the file "does" says, once.
PROGRAM = """
import os, pathlib, signal, sys
with open("told.txt", "a") as file:
    file.write(" ".join(sys.argv[1:]) + "\\n")
does = pathlib.Path("does")
if does.exists():
    what = does.read_text()
    if what == "kill":
        does.unlink()
        os.kill(os.getppid(), signal.SIGKILL)
    sys.exit("the share is offline")
"""
Command = Callable[..., Done]
posix = pytest.mark.skipif(os.name != "posix", reason="needs the signals of a POSIX system")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(SAMPLE, tmp_path / "files")
    (tmp_path / "note.py").write_text(PROGRAM, encoding="utf-8")
    command = json.dumps([sys.executable, "note.py", "{name}", "{edition}", "{as_of}"])
    (tmp_path / "briefgen.toml").write_text(f"{SETTINGS}on_publish = {command}\n", encoding="utf-8")
    return runner(capsys)


def build(run: Command, day: str, *words: str) -> dict[str, object]:
    (told,) = run("build", "--as-of", day, "--json", *words).data["briefs"]
    assert isinstance(told, dict)
    return told


def told(folder: Path) -> list[str]:
    return (folder / "told.txt").read_text(encoding="utf-8").splitlines()


@posix
def test_a_run_that_was_killed_while_the_command_ran_is_followed_up_once_by_the_next(
    run: Command, tmp_path: Path
) -> None:
    (tmp_path / "does").write_text("kill", encoding="utf-8")
    command = [sys.executable, "-m", "briefgen", "build", "--as-of", "2025-10-22"]
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode == -9
    assert told(tmp_path) == ["norrey 1 2025-10-22"]
    second = build(run, "2025-10-23")
    assert (second["published"], second["edition"], second["exit_code"]) == (False, 1, 0)
    assert second["notes"] == [
        "the on_publish command of edition 1 had not come to its end: it has been run again"
    ]
    assert told(tmp_path) == ["norrey 1 2025-10-22"] * 2
    assert build(run, "2025-10-23")["notes"] == []
    assert told(tmp_path) == ["norrey 1 2025-10-22"] * 2


@posix
def test_a_power_cut_between_an_edition_and_its_command_is_followed_up(run: Command, tmp_path: Path) -> None:
    dies = "import os; from briefgen.editions import Editions; "
    dies += "Editions.begin_following = lambda *_: os._exit(9); from briefgen.cli import main; main()"
    command = [sys.executable, "-c", dies, "build", "--as-of", "2025-10-22"]
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode == 9
    assert not (tmp_path / "told.txt").exists()
    assert build(run, "2025-10-23")["notes"] == [
        "the on_publish command of edition 1 had not been run: it has been run now"
    ]
    assert build(run, "2025-10-23")["notes"] == []
    assert told(tmp_path) == ["norrey 1 2025-10-22"]


def test_a_command_that_failed_is_run_again_by_the_next_runs_but_not_for_ever(
    run: Command, tmp_path: Path
) -> None:
    (tmp_path / "does").write_text("fail", encoding="utf-8")
    for _ in range(4):
        done = run("build", "--as-of", "2025-10-22")
        assert done.code == 7
        assert "ended with exit code 1: the share is offline" in done.err
    given_up = build(run, "2025-10-22")
    assert (given_up["published"], given_up["exit_code"]) == (False, 0)
    assert given_up["notes"] == [
        "the on_publish command of edition 1 has not come to its end in 4 runs: it is not run for it any more"
    ]
    assert told(tmp_path) == ["norrey 1 2025-10-22"] * 4
    assert build(run, "2025-10-22")["notes"] == []


def test_a_command_that_was_mended_is_run_by_the_next_run(run: Command, tmp_path: Path) -> None:
    (tmp_path / "does").write_text("fail", encoding="utf-8")
    assert build(run, "2025-10-22")["exit_code"] == 7
    (tmp_path / "does").unlink()
    assert build(run, "2025-10-22")["exit_code"] == 0
    assert told(tmp_path) == ["norrey 1 2025-10-22"] * 2


def test_a_command_that_was_taken_out_of_the_settings_is_not_run(run: Command, tmp_path: Path) -> None:
    (tmp_path / "does").write_text("fail", encoding="utf-8")
    assert build(run, "2025-10-22")["exit_code"] == 7
    (tmp_path / "briefgen.toml").write_text(SETTINGS, encoding="utf-8")
    again = build(run, "2025-10-22")
    assert (again["exit_code"], again["notes"]) == (0, [])
    assert told(tmp_path) == ["norrey 1 2025-10-22"]


def test_no_shell_reads_the_words_of_the_command(run: Command, tmp_path: Path) -> None:
    command = json.dumps([sys.executable, "note.py", "a b; touch broken", "$HOME", "{name}'s", "`id`"])
    (tmp_path / "briefgen.toml").write_text(f"{SETTINGS}on_publish = {command}\n", encoding="utf-8")
    build(run, "2025-10-22")
    assert told(tmp_path) == ["a b; touch broken $HOME norrey's `id`"]
    assert not (tmp_path / "broken").exists()


def test_a_command_that_does_not_end_is_ended_and_told(
    run: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefgen.standing.follow._LONGEST", 1)
    command = json.dumps([sys.executable, "-c", "import time; time.sleep(60)"])
    (tmp_path / "briefgen.toml").write_text(f"{SETTINGS}on_publish = {command}\n", encoding="utf-8")
    done = run("build", "--as-of", "2025-10-22")
    assert (done.code, "has not ended within 1 seconds" in done.err) == (7, True)

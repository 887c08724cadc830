"""``briefgen inspect``: any value between two stages, as JSON."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.cli.inspect import FIELDS
from tests.support.commands import Done, runner

TEXT = "Japan gave $5 billion in 2023, the ministry said. Japan will hold a summit in August 2024.\n"
Command = Callable[..., Done]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return runner(capsys)


@pytest.mark.parametrize("stage", FIELDS)
def test_every_stage_can_be_seen_and_nothing_is_written(run: Command, tmp_path: Path, stage: str) -> None:
    done = run("inspect", "a.txt", "--stage", stage, "--as-of", "2024-06-01")
    assert (done.code, done.err) == (0, "")
    assert done.data
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_sentences_come_with_their_spans(run: Command) -> None:
    first, second = run("inspect", "a.txt", "--stage", "segment").data
    assert TEXT[first["span"]["start"] : first["span"]["end"]] == first["text"]
    assert second["text"].startswith("Japan will")


def test_days_are_in_iso_form_and_a_page_is_its_checksum(run: Command) -> None:
    fitted = run("inspect", "a.txt", "--stage", "fit", "--as-of", "2024-06-01").data
    assert fitted["brief"]["as_of"] == "2024-06-01"
    assert set(fitted["docx"]) == {"bytes", "sha256"}


def test_an_unknown_stage_is_answered_with_the_nearest(run: Command) -> None:
    done = run("inspect", "a.txt", "--stage", "mrege")
    assert done.code == 2
    assert "there is no stage 'mrege'; did you mean \"merge\"?\nhint: The stages are read, " in done.err


def test_one_of_several_briefs_has_to_be_named(run: Command, tmp_path: Path) -> None:
    text = "[briefs.one]\nsources = 'a.txt'\n[briefs.two]\nsources = 'a.txt'\n"
    (tmp_path / "briefgen.toml").write_text(text, encoding="utf-8")
    done = run("inspect", "--stage", "read")
    assert (done.code, done.err.splitlines()[1]) == (2, "hint: Name one of one, two.")
    assert run("inspect", "two", "--stage", "read").code == 0

"""A brief of a folder or of files, without settings."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.config import adhoc
from briefgen.errors import SourceError
from briefgen.written import day as read_day
from tests.support.settings import names


def test_a_folder_makes_a_brief_called_after_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    brief = adhoc([folder / "deep"])
    assert (brief.name, brief.title, names(brief)) == ("deep", "", ["d.txt"])
    assert brief.output_on(date(2024, 6, 1)) == folder / "out" / "deep.docx"


def test_sub_folders_that_hold_something_are_noted(folder: Path) -> None:
    (folder / "bare").mkdir()
    (folder / "east").mkdir()
    (folder / "east" / "e.txt").write_text("A sentence.", encoding="utf-8")
    assert adhoc([folder]).notes == (f"sub-folders are not searched: {folder / 'deep'} and 1 more",)
    assert adhoc([folder / "deep"]).notes == ()


def test_one_file_gives_its_stem_and_several_give_a_plain_name(folder: Path) -> None:
    assert adhoc([folder / "a.txt"]).name == "a"
    both = adhoc([folder / "b.txt", folder / "a.txt", folder / "b.txt"])
    assert (both.name, names(both)) == ("brief", ["b.txt", "a.txt"])


def test_the_current_folder_has_a_name_too(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder / "deep")
    assert adhoc([Path()]).name == "deep"


def test_an_empty_folder_says_what_to_put_there(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        adhoc([tmp_path])
    assert "holds no source files" in caught.value.message
    assert "Put the articles" in caught.value.hint


def test_a_folder_of_folders_names_one_of_them(folder: Path, tmp_path: Path) -> None:
    (folder / "deep").rename(tmp_path / "asia")
    for path in tmp_path.glob("*.*"):
        path.unlink()
    with pytest.raises(SourceError) as caught:
        adhoc([tmp_path])
    assert str(tmp_path / "asia") in caught.value.hint


def test_a_missing_file_is_answered_with_the_nearest_one(folder: Path) -> None:
    (folder / "japan-summit.txt").write_text("A sentence.", encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        adhoc([folder / "japan-sumit.txt"])
    assert caught.value.hint == f"Did you mean {folder / 'japan-summit.txt'}?"


def test_a_missing_folder_says_how_far_the_path_is_right(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        adhoc([tmp_path / "no" / "such"])
    assert str(tmp_path / "no") in caught.value.hint


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_day_is_read_with_and_without_quotes(day: date) -> None:
    assert read_day(day) == day
    assert read_day(f" {day.isoformat()} ") == day

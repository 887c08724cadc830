"""What is watched: the folders of all that a brief is made of, and no more of the disk than that."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.config import BriefSettings, load_settings
from briefgen.schedule.watching import Watch, changes, folders_of, made_of


def brief_of(folder: Path, lines: str) -> BriefSettings:
    path = folder / "briefgen.toml"
    path.write_text(f"[briefs.one]\n{lines}\n", encoding="utf-8")
    return load_settings(path).briefs[0]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    for name in ("src/a.txt", "src/b.txt", "deep/x/y/c.txt", "house.docx", "house.toml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("A sentence.", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("patterns", "flat", "deep"),
    [
        ("['src/*.txt']", {"", "src"}, set()),
        ("['src']", {"", "src"}, set()),
        ("['src/a.txt']", {"", "src"}, set()),
        ("['deep/**/*.txt']", {"", "deep/x/y"}, {"deep"}),
        ("['deep/*/y/*.txt']", {"", "deep/x/y"}, {"deep"}),
        ("['not/yet/here/*.txt']", {""}, set()),
        ("['*.txt']", {""}, set()),
    ],
)
def test_the_folders_of_the_sources_are_watched(
    desk: Path, patterns: str, flat: set[str], deep: set[str]
) -> None:
    brief = brief_of(desk, f"sources = {patterns}")
    found = folders_of([brief], desk / "briefgen.toml")
    assert [set(one) for one in found] == [{desk / name for name in flat}, {desk / name for name in deep}]


def test_the_folder_of_a_house_template_is_watched(desk: Path) -> None:
    (desk / "letters").mkdir()
    (desk / "letters" / "house.docx").write_bytes(b"")
    brief = brief_of(desk, "sources = 'src'\ntemplate = 'letters/house.docx'")
    assert desk / "letters" in folders_of([brief], desk / "briefgen.toml")[0]


def test_the_root_of_a_disk_is_never_watched(desk: Path) -> None:
    brief = replace(brief_of(desk, "sources = 'src'"), patterns=("/**/*.txt",))
    assert Path(desk.anchor) not in folders_of([brief], desk / "briefgen.toml")[1]


def test_a_brief_is_made_of_its_sources_its_template_and_its_decisions(desk: Path) -> None:
    brief = brief_of(desk, "sources = 'src'\ntemplate = 'house.docx'")
    before = made_of(brief)
    assert sorted(Path(name).name for name in before) == ["a.txt", "b.txt", "house.docx", "house.toml"]
    (desk / "one.decisions.toml").write_text("", encoding="utf-8")
    (desk / "house.toml").write_text("other words", encoding="utf-8")
    (desk / "src" / "b.txt").unlink()
    assert changes(before, made_of(brief)) == ["house.toml", "one.decisions.toml", "b.txt"]
    assert changes(before, before) == []


@pytest.mark.parametrize("poll", [False, True])
def test_a_watch_tells_once_of_several_changes(desk: Path, *, poll: bool) -> None:
    with Watch([desk], [desk / "deep"], poll=poll) as watch:
        time.sleep(0.7)
        assert not watch.wait(0.2)
        for number in range(5):
            (desk / "deep" / "x" / f"{number}.txt").write_text("A sentence.", encoding="utf-8")
        assert watch.wait(10)
        assert not watch.wait(1.0)


def test_of_a_folder_that_goes_away_the_one_above_is_watched(desk: Path) -> None:
    brief = brief_of(desk, "sources = 'src/*.txt'")
    (desk / "src").rename(desk / "elsewhere")
    assert folders_of([replace(brief, items=())], desk / "briefgen.toml")[0] == {desk}


def test_a_watch_can_be_stopped_while_it_waits(desk: Path) -> None:
    with Watch([desk], []) as watch:
        watch.stop()
        assert not watch.wait(10)

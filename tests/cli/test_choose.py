"""What the words of a command line mean: briefs, folders, files, wishes."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from briefgen.cli.choose import Wishes, asked_day, chosen
from briefgen.errors import BriefgenError, SettingsError, SourceError, TemplateError

if TYPE_CHECKING:
    from briefgen.config import BriefSettings

SETTINGS = """
[briefs.asia]
sources = ["asia/*.txt"]
title = "Asia"
[briefs.europe]
sources = ["asia/*.txt"]
"""
DAY = date(2024, 6, 1)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "briefgen.toml").write_text(SETTINGS, encoding="utf-8")
    for folder in ("asia", "africa"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text("A sentence.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def choose(*targets: str, config: Path | None = None, **wishes: Any) -> tuple[BriefSettings, ...]:  # noqa: ANN401 - the fields of Wishes
    return chosen(targets, config, Wishes(**wishes))


def names(*targets: str) -> list[str]:
    return [brief.name for brief in choose(*targets)]


def refused(family: type[BriefgenError], *targets: str, **wishes: Any) -> BriefgenError:  # noqa: ANN401 - as above
    with pytest.raises(family) as caught:
        chosen(targets, None, Wishes(**wishes))
    return caught.value


def test_no_word_means_every_brief() -> None:
    assert names() == ["asia", "europe"]


def test_names_mean_briefs_once_each_in_their_order() -> None:
    assert names("europe", "asia", "europe") == ["europe", "asia"]


def test_a_brief_goes_before_a_folder_of_the_same_name_and_a_path_means_the_folder() -> None:
    assert choose("asia")[0].title == "Asia"
    assert choose("./asia")[0].title == ""


def test_a_brief_whose_name_looks_like_a_path_is_found_where_the_settings_file_is_named(here: Path) -> None:
    settings = here / "briefgen.toml"
    settings.write_text('[briefs."asia/north"]\nsources = ["asia/*"]\n', encoding="utf-8")
    assert [brief.name for brief in choose("asia/north", config=settings)] == ["asia/north"]
    assert [brief.name for brief in choose("./africa", config=settings)] == ["africa"]


def test_a_folder_that_is_no_brief_needs_no_dot() -> None:
    assert names("africa") == ["africa"]


def test_files_make_one_brief() -> None:
    (brief,) = choose("asia/a.txt", "africa/a.txt")
    assert [item.path for item in brief.items] == [Path("asia/a.txt"), Path("africa/a.txt")]


def test_a_folder_is_built_although_the_settings_here_are_broken(here: Path) -> None:
    (here / "briefgen.toml").write_text("nonsense", encoding="utf-8")
    assert names("./asia") == ["asia"]


def test_a_settings_file_elsewhere_is_named_with_config(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(here / "africa")
    assert len(choose(config=Path("../briefgen.toml"))) == 2
    assert choose("asia", config=Path("../briefgen.toml"))[0].root == here


def test_a_brief_that_is_not_there_is_answered_with_the_nearest() -> None:
    error = refused(SettingsError, "asai")
    assert error.message == "briefgen.toml has no brief called 'asai'; did you mean \"asia\"?"
    assert error.hint == "It has: asia, europe."


def test_a_path_that_is_not_there_is_a_source_error() -> None:
    assert refused(SourceError, "./asai").message == "asai is not there"


def test_without_settings_a_word_is_a_path(here: Path) -> None:
    (here / "briefgen.toml").unlink()
    assert refused(SourceError, "asai").hint == "Did you mean asia?"


def test_without_settings_and_without_words_a_folder_is_asked_for(here: Path) -> None:
    (here / "briefgen.toml").unlink()
    assert "briefgen build FOLDER" in refused(SettingsError).hint


def test_briefs_and_folders_are_not_mixed() -> None:
    assert refused(SettingsError, "asia", "africa").message.startswith("africa is a path")


# ---------------------------------------------------------------- wishes


def test_wishes_win_over_the_settings() -> None:
    (brief,) = choose("asia", title=" A   title ", paper="Letter", template="accessible")
    assert (brief.title, brief.paper, brief.template) == ("A title", "letter", "accessible")


@pytest.mark.parametrize(
    ("wish", "page"),
    [
        ("pages", "pages/asia.docx"),
        ("pages/", "pages/asia.docx"),
        ("africa", "africa/asia.docx"),
        ("page.docx", "page.docx"),
        ("pages/{name}-{date}.docx", "pages/asia-2024-06-01.docx"),
    ],
)
def test_out_is_a_folder_or_a_docx(here: Path, wish: str, page: str) -> None:
    (brief,) = choose("asia", out=wish)
    assert brief.output_on(DAY) == here / page


def test_one_file_can_not_take_two_briefs() -> None:
    assert "would take all 2 briefs" in refused(SettingsError, out="page.docx").message
    assert len(choose(out="{name}.docx")) == 2


def test_a_template_of_ones_own_is_found_from_here(here: Path) -> None:
    (here / "house.docx").write_bytes(b"")
    assert choose("asia", template="house.docx")[0].template == str(here / "house.docx")


@pytest.mark.parametrize(
    ("family", "wishes", "words"),
    [
        (SettingsError, {"paper": "a5"}, '--paper must be "a4" or "letter", not "a5"'),
        (SettingsError, {"title": " "}, "--title is empty"),
        (
            SettingsError,
            {"out": "page.pdf"},
            "--out must be a folder or end in .docx, .md, .html, .txt, not page.pdf",
        ),
        (TemplateError, {"template": "hose.docx"}, "the template hose.docx is not there"),
    ],
)
def test_a_wish_that_makes_no_sense_is_told(
    family: type[BriefgenError], wishes: dict[str, str], words: str
) -> None:
    assert words in refused(family, "asia", **wishes).message


def test_a_page_of_another_kind_lies_where_its_word_file_would(here: Path) -> None:
    (brief,) = choose("asia", out="web/page.txt")
    assert brief.output == here / "web" / "page.docx"


def test_the_day_of_a_page_is_a_date() -> None:
    assert asked_day(Wishes(as_of="2024-06-01")) == DAY
    assert asked_day(Wishes()) is None
    with pytest.raises(SettingsError, match="--as-of must be a date such as 2024-06-01, not"):
        asked_day(Wishes(as_of="1 June"))

"""Settings: what briefgen.toml may say, and what its keys come down to."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.config import load_settings, times
from briefgen.config.values import file_name
from briefgen.fetch import Feed, Link
from briefgen.read import Metadata
from briefgen.render.shipped import shipped
from tests.support.settings import brief_of, names, settings_of


def test_every_key_of_a_brief_reaches_its_settings(folder: Path) -> None:
    brief = brief_of(
        folder,
        """
title = "Trade  &\\n<tariffs>"
sources = ["*.txt"]
template = "ministerial-note"
paper = "Letter"
output = "pages/{date}/{name}.docx"
as_of = 2024-06-01
focus = "tariff"
handling = "OFFICIAL"
fields = { desk = "Asia", copies = 3, draft = true }
""",
    )
    assert (brief.name, brief.title, brief.template) == ("one", "Trade & <tariffs>", "ministerial-note")
    assert (brief.paper, brief.as_of, brief.focus) == ("letter", date(2024, 6, 1), ("tariff",))
    assert (brief.handling, brief.root) == ("OFFICIAL", folder)
    assert brief.custom == (("desk", "Asia"), ("copies", "3"), ("draft", "true"))
    assert brief.output_on(date(2024, 6, 2)) == folder / "pages" / "2024-06-02" / "one.docx"


def test_a_page_may_go_to_several_places_each_in_the_kind_of_its_ending(folder: Path) -> None:
    brief = brief_of(
        folder,
        """
sources = ["a.txt"]
output = ["pages/{name}.docx", "web/{name}.html", "old/{date}.docx"]
""",
    )
    assert brief.output_on(date(2024, 6, 2)) == folder / "pages" / "one.docx"
    also = brief.also_on(date(2024, 6, 2))
    assert also == (folder / "web" / "one.html", folder / "old" / "2024-06-02.docx")


def test_what_is_not_said_has_a_default(folder: Path) -> None:
    brief = brief_of(folder, 'sources = ["a.txt"]')
    assert (brief.title, brief.template, brief.paper, brief.as_of) == ("", "policy-brief", "a4", None)
    assert brief.output_on(date(2024, 6, 2)) == folder / "out" / "one.docx"


def test_globs_are_sorted_and_leave_out_hidden_files_locks_and_settings(folder: Path) -> None:
    assert names(brief_of(folder, 'sources = ["*"]')) == ["a.txt", "b.txt", "c.md"]


def test_two_stars_reach_into_folders(folder: Path) -> None:
    assert names(brief_of(folder, 'sources = ["**/*.txt"]')) == ["a.txt", "b.txt", "d.txt"]


def test_a_folder_stands_for_the_files_right_inside_it(folder: Path) -> None:
    assert names(brief_of(folder, 'sources = ["."]')) == ["a.txt", "b.txt", "c.md"]


def test_a_file_that_two_patterns_match_is_read_once_where_the_first_puts_it(folder: Path) -> None:
    assert names(brief_of(folder, 'sources = ["c.md", "*"]')) == ["c.md", "a.txt", "b.txt"]


def test_a_file_whose_name_looks_like_a_glob_is_found(folder: Path) -> None:
    (folder / "report [1].txt").write_text("A sentence.", encoding="utf-8")
    assert names(brief_of(folder, 'sources = ["report [1].txt"]')) == ["report [1].txt"]


def test_a_page_that_was_built_here_is_not_a_source(folder: Path) -> None:
    (folder / "page.docx").write_bytes(b"")
    (folder / "page.evidence.json").write_bytes(b"")
    (folder / "paper.docx").write_bytes(b"")
    assert names(brief_of(folder, 'sources = ["*.docx", "*.json"]')) == ["paper.docx"]


def test_metadata_goes_to_its_file_and_the_later_table_wins(folder: Path) -> None:
    brief = brief_of(
        folder,
        """
sources = ["*.txt"]
[[briefs.one.source]]
path = "*.txt"
publisher = "The Observer"
[[briefs.one.source]]
path = "b.txt"
publisher = "The Dispatch"
published = "2024-05-17"
password = "sesame"
""",
    )
    first, second = brief.items
    assert (first.metadata.publisher, first.metadata.published) == ("The Observer", None)
    assert (second.metadata.publisher, second.metadata.published) == ("The Dispatch", date(2024, 5, 17))
    assert (first.password, second.password) == ("", "sesame")


def test_a_source_table_alone_names_a_source(folder: Path) -> None:
    assert names(brief_of(folder, "[[briefs.one.source]]\npath = 'a.txt'")) == ["a.txt"]


def test_a_url_without_a_path_is_a_link_and_with_one_it_is_what_is_said_of_the_file(folder: Path) -> None:
    brief = brief_of(
        folder,
        """
[[briefs.one.source]]
path = "a.txt"
url = "where the printed copy says"
[[briefs.one.source]]
url = "https://example.org/grain"
publisher = "The Observer"
published = 2024-05-17
[[briefs.one.source]]
url = "https://example.org/rail"
[[briefs.one.source]]
url = "https://example.org/grain"
publisher = "The Dispatch"
""",
    )
    assert [item.metadata.url for item in brief.items] == ["where the printed copy says"]
    assert brief.links == (
        Link("https://example.org/grain", Metadata(publisher="The Dispatch", published=date(2024, 5, 17))),
        Link("https://example.org/rail"),
    )
    assert (brief.feeds, brief.offline, brief.store) == ((), False, folder / ".briefgen" / "store")


def test_feeds_keep_their_order_and_their_filters(folder: Path) -> None:
    brief = brief_of(
        folder,
        """
[[briefs.one.feed]]
url = "https://example.org/rss"
words = ["rail  link", "grain"]
days = 7
most = 5
[[briefs.one.feed]]
url = "http://example.org/atom"
words = "aid"
""",
    )
    assert brief.feeds == (
        Feed(url="https://example.org/rss", words=("rail link", "grain"), days=7, most=5),
        Feed(url="http://example.org/atom", words=("aid",)),
    )
    assert (brief.items, brief.links) == ((), ())


def test_hosts_are_allowed_for_all_briefs_of_a_file_and_for_one(folder: Path) -> None:
    text = """
allow_hosts = ["Intranet.example", "::1"]
[briefs.one]
sources = "a.txt"
allow_hosts = "127.0.0.1"
[briefs.two]
sources = "b.txt"
"""
    one, two = settings_of(folder, text).briefs
    assert one.allow_hosts == {"intranet.example", "::1", "127.0.0.1"}
    assert two.allow_hosts == {"intranet.example", "::1"}


def test_a_source_that_is_not_there_is_kept_for_the_build_to_tell(folder: Path) -> None:
    brief = brief_of(folder, 'sources = ["a.txt", "gone/*.txt", "\\u0000"]')
    assert names(brief) == ["a.txt"]
    assert [problem.name for problem in brief.unmatched] == ["gone/*.txt", "\x00"]


def test_a_file_saved_by_notepad_is_read(folder: Path) -> None:
    (folder / "briefgen.toml").write_bytes(b'\xef\xbb\xbf[briefs.one]\r\nsources = ["a.txt"]\r\n')
    assert names(load_settings(folder / "briefgen.toml").brief("one")) == ["a.txt"]


def test_times_reach_the_settings(folder: Path) -> None:
    brief = brief_of(
        folder, "sources = 'a.txt'\nschedule = '0  7 * * MON-Fri'\ntimezone = 'Europe/Berlin'\njitter = '5m'"
    )
    assert (brief.schedule, brief.timezone, brief.jitter) == ("0 7 * * mon-fri", "Europe/Berlin", 300)
    assert (brief.every, brief.scheduled) == (0, True)
    assert not brief_of(folder, "sources = 'a.txt'").scheduled


@pytest.mark.parametrize(
    ("words", "seconds"),
    [
        ("6h", 21_600),
        ("90m", 5_400),
        ("1d", 86_400),
        ("1h 30m", 5_400),
        ("2 days", 172_800),
        ("90 MIN", 5_400),
    ],
)
def test_a_span_of_time_is_read_as_people_write_it(folder: Path, words: str, seconds: int) -> None:
    assert brief_of(folder, f"sources = 'a.txt'\nevery = '{words}'").every == seconds


@pytest.mark.parametrize(
    ("words", "fields"),
    [("@daily", "0 0 * * *"), ("*/15 6-18/2 1,15 jan-mar 0-7", "*/15 6-18/2 1,15 jan-mar 0-7")],
)
def test_a_schedule_is_what_every_cron_takes(folder: Path, words: str, fields: str) -> None:
    assert brief_of(folder, f"sources = 'a.txt'\nschedule = '{words}'").schedule == fields


@settings(deadline=None)  # the first wrong zone has all zones read
@given(st.text(max_size=40) | st.text("0123456789*/-, monfrija@", max_size=40))
def test_any_words_for_times_are_taken_or_refused_in_words(words: str) -> None:
    for read in (times.cron, times.every, times.jitter, times.zone):
        try:
            read(words)
        except ValueError as error:
            assert str(error).startswith(("must be ", "has ", "is "))  # noqa: PT017 - taken is right too


@pytest.mark.parametrize("name", ["two words", "Überblick", "a & b", "<draft>", "a/b", "..", "CON", "x\ty"])
def test_any_name_of_a_brief_gives_a_file_inside_the_folder(folder: Path, name: str) -> None:
    quoted = name.replace("\t", "\\t")
    (brief,) = settings_of(folder, f'[briefs."{quoted}"]\nsources = ["a.txt"]').briefs
    assert brief.name == name
    assert brief.output_on(date(2024, 6, 2)).parent == folder / "out"


@given(st.text())
def test_a_file_name_holds_nothing_that_a_file_system_refuses(name: str) -> None:
    fit = file_name(name)
    assert fit
    assert not set(fit) & set('<>:"/\\|?*\0\n\t')
    assert not fit.startswith((" ", "."))


def test_braces_in_a_briefs_own_name_stay(folder: Path) -> None:
    (brief,) = settings_of(folder, '[briefs."{date}"]\nsources = ["a.txt"]').briefs
    assert brief.output_on(date(2024, 6, 2)) == folder / "out" / "{date}.docx"


def test_braces_in_the_folders_own_name_stay(tmp_path: Path) -> None:
    root = tmp_path / "{name}"
    root.mkdir()
    (root / "a.txt").write_text("A sentence.", encoding="utf-8")
    brief = brief_of(root, 'sources = ["a.txt"]')
    assert brief.output_on(date(2024, 6, 2)) == root / "out" / "one.docx"


def test_the_samples_settings_are_sound_and_stay_the_same_from_day_to_day() -> None:
    root = Path(__file__).parents[2]
    for brief in load_settings(root / "briefgen.toml", tuple(shipped())).briefs:
        assert brief.items, brief.name
        assert not brief.unmatched, brief.name
        assert brief.as_of, brief.name
        assert brief.output_on(brief.as_of).parent == root / "out"

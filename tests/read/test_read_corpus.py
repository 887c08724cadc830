"""What becomes of several sources: problems, order, dates, metadata, copies."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from briefgen.errors import SourceError
from briefgen.read import Item, Metadata, read

AS_OF = date(2024, 6, 1)
BODY = "The ministers of five countries met in the capital on Tuesday to speak about the price of grain.\n"


def write(path: Path, text: str = BODY) -> Path:
    path.write_text(text)
    return path


def test_one_unreadable_source_is_a_problem_and_the_others_are_used(tmp_path: Path) -> None:
    items = [Item(write(tmp_path / "a.txt", "")), Item(write(tmp_path / "b.txt"))]
    corpus = read(items, as_of=AS_OF)
    assert [(problem.name, problem.message) for problem in corpus.problems] == [("a.txt", "it is empty")]
    assert [(source.id, source.name) for source in corpus.sources] == [("s2", "b.txt")]


def test_nothing_readable_is_an_error_that_names_each_file(tmp_path: Path) -> None:
    items = [Item(write(tmp_path / "a.txt", "")), Item(tmp_path / "b.txt"), Item(tmp_path)]
    with pytest.raises(SourceError) as caught:
        read(items, as_of=AS_OF)
    assert "a.txt: it is empty" in caught.value.message
    assert "b.txt: there is no such file" in caught.value.message
    assert "it is a folder, not a document" in caught.value.message


def test_no_item_at_all_is_an_error() -> None:
    with pytest.raises(SourceError, match="no source to read"):
        read([], as_of=AS_OF)


def test_what_the_settings_say_wins_over_the_file(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.txt", f"Title: Grain Store\nAuthor: Jane Roe\nPublished: 12 May 2024\n\n{BODY}"
    )
    said = Metadata(title="The Store", published=date(2024, 5, 13), url="https://www.grain.example/a")
    source = read([Item(path, said)], as_of=AS_OF).sources[0]
    assert (source.title, source.author, source.published) == ("The Store", "Jane Roe", date(2024, 5, 13))
    assert source.publisher == "grain.example"


@pytest.mark.parametrize("day", [date(2024, 6, 2), date(1989, 12, 31)])
def test_a_date_that_can_not_be_is_refused_and_noted(tmp_path: Path, day: date) -> None:
    source = read([Item(write(tmp_path / "a.txt"), Metadata(published=day))], as_of=AS_OF).sources[0]
    assert source.published is None
    assert any(day.isoformat() in note for note in source.notes)


def test_what_was_published_after_the_day_of_the_page_is_left_out_and_said_to_be(tmp_path: Path) -> None:
    later = AS_OF + timedelta(days=3)
    items = [
        Item(write(tmp_path / "a.txt")),
        Item(write(tmp_path / "b.txt"), Metadata(published=later)),
        Item(write(tmp_path / "c.txt"), Metadata(published=later + timedelta(days=300))),
    ]
    corpus = read(items, as_of=AS_OF, today=later + timedelta(days=30))
    assert [source.name for source in corpus.sources] == ["a.txt", "c.txt"]
    (problem,) = corpus.problems
    assert problem.name == "b.txt"
    assert f"published on {later}, after {AS_OF}, the day the page speaks of" in problem.message
    assert f"--as-of {later}" in problem.hint
    assert corpus.sources[1].published is None  # ahead even of today: the date is wrong, not the source


def test_a_pages_own_date_after_the_day_of_the_page_counts_too(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        "<html><head><meta property='article:published_time' content='2024-06-20'></head><body><article>"
        "<p>The council of Holm has approved a bridge over the river.</p></article></body></html>",
        encoding="utf-8",
    )
    items = [Item(write(tmp_path / "b.txt")), Item(path)]
    corpus = read(items, as_of=date(2024, 6, 1), today=date(2025, 1, 1))
    assert [problem.name for problem in corpus.problems] == ["a.html"]


@pytest.mark.parametrize(
    ("day", "expected"), [(date(2024, 5, 30), date(2024, 5, 30)), (date(2024, 6, 2), None)]
)
def test_the_files_own_time_is_the_access_date_when_it_is_not_after_the_as_of_date(
    tmp_path: Path, day: date, expected: date | None
) -> None:
    path = write(tmp_path / "a.txt")
    moment = datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp()
    os.utime(path, (moment, moment))
    source = read([Item(path)], as_of=AS_OF).sources[0]
    assert (source.accessed, source.published) == (expected, None)


def test_a_wire_copy_with_another_headline_and_a_cut_end_is_the_same(tmp_path: Path) -> None:
    story = [
        f"In the year {year} the store held {year * 7} tonnes of grain from {year % 12} farms."
        for year in range(1990, 2020)
    ]
    one = write(tmp_path / "a.txt", "Grain Store To Grow\n\n" + "\n".join(story))
    two = write(tmp_path / "b.txt", "More Grain For All\n\n" + "\n".join(story[:25]))
    three = write(
        tmp_path / "c.txt", "\n".join(f"{BODY.strip()} It was the year {year}." for year in range(9))
    )
    corpus = read([Item(one), Item(two), Item(three)], as_of=AS_OF)
    assert [source.same_as for source in corpus.sources] == ["", "s1", ""]


def test_a_pdf_is_read_in_a_process_of_its_own(tmp_path: Path) -> None:
    locked = Path(__file__).with_name("locked.pdf")
    source = read([Item(locked, password="grain")], as_of=AS_OF).sources[0]  # noqa: S106 - of a test file
    assert source.text == "The ministers of the five countries met in the capital on Tuesday."
    assert source.blocks[0].place == "page 1"
    broken = tmp_path / "a.pdf"
    broken.write_bytes(b"%PDF-1.4 and nothing more")
    with pytest.raises(SourceError, match=r"a\.pdf: it is damaged or no PDF"):
        read([Item(broken)], as_of=AS_OF)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("20240512103030405060708090123456789 report.txt", "20240512103030405060708090123456789 report"),
        (
            "1_1_1_1_1_1_1_1_1_1_1_1_1_1_1_1_1_1_1_1_1_1_1_1_1_1_1_x.txt",
            "“The ministers of five countries met",
        ),
        ("download (3).txt", "“The ministers of five countries met"),
        ("2024-05-12.txt", "“The ministers of five countries met"),
        ("07 grainStore-in_Astana.txt", "Grain Store in Astana"),
    ],
)
def test_a_file_name_is_made_readable_or_passed_over(tmp_path: Path, name: str, title: str) -> None:
    source = read([Item(write(tmp_path / name))], as_of=AS_OF).sources[0]
    assert source.title.startswith(title)

"""What becomes of plain text files: headlines, headings, furniture, encodings, broken lines."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefgen.errors import SourceError
from briefgen.read import Item, Metadata, read

if TYPE_CHECKING:
    from briefgen.model import Corpus, Source

AS_OF = date(2024, 6, 1)
BODY = (
    "The ministers of five countries met in the capital on Tuesday to speak about the price of grain.\n"
    "They agreed that the store should hold forty thousand tonnes by the end of the year.\n"
)


def corpus(folder: Path, *texts: str | bytes, name: str = "note{}.txt") -> Corpus:
    items = []
    for number, text in enumerate(texts):
        path = folder / name.format(number)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        items.append(Item(path))
    return read(items, as_of=AS_OF)


def one(folder: Path, text: str | bytes, name: str = "note.txt") -> Source:
    return corpus(folder, text, name=name).sources[0]


def kinds(source: Source) -> list[str]:
    return [block.kind for block in source.blocks]


def words(source: Source, kind: str) -> list[str]:
    return [source.text[block.start : block.end] for block in source.blocks if block.kind == kind]


def test_a_headline_set_apart_by_a_blank_line_is_the_title(tmp_path: Path) -> None:
    source = one(tmp_path, f"Grain Store To Grow\n\n{BODY}")
    assert (source.title, source.title_given) == ("Grain Store To Grow", True)
    assert kinds(source) == ["title", "paragraph", "paragraph"]


def test_a_handling_mark_above_the_headline_is_no_headline_and_no_text(tmp_path: Path) -> None:
    (source,) = corpus(tmp_path, f"TLP:AMBER\n\nGrain store agreed\n\n{BODY}").sources
    assert source.title == "Grain store agreed"
    assert [(one.text, one.reason) for one in source.dropped] == [("TLP:AMBER", "handling mark")]


def test_a_first_line_with_a_full_stop_is_no_headline(tmp_path: Path) -> None:
    source = one(tmp_path, BODY, name="000_7b8c513eba1ab917.txt")
    assert kinds(source) == ["paragraph", "paragraph"]
    assert source.title == "“The ministers of five countries met in the capital on Tuesday to speak…”"
    assert not source.title_given


def test_a_file_name_that_says_something_is_the_title_of_last_but_one_resort(tmp_path: Path) -> None:
    source = one(tmp_path, BODY, name="grain_store-report (2).txt")
    assert (source.title, source.title_given) == ("Grain store report", False)


def test_a_short_line_before_body_text_is_a_heading(tmp_path: Path) -> None:
    source = one(tmp_path, f"{BODY}The Price\n{BODY}New path for grain\n{BODY}")
    assert words(source, "heading") == ["The Price", "New path for grain"]


def test_long_lines_without_full_stops_are_paragraphs(tmp_path: Path) -> None:
    line = (
        "the grain store in the capital holds forty thousand tonnes and will hold more by the end of the year"
    )
    source = one(tmp_path, "\n".join([line, f"{line} in the north", f"{line} in the south"]))
    assert kinds(source) == ["paragraph"] * 3


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("RELATED: Bread is dearer than ever", "related link"),
        ("Read more", "related link"),
        ("Photo: The grain store in March / Agency", "picture caption or credit"),
        ("Facebook Twitter LinkedIn WhatsApp", "share bar"),
        ("We use cookies to improve your experience on this site.", "cookie notice"),
        ("Subscribe to our newsletter for more stories like this.", "subscription prompt"),
        ("Harbour Emails Get the alerts of the harbour every evening.", "subscription prompt"),
        ("Tide Newsletter Sign up to have the tides of the week sent to you.", "subscription prompt"),
        ("Get our Daily Edition by email and never miss a story Free Sign Up", "subscription prompt"),
        ("Updated 3 hours ago", "time stamp"),
        ("Continue reading the main story", "continue-reading link"),
        ("Copyright 2024 The Grain Post. All rights reserved.", "copyright line"),
        ("(Reporting by A. Writer; Editing by B. Editor)", "editing credit"),
        ("Advertisement", "advertisement"),
        ("5 min read", "time stamp"),
    ],
)
def test_page_furniture_is_dropped_with_its_reason(tmp_path: Path, line: str, reason: str) -> None:
    source = one(tmp_path, f"{BODY}{line}\n{BODY}")
    assert [(item.text, item.reason) for item in source.dropped] == [(line, reason)]
    assert kinds(source) == ["paragraph"] * 4


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for the programme closed in May, the ministry said.",
        "Related talks on water were held in March.",
        "More than forty thousand tonnes were sold.",
        "Read out by the minister, the statement was short.",
        "Photographs of the store were shown to the ministers on Monday.",
        "Watch towers stand along the border.",
        "Home prices rose by 3 percent in April.",
        "Share prices of the three mills fell.",
        "Topics included grain, water and rail.",
    ],
)
def test_sentences_that_begin_like_furniture_are_kept(tmp_path: Path, line: str) -> None:
    source = one(tmp_path, f"{BODY}{line}\n{BODY}")
    assert line in words(source, "paragraph")
    assert source.dropped == ()


def test_a_headline_that_is_repeated_is_dropped_once(tmp_path: Path) -> None:
    source = one(tmp_path, f"Grain Store To Grow\n\nGrain Store to Grow\n\n{BODY}")
    assert [item.reason for item in source.dropped] == ["headline repeated"]
    assert words(source, "title") == ["Grain Store To Grow"]


def test_byline_and_date_line_become_metadata(tmp_path: Path) -> None:
    source = one(tmp_path, f"Grain Store To Grow\n\nBy Jane van Dijk\n12 May 2024\n\n{BODY}")
    assert (source.author, source.published) == ("Jane van Dijk", date(2024, 5, 12))
    assert kinds(source) == ["title", "paragraph", "paragraph"]


def test_a_dateline_gives_agency_and_date_and_is_not_part_of_the_sentence(tmp_path: Path) -> None:
    source = one(tmp_path, f"ASTANA, 12 May 2024 (Reuters) — {BODY}")
    assert (source.publisher, source.published) == ("Reuters", date(2024, 5, 12))
    assert words(source, "paragraph")[0].startswith("The ministers")


def test_a_dateline_without_a_year_dates_nothing(tmp_path: Path) -> None:
    source = one(tmp_path, f"ASTANA, May 12 (AP) - {BODY}")
    assert (source.publisher, source.published) == ("Associated Press", None)


def test_an_ambiguous_date_dates_nothing(tmp_path: Path) -> None:
    source = one(tmp_path, f"Grain Store To Grow\n\nPublished: 05/06/2023\n\n{BODY}")
    assert source.published is None


def test_spans_point_into_the_file_itself(tmp_path: Path) -> None:
    text = f"  Grain Store To Grow\r\n\r\n{BODY}"
    source = one(tmp_path, text)
    assert source.text == text.replace("\r\n", "\n")


def test_lines_broken_to_a_width_are_one_paragraph(tmp_path: Path) -> None:
    wrapped = (
        "The ministers of five countries met in the capital on Tuesday to\n"
        "speak about the price of grain and about the store, which should\n"
        "hold forty thousand tonnes by the end of the year.\n\n"
        "They will meet again in the autumn, when the harvest is in and the\n"
        "price is known.\n"
    )
    source = one(tmp_path, wrapped)
    assert len(source.blocks) == 2
    assert len(source.text) == len(wrapped)
    assert "on Tuesday to speak about" in source.text


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1252"]
)
def test_text_is_read_in_each_encoding(tmp_path: Path, encoding: str) -> None:
    source = one(
        tmp_path, f"{BODY}The café in Zürich sold bread for “three” euros – no more.\n".encode(encoding)
    )
    assert "café in Zürich sold bread for “three” euros – no more." in source.text


def test_broken_utf8_is_read_and_said_to_be_so(tmp_path: Path) -> None:
    source = one(
        tmp_path, f"{BODY}The café in Zürich sold bread.\n".encode() + b"A stray \xff byte is here.\n"
    )
    assert "café in Zürich" in source.text
    assert source.notes == ("1 byte is not valid UTF-8 and shown as \ufffd",)


def test_control_characters_that_xml_forbids_are_taken_out(tmp_path: Path) -> None:
    assert (
        "Ata\nshort line"
        in one(tmp_path, f"{BODY}A\x01t\x00a\x0bshort line of words is here.\n".replace("\x00", "")).text
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "it is empty"),
        (b"  \n\n ", "it is empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "it is a PNG image, not text"),
        (bytes(range(256)) * 40, "it is binary data, not text"),
        (b"The Forum\n\nThe Price\n\nNew Path\n", "it holds only headings, no sentence to cite"),
        (b"Read more\nAdvertisement\n", "it holds no text but page furniture"),
    ],
)
def test_what_can_not_be_used_is_said_in_one_line(tmp_path: Path, data: bytes, said: str) -> None:
    with pytest.raises(SourceError) as caught:
        one(tmp_path, data)
    assert caught.value.message == f"note.txt: {said}"
    assert caught.value.hint


def test_a_source_in_another_language_is_left_out_unless_it_is_forced(tmp_path: Path) -> None:
    german = "Die Minister der fünf Länder haben sich am Dienstag in der Hauptstadt getroffen und geredet."
    path = tmp_path / "a.txt"
    path.write_text(german)
    with pytest.raises(SourceError, match="it seems to be in German"):
        read([Item(path)], as_of=AS_OF)
    assert read([Item(path, Metadata(language="en"))], as_of=AS_OF).sources[0].text == german


def test_right_to_left_and_chinese_text_survives_when_it_is_forced(tmp_path: Path) -> None:
    text = "اجتمع الوزراء في العاصمة يوم الثلاثاء. 部长们星期二在首都开会。"
    path = tmp_path / "a.txt"
    path.write_text(text)
    assert read([Item(path, Metadata(language="ar"))], as_of=AS_OF).sources[0].text == text


def test_a_letterhead_is_no_headline_and_names_the_publisher(tmp_path: Path) -> None:
    head = "MINISTRY OF GRAIN AND BREAD\nPress release No. 7\n11 March 2024\n\nGrain store to grow\n\n"
    source = one(tmp_path, head + BODY)
    assert (source.title, source.publisher) == ("Grain store to grow", "Ministry of Grain and Bread")
    assert source.published == date(2024, 3, 11)
    assert {item.reason for item in source.dropped} == {"letterhead"}


@pytest.mark.parametrize(
    "line", ["Published on 8 January 2024", "8 January 2024", "Monday, 8 January 2024, 09:30 GMT"]
)
def test_a_line_that_is_a_date_dates_the_source(tmp_path: Path, line: str) -> None:
    assert one(tmp_path, f"Grain Store To Grow\n\n{line}\n\n{BODY}").published == date(2024, 1, 8)


def test_a_byline_with_a_paper_names_both(tmp_path: Path) -> None:
    source = one(tmp_path, f"Grain Store To Grow\n\nBy Jane Roe, Grain Courier\n\n{BODY}")
    assert (source.author, source.publisher) == ("Jane Roe", "Grain Courier")


def test_an_agency_alone_in_brackets_is_a_dateline(tmp_path: Path) -> None:
    source = one(tmp_path, f"Grain Store To Grow\n\n(Northern Press Service) – {BODY}")
    assert source.publisher == "Northern Press Service"
    assert words(source, "paragraph")[0].startswith("The ministers")


@pytest.mark.parametrize("dateline", ["(CNN)", "Holm (CNN)", "Holm, Norland (CNN)", "HOLM, Nor. (WHLM)"])
def test_a_dateline_without_a_dash_is_no_part_of_the_sentence(tmp_path: Path, dateline: str) -> None:
    source = one(tmp_path, f"Grain Store To Grow\n\n{dateline} {BODY}")
    assert source.publisher in {"CNN", "WHLM"}
    assert words(source, "paragraph")[0].startswith("The ministers")


@pytest.mark.parametrize(
    "opening",
    [
        "Cable News Network (CNN) President Ana Lund resigned on Monday.",
        "Holm Grain Union (HGU) Director Ana Lund resigned on Monday.",
        "Sen. Ana Lund (R-S.C.) resigned on Monday.",
    ],
)
def test_who_has_letters_in_brackets_behind_the_name_is_no_dateline(tmp_path: Path, opening: str) -> None:
    source = one(tmp_path, f"Grain Store To Grow\n\n{opening} {BODY}")
    assert words(source, "paragraph")[0].startswith(opening)


def test_a_large_first_letter_on_a_line_of_its_own_belongs_to_its_word(tmp_path: Path) -> None:
    text = "T\n\nhe council of Holm approved two ferries.\nIt met on Monday.\n\nA\n\nlate vote.\n"
    source = one(tmp_path, text)
    assert source.text.startswith("The council of Holm approved two ferries.\n")
    assert source.title != "T"
    assert source.text[-24:] == text[-24:]
    assert len(source.text) == len(text)

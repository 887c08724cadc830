"""Lines above and under a headline: who publishes, when, and which line is the headline."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from briefgen.read import Item, read
from briefgen.read.heads import head_line, is_opinion

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.model import Source

AS_OF = date(2026, 2, 21)
BODY = (
    "The grain store of Holm will be enlarged by a third before the harvest, and the works begin in May. "
    "The council approved the plan on Monday after a debate of four hours.\n\n"
    "The works cost 40 million crowns, of which the state pays a quarter, and take eleven months.\n"
)
TITLE = "Grain store: works to begin in May\n\n"


def one(folder: Path, text: str, name: str = "store.txt") -> Source:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read([Item(path)], as_of=AS_OF).sources[0]


@pytest.mark.parametrize(
    ("line", "publisher", "published"),
    [
        ("Bank of Corvale", "Bank of Corvale", None),
        ("Sund, 9 January 2026", "", date(2026, 1, 9)),
        ("Geneva/Nairobi, 4 January 2026", "", date(2026, 1, 4)),
        ("Done at Holm, 16 April 2025", "", date(2025, 4, 16)),
        ("The Holm Courier, 21 January 2026", "The Holm Courier", date(2026, 1, 21)),
        (
            "Report of the Auditor General of Holm — 24 November 2025",
            "Auditor General of Holm",
            date(2025, 11, 24),
        ),
        ("Minutes of the Primary Care Committee", "Primary Care Committee", None),
        ("Murray Institute policy note 2026/17", "Murray Institute", None),
        ("Situation Report No. 6 (as of 12 February 2026)", "", date(2026, 2, 12)),
        ("Flash Update No. 3 (as of 9 February 2026, 18:00 local time)", "", date(2026, 2, 9)),
        ("Statistical release, 17 February 2026, 9:30", "", date(2026, 2, 17)),
        ("Embargoed until 2 February 2026, 12:00", "", date(2026, 2, 2)),
        ("Statistical release GS-2026/Q1 · Embargo: 2 February 2026, 12:00", "", date(2026, 2, 2)),
        ("Corn Street 14, 13 January 2026", "", date(2026, 1, 13)),
        ("Date of notice: 3 February 2026", "", date(2026, 2, 3)),
        ("Embargo: 00.01 GMT, Thursday 5 February 2026", "", date(2026, 2, 5)),
        (
            "Grain Farmers' Association – Statement of 3 February 2026",
            "Grain Farmers' Association",
            date(2026, 2, 3),
        ),
        ("Centre for Grain, Policy Report 2026/3, March 2026", "Centre for Grain", None),
        ("PRESS RELEASE No. 14/2026", "", None),
        ("REPUBLIC OF HOLM", "", None),
        ("Friday, 13 February", "", date(2026, 2, 13)),
    ],
)
def test_a_line_of_the_head_says_who_publishes_and_when(
    line: str, publisher: str, published: date | None
) -> None:
    found = head_line(line, AS_OF)
    assert found is not None
    assert (found.publisher, found.published) == (publisher, published)


@pytest.mark.parametrize(
    "line",
    [
        "Meeting on 4 and 5 March 2026",
        "General election, 7 May 2026",
        "Paris Summit, 3 May 2024",
        "Executive summary",
        "Lower Masha",
        "Consumer prices, February 2026",
        "Court Rules Against Government",
        "Ministry of Trade Cuts Tariffs on Grain",
        "Parliament",
        "The council met on 4 March 2026.",
        "",
    ],
)
def test_a_line_that_says_anything_else_is_content(line: str) -> None:
    assert head_line(line, AS_OF) is None


def test_a_weekday_and_a_day_without_a_year_need_the_last_possible_day(tmp_path: Path) -> None:
    assert head_line("Friday, 13 February") is None
    assert one(tmp_path, f"Store to grow\n\nFriday, 13 February\n\n{BODY}").published == date(2026, 2, 13)


@pytest.mark.parametrize(
    "head",
    [
        "For immediate release\n\nGrain store: works to begin in May\n\nHolm, 12 January 2026. ",
        "REPUBLIC OF HOLM\nMINISTRY OF GRAIN\n\nFOR IMMEDIATE RELEASE\n\n"
        + TITLE
        + "Holm, 12 January 2026 – ",
        "Ministry of Grain\nPRESS RELEASE No. 14/2026\n\n" + TITLE + "(Holm, 12 January 2026) ",
        "Ministry of Grain\nEmbargoed until 12 January 2026, 12:00\n\n" + TITLE,
        "Ministry of Grain\nFor immediate use: 12 January 2026\n\n" + TITLE,
        "Ministry of Grain\nGrain store: works to begin in May\n12 January 2026\n\n",
        "Holm Builders plc\n" + TITLE.strip() + "\n12 January 2026\n\nHolm Builders said on Monday. ",
    ],
)
def test_the_headline_under_a_letterhead_is_the_title_and_its_day_the_day(tmp_path: Path, head: str) -> None:
    source = one(tmp_path, head + BODY)
    assert (source.title, source.published) == ("Grain store: works to begin in May", date(2026, 1, 12))
    first = next(block for block in source.blocks if block.kind == "paragraph")
    assert source.text[first.start :].startswith(("The grain store", "Holm Builders said"))


def test_a_paper_above_an_opinion_publishes_it_and_the_label_is_kept_apart(tmp_path: Path) -> None:
    source = one(tmp_path, f"The Holm Observer\nOpinion\n\nLet the store stand\nBy Karin Berg\n\n{BODY}")
    assert (source.publisher, source.title, source.author) == (
        "The Holm Observer",
        "Let the store stand",
        "Karin Berg",
    )
    assert [item.reason for item in source.dropped if is_opinion(item.text)] == ["label of an opinion"]


def test_an_agency_in_the_byline_publishes(tmp_path: Path) -> None:
    source = one(tmp_path, f"Grain store to grow\nBy Northern News Agency\n\n{BODY}")
    assert (source.publisher, source.author) == ("Northern News Agency", "")


def test_a_body_that_a_title_names_before_a_colon_publishes(tmp_path: Path) -> None:
    assert one(tmp_path, f"Transport Agency: Store reached by rail\n\n{BODY}").publisher == "Transport Agency"


def test_two_short_lines_at_the_top_of_a_markdown_file_stay_two(tmp_path: Path) -> None:
    text = f"Chamber of Commerce of the North\nTorne, 16 January 2026\n\n## Statement on the store\n\n{BODY}"
    source = one(tmp_path, text, "a.md")
    assert (source.publisher, source.published) == ("Chamber of Commerce of the North", date(2026, 1, 16))
    assert source.title == "Statement on the store"


def test_the_headline_of_a_page_is_never_taken_for_its_site(tmp_path: Path) -> None:
    page = (
        "<html><head><title>Rents up 4.1 per cent - Statistics Holm</title></head><body><header>"
        "<a href='/'>Statistics Holm</a></header><h1>Rents up 4.1 per cent</h1>"
        + "".join(f"<p>{line}</p>" for line in BODY.split("\n\n"))
        + "</body></html>"
    )
    assert one(tmp_path, page, "rents.html").publisher == "Statistics Holm"


def test_structured_data_name_the_publisher(tmp_path: Path) -> None:
    page = (
        '<html><head><title>Store to grow</title><script type="application/ld+json">'
        '{"@type":"NewsArticle","headline":"Store to grow","publisher":{"name":"Holm Times"}}</script></head>'
        "<body><h1>Store to grow</h1>"
        + "".join(f"<p>{line}</p>" for line in BODY.split("\n\n"))
        + "</body></html>"
    )
    assert one(tmp_path, page, "store.html").publisher == "Holm Times"


def test_of_copies_the_one_whose_day_is_known_is_read(tmp_path: Path) -> None:
    wire, paper = tmp_path / "a.txt", tmp_path / "b.txt"
    wire.write_text(f"Grain store to grow\n\nHOLM, Jan 12 (CNA) — {BODY}")
    paper.write_text(f"Grain store to grow by a third\n\n13 January 2026\n\n{BODY}")
    corpus = read([Item(wire), Item(paper)], as_of=AS_OF)
    assert [source.same_as for source in corpus.sources] == ["s2", ""]


def test_a_dateline_in_brackets_may_leave_the_year_to_the_line_above(tmp_path: Path) -> None:
    source = one(tmp_path, f"NEWS RELEASE 2 January 2026\n\nStore to grow\n\n(Esk, 2 January) {BODY}")
    first = next(block for block in source.blocks if block.kind == "paragraph")
    assert source.text[first.start :].startswith("The grain store")
    assert source.published == date(2026, 1, 2)


def test_the_day_behind_an_agency_in_a_dateline_is_that_of_publication(tmp_path: Path) -> None:
    found = one(tmp_path, f"{TITLE}HOLM (Coastal Press) - January 13, 2026 - {BODY}")
    assert (found.publisher, found.published) == ("Coastal Press", date(2026, 1, 13))


def test_a_paper_its_day_the_headline_and_the_byline_may_stand_in_lines_of_their_own(tmp_path: Path) -> None:
    head = "Port Holm Sentinel\nJanuary 8, 2026\nCouncil enlarges grain store after debate\n\n"
    found = one(tmp_path, f"{head}By Marcus Tillery, Staff Writer\n\n{BODY}")
    assert (found.publisher, found.published) == ("Port Holm Sentinel", date(2026, 1, 8))
    assert found.title == "Council enlarges grain store after debate"
    assert found.author.startswith("Marcus Tillery")


def test_a_byline_may_end_on_its_paper_and_its_day(tmp_path: Path) -> None:
    found = one(tmp_path, f"{TITLE}By Jane Roe, The Holm Courier, January 9, 2026\n\n{BODY}")
    assert (found.author, found.publisher, found.published) == (
        "Jane Roe",
        "The Holm Courier",
        date(2026, 1, 9),
    )

"""Whose paper it is: a body's name where the title stands, and the lines under a title that name a writer."""

# ruff: noqa: E501, TC001 - a head reads better unbroken; the source is made here
from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from docx import Document

from briefgen.model import Source
from briefgen.model.item import Item
from briefgen.read import read

TODAY = date(2026, 12, 1)
WE = (
    "We looked at 31 harbours between May and August. In nine of them we found no plan for a spill of oil.\n\n"
    "The ministry should ask each harbour for a plan by 1 July 2027.\n"
)
THEY = (
    "The office was founded in 1998 and has 140 posts. Critics say that it looks at too few harbours.\n\n"
    "The government wants to merge it with the coast guard in 2028, and has promised a bill by June.\n"
)


def source_of(text: str, folder: Path, name: str = "x7.md") -> Source:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read([Item(path)], as_of=TODAY).sources[0]


def shown(source: Source) -> str:
    return "\n".join(source.text[block.start : block.end] for block in source.blocks)


@pytest.mark.parametrize(
    ("head", "publisher", "title", "day"),
    [
        (
            "# Audit Office of Holm\n## Report 9/2026: spills of oil\n\nPublished 2 October 2026",
            "Audit Office of Holm",
            "Report 9/2026: spills of oil",
            date(2026, 10, 2),
        ),
        (
            "# Harbour Dues Commission (Holm)\n## Decision HDC/4: dues from 3 January 2027\nDate of decision: 6 November 2026",
            "Harbour Dues Commission (Holm)",
            "Decision HDC/4: dues from 3 January 2027",
            date(2026, 11, 6),
        ),
        (
            "# Friends of the Old Quay\n\n## Statement on oil in the old harbour\n\n12 November 2026",
            "Friends of the Old Quay",
            "Statement on oil in the old harbour",
            date(2026, 11, 12),
        ),
        (
            "# Old Quay and Mill Lane Residents' Action Group\n\n**STATEMENT, 12 November 2026 - for immediate release**",
            "Old Quay and Mill Lane Residents' Action Group",
            "Statement",
            date(2026, 11, 12),
        ),
        (
            "# AUDIT OFFICE OF HOLM\n\n3 November 2026\n\n## Spills of oil",
            "Audit Office of Holm",
            "Spills of oil",
            date(2026, 11, 3),
        ),
    ],
)
def test_a_body_that_heads_its_paper_is_the_publisher_and_not_the_title(
    head: str, publisher: str, title: str, day: date, tmp_path: Path
) -> None:
    one = source_of(f"{head}\n\n{WE}", tmp_path)
    assert (one.publisher, one.title, one.published) == (publisher, title, day)
    assert "In nine of them" in shown(one)


@pytest.mark.parametrize(
    "head", ["# The Harbour Office\n\n## How it came about", "# Harbour Office of Holm\n\n## What is planned"]
)
def test_a_body_that_a_text_is_about_is_its_title(head: str, tmp_path: Path) -> None:
    one = source_of(f"{head}\n\n{THEY}", tmp_path)
    assert (one.publisher, one.title) == ("", head.partition("\n")[0][2:])


@pytest.mark.parametrize(
    "head",
    [
        "# Civic Community\n\n## Why it matters",
        "# Future of the Harbour Office\n\n## Why it matters",
        "# Reforming the Harbour Office\n\n## Review of the law\n\n3 May 2026",
        "# The Harbour Office\n\n## What the office does",
        "# Harbour Office of Holm\n\n## What the office does",
    ],
)
def test_a_headline_over_a_text_that_says_we_is_nobody(head: str, tmp_path: Path) -> None:
    one = source_of(f"{head}\n\n{WE}\nWe think the office is too small.\n", tmp_path)
    assert (one.publisher, one.title) == ("", head.partition("\n")[0].removeprefix("# "))


def test_a_byline_is_no_pair_of_names(tmp_path: Path) -> None:
    one = source_of(f"# Oil in the harbours\n\nOpinion\nBy Ruth Keller\n\n{WE}", tmp_path)
    assert one.author == "Ruth Keller"


def test_a_section_is_no_title_of_a_paper(tmp_path: Path) -> None:
    one = source_of(f"# Audit Office of Holm\n\n## Summary\n\n{WE}", tmp_path)
    assert (one.publisher, one.title) == ("Audit Office of Holm", "Audit Office of Holm")


def test_a_paper_in_word_is_headed_likewise(tmp_path: Path) -> None:
    paper = Document()
    paper.add_paragraph("Audit Office of Holm", style="Title")
    paper.add_heading("Follow-up audit of the harbours", 1)
    for line in WE.strip().split("\n\n"):
        paper.add_paragraph(line)
    paper.save(str(tmp_path / "x7.docx"))
    (one,) = read([Item(tmp_path / "x7.docx")], as_of=TODAY).sources
    assert (one.publisher, one.title) == ("Audit Office of Holm", "Follow-up audit of the harbours")


@pytest.mark.parametrize(
    ("title", "publisher"),
    [
        ("Velm Ports: response to the consultation on spills", "Velm Ports"),
        ("Velm Ports: Submission to the inquiry concerning spills", "Velm Ports"),
        ("Harbour Plans: response to the consultation on spills", ""),
        ("Wider Access: response to the consultation on spills", ""),
        ("Velm Ports: response to the consultation", ""),
        ("Velm Ports: what the consultation says about spills", ""),
    ],
)
def test_who_responds_stands_before_the_response(title: str, publisher: str, tmp_path: Path) -> None:
    one = source_of(
        f"# {title}\n\n*Document reference VP-26-04. Published 30 September 2026.*\n\n{WE}", tmp_path
    )
    assert (one.publisher, one.title, one.published) == (publisher, title, date(2026, 9, 30))


@pytest.mark.parametrize("name", ["x7.md", "x7.txt"])
@pytest.mark.parametrize(
    ("line", "publisher", "author", "day"),
    [
        (
            "Independent review for the Holm Treasury by Castle Economics. Final, 13 November 2026",
            "Castle Economics",
            "",
            date(2026, 11, 13),
        ),
        ("A study for the Port of Holm prepared by Sund Associates", "Sund Associates", "", None),
        ("Report by the Institute for Harbours, 4 May 2026", "Institute for Harbours", "", date(2026, 5, 4)),
        ("Study by Karin Moe and Ulf Sand, 4 May 2026", "", "Karin Moe and Ulf Sand", date(2026, 5, 4)),
    ],
)
def test_who_made_a_review_stands_under_its_title(  # noqa: PLR0913, PLR0917 - a row each
    line: str, publisher: str, author: str, day: date | None, name: str, tmp_path: Path
) -> None:
    mark = "# " if name.endswith("md") else ""
    one = source_of(f"{mark}Oil in the harbours: a second look\n\n{line}\n\n{WE}", tmp_path, name)
    assert (one.publisher, one.author, one.published) == (publisher, author, day)
    assert one.title == "Oil in the harbours: a second look"


def test_a_sentence_that_ends_on_who_did_it_is_text(tmp_path: Path) -> None:
    line = "The harbours were told of the report by Castle Economics."
    one = source_of(f"# Oil in the harbours\n\n{line}\n\n{THEY}", tmp_path)
    assert one.publisher == ""
    assert line in shown(one)


def test_who_wrote_a_working_paper_stands_beside_its_series(tmp_path: Path) -> None:
    head = "# Dear and dirty: oil in the harbours\n\n**Institute for Harbours, Working Paper 31**\n*Karin Moe and Ulf Sand*"
    one = source_of(f"{head}\n\n{WE}", tmp_path)
    assert (one.publisher, one.author) == ("Institute for Harbours", "Karin Moe and Ulf Sand")
    assert "Karin Moe" not in shown(one)


def test_words_of_the_text_are_no_persons(tmp_path: Path) -> None:
    head = "# Dear and dirty\n\n**Institute for Harbours, Working Paper 31**\n*Harbours and Plans*"
    assert source_of(f"{head}\n\n{WE}", tmp_path).author == ""


@pytest.mark.parametrize(
    ("title", "first", "publisher"),
    [
        (
            "Open letter: plans first",
            "We are mayors of nine towns around Holm.",
            "Mayors of nine towns around Holm",
        ),
        ("Open letter: plans first", "We are in favour of a plan.", ""),
        ("Plans first", "We are mayors of nine towns around Holm.", ""),
    ],
)
def test_an_open_letter_may_say_who_we_are(title: str, first: str, publisher: str, tmp_path: Path) -> None:
    one = source_of(f"# {title}\n\n{first} {WE}", tmp_path)
    assert one.publisher == publisher


def test_a_committee_writes_and_not_its_house(tmp_path: Path) -> None:
    head = "SENATE OF HOLM\nCOMMITTEE ON HARBOURS\nFourth Report of Session 2026-27\nOIL AND THE HARBOURS\nPublished 22 October 2026"
    one = source_of(f"{head}\n\n{WE}", tmp_path, "x7.txt")
    assert (one.publisher, one.title) == ("Committee on Harbours, Senate of Holm", "OIL AND THE HARBOURS")


@pytest.mark.parametrize(
    ("line", "author", "publisher"),
    [
        ("By Jonas Ferrin, Sund and Northern Report", "Jonas Ferrin", "Sund and Northern Report"),
        ("By Jonas Ferrin, Political Correspondent", "Jonas Ferrin, Political Correspondent", ""),
    ],
)
def test_what_a_writer_writes_for_stands_behind_his_name(
    line: str, author: str, publisher: str, tmp_path: Path
) -> None:
    one = source_of(f"# Oil in the harbours\n\n{line}\n10 November 2026\n\n{THEY}", tmp_path)
    assert (one.author, one.publisher, one.published) == (author, publisher, date(2026, 11, 10))


@pytest.mark.parametrize(
    ("head", "publisher"),
    [
        (
            "# Parliament of Holm\n\n## Finance Committee, Third Report of Session 2026\n\n# Report on the spills of oil in the harbours for 2027\n\n*Agreed 3 November 2026*",
            "Finance Committee, Parliament of Holm",
        ),
        (
            "ASSEMBLY OF HOLM\nCOMMITTEE ON FISHERIES\n\nReport on the spills of oil in the harbours for 2027\nOrdered to be printed 3 November 2026",
            "Committee on Fisheries, Assembly of Holm",
        ),
    ],
)
def test_a_committee_writes_within_its_house_on_the_day_it_agreed(
    tmp_path: Path, head: str, publisher: str
) -> None:
    source = source_of(f"{head}\n\n{WE}", tmp_path, "x7.md" if head.startswith("#") else "x7.txt")
    assert (source.publisher, source.title) == (
        publisher,
        "Report on the spills of oil in the harbours for 2027",
    )
    assert source.published == date(2026, 11, 3)

"""The month of a report, its title and its publisher where papers of many kinds keep them."""

# ruff: noqa: E501, TC001 - a head reads better unbroken; the source is made here
from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from briefgen.model import Source
from briefgen.model.item import Item
from briefgen.read import read

AS_OF = date(2026, 11, 22)
BODY = """The council of Holm approved 40 million euros for two electric ferries after a debate of four hours.

The ferries replace boats that were built in 1978. They will carry 300 passengers each from 2028 on.

Fares stay as they are until then. The council will decide on the piers in the spring of 2027.
"""


def read_one(path: Path) -> Source:
    return read([Item(path)], as_of=AS_OF).sources[0]


def source_of(tmp_path: Path, text: str, name: str = "x7.txt") -> Source:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_one(path)


# ---------------------------------------------------------------- months


@pytest.mark.parametrize(
    "head",
    [
        "# Late again: trains in the north\n\nWorking paper 12/2026\n\nJune 2026",
        "# Late again: trains in the north\n\nAnnual monitoring report June 2026",
        "# Late again: trains in the north\n\nHolm Institute | June 2026",
        "# Late again: trains in the north\n\nPolicy brief, June 2026",
    ],
)
def test_the_month_under_the_title_of_a_report_is_known_as_a_month(head: str, tmp_path: Path) -> None:
    source = source_of(tmp_path, f"{head}\n\n{BODY}", "x7.md")
    assert (source.published, source.month) == (None, date(2026, 6, 1))


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("# Consumer prices in Holm\n\nJune 2026", BODY),  # the month that is measured
        ("# Monthly monitor of the ferries\n\nJune 2026", BODY),
        (
            "# Late again: trains in the north\n\nJune 2026",
            f"In June 2026 one train in three was late. {BODY}",
        ),
        ("# Late again: trains in the north\n\nJune 2027", BODY),  # lies ahead
        ("# Ferry conference\n\nJune 2026", BODY),  # takes place then
        ("# Late again: trains in the north\n\nJanuary to June 2026", BODY),
        ("# Late again: trains in the north\n\nApril 2026 | June 2026", BODY),
    ],
)
def test_a_month_that_may_be_another_than_that_of_publication_is_none(
    head: str, body: str, tmp_path: Path
) -> None:
    source = source_of(tmp_path, f"{head}\n\n{body}", "x7.md")
    assert (source.published, source.month) == (None, None)


def test_a_day_goes_before_a_month(tmp_path: Path) -> None:
    source = source_of(
        tmp_path, f"# Late again: trains\n\nJune 2026\n\nPublished: 9 June 2026\n\n{BODY}", "x7.md"
    )
    assert (source.published, source.month) == (date(2026, 6, 9), None)


# ---------------------------------------------------------------- titles and publishers


def test_a_gazette_a_judgment_a_question_and_a_transcript_have_their_own_titles(tmp_path: Path) -> None:
    gazette = f"""OFFICIAL GAZETTE
of the Republic of Valdoria

No. 214                    Friday, 13 November 2026                    Part I

                      GOVERNMENT ORDER No. 1088
            on the suspension of customs duties on ferries

{BODY}"""
    found = source_of(tmp_path, gazette)
    assert found.publisher == "Official Gazette of the Republic of Valdoria"
    assert found.published == date(2026, 11, 13)
    assert found.title == "GOVERNMENT ORDER No. 1088 on the suspension of customs duties on ferries"

    judgment = f"""Case No: CO/1123/2026

IN THE HIGH COURT OF NORTHMERE
ADMINISTRATIVE DIVISION

Date: 13/11/2026

Between:

RIVERS TRUST          Claimant
- and -
THE ENVIRONMENT AUTHORITY          Defendant

{BODY}"""
    found = source_of(tmp_path, judgment)
    assert (found.title, found.publisher, found.published) == (
        "RIVERS TRUST v THE ENVIRONMENT AUTHORITY",
        "High Court of Northmere",
        date(2026, 11, 13),
    )

    question = f"Ferries: Subsidies\nQuestion for Department of Transport\n\nUIN 84512, tabled on 3 November 2026\n\nAnswered on\n11 November 2026\n\n{BODY}"
    found = source_of(tmp_path, question)
    assert (found.title, found.publisher, found.published) == (
        "Ferries: Subsidies",
        "Department of Transport",
        date(2026, 11, 11),
    )

    transcript = f"Transcript\n\nPress conference by the Governor\nSund, 9 November 2026\n\n{BODY}"
    assert source_of(tmp_path, transcript).title == "Press conference by the Governor"


def test_the_menu_above_a_page_that_was_saved_as_text_is_no_title(tmp_path: Path) -> None:
    menu = (
        "Home\nEnvironment\nWater\n\nNews story\nReservoir levels in the east fall to lowest since 1995\n\n"
    )
    lead = "Four companies have been asked to bring forward their drought plans.\n\n"
    found = source_of(tmp_path, menu + lead + BODY)
    assert found.title == "Reservoir levels in the east fall to lowest since 1995"
    assert found.publisher == ""
    gone = [one.text for one in found.dropped if one.reason == "navigation"]
    assert gone == ["Home", "Environment", "Water", "News story"]
    trail = "Home > Environment > Water\nReservoir levels in the east fall to lowest since 1995\n\n"
    assert source_of(tmp_path, trail + lead + BODY).title == found.title


def test_whom_to_call_is_no_title(tmp_path: Path) -> None:
    head = "FOR IMMEDIATE RELEASE                    11/13/2026\nContact: Dana Whitfield, 555-0147\n\nState Commission Approves Ferries\n\n"
    found = source_of(tmp_path, head + BODY)
    assert (found.title, found.published) == ("State Commission Approves Ferries", date(2026, 11, 13))


@pytest.mark.parametrize(
    ("header", "footer", "told"),
    [
        ("Meridian Institute", "Policy Brief No. 8 | October 2026", ("Meridian Institute", None, date(2026, 10, 1))),
        ("Bulletin 27/2026 | Released 5 November 2026", "Fisheries Office | www.fish.example | Page 1", ("Fisheries Office", date(2026, 11, 5), None)),
        ("22 November 2026", "Page 1 of 3", ("", None, None)),  # Word writes today there
        ("Ministry of Ports", "Bank of Holm", ("", None, None)),  # who of the two?
        ("Funded by the Ministry of Ports", "", ("", None, None)),
    ],
)  # fmt: skip
def test_headers_and_footers_tell_the_publisher_and_the_issue(
    header: str, footer: str, told: tuple[str, date | None, date | None], tmp_path: Path
) -> None:
    paper = Document()
    paper.sections[0].header.paragraphs[0].text = header
    paper.sections[0].footer.paragraphs[0].text = footer
    paper.add_paragraph("Two ferries for the sound", style="Title")
    for line in BODY.split("\n\n"):
        paper.add_paragraph(line)
    found = _saved(paper, tmp_path)
    assert (found.publisher, found.published, found.month) == told


def _saved(paper: object, tmp_path: Path) -> Source:
    data = io.BytesIO()
    paper.save(data)  # type: ignore[attr-defined]
    path = tmp_path / "x7.docx"
    path.write_bytes(data.getvalue())
    return read_one(path)

"""The day of a paper: behind its kind, behind a label, or behind what was done with it on that day."""

# ruff: noqa: E501, TC001 - a row of a test reads better unbroken; the source is made here
from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from docx import Document

from briefgen.model import Source
from briefgen.read import Item, read

AS_OF = date(2026, 11, 22)
PROSE = (
    "The agency spent 14 million crowns on its new ferries and had no plan for the winter, when the ice is thick.\n\n"
    "Two of the ferries lay in the yard for most of the season, and the fares rose by 6 per cent all the same.\n"
)


def of_text(folder: Path, text: str, name: str = "x7.txt") -> Source:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    (found,) = read([Item(path)], as_of=AS_OF).sources
    return found


def of_word(folder: Path, title: str, *lines: str) -> Source:
    paper = Document()
    paper.add_heading(title, 0)
    for line in (*lines, *PROSE.split("\n\n")):
        paper.add_paragraph(line)
    path = folder / "x7.docx"
    paper.save(str(path))
    (found,) = read([Item(path)], as_of=AS_OF).sources
    return found


@pytest.mark.parametrize(
    "line",
    [
        "Compliance audit report, 26 June 2026",
        "Follow-up inspection report | 26 June 2026",
        "Laid before the House of Deputies on 26 June 2026",
        "Presented to Parliament by the Minister of Transport, 26 June 2026",
        "Tabled in the Senate on 26 June 2026",
        "Submitted to the Committee on Fisheries on 26 June 2026",
        "Statistics bulletin, 26 June 2026",
        "Ferry Statistics Service, statistics bulletin, 26 June 2026",
        "Adopted by the Board on 26 June 2026",
        "Board meeting in public, 26 June 2026, Guildhall",
        "Meeting of the Council, 26 June 2026",
        "Release date: 26 June 2026, 9.30am",
        "Laid: 26 June 2026",
        "Date tabled: 26 June 2026",
        "Special audit report No. 14/2026, 26 June 2026",
        "Prisons inspection report, 26 June 2026",
        "Ferry Statistics Service, quarterly statistics, 26 June 2026",
        "Statistics release, published 9.30 am, 26 June 2026",
        "White paper presented to Parliament by the Minister of Ports, 26 June 2026",
        "Version 2.1, approved by the Executive Board on 26 June 2026",
        "Laid on 26 June 2026 pursuant to section 9 of the Audit Act",
    ],
)
def test_a_line_of_a_paper_and_its_day_dates_it(line: str, tmp_path: Path) -> None:
    found = of_word(tmp_path, "Ferries in winter", line)
    assert (found.published, found.title) == (date(2026, 6, 26), "Ferries in winter")
    assert line in [one.text for one in found.dropped]


@pytest.mark.parametrize(
    "line",
    [
        "Petition presented, 26 June 2026, by 400 skippers of the coast",
        "Ferry accident, 26 June 2026",
        "The report was laid before the House of Deputies on 26 June 2026.",
        "Royal decree, 26 June 2026",
        "Presented with the award of the year on 26 June 2026",
        "Report due 26 June 2026",
        "Next board meeting, 26 June 2026",
        "Invitation to the board meeting in public, 26 June 2026",
        "Inspection visit, 26 June 2026",
        "Statutory audit report, year ended 26 June 2026",
        "Laid up on 26 June 2026",
        "Fire in the ferry terminal, 26 June 2026",
        "The next board meeting in public is on 26 June 2026",
    ],
)
def test_a_day_on_which_something_else_took_place_dates_nothing(line: str, tmp_path: Path) -> None:
    assert of_word(tmp_path, "Ferries in winter", line).published is None


def test_the_body_that_released_a_paper_is_named_behind_the_day(tmp_path: Path) -> None:
    found = of_word(
        tmp_path, "Ferries in winter", "Released on 26 June 2026 by the Statistics Office of Sund"
    )
    assert (found.publisher, found.published) == ("Statistics Office of Sund", date(2026, 6, 26))


def test_the_kind_of_report_above_a_title_is_none(tmp_path: Path) -> None:
    head = "NATIONAL AUDIT OFFICE OF SUND\nPerformance audit report\n26 June 2026\n\nFerries in winter\n\n"
    found = of_text(tmp_path, head + PROSE)
    assert (found.title, found.published) == ("Ferries in winter", date(2026, 6, 26))


def test_the_day_of_publication_goes_before_the_one_on_which_a_paper_was_laid(tmp_path: Path) -> None:
    found = of_word(
        tmp_path, "Ferries in winter", "Laid before the Senate on 20 June 2026", "Published: 26 June 2026"
    )
    assert found.published == date(2026, 6, 26)


def test_a_question_is_not_of_the_day_on_which_it_was_tabled(tmp_path: Path) -> None:
    found = of_word(tmp_path, "Ferries in winter", "Written question 4512", "Tabled on: 26 June 2026")
    assert found.published is None


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Follow-up audit report, 26 June 2026", date(2026, 6, 26)),
        ("Laid before the Senate on 26 June 2026", date(2026, 6, 26)),
        ("Next release: 26 June 2026", None),
        ("Previous bulletin, 26 June 2026", None),
    ],
)
def test_so_it_is_on_a_web_page_where_the_next_paper_has_its_own_day(
    line: str, published: date | None, tmp_path: Path
) -> None:
    prose = "".join(f"<p>{one}</p>" for one in (PROSE + PROSE.replace("ferries", "boats")).split("\n\n"))
    page = f"<html><head><title>Ferries in winter</title></head><body><h1>Ferries in winter</h1><div><p>{line}</p>{prose}</div></body></html>"
    assert of_text(tmp_path, page, "x7.html").published == published


def test_labels_in_bold_on_lines_of_a_markdown_file_are_read_each(tmp_path: Path) -> None:
    head = "# Ferries in winter\n\n**Publisher:** Holm Statistics Office\n**Release date:** 26 June 2026, 11am\n**Reference:** HSO-26\n\n"
    found = of_text(tmp_path, head + PROSE, "x7.md")
    assert (found.title, found.publisher, found.published) == (
        "Ferries in winter",
        "Holm Statistics Office",
        date(2026, 6, 26),
    )
    assert not any("Reference" in found.text[one.start : one.end] for one in found.blocks)


COUNTRY = "FERRY AUTHORITY OF {country}\nTRAFFIC BULLETIN\nIssued: 10/06/2026\n\n"
WORDS = "Fares rose on {first}, and again on {second}. The line to Lund closed on {third}.\n\n"
DAY_FIRST = WORDS.format(first="2 May 2026", second="31 May 2026", third="1 March")
MONTH_FIRST = WORDS.format(first="May 2, 2026", second="May 31, 2026", third="March 1")


@pytest.mark.parametrize(
    ("country", "days", "published"),
    [
        ("KENYA", DAY_FIRST, date(2026, 6, 10)),
        ("IRELAND", DAY_FIRST, date(2026, 6, 10)),
        ("KENYA", MONTH_FIRST, None),
        ("KENYA", "", None),
        ("HOLM", DAY_FIRST, None),
        ("THE UNITED STATES", DAY_FIRST, None),
    ],
)
def test_a_day_in_numbers_is_read_where_the_country_and_the_other_days_tell_its_order(
    country: str, days: str, published: date | None, tmp_path: Path
) -> None:
    text = COUNTRY.format(country=country) + days + PROSE
    assert of_text(tmp_path, text).published == published

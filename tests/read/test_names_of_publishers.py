"""Who publishes: in a label, in a mail's head, on a letterhead, at the end of a page's title and in its header."""

# ruff: noqa: E501, TC001 - a head reads better unbroken; the source is made here
from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from briefgen.model import Source
from briefgen.read import Item, read

AS_OF = date(2026, 11, 22)
PROSE = (
    "The council of Holm approved 40 million euros for two electric ferries after a debate of four hours.\n\n"
    "The ferries replace boats that were built in 1978. They will carry 300 passengers each from 2028 on.\n\n"
    "Fares stay as they are until then. The council will decide on the piers in the spring of 2027.\n"
)
WE = "We ask the council to wait. Our 40 members run the piers, and we were not heard.\n\n"


def of_text(folder: Path, text: str, name: str = "x7.txt") -> Source:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    (found,) = read([Item(path)], as_of=AS_OF).sources
    return found


def of_page(folder: Path, head: str, top: str, below: str = "") -> Source:
    prose = "".join(f"<p>{line}</p>" for line in PROSE.split("\n\n"))
    page = f"<html><head>{head}</head><body>{top}<div>{below}{prose}{prose}</div></body></html>"
    return of_text(folder, page, "x7.html")


@pytest.mark.parametrize(
    ("head", "publisher", "title"),
    [
        ("Source: Sund News Agency\nDate: Wednesday 11 November 2026\nHeadline: Two ferries for Holm\n\n", "Sund News Agency", "Two ferries for Holm"),
        ("Title: Two ferries for Holm\nPublisher: Sund Herald\nDate: 11 November 2026\n\n", "Sund Herald", "Two ferries for Holm"),
    ],
)  # fmt: skip
def test_labels_above_a_text_are_no_title_and_tell_who_publishes(
    head: str, publisher: str, title: str, tmp_path: Path
) -> None:
    found = of_text(tmp_path, head + PROSE)
    assert (found.publisher, found.title, found.published) == (publisher, title, date(2026, 11, 11))
    assert found.text[found.blocks[0].start :].startswith("The council")


MAIL = "From: {sender}\nDate: Fri, 13 Nov 2026 09:12:44 +0200\nSubject: {subject}\n\nDear all,\n\n{text}Kind regards,\nLena Oster\nDirector\n"


@pytest.mark.parametrize(
    ("sender", "subject", "publisher"),
    [
        ("Fair Piers Initiative Sund <info@piers.example>", "Two ferries for Holm", "Fair Piers Initiative Sund"),
        ("Sund Pier Owners' Association <lena.oster@piers.example>", "Two ferries for Holm", "Sund Pier Owners' Association"),
        ("Lena Oster <lena.oster@piers.example>", "Two ferries for Holm", ""),
        ("Press office <press@piers.example>", "Two ferries for Holm", ""),
        ("Fair Piers Initiative Sund <info@piers.example>", "Fwd: Two ferries for Holm", ""),
    ],
)  # fmt: skip
def test_an_organisation_in_the_head_of_a_mail_that_was_saved_as_text_publishes(
    sender: str, subject: str, publisher: str, tmp_path: Path
) -> None:
    found = of_text(tmp_path, MAIL.format(sender=sender, subject=subject, text=WE + PROSE))
    assert (found.publisher, found.author) == (publisher, "Lena Oster")


LETTER = "{head}\nQuay Street 4, 1040 Sund\n\nSund, 13 November 2026\n\nTo: Ms Anna Lind, Minister of Transport\nRe: {about}\n\nDear Minister,\n\n{text}Yours faithfully,\nLena Oster\nManaging Director\n"


@pytest.mark.parametrize(
    ("head", "publisher"),
    [
        ("Pier Owners Sund asbl/vzw", "Pier Owners Sund"),
        ("Pier Owners Sund e.V.", "Pier Owners Sund"),
        ("Sund Quays Ltd", "Sund Quays Ltd"),
        ("Federation of Ferry Towns", "Federation of Ferry Towns"),
    ],
)
def test_a_letter_is_by_the_body_of_its_letterhead_and_called_a_letter(
    head: str, publisher: str, tmp_path: Path
) -> None:
    text = LETTER.format(head=head, about="Order of 12 May 2026 on ferries", text=WE + PROSE)
    found = of_text(tmp_path, text)
    assert (found.publisher, found.author) == (publisher, "Lena Oster")
    assert (found.title, found.published) == (
        "Letter on “Order of 12 May 2026 on ferries”",
        date(2026, 11, 13),
    )


def test_what_a_letter_says_that_it_is_stays_its_title(tmp_path: Path) -> None:
    text = LETTER.format(head="Sund Quays Ltd", about="Objection to the order on ferries", text=WE + PROSE)
    assert of_text(tmp_path, text).title == "Objection to the order on ferries"


def test_the_line_under_the_greeting_is_what_a_letter_is_about(tmp_path: Path) -> None:
    text = f"SUND PIER ALLIANCE\n4 Quay Street, Sund\n\n13 November 2026\n\nDear Minister\n\nTwo ferries for Holm\n\n{WE}{PROSE}Yours sincerely\n\nLena Oster\n"
    found = of_text(tmp_path, text)
    assert (found.title, found.title_given) == ("Letter on “Two ferries for Holm”", True)


def test_the_title_of_a_letter_goes_before_the_line_under_its_greeting(tmp_path: Path) -> None:
    text = f"Piers for all of Sund\n\nDear Minister,\n\nTwo ferries for Holm\n\n{WE}{PROSE}Yours sincerely\n\nLena Oster\n"
    assert of_text(tmp_path, text).title == "Piers for all of Sund"


@pytest.mark.parametrize(
    ("title", "publisher"),
    [
        ("Two ferries for Holm - Ministry of Transport of the Kingdom of Sund", "Ministry of Transport of the Kingdom of Sund"),
        ("Two ferries for Holm – Ministry of Ports, Fisheries and the Blue Economy", "Ministry of Ports, Fisheries and the Blue Economy"),
        ("Two ferries for Holm - pictures, maps and what the council said of them", ""),
    ],
)  # fmt: skip
@pytest.mark.parametrize("rank", ["h1", "h2"])
def test_the_body_at_the_end_of_a_pages_title_publishes_however_long_its_name(
    title: str, publisher: str, rank: str, tmp_path: Path
) -> None:
    found = of_page(tmp_path, f"<title>{title}</title>", "", f"<{rank}>Two ferries for Holm</{rank}>")
    assert found.publisher == publisher


@pytest.mark.parametrize(
    ("top", "publisher"),
    [
        ('<div class="header"><span>Government of Sund</span> <span>Ministry for Ports and the Blue Economy</span></div>', "Ministry for Ports and the Blue Economy"),
        ("<header>Kingdom of Sund | Ministry of Ports | EN | FR</header>", "Ministry of Ports"),
        ('<div id="masthead"><a href="/">Port Authority of Sund</a></div>', "Port Authority of Sund"),
        ('<header><nav><ul><li><a href="/m">The Ministry</a></li><li>Court of Audit</li></ul></nav></header>', ""),
        ('<div class="sidebar"><span>Ministry of Ports</span></div>', ""),
        ('<div class="topbar"><a href="/topics/court-of-appeal">Court of Appeal</a></div>', ""),
        ('<header><a href="/">Court of Audit</a> <span>Court of Appeal</span></header>', ""),
    ],
)  # fmt: skip
def test_the_body_in_the_header_of_a_page_publishes(top: str, publisher: str, tmp_path: Path) -> None:
    found = of_page(tmp_path, "<title>Two ferries for Holm</title>", top, "<h1>Two ferries for Holm</h1>")
    assert found.publisher == publisher


def test_a_domain_gives_way_to_the_department_that_a_page_is_from(tmp_path: Path) -> None:
    below = "<h1>Two ferries for Holm</h1><div>From: Department of Ports, Fisheries and Coasts</div><div>Published on: 3 November 2026</div>"
    found = of_page(tmp_path, "<title>sund.example - Two ferries for Holm</title>", "", below)
    assert found.publisher == "Department of Ports, Fisheries and Coasts"


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("<dl><dt>From:</dt><dd>Department for Ports</dd><dt>Published</dt><dd>3 November 2026</dd></dl>", "Department for Ports"),
        ("<div>Published by: Sund Port Authority</div>", "Sund Port Authority"),
        ("<div>From: Monday to Friday</div>", "sund.example"),
    ],
)  # fmt: skip
def test_a_line_or_two_cells_above_the_text_say_whom_a_page_is_from(
    line: str, publisher: str, tmp_path: Path
) -> None:
    title = "<title>sund.example - Two ferries for Holm</title>"
    assert of_page(tmp_path, title, "", f"<h1>Two ferries for Holm</h1>{line}").publisher == publisher


def test_the_author_of_a_page_that_is_a_body_keeps_its_whole_name(tmp_path: Path) -> None:
    head = '<title>Two ferries for Holm | SAPF</title><meta name="author" content="Sund Agency for Ports and Fisheries">'
    assert of_page(tmp_path, head, "", "<h1>Two ferries for Holm</h1>").author in {
        "",
        "Sund Agency for Ports and Fisheries",
    }


def test_those_who_met_are_named_in_capitals_above_their_minutes(tmp_path: Path) -> None:
    head = "FERRY USERS STAKEHOLDER FORUM\n\nMinutes of the meeting held on Tuesday 10 November 2026, Pier House, Sund\n\nPresent: A. Lind (Chair), L. Oster (Pier Owners)\n\n"
    found = of_text(tmp_path, head + PROSE, "x7.md")
    assert (found.publisher, found.title, found.published) == (
        "Ferry Users Stakeholder Forum",
        "Minutes of the meeting held on Tuesday 10 November 2026",
        date(2026, 11, 10),
    )


def test_a_stamp_above_minutes_names_nobody(tmp_path: Path) -> None:
    head = "DRAFT SUBJECT TO APPROVAL\n\nMinutes of the meeting held on Tuesday 10 November 2026\n\n"
    assert of_text(tmp_path, head + PROSE, "x7.md").publisher == ""


def test_letters_in_a_dateline_are_the_agency_whose_name_stands_above(tmp_path: Path) -> None:
    head = "Two ferries for Holm\nPublished: 18 Nov 2026 16:42 CET\nAgence Sundoise\n\nHOLM (AS) – "
    found = of_text(tmp_path, head + PROSE)
    assert found.publisher == "Agence Sundoise"
    assert not any("Agence" in found.text[one.start : one.end] for one in found.blocks)


def test_a_name_in_capitals_keeps_the_capital_behind_a_hyphen(tmp_path: Path) -> None:
    head = "KINGDOM OF SUND\nOFFICE OF THE AUDITOR-GENERAL\n\nTwo ferries for Holm\n\n13 November 2026\n\n"
    assert of_text(tmp_path, head + PROSE).publisher == "Office of the Auditor-General"


@pytest.mark.parametrize(
    "slug", ["UPDATE 1 - ", "UPDATE 2-", "RPT-UPDATE 1-", "WRAPUP 3-", "EXCLUSIVE: ", "REFILE-"]
)
def test_a_wire_s_mark_of_a_new_version_is_no_part_of_its_title(slug: str, tmp_path: Path) -> None:
    text = f"{slug}Holm buys two ferries as old boats fail\n\nHOLM, Nov 13 2026 (Coastal Press) - {PROSE}"
    assert of_text(tmp_path, text).title == "Holm buys two ferries as old boats fail"

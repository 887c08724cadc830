"""The head of a text of which nobody but its writer speaks: whose name, whose day, and what is no title."""

# ruff: noqa: E501, ISC004, TC001 - a head reads better unbroken; the source is made here
from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from briefgen.model import Source
from briefgen.read import Item, read

TODAY = date(2026, 11, 22)


def source_of(text: str, folder: Path) -> Source:
    path = folder / "x7.txt"
    path.write_text(text)
    return read([Item(path)], as_of=TODAY).sources[0]


@pytest.mark.parametrize(
    ("head", "title", "publisher", "day"),
    [
        (
            "Ardmoor Water plc\nResponse to the auditors\n9 April 2026",
            "Response to the auditors",
            "Ardmoor Water plc",
            date(2026, 4, 9),
        ),
        (
            "Friends of Brackley Library\nStatement on Sunday opening\n16 November 2026",
            "Statement on Sunday opening",
            "Friends of Brackley Library",
            date(2026, 11, 16),
        ),
        (
            "Shelter Now\nStatement on the centre at Dorn\nUpdated 12 June 2026",
            "Statement on the centre at Dorn",
            "Shelter Now",
            None,
        ),
        (
            "Vance Bus A/S\nPressemeddelelse / Press release\n12 November 2026\n\nVance hands back its routes",
            "Vance hands back its routes",
            "Vance Bus A/S",
            date(2026, 11, 12),
        ),
        ("IG Metallwerk\n22 January 2026\nStatement", "Statement", "IG Metallwerk", date(2026, 1, 22)),
        (
            "Vance Steel AG\nAd hoc release\nVance Steel to close a furnace\nMerl, 22 January 2026, 07:15",
            "Vance Steel to close a furnace",
            "Vance Steel AG",
            date(2026, 1, 22),
        ),
    ],
)
def test_who_speaks_as_we_under_a_name_is_the_publisher(
    head: str, title: str, publisher: str, day: date | None, tmp_path: Path
) -> None:
    one = source_of(
        f"{head}\n\nWe accept the decision of the city. Our members will ask for 74 million euros.\n",
        tmp_path,
    )
    assert (one.title, one.publisher, one.published) == (title, publisher, day)


@pytest.mark.parametrize("firm", ["Vance Steel AB", "Vance Steel Oyj", "Vance Steel SpA", "Vance AB (publ)"])
def test_a_firm_is_known_by_its_legal_form(firm: str, tmp_path: Path) -> None:
    text = f"{firm}\nPress release, 4 November 2026, 07:30 CET\n\nVance to close a furnace\n\n"
    one = source_of(f"{text}Vance Steel will close its furnace in Merl. Some 400 jobs will go.\n", tmp_path)
    assert (one.title, one.publisher) == ("Vance to close a furnace", firm)


@pytest.mark.parametrize("head", ["Ferry Fares to Rise\nResidents protest", "Council Approves Budget"])
def test_a_headline_is_nobody_though_its_paper_says_our(head: str, tmp_path: Path) -> None:
    one = source_of(
        f"{head}\n14 October 2026\n\nFares will rise by 6 per cent. Our reporter met residents, and we asked them.\n",
        tmp_path,
    )
    assert one.publisher == ""
    assert one.title == head.partition("\n")[0]


@pytest.mark.parametrize(
    "address",
    [
        "14 Quay Street, Holm",
        "P.O. Box 12, Holm",
        "Tel. 0123 456 789",
        "press@holm.example",
        "www.holm.example",
    ],
)
def test_an_address_is_no_title(address: str, tmp_path: Path) -> None:
    one = source_of(
        f"Holm Port Authority\n{address}\n2 June 2026\n\nNorth quay to be closed\n\n"
        "The north quay will be closed from 1 July. The port will lose 12 ships a week.\n",
        tmp_path,
    )
    assert (one.title, one.publisher, one.published) == (
        "North quay to be closed",
        "Holm Port Authority",
        date(2026, 6, 2),
    )
    bare = source_of(
        f"{address}\n2 June 2026\n\nThe north quay in Holm will be closed from 1 July.\n", tmp_path
    )
    assert bare.title.startswith("“The north quay")


@pytest.mark.parametrize(
    ("head", "publisher", "day"),
    [
        (
            "Brackley Town Council\n"
            "Minutes of the meeting held on Wednesday 4 November 2026, 18:30, Town Hall",
            "Brackley Town Council",
            date(2026, 11, 4),
        ),
        (
            "Minutes of the 212th meeting of the River Board, held on Tuesday, 12 May 2026 at 10 a.m. in Estby",
            "River Board",
            date(2026, 5, 12),
        ),
        (
            "HOLM CITY COUNCIL\nMINUTES\nMeeting held on 4 May 2026 in the Guildhall",
            "Holm City Council",
            date(2026, 5, 4),
        ),
        (
            "HOLM BOROUGH COUNCIL\nSpecial meeting of the Council, Guildhall, Tuesday 3 November 2026, 18.30\nMINUTES",
            "Holm Borough Council",
            date(2026, 11, 3),
        ),
        (
            "CITY OF HOLM\nPLANNING AND HOUSING COMMITTEE\nMinutes of the ordinary meeting of 14 January 2026",
            "Planning and Housing Committee",
            date(2026, 1, 14),
        ),
        (
            "Minutes of the Federal Harbour Committee\nSeptember 15–16, 2026",
            "",
            date(2026, 9, 16),
        ),
        (
            "Account of the monetary policy meeting of the Executive Board of Sundbank\n"
            "held in Holm on Wednesday and Thursday, 2–3 September 2026",
            "Executive Board of Sundbank",
            date(2026, 9, 3),
        ),
        (
            "Sund Municipality\nExtract from the minutes of the Municipal Council, 27 May 2026",
            "Sund Municipality",
            date(2026, 5, 27),
        ),
    ],
)
def test_minutes_are_of_the_day_of_their_meeting(
    head: str, publisher: str, day: date, tmp_path: Path
) -> None:
    one = source_of(f"{head}\n\nThe Council approved the budget of 40 million euros for 2027.\n", tmp_path)
    assert (one.publisher, one.published) == (publisher, day)


@pytest.mark.parametrize(
    ("head", "day"),
    [
        (
            "Resolution 91 (2026)\nAdopted by the Harbour Council at its 42nd meeting, on 14 October 2026",
            date(2026, 10, 14),
        ),
        ("Harbour Council meeting (22 October 2026) – Conclusions", date(2026, 10, 22)),
    ],
)
def test_resolutions_and_conclusions_are_of_the_day_on_which_they_were_adopted(
    head: str, day: date, tmp_path: Path
) -> None:
    one = source_of(f"{head}\n\nThe Council approved the budget of 40 million euros for 2027.\n", tmp_path)
    assert one.published == day


def test_the_day_of_a_meeting_to_come_is_none_of_publication(tmp_path: Path) -> None:
    one = source_of(
        "Holm Town Council\nNotice of the meeting on 4 November 2026\n\nThe council will discuss the budget of 2027.\n",
        tmp_path,
    )
    assert one.published is None


def test_the_town_and_the_addressee_of_a_letter_are_no_text_of_it(tmp_path: Path) -> None:
    one = source_of(
        "House of Commons\nWestminster\n\n19 March 2026\n\nTo the Chair of Corran Health Trust\n\nDear Dr Sealy,\n\n"
        "I have received 640 letters from people in Corran.\n\nYours sincerely,\nAlan Dacre MP\n",
        tmp_path,
    )
    assert [one.text[block.start : block.end] for block in one.blocks] == [
        "I have received 640 letters from people in Corran."
    ]
    assert (one.publisher, one.author) == ("House of Commons", "Alan Dacre MP")


def test_a_day_in_front_of_the_first_paragraph_is_that_of_publication(tmp_path: Path) -> None:
    head = "MINISTRY OF HOUSING\n\nThe Government approves the register\n\n"
    first = (
        "3 February 2026. The Council of Ministers today approved the register of 340,000 short lets in Holm."
    )
    one = source_of(f"{head}{first}\n\nFrom 1 July, no dwelling may be offered without a number.\n", tmp_path)
    assert one.published == date(2026, 2, 3)
    assert one.text[one.blocks[1].start :].startswith("The Council of Ministers")
    chronicle = f"{head}{first}\n\n5 February 2026. The register of Holm opened to owners of short lets.\n"
    assert source_of(chronicle, tmp_path).published is None


def test_minutes_are_not_called_by_the_name_of_the_body_that_met(tmp_path: Path) -> None:
    head = "# Sund Municipality\n\nExtract from the minutes of the Municipal Council, 27 May 2026\n\n"
    path = tmp_path / "council.md"
    path.write_text(
        f"{head}The Council approved the budget of 40 million euros for 2027.\n", encoding="utf-8"
    )
    (one,) = read([Item(path)], as_of=date(2026, 6, 1)).sources
    assert one.title.startswith("Extract from the minutes")
    assert one.publisher == "Sund Municipality"


@pytest.mark.parametrize(
    ("head", "publisher"),
    [
        (
            "THE HOLM HERALD\n\nHospitals lose 40 nurses\n\nBy Tom Quill\nFriday, June 26, 2026",
            "The Holm Herald",
        ),
        ("StayNow\nNewsroom\n\nStatement on the order of Holm\n\n30 January 2026", "StayNow"),
        ("SKERRY COUNCIL\nOffice of the Convener\n\n14 September 2026\n\nDear Minister,", "Skerry Council"),
    ],
)
def test_the_first_of_several_names_at_the_top_is_the_publisher(
    head: str, publisher: str, tmp_path: Path
) -> None:
    text = "We are disappointed by the order, as our guests spent 412 million euros in the city in 2025."
    more = "StayNow is in talks with the ministry of Holm on the register, and we will report on 1 July."
    one = source_of(f"{head}\n\n{text}\n\n{more}\n", tmp_path)
    assert one.publisher == publisher


@pytest.mark.parametrize(
    ("sender", "publisher", "author"),
    [("Trade Policy Unit", "Trade Policy Unit", ""), ("Anna Berg", "", "Anna Berg")],
)
def test_a_memo_is_of_whom_it_is_from_and_called_by_its_subject(
    sender: str, publisher: str, author: str, tmp_path: Path
) -> None:
    head = (
        f"Internal memo\nTo: The minister\nFrom: {sender}\nDate: 17 November 2026\nSubject: Duties on steel"
    )
    text = "Calderan will impose duties of 18 per cent on steel. They hold for 200 days."
    one = source_of(f"{head}\n\n{text}\n", tmp_path)
    assert (one.title, one.publisher, one.author) == ("Duties on steel", publisher, author)
    assert one.published == date(2026, 11, 17)
    assert [one.text[block.start : block.end] for block in one.blocks][-1] == text
    assert "To: The minister" in [dropped.text for dropped in one.dropped]

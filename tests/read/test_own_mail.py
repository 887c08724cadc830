"""A letter by mail: who signs it, what of it is quoted or a footer, and when it is somebody else's."""

# ruff: noqa: E501, TC001 - a mail reads better unbroken; the source is made here
from __future__ import annotations

from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from briefgen.model import Source
from briefgen.model.item import Item
from briefgen.read import read

TODAY = date(2026, 12, 1)
SENT = date(2026, 11, 10)
BODY = (
    "You asked what the new sluice would cost. We put it at 14 million crowns, two more than in 2024.\n\n"
    "Our members moved 3,100 barges through the old one last year, and waited 40 minutes on average."
)
PERSON = "Tove Lind <t.lind@barges.example>"


def source_of(
    folder: Path, text: str, *, sender: str = PERSON, subject: str = "The sluice", html: bool = False
) -> Source:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, "Clerk <clerk@town.example>", subject
    mail["Date"] = "Tue, 10 Nov 2026 09:12:00 +0100"
    mail.set_content(text, subtype="html" if html else "plain")
    path = folder / "letter.eml"
    path.write_bytes(bytes(mail))
    return read([Item(path)], as_of=TODAY).sources[0]


def shown(source: Source) -> str:
    return "\n".join(source.text[block.start : block.end] for block in source.blocks)


@pytest.mark.parametrize(
    "close",
    [
        "Kind regards\nTove Lind\nHead of planning, Barge Owners' Association",
        "With best wishes\nTove Lind\nChair of the Barge Owners' Association\nTel: 0123 456 789",
        "Yours sincerely,\n\nTove Lind\non behalf of the Barge Owners' Association",
        "Yours, Tove Lind for the Barge Owners' Association",
        "Mit freundlichen Grüßen / Kind regards\nTove Lind\nSecretary General of the Barge Owners' Association",
        "Many thanks\nTove Lind | Director | Barge Owners' Association",
        "Best,\nTove\n--\nTove Lind\nPress officer, Barge Owners' Association\n+47 55 01 23 45",
        "--\nTove Lind\nBarge Owners' Association",
    ],
)
def test_a_letter_by_mail_is_by_who_signs_it(close: str, tmp_path: Path) -> None:
    one = source_of(tmp_path, f"Dear Mr Roe\n\n{BODY}\n\n{close}\n")
    assert (one.publisher, one.published) == ("Barge Owners' Association", SENT)
    assert one.author in {"Tove Lind", "Tove"}
    assert "waited 40 minutes" in shown(one)
    assert "Tove" not in shown(one)


@pytest.mark.parametrize(
    "quoted",
    [
        "> On 6 Nov 2026, the clerk wrote:\n> What would the sluice cost?",
        "On Fri, 6 Nov 2026 at 10:14, Clerk <clerk@town.example> wrote:\n> What would the sluice cost?",
        "On Fri, 6 Nov 2026 at 10:14, the Clerk of the Town\n<clerk@town.example> wrote:\n\nWhat would the sluice cost?",
        "Am 06.11.2026 um 10:14 schrieb Clerk:\n> What would the sluice cost?",
        "-----Original Message-----\nFrom: Clerk\nSent: 6 November 2026\nSubject: sluice\n\nWhat would the sluice cost?",
        "From: Clerk\nSent: 6 November 2026\nTo: Tove Lind\nSubject: sluice\n\nWhat would the sluice cost?",
    ],
)
def test_what_a_letter_answers_is_none_of_it(quoted: str, tmp_path: Path) -> None:
    text = f"Dear Mr Roe,\n\n{BODY}\n\nBest wishes\nTove Lind\nPresident, Barge Owners' Association\n\n{quoted}\n"
    one = source_of(tmp_path, text, subject="RE: sluice")
    assert (one.publisher, one.author, one.published) == ("Barge Owners' Association", "Tove Lind", SENT)
    assert "waited 40 minutes" in shown(one)
    assert "What would the sluice cost" not in shown(one)


def test_answers_between_quoted_lines_are_the_letter(tmp_path: Path) -> None:
    first, second = BODY.split("\n\n")
    text = f"Dear Mr Roe,\n\n> What would it cost?\n\n{first}\n\n> Is it needed?\n\n{second}\n\nRegards\nTove Lind\n"
    one = source_of(tmp_path, text, subject="Re: sluice")
    assert (one.author, one.published) == ("Tove Lind", SENT)
    assert "Is it needed" not in shown(one)


def test_a_subject_says_fw_though_nothing_is_forwarded(tmp_path: Path) -> None:
    letter = f"Dear Mr Roe,\n\n{BODY}\n\nBest wishes\n{{}}\nPresident, Barge Owners' Association\n"
    own = source_of(tmp_path, letter.format("Tove Lind"), subject="FW: the sluice")
    assert (own.publisher, own.published, own.title) == ("Barge Owners' Association", SENT, "the sluice")
    other = source_of(tmp_path, letter.format("Ulf Sand"), subject="FW: the sluice")
    assert (other.author, other.published) == ("", None)


def test_what_somebody_forwards_is_not_by_him(tmp_path: Path) -> None:
    text = (
        f"Dear all,\n\n{BODY}\n\nBest wishes\nTove Lind\n\n---------- Forwarded message ----------\n"
        "From: Ulf Sand <ulf@home.example>\nDate: 3 Nov 2026\nSubject: The lock\n\n"
        "The lock at Holm will be closed for 3 weeks in March 2027, the canal office said on Monday.\n"
    )
    one = source_of(tmp_path, text)
    assert (one.publisher, one.author, one.published) == ("", "", None)
    assert "waited 40 minutes" not in shown(one)


@pytest.mark.parametrize(
    "role",
    [
        "Member of Parliament",
        "Professor of law, University of Holm",
        "Former chair, Barge Association",
        "Deputy Ombudsman",
    ],
)
def test_who_does_not_speak_for_a_body_gives_no_publisher(role: str, tmp_path: Path) -> None:
    one = source_of(tmp_path, f"Dear Mr Roe,\n\n{BODY}\n\nKind regards\nTove Lind\n{role}\n")
    assert (one.publisher, one.author, one.published) == ("", "Tove Lind", SENT)


@pytest.mark.parametrize(
    ("close", "author"),
    [("<p>Yours, Karl Widmer, chair</p>", "Karl Widmer"), ("", "")],
)
def test_a_body_that_sends_a_letter_and_speaks_in_it_is_its_publisher(
    close: str, author: str, tmp_path: Path
) -> None:
    text = "".join(f"<p>{line}</p>" for line in ("Dear member,", *BODY.split("\n\n")))
    footer = "<p>Unsubscribe | View in browser</p><p>You are receiving this e-mail because you joined.</p>"
    one = source_of(
        tmp_path, f"{text}{close}{footer}", sender="Sluice Users' Council <hello@sluice.example>", html=True
    )
    assert (one.publisher, one.author, one.published) == ("Sluice Users' Council", author, SENT)
    assert shown(one).endswith("40 minutes on average.")


def test_a_body_that_does_not_speak_is_no_publisher(tmp_path: Path) -> None:
    text = "The lock at Holm will be closed for 3 weeks in March 2027, the canal office said on Monday.\n"
    one = source_of(tmp_path, text, sender="Sluice Users' Council <hello@sluice.example>")
    assert (one.publisher, one.published) == ("", None)


def test_a_sentence_about_subscribers_is_no_footer(tmp_path: Path) -> None:
    line = "Unsubscribed customers of the canal office paid 12 crowns more in 2026, our survey found."
    one = source_of(tmp_path, f"Dear Mr Roe,\n\n{BODY}\n\n{line}\n\nRegards\nTove Lind\n")
    assert line in shown(one)


def test_thanks_in_the_middle_of_a_letter_do_not_end_it(tmp_path: Path) -> None:
    more = "\n\n".join(f"In 202{year} the wait at the lock was {year}0 minutes." for year in range(7))
    one = source_of(tmp_path, f"Dear Mr Roe,\n\n{BODY}\n\nThanks\n\n{more}\n\nRegards\nTove Lind\n")
    assert "In 2026 the wait" in shown(one)

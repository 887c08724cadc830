"""What comes with an e-mail: attachments that are read, those that are not, and how many."""

from __future__ import annotations

from datetime import date
from email.message import EmailMessage
from typing import TYPE_CHECKING

import pytest

from briefgen.errors import SourceError
from briefgen.read import Item, read
from briefgen.read import attached as attached_module
from briefgen.read.mail import msg_attachments
from tests.read.test_read_other import compound

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.model import Corpus

AS_OF = date(2024, 6, 1)
REPORT = (
    "The harbour of Holm will be dredged in the spring of the coming year.\n\nIt costs forty million crowns."
)
LETTER = "Dear colleague, please find attached what we spoke about. Kind regards, Jane"
ARTICLE = " ".join(["The council of Holm has approved the new bridge over the river by a vote."] * 6)


def mail(body: str, *attachments: tuple[str, bytes]) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "jane@x.example", "me@x.example", "The harbour"
    message["Date"] = "Sun, 12 May 2024 08:00:00 +0200"
    message.set_content(body)
    for name, data in attachments:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return bytes(message)


def read_mail(tmp_path: Path, data: bytes, name: str = "harbour.eml") -> Corpus:
    (tmp_path / name).write_bytes(data)
    return read([Item(tmp_path / name)], as_of=AS_OF)


def test_an_attachment_is_a_source_that_names_its_mail(tmp_path: Path) -> None:
    corpus = read_mail(tmp_path, mail(ARTICLE, ("dredging_plan.txt", REPORT.encode())))
    letter, report = corpus.sources
    assert (letter.name, report.name) == ("harbour.eml", "harbour.eml, dredging_plan.txt")
    assert (letter.title, report.title) == ("The harbour", "Dredging plan")
    assert "forty million" in report.text
    assert report.accessed == date(2024, 5, 12)
    assert report.published is None


def test_a_letter_that_only_says_what_is_attached_is_no_source(tmp_path: Path) -> None:
    (report,) = read_mail(tmp_path, mail(LETTER, ("plan.txt", REPORT.encode()))).sources
    assert report.name == "harbour.eml, plan.txt"
    assert "letter around an attachment" in {piece.reason for piece in report.dropped}


def test_a_mail_without_text_is_read_for_what_it_brings(tmp_path: Path) -> None:
    (report,) = read_mail(tmp_path, mail("", ("plan.txt", REPORT.encode()))).sources
    assert "dredged" in report.text


def test_what_can_not_be_read_is_named_with_the_reason(tmp_path: Path) -> None:
    data = mail(
        ARTICLE,
        ("logo.png", b"\x89PNG"),
        ("old.doc", b"x"),
        ("more.eml", b"Subject: x\n\ny"),
        ("x.pdf", b"%PDF-"),
    )
    (letter,) = read_mail(tmp_path, data).sources
    (note,) = letter.notes
    for name, reason in (
        ("logo.png", ".png"),
        ("old.doc", ".doc"),
        ("more.eml", "within a mail"),
        ("x.pdf", "("),
    ):
        assert name in note
        assert reason in note


def test_a_mail_with_nothing_that_can_be_read_says_what_it_has(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        read_mail(tmp_path, mail("", ("logo.png", b"\x89PNG")))
    assert "logo.png" in caught.value.hint


def test_how_many_and_how_much_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    many = [(f"part{number:02}.txt", REPORT.encode()) for number in range(attached_module.MOST + 3)]
    corpus = read_mail(tmp_path, mail(ARTICLE, *many))
    assert len(corpus.sources) == 1 + attached_module.MOST
    assert "part22.txt" in corpus.sources[0].notes[0]
    monkeypatch.setattr(attached_module, "MOST_BYTES", len(REPORT.encode()))
    assert len(read_mail(tmp_path, mail(ARTICLE, *many)).sources) == 2


def test_a_name_with_folders_in_it_is_only_a_name(tmp_path: Path) -> None:
    corpus = read_mail(tmp_path, mail(ARTICLE, ("../../etc/plan.txt", REPORT.encode())))
    assert corpus.sources[1].name == "harbour.eml, plan.txt"


def test_the_attachments_of_an_outlook_message_are_read(tmp_path: Path) -> None:
    folder = "__attach_version1.0_#00000000"
    data = compound(
        {
            "__substg1.0_0037001F": "The harbour".encode("utf-16-le"),
            "__substg1.0_1000001F": ARTICLE.encode("utf-16-le"),
            f"{folder}/__substg1.0_3707001F": "plan.txt".encode("utf-16-le"),
            f"{folder}/__substg1.0_37010102": REPORT.encode().ljust(4096),
        }
    )
    (attachment,) = msg_attachments(data)
    assert attachment[0].startswith("plan.txt")
    corpus = read_mail(tmp_path, data, "harbour.msg")
    assert [source.name for source in corpus.sources] == ["harbour.msg", "harbour.msg, plan.txt"]

"""Who sends: a letterhead in a table, and a newsletter that nobody passed on."""

# ruff: noqa: E501 - a row of a test reads better unbroken
from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from docx import Document

from briefgen.model.item import Item
from briefgen.read import read

AS_OF = date(2026, 11, 22)
BODY = """The council of Holm approved 40 million euros for two electric ferries after a debate of four hours.

The ferries replace boats that were built in 1978. They will carry 300 passengers each from 2028 on.

Fares stay as they are until then. The council will decide on the piers in the spring of 2027.
"""


def test_a_letterhead_in_a_table_names_who_writes_and_the_bold_line_what_about(tmp_path: Path) -> None:
    paper = Document()
    cells = paper.add_table(1, 2).rows[0].cells
    cells[0].text, cells[1].text = "Federation of Ferry Towns", "14 Mill Lane, Harrow\nTel. 0555 0142"
    paper.add_paragraph("Harrow, 12 November 2026")
    paper.add_paragraph("The Minister of Transport")
    paper.add_paragraph().add_run("Support for ferries in winter").bold = True
    paper.add_paragraph("Dear Minister,")
    for line in BODY.split("\n\n"):
        paper.add_paragraph(line)
    paper.add_paragraph("Yours sincerely,")
    paper.add_paragraph("Karin Oldenburg")
    path = tmp_path / "x7.docx"
    paper.save(str(path))
    (found,) = read([Item(path)], as_of=AS_OF).sources
    assert (found.title, found.publisher, found.published, found.author) == (
        "Support for ferries in winter",
        "Federation of Ferry Towns",
        date(2026, 11, 12),
        "Karin Oldenburg",
    )


MAIL = """From: {sender}
To: subscribers@ports.example
Subject: {subject}
Date: Mon, 16 Nov 2026 07:00:01 +0000
Content-Type: text/plain; charset=utf-8

{text}"""


@pytest.mark.parametrize(
    ("sender", "subject", "top", "publisher", "published"),
    [
        ("Ports Forum <newsletter@ports.example>", "Ferries", "", "Ports Forum", date(2026, 11, 16)),
        ("Ports Forum <alerts@ports.example>", "Ferries", "Issued: 14 November 2026\n\n", "Ports Forum", date(2026, 11, 14)),
        ("Ports Forum <newsletter@ports.example>", "Fwd: Ferries", "", "", None),
        ("Anna Lind <anna.lind@ports.example>", "Ferries", "", "", None),
    ],
)  # fmt: skip
def test_a_newsletter_that_nobody_passed_on_is_of_its_sender_and_its_day(  # noqa: PLR0913, PLR0917 - a row each
    sender: str, subject: str, top: str, publisher: str, published: date | None, tmp_path: Path
) -> None:
    path = tmp_path / "x7.eml"
    path.write_text(MAIL.format(sender=sender, subject=subject, text=top + BODY), encoding="utf-8")
    (found,) = read([Item(path)], as_of=AS_OF).sources
    assert (found.publisher, found.published) == (publisher, published)

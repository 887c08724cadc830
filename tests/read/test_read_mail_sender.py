"""Who published an e-mail that was forwarded: an office, never the person who passed it on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from briefgen.model.item import Item
from briefgen.read import read

LETTER = """From: Anna <anna@ministry.example>
Subject: FW: Ferry plan approved
Date: Tue, 4 Mar 2025 10:00:00 +0000
Content-Type: text/plain; charset=utf-8

---------- Forwarded message ---------
From: {sender}
Date: Mon, 3 Mar 2025
Subject: Ferry plan approved

The council of Holm approved 40 million euros for two electric ferries on Monday.
"""


@pytest.mark.parametrize(
    ("sender", "publisher", "published"),
    [
        ("The Holm Courier <news@holm.example>", "The Holm Courier", date(2025, 3, 3)),
        ("Sound Post Daily <newsletter@sound-post.example>", "Sound Post Daily", date(2025, 3, 3)),
        ("Bo Lind <bo.lind@ministry.example>", "", None),
    ],
)
def test_only_an_office_is_the_publisher(
    sender: str, publisher: str, published: date | None, tmp_path: Path
) -> None:
    path = tmp_path / "letter.eml"
    path.write_text(LETTER.format(sender=sender), encoding="utf-8")
    (source,) = read([Item(path)], as_of=date(2025, 6, 1)).sources
    assert (source.publisher, source.published) == (publisher, published)


OWN = """From: {sender}
To: all-districts@vets.example
Subject: Situation report no. 15
Date: Tue, 13 Oct 2026 18:42:00 +0200
Content-Type: text/plain; charset=utf-8

Dear colleagues,

The number of infected farms in Holm has risen to 14. We have asked the army to close the roads to Sund.

{close}
Dr Paula Henning
"""


@pytest.mark.parametrize(
    ("sender", "close", "publisher"),
    [
        (
            "Coordination Unit, State Veterinary Administration <koord@vets.example>",
            "Kind regards,",
            "State Veterinary Administration",
        ),
        ("Paula Henning <p.henning@vets.example>", "In solidarity,", ""),
        (
            "Paula Henning <p.henning@vets.example>",
            "Best regards\nHead of Animal Health, Region Holm",
            "Region Holm",
        ),
    ],
)
def test_a_letter_by_mail_is_its_senders_own_and_of_the_day_it_was_sent(
    sender: str, close: str, publisher: str, tmp_path: Path
) -> None:
    path = tmp_path / "letter.eml"
    path.write_text(OWN.format(sender=f'"{sender}'.replace(" <", '" <'), close=close), encoding="utf-8")
    (source,) = read([Item(path)], as_of=date(2026, 12, 1)).sources
    assert (source.publisher, source.author) == (publisher, "Dr Paula Henning")
    assert source.published == date(2026, 10, 13)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Subject: Situation", "Subject: Fwd: Situation"),
        ("Dear colleagues,\n\n", ""),
        ("Kind regards,\nDr Paula Henning", "The army said on Monday that it would close the roads to Sund."),
    ],
)
def test_a_mail_that_passes_something_on_or_is_no_whole_letter_gives_no_day(
    before: str, after: str, tmp_path: Path
) -> None:
    text = OWN.format(sender="Paula Henning <p.henning@vets.example>", close="Kind regards,")
    path = tmp_path / "letter.eml"
    path.write_text(text.replace(before, after), encoding="utf-8")
    (source,) = read([Item(path)], as_of=date(2026, 12, 1)).sources
    assert source.published is None


def test_a_letter_that_ends_on_who_signs_it_needs_no_close(tmp_path: Path) -> None:
    under = "Dr Paula Henning\nChair\nVeterinary Society of Holm"
    text = OWN.format(sender="Secretariat <post@vets.example>", close="Kind regards,")
    path = tmp_path / "letter.eml"
    path.write_text(text.replace("Kind regards,\nDr Paula Henning", under), encoding="utf-8")
    (source,) = read([Item(path)], as_of=date(2026, 12, 1)).sources
    assert (source.publisher, source.author) == ("Veterinary Society of Holm", "Dr Paula Henning")
    assert source.published == date(2026, 10, 13)

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

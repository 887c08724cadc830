"""A heading in capitals, as the label that stands before a line."""

from __future__ import annotations

import pytest

from briefgen.compose.cased import in_plain_case

TEXT = (
    "HARBOUR TOLLS IN EASTGATE\nThe port of Eastgate takes a toll from each ship in the harbour. The HSE has "
    "not been asked about tolls.\nPENSION PROTECTION POOL\nThe Pool paid out 4 million."
)


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("HARBOUR TOLLS IN EASTGATE", "Harbour tolls in Eastgate"),
        ("HSE AND TOLLS", "HSE and tolls"),
        ("PENSION PROTECTION POOL", "Pension Protection Pool"),  # the text has no other words for it
        ("Harbour tolls", "Harbour tolls"),
        ("HSE", "HSE"),
    ],
)
def test_a_label_in_capitals_is_written_as_its_text_writes_it(label: str, expected: str) -> None:
    assert in_plain_case(label, TEXT) == expected

"""Hearsay: what is told, and not by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefgen.understand.parse import parse
from briefgen.understand.speech import find_attributions

if TYPE_CHECKING:
    from briefgen.model import Attribution


def all_of(text: str) -> tuple[Attribution, ...]:
    return find_attributions(text, parse([text])[0])


HEARSAY = {
    "The reservoir is said to be half empty.": "is said",
    "The plant is reported to have closed in March.": "is reported",
    "It has been reported that the loan was refused.": "has been reported",
    "There are reports that the bridge has collapsed.": "reports",
    "The road was allegedly built without a permit.": "allegedly",
    "The company reportedly plans to cut 400 jobs.": "reportedly",
    "Two thousand people are feared dead.": "are feared",
    "The mayor is accused of fraud.": "is accused",
    "He met a man believed to be the driver.": "believed",
}


@pytest.mark.parametrize("text", HEARSAY)
def test_hearsay_is_an_attribution_to_nobody(text: str) -> None:
    (found,) = all_of(text)
    assert found.hearsay
    assert not found.named
    assert text[found.start : found.end] == HEARSAY[text]


@pytest.mark.parametrize(
    "text",
    [
        "The figure can not be said to be wrong.",
        "Forty cases were reported in May.",
        "The reports of the committee fill a shelf.",
        "The rules are understood.",
    ],
)
def test_what_is_only_counted_or_denied_is_no_hearsay(text: str) -> None:
    assert all_of(text) == ()

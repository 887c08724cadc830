"""Of "the December Council" it is said which December, or nothing."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.understand.anchor import infer_anchor
from briefgen.understand.dates import find_dates
from briefgen.understand.parse import parse

ANCHOR = infer_anchor([], date(2026, 11, 12))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        # The verb is past, and the occasion may lie ahead: the nearest one is not the last one.
        ("Ministers agreed to return to the file at the December Council.", None),
        ("The file was taken off the agenda of the December Council.", None),
        ("The paper was sent to the December European Council.", None),
        ("They postponed the vote to the January session.", None),
        ("The minister ruled out an agreement before the March meeting.", None),
        ("Markets had priced in a cut at the December meeting.", None),
        # It is what the verb tells, or came before it, or is the nearest.
        ("The December Council decided to extend the sanctions.", date(2025, 12, 1)),
        ("The sanctions were extended at the December Council.", date(2025, 12, 1)),
        ("Costs have doubled since the December budget.", date(2025, 12, 1)),
        ("The party lost the March election.", date(2026, 3, 1)),
        ("Leaders asked the Commission at the October summit for a plan.", date(2026, 10, 1)),
        ("The bank left rates unchanged at its October meeting.", date(2026, 10, 1)),
        ("The Commission will present a proposal before the December Council.", date(2026, 12, 1)),
        # A month that names no occasion is placed as before.
        ("Prices rose in December.", date(2025, 12, 1)),
    ],
)
def test_the_year_of_an_occasion_is_told_or_left_open(text: str, first: date | None) -> None:
    (tokens,) = parse([text])
    (when,) = find_dates(text, ANCHOR, tokens)
    assert when.first == first


def test_the_evidence_says_why_it_is_open() -> None:
    text = "Ministers agreed to return to the file at the December Council."
    (tokens,) = parse([text])
    (when,) = find_dates(text, ANCHOR, tokens)
    assert (when.bracket, when.rule) == ("", "the next one may be meant as well as the last")

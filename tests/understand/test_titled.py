"""The period that the title of a bulletin names, and "the quarter" of which it tells."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.compose.period import period_of
from briefgen.understand.anchor import infer_anchor
from briefgen.understand.titled import period_named
from tests.support.values import source, statements

DAY = date(2026, 6, 9)
TITLE = "Third Quarter, Financial Year 2025/2026 (1 January - 31 March 2026)"
STOOD = "The balance of the reserve at the end of the quarter was 31 million crowns."
GREW = "Subscriptions to ferry passes grew by 2.1 per cent during the quarter to 38,400."


@pytest.mark.parametrize(
    ("title", "grain"),
    [
        (TITLE, "quarter"),
        ("Port traffic in May 2026", "month"),
        ("Ferry bulletin, second half of 2025", "half"),
        ("Ferry bulletin, second half of 2026", None),  # not over
        ("Budget 2025 and Budget 2024", None),  # two
        ("Letter of 3 May 2026", None),  # a day
    ],
)
def test_a_title_names_one_period_that_is_over(title: str, grain: str | None) -> None:
    found = period_named(title, DAY)
    assert (found[1].grain if found else None) == grain


@pytest.mark.parametrize("day", [DAY, None])
def test_the_end_of_the_quarter_is_that_of_the_title(day: date | None) -> None:
    (said,) = statements(source(STOOD, title=TITLE, published=day))
    assert [when.bracket for when in said.dates] == ["January–March 2026"]


def test_without_such_a_title_the_end_of_a_quarter_told_as_past_is_not_that_of_the_running_one() -> None:
    (said,) = statements(source(STOOD, title="Reserve of the ferries", published=DAY))
    assert [when.first for when in said.dates] == [None]


def test_the_end_of_a_quarter_still_ahead_is_that_of_the_running_one() -> None:
    (said,) = statements(source("The fund will close at the end of the quarter.", title=TITLE, published=DAY))
    assert [when.last for when in said.dates] == [date(2026, 6, 30)]


def test_what_grew_during_the_quarter_gets_the_period_of_the_title() -> None:
    one = source(GREW, title=TITLE, publisher="Ferry Authority of Holm", published=DAY)
    assert period_of(statements(one)[0], one) == "1 January - 31 March 2026"


def test_a_day_until_which_somebody_was_given_time_is_none_that_has_passed() -> None:
    given = "The carrier scored 61 per cent and has been given until 30 September 2026 to submit a plan."
    ahead = "The next bulletin will be issued in September 2026."
    anchor = infer_anchor([given, ahead], None)
    assert (anchor.first, anchor.last) == (None, None)

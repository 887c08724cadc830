"""Two dates of one sentence do not contradict each other, and what is put off lies ahead."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.understand.dates import find_dates
from briefgen.understand.dates.anchor import Anchor
from briefgen.understand.parse import parse


def _days(text: str, published: date) -> list[str]:
    (tokens,) = parse([text])
    return [f"{when.first} {when.last}" for when in find_dates(text, Anchor(published=published), tokens)]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "The ministry said that the survey would begin on 12 May and end in early June.",
            "2025-05-12 2025-05-12",
            "2025-06-01 2025-06-30",
        ),
        (
            "The office said the count would start on 20 June and run until January.",
            "2025-06-20 2025-06-20",
            "2026-01-01 2026-01-31",
        ),
    ],
)
def test_what_begins_does_not_end_before_that(text: str, first: str, second: str) -> None:
    assert _days(text, date(2025, 3, 20)) == [first, second]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The bank will publish its results for the first quarter on 29 April.", "2025-01-01 2025-03-31"),
        ("Figures for March will be published on 24 April.", "2025-03-01 2025-03-31"),
        ("The data for December will come out on 15 April.", "2024-12-01 2024-12-31"),
    ],
)
def test_figures_come_out_when_their_period_is_over(text: str, days: str) -> None:
    assert _days(text, date(2025, 4, 3))[0] == days


def test_figures_without_a_day_of_their_report_are_placed_by_the_verb() -> None:
    assert _days("Earnings in the first quarter will be lower.", date(2025, 12, 20)) == [
        "2026-01-01 2026-03-31"
    ]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The court gave the commission until Monday to count the votes.", "2025-04-28 2025-04-28"),
        ("The firm had until the end of January to reply, she said.", "2026-01-01 2026-01-31"),
        ("Two of the centres will not be ready before the spring.", "2026-03-01 2026-05-31"),
        ("The hearing was adjourned until Friday.", "2025-04-25 2025-04-25"),
        ("The ministry postponed the vote until November.", "2025-11-01 2025-11-30"),
        ("The ceremony has been moved to February.", "2026-02-01 2026-02-28"),
    ],
)
def test_what_is_put_off_lies_ahead(text: str, days: str) -> None:
    assert _days(text, date(2025, 4, 23)) == [days]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The death toll had risen to 131 by Tuesday.", "2025-04-22 2025-04-22"),
        ("Police said the road was closed until Tuesday.", "2025-04-22 2025-04-22"),
    ],
)
def test_what_had_come_to_an_end_is_past(text: str, days: str) -> None:
    assert _days(text, date(2025, 4, 23)) == [days]


def test_an_announcement_of_today_has_a_day_and_prices_of_today_have_none() -> None:
    day = date(2025, 4, 3)
    assert _days("The bank notes today's announcement by the regulator.", day) == ["2025-04-03 2025-04-03"]
    assert _days("The tariff was made for today's prices of power.", day) == ["None None"]


@pytest.mark.parametrize(
    "text",
    [
        "“The bank today is a very different organisation,” he said.",
        "It will spend less on it than the average country spends today.",
        "Prices today are higher than they were.",
    ],
)
def test_today_in_what_is_so_at_present_gets_no_bracket(text: str) -> None:
    (tokens,) = parse([text])
    (when,) = find_dates(text, Anchor(published=date(2025, 4, 3)), tokens)
    assert when.bracket == ""


@pytest.mark.parametrize(
    "text",
    [
        "The Government today introduced the bill.",
        "Today, the Commission is proposing a regulation.",
        "The minister is in Oslo today.",
    ],
)
def test_today_in_what_happens_gets_the_day_of_publication(text: str) -> None:
    (tokens,) = parse([text])
    (when,) = find_dates(text, Anchor(published=date(2025, 4, 3)), tokens)
    assert when.bracket == "3 April 2025"

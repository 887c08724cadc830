"""Of when a figure is, where only the heading of its bulletin or the text before tells it."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.compose.period import period_of
from tests.support.values import source, statements

DAY = date(2026, 11, 11)
OFFICE = "Statistics Office of Holm"
TITLE = "LABOUR MARKET IN THE THIRD QUARTER OF 2026"
RATE = "The unemployment rate stood at 7.4 per cent, 0.6 points higher than a year earlier."


def told(text: str, title: str = TITLE, publisher: str = OFFICE, day: date | None = DAY) -> str:
    """Return the period that is set before the first sentence of the text."""
    one = source(text, title=title, publisher=publisher, published=day)
    return period_of(statements(one)[0], one)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (TITLE, "Third quarter of 2026"),
        ("Labour market in September 2026", "September 2026"),
        ("Waiting list statistics, July–September 2026", "July–September 2026"),
        ("Trade in grain in 2025", "2025"),
    ],
)
def test_a_bulletins_title_says_of_when_its_figures_are(title: str, expected: str) -> None:
    assert told(RATE, title) == expected


def test_the_heading_of_a_section_says_it_before_the_title() -> None:
    text = f"Exports in August 2026\n{RATE}"
    one = source(text, kinds={0: "heading"}, title=TITLE, publisher=OFFICE, published=DAY)
    assert period_of(statements(one)[-1], one) == "August 2026"


@pytest.mark.parametrize(
    "text",
    [
        "In June 2026 the unemployment rate stood at 7.4 per cent.",  # a time of its own
        "The vacancy rate is 1.3 per cent.",  # what is so now
        "The Office will publish 40 tables on 11 February 2027.",
        "The closure of the Orla plant was regretted by everybody.",  # nothing measured
        "The rate stood at 7.4 per cent, Norden Bank said.",  # somebody else's
    ],
)
def test_what_has_its_own_time_or_measures_nothing_past_gets_no_period(text: str) -> None:
    assert told(text) == ""


def test_a_time_within_a_clause_is_not_that_of_the_measure() -> None:
    text = "The rate ranged from 4.9 to 12.8 per cent in Orla, where a plant shut in June."
    assert told(text) == "Third quarter of 2026"


@pytest.mark.parametrize(
    ("title", "publisher", "day"),
    [
        (TITLE, "The Holm Courier", DAY),  # a paper's headline tells of one thing, and its text of more
        ("Labour market in the fourth quarter of 2026", OFFICE, DAY),  # not over
        ("Labour market: 2025 and 2026", OFFICE, DAY),  # two
        ("Budget for 2025 adopted", OFFICE, DAY),  # a decision
    ],
)
def test_a_title_that_leaves_it_open_says_nothing(title: str, publisher: str, day: date) -> None:
    assert told(RATE, title, publisher, day) == ""


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("In 2025, Norrey imported 96,400 tonnes of graphite.", "2025"),
        (
            "In the third quarter of 2026, Norrey imported 40 tonnes. Most of it came from Orla.",
            "Third quarter of 2026",
        ),
        ("Norrey imported 96,400 tonnes in 2025.", ""),  # a time of that sentence alone
        ("In 2025, Norrey imported 40 tonnes. By June 2026 it had 12 mills.", ""),  # another time since
        ("In 2030, Norrey will import 40 tonnes.", ""),
        ("In 2025, Norrey imported 40 tonnes.\n", ""),  # another paragraph
    ],
)
def test_a_paragraph_that_opens_on_a_period_goes_on_with_it(before: str, expected: str) -> None:
    text = f"{before} Exports of synthetic graphite rose to 214,000 tonnes."
    one = source(text, title="Graphite", publisher=OFFICE, published=DAY)
    assert period_of(statements(one)[-1], one) == expected

"""Words that count from another date of the text: what they count from, and when they are no date at all."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.understand.dates import find_dates
from briefgen.understand.dates.anchor import Anchor
from tests.support.values import statement

WEDNESDAY = Anchor(published=date(2026, 5, 13))


@pytest.mark.parametrize(
    ("text", "words", "days", "bracket"),
    [
        (
            "Sales rose 3% in April compared with the same month last year.",
            "the same month last year",
            "2025-04-01 2025-04-30",
            "April 2025",
        ),
        (
            "Sales rose 3% in the first quarter against the same period of 2023.",
            "the same period of 2023",
            "2023-01-01 2023-03-31",
            "",
        ),
        (
            "Output fell in the first quarter from the year-earlier period.",
            "the year-earlier period",
            "2025-01-01 2025-03-31",
            "",
        ),
        (
            "From 1 January to 17 June 2012 it sold more than in the same period of 2011.",
            "the same period of 2011",
            "2011-01-01 2011-06-17",
            "",
        ),
        ("Growth was 5% in April, from 4% a year earlier.", "a year earlier", "2025-04-01 2025-04-30", ""),
        ("They met on 3 May and signed two days later.", "two days later", "2026-05-05 2026-05-05", ""),
        ("It was sold in 2019 and closed two years later.", "two years later", "2021-01-01 2021-12-31", ""),
        (
            "In March 2025 it fell; the year before, it had risen.",
            "the year before",
            "2024-01-01 2024-12-31",
            "",
        ),
        ("It lost more last year than the year before.", "the year before", "2024-01-01 2024-12-31", ""),
        (
            "It lost 5bn in the last quarter of 2025, and 8bn over the entire year.",
            "the entire year",
            "2025-01-01 2025-12-31",
            "",
        ),
        ("It fell on Friday and recovered the same day.", "the same day", "2026-05-08 2026-05-08", ""),
    ],
)
def test_what_counts_from_a_date_of_its_own_sentence_is_placed_by_it(
    text: str, words: str, days: str, bracket: str
) -> None:
    when = find_dates(text, WEDNESDAY)[-1]
    assert (when.text, f"{when.first} {when.last}", when.bracket) == (words, days, bracket)


def test_the_same_period_last_year_without_a_period_is_last_year() -> None:
    (when,) = find_dates("Sales beat the same period last year.", WEDNESDAY)
    assert (when.first, when.grain, when.bracket) == (date(2025, 1, 1), "year", "2025")


@pytest.mark.parametrize(
    "text",
    [
        "Growth was 5%, from 4% a year earlier.",
        "Two days later they signed.",
        "It was decided the day before.",
        "It ran for the entire year.",
        "Rates rose three months earlier than planned.",
        "They gathered the day before the vote.",
        "It closed a day after at least 25 had left.",
        "They danced at the end of the day.",
    ],
)
def test_without_a_date_to_count_from_they_are_no_date(text: str) -> None:
    assert find_dates(text, WEDNESDAY) == ()


@pytest.mark.parametrize(
    ("before", "text", "day", "bracket"),
    [
        (("The index fell on Monday.",), "That day two banks closed.", date(2026, 5, 11), "11 May 2026"),
        (("The index fell on Monday.",), "The following day it rose.", date(2026, 5, 12), "12 May 2026"),
        (("The index fell on Monday.",), "It ended the day at 8,017.", date(2026, 5, 11), ""),
        (("It fell on Monday.", "Prices rose."), "It rose later in the day.", date(2026, 5, 11), ""),
    ],
)
def test_a_day_that_the_sentence_before_told_is_the_day_that_is_meant(
    before: tuple[str, ...], text: str, day: date, bracket: str
) -> None:
    (when,) = find_dates(text, WEDNESDAY, before=before)
    assert (when.first, when.last, when.bracket) == (day, day, bracket)


@pytest.mark.parametrize(
    "before",
    [
        ("The index fell on Monday, after the vote of 3 March.",),
        ("The index fell on Monday.", "Two banks closed."),
    ],
)
def test_a_day_that_may_be_another_is_not_shown(before: tuple[str, ...]) -> None:
    (when,) = find_dates("That day two banks closed.", WEDNESDAY, before=before)
    assert when.bracket == ""


def test_what_was_told_long_before_settles_nothing() -> None:
    before = ("The index fell on Monday.", "Prices rose.", "Wages rose.", "Rents rose.")
    (when,) = find_dates("That day two banks closed.", WEDNESDAY, before=before)
    assert when.first is None


def test_a_comma_behind_the_month_is_read_over_only_before_day_and_year() -> None:
    found = find_dates("Lund wrote to Berg on November, 4 2008 and again in May, 4 times.", WEDNESDAY)
    assert [(when.text, str(when.first)) for when in found][:1] == [("November, 4 2008", "2008-11-04")]
    assert [when.text for when in found][1:] == ["May"]


@pytest.mark.parametrize(
    "text",
    [
        "Two members have tabled a motion that would postpone the change to 1 March.",
        "The change was put off until 1 March.",
        "They want to put the change off to 1 March.",
        "The council postponed the vote to 1 March.",
    ],
)
def test_the_day_to_which_something_is_put_off_lies_ahead(text: str) -> None:
    found = statement(text, published=date(2026, 11, 18)).dates
    assert [str(when.first) for when in found] == ["2027-03-01"]

"""How firm an outlook is: settled with a time, planned, forecast, or a courtesy that tells nothing."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.values import statement

STANDING = {
    "The council will vote on the bill on 3 June.": "firm",
    "The talks open on Monday.": "firm",
    "The plant is scheduled to open in August 2024.": "firm",
    "The pact is to be signed next week.": "firm",
    "The ministry plans to build 40 schools.": "plan",
    "Japan will provide $60 million a year for cooperation.": "plan",
    "The parliament has agreed to send troops.": "plan",
    "The bank expects inflation to fall to 2 percent in 2025.": "forecast",
    "The company will probably close the plant in 2025.": "forecast",
    "The commission may raise tariffs to 38 percent in July.": "forecast",
    "Japan will strengthen cooperation with the five countries.": "vague",
    "Prices could rise.": "vague",
    "The government should act.": "vague",
    "The minister said he wants to visit.": "vague",
}


@pytest.mark.parametrize("text", STANDING)
def test_an_outlook_stands_as_firmly_as_its_words_and_its_time_allow(text: str) -> None:
    outlook = statement(text, published=date(2024, 5, 17)).outlook
    assert outlook is not None
    assert outlook.standing == STANDING[text]


SAID = {
    "The mayor said the tax would rise in April.": date(2027, 4, 30),
    "The mayor said on Monday the tax would have to rise in April.": date(2027, 4, 30),
    "The chamber said it was taking advice and would decide by the end of November.": date(2026, 11, 30),
    "The mayor told the council that the port needed 5 million crowns by April.": date(2027, 4, 30),
    "The mayor said last year the tax would rise in April.": None,
    "The mayor had said the tax would rise in April.": None,
    "The mayor said the vote would be held on Monday.": None,
}


@pytest.mark.parametrize("text", SAID)
def test_what_somebody_has_just_said_he_would_do_lies_ahead(text: str) -> None:
    outlook = statement(text, published=date(2026, 10, 21)).outlook
    assert outlook is not None
    assert outlook.last == SAID[text]


def test_what_a_plan_starts_with_lies_ahead() -> None:
    text = "The government plans to sell bonds worth 250 billion crowns, starting in January."
    outlook = statement(text, published=date(2026, 10, 13)).outlook
    assert outlook is not None
    assert outlook.last == date(2027, 1, 31)


def test_no_date_of_another_time_bounds_what_lies_ahead() -> None:
    compared = statement(
        "The line is expected to cost 9 billion crowns, a fifth more than the 2021 estimate."
    )
    assert compared.outlook is not None
    assert compared.outlook.last is None
    aside = "Anna Lund, who tried to put off the zone until 2029, said it would ruin the town."
    told = statement(aside, published=date(2026, 10, 21)).outlook
    assert told is not None
    assert told.last is None
    player = statement("The band is set to play with Bo Hornsby, a guest of Lund during the 1980s, in Holm.")
    assert player.outlook is not None
    assert player.outlook.last is None


@pytest.mark.parametrize(
    "text",
    [
        "The office would get 4 percent less, which would mean a 12 percent cut from 2010, they said.",
        "If the change goes ahead, it will be a return to the first wording: it was only altered in 1914.",
        "The fleet will shrink by a fifth, a reduction of 40 ships from 2010.",
    ],
)
def test_a_year_that_is_told_of_or_compared_with_is_not_the_time_of_a_plan(text: str) -> None:
    outlook = statement(text).outlook
    assert outlook is None or outlook.last is None


@pytest.mark.parametrize(
    "text",
    [
        "The ministry will raise the fee, an increase of 3 euros a month from 2027.",
        "The bridge, which was built in 1960, will be closed in 2027.",
    ],
)
def test_the_year_from_which_something_holds_is_one(text: str) -> None:
    outlook = statement(text).outlook
    assert outlook is not None
    assert outlook.last is not None
    assert outlook.last.year == 2027


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The mayor has extended the ban on cars, which was due to expire on Sunday, by a month.", 25),
        ("The ban on cars, which was due to expire on Sunday, was lifted.", None),
        ("The mayor had extended the ban on cars, which was due to expire on Sunday, by a month.", None),
    ],
)
def test_what_was_to_run_out_and_has_been_extended_had_not_run_out_yet(text: str, day: int | None) -> None:
    first, *_ = statement(text, published=date(2026, 10, 21)).dates
    assert first.first == (date(2026, 10, day) if day else None)


def test_what_runs_out_in_a_month_has_not_run_out() -> None:
    (when,) = statement(
        "Doctors, whose agreement runs out in September, wait.", published=date(2026, 6, 26)
    ).dates
    assert when.first == date(2026, 9, 1)


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("“We did what was asked of us,” said Ana Lund, who will meet the owners on Monday.", False),
        ("Ana Lund, who will meet the owners on Monday, said that the port would close in May 2027.", True),
        ("The firm that will build the port said it would hire 40 people in May 2027.", True),
    ],
)
def test_what_a_speaker_will_do_besides_is_no_outlook(text: str, ahead: bool) -> None:  # noqa: FBT001 - a case
    assert (statement(text, published=date(2026, 11, 5)).outlook is not None) == ahead

"""Forms of dates in reports and papers: parts of units, ranges, weeks, split years, numbers, quotations."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from briefgen.understand.dates import find_dates, in_words
from briefgen.understand.dates.anchor import Anchor
from briefgen.understand.parse import parse

WEDNESDAY = Anchor(published=date(2026, 5, 13))


def _all(text: str, anchor: Anchor = WEDNESDAY) -> list[tuple[str, str, str]]:
    """Return words, days and bracket of each date of a text, read with its grammar."""
    found = find_dates(text, anchor, parse([text])[0])
    return [(w.text, f"{w.first} {w.last}" if w.first else "open", w.bracket) for w in found]


# ---------------------------------------------------------------- parts of a unit


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The line will open in mid-July.", "mid-July 2026"),
        ("The line will open in mid-July 2027.", "mid-July 2027"),
        ("The line will open in mid-2027.", "mid-2027"),
        ("It will open at the end of the year.", "the end of 2026"),
        ("It will open late next year.", "late 2027"),
        ("It will open in early autumn.", "early autumn 2026"),
        ("It will open by end-June.", "end-June 2026"),
        ("It will open later this month.", "May 2026"),
        ("It will open later this year.", "2026"),
        ("It will open in the first half of 2027.", "January–June 2027"),
        ("It will open next week.", "week of 18 May 2026"),
        ("It will run from 3 June to mid-July.", "3 June to mid-July 2026"),
        ("It will run from early June until mid-July 2026.", "early June until mid-July 2026"),
        ("It shrank in the late 1990s.", "the late 1990s"),
        ("It shrank in the 1990s.", "the 1990s"),
        ("It will open on 3 June.", "3 June 2026"),
        ("It will open in the 2026/27 academic year.", "the 2026/27 academic year"),
    ],
)
def test_the_time_of_a_plan_is_told_as_coarsely_as_the_source_tells_it(text: str, words: str) -> None:
    (when,) = find_dates(text, WEDNESDAY, parse([text])[0])
    assert in_words(when) == words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The works will run from 3 June to mid-July.",
            [("3 June to mid-July", "2026-06-03 2026-07-31", "2026")],
        ),
        (
            "The works ran from 3 December to mid-January.",
            [("3 December to mid-January", "2025-12-03 2026-01-31", "2025–2026")],
        ),
        (
            "It will sit between 20 May and mid-July.",
            [("20 May and mid-July", "2026-05-20 2026-07-31", "2026")],
        ),
        ("It sat from early March to 3 May.", [("early March to 3 May", "2026-03-01 2026-05-03", "2026")]),
        ("Books are closed at year-end 2027.", [("year-end 2027", "2027-01-01 2027-12-31", "")]),
        ("By mid-year it will open.", [("mid-year", "2026-01-01 2026-12-31", "2026")]),
        ("It opens in Q3 FY2025/26.", [("Q3 FY2025/26", "open", "")]),
        ("It opens in Q3 of FY 2025/26.", [("Q3 of FY 2025/26", "open", "")]),
        ("The academic year 2025–26 was long.", [("The academic year 2025–26", "2025-01-01 2026-12-31", "")]),
        (
            "Schools gain in the 2026/27 academic year.",
            [("the 2026/27 academic year", "2026-01-01 2027-12-31", "")],
        ),
        ("In 2025/26, the council spent more.", [("2025/26", "2025-01-01 2026-12-31", "")]),
        (
            "They will meet before the summer break.",
            [("the summer break", "2026-06-01 2026-08-31", "2026")],
        ),
        ("The 2024–25 season was short.", [("The 2024–25 season", "2024-01-01 2025-12-31", "")]),
        ("The winter of 2025/26 was cold.", [("The winter of 2025/26", "2025-12-01 2026-02-28", "")]),
        ("It ran in 2019–20.", [("2019–20", "2019-01-01 2020-12-31", "")]),
    ],
)
def test_parts_ranges_and_years_that_are_not_the_calendars(
    text: str, found: list[tuple[str, str, str]]
) -> None:
    assert _all(text) == found


# ---------------------------------------------------------------- weeks and weekends


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They met in the week of 4 May.", [("the week of 4 May", "2026-05-04 2026-05-10", "2026")]),
        ("They met in the week of 3 May.", [("the week of 3 May", "2026-05-03 2026-05-09", "2026")]),
        ("They met in the week of 6 May.", [("the week of 6 May", "2026-05-04 2026-05-10", "2026")]),
        (
            "They will meet in the week beginning 18 May 2026.",
            [("the week beginning 18 May 2026", "2026-05-18 2026-05-24", "")],
        ),
        (
            "Prices fell in the week ending 8 May.",
            [("the week ending 8 May", "2026-05-02 2026-05-08", "2026")],
        ),
        ("The bridge fell in the night of 3 to 4 May.", [("3 to 4 May", "2026-05-03 2026-05-04", "2026")]),
        ("They will meet on Monday week.", [("Monday week", "2026-05-25 2026-05-25", "25 May 2026")]),
        ("They will meet on Monday week in Holm.", [("Monday week", "2026-05-25 2026-05-25", "25 May 2026")]),
        ("They will vote a week on Friday.", [("a week on Friday", "2026-05-22 2026-05-22", "22 May 2026")]),
        ("They will vote on Wednesday week.", [("Wednesday week", "open", "")]),
        ("They met this weekend.", [("this weekend", "2026-05-09 2026-05-10", "9–10 May 2026")]),
        ("They will meet this weekend.", [("this weekend", "2026-05-16 2026-05-17", "16–17 May 2026")]),
        (
            "They will meet in a fortnight's time.",
            [("in a fortnight's time", "2026-05-25 2026-05-31", "about week of 25 May 2026")],
        ),
        (
            "They met on Tuesday and Thursday.",
            [("Tuesday", "2026-05-05 2026-05-05", ""), ("Thursday", "2026-05-07 2026-05-07", "")],
        ),
        (
            "They met on Monday and Tuesday.",
            [
                ("Monday", "2026-05-11 2026-05-11", "11 May 2026"),
                ("Tuesday", "2026-05-12 2026-05-12", "12 May 2026"),
            ],
        ),
    ],
)
def test_weeks_that_are_named_by_a_day(text: str, found: list[tuple[str, str, str]]) -> None:
    assert _all(text) == found


def test_a_past_weekend_told_on_a_friday_may_be_either() -> None:
    assert _all("They met this weekend.", Anchor(published=date(2026, 5, 15))) == [
        ("this weekend", "open", "")
    ]
    sunday = Anchor(published=date(2026, 5, 17))
    assert _all("They met this weekend.", sunday)[0][1] == "2026-05-16 2026-05-17"


# ---------------------------------------------------------------- stretches of time


@pytest.mark.parametrize(
    "text",
    [
        "Prices rose over the past three months.",
        "Prices fell for the third year running.",
        "Prices fell for the third consecutive month.",
        "Prices fell for a third week in a row.",
        "It takes 12 weeks to build.",
        "They came 3,750–2,170 years ago.",
        "The mid-year review was late.",
        "He was jailed for two years.",
        "Prices have risen since Ramadan.",
        "It will open in the coming year.",
        "In the coming months it will open.",
        "A decision is due within the next two weeks.",
    ],
)
def test_stretches_of_time_and_feasts_that_move_by_the_moon_are_no_dates(text: str) -> None:
    assert _all(text) == []


def test_a_feast_within_a_name_is_no_date() -> None:
    assert _all("In one clip she read The Night Before Christmas to the class.") == []
    assert _all("She met Father Christmas. On Christmas Day she left.")[0][0] == "Christmas Day"


def test_since_a_feast_with_a_day_of_its_own_is_a_date() -> None:
    assert _all("Prices have risen since Easter.") == [("Easter", "2026-04-05 2026-04-05", "2026")]
    assert _all("Prices have risen since Christmas.") == [("Christmas", "2025-12-25 2025-12-25", "2025")]


@pytest.mark.parametrize(
    ("text", "bracket"),
    [
        ("It opened more than two years ago.", "before May 2024"),
        ("It opened over 20 years ago.", "before May 2006"),
        ("It opened less than a year ago.", "since May 2025"),
        ("It opened almost four years ago.", "about 2022"),
        ("It opened two years ago.", "about 2024"),
    ],
)
def test_more_than_two_years_ago_is_told_by_its_bound(text: str, bracket: str) -> None:
    assert _all(text)[0][2] == bracket


# ---------------------------------------------------------------- dates in numbers


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Filed at 2026-05-03T12:30:00Z.", [("2026-05-03", "2026-05-03 2026-05-03", "")]),
        ("Filed on 03-Apr-2026.", [("03-Apr-2026", "2026-04-03 2026-04-03", "")]),
        ("Filed on Sun, 03 May 2026 10:00:00 +0000.", [("Sun, 03 May 2026", "2026-05-03 2026-05-03", "")]),
        ("Filed on 03/04/2026.", [("03/04/2026", "open", "")]),
        (
            "Filed on 13/04/2026 and 03/04/2026.",
            [("13/04/2026", "2026-04-13 2026-04-13", ""), ("03/04/2026", "2026-04-03 2026-04-03", "")],
        ),
        (
            "Filed on 04/13/2026 and 03/04/2026.",
            [("04/13/2026", "2026-04-13 2026-04-13", ""), ("03/04/2026", "2026-03-04 2026-03-04", "")],
        ),
        (
            "Filed on 04/13/2026, 13/04/2026 and 03/04/2026.",
            [
                ("04/13/2026", "2026-04-13 2026-04-13", ""),
                ("13/04/2026", "2026-04-13 2026-04-13", ""),
                ("03/04/2026", "open", ""),
            ],
        ),
        ("Rated 4/5/26 by users.", []),
    ],
)
def test_the_order_of_day_and_month_is_taken_from_another_date_or_left_open(
    text: str, found: list[tuple[str, str, str]]
) -> None:
    assert _all(text) == found


def test_of_two_readings_the_day_of_publication_is_meant() -> None:
    seventh = Anchor(published=date(2026, 8, 7))
    assert _all("The date, 7/8/26, matches its name.", seventh) == [("7/8/26", "2026-08-07 2026-08-07", "")]


def test_a_text_that_writes_the_day_first_does_so_throughout() -> None:
    anchor = Anchor(published=date(2026, 5, 13), day_first=True)
    assert _all("Filed on 03/04/2026.", anchor) == [("03/04/2026", "2026-04-03 2026-04-03", "")]


# ---------------------------------------------------------------- quotations


@pytest.mark.parametrize(
    ("text", "brackets"),
    [
        ("“In one year, it will pay for itself,” said Lane.", [""]),
        ("Lane said: “We will decide tomorrow.”", [""]),
        ("Lane said on Friday: “We will decide tomorrow.”", ["8 May 2026", "9 May 2026"]),
        ("“We will decide tomorrow,” Lane told reporters on Monday.", ["12 May 2026", "11 May 2026"]),
        ("“We will decide this year,” said Lane.", ["2026"]),
        ("“We decide tomorrow,” Lane said in December 2012.", ["", ""]),
        ("“Ten years ago nobody cared,” said Lane.", [""]),
        ("In 2019 Lane said: “We will decide next year.”", ["", "2020"]),
        ('"We opened it last year," said Lane.', ["2025"]),
        ("Lane said the September quarter will show “what we decide today”.", ["2026", ""]),
        ("The “summit of tomorrow” will open in one year.", ["", "about 2027"]),
    ],
)
def test_words_in_a_quotation_count_from_the_day_on_which_they_were_said(
    text: str, brackets: list[str]
) -> None:
    assert [bracket for _, _, bracket in _all(text)] == brackets


def test_what_was_said_near_the_turn_of_the_year_may_be_of_either() -> None:
    second = Anchor(published=date(2026, 1, 2))
    assert _all("“We will decide this year,” said Lane.", second)[0][2] == ""


def test_a_time_read_back_from_an_edition_is_told_the_same() -> None:
    (when,) = find_dates("The line will open in mid-July.", WEDNESDAY)
    assert in_words(replace(when, bracket="", rule="")) == "mid-July 2026"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The drivers voted against Sunday shifts without double pay.", ""),
        ("The ferry drew 31,000 Sunday visitors in its first year.", ""),
        ("The library announced Sunday opening hours.", ""),
        ("The Friday vote was delayed.", "2026-05-08"),
        ("Shares fell in early Monday trading.", "2026-05-11"),
    ],
)
def test_a_weekday_that_says_of_what_kind_a_thing_is_has_no_day(text: str, days: str) -> None:
    assert [first.split()[0] for _, first, _ in _all(text) if first] == ([days] if days else [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Permits fell in the first nine months to 151,000.", ["2025-01-01 2025-09-30"]),
        ("Exports fell in the first 2 months.", ["2026-01-01 2026-02-28"]),
        ("Sales rose in the first six months of last year.", ["2025-01-01 2025-06-30"]),
        ("It rose in the first ten months of 2025.", ["2025-01-01 2025-10-31"]),
        ("In the first six months of the war 300 people died.", []),
        ("He resigned in his first three months in office.", []),
    ],
)
def test_the_first_months_are_those_of_a_year(text: str, found: list[str]) -> None:
    assert [days for _, days, _ in _all(text)] == found


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "The union said it would end the strike if the pay was transferred by Friday.",
            "2026-05-15",
        ),
        ("A strike would follow unless an offer was made by Friday, she said.", "2026-05-15"),
        ("The firm will close if it was not sold on Monday.", "open"),
        ("The pay was transferred by Friday, the union said.", "2026-05-08"),
    ],
)
def test_what_a_plan_depends_on_lies_ahead_too(text: str, day: str) -> None:
    assert [days.split()[0] for _, days, _ in _all(text)] == [day]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The union said on Tuesday its 640 members would not staff the port.", "2026-05-12"),
        ("The union said its 640 members would not staff the port on Tuesday.", "open"),
        ("Talks continue on Friday.", "2026-05-15"),
    ],
)
def test_a_day_right_behind_a_verb_of_saying_is_when_it_was_said(text: str, day: str) -> None:
    assert [days.split()[0] for _, days, _ in _all(text)] == [day]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "Without action the prisons would be full by the middle of January, officials estimate.",
            "2027-01-01",
        ),
        ("Processors say as many as 600 jobs could go by March.", "2027-03-01"),
        ("Under the bill landlords would have to check tenants from October.", "2026-10-01"),
        ("She said she could walk by March.", "open"),
        ("She says she could walk by March.", "open"),
        ("Under the old law the fee would fall in March, the minister had said.", "open"),
    ],
)
def test_what_may_come_lies_ahead_of_who_says_so_now(text: str, day: str) -> None:
    assert [days.split()[0] for _, days, _ in _all(text)] == [day]


# ---------------------------------------------------------------- quarters behind or before their year


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Growth improved in 2013 Q3.", ["2013-07-01 2013-09-30"]),
        ("Growth improved in 2013:Q3.", ["2013-07-01 2013-09-30"]),
        ("Growth improved in 2013-Q3.", ["2013-07-01 2013-09-30"]),
        ("Growth improved in 3Q 2013 and in 1H 2014.", ["2013-07-01 2013-09-30", "2014-01-01 2014-06-30"]),
        ("Growth improved in 2013 H1.", ["2013-01-01 2013-06-30"]),
        ("Growth improved in 2013 Q2 and Q3.", ["2013-04-01 2013-06-30", "2013-07-01 2013-09-30"]),
        ("Growth improved from 2013 Q2 to Q3.", ["2013-04-01 2013-09-30"]),
        ("Growth in 2013 Q2 surprised; Q1 is not known.", ["2013-04-01 2013-06-30", "2026-01-01 2026-03-31"]),
    ],
)
def test_a_quarter_has_the_year_that_stands_before_it(text: str, days: list[str]) -> None:
    assert [span for _, span, _ in _all(text)] == days


def test_a_quarter_that_has_its_year_gets_none_in_brackets() -> None:
    assert [bracket for _, _, bracket in _all("Growth improved in 2013 Q2 and Q3.")] == ["", ""]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        (
            "The board meets on Thursday and Friday, 5–6 November 2026.",
            [("Thursday and Friday, 5–6 November 2026", "2026-11-05 2026-11-06", "")],
        ),
        (
            "The board meets on Tuesday–Wednesday, November 3–4, 2026.",
            [("Tuesday–Wednesday, November 3–4, 2026", "2026-11-03 2026-11-04", "")],
        ),
    ],
)
def test_weekdays_before_their_days_are_one_date_with_them(
    text: str, dates: list[tuple[str, str, str]]
) -> None:
    assert _all(text) == dates


def test_a_weekday_that_is_told_of_another_event_is_a_date_of_its_own() -> None:
    assert len(_all("The board met on Monday, and on 6 November 2026 it closed.")) == 2


def test_what_a_paper_was_prepared_for_may_have_taken_place() -> None:
    assert _all("The forecast was weaker than the one prepared for the April meeting.")[0][1] == "open"

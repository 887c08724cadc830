"""The calendar behind the dates: how intervals are shown, feasts, weeks, and dates in any heap of words."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from briefgen.understand.dates import find_dates
from briefgen.understand.dates.anchor import Anchor
from briefgen.understand.dates.calendar import easter, season, show, week


def test_intervals_are_shown_as_short_as_they_can_be_told() -> None:
    assert show((date(2024, 5, 14), date(2024, 5, 14))) == "14 May 2024"
    assert show((date(2024, 5, 14), date(2024, 6, 2))) == "14 May–2 June 2024"
    assert show((date(2024, 8, 1), date(2024, 8, 31))) == "August 2024"
    assert show((date(2005, 1, 1), date(2022, 12, 31))) == "2005–2022"
    assert show(season("winter", 2023)) == "December 2023–February 2024"


def test_easter_is_a_sunday_between_22_march_and_25_april() -> None:
    for year in range(1900, 2100):
        day = easter(year)
        assert day.weekday() == 6
        assert date(year, 3, 22) <= day <= date(year, 4, 25)
    assert easter(2024) == date(2024, 3, 31)


@given(st.dates(min_value=date(1, 1, 8), max_value=date(9999, 12, 20)))
def test_a_week_runs_from_monday_to_sunday_around_its_day(day: date) -> None:
    first, last = week(day)
    assert first <= day <= last
    assert (first.weekday(), last - first) == (0, timedelta(days=6))


_WORDS = st.sampled_from(
    "May March 14 2024 1997 last next the of in Friday year weeks ago Q2 half – to and between"
    " 5/6/2020 5/6/20 's , fiscal September 11 that day 99999 later earlier same period entire century"
    " winter a two over mid- “ ” said 2025/26 ０ ٣".split(" ")
)


@given(st.lists(_WORDS, max_size=12).map(" ".join) | st.text(max_size=60), st.dates())
def test_any_text_gives_dates_in_order_that_quote_it(text: str, published: date) -> None:
    last = 0
    for when in find_dates(text, Anchor(published=published)):
        assert when.start >= last
        assert text[when.start : when.end] == when.text
        last = when.end

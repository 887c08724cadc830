"""Dates in a sentence: which words are dates, which days they stand for, what a bracket must add."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from benchmarks import dates as benchmark
from benchmarks.floors import data_folder
from briefgen.understand.dates import find_dates
from briefgen.understand.dates.anchor import Anchor
from briefgen.understand.parse import parse

if TYPE_CHECKING:
    from briefgen.model import When

WEDNESDAY = Anchor(published=date(2024, 5, 22))
UNDATED = Anchor()
IN_2024 = Anchor(first=date(2024, 2, 23), last=date(2024, 8, 31), rule="published in 2024")


def _only(text: str, anchor: Anchor = WEDNESDAY) -> When:
    (found,) = find_dates(text, anchor)
    return found


def _days(text: str, anchor: Anchor = WEDNESDAY) -> str:
    """Return the days of the only date in a text as "first last" in ISO form, or "open"."""
    when = _only(text, anchor)
    return f"{when.first} {when.last}" if when.first else "open"


# ---------------------------------------------------------------- dates that say all


@pytest.mark.parametrize(
    ("text", "words", "grain", "days"),
    [
        ("The pact was signed on 14 May 2024.", "14 May 2024", "day", "2024-05-14 2024-05-14"),
        ("The pact was signed on May 14, 2024, in Oslo.", "May 14, 2024", "day", "2024-05-14 2024-05-14"),
        ("It opened on the 3rd of June 2021.", "3rd of June 2021", "day", "2021-06-03 2021-06-03"),
        ("Published Sept. 3, 2023", "Sept. 3, 2023", "day", "2023-09-03 2023-09-03"),
        ("On Tuesday, 14 May 2024 they met.", "Tuesday, 14 May 2024", "day", "2024-05-14 2024-05-14"),
        ("Updated 2024-05-14.", "2024-05-14", "day", "2024-05-14 2024-05-14"),
        ("Filed on 25/12/2023.", "25/12/2023", "day", "2023-12-25 2023-12-25"),
        ("Filed on 12/25/2023.", "12/25/2023", "day", "2023-12-25 2023-12-25"),
        ("Filed on 25.12.2023 in Bonn.", "25.12.2023", "day", "2023-12-25 2023-12-25"),
        ("It is due in August 2024.", "August 2024", "month", "2024-08-01 2024-08-31"),
        ("It is due in late August 2024.", "late August 2024", "month", "2024-08-01 2024-08-31"),
        ("Founded in 2004, it has grown.", "2004", "year", "2004-01-01 2004-12-31"),
        ("By mid-2025 it will run.", "mid-2025", "year", "2025-01-01 2025-12-31"),
        ("The treaty of 1848 still holds.", "1848", "year", "1848-01-01 1848-12-31"),
        ("Output fell in Q2 2024.", "Q2 2024", "quarter", "2024-04-01 2024-06-30"),
        (
            "It opens in the second quarter of 2025.",
            "the second quarter of 2025",
            "quarter",
            "2025-04-01 2025-06-30",
        ),
        (
            "It opens in the first half of 2026.",
            "the first half of 2026",
            "half",
            "2026-01-01 2026-06-30",
        ),
        ("It was dry in summer 2022.", "summer 2022", "season", "2022-06-01 2022-08-31"),
        ("It was cold in winter 2022–23.", "winter 2022–23", "season", "2022-12-01 2023-02-28"),
        ("Reforms of the 1990s failed.", "the 1990s", "decade", "1990-01-01 1999-12-31"),
        ("A map of the nineteenth century.", "the nineteenth century", "century", "1801-01-01 1900-12-31"),
        ("Easter 2025 is late.", "Easter 2025", "day", "2025-04-20 2025-04-20"),
    ],
)
def test_a_date_that_says_all_needs_no_bracket(text: str, words: str, grain: str, days: str) -> None:
    when = _only(text, UNDATED)
    assert (when.text, when.grain, f"{when.first} {when.last}", when.bracket) == (words, grain, days, "")
    assert text[when.start : when.end] == words


@pytest.mark.parametrize(
    ("text", "words", "days"),
    [
        ("It met 15 times from 2005 to 2022.", "2005 to 2022", "2005-01-01 2022-12-31"),
        ("The 2005–22 talks failed.", "2005–22", "2005-01-01 2022-12-31"),
        ("Between 1990 and 1995 it shrank.", "1990 and 1995", "1990-01-01 1995-12-31"),
        ("It sat on 14–16 May 2023.", "14–16 May 2023", "2023-05-14 2023-05-16"),
        ("It sat on May 14-16, 2023.", "May 14-16, 2023", "2023-05-14 2023-05-16"),
        ("Between March and June 2025 it rests.", "March and June 2025", "2025-03-01 2025-06-30"),
        ("Open from November 2024 to March 2025.", "November 2024 to March 2025", "2024-11-01 2025-03-31"),
        ("Open from November to March 2025.", "November to March 2025", "2024-11-01 2025-03-31"),
        ("The fair of 28 May–2 June 2024.", "28 May–2 June 2024", "2024-05-28 2024-06-02"),
    ],
)
def test_a_range_is_one_date_with_both_ends(text: str, words: str, days: str) -> None:
    assert _only(text, UNDATED).text == words
    assert _days(text, UNDATED) == days


def test_a_move_from_one_date_to_another_is_no_range() -> None:
    found = find_dates("The vote was moved from 14 May 2024 to 3 June 2024.", UNDATED)
    assert [when.text for when in found] == ["14 May 2024", "3 June 2024"]


def test_the_year_at_the_end_of_a_list_holds_for_all_of_it() -> None:
    found = find_dates("Rounds in March, June and July 2023 failed.", UNDATED)
    assert [(w.first and w.first.isoformat(), w.bracket) for w in found] == [
        ("2023-03-01", ""),
        ("2023-06-01", ""),
        ("2023-07-01", ""),
    ]


# ---------------------------------------------------------------- what is no date


@pytest.mark.parametrize(
    "text",
    [
        "The plan is called Vision 2030.",
        "Africa's Agenda 2063 sets the goals.",
        "The 2030 Agenda was praised.",
        "A Boeing 747 landed.",
        "Some 1,500 people came.",
        "About 2000 people came.",
        "It needs 1990 MW of power.",
        "They drove down Highway 2024.",
        "Security Council resolution 2231 applies.",
        "The price rose to $2024.",
        "Theresa told him he may go.",
        "They march on the capital for the second time.",
        "A second opinion came first.",
        "It marks the twentieth anniversary of the pact.",
        "The Sunday Times reported it.",
        "Shops opened early on Black Friday.",
        "It is the first such visit in three years.",
        "Exports grew over the past decade.",
        "They will meet over the next year.",
        "In recent years it has grown.",
        "He spoke on The Tonight Show and to USA Today.",
        "She was on ABC’s “This Week”.",
    ],
)
def test_names_counts_verbs_and_stretches_of_time_are_no_dates(text: str) -> None:
    assert find_dates(text, WEDNESDAY) == ()


def test_may_is_a_month_only_where_the_words_around_it_say_so() -> None:
    assert [w.text for w in find_dates("May said she may step down in May.", WEDNESDAY)] == ["May"]
    assert find_dates("May 2024 be calm? In May 2024 it was.", WEDNESDAY)[-1].text == "May 2024"


# ---------------------------------------------------------------- counted from the day of publication


@pytest.mark.parametrize(
    ("text", "days", "bracket"),
    [
        ("They met on May 14.", "2024-05-14 2024-05-14", "2024"),
        ("They met on 12 December.", "2023-12-12 2023-12-12", "2023"),
        ("They will meet on 12 December.", "2024-12-12 2024-12-12", "2024"),
        ("They will meet on 10 January.", "2025-01-10 2025-01-10", "2025"),
        ("They met on Friday.", "2024-05-17 2024-05-17", "17 May 2024"),
        ("They met on Wednesday.", "2024-05-22 2024-05-22", "22 May 2024"),
        ("They will meet on Friday.", "2024-05-24 2024-05-24", "24 May 2024"),
        ("The vote is due on Monday.", "2024-05-27 2024-05-27", "27 May 2024"),
        ("They have until Friday to answer.", "2024-05-24 2024-05-24", "24 May 2024"),
        ("They met last Friday.", "2024-05-17 2024-05-17", "17 May 2024"),
        ("They met on Monday last week.", "2024-05-13 2024-05-13", "13 May 2024"),
        ("They meet on Friday next week.", "2024-05-31 2024-05-31", "31 May 2024"),
        ("It rained yesterday.", "2024-05-21 2024-05-21", "21 May 2024"),
        ("It will rain tomorrow.", "2024-05-23 2024-05-23", "23 May 2024"),
        ("It was agreed last night.", "2024-05-21 2024-05-21", "21 May 2024"),
        ("It rained last week.", "2024-05-13 2024-05-19", "week of 13 May 2024"),
        ("It will rain next week.", "2024-05-27 2024-06-02", "week of 27 May 2024"),
        ("They met over the weekend.", "2024-05-18 2024-05-19", "18–19 May 2024"),
        ("It ends this month.", "2024-05-01 2024-05-31", "May 2024"),
        ("Prices fell last month.", "2024-04-01 2024-04-30", "April 2024"),
        ("Prices fell last quarter.", "2024-01-01 2024-03-31", "January–March 2024"),
        ("Prices fell last year.", "2023-01-01 2023-12-31", "2023"),
        ("It was founded earlier this year.", "2024-01-01 2024-05-22", "2024"),
        ("It opens later this month.", "2024-05-22 2024-05-31", "May 2024"),
        ("It ends by the end of the year.", "2024-01-01 2024-12-31", "2024"),
        ("The summit is in August this year.", "2024-08-01 2024-08-31", "2024"),
        ("It began in May of last year.", "2023-05-01 2023-05-31", "2023"),
        ("Sales fell in the first quarter.", "2024-01-01 2024-03-31", "2024"),
        ("It visited India in March.", "2024-03-01 2024-03-31", "2024"),
        ("It will visit India in March.", "2025-03-01 2025-03-31", "2025"),
        ("It was found in late November.", "2023-11-01 2023-11-30", "2023"),
        ("The summit will be held in the summer.", "2024-06-01 2024-08-31", "2024"),
        ("They met three days ago.", "2024-05-19 2024-05-19", "19 May 2024"),
        ("They met two weeks ago.", "2024-05-06 2024-05-12", "about week of 6 May 2024"),
        ("They met two years ago.", "2022-01-01 2022-12-31", "about 2022"),
        ("It will open in three months.", "2024-08-01 2024-08-31", "about August 2024"),
        ("They sat from Monday to Friday.", "2024-05-13 2024-05-17", "13–17 May 2024"),
        ("The rule was agreed on Christmas Eve.", "2023-12-24 2023-12-24", "2023"),
        ("Nothing like it was seen since ’82.", "1982-01-01 1982-12-31", "1982"),
    ],
)
def test_relative_words_are_counted_from_the_publication_date(text: str, days: str, bracket: str) -> None:
    assert _days(text) == days
    assert _only(text).bracket == bracket


@pytest.mark.parametrize(
    "text",
    [
        "They met next Friday.",  # of this week or of the next?
        "They met last Monday.",  # of this week or of the last?
        "They met last March.",
        "They said the vote would be held on Monday.",  # by now it may have been
        "They were expected to vote on Monday.",
        "They will speak after the vote on Monday.",
        "Deaths rose after the report of September 11.",
        "Filed on 4/5/2023.",
        "The peak was in fiscal 1997.",
        "It was in the first quarter of fiscal 2024.",
        "That day nobody slept.",
    ],
)
def test_words_with_two_readings_are_left_open(text: str) -> None:
    when = _only(text)
    assert (when.first, when.last, when.bracket) == (None, None, "")
    assert when.rule


def test_september_11_is_of_2001_beside_the_attacks_and_of_its_year_beside_a_weekday() -> None:
    assert _days("the September 11 attacks") == "2001-09-11 2001-09-11"
    assert _days("They will meet on Wednesday, September 11.") == "2024-09-11 2024-09-11"


def test_a_day_like_others_is_no_day_of_the_attacks() -> None:
    assert _days("The group approved 800 doses on 11 September.") != "open"
    assert _days("Travel has changed since 11 September.") == "open"


def test_a_weekday_picks_the_year_in_which_the_day_falls_on_it() -> None:
    assert _days("They met on Monday, 22 May.") == "2023-05-22 2023-05-22"


def test_a_fiscal_year_keeps_its_grain_and_no_days() -> None:
    for text in (
        "the peak in fiscal 1997",
        "the FY2024 budget",
        "the 2023-24 fiscal year",
        "the current fiscal year",
    ):
        when = _only(text)
        assert (when.grain, when.first) == ("fiscal year", None)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("It opened in May 2007 and closed in October of the following year.", "2008-10-01 2008-10-31"),
        ("It opened in May 2007 and closed on 5 March the same year.", "2007-03-05 2007-03-05"),
        ("The law of 3 June 2001 replaced that of March of the previous year.", "2000-03-01 2000-03-31"),
    ],
)
def test_a_month_of_the_following_year_is_counted_from_the_date_before_it(text: str, days: str) -> None:
    when = find_dates(text, WEDNESDAY)[-1]
    assert f"{when.first} {when.last}" == days


def test_a_month_of_the_following_year_of_another_sentence_is_not_that_of_the_publication() -> None:
    when = _only("It closed in October of the following year.")
    assert (when.text, when.first) == ("October of the following year", None)


def test_words_that_point_back_are_counted_from_the_date_before_them() -> None:
    found = find_dates("She fled in June 1998 and was jailed later that year.", UNDATED)
    assert [(w.text, w.grain) for w in found] == [("June 1998", "month"), ("later that year", "year")]
    assert found[1].first == date(1998, 1, 1)
    again = find_dates("It fell on 30 April 2020 and rose the following day.", UNDATED)
    assert again[1].first == again[1].last == date(2020, 5, 1)


def test_the_vote_of_friday_is_not_dated_by_the_verb_of_its_sentence() -> None:
    assert _days("Markets fell after Tuesday's ruling.") == "2024-05-21 2024-05-21"
    assert _days("Markets will wait for news of Tuesday's ruling.") == "open"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The motion is scheduled to be taken up on Friday by the upper house.", "2024-05-24 2024-05-24"),
        ("The plunge took place as scheduled on Monday.", "2024-05-20 2024-05-20"),
        ("Roads were closed due to snow late on Monday.", "2024-05-20 2024-05-20"),
        ("The court has given the parties until Friday to sign.", "2024-05-24 2024-05-24"),
        ("Three people who were hurt on Sunday will testify.", "2024-05-19 2024-05-19"),
        ("The minister, who spoke on Sunday, will resign on Friday.", "2024-05-19 2024-05-24"),
        ("The report due on Friday was praised by those who read it.", "2024-05-24 2024-05-24"),
        ("Officials expected the vote to be held on Monday.", "open"),
    ],
)
def test_with_the_grammar_the_verb_that_governs_the_date_decides(text: str, days: str) -> None:
    (tokens,) = parse([text])
    found = find_dates(text, WEDNESDAY, tokens)
    first, last = found[0].first, found[-1].last
    assert (f"{first} {last}" if first else "open") == days


@pytest.mark.parametrize(
    "text",
    [
        "The board meets every Monday.",
        "The market is held every second Friday.",
        "The board meets each March.",
        "The board meets every year in March.",
        "The fair is held in March every year.",
    ],
)
def test_what_comes_back_has_no_day_of_its_own(text: str) -> None:
    assert find_dates(text, WEDNESDAY) == ()


def test_a_weekday_of_the_month_is_that_day_or_open() -> None:
    assert _days("It was on the last Sunday of October 2023.") == "2023-10-29 2023-10-29"
    assert _days("It was on the first Tuesday in April.") == "2024-04-02 2024-04-02"
    assert _days("It comes out on the second Monday of each month.") == "open"


def test_what_a_period_is_compared_with_came_before_it() -> None:
    text = "Growth slowed to 0.1 percent in the third quarter from 0.4 percent in the second quarter."
    assert [when.bracket for when in find_dates(text, WEDNESDAY)] == ["2023", "2023"]
    text = "Output fell in Q1 from Q4."
    assert [when.bracket for when in find_dates(text, WEDNESDAY)] == ["2024", "2023"]


def test_both_ends_of_between_are_kept() -> None:
    assert _only("The talks run between 3 and 5 May.").text == "3 and 5 May"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Talks are to resume on Monday, the ministry said.", "2024-05-27 2024-05-27"),
        ("The vote, first planned for Monday, was held later.", "open"),
        ("The bridge opened a fortnight ago.", "2024-05-06 2024-05-12"),
    ],
)
def test_what_is_to_come_and_what_was_first_planned(text: str, days: str) -> None:
    (when,) = find_dates(text, WEDNESDAY, parse([text])[0])
    assert (f"{when.first} {when.last}" if when.first else "open") == days


def test_with_the_grammar_a_person_called_may_is_no_month() -> None:
    text = "A speech by Theresa May was read."
    (tokens,) = parse([text])
    assert find_dates(text, WEDNESDAY, tokens) == ()


# ---------------------------------------------------------------- without a publication date


def test_without_an_anchor_relative_words_are_left_alone() -> None:
    for text in ("They met on May 14.", "They met on Friday.", "It ends this year.", "in late November"):
        when = _only(text, UNDATED)
        assert (when.first, when.bracket, when.rule) == (None, "", "no publication date to count from")


def test_a_window_inside_one_year_settles_the_year_of_a_day() -> None:
    when = _only("Officials met on May 14.", IN_2024)
    assert (when.first, when.bracket, when.rule) == (date(2024, 5, 14), "2024", "published in 2024")


def test_a_window_settles_only_what_its_first_and_last_day_agree_on() -> None:
    assert _days("The summit is planned for August.", IN_2024) == "2024-08-01 2024-08-31"
    assert _days("It is in August this year.", IN_2024) == "2024-08-01 2024-08-31"
    assert _days("It will be held in the summer.", IN_2024) == "2024-06-01 2024-08-31"
    assert _days("He visited India in March.", IN_2024) == "open"
    assert _days("They met on Friday.", IN_2024) == "open"
    assert _days("It ends this month.", IN_2024) == "open"
    assert _only("It ends this month.", IN_2024).rule == "the text does not settle it"


# ---------------------------------------------------------------- the evaluation sets


@pytest.mark.eval
def test_dates_in_annotated_news_stay_above_their_floors() -> None:
    folder = data_folder("eval", "dates")
    if folder is None:
        pytest.skip("BRIEFGEN_EVAL_DATA is not set: the dates were NOT measured")
    figures = {name: benchmark.measure(name, folder, peer=False).figures() for name in benchmark.SETS}
    assert benchmark.FLOORS.below(figures) == []

"""When a text was published: as stated, or between days that the text itself settles, or not known."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.model import Corpus, Dropped
from briefgen.segment import split
from briefgen.understand import with_days
from briefgen.understand.anchor import anchor_of_dateline, infer_anchor
from briefgen.understand.dates import find_dates
from briefgen.understand.dates.anchor import Anchor
from tests.support.values import sentences, source, statements

REPORTED = "The agency reported on February 23, 2024 that talks had begun."
EXPECTED = "The leaders will meet in Astana in August 2024."


def test_a_stated_publication_date_is_taken_as_it_is() -> None:
    anchor = infer_anchor([REPORTED, EXPECTED], date(2024, 6, 3))
    assert anchor == Anchor(published=date(2024, 6, 3), rule="published on 3 June 2024")


def test_a_past_and_a_coming_date_bound_the_day_of_publication() -> None:
    anchor = infer_anchor([REPORTED, EXPECTED], None)
    assert (anchor.published, anchor.first, anchor.last) == (None, date(2024, 2, 23), date(2024, 8, 31))


def test_the_rule_tells_a_reader_why() -> None:
    assert infer_anchor([REPORTED, EXPECTED], None).rule == (
        "the text reports 23 February 2024 as past and August 2024 as still ahead, "
        "so it was published in 2024"
    )


def test_both_dates_may_stand_in_one_sentence() -> None:
    text = "A first summit is set to open in August 2024, as told by the daily on 23 February 2024."
    anchor = infer_anchor([text], None)
    assert (anchor.first, anchor.last) == (date(2024, 2, 23), date(2024, 8, 31))


def test_the_latest_past_and_the_first_coming_date_count() -> None:
    more = ["It was founded in 2004.", "It met on 3 March 2024.", "It will end on 30 June 2024."]
    anchor = infer_anchor([REPORTED, EXPECTED, *more], None)
    assert (anchor.first, anchor.last) == (date(2024, 3, 3), date(2024, 6, 30))


@pytest.mark.parametrize(
    "sentences",
    [
        [],
        [REPORTED],
        [EXPECTED],
        ["They met in May.", "They will meet in August."],
        # Ahead of somebody once is not ahead of the writer.
        [REPORTED, "The summit was due in August 2024."],
        [REPORTED, "It said the summit would be held in August 2024."],
        [REPORTED, "The summit could be held in August 2024."],
        # A year that is only mentioned dates nothing.
        [REPORTED, "They praised the goals of 2024."],
        # More than a year apart settles no year.
        ["It was founded in 2004.", "It will close in 2030."],
        # Two signals that contradict each other.
        [EXPECTED, "The leaders met on 4 October 2024."],
        # A promise made years ago.
        ["In 2015 the minister said the line will open in 2020.", "It was signed in 2019."],
    ],
)
def test_what_is_not_certain_gives_no_window(sentences: list[str]) -> None:
    anchor = infer_anchor(sentences, None)
    assert (anchor.published, anchor.first, anchor.last) == (None, None, None)
    assert anchor.rule == "no publication date, and the text does not settle one"


@given(st.lists(st.text(max_size=80) | st.sampled_from([REPORTED, EXPECTED]), max_size=6))
def test_any_text_gives_a_window_in_order_or_none(sentences: list[str]) -> None:
    anchor = infer_anchor(sentences, None)
    assert (anchor.first is None) == (anchor.last is None)
    assert not anchor.first or not anchor.last or anchor.first <= anchor.last


@pytest.mark.eval
def test_the_two_undated_articles_settle_their_year_and_nothing_more() -> None:
    root = os.environ.get("BRIEFGEN_EVAL_DATA")
    if not root:
        pytest.skip("BRIEFGEN_EVAL_DATA is not set: the two articles were NOT read")
    articles = sorted(Path(root, "seeds").glob("*.txt"))
    assert len(articles) == 2
    for path in articles:
        lines = path.read_text("utf-8").splitlines()
        sentences = [line[start:end] for line in lines for start, end in split(line)]
        anchor = infer_anchor(sentences, None)
        assert (anchor.first, anchor.last) == (date(2024, 2, 23), date(2024, 8, 31))
        found = {when.text: when.bracket for text in sentences for when in find_dates(text, anchor)}
        assert found["May 14"] == "2024"
        assert found.get("March", "") == ""


def test_a_text_that_goes_on_and_on_settles_no_day() -> None:
    text = ["It was signed on 3 March 2024.", "It will open on 5 May 2024."]
    assert infer_anchor(text, None).first
    assert infer_anchor(text * 1_000, None) == Anchor(
        rule="no publication date, and the text is too long to settle one"
    )


DATELINE = "HOLM, April 3 (Northern News) -"
THURSDAY = ("A bank was fined on Thursday for taking cash.", "It has 400 branches.")


@pytest.mark.parametrize("line", [DATELINE, "HOLM, 3 April —", "HOLM, Apr. 3 (NN) --"])
def test_a_dateline_without_its_year_is_dated_by_its_weekday_and_its_neighbours(line: str) -> None:
    anchor = anchor_of_dateline(line, THURSDAY, [date(2025, 3, 28), date(2025, 4, 7)])
    assert anchor == Anchor(published=date(2025, 4, 3), rule="dateline")


@pytest.mark.parametrize(
    ("line", "sentences", "others"),
    [
        (DATELINE, THURSDAY, []),  # nothing tells the year
        (DATELINE, THURSDAY, [date(2024, 4, 2)]),  # 3 April 2024 was a Wednesday
        (DATELINE, THURSDAY, [date(2025, 9, 1)]),  # too far away
        (DATELINE, ("A bank was fined for taking cash.",), [date(2025, 4, 7)]),
        (DATELINE, THURSDAY, [date(2024, 4, 2), date(2025, 4, 7)]),  # two years
        ("HOLM, June 31 (NN) -", THURSDAY, [date(2025, 6, 7)]),
        ("HOLM (NN) -", THURSDAY, [date(2025, 4, 7)]),
    ],
)
def test_a_dateline_that_leaves_its_year_open_dates_nothing(
    line: str, sentences: tuple[str, ...], others: list[date]
) -> None:
    assert anchor_of_dateline(line, sentences, others) is None


def test_the_days_of_a_report_are_counted_from_its_dateline() -> None:
    wire = source(
        "\n".join(THURSDAY), dropped=(Dropped(text=DATELINE, reason="dateline"),), publisher="Northern News"
    )
    notice = source("The bank paid 62 million pounds.", id="s2", published=date(2025, 4, 3))
    (when,) = statements(wire, notice)[0].dates
    assert (when.first, when.bracket) == (date(2025, 4, 3), "3 April 2025")
    assert when.rule == "from the day of the dateline, 3 April 2025"


def test_the_order_of_days_and_months_is_learnt_from_the_text() -> None:
    assert infer_anchor(["Filed on 13/04/2026.", "Heard on 03/05/2026."], None).day_first is True
    assert infer_anchor(["Filed on 04/13/2026."], date(2026, 5, 1)).day_first is False
    assert infer_anchor(["Filed on 04/13/2026.", "Heard on 13/04/2026."], None).day_first is None
    assert infer_anchor(["Heard on 03/05/2026."], None).day_first is None


def test_a_source_has_the_day_of_its_dateline_where_the_others_settle_the_year() -> None:
    wire = source("\n".join(THURSDAY), dropped=(Dropped(text=DATELINE, reason="dateline"),))
    notice = source("The bank paid 62 million pounds.", id="s2", published=date(2025, 4, 3))
    corpus = Corpus((wire, notice))
    dated = with_days(corpus, sentences(corpus), date(2025, 5, 1))
    assert [one.published for one in dated.sources] == [date(2025, 4, 3)] * 2
    assert "dateline" in dated.sources[0].notes[0]
    assert with_days(corpus, sentences(corpus), date(2025, 4, 2)) == corpus
    alone = Corpus((wire,))
    assert with_days(alone, sentences(alone), date(2025, 5, 1)) == alone


def test_what_was_said_on_the_evening_before_the_dateline_confirms_it_too() -> None:
    told = ("A bank was fined on Wednesday for taking cash.",)
    assert anchor_of_dateline(DATELINE, told, [date(2025, 4, 7)]) == Anchor(date(2025, 4, 3), rule="dateline")


@pytest.mark.parametrize(
    ("text", "bracket"),
    [
        ("The minister said the government would answer by the end of June.", "2026"),
        ("The bank was to decide in June.", "2026"),
        ("The bank was to decide in March.", ""),
    ],
)
def test_the_month_in_which_a_text_came_out_is_meant_whatever_the_tense(text: str, bracket: str) -> None:
    (when,) = statements(source(text, published=date(2026, 6, 4)))[0].dates
    assert when.bracket == bracket


def test_a_month_of_publication_is_a_window_of_its_days() -> None:
    anchor = infer_anchor([REPORTED, EXPECTED], None, date(2024, 6, 1))
    assert (anchor.published, anchor.first, anchor.last) == (None, date(2024, 6, 1), date(2024, 6, 30))
    assert anchor.rule == "published in June 2024"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Prices rose last year.", date(2023, 1, 1)),
        ("Prices rose in April.", date(2024, 4, 1)),
        ("The council met on Friday.", None),
        ("The council met yesterday.", None),
        ("The council will decide next month.", date(2024, 7, 1)),
    ],
)
def test_from_a_month_is_counted_what_each_of_its_days_gives(text: str, first: date | None) -> None:
    (when,) = find_dates(text, infer_anchor([], None, date(2024, 6, 1)))
    assert when.first == first

"""Figures in a sentence: what is a figure, its kind, its value, its unit, and what it counts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.understand.dates import find_dates
from briefgen.understand.dates.anchor import Anchor
from briefgen.understand.figures import find_figures
from briefgen.understand.parse import parse

if TYPE_CHECKING:
    from briefgen.model import Figure


def _only(text: str) -> Figure:
    (found,) = find_figures(text)
    return found


@pytest.mark.parametrize(
    ("text", "words", "low", "high", "unit"),
    [
        ("It set aside $4.09 billion.", "$4.09 billion", 4.09e9, 4.09e9, "USD"),
        ("It lends $60 billion to $70 billion a year.", "$60 billion to $70 billion", 6e10, 7e10, "USD"),
        ("It lends $60-70 billion a year.", "$60-70 billion", 6e10, 7e10, "USD"),
        ("It lends between $60bn and $70bn.", "$60bn and $70bn", 6e10, 7e10, "USD"),
        ("The 1.16 trillion-yen peak", "1.16 trillion-yen", 1.16e12, 1.16e12, "JPY"),
        ("It cost £4.5m.", "£4.5m", 4.5e6, 4.5e6, "GBP"),
        ("It cost €3bn.", "€3bn", 3e9, 3e9, "EUR"),
        ("It cost Rs 500 crore.", "Rs 500 crore", 5e9, 5e9, "INR"),
        ("It cost US$ 40 million.", "US$ 40 million", 4e7, 4e7, "USD"),
        ("It cost A$1,250.", "A$1,250", 1250.0, 1250.0, "AUD"),
        ("It cost CHF 200.", "CHF 200", 200.0, 200.0, "CHF"),
        ("It cost 12 million euros.", "12 million euros", 1.2e7, 1.2e7, "EUR"),
        ("It cost two million Swiss francs.", "two million Swiss francs", 2e6, 2e6, "CHF"),
        ("It cost half a million pounds.", "half a million pounds", 5e5, 5e5, "GBP"),
        ("It cost 300 Canadian dollars.", "300 Canadian dollars", 300.0, 300.0, "CAD"),
    ],
)
def test_money_has_its_currency_and_its_scale_multiplied_in(
    text: str, words: str, low: float, high: float, unit: str
) -> None:
    found = _only(text)
    assert (found.kind, found.text, found.low, found.high, found.unit) == ("money", words, low, high, unit)
    assert text[found.start : found.end] == words


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Growth was 3.1 per cent.", 3.1, 3.1),
        ("Growth was 3.1%.", 3.1, 3.1),
        ("Growth was 78 pct.", 78.0, 78.0),
        ("Growth was three percent.", 3.0, 3.0),
        ("Growth was 3-4%.", 3.0, 4.0),
        ("Growth was 5 percent to 7 percent.", 5.0, 7.0),
        ("Growth was between 5 and 7 per cent.", 5.0, 7.0),
        ("A third of the crowd left.", 33.3333, 33.3333),
        ("Two-thirds of voters agree.", 66.6667, 66.6667),
        ("Three quarters of voters agree.", 75.0, 75.0),
        ("Half of the voters agree.", 50.0, 50.0),
        ("One in five children works.", 20.0, 20.0),
        ("Nine out of 10 agree.", 90.0, 90.0),
    ],
)
def test_shares_are_given_in_per_cent(text: str, low: float, high: float) -> None:
    found = _only(text)
    assert (found.kind, found.unit, found.low, found.high) == ("share", "%", low, high)


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("The cables have lost 43 and 47 per cent of their wire.", [43.0, 47.0]),
        ("Prices rose by 3, 4.5 and 6 per cent.", [3.0, 4.5, 6.0]),
        ("The fee rose in 12 towns and 5 per cent of firms left.", [5.0]),
    ],
)
def test_the_sign_behind_the_last_share_is_that_of_all(text: str, shares: list[float]) -> None:
    assert [figure.low for figure in find_figures(text) if figure.kind == "share"] == shares


def test_a_fall_from_one_share_to_a_smaller_one_is_two_figures() -> None:
    found = find_figures("Support fell from 18 percent to 2 percent.")
    assert [(figure.low, figure.unit) for figure in found] == [(18.0, "%"), (2.0, "%")]


@pytest.mark.parametrize(
    ("text", "low", "unit"),
    [
        ("It rose by 2 percentage points.", 2.0, "percentage point"),
        ("It rose by 25 basis points.", 25.0, "bp"),
        ("A 450 km pipeline", 450.0, "km"),
        ("It is 700 kilometers long.", 700.0, "km"),
        ("It yields 300 MW.", 300.0, "MW"),
        ("It yields 1.5 million tonnes.", 1.5e6, "t"),
        ("It reached 40 degrees Celsius.", 40.0, "°C"),
        ("It pumps 2.3 million barrels a day.", 2.3e6, "bpd"),
        ("It pumps 2.3mn bpd.", 2.3e6, "bpd"),
        ("It covers 12 square kilometres.", 12.0, "km²"),
        ("It drove at 90 km/h.", 90.0, "km/h"),
        ("A 16-hour flight", 16.0, "hour"),
        ("It stood for two and a half years.", 2.5, "year"),
        ("Mr Okoro, 24, was charged.", 24.0, "year"),
        ("It weighs only 17 pounds.", 17.0, "lb"),
        ("He carried a 50-pound bag.", 50.0, "lb"),
    ],
)
def test_measures_have_one_name_a_unit(text: str, low: float, unit: str) -> None:
    found = _only(text)
    assert (found.kind, found.low, found.unit) == ("measure", low, unit)


@pytest.mark.parametrize(
    ("text", "low", "high", "of"),
    [
        ("It held 15 meetings.", 15, 15, "meeting"),
        ("82 people died.", 82, 82, "people"),
        ("More than 1,700 families fled.", 1700, 1700, "family"),
        ("Five countries signed.", 5, 5, "country"),
        ("It has twenty-five members.", 25, 25, "member"),
        ("Two hundred and fifty soldiers left.", 250, 250, "soldier"),
        ("It took in two million refugees.", 2e6, 2e6, "refugee"),
        ("It lost a dozen ships.", 12, 12, "ship"),
        ("It lost half a dozen ships.", 6, 6, "ship"),
        ("It brings 1,500 to 2,000 jobs.", 1500, 2000, "job"),
        ("Between 10 and 12 churches burned.", 10, 12, "church"),
        ("It has 1,00,000 readers.", 100_000, 100_000, "reader"),
        ("The index ended at 7,114.3.", 7114.3, 7114.3, ""),
    ],
)
def test_counts_know_what_they_count(text: str, low: float, high: float, of: str) -> None:
    found = _only(text)
    assert (found.kind, found.low, found.high, found.of) == ("count", low, high, of)


@pytest.mark.parametrize(
    ("text", "low", "of"),
    [
        ("It was their 16th meeting.", 16, "meeting"),
        ("the first Central Asia–Japan Summit", 1, "summit"),
        ("the twenty-first session", 21, "session"),
        ("the third-largest economy", 3, "economy"),
        ("a third summit", 3, "summit"),
    ],
)
def test_ordinals_know_what_they_rank(text: str, low: float, of: str) -> None:
    found = _only(text)
    assert (found.kind, found.low, found.of) == ("ordinal", low, of)


@pytest.mark.parametrize(
    "text",
    [
        "Dozens fled and thousands stayed.",
        "A Boeing 747 landed.",
        "COVID-19 spread.",
        "The G7 and the G20 met.",
        "Article 5 applies.",
        "The A380 and the F-16 flew.",
        "It began at 10:35 and ended at 10 a.m. sharp.",
        "Resolution 2231 was read.",
        "The Group of Seven met.",
        "It filed for Chapter 11 protection.",
        "They won 3-1.",
        "The odds are 50-50.",
        "One of them left.",
        "It happened for the first time.",
        "First, they met.",
        "The Second World War ended.",
        "It has a two-fold effect.",
        "As shown before.[13]",
        "One day in spring they left.",
        "They spoke for an hour and a half the other day.",
        "The Fourth of July was quiet.",
        "The First Lady left.",
        "And, second, they lied.",
        "The Group of 20 met.",
        "A three-dimensional map was shown.",
        "Risks are (1) low or (2) high.",
    ],
)
def test_names_clock_times_scores_and_pronouns_are_no_figures(text: str) -> None:
    assert find_figures(text) == ()


def test_two_numbers_with_and_between_them_are_a_range_only_after_between() -> None:
    found = find_figures("It met 10 and 12 ministers.")
    assert [figure.low for figure in found] == [10.0, 12.0]


def test_the_numbers_of_dates_are_left_to_the_dates() -> None:
    text = "Since 14 May 2024 the five states have met 3 times."
    dates = find_dates(text, Anchor(published=date(2024, 6, 1)))
    skip = [(when.start, when.end) for when in dates]
    assert [figure.text for figure in find_figures(text, skip=skip)] == ["five", "3"]


@pytest.mark.parametrize(
    ("text", "words", "of"),
    [
        ("The firm ordered 179 new aerial refuelling tankers.", "179", "tanker"),
        ("About 60% of the parts come from abroad.", "60%", "part"),
        ("The forum has held 15 meetings of junior ministers.", "15", "meeting"),
        ("The Air Force signed a $40 billion contract.", "$40 billion", "contract"),
        ("Police arrested two alleged victims.", "two", "victim"),
    ],
)
def test_with_the_grammar_the_noun_is_found_past_its_adjectives(text: str, words: str, of: str) -> None:
    (tokens,) = parse([text])
    found = {figure.text: figure.of for figure in find_figures(text, tokens)}
    assert found[words] == of


def test_with_the_grammar_an_ordinal_that_is_an_adverb_ranks_nothing() -> None:
    text = "The ministers met first in Tokyo."
    (tokens,) = parse([text])
    assert find_figures(text, tokens) == ()


_WORDS = st.sampled_from(
    "$ £3 bn 1,500 2.5 million to and – - % per cent a third half dozen of the one two in"
    " five 16th meeting km/h US$ between 0 99999999999999999999 ٣ ² 1/2 , . ( ) [7]".split(" ")
)


@given(st.lists(_WORDS, max_size=12).map(" ".join) | st.text(max_size=60))
def test_any_text_gives_figures_in_order_that_quote_it(text: str) -> None:
    last = 0
    for figure in find_figures(text):
        assert figure.start >= last
        assert text[figure.start : figure.end] == figure.text
        assert figure.low <= figure.high
        last = figure.end

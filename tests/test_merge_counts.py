"""Counts and forecasts of two sources: which disagree, which outgrow an older one, and what they are of."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.merge import merge
from briefgen.merge.guard import conflict
from briefgen.merge.half import half_told
from briefgen.model import Corpus, KeyPoint, Source
from tests.support.values import source, statement, statements


def merged(*sources: Source) -> tuple[KeyPoint, ...]:
    return merge(statements(*sources), Corpus(sources))


def test_two_numbers_of_dead_disagree_in_whatever_words() -> None:
    one = source(
        "At least 310 people have been killed since the fighting began on 2 August, the government said.",
        published=date(2026, 8, 20),
    )
    two = source(
        "Clinics recorded 425 deaths between 2 and 16 August, among them 138 children.",
        id="s2",
        published=date(2026, 8, 18),
    )
    points = merged(one, two)
    assert all(len(point.disputed) == 1 for point in points)


@pytest.mark.parametrize(
    "other",
    [
        "The war has killed more than 8,000 people since it began.",
        "In the storm of 2 May 2019, 410 people died.",
        "An earthquake in Norway killed 450 people.",
        "Clinics recorded 425 children with measles.",
        "About 410 people died in Sadra in that summer.",
    ],
)
def test_numbers_of_another_time_place_or_size_do_not_disagree(other: str) -> None:
    one = source("In the flood of 3 August 2026, 310 people died in Sadra.", published=date(2026, 8, 20))
    two = source(other, id="s2", published=date(2026, 8, 18))
    assert not any(point.disputed for point in merged(one, two))


def test_two_forecasts_of_growth_disagree_though_one_source_has_no_date() -> None:
    one = source(
        "The ministry expects the economy to grow by 1.1 per cent this year.", published=date(2026, 10, 14)
    )
    two = source("The institute expects growth of 1.4 per cent this year.", id="s2")
    assert all(point.disputed for point in merged(one, two))


def test_growth_of_two_years_and_of_other_things_does_not_disagree() -> None:
    day = date(2026, 10, 14)
    one = source("The ministry expects the economy to grow by 1.1 per cent in 2026.", published=day)
    two = source("The institute expects the economy to grow by 1.4 per cent in 2027.", id="s2", published=day)
    three = source("The bank expects growth of exports of 1.6 per cent in 2026.", id="s3", published=day)
    assert not any(point.disputed for point in merged(one, two, three))


def test_what_is_asked_for_does_not_disagree_with_what_is_decided() -> None:
    day = date(2026, 6, 12)
    one = source("Aid for heat pumps will be fixed at 7,000 euros until 2028.", published=day)
    two = source(
        "The institute recommends that aid for heat pumps be fixed at 8,000 euros until 2028.",
        id="s2",
        published=day,
    )
    three = source("A fixed aid of 9,000 euros for heat pumps until 2028.", id="s3", published=day)
    assert not any(point.disputed for point in (*merged(one, two), *merged(one, three)))


def test_the_same_words_of_a_speaker_are_one_fact_whoever_heard_them() -> None:
    one = statement("Someone else calls, “It came straight through the roof!” and the hall is cleared.")
    two = statement('"It came straight through the roof," another council member said.')
    assert conflict(one, two, 0.43) == ""


GROWING = "Bird flu has been confirmed in 57 herds in Holm."


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (GROWING, "The number of infected herds in Holm rose to 83, officials said."),
        (
            "The fever has killed 97 people in Holm.",
            "The fever has killed 112 people in Holm, officials said.",
        ),
    ],
)
def test_a_higher_count_in_a_later_source_is_the_count_and_no_other_opinion(old: str, new: str) -> None:
    one = source(old, id="s1", published=date(2026, 1, 20))
    two = source(new, id="s2", published=date(2026, 2, 9))
    first, second = merge(statements(one, two), Corpus((one, two)))
    assert first.superseded_by == second.lead
    assert not second.disputed


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (GROWING, "The number of infected farms in Holm rose to 83, officials said."),
        (GROWING, "Bird flu was confirmed in 60 herds in January."),
        (GROWING, "The number of infected herds in Holm is expected to rise to 83."),
        (GROWING, "Bird flu has been confirmed in 31 herds in Holm."),
    ],
)
def test_a_count_of_another_thing_time_or_size_outgrows_nothing(old: str, new: str) -> None:
    one = source(old, id="s1", published=date(2026, 1, 20))
    two = source(new, id="s2", published=date(2026, 2, 9))
    assert not any(point.superseded_by for point in merge(statements(one, two), Corpus((one, two))))


@pytest.mark.parametrize(
    ("old", "new", "grows"),
    [
        (
            "Three people were killed in a crash on 6 January 2026.",
            "Five people were killed in a crash on 8 February 2026.",
            False,
        ),
        ("Three people died on 6 January 2026.", "Five people died on 8 February 2026.", False),
        (
            "Officials said on 19 January 2026 that three people were killed.",
            "Officials said on 8 February 2026 that five people were killed.",
            True,
        ),
        (
            "Three people were killed by 19 January 2026.",
            "Five people were killed by 8 February 2026.",
            True,
        ),
    ],
)
def test_the_dead_of_two_days_are_of_two_events_and_those_told_or_known_on_two_days_are_not(
    old: str, new: str, *, grows: bool
) -> None:
    one = source(old, id="s1", published=date(2026, 1, 20))
    two = source(new, id="s2", published=date(2026, 2, 9))
    points = merge(statements(one, two), Corpus((one, two)))
    assert any(point.superseded_by for point in points) == grows


def test_the_dead_of_two_weeks_and_of_the_year_are_no_disagreement() -> None:
    one = source("Cholera cases rose to 4,812, with 97 deaths, in the two weeks to 10 February.", id="s1")
    two = source("Cholera has killed at least 112 people since the start of the year.", id="s2")
    assert not any(point.disputed for point in merge(statements(one, two), Corpus((one, two))))


@pytest.mark.parametrize(
    ("bank", "institute"),
    [
        (
            "GDP is projected to grow by 0.9 per cent in 2026 and 1.6 per cent in 2027.",
            "The economy of Holm is expected to grow by 0.6 per cent in 2026. It thus lags its neighbours.",
        ),
        (
            "The unemployment rate is projected to peak at 5.5 per cent at the end of 2026.",
            "The unemployment rate is expected to rise to 5.8 per cent in the fourth quarter of 2026.",
        ),
    ],
)
def test_two_bodies_that_expect_other_levels_for_one_time_disagree(bank: str, institute: str) -> None:
    one, two = source(bank, id="s1"), source(institute, id="s2")
    points = merge(statements(one, two), Corpus((one, two)))
    assert all(point.disputed for point in points if "lags" not in point.lead.sentence.text)


def test_expected_levels_of_two_things_or_times_are_no_disagreement() -> None:
    one = source("The unemployment rate is projected to peak at 5.5 per cent at the end of 2026.", id="s1")
    two = source("The inflation rate is expected to fall to 2.8 per cent at the end of 2026.", id="s2")
    three = source("The unemployment rate is expected to fall to 4.9 per cent in 2028.", id="s3")
    points = merge(statements(one, two, three), Corpus((one, two, three)))
    assert not any(point.disputed for point in points)


@pytest.mark.parametrize(
    ("text", "half"),
    [
        ("Rents rose by 5.2 per cent.", "5.2 per cent"),
        ("Rents rose by 5.2 per cent in 2025.", ""),
        ("Rents rose by 5.2 per cent compared with the year before.", ""),
        ("Rents rose by 5.2 per cent, the office said.", ""),
    ],
)
def test_a_rise_needs_a_time_or_something_to_compare_it_with(text: str, half: str) -> None:
    assert half_told(statement(text)) == half


def test_a_body_that_lowers_its_own_forecast_still_disagrees_with_another() -> None:
    one = source("GDP is projected to grow by 0.9 per cent in 2026.", id="s1")
    two = source(
        "The institute expects the economy to grow by 0.6 per cent in 2026. It thus lowers its forecast.",
        id="s2",
    )
    points = merge(statements(one, two), Corpus((one, two)))
    assert points[0].disputed


def test_what_a_firm_says_of_a_decision_is_no_mark_for_the_decision() -> None:
    one = statement("The board has prohibited the acquisition of Nordcom by Telvora.")
    two = statement("Telvora regrets the decision of the board to prohibit the acquisition of Nordcom.")
    assert conflict(one, two, 0.7) == "one tells what somebody says of it"

"""One fact once: what is merged, what the guard keeps apart, and what is a disagreement."""

from __future__ import annotations

import os
import random
import runpy
from datetime import date
from pathlib import Path

import pytest

from briefgen.merge import merge
from briefgen.merge.figures import rounds
from briefgen.merge.guard import conflict, supports
from briefgen.merge.half import half_told
from briefgen.model import Corpus, KeyPoint, Source
from tests.support.values import source, statement, statements


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The officials held their 16th meeting in Oslo.", "The officials held their 15th meeting in Oslo."),
        (
            "Parliament approved the ferry budget on Monday.",
            "Parliament rejected the ferry budget on Monday.",
        ),
        ("Exports rose by 4 per cent in 2023.", "Exports rose by 6 per cent in 2023."),
        ("Exports rose by 4 per cent in 2023.", "Exports fell by 4 per cent in 2023."),
        ("The port opened on 3 May 2024.", "The port opened on 9 May 2024."),
        ("Norway pledged 40 million euros.", "Denmark pledged 40 million euros."),
        ("The bank will raise its rate.", "The bank will not raise its rate."),
        ("The fund holds $40 billion.", "The fund holds $60 billion."),
        ("The ministers met in Oslo.", "The ministers met in Bergen."),
        ("France beat Italy in the final.", "Italy beat France in the final."),
        ("She is due in court on Oct. 6.", "She is due in court on Oct. 18."),
        ("The link is to open in December 2029.", "The link is now to open in October 2030."),
        ("The city will open 40 cool rooms.", "The city opened 31 of the 40 cool rooms."),
        ("The mayor denied that he took the money.", "The mayor said that he took the money."),
        ("The firm failed to pay the fine.", "The firm paid the fine."),
        ("Chapter 7 of the act deals with ports.", "Chapter 1 of the act deals with ports."),
        ("Moonlight won.", "That is not the only explanation for Moonlight's win."),
        ("Will the port be closed this year?", "The port will be closed this year."),
    ],
)
def test_the_guard_keeps_apart_what_is_not_the_same_fact(one: str, two: str) -> None:
    assert conflict(statement(one), statement(two))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "The officials held their 16th meeting in Oslo on 14 May 2024.",
            "The 16th meeting of the officials was held on 14 May 2024, reported the Oslo Courier.",
        ),
        ("The fund holds $40 billion.", "The fund, which opened in 2001, holds about $40 billion."),
        ("Norway will chair the forum in 2024.", "In 2024 the forum will be chaired by Norway."),
        ("The storm cut off 31,000 homes.", "The storm cut off 30,960 homes."),
        ("About 200 people fled the flood.", "In all, 198 people fled the flood."),
        ("The dike will cost between 690 and 760 million euros.", "The dike will cost 700 million euros."),
        (
            "Inspectors found that the lift could remain in use.",
            "As its phone was not working, inspectors found that the lift could remain in use.",
        ),
        ("Norway said that the talks on fish had failed.", "The talks on fish had failed, Sweden said."),
    ],
)
def test_the_guard_lets_the_same_fact_pass(one: str, two: str) -> None:
    assert conflict(statement(one), statement(two)) == ""


def test_a_fact_in_two_sources_is_one_point_with_two_origins() -> None:
    one = source("Norway is going to chair the Baltic Forum in 2024.", id="s1")
    two = source("Norway is going to chair the Baltic Forum in 2024, officials said.", id="s2")
    (point,) = merge(statements(one, two), Corpus((one, two)))
    assert point.origins == 2
    assert {said.sentence.span.source for said in point.evidence} == {"s1", "s2"}


def test_the_same_words_letter_for_letter_are_one_origin() -> None:
    one = source("Norway is going to chair the Baltic Forum in 2024.", id="s1")
    two = source("Norway is going to chair the Baltic Forum in 2024.", id="s2")
    (point,) = merge(statements(one, two), Corpus((one, two)))
    assert point.origins == 1
    assert {said.sentence.span.source for said in point.evidence} == {"s1", "s2"}


def test_a_wire_copy_is_no_second_origin() -> None:
    one = source("Norway is going to chair the Baltic Forum in 2024.", id="s1")
    two = source("Norway is going to chair the Baltic Forum in 2024.", id="s2", same_as="s1")
    (point,) = merge(statements(one, two), Corpus((one, two)))
    assert point.origins == 1


def test_two_sources_with_other_figures_for_one_thing_disagree() -> None:
    one = source("The sea wall at Holm will cost 40 million euros in all, the council said.", id="s1")
    two = source("The sea wall at Holm will cost 55 million euros in all, the council said.", id="s2")
    points = merge(statements(one, two), Corpus((one, two)))
    assert [len(point.disputed) for point in points] == [1, 1]


def test_other_figures_in_one_and_the_same_source_are_no_disagreement() -> None:
    one = source(
        "The sea wall at Holm will cost 40 million euros in all.\n"
        "The sea wall at Holm will cost 55 million euros in all."
    )
    assert not any(point.disputed for point in merge(statements(one), Corpus((one,))))


OTHERS = [
    "The sea wall at Holm will cost 55 million euros including upkeep, the county said.",
    "The sea wall at Holm will cost 55 million euros if prices rise, the county said.",
    "The sea wall at Holm will cost between 35 and 45 million euros in all, the county said.",
    "The sea wall at Holm will cost about 41 million euros in all, the county said.",
    "The sea wall at Holm is now expected to cost 55 million euros in all, the county said.",
    "The sea wall at Holm will cost 55 million euros in all in 2031, the county said.",
]


@pytest.mark.parametrize("other", OTHERS)
def test_another_definition_period_range_rounding_or_revision_is_no_disagreement(other: str) -> None:
    one = source("The sea wall at Holm will cost 40 million euros in all, the council said.", id="s1")
    two = source(other, id="s2")
    assert not any(point.disputed for point in merge(statements(one, two), Corpus((one, two))))


def test_two_speakers_in_one_source_can_disagree() -> None:
    one = source(
        "The sea wall at Holm will cost 40 million euros in all, Mayor Ada Lind said.\n"
        "The sea wall at Holm will cost 55 million euros in all, Senator Ole Brandt said."
    )
    assert [len(point.disputed) for point in merge(statements(one), Corpus((one,)))] == [1, 1]


def moved(revision: str, *, first: date, second: date) -> list[KeyPoint]:
    """Return the points of an old plan and of what another source says about it, the old plan first."""
    old = source("The link is to enter service in December 2029.", id="s1", published=first)
    new = source(revision, id="s2", published=second)
    return [*merge(statements(old, new), Corpus((old, new)))]


def test_a_plan_that_a_later_source_moves_is_overtaken_by_it() -> None:
    now = "The operator now expects the link to enter service in the fourth quarter of 2030."
    old, new = moved(now, first=date(2025, 9, 30), second=date(2025, 10, 14))
    assert old.superseded_by == new.lead
    assert new.superseded_by is None


@pytest.mark.parametrize(
    "revision",
    [
        "Work on the track has been cancelled, the ministry said.",
        "The start of work on the track has been postponed to 2 March 2030.",
        "Work on the track, which was to begin in December 2029, has been delayed until 2031.",
        "The minister announced the postponement of the track work.",
    ],
)
def test_a_plan_that_a_later_source_calls_off_is_overtaken_by_it_and_is_not_one_with_it(
    revision: str,
) -> None:
    old = source("Work on the track is due to begin in December 2029.", id="s1", published=date(2025, 9, 30))
    new = source(revision, id="s2", published=date(2025, 10, 14))
    first, second = merge(statements(old, new), Corpus((old, new)))
    assert first.superseded_by == second.lead


@pytest.mark.parametrize(
    "other",
    [
        "Work on the track may be postponed, the ministry said.",
        "Work on the track has not been cancelled, the ministry said.",
        "Work on the bridge has been cancelled, the ministry said.",
    ],
)
def test_what_may_be_called_off_is_not_or_is_another_thing_overtakes_nothing(other: str) -> None:
    old = source("Work on the track is due to begin in December 2029.", id="s1", published=date(2025, 9, 30))
    new = source(other, id="s2", published=date(2025, 10, 14))
    assert not any(point.superseded_by for point in merge(statements(old, new), Corpus((old, new))))


@pytest.mark.parametrize(
    ("revision", "published"),
    [
        ("The operator now expects the link to enter service in late 2030.", date(2025, 9, 1)),
        ("The owner says that the link will enter service in 2030.", date(2025, 10, 14)),
        ("The operator now expects the ferry to enter service in May 2030.", date(2025, 10, 14)),
    ],
)
def test_an_older_source_another_view_and_another_thing_overtake_nothing(
    revision: str, published: date
) -> None:
    points = moved(revision, first=date(2025, 9, 30), second=published)
    assert not any(point.superseded_by for point in points)


@pytest.mark.parametrize(
    ("said", "lead"),
    [
        ("About 200 people fled.", "In all, 198 people fled."),
        ("People fled the flood.", "On 3 May 2024 people fled the flood."),
        ("Some 40 people fled the flood.", "Some 40 people fled the flood in Holm."),
        ("The fund gave 40 euros.", "The fund gave 40 euros and 12 cars."),
    ],
)
def test_a_source_that_does_not_state_the_figure_date_or_name_is_not_cited_for_it(
    said: str, lead: str
) -> None:
    assert not supports(statement(said), statement(lead))


def test_hearsay_bears_out_no_plain_statement() -> None:
    plain, heard = statement("The firm has cut 400 jobs."), statement("The firm reportedly has cut 400 jobs.")
    assert not supports(heard, plain)
    assert supports(plain, heard)
    assert supports(heard, statement("The firm is said to have cut 400 jobs."))


def test_a_source_that_states_all_is_cited_whatever_it_adds() -> None:
    said = statement("In all, 198 people fled the flood in Holm on 3 May 2024, said Mayor Ada Lind.")
    assert supports(said, statement("About 200 people fled the flood in Holm in May 2024."))


@pytest.mark.parametrize(
    ("exact", "short", "same"),
    [(30_960, 31_000, True), (4.09, 4.1, True), (16, 15, False), (640, 700, False), (1_597, 1_600, True)],
)
def test_a_rounded_figure_is_the_exact_one_with_fewer_digits(
    exact: float, short: float, *, same: bool
) -> None:
    assert rounds(exact, short) is same


@pytest.mark.eval
def test_the_labelled_pairs_are_told_apart_as_well_as_the_pinned_floors_say() -> None:
    if "BRIEFGEN_EVAL_DATA" not in os.environ:
        pytest.skip("BRIEFGEN_EVAL_DATA is not set: duplicates were NOT measured")
    path = Path(__file__).parent.parent / "benchmarks" / "duplicates.py"
    shown: list[str] = []
    assert runpy.run_path(str(path))["main"]([], shown.append) == 0, "\n".join(shown)


def test_merging_does_not_depend_on_the_order_of_the_statements() -> None:
    texts = [
        "The first Baltic summit takes place in Bergen in August 2024.",
        "The Baltic summit in Bergen, the first, takes place in August 2024.",
        "The officials held their 16th meeting on 14 May 2024.",
        "The officials met for the 16th time on 14 May 2024, and held their meeting in Oslo.",
        "The bank lends $60 billion a year to the region.",
    ]
    sources = tuple(source("\n".join(texts[at:] + texts[:at]), id=f"s{at}") for at in range(3))
    corpus, all_of_them = Corpus(sources), list(statements(*sources))
    expected = merge(all_of_them, corpus)
    for seed in range(5):
        random.Random(seed).shuffle(all_of_them)  # noqa: S311 - no secret is made
        assert merge(all_of_them, corpus) == expected


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
    one = statement("Someone else shouts, “That went right through the door!” and the hall is cleared.")
    two = statement('"That went right through the door," another council member said.')
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

"""One thing with two values, in whatever words; and what only looks like it."""

from __future__ import annotations

import runpy
from datetime import date
from pathlib import Path

import pytest

from briefgen.merge import merge
from briefgen.merge.disputes import disagree, values_against
from briefgen.merge.kin import Kin, kind
from briefgen.model import Corpus, KeyPoint
from tests.support.values import source, statements

FIRST, LATER = date(2026, 4, 7), date(2026, 4, 9)


def points(
    one: str, two: str, *, publishers: tuple[str, str] = ("", ""), later: date = LATER
) -> list[KeyPoint]:
    sources = (
        source(one, "a", published=FIRST, publisher=publishers[0]),
        source(two, "b", published=later, publisher=publishers[1]),
    )
    return list(merge(statements(*sources), Corpus(sources)))


def at_odds(one: str, two: str) -> bool:
    return any(point.disputed for point in points(one, two))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The tram carries 30,000 riders a day.", "Some 41,000 passengers use the tram each day."),
        (
            "Hail caused damage of 4 billion crowns.",
            "Insurers estimate the damage from the hail at 7 bn crowns.",
        ),
        (
            "The cost of the dam is put at 12 million euros.",
            "The dam will cost 19 million euros, auditors found.",
        ),
        (
            "The mill will cut 80 jobs in Olm.",
            "The union says that 130 workers in Olm will lose their posts.",
        ),
        (
            "The fire destroyed more than 40 houses.",
            "Some 75 homes were destroyed by the fire, the mayor said.",
        ),
        ("The fire has destroyed 40 houses.", "Some 75 homes were destroyed by the fire, the mayor said."),
    ],
)
def test_one_thing_with_two_values_is_found_in_other_words(one: str, two: str) -> None:
    assert at_odds(one, two)
    assert at_odds(two, one)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The tram carried 30,000 riders in March.", "The tram carried 41,000 riders in April."),
        ("The city plans to plant 4,000 trees.", "The city has planted 900 trees so far."),
        ("The loan costs the town 2 million a year.", "The loan costs the town 30 million over 15 years."),
        ("Among women 61 per cent were in favour.", "Among men 44 per cent were in favour."),
        ("Six schools in Arn will open on 3 May.", "Arn will open six of its 21 schools on 3 May."),
        ("Two men were arrested over the theft.", "Three other men were arrested over the theft."),
        ("The hall may hold 900 guests.", "The hall held 610 guests that night."),
        ("The frost closed 9 schools in Arn.", "The frost closed 20 schools in Telm."),
        ("The bank lent 30 million euros to the mill.", "The county lent 9 million euros to the mill."),
        (
            "Two cables have lost more than 40 per cent of their wire.",
            "The cables have lost 43 and 47 per cent.",
        ),
        ("Up to 900 people came to the fair.", "The fair was seen by 810 people."),
        (
            "The dam costs 60 million euros, of which the state pays 41 million.",
            "The dam costs the state 41 million euros.",
        ),
    ],
    ids=[
        "period",
        "plan",
        "years",
        "part",
        "whole",
        "others",
        "limit",
        "place",
        "other thing",
        "more than",
        "up to",
        "share of it",
    ],
)
def test_what_differs_for_a_reason_is_not_at_odds(one: str, two: str) -> None:
    assert not at_odds(one, two)


def test_what_two_bodies_say_of_one_opening_is_at_odds_and_keeps_its_not_before() -> None:
    one, two = points(
        "The tunnel will open in 2031, the ministry said.",
        "The tunnel will not open before 2033, according to the builders' federation.",
    )
    assert [said.sentence.span.source for said in one.disputed] == ["b"]
    assert values_against(two.lead, one.lead) == ["not before 2033"]


def test_a_body_that_gives_another_value_later_has_changed_its_mind() -> None:
    old, new = points(
        "The council expects the economy to grow by 2.6 per cent in 2026.",
        "The council expects the economy to grow by 2.2 per cent in 2026.",
        publishers=("Bank of Auria", "Bank of Auria"),
    )
    assert old.superseded_by is new.lead
    assert not new.disputed


def test_two_bodies_that_give_two_values_are_at_odds() -> None:
    old, new = points(
        "The council expects the economy to grow by 2.6 per cent in 2026.",
        "The council expects the economy to grow by 2.2 per cent in 2026.",
        publishers=("Bank of Auria", "Institute for Growth"),
    )
    assert old.disputed
    assert new.disputed


def test_a_value_that_is_corrected_is_no_other_value() -> None:
    old, new = points(
        "The number of dead cattle is put at 4,100.",
        "The ministry corrected the number of dead cattle to 3,700 from 4,100.",
    )
    assert old.superseded_by is new.lead


def test_a_value_of_last_month_is_not_overtaken_by_a_sentence_that_compares_with_it() -> None:
    old, _ = points(
        "Inflation was 3.5 per cent in July.", "Inflation rose to 3.8 per cent in August from 3.5 per cent."
    )
    assert old.superseded_by is None


@pytest.mark.parametrize("undone", ["withdrew", "lifted", "suspended"])
def test_what_takes_a_ban_back_is_not_the_ban(undone: str) -> None:
    old, new = points(
        "The ministry banned bottom trawling in the Inner Bay.",
        f"The ministry {undone} its ban on bottom trawling in the Inner Bay.",
    )
    assert old.lead.sentence.span.source != new.lead.sentence.span.source


def test_words_stand_for_each_other_in_any_form() -> None:
    assert kind("closures") == kind("shut")
    assert kind("travellers") == kind("passenger")
    assert kind("rose") != kind("fell")


def test_an_office_and_its_holder_are_one_person() -> None:
    named, titled = statements(
        source("Finance minister Ana Silva resigned over the loan."),
        source("The finance minister quit over the loan.", "b"),
    )
    kin = Kin([named, titled])
    assert kin.words(named) == kin.words(titled)


def test_two_holders_of_one_office_are_two_persons() -> None:
    said = statements(source("Finance minister Ana Silva resigned. Finance minister Olav Berg took over."))
    kin = Kin(said)
    assert "silva" in kin.words(said[0])
    assert "finance minister" not in kin.words(said[1])


@pytest.mark.eval
def test_disagreements_are_found_as_well_as_the_pinned_floors_say() -> None:
    path = Path(__file__).parent.parent / "benchmarks" / "disagreements.py"
    shown: list[str] = []
    assert runpy.run_path(str(path))["main"]([], shown.append) == 0, "\n".join(shown)


def test_a_toll_of_another_week_is_no_other_value() -> None:
    told = "Haut-Vell has reported 1,318 cases and 52 deaths since 2 April."
    part = "Nineteen of the 71 deaths in Arn occurred before the patient reached a clinic."
    found = points(part, told, later=date(2026, 5, 26))
    assert not any(point.disputed for point in found)


def test_how_old_somebody_was_at_two_times_is_no_disagreement() -> None:
    assert not at_odds(
        "Fifteen-year-old Kim Berg of Holm won the prize for a sensor that warns of Alzheimer's falls.",
        "Kim Berg's grandfather fell ill with Alzheimer's when Berg was four years old and often fell.",
    )


def test_who_is_outside_of_what_is_measured_is_another_one() -> None:
    inside = "In a trial at 40 schools attendance rose by 3.4 percentage points."
    assert not at_odds(inside, "Attendance rose at schools outside the trial by 2.9 percentage points.")
    assert at_odds(inside, "Attendance rose at schools in the trial by 2.9 percentage points.")


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "The town may open the baths on four days. That would save 16 million crowns a year.",
            "We estimate that this would save 29 million crowns a year.",
        ),
        ("This would cost 4 million crowns a year.", "Those cost 7 million crowns a year."),
    ],
)
def test_what_only_the_sentence_before_names_is_not_known_to_be_one_thing(one: str, two: str) -> None:
    said = [each for each in statements(source(one, "a"), source(two, "b")) if each.figures]
    first, second = said[-2:]
    assert not disagree(first, second, 0.5)


def test_a_thing_that_is_named_has_two_values_also_where_the_sentence_says_this() -> None:
    assert at_odds("This tram carries 30,000 riders a day.", "Some 41,000 passengers use the tram each day.")

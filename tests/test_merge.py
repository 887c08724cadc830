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
from briefgen.model import Corpus, KeyPoint
from briefgen.understand.units import judges_in_quotes
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


def test_a_judgement_in_quotation_marks_leads_no_point_that_has_a_report() -> None:
    quoted = "The advance of 18 million crowns the board of Holm approved in May was “a joke”, Rehm said."
    plain = "The board of Holm approved an advance of 18 million crowns in May."
    one, two = source(quoted), source(plain, id="s2")
    assert judges_in_quotes(statements(one)[0])
    assert not judges_in_quotes(statements(two)[0])
    (point,) = merge(statements(one, two), Corpus((one, two)))
    assert point.lead.sentence.text == plain


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


def test_two_sentences_of_one_paragraph_that_follow_each_other_are_two_facts() -> None:
    first = "Frequent swimmers were at particular risk of lung disease and anxiety disorders, it was found."
    second = "Swimmers were at greater risk of anxiety disorders, while rowers were at risk of lung disease."
    whole, apart = source(f"{first} {second}"), source(f"{first}\n\n{second}")
    assert len(merge(statements(whole), Corpus((whole,)))) == 2
    assert len(merge(statements(apart), Corpus((apart,)))) == 1

"""One fact once: what is merged, what the guard keeps apart, and what is a disagreement."""

from __future__ import annotations

import random

import pytest

from briefgen.merge import merge
from briefgen.merge.guard import conflict
from briefgen.model import Corpus
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
    ],
)
def test_the_guard_lets_the_same_fact_pass(one: str, two: str) -> None:
    assert conflict(statement(one), statement(two)) == ""


def test_a_fact_in_two_sources_is_one_point_with_two_origins() -> None:
    one = source("Kazakhstan is set to chair the Dialogue in 2024.", id="s1")
    two = source("Kazakhstan is set to chair the Dialogue in 2024.", id="s2")
    (point,) = merge(statements(one, two), Corpus((one, two)))
    assert point.origins == 2
    assert {said.sentence.span.source for said in point.evidence} == {"s1", "s2"}


def test_a_wire_copy_is_no_second_origin() -> None:
    one = source("Kazakhstan is set to chair the Dialogue in 2024.", id="s1")
    two = source("Kazakhstan is set to chair the Dialogue in 2024.", id="s2", same_as="s1")
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


def test_merging_does_not_depend_on_the_order_of_the_statements() -> None:
    texts = [
        "The first summit will be held in August 2024 in Astana.",
        "The summit in Astana, the first, will be held in August 2024.",
        "The officials held their 16th meeting on 14 May 2024.",
        "The officials met for the 16th time on 14 May 2024, and held their meeting in Oslo.",
        "China lends $60 billion a year to the region.",
    ]
    sources = tuple(source("\n".join(texts[at:] + texts[:at]), id=f"s{at}") for at in range(3))
    corpus, all_of_them = Corpus(sources), list(statements(*sources))
    expected = merge(all_of_them, corpus)
    for seed in range(5):
        random.Random(seed).shuffle(all_of_them)  # noqa: S311 - no secret is made
        assert merge(all_of_them, corpus) == expected

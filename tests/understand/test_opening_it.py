"""An opening "It" that speaks: when the sentence before names the body, and when it stands for nothing."""

from __future__ import annotations

import pytest

from tests.support.values import source, statement, statements
from tests.support.wording import worded


def last(text: str) -> tuple[str, str]:
    """Return whom the first attribution of the last sentence means, and what that sentence still needs."""
    said = statements(source(text))[-1]
    return next((one.meant for one in said.attributions), ""), said.dangling


@pytest.mark.parametrize(
    ("before", "sentence", "name"),
    [
        (
            "The Board of Rivers examined whether the port agency is able to foresee a flood.",
            "It concludes that the agency reacts to floods but does not prevent them.",
            "the Board of Rivers",
        ),
        (
            "The dockers' union called the plan a fair one but said new cranes were no use without crews.",
            "It has announced a strike and says the crews lack men.",
            "the dockers' union",
        ),
        (
            "The Harbour Commission has looked into the prices of pilots.",
            "It recommends that the fees be cut.",
            "the Harbour Commission",
        ),
    ],
)
def test_it_says_what_the_body_says_that_stands_first_before_it(
    before: str, sentence: str, name: str
) -> None:
    assert last(f"{before} {sentence}") == (name, "")
    assert worded(f"{before} {sentence}", 1).startswith(f"It [{name}] ")


@pytest.mark.parametrize(
    "text",
    [
        # another body may be the one that acts
        "The Harbour Commission has sued the Bank of Holm. It denies any fault in the matter.",
        "The Court of Holm told the dockers' union to end the strike. It announced an appeal.",
        # a bare body tells nobody which
        "The agency examined whether the pilots are able to foresee a flood. It concludes that they are not.",
        # no body at all
        "The new bridge was opened by the mayor. It says that the port is growing.",
        # a thing can show as much
        "The Harbour Commission raised the fee. It shows that the port is growing.",
        # of another paragraph
        "The Harbour Commission has looked into the fees.\nIt recommends that they be cut.",
    ],
)
def test_where_another_could_be_meant_nobody_is_named(text: str) -> None:
    assert last(text)[1] == "It"


def test_a_paper_between_two_sayings_of_one_man_does_not_part_them() -> None:
    text = (
        "Mr Lind said that the rate had been set in 2022.\n"
        "A survey of boat owners showed that 38 per cent were thinking of leaving. "
        "He warned that up to 600 boats could leave in January 2027."
    )
    assert "He [Mr Lind] warned" in worded(text, 1)


def test_a_body_between_them_does() -> None:
    text = (
        "Mr Lind said that the rate had been set in 2022. The dockers' union said it was too low. "
        "He warned that up to 600 boats could leave in January 2027."
    )
    assert statements(source(text))[-1].attributions[0].meant == ""


def test_who_is_meant_is_told_once_a_line() -> None:
    text = (
        "Omar Lind, 61, said the quay was too short.\n"
        "Crews leave the boats for an hour, he said, and then only in pairs, he said."
    )
    assert worded(text, 1).count("[Omar Lind]") == 1


def test_several_have_no_capital_within_a_sentence() -> None:
    text = (
        "Critics say that the crop takes up land in Holm. They also say that it pushes up the price of bread."
    )
    assert [one.meant for one in statements(source(text))[-1].attributions] == ["critics"]


@pytest.mark.parametrize(
    "text",
    [
        "During the drought of 2022, it took the board of Holm 23 days to count the wells of the valley.",
        "It costs $400 to repair a pump in Holm, the board said in May 2026.",
        "It is up to the council of Holm to raise the fee by 3 May 2027.",
    ],
)
def test_it_that_waits_for_what_is_done_stands_for_nothing(text: str) -> None:
    assert statement(text).dangling == ""


@pytest.mark.parametrize(
    "text",
    [
        "It took the firm two years to build.",
        "It costs 400 crowns in Holm.",
        "It would be up to Holm to act.",
        "It took the pilots 24 hours to find her.",
    ],
)
def test_it_that_is_a_thing_needs_the_sentence_before(text: str) -> None:
    assert statement(text).dangling != ""

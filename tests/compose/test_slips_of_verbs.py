"""Whole sentences that were once refused for the way the parser, or a rule, took their verb."""

from __future__ import annotations

import pytest

from briefgen.compose.claims import recommends
from briefgen.compose.naming import Voice
from briefgen.compose.pictures import PICTURE
from briefgen.compose.printable import DEMANDS, printable
from tests.support.values import source, statement, statements
from tests.support.wording import worded

FOUND = "The Rivers Authority of Holm"


def fault(text: str, publisher: str = "") -> str:
    said = statement(text)
    return printable(said, Voice(publisher, text))


@pytest.mark.parametrize(
    "text",
    [
        "Shops that do not comply risk an official penalty of up to 4% of their takings in Holm.",
        "Owners who do not pay risk 900 euros and the loss of their boat in Holm.",
        "Firms that do not answer face the closure of their plant in Holm.",
        "In most villages around Holm a second bridge exists.",
        "The number of accidents differed by the age of the drivers in 2025.",
    ],
)
def test_a_verb_that_is_a_noun_too_makes_a_whole_sentence(text: str) -> None:
    assert fault(text) != "not a whole sentence"


def test_a_noun_with_a_clause_and_no_verb_is_no_sentence() -> None:
    assert fault("The firms of Holm that ship steel to the port, mine owners and banks.") != ""
    assert fault("Firms that do not comply, risk and all the other dangers of 2026.") != ""


def test_the_day_that_names_an_order_makes_no_picture() -> None:
    assert fault("The harbour order of 12 May 2025 applies to tugs, ferries and pilot boats in Holm.") == ""
    assert fault("Ana Lund speaks at a rally of dockers in Holm on 12 May 2025.") == PICTURE


def test_letters_that_are_counted_are_a_fact() -> None:
    assert fault("Last year the average home in Holm received 1.4 letters a week.") == ""
    assert "heard or read" in fault("The committee of Holm received the letter of the ministry in May 2026.")


@pytest.mark.parametrize(
    "text",
    [
        "Should the council agree, the harbour board of Holm will begin the works in May 2027.",
        "The harbour board of Holm will wait, and should the council agree, the works will begin in 2027.",
    ],
)
def test_a_should_that_stands_for_an_if_is_no_demand(text: str) -> None:
    assert fault(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "In no case should the council of Holm raise the fee in 2027.",
        "The fee of Holm should be raised by 4 December 2026.",
    ],
)
def test_a_should_behind_its_subject_is_one(text: str) -> None:
    assert fault(text) == DEMANDS


def test_of_a_demand_in_our_view_it_is_known_whose_it_is() -> None:
    text = "In our view the ferry fees should be raised in two steps in 2027 and 2029."
    assert worded(text, 0, FOUND) == f"[{FOUND}:] {text}"
    assert fault(text, FOUND) == ""
    assert fault(text) != ""


def test_what_a_body_asks_for_below_its_recommendations_is_its_own() -> None:
    told = "Recommendations\nThe ferry firm should publish its accounts every year."
    by_body = source(told, kinds={0: "heading"}, publisher=FOUND)
    by_paper = source(told, kinds={0: "heading"}, publisher="Holm Courier")
    elsewhere = source(told.replace("Recommendations", "Background"), kinds={0: "heading"}, publisher=FOUND)
    assert recommends(statements(by_body)[0], by_body)
    assert not recommends(statements(by_paper)[0], by_paper)
    assert not recommends(statements(elsewhere)[0], elsewhere)


def test_a_second_sentence_to_its_reader_does_not_take_the_first_off_the_page() -> None:
    first = "We would close the mine in two steps in 2027 and 2029."
    second = "That is the plan which your own officials drew up in May 2025."
    assert [said.sentence.text for said in statements(source(f"{first} {second}"))] == [first, second]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("There are 512 today, compared with 760 in 2015.", "512"),
        ("The ministry disputes that figure. It puts the rise in Holm at 210 crowns a year.", "that"),
        (
            "“If you sell a boat for 300 crowns, you rent no quay for it,” its president, Ana Lund, said.",
            "its",
        ),
    ],
)
def test_a_line_that_only_looks_whole_is_refused(text: str, words: str) -> None:
    assert f"“{words}" in fault(text)


@pytest.mark.parametrize(
    "text",
    [
        "There are 512 post offices in Holm today, compared with 760 in 2015.",
        "In its report of 2026, the bank of Holm named nine firms.",
        "The harbour union, which is led by Ana Lund, said its members would vote in May 2026.",
    ],
)
def test_one_that_tells_of_what_is_not(text: str) -> None:
    assert fault(text) == ""

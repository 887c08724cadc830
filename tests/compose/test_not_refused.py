"""Good lines that were once refused: what looks like a word that points at another sentence, and is none."""

from __future__ import annotations

import pytest

from briefgen.compose.known import known
from briefgen.compose.printable import printable
from briefgen.model import Corpus
from tests.support.values import statement


def test_the_computers_of_an_office_are_no_pronoun() -> None:
    said = statement(
        "A former head of IT at Vik council had asked for 900,000 pounds for new servers in 2024."
    )
    assert said.dangling == ""
    assert printable(said) == ""
    assert statement("It had asked for 900,000 pounds for new servers in 2024.").dangling == "It"


@pytest.mark.parametrize(
    "text",
    [
        "About 1.15 million employees, or 6.2 per cent of the workforce, earn less than 14.60 euros.",
        "A levy on plastic will cost the taxpayer 40 million euros in 2027.",
    ],
)
def test_everybody_knows_which_workforce_is_meant(text: str) -> None:
    said = statement(text)
    assert known([said], "", Corpus(())).unexplained(said) == ""


def test_of_the_newest_there_is_one() -> None:
    newest = statement("Lorries that miss the newest standard will pay 120 crowns a day from September 2027.")
    assert known([newest], "", Corpus(())).unexplained(newest) == ""


def test_where_a_thing_is_does_not_say_which_it_is() -> None:
    aside = statement("The plant, in the port of Kasso, was closed on 19 October 2026 after mould was found.")
    which = statement("The plant in the port of Kasso was closed on 19 October 2026 after mould was found.")
    first = statement("The first, of 150,000, is due in Kasso in the week of 23 November 2026.")
    nouns = known([aside, which, first], "", Corpus(()))
    assert [nouns.unexplained(said) for said in (aside, which, first)] == ["The plant", "", "The first"]


def test_how_to_answer_a_consultation_is_no_demand() -> None:
    assert printable(statement("Responses to the paper of Holm should be sent by 4 December 2026.")) == ""
    assert printable(statement("The levy of Holm should be raised by 4 December 2026.")) != ""

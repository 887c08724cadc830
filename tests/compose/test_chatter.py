"""The words of a page around its text, read as a sentence, report nothing."""

from __future__ import annotations

import pytest

from briefgen.compose.chatter import chatter
from briefgen.understand.openings import connective
from tests.support.values import statement


@pytest.mark.parametrize(
    "text",
    [
        "HOLM TODAY 3 of 41 Skip in Skip x Embed x Share CLOSE Ferries stay in port in Holm.",
        "Deserved win by the Holm team and gracious words by all — Anna Lund (@annalund) February 27, 2017",
        "The ferry includes a pool and a games room pic.twitter.com/VEvTRkXT9O",
        "Buy Photo Harbour master Anna Lund was among those calling for the test of the ferry.",
    ],
)
def test_the_words_of_a_player_a_picture_or_a_network_are_no_news(text: str) -> None:
    assert chatter(statement(text))


@pytest.mark.parametrize(
    "text",
    [
        "The council of Holm published the plan at https://www.holm.example/plan on Monday.",
        "The council of Holm will buy photo cameras for the ferry.",
    ],
)
def test_a_sentence_about_a_photo_or_a_link_is_no_such_words(text: str) -> None:
    assert not chatter(statement(text))


@pytest.mark.parametrize(
    "text",
    [
        "Figures are provisional and will be revised in February 2027.",
        "The figures for the districts of Holm are rounded to the nearest hundred.",
    ],
)
def test_a_note_on_the_figures_of_a_table_is_no_news(text: str) -> None:
    assert chatter(statement(text)) == "tells of the document itself, or of a call about it"
    assert not chatter(statement("The figures that the council of Holm published in 2026 were wrong."))


def test_for_whom_a_body_speaks_is_no_news() -> None:
    assert (
        chatter(statement("ATRO represents nine of the eleven operators of Holm."))
        == "says who a publisher is"
    )
    assert not chatter(statement("The figure represents a rise of 40 per cent in Holm."))


@pytest.mark.parametrize(
    "text",
    [
        "So after several weeks the council of Holm bought two ferries in May 2026.",
        "So when the fare reached 9 euros in May, many people of Holm sold their boats.",
        "So the mill of Holm was sold in May 2026.",
    ],
)
def test_so_may_go_on_telling_and_is_taken_off(text: str) -> None:
    said = statement(text)
    assert chatter(said) == ""
    assert connective(text) == len("So ")


@pytest.mark.parametrize(
    "text",
    [
        "So the council of Holm gets to spend more now and promises to save later.",
        "So the boatmen of Holm are being abandoned by the council.",
        "So fares in Holm will have to rise in 2027.",
    ],
)
def test_so_that_concludes_is_the_writers_aside(text: str) -> None:
    assert chatter(statement(text)) == "is the writer’s aside"


def test_that_one_person_could_not_be_reached_does_not_take_the_news_with_it() -> None:
    said = "a spokesman for the port of Holm said that two ferries had been sold in May 2026."
    assert chatter(statement(f"While the mayor could not be reached for comment, {said}")) == ""
    alone = statement("While the port is closed, the mayor of Holm could not be reached for comment.")
    assert chatter(alone) == "says that somebody did not comment"

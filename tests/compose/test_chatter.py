"""The words of a page around its text, read as a sentence, report nothing."""

from __future__ import annotations

import pytest

from briefgen.compose.chatter import chatter
from tests.support.values import statement


@pytest.mark.parametrize(
    "text",
    [
        "HOLM TODAY 29 of 68 Skip in Skip x Embed x Share CLOSE Ferries stay in port in Holm.",
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

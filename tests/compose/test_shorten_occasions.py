"""Where it was said goes only where it tells nothing, and sums, stretches of time and speakers stay whole."""

from __future__ import annotations

import pytest

from briefgen.compose.shorten import shorten
from tests.support.shortened import short
from tests.support.values import statement


@pytest.mark.parametrize(
    "text",
    [
        "In an open letter to the king, Omar Rowe said the town was in danger.",
        "A city has shown the land what it can do, Omar Rowe said in his victory speech.",
        "The mill will be shut, the owners said in a joint statement.",
        "The mill will be shut, the owner said in a recent interview.",
        "The two kings agreed in a phone call to act against the thieves of the north.",
        "“We are against any such move,” the envoy stated during the call, by the notes of the town.",
        "“You never know what goes on,” the king said in the interview, a clip of which was shown.",
    ],
)
def test_an_occasion_that_tells_something_stays(text: str) -> None:
    assert short(text) == text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (
            "“The mill is shut,” the owner said at a news conference.",
            "“The mill is shut,” the owner said.",
        ),
        (
            "The owner said in a brief interview that the mill was shut.",
            "The owner said that the mill was shut.",
        ),
        (
            "“The mill is shut,” the owner said in an emailed statement.",
            "“The mill is shut,” the owner said.",
        ),
    ],
)
def test_an_occasion_that_tells_nothing_goes(text: str, left: str) -> None:
    assert short(text) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (
            "In a statement on its website, the Holm office said the mill was shut.",
            "The Holm office said the mill was shut.",
        ),
        ("The bank also said the mill was shut.", "The bank said the mill was shut."),
        (
            "The mayor of Holm further said that the mill was shut.",
            "The mayor of Holm said the mill was shut.",
        ),
    ],
)
def test_what_ties_a_line_to_others_or_tells_where_it_can_be_read_goes(text: str, left: str) -> None:
    assert short(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "The owners not only raised the fee, they also said the mill was shut.",
        "The owners raised the fee and also said the mill was shut.",
        "“The bank also said the mill was shut,” the mayor told the town.",
    ],
)
def test_also_stays_in_a_row_and_in_a_quotation(text: str) -> None:
    assert "also" in short(text)


@pytest.mark.parametrize(
    "text",
    [
        "The men will read the letter in full over the course of an hour.",
        "The bridge will be shut in a period of twelve months.",
        "Some of the girls were beaten over the course of their journey.",
        "The bank will raise its rate a total of three times this year.",
        "The firm plans to build a total of 40 homes in the valley.",
        "The mill reported that its owners earned a total of 39 million euros last year.",
        "The board will keep the band which has been adopted since April by the bank.",
    ],
)
def test_words_without_which_a_sum_or_a_stretch_of_time_could_be_another_stay(text: str) -> None:
    assert not shorten(statement(text), 3).spans


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("The cost rose over the course of the next year.", "The cost rose over the next year."),
        ("Prices rose by a fifth over a period of three years.", "Prices rose by a fifth over three years."),
        ("The rule was kept for a period of twelve months.", "The rule was kept for twelve months."),
        ("The mill had a total of 100 clerks in the town.", "The mill had 100 clerks in the town."),
    ],
)
def test_they_go_where_the_rest_reads_one_way(text: str, left: str) -> None:
    assert short(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "The man was found near a ferry terminal in the capital, Athens, the coastguard said.",
        "The ship was going at more than 17 knots, the Maritime Board said in an interim report.",
        "According to the Water Institute, one of the first troubling signs is the loss of eels.",
    ],
)
def test_a_speaker_stays_who_has_half_an_aside_or_an_unfinished_report_or_weighs(text: str) -> None:
    found = shorten(statement(text), 3)
    assert not found.speaker
    assert not found.spans

"""Minutes: how the meeting went on is no line of a page, and what it decided is."""

from __future__ import annotations

import pytest

from briefgen.compose.chatter import chatter
from briefgen.compose.meetings import is_calendar, is_procedure, is_routine
from tests.support.values import statement


@pytest.mark.parametrize(
    "text",
    [
        "A meeting of the Harbour Board was held in the Town Hall of Holm on 4 May, from 2 p.m. to 4.15 p.m.",
        "The Harbour Board approved unanimously the minutes of its meeting of 6 April.",
        "The minutes of the meeting of 6 April were approved.",
        "The Harbour Board decided the proposal by a unanimous vote.",
        "The motion was carried unanimously.",
        "Members voted unanimously to approve the amendment.",
        "In drawing up the yearly report, members discussed the state of the quays in Holm.",
        "The chairman formulated the following proposal on the dues and put it to a vote.",
        "The Harbour Board decided to take the following decisions on the dues.",
        "The dues for small boats will be as follows.",
        "Councillor Fell declared an interest in item 44 as a resident of Mill Lane and left the room.",
        "The Committee heard from two speakers.",
        "The board of the Harbour Union met on Monday to consider the outcome of the talks in Holm.",
        "Members broadly agreed with the assessment presented by Mr Aas.",
        "The Chair welcomed members of the public and thanked staff for their work.",
        "Mrs Lowe asked what was being done about delays in Holm.",
        "Members broadly agreed with the assessment.",
        "The Harbour Council decides to remain seized of the matter.",
        "The Harbour Council took stock of progress in implementing its previous conclusions.",
        "The Board decided the text of its statement on dredging by a unanimous vote.",
    ],
)
def test_how_a_meeting_went_on_is_no_line(text: str) -> None:
    assert is_procedure(statement(text))


@pytest.mark.parametrize(
    "text",
    [
        "A meeting of the two presidents was held in Holm on 4 May.",
        "The Harbour Board approved the proposal to close the old lock.",
        "The pool motion was carried by 8 votes to 4.",
        "The Board voted by 7 to 2 to raise its dues by 4 per cent.",
        "The Chair welcomed 1,200 new members from Holm.",
        "The Chair declared an interest. She said that traffic in Eastgate had fallen.",
        "Ministers agreed on Tuesday that the lock be closed.",
        "The Board discussed a loan of 40 million crowns for the lock.",
        "The Board reached a unanimous vote to keep its dues unchanged.",
        "The council adopted the draft budget act.",
        "The ministers met in Holm to sign the treaty on the river.",
    ],
)
def test_what_a_meeting_decided_is_one(text: str) -> None:
    assert not is_procedure(statement(text))


def test_who_receives_a_report_that_is_told_of_has_not_only_read_it() -> None:
    text = "The Board received the report of the Care Inspectorate, which rated the ward as inadequate."
    assert chatter(statement(text)) == ""
    assert chatter(statement("The Board received the report of the Care Inspectorate.")) != ""


def test_a_report_that_comes_back_and_the_next_figures_are_no_step_of_the_matter() -> None:
    assert is_routine(statement("RESOLVED that a report be brought to the Committee in March 2028."))
    assert is_calendar(statement("The figures for the third quarter will be released on 11 November 2026."))
    assert is_calendar(statement("Holm Steel will present its report for the first quarter on 28 April."))
    assert is_calendar(statement("The next decision will be announced on 5 November 2026."))


def test_what_an_inquiry_will_report_and_what_a_vote_will_bring_are_steps() -> None:
    for text in (
        "The board expects to publish its final report in the summer of 2027.",
        "The council will vote on the zone on 2 December.",
    ):
        assert not is_calendar(statement(text))
        assert not is_routine(statement(text))

"""Of what a figure is, where only the title of its report or notice tells it."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.compose.scope import scope_of, thing_of
from tests.support.values import source, statements

DAY = date(2026, 10, 28)
TITLE = "Report 11 of 2026: School Lunch Trial"
WASTE = "Some 31 per cent of food was thrown away."
DECISION = "A final decision will be made by the end of January."


def told(text: str, title: str = TITLE, publisher: str = "Auditor-General") -> str:
    """Return what is set before the first sentence of the text."""
    one = source(text, title=title, publisher=publisher, published=DAY)
    return scope_of(statements(one)[0], one)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (TITLE, "School Lunch Trial"),
        ("Special report: Freight investment at LorNetz", "Freight investment at LorNetz"),
        ("Guidance notice 7/2026: flood risk in home insurance", "Flood risk in home insurance"),
        ("Preliminary enforcement notice issued to the Holm Agency",) * 2,
    ],
)
def test_the_title_of_a_report_says_of_what_its_figures_are(title: str, expected: str) -> None:
    assert told(WASTE, title) == expected


@pytest.mark.parametrize(
    ("title", "publisher"),
    [
        ("Pupils throw a third of lunches away", "Auditor-General"),  # no report by its title
        ("Auditors issue report on the trial of lunches", "Auditor-General"),  # what happened
        (TITLE, "The Holm Courier"),  # a paper, which writes of others
    ],
)
def test_a_headline_or_a_papers_title_does_not(title: str, publisher: str) -> None:
    assert told(WASTE, title, publisher) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Some 31 per cent of lunches were thrown away.",  # names the thing
        "In May 2026 some 31 per cent of food was thrown away.",  # a time of its own
        "Some 31 per cent of food was thrown away at Holm Primary.",  # somebody's
        "Some 31 per cent of food was thrown away, teachers said.",
        "Some 31 per cent of food is thrown away.",  # what is always so
    ],
)
def test_what_says_itself_of_what_it_is_gets_no_bracket(text: str) -> None:
    assert told(text) == ""


def test_what_is_half_told_may_have_the_headline_of_its_notice_before_it() -> None:
    headline = "Inspector issues Urgent Notification for Holm"
    assert told(DECISION, headline) == headline
    assert told(WASTE, headline) == ""


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        (
            "Amoxicillin suspension (125 mg/5 ml) - limited supply",
            "Two makers have told the office that they cannot supply the product until January 2027.",
            "Amoxicillin suspension",
        ),
        ("Review of the case, Pellmouth sea wall", "The wall protects 2,140 homes.", "Pellmouth sea wall"),
        ("Review of the case, Pellmouth sea wall", "The wall of Pellmouth protects 2,140 homes.", ""),
        ("Two sea areas for wind farms", "The areas cover 1,180 square kilometres.", ""),
        ("Council backs the sea wall", "The wall protects 2,140 homes.", ""),
        ("Performance audit of ferry tickets in Holm", "The audit covered 2,140 tickets.", ""),
        ("Sea wall audit of the town of Pellmouth", "The audit covered 2,140 homes.", "Sea wall audit"),
    ],
)
def test_the_title_of_an_official_paper_names_the_thing(title: str, text: str, expected: str) -> None:
    one = source(text, title=title, title_given=True, publisher="Coastal Authority", published=DAY)
    assert thing_of(statements(one)[0], one) == expected


def test_a_papers_headline_names_no_thing() -> None:
    one = source(
        "The wall protects 2,140 homes.",
        title="A new Pellmouth sea wall",
        title_given=True,
        publisher="Holm Post",
    )
    assert thing_of(statements(one)[0], one) == ""

"""Plans that are given up in other words than "cancelled": the sentence that says so ends them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from briefgen.changes.facts import words
from briefgen.changes.judge import judge
from briefgen.merge.called_off import is_called_off
from briefgen.merge.disputes import supersedes
from briefgen.salience import Index, similarity
from tests.support.values import source, statements

if TYPE_CHECKING:
    from briefgen.changes import Change
    from briefgen.model import Statement

OLD, NEW = date(2026, 11, 18), date(2026, 11, 20)
LIBRARY = "The Harrow Lane library will close on 24 December 2026, the council said."
VOTE = "Parliament will vote on the water bill on 5 December 2026."
ROAD = "The coast road will be closed from 1 December 2026, the ministry said."


def both(plan: str, later: str) -> tuple[Statement, Statement, float]:
    before, after = statements(source(plan, "a", published=OLD), source(later, "b", published=NEW))
    index = Index.of([words(before), words(after)])
    return before, after, similarity(index.terms(words(before)), index.terms(words(after)))


@pytest.mark.parametrize(
    ("plan", "later"),
    [
        (LIBRARY, "The Harrow Lane library will not close after all, the council said."),
        (LIBRARY, "The Harrow Lane library will stay open, the council said."),
        (LIBRARY, "The council has dropped its plan to close the Harrow Lane library."),
        (LIBRARY, "Plans to close the Harrow Lane library have been abandoned."),
        (VOTE, "There will be no vote on the water bill on 5 December 2026."),
        (VOTE, "Parliament will not vote on the water bill this year, the speaker said."),
        (VOTE, "The vote on the water bill will not take place on 5 December 2026."),
        (VOTE, "The vote on the water bill will not go ahead."),
        (VOTE, "The government has dropped the vote on the water bill."),
        (VOTE, "The vote on the water bill was moved to 19 December 2026."),
        (ROAD, "The coast road will remain open."),
        (ROAD, "The coast road will not be shut, the ministry said."),
    ],
)
def test_a_plan_ends_with_the_sentence_that_gives_it_up(plan: str, later: str) -> None:
    before, after, like = both(plan, later)
    assert is_called_off(before, after)
    assert supersedes(after, before, like)


@pytest.mark.parametrize(
    ("plan", "later"),
    [
        (LIBRARY, "The Telling library will not close, the council said."),
        (LIBRARY, "The Harrow Lane library will not close on Sundays."),
        (LIBRARY, "The Harrow Lane swimming pool will stay open."),
        (LIBRARY, "The council will not drop its plan to close the library."),
        (LIBRARY, "The library will not open on 27 December 2026."),
        (LIBRARY, "The Harrow Lane library will not close before 31 December 2026."),
        (VOTE, "Parliament will not vote on the energy bill."),
        (VOTE, "Parliament will not vote on the water bill until the court has ruled."),
        (VOTE, "Parliament will not delay the water bill."),
        (VOTE, "Parliament might not vote on the water bill."),
        (ROAD, "The statue was moved to 3 December 2026."),
        (ROAD, "Traffic on the coast road dropped 5 per cent."),
    ],
)
def test_what_gives_up_something_else_leaves_the_plan(plan: str, later: str) -> None:
    before, after, _ = both(plan, later)
    assert not is_called_off(before, after)


def judged(plan: str, later: str) -> tuple[Change, ...] | None:
    before, after, like = both(plan, later)
    return judge(before, after, like, same_page=False)


@pytest.mark.parametrize(
    ("plan", "later", "days"),
    [
        (VOTE, "The vote on the water bill was moved to 19 December 2026.", ("5 December", "19 December")),
        (
            LIBRARY,
            "The council has postponed the closure of the Harrow Lane library to 31 December 2026.",
            ("24 December", "31 December"),
        ),
        (
            ROAD,
            "The closure of the coast road was brought forward to 28 November 2026.",
            ("1 December", "28 November"),
        ),
    ],
)
def test_a_plan_that_is_put_off_in_other_words_is_one_plan_with_another_day(
    plan: str, later: str, days: tuple[str, str]
) -> None:
    found = judged(plan, later)
    assert found
    assert [(one.kind, one.before, one.after) for one in found] == [
        ("date", f"{days[0]} 2026", f"{days[1]} 2026")
    ]


def test_a_plan_that_is_given_up_has_no_other_day() -> None:
    assert judged(VOTE, "There will be no vote on the water bill on 5 December 2026.") is None
    assert judged(VOTE, "Parliament will not vote on the water bill this year.") is None

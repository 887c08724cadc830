"""Two sentences of two editions: one fact, one fact with another value, or two facts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from briefgen.changes.facts import words
from briefgen.changes.judge import judge
from briefgen.merge.disputes import revises
from briefgen.salience import Index, similarity
from tests.support.values import source, statements

if TYPE_CHECKING:
    from briefgen.changes import Change

OLD, NEW = date(2026, 3, 9), date(2026, 3, 12)


def judged(old: str, new: str, *, same_page: bool = False) -> tuple[Change, ...] | None:
    before, after = statements(source(old, "a", published=OLD), source(new, "b", published=NEW))
    index = Index.of([words(before), words(after)])
    like = similarity(index.terms(words(before)), index.terms(words(after)))
    return judge(before, after, like, same_page=same_page)


@pytest.mark.parametrize(
    ("old", "new", "values"),
    [
        (
            "At least 12 people were killed when the dam burst, police said.",
            "At least 17 people were killed when the dam burst, police said.",
            ("12", "17"),
        ),
        (
            "The bridge will cost 40 million euros, the council said.",
            "The bridge will cost 55 million euros, the council said.",
            ("40 million euros", "55 million euros"),
        ),
        ("Unemployment was 5.2% in October.", "Unemployment was 5.3% in October.", ("5.2%", "5.3%")),
        (
            "Unemployment was 5.2% in October.",
            "Unemployment in October was revised to 5.3% from 5.2%.",
            ("5.2%", "5.3%"),
        ),
        (
            "The bank expects growth of 1.2% in 2026.",
            "The bank now expects growth of 0.9% in 2026.",
            ("1.2%", "0.9%"),
        ),
        (
            "Revenue in the third quarter came to €148 million.",
            "Revenue in the third quarter came to €151 million.",
            ("€148 million", "€151 million"),
        ),
        (
            "The minister said on Tuesday that 12 ships had left the port.",
            "The minister said on Thursday that 19 ships had left the port.",
            ("12", "19"),
        ),
        (
            "The bridge will open on 25 March 2026.",
            "The bridge will now open on 12 April 2026, the council said.",
            ("25 March 2026", "12 April 2026"),
        ),
        (
            "The public hearing on the bridge will be held on 18 March 2026.",
            "The public hearing on the bridge will now be held on 2 April 2026, the council said.",
            ("18 March 2026", "2 April 2026"),
        ),
        (
            "The council will vote on the plan on 25 March 2026.",
            "The council has postponed the vote on the plan to 12 April 2026.",
            ("25 March 2026", "12 April 2026"),
        ),
    ],
)
def test_one_fact_with_another_value(old: str, new: str, values: tuple[str, str]) -> None:
    found = judged(old, new)
    assert found is not None
    assert [(one.before, one.after) for one in found] == [values]


def test_each_value_that_differs_is_told_beside_the_one_in_its_place() -> None:
    found = judged("The school has 300 pupils and 14 teachers.", "The school has 320 pupils and 15 teachers.")
    assert found is not None
    assert [(one.before, one.after) for one in found] == [("300", "320"), ("14", "15")]


def test_a_value_is_told_with_its_place_in_the_later_sentence() -> None:
    new = "The storm left 2,900 homes without power."
    found = judged("The storm left 2,300 homes without power.", new)
    assert found is not None
    assert [new[one.start : one.end] for one in found] == ["2,900"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Unemployment was 5.2% in October.", "Unemployment was 4.9% in November."),
        ("Exports to France rose by 5% last year.", "Exports to Italy rose by 7% last year."),
        ("Imports of oil rose by 5% last year.", "Imports of gas rose by 7% last year."),
        ("The council will meet on 25 March 2026.", "The council will meet on 12 April 2026."),
        ("The firm employs 300 people in Oslo.", "The firm employs 450 people in Bergen."),
        ("The north region received 300 doses.", "The south region received 450 doses."),
        ("The storm left 2,300 homes without power.", "The storm left 41 roads without lights."),
        (
            "Three people were killed in a crash near Oslo on Friday.",
            "Five people were killed in a fire near Oslo on Friday.",
        ),
        (
            "Three people were killed in a crash on 6 March 2026.",
            "Five people were killed in a crash on 13 March 2026.",
        ),
        ("The fund holds 3.1 billion dollars in bonds.", "The fund holds 4.2 billion dollars in shares."),
        ("The bank kept its rate at 4.25% in June.", "The bank cut its rate to 4.00% in July."),
        ("The bank expects growth of 1.2% in 2026.", "The fund expects growth of 0.9% in 2026."),
        ("The bank expects growth of 1.2% in 2026.", "The bank expects growth of 1.6% in 2027."),
        (
            "Chapter 7 of the law sets a limit of 50 kilometres.",
            "Chapter 9 of the law sets a limit of 70 kilometres.",
        ),
        ("Mr Lane won 52% of the vote.", "Ms Ode won 48% of the vote."),
    ],
)
def test_two_facts_that_only_look_alike(old: str, new: str) -> None:
    assert judged(old, new) is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "Parliament approved the bill by 61 votes to 48.",
            "Parliament rejected the bill by 61 votes to 48.",
        ),
        (
            "The court ruled that the plan is legal, by 5 votes to 4.",
            "The court ruled that the plan is illegal, by 5 votes to 4.",
        ),
        (
            "The government will pay 300 euros to each household.",
            "The government will pay 300 euros to each pensioner.",
        ),
        ("Aid of 30 tonnes was sent to Niger.", "Aid of 30 tonnes was sent to Nigeria."),
    ],
)
def test_other_words_on_the_same_page_are_another_fact(old: str, new: str) -> None:
    assert judged(old, new, same_page=True) is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "The goverment will pay 300 euros to each household.",
            "The government will pay 300 euros to each household.",
        ),
        ("The council closed the the road to Telling.", "The council closed the road to Telling."),
        ("The council closed the road to teh harbour.", "The council closed the road to the harbour."),
        ("About 340 schoos have a kitchen of their own.", "About 340 schools have a kitchen of their own."),
        ("Health care is free for all pupils of the town.", "Healthcare is free for all pupils of the town."),
    ],
)
def test_a_typo_that_was_mended_changes_nothing(old: str, new: str) -> None:
    assert judged(old, new, same_page=True) == ()


def test_a_rounded_figure_mended_on_the_same_page_is_another_value() -> None:
    old, new = "About 410 people died of the heat.", "About 417 people died of the heat."
    found = judged(old, new, same_page=True)
    assert found is not None
    assert [(one.before, one.after) for one in found] == [("410", "417")]
    assert judged(old, new) == ()


def test_the_figure_that_stayed_is_not_taken_for_the_one_that_changed() -> None:
    found = judged(
        "The Red Cross trained 370 volunteers instead of 600.",
        "The Red Cross trained 370 volunteers instead of 620.",
        same_page=True,
    )
    assert found is not None
    assert [(one.before, one.after) for one in found] == [("600", "620")]


def test_a_date_mended_on_the_same_page_is_another_value() -> None:
    found = judged(
        "The council will meet on 25 March 2026.", "The council will meet on 12 April 2026.", same_page=True
    )
    assert found is not None
    assert [(one.kind, one.before, one.after) for one in found] == [
        ("date", "25 March 2026", "12 April 2026")
    ]


@pytest.mark.parametrize(
    ("text", "says_so"),
    [
        ("The council voted 28 to 9 to replace every lead pipe.", False),
        ("The new table replaces the earlier estimate of 28 million crowns.", True),
        ("The hearing will now be held on 2 April 2026.", True),
    ],
)
def test_a_pipe_that_is_replaced_is_no_revision(text: str, *, says_so: bool) -> None:
    (said,) = statements(source(text, published=NEW))
    assert revises(said) is says_so

"""Until when a plan looks ahead: which of the years of a sentence are none at which anything is due."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.compose import compose
from briefgen.merge import merge
from briefgen.model import Corpus, Section
from briefgen.rank import rank
from tests.support.values import source, statement, statements

DAY = date(2026, 3, 4)


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("The envoy will resign amid an inquiry into meddling in the 2016 presidential election.", None),
        ("The envoy will resign amid an inquiry into meddling in the 2024 presidential election.", DAY),
        ("Lane told the port that he will leave the 2026 mayoral race.", DAY),
        ("The rule will not change because seals were not considered to be in danger in 2008.", None),
    ],
)
def test_a_year_that_names_an_event_or_lies_in_the_past_is_no_horizon(
    text: str, published: date | None
) -> None:
    found = statement(text, published=published).outlook
    assert found
    assert (found.first, found.last) == (None, None)


def test_a_year_to_come_that_names_a_thing_stays_its_horizon() -> None:
    found = statement("Parliament will vote on the 2027 budget.", published=DAY).outlook
    assert found
    assert found.last == date(2027, 12, 31)


def test_what_people_were_told_would_come_by_a_year_is_a_report_where_nobody_knows_when_it_was_written() -> (
    None
):
    text = "Voters were told that the plan would create 2 million jobs and that rents would fall by 2011."
    assert statement(text).outlook is None


@pytest.mark.parametrize("text", ["Workers were told on Monday that the yard would close in May 2026."])
def test_what_people_were_told_lately_lies_ahead(text: str) -> None:
    found = statement(text, published=DAY).outlook
    assert found
    assert found.last == date(2026, 5, 31)


@pytest.mark.parametrize(
    "text",
    [
        "Children were more likely to smoke if their parents did.",
        "Children of smokers are three times more likely to suffer from asthma.",
    ],
)
def test_two_groups_of_a_study_are_compared_and_foretell_nothing(text: str) -> None:
    assert statement(text).outlook is None


@pytest.mark.parametrize(
    ("text", "day", "note"),
    [
        (
            "Norland will enforce the harbour ban at Vick until 21 March 2014.",
            None,
            "Stated before 21 March 2014:",
        ),
        (
            "Norland will enforce the harbour ban at Vick until 21 March 2014.",
            date(2014, 1, 8),
            "Stated 8 January 2014:",
        ),
        (
            "Holm Steel will have until 21 March 2014 to repay 4 million euros.",
            None,
            "Was due 21 March 2014; the sources do not report the outcome:",
        ),
        (
            "The port will open a fourth dock on 9 May 2014.",
            None,
            "Was due 9 May 2014; the sources do not report the outcome:",
        ),
    ],
)
def test_the_end_of_what_lasts_is_not_when_it_was_due(text: str, day: date | None, note: str) -> None:
    one = source(f"The port of Holm has 400 berths.\n{text}", published=day)
    corpus = Corpus((one,))
    limits: dict[Section, tuple[int, int]] = {"summary": (0, 1), "key_facts": (0, 5), "outlook": (1, 4)}
    ranked = rank(merge(statements(one), corpus), {})
    brief = compose(ranked, corpus, as_of=DAY, title="Ports", limits=limits)[0]
    assert f"[{note}] {text}" in [line.text for line in brief.lines]

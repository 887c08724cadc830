"""What a body advises is a report of its advice, wherever the advice lies in time."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.compose import compose
from briefgen.compose.printable import printable
from briefgen.merge import merge
from briefgen.model import Brief, Corpus, Section, Source
from briefgen.rank import rank
from tests.support.values import source, statement, statements

LIMITS: dict[Section, tuple[int, int]] = {"summary": (2, 3), "key_facts": (5, 7), "outlook": (2, 4)}
ADVICE = (
    "The Council for Marine Science advises that catches of cod in 2027 should be no more than 14,200 tonnes."
)


def composed(*sources: Source) -> Brief:
    corpus = Corpus(sources)
    points = merge(statements(*sources), corpus)
    return compose(rank(points, {}), corpus, as_of=date(2026, 7, 6), title="Cod", limits=LIMITS)[0]


def test_an_advice_for_a_time_to_come_opens_the_page_or_is_a_fact_and_is_no_outlook() -> None:
    brief = composed(source(ADVICE, published=date(2026, 6, 30)))
    assert [line.text for line in (*brief.summary, *brief.key_facts)] == [ADVICE]
    assert not brief.outlook


@pytest.mark.parametrize(
    "text",
    [
        "Catches of cod in 2027 should be no more than 14,200 tonnes.",
        "It says that catches of cod in 2027 should be no more than 14,200 tonnes.",
    ],
)
def test_an_advice_of_nobody_named_is_not_printed(text: str) -> None:
    assert not composed(source(text)).lines


def test_whether_something_should_be_is_a_question_and_no_advice() -> None:
    text = "The council of Holm meets on 25 July 2026 to decide whether the port should buy a ferry."
    assert printable(statement(text, published=date(2026, 6, 30))) == ""

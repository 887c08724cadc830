"""The outlook holds what lies ahead, and the summary ends on a step of the matter."""

from __future__ import annotations

from datetime import date

from briefgen.compose import compose
from briefgen.merge import merge
from briefgen.model import Brief, Corpus, Section, Source
from briefgen.rank import rank
from tests.support.values import source, statements

LIMITS: dict[Section, tuple[int, int]] = {"summary": (2, 3), "key_facts": (5, 7), "outlook": (1, 4)}
DAY = date(2026, 3, 4)


def composed(*sources: Source) -> Brief:
    corpus = Corpus(sources)
    ranked = rank(merge(statements(*sources), corpus), {})
    return compose(ranked, corpus, as_of=DAY, title="Ferries of Holm", limits=LIMITS)[0]


def test_what_a_lost_amendment_was_to_bring_stands_among_the_facts() -> None:
    lost = "An amendment to keep the ferries of Holm in service until 2028 was lost by 30 votes to 37."
    brief = composed(source(f"The council of Holm sold three ferries.\n{lost}", published=DAY))
    assert lost not in [line.text for line in brief.outlook]
    assert lost in [line.text for line in (*brief.summary, *brief.key_facts)]


def test_the_summary_ends_on_a_step_and_not_on_the_next_figures() -> None:
    figures = "The ferry company of Holm will present its report for the first quarter on 28 April 2026."
    step = "The ferry company of Holm must repay its passengers by 30 June 2026."
    first = "The council of Holm fined the ferry company 7.4 million euros."
    brief = composed(source(f"{first}\n{figures}\n{step}", published=DAY))
    assert brief.summary[-1].text == step
    assert any(line.ranked.point.lead.sentence.text == figures for line in brief.outlook)

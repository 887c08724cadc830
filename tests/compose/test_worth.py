"""A line that more speaks against than for stands on no page, though nothing better is left to fill it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from briefgen.compose import WEAK, compose
from briefgen.merge import merge
from briefgen.model import Brief, Corpus, Cut, Ranked, Section
from briefgen.rank import rank
from tests.support.values import source, statements

DAY = date(2026, 3, 1)
LIMITS: dict[Section, tuple[int, int]] = {"summary": (2, 3), "key_facts": (5, 7), "outlook": (2, 4)}
FACT = "The council of Holm approved two ferries for 40 million euros on 3 February 2026."
FEELING = "“I was afraid when the roof of the hall came down in the storm,” said Anna Lund of Holm."
PLAN = "The ferries will sail from 3 May 2027."


def ranked(*texts: str) -> tuple[list[Ranked], Corpus]:
    corpus = Corpus((source("\n".join(texts), published=DAY),))
    points = merge(statements(*corpus.sources), corpus)
    return list(rank(points, {}, topic="ferries of Holm", corpus=corpus)), corpus


def composed(entries: list[Ranked], corpus: Corpus) -> tuple[Brief, tuple[Cut, ...]]:
    return compose(entries, corpus, as_of=DAY, title="Ferries of Holm", limits=LIMITS)


def test_a_feeling_stands_on_no_page_that_has_a_fact() -> None:
    brief, cut = composed(*ranked(FACT, FEELING))
    assert [line.text for line in brief.lines] == [FACT]
    assert [(one.ranked.point.lead.sentence.text, one.reason) for one in cut] == [(FEELING, WEAK)]


def test_a_page_of_little_is_better_than_none() -> None:
    brief, _ = composed(*ranked(FEELING))
    assert len(brief.lines) == 1


def test_a_day_that_lies_ahead_is_worth_a_line_however_little_is_told_of_it() -> None:
    entries, corpus = ranked(FACT, PLAN)
    poor = [replace(one, score=-3.0) if "sail" in one.point.lead.sentence.text else one for one in entries]
    brief, _ = composed(poor, corpus)
    assert PLAN in [line.text for line in brief.lines]


def test_what_opens_on_conditions_that_are_worth_a_line_stays() -> None:
    opening = "The permit of the Sarn tunnel is subject to two conditions."
    told = "Norling must pay 7 million euros by 31 January 2026 and keep 30 per cent of the tunnel free."
    entries, corpus = ranked(FACT, f"{opening} {told}")
    poor = [replace(one, score=-2.0) if one.point.lead.sentence.text == opening else one for one in entries]
    brief, _ = composed(poor, corpus)
    assert any(line.text.startswith(opening) for line in brief.lines)


def test_a_page_that_lacks_lines_takes_the_best_of_the_weak_and_nothing_hopeless() -> None:
    texts = (
        FACT,
        "The ferries of Norling carried 4 million persons in 2024.",
        "The port of Vick has 3 cranes.",
    )
    entries, corpus = ranked(*texts)
    poor = [replace(one, score=4.0 - 4.5 * number) for number, one in enumerate(entries)]  # 4.0, -0.5, -5.0
    poor[1] = replace(poor[1], score=-1.0)
    brief, cut = composed(poor, corpus)
    assert len(brief.lines) == 2
    assert [one.reason for one in cut] == [WEAK]

"""Which points stand where, in what words, and why others do not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from briefgen.compose import compose
from briefgen.compose.wording import word
from briefgen.lint import lint_line
from briefgen.merge import merge
from briefgen.model import Brief, Corpus, Cut, Section, Source
from briefgen.rank import rank
from tests.support.values import source, statement, statements

LIMITS: dict[Section, tuple[int, int]] = {"summary": (2, 3), "key_facts": (5, 7), "outlook": (2, 4)}
DAY = date(2025, 3, 14)


def composed(*sources: Source, as_of: date = DAY) -> tuple[Brief, tuple[Cut, ...]]:
    corpus = Corpus(sources)
    points = merge(statements(*sources), corpus)
    return compose(rank(points, {}), corpus, as_of=as_of, title="Ferries", limits=LIMITS)


def texts(brief: Brief) -> list[str]:
    return [line.text for line in brief.lines]


FERRIES = source(
    "The council of Holm approved 40 million euros for two electric ferries on 3 March 2025.\n"
    "However, the old ferries carried 310,000 passengers in 2024.\n"
    "He said that the price was fair.\n"
    "The first electric ferry is due to enter service in June 2026.\n"
    "The council will vote on fares in April 2025, the Holm Courier reported.",
    published=date(2025, 3, 4),
)


def test_what_looks_ahead_stands_in_the_outlook_alone() -> None:
    brief, _ = composed(FERRIES)
    assert any("is due to enter service" in line.text for line in brief.outlook)
    assert not any("due to enter service" in line.text for line in (*brief.summary, *brief.key_facts))


@pytest.mark.parametrize(
    "text",
    [
        "Nearly one-fifth of the passengers will fly again, according to a survey released this week.",
        "Of the fare of 310 euros, Americans will spend 140 euros on the ferry and 35 euros on coffee.",
        "Old ferries will often need new engines and new decks.",
        "Lund and colleagues expected to see 40 ferries in the harbour of Holm.",
    ],
)
def test_a_rate_a_habit_and_what_was_once_expected_are_no_outlook(text: str) -> None:
    brief, _ = composed(source(text))
    assert not brief.outlook


@pytest.mark.parametrize(
    "text",
    [
        "A ferry could be held up in Holm in May 2024.",
        "It is entirely possible that Holm will lose its ferry in May 2024.",
    ],
)
def test_nobody_waits_for_what_was_only_possible_and_is_past(text: str) -> None:
    brief, _ = composed(source(text, published=date(2024, 3, 1)))
    assert not brief.outlook


@pytest.mark.parametrize(
    "text",
    [
        "Americans will vote on a new president in November.",
        "Most ferries in Holm will get new engines next year.",
        "The average household in Holm will pay 30 euros more for the ferry.",
        "The court of Holm is expected to reject the appeal.",
    ],
)
def test_a_plan_of_somebody_or_for_a_time_is_an_outlook(text: str) -> None:
    brief, _ = composed(source(text))
    assert brief.outlook


def test_what_has_happened_is_no_outlook_because_a_clause_beside_it_looks_ahead() -> None:
    text = "A painter was buried beneath a road in Holm, where he will spend 72 hours of the festival."
    brief, _ = composed(source(text))
    assert not brief.outlook


def test_the_outlook_is_in_the_order_of_its_dates() -> None:
    brief, _ = composed(FERRIES)
    days = [line.when for line in brief.outlook if line.when]
    assert len(days) == 2
    assert days == sorted(days)


def test_no_line_opens_with_a_connective_or_a_pronoun() -> None:
    brief, cut = composed(FERRIES)
    assert not any(text.startswith(("However", "He ")) for text in texts(brief))
    assert any(text.startswith("The old ferries carried") for text in texts(brief))
    assert any("He" in one.reason for one in cut)


def test_a_plan_whose_time_has_passed_says_so() -> None:
    brief, _ = composed(FERRIES, as_of=date(2027, 1, 1))
    (late,) = [line for line in brief.outlook if "enter service" in line.text]
    assert late.text.startswith("[Was due June 2026; the sources do not report the outcome:]")


def test_a_plan_whose_outcome_a_later_source_reports_gives_way_to_it() -> None:
    report = source(
        "The first electric ferry entered service in June 2026, a month after the harbour was deepened.",
        id="s2",
        published=date(2026, 7, 1),
    )
    brief, cut = composed(FERRIES, report, as_of=date(2027, 1, 1))
    assert any(text.startswith("The first electric ferry entered service") for text in texts(brief))
    assert any("reports the outcome" in one.reason for one in cut)


def test_other_figures_of_another_source_stand_on_the_same_line() -> None:
    rival = source(
        "The council of Holm approved 55 million euros for two electric ferries on 3 March 2025.",
        id="s2",
        publisher="The Sound Post",
        published=date(2025, 3, 5),
    )
    brief, _ = composed(FERRIES, rival)
    (line,) = [line for line in brief.lines if "approved" in line.text]
    assert "according to The Sound Post]" in line.text or "according to Title of s1]" in line.text
    assert set(line.sources) == {"s1", "s2"}


def test_a_source_of_which_only_the_first_words_are_known_is_another_source() -> None:
    rival = source(
        "The council of Holm approved 55 million euros for two electric ferries on 3 March 2025.",
        id="s2",
        title="A ferry at the pier of Holm in",
        title_given=False,
        published=date(2025, 3, 5),
    )
    brief, _ = composed(replace(FERRIES, title_given=False), rival)
    (line,) = [line for line in brief.lines if "approved" in line.text]
    assert "according to another source]" in line.text


def test_a_headline_gives_no_other_value() -> None:
    rival = source(
        "The council of Holm approved 55 million euros for two electric ferries on 3 March 2025.",
        id="s2",
        title="Former captain indicted for selling a ferry",
        published=date(2025, 3, 5),
    )
    corpus = Corpus((replace(FERRIES, title="Holm gets two ferries"), rival))
    brief, _ = composed(*corpus.sources)
    (line,) = [line for line in brief.lines if "approved" in line.text]
    assert "according to another source]" in line.text
    assert not lint_line(line, corpus, DAY)


def test_what_was_agreed_for_a_time_that_is_over_is_a_fact_though_nobody_knows_when_it_was_told() -> None:
    brief, _ = composed(
        source("Arn and Norrey agreed to settle the quarrel on the canal in 2015 if all terms were met.")
    )
    (line,) = [line for line in brief.lines if "agreed" in line.text]
    assert line.section != "outlook"
    assert line.text.startswith("Arn and Norrey agreed")


def test_a_wire_copy_is_cited_with_what_it_copies() -> None:
    copy = source(FERRIES.text, id="s2", same_as="s1")
    corpus = Corpus((FERRIES, copy))
    points = merge(statements(FERRIES), corpus)
    brief, _ = compose(rank(points, {}), corpus, as_of=DAY, title="Ferries", limits=LIMITS)
    assert all(line.sources == ("s1", "s2") for line in brief.lines)


def test_a_section_with_too_little_says_so() -> None:
    brief, _ = composed(
        source("The council of Holm approved 40 million euros for two ferries on 3 March 2025.")
    )
    assert dict(brief.missing).keys() == {"summary", "key_facts", "outlook"}
    # That the sources hold no more is not known: only that no sentence of theirs was found to stand here.
    assert dict(brief.missing)["key_facts"].startswith("No further sentence of the sources")


def test_every_source_that_a_line_cites_is_listed_and_none_else() -> None:
    other = source("“Is that so?”", id="s2")
    brief, _ = composed(FERRIES, other)
    assert [reference.source.id for reference in brief.sources] == ["s1"]


@pytest.mark.parametrize(
    ("text", "published", "printed"),
    [
        (
            "The council met on May 14 to talk about ferries.",
            date(2024, 5, 20),
            "The council met on May 14 [2024] to talk about ferries.",
        ),
        (
            "The council approved the ferries on Friday.",
            date(2024, 5, 20),
            "The council approved the ferries on Friday [17 May 2024].",
        ),
        (
            "However, the council approved the ferries in August 2023.",
            date(2024, 5, 20),
            "The council approved the ferries in August 2023.",
        ),
        ("The council met\non  14 May 2024.", date(2024, 5, 20), "The council met on 14 May 2024."),
    ],
)
def test_printed_words_are_the_source_with_visible_brackets(text: str, published: date, printed: str) -> None:
    said = statement(text.replace("\n", " "), published=published)
    assert word(said, DAY).text == printed


def test_a_date_that_nothing_settles_is_left_alone_and_flagged_where_the_reader_sees_it() -> None:
    wording = word(statement("The council approved the ferries on Friday."), DAY)
    assert wording.text == "The council approved the ferries on Friday [date not given]."
    assert "“Friday”" in wording.flags[0] or "on Friday" in wording.flags[0]


def test_a_line_says_once_that_a_year_is_not_given() -> None:
    wording = word(statement("The council met on 3 May and voted on 9 May on the ferries."), DAY)
    assert wording.text == "The council met on 3 May [year not given] and voted on 9 May on the ferries."


def test_a_bracket_stands_behind_the_possessive_of_its_date() -> None:
    said = statement("Half of last year's losses were due to the storm.", published=DAY)
    assert word(said, DAY).text == "Half of last year's [2024] losses were due to the storm."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The draft assumes, however, that the levy brings in 95 million euros.",
            "The draft assumes that the levy",
        ),
        ("The council therefore recommends a delay to November 2025.", "The council recommends a delay"),
        (
            "Costs rose and the council therefore cut the route in May 2025.",
            "Costs rose and the council therefore cut",
        ),
        ("The council also agreed to sell the depot.", "The council agreed to sell"),
        ("Many towns, for instance, got a foot of snow.", "Many towns got a foot of snow"),
        ("The council also has a depot.", "The council also has"),
    ],
)
def test_a_connective_whose_other_half_is_elsewhere_goes(text: str, expected: str) -> None:
    assert word(statement(text, published=DAY), DAY).text.startswith(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The harbour of Holm (Fig. 6) lost 31 ships.", "The harbour of Holm lost 31 ships."),
        ("Ships fell by 3 per cent (see Table 2 and 3).", "Ships fell by 3 per cent."),
        ("Holm lost ships (31 in 2019, Fig. 6).", "Holm lost ships (31 in 2019)."),
        ("The crust11,12 of Holm sank, as did its plate21.", "The crust of Holm sank, as did its plate."),
        ("The rules for covid19 and G20 end with PM2.5 and CO2.",) * 2,
        ("The plan (Fig. leaves 3) of Holm costs 3 million.",) * 2,
    ],
)
def test_marks_of_notes_and_figures_that_the_page_has_not_go(text: str, expected: str) -> None:
    assert word(statement(text), DAY).text == expected


def test_every_printed_piece_comes_from_its_sentence_or_stands_in_brackets() -> None:
    brief, _ = composed(FERRIES, as_of=date(2027, 1, 1))
    for line in brief.lines:
        for piece in line.pieces:
            if piece.ours:
                assert piece.text.strip().startswith("[")
                assert piece.text.strip().endswith("]")
            else:
                said = " ".join(one.sentence.text for one in line.ranked.point.evidence)
                assert piece.text[1:].strip() in said

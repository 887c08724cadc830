"""What answers the news, leads up to it or goes before it does not open a page."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.compose.answers import answering, contests, only_meets, stands
from briefgen.compose.opening import Openings
from briefgen.merge import merge
from briefgen.model import Corpus, Source
from briefgen.rank import rank
from tests.support.values import source, statement, statements


def opens(*sources: Source) -> str:
    """Return the words of the point that is worth most as the first line."""
    corpus = Corpus(sources)
    ranked = rank(merge(statements(*sources), corpus), {}, corpus=corpus)
    return max(ranked, key=Openings(ranked, corpus).value).point.lead.sentence.text


RULING = "The court struck down the rule on shared cells of the ministry of justice of Andara on Tuesday."


def answers(title: str, text: str = "The rule on cells was made in 2024.") -> bool:
    """Whether a source with this title answers, beside one that tells the news."""
    reply = source(text, "a", title=title)
    news = source(RULING, "b", title="Court strikes down rule on cells")
    return answering(statements(reply, news), Corpus((reply, news))) == {"a"}


@pytest.mark.parametrize(
    "title",
    [
        "Statement of the minister on the judgment of the court",
        "Answer of the ministry to the report of the auditors",
        "Telvo Mobile takes note of the decision",
        "Suppliers respond to plans for a cap",
        "Dairies disappointed by decision",
        "Tarrant Homes to appeal",
        "Labour minister on today's figures",
        "Open letter to the council",
    ],
)
def test_a_title_tells_that_a_source_answers_the_news(title: str) -> None:
    assert answers(title)


@pytest.mark.parametrize(
    "title",
    ["Court strikes down rule on cells", "Joint statement", "Report on the cells", "Vote on cells today"],
)
def test_a_title_that_tells_the_news_is_no_answer(title: str) -> None:
    assert not answers(title)


@pytest.mark.parametrize(
    "text",
    [
        "The ministry respects the judgment on the cells of Andara.",
        "The federation is dismayed by the ruling on the cells of Andara.",
        "The company takes note of the ruling on the cells of Andara.",
        "“Every cell is one too many for us,” said the guards of Andara.",
    ],
)
def test_a_source_that_begins_with_what_somebody_thinks_answers_the_news(text: str) -> None:
    assert answers("Cells in Andara", text)


def test_where_all_sources_answer_none_does() -> None:
    one = source("The union regrets the ruling on the cells.", "a", title="Cells")
    two = source("The ministry respects the ruling on the cells.", "b", title="Cells")
    assert not answering(statements(one, two), Corpus((one, two)))


def test_an_answer_does_not_open_the_page_though_its_words_are_those_of_all() -> None:
    reply = source(
        "The minister, Pavel Horn, respects the judgment of the court of Andara.",
        "a",
        published=date(2026, 5, 20),
        title="Statement of Pavel Horn on the judgment of the court of Andara",
    )
    news = source(RULING, "b", published=date(2026, 5, 19), title="Court of Andara strikes down rule")
    assert opens(reply, news) == RULING


@pytest.mark.parametrize(
    "text",
    [
        "The hauliers of Sorvik will challenge the zone in court.",
        "Tarrant Homes will appeal against the refusal of 180 homes.",
        "The parents of Ness will take the decision to the governor.",
    ],
)
def test_who_means_to_fight_a_decision_contests_it(text: str) -> None:
    assert contests(statement(text))


@pytest.mark.parametrize(
    "text",
    ["The city appealed the ruling in May 2025.", "The council will close the zone in May 2027."],
)
def test_who_fought_long_ago_or_decides_himself_contests_nothing(text: str) -> None:
    assert not contests(statement(text))


DECISION = "The committee of Sorvik decided on Tuesday to introduce the clean air zone in September 2027."
CHALLENGE = "The hauliers of Sorvik will challenge the clean air zone of the city in court."


def test_a_decision_opens_the_page_before_those_who_contest_it() -> None:
    minutes = source(
        f"The zone covers the harbour.\n{DECISION}", "a", published=date(2026, 11, 10), title="Zone"
    )
    reply = source(CHALLENGE, "b", published=date(2026, 11, 11), title="Clean air zone of Sorvik in court")
    assert opens(minutes, reply) == DECISION


def test_who_contests_a_decision_of_last_year_opens_the_page() -> None:
    old = source(DECISION, "a", published=date(2026, 1, 10), title="Clean air zone")
    new = source(CHALLENGE, "b", published=date(2026, 11, 11), title="Clean air zone of Sorvik in court")
    assert opens(old, new) == CHALLENGE


@pytest.mark.parametrize(
    "text",
    [
        "The ministers met in Brekvik on 29 January 2026.",
        "The Assembly then held the final debate on the bill on work permits.",
        "The foreign minister of Lestria paid an official visit to Corvia.",
    ],
)
def test_a_meeting_is_not_what_came_of_it(text: str) -> None:
    assert only_meets(statement(text))


@pytest.mark.parametrize(
    "text",
    ["The ministers met in Brekvik and signed a treaty.", "The ministers signed a treaty in Brekvik."],
)
def test_what_came_of_a_meeting_is_more_than_a_meeting(text: str) -> None:
    assert not only_meets(statement(text))


def test_a_treaty_opens_the_page_before_the_meeting_at_which_it_was_signed() -> None:
    signed = "The prime ministers signed an agreement on fishing in the Sund."
    text = f"The prime ministers of Harland and Isola met in Brekvik on 29 January 2026.\n{signed}"
    assert opens(source(text, "a", title="Joint statement of Harland and Isola")) == signed


@pytest.mark.parametrize(
    "text",
    [
        "About half a million homes in Albany are connected to a heat network.",
        "Marrow County looks after 412,000 residents.",
        "Groundwater provides 71 per cent of the drinking water of Tessaly.",
    ],
)
def test_how_things_are_is_what_institutions_begin_with(text: str) -> None:
    assert stands(statement(text))


@pytest.mark.parametrize(
    "text",
    [
        "Today the department opens a consultation on heat networks.",
        "Water use in the basin exceeds supply by 22 per cent.",
        "The council prohibits the merger.",
        "The line will close in May.",
        "Farmers are divided after the watchdog blocked the merger.",
        "The report says that a third of the wells are dry.",
    ],
)
def test_what_is_done_found_or_planned_is_not_how_things_are(text: str) -> None:
    assert not stands(statement(text))


def test_what_a_body_now_reckons_is_new_and_not_how_things_are() -> None:
    assert not stands(statement("The transport ministry now puts the cost of the coast road at 55 million."))
    assert stands(statement("The coast road is 40 kilometres long."))

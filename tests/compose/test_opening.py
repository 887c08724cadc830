"""The first line of a page: the newest deed that the sources share, planned or done, no reaction to it."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.compose.deeds import is_deed, is_lost, proclaims, proposes, vows
from briefgen.compose.opening import Openings, announces
from briefgen.compose.summary import reacts
from briefgen.merge import merge
from briefgen.model import Corpus, Source
from briefgen.rank import rank
from tests.support.values import source, statement, statements


def opens(*sources: Source) -> str:
    """Return the words of the point that is worth most as the first line."""
    corpus = Corpus(sources)
    ranked = rank(merge(statements(*sources), corpus), {}, corpus=corpus)
    return max(ranked, key=Openings(ranked, corpus).value).point.lead.sentence.text


PLAN = "The government will close the Olm railway line on 31 May 2026."


def test_a_plan_that_all_sources_are_about_opens_the_page() -> None:
    first = source(f"{PLAN}\nThe line was opened in 1891.", "a", title="Olm line to close")
    second = source(
        "Veldria is to shut the Olm railway at the end of May, the transport minister said.\n"
        "The town of Olm raised its parking fee in March.",
        "b",
        title="Olm railway line to shut",
    )
    assert opens(first, second) == PLAN


def test_who_condemns_a_plan_does_not_open_the_page() -> None:
    first = source(PLAN, "a", title="Olm line to close")
    second = source("The union condemns the closure of the Olm railway line.", "b", title="Olm line")
    assert opens(first, second) == PLAN


@pytest.mark.parametrize("other", [1, 2])
def test_of_two_decisions_on_one_thing_the_newer_opens_the_page(other: int) -> None:
    newer = "The ministry withdrew its ban on bottom trawling in the Inner Bay."
    told = [
        ("The ministry banned bottom trawling in the Inner Bay.", date(2026, 4, 14)),
        ("The court suspended the ban on bottom trawling in the Inner Bay.", date(2026, 6, 16)),
        (newer, date(2026, 9, 10)),
    ]
    sources = [source(text, f"s{at}", published=day) for at, (text, day) in enumerate(told)]
    assert opens(sources[other - 1], sources[2]) == newer
    assert opens(*sources) == newer


def test_a_page_that_describes_a_subject_does_not_open_with_what_was_adopted_once() -> None:
    page = source(
        "Salvia has four nuclear reactors.\n"
        "The country has adopted a law under which the last reactor closes.",
        "a",
        title="Reactors of Salvia",
    )
    news = "A commission said on Tuesday that two reactors of Salvia are safe until 2042."
    assert opens(page, source(news, "b", title="Reactors of Salvia")) == news


@pytest.mark.parametrize(
    "text",
    [
        "The Monetary Council kept the key rate at 6.5 per cent.",
        "The central bank left borrowing costs unchanged on Thursday.",
        "The board reviewed the economy and decided to lower the policy rate.",
        "The commission recommends that two of the reactors run until 2042.",
        "The assembly decides to extend the mandate of its mission until 31 October 2027.",
        "The court annulled the permit.",
        "The bank reduced its key rate.",
    ],
)
def test_what_a_body_decides_is_a_deed_in_whatever_words(text: str) -> None:
    assert is_deed(statement(text))


@pytest.mark.parametrize(
    "text",
    [
        "The mayor kept the letter in a drawer.",
        "The board reviewed the economy and the labour market.",
        "My neighbour recommends that we leave.",
    ],
)
def test_what_decides_nothing_is_no_deed(text: str) -> None:
    assert not is_deed(statement(text))


def test_what_a_bill_would_bring_is_proposed_and_what_could_be_is_not() -> None:
    assert proposes(statement("A bill that the ministry presented today would ban telephones from schools."))
    assert not proposes(statement("Drivers would pay more if the tax were raised."))


def test_only_a_plan_at_the_top_of_its_source_is_announced() -> None:
    top, _, below = statements(
        source("The port will close in May.\nIt has two piers.\nThe town will build a museum in 2027.")
    )
    assert announces(top)
    assert not announces(below)


def test_a_hope_announces_nothing() -> None:
    assert not announces(statement("The town could build a museum."))
    assert reacts(statement("The town welcomed the plan for a museum."))


def test_what_a_firms_shares_did_is_a_reaction_and_what_all_shares_did_is_news() -> None:
    assert reacts(statement("Shares in Holm Steel rose by 3 per cent on Wednesday."))
    assert reacts(statement("Holm Steel's shares closed at 21.35 euros, 3 per cent higher."))
    assert not reacts(statement("Shares rose by 3 per cent on Wednesday, the most in a year."))
    assert not reacts(statement("The bank holds shares in Holm Steel."))


def test_what_somebody_wants_is_a_reaction_and_what_a_government_wants_is_none() -> None:
    assert reacts(statement("The union of Holm wants 12 million euros for lost wages."))
    assert not reacts(statement("The cabinet wants to spend 12 million euros on kitchens."))


def test_what_was_done_long_ago_opens_no_page_though_its_source_has_no_date() -> None:
    old = "In 2021 the ministry of Veldria committed to build 20 schools by the mid-2020s."
    news = "The ministry has built 9 of the 20 schools of Veldria, the audit office found."
    report = source(f"{old}\n{news}", "a", title="Schools of Veldria")
    reply = source("Norrey opened 3 ports.", "b", published=date(2026, 11, 3), title="Ports")
    assert opens(report, reply) != old


def test_what_had_been_done_before_is_no_bottom_line() -> None:
    old = "Norrey and Veldria had voted against the harbour treaty."
    news = "Norrey and Veldria approved the harbour treaty."
    assert opens(source(f"{old}\n{news}", "a", title="Harbour treaty")) == news


def test_what_enters_into_force_is_a_deed() -> None:
    assert is_deed(statement("The trade agreement between Norrey and Veldria enters into force today."))
    assert is_deed(statement("The ban on bottom trawling in Norrey took effect on Friday."))
    assert not is_deed(statement("The ban on bottom trawling in Norrey will take effect on Friday."))


def test_what_a_watchdog_has_found_is_a_deed() -> None:
    assert is_deed(
        statement("The plan of Norrey will cost 4 billion crowns more, the spending watchdog has found.")
    )
    assert not is_deed(statement("The plan of Norrey will cost 4 billion crowns more, the union said."))


@pytest.mark.parametrize(
    "text",
    [
        "The unemployment rate was 6.8 per cent in June 2026, up from 6.1 per cent in May.",
        "The deficit stood at 3 billion crowns, the highest since 2009.",
        "The Competition Council prohibits the merger.",
        "Today the department opens a consultation on prices.",
    ],
)
def test_a_figure_beside_what_it_was_and_what_a_body_does_by_saying_so_are_deeds(text: str) -> None:
    assert is_deed(statement(text))


@pytest.mark.parametrize(
    "text",
    [
        "The unemployment rate was 6.8 per cent.",
        "The shop opens at nine.",
        "The bridge was higher than a house.",
    ],
)
def test_a_bare_figure_and_a_habit_are_no_deeds(text: str) -> None:
    assert not is_deed(statement(text))


def test_what_is_under_way_at_the_top_of_a_source_is_announced() -> None:
    assert announces(statement("The office is closing four bridges to all traffic from midnight tonight."))


def test_of_what_a_list_decides_the_thing_opens_before_how_it_is_done() -> None:
    minutes = source(
        "RESOLVED by 3 votes to 2:\nthat the zone be introduced on 1 September 2027;\n"
        "that the charge for lorries in the centre of Sorvik be 120 crowns a day.",
        "a",
        kinds={1: "item", 2: "item"},
        title="Minutes of the meeting",
    )
    paper = source(
        "Lorries waited at the harbour.",
        "b",
        title="City to charge lorries 120 crowns a day",
    )
    corpus = Corpus((minutes, paper))
    ranked = rank(merge(statements(minutes, paper), corpus), {}, corpus=corpus)
    values = Openings(ranked, corpus)
    items = [one for one in ranked if one.point.lead.sentence.parts]
    assert "zone be introduced" in max(items, key=values.value).point.lead.sentence.text
    assert len(items) == 2


def test_a_lost_amendment_brings_nothing_and_a_lost_court_case_does() -> None:
    assert is_lost(statement("An amendment to keep the pool open until 2028 was lost by 30 votes to 37."))
    assert is_lost(statement("A motion to close the pool in March was rejected."))
    assert not is_lost(statement("The city lost 3 million euros."))
    assert not is_lost(statement("The council approved a plan to close the pool in March."))


def test_what_was_put_to_the_vote_is_a_deed_and_an_amendment_is_only_a_step() -> None:
    assert is_deed(statement("The county council set a budget of £612 million by 38 votes to 29."))
    assert not is_deed(statement("Amendment 6, to reduce the cap, was put by 8 votes to 5."))


def test_what_a_saying_holds_is_no_reason_and_a_size_is() -> None:
    page = source(
        "The court of Andara struck down the rule on cells.\n"
        "The minister says that safety comes before comfort in Andara.\n"
        "The prisons of Andara hold 7,900 people and have room for 6,400.",
        "a",
        title="Rule on cells",
    )
    corpus = Corpus((page,))
    ranked = rank(merge(statements(page), corpus), {}, corpus=corpus)
    reasons = sorted(ranked, key=Openings(ranked, corpus).why)
    assert reasons[0].point.lead.sentence.text.startswith("The minister says")


@pytest.mark.parametrize(
    "text",
    [
        "Councillors threw out the plan for 180 houses last week.",
        "Member states today refused to prolong the licence of the weedkiller.",
        "Hospitals and nurses settled on 8.2 per cent over two years.",
        "Parliament voted on Tuesday to close the line.",
        "Almeira city council voted on Thursday night to cap the number of holiday flats.",
        "The committee voted on the draft by 14 votes to 10.",
    ],
)
def test_what_is_thrown_out_refused_settled_or_voted_is_a_deed(text: str) -> None:
    assert is_deed(statement(text))


@pytest.mark.parametrize(
    "text",
    [
        "The committee voted on the draft regulation on the weedkiller.",
        "The minister refused to comment on the licence.",
        "Visitors threw bread out of the window.",
    ],
)
def test_a_vote_without_its_outcome_and_a_refusal_to_speak_are_no_deeds(text: str) -> None:
    assert not is_deed(statement(text))


def test_what_somebody_said_he_will_do_is_the_news_of_its_day() -> None:
    party = "The smaller party said on Tuesday that it would vote against the budget of Holm for 2027."
    assert vows(statement(party))
    assert announces(statement(party))
    assert not vows(statement("The smaller party said on Tuesday that the bridge would close in 2027."))
    assert not vows(statement("The party would vote against the budget of Holm for 2027."))


def test_what_a_minister_announced_that_will_be_is_the_news_of_its_day() -> None:
    news = (
        "The minister for trade announced today that no port of Holm will pay more than 200 crowns from 2029."
    )
    assert proclaims(statement(news))
    minutes = source(
        "Ruth Keller presented the new fees of the ports. The board asked for a report in 2027.", "b"
    )
    assert opens(source(news, "a", publisher="Ministry of Trade"), minutes) == news
    assert not proclaims(statement("The minister announced the results of the vote of the ports of Holm."))

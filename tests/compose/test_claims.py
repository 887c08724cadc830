"""Who speaks in his own cause, what is only opined, and which counts of votes are final."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from briefgen.compose.chatter import chatter
from briefgen.compose.claims import claimant, finders, finds, only_opined, partisans, with_claims
from briefgen.compose.known import known
from briefgen.compose.overtaken import overtaken_plans
from briefgen.merge import merge
from briefgen.model import Corpus, Dropped, Ranked, Source
from briefgen.rank import rank
from tests.support.values import source, statement, statements

ASKS = (
    "The chamber urges the government to complete the line to Torne in full, whatever the report says.\n"
    "The report of the audit office looks only at costs.\n"
    "It is time to build the line that was promised to the companies of the north.\n"
)
AUDIT = (
    "The agency did not inform parliament of the overrun until May 2024.\n"
    "The line should be built as a single track, and the agency must report its costs each quarter.\n"
)


def ranked(*sources: Source) -> tuple[Ranked, ...]:
    corpus = Corpus(sources)
    return rank(merge(statements(*sources), corpus), {}, corpus=corpus)


def test_a_body_with_a_cause_that_asks_for_something_takes_sides() -> None:
    chamber = source(ASKS, id="s1", publisher="Chamber of Commerce of the North")
    office = source(AUDIT, id="s2", publisher="National Audit Office of Holm")
    assert partisans(Corpus((chamber, office))) == {"s1"}


def test_minutes_of_a_forum_tell_what_several_said_and_take_no_side() -> None:
    minutes = source(ASKS, id="s1", publisher="Harbour Users Forum", title="Minutes of 3 March 2026")
    assert not partisans(Corpus((minutes,)))
    assert partisans(Corpus((replace(minutes, title="The line must be built"),)))


@pytest.mark.parametrize("name", ["National Audit Office of Svealund", "Svealund Energy Regulator"])
def test_an_auditor_or_a_regulator_whom_others_contradict_is_no_party(name: str) -> None:
    office = source(AUDIT, id="s1", publisher=name)
    agency = source("The agency rejects what was found in Svealund.\n", id="s2")
    assert not partisans(Corpus((office, agency)))
    ministry = replace(office, publisher="Ministry of Energy of Svealund")
    assert partisans(Corpus((ministry, agency))) == {"s1"}


def test_who_says_that_he_can_not_ask_something_takes_no_side() -> None:
    says = "The grant ends in May. “We cannot ask the taxpayer to pay for empty boats,” said the minister.\n"
    asks = "The grant ends in May. “We ask the taxpayer to pay for the boats,” said the minister.\n"
    sides = Corpus((source(says, id="s1"), source(asks, id="s2")))
    assert partisans(sides) == {"s2"}


def test_what_a_letter_of_a_body_tells_is_its_claim() -> None:
    text = "The fine of 5% is out of proportion. Our members pay more than we were told.\n"
    greeting = (Dropped("Dear Minister,", "greeting or signature of a letter"),)
    letter = source(text, id="s1", publisher="Ferry Owners of Holm", dropped=greeting)
    paper = replace(letter, id="s2", publisher="Holm Times")
    assert finders(Corpus((letter, paper, replace(letter, id="s3", dropped=())))) == {"s1"}


def test_what_only_a_party_says_counts_for_a_little_less() -> None:
    entries = ranked(source(ASKS, publisher="Chamber of Commerce of the North"))
    less = with_claims(entries, {"s1"})
    assert all(
        after.score == pytest.approx(before.score - 1.0) for before, after in zip(entries, less, strict=True)
    )
    assert with_claims(entries, frozenset()) == entries


def test_what_an_opinion_reports_is_given_to_its_writer() -> None:
    text = "Insolvencies reached 1,940 in the first two months of 2026, the highest since 2010.\n"
    piece = source(text, author="Edwin Sharpe", dropped=(Dropped("Opinion", "label of an opinion"),))
    assert claimant(statements(piece)[0], piece) == "Edwin Sharpe"


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("The new right will make matters worse.", True),
        ("There are 5,400 vacancies for nurses.", False),
        ("The minister said that the cabinet would decide.", False),
    ],
)
def test_an_opinion_without_anything_to_check_is_only_opined(text: str, *, only: bool) -> None:
    piece = source(text, dropped=(Dropped("Comment", "label of an opinion"),))
    said = statements(piece)[0]
    assert only_opined(said, piece) is only
    assert not only_opined(said, source(text))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("The ministry has today responded to the judgment of the court on the river plan.", True),
        ("The ministry responded to the judgment by withdrawing the river plan.", False),
        ("The mayor reacted by closing the port.", False),
    ],
)
def test_that_somebody_answered_is_no_news_without_the_answer(text: str, *, says: bool) -> None:
    assert (chatter(statement(text)) == "says that somebody answered, and not what") is says


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("The appellant, a charity, challenged the plan for the river Tarn in 2022.", "The appellant"),
        ("The appellant, Clear Rivers Trust, challenged the plan for the river Tarn in 2022.", ""),
    ],
)
def test_a_party_of_a_trial_needs_its_name(text: str, bare: str) -> None:
    said = statement(text)
    assert known([said], "River plan", Corpus((source(text),))).unexplained(said) == bare


RESULT = "President Danel received 2,114,308 votes, or 50.6 per cent, the commission said.\n"


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (
            "The final results of the vote will be announced within ten days of the appeal, observers said.",
            "",
        ),
        ("Observers visited 1,412 polling stations after the announcement of the final results.", ""),
    ],
)
def test_a_result_stands_until_another_source_gives_a_final_one(other: str, why: str) -> None:
    told = "Preliminary results had shown him ahead by 58,000 votes.\n"
    one = source(RESULT + told, id="s1", published=date(2026, 2, 13))
    two = source(f"{other}\n", id="s2", published=date(2026, 2, 20))
    found = overtaken_plans(ranked(one, two), Corpus((one, two)), date(2026, 2, 21))
    assert list(found.values()) == ([why] if why else [])


def test_a_final_result_overtakes_an_unfinished_count() -> None:
    early = source(
        "With 81 per cent of the votes counted, Danel had 1,700,000 votes.\n",
        id="s1",
        published=date(2026, 2, 8),
    )
    final = source(
        f"The commission announced the final results.\n{RESULT}", id="s2", published=date(2026, 2, 13)
    )
    found = overtaken_plans(ranked(early, final), Corpus((early, final)), date(2026, 2, 21))
    assert [why.startswith("the count was not over") for why in found.values()] == [True]


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("Cod of Holm has fallen below the limit at which scientists fear the worst.", "Blue Basin Alliance"),
        ("Scientists said in May 2026 that cod of Holm had fallen below the limit.", ""),
        ("Cod of Holm fell below the limit in 2026, according to scientists.", ""),
    ],
)
def test_only_who_speaks_in_the_main_clause_takes_a_claim_off_a_party(text: str, whose: str) -> None:
    party = source(text, publisher="Blue Basin Alliance")
    assert claimant(statements(party)[0], party) == whose


@pytest.mark.parametrize(
    ("text", "itself"),
    [
        ("The next update will be issued on 11 April 2026.", True),
        ("The next situation report will be issued on or around 26 February 2026.", True),
        ("A telephone conference for analysts will be held today at 15:00.", True),
        ("The full judgment of the court is the only authoritative document.", True),
        ("The next election will be held on 11 April 2026 in Holm.", False),
        ("A peace conference will be held on 11 April 2026 in Holm.", False),
    ],
)
def test_what_a_document_says_of_itself_is_no_news(text: str, *, itself: bool) -> None:
    assert (chatter(statement(text)) == "tells of the document itself, or of a call about it") is itself


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("“My brother’s building was four years old,” said Ilir Prend, a teacher from Brel.", True),
        ("“I will ask my cabinet for a decision on 3 May 2026,” said the minister.", False),
    ],
)
def test_what_befell_a_speaker_s_family_is_no_fact_of_the_matter(text: str, *, own: bool) -> None:
    assert (chatter(statement(text)) == "tells how it was for one person") is own


def test_a_confederation_of_unions_has_a_cause() -> None:
    union = source(
        "The unions demand that the bill be withdrawn.\nThe bill must go.\n", publisher="Trade Unions of Holm"
    )
    assert partisans(Corpus((union,))) == {"s1"}


def test_who_asks_for_something_takes_sides_and_the_paper_of_an_institute_is_its_own() -> None:
    letter = source(
        "We therefore ask you to double the package.", publisher="Producers' Organisation of Holm"
    )
    assert partisans(Corpus((letter,))) == {"s1"}
    named = Dropped("Murray Institute policy note 2026/17", "byline or date line")
    assert finds(replace(source("The budget is short.", publisher="Murray Institute"), dropped=(named,)))

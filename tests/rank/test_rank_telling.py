"""Sentences that only comment on what others tell are known by their grammar, whatever their words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.merge import merge
from briefgen.model import Corpus, Reason, Statement
from briefgen.rank import rank
from briefgen.rank.telling import COMMENTS, OF_EVERYBODY, PICTURE, voices, wanting
from tests.support.values import source, statement, statements


def lacks(said: Statement, *, own_voice: bool = False) -> str:
    return wanting(said, own_voice=own_voice)


@pytest.mark.parametrize(
    "text",
    [
        "The offer isn’t exactly a bargain.",
        "Lund didn't seem ruffled on the quay and was in good spirits at the party.",
        "No one liked the new ferry, but apparently it wasn’t without friends.",
        "Still, the harbour's hair is manifestly not on fire.",
        "It was another season to celebrate — until everybody learned how quickly luck can turn.",
        "Little Rex hardly seemed suited to the ferry because of his cautious nature.",
        "Thanks to the “daring, ridiculous and, yes, sad” voyage, the rumored sequel is probably a go.",
    ],
)
def test_what_likens_weighs_and_denies_without_anything_to_check_comments(text: str) -> None:
    assert lacks(statement(text)) == COMMENTS


@pytest.mark.parametrize(
    "text",
    [
        "The council didn't approve the 4 million crowns that the ferry needs.",
        "The council isn't ready to vote, the mayor said.",
        "The Harbour Act doesn’t apply to the ferries of Norling.",
        "There is no law against ferries without lights.",
        "The standards are not mandatory.",
        "The council closed the ferry.",
        "Anna Lund won't close the ferry on 3 May 2026.",
        "Norling is not the owner of the ferry.",
        "Passengers were evacuated by helicopter.",
    ],
)
def test_a_report_a_rule_or_a_single_sign_is_no_comment(text: str) -> None:
    assert lacks(statement(text)) != COMMENTS


def test_a_source_that_speaks_to_its_reader_is_told_in_its_writers_voice() -> None:
    column = source(
        "You may have seen the ferry. It's late again. Who would have thought? We know the mayor. "
        "I'd rather swim. The new boat won't sail. That's the way it is in Holm.\n",
        id="column",
    )
    report = source(
        "The council of Holm closed the ferry. The mayor said so on Monday. Two boats were sold. "
        "The port lost 4 million crowns. Norling asked for help. The minister refused it.\n",
        id="report",
    )
    found = voices(statements(column, report))
    assert found == {"column": True, "report": False}


def test_a_few_sentences_do_not_show_a_voice() -> None:
    assert voices(statements(source("You may have seen it. It's late. I'd rather swim.\n"))) == {"s1": False}


def test_in_a_writers_voice_one_more_sign_makes_a_comment() -> None:
    said = statement("The boat seems even less sturdy than the bridge.")
    assert not lacks(said)
    assert lacks(said, own_voice=True) == COMMENTS


@pytest.mark.parametrize(
    "text",
    [
        '"You never think about the tides until your boat sinks," said Anna Lund.',
        "“A garden is supposed to be where you forget your work,” Lund said.",
    ],
)
def test_a_quotation_of_what_holds_for_anybody_tells_nothing(text: str) -> None:
    assert lacks(statement(text)) == OF_EVERYBODY


@pytest.mark.parametrize(
    "text",
    [
        '"You must be found guilty of a crime to lose your boat," Captain Lund said.',
        '"You may claim your money back until the end of the year," the ministry said.',
        '"Your ferry cost the council 4 million crowns," Lund told the owner.',
        '"You closed Norling Harbour," the mayor told the owner.',
        'The minister told owners that "you pay" is the rule that the council adopted for ferries.',
    ],
)
def test_a_quotation_that_binds_names_or_counts_tells_something(text: str) -> None:
    assert lacks(statement(text)) != OF_EVERYBODY


@pytest.mark.parametrize(
    "text",
    [
        "A supporter holds a sign outside the town hall of Holm, Monday, Sept. 9, 2019, in Holm.",
        "A police officer watches as a car is removed from Quay Road, Wednesday, Sept. 2, 2015.",
        "The town hall is seen before Mayor Anna Lund arrives to speak to the council, January 20, 2015.",
    ],
)
def test_what_somebody_does_on_a_day_of_the_past_stands_below_a_picture(text: str) -> None:
    assert lacks(statement(text)) == PICTURE


@pytest.mark.parametrize(
    "text",
    [
        "The regulation applies from 1 January 2015.",
        "The levy is payable by 1 March 2015.",
        "A supporter held a sign outside the town hall of Holm, Monday, Sept. 9, 2019, in Holm.",
        "The council has met since Monday, Sept. 9, 2019, when Lund resigned.",
        "On Monday, Sept. 9, 2019, the council meets in Holm.",
    ],
)
def test_a_rule_in_force_and_a_report_describe_no_picture(text: str) -> None:
    assert lacks(statement(text)) != PICTURE


def test_a_comment_ranks_behind_and_what_a_second_origin_tells_does_not() -> None:
    text = "The offer isn’t exactly a bargain."
    corpus = Corpus((source(f"{text}\n"),))
    point = merge(statements(*corpus.sources), corpus)[0]
    assert Reason(COMMENTS, -4.0) in rank([point], {}, corpus=corpus)[0].reasons
    told_twice = rank([replace(point, origins=2)], {}, corpus=corpus)[0]
    assert COMMENTS not in {one.name for one in told_twice.reasons}

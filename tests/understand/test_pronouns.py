"""Whom a pronoun that speaks stands for: what the sentences before settle, and what they leave open."""

from __future__ import annotations

import pytest

from tests.support.values import source, statements


def last(*sentences: str) -> tuple[str, str]:
    """Return whom the last attribution of the last sentence means, and what that sentence still needs."""
    said = statements(source("\n".join(sentences)))[-1]
    return said.attributions[-1].meant, said.dangling


@pytest.mark.parametrize(
    ("before", "sentence", "name"),
    [
        (
            ["The harbour has to be dredged, said Ana Silva, the mayor of Holm."],
            "“The work will cost us 40 million,” she added.",
            "Ana Silva",
        ),
        (
            ["“This will not last,” said the union's branch secretary, Ana Silva."],
            "She said that the drivers would strike on 20 November.",
            "Ana Silva",
        ),
        (
            ["Finance Minister Omar Lind told reporters that the deficit had doubled."],
            "He said that the budget would be cut in the spring of the coming year.",
            "Finance Minister Omar Lind",
        ),
        (
            ["In a letter, Auditor General Ana Silva says that only 26 million was found."],
            "The Department of Health expects 15 million, but that “was achieved in part”, she writes.",
            "Auditor General Ana Silva",
        ),
        (
            [
                "Omar Lind said that the deficit had doubled.",
                "“Nobody saw it coming,” he said.",
            ],
            "He added that the towns would have to pay for the new school of the valley.",
            "Omar Lind",
        ),
        (
            ["The labour ministry said that 4,000 people had lost their work."],
            "In March the figure had been lower by a third, it said.",
            "the labour ministry",
        ),
        (
            ["The researchers said that the ice was thinner than they had thought."],
            "“The measurements of two winters agree,” they wrote.",
            "the researchers",
        ),
    ],
)
def test_one_speaker_before_is_the_pronoun(before: list[str], sentence: str, name: str) -> None:
    assert last(*before, sentence) == (name, "")


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        # Two persons could be meant.
        (["Omar Lind said that Ana Silva had known of the loss."], "“I told him so,” she said."),
        (["The deficit doubled, said Omar Lind and Ana Silva."], "“We saw it coming,” he said."),
        # Nobody is named.
        (["The dam was closed on Monday.", "The valley is dry."], "“We had no choice,” he said."),
        # A title says that it is the other.
        (["The deficit had doubled, said Ms. Lind."], "“Nobody saw it coming,” he said."),
        # A body is no person, a person is no body.
        (["The labour ministry said that 4,000 people had lost their work."], "“It was hard,” she said."),
    ],
)
def test_where_two_or_none_could_be_meant_nobody_is_named(before: list[str], sentence: str) -> None:
    assert last(*before, sentence)[0] == ""


def test_what_the_speech_itself_leaves_open_stays_open() -> None:
    before = "The harbour has to be dredged, said Ana Silva, the mayor of Holm."
    assert last(before, "“It will cost us 40 million,” she added.") == ("Ana Silva", "It")


def test_a_pronoun_whose_noun_stands_in_its_sentence_needs_no_other() -> None:
    meant = last("Ana Silva said that the harbour is open.", "Omar Lind stayed, but he said he was tired.")
    assert meant[0] == ""


def test_the_speaker_is_not_looked_for_in_another_source() -> None:
    one = source("The harbour has to be dredged, said Ana Silva.", id="s1")
    two = source("“It will cost us 40 million,” she added.", id="s2")
    assert statements(one, two)[-1].attributions[-1].meant == ""


@pytest.mark.parametrize(
    "sentence",
    [
        "It was agreed that the pool in Holm be closed.",
        "It was also noted that exports from Norland had fallen.",
        "It was pointed out, however, that rents had risen by 4 per cent.",
        "In the debate it was stressed that the dam at Holm had leaked.",
    ],
)
def test_it_stands_for_nothing_where_minutes_say_what_was_said(sentence: str) -> None:
    assert statements(source(sentence))[0].dangling == ""


@pytest.mark.parametrize(
    "sentence",
    [
        "It was warned that the licence would be lost.",
        "It was also suggested in the letter.",
        "It was built so that trains could pass.",
    ],
)
def test_it_stands_for_something_that_was_told_or_made(sentence: str) -> None:
    assert statements(source(sentence))[0].dangling == "It"

"""Which words between two marks the last look lets a line leave out, and which the sentence needs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.model import Piece
from tests.support.linted import corpus_of, kinds, line_of, made, without


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("The old, green mill of Holm was sold to the bank.", "The old, "),
        (
            "The fire runs from Holm, south of the port, to the royal park.",
            ", south of the port, to the royal park",
        ),
        ("The head of the guild, Ana Silva, says that the mill is safe.", "The head of the guild, "),
        (
            "Ana Silva, a member of the guild of bakers, says that the law is bad.",
            ", a member of the guild of bakers,",
        ),
        ("Ana Silva, a lawyer for the banks, called for an end of the law.", ", a lawyer for the banks,"),
        ("The songs of Holm, the best of which mocked the king, were sung in Holm.", "the best of which "),
        ("The judge will grant the baker, Omar Rowe, a separate trial.", ", a separate trial"),
        ("The envoy hopes to meet the Australian, David Hicks, on the ship.", ", David Hicks,"),
        (
            "Copies were sold for phones, small radios and old machines of the town.",
            ", small radios and old machines",
        ),
        ("The walk led to a wild pitch, a long run, and a goal for Holm.", ", a long run,"),
        (
            "A roof fell at a shop in Holm, burying some children, witnesses of the fall said.",
            ", burying some children,",
        ),
        ("The minister of the north knew that the bridge was open.", "that "),
        (
            "In a filing of the firm, the group, led by bakers, said it sold the mill.",
            ", the group, led by bakers,",
        ),
        ("Regardless of its size, each town of the county gets a share.", "Regardless of its size, "),
    ],
)
def test_words_that_the_sentence_needs_are_missed(text: str, gone: str) -> None:
    line, corpus = line_of(text)
    assert kinds(line, corpus) == set()
    assert kinds(without(line, gone), corpus)


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("The minister of the north said that the bridge was open.", "that "),
        ("The loan of the International Monetary Fund (IMF) was paid to the bank.", " (IMF)"),
        ("The firm runs a mine located in the north of the island.", "located "),
        ("The bank of Holm, an arm of the state, raised its rate.", ", an arm of the state,"),
        (
            "The mill was shut by the town, raising doubt among the bakers, Ana Silva said.",
            ", raising doubt among the bakers",
        ),
        (
            "The foreign minister Ana Silva, a member of the guild, said that the law is bad.",
            ", a member of the guild,",
        ),
    ],
)
def test_words_that_the_sentence_can_be_without_are_not(text: str, gone: str) -> None:
    line, corpus = line_of(text)
    assert kinds(without(line, gone), corpus) - {"lost hedge"} == set()


@pytest.mark.parametrize(("behind", "fault"), [("for a course of lessons.", False), (".", True)])
def test_a_fuller_name_stands_for_a_name_and_not_for_the_words_behind_it(behind: str, fault: bool) -> None:  # noqa: FBT001 - a case of the table
    text = "The clerks came to the Institute for a course of lessons."
    corpus = corpus_of(f"The Institute of Holm opened a hall.\n{text}")
    line = next(one for one in made(corpus) if one.text.startswith("The clerks"))
    before = "The clerks came to "
    rest = Piece(f" {behind}", text.index(" for")) if len(behind) > 1 else Piece(behind, len(text) - 1)
    pieces = (Piece(before, 0), Piece("[the Institute of Holm]"), rest)
    named = replace(line, pieces=pieces, text="".join(piece.text for piece in pieces))
    assert bool(kinds(named, corpus)) is fault

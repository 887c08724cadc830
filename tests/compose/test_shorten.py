"""What goes when a statement has to be shorter, who then says it, and that what is left is a sentence."""

from __future__ import annotations

import re
from datetime import date

import pytest

from briefgen.compose.shorten import Shortened, shorten
from briefgen.compose.wording import word
from tests.support.shortened import AS_OF, short
from tests.support.values import statement


@pytest.mark.parametrize(
    ("long", "left"),
    [
        (
            "The bank, meanwhile, raised its rate in 2025.",
            "The bank raised its rate in 2025.",
        ),
        (
            "The queen (pictured, left) signed the treaty with both sides after long talks.",
            "The queen signed the treaty with both sides after long talks.",
        ),
        (
            "In a short statement, the minister said that the bridge would be closed to traffic.",
            "The minister said the bridge would be closed to traffic.",
        ),
    ],
)
def test_asides_go_with_their_marks(long: str, left: str) -> None:
    assert short(long) == left


@pytest.mark.parametrize(
    ("long", "left"),
    [
        (
            "The minister opened a bridge which was built by the army after the long flood of the valley.",
            "The minister opened a bridge built by the army after the long flood of the valley.",
        ),
        (
            "The bank, which was founded in 1950, raised its rate.",
            "The bank, founded in 1950, raised its rate.",
        ),
        (
            "The council cares for people who are living in the old town.",
            "The council cares for people living in the old town.",
        ),
        (
            "The council closes roads that are close to the river.",
            "The council closes roads close to the river.",
        ),
        (
            "The council raised the tax in order to pay for the new school.",
            "The council raised the tax to pay for the new school.",
        ),
        (
            "The army said a total of 45 people had left the town.",
            "The army said 45 people had left the town.",
        ),
        (
            "The council, meanwhile, raised the tax on all houses.",
            "The council raised the tax on all houses.",
        ),
        (
            "The minister said in a statement on Monday that the bridge was closed.",
            "The minister said on Monday that the bridge was closed.",
        ),
        (
            "The minister said in an interview in early June that the bridge was closed.",
            "The minister said in early June that the bridge was closed.",
        ),
    ],
)
def test_words_that_tell_nothing_go_and_leave_all_that_is_told(long: str, left: str) -> None:
    assert re.sub(r" \[[^]]*\]", "", short(long)) == left


@pytest.mark.parametrize(
    "text",
    [
        "The army stopped people who were marching in the old town.",
        "The family had a house that was built by the army.",
        "The men who were moved to Berlin said little.",
        "The bridge, which was expected to open in May, is closed.",
        "The town has water that is tinted brown but that the state calls safe.",
        "Among the heads of the office that were chosen by the king is a judge.",
        "In the contest there is a total of 92 players.",
        "The council fears that the road which was not built by the army is lost.",
        "The book tells of a club that was based in Basel.",
        "He said: “The bridge which was built by the army is closed in order to save it.”",
    ],
)
def test_relative_words_stay_where_the_rest_would_read_otherwise(text: str) -> None:
    assert re.sub(r" \[[^]]*\]", "", short(text)) == text


@pytest.mark.parametrize(
    ("long", "left"),
    [
        (
            "The loan of the International Monetary Fund (IMF) was paid to the bank after long talks.",
            "The loan of the International Monetary Fund was paid to the bank after long talks.",
        ),
        (
            "The minister of the north said that the bridge was open to all who pay.",
            "The minister of the north said the bridge was open to all who pay.",
        ),
        (
            "The firm runs a mine located in the north of the island.",
            "The firm runs a mine in the north of the island.",
        ),
        (
            "The guild, which is the owner of the mill, said it would be sold.",
            "The guild, the owner of the mill, said it would be sold.",
        ),
    ],
)
def test_short_forms_and_words_that_only_join_go(long: str, left: str) -> None:
    assert short(long) == left


@pytest.mark.parametrize(
    "text",
    [
        "The International Monetary Fund (IMF) met the king, and IMF envoys saw the mill.",
        "The IMF prize is paid by the International Monetary Fund (IMF) to the best of the clerks.",
        "The fund of the guild (IMF) met the king in the hall of the old town.",
        "The minister said that the bridge was open and that the road was shut.",
        "The minister said that the bridge was open and the road was shut.",
        "The minister said on the bridge that the road was shut.",
        "The paper said that the guild had a deal by which they were paid and that the rest was gone.",
        "The town fears a man who was arrested in Holm and has made a bomb for the king.",
        "There is a gap between those who own the mill and those who are merely paid clerks.",
        "The guild, which was the owner of the mill, said it would be sold.",
    ],
)
def test_short_forms_and_joining_words_stay_where_something_rests_on_them(text: str) -> None:
    assert short(text) == text


def test_one_full_stop_ends_an_abbreviation_and_the_sentence() -> None:
    text = "The firm moved its office to Washington, D.C., the Ministry of Transport said."
    assert short(text).endswith("Washington, D.C.")


def test_the_marks_tell_the_post_and_not_the_verb() -> None:
    text = "The clerks shut the bridge in the valley, Gordon Boyce, head of the office, said in an interview."
    assert shorten(statement(text), 7).speaker == "Gordon Boyce, head of the office"


def test_the_marks_do_not_tell_what_joins_a_sentence_to_another() -> None:
    text = "Mayor Ana Silva, meanwhile, said the clerks shut the bridge in the valley to all carts."
    assert "meanwhile" not in shorten(statement(text), 3).speaker


def test_who_blames_somebody_stays_in_the_words() -> None:
    text = "The Immigration Department says the fires at the camp are part of a criminal plan of some men."
    assert shorten(statement(text), 3).speaker == ""


def test_a_pronoun_does_not_lose_the_only_noun_before_it() -> None:
    text = "Liebert Corp said its shareholders approved the merger with a unit of the electric company."
    assert shorten(statement(text), 3).speaker == ""


def test_a_comma_that_something_else_needs_stays() -> None:
    text = "After a debate in the senate, meanwhile, the minister withdrew the bill."
    assert short(text) == "After a debate in the senate, the minister withdrew the bill."


def test_a_blank_stays_before_what_opens_behind_an_occasion() -> None:
    text = "The office said in a statement “the bridge is open to all”."
    assert short(text) == "The office said “the bridge is open to all”."
    text = "The plans the minister mentioned in her speech -- roads and schools -- are dear to the king."
    assert short(text) == "The plans the minister mentioned -- roads and schools -- are dear to the king."


def test_the_bracket_of_a_date_stays_beside_it() -> None:
    text = "However, the bank (pictured, left) raised its rate on 14 May."
    said = statement(text, published=date(2024, 5, 20))
    worded = word(said, AS_OF, deleted=shorten(said, 3).spans)
    assert worded.text == "The bank raised its rate on 14 May [2024]."
    ours = "".join(piece.text for piece in worded.pieces if piece.ours)
    assert ours == " [2024]"
    for piece in worded.pieces:
        if piece.start is not None:
            assert text[piece.start :].lower().startswith(piece.text.lower())


def test_what_stood_at_the_end_leaves_the_full_stop() -> None:
    text = "The company built the dam above the farms of the valley, the Ministry of Transport said."
    assert short(text) == "The company built the dam above the farms of the valley."


def test_a_statement_that_is_short_enough_stays_whole() -> None:
    said = statement("The bank, which is based in Basel, raised its rate.")
    assert shorten(said, 10) == Shortened((), 10)


def test_only_as_much_goes_as_the_length_asks_for() -> None:
    text = "The bank in the old town raised its rate in order to help the town, Reuters said."
    assert shorten(statement(text), 17).kinds == ()
    assert shorten(statement(text), 15).kinds == ("spare words",)
    assert shorten(statement(text), 13).kinds == ("spare words", "trailing attribution")


# ---------------------------------------------------------------- who says it


@pytest.mark.parametrize(
    ("text", "speaker", "left"),
    [
        (
            "The port was closed to ships from the north, the Ministry of Transport said.",
            "the Ministry of Transport",
            "The port was closed to ships from the north.",
        ),
        (
            "According to the Ministry of Transport, the port was closed to ships from the north.",
            "the Ministry of Transport",
            "The port was closed to ships from the north.",
        ),
        (
            "The port was closed to ships, said Ana Silva, the head of the port authority.",
            "Ana Silva, the head of the port authority",
            "The port was closed to ships.",
        ),
        (
            "Local reports in Holm have said the port was closed to ships from the north.",
            "",
            "Local reports in Holm have said the port was closed to ships from the north.",
        ),
    ],
)
def test_an_attribution_that_goes_is_told_as_the_speaker(text: str, speaker: str, left: str) -> None:
    said = statement(text)
    found = shorten(said, 3)
    assert found.speaker == speaker
    assert word(said, AS_OF, deleted=found.spans).text == left


@pytest.mark.parametrize(
    "text",
    [
        "The port was closed to ships from the north, officials said.",
        "The port was closed to ships from the north, the Ministry of Transport claimed.",
        "The port was closed to ships from the north, according to a lawyer for Ana Silva.",
        "The Ministry of Transport did not close the port to ships, the Ministry of Transport said.",
        "The company did not pay the workers of the port, Ana Silva said.",
        "The government should close the port to ships, Ana Silva said.",
        "The closing of the port is unacceptable to all of us, Ana Silva said.",
        "The port was “closed to ships from the north”, Ana Silva said.",
        "The port was closed to ships from the north, Ana Silva said on 5 May 2025.",
        "The port will be closed to ships from the north, Republicans said.",
        "Closing the port raises the chances of a deal, said Rep. Dan Hill.",
        "The engine might bear a number that leads to its owner, Rowe said.",
        "After Hill left the council, it was Marsh who followed, and Winter answered to him.",
        "Church leaders turned their backs on the report, Silva said.",
        "The new law will make the roads of the town safer, Ana Silva said.",
        "The commission changed its view of the port, citing late data from Germany.",
        "According to a study by the firm Nordkonsult, commissioned by the port, the line will be of use.",
    ],
)
def test_a_claim_a_judgement_and_an_unnamed_source_keep_their_attribution(text: str) -> None:
    assert short(text) == text

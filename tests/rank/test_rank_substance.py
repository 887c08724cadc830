"""Sentences that are whole and true and tell a reader of a brief nothing count for less."""

from __future__ import annotations

import pytest

from briefgen.model import BlockKind, Corpus, Statement
from briefgen.rank.substance import (
    BIOGRAPHY,
    COLOURED,
    DESCRIPTION,
    EMPTY_QUOTATION,
    HEADLINE,
    LOOKED_INTO,
    OF_THE_REPORT,
    PICTURE,
    SCENE,
    wanting,
)
from tests.support.values import source, statement, statements


def lacks(said: Statement) -> set[str]:
    return {reason.name for reason in wanting(said, None)}


@pytest.mark.parametrize(
    "text",
    [
        "“I will never forget the look of my neighbours when the roof came down,” said Anna Lund.",
        '"I cannot tell you how sorry I am that we have come to this," Mayor Keller said.',
        '"It is absolutely outrageous to hear them cut a deal on this," Senator Brun told reporters.',
        "“Holm is pretty unusual,” Lund said.",
        '"We\'re incredibly proud to see the ferry sail again," said Nils Brandt, head of the yard.',
        '"We love animals and the sea," Paula Lund said.',
        "“I didn't want to talk about it and I have lost many friends,” said Serna.",
        '"You know I was thinking about that, I was like, who cares," Dunn said from jail.',
        '"This deal is a genuine breakthrough. It has a great deal of what people want," said Lund.',
        "\"It's amazing, it's just one thing after another,\" Paula Berg said.",
    ],
)
def test_a_quotation_of_feelings_and_judgements_holds_no_fact(text: str) -> None:
    assert lacks(statement(text)) == {EMPTY_QUOTATION}


@pytest.mark.parametrize(
    "text",
    [
        '"I will not sign a budget that raises the levy," President Lund said.',
        "“I support the amendment of the harbour act,” said Minister Keller.",
        '"I am totally opposed to the ban," Senator Brun said.',
        '"We found that we could identify 94% of the ferries," said Dr Clemens.',
        '"Nobody can bring any medicine that contains codeine into Norland," the document says.',
        '"The bank will keep its rate where it is for the whole of next year," Governor Brun said.',
        '"There were no red flags at the ferry before it sank," the inspector said.',
        '"The investment was not solicited by the company," Norling said.',
        "The minister called the levy “absolutely outrageous” and refused to sign it.",
        '"We used explosives to remove the door of the ferry," Captain Lund said.',
        '"It is a good result: passengers rose to 3.1 million," Norling said.',
        '"I am not going to stand for a flag that I do not believe in," the captain said.',
        'With songs like "Great Day," "We Love This Town," and "Only Love," Ria is now second in Norland.',
    ],
)
def test_a_quotation_that_reports_decides_or_takes_a_stand_holds_one(text: str) -> None:
    assert lacks(statement(text)) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Anna Lund, 15, crosses the cheerily decorated room and greets Ida with a handshake.",
        "Reclined in a red chair, Ida Lund taps her black slippers and nods in time with the music.",
        "Anna Lund smiled as she stared at the harbour of Holm.",
        "The dog kept gazing at the fallen timber.",
    ],
)
def test_a_scene_that_a_writer_paints_is_no_fact(text: str) -> None:
    assert SCENE in lacks(statement(text))


@pytest.mark.parametrize(
    "text",
    [
        "The ferry crosses the sound of Holm four times a day.",
        "The minister greeted the ambassador of Norland at the port on 3 May 2025.",
        "The army crossed the border of Norland.",
        "Police said that Lund waved a gun at two officers.",
        "Voters sat out the election in Holm.",
    ],
)
def test_a_deed_in_the_same_words_is_one(text: str) -> None:
    assert SCENE not in lacks(statement(text))


@pytest.mark.parametrize(
    "text",
    [
        "Carla Siering is an assistant professor of English at Ball University.",
        "Ida Lund, 88, is a resident of Irvine Cottages, a home in Irvine.",
        "John Brun is a Holm Democrat who was first elected to the council in 1964.",
        "Walter Berg, a microbiologist, has been the manager of the programme since 2009.",
    ],
)
def test_who_somebody_is_tells_no_news(text: str) -> None:
    assert lacks(statement(text)) == {BIOGRAPHY}


@pytest.mark.parametrize(
    "text",
    [
        "Opened in 1951, Holm Mercy is a 340-bed hospital that treats some 90,000 people a year.",
        "Vick is a bedroom community of 6,000 people some 20 miles west of Holm.",
        "The center is located on the 2300 block of Harbour Avenue in Holm.",
    ],
)
def test_what_a_place_is_tells_no_news(text: str) -> None:
    assert lacks(statement(text)) == {DESCRIPTION}


@pytest.mark.parametrize(
    "text",
    [
        "Holm is the first city of Norland to ban cars.",
        "Norland is the largest buyer of gas from Arn.",
        "The wreck was located by divers off the coast of Holm on Monday.",
        "The hospital in Holm is closed.",
    ],
)
def test_what_is_new_about_a_place_is_news(text: str) -> None:
    assert DESCRIPTION not in lacks(statement(text))


@pytest.mark.parametrize(
    "text",
    [
        "Ruth Keller is the new minister of transport of Norland.",
        "Ruth Keller is the first mayor of Holm to resign.",
        "Anna Lund was the only survivor of the fire.",
        "Norland is a member of the union.",
        "Anna Lund is accused of fraud.",
        "Anna Lund is a suspect in the killing, police said.",
    ],
)
def test_what_is_new_about_somebody_is_news(text: str) -> None:
    assert BIOGRAPHY not in lacks(statement(text))


@pytest.mark.parametrize(
    "text",
    [
        "The Associated Press left a message seeking comment with the police of Holm.",
        "The reversal of the council was first reported by the Holm Weekly.",
        "The video has gone viral on Facebook.",
        "The clip has been viewed 3 million times since Tuesday.",
        "The post sparked outrage on social media.",
    ],
)
def test_how_the_news_was_gathered_and_spread_is_none(text: str) -> None:
    assert OF_THE_REPORT in lacks(statement(text))


@pytest.mark.parametrize(
    "text",
    [
        "The tram of Holm is truly a modern miracle of transport.",
        "The split of the Bloc comes at a bad time for its leader, Nils Brandt.",
        "Brandt and his allies use dehumanising words for the islanders of Eck.",
        "Impressively, Keller uses humour in her ruling.",
    ],
)
def test_what_only_its_writer_judges_counts_for_less(text: str) -> None:
    assert COLOURED in lacks(statement(text))


def test_a_judgement_with_a_figure_costs_less_and_one_that_somebody_makes_nothing() -> None:
    hard = "The ferry made a whopping 2.8 million crowns in the port of Holm."
    assert [one.points for one in wanting(statement(hard), None)] == [-0.8]
    assert lacks(statement("The court found the conditions in the camp horrific, Judge Lund said.")) == set()
    assert lacks(statement("The minister called the words dehumanising, according to the Courier.")) == set()


def test_what_the_law_says_of_viral_diseases_and_viewers_is_no_such_thing() -> None:
    for text in (
        "The viral disease has killed 40 seals in the port of Holm.",
        "The Courier reported that the ferry had sunk.",
        "The exhibition has been viewed by 40,000 visitors.",
    ):
        assert OF_THE_REPORT not in lacks(statement(text))


def pictured(text: str) -> list[bool]:
    one = source(text)
    return [PICTURE in {r.name for r in wanting(said, one)} for said in statements(one)]


def test_a_sentence_before_a_credit_describes_a_picture() -> None:
    before = "Mayor Keller and Senator Brun walk to the chamber Wednesday. | Jon Berg/COURIER Leaders agree"
    assert pictured(before)[0]
    agency = (
        "Senator Brun talks with reporters in Holm. (AP Photo/Jon Berg)\nThe council met in Holm on Friday."
    )
    assert pictured(agency) == [True, False, False]


def test_a_table_below_a_sentence_is_no_credit() -> None:
    assert (
        pictured("Norland spent 4 million crowns on aid in 2023.\n| Aid of Norland | 4 million |")[0] is False
    )


def test_the_text_below_a_figure_describes_it() -> None:
    text = (
        "The survey found cold rock below the volcano of Sarn.\n"
        "Figure 6: Model of the volcano. Arrows show two paths of the melt to Sarn. White dots show quakes.\n"
        "The rock below Sarn is 40 kilometres thick."
    )
    found = dict(zip([said.sentence.text for said in statements(source(text))], pictured(text), strict=True))
    assert [one for one, is_picture in found.items() if is_picture] == [
        one for one in found if one.startswith(("Figure", "Arrows", "White"))
    ]


def test_without_its_source_nothing_is_called_a_picture() -> None:
    said = statement("Senator Brun talks with reporters in Holm. (AP Photo/Jon Berg)")
    assert PICTURE not in lacks(said)
    assert Corpus(()).sources == ()


def headlines(text: str, kinds: dict[int, BlockKind] | None = None) -> list[bool]:
    one = source(text, kinds=kinds)
    return [HEADLINE in {r.name for r in wanting(said, one)} for said in statements(one)]


def test_a_headline_of_other_news_below_the_text_has_no_full_stop() -> None:
    text = "The council of Holm met on Friday.\nPort of Vick begins massive move of 15 cranes to the north"
    assert headlines(text) == [False, True]
    assert headlines("The publicist of the band, Ana Lund, told the Courier in 2017 ...") == [True]


def test_an_item_of_a_list_needs_no_full_stop() -> None:
    text = "The council of Holm met on Friday.\nThe port of Vick moves 15 cranes to the north"
    assert headlines(text, {1: "item"}) == [False, False]


def test_a_credit_in_words_tells_a_picture_too() -> None:
    assert pictured("A site in Holm revealed traces of a vessel under a car park. Credit: Dr. Ola Grady")[0]


def test_the_one_sentence_of_a_source_is_no_headline_of_other_news() -> None:
    assert headlines("Port of Vick begins massive move of 15 cranes to the north") == [False]


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("The Safety Board inspected the Olm bridge in September at the request of Vik.", {LOOKED_INTO}),
        ("The auditors examined 600 of the 118,000 grants paid between 2021 and 2025.", {LOOKED_INTO}),
        ("The waiting lists of 22 hospitals were examined in March.", {LOOKED_INTO}),
        ("The Guild of Bakers represents 8,200 firms, most with fewer than ten workers.", {DESCRIPTION}),
        ("The auditors examined 600 grants and found that 71 had been paid in error.", set()),
        ("The auditors will examine 600 grants by June 2027.", set()),
        ("The auditors found that 71 of 600 grants had been paid in error.", set()),
        ("The fee represents 4 per cent of the price, the guild said.", set()),
        ("The pact represents a third of trade and was signed on 3 May.", set()),
    ],
)
def test_what_was_looked_into_and_for_whom_somebody_speaks_is_no_finding(
    text: str, lacking: set[str]
) -> None:
    assert lacks(statement(text)) == lacking

"""What never goes from a statement, however short it is to be: figures, dates, names, doubt, restrictions."""

from __future__ import annotations

import pytest

from briefgen.compose.shorten import shorten
from briefgen.compose.wording import word
from tests.support.shortened import AS_OF, short
from tests.support.values import source, statements


@pytest.mark.parametrize(
    "text",
    [
        "The bank, which employs 300 people, raised its rate.",
        "The bank, which opened in August 2019, raised its rate.",
        "The bank, which opened last year, raised its rate.",
        "The bank, which has never failed, raised its rate.",
        "The bank, which may be sold, raised its rate.",
        "The bank, which is said to be sound unless rates fall, raised its rate.",
        "The bank that is based in Basel raised its rate.",
        "The police arrested the man, who was later released by a judge.",
        "He said: “The bank, which is based in Basel, raised its rate.”",
        "The bank, which calls itself “a friend of the poor”, raised its rate.",
        "The minister, Ana Silva, opened the road.",
        "Novak, the energy minister, opened the road.",
        "The house—which stands by the river—was sold to a bank.",
        "Reading the letter in the chamber, the senator told Reuters, is a symbol of grief.",
        "The act gives the bank the right, which it rarely uses, `` to deal in gold, which is dear .''",
        "The term is used to describe farmers from the valley, who were driven off their land.",
        "The song is the best ever (on the local chart) for the small label from the old town.",
        "The actor showed the (fake) film to a friend of the house.",
        "The years at sea have taught Brandt, who is now old, another way.",
        "The price is $79 (plus shipping) for all who order it by mail.",
        "They stayed in school while also (or later) working for the firm of the family.",
        "The firm grew and moved to a house in the old town, where it became Dixson & Co.",
        "The player backed out of a plan to play for Holm, where he was born, to study law.",
        "Both guests of the show predict a hung jury (they were wrong) in the town of Holm.",
        "The bank will buy state bonds (JGBs) from the market so that JGB yields stay near zero.",
        "The council (political and strategic) and the office (in charge of the work) will be kept apart.",
        "The school offers the B.A., the M.A. (moving images), and the M.A. (performance) in the evening.",
        "The lawyers say that she was not, as she claimed, suffering from a long illness.",
        "The club opened at the meet, where it won with ease, despite a late start in the cold.",
        "The official, who cited papers of the police, told the town that the man acted alone.",
        "“We will stand up to those who break the law,” said Sen. Cory Hill, chairman of the campaign.",
        "The rise in the price index (all items less fresh food) was lower in the north of the land.",
        "The firm, which sells maps of the town, told it that the list was gone from its rooms.",
        "The unit moved to the 13th (Western) Division of the army after the battle.",
        "The police searched the old mill, where they found a box of stolen radios.",
        "The guard took the man to the mayor, who ordered the gate to be shut.",
        "There is concern about the dam above the town, in which cracks have been found.",
        "The price index, which excludes the cost of owning a house, rose over the same time.",
        "The banker was proposed to the council for the post of keeper of the purse.",
        "The costs come in addition to the amounts shown in the usual statements of the bank.",
        "The audit showed a fault in the books of the port, which is being remedied by the clerks.",
        "Peace can be had only within a league of firm states, in which law and trust can flourish.",
        "The builders were at work on new wheels, resulting, it is believed, in the end of the fault.",
        "Some clerks were added to the rolls by the new act, making a total of 86 clerks in the town.",
        "After Ana Silva, who has painted the hills of the north, the mayor wants to do the same.",
        "All of the towns in the north (as defined for the study) were seen by the clerks.",
        "The hills have many “aspencades”, which are tours of the woods with stops for the view.",
        "The boys like to tease girls; girls, who are more mature, frown upon the jokes of boys.",
        "The grant, which ran to the lake -- the old head of the river -- was made in the end.",
        "The town needs a large (relatively speaking) store of grain in the old mill.",
        "The rules are now used in the order of length (rules of one length are used as they stand).",
        "The way in which the clerks keep the lists of the town was made better (a bit).",
        "The land was ruled in the war by a tribal Shura (council) of the north.",
    ],
)
def test_no_figure_date_names_doubt_quotation_or_restriction_is_lost(text: str) -> None:
    assert short(text).replace(" [date not given]", "") == text  # what the page adds is no matter here


def test_the_noun_of_a_later_pronoun_stays() -> None:
    text = "The road was built by a firm, which hired many workers from the valley, and they were paid late."
    assert "workers" in short(text)


def test_what_is_said_of_a_speaker_stays_beside_him() -> None:
    text = "The port was closed and the ships were sent away, said Ana Silva, a lawyer for the owners."
    assert short(text) == text


def test_the_second_of_two_joined_sentences_goes_whole_and_never_when_it_takes_back_the_first() -> None:
    from briefgen.understand.units import join_two

    text = "The council approved the new road. Work on the bridge by the old mill goes on."
    first, second = statements(source(text))
    both = join_two(first, second, text)
    assert word(both, AS_OF, deleted=shorten(both, 8).spans).text == "The council approved the new road."

    text = "The council approved the new road. Work on the bridge by the mill goes on, Reuters reported."
    first, second = statements(source(text))
    assert shorten(join_two(first, second, text), 17).speaker == ""

    text = "The council approved the new road. But work on the bridge by the old mill goes on."
    first, second = statements(source(text))
    assert shorten(join_two(first, second, text), 8).spans == ()

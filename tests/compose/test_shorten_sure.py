"""Only what is nearly always rightly left out goes: asides stay, wherever they stand."""

from __future__ import annotations

import pytest

from briefgen.compose.shorten import shorten
from tests.support.shortened import short
from tests.support.values import statement


@pytest.mark.parametrize(
    "text",
    [
        "The company built the dam, which supplies water to the farms of the valley.",
        "The council signed a deal with Holm Group, a leading builder of roads.",
        "The profit of the firm fell to a low level, hit by the rise in rents.",
        "The agency revised its view of the drug, putting it on the list of poisons.",
        "The fleet made slaves of the people of the island, sending the captives to the south.",
        "The king knew what he was doing, seeking a new start for his guard.",
        "The treaty was signed by the king, who lives in an old house by the river.",
    ],
)
def test_an_aside_that_ends_its_sentence_stays(text: str) -> None:
    assert short(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "Chen Zhong, the land chief of the city, broke into the hall of the council.",
        "Ana Silva, an expert on fevers, has known the boys since they came to the town.",
        "The shooter, who was an officer of the guard, ran to the gate of the palace.",
        "The union, which represents the clerks of the town, lodged a claim for more leave.",
        "Omar Rowe, the head of research at Gas Co, a trading firm, knows the price of coal.",
        "Orwell, a democratic socialist, was hostile to the rule of the party.",
        "Fearing for his life, Omar Rowe crossed the river with a friend of the house.",
        "Testifying against the bill, the mayor said the law was a danger to the town.",
    ],
)
def test_what_tells_who_somebody_is_or_why_he_acts_stays(text: str) -> None:
    assert short(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "The mill, which stands by the river, is close to the sea.",
        "The party, which had been in office with the king, lost most of the seats.",
        "The ministry, an arm of the old state, approved the plan of the town.",
        "Paris, the capital of the trade in scents, is close to the sea.",
        "The council approved the plan of the town, a step that many had asked for.",
        "The bank raised its rate by a little, underlining its hope of calm.",
        "The council passed new rules for firms, such as rules on noise and smoke.",
        "The council passed the bill in the end, including money for roads.",
        "The law barred them from holding any public offices, including work at schools.",
        "The fair, organized by a club of old boys, was open to all who came.",
        "Meeting in the old town hall, the council passed the bill on roads.",
        "The coal of the valley, carried by ship, will be cheaper than coal carried by rail.",
    ],
)
def test_appositions_comments_examples_and_participles_stay(text: str) -> None:
    assert short(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "The speaker of the Duma (lower house) promised to work for a new deal.",
        "They can make oocytes (immature eggs) out of other cells of the body.",
        "The growth of the land (seasonally adjusted) was above that of the north.",
        "The treaty (a text of many pages) was signed by both sides after long talks.",
    ],
)
def test_brackets_that_say_what_a_word_means_or_how_it_was_measured_stay(text: str) -> None:
    assert short(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "Sales will reach a new high, according to the ministry, and deals will top the world, Reuters said.",
        "The driver had taken pills and was fast, the Kabar agency reported, citing judges.",
        "The naming of the banker has raised hopes in the market, says Ana Silva, a clerk at Holm Bank.",
        "The man was clearly moved by hatred of the town, Judge Ana Silva said.",
        "The work made the bridge all the harder to cross, Captain Ana Silva said.",
        "Officer Ana Silva said the wounds of the man were being seen to.",
        "According to Holmora, the company paid its taxes to the town and made new jobs.",
        "The flights to the airports were cut, and Holm Air reported long delays.",
        "More of them come with weak lungs, according to the largest study by Holm University of all ...",
        "The consumer group Fair Current says the cable has cost the town a lot of money.",
        "The storms moved east of the town in the night, Griffin said.",
        "The guard was to be paid more than before, the head of the mill, Ana Silva, has told Kabar.",
    ],
)
def test_what_somebody_makes_of_a_matter_and_what_two_say_keep_their_attribution(text: str) -> None:
    assert shorten(statement(text), 3).speaker == ""
    assert short(text) == text


def test_a_deed_that_an_officer_reports_goes_to_the_marks_with_his_post() -> None:
    text = "Both of them were taken to the hospital of the town, said Police Chief Ana Silva."
    assert shorten(statement(text), 3).speaker == "Police Chief Ana Silva"


def test_the_marks_tell_a_speaker_without_helpers_and_with_a_small_first_letter() -> None:
    text = "The clerks shut the bridge in the valley, Gordon Boyce, head of the office, also said on a visit."
    assert shorten(statement(text), 7).speaker == "Gordon Boyce, head of the office"
    text = "The Metropolitan Police said two carts were taken to the yard of the town."
    assert shorten(statement(text), 3).speaker == "the Metropolitan Police"


@pytest.mark.parametrize(
    "text",
    [
        "The king gave few details about what he was told over the course of his inquiry.",
        "Over the course of the war the land signed treaties with the north.",
        "A total of 309 flights have been called off.",
        "The minister said that the talks had failed and called them a farce.",
        "The naming was an effort to compromise in order to win the vote of the town.",
        "The attack of the party on the rules in order to pardon its friends was seen by all.",
        "They saw the path the land had chosen in order to defend the river.",
        "The two of them knew that they, too, had seen the old mill burn.",
        "“No,” the clerk wrote in an email from an address known to the guard.",
        "The chief found in a letter dated early June that the guard broke the rules.",
        "Having said that the mill turns in the wind of the north, the clerk left.",
        "The debt of the town is now a burden which is highest in the north.",
        "The town has a plan to let people report theft by text message and find the thief.",
        "It is the small offices that are asked to keep the lists of the town.",
        "The house approved the law to end Holmcare that was shown by the party.",
        "The union has members from lands of the north who are involved in the work.",
    ],
)
def test_joining_words_stay_where_the_rest_would_read_otherwise(text: str) -> None:
    assert short(text).replace(" [date not given]", "").replace(" [year not given]", "") == text

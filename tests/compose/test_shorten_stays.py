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
        "The fund, backed by Japan and France, raised its rate.",
        "The bank, which has never failed, raised its rate.",
        "The bank, which may be sold, raised its rate.",
        "The bank, which is said to be sound unless rates fall, raised its rate.",
        "The bank that is based in Basel raised its rate.",
        "The police arrested the man, who was later released by a judge.",
        "He said: “The bank, which is based in Basel, raised its rate.”",
        "The bank, which calls itself “a friend of the poor”, raised its rate.",
        "The bill passed, provided by law with a grace period.",
        "The minister, Ana Silva, opened the road.",
        "Novak, the energy minister, opened the road.",
        "Officers found an old radio, a rifle with a torn strap, and a map of the town.",
        "The house—which stands by the river—was sold to a bank.",
        "Fires and theft, making false statements and robbery are what he was charged with.",
        "Reading the letter in the chamber, the senator told Reuters, is a symbol of grief.",
        "The act gives the bank the right, which it rarely uses, `` to deal in gold, which is dear .''",
        "The term is used to describe farmers from the valley, who were driven off their land.",
        "The song is the best ever (on the local chart) for the small label from the old town.",
        "The actor showed the (fake) film to a friend of the house.",
        "The passage of time has given Plant, who is now old, a different view.",
        "The king supports some plans, such as a new road, that nobody in the town likes.",
        "The price is $79 (plus shipping) for all who order it by mail.",
        "The ship sailed to the island, an act that the crew and the owner resisted; the latter won.",
        "A good harvest, coupled with low costs for firms and farms, warranted the choice of the bank.",
        "They stayed in school while also (or later) working for the firm of the family.",
        "The team had a name for exciting, attacking play under the coach from the old town.",
        "Turning to the housing market, prices climbed a little and trade was brisk.",
        "The firm grew and moved to a house in the old town, where it became Dixson & Co.",
        "The player backed out of a plan to play for Holm, where he was born, to study law.",
        "The penalty is given at the dot — located below the goal line — the player goes behind the other.",
        "Both guests of the show predict a hung jury (they were wrong) in the town of Holm.",
        "The bank will buy state bonds (JGBs) from the market so that JGB yields stay near zero.",
        "The council (political and strategic) and the office (in charge of the work) will be kept apart.",
        "The new law, backed by action of the police, began the change in the old town.",
        "The study, funded by a maker of pills, found that the pills work.",
        "The game has made icons out of captains, running backs and dogs.",
        "The school offers the B.A., the M.A. (moving images), and the M.A. (performance) in the evening.",
        "The council would sell the old mill to a bank, a step the mayor and her party shunned.",
        "The probe was, among other avenues of inquiry, looking into the old mayor of the town.",
        "The lawyers say that she was not, as she claimed, suffering from a long illness.",
        "The club opened at the meet, where it won with ease, despite a late start in the cold.",
        "Cut off by a high ridge, in the wet forest, the frog lived unseen by all of science.",
        "The town asked the king to stop the war, a call the king has ignored.",
        "The official, who cited papers of the police, told the town that the man acted alone.",
        "The letter, obtained by a newspaper, said that the bank was closed.",
        "“We will stand up to those who break the law,” said Sen. Cory Hill, chairman of the campaign.",
        "The owner sued the maker of the plane, alleging a fault in the engine.",
        "Gutierrez, a spokesman for the relatives, dismissed the charge as a trick of the city.",
        "The rise in the price index (all items less fresh food) was lower in the north of the land.",
        "The firm, which sells maps of the town, told it that the list was gone from its rooms.",
        "The unit moved to the 13th (Western) Division of the army after the battle.",
        "They discuss the end of war, how soldiers made their way into Berlin, the film and long concerts.",
        "The work went to Holm Rail, the only bidder, after another firm had left the race for it.",
        "The port gave the work to a firm, a practice that the law allows only in war.",
        "The firm had booked the grant as income, a practice that the board of accountants regards as wrong.",
        "The police searched the old mill, where they found a box of stolen radios.",
        "The guard took the man to the mayor, who ordered the gate to be shut.",
        "There is concern about the dam above the town, in which cracks have been found.",
        "The price index, which excludes the cost of owning a house, rose over the same time.",
        "Ana Silva, a member of the guild of bakers, confirmed the account at the time.",
        "Ana Silva, a member of the guild of bakers, opposed the law on bread.",
        "The group, funded by the makers of pills, argued that the pills were safe.",
        "The clerks were content because the harder the work, the better the pay of the town.",
        "The banker was proposed to the council for the post of keeper of the purse.",
        "The costs come in addition to the amounts shown in the usual statements of the bank.",
        "At long last the pact of the ports was closed, approved by the senate, and ratified by the king.",
        "The audit showed a fault in the books of the port, which is being remedied by the clerks.",
        "Peace can be had only within a league of firm states, in which law and trust can flourish.",
        "The army fired on the crowd in the square, resulting in civilian casualties, and closed the bridge.",
        "The feast was full of noise: dancing, shouting, falling, singing, sleeping in the hay.",
        "The builders were at work on new wheels, resulting, it is believed, in the end of the fault.",
        "Some clerks were added to the rolls by the new act, making a total of 86 clerks in the town.",
        "The number of calls for help, including calls by mistake, was higher than in any winter of the war.",
        "The costs of the harbour, including interest on the debt, fell to 40 million euros.",
        "The shock, the grief of the town, are bitter in the minds of all who saw the fire.",
        "The winner of the race was a shy young baker, the son of the mayor, from the old town.",
        "A new vessel, the Dolphin, is to be built of steel in the yard of the old town.",
        "Measured in money alone, a fair price may prove to be beyond the means of the town.",
        "The wages of the miners, allowing for the rise in prices, have fallen in the north.",
        "There are cases in the north, well known to the clerks, in which the office is powerless.",
        "A law was passed by the senate in the end, allocating funds for the homes of clerks.",
        "Letters were received from the envoy to the king, confirming the view that the army was gone.",
        "The union sent a letter to the mayor of the town, demanding the end of the night shift.",
        "The agency chose in the end to leave the pills on the market, adding a warning about the liver.",
        "Anders of Holm lost his job and with it, his health insurance.",
        "The siege has been a test of the league, a test of the world.",
        "The navy, including the marines, will average 571,000 officers and men next year.",
        "The debt of the town goes on from winter to winter, rising beyond its means.",
        "The council, blamed for selling the woods to friends, ended the scheme after a ruling of the court.",
        "The town issued 86 permits, including permits for repairs, in the north of the valley.",
        "The claims have been heard and, as far as was possible, settled in a spirit of trust.",
        "Every employer, every worker of the mill, must be free to leave the guild of the town.",
        "The spray over the fields in the south failed to destroy its target, the fire ant.",
        "The clerk shall write to all who claim, stating the grounds for it, and shall keep the list.",
        "A united land, freed of all arms, might be the way to peace in the north.",
        "The king took up the hard task of ending the war, but this time, cut off from the banks.",
        "The union can help by lending on a firm basis, tailored to the need, to those who help themselves.",
        "The pact made the city an area of its own, comprising the old town, to be under joint rule.",
        "The crews hope to give the winner, the old boat Nicorette, a run for its money.",
        "The officers have been more wary in the war, saying the fight is far from over.",
        "Income was lower than in the year before, adjusted to the same number of shares.",
        "Among the plans are the ships and the planes, strengthening of the guard, and improved radios.",
        "The mill makes screws for the town, grinding machines of many types, and saws of steel.",
        "The king seemed an able man and the premier, Patrice Lumumba, a reasonable one.",
        "Sir Allan, a former policeman, says the guard of the town needs a new head.",
        "“We are back in the old town,” writes Ana Silva, president of the board of the guild.",
        "The books shall be kept until the end of the project or of the loan, whichever is later.",
        "The office keeps a list of surplus land, most of it woods, wanted by firms in the area.",
        "The strike was held for a good reason, a fair break from the board of the prison.",
        "After Ana Silva, who has painted the hills of the north, the mayor wants to do the same.",
        "Grain, mixed with beans or dry peas, makes up two thirds of the food in the north.",
        "All of the towns in the north (as defined for the study) were seen by the clerks.",
        "Rich meals are offered to the boys as rewards, withheld as punishment.",
        "This opens the next step of the work -- joining the old lists with the new ones.",
        "The hills have many “aspencades”, which are tours of the woods with stops for the view.",
        "The boys like to tease girls; girls, who are more mature, frown upon the jokes of boys.",
        "One wife, described by an old judge of the town, so ruled her husband that he left.",
        "The grant, which ran to the lake -- the old head of the river -- was made in the end.",
        "The envoys told of ways to bring him round -- friendly talk, groveling fear, and tales of woe.",
        "Fake machines, used in the place of good ones, have hastened the deaths of the sick.",
        "There are many causes in the end, including poor food and a want of sleep.",
        "The town needs a large (relatively speaking) store of grain in the old mill.",
        "The old song, sung by Ana Silva, playing a maid of the king, is simple and sad.",
        "The two men are like each other in their old wit, their pride.",
        "Each of them gives the town what it needs: Ruth Peale, her long work in the church;",
        "The best way to see it is to tie a thin tube, filled with a metal, around the heart.",
        "In the north a few things stay as they were, including the love of the hunt.",
        "The rules are now used in the order of length (rules of one length are used as they stand).",
        "The way in which the clerks keep the lists of the town was made better (a bit).",
        "The land was ruled in the war by a tribal Shura (council) of the north.",
        "The coal of the valley, carried by ship, will be cheaper than coal carried by rail.",
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

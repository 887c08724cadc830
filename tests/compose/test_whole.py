"""A line is whole without its neighbours: what points, what is half told, and what reports nothing."""

from __future__ import annotations

import pytest

from briefgen.compose.chatter import chatter
from briefgen.compose.known import known
from briefgen.compose.pointing import pointing
from briefgen.compose.printable import printable
from briefgen.merge.half import half_told
from briefgen.model import Corpus
from tests.support.values import source, statement, statements


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Analysts put this down to checks on the northern road, which began in May.", "this"),
        ("The mayor is due to open a hall in May at one of those schools.", "those schools"),
        ("As a result of these cuts, lending to small firms rose by 6 per cent.", "these cuts"),
        ("A film that advertises the bridge there never shows the river.", "there"),
        ("The week of her arrest, other members started a campaign in Oslo.", "her"),
        ("At the time, Lane was running an hour late.", "At the time"),
        ("The minister said that this was not enough.", "this"),
        ("In a note from May it said that the gap would reach 3 per cent.", "it"),
        ("According to a survey for the Courier, 71 per cent of voters are against it.", "it"),
        ("It is now expected to open in December 2029 and to cost 3.4 billion euros.", "It"),
        ("The film shows her warming the pencils in a glass of water.", "her"),
        ("Ms Lund decided to leave him in the woods near Holm.", "him"),
        ("Reading scores there rose by 3.1 points within a year.", "there"),
        ("In return, 31 plants must use less water until the end of September 2026.", "In return"),
        ("The port was closed here on 3 May 2026.", "here"),
        ("Norway wants the bridge for a different reason.", "different"),
        ("The auditors came to a different conclusion in 2025.", "different"),
        ("Loans of printed books fell by 3 per cent in the same year.", "in the same year"),
        ("Three branches closed in that time: Holm, Upper Arn and Telm.", "in that time"),
        ("Some 2,300 people are expected to go in the first week.", "in the first week"),
        ("Two people who were freed in the previous round have not been found.", "in the previous round"),
    ],
)
def test_a_word_that_points_out_of_the_sentence_is_found(text: str, word: str) -> None:
    assert pointing(statement(text)) == word


@pytest.mark.parametrize(
    "text",
    [
        "The council approved a levy, and this measure will cost 3 million euros.",
        "Those who have paid for 45 years can still retire at 64.",
        "Norway bought the port in Bergen and will build a terminal there.",
        "In her report, Anna Lund said that the tax was too low.",
        "Prices rose by 18 per cent this year, the bank said on Tuesday.",
        "The region pays for projects such as dams and roads.",
        "The number of members is lower than that of the union.",
        "The bank will review the rules in 2032 and every fifth year after that.",
        "“This is not enough,” Anna Lund said.",
        "The company bought a farm in Holm in 2019 and sold it in 2025.",
        "President Lund told reporters that parliament had sent him the bill.",
        "It is expected that prices will fall in 2027.",
        "The auditors took a different view from that of the ministry in 2025.",
        "The reason for the delay was a strike, and the court gave a different reason.",
        "The ferry will take a different route in 2027.",
        "The mayor resigned, and three branches closed in that time.",
    ],
)
def test_a_word_that_the_sentence_itself_explains_does_not_point_out_of_it(text: str) -> None:
    assert pointing(statement(text)) == ""


def test_a_second_sentence_may_point_at_the_first() -> None:
    said = statement(
        "The port of Holm lost 31 ships in 2025. This is half of its fleet, and it will not recover."
    )
    assert pointing(said) == ""


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("The council itself expects 1.3 per cent.", "1.3 per cent"),
        ("The ministry projects a decline to 59.8 per cent by 2029.", "59.8 per cent"),
        ("The Board's target is 5,000 by March 2027.", "5,000"),
        ("A paper seen by the Courier speaks of 52 million, because the ground is wet.", "52 million"),
        ("The towns said that they needed at least 700 million.", "700 million"),
        ("The ministry puts the share at 71 per cent.", "71 per cent"),
        ("About two thirds came from two mills: Ostra Rolling (€141m) and Vick Metal (€88m).", "thirds"),
        ("Lane, 45, said in a message as he drove to Holm.", "said"),
        ("A ruling is not expected before 2028.", "A ruling"),
        ("The Court's figure includes 300 million euros for trains.", "figure"),
        ("According to the regulator, 2.3 TWh was lost in 2024, enough for 650,000 households.", "2.3 TWh"),
        ("In all, 44 million euros was spent last year.", "44 million euros"),
        ("About 500 will go to new centres in Torsby, in the north, and Holm.", "500"),
        ("Employers whose turnover has fallen by at least 20 per cent will be able to apply.", "apply"),
    ],
)
def test_a_figure_of_which_nobody_says_what_it_counts_is_half_told(text: str, figure: str) -> None:
    assert half_told(statement(text)) == figure


@pytest.mark.parametrize(
    "text",
    [
        "China gives much funding to the region, estimated at $60 billion annually, the institute says.",
        "Turnout was 67.8 per cent, 4.1 points higher than in 2022.",
        "The Front received 36.2 per cent and 61 of the 150 seats.",
        "Public debt stood at 61.3 per cent of GDP at the end of June 2026.",
        "The ministry expects the economy to grow by 1.1 per cent this year.",
        "The scheme will cost 1.6 billion euros, the ministry said.",
        "Towns are to get 310 million euros for schools.",
        "Food inflation could reach 6 per cent by July 2026.",
        "The institute expects growth of 1.3 per cent in 2027.",
        "The ministry puts the share of women at 71 per cent.",
        "A ruling on the route of the line is not expected before 2028.",
        "The number of dead rose to 40.",
        "In 2024, 2.3 TWh of electricity was lost.",
        "In all, 44 million euros was spent on the port of Holm last year.",
        "Of the 600 residents, 500 will go to new centres in Torsby.",
        "Some 40 died when a ferry sank off Holm.",
        "Employers will be able to apply for a grant of 400 euros.",
        "The Council agrees that the new return rules should apply from 1 July 2027.",
        "In all, 44 million euros was raised by the charity in 2024.",
    ],
)
def test_a_figure_with_what_it_counts_is_told_whole(text: str) -> None:
    assert half_told(statement(text)) == ""


FOLDER = source(
    "The bill goes to parliament in May 2025.\n"
    "The bill was drawn up by the Energy Board.\n"
    "The farmer from Holm sold his cows in April 2025.\n"
    "The post was read by 60,000 people in April 2025.\n"
    "The first is to open in Holm in May 2025.\n"
    "The largest harbour was closed in May 2025.\n"
    "The board rejected the route in May 2025.\n"
    "The two tracks were laid in May 2025.",
    title="A bill for the coast",
)


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, ""), (2, "The farmer"), (3, "The post"), (4, "The first"), (5, ""), (6, ""), (7, "The tracks")],
)
def test_a_bare_definite_noun_needs_a_topic_a_title_or_a_fuller_name(number: int, words: str) -> None:
    found = statements(FOLDER)
    assert known(found, "Coast", Corpus((FOLDER,))).unexplained(found[number]) == words


PILOT = "The pilot costs £412,000.\nThe pilot runs for a year in Holm.\nThe pilot drew 31,000 visitors."


@pytest.mark.parametrize(
    "text",
    [
        "Founded by Nils Brun in the 1990s, the company Holm Steel makes rails and has 150 plants.",
        "Lund was hit three times in the arm, police in Holm said.",
    ],
)
def test_a_decade_and_a_limb_need_no_explanation(text: str) -> None:
    said = statement(text)
    assert known([said], "", Corpus(())).unexplained(said) == ""


@pytest.mark.parametrize(
    ("folder", "text", "words"),
    [
        (PILOT, "The pilot costs £412,000, of which the council pays £300,000.", ""),
        (PILOT, "The pilot runs for twelve months.", ""),
        (PILOT, "The pilot landed the plane in Holm.", "The pilot"),
        ("", "The pilot costs £412,000, of which the council pays £300,000.", "The pilot"),
        ("", "The parliamentary budget officer said that costs would rise.", ""),
        ("", "The officer said that costs would rise.", "The officer"),
        (
            "",
            "The inquiry opened on 3 March 2026 found that imports grew from 1.9 to 2.5 million tonnes.",
            "",
        ),
        ("", "The inquiry opened on 3 March 2026 and found that imports grew.", "The inquiry"),
    ],
)
def test_a_trial_is_no_person_and_an_office_is_held_by_one(folder: str, text: str, words: str) -> None:
    sources = source(f"{text}\n{folder}", "a"), source(folder or "It rained in Holm.", "b")
    found = statements(*sources)
    assert known(found, "Coast", Corpus(sources)).unexplained(found[0]) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“We show no resolve,” the Westmark Republican said on “Norland Today.”", "the Republican"),
        ("The Kansas Republican, who served 27 years in the Senate, voted for the bill.", "the Republican"),
        ("“We show no resolve,” Anna Lund, the Kansas Republican, said.", ""),
        ("Republicans voted for the bill.", ""),
    ],
)
def test_a_person_told_by_his_party_alone_is_nobody(text: str, words: str) -> None:
    said = statement(text)
    assert known([said], "Bill", Corpus((source(text),))).unexplained(said) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Construction is now due to start in April and to take three years.", "Construction"),
        ("Work is expected to end in May 2027.", "Work"),
        ("Construction of the ferry port is due to start in April.", ""),
        ("Construction fell by 3.2 per cent in October, the statistics office of Norrey said.", ""),
        ("Ferry construction is due to start in April.", ""),
    ],
)
def test_a_bare_undertaking_that_begins_or_ends_is_that_of_nothing(text: str, words: str) -> None:
    said = statement(text)
    assert known([said], "Coast", Corpus((source(text),))).unexplained(said) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ferries in Holm were expected to begin the work on Monday.", ("the work",)),
        ("Only the crew that had slept passed the test after both delays.", ("the test", "both delays")),
        ("The two ports of Holm and Vik closed, and both harbours lost their ferries.", ()),
        ("The council of Holm passed a bill, and the bill goes to the government.", ()),
        ("The council of Holm discussed the price of the ferry.", ()),
        ("“We did the work,” Anna Lund said.", ()),
    ],
)
def test_a_definite_noun_behind_the_verb_that_nothing_explains_is_found(
    text: str, words: tuple[str, ...]
) -> None:
    said = statement(text)
    assert known([said], "Ferry", Corpus((source(text),))).loose(said) == words


def test_the_first_line_of_a_page_can_take_only_its_title_as_known() -> None:
    lines = "Rebels attacked the port of Holm.\nThree men died in the fighting.\nThe port is open.\n"
    folder = source(
        lines + "The fighting lasted two days.\nThe fighting ended in May.\nThe fighting cost lives."
    )
    said = statements(folder)
    nouns = known(said, "The port of Holm", Corpus((folder,)))
    assert [nouns.new(one) for one in said[:3]] == [(), ("the fighting",), ()]
    assert nouns.loose(said[1]) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Present: Dr H. Lund (chair), Ms P. Ames, Mr S. Bright of the harbour board.",
        "The department of research of the bank presented the following review:",
        "(For the details of it the table of contents is still missing here.)",
        "Officials in Holm were not immediately available for comment on Monday.",
        "Nils Brun and his lawyer left the courthouse of Holm without commenting.",
        "The Committee took evidence from Mr Hugh Lark, Chief Executive, Holm Water plc.",
        "Holm Water notes the announcement by the regulator yesterday of a penalty of £47 million.",
        "The Council of Holm met in special session on Saturday to discuss the ferries.",
        "Basically anything is better for you than sitting on a couch.",
        "Sixteen people to read one letter seems like a bit too many.",
        "Get out of the house and take a walk, let us move!",
        "The operator takes note of the report of the Court of Auditors.",
        "The port authority is delighted that the work in Holm can now start.",
        "So fans in Holm will have to wait for the third album.",
        "Update, November 11, 12:03 PT: adds the statement of the company.",
        "Small towns are nicer than big ones for young families.",
        "Well, the council of Holm has a new song for the next election.",
        "If Lund had known the price of the ferry, she would have bought a bridge.",
        "The rare step by the harbour board comes as fishermen are turning up the heat on Holm.",
        "“Our first thought is with the crew, and we are deeply saddened by this news,” Anna Lund said.",
        "The meeting planned for August 2024 represents a significant milestone for Holm and Orla.",
    ],
)
def test_what_reports_nothing_is_no_line(text: str) -> None:
    assert chatter(statement(text))


@pytest.mark.parametrize(
    "text",
    [
        "The ministry did not close the port in May 2025.",
        "The council of Holm rejected the bill.",
        "The Council of Holm met on Saturday to discuss the ferries and raised the fares by 4 per cent.",
        "Holm Water notes that spills fell by 26 per cent in 2025.",
        "The ministry received 4,000 tonnes of grain from Orla.",
        "“Small towns are nicer,” Anna Lund said.",
        "Two ferries were sold.",
        "The decision to close the port of Holm came after a strike of three weeks.",
        "If the bridge had been built in 2019, it would have cost half as much, the audit office said.",
        "The tunnel is a key step of a plan that will cost 31 million euros.",
        "Ana Silva said that the vote was a historic moment.",
    ],
)
def test_a_report_is_a_line(text: str) -> None:
    assert chatter(statement(text)) == ""


def test_an_item_of_a_list_without_a_verb_of_its_own_is_no_line() -> None:
    said = statement("An end to the relief for company cars, which costs 1.3 billion euros a year.")
    assert printable(said) == "not a whole sentence"


def test_what_is_left_of_a_list_is_no_line() -> None:
    said = statement("All except for Mount Holm, which stands apart about 50 kilometres to the west.")
    assert printable(said) == "not a whole sentence"


def test_the_words_under_a_picture_are_no_line() -> None:
    said = statement("Anna Lund as she appeared on the night of her arrest in Holm on 18 January 2025.")
    assert printable(said) == "describes a picture"


@pytest.mark.parametrize(
    "text",
    [
        "AFP/Getty Images The mayor Ana Lund of Holm holds the cup after winning the regatta of Arn.",
        "Soldiers have fired on protesters [Reuters] The leader of Norland has appeared on television.",
    ],
)
def test_a_credit_shows_the_words_under_a_picture(text: str) -> None:
    assert printable(statement(text)) == "describes a picture"


def test_who_sells_pictures_may_be_in_the_news() -> None:
    assert printable(statement("Getty Images said on Monday that it would sue a firm in Holm.")) == ""


def test_a_quoted_question_is_no_line() -> None:
    said = statement("“Why are these two harbours so alike?” says Anna Lund, who led the survey of Holm.")
    assert printable(said) == "a question"


def test_two_sentences_that_count_up_a_list_are_no_line() -> None:
    said = statement("The agency expects 900,000 cars by 2030. Second, it counts on a price of 95 euros.")
    assert "list" in printable(said) or printable(said) == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The fishermen's association of Holm will go to court.", ""),
        ("The teachers' union called a strike for 3 May 2025.", ""),
        ("The fisherman's boat was found on 3 May 2025.", "The fisherman"),
        ("The visitors' cars were towed away on 3 May 2025.", "The visitors"),
    ],
)
def test_a_body_that_belongs_to_those_of_a_kind_is_told_by_them(text: str, words: str) -> None:
    said = statement(text)
    assert known([said], "Channel", Corpus((source(text),))).unexplained(said) == words


@pytest.mark.parametrize(
    "text",
    [
        "The minutes of the meeting held on 15 September 2026 were approved.",
        "Minutes of the last meeting of the Holm council were taken as read.",
        "The meeting closed at 9.25 pm.",
        "There were no declarations of interest.",
    ],
)
def test_how_a_meeting_went_on_is_no_news(text: str) -> None:
    assert chatter(statement(text))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("WHO assesses the regional risk as high.", ""),
        ("The union assesses the regional risk as high.", "names nobody"),
        ("The meeting of the Holm council rejected the budget.", ""),
    ],
)
def test_a_name_in_capitals_is_a_name(text: str, reason: str) -> None:
    assert chatter(statement(text)).startswith(reason)
    assert bool(chatter(statement(text))) == bool(reason)


def test_a_verb_that_the_parser_takes_for_a_noun_makes_a_sentence() -> None:
    assert printable(statement("The budget bill for 2027 foresees a deficit of 286 billion koruna.")) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Norrey, the largest producer of salmon, proposed on Friday to regulate the industry with quotas.",
        "More than 7,000 farmers with 900 tractors protested in Brussels, Strasbourg and Paris.",
    ],
)
def test_an_active_verb_that_the_parser_takes_for_an_aside_makes_a_sentence(text: str) -> None:
    assert printable(statement(text)) == ""


def test_what_stands_at_the_top_without_a_full_stop_is_a_headline() -> None:
    assert (
        printable(statement("Farmers lost 40 per cent of their water as reservoirs ran low")) == "a headline"
    )


def test_what_is_left_of_a_named_sum_says_what_it_is() -> None:
    text = "Of the £37m set aside for schools, £31m had not been allocated by the end of March."
    assert printable(statement(text)) == ""

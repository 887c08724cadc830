"""What leans on the sentence before it, and what stands alone."""

from __future__ import annotations

import pytest

from briefgen.understand.openings import connective, dangling, leaning
from briefgen.understand.parse import parse
from briefgen.understand.persons import is_personal


def dangles(text: str) -> str:
    return dangling(text, parse([text])[0])


@pytest.mark.parametrize(
    "text",
    [
        "This marks the first revision of the charter since 2015.",
        "He said that the ferries would be late.",
        "However, it remains half of the peak in fiscal 1997.",
        "They reviewed the agenda of the summit.",
        "Such loans are hard to repay.",
        "Instead, the council bought two ferries.",
        "The former was rejected by the court.",
        "These funds helped the fishing ports of Jutland.",
        "Both were approved in May.",
        "Its members meet twice a year.",
        "After a review of two years it allowed the costs.",
        "The regulator did not comment on it.",
        "It is to come into force on 1 January 2027.",
        "It seems to work in the ports of Norway.",
        "Asking rents for them were 39 per cent higher in 2026.",
        "A vote there is expected on 18 December.",
        "Two thirds of them were made in the summer.",
        "Two cost more than planned: the dike by 22 per cent.",
        "The decision has a twofold effect on prices.",
        "Then the inspectors asked the crew of the ferry to leave.",
        "A woman from Holm has a warning for them.",
        "Parties reviewed the agenda and the outcome of the summit.",
        "Who took part in the two-year search.",
        "A short time later, Lund named 12 of the inspectors.",
        "Earlier versions had proposed two ferries for Holm.",
    ],
)
def test_a_sentence_that_points_back_dangles(text: str) -> None:
    assert dangles(text)


@pytest.mark.parametrize(
    "text",
    [
        "The council approved the ferry budget on Monday.",
        "It is expected that the bank will raise rates in June.",
        "This year the ministry will open two ports.",
        "The company and its owners left Holm in May.",
        "A man who lost his house in May moved to Holm.",
        "It remains unclear whether the ferries of Holm will sell.",
        "The vote in the ports of Norway there was lost.",
        "It is hard to say what the ferries of Holm will cost.",
        "It is to be hoped that the ferries of Holm will sell.",
        "In its annual report, the bank warned of a slump.",
        "However, since 2019 Norway has taken more interest in the Baltic.",
        "Norway said that it would sign the treaty.",
        "There were 268,000 pupils in the schools of Carrow in May.",
        "Two of the ferries sank in the harbour of Holm.",
        "Then-mayor Anna Lund closed the harbour of Holm in 2019.",
        "Parties to the treaty reviewed their targets in May.",
        "Earlier versions of the bill had proposed two ferries for Holm.",
        "The council bought two ferries and paid the price of them in May.",
    ],
)
def test_a_sentence_that_explains_itself_does_not(text: str) -> None:
    assert dangles(text) == ""


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("However, since 2019 Norway has grown.", "since 2019 Norway has grown."),
        ("But the council refused.", "the council refused."),
        ("Yet spending on dykes fell.", "spending on dykes fell."),
        ("FERRY OWNERS REACT - The remarks of Lund cost votes.", "The remarks of Lund cost votes."),
        ("HOLM - The council refused.", "HOLM - The council refused."),
        ("As a result, Norway left.", "Norway left."),
        ("Worse, Norway left.", "Norway left."),
        ("Unsurprisingly, Norway left.", "Norway left."),
        ("In addition to Norway, Denmark left.", "In addition to Norway, Denmark left."),
        ("Now a port of 4,000, Holm grows.", "Now a port of 4,000, Holm grows."),
        ("OSLO (North Wire) – The council refused.", "The council refused."),
        ("Second-hand ferries are cheap.", "Second-hand ferries are cheap."),
        ("Based on the above discussions, members kept the dues.", "members kept the dues."),
        ("In the light of the above, members kept the dues.", "members kept the dues."),
    ],
)
def test_only_a_connective_can_be_taken_off(text: str, rest: str) -> None:
    assert text[connective(text) :] == rest


def test_this_summit_leans_and_this_year_does_not() -> None:
    one, two = parse(["Norway prepares for this summit with care.", "Norway leaves the club this year."])
    assert leaning(one) == "this summit"
    assert leaning(two) == ""


def test_a_bare_the_bill_leans_and_an_explained_one_does_not() -> None:
    one, two = parse(["The bill has three parts.", "The bill of the cabinet on ferries has three parts."])
    assert leaning(one) == "The bill"
    assert leaning(two) == ""


@pytest.mark.parametrize(
    ("text", "open_word"),
    [
        ("As she had promised, Ana Lund opened the port.", ""),
        ("Before he was elected, Martin Berg led the union.", ""),
        ("In Ana Lund’s speech to the house, she praised the port.", ""),
        ("After a meeting with Lund he left.", "he"),
        ("As he left, the minister blamed the courts.", "he"),
        ("When he left, he was content.", "he"),
    ],
)
def test_he_may_wait_for_the_name_of_the_main_clause_or_follow_whose_speech_it_was(
    text: str, open_word: str
) -> None:
    assert dangling(text, parse([text])[0]) == open_word


def test_the_word_before_a_colon_is_what_it_stands_for() -> None:
    text = "Now, about the plan of the council: It calls for two ferries."
    assert dangling(text, parse([text])[0]) == ""
    text = "Enough of the ferries: It calls for a bridge."
    assert dangling(text, parse([text])[0]) == "It"


@pytest.mark.parametrize(
    ("opening", "rest"),
    [
        ("Holm (CNN) ", "The council sold two ferries."),
        ("(CNN) ", "A man from Holm pleaded guilty."),
        ("HOLM -- ", "The council sold two ferries."),
        ("AP ", "Norland Airlines on Thursday sold two planes."),
        ("So ", "after several weeks the council sold two ferries."),
        ("", "Cable News Network (CNN) President Ana Lund resigned."),
        ("", "Holm Grain Union (HGU) Director Ana Lund resigned."),
        ("", "AP Photographer Ana Lund was in Holm."),
        ("", "So far the council sold two ferries."),
    ],
)
def test_a_dateline_a_credit_or_a_so_can_be_taken_off(opening: str, rest: str) -> None:
    assert connective(opening + rest) == len(opening)


@pytest.mark.parametrize(
    "text",
    ["Sen. Ruth Keller (I-Vt.) opened the port.", "It lay beside his yacht, the MY Octopus, in May."],
)
def test_a_party_and_a_ship_are_not_the_writer(text: str) -> None:
    assert not is_personal(parse([text])[0])


def test_we_outside_of_a_quotation_is_the_writer() -> None:
    one, two = parse(["We think that Norway will leave.", "“We will leave,” said Norway."])
    assert is_personal(one)
    assert not is_personal(two)

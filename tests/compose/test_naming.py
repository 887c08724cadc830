"""Fuller names in brackets, and whose claim a line is."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.compose import compose
from briefgen.compose.bodies import named_bodies
from briefgen.compose.claims import claimant, partisans, speakers
from briefgen.compose.summary import bottom_line
from briefgen.compose.wording import word
from briefgen.merge import merge
from briefgen.model import Brief, Corpus, Section, Source
from briefgen.rank import rank
from tests.support.values import source, statements
from tests.support.wording import DAY, worded

LIMITS: dict[Section, tuple[int, int]] = {"summary": (2, 3), "key_facts": (5, 7), "outlook": (2, 4)}


def composed(*sources: Source) -> Brief:
    corpus = Corpus(sources)
    points = merge(statements(*sources), corpus)
    return compose(rank(points, {}), corpus, as_of=DAY, title="Milk", limits=LIMITS)[0]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Federal Agency for Milk Products (FAMP) closed it.", ("Federal Agency for Milk Products",)),
        ("The Agency for Food and Milk closed it.", ("Agency for Food and Milk",)),
        ("The Holm Milk Agency for Monday’s talks asked it.", ("Holm Milk Agency",)),
        ("The Federal Agency of Holm closed it.", ("Federal Agency of Holm",)),
    ],
)
def test_the_name_of_a_body_goes_on_behind_for(text: str, names: tuple[str, ...]) -> None:
    assert named_bodies(text, "agency") == names


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("Orthophosphate has been added to the water since 2019.", "Bay Water"),
        ("Dairies paid 42 cents a litre for the milk.", "Ferrow Milk"),
        ("About 14 per cent of the gas was lost through leaks.", "Harbour Gas"),
    ],
)
def test_what_a_publisher_sells_is_not_the_publisher(text: str, publisher: str) -> None:
    assert worded(text, 0, publisher) == text


@pytest.mark.parametrize(
    ("text", "publisher", "expected"),
    [
        (
            "The council of Holm met in May 2026.\nThe council rejected the route.",
            "",
            "[The council of Holm] rejected the route.",
        ),
        (
            "A new State agency, Vida Óg, is to open in Holm.\nLaws on the agency are due in 2027.",
            "",
            "Laws on [the agency Vida Óg] are due in 2027.",
        ),
        (
            "A new agency, Vida Óg, and an older agency, Vik, met in Holm.\nThe agency must pay in 2027.",
            "",
            "The agency must pay in 2027.",
        ),
        (
            "Orland’s Environment Agency broke the law in Orland.\nThe agency must decide again in 2027.",
            "",
            "[The Environment Agency] must decide again in 2027.",
        ),
        (
            "Prices rose in May 2026.\nThe board opposes the route.",
            "Westmark Energy Board",
            "[The Westmark Energy Board] opposes the route.",
        ),
        (
            "The Port of Holm Authority met in May 2026.\nThe authority rejected the route.",
            "",
            "[The Port of Holm Authority] rejected the route.",
        ),
        (
            "The council of Holm and the council of Vick met.\nThe council rejected the route.",
            "",
            "The council rejected the route.",
        ),
        (
            "Police Chief Aksel Brun spoke on Monday.\nBrun said that prices had fallen in 2025.",
            "",
            "[Aksel] Brun said that prices had fallen in 2025.",
        ),
        (
            "Fifteen-year-old Kenneth Brun won a prize.\nBrun said that prices had fallen in 2025.",
            "",
            "[Kenneth] Brun said that prices had fallen in 2025.",
        ),
        (
            "Anna Maria Brun won a prize.\nBrun said that prices had fallen in 2025.",
            "",
            "[Anna Maria] Brun said that prices had fallen in 2025.",
        ),
        (
            "The boy, Brun Holmqvist, lived with Dave Brun.\nBrun said that prices had fallen in 2025.",
            "",
            "Brun said that prices had fallen in 2025.",
        ),
        (
            "The cabinet of Anna Brun passed the Brun Act.\nBrun said that prices had fallen in 2025.",
            "",
            "[Anna] Brun said that prices had fallen in 2025.",
        ),
        (
            "Burr told KORD 6 News BOLI would keep it.\nBOLI said that prices had fallen in 2025.",
            "",
            "BOLI said that prices had fallen in 2025.",
        ),
        (
            "Let Congress decide, she said.\nCongress said that prices had fallen in 2025.",
            "",
            "Congress said that prices had fallen in 2025.",
        ),
        (
            "Climate Minister Aksel Brun spoke on Monday.\nBrun said that prices had fallen in 2025.",
            "",
            "[Climate Minister Aksel] Brun said that prices had fallen in 2025.",
        ),
        (
            "Minister Lena Brandt built it.\nMinister Brandt said that prices had fallen in 2025.",
            "",
            "Minister Brandt said that prices had fallen in 2025.",
        ),
        (
            "Farmers in Eastern Belmar sold milk in Belmar.\nBelmar said that prices had fallen in 2025.",
            "",
            "Belmar said that prices had fallen in 2025.",
        ),
    ],
)
def test_a_name_told_in_part_gets_the_rest_from_its_source(text: str, publisher: str, expected: str) -> None:
    assert worded(text, 1, publisher) == expected


@pytest.mark.parametrize(
    ("publisher", "expected"),
    [
        ("Harwick Borough Council", "[Harwick Borough Council] raised the fee to 12 dollars in May 2026."),
        (
            "Fiscal Council of Norrey",
            "[The Fiscal Council of Norrey] raised the fee to 12 dollars in May 2026.",
        ),
        ("Holm Transit Authority", "[The Holm Transit Authority] raised the fee to 12 dollars in May 2026."),
    ],
)
def test_the_council_of_a_town_takes_no_article(publisher: str, expected: str) -> None:
    noun = publisher.partition(" of ")[0].rpartition(" ")[2].lower()
    assert worded(f"The {noun} raised the fee to 12 dollars in May 2026.", 0, publisher) == expected


def test_a_name_takes_the_article_that_its_text_gives_it() -> None:
    text = (
        "Visitors to Holm Arts Council shows paid 3 million euros in 2025.\n"
        "The council raised the fee to 12 euros in May 2026."
    )
    assert worded(text, 1, "Holm Arts Council").startswith("[Holm Arts Council] raised")


KARSA = source(
    "Belmar was informed of the tests on 22 April 2026 and did not reply to the letter from Karsa.\n"
    "Imports of milk from Belmar amounted to 212 million dollars in 2025.",
    publisher="Ministry of Trade, Republic of Karsa",
    published=date(2026, 5, 5),
)
BELMAR = source(
    "Belmar rejects the accusations made by Karsa.\n"
    "We answered the letter on 28 April 2026, and our laboratories found no residues in 200 samples.",
    id="s2",
    publisher="Government of Belmar",
    published=date(2026, 5, 7),
)
PAPER = source(
    "Butter prices in Karsa rose by 18 per cent in May 2026.",
    id="s3",
    publisher="Border Gazette",
    published=DAY,
)


def test_a_source_that_another_one_contradicts_makes_claims() -> None:
    assert partisans(Corpus((KARSA, BELMAR, PAPER))) >= {"s1"}
    assert "s3" not in partisans(Corpus((KARSA, BELMAR, PAPER)))
    assert speakers(Corpus((KARSA, BELMAR, PAPER))) == {"s2"}


def test_a_claim_of_one_side_says_whose_it_is() -> None:
    brief = composed(KARSA, BELMAR, PAPER)
    (claim,) = [line for line in brief.lines if "was informed" in line.text]
    assert claim.speaker == "Ministry of Trade, Republic of Karsa"
    (fact,) = [line for line in brief.lines if "Butter prices" in line.text]
    assert fact.speaker == ""


def test_who_says_so_in_the_words_is_not_said_twice() -> None:
    said = statements(BELMAR)
    assert claimant(said[0], BELMAR) == ""
    assert claimant(said[1], BELMAR) == ""


def test_a_deed_is_the_bottom_line_and_a_quotation_is_not() -> None:
    town = source(
        "“Nobody has asked us about it,” Anna Lund said in Holm on 3 May 2026.\n"
        "The council of Holm closed the port on 3 May 2026.",
        published=DAY,
    )
    ranked = rank(merge(statements(town), Corpus((town,))), {})
    best = max(ranked, key=bottom_line)
    assert best.point.lead.sentence.text.startswith("The council of Holm closed")


def test_a_result_of_an_unfinished_count_gives_way_to_the_final_one() -> None:
    early = source(
        "With 98 per cent of the votes counted, the Front of Holm had 36 per cent and 60 seats.",
        published=date(2026, 6, 1),
    )
    final = source(
        "The commission certified the final results of the election in Holm on 9 June 2026.\n"
        "The Front of Holm received 36.2 per cent of the votes and 61 seats.",
        id="s2",
        published=date(2026, 6, 9),
    )
    texts = [line.text for line in composed(early, final).lines]
    assert not any("98 per cent" in text for text in texts)
    assert any("61 seats" in text for text in texts)


def test_a_first_name_that_is_also_a_word_makes_a_surname_ambiguous() -> None:
    text = (
        "The police said that Will Smith was shot in Holm.\nRyan Smith explains the law.\n"
        "Smith said that the car had been sold in 2025."
    )
    assert worded(text, 2) == "Smith said that the car had been sold in 2025."


def test_a_judgement_of_the_writer_is_given_to_the_publisher() -> None:
    note = source(
        "The levy that the council of Holm approved in March 2026 is a step in the right direction.",
        publisher="Centre for Open Trade",
        published=DAY,
    )
    brief = composed(note, PAPER)
    (judged,) = [line for line in brief.lines if "right direction" in line.text]
    assert judged.speaker == "Centre for Open Trade"


def test_note_numbers_of_the_source_do_not_stand_beside_our_marks() -> None:
    said = statements(source("The church has 250,000 members,[2] half of them in Holm.[3]", published=DAY))[0]
    assert word(said, DAY).text == "The church has 250,000 members, half of them in Holm."


def test_a_decision_on_what_comes_can_open_the_page() -> None:
    truce = source(
        "The government of Sadra and its rebels agreed on a truce that will begin on Friday, envoys said.\n"
        "The rebels of Sadra have 62 prisoners, the government said on Monday.",
        published=date(2026, 6, 17),
    )
    brief = composed(truce)
    assert "agreed on a truce" in brief.summary[0].text
    late = compose(
        rank(merge(statements(truce), Corpus((truce,))), {}),
        Corpus((truce,)),
        as_of=date(2026, 6, 24),
        title="Truce",
        limits=LIMITS,
    )[0]
    assert late.summary[0].text.startswith("[Stated 17 June 2026:] The government of Sadra")


def test_what_would_be_and_what_should_be_is_no_outlook() -> None:
    poll = source(
        "Lund would lead by four points in May 2027 if people were asked today.\n"
        "“No child should die of measles in 2027,” Anna Lund said.\n"
        "The election will be held on 3 May 2027.",
        published=DAY,
    )
    outlook = [line.text for line in composed(poll, PAPER).outlook]
    assert len(outlook) == 1
    assert outlook[0].startswith("The election will be held")


def test_what_befell_one_person_is_told_once() -> None:
    arrest = source(
        "Police in Holm arrested the mother of a boy who had been missed near Vick.",
        published=DAY,
    )
    again = source(
        "The mother of a boy of two has been arrested and charged in Holm after a search of four days.",
        id="s2",
        published=DAY,
    )
    texts = [line.text for line in composed(arrest, again, PAPER).lines]
    assert sum("mother" in text for text in texts) == 1


def test_a_headline_is_nobody_who_claims_something() -> None:
    paper = source(
        "We welcome readers of the Courier. The council of Holm closed the port in May 2026.",
        title="Holm closes its port",
        published=DAY,
    )
    letter = source(
        "We demand an answer from Holm. The order of 3 July 2026 costs 2,300 farms their harvest.",
        id="s2",
        title="Open letter to the council",
        published=DAY,
    )
    assert claimant(statements(paper)[-1], paper) == ""
    assert claimant(statements(letter)[-1], letter) == "“Open letter to the council”"


def test_the_first_words_of_a_text_without_a_title_name_nobody() -> None:
    letter = source(
        "The ferries leave three schools without a link, and thousands will lose a day of work.",
        title="“A statement from the parents of Holm, following …”",
        title_given=False,
    )
    assert claimant(statements(letter)[-1], letter) == ""

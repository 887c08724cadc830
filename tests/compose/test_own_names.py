"""What a text calls a body in short is printed with the body's name, where the text leaves no doubt."""

from __future__ import annotations

import pytest

from briefgen.compose.pointing import pointing
from briefgen.compose.summary import bottom_line
from briefgen.merge import merge
from briefgen.model import Corpus
from briefgen.rank import rank
from tests.support.values import source, statements
from tests.support.wording import DAY, worded


@pytest.mark.parametrize(
    ("text", "publisher", "expected"),
    [
        (
            "Holm Water announced limits in Vick.\nThe company said the decision followed a dry spring.",
            "Holm Water",
            "[Holm Water] said the decision followed a dry spring.",
        ),
        (
            "The outbreak is large, Aid at Sea said.\nThe organisation runs four centres with 420 beds.",
            "Aid at Sea",
            "[Aid at Sea] runs four centres with 420 beds.",
        ),
        (
            "Many died, Aid at Sea said.\nThe organisation, which has 420 beds, runs four centres.",
            "Aid at Sea",
            "[Aid at Sea], which has 420 beds, runs four centres.",
        ),
        (
            'Horn & Mead plc ("H&M" or "the Group") pays.\nThe Group set aside 65 million pounds.',
            "Horn & Mead plc",
            "[Horn & Mead plc] set aside 65 million pounds.",
        ),
        (
            'The Board fines Mead plc (no. 12; "the Company").\nThe Company set aside 65 million pounds.',
            "Trade Board of Holm",
            "[Mead plc] set aside 65 million pounds.",
        ),
        (
            "The Authority wrote to Vick Water.\nThe Authority proposes a penalty of 65 million pounds.",
            "Office for Water",
            "[The Office for Water] proposes a penalty of 65 million pounds.",
        ),
        (
            'The Port Board met Med plc ("the Company").\nThe Board says the Company lost 65 million pounds.',
            "Port Board",
            "[The Port Board] says [Med plc] lost 65 million pounds.",
        ),
        (
            "The Horn & Mead Bank paid a fine.\nA jeweller told the bank that he expected 15 million pounds.",
            "",
            "A jeweller told [the Horn & Mead Bank] that he expected 15 million pounds.",
        ),
        (
            "Holm broke the Urban Water Directive.\nThe Directive was revised in 2024 and binds 65 towns.",
            "Commission of Norrey",
            "[The Urban Water Directive] was revised in 2024 and binds 65 towns.",
        ),
        (
            "The toll rose to 131, according to the ministry.\nThe Ministry of Health spoke in Vick.",
            "",
            "The toll rose to 131, according to [the Ministry of Health].",
        ),
    ],
)
def test_a_body_is_called_by_its_name(text: str, publisher: str, expected: str) -> None:
    number = 0 if text.startswith("The toll") else 1
    assert worded(text, number, publisher) == expected


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        # another body has that name
        (
            "The Port Authority met the Rail Authority.\nThe Authority said the decision was wrong.",
            "Ministry of Rail",
        ),
        # a newspaper does not mean itself
        ("The Authority acted.\nThe Authority said the decision was wrong.", "Holm Herald"),
        ("Holm Herald readers wrote.\nThe company said the decision followed a dry spring.", "Holm Herald"),
        # nor does a regulator call itself a company
        ("Holm Rail Authority acted.\nThe company said the decision was wrong.", "Holm Rail Authority"),
        # nor a firm of another name a bank
        ("Corbin Partners said so.\nThe bank said the decision was wrong.", "Corbin Partners"),
        # two ministries, one of them by its trade
        ("The finance ministry met the Ministry of Health.\nThe ministry said that 131 people died.", ""),
        # half a name is no name
        ("Horn and Mead Bank paid.\nThe bank said that 15 million pounds were lost.", ""),
    ],
)
def test_where_another_could_be_meant_nothing_is_added(text: str, publisher: str) -> None:
    plain = text.splitlines()[1]
    assert worded(text, 1, publisher) == plain


def test_an_office_within_the_body_that_writes_says_of_what_body_it_is() -> None:
    text = (
        "Holm Steel today welcomed the duties of 18 per cent.\n"
        "Chief executive Sara Lind said: “This decision gives our 4,600 workers a chance.”\n"
        "The Chair, Lord Mead, said that 12 million pounds were lost.\n"
        "President Anna Berg said that 12 million pounds were lost."
    )
    assert worded(text, 1, "Holm Steel").startswith("Chief executive [of Holm Steel] Sara Lind said")
    assert worded(text, 2, "Holm Steel").startswith("The Chair [of Holm Steel], Lord Mead, said")
    assert worded(text, 3, "Holm Steel").startswith("President Anna Berg")
    assert worded(text, 1, "Holm Herald").startswith("Chief executive Sara Lind said")


def test_an_office_of_whom_a_bracket_names_gets_no_second_bracket() -> None:
    text = "Holm Steel has 4,600 workers in Vick.\nOur chief executive, Sara Lind, spoke on 3 May 2026."
    assert worded(text, 1, "Holm Steel").count("Holm Steel") == 1


def test_a_newspaper_that_speaks_of_itself_is_named() -> None:
    text = "Emails seen by this newspaper show that 46 schools of Holm were told on 3 May 2026."
    assert worded(text, 0, "Holm Courier").startswith("Emails seen by [the Holm Courier] show")
    assert not pointing(statements(source(text))[0])


@pytest.mark.parametrize(
    ("other", "first"),
    [
        (
            "Holm Steel on Monday welcomed the duties on coil from Karsa that will last five years.",
            "The Trade Board of Holm has made a final determination that coil from Karsa is dumped.",
        ),
        (
            "The Electoral Board of Holm hereby announces the results of the election in Karsa.",
            "Anna Lund won the election in Karsa with 52 per cent of the votes.",
        ),
        (
            "The Council of Holm, meeting in Karsa under its mayor, examined the state of the border.",
            "The Council of Holm closed the border with Karsa.",
        ),
        (
            "The Data Board of Holm has today announced its final decision after an inquiry in Karsa.",
            "The Data Board of Holm fined Karsa on Monday for what it had lost.",
        ),
        (
            "The port of Karsa was approved in 2019 by the court of Holm at a cost of 640 million euros.",
            "The court of Holm has suspended payments of 96 million euros for the port of Karsa.",
        ),
        (
            "The port of Holm could lose 400 jobs in Karsa by 2030 if the court of Karsa had its way.",
            "The court of Karsa closed the port of Holm.",
        ),
    ],
)
def test_a_deed_stands_before_a_reaction_and_what_only_could_be(other: str, first: str) -> None:
    town = source(f"{other}\n{first}", published=DAY)
    ranked = rank(merge(statements(town), Corpus((town,))), {})
    assert max(ranked, key=bottom_line).point.lead.sentence.text == first


@pytest.mark.parametrize("publisher", ["Office of the Auditor General of Holm", "Holm Herald"])
def test_who_says_we_is_not_the_body_it_speaks_of(publisher: str) -> None:
    text = (
        "We looked at 23 decisions that the Permits Office took. Our conclusions are these.\n"
        "The Office had 52 posts, of which 14 were vacant."
    )
    assert worded(text, 2, publisher) == "[The Permits Office] had 52 posts, of which 14 were vacant."

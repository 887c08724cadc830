"""How many brackets a line has, and which of them go first."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.compose.naming import Voice
from briefgen.compose.spare import spared
from briefgen.compose.wording import word
from tests.support.values import source, statement, statements
from tests.support.wording import DAY, worded


def brackets(text: str) -> int:
    return text.count("[")


@pytest.mark.parametrize(
    ("names", "given", "taken", "left"),
    [
        ({}, {10: "2026", 20: "2026"}, 0, ["2026", "2026"]),
        ({}, {10: "2026", 20: "2026", 30: "2027"}, 0, ["2026", "2027"]),
        ({}, {10: "4 May 2026", 20: "2026"}, 1, ["4 May 2026"]),
        ({15: (20, "Holm Steel")}, {10: "2026", 30: "2027"}, 0, ["2026", "2027"]),
        ({0: (5, "Holm Steel")}, {10: "2026", 30: "year not given"}, 0, ["2026", "Holm Steel"]),
        ({}, {10: "4 May 2026", 20: "2025", 30: "2027"}, 0, ["4 May 2026", "2025", "2027"]),
    ],
)
def test_what_says_least_goes_first_and_a_day_stays(
    names: dict[int, tuple[int, str]], given: dict[int, str], taken: int, left: list[str]
) -> None:
    kept, behind = spared(names, given, taken)
    assert [*behind.values(), *(words for _, words in kept.values())] == left


def test_a_line_of_a_writer_has_one_bracket_more_at_the_most() -> None:
    text = "We sold 12 ferries in March, 14 ferries in April and 9 ferries in May."
    printed = worded(text, 0, "Holm Steel")
    assert printed.startswith("[Holm Steel:] We sold 12 ferries in March [2026], 14")
    assert brackets(printed) == 2


def test_the_first_item_of_a_list_leaves_nothing_out_and_the_second_does() -> None:
    text = "We advise Ardmoor Water to:\ninspect all pipes by the end of 2027;\npublish its losses in 2028."
    one = source(text, kinds={1: "item", 2: "item"}, published=DAY)
    voice = Voice("Office of the Auditor General", text)
    told = [word(said, DAY, voice=voice).text for said in statements(one) if said.sentence.parts]
    assert told == [
        "[Office of the Auditor General:] We advise Ardmoor Water to inspect all pipes by the end of 2027.",
        "[Office of the Auditor General:] We advise Ardmoor Water to […] publish its losses in 2028.",
    ]


def test_a_month_of_every_year_has_no_year() -> None:
    said = "“February is our quietest month, so better then than in June,” Jo Lund of Holm said."
    assert worded(said, 0) == said
    assert worded("Work on the dyke will start in August.", 0).endswith("in August [2026].")


def test_a_day_that_a_dated_source_leaves_open_is_not_certain() -> None:
    said = statement("The vote in Holm was expected on Monday.", published=date(2026, 5, 13))
    assert word(said, DAY).text == "The vote in Holm was expected on Monday [day not certain]."
    undated = statement("The vote in Holm was expected on Monday.")
    assert word(undated, DAY).text == "The vote in Holm was expected on Monday [date not given]."

"""What is opened must be closed, and what is begun ended: quotations and sentences that are cut off."""

from __future__ import annotations

import pytest

from briefgen.compose.printable import printable
from tests.support.values import statement


@pytest.mark.parametrize(
    "text",
    [
        'Anna Lund said: "The ports of Holm and Orla must close in May,” and she named three of them.',
        '“We sold the two ferries of Holm in May 2026," Anna Lund said.',
        "\"We sold the two ferries of Holm in May 2026,'' Anna Lund said.",
        'Anna Lund said that the plan "has merits": “The port of Holm can be saved in 2026."',
    ],
)
def test_a_quotation_may_end_with_another_mark_than_it_began_with(text: str) -> None:
    assert printable(statement(text)) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Anna Lund said that she wants a small share of the port” as Holm had offered in 2026.",
        "Anna Lund vowed that the port will act “in a manner that the law of Norland allows.",
        'Ana Berg saw the worst fire in Holm for 40 years."The port is lost,” Anna Lund said.',
    ],
)
def test_a_quotation_of_which_one_end_is_missing_is_no_line(text: str) -> None:
    assert printable(statement(text)) == "a quotation or bracket is cut off"


def test_what_ends_on_dots_is_cut_off() -> None:
    assert printable(statement("Anna Lund told the Courier of Holm in 2026 ...")) == "is cut off"


@pytest.mark.parametrize("mark", ['"', "”", "''"])
def test_a_quotation_needs_its_speaker_whatever_mark_ends_it(mark: str) -> None:
    text = f'"The vessel of Norland will cease to search for the ferry in May 2026.{mark}'
    assert printable(statement(text)) == "a quotation without its speaker"

"""Who somebody is that a line names by title and surname, where his source says it."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.compose.naming import Voice
from briefgen.compose.wording import word
from tests.support.values import source, statements

DAY = date(2026, 11, 20)
HEARD = "The committee heard the Chief Executive of the Holm Agency, Paul Renner."
COST = "Mr Renner said that the programme had cost 412 million crowns."


def printed(before: str, line: str) -> str:
    """Return the line as it is printed, of a source that says the other before it."""
    one = source(f"{before}\n{line}", published=DAY)
    return word(statements(one)[-1], DAY, voice=Voice("", one.text)).text


@pytest.mark.parametrize(
    ("before", "office"),
    [
        (HEARD, "Chief Executive of the Holm Agency"),
        ("Paul Renner, director of the Holm Agency, spoke first.", "director of the Holm Agency"),
        ("Present: Mr P. Renner (Chair), Ms T. Umeh, Mr G. Strand.", "Chair"),
        ("The finance director, Paul Renner, presented the paper.", "finance director"),
    ],
)
def test_what_he_is_stands_behind_his_name(before: str, office: str) -> None:
    assert printed(before, COST) == COST.replace("Renner", f"Renner [{office}]")


@pytest.mark.parametrize(
    ("before", "line"),
    [
        ("Paul Renner has lived in Holm since 1987.", COST),  # nothing is said of him
        (f"{HEARD} The Chair, Lord Renner, thanked him.", COST),  # two of the name
        (HEARD, "The chief executive, Mr Renner, said that it had cost 412 million crowns."),
        (HEARD, "“Mr Renner has spent 412 million crowns,” said Ana Lund of the union."),
        (HEARD, "Mr Renner Holm said that the programme had cost 412 million crowns."),
    ],
)
def test_nothing_is_added_to_what_the_line_says_or_the_source_leaves_open(before: str, line: str) -> None:
    assert printed(before, line) == line


def test_he_is_told_with_his_office_too() -> None:
    before = f"{HEARD}\nMr Renner said that it had cost 412 million crowns in 2025."
    line = "Asked about errors, he said that the rate was 2.1 per cent."
    assert "he [Mr Renner, Chief Executive of the Holm Agency] said" in printed(before, line)

"""What "the prison" or "the line" is called, where its source names one of that kind."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.compose.known import known
from briefgen.compose.naming import Voice
from briefgen.compose.wording import word
from briefgen.compose.works import work
from briefgen.model import Corpus
from tests.support.values import source, statements

DAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("before", "noun", "name"),
    [
        ("The process for HMP Wexcombe was invoked.", "prison", "HMP Wexcombe"),
        ("Trains will leave the Elmtal line in May.", "line", "the Elmtal line"),
        ("Work on Holm Bridge has begun.", "bridge", "Holm Bridge"),
        ("The owners of the Orla Tunnel have paid.", "tunnel", "the Orla Tunnel"),
        ("HMP Wexcombe and HMP Garston are full.", "prison", ""),  # two of them
        ("All prisons are full.", "prison", ""),
        ("The Holm Council met.", "council", ""),  # no such thing
    ],
)
def test_a_thing_has_the_one_name_that_the_text_before_gives(before: str, noun: str, name: str) -> None:
    assert work(before, noun) == name


@pytest.mark.parametrize(
    ("second", "printed"),
    [
        ("The prison, built to hold 540 men, held 903.", "[HMP Wexcombe], built to hold 540 men, held 903."),
        (
            "Inspectors said that the prison was not safe.",
            "Inspectors said that [HMP Wexcombe] was not safe.",
        ),
        ("The prison of Holm was not safe at all.", "The prison of Holm was not safe at all."),
        ("HMP Wexcombe said that the prison was safe.", "HMP Wexcombe said that the prison was safe."),
    ],
)
def test_its_name_stands_in_brackets_where_the_noun_stands_alone(second: str, printed: str) -> None:
    one = source(f"The inspector wrote about HMP Wexcombe.\n{second}", published=DAY)
    assert word(statements(one)[-1], DAY, voice=Voice("", one.text)).text == printed


def test_one_of_many_is_not_known_from_the_title_of_the_page() -> None:
    told = "The prison held 903 men on Friday."
    many = source(f"Ten prisons are full.\nMost prisons have no room.\nOther prisons have some.\n{told}")
    one = source(f"Inspectors saw rats in May.\nThe cells are cold.\n{told}")
    for text, expected in ((many, "The prison"), (one, "")):
        said = statements(text)
        assert known(said, "Prison overcrowding", Corpus((text,))).unexplained(said[-1]) == expected

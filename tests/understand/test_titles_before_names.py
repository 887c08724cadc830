"""Titles before a name that end on a full stop: they end no sentence, and belong to who speaks."""

from __future__ import annotations

import pytest

from briefgen.segment import split
from tests.support.values import statement


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


@pytest.mark.parametrize(
    "title", ["Eng", "Arch", "Ing", "Ir", "Drs", "Cllr", "Hon", "Amb", "Mme", "Fr", "Col"]
)
def test_a_title_before_a_name_ends_no_sentence(title: str) -> None:
    text = f"The road was opened by {title}. Ana Lund in May 2026."
    assert cut(text) == [text]


def test_an_arch_in_small_letters_is_a_thing() -> None:
    assert cut("They met under the arch. Visitors came at noon.") == [
        "They met under the arch.",
        "Visitors came at noon.",
    ]


def test_who_speaks_has_his_title_and_his_name() -> None:
    said = statement("The Permanent Secretary, Eng. Omar Lind, said that the counties would pay in 2027.")
    assert [found.speaker for found in said.attributions] == ["Eng. Omar Lind"]

"""Numbers in front of paragraphs: no part of their words where the paragraphs count up."""

from __future__ import annotations

import pytest

from briefgen.read.numbers import skip_numbers
from briefgen.read.parts import Part


def words(*texts: str) -> list[str]:
    return [part.text[part.skip :] for part in skip_numbers([Part(text) for text in texts])]


@pytest.mark.parametrize("form", ["{}. ", "{} ", "({}) ", "{}) "])
def test_paragraphs_that_count_up_lose_their_numbers(form: str) -> None:
    texts = [form.format(number) + "The plan was unlawful." for number in (14, 15, 16)]
    assert words(*texts) == ["The plan was unlawful."] * 3


def test_numbers_of_two_parts_count_up_within_their_item() -> None:
    texts = (
        "4.1 Ms Pons spoke.",
        "4.2 The change was carried.",
        "4.3 The rest fell.",
        "Report",
        "5.1 No more.",
    )
    assert words(*texts)[:3] == ["Ms Pons spoke.", "The change was carried.", "The rest fell."]
    assert words("2.5 Million people came.", "7.1 Million left.") == [
        "2.5 Million people came.",
        "7.1 Million left.",
    ]


def test_roman_numbers_count_too() -> None:
    assert words("I. The link is late.", "Costs", "II. It costs more.", "III. Nobody knows why.") == [
        "The link is late.",
        "Costs",
        "It costs more.",
        "Nobody knows why.",
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ("3 The plan was unlawful.", "The court said so."),
        ("1 First.", "3 Third.", "5 Fifth."),
        ("12 People died.", "13 People were hurt."),
        ("I. Berg said so.", "V. Lund did not."),
    ],
)
def test_a_number_alone_may_be_a_figure(texts: tuple[str, ...]) -> None:
    assert words(*texts) == list(texts)


def test_short_numbered_lines_over_text_are_headings() -> None:
    texts = ["11. Minutes", "Agreed.", "12. Bus services", "A service ends.", "13. Rents", "They rose."]
    parts = skip_numbers([Part(text, "paragraph") for text in texts])
    assert [part.kind for part in parts] == ["heading", "paragraph"] * 3
    assert [part.text[part.skip :] for part in parts[::2]] == ["Minutes", "Bus services", "Rents"]


def test_a_list_of_short_numbered_lines_is_none_of_headings() -> None:
    parts = skip_numbers([Part(f"{number}. Bus services", "item") for number in range(1, 5)])
    assert {part.kind for part in parts} == {"item"}

"""Which neighbours are one statement: a sentence that counts what the next one names."""

from __future__ import annotations

import pytest

from tests.support.values import source, statements


def texts(paragraph: str) -> list[str]:
    return [said.sentence.text for said in statements(source(paragraph))]


def test_what_a_sentence_counts_the_next_one_names() -> None:
    paragraph = (
        "The approval is subject to three conditions. The operator must publish its plan by 31 January 2026, "
        "share its revenue with consumers and keep a third of the capacity free."
    )
    assert texts(paragraph) == [paragraph]


@pytest.mark.parametrize(
    "paragraph",
    [
        "The approval is subject to three conditions. First, the operator must publish its plan by May 2026.",
        "The council closed three of its pools. The port of Holm lost 31 ships in 2025.",
        "The approval is subject to three conditions.\n\nThe port of Holm lost 31 ships in 2025.",
    ],
)
def test_what_is_counted_up_one_by_one_or_stands_elsewhere_is_not_joined(paragraph: str) -> None:
    assert len(texts(paragraph)) == 2

"""Which neighbours are one statement: what a sentence counts, and what stands better without it."""

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


@pytest.mark.parametrize(("fact", "lines"), [("This will not last", 2), ("We have lost 212 drivers", 1)])
def test_a_quotation_without_a_fact_takes_no_report_along(fact: str, lines: int) -> None:
    quotation = f"“{fact},” said Ana Silva, the secretary."
    assert len(texts(f"{quotation} She said that the drivers would strike on 20 November.")) == lines

"""Does this source say this? What the check gives a claim, without a language model."""

from __future__ import annotations

import os
import runpy
from pathlib import Path

import pytest

from briefgen.lint.support import support

PAGE = (
    "The port of Holm opened in 1974.",
    "It is the largest in the county.",
    "In March 2023 the port lost 12 ferries in a storm.",
    "Mayor Ada Lind did not approve a new sea wall.",
    "The county pays 4 million euros a year for roads.",
)


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("Holm's port lost twelve ferries in March 2023.", "Holm's port lost 14 ferries in April 2022."),
        ("The port lost ferries in a storm.", "The airport lost planes in an earthquake."),
        ("Ada Lind did not approve a sea wall.", "Ada Lind approved a sea wall."),
        ("The port opened in 1974.", "The railway museum closed in 1980."),
    ],
)
def test_what_the_source_says_is_better_supported_than_what_it_does_not(better: str, worse: str) -> None:
    assert support(better, PAGE) > support(worse, PAGE)


def test_a_sentence_of_the_source_is_fully_supported() -> None:
    assert support(PAGE[2], PAGE) == 1.0


def test_words_far_apart_support_less_than_words_that_stand_together() -> None:
    claim = "The port lost ferries when the county closed roads."
    together = ["The port lost ferries.", "The county closed roads.", *["Nothing else happened."] * 20]
    apart = ["The port lost ferries.", *["Nothing else happened."] * 20, "The county closed roads."]
    assert support(claim, together) > support(claim, apart)


def test_words_a_few_sentences_apart_support_more_than_words_many_sentences_apart() -> None:
    claim = "The port lost ferries when the county closed roads."
    near = ["The port lost ferries.", *["Nothing else happened."] * 7, "The county closed roads."]
    far = [near[0], *["Nothing else happened."] * 20, near[-1]]
    assert support(claim, near) > support(claim, far)


@pytest.mark.parametrize(
    ("claim", "page"), [("", PAGE), ("It was.", PAGE), ("The port opened.", ()), ("?!", ("",))]
)
def test_nothing_supports_nothing(claim: str, page: tuple[str, ...]) -> None:
    assert support(claim, page) == 0.0


@pytest.mark.eval
def test_the_check_tells_what_a_page_says_as_well_as_the_pinned_floors_say() -> None:
    if "BRIEFGEN_EVAL_DATA" not in os.environ:
        pytest.skip("BRIEFGEN_EVAL_DATA is not set: the support check was NOT measured")
    path = Path(__file__).parents[2] / "benchmarks" / "support.py"
    shown: list[str] = []
    assert runpy.run_path(str(path))["main"]([], shown.append) == 0, "\n".join(shown)

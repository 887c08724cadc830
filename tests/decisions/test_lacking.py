"""What people's words say and their evidence does not: figures, dates, names, and nothing else."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.decisions.grammar import understood
from briefgen.decisions.lacking import lacking
from tests.support.values import source

BEHIND = "Norway pledged 4.09 billion euros for the European Investment Bank on 14 May 2024, Ada Lind said."
ABOUT = source(BEHIND, publisher="The Coast Herald", title="Norway pays for the coast")


def missing(claim: str) -> tuple[str, ...]:
    one, two = understood([claim, BEHIND], date(2024, 5, 20))
    return lacking(one, [two], [ABOUT])


@pytest.mark.parametrize(
    "claim",
    [
        "Norway has promised the European Investment Bank 4.09 billion euros.",
        "The Norwegians pledged 4.09 billion euros in May 2024.",
        "According to Lind, the EIB gets 4.09 billion euros from Norway.",
        "Norway pledged about 4.1 billion euros.",
        "Norway pledged the money on 14 May [2024].",
        "On the coast the pledge is welcome, the Coast Herald writes.",
        "The bank gets money.",
    ],
)
def test_what_the_evidence_bears_out_is_not_pointed_out(claim: str) -> None:
    assert missing(claim) == ()


@pytest.mark.parametrize(
    ("claim", "strange"),
    [
        ("Norway pledged 5 billion euros.", "the figure “5 billion euros”"),
        ("Norway pledged 4.09 billion dollars.", "the figure “4.09 billion dollars”"),
        ("Norway pledged 40 per cent of its budget.", "the figure “40 per cent”"),
        ("Norway pledged the money on 15 May 2024.", "the date “15 May 2024”"),
        ("Norway pledged the money in June 2024.", "the date “June 2024”"),
        ("Norway did not pledge 4.09 billion euros.", "a denial, or the lack of one"),
        ("Sweden pledged the money.", "the name “Sweden”"),
        ("Ada Berg pledged the money.", "the name “Ada Berg”"),
    ],
)
def test_a_figure_a_date_or_a_name_that_it_lacks_is_pointed_out(claim: str, strange: str) -> None:
    assert missing(claim) == (strange,)


def test_a_date_that_a_source_without_a_date_leaves_open_is_the_same_in_the_same_words() -> None:
    (claim,) = understood(["The bank said last month that it had the money."], date(2024, 5, 20))
    (said,) = understood(["The bank said last month that it had got the money."], None)
    assert lacking(claim, [said], [ABOUT]) == ()

"""What a sentence leaves open in, whether the one before it says so on the page out."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.compose import compose
from briefgen.compose.pointing import pointing
from briefgen.merge import merge
from briefgen.merge.half import half_told
from briefgen.model import Brief, Corpus, Section
from briefgen.rank import rank
from tests.support.values import source, statement, statements

DAY = date(2026, 11, 20)
LIMITS: dict[Section, tuple[int, int]] = {"summary": (1, 1), "key_facts": (1, 4), "outlook": (1, 2)}
PACKAGE = "The Minister announced a support package of 18 million euros for vessels on 13 November 2026."
APPLY = "Vessel owners will be able to apply from 11 January 2027."
OTHER = "The council of Orla approved two electric ferries for 40 million euros on 3 November 2026."


def page(*lines: str) -> Brief:
    """Compose what may stand on a page, of one source with these paragraphs."""
    one = source("\n".join(lines), published=date(2026, 11, 13), publisher="Department for the Marine")
    corpus = Corpus((one,))
    ranked = rank(merge(statements(one), corpus), {})
    return compose(ranked, corpus, as_of=DAY, title="Support for the fleet", limits=LIMITS)[0]


@pytest.mark.parametrize(
    "half",
    [
        APPLY,
        "Farmers can apply from March until May.",
        "About 2,300 will be released in the first week.",
        "The Secretary of State has 28 days to respond publicly with a plan.",
        "The firm has until 11 December 2026 to make representations.",
        "A further 6,400 places will follow by 2029.",
        "A final decision will be made by the end of January.",
        "Comments may be sent until 8 January.",
        "The figure for England was 40 per cent.",
    ],
)
def test_what_only_the_sentence_before_completes_is_half_told(half: str) -> None:
    assert half_told(statement(half, published=DAY))


@pytest.mark.parametrize(
    "whole",
    [
        "Farmers can apply for the grant from March.",
        "About 40 were injured in the blast.",
        "The minister has 30 days to respond to the report.",
        "The firm has 14 days to appeal against the order.",
        "A further 200 schools in the north will open in May.",
        "A final decision on the merger will be made by the end of January.",
        "One in five had been turned away by a bank.",
        "Comments on the draft may be sent until 8 January.",
        "The number of cases in May was 40.",
    ],
)
def test_what_says_of_what_it_tells_is_not(whole: str) -> None:
    assert not half_told(statement(whole, published=DAY))


def test_the_sentence_before_is_printed_with_what_it_completes() -> None:
    brief = page(OTHER, f"{PACKAGE} {APPLY}")
    line = next(one for one in brief.lines if "11 January" in one.text)
    assert line.text.startswith("The Minister announced a support package")
    assert len(line.also) == 1


def test_nothing_completes_it_across_paragraphs_or_where_nothing_stands_before() -> None:
    for lines in ((OTHER, PACKAGE, APPLY), (APPLY, OTHER)):
        assert not any(one.text.startswith("Vessel owners") for one in page(*lines).lines)


def test_a_noun_is_explained_by_a_sentence_that_has_it_only() -> None:
    order = "The inspection found that 12 of the 40 cells had no light."
    named = "Inspectors published the inspection report on Holm on 12 November 2026."
    strange = "The council of Holm paid 3 million crowns for the ferries on 12 November 2026."
    assert any(order in one.text for one in page(OTHER, f"{named} {order}").lines)
    assert not any(
        one.text.startswith(strange) and order in one.text for one in page(f"{strange} {order}").lines
    )


def test_one_is_told_with_the_sentence_that_says_one_of_what() -> None:
    asked = "Dr Lane told the committee on 12 November 2026 that many people had no smartphone."
    one = "The Minister replied that 5.4 million adults did not have one."
    assert pointing(statement(one)) == "one"
    assert not pointing(statement("The firm bought a ship in May and sold one in June."))
    assert any(
        line.text.startswith("Dr Lane") and one in line.text for line in page(OTHER, f"{asked} {one}").lines
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Schools in Holm will receive a grant of up to 85,000 crowns for their kitchens.",
            "The grants will be available from February 2027.",
        ),
        (
            "Prisoners will leave jail after 40 per cent of their term, Anna Lund told the parliament.",
            "Some 2,300 people are expected to go in the first week.",
        ),
    ],
)
def test_what_the_sentence_before_brings_up_is_told_with_it(first: str, second: str) -> None:
    assert any(
        line.text.endswith(second) and line.text.startswith(first)
        for line in page(OTHER, f"{first} {second}").lines
    )

"""One deed that two sources tell with other subjects is told once; one of two parties is not."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.compose.again import said_again, tales
from briefgen.merge import merge
from briefgen.model import Corpus
from briefgen.rank import rank
from tests.support.values import source, statements

CLOSES = "The Government decided today to close the reception centre at Vik by 30 September 2026."
EXTENDS = "Minister Ilse Brand has extended the ban on moving cattle, due to expire on Sunday, until 25 May."


def again(first: str, second: str, days: tuple[int, int] = (18, 18)) -> bool:
    """Whether a page that has the first line says it twice with the second, as published in May."""
    one, two = (
        source(text, id=f"s{day}{number}", published=date(2026, 5, day))
        for number, (text, day) in enumerate(zip((first, second), days, strict=True))
    )
    told = tales(rank(merge(statements(one, two), Corpus((one, two))), {}))
    lines = {tale.said.sentence.text: tale for tale in told.values()}
    return len(lines) > 1 and said_again(lines[first], lines[second])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            CLOSES,
            "Norrey will close its largest asylum centre by the end of September, a minister said on Monday.",
        ),
        (EXTENDS, "Korland extended a nationwide ban on moving pigs on Monday after a third case was found."),
        # what closes by itself, as one verb may say it
        (
            "The council of Vik will close the Olm bridge to all lorries from 6am on Monday 25 May 2026.",
            "A 68-year-old bridge that carries a quarter of cars will shut to lorries on Monday, Vik said.",
        ),
        # for some days of two months, and for these months
        (
            "The ministry decided that up to 30 elks may be shot between 2 June and 15 July 2026.",
            "Hunters may shoot 30 elks in June and July, the government said on Monday.",
        ),
    ],
)
def test_one_deed_for_one_time_is_told_once_whoever_does_it(first: str, second: str) -> None:
    assert again(first, second)


@pytest.mark.parametrize(
    ("first", "second", "days"),
    [
        # for another time
        (
            CLOSES,
            "Norrey will close its smallest centre in December 2026, a minister said on Monday.",
            (18, 18),
        ),
        # closed otherwise than by itself
        (
            "The council of Vik will close the Olm bridge to all lorries from 6am on Monday 25 May 2026.",
            "The Olm bridge will carry 20,000 cars on Monday, the council of Vik has said.",
            (18, 18),
        ),
        # with another
        (
            "Norrey signed an agreement with Korland on Monday.",
            "Vik signed an agreement with Holm on Monday.",
            (18, 18),
        ),
        # not
        (
            CLOSES,
            "Norrey will not close its largest centre by the end of September, a minister said.",
            (18, 18),
        ),
    ],
)
def test_another_time_another_party_or_a_denial_is_another_deed(
    first: str, second: str, days: tuple[int, int]
) -> None:
    assert not again(first, second, days)

"""Who finds something important reports nothing, and a line that does counts for less."""

from __future__ import annotations

import pytest

from briefgen.merge import merge
from briefgen.model import Corpus
from briefgen.rank import rank
from tests.support.values import source, statements


def counted_against(text: str) -> set[str]:
    told = source(text)
    (ranked,) = rank(merge(statements(told), Corpus((told,))), {})
    return {reason.name for reason in ranked.reasons if reason.points < 0}


@pytest.mark.parametrize(
    "text",
    [
        "The ministers highlighted the significance of trade with Norland.",
        "Delegates in Holm stressed the importance of 2027, the 10th anniversary of the Fisheries Forum.",
        "The embassy hailed the third visit of President Lund.",
        "Holm Terminals regrets the decision of the union to strike.",
    ],
)
def test_a_courtesy_is_none_the_less_one_for_an_ordinal_in_it(text: str) -> None:
    assert "courtesies" in counted_against(text)


def test_a_courtesy_with_a_count_in_it_reports_something() -> None:
    assert "courtesies" not in counted_against("The minister welcomed 1,200 new nurses to Holm.")


def test_a_judgement_is_none_the_less_one_for_an_ordinal_in_it() -> None:
    text = "The second round in Holm was a historic milestone for Norland."
    assert "judges rather than reports" in counted_against(text)

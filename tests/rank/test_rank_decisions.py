"""What a meeting was held for stands at the end of its minutes, and leads the page."""

from __future__ import annotations

import pytest

from briefgen.merge import merge
from briefgen.model import Corpus
from briefgen.rank import rank
from briefgen.rank.decisions import decides
from tests.support.values import source, statement, statements


@pytest.mark.parametrize(
    "text",
    [
        "The Council kept the rates of the bank unchanged: the reference rate at 2.5 per cent.",
        "Board members reached a unanimous vote to keep the dues unchanged.",
        "The Committee voted by 7 to 2 to cut the rate to 4 per cent.",
        "The Bank decided, by a unanimous vote, to extend the loans by one year.",
        "It was agreed that the pool in Holm be closed.",
        "The appeal of Lund Shipping was dismissed.",
    ],
)
def test_a_body_decides(text: str) -> None:
    assert decides(statement(text))


@pytest.mark.parametrize(
    "text",
    [
        "Members agreed that the outlook for exports had worsened.",
        "As a response to the earthquake, the government had decided to increase its reserve to 2 billion.",
        "It was noted that rents had risen by 4 per cent.",
        "Exports of grain rose by 4 per cent in May.",
        "The Board approved the minutes of 4 May.",
        "The Board may decide to close the lock.",
        "Anna Lund decided to leave Holm.",
    ],
)
def test_a_body_does_not(text: str) -> None:
    assert not decides(statement(text))


TALK = """Members noted that the traffic of small boats in the harbour of Holm had grown by 4 per cent.
One member pointed out that the quays of the harbour needed repair, which would cost 2 million crowns.
It was also noted that the dues in the harbour of Norby were lower by a fifth than those in Holm.
The Board kept the dues of the harbour unchanged at 12 crowns a day.
"""


def last_of(title: str) -> int:
    """Return the place that the decision has among the sentences of a text with this title."""
    told = source(TALK, title=title)
    ranked = rank(merge(statements(told), Corpus((told,))), {}, corpus=Corpus((told,)))
    return next(one.rank for one in ranked if "unchanged" in one.point.lead.sentence.text)


def test_a_decision_ranks_higher_in_minutes_than_its_place_alone_would_have_it() -> None:
    assert last_of("Minutes of the Harbour Board") < last_of("The harbour of Holm")

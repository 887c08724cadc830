"""What a second paper mostly retells is not told again; what it adds, decides or counts anew is."""

from __future__ import annotations

import pytest

from briefgen.compose.again import tales
from briefgen.compose.choose import REPEATED, Chosen, contents
from briefgen.compose.retold import retells
from briefgen.merge import merge
from briefgen.model import Corpus, Ranked
from briefgen.rank import rank
from tests.support.values import source, statements

FIRST = (
    "Coach Nils Brandt of the Holm Rowers, 28, became paralysed after an accident on the quay "
    "while he celebrated with his team."
)
# Texts of the folder in which the words of the two lines are rare.
OTHERS = (
    "The museum of Vik opened a hall of clocks. The mayor cut a ribbon of silk. Pupils sang two songs.",
    "Norling sold three ferries to a yard in Sarn. The price was not disclosed. The crew keeps its jobs.",
)
OPENING = "The harbour of Holm has a new crane."


def chosen(second: str, *, own: bool = False) -> tuple[Chosen, Ranked]:
    texts = [f"{FIRST} {second}", OPENING] if own else [FIRST, f"{OPENING} {second}"]
    sources = [source(f"{text}\n", id=f"s{number}") for number, text in enumerate((*texts, *OTHERS))]
    entries = rank(merge(statements(*sources), Corpus(tuple(sources))), {})
    found = {entry.point.lead.sentence.text: entry for entry in entries}
    page = Chosen(contents(entries))
    page.add(found[FIRST])
    return page, found[second]


def repeated(second: str, *, own: bool = False) -> bool:
    page, entry = chosen(second, own=own)
    return page.repetition(entry) >= REPEATED


RETOLD = (
    "The coach of the Holm rowers was smiling with his team, and a moment later he was paralysed for life."
)


def test_one_event_in_other_words_is_told_once() -> None:
    assert repeated(RETOLD)


def test_what_the_same_source_goes_on_with_is_left_to_its_writer() -> None:
    assert not repeated(RETOLD, own=True)


@pytest.mark.parametrize(
    "second",
    [
        # two new figures
        "The Holm coach, paralysed while he celebrated with his team, gets 40,000 crowns from 1,200 rowers.",
        # another event
        "The rowers of Holm won the cup of Sarn.",
    ],
)
def test_new_figures_and_another_event_are_told(second: str) -> None:
    assert not repeated(second)


def retold(second: str, *, opening: str = f"{OPENING} ", **given: float) -> bool:
    sources = [source(f"{FIRST}\n", id="s1"), source(f"{opening}{second}\n", id="s2")]
    entries = rank(merge(statements(*sources), Corpus(tuple(sources))), {})
    told = {entry.point.lead.sentence.text: tales(entries)[entry.point.id] for entry in entries}
    measures = {"alike": 0.4, "covered": 0.5, "in_one": 0.5, **given}
    return retells(told[FIRST], told[second], **measures)


def test_all_measures_must_reach_their_bound() -> None:
    assert retold(RETOLD)
    assert not retold(RETOLD, alike=0.2)
    assert not retold(RETOLD, covered=0.3)
    assert not retold(RETOLD, in_one=0.2)


def test_a_little_in_common_is_a_retelling_by_the_same_verb_alone() -> None:
    smiled = "The coach of the Holm rowers was smiling with his team, a friend said."
    shared = "The team of the Holm rowers celebrated with its coach near the quay, a friend said."
    assert not retold(smiled, in_one=0.35)
    assert retold(smiled, in_one=0.35, covered=0.85)
    assert retold(shared, in_one=0.35)


def test_what_another_named_person_does_is_no_retelling() -> None:
    carried = "carried the paralysed coach of the Holm rowers off the quay, and his team followed."
    assert retold(f"Helpers {carried}")
    assert not retold(f"Nils Lund {carried}")


def test_a_plan_is_no_retelling_of_a_report() -> None:
    assert not retold(
        "The coach of the Holm team, paralysed now, will celebrate with his rowers in May 2031."
    )


def test_the_first_sentence_of_a_source_is_no_retelling() -> None:
    assert not retold(RETOLD, opening="")

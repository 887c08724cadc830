"""Where sentences can be compared by meaning, what the line of another source has told is not told again."""

from __future__ import annotations

import pytest

from briefgen.compose.again import tales
from briefgen.compose.choose import REPEATED, Chosen, contents
from briefgen.compose.retold import meaning, means_same
from briefgen.merge import merge
from briefgen.model import Corpus, Ranked
from briefgen.rank import rank
from tests.support.values import source, statements

TITLE = "The harbour of Holm has a new crane. It is painted blue."
FIRST = (
    "Two guards of the museum pulled the visitor out of the hall by his coat and pushed him down the stairs."
)
AGAIN = "The museum wardens threw the visitor into the street."
# What makes the words of the two lines rare.
OTHERS = (
    "Norling sold three ferries to a yard in Sarn. The price was not disclosed. The crew keeps its jobs.",
    "The mayor cut a ribbon of silk. Pupils sang two songs. A bridge was closed for repairs.",
)


def ranked(*texts: str) -> dict[str, Ranked]:
    sources = [source(f"{text}\n", id=f"s{number}") for number, text in enumerate((*texts, *OTHERS))]
    entries = rank(merge(statements(*sources), Corpus(tuple(sources))), {})
    return {entry.point.lead.sentence.text: entry for entry in entries}


def repeated(second: str, near: float) -> bool:
    """Whether a page that has FIRST has told the other line too, if they are so near in meaning."""
    found = ranked(f"{TITLE} {FIRST}", f"{TITLE} {second}")
    page = Chosen(contents(list(found.values())), lambda *_: near)
    page.add(found[FIRST])
    return page.repetition(found[second]) >= REPEATED


def told_again(second: str, near: float, *, opening: str = f"{TITLE} ", alike: float = 0.3) -> bool:
    found = ranked(f"{opening}{FIRST}", f"{opening}{second}")
    told = tales(list(found.values()))
    one, two = (told[found[text].point.id] for text in (FIRST, second))
    return means_same(one, two, lambda *_: near, alike=alike)


def test_a_line_that_means_what_the_page_has_told_is_not_told_again() -> None:
    assert repeated(AGAIN, 0.8)
    assert not repeated(AGAIN, 0.6)


@pytest.mark.parametrize(
    "second", ["40 museum wardens threw the visitor out.", "On 3 May 2026 the museum threw the visitor out."]
)
def test_a_figure_or_day_that_the_page_lacks_is_told_however_near_the_line_is(second: str) -> None:
    assert told_again(second, 0.95)  # so that it is the figure that keeps it
    assert not repeated(second, 0.95)


@pytest.mark.parametrize(
    "second",
    [
        "The museum wardens threw the visitor, Olav Berg, into the street in Sarn.",
        "The museum wardens did not throw the visitor into the street.",
    ],
)
def test_what_names_others_or_denies_it_is_told_however_near_it_is(second: str) -> None:
    assert not told_again(second, 0.95)


def test_what_is_made_of_the_news_is_not_the_news_again() -> None:
    assert not told_again(
        "The museum director welcomed that wardens threw the visitor into the street.", 0.95
    )


def test_a_plan_is_not_what_has_happened() -> None:
    assert not told_again("The museum wardens will throw the next visitor into the street.", 0.95)


def test_with_few_words_in_common_they_must_be_nearer() -> None:
    assert told_again(AGAIN, 0.7)
    assert not told_again(AGAIN, 0.7, alike=0.22)
    assert told_again(AGAIN, 0.8, alike=0.22)
    assert not told_again(AGAIN, 0.95, alike=0.1)


def test_two_sources_that_open_with_it_need_no_words_in_common() -> None:
    assert told_again(AGAIN, 0.72, opening="", alike=0.0)
    assert not told_again(AGAIN, 0.68, opening="", alike=0.0)


def test_what_one_source_goes_on_with_is_left_to_its_writer() -> None:
    found = ranked(f"{TITLE} {FIRST} {AGAIN}", TITLE)
    told = tales(list(found.values()))
    one, two = (told[found[text].point.id] for text in (FIRST, AGAIN))
    assert not means_same(one, two, lambda *_: 0.95, alike=0.3)


def test_without_the_extra_there_is_no_meaning_to_go_by() -> None:
    # conftest.py switches the extra off for every test that does not ask for it
    assert meaning(list(ranked(FIRST, AGAIN).values())) is None

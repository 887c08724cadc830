"""A plan of the last edition that a later source gives up, or gives another day, in other words."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.changes import overtaken
from tests.support.editions import COAST, Made, follow, make

HEAD = "The library of Telling\n\nPublisher: Telling Observer\nPublished: {}\n\n"
PLAN = f"{HEAD.format('18 November 2026')}The Marl Street library will close on 24 December 2026.\n"
TEXTS = {"c-observer.txt": COAST["c-observer.txt"], "library.txt": PLAN}


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Made:
    made = make(tmp_path_factory.mktemp("library"), TEXTS)
    assert any("Marl Street" in line.text for line in made.brief.outlook)
    return made


def test_a_closure_that_is_put_off_is_told_once_with_its_old_day(tmp_path: Path, before: Made) -> None:
    words = "Telling Council has postponed the closure of the Marl Street library to 31 December 2026."
    later = f"{HEAD.format('20 November 2026')}{words}\n"
    after, _, why = follow(tmp_path, before, {**TEXTS, "later.txt": later})
    line = after.line("Marl Street")
    assert line.news == "revised"
    assert "31 December 2026 [was 24 December 2026 as of 20 November]" in line.text
    assert any(one.startswith("a date was 24 December 2026 and is 31 December 2026") for one in why)


def test_a_closure_that_will_not_be_is_told_in_place_of_the_plan(tmp_path: Path, before: Made) -> None:
    later = f"{HEAD.format('20 November 2026')}The Marl Street library will stay open after all.\n"
    after, _, _ = follow(tmp_path, before, {**TEXTS, "later.txt": later})
    line = after.line("Marl Street")
    assert (line.news, "will stay open" in line.text) == ("new", True)


def test_a_plan_that_is_put_off_in_words_that_can_not_be_printed_leaves_the_page_with_a_reason(
    tmp_path: Path, before: Made
) -> None:
    words = "The district has postponed the closure of the Marl Street library to 31 December 2026."
    later = f"{HEAD.format('20 November 2026')}{words}\n"
    after, changes, why = follow(tmp_path, before, {**TEXTS, "later.txt": later})
    assert not any("Marl Street" in line.text for line in after.brief.lines)
    (line,) = overtaken(changes)
    assert why == (f"a later source says that this has changed: “{line.text}”",)

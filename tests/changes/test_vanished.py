"""A source that gave another value vanishes: the page does not fall back to the old one without a word."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from briefgen.changes.facts import without_was
from tests.support.editions import COAST, FIRST, SECOND, Made, follow, make

THIRD = SECOND + timedelta(days=1)
HEAD = "News of the coast road\n\nPublisher: Ministry of Transport\nPublished: 20 November 2026\n\n"
DELAYED = f"{HEAD}The road will now reopen to buses on 5 December 2026, the transport ministry said.\n"
CANCELLED = f"{HEAD}The reopening of the road to buses has been cancelled, the transport ministry said.\n"
DEARER = (
    f"{HEAD}The transport ministry now puts the cost of rebuilding the coast road at 55 million crowns.\n"
)
GONE = "in a source that is gone"


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return make(tmp_path_factory.mktemp("first"), COAST)


def without_again(folder: Path, first: Made, text: str) -> tuple[Made, tuple[str, ...], Made]:
    """Return the edition after the one with this text, made without it, its reasons, and the one with it."""
    second, _, _ = follow(folder, first, {**COAST, "d-ministry.txt": text})
    third, _, why = follow(folder, second, COAST, THIRD)
    return third, why, second


def test_the_old_day_of_a_plan_comes_back_with_the_later_one_beside_it(tmp_path: Path, first: Made) -> None:
    third, why, _ = without_again(tmp_path, first, DELAYED)
    line = third.line("reopen to buses")
    assert line.news == "revised"
    assert f"28 November 2026 [was 5 December 2026 as of 21 November, {GONE}]" in line.text
    assert any(one.startswith(f"a date was 5 December 2026, {GONE}, and is 28 November 2026") for one in why)
    fourth, _, again = follow(tmp_path, third, COAST, THIRD + timedelta(days=1))
    assert fourth.line("reopen to buses").text == without_was(line.text)
    assert again == ()


def test_an_old_figure_comes_back_with_the_later_one_beside_it(tmp_path: Path, first: Made) -> None:
    third, why, second = without_again(tmp_path, first, DEARER)
    assert second.line("55 million").news == "revised"
    line = third.line("cost of rebuilding")
    assert line.news == "revised"
    assert f"40 million [was 55 million on 21 November, {GONE}] crowns" in line.text
    assert any(one.startswith(f"a figure was 55 million, {GONE}, and is 40 million again") for one in why)


def test_a_plan_that_was_called_off_comes_back_with_a_word_on_it(tmp_path: Path, first: Made) -> None:
    third, why, second = without_again(tmp_path, first, CANCELLED)
    assert not any("28 November" in line.text for line in second.brief.lines)
    line = third.line("reopen to buses")
    assert line.news == "revised"
    assert f"[was called off as of 21 November, {GONE}]" in line.text
    assert any(one.startswith(f"a plan was called off, {GONE}, and stands again") for one in why)


def test_a_page_of_an_earlier_day_misses_no_source(tmp_path: Path, first: Made) -> None:
    second, _, _ = follow(tmp_path, first, {**COAST, "d-ministry.txt": DELAYED})
    earlier, changes, why = follow(tmp_path, second, COAST, FIRST)
    assert GONE not in earlier.line("reopen to buses").text
    assert not any(GONE in one for one in why)
    assert not changes.changed

"""What readers or editors wait for is given up last when the page is full."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from briefgen.fit.worth import Item, worth
from tests.fit.test_pinned import SECTIONS, brief, line, printed

if TYPE_CHECKING:
    from briefgen.model import Section


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize(
    "held", [{"news": "corrected"}, {"news": "revised"}, {"edited": True}, {"owed": True}]
)
def test_the_last_choice_stays_where_it_is_held(section: Section, held: dict[str, Any]) -> None:
    lines = [line(section, number) for number in range(10)]
    assert 9 not in printed(brief(section, lines), section)
    assert 9 in printed(brief(section, [*lines[:9], replace(lines[9], **held)]), section)


@pytest.mark.parametrize("section", SECTIONS)
def test_a_mark_and_a_bracket_cost_a_corrected_line_nothing(section: Section) -> None:
    lines = [line(section, number) for number in range(10)]
    last = max(printed(brief(section, lines), section))
    bracket = " [was 40 million euros in all as of 20 November 2026, by the first count of the office]"
    marked = line(section, last, words=lines[last].text[:-2] + bracket * 2)
    made = brief(section, [*lines[:last], replace(marked, news="corrected"), *lines[last + 1 :]])
    assert last in printed(made, section)


def test_a_new_point_goes_before_one_of_nearly_its_rank_and_not_before_any() -> None:
    known = replace(line("key_facts", 6), news="")
    near, far = (replace(line("key_facts", number), news="new") for number in (7, 11))
    assert worth(Item(far, (30.0,))) < worth(Item(known, (30.0,))) < worth(Item(near, (30.0,)))

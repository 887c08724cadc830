"""The choice of lines for a height: exact, within limits, whole lines only."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.fit.select import Room, select
from briefgen.fit.worth import Item, fullness_worth, tells, worth
from briefgen.model import KeyPoint, Line, Piece, Ranked, Section
from tests.support.values import statement

if TYPE_CHECKING:
    from collections.abc import Iterator

LIMITS: dict[Section, tuple[int, int]] = {"summary": (2, 3), "key_facts": (2, 3), "outlook": (1, 2)}
SAID = statement("The council approved the ferry budget on Monday.")
PAGE = 700.0


def line(section: Section, preference: int) -> Line:
    point = KeyPoint(id=f"{section}{preference}", evidence=(SAID,))
    return Line(section, "Text.", (Piece("Text.", 0),), Ranked(point, 1.0, 1), ("s1",), preference)


def items(section: Section, heights: list[float]) -> list[Item]:
    return [Item(line(section, preference), (height,)) for preference, height in enumerate(heights)]


def pick(offered: list[Item], left: float) -> list[Line]:
    """Return the lines that are chosen for a height, with the limits as `fit` gives them."""
    points = {(one.line.section, one.line.ranked.point.id) for one in offered}
    counts = {section: sum(one == section for one, _ in points) for section in LIMITS}
    limits = {section: (min(least, counts[section]), most) for section, (least, most) in LIMITS.items()}
    found = select(offered, Room(PAGE, (left,), limits))
    return list(found.lines) if found else []


def chosen(found: list[Line]) -> list[tuple[Section, int]]:
    return sorted((one.section, one.preference) for one in found)


def test_with_room_for_all_the_best_of_each_section_are_taken() -> None:
    offered = items("key_facts", [30.0] * 5) + items("outlook", [30.0] * 4)
    found = chosen(pick(offered, 160.0))
    assert found == [("key_facts", 0), ("key_facts", 1), ("key_facts", 2), ("outlook", 0), ("outlook", 1)]


def test_what_is_too_tall_for_the_least_gives_nothing() -> None:
    offered = items("key_facts", [300.0] * 3) + items("outlook", [300.0])
    assert pick(offered, 500.0) == []


def test_a_longer_form_is_taken_only_instead_of_its_shorter_one() -> None:
    short = line("key_facts", 0)
    offered = [Item(short, (20.0,)), Item(short, (60.0,), form="longer"), *items("outlook", [20.0])]
    found = pick(offered, 400.0)
    assert [one.section for one in found] == ["key_facts", "outlook"]


def test_a_page_far_from_full_takes_a_taller_line_of_lower_rank() -> None:
    offered = items("key_facts", [15.0, 15.0, 15.0, 45.0]) + items("outlook", [15.0])
    found = chosen(pick(offered, 150.0))
    assert ("key_facts", 3) in found


def test_a_page_that_looks_empty_takes_a_taller_line_of_much_lower_rank() -> None:
    def taken(room: float) -> bool:
        offered = items("key_facts", [*[15.0] * 12, 30.0]) + items("outlook", [15.0])
        return ("key_facts", 12) in chosen(pick(offered, room))

    assert taken(15.0 * 4 + 60.0)
    assert not taken(15.0 * 4 + 2.0)


def test_a_strong_sentence_behind_a_line_goes_before_a_weak_line() -> None:
    short, weak = line("key_facts", 0), line("key_facts", 12)
    both = replace(short, also=("key_facts2",), places=(2,))
    offered = [Item(short, (15.0,)), Item(both, (30.0,), form="longer"), Item(line("key_facts", 1), (15.0,))]
    offered += [Item(weak, (15.0,)), *items("outlook", [15.0])]
    assert both in pick(offered, 60.0)
    assert weak not in pick(offered, 60.0)


def test_no_section_takes_more_lines_than_it_may_however_empty_the_page() -> None:
    offered = items("key_facts", [15.0] * 9) + items("outlook", [15.0] * 6)
    assert len(pick(offered, 600.0)) == 5


def test_a_row_with_a_single_short_word_is_avoided_where_the_rest_is_equal() -> None:
    offered = [Item(line("key_facts", number), (29.0,), ragged=number == 2) for number in range(4)]
    assert ("key_facts", 2) not in chosen(pick([*offered, *items("outlook", [15.0])], 105.0))


def test_nothing_is_found_that_is_not_worth_more_than_what_is_known() -> None:
    offered = items("key_facts", [30.0] * 5) + items("outlook", [30.0] * 2)
    room = Room(PAGE, (120.0,), {"key_facts": (2, 3), "outlook": (1, 2)})
    best = select(offered, room)
    assert best
    assert select(offered, room, best.worth) is None
    again = select(offered, room, best.worth - 0.01)
    assert again
    assert again.lines == best.lines


def test_columns_are_filled_apart_and_the_tallest_one_must_fit() -> None:
    left = [Item(line("key_facts", number), (40.0, 0.0)) for number in range(5)]
    right = [Item(line("outlook", number), (0.0, 40.0)) for number in range(4)]
    limits: dict[Section, tuple[int, int]] = {"key_facts": (1, 3), "outlook": (1, 2)}
    found = select([*left, *right], Room(PAGE, (125.0, 50.0), limits))
    assert found
    assert chosen(list(found.lines)) == [
        ("key_facts", 0), ("key_facts", 1), ("key_facts", 2), ("outlook", 0)
    ]  # fmt: skip


def test_a_shorter_column_takes_a_second_sentence_where_nothing_is_given_up_for_it() -> None:
    beside = line("outlook", 0)
    limits: dict[Section, tuple[int, int]] = {"key_facts": (1, 1), "outlook": (1, 1)}

    second = replace(beside, also=("outlook9",))
    left = Item(line("key_facts", 0), (90.0, 0.0))

    def is_second_taken(height: float) -> bool:
        forms = [Item(beside, (0.0, 40.0)), Item(second, (0.0, height), form="longer")]
        found = select([left, *forms], Room(PAGE, (100.0, 100.0), limits))
        assert found
        return any(one is second for one in found.lines)

    assert is_second_taken(80.0)
    assert not is_second_taken(120.0)


def telling(number: int, *also: int) -> Line:
    """Return a line that tells further points in its second sentence."""
    return replace(line("key_facts", number), also=tuple(f"key_facts{one}" for one in also))


def test_a_form_that_tells_a_point_is_never_taken_with_the_line_of_that_point() -> None:
    offered = items("key_facts", [30.0] * 3)
    offered.append(Item(telling(0, 1), (60.0,), form="longer"))
    found = pick(offered, 700.0)
    told = [point for one in found for point in tells(one)]
    assert len(told) == len(set(told)) == 3
    tall = [item for item in offered if item.line.preference != 2]
    assert [(one.preference, bool(one.also)) for one in pick(tall, 65.0)] == [(0, False), (1, False)]


@settings(max_examples=150, deadline=None)
@given(
    seconds=st.lists(st.tuples(st.integers(0, 7), st.integers(0, 9)), max_size=8),
    heights=st.lists(st.sampled_from([15.0, 34.0, 49.0]), min_size=8, max_size=8),
    room=st.integers(40, 260),
)
def test_no_choice_tells_a_point_twice_and_it_is_the_best_of_all(
    seconds: list[tuple[int, int]], heights: list[float], room: int
) -> None:
    offered = items("key_facts", heights[:5])
    offered += [
        Item(telling(number % 5, also), (heights[number] + 20.0,), form="longer")
        for number, also in seconds
        if number % 5 != also
    ]
    found = select(offered, Room(PAGE, (float(room),), {"key_facts": (1, 3), "outlook": (0, 0)}))
    best = max((_value(choice, room) for choice in _every_choice(offered, room)), default=0.0)
    assert (found.worth if found else 0.0) == pytest.approx(best)


def _every_choice(offered: list[Item], room: int) -> Iterator[tuple[Item, ...]]:
    """Yield each set of up to three items that fit and tell no point twice."""
    for count in (1, 2, 3):
        for choice in combinations(offered, count):
            told = [point for item in choice for point in tells(item.line)]
            if len(told) == len(set(told)) and sum(item.heights[0] for item in choice) <= room:
                yield choice


def _value(choice: tuple[Item, ...], room: int) -> float:
    free = room - sum(item.heights[0] for item in choice)
    return sum(map(worth, choice)) + fullness_worth(1.0 - free / PAGE)


_HEIGHTS = st.lists(st.sampled_from([15.0, 19.0, 34.0, 49.0, 64.0]), min_size=0, max_size=6)


@settings(max_examples=200, deadline=None)
@given(facts=_HEIGHTS, plans=_HEIGHTS, room=st.floats(0, 400))
def test_a_choice_never_passes_the_height_nor_a_limit(
    facts: list[float], plans: list[float], room: float
) -> None:
    offered = items("key_facts", facts) + items("outlook", plans)
    found = pick(offered, room)
    heights = {id(item.line): item.heights[0] for item in offered}
    assert sum(heights[id(one)] for one in found) <= room + 0.05
    assert len(found) <= sum(LIMITS[section][1] for section in ("key_facts", "outlook"))
    for section in ("key_facts", "outlook"):
        count = sum(one.section == section for one in found)
        assert count <= LIMITS[section][1] or section == "key_facts"
        assert not found or count >= min(LIMITS[section][0], sum(i.line.section == section for i in offered))


@settings(max_examples=60, deadline=None)
@given(facts=_HEIGHTS, plans=_HEIGHTS, room=st.integers(40, 300))
def test_something_is_chosen_whenever_anything_fits(
    facts: list[float], plans: list[float], room: int
) -> None:
    def sums(heights: list[float], limits: tuple[int, int]) -> set[float]:
        least, most = min(limits[0], len(heights)), limits[1]
        return {sum(pick) for count in range(least, most + 1) for pick in combinations(heights, count)}

    totals = [
        one + two for one, two in product(sums(facts, LIMITS["key_facts"]), sums(plans, LIMITS["outlook"]))
    ]
    found = pick(items("key_facts", facts) + items("outlook", plans), room)
    assert bool(found) == any(0 < total <= room for total in totals)


@pytest.mark.parametrize("room", [0.0, -10.0])
def test_no_room_gives_nothing(room: float) -> None:
    assert pick(items("key_facts", [15.0, 15.0]), room) == []

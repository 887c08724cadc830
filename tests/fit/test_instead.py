"""A line that says another one again stands on the page only in the stead of that one."""

from __future__ import annotations

from dataclasses import replace

from briefgen.fit import NO_ROOM, fit
from tests.fit.test_pinned import TEMPLATE, brief, line, printed

FACTS = [line("key_facts", number) for number in range(6)]
TALL = line("key_facts", 8, words=" ".join(["The council approved a payment for the ferries in spring"] * 60))
AGAIN = replace(line("key_facts", 9, words="Short words"), instead_of=(TALL.ranked.point.id,))
OFFERED = brief("key_facts", [*FACTS, TALL])


def test_the_shorter_of_two_lines_that_say_the_same_stands_where_the_other_has_no_room() -> None:
    assert 8 not in printed(OFFERED, "key_facts")
    assert 9 in printed(replace(OFFERED, candidates=(AGAIN,)), "key_facts")


def test_what_a_printed_line_says_again_is_not_printed() -> None:
    said = replace(AGAIN, instead_of=(FACTS[0].ranked.point.id,))
    assert 9 not in printed(replace(OFFERED, candidates=(said,)), "key_facts")


def test_two_lines_that_stand_for_one_are_not_both_printed() -> None:
    bars = (TALL.ranked.point.id, AGAIN.ranked.point.id)
    other = replace(line("key_facts", 10, words="Further words"), instead_of=bars)
    found = printed(replace(OFFERED, candidates=(AGAIN, other)), "key_facts")
    assert len({9, 10}.intersection(found)) == 1


def test_what_stands_in_and_finds_no_room_either_is_told_with_its_height() -> None:
    tall = replace(TALL, instead_of=(TALL.ranked.point.id,))
    tall = replace(tall, ranked=replace(tall.ranked, point=replace(tall.ranked.point, id="again")))
    cut = fit(replace(OFFERED, candidates=(tall,)), TEMPLATE, paper="a4").cut
    (found,) = [one for one in cut if one.ranked.point.id == "again"]
    assert found.reason == NO_ROOM
    assert found.height

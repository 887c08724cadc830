"""The questions that one asks of a sentence's grammar, on sentences that were parsed and on broken trees."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.understand import grammar
from briefgen.understand.parse import parse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.model import Token

TEXT = "The council of the town has closed the old mill on Monday."


def tokens() -> tuple[Token, ...]:
    return parse([TEXT])[0]


def place(word: str) -> int:
    return next(at for at, token in enumerate(tokens()) if token.text == word)


def texts(places: Iterable[int]) -> str:
    return " ".join(tokens()[at].text for at in sorted(places))


def test_the_root_is_the_verb_that_carries_the_sentence() -> None:
    found = grammar.root(tokens())
    assert found is not None
    assert found.text == "closed"
    assert grammar.root_at(tokens()) == place("closed")
    assert grammar.root(()) is None
    assert grammar.root_at(()) == -1


def test_children_hang_on_a_word_directly_and_can_be_asked_for_by_label() -> None:
    assert texts(grammar.children(tokens(), place("closed"))) == "council has mill on ."
    assert texts(grammar.children(tokens(), place("closed"), "nsubj", "dobj")) == "council mill"
    assert grammar.child(tokens(), place("closed"), "dobj") == place("mill")
    assert grammar.child(tokens(), place("closed"), "agent") == -1
    assert grammar.helpers(tokens(), place("closed")) == {"has"}


def test_a_phrase_is_all_that_is_below_its_top_and_may_be_followed_in_part() -> None:
    assert texts(grammar.below(tokens(), place("council"))) == "The council of the town"
    assert texts(grammar.below(tokens(), place("council"), lambda one: one.dep != "prep")) == "The council"
    assert grammar.is_under(tokens(), place("town"), place("council"))
    assert grammar.is_under(tokens(), place("council"), place("council"))
    assert not grammar.is_under(tokens(), place("mill"), place("council"))


def test_the_governors_come_nearest_first() -> None:
    assert [tokens()[at].text for at in grammar.above(tokens(), place("town"))] == ["of", "council", "closed"]


def test_a_word_belongs_to_the_nearest_verb_above_it_and_a_verb_to_itself() -> None:
    assert grammar.verb_of(tokens(), place("Monday")) == place("closed")
    assert grammar.verb_of(tokens(), place("has")) == place("has")
    bare = parse(["A new road to the north"])[0]
    assert bare[grammar.verb_of(bare, 4)].dep == "ROOT"


def test_a_tree_that_runs_in_circles_is_no_trap() -> None:
    circle = tuple(replace(token, head=(at + 1) % 3, pos="NOUN") for at, token in enumerate(tokens()[:3]))
    assert sorted(grammar.below(circle, 0)) == [0, 1, 2]
    assert len(list(grammar.above(circle, 0))) == 3
    assert grammar.verb_of(circle, 0) in {0, 1, 2}

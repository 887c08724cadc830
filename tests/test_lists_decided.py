"""What bodies decide in lists: by a vote told between commas, for a day to come, of a firm told in short."""

from __future__ import annotations

import pytest

from briefgen.compose.choose import Chosen, contents
from briefgen.compose.lines import LineMaker
from briefgen.compose.naming import decides_unnamed
from briefgen.lint import lint_line
from briefgen.merge import merge
from briefgen.model import Corpus
from briefgen.rank import rank
from tests.support.values import source, statement, statements
from tests.test_lists import DAY, listed, worded


def test_a_vote_between_commas_leaves_every_item_to_the_body_that_resolved() -> None:
    one = listed(
        "The Council resolved, by 24 votes to 13,",
        "not to appeal against the fee;",
        "to request 40 teachers.",
    )
    assert worded(one) == [
        "The Council resolved, by 24 votes to 13, not to appeal against the fee.",
        "The Council resolved, by 24 votes to 13, […] to request 40 teachers.",
    ]


@pytest.mark.parametrize("when", ["as of February", "from February", "until 28 February"])
def test_what_is_to_begin_or_end_in_a_month_does_so_in_the_next(when: str) -> None:
    one = listed("The committee of Holm resolved:", f"to ask the ministry for six teachers {when}.")
    assert worded(one) == [
        f"The committee of Holm resolved to ask the ministry for six teachers {when} [2027]."
    ]


def test_the_last_look_accepts_a_name_in_brackets_at_both_ends_of_the_seam() -> None:
    one = listed(
        'The Authority met Holm plc ("the Company"). The Authority is satisfied that:',
        "71 of the Company's 194 works failed;",
        "the Company failed to upgrade assets at 38 works.",
        publisher="Office for Water",
    )
    corpus = Corpus((one,))
    (entry,) = (
        one for one in rank(merge(statements(one), corpus), {}) if "38" in one.point.lead.sentence.text
    )
    line = LineMaker(corpus, DAY).line(entry, "key_facts", 0)
    assert "[Holm plc] failed to upgrade" in line.text
    assert lint_line(line, corpus, DAY) == ()


def test_each_item_of_a_list_costs_more_than_the_one_before() -> None:
    one = listed("The Council resolved:", "to buy 40 buses;", "to hire 12 drivers;", "to close the pier.")
    entries = [
        entry for entry in rank(merge(statements(one), Corpus((one,))), {}) if entry.point.lead.sentence.parts
    ]
    chosen = Chosen(contents(entries))
    costs = []
    for entry in entries:
        costs.append(chosen.cost(entry, 0.0))
        chosen.add(entry)
    assert costs == sorted(set(costs))
    assert costs[0] == 0.0


def test_a_colon_behind_resolved_hides_no_decision() -> None:
    said = statement("RESOLVED: that the report be published on 26 November.")
    assert decides_unnamed(said)
    assert said.sentence.text.startswith("RESOLVED: that")


def test_a_resolution_decides_behind_what_it_recalls() -> None:
    one = source(
        "The Assembly of the Norrey Islands,\nRecalling its motion of 3 June 2024,\nNoting the costs,\n"
        "DECIDES to feed 5,400 pupils from 1 May 2026;\n"
        "Calls on the municipalities to hire 60 cooks.",
        kinds={3: "item", 4: "item"},
        published=DAY,
    )
    assert worded(one) == [
        "The Assembly of the Norrey Islands […] decides to feed 5,400 pupils from 1 May 2026.",
        "The Assembly of the Norrey Islands […] calls on the municipalities to hire 60 cooks.",
    ]


def test_what_a_resolution_demands_or_decides_that_something_be_has_its_author_too() -> None:
    one = source(
        "The Assembly of the Norrey Islands,\nRecalling its motion of 3 June 2024,\n"
        "Decides that the mission shall have 400 men until May 2027;\n"
        "Demands that all ferries stop at Holm;\n"
        "Strongly urges the municipalities to hire 60 cooks.",
        kinds={2: "item", 3: "item", 4: "item"},
        published=DAY,
    )
    assert worded(one) == [
        "The Assembly of the Norrey Islands […] decides that the mission shall have 400 men until May 2027.",
        "The Assembly of the Norrey Islands […] demands that all ferries stop at Holm.",
        "The Assembly of the Norrey Islands […] strongly urges the municipalities to hire 60 cooks.",
    ]

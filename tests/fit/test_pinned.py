"""What people pinned stands on the page, whatever it costs the other lines."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefgen.errors import FitError
from briefgen.fit import fit
from briefgen.fit.press import CONSIDERED, considered
from briefgen.fit.select import Room, select
from briefgen.fit.worth import Item
from briefgen.model import Brief, Line, Piece
from briefgen.render.sample import sample_brief
from briefgen.render.template import load_template
from tests.support.values import statement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.model import Section

TEMPLATE = load_template("policy-brief")
SAMPLE = sample_brief(TEMPLATE.limits)
MOST = {section: most for section, (_, most) in TEMPLATE.limits.items()}
SECTIONS: tuple[Section, ...] = ("summary", "key_facts", "outlook")
WORDS = "The council of the harbour town approved a further payment for its ferries on that day in spring"


def line(section: Section, number: int, *, words: str = WORDS, pinned: bool = False) -> Line:
    model = SAMPLE.key_facts[0]
    text = f"{words} {number} {section}."
    point = replace(model.ranked.point, id=f"{section} {number}", evidence=(statement(text),))
    ranked = replace(model.ranked, point=point, rank=number + 1)
    return replace(
        model, section=section, text=text, pieces=(Piece(text, 0),), ranked=ranked, preference=number,
        longer=None, shorter=None, pinned=pinned,
    )  # fmt: skip


def brief(section: Section, lines: Sequence[Line], base: Brief = SAMPLE) -> Brief:
    """Return the sample with these lines in one section."""
    if section == "summary":
        return replace(base, summary=tuple(lines))
    return (
        replace(base, key_facts=tuple(lines))
        if section == "key_facts"
        else replace(base, outlook=tuple(lines))
    )


def printed(made: Brief, section: Section) -> list[int]:
    """Return the preferences of the lines that are on the page."""
    fitted = fit(made, TEMPLATE, paper="a4").brief
    return [one.preference for one in getattr(fitted, section)]


@pytest.mark.parametrize("section", SECTIONS)
def test_the_last_choice_of_a_section_is_printed_when_it_is_pinned(section: Section) -> None:
    lines = [line(section, number) for number in range(10)]
    assert 9 not in printed(brief(section, lines), section)
    found = printed(brief(section, [*lines[:9], replace(lines[9], pinned=True)]), section)
    assert 9 in found
    assert len(found) <= MOST[section]


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_holds_more_than_its_most_only_by_pins(section: Section) -> None:
    count = MOST[section] + 1
    lines = [line(section, number, words="Short words", pinned=number > 1) for number in range(count + 2)]
    assert printed(brief(section, lines), section) == list(range(2, count + 2))


def test_what_the_outlook_lacks_of_its_least_the_key_facts_may_have() -> None:
    facts = [line("key_facts", number, words="Short words") for number in range(20)]
    least = TEMPLATE.limits["outlook"][0]
    for plans in range(least + 1):
        made = replace(
            brief("key_facts", facts), outlook=tuple(line("outlook", number) for number in range(plans))
        )
        assert len(printed(made, "key_facts")) == MOST["key_facts"] + least - plans


def test_of_a_hundred_lines_the_first_choices_are_considered_and_whatever_is_pinned() -> None:
    lines = [line("key_facts", number, pinned=number == 99) for number in range(100)]
    few = considered(brief("key_facts", list(reversed(lines))))
    assert [one.preference for one in few.key_facts] == [99, *reversed(range(CONSIDERED))]
    assert 99 in printed(brief("key_facts", lines), "key_facts")


@pytest.mark.parametrize("section", ["key_facts", "outlook"])
def test_a_pinned_line_takes_its_shorter_form_where_it_does_not_fit_otherwise(section: Section) -> None:
    short = line(section, 0)
    tall = replace(short, text=WORDS * 20, pieces=(Piece(WORDS * 20, 0),), pinned=True, shorter=short)
    made = brief(section, [tall, *(line(section, number) for number in range(1, 8))])
    found = getattr(fit(made, TEMPLATE, paper="a4").brief, section)
    assert short.text in [one.text for one in found]
    assert [one.pinned for one in found if one.text == short.text] == [True]


def test_a_pinned_sentence_of_the_summary_takes_its_shorter_form_where_it_does_not_fit() -> None:
    short = line("summary", 0)
    tall = replace(short, text=WORDS * 60, pieces=(Piece(WORDS * 60, 0),), pinned=True, shorter=short)
    made = brief("summary", [tall, *(line("summary", number) for number in range(1, 3))])
    assert short.text in [one.text for one in fit(made, TEMPLATE, paper="a4").brief.summary]


def test_pinned_lines_that_no_page_holds_are_named_in_the_error() -> None:
    made = brief(
        "key_facts", [line("key_facts", number, words=WORDS * 3, pinned=True) for number in range(40)]
    )
    with pytest.raises(FitError) as caught:
        fit(made, TEMPLATE, paper="a4")
    assert "40 lines on it are pinned: unpin what can go" in caught.value.hint


def test_a_pin_in_a_section_that_the_template_does_not_print_is_cut_and_cites_nothing() -> None:
    without = replace(TEMPLATE, limits={**TEMPLATE.limits, "outlook": (0, 0)})
    made = brief("outlook", [line("outlook", 0, pinned=True)])
    fitted = fit(made, without, paper="a4")
    assert fitted.brief.outlook == ()
    assert "outlook 0" in {cut.ranked.point.id for cut in fitted.cut}


def test_every_choice_of_a_section_holds_the_pinned_lines() -> None:
    items = [Item(line("key_facts", n, pinned=n in {3, 5}), (30.0,)) for n in range(6)]
    for left, expected in ((65.0, {3, 5}), (95.0, {0, 3, 5})):
        found = select(items, Room(700.0, (left,), {"key_facts": (2, 3), "outlook": (0, 4)}))
        assert found
        assert {one.preference for one in found.lines} == expected
    assert select(items, Room(700.0, (50.0,), {"key_facts": (1, 3), "outlook": (0, 4)})) is None


def test_the_source_of_a_pinned_line_is_listed_with_it() -> None:
    other = SAMPLE.sources[-1].source.id
    lines = [replace(line("key_facts", n), sources=(SAMPLE.sources[0].source.id,)) for n in range(8)]
    lines.append(replace(line("key_facts", 8, pinned=True), sources=(other,)))
    only = replace(SAMPLE, summary=(lines[0],), outlook=())
    fitted = fit(brief("key_facts", lines[1:], only), TEMPLATE, paper="a4").brief
    assert other in {reference.source.id for reference in fitted.sources}


def test_what_people_reworded_is_not_told_in_another_line_as_well() -> None:
    edited = replace(line("key_facts", 1), edited=True)
    long = replace(line("key_facts", 0, words=f"{WORDS}. {WORDS}"), also=(edited.ranked.point.id,))
    first = replace(line("key_facts", 0), longer=long)
    fitted = fit(brief("key_facts", [first, edited]), TEMPLATE, paper="a4").brief
    assert [one.text for one in fitted.key_facts] == [first.text, edited.text]

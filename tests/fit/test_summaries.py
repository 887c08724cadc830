"""How many sentences the summary has, and when one of them gets a second one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.fit import fit
from briefgen.fit.press import Press
from briefgen.fit.summaries import MOST_WORDS, at_length, fuller, summaries, words
from briefgen.model import Brief, Line, Outlook, Piece
from briefgen.render.sample import sample_brief
from briefgen.render.template import load_template

TEMPLATE = load_template("policy-brief")
SAMPLE = sample_brief(TEMPLATE.limits)


def sentence(number: int, count: int, *, also: str = "") -> Line:
    """Return a sentence of a summary with so many words, and a second one of ten where it tells ``also``."""
    model = SAMPLE.summary[0]
    text = " ".join(["word"] * (count - 1)) + f" {number}."
    point = replace(model.ranked.point, id=f"summary {number}")
    made = replace(
        model, text=text, pieces=(Piece(text, 0),), preference=number, longer=None, shorter=None,
        ranked=replace(model.ranked, point=point),
    )  # fmt: skip
    long = f"{text} And nine further words that stand in the source."
    return (
        replace(made, longer=replace(made, text=long, pieces=(Piece(long, 0),), also=(also,)))
        if also
        else made
    )


def brief(*summary: Line) -> Brief:
    """Return a brief that fills less than half of its page."""
    return replace(SAMPLE, summary=summary, key_facts=SAMPLE.key_facts[:5], outlook=SAMPLE.outlook[:2])


def test_summaries_are_offered_from_the_fullest_to_the_shortest() -> None:
    made = brief(*(sentence(number, 12) for number in range(3)))
    assert [len(found) for found in summaries(made, TEMPLATE.limits)] == [3, 2]


def test_a_short_summary_gets_a_second_sentence_where_there_is_room() -> None:
    made = brief(sentence(0, 14, also="x"), sentence(1, 14), sentence(2, 14))
    fitted = fit(made, TEMPLATE, paper="a4").brief
    assert words(fitted.summary) == 51
    assert [bool(line.also) for line in fitted.summary] == [True, False, False]


@pytest.mark.parametrize(("count", "longer"), [(20, 2), (24, 0), (27, 0)])
def test_second_sentences_make_a_summary_of_eighty_words_at_most(count: int, longer: int) -> None:
    made = brief(sentence(0, count, also="x"), sentence(1, count, also="y"), sentence(2, count))
    fitted = fit(made, TEMPLATE, paper="a4").brief
    assert sum(bool(line.also) for line in fitted.summary) == longer
    assert words(fitted.summary) <= max(MOST_WORDS, 3 * count)


def test_no_two_second_sentences_of_a_summary_tell_the_same() -> None:
    made = brief(sentence(0, 14, also="x"), sentence(1, 14, also="x"), sentence(2, 14))
    page = Press(made, TEMPLATE, "a4").page(made.lines)
    assert fuller(made, page)
    assert all(sum(bool(line.also) for line in found) == 1 for found in fuller(made, page))


def test_what_is_pinned_elsewhere_is_not_told_in_a_second_sentence() -> None:
    fact = replace(SAMPLE.key_facts[0], pinned=True)
    made = brief(sentence(0, 14, also=fact.ranked.point.id), sentence(1, 14), sentence(2, 14))
    made = replace(made, key_facts=(fact, *made.key_facts[1:]))
    page = Press(made, TEMPLATE, "a4").page(made.lines)
    assert fuller(made, page) == []


def test_a_fact_that_the_summary_tells_second_is_not_printed_again() -> None:
    fact = SAMPLE.key_facts[0].ranked.point.id
    spare = replace(
        SAMPLE.key_facts[0], ranked=replace(SAMPLE.key_facts[0].ranked, point=sentence(7, 5).ranked.point)
    )
    made = brief(sentence(0, 14, also=fact), sentence(1, 14), sentence(2, 14))
    made = replace(made, key_facts=(*made.key_facts, replace(spare, preference=9)))
    fitted = fit(made, TEMPLATE, paper="a4").brief
    told = {line.ranked.point.id for line in fitted.key_facts}
    assert (fact in told) != any(line.also for line in fitted.summary)


def test_a_sentence_that_is_too_much_for_the_summary_is_told_in_its_own_section() -> None:
    made = brief(sentence(0, 34), sentence(1, 45), sentence(2, 34))
    fitted = fit(made, TEMPLATE, paper="a4").brief
    assert [line.ranked.point.id for line in fitted.summary] == ["summary 0", "summary 2"]
    assert "summary 1" in [line.ranked.point.id for line in fitted.key_facts]
    told = [line for line in fitted.key_facts if line.ranked.point.id == "summary 1"]
    assert [line.section for line in told] == ["key_facts"]


def test_a_summary_that_is_too_long_takes_shorter_forms_first() -> None:
    made = brief(sentence(0, 30), replace(sentence(1, 45), shorter=sentence(1, 25)), sentence(2, 32))
    fitted = fit(made, TEMPLATE, paper="a4").brief
    assert words(fitted.summary) == 87
    assert [line.ranked.point.id for line in fitted.summary] == ["summary 0", "summary 1", "summary 2"]


def test_a_pinned_sentence_stays_in_a_summary_however_long() -> None:
    made = brief(sentence(0, 40), *(replace(sentence(n, 45), pinned=True) for n in (1, 2)))
    assert len(fit(made, TEMPLATE, paper="a4").brief.summary) == 3


def test_a_plan_that_is_too_much_for_the_summary_stands_in_the_outlook_in_its_place() -> None:
    plan = next(line for line in SAMPLE.outlook if line.when)
    said = replace(plan.statement, outlook=plan.statement.outlook or Outlook("will"))
    moved = replace(sentence(1, 45), when=plan.when, said=said)
    made = at_length(brief(sentence(0, 34), moved, sentence(2, 34)), TEMPLATE.limits)
    assert len(made.summary) == 2
    days = [line.when for line in made.outlook if line.when]
    assert days == sorted(days)
    assert "summary 1" in [line.ranked.point.id for line in made.outlook]


def test_brackets_of_ours_are_no_words_of_a_summary() -> None:
    line = sentence(0, 12)
    ours = Piece(" [date not given]")
    noted = replace(line, text=line.text + ours.text, pieces=(*line.pieces, ours))
    assert words([noted]) == words([line]) == 12


def test_a_line_that_is_cut_is_told_with_its_height() -> None:
    facts = tuple(
        replace(fact, ranked=replace(fact.ranked, point=replace(fact.ranked.point, id=f"{fact.text} {n}")))
        for n in range(3)
        for fact in SAMPLE.key_facts
    )
    cut = fit(replace(SAMPLE, key_facts=facts), TEMPLATE, paper="a4").cut
    assert cut
    assert all(one.height and 10 < one.height < 100 for one in cut if one.section == "key_facts")

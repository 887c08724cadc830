"""The last row of a line holds no single short word: its last words are set without a break between them."""

from __future__ import annotations

import pytest

from briefgen.render import render
from briefgen.render.printing import bound
from briefgen.render.rich import NO_BREAK
from briefgen.render.sample import sample_brief
from briefgen.render.template import load_template
from briefgen.render.text import render_text
from tests.render.validate import page_text


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("The council of Holm approved the budget in May 2024.", "in_May_2024."),
        ("The council of Holm approved the budget.", "the_budget."),
        ("It is to go on until the 1st of 9.", "the_1st_of_9."),
        ("The council of Holm rejected the recommendation.", " recommendation."),
        ("Prices rose.", "Prices rose."),
        ("Closed.", "Closed."),
    ],
)
def test_words_stand_together_until_they_are_long_enough(text: str, end: str) -> None:
    assert bound(text).endswith(end.replace("_", NO_BREAK))
    assert bound(text).replace(NO_BREAK, " ") == text


def test_a_page_of_word_holds_the_end_of_each_line_together_and_one_of_text_has_plain_spaces() -> None:
    brief, template = sample_brief(), load_template("policy-brief")
    facts = [line.text for line in brief.key_facts]
    page = page_text(render(brief, template))
    assert all(any(bound(fact) in text for text in page) for fact in facts)
    assert any(bound(fact) != fact for fact in facts)
    text = " ".join(render_text(brief, "txt", template).decode().split())
    assert all(fact in text for fact in facts)

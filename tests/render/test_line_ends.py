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
    ("text", "mark", "end"),
    [
        ("The council of Holm approved the budget in May 2024.", "[1]", " May_2024."),
        ("The council of Holm approved the budget.", "[1]", "the_budget."),
        ("The council of Holm approved the budget.", "[1, 2]", " budget."),
        ("The council of Holm approved the budget.", "[according to Holm Times; 1]", " budget."),
        ("It is to go on until the 1st of 9.", "[1]", "1st_of_9."),
        ("The council of Holm rejected the recommendation.", "[1]", " recommendation."),
        ("Prices rose.", "[1]", "Prices rose."),
        ("Closed.", "[1]", "Closed."),
    ],
)
def test_words_stand_together_until_they_are_long_enough(text: str, mark: str, end: str) -> None:
    assert bound(text, mark).endswith(end.replace("_", NO_BREAK))
    assert bound(text, mark).replace(NO_BREAK, " ") == text


def test_a_page_of_word_holds_the_end_of_each_line_together_and_one_of_text_has_plain_spaces() -> None:
    brief, template = sample_brief(), load_template("policy-brief")
    facts = [line.text for line in brief.key_facts]
    page = page_text(render(brief, template))
    held = [{bound(fact, "[1]"), bound(fact, "[1, 2]")} for fact in facts]
    assert all(any(one in text for one in either for text in page) for either in held)
    assert any(fact not in either for fact, either in zip(facts, held, strict=True))
    text = " ".join(render_text(brief, "txt", template).decode().split())
    assert all(fact in text for fact in facts)

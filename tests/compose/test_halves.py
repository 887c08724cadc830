"""Of two sentences of which only the second has a fault, the first stands on the page."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.compose import compose
from briefgen.compose.halves import first_half
from briefgen.compose.printable import printable
from briefgen.merge import merge
from briefgen.model import Brief, Corpus, Section
from briefgen.rank import rank
from tests.support.values import source, statement, statements

DAY = date(2026, 11, 20)
LIMITS: dict[Section, tuple[int, int]] = {"summary": (1, 1), "key_facts": (1, 4), "outlook": (1, 2)}
PLEA = "Ana Lund pleaded not guilty to two counts of fraud in Holm on 3 November 2026."
OTHER = "The council of Orla approved two electric ferries for 40 million euros on 3 November 2026."


def page(*lines: str) -> Brief:
    one = source("\n".join(lines), published=date(2026, 11, 13))
    corpus = Corpus((one,))
    ranked = rank(merge(statements(one), corpus), {})
    return compose(ranked, corpus, as_of=DAY, title="The ports", limits=LIMITS)[0]


def test_that_a_lawyer_did_not_comment_does_not_take_the_plea_with_it() -> None:
    text = f"{PLEA} Her lawyer, Erik Berg, declined to comment on 4 November 2026."
    assert printable(statement(text)) == "says that somebody did not comment"
    brief = page(OTHER, text)
    printed = [line for line in (*brief.summary, *brief.key_facts) if PLEA in line.text]
    assert printed
    assert not any("comment" in line.text for line in printed)


def test_the_first_half_has_the_words_figures_and_days_of_its_own_sentence() -> None:
    half = first_half(statement(f"{PLEA} She paid 300,000 euros to a firm in Orla on 9 May 2025."))
    assert half
    assert half.sentence.text == PLEA
    assert half.sentence.span.end == len(PLEA)
    assert [when.first for when in half.dates] == [date(2026, 11, 3)]
    assert [figure.low for figure in half.figures] == [2]
    assert half.tokens[-1].end == len(PLEA)


@pytest.mark.parametrize(
    "text", [PLEA, "“The port is shut. It lost 40 million euros in 2025,” Ana Lund said."]
)
def test_one_sentence_has_no_halves(text: str) -> None:
    half = first_half(statement(text))
    assert half is None or printable(half)


def test_of_a_pair_that_leans_on_the_text_before_it_no_half_is_printed() -> None:
    pair = "Each of those berths costs 9,000 euros a year. She let 14 of them to a firm in Orla in 2025."
    brief = page(OTHER, "Ana Lund has a plan.", pair)
    assert not any("berths" in line.text for line in (*brief.summary, *brief.key_facts))

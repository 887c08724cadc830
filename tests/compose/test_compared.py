"""A rise by a share, and whether its sentence says since when."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.compose.lines import LineMaker
from briefgen.compose.wording import word
from briefgen.lint import lint_line
from briefgen.merge import merge
from briefgen.model import Corpus
from briefgen.rank import rank
from tests.support.values import source, statement, statements

DAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    "line",
    [
        "The backlog in the Crown Court stood at 79,600 cases on 30 September 2026, up 6.2 per cent.",
        "In the third quarter of 2026 withdrawals came to 9.2 billion marks, down 6.8 per cent.",
        "The number of cash machines stood at 4,310, down by almost 14 per cent.",
        "The union said that assaults on its members had risen by 18 per cent.",
    ],
)
def test_a_bracket_says_that_no_word_tells_since_when(line: str) -> None:
    printed = word(statement(line, published=DAY), DAY).text
    assert printed.count(" per cent [period not given]") == 1


@pytest.mark.parametrize(
    "line",
    [
        "The backlog stood at 79,600 cases on 30 September 2026, up 6.2 per cent from a year earlier.",
        "There were 31,200 admissions in the year to March 2026, up 6.8 per cent.",
        "Rents rose by 4 per cent in 2025.",
        "Assaults have risen by 18 per cent since May 2026.",
        "The wallet's cost has risen 13 per cent above its budget.",
        "Charges will rise by 4 per cent in April 2027.",
        "Shares in the bank of Holm fell 2.1 per cent.",
        "“It rose by 4 per cent,” said Ana Lund of the union.",
        "The union wants pay to rise by 4 per cent.",
        "Days of absence fell by 9 per cent in the pilot schools, according to the University of Holm.",
        "About 61 per cent of the claims had been settled.",
    ],
)
def test_a_rise_that_says_since_when_or_lies_ahead_has_none(line: str) -> None:
    assert "period not given" not in word(statement(line, published=DAY), DAY).text


def test_the_last_look_lets_the_bracket_stand() -> None:
    one = source("The backlog stood at 79,600 cases on 30 September 2026, up 6.2 per cent.", published=DAY)
    corpus = Corpus((one,))
    entry = rank(merge(statements(one), corpus), {})[0]
    line = LineMaker(corpus, DAY).line(entry, "key_facts", 0)
    assert line.text.endswith("up 6.2 per cent [period not given].")
    assert not lint_line(line, corpus, DAY)

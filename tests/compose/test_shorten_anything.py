"""Whatever is shortened, made up or from the evaluation data: the rest keeps what the statement promised."""

from __future__ import annotations

import importlib.util
import re
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen.compose.shorten import shorten, without
from briefgen.compose.wording import word
from tests.support.shortened import AS_OF
from tests.support.values import source, statement, statements

if TYPE_CHECKING:
    from briefgen.model import Statement

_SUBJECTS = ["The bank", "Ana Silva", "The ministers of both countries", "A court in Basel", "It"]
_ASIDES = [
    "",
    ", which is based in Basel,",
    ", a lender with 300 offices,",
    ", the head of the council,",
    " (a small firm)",
    " (in 2019)",
    ", who has never lost a case,",
    " — once a friend of the king —",
    "—once a friend of the king—",
    "—which sits in Basel— ",
    ", backed by France and Japan,",
    ", according to Reuters,",
]
_VERBS = [
    "raised its rate",
    "did not sign the treaty",
    "could close the port on 14 May",
    "said that “all is well, they say”",
    "approved the plan, the largest of its kind",
    "said in a statement that the plan was sound",
    "told reporters in a briefing it would sign",
]
_TAILS = [
    "",
    ", underlining its commitment to peace",
    ", including two schools",
    ", Reuters reported",
    ", officials said on Monday",
    ", unless the council objects",
    ", which no one had expected",
    ", killing dozens",
    " and the council agreed",
]
_SENTENCES = st.builds(
    "{}{} {}{}{}.".format,
    *(st.sampled_from(part) for part in (_SUBJECTS, _ASIDES, _VERBS, _TAILS, _TAILS)),
)
_KEPT = re.compile(r"\d+|\bnot\b|\bnever\b|\bno\b|\bcould\b|\bunless\b|Monday|May|dozens|two|“|”")


def tokens(text: str) -> list[str]:
    return re.findall(r"\w+|[^\w\s]", text.lower())


def is_subsequence(part: list[str], whole: list[str]) -> bool:
    rest = iter(whole)
    return all(token in rest for token in part)


def check(said: Statement, most: int) -> None:
    found = shorten(said, most)
    text = said.sentence.text
    left = without(text, found.spans)
    assert is_subsequence(tokens(left), tokens(text))
    assert found.words == len(left.split())
    assert Counter(_KEPT.findall(left)) == Counter(_KEPT.findall(without(text, ())))
    assert not re.search(r" [,.]|,\s*,|,\.", left)
    assert word(said, AS_OF, deleted=found.spans).text[:1] == left[:1].upper()
    assert list(found.spans) == sorted(found.spans)
    assert all(0 <= start < end <= len(text) for start, end in found.spans)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_SENTENCES, st.integers(3, 20))
def test_whatever_goes_the_rest_is_a_subsequence_with_every_figure_date_and_negation(
    text: str, most: int
) -> None:
    check(statement(text), most)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text("aTh1,.()[]–—“”\"' \n", min_size=1, max_size=60), st.integers(0, 5))
def test_any_characters_at_all_do_no_harm(text: str, most: int) -> None:
    for said in statements(source(text)):
        found = shorten(said, most)
        assert is_subsequence(tokens(without(said.sentence.text, found.spans)), tokens(said.sentence.text))


# ---------------------------------------------------------------- on the evaluation data


def benchmark() -> ModuleType:
    path = Path(__file__).parents[2] / "benchmarks" / "shortening.py"
    spec = importlib.util.spec_from_file_location("benchmarks_shortening", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.eval
def test_no_promise_is_broken_on_news_that_was_not_read() -> None:
    module = benchmark()
    if module.data_folder() is None:
        pytest.skip("BRIEFGEN_EVAL_DATA is not set")
    shown: list[str] = []
    assert module.main(["--part", "unread", "--each", "2", "--show", "3"], shown.append) == 0
    figures = dict(line.rsplit(maxsplit=1) for line in shown)
    assert figures["promises broken"] == "0"
    assert float(figures["share shortened"]) > 0.02

"""Sentences: where they end, where they do not, and that nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.segment import segment, split
from tests.support.values import source


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Okafor met Dr. J. K. Lind of the U.S. Senate.",
        "It rose by 3.5 per cent, e.g. in Kent.",
        "See No. 5 and Art. 7 of the treaty.",
        "Acme Inc. Chairman Lee resigned.",
        "The talks begin on Jan. 5 in Oslo.",
        "“We will go. We will stay,” he said.",
        "It fell (see Fig. 2. It is clear).",
        '"Why?" Smith asked.',
        "At 5 p.m. Friday the office shut.",
        "The report, cf. Lee et al. 2019, is out.",
        "George W. Bush flew to St. Louis.",
        "1. Widen the canal at Kiel",
        "Prices at example.com fell.",
    ],
)
def test_one_sentence_stays_whole(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize(
    "sentences",
    [
        ["He lives in the U.S.", "The plan failed."],
        ["It ended.", "“We go,” she said.", "Then they left."],
        ["Was it so?", "Nobody knew!", "All slept."],
        ["The year was 2015.[3]", "However it went."],
        ["(The plan was dropped.)", "Another came."],
        ["The firm is Acme Inc.", "It shut in May."],
        ["He said “no.”", "She said yes."],
        ["It cost $4.09 billion.", "In 1997 it cost less."],
    ],
)
def test_sentences_are_cut_apart(sentences: list[str]) -> None:
    assert cut(" ".join(sentences)) == sentences


def test_a_lost_space_between_sentences_is_seen() -> None:
    assert cut("It deepens ties with the region.The talks go on.") == [
        "It deepens ties with the region.",
        "The talks go on.",
    ]


def test_chinese_and_japanese_full_stops_end_sentences() -> None:
    assert cut("日本は増やす。中国は減る。") == ["日本は増やす。", "中国は減る。"]


def test_headings_become_context_and_titles_are_left_out() -> None:
    text = "A Headline\nThe Forum\nThe officials met in Astana.\nThey agreed on a date for the next one."
    found = segment(source(text, kinds={0: "title", 1: "heading"}))
    assert [(one.heading, one.paragraph, one.position) for one in found] == [
        ("The Forum", 0, 0),
        ("The Forum", 1, 1),
    ]


def test_a_long_line_without_a_full_stop_is_still_a_sentence() -> None:
    (found,) = segment(source("The ministry says that ten new ferries will be bought next year"))
    assert found.whole


def test_a_short_line_without_a_full_stop_is_not_a_sentence() -> None:
    (found,) = segment(source("A ferry in the harbour"))
    assert not found.whole


_TEXT = st.text(alphabet=st.sampled_from("ab AB.?!…\"“”()[]1,\n。's"), max_size=200)


@given(_TEXT)
def test_cutting_loses_no_visible_character(text: str) -> None:
    spans = split(text)
    covered = "".join(text[start:end] for start, end in spans)
    assert "".join(covered.split()) == "".join(text.split())


@given(_TEXT)
def test_every_span_quotes_its_source(text: str) -> None:
    one = source(text)
    for sentence in segment(one):
        assert one.text[sentence.span.start : sentence.span.end] == sentence.text
        assert sentence.text == sentence.text.strip()

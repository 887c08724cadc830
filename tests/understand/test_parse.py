"""The door to the parser: tokens, offsets, one sentence a text."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.understand.parse import LONGEST, parse

if TYPE_CHECKING:
    from briefgen.model import Token


def one(text: str) -> tuple[Token, ...]:
    return parse([text])[0]


def assert_a_tree(tokens: tuple[Token, ...]) -> None:
    roots = [index for index, token in enumerate(tokens) if token.head == index]
    assert len(roots) == 1
    for index in range(len(tokens)):
        step, seen = index, 0
        while step != roots[0]:
            step, seen = tokens[step].head, seen + 1
            assert seen <= len(tokens)


def test_a_plain_sentence_has_its_grammar() -> None:
    tokens = one("The ministry raised its forecast on Tuesday.")
    assert [token.text for token in tokens][:3] == ["The", "ministry", "raised"]
    raised = tokens[2]
    assert (raised.lemma, raised.pos, raised.tag, raised.dep, raised.head) == (
        "raise",
        "VERB",
        "VBD",
        "ROOT",
        2,
    )
    assert (tokens[1].dep, tokens[1].head) == ("nsubj", 2)


def test_entities_say_where_they_begin() -> None:
    tokens = one("Talks between Angela Merkel and Emmanuel Macron opened in Berlin.")
    people = [token for token in tokens if token.entity == "PERSON"]
    assert [token.text for token in people if token.begins] == ["Angela", "Emmanuel"]
    assert [token.text for token in people if not token.begins] == ["Merkel", "Macron"]


def test_contractions_become_two_tokens() -> None:
    assert [token.text for token in one("They won't sign.")] == ["They", "wo", "n't", "sign", "."]


def test_results_come_in_the_order_of_the_texts() -> None:
    texts = [f"Item {number} was approved." for number in range(150)]
    assert [tokens[1].text for tokens in parse(texts)] == [str(number) for number in range(150)]


def test_no_texts_give_no_results() -> None:
    assert parse([]) == []


def test_blank_texts_give_no_tokens_and_keep_their_place() -> None:
    first, second, third = parse(["", "It rained.", " \n\t "])
    assert (first, third) == ((), ())
    assert second[0].text == "It"


def test_two_full_stops_do_not_split_a_text() -> None:
    tokens = one("He left at 5 p.m. She stayed. They met again later.")
    assert_a_tree(tokens)


@pytest.mark.parametrize(
    ("text", "subject", "verb", "over"),
    [
        ("Of the 62 hangers, 14 show corrosion of category 4 or worse.", "14", "show", "show"),
        ("Of the 38 trains, 12 run on diesel.", "12", "run", "run"),
        ("Of its 54 schools, nine lack a kitchen.", "nine", "lack", "lack"),
        ("The firm that runs the line asked for 4 million euros.", "firm", "asked", "asked"),
        (
            "A company that builds the ferries offered on Friday to lower the price by 4 million euros.",
            "company",
            "offered",
            "offered",
        ),
        (
            "Ships waiting for a berth spent 31 hours at anchor on average last week, the port said.",
            "Ships",
            "spent",
            "said",
        ),
    ],
)
def test_a_main_verb_that_looks_like_another_word_is_found(
    text: str, subject: str, verb: str, over: str
) -> None:
    tokens = one(text)
    assert_a_tree(tokens)
    at = next(n for n, token in enumerate(tokens) if token.text == verb)
    assert tokens[at].pos == "VERB"
    assert tokens[tokens[at].head].text == over
    assert [token.text for token in tokens if token.dep == "nsubj" and token.head == at] == [subject]


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("A man who robbed a bank with two others.", "man"),
        ("The bridge that was built by the county in 1990.", "bridge"),
        ("Of the 50 reports, one case was fatal.", "was"),
        ("Of the 300 firms, 14 per cent of all in Holm.", "Of"),
    ],
)
def test_what_has_no_other_main_verb_gets_none(text: str, root: str) -> None:
    tokens = one(text)
    assert_a_tree(tokens)
    assert [token.text for token in tokens if token.dep == "ROOT"] == [root]


def test_double_blanks_and_line_breaks_leave_the_tree_alone() -> None:
    plain = one("The bank raised its key rate by half a point.")
    spaced = one("The  bank raised\nits key\u00a0rate \t by half a point.")
    assert [(t.text, t.dep, t.head) for t in plain] == [(t.text, t.dep, t.head) for t in spaced]


def test_offsets_point_into_the_text_as_given() -> None:
    text = "  The  bank’s   “new”\nrate isn't 4.5%.  "
    for token in one(text):
        assert text[token.start : token.end] == token.text


def test_a_monstrous_text_is_parsed_in_stretches_that_form_one_tree() -> None:
    text = "The council met and the members spoke and the minister listened and " * 150
    tokens = one(text)
    assert len(text) > 4 * LONGEST
    assert_a_tree(tokens)
    assert [token.text for token in tokens] == text.split()
    assert all(text[token.start : token.end] == token.text for token in tokens)


def test_a_monstrous_word_does_no_harm() -> None:
    tokens = one("a" * 30_000)
    assert tokens[0].start == 0
    assert tokens[-1].end == 30_000
    assert_a_tree(tokens)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=80), max_size=4))
def test_any_text_gives_tokens_in_order_that_cover_every_mark(texts: list[str]) -> None:
    for text, tokens in zip(texts, parse(texts), strict=True):
        covered = "".join(text[token.start : token.end] for token in tokens)
        assert "".join(covered.split()) == "".join(text.split())
        assert all(a.end <= b.start for a, b in pairwise(tokens))
        if tokens:
            assert_a_tree(tokens)


def test_the_same_text_gives_the_same_tokens_alone_and_in_company() -> None:
    text = "Growth will slow to 2 percent next year, the fund said."
    assert one(text) == parse(["Something else entirely.", text, "And more."])[1]


def python(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_the_door_itself_does_not_import_spacy() -> None:
    assert python("import sys, briefgen.understand.parse; print('spacy' in sys.modules)") == "False"

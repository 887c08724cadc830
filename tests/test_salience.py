"""What the scorer of sentences promises: range, order, likeness, budget, speed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.salience import Index, alike, pick, salience, similarity, strongest
from briefgen.salience.quality import quality
from briefgen.salience.words import stem, tokens

DOCUMENTS = [
    [
        "The central bank raised its key rate to 5.25 percent on Wednesday.",
        "Governor Ana Brito said inflation remained too high.",
        "Shoppers in the capital were enjoying an unusually warm afternoon.",
    ],
    [
        "The central bank lifted its key rate by a quarter point to 5.25 percent.",
        "Analysts had expected the central bank to raise its key rate.",
        "Subscribe to our newsletter for more stories like this one.",
    ],
]
SENTENCES = [text for document in DOCUMENTS for text in document]
TEXTS = st.lists(st.lists(st.text(max_size=120), max_size=6), max_size=5)


def test_scores_have_the_shape_of_the_documents_and_the_best_is_one() -> None:
    scores = salience(DOCUMENTS)
    assert [len(row) for row in scores] == [3, 3]
    assert max(max(row) for row in scores) == 1.0


def test_what_both_documents_say_beats_what_one_mentions_in_passing() -> None:
    scores = salience(DOCUMENTS)
    assert scores[1][1] > scores[0][1]
    assert scores[0][0] > scores[0][2]


def test_furniture_scores_nothing() -> None:
    assert salience(DOCUMENTS)[1][2] == 0


def test_a_focus_phrase_raises_the_sentences_that_hold_it() -> None:
    plain, focused = salience(DOCUMENTS), salience(DOCUMENTS, focus=["inflation"])
    assert focused[0][1] / focused[0][0] == pytest.approx(1.75 * plain[0][1] / plain[0][0])


def test_a_focus_phrase_is_met_in_its_other_forms_and_only_whole() -> None:
    raised = salience(DOCUMENTS, focus=["raised rate"])
    assert raised == salience(DOCUMENTS, focus=["rates raise"]) != salience(DOCUMENTS)
    assert salience(DOCUMENTS, focus=["inflation target"]) == salience(DOCUMENTS)


def test_the_title_raises_the_sentences_about_it() -> None:
    plain, titled = salience(DOCUMENTS), salience(DOCUMENTS, title="The inflation")
    assert titled[0][1] / titled[0][0] == pytest.approx(1.5 * plain[0][1] / plain[0][0])


def test_focus_words_without_meaning_change_nothing() -> None:
    assert salience(DOCUMENTS, focus=["", "the", "…"], title="of the") == salience(DOCUMENTS)


@pytest.mark.parametrize("documents", [[], [[]], [[], []], [[""]], [["", " \n"]], [["..."]]])
def test_nothing_to_score_is_no_error(documents: list[list[str]]) -> None:
    assert [len(row) for row in salience(documents)] == [len(d) for d in documents]
    assert pick(documents, 100) == []


@given(TEXTS, st.integers(0, 60))
def test_any_text_gives_scores_in_range_and_a_choice_in_budget(
    documents: list[list[str]], words: int
) -> None:
    scores = salience(documents)
    assert all(0 <= score <= 1 for row in scores for score in row)
    chosen = pick(documents, words)
    assert len(set(chosen)) == len(chosen)
    assert sum(len(documents[d][i].split()) for d, i in chosen) <= words


def test_a_choice_says_nothing_twice() -> None:
    twice = [DOCUMENTS[0], list(DOCUMENTS[0])]
    chosen = pick(twice, 1000)
    assert sorted(i for _, i in chosen) == [0, 1, 2]


def test_the_strongest_come_once_each_and_open_with_the_best() -> None:
    places, scores = strongest(DOCUMENTS), salience(DOCUMENTS)
    assert len(set(places)) == len(places) == 5
    assert scores[places[0][0]][places[0][1]] == 1.0


def test_a_copy_of_a_strong_sentence_adds_nothing() -> None:
    assert len(strongest([DOCUMENTS[0], list(DOCUMENTS[0])])) == 3


def test_focus_words_move_sentences_to_the_front() -> None:
    plain, focused = strongest(DOCUMENTS), strongest(DOCUMENTS, focus=["inflation"])
    assert focused.index((0, 1)) < plain.index((0, 1))


def test_a_choice_opens_with_what_opens_the_documents() -> None:
    chosen = pick(DOCUMENTS, 1000)
    assert chosen == sorted(chosen, key=lambda place: place[1])


def test_a_line_at_the_foot_of_three_different_documents_is_no_news() -> None:
    foot = "The agency is paid for by its forty members and by gifts."
    pages = [[f"Body {d} holds item {i} and nothing else." for i in range(12)] + [foot] for d in range(3)]
    assert [scores[-1] for scores in salience(pages)] == [0, 0, 0]
    assert {i for _, i in pick(pages, 10_000)} <= set(range(12))


def test_copies_of_one_article_keep_their_last_line() -> None:
    article = [f"Body one holds item {i} and nothing else." for i in range(12)]
    assert all(scores[-1] > 0 for scores in salience([article] * 3))


def test_going_over_takes_one_sentence_more_and_puts_it_last() -> None:
    for words in range(1, 40):
        within, beyond = pick(DOCUMENTS, words), pick(DOCUMENTS, words, over=True)
        lengths = [len(DOCUMENTS[d][i].split()) for d, i in beyond]
        assert sum(lengths[:-1]) <= words
        assert sum(lengths) >= words or len(within) == len(beyond)


def test_similarity_is_one_for_the_same_words_and_none_for_others() -> None:
    index = Index.of(SENTENCES)
    first, other = index.terms(SENTENCES[0]), index.terms(SENTENCES[2])
    assert similarity(first, first) == pytest.approx(1)
    assert similarity(first, other) == 0
    assert similarity(index.terms("of the"), index.terms("of the")) == 0


def test_similarity_is_symmetric_and_highest_for_the_same_fact() -> None:
    index = Index.of(SENTENCES)
    terms = [index.terms(text) for text in SENTENCES]
    scores = {(i, j): similarity(terms[i], terms[j]) for i, j in combinations(range(6), 2)}
    assert all(similarity(terms[j], terms[i]) == score for (i, j), score in scores.items())
    assert max(scores, key=lambda pair: scores[pair]) == (0, 3)


def test_a_rare_word_in_common_tells_more_than_a_frequent_one() -> None:
    index = Index.of(["The bank met.", "The bank waited.", "The bank closed.", "Lisbon closed."])
    assert index.weight("lisbon") > index.weight("bank") > 0


@given(st.lists(st.text("abc ", max_size=12), max_size=12), st.floats(0.05, 1))
def test_looking_up_pairs_finds_what_comparing_all_finds(texts: list[str], least: float) -> None:
    index = Index.of(texts)
    terms = [index.terms(text) for text in texts]
    every = ((i, j, similarity(terms[i], terms[j])) for i, j in combinations(range(len(terms)), 2))
    assert sorted(alike(terms, least)) == [pair for pair in every if pair[2] >= least]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("countries", "country"),
        ("rising", "rose"),
        ("said", "said"),
        ("planned", "planning"),
        ("make", "making"),
        ("taxes", "tax"),
        ("raises", "raised"),
        ("Chávez’s", "chavez"),
        ("1,200", "1200"),
        ("U.S.", "US"),
        ("women", "woman"),
        ("carried", "carry"),
    ],
)
def test_forms_of_one_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("US", "us"), ("WHO", "who"), ("5.25", "525"), ("nation", "national"), ("16th", "15th"), ("bus", "bu")],
)
def test_other_words_keep_other_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_tokens_keep_numbers_and_initials_whole() -> None:
    assert tokens("The U.S. paid $1,234.5 (3.2%)") == ["the", "US", "pay", "1234.5", "3.2"]


@pytest.mark.parametrize(
    ("text", "factor"),
    [
        ("The minister resigned on Monday after a vote.", 1.0),
        ("Will the minister resign after the vote on Monday?", 0.5),
        ("Minister resigns on Monday after a vote", 0.3),
        ("Click here to see more of our stories.", 0.0),
        ("He did not.", 0.0),
        ("The minister, left, shakes hands with the chairman on Monday.", 0.1),
        ("In this June 21 file photo the minister speaks at a meeting.", 0.1),
        ("I think that we should all wait and see.", 0.6),
        ("The minister said, “I think that we should all wait.”", 1.0),
        ("3 of 26 Full Screen Autoplay Close A look back at the minister in Holm.", 0.0),
        ("Caption The minister said on Monday that she will leave the race.", 0.0),
        ("1,200 350 4.5% 13 20 2024 3,000 12 items", 0.0),
        ("word " * 80 + ".", 0.0),
    ],
)
def test_the_form_of_a_sentence_sets_its_factor(text: str, factor: float) -> None:
    assert quality(text) == factor


@pytest.mark.slow
def test_two_hundred_documents_take_under_two_seconds() -> None:
    words = [f"word{n}" for n in range(4000)]
    documents = [
        [" ".join(words[(d * 31 + i * i + j * j) % 4000] for j in range(20)) + "." for i in range(30)]
        for d in range(200)
    ]
    started = time.process_time()
    salience(documents)
    assert time.process_time() - started < 2


@pytest.mark.eval
def test_summaries_stay_above_their_floors_and_the_peers() -> None:
    if "BRIEFGEN_EVAL_DATA" not in os.environ:
        pytest.skip("BRIEFGEN_EVAL_DATA is not set: nothing was measured")
    benchmark = Path(__file__).parents[1] / "benchmarks" / "summary.py"
    done = subprocess.run(
        [sys.executable, str(benchmark), "--sample", "60"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr

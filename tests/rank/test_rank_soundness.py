"""Lines that a careful reader would not sign rank behind the others, with what speaks against them."""

# ruff: noqa: E501 - a line a paragraph

from __future__ import annotations

from dataclasses import replace

from briefgen.merge import merge
from briefgen.model import Corpus, Ranked
from briefgen.rank import rank
from briefgen.rank.soundness import HARD_TO_SIGN
from tests.support.values import source, statements

ORDER = "The council of Holm ordered the ferry company Norling on 3 May 2025 to return 4 million crowns to its passengers."


def ranked(*texts: str, topic: str = "ferries of Holm") -> dict[str, Ranked]:
    sources = tuple(source(text, id=f"s{number}") for number, text in enumerate(texts))
    corpus = Corpus(sources)
    points = merge(statements(*sources), corpus)
    return {entry.point.lead.sentence.text: entry for entry in rank(points, {}, topic=topic, corpus=corpus)}


def against(entry: Ranked) -> str:
    return next((one.name for one in entry.reasons if one.name.startswith(HARD_TO_SIGN)), "")


def test_a_line_with_names_days_and_figures_has_nothing_against_it() -> None:
    assert not against(ranked(f"{ORDER}\n")[ORDER])


def test_a_line_that_goes_on_from_another_and_names_nothing_is_hard_to_sign_and_costs_more_than_a_figure() -> (
    None
):
    later = "The remark pleased nearly everybody."
    entry = ranked(f"{ORDER} {later}\n")[later]
    assert "few names, days and figures" in against(entry)
    assert "goes on from the sentence before it" in against(entry)
    assert "its subject is not named" in against(entry)
    assert min(reason.points for reason in entry.reasons) == -2.5


def test_the_first_sentence_of_a_paragraph_does_not_go_on_from_another() -> None:
    later = "The remark pleased nearly everybody."
    assert "goes on" not in against(ranked(f"{ORDER}\n{later}\n")[later])


def test_a_word_of_the_title_tells_which_one_is_meant() -> None:
    text = "The ferry was late again on most days."
    assert "its subject is not named" in against(ranked(f"{ORDER} {text}\n", topic="water of Holm")[text])
    assert "its subject" not in against(ranked(f"{ORDER} {text}\n", topic="ferry of Holm")[text])


def test_a_single_sign_is_no_reason() -> None:
    text = "The plan gives Holm, Vick and Sarn 40 million crowns by 3 May 2026."
    assert not against(ranked(f"{ORDER} {text}\n")[text])


def test_what_other_origins_tell_too_is_no_riddle_to_the_reader() -> None:
    corpus = Corpus((source(f"{ORDER} The ferry was late again on most days of last spring.\n"),))
    points = merge(statements(*corpus.sources), corpus)
    often = [replace(point, origins=3) for point in points]
    alone, shared = ({against(one) for one in rank(found, {}, corpus=corpus)} for found in (points, often))
    assert any(alone)
    assert not any(shared)


def test_text_in_capitals_is_no_sentence_for_a_page() -> None:
    text = "REPORTER: FOR TWELVE YEARS THE FERRY HAS BEEN LATE AND NOW IT IS GONE."
    assert "not a sentence by its grammar" in against(ranked(f"{ORDER} {text}\n")[text])

"""Who is set before a sentence whose writer speaks as "we" or as "I"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from briefgen.compose.lines import LineMaker
from briefgen.compose.printable import printable
from briefgen.compose.voices import before, speaker, voice_of
from briefgen.compose.wording import word
from briefgen.lint import lint_line
from briefgen.merge import merge
from briefgen.model import Corpus, Line, Piece, Ranked, Source
from briefgen.read import Item, read
from briefgen.understand.units import join_two
from tests.support.values import source, statements
from tests.support.wording import DAY, worded

OFFICE = "National Audit Office of Velden"


@pytest.mark.parametrize(
    "text",
    [
        "We conclude that the project will cost between 355 and 370 million crowns.",
        "Of the 12 contracts we looked at, 5 were awarded without competition in 2025.",
        "Our tests of 60 repairs showed that 17 had failed within a year.",
        "The Authority told us on 3 May 2026 that the work would be finished in 2027.",
        "We were unable to confirm the costs of 2025, because our requests to the firm had no answer.",
    ],
)
def test_a_sentence_in_the_first_person_stays_and_its_writer_stands_before_it(text: str) -> None:
    assert worded(text, 0, OFFICE) == f"[{OFFICE}:] {text}"


def test_what_was_decided_in_minutes_was_decided_by_the_body_that_met() -> None:
    text = "It was RESOLVED, by 17 votes to 13, that the wall of Holm be built in 2028."
    assert worded(text, 0, "Holm Borough Council") == f"[Holm Borough Council:] {text}"
    assert worded(text, 0, "The Holm Post") == text
    named = "It was agreed that Holm Borough Council build the wall in 2028."
    assert worded(named, 0, "Holm Borough Council") == named


def test_a_we_inside_a_quotation_is_that_of_the_speaker() -> None:
    said = "“We will cut 40 jobs in our works in May 2027,” Anna Lund of Holm Steel said."
    assert worded(said, 0, "Holm Gazette") == said


@pytest.mark.parametrize(
    "text",
    [
        "The US will pay 3 million dollars for the harbour on 3 May 2027.",
        "The Bell mine at Orla will close on 3 May 2027.",
        "Phase I of the harbour at Orla will open on 3 May 2027.",
        "King Charles I opened the harbour at Orla on 3 May 1640.",
    ],
)
def test_a_country_a_mine_and_a_number_are_nobody(text: str) -> None:
    (said,) = statements(source(text, published=DAY))
    assert printable(said) == ""
    assert worded(text, 0, OFFICE) == text


@pytest.mark.parametrize(
    "text",
    [
        "We ask you to postpone the rise of the fares until May 2027.",
        "Your council will meet us in Holm on 3 May 2027.",
    ],
)
def test_nobody_is_set_before_words_to_a_reader_who_is_somebody_else(text: str) -> None:
    one = source(text, publisher=OFFICE, published=DAY)
    (said,) = statements(one)
    assert speaker(said, voice_of(one)) == ""
    assert "to the reader" in printable(said, voice_of(one))


def test_one_bracket_holds_the_speaker_and_what_must_be_said_of_the_line() -> None:
    assert before("Holm Steel", "Stated 2 May 2026:") == "Holm Steel, stated 2 May 2026:"
    due = "Was due May 2026; the sources do not report the outcome:"
    assert before("Holm Steel", due) == "Holm Steel; was due May 2026; the sources do not report the outcome:"
    assert before("", due) == due
    assert before("Holm Steel", "") == "Holm Steel:"


def read_text(text: str, folder: Path) -> Source:
    path = folder / "letter.txt"
    path.write_text(text)
    return read([Item(path)], as_of=date(2026, 11, 22)).sources[0]


LETTER = """Skerry Islanders' Association
Letter to the Northern Ferries Board

15 October 2026

Dear Sirs,

I have counted 210,000 crossings of our members in 2025. We will publish a study on 3 November 2026.

Yours faithfully,
{signature}
"""


@pytest.mark.parametrize(
    "signature", ["Ragna Holt, Secretary", "Ragna Holt\nSecretary", "Dr Ragna Holt MP", "(signed) Ragna Holt"]
)
def test_i_in_a_letter_is_who_has_signed_it(signature: str, tmp_path: Path) -> None:
    one = read_text(LETTER.format(signature=signature), tmp_path)
    first, second = statements(one)
    voice = voice_of(one)
    assert "Ragna Holt" in speaker(first, voice)
    assert speaker(first, voice).endswith("Skerry Islanders' Association")
    assert speaker(second, voice) == "Skerry Islanders' Association"


def test_i_in_a_statement_is_whom_its_title_names(tmp_path: Path) -> None:
    text = (
        "Ministry of Housing\nStatement by the Minister, Ewa Stahl, on the report\n4 September 2026\n\n"
        "I thank the Court for its work. My ministry will present a plan for 9,500 homes in January 2027.\n"
    )
    one = read_text(text, tmp_path)
    said = statements(one)[1]
    assert speaker(said, voice_of(one)) == "Ewa Stahl, Ministry of Housing"


def test_i_in_an_answer_is_whom_a_line_above_names_with_his_office(tmp_path: Path) -> None:
    text = (
        "Parliament of Orland\nWritten answer to question 214\nMinister of the Interior, Jonas Berg\n"
        "10 June 2026\n\nMy ministry opened 120 places at Dorn in May 2026.\n"
    )
    one = read_text(text, tmp_path)
    (said,) = statements(one)
    assert speaker(said, voice_of(one)) == "Jonas Berg, Parliament of Orland"


def test_i_of_whom_nobody_knows_the_name_is_not_printed() -> None:
    one = source("I counted 210,000 crossings in 2025.", publisher=OFFICE, published=DAY)
    (said,) = statements(one)
    assert "writer" in printable(said, voice_of(one))


def test_the_speaker_alone_does_not_mark_a_plan_whose_time_has_passed() -> None:
    one = source(
        "We will open the new port of Holm in July 2024.", publisher=OFFICE, published=date(2024, 5, 17)
    )
    corpus, as_of = Corpus((one,)), date(2024, 9, 1)
    (point,) = merge(statements(one), corpus)
    line = LineMaker(corpus, as_of).line(Ranked(point, 1.0, 1), "outlook", 1)
    assert line.text == (
        f"[{OFFICE}; was due July 2024; the sources do not report the outcome:] "
        "We will open the new port of Holm in July 2024."
    )
    assert not lint_line(line, corpus, as_of)
    assert kinds(opened(line, f"[{OFFICE}:] "), corpus, as_of) == {"unmarked plan"}
    assert kinds(opened(line, "[Court of Auditors:] "), corpus, date(2024, 6, 1)) == {"foreign bracket"}


def opened(line: Line, bracket: str) -> Line:
    pieces = (Piece(bracket), *line.pieces[1:])
    return replace(line, pieces=pieces, text="".join(piece.text for piece in pieces))


def kinds(line: Line, corpus: Corpus, as_of: date) -> set[str]:
    return {finding.kind for finding in lint_line(line, corpus, as_of)}


def test_two_sentences_of_one_writer_have_one_bracket() -> None:
    text = "We spent 212 million crowns in 2025. We will spend 60 million crowns more by September 2026."
    one = source(text, publisher=OFFICE, published=DAY)
    first, second = statements(one)
    assert word(join_two(first, second, text), DAY, voice=voice_of(one)).text == f"[{OFFICE}:] {text}"


def test_who_is_named_before_the_we_is_not_named_twice() -> None:
    text = "Holm Rail regrets the delay of 12 days in May 2026. We have called for a new line since 2019."
    one = source(text, publisher="Holm Rail", published=DAY)
    first, second = statements(one)
    voice = voice_of(one)
    assert word(join_two(first, second, text), DAY, voice=voice).text == text
    assert word(second, DAY, voice=voice).text.startswith("[Holm Rail:] We have called")

"""The last look at a page: what is caught, what is let through, and what becomes of a line that fails."""

from __future__ import annotations

import os
import runpy
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from briefgen.lint import lint, lint_line, signed
from briefgen.model import Brief, Corpus, Line, Piece
from tests.support.linted import AS_OF, corpus_of, kinds, line_of, made, without
from tests.support.values import source, statements

NEXT = "The port of Holm will be closed until May 2025, Mayor Ada Lind said on Tuesday."


def reworded(line: Line, text: str) -> Line:
    return replace(line, text=text, pieces=(Piece(text, 0),))


@pytest.mark.parametrize(
    ("text", "gone", "kind"),
    [
        ("The council did not approve the new dike at Holm.", "not ", "lost negation"),
        ("The council may approve the new dike at Holm.", "may ", "lost hedge"),
        ("The council will tax land if prices fall in 2025.", " if prices fall in 2025", "lost condition"),
        ("The dike at Holm, built in 1974, has sunk by a metre.", ", built in 1974,", "lost date"),
        ("The dike at Holm, 48 kilometres long, has sunk.", ", 48 kilometres long,", "lost figure"),
        ("The port of Holm is closed, Mayor Ada Lind said.", ", Mayor Ada Lind said", "lost attribution"),
        ('The mayor called the plan "a hope, not a solid plan" for Holm.', "a hope, ", "quotation cut"),
        ("The mayor opened either the port or the quay.", " or the quay", "orphan connective"),
    ],
)  # fmt: skip
def test_words_that_must_not_be_left_out_are_missed(text: str, gone: str, kind: str) -> None:
    line, corpus = line_of(text)
    assert kinds(line, corpus) == set()
    assert kind in kinds(without(line, gone), corpus)


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("The former mayor of Holm opened the dike.", "former "),
        ("Several villages of the valley are under water.", "Several "),
        ("The council agreed to raise the dike at Holm.", "agreed to "),
        ("The council tried to raise the dike at Holm.", "tried to "),
        ("Holm and Vick share the cost of the dike.", " and Vick"),
        (
            "The council will raise the dike with the consent of the county.",
            " with the consent of the county",
        ),
        ("The dike will be raised, in exchange for land, by the county.", ", in exchange for land,"),
        ("When the flood came, the dike at Holm held.", "When the flood came, "),
        ("The mayor was said to own the land at the dike.", "said to "),
        ("Despite the flood, the dike at Holm held.", "Despite the flood, "),
        ("The dike held, she said it was a wonder.", ", she said it was a wonder"),
        ("The reform, passed by the county, lifts the tax at Holm.", "The reform, "),
        ("The present operator, Sund Ferries, has served Holm for long.", "The present operator, "),
        ("The dikes at Marl, Sand and Pike will be raised by the county.", "The dikes at Marl, "),
        ("Norland wanted a tax on land, while Vick argued for a loan.", "Norland wanted a tax on land, "),
        ("The act covers the dike at Holm, the old gate, and the bridge.", ", the old gate"),
        ("People of Holm cross the river every day, most of them on foot.", ", most of them on foot"),
        ("The cases at Holm were confirmed, all among farm workers.", ", all among farm workers"),
        ("Prices at Holm will fall, sooner than the bank thinks.", ", sooner than the bank thinks"),
        (
            "Mayor Sofia Almeda, who owns the port, said that Holm needed it.",
            ", who owns the port,",
        ),
        ("They inspected the plant of the maker, Velox Pharma, at Holm.", ", Velox Pharma,"),
        ("The man, named Antwan, left the port of Holm.", ", named Antwan"),
        ("The dike at Holm, which stands by a wood, held.", " which stands by a wood"),
        ("When the guards came to the call, Ada Lind left Holm.", "When the guards came to the call, "),
        ("The port of Holm is safe, suggests a new study.", "The port of Holm is safe, "),
        ("Shortly after the mayor left, Holm was calm.", "Shortly after the mayor left, "),
        ("The council of Holm demanded a new dike.", "The council of Holm demanded "),
    ],
)
def test_what_is_no_aside_must_not_be_left_out_in_whatever_words_it_is_told(text: str, gone: str) -> None:
    line, corpus = line_of(text)
    assert kinds(without(line, gone), corpus) - {"dangling opening"}


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("The dike, an old wall of clay, held.", ", an old wall of clay,"),
        ("The dike — an old wall — held.", " — an old wall —"),
        ("The dike -- which is an old wall -- held.", " -- which is an old wall --"),
        ("The dike held, easing the fear of the town.", ", easing the fear of the town"),
        ("The mayor said in a statement that the dike held.", "in a statement "),
        ("The dike which was raised by the county held.", "which was "),
        ("The county raised the tax in order to mend the dike.", "in order "),
        ("The dike, meanwhile, held.", ", meanwhile,"),
        ("The dike, in turn, held.", ", in turn,"),
        ("The dike, in which clay was used, held.", ", in which clay was used,"),
        ("The novel, on which the film was based, was sold.", ", on which the film was based,"),
        (
            "The town works, which stands by sites around Holm, was hit.",
            ", which stands by sites around Holm,",
        ),
        (
            "The town, who saved the dike when the flood came, was glad.",
            ", who saved the dike when the flood came,",
        ),
    ],
)
def test_an_aside_may_be_left_out(text: str, gone: str) -> None:
    line, corpus = line_of(text)
    assert kinds(without(line, gone), corpus) == set()


def test_the_speaker_in_the_marks_and_the_time_beside_an_outlook_stand_in_the_source() -> None:
    line, corpus = line_of("The port of Holm is closed, Mayor Ada Lind said.")
    moved = without(line, ", Mayor Ada Lind said")
    assert kinds(replace(moved, speaker="Mayor Ole Brandt"), corpus) >= {"foreign name"}
    plan, corpus = line_of("The county will open the new port of Holm in July 2024.")
    assert plan.dated == "July 2024"
    assert kinds(plan, corpus) == set()
    assert kinds(replace(plan, dated="July 2025"), corpus) == {"foreign date"}


def test_a_verb_of_speech_does_not_go_without_its_speaker() -> None:
    line, corpus = line_of("The port of Holm is closed, the mayor of Holm said, adding that it is a pity.")
    assert kinds(without(line, ", the mayor of Holm said, adding that it is a pity"), corpus)


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        ("The port of Holm lost 14 ferries in March 2023, Ada Lind said.", "foreign figure"),
        ("The port of Holm lost 12 ferries in April 2023, Ada Lind said.", "foreign date"),
        ("The port of Vick lost 12 ferries in March 2023, Ada Lind said.", "foreign name"),
        ("The port of Holm gained 12 ferries in March 2023, Ada Lind said.", "foreign words"),
        ("The port of Holm lost 12 ferries in March 2023, Ole Brandt said.", "foreign name"),
        ("In March 2023 the port of Holm lost 12 ferries, Ada Lind said.", "foreign words"),
        ("It lost 12 ferries in March 2023, Ada Lind said.", "dangling opening"),
        ("However, the port of Holm lost 12 ferries in March 2023, Ada Lind said.", "orphan connective"),
    ],
)
def test_what_the_source_does_not_say_is_caught(changed: str, kind: str) -> None:
    line, corpus = line_of("The port of Holm lost 12 ferries in March 2023, Ada Lind said.")
    assert kinds(line, corpus) == set()
    assert kind in kinds(reworded(line, changed), corpus)


def test_a_line_spliced_from_two_sources_is_caught() -> None:
    corpus = corpus_of(
        "The port of Holm lost 12 ferries in 2023.", "The county spent 4 million euros on roads."
    )
    one, two = made(corpus)
    spliced = (Piece(one.text[:21], 0), Piece(two.text[16:], 16))
    text = "".join(piece.text for piece in spliced)
    assert kinds(replace(one, text=text, pieces=spliced), corpus)


def test_a_bracket_must_follow_from_the_sources() -> None:
    line, corpus = line_of("The officials of Holm met on 14 May to prepare the summit.")
    assert "[2024]" in line.text
    assert kinds(line, corpus) == set()
    pieces = tuple(Piece(piece.text.replace("2024", "2023"), piece.start) for piece in line.pieces)
    wrong = replace(line, pieces=pieces, text="".join(piece.text for piece in pieces))
    assert kinds(wrong, corpus) == {"foreign bracket"}


def test_a_bracket_that_says_whose_the_words_are_stands_for_none_of_them() -> None:
    line, corpus = line_of("We have recruited nurses for the clinic at Holm.")
    text = line.statement.sentence.text
    cut = (Piece("[Paper 1:] "), Piece(text[8:], 8))
    assert "words cut out" in kinds(
        replace(line, pieces=cut, text="".join(piece.text for piece in cut)), corpus
    )


def test_a_bracket_stands_for_a_name_and_not_for_the_end_of_a_clause() -> None:
    line, corpus = line_of("The guards of Holm asked for a warrant, Mike Salo said.")
    text = line.statement.sentence.text
    at = text.index("Salo")
    cut = (Piece(text[: text.index("a warrant")], 0), Piece("[Mike] "), Piece(text[at:], at))
    assert "words cut out" in kinds(
        replace(line, pieces=cut, text="".join(piece.text for piece in cut)), corpus
    )


def test_a_bracket_stands_for_the_name_behind_a_connective() -> None:
    line, corpus = line_of("The port of Holm is small. Finally, the council approved a dike.")
    said = statements(*corpus.sources)[1]
    at = said.sentence.text.index("approved")
    pieces = (Piece("[The council of Holm] "), Piece(said.sentence.text[at:], at))
    other = replace(line, said=said, pieces=pieces, text="".join(piece.text for piece in pieces))
    assert "words cut out" not in kinds(other, corpus)


def test_words_of_ours_stand_in_brackets() -> None:
    line, corpus = line_of("The port of Holm lost 12 ferries in March 2023.")
    pieces = (*line.pieces, Piece(" Experts agree."))
    more = replace(line, pieces=pieces, text="".join(piece.text for piece in pieces))
    assert kinds(more, corpus) == {"foreign words"}


def test_a_mark_must_lead_to_a_source_that_says_it() -> None:
    corpus = corpus_of(
        "The port of Holm lost 12 ferries in 2023.", "The county spent 4 million euros on roads."
    )
    line = made(corpus)[0]
    assert kinds(replace(line, sources=("s1", "s2")), corpus) == {"mark without support"}
    assert kinds(replace(line, sources=("s2",)), corpus) == {"mark without support"}


def test_a_plan_whose_time_has_passed_is_said_to_be_one() -> None:
    line, corpus = line_of("The county will open the new port of Holm in July 2024.", date(2024, 9, 1))
    assert kinds(line, corpus, date(2024, 9, 1)) == set()
    bare = replace(line, pieces=line.pieces[1:], text=line.text.partition("] ")[2])
    assert kinds(bare, corpus, date(2024, 9, 1)) == {"unmarked plan"}


def test_a_pronoun_without_its_noun_is_caught() -> None:
    line, corpus = line_of("The ferry company of Holm, and with it all of its rivals, went bankrupt.")
    assert "unresolved pronoun" in kinds(without(line, "The ferry company of Holm, and "), corpus)


def test_a_speaker_who_moved_to_the_marks_is_not_lost() -> None:
    line, corpus = line_of("The port of Holm is closed, Mayor Ada Lind said.")
    moved = replace(without(line, ", Mayor Ada Lind said"), speaker="Mayor Ada Lind")
    assert kinds(moved, corpus) == set()


def test_a_longer_form_and_a_line_in_other_words_are_judged_by_their_own_sentence() -> None:
    corpus = corpus_of("The port of Holm lost 12 ferries in 2023. The county paid 4 million euros for them.")
    line = made(corpus)[0]
    wrong = replace(line, longer=reworded(line, "The port of Holm lost 13 ferries in 2023."))
    brief = brief_of(wrong)
    assert {id(finding.line) for finding in lint(brief, corpus)} == {id(wrong.longer)}
    kept, cut = signed(brief, corpus)
    assert kept.key_facts == (line,)
    assert cut == ()


def brief_of(*lines: Line) -> Brief:
    return Brief(
        title="Holm", as_of=AS_OF, language="en", summary=(), key_facts=lines, outlook=(), sources=()
    )


def test_a_line_that_fails_is_taken_off_the_page_and_listed_with_the_reason() -> None:
    corpus = corpus_of(
        "The port of Holm lost 12 ferries in 2023.", "The county spent 4 million euros on roads."
    )
    one, two = made(corpus)
    wrong = reworded(one, "The port of Holm lost 13 ferries in 2023.")
    brief, cut = signed(brief_of(wrong, two), corpus)
    assert brief.key_facts == (two,)
    assert [reference.source.id for reference in brief.sources] == ["s2"]
    assert [(entry.text, entry.section) for entry in cut] == [(wrong.text, "key_facts")]
    assert cut[0].reason.startswith("foreign figure: “13”")


def test_a_sound_brief_is_returned_as_it_is() -> None:
    corpus = corpus_of(NEXT, "The county spent 4 million euros on roads.")
    brief = brief_of(*made(corpus))
    assert signed(brief, corpus) == (brief, ())


def test_hostile_lines_are_answered_with_findings() -> None:
    line, corpus = line_of("The port of Holm lost 12 ferries in March 2023.")
    for text in ("[", "]] [[", "“" * 500, "a " * 5_000, "\u202e\u0000", "[2024] [x]"):
        assert kinds(reworded(line, text), corpus)


def test_a_page_takes_less_than_30_ms() -> None:
    text = "\n".join(
        f"The port of Holm lost {n} ferries in 2023, Mayor Ada Lind said." for n in range(20, 40)
    )
    corpus = corpus_of(text)
    brief = brief_of(*made(corpus))

    def once() -> float:
        begun = time.process_time()
        lint(brief, corpus)
        return time.process_time() - begun

    assert min(once() for _ in range(5)) < 0.03


@pytest.mark.eval
def test_mutated_lines_are_caught_and_good_ones_are_not_blamed() -> None:
    if "BRIEFGEN_EVAL_DATA" not in os.environ:
        pytest.skip("BRIEFGEN_EVAL_DATA is not set: the lint was NOT measured")
    path = Path(__file__).parents[2] / "benchmarks" / "lint.py"
    shown: list[str] = []
    assert runpy.run_path(str(path), run_name="bench")["main"]([], shown.append) == 0, "\n".join(shown)


def test_the_name_that_a_sentence_before_gives_may_stand_in_a_bracket_and_no_other() -> None:
    corpus = corpus_of(
        "Ana Silva said that the harbour is open.\n“The work will cost us 40 million a year,” she said."
    )
    line = made(corpus)[1]
    assert line.text == "“The work will cost us 40 million a year,” she [Ana Silva] said."
    assert kinds(line, corpus) == set()
    wrong = tuple(
        replace(piece, text=" [Omar Lind]") if piece.text == " [Ana Silva]" else piece
        for piece in line.pieces
    )
    other = replace(line, text="".join(piece.text for piece in wrong), pieces=wrong)
    assert kinds(other, corpus) == {"foreign bracket"}


# ---------------------------------------------------------------- lines that people decided


def test_a_line_that_people_worded_passes_and_its_strange_figure_and_name_are_pointed_out() -> None:
    line, corpus = line_of(NEXT)
    words = "The port of Holm stays closed for 40 weeks, Mayor Ada Berg said."
    edited = replace(line, text=words, pieces=(Piece(words),), edited=True)
    brief = Brief(
        title="Holm", as_of=AS_OF, language="en", summary=(), key_facts=(edited,), outlook=(), sources=()
    )
    assert [(found.kind, found.words) for found in lint_line(edited, corpus, AS_OF)] == [
        ("foreign figure", "40"),
        ("foreign name", "Berg"),
    ]
    assert signed(brief, corpus) == (brief, ())


def test_a_pinned_line_stays_though_it_can_not_stand_alone() -> None:
    text = "He said on Tuesday that the port of Holm will be closed until May 2025."
    line, corpus = line_of(text)
    brief = Brief(
        title="Holm", as_of=AS_OF, language="en", summary=(), key_facts=(line,), outlook=(), sources=()
    )
    assert signed(brief, corpus)[0].key_facts == ()
    pinned = replace(line, pinned=True)
    assert signed(replace(brief, key_facts=(pinned,)), corpus)[0].key_facts == (pinned,)


def test_a_fuller_name_in_the_place_of_the_speaker_is_no_lost_attribution() -> None:
    agency = source(
        "The agency assumes that doubt about the aid was the reason.",
        publisher="Federal Environment Agency",
        published=date(2026, 3, 17),
    )
    corpus = Corpus((agency,))
    (line,) = made(corpus, date(2026, 3, 20))
    assert line.text.startswith("[The Federal Environment Agency] assumes")
    assert lint_line(line, corpus, date(2026, 3, 20)) == ()

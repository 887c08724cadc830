"""Rewordings of lines of two sentences: people's words are kept, or what they lost is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from briefgen import pipeline
from briefgen.config import adhoc
from briefgen.decisions import without_room
from briefgen.evidence import evidence
from briefgen.model import Decisions, Reword

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.model import Line
    from briefgen.pipeline import Run

AS_OF = date(2026, 9, 12)
CLAY = "The institute of geology found soft clay under 900 metres of Harbour Street."
COST = "The clay makes deeper foundations necessary, which would cost 26 million crowns more."
BOTH = f"{CLAY} {COST}"
GEOLOGY = f"""\
Title: Soft ground under Harbour Street
Date: 2026-09-10
Publisher: Institute of Geology

{CLAY} {COST}

The institute drilled 38 holes between March and July 2026.
"""
COURIER = """\
Title: Council approves the Lowen tram
Date: 2026-09-03
Publisher: Lowen Courier

The Lowen city council approved the first tram line of the city on 2 September 2026 by 31 votes to 14.

Opponents collected 9,200 signatures against the felling of 310 lime trees.
"""
MINE = "Soft clay lies under 900 metres of the street; deeper foundations would cost 26 million crowns."
SHORT = "Soft clay lies under 900 metres of Harbour Street, the institute has found."


def built(folder: Path, to: str, geology: str = GEOLOGY, evidence: tuple[str, ...] = (BOTH,)) -> Run:
    (folder / "geology.txt").write_text(geology, encoding="utf-8")
    (folder / "courier.txt").write_text(COURIER, encoding="utf-8")
    reword = Reword(line=BOTH, to=to, evidence=evidence)
    return pipeline.run(replace(adhoc([folder]), decisions=Decisions(rewords=(reword,))), AS_OF)


def lines(run: Run) -> tuple[Line, ...]:
    assert run.fitted
    return run.fitted.brief.lines


def texts(run: Run) -> str:
    return "\n".join(line.text for line in lines(run))


def remark(run: Run) -> str:
    (found,) = run.remarks
    return found


@pytest.mark.parametrize("quotes", [(BOTH,), (CLAY, COST), ()])
def test_the_words_rest_on_both_sentences_while_both_are_said(
    tmp_path: Path, quotes: tuple[str, ...]
) -> None:
    run = built(tmp_path, MINE, evidence=quotes)
    (line,) = [line for line in lines(run) if line.edited]
    assert (line.text, line.statement.sentence.text) == (MINE, BOTH)
    assert COST not in texts(run)
    assert run.remarks == ()
    assert MINE.encode() in evidence(run)


def test_another_figure_in_the_second_sentence_is_told_and_not_printed_over(tmp_path: Path) -> None:
    run = built(tmp_path, MINE, GEOLOGY.replace("26 million", "29 million"))
    assert "29 million" in texts(run)
    assert MINE not in texts(run)
    assert MINE in remark(run)
    assert "29 million" in remark(run)


def test_another_figure_in_the_first_sentence_is_told_too(tmp_path: Path) -> None:
    run = built(tmp_path, MINE, GEOLOGY.replace("900 metres", "700 metres"))
    assert "700 metres" in texts(run)
    assert MINE not in texts(run)
    assert MINE in remark(run)
    assert "700 metres" in remark(run)


def test_a_second_sentence_that_is_gone_is_told(tmp_path: Path) -> None:
    run = built(tmp_path, MINE, GEOLOGY.replace(COST, ""))
    assert CLAY in texts(run)
    assert MINE not in texts(run)
    assert MINE in remark(run)
    assert COST in remark(run)


def test_a_second_sentence_that_was_only_mended_leaves_the_words(tmp_path: Path) -> None:
    run = built(tmp_path, MINE, GEOLOGY.replace("which would cost", "and that would cost"))
    assert MINE in texts(run)
    assert "reads otherwise now" in remark(run)
    assert "and that would cost" in remark(run)


def test_words_that_leave_the_second_sentence_out_do_not_fall_with_it(tmp_path: Path) -> None:
    for geology in (GEOLOGY, GEOLOGY.replace("26 million", "29 million"), GEOLOGY.replace(COST, "")):
        run = built(tmp_path, SHORT, geology)
        assert SHORT in texts(run)
        assert run.remarks == ()


def test_sentences_that_no_longer_follow_each_other_still_bear_the_words_out(tmp_path: Path) -> None:
    apart = GEOLOGY.replace(f"{CLAY} {COST}", f"{CLAY}\n\nThe street was built in 1911.\n\n{COST}")
    run = built(tmp_path, MINE, apart)
    assert MINE in texts(run)
    assert COST not in texts(run)
    assert run.remarks == ()


def test_words_for_which_the_page_has_no_room_are_told(tmp_path: Path) -> None:
    crowd = "".join(
        f"\nThe council voted on item {at} of its list by {at + 20} votes to 14 on {at} July 2026.\n"
        for at in range(1, 29)
    )
    run = built(tmp_path, MINE, GEOLOGY + crowd)
    assert MINE in texts(run)


def test_words_in_a_section_that_the_template_does_not_print_are_told(tmp_path: Path) -> None:
    offered = built(tmp_path, MINE).brief
    assert offered
    printed = replace(offered, summary=(), key_facts=())
    (note,) = without_room(offered, printed)
    assert note == f"“{MINE}” found no room on the page; pin it if it must stand there"
    assert without_room(offered, offered) == ()


def test_words_on_a_line_that_had_no_place_of_its_own_are_offered_or_told(tmp_path: Path) -> None:
    plan = "The tunnel will be opened by the mayor on 5 June 2026."
    (tmp_path / "plan.txt").write_text(f"Title: Plans\nDate: 2026-06-01\n\n{plan}\n", "utf-8")
    reword = Reword(
        line=plan,
        to="The mayor opens the tunnel on 5 June.",
    )
    built(tmp_path, MINE)
    run = pipeline.run(replace(adhoc([tmp_path]), decisions=Decisions(rewords=(reword,))), AS_OF)
    assert reword.to in texts(run) or any(
        reword.to in one and "its time has passed" in one for one in run.remarks
    )

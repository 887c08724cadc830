"""Lines that go on with a second sentence: what has changed in either of the two is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.changes import compare, unheard
from tests.support.editions import FIRM, Made, follow, make

CLAY = """\
Soft ground under the road

Publisher: Institute of Geology
Published: 18 November 2026

The institute of geology found soft clay under 900 metres of the coast road. The clay makes deeper \
foundations necessary, which would cost 26 million crowns more.
"""
BOTH = "of the coast road. The clay makes"


@pytest.fixture(scope="module")
def clay(tmp_path_factory: pytest.TempPathFactory) -> Made:
    made = make(tmp_path_factory.mktemp("clay"), {"clay.txt": CLAY, **FIRM})
    assert any(BOTH in line.text for line in made.brief.lines)
    return made


def test_a_figure_mended_in_the_second_sentence_of_a_line_is_a_correction(tmp_path: Path, clay: Made) -> None:
    mended = {**FIRM, "clay.txt": CLAY.replace("26 million", "29 million")}
    after, changes, why = follow(tmp_path, clay, mended)
    line = after.line(BOTH)
    assert (line.news, "29 million [was 26 million on 20 November] crowns" in line.text) == (
        "corrected",
        True,
    )
    assert [pair.news for pair in changes.changed] == ["corrected"]
    assert why == (why[0],)
    assert "a figure was 26 million and is 29 million" in why[0]


def test_a_second_sentence_that_stands_alone_now_is_no_news(clay: Made) -> None:
    (line,) = [line for line in clay.edition.lines if BOTH in line.text]
    quote = line.quotes[0]
    at = quote.text.index("The clay makes")
    alone = replace(
        line,
        text=quote.text[at:],
        quotes=(replace(quote, text=quote.text[at:], start=quote.start + at, sha256="of another file"),),
        figures=(),
    )
    source = replace(clay.edition.sources[0], sha256="of another file", text_sha256="")
    after = replace(clay.edition, lines=(*clay.edition.lines, alone), sources=(source, *clay.edition.sources))
    assert unheard(compare(clay.edition, after)) == ()


def test_longer_and_shorter_forms_carry_the_mark_too(tmp_path: Path, clay: Made) -> None:
    after, _, _ = follow(tmp_path, clay, {**FIRM, "clay.txt": CLAY.replace("900 metres", "700 metres")})
    line = after.line(BOTH)  # it is printed in its longer form
    forms = [form for form in (line, line.longer, line.shorter) if form]
    assert all(form.news == "corrected" and "700 metres [was 900" in form.text for form in forms)


def test_a_line_that_loses_its_second_sentence_is_the_same_fact(tmp_path: Path, clay: Made) -> None:
    shorter = CLAY[: CLAY.index(" The clay makes")]
    after, changes, _ = follow(tmp_path, clay, {**FIRM, "clay.txt": f"{shorter}\n"})
    assert after.line("soft clay").news == ""
    assert not any("soft clay" in line.text for line in (*changes.added, *changes.gone))

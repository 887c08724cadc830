"""Where lines end: widths, break places, tabs, words that are too long."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.layout import measure
from briefgen.layout.boxes import Font
from briefgen.layout.breaks import OFFICE, WORD, chunks, slash_retreat
from briefgen.layout.faces import stand_in
from briefgen.layout.rules import libreoffice, word
from tests.layout.make import docx, par, text


def pieces(words: str, *, office: bool = True) -> list[str]:
    return [words[start:end] for start, _, end in chunks(words, OFFICE if office else WORD)]


def lines_of(blocks: str) -> list[int]:
    return [paragraph.lines for paragraph in measure(docx(blocks)).paragraphs]


@pytest.mark.parametrize(
    ("words", "office", "theirs"),
    [
        ("trillion-yen plan", ["trillion-", "yen ", "plan"], ["trillion-", "yen ", "plan"]),
        ("COVID-19", ["COVID-", "19"], ["COVID-19"]),
        ("2019–2024", ["2019–", "2024"], ["2019–", "2024"]),
        ("and/or 24/7", ["and/", "or ", "24/7"], ["and/or ", "24/7"]),
        ("end—start", ["end", "—", "start"], ["end—", "start"]),
        ("“quoted”—he", ["“quoted”—", "he"], ["“quoted”—", "he"]),
        ("why?", ["why?"], ["why?"]),
        ("習近平。", ["習", "近", "平。"], ["習", "近", "平。"]),
    ],
)
def test_a_line_may_end_where_each_program_ends_it(words: str, office: list[str], theirs: list[str]) -> None:
    assert pieces(words) == office
    assert pieces(words, office=False) == theirs


@given(st.text(st.sampled_from("ab1 -–—/?!|…%“”().\t\n習、\u00a0"), max_size=60))
def test_chunks_lose_and_add_nothing(words: str) -> None:
    assert "".join(pieces(words)) == words
    assert "".join(pieces(words, office=False)) == words


def test_a_path_stays_whole_when_a_space_is_near() -> None:
    assert slash_retreat("see https://a/b", 14) == 4
    assert slash_retreat("x" * 80 + "/b", 81) == 81


def test_libreoffice_rounds_each_glyph_to_a_sixth_of_a_twip() -> None:
    font = Font(stand_in(), 210.0)
    width = libreoffice().width("some words", font)
    assert width * 6 == pytest.approx(round(width * 6))
    assert word().width("some words", font) == pytest.approx(width, rel=2e-3)


def test_a_word_longer_than_the_line_is_torn_not_lost() -> None:
    (count,) = lines_of(par("a" * 1000))
    assert count == pytest.approx(1000 * 0.479 * 10 / 495.3, abs=1)


def test_where_runs_meet_a_long_word_is_torn_first() -> None:
    plain = lines_of(par(text("x" * 30) + text("y" * 115)))
    mixed = lines_of(par(text("x" * 30) + text("y" * 115, "<w:i/>")))
    assert (plain, mixed) == ([2], [3])


def test_a_right_tab_gives_way_to_the_text_behind_it() -> None:
    tab = '<w:tabs><w:tab w:val="right" w:pos="9906"/></w:tabs>'
    line = text("Policy Brief 17") + "<w:r><w:tab/></w:r>" + text("21 November 2026", "<w:i/>")
    assert lines_of(par(line, tab)) == [1]


def test_a_hanging_indent_is_a_tab_stop() -> None:
    hanging = '<w:ind w:left="400" w:hanging="400"/>'
    found = measure(docx(par(text("1.") + "<w:r><w:tab/></w:r>" + text("x"), hanging)))
    assert found.paragraphs[0].last_line == pytest.approx(0.0092, abs=1e-3)  # one letter right of the indent


def test_characters_that_no_face_has_are_given_room_and_named() -> None:
    found = measure(docx(par("習近平" * 60)))
    assert found.paragraphs[0].lines == 4  # 180 characters of 10 pt on lines of 495 pt
    assert found.certainty == "measured"
    assert any("近" in reason for reason in found.reasons)

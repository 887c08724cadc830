"""Where lines end: widths, break places, tabs, words that are too long."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise
from math import ceil

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from briefgen.layout import measure
from briefgen.layout.boxes import Font
from briefgen.layout.breaks import OFFICE, WORD, chunks, slash_retreat
from briefgen.layout.faces import stand_ins
from briefgen.layout.lines import set_lines
from briefgen.layout.package import open_package
from briefgen.layout.rules import libreoffice, word
from briefgen.layout.sections import read_document
from briefgen.layout.sfnt import read_face
from briefgen.render.fonts import cut_down
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
        ("as said[1][2](a)(b)", ["as ", "said[1]", "[2]", "(a)", "(b)"], ["as ", "said[1][2](a)(b)"]),
        ("C++ now$€", ["C+", "+ ", "now$", "€"], ["C++ ", "now$€"]),
        ("wait—— so", ["wait", "—— ", "so"], ["wait—— ", "so"]),
        ("C:\\data\\7\\8", ["C:\\", "data\\", "7\\8"], ["C:\\data\\7\\8"]),
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
    font = Font(stand_ins()[0], 210.0)
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


def ends_of(words: str, size: int) -> float:
    """Return where LibreOffice's line ends, in twips, in Calibri."""
    document = read_document(
        open_package(docx(par(words.replace("<w:rPr>", f'<w:rPr><w:sz w:val="{size}"/>'))))
    )
    (line,) = set_lines(document.paragraphs[0], 9906, libreoffice())
    return ceil(line.reach - 1e-3)


# The narrowest column, in twips, in which LibreOffice 7.4 keeps each text on one line: found by bisecting.
@pytest.mark.parametrize(
    ("words", "narrowest"),
    [
        (text("10 office border their international eight February 2024"), (4734, 5411)),
        (
            text("10 a\u00a0b\u00a0c\u00a0d\u00a0e\u00a0f\u00a0g\u00a0h\u00a0ij then fin"),
            (2243, 2557),
        ),
        (
            text("10 1\u00a0June\u00a02024, 2\u00a0July\u00a02025, 13\u00a0May\u00a02020 accessed fin"),
            (4619, 5272),
        ),
        (text("10 a\u2011b\u2011c\u2011d\u2011e\u2011f fin"), (1429, 1637)),
        (
            text("10 one ")
            + "".join(
                f'<w:hyperlink w:anchor="s1">{text(word)}</w:hyperlink>{text(" x ")}'
                for word in ("two", "three", "four", "five", "six")
            )
            + text("fin"),
            (3470, 3967),
        ),
        (
            "".join(text(f"{word} ") for word in "10 one two three four five six seven".split())
            + text("fin"),
            (3321, 3795),
        ),
        (
            text("10 one")
            + "".join(text(str(n), '<w:vertAlign w:val="superscript"/>') + text(" word") for n in range(6))
            + text(" fin"),
            (4173, 4776),
        ),
    ],
    ids=[
        "plain",
        "spaces that do not break",
        "dates",
        "hyphens that do not break",
        "links",
        "equal runs",
        "superscripts",
    ],
)
def test_libreoffice_rounds_each_finished_piece_of_a_line(words: str, narrowest: tuple[int, int]) -> None:
    assert (ends_of(words, 21), ends_of(words, 24)) == narrowest


def office_lines(words: str, column: int) -> list[str]:
    """Return the lines of 10 pt Calibri as LibreOffice breaks them in a column of so many twips."""
    (paragraph,) = read_document(open_package(docx(par(text(words))))).paragraphs
    ends = [0, *(line.upto for line in set_lines(paragraph, column, libreoffice()))]
    return [words[start:end].strip(" ") for start, end in pairwise(ends)]


# Each column was set by LibreOffice 7.4, which broke the lines so.
@pytest.mark.parametrize(
    ("words", "column", "lines"),
    [
        # the slash overflows, not the space before it: the word goes with it
        ("mm nation / mm", 950, ["mm", "nation /", "mm"]),
        ("mm nation / mm", 900, ["mm nation", "/ mm"]),
        ("mm nation ; mm", 950, ["mm", "nation ;", "mm"]),
        ("mm nation ( nn )", 1050, ["mm nation", "( nn )"]),
        # the emoji itself overflows
        ("staff annual is 👍 and more", 1220, ["staff annual", "is 👍 and more"]),
        ("staff annual is 👍\u00a0[according to", 2000, ["staff annual", "is 👍\u00a0[according to"]),
        # torn behind a space that does not break where no other space stands before it
        (
            "coniosis—antidisestablishment.\u00a0[according to",
            3000,
            ["coniosis—antidisestablishment.\u00a0[acc", "ording to"],
        ),
        ("REVISED\u00a0AaAaAaAaAaAaAaAaAaAaAaAa", 2600, ["REVISED\u00a0AaAaAaAaAaAaAaAaA", "aAaAaAa"]),
        (
            "see 2024/05/central-asia-summit.html.\u00a0[according to",
            2900,
            ["see 2024/05/central-asia-", "summit.html.\u00a0[according to"],
        ),
        (
            "a kkk-lll\u00a0https://www.example.org/en",
            2600,
            ["a kkk-", "lll\u00a0https://www.example.org/en"],
        ),
        # no break between a dash and such a space
        ("annual talks—\u00a0more of it", 1500, ["annual talks", "—\u00a0more of it"]),
        ("aa bb\u00a0—cc dd", 800, ["aa bb\u00a0—", "cc dd"]),
    ],
)
def test_libreoffice_ends_some_lines_a_word_early(words: str, column: int, lines: list[str]) -> None:
    assert office_lines(words, column) == lines


def test_a_space_that_does_not_break_is_no_place_to_end_a_line_before_a_path() -> None:
    assert slash_retreat("new\u00a0https://a/b", 14) == 14


def test_a_character_that_no_font_has_is_as_wide_as_the_box_of_its_face() -> None:
    data = cut_down("Regular")
    face = read_face(data)
    assert (
        face.blank
        == TTFont(BytesIO(data))["hmtx"][".notdef"][0]
        > stand_ins()[0].advances[0x2010] * 1000 / 2048
    )
    assert libreoffice().width("\u2010", Font(face, 1000.0)) == face.blank

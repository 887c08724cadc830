"""What gives a line its height: each figure was read from LibreOffice's pages."""

from __future__ import annotations

import pytest

from briefgen.layout import Model, measure
from tests.layout.make import A4, BODY_HEIGHT, docx, par, spacing, text
from tests.layout.test_habits import cell, row_of, with_header

SINGLE, DOUBLE = spacing(line=240, rule="auto"), spacing(line=480, rule="auto")
AUTO = '<w:spacing w:beforeAutospacing="1" w:afterAutospacing="1" w:line="240" w:lineRule="auto"/>'
BIG, SMALL = '<w:sz w:val="60"/>', '<w:sz w:val="12"/>'
TEN, THIRTY, SIX = 12.2, 36.6, 7.35  # points: lines of Calibri of these sizes


def run(content: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr>{content}</w:r>"


TAB, BREAK, SHY = "<w:tab/>", "<w:br/>", "<w:softHyphen/>"


def measured(content: str, mark: str = "") -> tuple[float, float]:
    """Return the heights of one paragraph in LibreOffice and in Word."""
    own = f"<w:rPr>{mark}</w:rPr>" if mark else ""
    found = measure(docx(par(content, SINGLE + own)))
    return found.libreoffice.height, found.word.height


@pytest.mark.parametrize(
    "content",
    [
        text("abc") + run(TAB, BIG) + text("def"),
        text("abc ") + text("  ", BIG) + text("def"),
        text("abc") + run(SHY, BIG) + text("def"),
        text("abc") + text("\u200b", BIG) + text("def"),
        text("abc") + run(TAB, BIG),
    ],
)
def test_tabs_and_blanks_give_a_line_no_height_in_libreoffice_but_in_word(content: str) -> None:
    office, word = measured(content)
    assert office == pytest.approx(TEN, abs=0.05)
    assert word == pytest.approx(THIRTY, abs=0.2)


@pytest.mark.parametrize("content", [run(TAB, BIG), run(TAB, SMALL), text("  ", BIG), text("  ", SMALL)])
def test_a_line_of_blanks_alone_takes_the_font_of_the_style(content: str) -> None:
    assert measured(content)[0] == pytest.approx(TEN, abs=0.05)


def test_a_space_that_does_not_break_counts_as_text() -> None:
    assert measured(text("abc") + text("\u00a0", BIG) + text("def"))[0] == pytest.approx(THIRTY, abs=0.1)


def test_a_break_counts_only_where_no_text_stands_before_it() -> None:
    assert measured(text("abc", SMALL) + run(BREAK) + text("def", SMALL))[0] == pytest.approx(
        2 * SIX, abs=0.1
    )
    assert measured(run(BREAK, BIG) + text("def"))[0] == pytest.approx(THIRTY + TEN, abs=0.1)
    assert measured(run(TAB, SMALL) + run(BREAK, BIG) + text("def"))[0] == pytest.approx(SIX + TEN, abs=0.1)


def test_an_empty_line_behind_a_last_break_takes_the_font_of_the_style() -> None:
    office, word = measured(text("abc") + run(BREAK, BIG), mark=BIG)
    assert office == pytest.approx(2 * TEN, abs=0.1)
    assert word == pytest.approx(2 * THIRTY, abs=0.2)


@pytest.mark.parametrize("hidden", [text("hid", BIG + "<w:vanish/>"), run(TAB, BIG + "<w:vanish/>")])
def test_hidden_text_gives_its_line_a_height_in_libreoffice(hidden: str) -> None:
    office, word = measured(text("abc") + hidden + text("def"))
    assert office == pytest.approx(THIRTY, abs=0.1)
    assert word == pytest.approx(TEN, abs=0.2)


def test_the_mark_of_a_paragraph_counts_in_word_only() -> None:
    office, word = measured(text("abc"), mark=BIG)
    assert office == pytest.approx(TEN, abs=0.05)
    assert word == pytest.approx(THIRTY, abs=0.2)


# ------------------------------------------------------------ the end of what stands inside


def office(blocks: str, header: str = "") -> Model:
    return (with_header(blocks, header) if header else measure(docx(blocks))).libreoffice


def test_the_extra_below_the_last_line_of_a_cell_is_that_of_the_style_in_another_face() -> None:
    plain = office(row_of(cell(par("x", SINGLE)))).height
    assert office(row_of(cell(par("x", DOUBLE)))).height == pytest.approx(plain + 11.5, abs=0.06)
    raised = row_of(cell(par(text("x", BIG), DOUBLE)))
    assert office(raised).height == pytest.approx(THIRTY + 11.5, abs=0.1)


def test_the_extra_below_the_last_line_of_a_header_is_so_too() -> None:
    slacks = [
        office(par("x"), header=par(text("one", look), spacing(line=line, rule="auto") + lead)).slack
        for look, line, lead in (("", 240, ""), ("", 480, ""), (BIG, 480, ""))
        for lead in ['<w:pBdr><w:top w:val="single" w:sz="8" w:space="30"/></w:pBdr>']
    ]
    assert slacks[0] - slacks[1] == pytest.approx(11.5, abs=0.06)
    assert slacks[0] - slacks[2] == pytest.approx(11.5 + THIRTY - TEN, abs=0.1)


# ------------------------------------------------------------ automatic space inside


def test_the_first_paragraph_behind_a_nested_table_has_no_automatic_space_above() -> None:
    """LibreOffice takes it for the first of its cell, and that of the nested table for a later one."""
    inner = row_of(cell(par("n", AUTO)))
    above = row_of(cell(par("a", AUTO) + inner + par("b", AUTO)))
    alone = row_of(cell(inner + par("b", AUTO) + par("c", AUTO)))
    # a, 14 pt, the nested table with 14 pt above n, b
    assert office(above).height == pytest.approx(3 * TEN + 28, abs=0.2)
    # n, b at once, 14 pt, c
    assert office(alone).height == pytest.approx(3 * TEN + 14, abs=0.2)


def test_a_chain_to_the_end_of_the_document_may_hang_over_the_page() -> None:
    """What stands above leaves 7 pt below the two, less than the 12 pt of extra below the last of them."""
    lines = par("low", spacing(before=550)) + "".join(par(f"line {number}", DOUBLE) for number in range(27))
    chain = f"<w:keepNext/>{DOUBLE}"
    assert office(lines + par("head", chain) + par("end", chain)).pages == 1


# ------------------------------------------------------------ lines on a grid

GRID = A4.replace("</w:sectPr>", '<w:docGrid w:type="lines" w:linePitch="312"/></w:sectPr>')
CELL = 15.6  # points


def on_grid(blocks: str) -> float:
    return measure(docx(blocks, section=GRID)).libreoffice.height


@pytest.mark.parametrize(
    ("own", "first", "next_"),
    [
        (SINGLE, CELL, CELL),
        (spacing(line=260), CELL, CELL),
        (spacing(line=700), CELL, CELL),
        (spacing(line=400, rule="atLeast"), CELL, CELL),
        (spacing(line=228, rule="auto"), CELL, CELL),
        (spacing(line=276, rule="auto"), CELL, CELL + 1.8),
        (spacing(after=100, line=240, rule="auto"), CELL, CELL + 5),
        (f'{SINGLE}<w:snapToGrid w:val="0"/>', TEN, TEN),
    ],
)
def test_lines_stand_on_the_grid_of_the_page_whatever_their_spacing(
    own: str, first: float, next_: float
) -> None:
    assert on_grid(par("a", own)) == pytest.approx(first, abs=0.06)
    assert on_grid(par("a", own) + par("b", own)) == pytest.approx(first + next_, abs=0.12)


def test_a_line_higher_than_the_grid_takes_two_and_between_lines_a_share_of_both() -> None:
    assert on_grid(par(text("a", BIG), SINGLE)) == pytest.approx(3 * CELL, abs=0.06)
    lines = text("a") + run(BREAK) + text("b")
    assert on_grid(par(lines, spacing(line=276, rule="auto"))) == pytest.approx(2 * CELL + 2.3, abs=0.06)


def test_a_page_holds_whole_lines_of_its_grid() -> None:
    held = int(BODY_HEIGHT / CELL)
    pages = [measure(docx(par("a", SINGLE) * count, section=GRID)).pages for count in (held, held + 1)]
    assert pages == [1, 2]
    raised = par("a", spacing(before=60)) + par("a", SINGLE) * (held - 1)
    assert measure(docx(raised, section=GRID)).pages == 2


def test_a_grid_is_named_and_one_of_characters_is_unknown() -> None:
    found = measure(docx(par("a"), section=GRID))
    assert found.certainty == "measured"
    assert any("w:docGrid" in reason for reason in found.reasons)
    assert measure(docx(par("a"), section=GRID.replace("lines", "linesAndChars"))).certainty == "unknown"

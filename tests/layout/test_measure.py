"""Heights and page counts small enough to be reckoned by hand; each was held against LibreOffice."""

from __future__ import annotations

import pytest

from briefgen.layout import measure
from briefgen.layout.boxes import Table
from briefgen.layout.lines import set_lines
from briefgen.layout.package import open_package
from briefgen.layout.rules import libreoffice
from briefgen.layout.sections import read_document
from briefgen.layout.stack import Set, set_table
from tests.layout.make import A4, BODY_HEIGHT, docx, par, spacing, table, text

LONG = "The committee agreed that regional trade would double in ten years if borders were simpler to cross. "


def height(blocks: str, **options: str) -> float:
    return measure(docx(blocks, **options)).libreoffice.height


def test_exact_lines_add_up_and_the_rest_of_the_page_is_slack() -> None:
    found = measure(docx(par("one") * 10))
    assert found.libreoffice.height == 120
    assert found.slack == pytest.approx(BODY_HEIGHT - 120)
    assert found.fullness == pytest.approx(120 / BODY_HEIGHT, abs=1e-4)
    assert (found.pages, found.certainty, found.reasons) == (1, "guaranteed", ())


def test_a_line_too_many_makes_a_second_page_and_says_how_far_it_is_too_long() -> None:
    lines = int(BODY_HEIGHT // 12)
    assert measure(docx(par("one") * lines)).pages == 1
    found = measure(docx(par("one") * (lines + 1)))
    assert found.pages == 2
    assert found.slack == pytest.approx(BODY_HEIGHT - 12 * (lines + 1))


def test_between_paragraphs_the_larger_space_counts() -> None:
    assert height(par("a", spacing(after=200)) + par("b", spacing(before=120))) == 24 + 10


def test_contextual_spacing_drops_the_space_inside_one_style() -> None:
    properties = spacing(before=100, after=200) + "<w:contextualSpacing/>"
    assert height(par("a", properties) * 3) == 36 + 5  # the first one's space stands at the top of the page


def test_borders_add_width_and_space_and_join_neighbours() -> None:
    borders = "".join(f'<w:{side} w:val="single" w:sz="8" w:space="4"/>' for side in ("top", "bottom"))
    boxed = par("a", f"<w:pBdr>{borders}</w:pBdr>")
    assert height(boxed) == 12 + 2 * (1 + 4)
    assert height(boxed * 2) == 24 + 2 * (1 + 4)


def test_single_spacing_takes_the_line_of_the_face() -> None:
    auto = spacing(line=240, rule="auto")
    assert height(par("a", auto) + par("b", auto)) == pytest.approx(2 * 12.2)


SMALL, LARGE = '<w:sz w:val="20"/>', '<w:sz w:val="40"/>'


@pytest.mark.parametrize(
    ("runs", "spacing_of_240ths", "office"),
    [  # heights, in twips, that LibreOffice gives to paragraphs of 10 and 20 pt Calibri
        (text("xx ", LARGE) + text(LONG * 2, SMALL), 300, 854),
        (text(LONG * 2, SMALL) + text(LONG, LARGE), 300, 2196),
        (text(LONG * 2, SMALL) + text(LONG, LARGE), 480, 3660),
        (text("xx ", LARGE) + text(LONG * 2, SMALL), 480, 1220),
    ],
)
def test_the_extra_of_multiple_spacing_is_a_share_of_the_line_below(
    runs: str, spacing_of_240ths: int, office: int
) -> None:
    (paragraph,) = read_document(
        open_package(docx(par(runs, spacing(line=spacing_of_240ths, rule="auto"))))
    ).paragraphs
    lines = set_lines(paragraph, 9906.0, libreoffice())
    assert sum(line.height for line in lines) == office


@pytest.mark.parametrize("look", ["superscript", "subscript"])
def test_a_line_of_nothing_but_scripts_is_as_high_as_any_other(look: str) -> None:
    auto = spacing(line=240, rule="auto")
    small = text("some", f'<w:vertAlign w:val="{look}"/>')
    assert height(par(small, auto)) == height(par("some", auto))


def test_hidden_text_alone_takes_no_room_in_libreoffice_and_a_line_in_word() -> None:
    found = measure(docx(par("a") + par(text("b", "<w:vanish/>"), spacing(before=100)) + par("c")))
    assert (found.libreoffice.height, found.word.height) == (24, 41)


def test_at_least_never_goes_below_the_face() -> None:
    assert height(par("a", spacing(line=100, rule="atLeast"))) == pytest.approx(12.2)
    assert height(par("a", spacing(line=300, rule="atLeast"))) == 15


def test_the_extra_of_multiple_spacing_hangs_over_the_page_in_libreoffice_only() -> None:
    found = measure(docx(par("a", spacing(line=480, rule="auto"))))
    assert found.libreoffice.height == pytest.approx(12.2)
    assert found.word.height == pytest.approx(24.4, abs=0.3)


def test_table_rows_take_the_tallest_cell_and_their_lines() -> None:
    cells = [[par("a") + par("b"), par("c")]] * 3
    assert height(table(cells, [3000, 3000]) + par("end")) == 3 * (24 + 0.5) + 0.5 + 12
    assert height(table(cells, [3000, 3000], border=0) + par("end")) == 3 * 24 + 12


@pytest.mark.parametrize(
    ("widths", "office"),
    [  # LibreOffice's cells, in twips: bisected with a text on one line
        ((2852, 3139), (2851, 3140)),
        ((2681, 3025), (2681, 3025)),
        ((2581, 3203, 3022), (2581, 3202, 3023)),
        ((2500, 2500, 2500), (2500, 2500, 2500)),
    ],
)
def test_the_edges_of_columns_are_shares_of_the_table(
    widths: tuple[int, ...], office: tuple[int, ...]
) -> None:
    (block,) = (
        read_document(open_package(docx(table([[par("x")] * len(widths)], list(widths))))).sections[0].blocks
    )
    assert isinstance(block, Table)
    (row,) = set_table(block, libreoffice(), 0.0, 9906.0).rows
    inner = [item.width for cell in row.cells for item in cell if isinstance(item, Set)]
    assert inner == [width - 216 for width in office]  # the margins of a cell when nothing names them


def test_a_given_row_height_is_a_minimum_or_exact() -> None:
    cells = [[par("a"), par("b")]]
    at_least = table(cells, [3000, 3000], border=0, row='<w:trHeight w:val="600"/>')
    exact = table(cells, [3000, 3000], border=0, row='<w:trHeight w:val="100" w:hRule="exact"/>')
    assert height(at_least + par("end")) == 30 + 12
    assert height(exact + par("end")) == 5 + 12


def test_each_cell_of_a_broken_row_goes_on_by_itself() -> None:
    # 20 lines are left: the left cell fits, the right one goes on for ten lines more
    lines = int(BODY_HEIGHT // 12)
    row = table([[par("a") * 18, par("b") * 30]], [3000, 3000], border=0)
    found = measure(docx(par("x") * (lines - 20) + row + par("end")))
    assert found.pages == 2
    assert found.fullness == pytest.approx(11 * 12 / BODY_HEIGHT, abs=1e-3)
    assert any("over a page's end" in reason for reason in found.reasons)


def test_a_heading_stays_with_what_follows() -> None:
    lines = int(BODY_HEIGHT // 12)
    loose = measure(docx(par("x") * (lines - 1) + par("heading") + par("text")))
    kept = measure(docx(par("x") * (lines - 1) + par("heading", "<w:keepNext/>") + par("text")))
    assert loose.fullness < kept.fullness


def test_widow_control_moves_a_line_to_the_next_page() -> None:
    lines = int(BODY_HEIGHT // 12)
    tail = text("a") + "<w:r><w:br/></w:r>" * 3
    held = measure(docx(par("x") * (lines - 3) + par(tail)))
    free = measure(docx(par("x") * (lines - 3) + par(tail, '<w:widowControl w:val="0"/>')))
    assert held.fullness > free.fullness


def test_a_page_break_starts_a_page_and_adds_no_line() -> None:
    page_break = '<w:r><w:br w:type="page"/></w:r>'
    found = measure(docx(par("a") + par(text("b") + page_break) + par("c")))
    assert found.pages == 2
    assert found.fullness == pytest.approx(12 / BODY_HEIGHT, abs=1e-4)


def test_space_before_is_dropped_where_text_runs_on_and_kept_below_a_break() -> None:
    lines = int(BODY_HEIGHT // 12)
    ran_on = measure(docx(par("x") * lines + par("y", spacing(before=400))))
    broken = measure(docx(par("x") + par("y", "<w:pageBreakBefore/>" + spacing(before=400))))
    assert ran_on.fullness == pytest.approx(12 / BODY_HEIGHT, abs=1e-4)
    assert broken.fullness == pytest.approx(32 / BODY_HEIGHT, abs=1e-4)


def test_two_columns_hold_twice_as_much() -> None:
    lines = int(BODY_HEIGHT // 12)
    columns = A4.replace("</w:sectPr>", '<w:cols w:num="2" w:space="400"/></w:sectPr>')
    assert measure(docx(par("x") * 2 * lines, section=columns)).pages == 1
    assert measure(docx(par("x") * (2 * lines + 1), section=columns)).pages == 2


def test_a_paragraph_tells_its_lines_and_how_its_last_one_is_filled() -> None:
    found = measure(docx(par(LONG * 2) + par("short")))
    first, second = found.paragraphs
    assert (first.lines, first.height) == (2, 24)
    assert 0 < second.last_line < 0.1
    assert (second.text, second.style, second.last_words) == ("short", "Normal", 1)


def test_the_style_cascade_ends_with_the_paragraph_itself() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="Normal"/>'
        f"<w:pPr>{spacing(line=300)}</w:pPr></w:style>"
        '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style>'
    )
    use = '<w:pStyle w:val="B"/>'
    assert height(par("a", use), styles=styles) == 15
    assert height(par("a", use + spacing(line=400)), styles=styles) == 20


def test_a_property_that_is_not_modelled_is_named_with_its_style_and_paragraph() -> None:
    found = measure(docx(par("a") + par("b", '<w:framePr w:w="2000" w:wrap="around"/>')))
    assert found.certainty == "unknown"
    assert "w:framePr" in found.reasons[0]
    assert "style 'Normal', paragraph 2" in found.reasons[0]


def test_an_unknown_font_is_named_with_what_to_do() -> None:
    found = measure(docx(par("a"), font="Corporate Sans"))
    assert found.certainty == "unknown"
    assert "'Corporate Sans'" in found.reasons[0]
    assert "embed it" in found.reasons[0]


def test_leaving_the_strict_profile_is_said() -> None:
    assert measure(docx(par("a"), mode="14")).certainty == "measured"
    assert measure(docx(par("a", '<w:jc w:val="both"/>'))).certainty == "measured"
    assert measure(docx(par("a", spacing(rule="auto")))).certainty == "measured"


def test_where_the_two_models_differ_both_counts_are_told_and_nothing_is_guaranteed() -> None:
    """A paragraph's mark raises its line in Word only: 60 lines of 12.2 pt are one page, of 36.6 pt three."""
    mark = '<w:spacing w:line="240" w:lineRule="auto"/><w:rPr><w:sz w:val="60"/></w:rPr>'
    found = measure(docx(par("one", mark) * 60))
    assert (found.pages, found.at_most, found.certainty) == (1, 3, "measured")
    assert found.slack < 0
    assert "the two models differ: 1 page in LibreOffice, 3 pages in Word" in found.reasons

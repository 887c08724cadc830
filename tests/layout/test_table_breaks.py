"""Tables at a page's end, on pages of 100 pt with lines of 12 pt: all figures were read from LibreOffice."""

from __future__ import annotations

import pytest

from briefgen.layout import measure
from briefgen.layout.flow import flow
from briefgen.layout.package import open_package
from briefgen.layout.rules import libreoffice
from briefgen.layout.sections import read_document
from tests.layout.make import A4, docx, par, spacing, table

PAGE = A4.replace('w:h="16838"', 'w:h="4000"')
BODY = 2000
LINE = 240
KEEP = "<w:keepNext/>"
BREAK = "<w:r><w:br/></w:r>"


def used(blocks: str) -> tuple[int, int]:
    """Return the number of pages in LibreOffice, and the twips in use on the last one."""
    found = flow(read_document(open_package(docx(blocks, section=PAGE, styles=PLAIN))), libreoffice())
    return found.pages, round(found.used)


PLAIN = '<w:style w:type="table" w:default="1" w:styleId="T"><w:name w:val="Normal Table"/></w:style>'


def room(twips: int) -> str:
    """Return a paragraph that leaves so much room on the first page."""
    return par("f", spacing(line=BODY - twips))


def lines(count: int, after: int = 0, rule: str = "exact", line: int = LINE) -> str:
    """Return a paragraph of so many lines."""
    texts = BREAK.join(["<w:r><w:t>x</w:t></w:r>"] * count)
    return par(texts, spacing(after=after, rule=rule, line=line))


def rows(cells: list[str], border: int = 0, row: str = "") -> str:
    """Return a table of one column."""
    return table([[cell] for cell in cells], [3000], border=border, row=row)


def test_rows_that_are_kept_with_the_next_go_on_together() -> None:
    loose = rows([par("x")] * 4)
    kept = rows([par("x", KEEP)] * 3 + [par("x")])
    assert used(room(800) + loose) == (2, LINE)
    assert used(room(800) + kept) == (2, 4 * LINE)


def test_a_table_whose_rows_are_all_kept_with_the_next_is_kept_with_the_text_below() -> None:
    kept = rows([par("x", KEEP)] * 3)
    assert used(room(800) + kept + par("below")) == (2, 4 * LINE)
    assert used(room(1000) + kept + par("below")) == (1, BODY - 40)


def test_the_last_rows_go_on_where_they_are_kept_with_text_that_does() -> None:
    partly = rows([par("x"), par("x"), par("x", KEEP)])
    assert used(room(800) + partly + par("below")) == (2, 2 * LINE)


def test_more_than_64_rows_are_not_kept_with_the_text_below() -> None:
    kept = rows([par("x", KEEP + spacing(line=20))] * 65)
    assert used(room(1310) + kept + par("below")) == (2, LINE)
    assert used(room(1290) + rows([par("x", KEEP + spacing(line=20))] * 64) + par("below"))[1] > LINE


def test_kept_rows_that_are_higher_than_a_page_are_parted_below_their_heading() -> None:
    kept = rows([par("x", KEEP)] * 9 + [par("x")])
    assert used(room(400) + par("heading", KEEP) + kept) == (3, 3 * LINE)


def test_kept_rows_that_are_higher_than_a_page_are_named() -> None:
    for count, named in ((10, True), (5, False)):
        kept = rows([par("x", KEEP)] * (count - 1) + [par("x")])
        found = measure(docx(room(400) + kept, section=PAGE, styles=PLAIN))
        assert any("higher than a page" in reason for reason in found.reasons) == named


def test_a_chain_of_paragraphs_longer_than_a_page_begins_a_page() -> None:
    chain = par("x", KEEP) * 10 + par("end")
    assert used(par("f") * 3 + chain) == (3, 3 * LINE)


@pytest.mark.parametrize(("heads", "pages"), [(1, 3), (0, 2)])
def test_heads_higher_than_half_a_page_are_repeated_too(heads: int, pages: int) -> None:
    head = rows([par("head", spacing(line=1100))], row="<w:cantSplit/>" + "<w:tblHeader/>" * heads)
    body = rows([par("x", spacing(line=500))] * 3, row="<w:cantSplit/>")
    both = head.replace("</w:tbl>", "") + body[body.index("<w:tr>") :]
    assert used(both)[0] == pages


def test_any_number_of_heads_is_repeated() -> None:
    ten = rows([par("x", spacing(line=100))] * 10, row="<w:tblHeader/>").replace("</w:tbl>", "")
    body = rows([par("x")] * 6)
    assert used(ten + body[body.index("<w:tr>") :]) == (2, 1000 + 2 * LINE)


def test_a_row_is_broken_between_any_two_lines() -> None:
    assert used(room(3 * LINE) + rows([lines(4)])) == (2, LINE)
    assert used(room(LINE) + rows([lines(3)])) == (2, 2 * LINE)


def test_the_last_line_of_a_cell_asks_for_the_space_below_it() -> None:
    assert used(room(820) + rows([lines(3, 120)])) == (2, LINE + 120)
    assert used(room(860) + rows([lines(3, 120)]))[0] == 1


def test_the_last_line_of_a_paragraph_in_a_cell_does_so_where_the_next_goes_on() -> None:
    cell = lines(1) + lines(2, 200) + lines(1)
    assert used(room(890) + rows([cell])) == (2, LINE + 200 + LINE)
    assert used(room(930) + rows([cell]))[1] == LINE


def test_a_paragraph_that_ends_a_cell_goes_on_whole_where_its_first_line_has_no_such_room() -> None:
    cell = lines(1) + lines(3, 300)
    assert used(room(770) + rows([cell])) == (2, 3 * LINE + 300)
    assert used(room(810) + rows([cell])) == (2, LINE + 300)


def test_with_multiple_spacing_cells_of_equal_height_do_not_ask_for_it() -> None:
    cell = lines(3, 200, "auto", 300)
    alone = used(room(1000) + rows([cell]))
    beside = used(room(1000) + table([[cell, cell]], [3000, 3000], border=0))
    assert alone == (2, 301 + 200)
    assert beside == (2, 2 * 305 + 301 + 200)


def test_a_row_that_is_higher_than_what_stands_in_it_is_not_broken() -> None:
    tall = rows([lines(3), lines(2, 60)], row='<w:trHeight w:val="1300"/>')
    assert used(room(545) + tall) == (3, 1300)


def test_the_line_below_a_row_must_find_room_at_the_end_of_a_page() -> None:
    both = rows([par("x")] * 2, border=48)
    assert used(room(2 * 360 + 120) + both)[0] == 1
    assert used(room(2 * 360 + 100) + both) == (2, 360 + 120)
    assert used(room(360 + 100) + both) == (2, 2 * 360 + 120)


def test_libreoffice_goes_by_the_grid_of_a_table_and_word_by_its_cells() -> None:
    words = par("several words that need two lines in a narrow cell")
    narrow = table([[words]], [1500], border=0).replace('w:tcW w:w="1500"', 'w:tcW w:w="6000"')
    found = measure(docx(narrow, section=PAGE, styles=PLAIN))
    assert found.libreoffice.height > found.word.height == LINE / 20


def test_a_grid_that_does_not_hold_all_cells_of_a_row_is_not_gone_by() -> None:
    words = par("several words that need two lines in a narrow cell")
    narrow = table([[words]], [1500], border=0).replace('w:tcW w:w="1500"', 'w:tcW w:w="6000"')
    more = narrow.replace("<w:gridCol", '<w:gridCol w:w="900"/><w:gridCol', 1)
    assert measure(docx(more, section=PAGE, styles=PLAIN)).libreoffice.height == LINE / 20


def test_the_rows_of_a_table_in_a_cell_are_broken_too() -> None:
    inner = rows([lines(6)])
    assert used(room(4 * LINE) + rows([inner + par("")])) == (2, 2 * LINE)
    held = rows([lines(6)], row="<w:cantSplit/>")
    assert used(room(4 * LINE) + rows([held + par("")])) == (2, 6 * LINE)


def test_a_cell_merged_over_rows_that_goes_over_a_page_s_end_is_named() -> None:
    plain = table([[par("a"), par("b")]] * 4, [1500, 1500], border=0)
    merged = plain.replace("<w:tr><w:trPr></w:trPr><w:tc><w:tcPr>", "<w:tr><w:tc><w:tcPr><w:vMerge/>")
    merged = merged.replace("<w:vMerge/>", '<w:vMerge w:val="restart"/>', 1)
    for height, blocks, named in ((1000, merged, False), (800, merged, True), (800, plain, False)):
        found = measure(docx(room(height) + blocks, section=PAGE, styles=PLAIN))
        assert any("w:vMerge" in reason for reason in found.reasons) == named
        assert (found.certainty == "unknown") == named


def test_a_cell_has_margins_of_108_twips_where_nothing_states_them() -> None:
    """The text is 2,180.7 twips wide, in Carlito of 10 pt: LibreOffice sets it on one line from 2,397 on."""
    for width, height in ((2397, LINE), (2395, 2 * LINE)):
        cell = table([[par("by steel asked seven seven")]], [width], border=0)
        assert used(cell) == (1, height)

"""Columns above other text, with lines of 12 pt: all figures were read from LibreOffice."""

from __future__ import annotations

import pytest

from briefgen.layout.columns import Column, balance
from briefgen.layout.flow import flow
from briefgen.layout.package import open_package
from briefgen.layout.rules import libreoffice
from briefgen.layout.sections import read_document
from tests.layout.make import A4, docx, par, spacing, table

LINE = 240
SIZE = A4.removeprefix("<w:sectPr>").removesuffix("</w:sectPr>")
TWO = '<w:cols w:num="2" w:space="400"/>'


def section(columns: str, height: int = 16838) -> str:
    size = SIZE.replace('w:h="16838"', f'w:h="{height}"')
    return f'<w:sectPr><w:type w:val="continuous"/>{size}{columns}</w:sectPr>'


def below(paragraphs: list[str], height: int = 16838, look: str = "") -> tuple[int, int]:
    """Return the page that text below two columns stands on, and where it ends there, in twips."""
    opening = par("opening", section("", height) + look)
    last = paragraphs[-1].replace("</w:pPr>", section(TWO, height) + "</w:pPr>", 1)
    blocks = opening + "".join(paragraphs[:-1]) + last + par("below", look)
    found = flow(read_document(open_package(docx(blocks, section=section("", height)))), libreoffice())
    return found.pages, round(found.used)


@pytest.mark.parametrize(
    ("before", "after", "count", "expected"),
    [
        (0, 0, 5, 960), (0, 0, 6, 960), (0, 0, 7, 1200),
        (200, 0, 5, 1560), (200, 0, 6, 1560), (0, 200, 5, 1560), (0, 200, 6, 1560), (100, 100, 6, 1360),
    ],
)  # fmt: skip
def test_columns_are_as_high_as_in_libreoffice(before: int, after: int, count: int, expected: int) -> None:
    assert below([par("x", spacing(before, after))] * count) == (1, expected + LINE)


def test_the_space_before_their_first_paragraph_stands_above_all_columns() -> None:
    assert below([par("x", spacing(before=400))] + [par("x", spacing())] * 5) == (1, 1360 + LINE)


@pytest.mark.parametrize(("before", "after", "expected"), [(200, 0, 1820), (0, 200, 1820), (0, 0, 1220)])
def test_the_extra_of_multiple_spacing_stands_below_columns(before: int, after: int, expected: int) -> None:
    words = par("x", spacing(before, after, 300, "auto"))
    assert below([words] * 6, look=spacing(line=300, rule="auto"))[1] == expected + LINE + 4


def test_columns_that_go_on_to_another_page_are_made_of_equal_length_there() -> None:
    """The first page holds a line and 14 of the columns, the second the other 6 side by side."""
    assert below([par("x", spacing())] * 20, height=4000) == (2, 4 * LINE)


def test_the_search_ends_where_nothing_fits_and_for_empty_columns() -> None:
    assert balance(lambda _: [Column(500, 240), Column(9000, 240)], 1000) == 1000
    assert balance(lambda _: [Column(0, 0), Column(0, 0)], 1000) <= 1000


@pytest.mark.parametrize(
    ("blocks", "lines"),
    [
        (par("a") + par("b"), 3),
        (par("a") + table([[par("b")]], [3000], border=0) + par("c"), 4),
        (table([[par("a")]], [3000], border=0) + par("b"), 4),
        (table([[par("a")]], [3000], border=0), 3),
    ],
)
def test_an_empty_paragraph_that_ends_a_section_stands_where_it_begins_with_a_table(
    blocks: str, lines: int
) -> None:
    """It takes a line in LibreOffice below a table, and where a table opens the section."""
    ends = par("<w:r/>", section("")).replace("<w:r/>", "")
    document = docx(blocks + ends + par("next"), section=section(""))
    found = flow(read_document(open_package(document)), libreoffice())
    assert found.used == lines * LINE

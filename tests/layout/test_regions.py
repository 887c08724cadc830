"""What a table style says of first rows, bands and corners, as LibreOffice takes it: read from its pages."""

# ruff: noqa: E501 - XML reads better unbroken
from __future__ import annotations

import time

import pytest

from briefgen.layout import Measurement, measure
from tests.layout.make import docx, spacing

SIZES = {
    "firstRow": 40, "lastRow": 42, "firstCol": 44, "lastCol": 46, "band1Horz": 48, "band2Horz": 50,
    "band1Vert": 52, "band2Vert": 54, "neCell": 56, "nwCell": 58, "seCell": 60, "swCell": 62,
}  # fmt: skip
LINE = 1.2207  # height of a line of Calibri, in its size
SINGLE = spacing(line=240, rule="auto")


def style(parts: str, whole: str = "", more: str = "") -> str:
    return f'<w:style w:type="table" w:styleId="T"><w:name w:val="T"/>{more}{whole}{parts}</w:style>'


def part(name: str, content: str) -> str:
    return f'<w:tblStylePr w:type="{name}">{content}</w:tblStylePr>'


EVERY = "".join(part(name, f'<w:rPr><w:sz w:val="{size}"/></w:rPr>') for name, size in SIZES.items())


def of_cells(  # noqa: PLR0913 - all but the look are left out by most
    look: str, styles: str = "", *, rows: int = 4, columns: int = 4, first: str = "", heads: int = 0
) -> Measurement:
    """Measure a table; ``first`` are properties of the first cell of the second row."""
    body = ""
    for row in range(rows):
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="1500" w:type="dxa"/>{first if (row, place) == (1, 0) else ""}</w:tcPr>'
            f"<w:p><w:pPr>{SINGLE}</w:pPr><w:r><w:t>c</w:t></w:r></w:p></w:tc>"
            for place in range(columns - bool(first and row == 1))
        )
        head = "<w:trPr><w:tblHeader/></w:trPr>" if row < heads else ""
        body += f"<w:tr>{head}{cells}</w:tr>"
    grid = '<w:gridCol w:w="1500"/>' * columns
    properties = f'<w:tblStyle w:val="T"/>{look}<w:tblLayout w:type="fixed"/>'
    blocks = f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
    return measure(docx(blocks, styles=styles or style(EVERY)))


def sizes(found: Measurement) -> list[list[int]]:
    """Return the size of the letters of each cell, in half-points."""
    rows: dict[str, list[int]] = {}
    for paragraph in found.paragraphs:
        rows.setdefault(paragraph.cell.split(".")[1], []).append(round(paragraph.height / LINE * 2))
    return list(rows.values())


def look(bits: int) -> str:
    return f'<w:tblLook w:val="{bits:04X}"/>'


ALL = look(0x01E0)
USUAL = [[58, 40, 40, 40], [44, 48, 48, 48], [44, 50, 50, 50], [44, 48, 48, 48]]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (ALL, [[58, 40, 40, 56], [44, 52, 54, 46], [44, 52, 54, 46], [62, 42, 42, 60]]),
        (look(0x04A0), USUAL),
        ("", USUAL),
        ('<w:tblLook w:firstRow="1" w:firstColumn="0" w:noVBand="1"/>', USUAL),
        (look(0x0600), [[20] * 4] * 4),
        (look(0x0000), [[52, 54, 52, 54]] * 4),
    ],
)
def test_each_cell_takes_the_parts_that_its_place_and_the_look_give_it(
    given: str, expected: list[list[int]]
) -> None:
    assert sizes(of_cells(given)) == expected


def test_a_single_row_or_column_is_the_first() -> None:
    assert sizes(of_cells(ALL, rows=1)) == [[58, 40, 40, 56]]
    assert sizes(of_cells(ALL, columns=1)) == [[58], [44], [44], [62]]


def test_each_row_that_is_repeated_is_a_first_one() -> None:
    assert sizes(of_cells("", heads=1)) == USUAL
    assert sizes(of_cells("", heads=2)) == [USUAL[0], [58, 40, 40, 40], *USUAL[2:]]


def test_a_part_without_lines_between_rows_takes_away_those_of_the_table() -> None:
    lines = '<w:tblPr><w:tblBorders><w:insideH w:val="single" w:sz="48"/></w:tblBorders></w:tblPr>'
    nil = border("insideH", 0)
    height = of_cells("", style("", lines)).libreoffice.height
    one, both = part("band1Horz", nil), part("band1Horz", nil) + part("band2Horz", nil)
    assert of_cells("", style(one, lines)).libreoffice.height == pytest.approx(height, abs=0.05)
    assert of_cells("", style(both, lines)).libreoffice.height == pytest.approx(height - 12, abs=0.05)


def test_columns_are_counted_in_cells() -> None:
    assert sizes(of_cells(ALL, first='<w:gridSpan w:val="2"/>'))[1] == [44, 52, 46]


def test_bands_are_one_row_wide_whatever_the_style_says() -> None:
    wide = style(EVERY, '<w:tblPr><w:tblStyleRowBandSize w:val="2"/></w:tblPr>')
    assert sizes(of_cells("", wide)) == USUAL


def test_the_parts_of_the_style_that_it_is_based_on_do_not_count_but_are_named() -> None:
    base = style(EVERY).replace('"T"', '"B"')
    found = of_cells(ALL, base + style("", more='<w:basedOn w:val="B"/>'))
    assert sizes(found) == [[20] * 4] * 4
    assert any("w:tblStylePr" in reason for reason in found.reasons)


def test_a_table_whose_style_has_parts_is_measured_and_not_guaranteed() -> None:
    found = of_cells(ALL)
    assert found.certainty == "measured"
    assert any("'T' formats first rows" in reason for reason in found.reasons)
    colours = part("firstRow", '<w:rPr><w:color w:val="FF0000"/></w:rPr>')
    assert not any("tblStylePr" in reason for reason in of_cells(ALL, style(colours)).reasons)


def border(side: str, size: int = 48) -> str:
    kind = "single" if size else "nil"
    return f'<w:tcPr><w:tcBorders><w:{side} w:val="{kind}" w:sz="{size}"/></w:tcBorders></w:tcPr>'


# How much higher LibreOffice makes the table than without the part, in points.
@pytest.mark.parametrize(
    ("name", "content", "more"),
    [
        ("firstRow", border("bottom"), 6),
        ("firstRow", border("insideH"), 6),
        ("lastRow", border("insideH"), 6),
        ("band1Horz", border("insideH"), 12),
        ("firstCol", border("insideH"), 18),
        ("firstCol", border("top"), 24),
        ("nwCell", border("insideH"), 6),
        ("firstRow", '<w:tcPr><w:tcMar><w:top w:w="300" w:type="dxa"/></w:tcMar></w:tcPr>', 15),
        ("firstRow", '<w:tblPr><w:tblCellMar><w:top w:w="300" w:type="dxa"/></w:tblCellMar></w:tblPr>', 0),
        ("wholeTable", '<w:rPr><w:sz w:val="60"/></w:rPr>', 0),
    ],
)
def test_parts_have_borders_and_margins(name: str, content: str, more: float) -> None:
    plain, found = of_cells(ALL, style("")), of_cells(ALL, style(part(name, content)))
    assert found.libreoffice.height - plain.libreoffice.height == pytest.approx(more, abs=0.05)


def test_margins_and_borders_of_all_cells_of_a_style_count() -> None:
    plain = of_cells(ALL, style("")).libreoffice.height
    margin = '<w:tcPr><w:tcMar><w:top w:w="300" w:type="dxa"/></w:tcMar></w:tcPr>'
    assert of_cells(ALL, style("", margin)).libreoffice.height == pytest.approx(plain + 60, abs=0.05)
    assert of_cells(ALL, style("", border("top"))).libreoffice.height == pytest.approx(plain + 6, abs=0.05)


def test_many_tables_of_a_style_with_parts_take_bounded_time() -> None:
    one = f'<w:tbl><w:tblPr><w:tblStyle w:val="T"/>{ALL}</w:tblPr><w:tblGrid/><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>'
    start = time.process_time()
    assert measure(docx(one * 2000, styles=style(EVERY))).pages > 1
    assert time.process_time() - start < 10

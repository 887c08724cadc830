"""Rows of a table that hold a whole sentence: a list of recommendations with their numbers and days."""

# ruff: noqa: E501, TC001 - a row reads better unbroken; the source is made here
from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from docx import Document

from briefgen.model import Source
from briefgen.read import Item, read

PROSE = "The agency spent 14 million crowns on its new ferries and had no plan for the winter, when the ice is thick."
FIRST = "The Ferry Agency should publish the fares of each line."
SECOND = "The Ministry of Ports should draw up a plan for the winter, with its costs."


def of_table(folder: Path, *rows: tuple[str, ...]) -> Source:
    paper = Document()
    paper.add_heading("Ferries in winter", 0)
    paper.add_paragraph(PROSE)
    paper.add_heading("Recommendations", 1)
    table = paper.add_table(len(rows), len(rows[0]))
    for row, words in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            cell.text = text
    path = folder / "x7.docx"
    paper.save(str(path))
    (found,) = read([Item(path)], as_of=date(2026, 11, 22)).sources
    return found


def told(source: Source) -> dict[str, str]:
    return {source.text[one.start : one.end]: one.kind for one in source.blocks}


def test_a_numbered_row_that_holds_a_sentence_is_read_as_that_sentence(tmp_path: Path) -> None:
    found = of_table(
        tmp_path, ("No.", "Recommendation", "By"), ("1", FIRST, "March 2027"), ("2", SECOND, "May 2027")
    )
    blocks = told(found)
    assert (blocks[FIRST], blocks[SECOND], blocks["No. | Recommendation | By"]) == ("item", "item", "row")
    assert {"1 | March 2027", "2 | May 2027"} <= {one.text for one in found.dropped}


def test_so_it_is_where_the_sentence_stands_first_and_a_day_behind_it(tmp_path: Path) -> None:
    found = of_table(tmp_path, ("Recommendation", "Deadline"), (FIRST, "31 March 2027"), (SECOND, "Q2 2027"))
    assert told(found)[FIRST] == told(found)[SECOND] == "item"


@pytest.mark.parametrize(
    "rows",
    [
        (
            ("No.", "Recommendation", "Response"),
            ("1", FIRST, "Agreed. The agency will publish them in May 2027."),
        ),
        (
            ("No.", "Response of the agency", "By"),
            ("1", "The agency will publish the fares in May 2027.", "May 2027"),
        ),
        (("Line", "What we found", "Fares"), ("Lund", "The line was closed for two months in 2026.", "12")),
        (("No.", "Line", "Fares"), ("1", "Lund and Torne (from 2027 on).", "12")),
    ],
)
def test_a_row_that_needs_its_other_cells_stays_a_row(
    rows: tuple[tuple[str, ...], ...], tmp_path: Path
) -> None:
    assert told(of_table(tmp_path, *rows))[" | ".join(rows[1])] == "row"


def test_the_words_of_a_row_in_markdown_keep_their_place_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "x7.md"
    table = f"| No. | Recommendation | By |\n|---|---|---|\n| 1 | {FIRST} | March 2027 |\n"
    path.write_text(f"# Ferries in winter\n\n{PROSE}\n\n## Recommendations\n\n{table}", encoding="utf-8")
    (found,) = read([Item(path)], as_of=date(2026, 11, 22)).sources
    assert told(found)[FIRST] == "item"

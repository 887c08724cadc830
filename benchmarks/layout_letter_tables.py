"""A letter in the making and a random source in; a table as python-docx makes them written into it."""

# ruff: noqa: ANN401, SLF001 - python-docx gives its objects no types, and hides its elements
from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any, Final

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.shared import Twips

from benchmarks.layout_letter_parts import spaced
from benchmarks.layout_letter_text import prose
from benchmarks.layout_runs import element, tag

if TYPE_CHECKING:
    from benchmarks.layout_letters import Letter

_STYLES: Final = ("Light Shading", "Light List Accent 1", "Light Grid", "Medium Shading 1", "Colorful List")
_SIDES: Final = ("top", "left", "bottom", "right")


def table(letter: Letter, rng: random.Random) -> None:
    """Write a table, and a paragraph below it."""
    rows, columns = rng.randrange(1, 6), rng.randrange(1, 5)
    made = letter.document.add_table(rows, columns)
    made.style = rng.choice(["Table Grid", "Table Grid", "Table Grid", "Normal Table"])
    if rng.random() < 0.15 and "table styles" not in letter.without:
        made.style = rng.choice(_STYLES)
    made.autofit = rng.random() < 0.5
    if not made.autofit or rng.random() < 0.3:
        for column in made.columns:
            width = Twips(rng.choice([900, 1400, 2000, 2600]))
            for cell in (column, *column.cells):
                cell.width = width
    if rng.random() < 0.2:
        made.alignment = rng.choice([WD_TABLE_ALIGNMENT.CENTER, WD_TABLE_ALIGNMENT.RIGHT])
    if rng.random() < 0.25:
        _margins(made, rng)
    _rows(made, rng)
    if rng.random() < 0.3:
        _merge(made, rng, rows, columns)
    _fill(letter, made, rng)
    letter.document.add_paragraph()


def _margins(made: Any, rng: random.Random) -> None:
    sizes = "".join(f'<w:{side} w:w="{rng.choice([0, 40, 57, 108, 150])}" w:type="dxa"/>' for side in _SIDES)
    margins = element(f"<w:tblCellMar>{sizes}</w:tblCellMar>")
    made._tbl.tblPr.find(tag("tblLook")).addprevious(margins)


def _rows(made: Any, rng: random.Random) -> None:
    heights = rng.random() < 0.3
    rules = WD_ROW_HEIGHT_RULE
    for index, row in enumerate(made.rows):
        if rng.random() < 0.15:
            row._tr.get_or_add_trPr().append(element("<w:cantSplit/>"))
        if heights and rng.random() < 0.6:
            row.height = Twips(rng.choice([284, 400, 567, 900]))
            row.height_rule = rng.choice([rules.AT_LEAST, rules.AT_LEAST, rules.EXACTLY])
        if index == 0 and rng.random() < 0.3:
            row._tr.get_or_add_trPr().append(element("<w:tblHeader/>"))


def _merge(made: Any, rng: random.Random, rows: int, columns: int) -> None:
    if columns > 1 and rng.random() < 0.5:
        row = rng.randrange(rows)
        made.cell(row, 0).merge(made.cell(row, rng.randrange(1, columns)))
    elif rows > 1:
        column = rng.randrange(columns)
        made.cell(0, column).merge(made.cell(rng.randrange(1, rows), column))


def _fill(letter: Letter, made: Any, rng: random.Random) -> None:
    seen = set()
    for cell in (cell for row in made.rows for cell in row.cells):
        if cell._tc in seen:
            continue
        seen.add(cell._tc)
        cell.paragraphs[0].add_run(prose(rng, rng.randrange(1, 9), letter.hard / 2))
        if rng.random() < 0.15:
            cell.add_paragraph(
                prose(rng, rng.randrange(1, 6), 0), rng.choice([None, "List Bullet", "No Spacing"])
            )
        if rng.random() < 0.15:
            spaced(cell.paragraphs[0].paragraph_format, rng, 0.9)
        if rng.random() < 0.1:
            cell.vertical_alignment = rng.choice(
                [WD_CELL_VERTICAL_ALIGNMENT.CENTER, WD_CELL_VERTICAL_ALIGNMENT.BOTTOM]
            )

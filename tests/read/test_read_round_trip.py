"""Reports that an office suite sets in columns and prints to PDF are read back paragraph by paragraph."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from briefgen.read.docx import read_docx
from briefgen.read.pdf import read_pdf
from tests.support.office import to_pdf

SEEDS = Path(__file__).parents[2] / "seeds"


def report(*, columns: int, justified: bool, indented: bool) -> bytes:
    """Lay out the prose of the samples, with a running head and foot."""
    document = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "Regional Report 2024 | Institute of Samples"
    section.footer.paragraphs[0].text = "Not for release before noon"
    settings: Any = section._sectPr.find(qn("w:cols"))  # noqa: SLF001 - python-docx has no columns
    settings.set(qn("w:num"), str(columns))
    for path in sorted(SEEDS.glob("*/*.txt"))[:6]:
        document.add_heading(f"On {path.stem.replace('-', ' ')}", 1)
        for line in path.read_text("utf-8").splitlines():
            if len(line) > 120 and re.search(r"[.”\"]$", line):
                paragraph = document.add_paragraph(line)
                paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY if justified else WD_ALIGN_PARAGRAPH.LEFT
                if indented:
                    paragraph.paragraph_format.first_line_indent = Cm(0.6)
                    paragraph.paragraph_format.space_after = Pt(0)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.parametrize(
    ("columns", "justified", "indented"),
    [(1, False, False), (1, True, True), (2, False, True), (2, True, False)],
)
def test_a_printed_report_is_read_back(tmp_path: Path, columns: int, justified: bool, indented: bool) -> None:  # noqa: FBT001 - parameters of the test
    written = report(columns=columns, justified=justified, indented=indented)
    expected = [part.text for part in read_docx(written).parts]
    found = [part.text for part in read_pdf(to_pdf(written, tmp_path).read_bytes()).parts]
    assert " ".join(found) == " ".join(expected)  # every word, in order
    same = len(set(found) & set(expected))
    assert same >= 0.9 * len(expected), [text for text in expected if text not in found]

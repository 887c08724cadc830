"""``briefgen pages`` says how long a Word document is, and goes on after one that it can not read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.layout.make import docx, par
from tests.support.commands import runner

if TYPE_CHECKING:
    import pytest


def test_it_says_pages_fullness_and_certainty(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "page.docx"
    path.write_bytes(docx(par("one") * 31))
    done = runner(capsys)("pages", path)
    assert (done.code, done.out) == (0, "page.docx: 1 page, 50% full, 369.9 pt left (guaranteed)\n")


def test_it_says_both_counts_where_the_models_differ(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "page.docx"
    mark = '<w:spacing w:line="240" w:lineRule="auto"/><w:rPr><w:sz w:val="60"/></w:rPr>'
    path.write_bytes(docx(par("one", mark) * 60))
    assert runner(capsys)("pages", path).out.startswith("page.docx: 1 page in LibreOffice, 3 in Word, ")


def test_it_measures_the_others_when_one_can_not_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = tmp_path / "good.docx", tmp_path / "bad.docx"
    good.write_bytes(docx(par("one") * 100, font="Corporate Sans"))
    bad.write_bytes(b"hello")
    done = runner(capsys)("pages", bad, good)
    assert done.code == 6
    assert "bad.docx" in done.err
    assert "good.docx: 2 pages" in done.out
    assert "  the font 'Corporate Sans' is not known" in done.out


def test_it_speaks_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "page.docx"
    path.write_bytes(docx(par("one")))
    (found,) = runner(capsys)("pages", "--json", path).data
    assert (found["pages"], found["certainty"], found["libreoffice"]["height"]) == (1, "guaranteed", 12.0)

"""A page as PDF and as a picture, with LibreOffice or without it, and LibreOffice's second opinion."""

from __future__ import annotations

import json
import os
import struct
import subprocess
import sys
import zlib
from io import BytesIO
from pathlib import Path
from typing import Literal

import pypdfium2
import pytest
from docx import Document

from briefgen.cli.office import Wanted
from briefgen.errors import FitError, PublishError
from briefgen.layout import measure
from briefgen.preview import Preview, first_page
from briefgen.preview.drawn import draw
from briefgen.render import render
from briefgen.render.sample import sample_brief
from briefgen.render.shipped import shipped
from briefgen.render.template import load_template
from tests.support.office import soffice


def chunks(png: bytes) -> dict[bytes, bytes]:
    """Return the chunks of a PNG, each checked against its sum."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    found, place = {}, 8
    while place < len(png):
        length, name = struct.unpack(">I4s", png[place : place + 8])
        data = png[place + 8 : place + 8 + length]
        (total,) = struct.unpack(">I", png[place + 8 + length : place + 12 + length])
        assert total == zlib.crc32(name + data)
        found[name] = data
        place += 12 + length
    return found


def empty_pdf(width: float, height: float) -> bytes:
    document = pypdfium2.PdfDocument.new()
    document.new_page(width, height)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def long_docx() -> bytes:
    document = Document()
    for number in range(200):
        document.add_paragraph(f"The council met for the {number}th time.")
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def build(folder: Path, *words: str, path: str | None = None) -> subprocess.CompletedProcess[str]:
    (folder / "news").mkdir()
    text = "The council of Holm approved two ferries on 3 March 2025. They cost 40 million euros."
    (folder / "news" / "a.txt").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "briefgen", "build", "./news", "--as-of", "2025-05-01", *words]
    environment = os.environ | ({} if path is None else {"PATH": path})
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_a_pdf_page_becomes_a_picture_of_twice_its_points() -> None:
    png = chunks(first_page(empty_pdf(595, 842)))
    assert struct.unpack(">IIBB", png[b"IHDR"][:10]) == (1190, 1684, 8, 2)
    assert zlib.decompress(png[b"IDAT"]) == (b"\x00" + b"\xff" * 1190 * 3) * 1684


def test_what_is_no_pdf_is_told_in_our_words() -> None:
    with pytest.raises(PublishError, match="can not be drawn"):
        first_page(b"%PDF-1.4 broken")


without_office = pytest.mark.skipif(
    Path("/Applications/LibreOffice.app").exists(), reason="LibreOffice is found off the path"
)


@without_office
def test_without_libreoffice_its_opinion_says_what_to_install_and_nothing_is_built(
    tmp_path: Path,
) -> None:
    done = build(tmp_path, "--check-with-office", path=str(tmp_path))
    assert done.returncode == 2
    assert "error: --check-with-office needs LibreOffice" in done.stderr
    assert "apt install" in done.stderr
    assert not (tmp_path / "out").exists()


@without_office
def test_without_libreoffice_pdf_and_picture_are_drawn_all_the_same(tmp_path: Path) -> None:
    done = build(tmp_path, "--pdf", "--preview", path=str(tmp_path))
    assert done.returncode == 4, done.stderr  # so short a source does not fill the sections
    pdf = pypdfium2.PdfDocument(tmp_path / "out" / "news.pdf")
    assert len(pdf) == 1
    words = " ".join(pdf[0].get_textpage().get_text_range().split())
    assert "The council of Holm approved two ferries on 3 March 2025." in words
    assert "Key facts" in words
    assert b"SourceSans" in (tmp_path / "out" / "news.pdf").read_bytes()
    width, height = struct.unpack(">II", chunks((tmp_path / "out" / "news.png").read_bytes())[b"IHDR"][:8])
    assert (width, height) == (1191, 1684)


@without_office
@pytest.mark.parametrize("name", shipped())
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_each_shipped_template_is_drawn_on_one_page(
    name: str, paper: Literal["a4", "letter"], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    template = load_template(name)
    seen = Preview(render(sample_brief(template.limits), template, paper=paper))
    assert not seen.by_office
    assert seen.pages == len(pypdfium2.PdfDocument(seen.pdf)) == 1


@without_office
def test_a_page_that_is_drawn_on_more_than_were_measured_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    document = Document()
    for _ in range(3):
        document.add_paragraph("One.").paragraph_format.page_break_before = True
    document.paragraphs[2].runs[0].font.hidden = True
    out = BytesIO()
    document.save(out)
    pages = measure(out.getvalue()).pages
    drawn = len(pypdfium2.PdfDocument(draw(out.getvalue())))
    assert pages != drawn, "the two agree now: another document is needed here"
    with pytest.raises(PublishError, match=f"{drawn} pages where {pages} was measured"):
        _ = Preview(out.getvalue()).pdf


def test_what_can_not_be_drawn_is_told_in_our_words() -> None:
    with pytest.raises(PublishError, match="can not be drawn here") as caught:
        draw(b"PK no document")
    assert "Install LibreOffice" in caught.value.hint


def test_drawing_that_takes_too_long_is_ended() -> None:
    with pytest.raises(PublishError, match="takes more than"):
        draw(long_docx(), most_seconds=0.001)


def test_without_an_option_libreoffice_is_not_asked() -> None:
    assert not Wanted().anything


@pytest.mark.office
def test_a_build_writes_pdf_and_picture_beside_the_page(tmp_path: Path) -> None:
    soffice()
    done = build(tmp_path, "--pdf", "--preview", "--check-with-office", "--json")
    (told,) = json.loads(done.stdout)["briefs"]
    assert [Path(file).name for file in told["files"]] == [
        "news.docx", "news.evidence.json", "news.pdf", "news.png"
    ]  # fmt: skip
    out = tmp_path / "out"
    assert len(pypdfium2.PdfDocument(out / "news.pdf")) == 1
    pixels = zlib.decompress(chunks((out / "news.png").read_bytes())[b"IDAT"])
    assert {0x00, 0xFF} <= set(pixels)


@pytest.mark.office
def test_a_second_page_is_an_error_and_what_was_made_is_kept(tmp_path: Path) -> None:
    soffice()
    with pytest.raises(FitError, match="a bug of briefgen") as caught:
        Wanted(check=True).files(long_docx(), tmp_path / "page.docx")
    assert caught.value.exit_code == 6
    assert sorted(path.name for path in tmp_path.iterdir()) == ["page.too-long.docx", "page.too-long.pdf"]
    assert "page.too-long.docx" in caught.value.hint


@pytest.mark.office
def test_the_pages_that_are_counted_are_those_of_the_pdf() -> None:
    soffice()
    seen = Preview(long_docx())
    assert seen.pages == len(pypdfium2.PdfDocument(seen.pdf)) > 1
    assert chunks(seen.png)

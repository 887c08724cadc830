"""A page as PDF and as a picture, and LibreOffice's second opinion on its length."""

from __future__ import annotations

import json
import os
import struct
import subprocess
import sys
import zlib
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from docx import Document

from briefgen.cli.office import Wanted
from briefgen.errors import FitError, PublishError
from briefgen.preview import Preview, first_page
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


@pytest.mark.skipif(
    Path("/Applications/LibreOffice.app").exists(), reason="LibreOffice is found off the path"
)
@pytest.mark.parametrize("option", ["--pdf", "--preview", "--check-with-office"])
def test_without_libreoffice_each_option_says_what_to_install_and_nothing_is_built(
    option: str, tmp_path: Path
) -> None:
    done = build(tmp_path, option, path=str(tmp_path))
    assert done.returncode == 2
    assert f"error: {option} needs LibreOffice" in done.stderr
    assert "apt install" in done.stderr
    assert not (tmp_path / "out").exists()


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

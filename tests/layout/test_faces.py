"""Our reading of fonts against fontTools, glyph by glyph, and fonts inside documents."""

from __future__ import annotations

from pathlib import Path

import font_source_sans_pro
import pytest
from fontTools.ttLib import TTFont

from benchmarks.layout_pages import Page, paragraph, run
from briefgen.layout import measure
from briefgen.layout.faces import FAMILIES, Faces
from briefgen.layout.package import open_package
from briefgen.layout.sfnt import FontFileError, read_face
from tests.layout.make import docx, par, replaced, spacing

FILES = sorted((Path(font_source_sans_pro.__file__).parent / "files").glob("*.ttf"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_widths_and_lines_are_those_that_fonttools_reads(path: Path) -> None:
    face, font = read_face(path.read_bytes()), TTFont(path)
    cmap, widths = font.getBestCmap(), font["hmtx"]
    assert face.advances == {code: widths[glyph][0] for code, glyph in cmap.items()}
    assert (face.office.ascent, -face.office.descent) == (font["hhea"].ascent, font["hhea"].descent)
    assert face.upem == font["head"].unitsPerEm


def test_ligatures_are_found_by_their_characters() -> None:
    regular = next(path for path in FILES if path.stem.endswith("Regular"))
    assert set(read_face(regular.read_bytes()).ligatures) == {"ff", "ft", "fft"}


@pytest.mark.parametrize("cut", [0, 11, 100, 5_000])
def test_a_damaged_font_is_an_error_of_ours(cut: int) -> None:
    with pytest.raises(FontFileError):
        read_face(FILES[0].read_bytes()[:cut])


def embedded() -> bytes:
    seed = next(seed for seed in range(50) if Page(seed, strict=True).embed)
    page = Page(seed, strict=True)
    page.blocks = [paragraph(run("Official affairs of the ministry " * 30), '<w:pStyle w:val="Body"/>')]
    return page.docx()


def test_an_embedded_face_is_measured_by_its_own_widths() -> None:
    faces = Faces(open_package(embedded()))
    regular = next(path for path in FILES if path.stem.endswith("Regular"))
    assert faces.face("Source Sans Pro").advances == read_face(regular.read_bytes()).advances
    assert measure(embedded()).certainty == "guaranteed"


@pytest.mark.parametrize("data", [None, b"", b"not a font" * 500])
def test_an_embedded_face_that_can_not_be_read_is_named(data: bytes | None) -> None:
    found = measure(replaced(embedded(), "word/fonts/font0.odttf", data))
    assert found.certainty == "unknown"
    assert any("embedded font 'Source Sans Pro'" in reason for reason in found.reasons)


@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_every_office_face_has_its_table_in_all_four_shapes(family: str) -> None:
    faces = Faces(open_package(docx(par("a"))))
    for bold in (False, True):
        for italic in (False, True):
            assert faces.face(family, bold=bold, italic=italic).advances
    assert not faces.remarks


def test_where_cambria_has_no_stand_in_another_page_count_is_told() -> None:
    """Caladea sets 720 words on one page and DejaVu Serif on two, in LibreOffice too."""
    words = " ".join(["committee budget transport"] * 80)
    found = measure(docx(par(words, spacing(rule="auto")) * 3, font="Cambria"))
    assert found.certainty == "unknown"
    assert any(
        "2 pages where its stand-in Caladea is missing, 1 page with it" in text for text in found.reasons
    )
    short = measure(docx(par("committee"), font="Cambria"))
    assert short.certainty == "measured"

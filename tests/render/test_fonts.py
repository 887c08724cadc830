"""The face that a page carries: the right one, cut down alike everywhere, with or without a cache."""

from __future__ import annotations

import io
import re
import subprocess
import uuid
import zipfile
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from briefgen.layout import measure
from briefgen.render import fonts, render
from briefgen.render.sample import sample_brief
from briefgen.render.template import load_template
from tests.render.build import brief
from tests.render.house import changed
from tests.support.office import to_pdf

POLICY = load_template("policy-brief")


def embedded(data: bytes) -> dict[str, bytes]:
    """Return the faces of a page by style, as a word processor would unscramble them."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        table = archive.read("word/fontTable.xml").decode()
        named = "word/_rels/fontTable.xml.rels"
        rels = archive.read(named).decode() if named in archive.namelist() else ""
        found = {}
        for style, rel_id, key in re.findall(r'w:embed(\w+) r:id="(\w+)" w:fontKey="\{([^}]+)\}"', table):
            target = re.search(rf'Id="{rel_id}"[^>]*Target="([^"]+)"', rels)
            assert target
            scrambled = archive.read(f"word/{target[1]}")
            mask = bytes.fromhex(key.replace("-", ""))[::-1] * 2
            head = bytes(one ^ other for one, other in zip(scrambled[:32], mask, strict=True))
            found[style] = head + scrambled[32:]
    return found


def test_the_page_carries_regular_and_bold_under_the_name_that_its_styles_use() -> None:
    faces = embedded(render(brief(), POLICY))
    assert set(faces) == {"Regular", "Bold"}
    for style, data in faces.items():
        font = TTFont(io.BytesIO(data))
        assert (font["name"].getDebugName(1), font["name"].getDebugName(2)) == (fonts.FAMILY, style)
        assert {ord(letter) for letter in "AzÀőŞЖя€–—“”•…"} <= set(font.getBestCmap())


def test_the_page_carries_the_signs_of_figures_and_lists() -> None:
    signs = {ord(sign) for sign in "−≤≥≈≠∑∆∞√←↑→↓€£¥₽₹™℠ℓΩ№℮½⅔‰✓☐☑"}
    for style, data in embedded(render(brief(), POLICY)).items():
        lacking = signs - set(TTFont(io.BytesIO(data)).getBestCmap())
        # what the whole face does not have, no subset has
        assert not lacking & set(TTFont(io.BytesIO(fonts.face(style))).getBestCmap())
        assert {ord(sign) for sign in "−≤≥≈≠→✓"} & lacking == set()


@pytest.mark.parametrize("look", ["<w:i/>", '<w:i w:val="1"/>'])
def test_a_page_with_italics_carries_them_too(look: str) -> None:
    template = changed(POLICY, "word/styles.xml", '<w:sz w:val="38"/>', f'{look}<w:sz w:val="38"/>')
    faces = embedded(render(brief(), template))
    assert set(faces) == {"Regular", "Bold", "Italic", "BoldItalic"}
    assert TTFont(io.BytesIO(faces["BoldItalic"]))["name"].getDebugName(2) == "Bold Italic"
    assert measure(render(brief(), template)).certainty == "guaranteed"


def test_italics_that_are_switched_off_are_none() -> None:
    template = changed(POLICY, "word/styles.xml", '<w:sz w:val="38"/>', '<w:i w:val="0"/><w:sz w:val="38"/>')
    assert set(embedded(render(brief(), template))) == {"Regular", "Bold"}


def test_the_key_is_a_proper_one() -> None:
    _, key = fonts.scrambled("Regular")
    assert str(uuid.UUID(key)).upper() == key.strip("{}")


def test_the_face_is_the_same_without_a_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFGEN_CACHE", str(tmp_path / "cache"))
    first = fonts.cut_down("Regular")
    (kept,) = (tmp_path / "cache" / "fonts").iterdir()
    assert fonts.cut_down("Regular") == first
    kept.write_bytes(kept.read_bytes()[:-7])
    assert fonts.cut_down("Regular") == first
    monkeypatch.setenv("BRIEFGEN_CACHE", str(kept))  # a file where a folder should be
    assert fonts.cut_down("Regular") == first


def test_a_template_in_another_face_carries_none() -> None:
    template = changed(POLICY, "word/fontTable.xml", fonts.FAMILY, "Calibri")
    assert embedded(render(brief(), template)) == {}


@pytest.mark.office
def test_libreoffice_uses_the_face_that_the_page_carries(tmp_path: Path) -> None:
    pdf = to_pdf(render(sample_brief(), POLICY), tmp_path)
    told = subprocess.run(["pdffonts", str(pdf)], check=True, capture_output=True, text=True).stdout
    assert set(re.findall(r"\+(\S+)", told)) == {"SourceSansPro-Regular", "SourceSansPro-Bold"}

"""Endnotes: on pages of their own in LibreOffice, below the text in Word; how notes are counted."""

from __future__ import annotations

import pytest

from briefgen.layout import Measurement, measure
from briefgen.layout.package import open_package
from briefgen.layout.sections import read_document
from tests.layout.make import NAMES, OFFICE, docx, par, replaced, text

SEPARATOR = "<w:p><w:r><w:separator/></w:r></w:p>"


def mark(kind: str, number: int, more: str = "") -> str:
    return f'<w:r><w:{kind}Reference {more} w:id="{number}"/></w:r>'


def noted(blocks: str, notes: dict[str, list[str]], settings: str = "") -> bytes:
    """Return a document with notes by kind ("footnote", "endnote"), whose ids begin at 2."""
    document = docx(blocks)
    links = [("styles", "styles"), ("settings", "settings"), *((f"{kind}s", f"{kind}s") for kind in notes)]
    rels = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{name}" Target="{part}.xml"/>' for name, part in links
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    document = replaced(
        document, "word/_rels/document.xml.rels", f'<Relationships xmlns="{space}">{rels}</Relationships>'
    )
    for kind, each in notes.items():
        items = "".join(
            f'<w:{kind} w:id="{index}">{par(f"<w:r><w:{kind}Ref/></w:r>" + text(f" {words}"))}</w:{kind}>'
            for index, words in enumerate(each, 2)
        )
        rule = f'<w:{kind} w:type="separator" w:id="0">{SEPARATOR}</w:{kind}>'
        document = replaced(document, f"word/{kind}s.xml", f"<w:{kind}s {NAMES}>{rule}{items}</w:{kind}s>")
    if settings:
        document = replaced(document, "word/settings.xml", f"<w:settings {NAMES}>{settings}</w:settings>")
    return document


def with_endnotes(count: int) -> Measurement:
    blocks = "".join(par(text("words") + mark("endnote", index)) for index in range(2, count + 2))
    return measure(noted(blocks, {"endnote": ["a note"] * count}))


def test_endnotes_stand_on_a_page_of_their_own_in_libreoffice_and_below_the_text_in_word() -> None:
    found = with_endnotes(3)
    assert found.certainty == "measured"
    assert any(reason.startswith("endnotes:") for reason in found.reasons)
    assert (found.libreoffice.pages, found.word.pages) == (2, 1)
    assert found.word.height == pytest.approx(7 * 12)


def test_many_endnotes_fill_pages_with_margins_of_two_centimetres() -> None:
    page = (16838 - 2 * 1134) / 20
    lines = int(page // 12)
    body = -(-lines * 12 // (16838 / 20 - 100))
    assert with_endnotes(lines).libreoffice.pages == body + 1
    assert with_endnotes(lines + 1).libreoffice.pages == body + 2


def test_footnotes_and_endnotes_are_counted_apart_endnotes_in_small_roman_numbers() -> None:
    blocks = par(mark("footnote", 2) + mark("endnote", 2) + mark("endnote", 3) + mark("footnote", 3))
    notes = {"footnote": ["one", "two"], "endnote": ["one", "two"]}
    document = read_document(open_package(noted(blocks, notes)))
    assert document.paragraphs[0].text == "1iii2"
    assert document.endnotes is not None
    assert [getattr(block, "text", "") for block in document.endnotes.blocks] == ["i one", "ii two"]


def test_the_settings_say_how_notes_are_counted() -> None:
    blocks = par(mark("footnote", 2) + mark("endnote", 2) + mark("footnote", 3, 'w:customMarkFollows="1"'))
    forms = (
        '<w:footnotePr><w:numFmt w:val="upperLetter"/><w:numStart w:val="3"/></w:footnotePr>'
        '<w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr>'
    )
    document = noted(blocks, {"footnote": ["one", "two"], "endnote": ["one"]}, forms)
    assert read_document(open_package(document)).paragraphs[0].text == "C1"


def test_notes_at_the_end_of_their_section_are_named() -> None:
    document = noted(
        par(mark("endnote", 2)), {"endnote": ["one"]}, '<w:endnotePr><w:pos w:val="sectEnd"/></w:endnotePr>'
    )
    found = measure(document)
    assert found.certainty == "unknown"
    assert any("w:pos" in reason for reason in found.reasons)

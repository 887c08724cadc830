"""Hostile files: each is measured or refused with an error of ours, in bounded time."""

from __future__ import annotations

import time

import pytest

from briefgen.errors import FitError
from briefgen.layout import measure
from tests.layout.make import A4, docx, pack, par, replaced, table, text

LIMIT = 20.0  # seconds of processor time; the slowest takes 5


def refused(data: bytes) -> str:
    start = time.process_time()
    with pytest.raises(FitError) as error:
        measure(data)
    assert time.process_time() - start < LIMIT
    assert error.value.hint
    return error.value.message


def test_what_is_no_docx_is_refused() -> None:
    for data in (b"", b"hello", b"PK\x03\x04" + bytes(500), docx(par("x"))[:700], pack({"a": "b"})):
        refused(data)


def test_a_text_bomb_is_refused_before_it_is_unpacked_whole() -> None:
    assert "larger than" in refused(docx(par("word " * 6_000_000)))


def test_three_thousand_nested_tables_are_refused() -> None:
    assert "well-formed" in refused(
        docx("<w:tbl><w:tr><w:tc>" * 3000 + par("x") + "</w:tc></w:tr></w:tbl>" * 3000)
    )


def test_sixty_thousand_paragraphs_are_refused() -> None:
    assert "more than 20,000 paragraphs" in refused(docx("<w:p/>" * 60_000))


def test_broken_xml_is_refused_and_named() -> None:
    for part in ("word/document.xml", "word/styles.xml", "word/settings.xml"):
        assert part in refused(replaced(docx(par("x")), part, "<w:document>"))


def test_entities_are_refused_and_read_no_file() -> None:
    entity = "<!DOCTYPE a [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
    bomb = f"{entity}<w:document xmlns:w='w'><w:body>&a;</w:body></w:document>"
    assert "document type" in refused(replaced(docx(par("x")), "word/document.xml", bomb))


def test_styles_in_a_circle_are_refused_by_name() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{own}"><w:name w:val="{own}"/>'
        f'<w:basedOn w:val="{base}"/></w:style>'
        for own, base in (("A", "B"), ("B", "A"))
    )
    assert "'A' is based on itself" in refused(docx(par("x", '<w:pStyle w:val="A"/>'), styles=styles))


def test_work_is_bounded_however_the_text_is_cut() -> None:
    assert "too long" in refused(docx(par("ab/" * 300_000, '<w:ind w:right="8000"/>')))
    assert "runs of text" in refused(docx("<w:p>" + "<w:r><w:t>a</w:t></w:r>" * 110_000 + "</w:p>"))


@pytest.mark.parametrize(
    "blocks",
    [
        par("a" * 10_000),
        table([[par("words that do not fit"), par("x")]] * 3, [0, 0]) + par("end"),
        par("hello world " * 50, '<w:ind w:left="-5000" w:right="-90000" w:hanging="99999"/>'),
        par("hello world " * 50, '<w:ind w:left="99999" w:right="99999"/>'),
        par("hello", '<w:spacing w:line="nan" w:before="inf"/><w:ind w:left="NaN"/>'),
        par("hello " * 200, '<w:spacing w:line="0" w:lineRule="exact"/>'),
        par(text("x", '<w:sz w:val="-4"/><w:w w:val="0"/><w:spacing w:val="-900"/>')),
        par('<w:r><w:sym w:char="zz" w:font="X"/><w:sym w:char="110000"/></w:r>'),
        par("x", '<w:numPr><w:ilvl w:val="-1"/><w:numId w:val="zz"/></w:numPr>'),
    ],
)
def test_odd_values_are_measured_all_the_same(blocks: str) -> None:
    start = time.process_time()
    assert measure(docx(blocks)).pages >= 1
    assert time.process_time() - start < LIMIT


def test_a_page_without_room_still_ends() -> None:
    section = A4.replace('w:h="16838"', 'w:h="0"')
    assert measure(docx(par("hello world"), section=section)).pages >= 1

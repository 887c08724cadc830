"""What becomes of Word, OpenDocument and EPUB files, which are written here, and of hostile archives."""

# ruff: noqa: E501 - documents are written here as they stand in files
from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import TYPE_CHECKING

import pytest

from briefgen.errors import SourceError
from briefgen.read.docx import read_docx
from briefgen.read.epub import read_epub
from briefgen.read.odt import read_odt

if TYPE_CHECKING:
    from briefgen.read.parts import Draft

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
OASIS = "urn:oasis:names:tc:opendocument:xmlns"
ODF = f'xmlns:office="{OASIS}:office:1.0" xmlns:text="{OASIS}:text:1.0" xmlns:table="{OASIS}:table:1.0"'


def archive(**members: str | bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name.replace("__", "/").replace("_DOT_", "."), content)
    return out.getvalue()


def docx(body: str, **more: str) -> bytes:
    document = f"<w:document {W} {MC}><w:body>{body}</w:body></w:document>"
    return archive(word__document_DOT_xml=document, **more)


def p(text: str, properties: str = "") -> str:
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def parts(draft: Draft) -> list[tuple[str, str, str]]:
    return [(part.kind, part.text, part.place) for part in draft.parts]


def test_what_stands_in_the_headers_and_footers_of_word_is_set_aside_once() -> None:
    header = f"<w:hdr {W}>{p('TLP:AMBER')}{p('Ministry of Ports')}</w:hdr>"
    footer = f"<w:ftr {W}>{p('TLP:AMBER')}</w:ftr>"
    draft = read_docx(
        docx(p("The port of Vick grew."), word__header1_DOT_xml=header, word__footer1_DOT_xml=footer)
    )
    assert [part.text for part in draft.parts] == ["The port of Vick grew."]
    assert [one.text for one in draft.dropped] == ["TLP:AMBER", "Ministry of Ports"]


def test_word_paragraphs_keep_their_number_and_headings_their_style() -> None:
    styles = f'<w:styles {W}><w:style w:styleId="a"><w:name w:val="heading 1"/></w:style></w:styles>'
    style = '<w:pPr><w:pStyle w:val="a"/></w:pPr>'
    draft = read_docx(docx(p("The Store", style) + p("") + p("It is full."), word__styles_DOT_xml=styles))
    assert parts(draft) == [
        ("heading", "The Store", "paragraph 1"),
        ("paragraph", "It is full.", "paragraph 3"),
    ]


def test_tracked_deletions_are_not_text_and_insertions_are() -> None:
    body = (
        '<w:p><w:r><w:t xml:space="preserve">The store is </w:t></w:r>'
        "<w:del><w:r><w:delText>empty</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>full</w:t></w:r></w:ins><w:r><w:t>.</w:t></w:r></w:p>"
        "<w:moveFrom><w:p><w:r><w:t>Moved away.</w:t></w:r></w:p></w:moveFrom>"
    )
    assert [text for _, text, _ in parts(read_docx(docx(body)))] == ["The store is full."]


def test_hidden_text_and_field_codes_are_not_text() -> None:
    body = (
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden.</w:t></w:r>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>Seen.</w:t></w:r></w:p>"
    )
    assert [text for _, text, _ in parts(read_docx(docx(body)))] == ["Seen."]


def test_a_text_box_is_read_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p></w:txbxContent>"
    body = (
        f"<w:p><w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        "</mc:AlternateContent></w:r><w:r><w:t>Beside the box.</w:t></w:r></w:p>"
    )
    assert [text for _, text, _ in parts(read_docx(docx(body)))] == ["Beside the box.", "In the box."]


def test_tables_give_rows_and_footnotes_come_last() -> None:
    cell = "<w:tc>{}</w:tc>"
    row = f"<w:tr>{cell.format(p('2023'))}{cell.format(p('41'))}</w:tr>"
    notes = f'<w:footnotes {W}><w:footnote w:type="separator"/><w:footnote>{p("Of the year.")}</w:footnote></w:footnotes>'
    draft = read_docx(docx(f"<w:tbl>{row}</w:tbl>" + p("The store."), word__footnotes_DOT_xml=notes))
    assert [(kind, text) for kind, text, _ in parts(draft)] == [
        ("row", "2023 | 41"),
        ("paragraph", "The store."),
        ("note", "Of the year."),
    ]


def test_word_metadata_gives_no_date_of_publication() -> None:
    core = (
        '<c xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:t="http://purl.org/dc/terms/"><dc:title>The Grain Store</dc:title>'
        "<dc:creator>Jane Roe</dc:creator><t:modified>2024-05-12T00:00:00Z</t:modified></c>"
    )
    found = read_docx(docx(p("The store."), docProps__core_DOT_xml=core)).metadata
    assert (found.title, found.author, found.published) == ("The Grain Store", "Jane Roe", None)
    assert found.modified == date(2024, 5, 12)


def test_opendocument_text_is_read() -> None:
    content = (
        f"<office:document-content {ODF}><office:body><office:text>"
        "<text:tracked-changes><text:p>Deleted.</text:p></text:tracked-changes>"
        "<text:h>The Store</text:h><text:p>It is<text:s/>full<text:note><text:note-body><text:p>Of grain.</text:p>"
        "</text:note-body></text:note> of grain.</text:p>"
        "<text:list><text:list-item><text:p>Wheat</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>2023</text:p></table:table-cell>"
        "<table:table-cell><text:p>41</text:p></table:table-cell></table:table-row></table:table>"
        "</office:text></office:body></office:document-content>"
    )
    assert [(kind, text) for kind, text, _ in parts(read_odt(archive(content_DOT_xml=content)))] == [
        ("heading", "The Store"),
        ("paragraph", "It is full of grain."),
        ("item", "Wheat"),
        ("row", "2023 | 41"),
        ("note", "Of grain."),
    ]


def test_the_chapters_of_an_epub_are_read_in_the_order_of_its_spine() -> None:
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="b/c.opf"/></rootfiles></container>'
    )
    book = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<metadata><dc:title>The Grain Book</dc:title></metadata><manifest>"
        '<item id="1" href="one.xhtml"/><item id="2" href="two.xhtml"/></manifest>'
        '<spine><itemref idref="2"/><itemref idref="1"/></spine></package>'
    )
    data = archive(
        **{"META-INF__container_DOT_xml": container},
        b__c_DOT_opf=book,
        b__one_DOT_xhtml="<html><body><p>The first.</p></body></html>",
        b__two_DOT_xhtml="<html><body><p>The second.</p></body></html>",
    )
    draft = read_epub(data)
    assert [part.text for part in draft.parts] == ["The second.", "The first."]
    assert draft.metadata.title == "The Grain Book"


@pytest.mark.parametrize("read", [read_docx, read_odt, read_epub])
def test_what_is_no_archive_is_said_to_be_damaged(read: object) -> None:
    assert callable(read)
    with pytest.raises(SourceError, match="its zip archive can not be opened"):
        read(b"PK\x03\x04 but nothing more")


def test_a_cut_archive_is_said_to_be_damaged() -> None:
    data = docx("".join(p(f"The store of the year {year} is full.") for year in range(500)))
    with pytest.raises(SourceError, match="damaged"):
        read_docx(data[: len(data) // 2])


def test_an_archive_whose_bytes_were_changed_is_said_to_be_damaged() -> None:
    data = bytearray(docx("".join(p(f"The store of the year {year} is full.") for year in range(500))))
    for place in range(200, 260):
        data[place] ^= 0xFF
    with pytest.raises(SourceError, match="damaged"):
        read_docx(bytes(data))


def test_a_zip_bomb_is_refused() -> None:
    with pytest.raises(SourceError, match="unpacks to more than 100 MB"):
        read_docx(archive(word__document_DOT_xml=b" " * (101 * 1024 * 1024)))


def test_external_and_nested_entities_are_refused() -> None:
    bomb = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
    data = archive(
        word__document_DOT_xml=f"{bomb}<w:document {W}><w:body>{p('&a;&b;')}</w:body></w:document>"
    )
    with pytest.raises(SourceError, match="document type"):
        read_docx(data)


def test_nesting_ten_thousand_deep_is_refused() -> None:
    with pytest.raises(SourceError, match="not well-formed"):
        read_docx(docx("<w:sdt>" * 10_000 + p("The store.") + "</w:sdt>" * 10_000))


def test_another_archive_is_no_word_document() -> None:
    with pytest.raises(SourceError, match="without a Word document"):
        read_docx(archive(a_DOT_txt="The store."))


def test_the_mark_of_a_note_is_no_part_of_a_figure_and_a_power_is() -> None:
    raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>{}</w:t></w:r>'
    run = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    body = "<w:p>" + run.format("It rose to 5.25 percent") + raised.format("2") + run.format(" on 41 km")
    body += raised.format("2") + run.format(" of land.") + "</w:p>"
    assert [text for _, text, _ in parts(read_docx(docx(body)))] == [
        "It rose to 5.25 percent on 41 km² of land."
    ]


def test_a_table_that_frames_a_text_gives_its_paragraphs() -> None:
    cell = f"<w:tc>{p('Key numbers')}{p('The store holds 41 tonnes.')}</w:tc>"
    draft = read_docx(docx(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>"))
    assert [text for _, text, _ in parts(draft)] == ["Key numbers", "The store holds 41 tonnes."]

"""Word files of every origin are read, and those that can not be filled are refused in words."""

from __future__ import annotations

import io
import zipfile

import pytest

from briefgen.errors import TemplateError
from briefgen.render import package, render
from briefgen.render.template import Template
from tests.render.build import brief
from tests.render.house import SOURCES, changed, house, p
from tests.render.validate import page_text, problems

MAIN = "wordprocessingml.document.main+xml"


def with_parts(template: Template, parts: package.Parts) -> Template:
    return Template(
        template.name, template.path, package.write_package(parts), template.limits, template.words
    )


def test_a_template_of_word_becomes_a_document() -> None:
    template = changed(
        house(p("{{ title }}"), SOURCES), "[Content_Types].xml", MAIN, "wordprocessingml.template.main+xml"
    )
    data = render(brief(), template)
    assert problems(data) == []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert MAIN in archive.read("[Content_Types].xml").decode()


def test_the_document_may_have_another_name() -> None:
    template = house(p("{{ title }}"), SOURCES)
    parts = package.read_package(template.docx, "x")
    for name in ("word/document.xml", "word/_rels/document.xml.rels"):
        parts[name.replace("document", "document2")] = parts.pop(name)
    for name in ("[Content_Types].xml", "_rels/.rels"):
        parts[name] = parts[name].replace(b"word/document.xml", b"word/document2.xml")
    data = render(brief(), with_parts(template, parts))
    assert page_text(data, "word/document2.xml")[0] == brief().title


def test_the_properties_may_be_named_from_the_root() -> None:
    template = changed(house(p("x"), SOURCES), "_rels/.rels", "docProps/core.xml", "/docProps/core.xml")
    data = render(brief(), template)
    assert problems(data) == []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.read("_rels/.rels").count(b"core-properties") == 1


@pytest.mark.parametrize(
    "part", ["docProps/core.xml", "word/numbering.xml", "word/fontTable.xml", "word/settings.xml"]
)
def test_a_part_that_is_missing_is_not_missed(part: str) -> None:
    template = house(
        p("{{ title }}"), p("{{ summary }}"), p("{% for s in sources %}"), p("{{ s }}"), p("{% endfor %}")
    )
    parts = package.read_package(template.docx, "x")
    del parts[part]
    name = part.rpartition("/")[2]
    for rels in ("_rels/.rels", "word/_rels/document.xml.rels"):
        kept = [line for line in parts[rels].decode().split("<Rel") if name not in line]
        parts[rels] = "<Rel".join(kept).encode()
        if not parts[rels].rstrip().endswith(b"</Relationships>"):
            parts[rels] += b"</Relationships>"
    assert page_text(render(brief(key_facts=(), outlook=()), with_parts(template, parts)))[0] == brief().title


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is not a Word document"),
        (b"PK\x03\x04", "is not a Word document"),
        (b"{\\rtf1}", "is not a Word document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "is not a Word document"),
    ],
)
def test_what_is_no_word_document_is_refused(data: bytes, message: str) -> None:
    template = house(p("x"))
    with pytest.raises(TemplateError, match=message):
        render(brief(), Template("x", template.path, data, template.limits, template.words))


def test_a_zip_without_a_document_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    template = house(p("x"))
    with pytest.raises(TemplateError, match="not a Word document that can be filled"):
        render(brief(), Template("x", template.path, buffer.getvalue(), template.limits, template.words))


def test_a_file_in_the_strict_form_of_the_standard_is_refused() -> None:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    strict = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"
    with pytest.raises(TemplateError, match="can be filled") as caught:
        render(brief(), changed(house(p("x")), "_rels/.rels", office, strict))
    assert "Strict Open XML" in caught.value.hint


def test_equal_parts_give_equal_bytes_in_any_order() -> None:
    parts = {"b": b"1", "[Content_Types].xml": b"2", "a/c": b"3"}
    assert package.write_package(parts) == package.write_package(dict(reversed(parts.items())))
    with zipfile.ZipFile(io.BytesIO(package.write_package(parts))) as archive:
        assert archive.namelist() == ["[Content_Types].xml", "a/c", "b"]


def test_a_brief_is_not_tied_to_the_template_that_its_template_was_made_from() -> None:
    template = changed(
        house(p("x"), SOURCES),
        "word/settings.xml",
        "<w:defaultTabStop",
        '<w:attachedTemplate r:id="rId9" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/><w:defaultTabStop',
    )
    parts = package.read_package(template.docx, "x")
    package.relate(
        parts, "word/settings.xml", "attachedTemplate", "https://example.org/evil.dotm", external=True
    )
    parts["word/settings.xml"] = parts["word/settings.xml"].replace(b"rId9", b"rId1")
    data = render(brief(), with_parts(template, parts))
    assert problems(data) == []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert not any(b"evil" in archive.read(name) for name in archive.namelist())


def test_a_list_that_numbers_the_sources_wrongly_stops_the_page() -> None:
    template = house(p("A numbered line of the house", style="Source"), p("{{ summary }}"), SOURCES)
    with pytest.raises(TemplateError, match="source 1 is number 2 of its numbered list"):
        render(brief(), template)


def test_a_list_of_the_house_before_the_sources_does_no_harm_when_it_is_another() -> None:
    line = p("A numbered line of the house", style="Source").replace(
        "</w:pPr>", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="4"/></w:numPr></w:pPr>'
    )
    assert problems(render(brief(), house(line, p("{{ summary }}"), SOURCES))) == []

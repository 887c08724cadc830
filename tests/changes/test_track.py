"""Tracked changes: accepting all gives the new page, rejecting all the old one."""

from __future__ import annotations

import io
import subprocess
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.changes import tracked
from briefgen.errors import TemplateError
from tests.changes.word import plain_text, settled
from tests.render.validate import problems
from tests.support.editions import COAST, COURIER, Made, follow, make
from tests.support.office import soffice

WHEN = datetime(2026, 11, 21, 7, tzinfo=UTC)
TEMPLATES = ["policy-brief", "at-a-glance", "ministerial-note", "accessible"]
CHANGED = {
    "a-courier.txt": COURIER.replace("12 houses", "17 houses").replace("640 sheep", "655 sheep"),
    "b-ministry.txt": COAST["b-ministry.txt"],
    "e-mirror.txt": (
        "The water is back\n\nPublisher: Marrow Bay Mirror\nPublished: 20 November 2026\n\n"
        "The water works of Marrow Bay & Telling are running again, the council said on Friday.\n"
    ),
}


def track(old: bytes, new: bytes) -> bytes:
    data = tracked(old, new, author="briefgen", when=WHEN)
    assert problems(data) == []
    return data


def check(old: bytes, new: bytes) -> bytes:
    data = track(old, new)
    assert settled(data, "accept") == plain_text(new)
    assert settled(data, "reject") == plain_text(old)
    return data


def document(*blocks: str | list[list[str]]) -> bytes:
    """Return a .docx of paragraphs and tables; a table is a list of rows."""
    made = docx.Document()
    for block in blocks:
        if isinstance(block, str):
            made.add_paragraph(block)
            continue
        table = made.add_table(rows=0, cols=len(block[0]))
        for row in block:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def body(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("word/document.xml").decode()


@pytest.fixture(scope="module", params=TEMPLATES)
def editions(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Made, Made]:
    folder = tmp_path_factory.mktemp("editions")
    before = make(folder, COAST, template=request.param)
    after, _, _ = follow(folder, before, CHANGED, template=request.param)
    return before, after


def test_a_page_of_every_shipped_template_can_be_tracked(editions: tuple[Made, Made]) -> None:
    before, after = editions
    data = check(before.docx, after.docx)
    for part in ("word/header1.xml", "word/footer1.xml"):
        assert settled(data, "accept", part) == plain_text(after.docx, part)
        assert settled(data, "reject", part) == plain_text(before.docx, part)


def test_the_way_back_can_be_tracked_too(editions: tuple[Made, Made]) -> None:
    before, after = editions
    check(after.docx, before.docx)


def test_the_same_page_has_no_changes(editions: tuple[Made, Made]) -> None:
    before, _ = editions
    data = check(before.docx, before.docx)
    assert "w:ins" not in body(data)
    assert "w:del" not in body(data)


def test_the_same_editions_give_the_same_bytes(editions: tuple[Made, Made]) -> None:
    before, after = editions
    assert track(before.docx, after.docx) == track(before.docx, after.docx)


def test_only_what_differs_is_marked() -> None:
    data = check(document("The storm destroyed 12 houses."), document("The storm destroyed 17 houses."))
    assert body(data).count("<w:ins ") == body(data).count("<w:del ") == 1
    assert '<w:delText xml:space="preserve">12</w:delText>' in body(data)
    assert 'w:author="briefgen" w:date="2026-11-21T07:00:00Z"' in body(data)


def test_two_sentences_with_little_in_common_are_not_woven_into_each_other() -> None:
    data = check(document("A", "The road is closed.", "B"), document("A", "Nine ferries sail daily.", "B"))
    assert body(data).count("<w:del ") == 2  # the words, and the end of the paragraph
    assert body(data).count("<w:ins ") == 2


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (["A"], ["A", "B"]),
        (["A", "B"], ["A"]),
        (["A"], ["B", "A"]),
        (["A", "B", "C"], ["C"]),
        (["A"], ["B"]),
        (["A", "B"], ["C", "D", "E"]),
        (["A", [["one", "two"]], "B"], ["A", [["one", "three"]], "B"]),
        ([[["one", "two"], ["three", "four"]], "B"], [[["one", "two"]], "B"]),
        ([[["one", "two"]], "B"], [[["zero", "nil"], ["one", "two"], ["five", "six"]], "B"]),
        (["A", "B"], ["A", [["one", "two"]], "B"]),
        (["A", [["one", "two"]], "B"], ["A", "B"]),
        ([[["one", "two"]], "B"], [[["one", "two", "three"]], "B"]),
    ],
)
def test_paragraphs_rows_and_tables_come_and_go(
    old: list[str | list[list[str]]], new: list[str | list[list[str]]]
) -> None:
    check(document(*old), document(*new))


WORDS = st.lists(
    st.sampled_from("the storm road 12 17 (2026) cut & <open> don't “so” – , .".split()), max_size=9
)
PARAGRAPHS = st.lists(WORDS.map(" ".join), min_size=1, max_size=6)


@settings(deadline=None, max_examples=25)
@given(PARAGRAPHS, PARAGRAPHS)
def test_any_two_documents_can_be_tracked(old: list[str], new: list[str]) -> None:
    check(document(*old), document(*new))


@settings(deadline=None, max_examples=12)
@given(
    st.lists(st.tuples(WORDS.map(" ".join), WORDS.map(" ".join)), min_size=1, max_size=4),
    st.lists(st.tuples(WORDS.map(" ".join), WORDS.map(" ".join)), min_size=1, max_size=4),
)
def test_any_two_tables_can_be_tracked(old: list[tuple[str, str]], new: list[tuple[str, str]]) -> None:
    check(document([[*row] for row in old], "end"), document([[*row] for row in new], "end"))


def test_changes_that_people_left_in_a_page_count_as_accepted() -> None:
    theirs = track(document("The storm destroyed 12 houses."), document("The storm destroyed 17 houses."))
    data = track(theirs, document("The storm destroyed 19 houses."))
    assert settled(data, "reject") == ["The storm destroyed 17 houses."]


def test_a_link_that_is_gone_leads_where_it_led() -> None:
    data = check(linked("https://old.example/a", "the report"), document("Read on."))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert b"https://old.example/a" in archive.read("word/_rels/document.xml.rels")


def linked(address: str, words: str) -> bytes:
    made = docx.Document()
    paragraph = made.add_paragraph("See ")
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), made.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = paragraph.add_run(words)._r  # noqa: SLF001 - python-docx has no public way to make a link
    link.append(run)
    paragraph._p.append(link)  # noqa: SLF001 - likewise
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def test_what_stands_in_a_content_control_is_compared_too() -> None:
    old, new = (in_control(f"The storm destroyed {count} houses.") for count in (12, 17))
    data = check(old, new)
    assert body(data).count("<w:ins ") == body(data).count("<w:del ") == 1


def in_control(words: str) -> bytes:
    made = docx.Document()
    paragraph = made.add_paragraph("Note: ")
    run = paragraph.add_run(words)._r  # noqa: SLF001 - python-docx knows no content controls
    control, properties, content = (OxmlElement(f"w:{name}") for name in ("sdt", "sdtPr", "sdtContent"))
    control.append(properties)
    control.append(content)
    content.append(run)
    paragraph._p.append(control)  # noqa: SLF001 - likewise
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def test_what_is_no_word_document_is_refused() -> None:
    with pytest.raises(TemplateError, match="the earlier page is not a Word document"):
        tracked(b"no zip", document("A"), author="briefgen", when=WHEN)


@pytest.mark.office
def test_libreoffice_reads_the_changes_as_changes(editions: tuple[Made, Made], tmp_path: Path) -> None:
    before, after = editions
    path = tmp_path / "changes.docx"
    path.write_bytes(track(before.docx, after.docx))
    command = [soffice(), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(tmp_path / "out"), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    again = (tmp_path / "out" / "changes.docx").read_bytes()
    assert settled(again, "accept") == plain_text(after.docx)
    assert settled(again, "reject") == plain_text(before.docx)

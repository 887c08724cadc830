"""What follows from edits: decisions, and the evidence of the edited page."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

import pytest

from briefgen.changes import edition_of
from briefgen.decisions import Edit, as_decisions, edited_document, read_back, saved_by
from briefgen.model import Ban, Decisions, Pin, Reword
from tests.decisions.pages import below, changed, page, taken_out, typed, zipped

ON = date(2025, 4, 2)
WHY = "edited in Word in edition 3"


def test_a_reworded_line_becomes_a_rewording_with_its_evidence() -> None:
    it = page()
    line = it.edition.lines[4]
    (edit,) = read_back(changed(it.docx, typed(line.text, f"Note well: {line.text}")), it.edition, it.docx)
    assert edit.decides
    (reword,) = as_decisions([edit], it.edition, by="A. Berg", on=ON).rewords
    assert reword == Reword(
        line=line.text, to=f"Note well: {line.text}", evidence=reword.evidence, by="A. Berg", on=ON, why=WHY
    )
    assert " ".join(line.quotes[0].text.split()) == reword.evidence[0]


def test_a_line_that_was_reworded_before_keeps_the_name_it_had_in_the_file() -> None:
    it = page()
    line = replace(it.edition.lines[4], original="What it said at first.", edited=True)
    edit = Edit(kind="reworded", line=line, before=line.text, text="Once more.", section=line.section)
    (reword,) = as_decisions([edit], it.edition).rewords
    assert reword.line == "What it said at first."


def test_a_bracket_on_what_the_line_was_is_no_part_of_people_s_words() -> None:
    it = page()
    line = replace(it.edition.lines[4], text="It costs 14 [was 12 on 3 March] million euros [2025].")
    edit = Edit(
        kind="reworded", line=line, before=line.text, text="So: 14 [was 12 on 3 March] million [2025]."
    )
    assert as_decisions([edit], it.edition).rewords[0].to == "So: 14 million [2025]."


def test_a_line_that_is_gone_becomes_a_ban() -> None:
    it = page()
    line = it.edition.lines[4]
    (edit,) = read_back(changed(it.docx, taken_out(line.text)), it.edition, it.docx)
    made = as_decisions([edit], it.edition)
    assert [type(one) for one in (*made.pins, *made.bans, *made.rewords)] == [Ban]
    assert made.bans[0].line == line.text


def test_a_line_in_another_section_becomes_a_pin_there_and_one_in_another_order_nothing() -> None:
    it = page()
    line = it.edition.lines[4]
    assert line.section != "outlook"
    moved = Edit(kind="moved", line=line, before=line.text, text=line.text, section="outlook")
    assert as_decisions([moved], it.edition).pins[0].section == "outlook"
    stayed = replace(moved, section=line.section)
    assert not stayed.decides
    assert as_decisions([stayed], it.edition) == Decisions()


def test_a_sentence_of_a_source_that_was_added_word_for_word_becomes_a_pin() -> None:
    it = page()
    known = next(one["text"] for one in it.document["cut"] if one["reason"] == "no room on the page")
    edited = changed(it.docx, below(it.edition.lines[4].text, known))
    (edit,) = read_back(edited, it.edition, it.docx)
    assert (edit.kind, edit.decides) == ("added", True)
    assert as_decisions([edit], it.edition, on=ON).pins == (
        Pin(line=known, section="key_facts", on=ON, why=WHY),
    )


@pytest.mark.parametrize(
    ("text", "supported"),
    [
        ("Farmers lose 420 hectares to the new salt marsh.", True),
        ("Farmers lose 999 hectares to the new salt marsh.", False),
        ("The minister should be aware of the cost.", False),
    ],
)
def test_what_else_was_added_is_told_with_what_supports_it_and_decides_nothing(
    text: str, *, supported: bool
) -> None:
    it = page()
    (edit,) = read_back(changed(it.docx, below(it.edition.lines[4].text, text)), it.edition, it.docx)
    assert (edit.kind, bool(edit.support), edit.decides) == ("added", supported, False)
    assert ("a source says" in str(edit)) is supported
    assert as_decisions([edit], it.edition) == Decisions()


# ---------------------------------------------------------------- the evidence of the edited page


def test_the_evidence_of_the_edited_page_is_true_of_it() -> None:
    it = page()
    kept, reworded, gone = it.edition.lines[3], it.edition.lines[4], it.edition.lines[5]
    new = f"Note well: {reworded.text}"
    edited = changed(changed(it.docx, typed(reworded.text, new)), taken_out(gone.text))
    edited = changed(edited, below(kept.text, "A line that nothing stands behind."))
    edited = changed(edited, typed(it.edition.title, "Another title"))
    edits = read_back(edited, it.edition, it.docx)
    made = edited_document(it.document, edits, edited)
    after = edition_of(made, 4)
    assert after.title == "Another title"
    assert after.docx_sha256 == hashlib.sha256(edited).hexdigest()
    texts = [line.text for line in after.lines]
    assert texts == [new if line is reworded else line.text for line in it.edition.lines if line is not gone]
    (line,) = [line for line in after.lines if line.text == new]
    assert (line.edited, line.original, line.quotes) == (True, reworded.text, reworded.quotes)
    assert made["cut"][0]["text"] == gone.text
    assert made["counts"]["printed"] == len(after.lines)
    assert made["added"] == [{"section": "key_facts", "text": "A line that nothing stands behind."}]


def test_the_edited_page_reads_back_with_no_edit_against_its_own_evidence() -> None:
    it = page()
    reworded, gone = it.edition.lines[4], it.edition.lines[5]
    edited = changed(
        changed(it.docx, typed(reworded.text, f"Note well: {reworded.text}")), taken_out(gone.text)
    )
    after = edition_of(edited_document(it.document, read_back(edited, it.edition, it.docx), edited), 4)
    assert read_back(edited, after, edited) == ()
    assert read_back(edited, after) == ()


def test_the_document_that_was_given_stays_as_it_is() -> None:
    it = page()
    before = [line["text"] for line in it.document["lines"]]
    edit = Edit(kind="gone", line=it.edition.lines[0], before=it.edition.lines[0].text)
    assert len(edited_document(it.document, [edit])["lines"]) == len(before) - 1
    assert [line["text"] for line in it.document["lines"]] == before


# ---------------------------------------------------------------- who saved it


def test_who_saved_the_page_is_read_from_its_properties() -> None:
    it = page()
    assert saved_by(it.docx) == ""
    assert saved_by(b"nonsense") == ""
    assert saved_by(_with_name(it.docx, "A. Berg")) == "A. Berg"
    assert saved_by(zipped({"word/document.xml": b"<a/>"})) == ""


def _with_name(docx: bytes, name: str) -> bytes:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        parts = {one: archive.read(one) for one in archive.namelist()}
    core = parts["docProps/core.xml"].decode()
    start = core.index("<cp:lastModifiedBy>") + len("<cp:lastModifiedBy>")
    parts["docProps/core.xml"] = (core[:start] + name + core[core.index("</cp:lastModifiedBy>") :]).encode()
    return zipped(parts)

"""What people did to a published page, read back from the .docx as Word and LibreOffice save it."""

from __future__ import annotations

import copy
import io
import re
from typing import TYPE_CHECKING

import docx
import pytest
from lxml import etree

from briefgen.decisions import read_back
from tests.decisions.pages import (
    Element,
    Page,
    below,
    changed,
    news,
    page,
    paragraph,
    run_of,
    taken_out,
    text_of,
    texts,
    through_office,
    torn,
    typed,
    w,
    without,
)

if TYPE_CHECKING:
    from briefgen.model import Section
    from briefgen.render.page import Paper

from tests.decisions.reading import NEW, PAGES, SECTIONS, both, every_page, every_template, kinds, line

# ---------------------------------------------------------------- nothing happened


@every_page
def test_an_untouched_page_reads_back_with_no_edit(template: str, paper: Paper) -> None:
    it = page(template, paper)
    assert read_back(it.docx, it.edition, it.docx) == ()
    assert read_back(it.docx, it.edition) == ()


@pytest.mark.parametrize(
    "name", ["heat-action-plan", "japan-central-asia", "norrey-interconnector", "school-meals-reform"]
)
def test_so_does_every_sample(name: str) -> None:
    it = page(name=name)
    assert read_back(it.docx, it.edition, it.docx) == ()
    assert read_back(it.docx, it.edition) == ()


@pytest.mark.office
def test_a_page_that_libreoffice_saved_again_and_again_reads_back_with_no_edit() -> None:
    every = [page(template, paper) for template, paper in PAGES]
    once = through_office(*(it.docx for it in every))
    twice = through_office(*once)
    for it, first, second in zip(every, once, twice, strict=True):
        assert it.docx not in (first, second)
        assert both(it, first) == ()
        assert both(it, second) == ()


@every_page
def test_a_page_that_was_opened_and_saved_by_a_library_reads_back_with_no_edit(
    template: str, paper: Paper
) -> None:
    it = page(template, paper)
    buffer = io.BytesIO()
    docx.Document(io.BytesIO(it.docx)).save(buffer)
    assert both(it, buffer.getvalue()) == ()


@every_template
def test_runs_torn_to_pieces_are_no_edit(template: str) -> None:
    it = page(template)
    assert both(it, changed(it.docx, torn)) == ()


@every_template
def test_other_quotes_dashes_and_spaces_are_no_edit(template: str) -> None:
    it = page(template)

    def typography(root: Element) -> None:
        for words in root.iter(w("t")):
            curly = re.sub(r'"([^"]*)"', "“\\1”", words.text or "")
            words.text = curly.replace("'", "’").replace("-", "\u2011").replace("\u00a0", " ")

    assert both(it, changed(it.docx, typography)) == ()


@every_template
def test_comments_are_no_edit(template: str) -> None:
    it = page(template)

    def comment(root: Element) -> None:
        for number, block in enumerate(list(root.iter(w("p")))[3:8]):
            start, end = (
                etree.Element(w(f"commentRange{one}"), {w("id"): str(number)}) for one in ("Start", "End")
            )
            reference = etree.Element(w("r"))
            etree.SubElement(reference, w("commentReference"), {w("id"): str(number)})
            block.insert(1, start)
            block.extend([end, reference])

    assert both(it, changed(it.docx, comment)) == ()


@every_template
def test_marks_of_news_are_no_edit_and_no_part_of_a_rewording(template: str) -> None:
    it = news(template)
    assert both(it, it.docx) == ()
    marked = [one for one in it.edition.lines if one.news and " the " in one.text]
    assert len(marked) > 1
    edited, wanted = it.docx, []
    for one in marked:
        wanted.append(one.text.replace(" the ", " that very ", 1))
        edited = changed(edited, typed(one.text, wanted[-1]))
    assert [(edit.kind, edit.text) for edit in both(it, edited)] == [("reworded", text) for text in wanted]


def _boxed(root: Element) -> None:
    """Put the first list item into a text box, in both of the forms that Word writes."""
    block = next(one for one in root.iter(w("p")) if "70 per cent of the cost" in text_of(one))
    holder = etree.Element(w("p"))
    block.addprevious(holder)
    run = etree.SubElement(holder, w("r"))
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    both_forms = etree.SubElement(run, f"{{{mc}}}AlternateContent")
    for form, child in (("Choice", "drawing"), ("Fallback", "pict")):
        one = etree.SubElement(both_forms, f"{{{mc}}}{form}")
        box = etree.SubElement(etree.SubElement(one, w(child)), w("txbxContent"))
        box.append(copy.deepcopy(block))
    parent = block.getparent()
    assert parent is not None
    parent.remove(block)


def test_a_line_in_a_text_box_is_read_once() -> None:
    it = page()
    assert kinds(both(it, changed(it.docx, _boxed))) in ([], ["moved"])
    boxed = Page(changed(it.docx, _boxed), it.edition, it.document)
    assert both(boxed, boxed.docx) == ()

    def in_both_forms(root: Element) -> None:
        for one in list(texts(root, "70 per cent of the cost")):
            one.text = (one.text or "").replace("70 per cent", "75 per cent")

    (edit,) = both(boxed, changed(boxed.docx, in_both_forms))
    assert edit.kind == "reworded"


def test_lines_in_a_content_control_are_read() -> None:
    it = page()

    def wrap(root: Element) -> None:
        for block in [one for one in root.iter(w("p")) if text_of(one)]:
            control = etree.Element(w("sdt"))
            parent = block.getparent()
            assert parent is not None
            parent.replace(block, control)
            etree.SubElement(control, w("sdtContent")).append(block)

    assert both(it, changed(it.docx, wrap)) == ()


# ---------------------------------------------------------------- one change


@every_page
@pytest.mark.parametrize("section", SECTIONS)
def test_a_reworded_line_is_told_with_what_it_was_and_is(
    template: str, paper: Paper, section: Section
) -> None:
    it = page(template, paper)
    old = line(it, section)
    new = old.text.replace(" the ", " that very ", 1).replace(" of ", " for ", 1)
    assert new != old.text
    (edit,) = both(it, changed(it.docx, typed(old.text, new)))
    assert (edit.kind, edit.line, edit.before, edit.text) == ("reworded", old, old.text, new)
    assert edit.section == section


@every_page
@pytest.mark.parametrize("section", SECTIONS)
def test_a_line_that_is_gone_is_told(template: str, paper: Paper, section: Section) -> None:
    it = page(template, paper)
    old = line(it, section)
    (edit,) = both(it, changed(it.docx, taken_out(old.text)))
    assert (edit.kind, edit.line, edit.text) == ("gone", old, "")


@every_page
@pytest.mark.parametrize("section", SECTIONS)
def test_an_added_line_is_told_with_its_section(template: str, paper: Paper, section: Section) -> None:
    it = page(template, paper)
    (edit,) = both(it, changed(it.docx, below(line(it, section).text, NEW)))
    assert (edit.kind, edit.line, edit.text, edit.section) == ("added", None, NEW, section)


@every_template
def test_a_sentence_added_to_the_summary_is_no_rewording_of_the_one_before(template: str) -> None:
    it = page(template)
    last = line(it, "summary", -1)

    def change(root: Element) -> None:
        paragraph(root, last.text).append(run_of(f" {NEW}"))

    (edit,) = both(it, changed(it.docx, change))
    assert (edit.kind, edit.text, edit.section) == ("added", NEW, "summary")


@every_template
def test_a_clause_added_to_a_sentence_is_a_rewording_of_it(template: str) -> None:
    it = page(template)
    old = line(it, "key_facts")
    longer = f"{old.text[:-1]}, as the minister will say."
    (edit,) = both(it, changed(it.docx, typed(old.text, longer)))
    assert (edit.kind, edit.text) == ("reworded", longer)


@every_template
def test_words_put_before_a_line_are_a_rewording_of_it(template: str) -> None:
    it = page(template)
    old = line(it, "key_facts")
    (edit,) = read_back(
        changed(it.docx, typed(old.text, f"It is denied that {old.text}")), it.edition, it.docx
    )
    assert (edit.kind, edit.text) == ("reworded", f"It is denied that {old.text}")


@every_template
def test_a_line_that_loses_its_marks_is_still_that_line(template: str) -> None:
    it = page(template)
    old = line(it, "key_facts")

    def change(root: Element) -> None:
        block = paragraph(root, old.text)
        for element in list(next(texts(block, old.text)).getparent().itersiblings()):  # type: ignore[union-attr]
            block.remove(element)
        typed(old.text, old.text.replace(" the ", " that very ", 1))(root)

    (edit,) = both(it, changed(it.docx, change))
    assert (edit.kind, edit.line) == ("reworded", old)


@every_template
def test_a_changed_figure_is_a_rewording(template: str) -> None:
    it = page(template)
    old = next(one for one in it.edition.lines if re.search(r"\d", one.text) and one.section == "key_facts")
    new = re.sub(r"\d+", "999", old.text, count=1)
    (edit,) = both(it, changed(it.docx, typed(old.text, new)))
    assert (edit.kind, edit.text) == ("reworded", new)


@every_template
def test_two_lines_joined_in_one_paragraph_are_no_edit(template: str) -> None:
    it = page(template)
    first, second = line(it, "outlook", 0), line(it, "outlook", 1)

    def change(root: Element) -> None:
        one, two = paragraph(root, first.text), paragraph(root, second.text)
        for element in list(two):
            if element.tag != w("pPr"):
                one.append(element)
        two.getparent().remove(two)  # type: ignore[union-attr]

    assert "reworded" not in kinds(read_back(changed(it.docx, change), it.edition))
    assert "gone" not in kinds(both(it, changed(it.docx, change)))


@every_template
def test_a_moved_line_is_told_and_no_other(template: str) -> None:
    it = page(template)
    lines = [one for one in it.edition.lines if one.section == "outlook"]

    def change(root: Element) -> None:
        moved = paragraph(root, lines[0].text)
        paragraph(root, lines[-1].text).addnext(moved)

    (edit,) = read_back(changed(it.docx, change), it.edition, it.docx)
    assert (edit.kind, edit.line, edit.section) == ("moved", lines[0], "outlook")
    assert read_back(changed(it.docx, change), it.edition) == ()


@every_template
def test_a_line_moved_to_another_section_is_told_with_that_section(template: str) -> None:
    it = page(template)
    moved = line(it, "key_facts", -1)
    target = line(it, "outlook", 0)

    def change(root: Element) -> None:
        block = paragraph(root, moved.text)
        settings = block.find(w("pPr"))
        new = copy.deepcopy(paragraph(root, target.text).find(w("pPr")))
        if settings is not None and new is not None:
            block.replace(settings, new)
        paragraph(root, target.text).addnext(block)

    for edits in (read_back(changed(it.docx, change), it.edition, it.docx),):
        (edit,) = edits
        assert (edit.kind, edit.line, edit.section) == ("moved", moved, "outlook")


# ---------------------------------------------------------------- what stands beside the lines


@every_template
@pytest.mark.parametrize(
    ("old", "new"), [("title", "Another title altogether"), ("source", "Some Other Office")]
)
def test_a_changed_title_or_source_is_told_as_no_line(template: str, old: str, new: str) -> None:
    it = page(template)
    stood = it.edition.title if old == "title" else "Ministry of the Environment (sample)"
    (edit,) = read_back(changed(it.docx, typed(stood, new)), it.edition, it.docx)
    assert (edit.kind, edit.line) == ("other", None)
    assert (stood in edit.before, new in edit.text) == (True, True)
    assert read_back(changed(it.docx, typed(stood, new)), it.edition) == ()


@every_template
def test_a_source_that_was_taken_out_is_told(template: str) -> None:
    it = page(template)
    (edit,) = read_back(changed(it.docx, without("Harbour Courier (sample)")), it.edition, it.docx)
    assert (edit.kind, edit.text) == ("other", "")
    assert "Harbour Courier" in edit.before

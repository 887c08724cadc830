"""What people did to a published page, read back from the .docx as Word and LibreOffice save it."""

from __future__ import annotations

import copy
import io
import re
from typing import TYPE_CHECKING

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from briefgen.decisions import Edit, read_back
from briefgen.errors import PublishError
from tests.decisions.pages import (
    PAPERS,
    TEMPLATES,
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
    tracked,
    typed,
    w,
    without,
    zipped,
)

if TYPE_CHECKING:
    from briefgen.model import PrintedLine, Section
    from briefgen.render.page import Paper

NEW = "The mayor of Holm resigned yesterday after a vote of the council."
SECTIONS: tuple[Section, ...] = ("summary", "key_facts", "outlook")
PAGES = [(template, paper) for template in TEMPLATES for paper in PAPERS]
every_page = pytest.mark.parametrize(("template", "paper"), PAGES, ids=["-".join(one) for one in PAGES])
every_template = pytest.mark.parametrize("template", TEMPLATES)


def line(of: Page, section: Section, number: int = 0) -> PrintedLine:
    return [one for one in of.edition.lines if one.section == section][number]


def kinds(edits: tuple[Edit, ...]) -> list[str]:
    return [edit.kind for edit in edits]


def both(of: Page, edited: bytes) -> tuple[Edit, ...]:
    """Read a page back with and without the one that was published; what happened to lines must agree."""
    known, alone = read_back(edited, of.edition, of.docx), read_back(edited, of.edition)
    told = {(edit.kind, edit.before, edit.text) for edit in known if edit.kind in {"reworded", "gone"}}
    assert {
        (edit.kind, edit.before, edit.text) for edit in alone if edit.kind in {"reworded", "gone"}
    } == told
    return known


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


# ---------------------------------------------------------------- tracked changes


@every_template
def test_tracked_insertions_and_deletions_count_as_accepted(template: str) -> None:
    it = page(template)
    old = line(it, "key_facts")
    head, tail = old.text[:20], old.text[20:]

    def change(root: Element) -> None:
        words = next(texts(root, old.text))
        run = words.getparent()
        assert run is not None
        after = (words.text or "").partition(old.text)[2]
        words.text = (words.text or "").partition(old.text)[0] + head
        style = run.find(w("rPr"))
        for element in (
            run_of(tail + after, style),
            tracked("ins", run_of("quite certainly ", style)),
            tracked("del", run_of("never ", style)),
        ):
            run.addnext(element)

    (edit,) = both(it, changed(it.docx, change))
    assert (edit.kind, edit.text) == ("reworded", f"{head}quite certainly {tail}")


@every_template
def test_a_paragraph_deleted_with_tracking_is_gone_and_an_inserted_one_is_there(template: str) -> None:
    it = page(template)
    gone, above = line(it, "outlook", 0), line(it, "outlook", 1)

    def change(root: Element) -> None:
        block = paragraph(root, gone.text)
        for element in list(block):
            if element.tag != w("pPr"):
                block.replace(element, tracked("del", copy.deepcopy(element)))
        _mark(block, "del")
        below(above.text, NEW)(root)
        added = paragraph(root, NEW)
        run = added.find(w("r"))
        assert run is not None
        added.replace(run, tracked("ins", copy.deepcopy(run)))
        _mark(added, "ins")

    edits = both(it, changed(it.docx, change))
    assert {(edit.kind, edit.text) for edit in edits} == {("gone", ""), ("added", NEW)}


def _mark(block: Element, kind: str) -> None:
    """Say that the end of a paragraph was put in or taken out."""
    settings = block.find(w("pPr"))
    if settings is None:
        settings = etree.Element(w("pPr"))
        block.insert(0, settings)
    mark = settings.find(w("rPr"))
    if mark is None:
        mark = etree.SubElement(settings, w("rPr"))
    mark.append(tracked(kind))


def test_a_line_moved_with_tracking_is_told_as_moved() -> None:
    it = page()
    lines = [one for one in it.edition.lines if one.section == "outlook"]

    def change(root: Element) -> None:
        block = paragraph(root, lines[0].text)
        new = copy.deepcopy(block)
        paragraph(root, lines[-1].text).addnext(new)
        for where, kind in ((block, "moveFrom"), (new, "moveTo")):
            for element in list(where):
                if element.tag != w("pPr"):
                    where.replace(element, tracked(kind, copy.deepcopy(element)))
            _mark(where, kind)

    (edit,) = read_back(changed(it.docx, change), it.edition, it.docx)
    assert (edit.kind, edit.line) == ("moved", lines[0])


def test_a_paragraph_whose_end_was_taken_out_with_tracking_goes_on_in_the_next() -> None:
    it = page()
    first, second = line(it, "outlook", 0), line(it, "outlook", 1)
    edited = changed(it.docx, lambda root: _mark(paragraph(root, first.text), "del"))
    edits = both(it, changed(edited, typed(second.text, second.text.replace(" the ", " that very ", 1))))
    assert [(edit.kind, edit.line) for edit in edits] == [("reworded", second)]


@pytest.mark.office
def test_edits_outlive_a_round_through_libreoffice() -> None:
    pages, edited, wanted = [], [], []
    for template in TEMPLATES:
        it = page(template)
        reworded, gone = line(it, "key_facts"), line(it, "outlook")
        new = reworded.text.replace(" the ", " that very ", 1)
        pages.append(it)
        edited.append(changed(changed(it.docx, typed(reworded.text, new)), taken_out(gone.text)))
        wanted.append([("reworded", reworded, new), ("gone", gone, "")])
    saved = through_office(*(changed(one, torn) for one in edited))
    for it, one, expected in zip(pages, saved, wanted, strict=True):
        assert [(edit.kind, edit.line, edit.text) for edit in both(it, one)] == expected


@pytest.mark.office
def test_tracked_changes_outlive_a_round_through_libreoffice() -> None:
    it = page()
    old = line(it, "key_facts")

    def change(root: Element) -> None:
        run = next(texts(root, old.text)).getparent()
        assert run is not None
        new = run_of(f"{NEW[:-1]} and so on.\u00a0", run.find(w("rPr")))
        run.addnext(tracked("ins", new))
        parent = run.getparent()
        assert parent is not None
        parent.replace(run, tracked("del", copy.deepcopy(run)))

    (saved,) = through_office(changed(it.docx, change))
    edits = both(it, saved)
    assert {edit.kind for edit in edits} == {"gone", "added"}


# ---------------------------------------------------------------- any mixture


WORDS = st.sampled_from("roughly about as it were the sooner rather than later".split())


@st.composite
def rewordings(draw: st.DrawFn, text: str) -> str:
    """Type over up to a third of the words of a line."""
    parts = text.split(" ")
    for _ in range(draw(st.integers(1, max(1, len(parts) // 4)))):
        at = draw(st.integers(0, len(parts) - 1))
        what = draw(st.sampled_from(("type", "insert", "drop")))
        word = draw(WORDS)
        if what == "type":
            parts[at] = word
        elif what == "insert":
            parts.insert(at, word)
        elif len(parts) > 4:
            del parts[at]
    return " ".join(parts)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data(), template=st.sampled_from(TEMPLATES), paper=st.sampled_from(PAPERS))
def test_any_mixture_of_kept_reworded_and_removed_lines_reads_back_as_it_was_made(
    data: st.DataObject, template: str, paper: Paper
) -> None:
    it = page(template, paper)
    edited = it.docx
    wanted: set[tuple[str, str, str]] = set()
    for one in it.edition.lines:
        action = data.draw(st.sampled_from(("keep", "keep", "reword", "remove")), label=one.text[:30])
        if action == "reword":
            new = data.draw(rewordings(one.text))
            if new.split() != one.text.split():
                edited = changed(edited, typed(one.text, new))
                wanted.add(("reworded", one.text, new))
        elif action == "remove":
            edited = changed(edited, taken_out(one.text))
            wanted.add(("gone", one.text, ""))
    if data.draw(st.booleans(), label="torn"):
        edited = changed(edited, torn)
    edits = read_back(edited, it.edition, it.docx)
    assert {(edit.kind, edit.before, edit.text) for edit in edits} == wanted


# ---------------------------------------------------------------- strange files


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"Not a Word file at all",
        b"PK\x03\x04 broken",
        zipped({"word/document.xml": b"<w:p"}),
        zipped({}),
    ],
    ids=["empty", "text", "broken zip", "broken XML", "no document"],
)
def test_what_is_no_page_is_refused_in_words(data: bytes) -> None:
    it = page()
    with pytest.raises(PublishError) as told:
        read_back(data, it.edition, it.docx, name="out/page.docx")
    assert "out/page.docx was changed and can not be read back" in told.value.message
    assert told.value.hint


def test_another_document_in_the_place_of_the_page_bans_nothing() -> None:
    it = page()

    def change(root: Element) -> None:
        body = root.find(w("body"))
        assert body is not None
        for element in list(body):
            body.remove(element)

    for other in (changed(it.docx, change), page(name="school-meals-reform").docx):
        with pytest.raises(PublishError, match="holds none of the lines of edition 3"):
            read_back(other, it.edition, it.docx)


def test_the_cut_halves_of_a_line_are_no_line_of_somebody_else() -> None:
    it = page()
    old = line(it, "key_facts")

    def change(root: Element) -> None:
        words = next(texts(root, old.text))
        middle = len(old.text) // 2
        words.text = (words.text or "").replace(old.text, old.text[:middle], 1)
        block = paragraph(root, old.text[:middle])
        new = etree.Element(w("p"))
        new.append(run_of(old.text[middle:].strip()))
        block.addnext(new)

    edits = both(it, changed(it.docx, change))
    assert {edit.line for edit in edits if edit.line} <= {old}


# ---------------------------------------------------------------- house templates


HOUSES = {
    "each outlook twice": (
        ["{{ title }}", "{{ summary }}", "{{ key_facts }}", "{{ outlook }}", "Once more:", "{{ outlook }}"],
        [],
    ),
    "lines in a table": (
        ["{{ title }}", "{{ summary }}"],
        ["{% for fact in key_facts %}Fact: {{ fact }} {% endfor %}", "{{ outlook }}"],
    ),
}


@pytest.fixture(scope="module", params=HOUSES)
def housed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Page:
    paragraphs, cells = HOUSES[request.param]
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if cells:
        table = document.add_table(1, len(cells))
        for cell, text in zip(table.rows[0].cells, cells, strict=True):
            cell.text = text
    document.add_paragraph("{{ sources }}")
    document.add_paragraph("{{ handling }}")
    path = tmp_path_factory.mktemp("house") / "house.docx"
    document.save(str(path))
    return page(str(path))


def test_a_page_of_a_house_template_reads_back_with_no_edit(housed: Page) -> None:
    assert both(housed, housed.docx) == ()


@pytest.mark.parametrize("section", ["summary", "key_facts"])
def test_so_do_its_edits_and_no_others(housed: Page, section: Section) -> None:
    old = line(housed, section, 1)
    new = old.text.replace(" the ", " that very ", 1)
    (edit,) = read_back(changed(housed.docx, typed(old.text, new)), housed.edition, housed.docx)
    assert (edit.kind, edit.text) == ("reworded", new)
    (edit,) = read_back(changed(housed.docx, typed(old.text, "")), housed.edition, housed.docx)
    assert (edit.kind, edit.line) == ("gone", old)


def test_a_line_that_is_printed_twice_and_taken_out_once_still_stands() -> None:
    it = page()
    doubled = changed(it.docx, lambda root: _doubled(paragraph(root, line(it, "outlook").text)))
    assert read_back(changed(doubled, taken_out(line(it, "outlook").text)), it.edition, doubled) == ()


def _doubled(block: Element) -> None:
    parent = block.getparent()
    assert parent is not None
    parent.append(copy.deepcopy(block))

"""Tracked changes in a published page count as accepted, and outlive a round through LibreOffice."""

from __future__ import annotations

import copy

import pytest
from lxml import etree

from briefgen.decisions import read_back
from tests.decisions.pages import (
    TEMPLATES,
    Element,
    below,
    changed,
    page,
    paragraph,
    run_of,
    spaced,
    taken_out,
    texts,
    through_office,
    torn,
    tracked,
    typed,
    w,
)
from tests.decisions.reading import NEW, both, every_template, line


@every_template
def test_tracked_insertions_and_deletions_count_as_accepted(template: str) -> None:
    it = page(template)
    old = line(it, "key_facts")
    head, tail = old.text[:20], old.text[20:]

    def change(root: Element) -> None:
        words = next(texts(root, old.text))
        run = words.getparent()
        assert run is not None
        before, _, after = spaced(words.text).partition(old.text)
        words.text = before + head
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

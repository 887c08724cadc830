"""Any mixture of changes, files that are no page, and templates of a house: read back all the same."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from briefgen.decisions import read_back
from briefgen.errors import PublishError
from tests.decisions.pages import (
    PAPERS,
    TEMPLATES,
    Element,
    Page,
    changed,
    page,
    paragraph,
    run_of,
    spaced,
    taken_out,
    texts,
    torn,
    typed,
    w,
    zipped,
)

if TYPE_CHECKING:
    from briefgen.model import Section
    from briefgen.render.page import Paper

from tests.decisions.reading import both, line

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
        words.text = spaced(words.text).replace(old.text, old.text[:middle], 1)
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

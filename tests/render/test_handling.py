"""The handling mark: at the head and the foot of every page, as TLP 2.0 wants it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree, html

from briefgen.errors import TemplateError
from briefgen.handling import TLP
from briefgen.layout import measure
from briefgen.render import render
from briefgen.render.accessibility import contrast
from briefgen.render.shipped import shipped
from briefgen.render.template import load_template
from briefgen.render.text import KINDS, Kind, render_text
from tests.render.build import brief
from tests.render.house import DEFAULT, SOURCES, changed, house, p
from tests.render.validate import W, page_text, problems

NAMES = sorted(shipped())
ENDS = ("word/header1.xml", "word/footer1.xml")


def part(docx: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return etree.fromstring(archive.read(name))


def one(tree: etree._Element, path: str) -> etree._Element:
    found = tree.find(path.replace("w:", W))
    assert found is not None, path
    return found


@pytest.mark.parametrize("mark", [*TLP, "OFFICIAL-SENSITIVE", "Nur für den Dienstgebrauch & <intern>"])
@pytest.mark.parametrize("name", NAMES)
def test_the_mark_stands_at_the_head_and_the_foot(name: str, mark: str) -> None:
    docx = render(brief(handling=mark), load_template(name))
    assert [page_text(docx, end) for end in ENDS] == [[mark], [mark]]
    assert problems(docx) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_mark_is_bold_of_twelve_points_and_at_the_right(name: str) -> None:
    docx = render(brief(handling="TLP:RED"), load_template(name))
    styles = part(docx, "word/styles.xml")
    for end in ENDS:
        key = one(part(docx, end), ".//w:pStyle").get(f"{W}val")
        style = one(styles, f"w:style[@w:styleId='{key}']")
        assert int(one(style, "w:rPr/w:sz").get(f"{W}val", "0")) >= 24
        assert one(style, "w:pPr/w:jc").get(f"{W}val") == "right"
        one(style, "w:rPr/w:b")


@pytest.mark.parametrize(
    ("mark", "colour"),
    [
        ("TLP:RED", "FF2B2B"),
        ("TLP:AMBER", "FFC000"),
        ("TLP:AMBER+STRICT", "FFC000"),
        ("TLP:GREEN", "33FF00"),
        ("TLP:CLEAR", "FFFFFF"),
    ],
)
def test_a_tlp_mark_has_its_colour_on_black(mark: str, colour: str) -> None:
    docx = render(brief(handling=mark), DEFAULT)
    run = one(part(docx, ENDS[0]), ".//w:r")
    key = one(run, "w:rPr/w:rStyle").get(f"{W}val")
    look = one(part(docx, "word/styles.xml"), f"w:style[@w:styleId='{key}']/w:rPr")
    assert one(look, "w:color").get(f"{W}val") == colour
    assert one(look, "w:shd").get(f"{W}fill") == "000000"
    assert contrast(colour, "000000") >= 4.5


def test_another_mark_has_no_colour_of_the_protocol() -> None:
    run = one(part(render(brief(handling="Green book"), DEFAULT), ENDS[0]), ".//w:r")
    assert run.find(f"{W}rPr") is None


def test_the_accessible_page_needs_no_colour_and_says_it_in_the_text_too() -> None:
    docx = render(brief(handling="TLP:AMBER"), load_template("accessible"))
    assert one(part(docx, ENDS[0]), ".//w:r").find(f"{W}rPr") is None
    assert page_text(docx)[0] == "Handling: TLP:AMBER"


def test_a_house_gives_its_own_marks_a_look_by_a_style_of_their_name() -> None:
    template = changed(
        house(p("{{ title }} ({{ handling }})"), p("{{ key_facts }}{{ summary }}{{ outlook }}"), SOURCES),
        "word/styles.xml",
        "</w:styles>",
        '<w:style w:type="character" w:styleId="x7"><w:name w:val="Cabinet Paper"/></w:style></w:styles>',
    )
    tree = part(render(brief(handling="CABINET PAPER"), template), "word/document.xml")
    styled = [run for run in tree.iter(f"{W}r") if run.find(f"{W}rPr/{W}rStyle[@{W}val='x7']") is not None]
    assert ["".join(run.itertext()) for run in styled] == ["CABINET PAPER"]  # type: ignore[arg-type]  # texts


def test_a_page_without_its_mark_is_refused() -> None:
    template = house(p("{{ key_facts }}{{ summary }}{{ outlook }}"), SOURCES)
    assert page_text(render(brief(), template))
    with pytest.raises(TemplateError) as caught:
        render(brief(handling="TLP:RED"), template)
    assert caught.value.message == "house.docx: it does not print the handling mark, TLP:RED"
    assert "{{ handling }}" in caught.value.hint


@pytest.mark.parametrize("kind", KINDS)
def test_a_text_page_without_its_mark_is_refused(kind: Kind, tmp_path: Path) -> None:
    (tmp_path / f"house.{kind}").write_text("{{ title }}", encoding="utf-8")
    template = replace(DEFAULT, path=tmp_path / "house.docx")
    assert brief().title in render_text(brief(), kind, template).decode()
    with pytest.raises(TemplateError, match=rf"house.{kind}: it does not print the handling mark, TLP:RED"):
        render_text(brief(handling="TLP:RED"), kind, template)


@pytest.mark.parametrize("name", NAMES)
def test_head_and_foot_cost_the_text_no_room(name: str) -> None:
    marked, plain = (
        measure(render(brief(handling=mark), load_template(name))) for mark in ("TLP:AMBER+STRICT", "")
    )
    body = [measured.word.height + measured.word.slack for measured in (marked, plain)]
    assert body[0] == pytest.approx(body[1], abs=0.05)


@pytest.mark.parametrize("kind", KINDS)
def test_the_text_formats_begin_and_end_with_the_mark(kind: Kind) -> None:
    text = render_text(brief(handling="TLP:AMBER+STRICT"), kind).decode()
    if kind == "html":
        body = html.fromstring(text).find("body")
        assert body is not None
        assert body[-1].get("class") == "handling mark-tlp-amber"
        text = str(body.xpath("string()"))
    lines = [line.strip("* ") for line in text.splitlines() if line.strip()]
    assert [lines[0], lines[-1]] == ["TLP:AMBER+STRICT"] * 2


@pytest.mark.parametrize("kind", KINDS)
def test_without_a_mark_there_is_no_trace_of_one(kind: Kind) -> None:
    text = render_text(brief(), kind).decode()
    assert "None" not in text
    assert '<p class="handling' not in text

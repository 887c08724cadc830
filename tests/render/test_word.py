"""What Word does to a tag, and what people do in Word: the page comes out all the same."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from briefgen.render import render
from briefgen.render.template import load_template
from tests.render.build import brief
from tests.render.house import SOURCES, house, p, r, table
from tests.render.validate import W, page_text, problems

BOLD = "<w:b/>"
TITLE = "The Lenna ports accord: what it changes and what it costs"
FACTS = [line.text for line in brief().key_facts]


def lines(*body: str, **more: str) -> list[str]:
    """Return the text of the page that a template with this body gives, its sources left out."""
    data = render(brief(), house(*body, SOURCES, **more))  # type: ignore[arg-type]
    assert problems(data) == []
    return page_text(data)[: -len(brief().sources)]


@pytest.mark.parametrize(
    "runs",
    [
        ("{{ title }}",),
        ("{", "{ title }", "}"),
        ("{{", " ", "ti", "tle", " ", "}}"),
        (r("{{ ti", BOLD), r("tle }}")),
        (r("{{ ti"), '<w:proofErr w:type="spellStart"/>', r("tle }}"), '<w:proofErr w:type="spellEnd"/>'),
        (r("{{ ti"), '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>', r("tle }}")),
        (r("{{ ti") + "<w:r><w:lastRenderedPageBreak/></w:r>" + r("tle }}"),),
        ("{{\u00a0title\u00a0}}",),
        ("{{\u202ftitle\u200b }}",),
        ("{{ Title }}",),
        ("{{ title | replace(“x”, ‘y’) }}",),
        ("{{- title -}}",),
        ("{{– title –}}",),
        ("<w:r><w:t>{{</w:t><w:tab/><w:t>title</w:t><w:br/><w:t>}}</w:t></w:r>",),
        ("{# a remark #}{{ title }}",),
        ("{% if edition ≤ 5 %}{{ title }}{% endif %}",),
        ("{% If edition == 0 %}{{ title }}{% Endif %}",),
        ("{% set x = title %}{{ x }}",),
        ('<w:ins w:id="7" w:author="A">' + r("{{ ti") + "</w:ins>" + r("tle }}"),),
        ("<w:sdt><w:sdtContent>" + r("{{ ti") + r("tle }}") + "</w:sdtContent></w:sdt>",),
        ('<w:hyperlink w:anchor="source_1">' + r("{{ title }}") + "</w:hyperlink>",),
        ("{{ titl", '<w:del w:id="3" w:author="A"><w:r><w:delText>x</w:delText></w:r></w:del>', "e }}"),
    ],
)  # fmt: skip
def test_a_tag_is_read_however_word_saved_it(runs: tuple[str, ...]) -> None:
    assert lines(p(*runs)) == [TITLE]


def test_a_value_looks_like_the_letters_of_its_name() -> None:
    data = render(brief(), house(p(r("{{ "), r("title", BOLD), r(" }}")), SOURCES))
    assert b"<w:b/>" in _run_of(data, TITLE)


def _run_of(data: bytes, text: str) -> bytes:
    xml = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")
    start = xml.rfind(b"<w:r>", 0, xml.index(text.encode()))
    return xml[start : xml.index(b"</w:r>", start)]


def test_text_around_a_tag_stays() -> None:
    assert lines(p("Subject: {{ title }} (", r("{{ as_of }}", BOLD), ")")) == [
        f"Subject: {TITLE} (1 June 2024)"
    ]


def test_control_tags_take_their_paragraphs_with_them() -> None:
    body = (p("{% for fact in key_facts %}"), p("{{ fact.text }}"), p(" {% endfor %} "), p("End"))
    assert lines(*body) == [*FACTS, "End"]


def test_an_empty_loop_leaves_nothing() -> None:
    body = (
        p("{% for fact in conflicts %}"),
        p("{{ fact }}", style="KeyFact"),
        p("{% endfor %}"),
        p("{{ conflicts }}"),
    )
    assert lines(*body, p("End")) == ["End"]


def test_a_section_disappears_with_its_heading() -> None:
    assert lines(p("{% if conflicts %}"), p("Conflicts", style="Heading1"), p("{% endif %}"), p("End")) == [
        "End"
    ]


def test_else_gives_the_other_text() -> None:
    assert lines(p("{% if conflicts %}"), p("A"), p("{% else %}"), p("None"), p("{% endif %}")) == ["None"]


def test_a_list_alone_in_a_paragraph_repeats_it() -> None:
    text = lines(p("{{ key_facts }}", style="KeyFact"))
    assert [line.split("\u00a0[")[0].replace("\u00a0", " ") for line in text] == FACTS


def test_a_pair_on_one_line_works_inside_the_line() -> None:
    assert lines(p("{% for fact in key_facts %}{{ loop.index }} {% endfor %}of {{ key_facts|length }}")) == [
        "1 2 3 4 5 6 of 6"
    ]


def test_a_loop_that_opens_at_the_start_of_a_paragraph_and_ends_at_the_end_of_another_repeats_both() -> None:
    assert lines(p("{% for item in outlook %}On {{ item.date }}:"), p("{{ item.text }}{% endfor %}"))[:2] == [
        "On 1 July 2024:",
        "The joint customs office is to open on 1 July 2024 with a staff of 60, the secretariat said.",
    ]


def test_control_tags_in_a_table_repeat_its_rows() -> None:
    rows = table(
        ("Date", "What"),
        ("{% for item in outlook %}", ""),
        ("{{ item.date.short }}", "{{ item.text }}"),
        ("{% endfor %}", ""),
    )
    text = lines(rows, p("End"))
    assert len(text) == 2 + 2 * 3 + 1
    assert text[2] == "1 Jul 2024"


def test_a_loop_from_the_first_cell_to_the_last_repeats_the_row() -> None:
    rows = table(("{% for item in outlook %}{{ item.date.iso }}", "{{ item.text }}{% endfor %}"))
    assert len(lines(rows, p("End"))) == 2 * 3 + 1


def test_a_loop_inside_a_cell_stays_inside_it() -> None:
    cell = p("{% for fact in key_facts %}") + p("{{ fact.text }}") + p("{% endfor %}")
    assert lines(table(("Facts", cell)), p("End")) == ["Facts", *FACTS, "End"]


def test_a_cell_that_is_left_empty_is_still_a_cell() -> None:
    assert lines(table(("{{ handling }}", "x")), p("End")) == ["", "x", "End"]


def test_a_table_whose_rows_all_vanish_vanishes() -> None:
    rows = table(("{% for item in conflicts %}", ""), ("{{ item }}", "x"), ("{% endfor %}", ""))
    assert lines(rows, p("End")) == ["End"]


@pytest.mark.parametrize("story", ["header", "footer"])
def test_headers_and_footers_are_filled(story: str) -> None:
    text = p("{{ hand", "ling }} {{ as_of }}")
    template = house(p("Body"), SOURCES, header=text if story == "header" else "", footer=text)
    data = render(brief(handling="Restricted"), template)
    assert problems(data) == []
    assert page_text(data, f"word/{story}1.xml") == ["Restricted 1 June 2024"]


def test_a_text_box_is_filled_in_both_its_forms() -> None:
    inside = f"<w:txbxContent>{p('{{ key_facts }}')}{p('{{ ti', 'tle }}')}</w:txbxContent>"
    shape = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    box = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:docPr id="1"/>'
        f'<a:graphic><a:graphicData uri="{shape}"><wps:wsp><wps:txbx>{inside}</wps:txbx></wps:wsp>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape>"
        f"<v:textbox>{inside}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    data = render(brief(), house(p(box, r("{{ as_of }}")), SOURCES))
    assert problems(data) == []
    assert sum(text == TITLE for text in page_text(data)) == 2
    told = [text.replace("\u00a0", " ") for text in page_text(data)]
    assert sum(text.startswith(FACTS[0]) for text in told) == 3  # twice in a box, once around both


def test_pictures_and_bookmarks_in_a_loop_get_numbers_of_their_own() -> None:
    picture = '<w:r><w:drawing><wp:inline><wp:docPr id="4" name="dot"/></wp:inline></w:drawing></w:r>'
    marked = '<w:bookmarkStart w:id="3" w:name="here"/>' + picture + '<w:bookmarkEnd w:id="3"/>'
    assert len(lines(p("{% for fact in key_facts %}"), p(marked, "{{ fact.text }}"), p("{% endfor %}"))) == 6


def test_line_breaks_and_tabs_in_a_text_are_kept() -> None:
    data = render(
        brief(custom=(("address", "First\nSecond\tThird"),)),
        house(p("{{ address }}/{{ custom.address }}"), SOURCES),
    )
    assert problems(data) == []
    assert page_text(data)[0] == "FirstSecondThird/FirstSecondThird"
    assert _run_of(data, "First").count(b"<w:br/>") == 2


def test_a_date_can_be_written_otherwise() -> None:
    assert lines(p("{{ as_of|date('d.m.Y') }} {{ dateline.newest.short }} {{ as_of.year }}")) == [
        "01.06.2024 9 May 2024 2024"
    ]


def test_dashes_and_quotes_in_ordinary_text_are_left_alone() -> None:
    assert lines(p("“Quoted” – and {{ as_of.year }} ‘so’ { } {x} %}")) == [
        "“Quoted” – and 2024 ‘so’ { } {x} %}"
    ]


def test_the_numbers_of_a_list_begin_anew_in_every_loop() -> None:
    numbered = [p("{% for fact in key_facts %}"), p("{{ fact.text }}", style="Source"), p("{% endfor %}")]
    data = render(brief(), house(*numbered, p("Between"), *numbered, SOURCES))
    assert problems(data) == []
    assert _lists(data) == ["", "5", "6"]


def test_an_inner_list_begins_anew_each_time_the_outer_loop_goes_round() -> None:
    inner = [p("{{ key_facts }}", style="Source")]
    outer = [p("{% for item in outlook %}"), p("{{ item.text }}"), *inner, p("{% endfor %}")]
    assert _lists(render(brief(), house(*outer, SOURCES))) == ["", "5", "6", "7"]


def test_bullets_keep_their_list() -> None:
    loop = p("{{ key_facts }}", style="KeyFact")
    assert _lists(render(brief(), house(loop, p("Between"), loop, SOURCES))) == [""]


def _lists(data: bytes) -> list[str]:
    """Return the lists that paragraphs name themselves, in order; "" stands for those of their styles."""
    found = []
    for paragraph in etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")).iter(
        f"{W}p"
    ):
        number = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
        found.append("" if number is None else number.get(f"{W}val", ""))
    return [number for place, number in enumerate(found) if number not in found[:place]]


def test_a_template_without_a_section_asks_for_none_of_its_lines(tmp_path: Path) -> None:
    path = tmp_path / "house.docx"
    path.write_bytes(house(p("{{ sum", "mary }}"), SOURCES).docx)
    assert load_template(str(path)).limits == {"summary": (2, 3), "key_facts": (0, 0), "outlook": (0, 0)}

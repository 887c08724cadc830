"""Faults of templates in the XML that Word itself saves, and what the doctor says of each."""

from __future__ import annotations

import pytest

from briefgen.errors import TemplateError
from briefgen.render import render
from briefgen.render.doctor import examine
from tests.render.build import brief
from tests.render.house import SOURCES, house, p, r, table

H, END = p("Key facts", style="Heading1"), p("End", style="Heading1")
REST = p("{{ handling }}{{ title }}") + p("{{ summary }}{{ key_facts }}{{ outlook }}") + SOURCES
BY = 'w:author="A. Writer" w:date="2026-11-20T10:00:00Z"'
SHAPES = "http://schemas.microsoft.com/office/word/2010"
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def saved(*inside: str, style: str = "Normal") -> str:
    """Return a paragraph with the revision marks that Word gives each."""
    ids = 'w:rsidR="00A77B3E" w:rsidRDefault="00E04F19" w:rsidP="003C2D10"'
    return f'<w:p {ids}><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{"".join(inside)}</w:p>'


def text_box(inside: str) -> str:
    """Return a paragraph with a text box, which Word saves twice: as it is, and for older versions."""
    content = f"<w:txbxContent>{inside}</w:txbxContent>"
    return saved(
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic>'
        f'<a:graphicData uri="{SHAPES}/wordprocessingShape"><wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp>'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape>"
        f"<v:textbox>{content}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


CELL = "In the table under “Key facts”, {} row, {} cell: "
SPACE = "has a space between brace and percent sign: it is printed as it is — type"
LAST = '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>'
FIRST = "Under “Key facts”, first paragraph: "
TITEL = "{{ titel }}: “titel” is not a value; did you mean “title”?"
FAULTS = {
    "a proofing mark around a misspelt name": (
        saved(
            r("{{ "),
            '<w:proofErr w:type="spellStart"/>',
            r("titel", '<w:lang w:val="de-DE"/>'),
            '<w:proofErr w:type="spellEnd"/>',
            r(" }}"),
        ),
        FIRST + TITEL,
    ),
    "a name changed with changes tracked": (
        saved(
            r("{{ "),
            f'<w:del w:id="7" {BY}><w:r><w:delText>title</w:delText></w:r></w:del>',
            f'<w:ins w:id="8" {BY}>{r("sumary")}</w:ins>',
            r(" }}"),
        ),
        FIRST + "{{ sumary }}: “sumary” is not a value; did you mean “summary”?",
    ),
    "a content control": (
        '<w:sdt><w:sdtPr><w:alias w:val="What lies ahead"/><w:id w:val="-1834"/></w:sdtPr><w:sdtContent>'
        + saved(r("{{ outlok }}"))
        + "</w:sdtContent></w:sdt>",
        FIRST + "{{ outlok }}: “outlok” is not a value; did you mean “outlook”?",
    ),
    "a text box": (text_box(saved(r("{{ titel }}"))), f"In the text box under “Key facts”: {TITEL}"),
    "a link": (
        saved('<w:hyperlink w:anchor="top">', r("{{ dateline."), r("as_off }}"), "</w:hyperlink>"),
        FIRST + "{{ dateline.as_off }}: “dateline.as_off” is not a value; did you mean “dateline.as_of”?",
    ),
    "the place where Word was last": (
        saved(r("{% for fact in "), LAST, r("key_fact %}")) + saved(r("{{ fact }}{% endfor %}")),
        FIRST + "{% for fact in key_fact %}: “key_fact” is not a value; did you mean “key_facts”?",
    ),
    "curly quotes around a filter's word": (
        saved(r("{{ handling|defualt(“none”) }}")),
        FIRST + "{{ handling|defualt(“none”) }}: “defualt” is not a filter; did you mean “default”?",
    ),
    "a heading": (
        saved(r("Facts on {{ "), r("titel"), r(" }}"), style="Heading1"),
        f"In the heading “Facts on {{{{ titel }}}}”: {TITEL}",
    ),
    "a line break in a tag with one brace at its end": (
        saved(r("{{ title"), "<w:r><w:br/></w:r>", r("}")),
        FIRST + "{{ title does not end in its paragraph — type }} where the tag ends",
    ),
    "a table in a table": (
        table((table(("a", "{{ titel }}")) + p("y"), "z")),
        CELL.format("first", "second") + TITEL,
    ),
    "one of a list outside its loop": (
        table(("{{ fact.text }}", "x")),
        CELL.format("first", "first")
        + "{{ fact.text }}: “fact” is a value only between {% for fact in key_facts %} and {% endfor %}",
    ),
    "a smart tag of older versions": (
        saved('<w:smartTag w:uri="urn:x" w:element="place">', r("{{ as_of."), "</w:smartTag>", r("Yeer }}")),
        FIRST + "{{ as_of.Yeer }}: “as_of.Yeer” is not a value; did you mean “as_of.year”?",
    ),
    "a comment on a word of a tag": (
        saved(
            '<w:commentRangeStart w:id="1"/>',
            r("{{ outlok"),
            '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>',
            r(" }}"),
        ),
        FIRST + "{{ outlok }}: “outlok” is not a value; did you mean “outlook”?",
    ),
    "a brace too many": (
        saved(r("{{{ title }}}")),
        FIRST + "{{{ title }} has a brace too many — type {{ title }}",
    ),
    "a brace too few at the end of a value": (
        saved(r("{%for fact in key_facts%}{{fact}{%endfor%}")),
        FIRST + "{{fact does not end in its paragraph — type }} where the tag ends",
    ),
    "a space in a name": (
        saved(r("{{ key facts }}")),
        FIRST + "{{ key facts }}: “key facts” is not a value; did you mean “key_facts”?",
    ),
    "a hyphen that does not break in a name": (
        saved(r("{{ key"), "<w:r><w:noBreakHyphen/></w:r>", r("facts }}")),
        FIRST + "{{ key-facts }}: “key-facts” is not a value; did you mean “key_facts”?",
    ),
    "an end too many in the last row of a table": (
        table(("{% if handling %}", "Handling"), ("{{ handling }}", "{% endif %}{% endif %}")),
        CELL.format("second", "second")
        + "{% endif %} closes nothing — take it out, or type {% if … %} before it",
    ),
}  # fmt: skip
WARNINGS = {
    "one brace with spaces between": (
        saved(r("{ { title } }")),
        [FIRST + "{ title } has one brace on each side: it is printed as it is — type {{ title }}"],
    ),
    "a space between brace and percent sign": (
        saved(r("{ % if handling % }")) + saved(r("x")) + saved(r("{ % endif % }")),
        [
            f"{FIRST}{{ % if handling % }} {SPACE} {{% if handling %}}",
            f"Under “Key facts”, third paragraph: {{ % endif % }} {SPACE} {{% endif %}}",
        ],
    ),
    "a merge field": (
        saved(
            FIELD.format("begin"),
            '<w:r><w:instrText xml:space="preserve"> MERGEFIELD Title \\* MERGEFORMAT </w:instrText></w:r>',
            FIELD.format("separate"),
            r("«Title»"),
            FIELD.format("end"),
        ),
        [FIRST + "«title» is a merge field, which stays as it is — type {{ title }}"],
    ),
    "a merge field of the short form": (
        saved('<w:fldSimple w:instr=" MERGEFIELD summary ">', r("«summary»"), "</w:fldSimple>"),
        [FIRST + "«summary» is a merge field, which stays as it is — type {{ summary }}"],
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_the_doctor_names_the_fault_in_words_terms(fault: str) -> None:
    body, message = FAULTS[fault]
    found = [str(one) for one in examine(house(H, body, END, REST)) if one.severity == "error"]
    assert found == [message]


@pytest.mark.parametrize("fault", FAULTS)
def test_the_fault_stops_the_page_with_the_same_words(fault: str) -> None:
    body, message = FAULTS[fault]
    with pytest.raises(TemplateError) as caught:
        render(brief(), house(H, body, END, REST))
    assert caught.value.message == f"house.docx: {message[0].lower()}{message[1:]}"


@pytest.mark.parametrize("lookalike", WARNINGS)
def test_what_only_looks_like_a_tag_is_a_warning(lookalike: str) -> None:
    body, messages = WARNINGS[lookalike]
    template = house(H, body, END, REST)
    assert [str(one) for one in examine(template) if one.severity == "warning"] == messages
    assert render(brief(), template)


@pytest.mark.parametrize(
    ("story", "place"),
    [("header", "In the header"), ("footer", "In the table in the footer, first row, second cell")],
)
def test_a_fault_above_or_below_the_text_is_said_to_be_there(story: str, place: str) -> None:
    xml = p("{% endfor %}") if story == "header" else table(("Page", "{% endfor %}")) + p("")
    template = house(REST, header=xml) if story == "header" else house(REST, footer=xml)
    place += ", first paragraph" if story == "header" else ""
    found = [str(one) for one in examine(template) if one.severity == "error"]
    assert found == [f"{place}: {{% endfor %}} closes nothing — take it out, or type {{% for … %}} before it"]

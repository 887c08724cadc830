"""What the template doctor says of a template, and what it mends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.errors import TemplateError
from briefgen.layout import measure
from briefgen.render import render
from briefgen.render.doctor import capacity, examine, repaired
from briefgen.render.shipped import shipped
from briefgen.render.template import Template, load_template
from tests.render.build import brief
from tests.render.house import SOURCES, changed, house, p, r, table
from tests.render.validate import page_text, problems

H = p("Key facts", style="Heading1")
FIRST = "Under “Key facts”, first paragraph"
# Everything else that a brief wants, so that the doctor finds nothing else to say.
REST = (
    p("{{ handling }}")
    + p("{{ title }}", style="Title")
    + p("{{ summary }}")
    + p("{{ key_facts }}")
    + p("{{ outlook }}")
    + SOURCES
)


def said(template: Template, severity: str = "") -> list[str]:
    return [str(finding) for finding in examine(template) if severity in ("", finding.severity)]


def _faults() -> Iterator[tuple[tuple[str, ...], list[str]]]:
    """Yield the body of each faulty template of ``faults.txt`` and what is to be said of it."""
    _, *blocks = (Path(__file__).parent / "faults.txt").read_text(encoding="utf-8").strip().split("\n\n")
    for block in blocks:
        lines = [(line[:1], line[2:]) for line in block.splitlines()]
        rows = [tuple(text.split(" | ")) for kind, text in lines if kind == "|"]
        paragraphs = [p(*text.split("¦")) for kind, text in lines if kind == ">"]
        messages = [text for kind, text in lines if kind == "!"]
        yield (*([table(*rows)] if rows else []), *paragraphs), messages


FAULTS = [*_faults()]


@pytest.mark.parametrize(("body", "messages"), FAULTS, ids=[messages[0][:60] for _, messages in FAULTS])
def test_each_fault_is_said_in_words_terms(body: tuple[str, ...], messages: list[str]) -> None:
    found = said(house(H, *body, p("End", style="Heading1"), REST), "error")
    assert [message.split(" — “briefgen template check")[0] for message in found] == messages


@pytest.mark.parametrize(("body", "messages"), FAULTS, ids=[messages[0][:60] for _, messages in FAULTS])
def test_a_fault_stops_the_page_with_the_same_words(body: tuple[str, ...], messages: list[str]) -> None:
    with pytest.raises(TemplateError) as caught:
        render(brief(), house(H, *body, p("End", style="Heading1"), REST))
    assert caught.value.message in {f"house.docx: {message[0].lower()}{message[1:]}" for message in messages}


def test_a_fault_in_the_header_is_said_to_be_there() -> None:
    assert said(house(REST, header=p("{{ titel }}")), "error") == [
        "In the header, first paragraph: {{ titel }}: “titel” is not a value; did you mean “title”?"
    ]


def test_a_name_that_the_settings_add_is_a_value() -> None:
    template = house(REST, p("{{ department }} {{ custom.department }}"))
    assert [f for f in examine(template, frozenset({"department"})) if f.severity == "error"] == []
    (message,) = said(template, "error")
    assert message.endswith("{{ department }}: “department” is not a value")


@pytest.mark.parametrize("name", sorted(shipped()))
def test_the_shipped_templates_are_in_perfect_health(name: str) -> None:
    assert said(load_template(name)) == []


def test_one_brace_instead_of_two_is_noticed() -> None:
    assert said(house(H, p("{title} and {x}"), REST)) == [
        f"{FIRST}: {{title}} has one brace on each side: it is printed as it is — type {{{{ title }}}}"
    ]


def test_what_a_page_leaves_out_is_noted() -> None:
    assert said(house(H, p("{{ title }}"), p("{% for f in key_facts %}{{ f.text }} {% endfor %}"))) == [
        (
            "Page: the handling mark is not printed: a brief that has one is refused — type {{ handling }} "
            "in the header and the footer: nobody may get such a page without its mark"
        ),
        "Page: nothing of “sources” is printed — {{ sources }} prints it",
        (
            "Page: no line shows which source it comes from — "
            "print lines whole: {{ fact }} gives the line with its marks"
        ),
        "Page: nothing of “summary” is printed — {{ summary }} prints it",
        "Page: nothing of “outlook” is printed — {{ outlook }} prints it",
    ]


def test_marks_without_their_sources_are_an_error() -> None:
    assert said(house(H, p("{{ title }}"), p("{{ summary }}")), "error") == [
        (
            "Page: It prints marks but not their sources (source 1) — add a paragraph {{ source }} between "
            "{% for source in sources %} and {% endfor %}"
        )
    ]


LOOSE = (
    '<w:p><w:pPr><w:pStyle w:val="Normal"/><w:spacing w:line="360" w:lineRule="auto"/>'
    '<w:jc w:val="both"/></w:pPr>'
    "<w:r><w:t>Loose</w:t></w:r></w:p>"
)
STYLES, TIGHT = "word/styles.xml", 'w:line="240" w:lineRule="'
FACE = 'w:ascii="Source Sans Pro" w:hAnsi="Source Sans Pro" w:cs="Source Sans Pro"'
GRID = '<w:docGrid w:type="lines" w:linePitch="360"/>'


def test_what_leaves_the_strict_profile_is_said_and_mended() -> None:
    template = house(H, LOOSE, REST)
    assert said(template) == [
        (
            "Paragraph “Loose”: text is justified, which breaks lines differently in each program"
            " — --fix: aligned left"
        ),
        (
            "Paragraph “Loose”: line spacing is not exact, or too small for its type"
            " — --fix: set to exactly 20.25 pt"
        ),
    ]
    docx, changes = repaired(template.docx, "house.docx")
    assert changes == ("Paragraph “Loose”: aligned left", "Paragraph “Loose”: set to exactly 20.25 pt")
    mended = Template(template.name, template.path, docx, template.limits, template.words)
    assert said(mended) == []
    assert measure(render(brief(), mended)).certainty == "guaranteed"


@pytest.mark.parametrize(
    ("part", "old", "new", "message"),
    [
        (STYLES, f"{TIGHT}exact", f"{TIGHT}auto", "Style “Dateline”: line spacing is not exact"),
        (STYLES, '<w:jc w:val="left"/>', '<w:jc w:val="both"/>', "Style “Title”: text is justified"),
        (
            STYLES,
            '<w:sz w:val="38"/>',
            '<w:kern w:val="28"/><w:sz w:val="38"/>',
            "Styles: letters are kerned",
        ),
        ("word/settings.xml", 'w:val="15"', 'w:val="14"', "Settings: compatibility mode 14"),
        (
            "word/settings.xml",
            "<w:compat>",
            "<w:autoHyphenation/><w:compat>",
            "Settings: words are hyphenated",
        ),
        ("word/numbering.xml", FACE, 'w:ascii="Symbol"', "Lists: a bullet is a letter of Symbol"),
        ("word/document.xml", "</w:sectPr>", f"{GRID}</w:sectPr>", "Page: lines are aligned to a grid"),
    ],
)
def test_each_departure_from_the_profile_is_mended(part: str, old: str, new: str, message: str) -> None:
    template = changed(load_template("policy-brief"), part, old, new)
    found = [finding for finding in examine(template) if finding.mendable]
    assert any(str(finding).startswith(message) for finding in found), said(template)
    docx, _ = repaired(template.docx, "x.docx")
    mended = Template("x", template.path, docx, template.limits, template.words)
    assert said(mended) == []
    assert problems(render(brief(), mended)) == []


APART = "letters are set wider or narrower, and Word and LibreOffice do not break such lines alike"


@pytest.mark.parametrize(
    ("look", "what", "done"),
    [
        ('<w:spacing w:val="40"/>', APART, "set at their own distance"),
        ('<w:spacing w:val="-6"/>', APART, "set at their own distance"),
        ('<w:fitText w:val="2000" w:id="1"/>', APART, "set at their own distance"),
        ('<w:kern w:val="16"/>', "letters are kerned, which changes the width of lines", "kerning taken out"),
    ],
)
def test_widened_letters_are_said_and_mended(look: str, what: str, done: str) -> None:
    template = house(H, p(r("MINISTRY OF SALT", look)), REST)
    assert said(template) == [f"Paragraph “MINISTRY OF SALT”: {what} — --fix: {done}"]
    docx, changes = repaired(template.docx, "house.docx")
    assert changes == (f"Paragraph “MINISTRY OF SALT”: {done}",)
    assert said(replace(template, docx=docx)) == []


def test_letters_of_a_style_are_mended_too() -> None:
    size = '<w:sz w:val="38"/>'
    template = changed(load_template("policy-brief"), STYLES, size, f'<w:spacing w:val="20"/>{size}')
    assert said(template) == [f"Styles: {APART} — --fix: set at their own distance"]
    docx, _ = repaired(template.docx, "house.docx")
    assert said(replace(template, docx=docx)) == []


def _shape(wrap: str, inside: str = "") -> str:
    """Return a paragraph with something that floats, as Word saves it."""
    data = f"<a:graphic><a:graphicData>{inside}</a:graphicData></a:graphic>"
    size = '<wp:extent cx="900000" cy="500000"/>'
    words = '<wp:docPr id="1" name="Shape 1" descr="The arms of the ministry"/>'
    drawing = f'<w:drawing><wp:anchor behindDoc="0">{size}<wp:{wrap}/>{words}{data}</wp:anchor></w:drawing>'
    return p(f"<w:r>{drawing}</w:r>", r("Beside it"))


INSIDE = f"<w:txbxContent>{p('Ministry of Salt')}</w:txbxContent>"
BOX = f"<wps:wsp><wps:txbx>{INSIDE}</wps:txbx></wps:wsp>"
OLD = f"<w:r><w:pict><v:shape><v:textbox>{INSIDE}</v:textbox></v:shape></w:pict></w:r>"
FRAME = '<w:framePr w:w="2000" w:wrap="around" w:vAnchor="text" w:hAnchor="page" w:x="8000" w:y="1"/>'
AROUND = "text flows around {}, in Word not as in LibreOffice: one page can not be promised — {}"
FREE = "click it, choose Layout Options > In Front of Text and leave room for it; or use a table"
FLOATS = {
    "a text box": (_shape("wrapSquare", BOX), f"{FIRST}: {AROUND.format('a text box', FREE)}"),
    "a picture": (_shape("wrapTopAndBottom"), f"{FIRST}: {AROUND.format('a picture', FREE)}"),
    "an old text box": (
        p(OLD, r("Beside it")),
        (
            f"{FIRST}: a text box is of an older version of Word, and its place can not be measured — "
            f"insert it anew; then {FREE}"
        ),
    ),
    "a frame": (
        p("Framed").replace("</w:pPr>", f"{FRAME}</w:pPr>"),
        f"{FIRST}: {AROUND.format('a frame', 'right-click its border, choose Format Frame > Remove')}",
    ),
    "a table": (
        table(("a", "b")).replace("<w:tblPr>", '<w:tblPr><w:tblpPr w:vertAnchor="text" w:tblpY="1"/>'),
        (
            "In the table under “Key facts”, first row, first cell: "
            + AROUND.format("the table", "choose Table Properties > Text Wrapping: None")
        ),
    ),
    "raised letters": (
        p(r("up", '<w:position w:val="6"/>')),
        (
            f"{FIRST}: letters are raised or lowered, which makes lines higher in one program only — "
            "choose Font > Advanced > Position: Normal; or Superscript"
        ),
    ),
}


@pytest.mark.parametrize("kind", FLOATS)
def test_what_floats_is_named_and_left_where_it_is(kind: str) -> None:
    body, message = FLOATS[kind]
    template = house(H, body, REST)
    left = [one for one in said(template) if "--fix" not in one]
    assert left == [message]
    docx, _ = repaired(template.docx, "house.docx")
    assert said(replace(template, docx=docx)) == [message]


def test_what_stands_in_front_of_the_text_is_no_fault() -> None:
    assert said(house(H, _shape("wrapNone", BOX), REST)) == []


def test_a_picture_is_not_cut_off_by_exact_spacing() -> None:
    template = changed(load_template("policy-brief"), "word/settings.xml", 'w:val="15"', 'w:val="14"')
    picture = '<w:p><w:r><w:drawing><a:x xmlns:a="x"/></w:drawing></w:r></w:p>'
    template = changed(template, "word/document.xml", "<w:body>", f"<w:body>{picture}")
    docx, _ = repaired(template.docx, "x.docx")
    mended = Template("x", template.path, docx, template.limits, template.words)
    changed(mended, "word/document.xml", 'w:line="240" w:lineRule="auto"', "")  # raises when it is not there


def test_split_tags_are_put_together_again() -> None:
    template = house(
        H, p("{{ ti", r("tle }} is", "<w:b/>")), p("{% If handling %}", "x{% end", "if %}"), REST
    )
    docx, changes = repaired(template.docx, "house.docx")
    assert changes == ("2 tags that Word had split or corrected: put together again",)
    assert page_text(docx)[1:3] == ["{{ title }} is", "{% if handling %}x{% endif %}"]
    mended = Template("x", template.path, docx, template.limits, template.words)
    assert render(brief(), mended)
    assert repaired(docx, "house.docx") == (docx, ())


def test_an_unknown_font_is_named() -> None:
    template = changed(
        load_template("policy-brief"), "word/styles.xml", 'w:ascii="Source Sans Pro"', 'w:ascii="Gill Sans"'
    )
    assert [message for message in said(template) if message.startswith("Fonts")] == [
        (
            "Fonts: “Gill Sans” is not on every machine: another face makes the page longer or shorter — "
            "embed it (File > Options > Save > Embed fonts in the file), or choose Calibri or Arial"
        )
    ]


def test_a_template_that_holds_too_much_is_told_so() -> None:
    template = house(*(p("Address line") for _ in range(60)), REST)
    assert any(
        "even the shortest brief does not fit on one page" in message for message in said(template, "error")
    )


def test_a_file_that_is_no_template_is_one_error() -> None:
    template = load_template("policy-brief")
    broken = Template("x", template.path, b"no zip", template.limits, template.words)
    assert [finding.severity for finding in examine(broken)] == ["error"]


@pytest.mark.parametrize("name", sorted(shipped()))
def test_a_shipped_template_says_how_many_words_it_holds(name: str) -> None:
    template = load_template(name)
    for paper in template.papers:
        assert 200 <= capacity(template, paper) <= 450

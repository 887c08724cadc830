"""The page as Markdown, HTML and plain text: the same words, marks that lead to sources, nothing unsafe."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from briefgen.errors import TemplateError
from briefgen.model import Reference
from briefgen.render.accessibility import contrast
from briefgen.render.shipped import shipped
from briefgen.render.template import load_template
from briefgen.render.text import KINDS, Kind, render_text
from tests.render.build import brief, line, source

if TYPE_CHECKING:
    from briefgen.model import Brief
    from briefgen.render.template import Template

ENDLESS = "the template goes round its loops more than 100,000 times, or too slowly"
ANY_TEXT = st.text(
    st.characters() | st.sampled_from("&<>\"'{}%#\x00\x0b\u202e\t\n]()[*_`!|~-"), min_size=1, max_size=60
)
NASTY = "<script>alert(1)</script>[x](javascript:alert(1)) &lt; *b* _i_ `c` # {{ 7*7 }}"


def one_line(text: str) -> Brief:
    return brief(
        title=text,
        summary=(line("summary", text, "a", speaker=text),),
        key_facts=(),
        outlook=(),
        sources=(Reference(1, source("a", text, publisher=text, url="https://example.org/(a)?b=[c]")),),
        handling=text,
    )


def shown(text: bytes) -> str:
    """Return what a reader of an HTML page sees."""
    body = html.fromstring(text.decode()).find("body")
    assert body is not None
    return " ".join(str(body.xpath("string()")).split())


def house(folder: Path, kind: Kind, text: str) -> Template:
    for suffix in ("docx", "toml"):
        shutil.copy(load_template("policy-brief").path.with_suffix(f".{suffix}"), folder / f"house.{suffix}")
    (folder / f"house.{kind}").write_text(text, encoding="utf-8")
    return load_template(str(folder / "house.docx"))


@pytest.mark.parametrize("kind", KINDS)
def test_every_line_and_source_is_there(kind: Kind) -> None:
    text = render_text(brief(), kind)
    words = " ".join((shown(text) if kind == "html" else text.decode()).split())
    for one in brief().lines:
        assert one.text in words
    for reference in brief().sources:
        assert reference.source.title in words


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_brief_gives_the_same_bytes(kind: Kind) -> None:
    assert render_text(brief(), kind) == render_text(brief(), kind)


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_section_leaves_no_hole(kind: Kind) -> None:
    why = "The sources say nothing of what comes next."
    text = render_text(brief(outlook=(), missing=(("outlook", why),)), kind).decode()
    assert text.count(why) == 1
    assert "\n\n\n" not in text
    assert "<ul>\n</ul>" not in text


def test_each_mark_of_the_html_leads_to_its_source() -> None:
    page = html.fromstring(render_text(brief(), "html").decode())
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    marks = page.xpath("//span[@class='marks']//a")
    assert isinstance(marks, list)
    assert len(marks) == 15
    assert {str(mark.get("href")) for mark in page.iter("a") if mark.get("aria-label")} <= {
        f"#{one}" for one in ids
    }


def test_the_html_needs_nothing_from_elsewhere() -> None:
    text = render_text(brief(), "html").decode()
    assert not re.search(r"<(?:script|link|img|iframe|object)\b|url\(|@import|\bon\w+=", text)
    assert '<html lang="en">' in text


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_colours_of_the_html_stand_out(scheme: str) -> None:
    text = render_text(brief(), "html").decode()
    light, dark = re.findall(r":root \{(.*?)\}", text, re.DOTALL)[:2]
    colours = dict(re.findall(r"--(\w+): #(\w{6})", light if scheme == "light" else dark))
    for ground in ("paper", "panel"):
        for ink in ("ink", "quiet", "head", "link", "mark"):
            assert contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)


@given(ANY_TEXT)
@settings(max_examples=100, deadline=None)
def test_no_text_adds_an_element_to_the_html(text: str) -> None:
    page = html.fromstring(render_text(one_line(text), "html").decode())
    plain = html.fromstring(render_text(one_line("x"), "html").decode())
    tags = [Counter(element.tag for element in tree.iter() if element.tag != "br") for tree in (page, plain)]
    assert tags[0] <= tags[1]


def test_nasty_text_is_text_in_every_kind() -> None:
    assert "<script" not in render_text(one_line(NASTY), "html").decode()
    assert NASTY in shown(render_text(one_line(NASTY), "html"))
    markdown = render_text(one_line(NASTY), "md").decode()
    assert (
        "\\<script>alert(1)\\</script>[x\\](javascript:alert(1)) \\&lt; \\*b\\* \\_i\\_ \\`c\\` # {{ 7\\*7 }}"
        in markdown
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("1. First", "1\\. First"),
        ("- dash", "\\- dash"),
        ("# hash", "\\# hash"),
        ("> quote", "\\> quote"),
        ("snake_case_name", "snake_case_name"),
        ("in August [2024]", "in August [2024]"),
        ("a\nb", "a b"),
        ("a | b", "a \\| b"),
    ],
)
def test_markdown_escapes_what_it_must_and_no_more(text: str, written: str) -> None:
    assert f"**{written}**" in render_text(brief(handling=text), "md").decode()


def test_plain_text_is_wrapped() -> None:
    assert max(map(len, render_text(brief(), "txt").decode().splitlines())) <= 78


def test_a_template_of_the_house_stands_beside_its_word_template(tmp_path: Path) -> None:
    template = house(tmp_path, "md", "{% for fact in key_facts %}\n* {{ fact.text }}\n{% endfor %}\n")
    lines = render_text(brief(), "md", template).decode().splitlines()
    assert (
        lines[0]
        == "* The accord covers eleven harbours in three states, together 84 % of the sea's cargo in 2023."
    )
    assert len(lines) == 6


def test_a_text_template_may_end_in_j2_and_is_then_taken_first(tmp_path: Path) -> None:
    template = house(tmp_path, "html", "<p>{{ title }}</p>")
    (tmp_path / "house.html.j2").write_text("<h1>{{ title }}</h1>", encoding="utf-8")
    assert render_text(brief(title="A & B"), "html", template) == b"<h1>A &amp; B</h1>\n"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", sorted(shipped()))
def test_the_shipped_templates_share_one_set_of_text_templates(name: str, kind: Kind) -> None:
    assert render_text(brief(), kind, load_template(name)) == render_text(brief(), kind)


@pytest.mark.parametrize("kind", KINDS)
def test_whom_a_note_goes_to_is_said_in_every_kind(kind: Kind) -> None:
    fields = (("to", "the Minister"), ("from", "Policy unit"))
    text = render_text(brief(custom=fields), kind).decode()
    assert "To: the Minister" in text
    assert "From: Policy unit" in text
    assert "To:" not in render_text(brief(), kind).decode()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("\n\n{{ titel }}", "3: “titel” is not a value; did you mean “title”?"),
        (
            "{% for x in key_facts %}\n{{ x.txt }}\n{% endfor %}",
            "2: “txt” is not a value; did you mean “text”?",
        ),
        ("\n{% iff x %}", "2: a template can say for, if and set, not “iff”; did you mean “if”?"),
        ("{% include 'x' %}", "1: a template can say for, if and set, not “include”"),
        ("{{ key_facts.__class__ }}", "1: “__class__” is not a value"),
        ("{{ missing }}", "1: it is no text: a list is printed with {% for %}, and yes or no with {% if %}"),
        ("{% for a in range(999) %}" * 3 + "{% endfor %}" * 3, f"1: {ENDLESS}"),
    ],
)
def test_a_fault_is_said_with_its_line(text: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(TemplateError) as caught:
        render_text(brief(), "md", house(tmp_path, "md", text))
    assert caught.value.message == f"house.md, line {message}"


def test_a_template_in_another_encoding_is_said_to_be_so(tmp_path: Path) -> None:
    template = house(tmp_path, "txt", "")
    (tmp_path / "house.txt").write_bytes(b"caf\xe9")
    with pytest.raises(TemplateError, match="can not be read"):
        render_text(brief(), "txt", template)

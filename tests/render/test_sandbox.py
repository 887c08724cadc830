"""What a template may not do: run code, read files, go on for ever, fill the memory."""

from __future__ import annotations

import io
import time
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.errors import TemplateError
from briefgen.render import render
from tests.render.build import brief
from tests.render.house import SOURCES, changed, house, p
from tests.render.validate import problems

HOSTILE = [
    "{{ title.__class__ }}",
    "{{ title.__class__.__mro__[1].__subclasses__() }}",
    "{{ ''.__class__ }}",
    "{{ summary.__init__.__globals__ }}",
    "{{ title|attr('__class__') }}",
    "{{ self }}",
    "{{ self._TemplateReference__context }}",
    "{{ cycler.__init__.__globals__.os.popen('id') }}",
    "{{ lipsum.__globals__ }}",
    "{{ namespace() }}",
    "{{ dict(a=1) }}",
    "{{ title.format(title) }}",
    "{{ '{0.__class__}'.format(title) }}",
    "{{ title.upper() }}",
    "{{ title.encode }}",
    "{{ _step }}",
    "{{ _step.steps }}",
    "{{ loop }}",
    "{{ range }}",
    "{{ dateline.__str__() }}",
    "{% include 'file' %}",
    "{% import 'os' as os %}",
    "{% from 'os' import popen %}",
    "{% extends 'x' %}",
    "{% block x %}{% endblock %}",
    "{% macro x() %}{% endmacro %}",
    "{% call x() %}{% endcall %}",
    "{% filter upper %}x{% endfilter %}",
    "{% autoescape false %}x{% endautoescape %}",
    "{% raw %}{{ x }}{% endraw %}",
    "{% set x %}y{% endset %}",
    "{% with %}{% endwith %}",
    "{% do x %}",
    "{% debug %}",
    "{{ title|safe }}",
    "{{ title|pprint }}",
    "{{ title|tojson }}",
    "{{ title|xmlattr }}",
    "{{ title|urlize }}",
    "{{ title ~ title }}",
    "{{ 'a' * 1000000000 }}",
    "{{ [1] * 1000000000 }}",
    "{{ 9 ** 999999999 }}",
    "{{ '%999999999d' % 1 }}",
    "{{ title|center(999999999) }}",
    "{{ title|indent(999999999) }}",
    "{{ title|format(1) }}",
    "{{ range(99999999999) }}",
    "{% for x in range(1000000000) %}x{% endfor %}",
    "{% for x in key_facts recursive %}{{ loop(x) }}{% endfor %}",
    "{% for a in range(999) %}" * 3 + "{% endfor %}" * 3,
    "{% for a in range(999) %}" * 2 + "{{ title|replace('e', title) * 9 }}" + "{% endfor %}" * 2,
    "{{ title" + "|replace('t', title)" * 9 + " }}",
    "{% set a = [title, title] %}{% set a = [a, a] %}{{ a }}",
    "{% set a = 999999999999 %}{% set a = a * a %}{% set a = a * a %}{{ a }}",
    "{% set a = title %}" + "{% set a = a + a %}" * 40 + "{{ a }}",
    "{{ " + "(" * 400 + "1" + ")" * 400 + " }}",
    "{{ 1" + " - 1" * 4000 + " }}",
    "{{ " + "not " * 4000 + "1 }}",
    "{{ title" + "|upper" * 3000 + " }}",
    "{% if 1 %}" * 300 + "x" + "{% endif %}" * 300,
    "{% for x in (1,) %}" * 30 + "x" + "{% endfor %}" * 30,
    "{{ 1 / 0 }}",
    "{{ 1 + title }}",
    "{{ title[0:1:0] }}",
    "{{ title|round }}",
    "{{ title|date }}",
    "{{ key_facts|sort }}",
    "{{ title|truncate(-1) }}",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=[text[:50] for text in HOSTILE])
def test_a_hostile_template_is_refused_in_words_and_in_time(text: str) -> None:
    began = time.process_time()  # what it takes of a processor, whatever else the machine does
    with pytest.raises(TemplateError) as caught:
        render(brief(), house(p("Opening"), p(text), SOURCES))
    assert time.process_time() - began < 5
    assert caught.value.message.startswith("house.docx: ")
    assert len(caught.value.message) < 400


EXPRESSIONS = st.text("{}%|.()[]'\"+-*~ titlefactsum09_endforif\u201c\u00a0", max_size=40)


@given(
    st.lists(
        EXPRESSIONS.map(lambda text: "{{" + text + "}}") | EXPRESSIONS.map(lambda text: "{%" + text + "%}"),
        max_size=4,
    )
)
@settings(max_examples=150, deadline=None)
def test_whatever_is_typed_gives_a_page_or_a_message(tags: list[str]) -> None:
    try:
        data = render(brief(), house(*(p(tag) for tag in tags), SOURCES))
    except TemplateError as error:
        assert "\n" not in error.message  # noqa: PT017 # either outcome is right
    else:
        assert problems(data) == []


@given(st.binary(max_size=300))
@settings(max_examples=50, deadline=None)
def test_any_bytes_are_a_template_or_a_message(data: bytes) -> None:
    template = house(p("x"))
    with pytest.raises(TemplateError):
        render(brief(), type(template)("x", template.path, data, template.limits, template.words))


@given(st.integers(0, 100_000), st.binary(min_size=1, max_size=30))
@settings(max_examples=100, deadline=None)
def test_a_damaged_template_gives_a_page_or_a_message(place: int, damage: bytes) -> None:
    template = house(p("{{ title }}"), SOURCES)
    data = bytearray(template.docx)
    at = place % len(data)
    data[at : at + len(damage)] = damage
    try:
        render(brief(), type(template)("x", template.path, bytes(data), template.limits, template.words))
    except TemplateError as error:
        assert error.message  # noqa: PT017 # either outcome is right


@pytest.mark.parametrize(
    ("part", "xml"),
    [
        ("word/document.xml", '<!DOCTYPE x [<!ENTITY a "b">]><w:document>&a;</w:document>'),
        (
            "word/document.xml",
            '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><w:document>&a;</w:document>',
        ),
        ("word/document.xml", "<w:document><w:body>" + "<w:p>" * 100_000),
        ("word/document.xml", "not xml"),
        ("word/styles.xml", "<broken"),
        ("word/numbering.xml", ""),
        ("word/_rels/document.xml.rels", "<x/>"),
        ("[Content_Types].xml", "<x"),
    ],
)
def test_broken_xml_is_a_message(part: str, xml: str) -> None:
    template = house(p("{{ title }}"), SOURCES)
    with zipfile.ZipFile(io.BytesIO(template.docx)) as archive:
        text = archive.read(part).decode()
    broken = changed(template, part, text, xml)
    with pytest.raises(TemplateError):
        render(brief(), broken)


def test_a_zip_bomb_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (80 * 2**20))
    template = house(p("x"))
    with pytest.raises(TemplateError, match="too large"):
        render(
            brief(), type(template)("x", template.path, buffer.getvalue(), template.limits, template.words)
        )


def test_macros_are_refused() -> None:
    with pytest.raises(TemplateError, match="macros"):
        render(brief(), house(p("x"), more={"word/vbaProject.bin": b"x"}))


def test_marks_of_the_engine_can_not_be_forged() -> None:
    template = changed(
        house(p("x"), SOURCES),
        "word/document.xml",
        ">x<",
        '><b:briefvalue xmlns:b="urn:briefgen:mark" i="0"/><',
    )
    with pytest.raises(TemplateError, match="only briefgen"):
        render(brief(), template)

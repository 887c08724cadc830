"""Tags anywhere in paragraphs and tables, well or badly placed, give a sound page or a message in words."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.errors import TemplateError
from briefgen.render import render
from tests.render.build import brief
from tests.render.house import SOURCES, house, p, table
from tests.render.validate import problems

TAGS = (
    *("{% for fact in key_facts %}", "{% for item in conflicts %}", "{% endfor %}", "{{ loop.index }}"),
    *("{% if handling %}", "{% else %}", "{% endif %}", "{% set x = title %}"),
    *("{{ title }}", "{{ key_facts }}", "{{ figures }}", "words", " "),
)
RUNS = st.lists(st.sampled_from(TAGS), max_size=4)
STYLES = st.sampled_from(["Normal", "Source", "KeyFact"])
PARAGRAPHS = st.builds(lambda runs, style: p(*runs, style=style), RUNS, STYLES)
CELLS = st.lists(PARAGRAPHS, min_size=1, max_size=2).map("".join)
TABLES = st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=3).map(lambda rows: table(*rows) + p("After"))


@given(st.lists(PARAGRAPHS | TABLES, max_size=4))
@settings(max_examples=120, deadline=None)
def test_tags_anywhere_give_a_sound_page_or_a_message(body: list[str]) -> None:
    try:
        data = render(brief(handling="Official"), house(*body, SOURCES, p("{{ handling }}")))
    except TemplateError as error:
        assert error.message.startswith("house.docx: ")  # noqa: PT017 # either outcome is right
        assert "does not fit together" not in error.message  # noqa: PT017 # the tags were placed wrongly
    else:
        assert problems(data) == []


END = p("After")
WELL_PLACED = st.recursive(
    PARAGRAPHS.filter(lambda xml: "{%" not in xml) | st.just(p("{{ title }}")),
    lambda inner: st.lists(inner, min_size=1, max_size=3).flatmap(
        lambda parts: st.sampled_from([
            p("{% for fact in key_facts %}") + "".join(parts) + p("{% endfor %}"),
            p("{% if handling %}") + "".join(parts) + p("{% else %}") + p("else") + p("{% endif %}"),
            table(("{% for fact in key_facts %}", "x"), ("".join(parts), "y"), ("{% endfor %}", "")) + END,
            table(("".join(parts), p("{{ title }}"))) + END,
        ])
    ),
    max_leaves=6,
)  # fmt: skip


@given(st.lists(WELL_PLACED, max_size=3))
@settings(max_examples=50, deadline=None)
def test_tags_that_are_well_placed_always_give_a_sound_page(body: list[str]) -> None:
    # The list of the sources must not count anything else.
    text = "".join(body).replace("{{ loop.index }}", "{{ title }}").replace('"Source"', '"Normal"')
    assert problems(render(brief(handling="Official"), house(text, SOURCES, p("{{ handling }}")))) == []

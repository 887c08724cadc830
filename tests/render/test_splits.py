"""However Word cuts a template's text into runs, the page says the same."""

from __future__ import annotations

from copy import deepcopy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from briefgen.render import package, render
from briefgen.render.join import join_tags
from briefgen.render.shipped import shipped
from briefgen.render.template import Template, load_template
from tests.render.build import brief
from tests.render.validate import W, page_text, problems

BRIEF = brief(handling="Official", edition=2)
EXPECTED = {name: page_text(render(BRIEF, load_template(name))) for name in shipped()}


def split(template: Template, cuts: list[int]) -> package.Parts:
    """Cut the template's text at these places, each counted round and round through all of it."""
    parts = package.read_package(template.docx, template.name)
    root = etree.fromstring(parts["word/document.xml"])
    runs = [run for run in root.iter(f"{W}r") if run.findtext(f"{W}t")]
    for cut in cuts:
        run = runs[cut % len(runs)]
        text = run.find(f"{W}t")
        assert text is not None
        words = text.text or ""
        at = cut // len(runs) % (len(words) + 1)
        after = deepcopy(run)
        text.text, after[-1].text = words[:at], words[at:]
        run.addnext(after)
        run.addnext(etree.Element(f"{W}proofErr", {f"{W}type": "spellStart"}))
        runs.append(after)
    parts["word/document.xml"] = etree.tostring(root)
    return parts


def of(template: Template, parts: package.Parts) -> Template:
    return Template(
        template.name, template.path, package.write_package(parts), template.limits, template.words
    )


@pytest.mark.parametrize("name", sorted(shipped()))
@given(cuts=st.lists(st.integers(0, 100_000), max_size=80))
@settings(max_examples=15, deadline=None)
def test_splitting_a_template_into_runs_changes_nothing(name: str, cuts: list[int]) -> None:
    template = load_template(name)
    data = render(BRIEF, of(template, split(template, cuts)))
    assert problems(data) == []
    assert page_text(data) == EXPECTED[name]


@pytest.mark.parametrize("name", sorted(shipped()))
@given(cuts=st.lists(st.integers(0, 100_000), max_size=80))
@settings(max_examples=10, deadline=None)
def test_putting_the_pieces_together_again_changes_nothing(name: str, cuts: list[int]) -> None:
    template = load_template(name)
    parts = split(template, cuts)
    join_tags(parts)
    assert page_text(render(BRIEF, of(template, parts))) == EXPECTED[name]
    assert join_tags(parts) == 0

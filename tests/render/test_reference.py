"""``docs/templates.md`` lists every value, each with what the sample brief gives for it."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.render.kinds import sample_values
from briefgen.render.rich import Day
from briefgen.render.sample import sample_brief
from briefgen.render.sandbox import _FILTERS, names_of
from briefgen.render.template import Template, load_template
from briefgen.render.text import render_text
from briefgen.render.values import NAMES

PAGE = (Path(__file__).parents[2] / "docs" / "templates.md").read_text(encoding="utf-8")
ROWS = [
    (tag.replace("\\|", "|"), example.strip())
    for tag, example in re.findall(r"^\| `(\{\{ .*? \}\})` \|.*\|([^|]*)\|$", PAGE, re.MULTILINE)
]


@pytest.fixture
def scratch(tmp_path: Path) -> Template:
    for suffix in ("docx", "toml"):
        shutil.copy(
            load_template("policy-brief").path.with_suffix(f".{suffix}"), tmp_path / f"house.{suffix}"
        )
    return load_template(str(tmp_path / "house.docx"))


def given(tag: str, template: Template) -> str:
    """Return what a tag of the page gives with the sample."""
    one = "item in outlook" if tag == "{{ fact.date }}" else "fact in key_facts"
    tag = tag.replace("fact.date", "item.date")
    before, after = (
        "{% set source = sources[0] %}{% for " + one + " %}{% if loop.first %}",
        "{% endif %}{% endfor %}",
    )
    yes_or_no = re.fullmatch(r"\{\{ (\S+\.(?:disputed|is_new|exact)) \}\}", tag)
    shown = f"{{% if {yes_or_no[1]} %}}yes{{% else %}}no{{% endif %}}" if yes_or_no else tag
    named = "{% if 0 %}{{ handling }}{% endif %}"  # the sample has a mark, which its page may not leave out
    template.path.with_suffix(".txt").write_text(f"{before}{shown}{after}{named}", encoding="utf-8")
    return (
        render_text(replace(sample_brief(), custom=(("office", "Policy unit"),)), "txt", template)
        .decode()
        .strip()
    )


@pytest.mark.parametrize(("tag", "example"), ROWS, ids=[tag for tag, _ in ROWS])
def test_each_example_is_what_the_sample_gives(tag: str, example: str, scratch: Template) -> None:
    assert given(tag, scratch) == example


def test_every_name_has_its_row() -> None:
    named = {match for tag, _ in ROWS for match in re.findall(r"\{\{ (\w+)", tag)}
    assert named >= NAMES


@pytest.mark.parametrize(
    ("owner", "name"), [("fact", "key_facts"), ("source", "sources"), ("dateline", "dateline")]
)
def test_every_part_of_a_value_has_its_row(owner: str, name: str) -> None:
    value = sample_values()[name]
    one = value[0] if isinstance(value, tuple) else value
    assert {f"{{{{ {owner}.{part} }}}}" for part in names_of(one)} <= {tag for tag, _ in ROWS}


def test_every_part_of_a_date_has_its_row() -> None:
    parts = {f"{{{{ as_of.{part} }}}}" for part in names_of(Day(sample_brief().as_of))}
    assert parts <= {tag for tag, _ in ROWS}


def test_every_filter_is_named() -> None:
    listed = re.search(r"There are (abs.*?)\. They", PAGE, re.DOTALL)
    assert listed
    assert set(re.findall(r"\w+", listed[1])) - {"and"} == {*_FILTERS, "join", "replace", "date"} - {"d"}

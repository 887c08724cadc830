"""The shipped templates, filled with the sample brief, as they should be: their text and their XML.

`make goldens` accepts a change that you have looked at (`briefgen template preview NAME` shows it).
"""

from __future__ import annotations

import io
import os
import re
import zipfile
from pathlib import Path

import pytest

from briefgen.render import render
from briefgen.render.sample import sample_brief
from briefgen.render.shipped import shipped
from briefgen.render.template import load_template
from briefgen.render.text import KINDS, render_text

GOLDENS = Path(__file__).parent / "goldens"
ACCEPT = "BRIEFGEN_ACCEPT_GOLDENS"  # tests/test_goldens.py fails while it is left on


def agree(name: str, text: str) -> None:
    golden = GOLDENS / name
    if os.environ.get(ACCEPT):
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert golden.read_text(encoding="utf-8") == text, "look at the page; `make goldens` accepts it"


@pytest.mark.parametrize("name", sorted(shipped()))
def test_a_template_filled_with_the_sample_is_what_was_accepted(name: str) -> None:
    template = load_template(name)
    with zipfile.ZipFile(io.BytesIO(render(sample_brief(template.limits), template))) as archive:
        xml = archive.read("word/document.xml").decode()
    agree(f"{name}.xml", re.sub(r"><", ">\n<", xml) + "\n")


@pytest.mark.parametrize("kind", KINDS)
def test_the_sample_as_text_is_what_was_accepted(kind: str) -> None:
    agree(f"sample.{kind}", render_text(sample_brief(), kind).decode())  # type: ignore[arg-type]  # a kind

"""A page ends at its foot: what is left of a row goes into the gaps, as far as the template allows."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from briefgen.errors import TemplateError
from briefgen.fit import fit
from briefgen.fit.press import RESERVE
from briefgen.layout import measure
from briefgen.render.sample import sample_brief
from briefgen.render.template import load_template

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.layout import Measurement
    from briefgen.model import Fitted

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SHIPPED = ["policy-brief", "ministerial-note", "accessible", "at-a-glance"]
AT_ITS_FOOT = 1.5  # points that may stay free


@cache
def page(name: str, stretch: float) -> Fitted:
    return fit(sample_brief(), replace(load_template(name), stretch=stretch), paper="a4")


@cache
def measured(name: str, stretch: float) -> Measurement:
    return measure(page(name, stretch).docx)


def gaps(docx: bytes) -> dict[str, int]:
    """Return the twips below the paragraphs of each style that tells them."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        root = etree.fromstring(archive.read("word/styles.xml"))
    found = ((style, style.find(f"{W}pPr/{W}spacing")) for style in root.iter(f"{W}style"))
    told = ((style, None if spacing is None else spacing.get(f"{W}after")) for style, spacing in found)
    return {str(style.get(f"{W}styleId")): int(after) for style, after in told if after}


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("stretch", [1.0, 2.0, 4.0, 6.0])
def test_a_page_ends_at_its_foot_or_its_gaps_are_as_wide_as_they_may_be(name: str, stretch: float) -> None:
    found = measured(name, stretch)
    assert found.pages == 1
    assert found.slack >= RESERVE
    before, after = gaps(page(name, 0.0).docx), gaps(page(name, stretch).docx)
    widest = max(after[style] - twips for style, twips in before.items()) == 20 * stretch
    assert widest or found.slack - RESERVE < AT_ITS_FOOT


@pytest.mark.parametrize("name", SHIPPED)
def test_wider_gaps_change_nothing_but_the_gaps(name: str) -> None:
    as_it_was, wider = page(name, 0.0), page(name, 6.0)
    assert wider.brief == as_it_was.brief
    assert wider.fullness >= as_it_was.fullness
    one, two = measured(name, 0.0).paragraphs, measured(name, 6.0).paragraphs
    assert [(box.text, box.lines) for box in one] == [(box.text, box.lines) for box in two]


@pytest.mark.parametrize("name", SHIPPED)
def test_no_gap_grows_by_more_than_the_template_allows(name: str) -> None:
    before, after = gaps(page(name, 0.0).docx), gaps(page(name, 0.5).docx)
    grown = {after[style] - twips for style, twips in before.items() if twips}
    assert len(grown) == 1
    assert grown <= set(range(11))
    assert all(after[style] == 0 for style, twips in before.items() if not twips)


def test_a_template_without_a_settings_file_keeps_its_gaps(tmp_path: Path) -> None:
    house = tmp_path / "house.docx"
    house.write_bytes(load_template("policy-brief").docx)
    assert load_template(str(house)).stretch == 0.0


@pytest.mark.parametrize("value", ["-1", "7", "true", '"wide"', "nan"])
def test_a_stretch_that_is_no_gap_is_refused_with_what_to_write(tmp_path: Path, value: str) -> None:
    shipped = load_template("policy-brief")
    (tmp_path / "house.docx").write_bytes(shipped.docx)
    settings = shipped.path.with_suffix(".toml").read_text("utf-8")
    (tmp_path / "house.toml").write_text(settings.replace("stretch = 2.0", f"stretch = {value}"), "utf-8")
    with pytest.raises(TemplateError, match=r"stretch is .*") as caught:
        load_template(str(tmp_path / "house.docx"))
    assert "stretch = 2.0" in caught.value.hint

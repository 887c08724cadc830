"""Every sample brief in every shipped template, on both papers: one page, also in LibreOffice."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefgen.config import load_settings
from briefgen.fit import fit
from briefgen.layout import measure
from briefgen.layout.office import convert_all
from briefgen.pipeline import run
from briefgen.render.shipped import shipped
from tests.support.office import soffice

if TYPE_CHECKING:
    from briefgen.pipeline import Run
    from briefgen.render.page import Paper

SAMPLES = load_settings(Path(__file__).parent.parent.parent / "briefgen.toml").briefs
PAPERS: tuple[Paper, ...] = ("a4", "letter")

pytestmark = pytest.mark.slow


@cache
def composed(sample: int, template: str) -> Run:
    settings = replace(SAMPLES[sample], template=template)
    assert settings.as_of
    return run(settings, settings.as_of, until="compose")


def pages(template: str) -> dict[str, bytes]:
    """Return the page of each sample on each paper."""
    made = {}
    for number, settings in enumerate(SAMPLES):
        done = composed(number, template)
        assert done.brief
        for paper in PAPERS:
            made[f"{settings.name}, {paper}"] = fit(done.brief, done.template, paper=paper).docx
    return made


@pytest.mark.parametrize("template", sorted(shipped()))
def test_every_sample_fits_in_every_template(template: str) -> None:
    found = {name: measure(docx) for name, docx in pages(template).items()}
    assert {name: one.pages for name, one in found.items()} == dict.fromkeys(found, 1)
    assert min(one.slack for one in found.values()) >= 12.0


@pytest.mark.office
@pytest.mark.parametrize("template", sorted(shipped()))
def test_libreoffice_sets_every_sample_on_one_page(template: str) -> None:
    soffice()
    made = pages(template)
    found = {name: seen.pages for name, seen in zip(made, convert_all([*made.values()], 300.0), strict=True)}
    assert found == dict.fromkeys(made, 1)

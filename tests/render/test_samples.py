"""Every sample brief in every shipped template, on both papers: one page in LibreOffice, well filled."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.config import load_settings
from briefgen.pipeline import run
from briefgen.render.accessibility import barriers
from briefgen.render.shipped import shipped
from tests.render.validate import problems
from tests.support.office import pages

SAMPLES = {brief.name: brief for brief in load_settings(Path(__file__).parents[2] / "briefgen.toml").briefs}
pytestmark = [pytest.mark.office, pytest.mark.slow]


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("template", [name for name in sorted(shipped()) if name != "policy-brief"])
@pytest.mark.parametrize("name", SAMPLES)
def test_each_sample_is_one_page_in_each_template(
    name: str, template: str, paper: str, tmp_path: Path
) -> None:
    settings = replace(SAMPLES[name], template=template, paper=paper)  # type: ignore[arg-type]  # one of the two
    assert settings.as_of
    fitted = run(settings, settings.as_of).fitted
    assert fitted
    assert problems(fitted.docx) == []
    assert barriers(fitted.docx) == []
    assert pages(fitted.docx, tmp_path) == 1

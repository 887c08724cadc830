"""Every finished page is one page in LibreOffice, and a Word file without a fault."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefgen.config import BriefSettings, adhoc, load_settings
from briefgen.pipeline import run
from tests.render.validate import problems
from tests.support.office import pages

if TYPE_CHECKING:
    from briefgen.render.page import Paper

ROOT = Path(__file__).parent.parent
PAPERS: tuple[Paper, ...] = ("a4", "letter")
SAMPLES = load_settings(ROOT / "briefgen.toml").briefs

pytestmark = pytest.mark.office


def _docx(settings: BriefSettings, as_of: date) -> bytes:
    fitted = run(settings, as_of).fitted
    assert fitted is not None
    return fitted.docx


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("settings", SAMPLES, ids=[brief.name for brief in SAMPLES])
def test_each_sample_is_one_page(settings: BriefSettings, paper: Paper, tmp_path: Path) -> None:
    assert settings.as_of
    docx = _docx(replace(settings, paper=paper), settings.as_of)
    assert problems(docx) == []
    assert pages(docx, tmp_path) == 1


@pytest.mark.eval
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("day", [date(2024, 6, 1), date(2026, 11, 21)])
def test_the_two_real_articles_are_one_page(paper: Paper, day: date, tmp_path: Path) -> None:
    data = os.environ.get("BRIEFGEN_EVAL_DATA")
    if not data:
        pytest.skip("BRIEFGEN_EVAL_DATA is not set: the two real articles are not there")
    docx = _docx(replace(adhoc([Path(data) / "seeds"]), paper=paper), day)
    assert problems(docx) == []
    assert pages(docx, tmp_path) == 1

"""The stages together, on input that nobody would call an article."""

from __future__ import annotations

import tempfile
import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from briefgen.config import adhoc
from briefgen.errors import BriefgenError
from briefgen.layout import measure
from briefgen.pipeline import STAGES, run

DAY = date(2025, 5, 1)
_WORDS = st.sampled_from(
    "The council approved 40 million euros on Monday , “ ” ( ) [ ] < & > however it will 2026".split()
    + "3.5% $4bn He said that Café naïve Škoda 日本は العربية עברית … – — 1. No. U.S. e.g. ; : ! ? .".split()
    + ["\u202e", "\u200b", "\x0b", "\x1f", "\ufeff", "\n", "\n\n"]
)
_TEXTS = st.lists(_WORDS, min_size=1, max_size=60).map(" ".join)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts=st.lists(_TEXTS, min_size=1, max_size=3), title=st.text(max_size=40))
def test_no_text_however_strange_breaks_the_page(texts: list[str], title: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # One honest sentence: without it most strange texts hold no page at all, and nothing would be tested.
        (folder / "0.txt").write_text(
            "The council of Holm approved two ferries on 3 March 2025.", encoding="utf-8"
        )
        for number, text in enumerate(texts, start=1):
            (folder / f"{number}.txt").write_text(text, encoding="utf-8", errors="replace")
        try:
            fitted = run(replace(adhoc([folder]), title=title), DAY).fitted
        except BriefgenError as error:
            assert error.message  # noqa: PT017 - told in the project's own words, whatever the text was
            return
        assert fitted
        with zipfile.ZipFile(BytesIO(fitted.docx)) as package:
            etree.fromstring(package.read("word/document.xml"))
        assert measure(fitted.docx).pages == 1


@pytest.mark.parametrize("stage", STAGES)
def test_a_run_stops_after_the_stage_that_is_asked_for(stage: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "The council of Holm approved two ferries on 3 March 2025.", encoding="utf-8"
    )
    seen: list[str] = []
    run(adhoc([tmp_path]), DAY, until=stage, progress=seen.append)
    assert seen == list(STAGES[: STAGES.index(stage) + 1])

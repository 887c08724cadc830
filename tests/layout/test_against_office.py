"""Page counts against LibreOffice: random pages that end at the page's end, and the boundary documents."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from benchmarks.layout import at_boundary
from benchmarks.layout_ends import near_an_end
from benchmarks.layout_letters import Letter
from benchmarks.layout_office import Maker
from benchmarks.layout_shipped import near_the_end, no_fonts
from briefgen.layout import measure
from briefgen.layout.office import convert_all, find_office


@pytest.fixture
def office() -> str:
    found = find_office()
    if not found:
        reason = "LibreOffice is not installed: page counts can not be compared"
        if os.environ.get("BRIEFGEN_REQUIRE_OFFICE"):
            pytest.fail(reason)
        pytest.skip(reason)
    return found


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.parametrize("strict", [True, False], ids=["strict", "wide"])
def test_no_page_is_shorter_than_libreoffice_makes_it(office: str, *, strict: bool) -> None:
    assert office
    pages = [at_boundary(seed, strict=strict)[0].docx() for seed in range(40_000, 40_020)]
    measured = [measure(page).pages for page in pages]
    converted = [result.pages for result in convert_all(pages, 300)]
    assert all(ours >= theirs for ours, theirs in zip(measured, converted, strict=True))
    assert sum(ours == theirs for ours, theirs in zip(measured, converted, strict=True)) >= 19


@pytest.mark.office
@pytest.mark.slow
def test_no_brief_in_a_shipped_template_is_longer_than_measured_with_other_fonts_or_without(
    office: str,
) -> None:
    assert office
    made = [near_the_end(seed) for seed in range(50_000, 50_024)]
    pages = [docx for docx, _ in made]
    converted = [result.pages for result in convert_all(pages, 300)]
    with no_fonts():
        bare = [result.pages for result in convert_all(pages, 300)]
    ours = [found.pages for _, found in made]
    sure = [place for place, (_, found) in enumerate(made) if found.certainty == "guaranteed"]
    assert len(sure) >= 6
    for theirs in (converted, bare):
        assert [place for place, pages in enumerate(theirs) if ours[place] < pages] == []
        assert [place for place in sure if ours[place] != theirs[place]] == []


@pytest.mark.eval
def test_the_boundary_documents_are_counted_right() -> None:
    folder = os.environ.get("BRIEFGEN_EVAL_DATA")
    if not folder:
        pytest.skip("BRIEFGEN_EVAL_DATA is not set: the boundary documents are passed over")
    root = Path(folder) / "layout"
    truth = {
        name: values["pages"]
        for name, values in json.loads((root / "truth.json").read_text("utf-8")).items()
        if not values["tall"]
    }
    found = {name: measure((root / "docs" / f"{name}.docx").read_bytes()).pages for name in truth}
    assert [name for name in truth if found[name] < truth[name]] == []
    assert sum(found[name] == truth[name] for name in truth) / len(truth) >= 0.99


@pytest.mark.office
@pytest.mark.slow
def test_no_document_of_an_office_is_told_to_be_one_page_when_it_is_two(office: str) -> None:
    assert office
    made = [near_an_end(Maker(seed)) for seed in range(40_000, 40_020)]
    converted = [result.pages for result in convert_all([docx for docx, _ in made], 300)]
    ours = [found.pages for _, found in made]
    assert [place for place, pages in enumerate(converted) if ours[place] == 1 < pages] == []
    assert sum(mine == theirs for mine, theirs in zip(ours, converted, strict=True)) >= 18


@pytest.mark.office
@pytest.mark.slow
def test_no_letter_of_a_stranger_is_told_to_be_one_page_when_it_is_two(office: str) -> None:
    assert office
    made = [near_an_end(Letter(seed)) for seed in range(40_000, 40_020)]
    known = [(docx, found.pages) for docx, found in made if found.certainty != "unknown"]
    assert len(known) >= 15
    converted = [result.pages for result in convert_all([docx for docx, _ in known], 300)]
    ours = [pages for _, pages in known]
    assert [place for place, pages in enumerate(converted) if ours[place] == 1 < pages] == []
    assert sum(mine == theirs for mine, theirs in zip(ours, converted, strict=True)) >= len(known) - 2

"""The fullest page that is still one page: measured, never shrunk, nothing reordered."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefgen.config import load_settings
from briefgen.errors import FitError
from briefgen.fit import fit
from briefgen.fit.press import RESERVE, every_form, with_lines
from briefgen.fit.summaries import at_length
from briefgen.layout import measure
from briefgen.pipeline import Run, run

if TYPE_CHECKING:
    from briefgen.model import Brief

ROOT = Path(__file__).parent.parent.parent
SAMPLES = load_settings(ROOT / "briefgen.toml").briefs
NAMES = [brief.name for brief in SAMPLES]


@cache
def finished(name: str) -> Run:
    settings = next(brief for brief in SAMPLES if brief.name == name)
    assert settings.as_of
    return run(settings, settings.as_of)


def pair(name: str) -> tuple[Brief, Brief]:
    """Return the brief before and after fitting."""
    done = finished(name)
    assert done.brief
    assert done.fitted
    return done.brief, done.fitted.brief


@pytest.mark.parametrize("name", NAMES)
def test_a_fitted_page_is_one_page_with_the_reserve_left(name: str) -> None:
    fitted = finished(name).fitted
    assert fitted
    measured = measure(fitted.docx)
    assert measured.pages == 1
    assert measured.slack >= RESERVE
    assert measured.certainty == "guaranteed"


@pytest.mark.parametrize("name", NAMES)
def test_the_samples_fill_their_page(name: str) -> None:
    fitted = finished(name).fitted
    assert fitted
    assert fitted.fullness >= 0.85


@pytest.mark.parametrize("name", NAMES)
def test_fitting_never_adds_reorders_or_splits_a_line(name: str) -> None:
    before, after = pair(name)
    # Where the summary is too long, one of its sentences is told in its own section.
    before = at_length(before, finished(name).template.limits)
    for section in ("summary", "key_facts", "outlook"):
        offered = every_form(getattr(before, section))
        places = [offered.index(line) for line in getattr(after, section)]
        assert places == sorted(places)
        assert len({line.ranked.point.id for line in getattr(after, section)}) == len(places)


@pytest.mark.parametrize("name", NAMES)
def test_each_section_keeps_within_its_limits(name: str) -> None:
    before, after = pair(name)
    limits = finished(name).template.limits
    for section in ("summary", "key_facts", "outlook"):
        least, most = limits[section]
        if section == "key_facts":
            most += max(0, limits["outlook"][0] - len(after.outlook))
        assert min(least, len(getattr(before, section))) <= len(getattr(after, section))
        assert len(getattr(after, section)) <= most


@pytest.mark.parametrize("name", NAMES)
def test_marks_and_sources_agree_both_ways(name: str) -> None:
    _, after = pair(name)
    cited = {source for line in after.lines for source in line.sources}
    assert cited == {reference.source.id for reference in after.sources}
    assert [reference.number for reference in after.sources] == list(range(1, len(after.sources) + 1))


@pytest.mark.parametrize("name", NAMES)
def test_every_line_that_is_not_printed_is_in_the_cut_list(name: str) -> None:
    before, after = pair(name)
    fitted = finished(name).fitted
    assert fitted
    printed = {point for line in after.lines for point in (line.ranked.point.id, *line.also)}
    cut = {one.ranked.point.id for one in fitted.cut}
    assert {line.ranked.point.id for line in before.lines} <= printed | cut


@pytest.mark.parametrize("name", NAMES)
def test_no_point_is_told_by_two_lines_where_one_is_a_second_sentence(name: str) -> None:
    _, after = pair(name)
    own = [line.ranked.point.id for line in after.lines]
    second = [point for line in after.lines for point in line.also]
    assert len(second) == len(set(second))
    assert not set(own) & set(second)


def test_two_runs_give_the_same_bytes() -> None:
    settings = SAMPLES[0]
    assert settings.as_of
    first, second = run(settings, settings.as_of).fitted, run(settings, settings.as_of).fitted
    assert first
    assert second
    assert first.docx == second.docx


def test_a_title_that_leaves_no_room_is_told_with_the_number_of_lines() -> None:
    done = finished(NAMES[0])
    assert done.brief
    endless = replace(done.brief, title="A very long title indeed " * 120)
    with pytest.raises(FitError, match=r"\d+ lines\) too long") as caught:
        fit(endless, done.template, paper="a4")
    assert "title" in caught.value.hint


def test_renumbering_follows_the_order_of_reading() -> None:
    before, _ = pair("coastal-flood-defence")
    fewer = with_lines(before, before.outlook)
    first = fewer.outlook[0].sources[0]
    assert fewer.sources[0].source.id == first

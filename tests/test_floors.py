"""The floors of the benchmarks: what lies under one is told, and none falls without a reason."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.floors import Floors


@pytest.fixture
def floors(tmp_path: Path) -> Floors:
    made = Floors(tmp_path / "floors.json", least={"all": {"recall": 0.6}})
    made.pin({"all": {"recall": 0.8, "precision": 0.9}}, "")
    return made


def test_a_figure_under_its_floor_is_told(floors: Floors) -> None:
    assert floors.below({"all": {"recall": 0.8, "precision": 0.9}, "more": {"recall": 0.0}}) == []
    assert floors.below({"all": {"recall": 0.79, "precision": 0.95}}) == [
        "all recall: 0.790 is under its floor of 0.800"
    ]


def test_a_floor_falls_only_with_a_reason_which_is_kept(floors: Floors) -> None:
    with pytest.raises(SystemExit, match="only with --lower REASON"):
        floors.pin({"all": {"recall": 0.7, "precision": 0.9}}, "")
    floors.pin({"all": {"recall": 0.7, "precision": 0.9}}, "the labels were mended")
    assert floors.below({"all": {"recall": 0.7, "precision": 0.9}}) == []
    (lowered,) = json.loads(floors.path.read_text())["lowered"]
    assert lowered.endswith("all recall: 0.700 is under its floor of 0.800. the labels were mended")


def test_what_must_be_reached_at_the_least_stands_whatever_was_pinned(floors: Floors) -> None:
    floors.pin({"all": {"recall": 0.5, "precision": 0.9}}, "a try")
    assert floors.below({"all": {"recall": 0.5, "precision": 0.9}}) == [
        "all recall: 0.500 is under its floor of 0.600"
    ]
    assert Floors(floors.path.with_name("none.json")).below({}) == []


def test_a_figure_may_fall_by_the_slack_and_is_pinned_lower_only_with_a_reason(tmp_path: Path) -> None:
    floors = Floors(tmp_path / "floors.json", least={"all": {"recall": 0.75}}, slack=0.1)
    floors.pin({"all": {"recall": 0.8, "precision": 0.9}}, "")
    assert floors.below({"all": {"recall": 0.76, "precision": 0.81}}) == []
    assert floors.below({"all": {"recall": 0.74, "precision": 0.79}}) == [
        "all recall: 0.740 is under its floor of 0.750",
        "all precision: 0.790 is under its floor of 0.800",
    ]
    with pytest.raises(SystemExit, match="only with --lower REASON"):
        floors.pin({"all": {"recall": 0.79, "precision": 0.9}}, "")

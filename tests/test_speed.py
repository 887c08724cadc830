"""Speed: a cold build costs no more yardsticks of work than benchmarks/speed_limits.json allows."""

from __future__ import annotations

import json

import pytest

from benchmarks import speed


@pytest.mark.slow
@pytest.mark.eval
@pytest.mark.skipif(
    speed.data_folder() is None, reason="BRIEFGEN_EVAL_DATA is not set: speed was NOT measured"
)
def test_a_cold_build_stays_within_its_limits(capsys: pytest.CaptureFixture[str]) -> None:
    assert speed.main(["--runs", "3", "--limits"]) == 0, capsys.readouterr().out


def test_there_is_a_limit_for_each_sample() -> None:
    limits = json.loads(speed.LIMITS.read_text("utf-8"))[speed.UNIT]
    assert set(limits) == {"two articles", "twenty sources", "two hundred sources"}


def test_what_costs_more_than_its_limit_is_told() -> None:
    limits = json.loads(speed.LIMITS.read_text("utf-8"))[speed.UNIT]
    assert speed.over(limits) == []
    (told,) = speed.over({"two articles": limits["two articles"] + 0.1})
    assert told.startswith("two articles: ")

"""The time that stands beside an outlook is the one by which the outlook is put in order."""

from __future__ import annotations

import pytest

from briefgen.pipeline import run
from tests.test_goldens import SAMPLES

BRIEFS = {brief.name: brief for brief in SAMPLES}


@pytest.mark.parametrize("name", ["school-meals-reform", "coastal-flood-defence"])
def test_the_times_shown_are_in_order_and_hold_the_day_of_their_line(name: str) -> None:
    settings = BRIEFS[name]
    assert settings.as_of
    page = run(settings, settings.as_of, until="compose").brief
    assert page
    lines = [line for line in page.outlook if line.when]
    assert len(lines) > 3
    for line in lines:
        assert line.when
        assert str(line.when.year) in line.dated, line.text

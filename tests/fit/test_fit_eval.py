"""The pages of clusters of news are as full as they were when the floors were pinned."""

from __future__ import annotations

import json

import pytest

from benchmarks.fit import FLOORS, SLACK, below, clusters, data_folder, figures, measure

SAMPLE = 6


@pytest.mark.eval
@pytest.mark.slow
def test_pages_of_news_are_as_full_as_before() -> None:
    folder = data_folder()
    if folder is None:
        pytest.skip("BRIEFGEN_EVAL_DATA is not set: there are no clusters to build pages from")
    rows = clusters(folder, SAMPLE)
    name = f"policy-brief, a4, {len(rows)} clusters"
    assert name in json.loads(FLOORS.read_text("utf-8"))
    assert below(figures(measure(rows, "policy-brief", "a4")), name, SLACK) == []

"""The floors of reading: text of saved pages, titles, dates, languages, reports."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "reading.py"

needs_data = pytest.mark.skipif(
    "BRIEFGEN_EVAL_DATA" not in os.environ,
    reason="BRIEFGEN_EVAL_DATA is not set: the quality of reading was NOT measured",
)


@pytest.mark.eval
@pytest.mark.slow
@needs_data
def test_no_figure_of_reading_is_under_its_floor() -> None:
    done = subprocess.run([sys.executable, SCRIPT], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr

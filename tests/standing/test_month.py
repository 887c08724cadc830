"""Some weeks of a few standing briefs, in a hurry: memory and store stay as they are."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.slow
def test_memory_and_store_stop_growing_once_old_editions_go() -> None:
    words = ["benchmarks/month.py", "--days", "24", "--briefs", "3", "--hours", "2", "--limits"]
    done = subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(done.stdout.splitlines()) == 24

"""Measure how long a brief takes of which nothing has changed, from a cold start, beside `briefgen --help`.

    python benchmarks/unchanged.py [--runs 10] [--limits]

A sample brief is built in a folder of its own, then again and again. Each run is a new process. Wall time is
what a scheduler waits for; processor time is what the work costs, whatever else the machine does. Python may
keep its bytecode, as it does of an installed program, whatever the environment says. With ``--limits`` it
ends with 1 when the least wall time is above 0.4 seconds.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SAMPLE = Path(__file__).parent.parent / "seeds" / "norrey-interconnector"
SETTINGS = '[briefs.norrey]\nsources = ["files/*"]\nas_of = 2025-10-20\n'
LIMIT = 0.4  # seconds


def spent(words: list[str], folder: Path) -> tuple[float, float]:
    """Run a command and return its wall time and its processor time, in seconds."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-m", "briefgen", *words]
    before, start = os.times(), time.perf_counter()
    subprocess.run(command, cwd=folder, capture_output=True, check=True, env=environment)
    wall, after = time.perf_counter() - start, os.times()
    user = after.children_user - before.children_user
    return wall, user + after.children_system - before.children_system


def main() -> int:
    """Print the figures; return 1 when a limit is passed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--runs", type=int, default=10)
    parser.add_argument("--limits", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(SAMPLE, folder / "files")
        (folder / "briefgen.toml").write_text(SETTINGS, encoding="utf-8")
        first = spent(["build"], folder)
        print(f"first build      {first[0]:.2f} s, processor {first[1]:.2f} s")
        least = 0.0
        for label, words in (("unchanged build", ["build"]), ("--help", ["--help"])):
            runs = [spent(words, folder) for _ in range(asked.runs)]
            wall, cpu = zip(*runs, strict=True)
            middle = statistics.median(wall), statistics.median(cpu)
            print(f"{label:16} {middle[0]:.2f} s, processor {middle[1]:.2f} s (least {min(wall):.2f} s)")
            least = least or min(wall)
    return int(asked.limits and least > LIMIT)


if __name__ == "__main__":
    sys.exit(main())

"""Measure how long a build takes from a cold start, and which stage takes how much of it.

    python benchmarks/speed.py FOLDER [FOLDER …] [--runs 7]

Each run is a new Python process that imports, reads, ranks, fits and renders, so that nothing is warm but
the disk. Medians are printed: they are those of one machine, and their shares say more than their sum.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
from pathlib import Path

_RUN = """
import json, sys, time
start = time.perf_counter()
from datetime import date
from pathlib import Path
import briefgen.cli
from briefgen import pipeline
from briefgen.config import adhoc
marks = [("import the program", start)]
settings = adhoc([Path(sys.argv[1])])
marks.append(("import the parser", time.perf_counter()))
from briefgen.understand.parse_model import pipeline as model
model()
marks.append(("import the renderer and measurer", time.perf_counter()))
import briefgen.fit, briefgen.render.document, briefgen.layout.engine
run = pipeline.run(settings, date(2024, 6, 1), progress=lambda name: marks.append((name, time.perf_counter())))
end = time.perf_counter()
ends = [at for _, at in marks[1:]] + [end]
spent = {}
for (name, at), until in zip(marks, ends):
    spent[name] = spent.get(name, 0.0) + until - at
print(json.dumps(spent))
"""


def one_run(folder: Path) -> dict[str, float]:
    """Build the folder's brief in a new process and return the seconds of each part."""
    done = subprocess.run(
        [sys.executable, "-c", _RUN, str(folder)], check=True, capture_output=True, text=True
    )
    return {str(name): float(seconds) for name, seconds in json.loads(done.stdout).items()}


def main() -> None:
    """Print a table for each folder."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--runs", type=int, default=7)
    given = parser.parse_args()
    for folder in given.folders:
        runs = [one_run(folder) for _ in range(given.runs)]
        totals = [sum(run.values()) for run in runs]
        total = statistics.median(totals)
        print(
            f"\n{folder.name}: median {total:.2f} s, {min(totals):.2f} to {max(totals):.2f} s, {len(runs)} runs"
        )
        for name in runs[0]:
            part = statistics.median(run[name] for run in runs)
            print(f"  {name:34} {part:6.2f} s  {part / total:4.0%}")


if __name__ == "__main__":
    main()

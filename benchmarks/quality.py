"""All that can be counted of a page's quality, measured in turn; each benchmark's figures and verdict out.

usage: python benchmarks/quality.py [NAME …]
data:  BRIEFGEN_EVAL_DATA names the folder that holds eval and layout

Each benchmark runs in its full form, with names only those: a quarter of an hour together on two cores. Ends
with 1 when one of them does, since a figure lies under its floor.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
# What each is asked, with the words behind its name.
BENCHMARKS = {
    "summary": (),
    "outlook": (),
    "dates": (),
    "speakers": (),
    "duplicates": (),
    "disagreements": (),
    "support": (),
    "lint": (),
    "shortening": ("--part", "unread"),
    "reading": (),
    "fit": ("--office",),
    "layout": ("shared",),
    "speed": ("--limits",),
}


def measured(name: str) -> tuple[int, float]:
    """Run one benchmark, which prints its figures; return its exit code and the seconds that it took."""
    begun = time.monotonic()
    command = [sys.executable, str(HERE / f"{name}.py"), *BENCHMARKS[name]]
    return subprocess.run(command, check=False).returncode, time.monotonic() - begun


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure in turn, tell what became of each, return 1 when one lies under its floors."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("names", nargs="*", choices=BENCHMARKS, default=[*BENCHMARKS], metavar="NAME")
    names = parser.parse_args(arguments).names
    if not os.environ.get("BRIEFGEN_EVAL_DATA"):
        sys.exit("set BRIEFGEN_EVAL_DATA to the folder that holds eval and layout")
    told = []
    for name in names:
        print(f"\n== {name} {' '.join(BENCHMARKS[name])}".rstrip(), flush=True)
        code, seconds = measured(name)
        told.append(f"{name:14} {'FAILED' if code else 'as good as its floors'} ({seconds:.0f} s)")
    print("", *told, sep="\n")
    return int(any("FAILED" in line for line in told))


if __name__ == "__main__":
    sys.exit(main())

"""Measure how long a build takes from a cold start, which part takes how much, and hold it to its limits.

    python benchmarks/speed.py [FOLDER …] [--runs 5] [--pairs] [--limits] [--pin [--raise REASON]]
    data: BRIEFGEN_EVAL_DATA names the folder that holds seeds and eval/summary/clusters.jsonl

Without a folder: two articles, twenty sources of several topics and two hundred. Each run is a new Python
process that imports, reads, ranks, fits and renders, so that nothing is warm but the disk. Wall time is what
a user waits for; processor time is what the work costs, whatever else the machine does. Medians are printed
of the first, the least of the second: what is more than the least is another program's doing.

With ``--pairs`` each folder is built with and without the parser in a process of its own, in turn, and the
ratio of the two is printed too. With ``--limits`` it ends with 1 when a build costs more processor time than
speed_limits.json allows.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

LIMITS = Path(__file__).with_name("speed_limits.json")
UNIT = "yardsticks"
HEADROOM = 1.5  # times what was measured: another processor, other work beside it
WORDS = 600  # about as many to a source, so that 200 of them are 120,000
_RUN = """
import sys, time
start = time.perf_counter(), 0.0
from datetime import date
from pathlib import Path
def now(): return time.perf_counter(), time.process_time()
import json, os
import briefgen.cli
from briefgen import pipeline
from briefgen.config import adhoc
marks = [("start Python, import the program", start)]
settings = adhoc([Path(sys.argv[1])])
if sys.argv[2] == "ahead":
    from briefgen.parser.ahead import start_ahead, stop_ahead
    start_ahead()
marks.append(("load the template", now()))
run = pipeline.run(settings, date(2024, 6, 1), progress=lambda name: marks.append((name, now())))
marks.append(("evidence", now()))
from briefgen.evidence import evidence
evidence(run)
ends = [at for _, at in marks[1:]] + [now()]
spent = {}
for (name, at), until in zip(marks, ends):
    old = spent.get(name, (0.0, 0.0))
    spent[name] = tuple(so_far + after - before for so_far, before, after in zip(old, at, until))
if sys.argv[2] == "ahead":
    stop_ahead()
    used = os.times()
    spent["(the parser's own process meanwhile)"] = (0.0, used.children_user + used.children_system)
print(json.dumps(spent))
"""
_YARDSTICK = """
import json, re, time
text = " ".join(f"The {n % 997}th of {n * n % 7919} words." for n in range(40_000))
for _ in range(3):
    counts = {}
    for word in re.findall(r"[A-Za-z0-9]+", text):
        counts[word] = counts.get(word, 0) + len(word)
    json.loads(json.dumps(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))))
print(time.process_time())
"""


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds of one part or of a whole run: on the clock, and on the processors."""

    wall: float
    cpu: float


def one_run(folder: Path, *, ahead: bool = True) -> dict[str, Spent]:
    """Build the folder's brief in a new process and return what each part took.

    ``ahead`` lets the parser be loaded in a process of its own, as ``briefgen build`` does.
    """
    printed = _child(_RUN, str(folder), "ahead" if ahead else "")
    return {str(name): Spent(*both) for name, both in json.loads(printed).items()}


def yardstick() -> float:
    """Return the processor seconds that plain Python work of a fixed size takes in a new process."""
    return float(_child(_YARDSTICK))


def _child(program: str, *arguments: str) -> str:
    """Run a program in a new Python and return what it prints."""
    environment = os.environ | {"BRIEFGEN_NO_EMBED": "1"}  # the default installation is what is measured
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # nobody compiles each module each morning
    command = [sys.executable, "-c", program, *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    return done.stdout


def total(run: Mapping[str, Spent]) -> Spent:
    """Add up a run."""
    return Spent(sum(part.wall for part in run.values()), sum(part.cpu for part in run.values()))


def data_folder() -> Path | None:
    """Return the folder with the texts, or None when the environment names none."""
    root = os.environ.get("BRIEFGEN_EVAL_DATA")
    return Path(root) if root else None


def samples(data: Path, place: Path) -> Iterator[tuple[str, Path]]:
    """Yield the name and the folder of each sample; the larger ones are written below ``place``."""
    yield "two articles", data / "seeds"
    texts = list(_texts(data / "eval" / "summary" / "clusters.jsonl"))
    for name, count in (("twenty sources", 20), ("two hundred sources", 200)):
        folder = place / name.replace(" ", "-")
        folder.mkdir()
        for number, text in enumerate(texts[:count]):
            (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
        yield name, folder


def _texts(clusters: Path) -> Iterator[str]:
    """Yield the documents in their order, short ones put together and long ones cut between lines."""
    lines: list[str] = []
    for row in clusters.read_text("utf-8").splitlines():
        for document in json.loads(row)["documents"]:
            for line in document.splitlines():
                lines.append(line)
                if sum(len(one.split()) for one in lines) >= WORDS:
                    yield "\n".join(lines)
                    lines = []


def report(name: str, folder: Path, runs: Sequence[Mapping[str, Spent]], plain: float) -> float:
    """Print a table of the runs of one folder and return the least cost in yardsticks (``plain`` seconds)."""
    totals = [total(run) for run in runs]
    wall = statistics.median(one.wall for one in totals)
    cpu = min(one.cpu for one in totals)
    words = sum(len(path.read_text("utf-8", "replace").split()) for path in folder.glob("*.txt"))
    cost = f"{cpu:.2f} s of processor time, {cpu / plain:.2f} yardsticks"
    print(f"\n{name}: {wall:.2f} s, {cost} ({words:,} words, {len(runs)} runs)")
    best = min(runs, key=lambda run: total(run).cpu)
    for part in runs[0]:
        median = statistics.median(run[part].wall for run in runs)
        print(f"  {part:34} {median:6.2f} s {best[part].cpu:6.2f} s  {best[part].cpu / cpu:4.0%}")
    return cpu / plain


def pairs(folder: Path, count: int) -> str:
    """Build a folder with and without the parser's own process, in turn; return a line that compares them."""
    both = [
        (total(one_run(folder, ahead=bool(n % 2))), total(one_run(folder, ahead=not n % 2)))
        for n in range(count)
    ]
    turned = [(two, one) if n % 2 else (one, two) for n, (one, two) in enumerate(both)]
    words = []
    for kind in ("wall", "cpu"):
        here, apart = ([getattr(pair[n], kind) for pair in turned] for n in (0, 1))
        ratio = statistics.median(two / one for one, two in zip(here, apart, strict=True))
        words.append(f"{kind} {min(here):.2f} and {min(apart):.2f} s at best, ratio {ratio:.2f}")
    return f"  here, apart: {'; '.join(words)}"


def over(measured: Mapping[str, float]) -> list[str]:
    """Return what costs more than its limit, a line each."""
    limits = json.loads(LIMITS.read_text("utf-8"))[UNIT]
    return [
        f"{name}: {cost:.2f} yardsticks of processor time is over the limit of {limits[name]:.2f}"
        for name, cost in measured.items()
        if cost > limits[name]
    ]


def pin(measured: Mapping[str, float], reason: str) -> None:
    """Make what was measured, with headroom, the limits; to raise one takes a reason."""
    known = json.loads(LIMITS.read_text("utf-8")) if LIMITS.exists() else {}
    old = known.get(UNIT, {})
    new = {name: round(cost * HEADROOM, 1) for name, cost in measured.items()}
    raised = [
        f"{name} from {old[name]} to {new[name]}" for name in new if new[name] > old.get(name, new[name])
    ]
    if raised and not reason:
        sys.exit("\n".join([*raised, "a limit is raised only with --raise REASON"]))
    if raised:
        known.setdefault("raised", []).append(f"{'; '.join(raised)}. {reason}")
    known[UNIT] = old | new
    LIMITS.write_text(json.dumps(known, indent=2) + "\n", "utf-8")


def measure(folders: Sequence[Path], count: int, *, compare: bool = False) -> dict[str, float]:
    """Measure the folders, or, without any, the samples; return the least cost of each in yardsticks."""
    with tempfile.TemporaryDirectory() as place:
        data = data_folder()
        if not folders and data is None:
            sys.exit("set BRIEFGEN_EVAL_DATA to the folder that holds seeds and eval, or name a folder")
        named = samples(data, Path(place)) if data and not folders else ((one.name, one) for one in folders)
        least = {}
        for name, folder in named:
            runs, plain = zip(*((one_run(folder), yardstick()) for _ in range(count)), strict=True)
            least[name] = report(name, folder, runs, min(plain))
            if compare:
                print(pairs(folder, count))
        return least


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a table for each folder; return 1 when one costs more than its limit."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--pairs", action="store_true", help="compare with and without the parser apart")
    parser.add_argument("--limits", action="store_true", help="end with 1 when a limit is passed")
    parser.add_argument("--pin", action="store_true", help="keep these figures, with headroom, as the limits")
    parser.add_argument("--raise", dest="reason", default="", metavar="REASON", help="why a limit may rise")
    given = parser.parse_args(arguments)
    measured = measure(given.folders, given.runs, compare=given.pairs)
    if given.pin:
        pin(measured, given.reason)
    failed = over(measured) if given.limits else []
    for line in failed:
        print(line)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

"""Live through a month of hourly runs of fifty briefs, with the real store, and watch memory and disk.

    python benchmarks/month.py [--days 30] [--briefs 50] [--limits]

Every day a figure changes in the sources of one brief in three, so that it has a new edition; every hour each
brief is run as `briefgen build` runs it, in this one process. Printed for each day: what was published, the
memory of the process, the size of the store, and the time of a run that found nothing new. With ``--limits``
it ends with 1 when memory or store still grow in the second half of the time.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.config import BriefSettings, load_settings
from briefgen.evidence import evidence
from briefgen.standing import regenerate

if TYPE_CHECKING:
    from briefgen.pipeline import Run

FIRST = date(2026, 3, 1)
EVERY = 3  # days between two changes of a brief
KEEP = 4  # editions of a brief, so that old ones go within the month
GROWTH = 1.1  # times, from the middle of the time to its end: one edition more or less of some briefs
TEXT = """---
published: 2026-02-18
publisher: Harbour News
---
The harbour board of Vick approved the budget of port {number} on 17 February 2026. It holds {sum} million
euros for two new cranes.

The port of Vick handled {number}.2 million tonnes in 2025, 4 per cent more than in 2024. Fishing boats landed
31,000 tonnes, said its director, Ola Berg.

The harbour board will order the cranes by 30 June 2027. Work on the second quay is to end in 2028.
"""


def write(folder: Path, number: int, amount: int) -> None:
    """Write the source of a brief."""
    place = folder / "sources" / f"port{number}"
    place.mkdir(parents=True, exist_ok=True)
    (place / "budget.md").write_text(TEXT.format(number=number, sum=amount), encoding="utf-8")


def briefs(folder: Path, count: int) -> tuple[BriefSettings, ...]:
    """Write sources and settings, and return the briefs."""
    tables = []
    for number in range(count):
        write(folder, number, 40)
        tables.append(f'[briefs.port{number}]\nsources = ["sources/port{number}/*"]\nkeep = {KEEP}\n')
    path = folder / "briefgen.toml"
    path.write_text("\n".join(tables), encoding="utf-8")
    return load_settings(path).briefs


def files(run: Run, path: Path) -> Mapping[Path, bytes]:
    """Return the page and its evidence."""
    assert run.fitted  # noqa: S101 - it was run to its end
    return {path: run.fitted.docx, path.with_suffix(".evidence.json"): evidence(run)}


def lived_day(all_briefs: tuple[BriefSettings, ...], day: date, hours: int) -> tuple[int, float]:
    """Run every brief every hour; return the number of new editions and the median time of the other runs."""
    published, spent = 0, [0.0]
    for _ in range(hours):
        for brief in all_briefs:
            start = time.perf_counter()
            if regenerate(brief, day, files).published:
                published += 1
            else:
                spent.append(time.perf_counter() - start)
    return published, statistics.median(spent)


def main() -> int:
    """Print a line a day; return 1 when a limit is passed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--days", type=int, default=30)
    parser.add_argument("--briefs", type=int, default=50)
    parser.add_argument("--hours", type=int, default=24)
    parser.add_argument("--limits", action="store_true")
    asked = parser.parse_args()
    sizes: list[tuple[float, float]] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        every = briefs(folder, asked.briefs)
        for number in range(asked.days):
            day = FIRST + timedelta(days=number)
            for which in range(number % EVERY, asked.briefs, EVERY):
                write(folder, which, 41 + number)
            published, median = lived_day(every, day, asked.hours)
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            store = sum(path.stat().st_size for path in (folder / ".briefgen").rglob("*.sqlite3")) / 1e6
            sizes.append((memory, store))
            print(
                f"{day}  {published:3} new, memory {memory:4.0f} MB at most, store {store:5.1f} MB, "
                f"{median * 1000:.0f} ms a run with nothing new",
                flush=True,
            )
    middle, end = sizes[len(sizes) // 2], sizes[-1]
    grown = any(last > GROWTH * before for before, last in zip(middle, end, strict=True))
    return int(asked.limits and grown)


if __name__ == "__main__":
    sys.exit(main())

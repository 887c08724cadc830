"""The service under load: a month of hourly runs of fifty briefs in simulation, and a thousand real briefs.

    python benchmarks/schedule.py            # everything, some two minutes
    python benchmarks/schedule.py --days 3   # a shorter life

The first part prints memory and the file day by day: both stay as they are. The second part has the real
clock and real processes (each does nothing): a thousand briefs are scheduled, one of them in three seconds.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from briefgen import clock
from briefgen.config import Settings
from briefgen.schedule import Event, Processes, Service, State
from tests.support.simulation import brief, lived_through


def month(days: int) -> None:
    """Print how a service grows."""
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        sizes = lived_through(Path(folder), range(1, days + 1))
        print(
            f"{days} days, {sum(size.runs for size in sizes):,} runs, in {time.perf_counter() - begun:.0f} s"
        )
        for day in sorted({1, 2, days // 2 or 1, days}):
            size = sizes[day - 1]
            print(f"  day {day:2}: {size.file:,} bytes on the disk, {size.blocks:,} pieces of memory")


def thousand() -> None:
    """Print how late the due one of a thousand is started, and what a turn of the service costs."""
    late: list[float] = []

    def log(event: Event) -> None:
        if event.what == "run":
            late.append(float(event.data["late"]))
            service.stop()

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "briefgen.toml"
        path.write_text("")
        due = clock.now() + timedelta(seconds=3)
        others = [brief(f"{number:03}", f"{number % 60} 7 {due.day % 28 + 1} * *") for number in range(999)]
        state = State(Path(folder))
        runner = Processes(lambda _: [sys.executable, "-c", ""], Path(folder))
        briefs = (*others, brief("due", every=86_400))
        begun = time.perf_counter()
        service = Service(
            path, lambda: Settings(path, briefs), state=state, runner=runner, now=clock.now, log=log
        )
        planned = time.perf_counter() - begun
        service._rows["due"] = replace(service._rows["due"], due=due)  # noqa: SLF001 - in three seconds
        before = time.process_time()
        for _ in range(100):
            service.turn()
        turn = (time.process_time() - before) / 100
        service.run()
    print(f"1,000 briefs: planned in {planned:.2f} s, a turn takes {turn * 1000:.2f} ms of work,")
    print(f"  the due one was started {late[0] * 1000:.0f} ms after its time")


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--days", type=int, default=30)
    month(parser.parse_args().days)
    thousand()


if __name__ == "__main__":
    main()

"""A clock that is moved by hand and runs that take no time of ours, to let the service live for months."""

from __future__ import annotations

import gc
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from briefgen.config import BriefSettings, Settings
from briefgen.schedule import Event, Result, Service, State

START = datetime(2026, 11, 21, 6, 0, tzinfo=UTC)
DONE = Result("published", edition=1, path="/out/page.docx", why=("a new point",))


def brief(name: str = "one", schedule: str = "", zone: str = "UTC", *, every: int = 0) -> BriefSettings:
    return BriefSettings(
        name=name,
        items=(),
        output=Path(f"{name}.docx"),
        root=Path(),
        schedule=schedule,
        timezone=zone,
        every=every,
    )


class World:
    """A clock and a runner; ``takes`` says how long a run takes, ``gives`` what becomes of it."""

    def __init__(self, start: datetime = START) -> None:
        self.time = start
        self.starts: list[tuple[datetime, str]] = []
        self.most = 0  # runs at once
        self.takes: Callable[[str], float] = lambda _: 2.0
        self.gives: Callable[[str], Result] = lambda _: DONE
        self._running: dict[str, datetime] = {}
        self._jumps: list[tuple[datetime, timedelta]] = []

    def now(self) -> datetime:
        return self.time

    def jump(self, at: datetime, by: timedelta) -> None:
        """Have somebody put the clock forward or back when it shows this time."""
        self._jumps.append((at, by))

    def start(self, name: str) -> None:
        assert name not in self._running, "a brief runs once at a time"
        self.starts.append((self.time, name))
        self._running[name] = self.time + timedelta(seconds=self.takes(name))
        self.most = max(self.most, len(self._running))

    def ended(self) -> list[tuple[str, Result]]:
        over = [name for name, end in self._running.items() if end <= self.time]
        for name in over:
            del self._running[name]
        return [(name, self.gives(name)) for name in over]

    def wait(self, seconds: float) -> None:
        ends = [end for end in self._running.values() if end > self.time]
        self.time = min([self.time + timedelta(seconds=seconds), *ends])
        for at, by in list(self._jumps):
            if self.time >= at:
                self._jumps.remove((at, by))
                self.time += by
                self._running = {name: end + by for name, end in self._running.items()}

    def wake(self) -> None:
        pass

    def kill(self) -> None:
        self._running.clear()

    def count(self) -> Counter[str]:
        return Counter(name for _, name in self.starts)


class Life:
    """A service in a simulated world: it can be run, killed and started again."""

    def __init__(
        self, folder: Path, *briefs: BriefSettings, world: World | None = None, parallel: int = 2
    ) -> None:
        self.folder = folder
        self.world = world or World()
        self.path = folder / "briefgen.toml"
        self.path.write_text("1", encoding="utf-8")
        self.settings = Settings(self.path, briefs)
        self.events: list[Event] = []
        self.parallel = parallel
        self.service = self.born()

    def born(self) -> Service:
        self.state = State(self.folder / ".briefgen", durable=False)
        return Service(
            self.path,
            lambda: self.settings,
            state=self.state,
            runner=self.world,
            now=self.world.now,
            log=self.events.append,
            parallel=self.parallel,
        )

    def killed(self, asleep: timedelta = timedelta()) -> None:
        """Kill the service with all its runs and start it again after a while."""
        self.state.close()
        self.world.kill()
        self.world.time += asleep
        self.service = self.born()

    def change(self, *briefs: BriefSettings) -> None:
        """Write other settings."""
        self.settings = Settings(self.path, briefs)
        self.path.write_text(self.path.read_text(encoding="utf-8") + "1", encoding="utf-8")

    def live(self, until: datetime, *, stride: float = 0.0, turns: int = 100_000) -> None:
        """Live until the clock shows this time, for so many turns at most.

        Where nothing is in hand or due before, a turn takes ``stride`` seconds.
        """
        for _ in range(turns):
            if self.world.time >= until or self.service.turn():
                return
            left = (until - self.world.time).total_seconds()
            pause = self.service._pause()  # noqa: SLF001 - what the service would wait
            due = self.service.next_due
            if stride and due and not self.service._running:  # noqa: SLF001 - nothing is in hand
                pause = max(pause, min(stride, (due - self.world.time).total_seconds()))
            self.world.wait(min(pause, left) or 0.001)

    def times(self, name: str = "one") -> list[str]:
        """Return when a brief was started."""
        return [f"{at:%d %H:%M:%S}" for at, one in self.world.starts if one == name]

    def told(self, what: str) -> list[str]:
        return [event.words for event in self.events if event.what == what]


@dataclass(frozen=True, slots=True)
class Size:
    """What a service has grown to: runs since the last measurement, bytes of its file, pieces of memory."""

    runs: int
    file: int
    blocks: int


def lived_through(folder: Path, days: Sequence[int]) -> list[Size]:
    """Let fifty briefs run every hour, and measure at the end of each of these days."""
    life = Life(
        folder, *(brief(f"{number:02}", "0 * * * *", "Europe/Berlin") for number in range(50)), parallel=25
    )
    life.world.gives = lambda name: Result("unchanged", 10, why=(f"nothing new for {name}",))
    sizes = []
    for day in days:
        life.live(START + day * timedelta(days=1) + timedelta(minutes=1), stride=3600)
        runs, life.world.starts = len(life.world.starts), []
        life.events.clear()
        gc.collect()
        file = (folder / ".briefgen" / "schedule.sqlite3").stat().st_size
        sizes.append(Size(runs, file, sys.getallocatedblocks()))
    return sizes

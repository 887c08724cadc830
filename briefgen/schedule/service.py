"""Settings, a clock and a runner in; every brief built when it is due, until it is told to stop, out.

One thread, one turn after the other: take what has ended, read the settings again if the file has changed,
begin what is due, wait. What was planned is kept before a run begins and after it has ended, so that a
service that is killed at any instant goes on where it was.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.errors import BriefgenError, ScheduleError
from briefgen.schedule import health
from briefgen.schedule.log import Event, Level, Log
from briefgen.schedule.once import event_of
from briefgen.schedule.state import Row, State
from briefgen.schedule.when import first_run, rule_of, run_after, span_in_words

if TYPE_CHECKING:
    from briefgen.config import BriefSettings, Settings
    from briefgen.schedule.result import Result
    from briefgen.schedule.runner import Runner

PARALLEL = 2
_TURN = 1.0  # seconds between two looks at the clock and the settings: a clock may jump at any time
_LATE = timedelta(seconds=60)  # from here on a run is one that was missed
_BACK = timedelta(minutes=1)  # a clock that goes back by less is only being set right
# A clock put back by less is an hour changed by hand, and what has run does not run again; by more, the
# clock was wrong, and what it made us plan is worth nothing. Debian's cron draws the line there too.
_WRONG = timedelta(hours=3)
_AGAIN = (timedelta(minutes=5), timedelta(minutes=15), timedelta(minutes=45))


class Service:
    """Builds the scheduled briefs of one settings file.

    ``load`` reads the settings, and raises SettingsError when they are broken; ``now`` is the clock.
    """

    def __init__(  # noqa: PLR0913 - what the service knows of the world, each of it replaced in the tests
        self,
        path: Path,
        load: Callable[[], Settings],
        *,
        state: State,
        runner: Runner,
        now: Callable[[], datetime],
        log: Log,
        parallel: int = PARALLEL,
    ) -> None:
        """Read the settings, and plan the next run of each brief. Raises SettingsError, ScheduleError."""
        self._path, self._load = path, load
        self._state, self._runner, self._now, self._log = state, runner, now, log
        self._parallel = parallel
        self._running: set[str] = set()
        self._stopping = False
        self._refused = ""  # what is wrong with the settings file as it is now
        self._started = self._latest = now()
        self._reported: datetime | None = None
        self._briefs: dict[str, BriefSettings] = {}
        self._rows = state.rows()
        self._stamp = _stamp(path)
        self._take(load())
        self._resume()

    @property
    def idle(self) -> bool:
        """Whether no run is in hand and none is due."""
        return not self._running and not self._due(self._now())

    @property
    def next_due(self) -> datetime | None:
        """The instant of the next run, if there will be one."""
        return min((self._rows[name].due for name in self._briefs), default=None)

    def run(self, *, until_idle: bool = False) -> None:
        """Work until ``stop`` is called and the runs in hand have ended, or until nothing is due."""
        if self._state.put_aside:
            words = f"what was kept could not be read; it lies in {self._state.put_aside.name}"
            self._say("state", words, level="warning")
        count = len(self._briefs)
        self._say("started", f"{count} brief{'s' if count != 1 else ''} on a schedule{self._next_words()}")
        while not self.turn() and not (until_idle and self.idle):
            self._runner.wait(self._pause())
        self._report("stopped")
        self._say("stopped", "stopped")

    def stop(self) -> None:
        """Begin no further run; may be called in a signal handler, and a second time to end all runs."""
        if self._stopping:
            self._runner.kill()
        self._stopping = True
        self._runner.wake()

    def turn(self) -> bool:
        """Do what there is to do now; return whether the service is to end."""
        for name, result in self._runner.ended():
            self._end(name, result)
        now = self._now()
        self._look_at_clock(now)
        if not self._stopping:
            self._look_at_settings()
            self._begin(now)
        if self._reported is None or abs(now - self._reported) >= health.BEAT:
            self._report()
        return self._stopping and not self._running

    def _pause(self) -> float:
        waiting = [row.due for name, row in self._waiting()]
        until = (min(waiting) - self._now()).total_seconds() if waiting and self._room else _TURN
        return min(max(until, 0.0), _TURN)

    @property
    def _room(self) -> int:
        return 0 if self._stopping else self._parallel - len(self._running)

    def _waiting(self) -> list[tuple[str, Row]]:
        return [(name, self._rows[name]) for name in self._briefs if name not in self._running]

    def _due(self, now: datetime) -> list[str]:
        """Return the briefs that are due and not in hand, the one that has waited longest first."""
        due = sorted((row.due, name) for name, row in self._waiting() if row.due <= now)
        return [name for _, name in due]

    # ------------------------------------------------------------ runs

    def _begin(self, now: datetime) -> None:
        for name in self._due(now)[: self._room]:
            row = self._rows[name]
            late = now - row.due
            following = run_after(
                self._briefs[name], row.planned if row.attempt and row.planned else row.due, now
            )
            self._keep(row.begun(now, following))
            missed = f", {span_in_words(late.total_seconds())} late" if late >= _LATE else ""
            again = f", attempt {row.attempt + 1}" if row.attempt else ""
            self._say("run", f"building{missed}{again}", name, late=round(late.total_seconds(), 3))
            self._running.add(name)
            self._runner.start(name)
            self._reported = None

    def _end(self, name: str, result: Result) -> None:
        now = self._now()
        self._running.discard(name)
        self._reported = None
        if name in self._rows:
            row = self._rows[name]
            again = self._again(name, row, result, now)
            self._keep(row.over(result, now, again))
            self._tell(name, result, self._rows[name], again)

    def _again(self, name: str, row: Row, result: Result, now: datetime) -> datetime | None:
        """Return when a run that failed is tried once more: soon, unless trying does not help."""
        if not result.may_pass or row.attempt > len(_AGAIN) or name not in self._briefs:
            return None
        again = now + _AGAIN[row.attempt - 1]
        return again if again < row.due else None

    def _tell(self, name: str, result: Result, row: Row, again: datetime | None) -> None:
        event = event_of(name, result, self._now())
        more = f"; tried again in {span_in_words((again - event.at).total_seconds())}" if again else ""
        data = {**event.data, "next": row.due.isoformat()}
        first, *below = event.lines or (event.words,)
        self._log(replace(event, words=event.words + more, data=data, lines=(first + more, *below)))

    # ------------------------------------------------------------ settings

    def _look_at_settings(self) -> None:
        stamp = _stamp(self._path)
        if stamp == self._stamp:
            return
        self._stamp = stamp
        try:
            self._take(self._load())
        except BriefgenError as error:
            self._refused = error.message
            words = f"{error.message}; the settings as they were stay in force"
            self._say("settings", words, level="error")
        else:
            self._refused = ""
            self._say("settings", f"{self._path.name} was read again{self._next_words()}")
        self._reported = None

    def _take(self, settings: Settings) -> None:
        """Plan the briefs that are new or have another schedule, and forget those that are gone."""
        now = self._now()
        self._briefs = {brief.name: brief for brief in settings.briefs if brief.scheduled}
        rows = [_planned(brief, self._rows.get(brief.name), now) for brief in self._briefs.values()]
        self._keep(*(row for row in rows if self._rows.get(row.name) != row))
        gone = set(self._rows) - {brief.name for brief in settings.briefs} - self._running
        for name in gone:
            del self._rows[name]
        if gone:
            self._guarded(lambda: self._state.drop(gone))

    def _resume(self) -> None:
        """Plan at once what was cut off when the service was killed, but not for ever."""
        self._plan_again(self._started)
        for name, row in list(self._rows.items()):
            if not row.running:
                continue
            tries = row.attempt <= len(_AGAIN) and name in self._briefs
            due = min(row.due, self._started) if tries else row.due
            self._keep(replace(row, running=False, due=due, attempt=row.attempt if tries else 0))
            then = "it is built now" if tries else "it waits for its next time"
            self._say("cut off", f"the run before was cut off; {then}", name, level="warning")

    # ------------------------------------------------------------ the clock

    def _look_at_clock(self, now: datetime) -> None:
        back = self._latest - now
        if back > _BACK:
            self._say(
                "clock", f"the clock went back by {span_in_words(back.total_seconds())}", level="warning"
            )
            self._plan_again(now, wrong=back > _WRONG)
        self._latest = now

    def _plan_again(self, now: datetime, *, wrong: bool = False) -> None:
        """Plan anew what a clock that was wrong has put too far ahead.

        It was wrong when a brief was begun hours after now. One that was never begun can be planned anew
        without repeating anything.
        """
        ahead = []
        for name, brief in self._briefs.items():
            row = self._rows[name]
            if wrong or not row.started or row.started - now > _WRONG:
                ahead.append(replace(row, due=min(row.due, run_after(brief, now, now))))
        self._keep(*(row for row in ahead if row != self._rows[row.name]))

    # ------------------------------------------------------------ telling

    def _keep(self, *rows: Row) -> None:
        self._rows |= {row.name: row for row in rows}
        if rows:
            self._guarded(lambda: self._state.put(rows))

    def _guarded(self, write: Callable[[], None]) -> None:
        """Write, or say that it can not be: a full disk is no reason to miss a morning."""
        try:
            write()
        except ScheduleError as error:
            self._say("state", error.message, level="error")

    def _next_words(self) -> str:
        due = self.next_due
        return f"; the next at {due.astimezone():%Y-%m-%d %H:%M:%S}" if due else ""

    def _say(self, what: str, words: str, brief: str = "", level: Level = "info", **data: object) -> None:
        self._log(Event(self._now(), what, words, brief, level, data))

    def _report(self, status: str = "") -> None:
        self._reported = self._now()
        health.write(self._state.path.parent, self._health(status))

    def _health(self, status: str) -> Mapping[str, Any]:
        failing = sorted(name for name in self._briefs if self._rows[name].failures)
        well = "trouble" if failing or self._refused else "ok"
        return {
            "status": status or ("stopping" if self._stopping else well),
            "seen": self._now(),
            "started": self._started,
            "pid": os.getpid(),
            "settings": str(self._path),
            "settings_error": self._refused,
            "briefs": len(self._briefs),
            "running": sorted(self._running),
            "failing": failing,
            "next": self.next_due,
        }


def _planned(brief: BriefSettings, row: Row | None, now: datetime) -> Row:
    """Return the row of a brief with its next run; one whose schedule is the same keeps it."""
    rule = rule_of(brief)
    if row is None:
        return Row(name=brief.name, rule=rule, due=first_run(brief, now))
    if row.rule == rule:
        return row
    due = first_run(brief, now)
    if brief.every and row.started:
        due = max(run_after(brief, row.started, row.started), now)
    return replace(row, rule=rule, due=due, attempt=0)


def _stamp(path: Path) -> tuple[int, ...]:
    """Return what changes when a file does."""
    try:
        found = path.stat()
    except OSError:
        return ()
    return (found.st_mtime_ns, found.st_size, found.st_ino)

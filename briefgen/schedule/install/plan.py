"""The briefs of a settings file in; what each scheduler has to know of them out.

Each brief becomes an entry of its own where the scheduler can say when all of them are due. Where it can not
(another time zone, an odd interval), one entry asks every few minutes what is due, which we know ourselves.
"""

from __future__ import annotations

import hashlib
import re
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.errors import ScheduleError
from briefgen.model.names import MONTHS_BEGIN
from briefgen.schedule.when import in_words, place_of, zone_of

if TYPE_CHECKING:
    from briefgen.config import BriefSettings, Settings

POLL = 5  # minutes between two looks where the scheduler can not say when a brief is due
_RANGES = ((0, 59), (0, 23), (1, 31), (1, 12), (0, 7))
_NAMES = {
    **{name: number for number, name in enumerate(MONTHS_BEGIN, 1)},
    **dict(zip("sun mon tue wed thu fri sat".split(), range(7), strict=True)),
}


@dataclass(frozen=True, slots=True)
class Times:
    """A schedule taken apart: the values of each field, all of them in order; nothing stands for any.

    ``both`` says that a day must fit the day of the month and that of the week; otherwise one is enough.
    """

    minutes: tuple[int, ...]
    hours: tuple[int, ...]
    days: tuple[int, ...]
    months: tuple[int, ...]
    weekdays: tuple[int, ...]  # 0 is Sunday
    both: bool

    @property
    def alternatives(self) -> tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]:
        """Return the pairs of days of the month and of the week of which one has to fit."""
        if self.days and self.weekdays and not self.both:
            return (self.days, ()), ((), self.weekdays)
        return ((self.days, self.weekdays),)


@dataclass(frozen=True, slots=True)
class Job:
    """A brief as a scheduler sees it: a name for its files, when, and what to run where."""

    brief: BriefSettings
    path: Path
    label: str

    @property
    def when(self) -> str:
        """When it runs, in words."""
        return in_words(self.brief)

    @property
    def times(self) -> Times:
        """When it runs, field by field."""
        return times_of(self.brief.schedule)

    @property
    def delay(self) -> int:
        """By how many seconds it comes late, of those that jitter allows."""
        return place_of(self.brief)

    @property
    def folder(self) -> Path:
        """Where it runs."""
        return self.path.parent

    @property
    def is_here(self) -> bool:
        """Whether the clock of the brief goes as the computer's."""
        return _same_clock(self.brief)

    def command(self) -> list[str]:
        """Return what builds the brief and keeps what became of it."""
        return [*_program(), f"--once={self.brief.name}", "--config", str(self.path)]


@dataclass(frozen=True, slots=True)
class Plan:
    """What to write where, and what is to be done then to begin, a command a line.

    ``mark`` is the one that each file carries.
    """

    files: tuple[tuple[Path, bytes], ...]
    mark: str
    begin: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def jobs_of(settings: Settings) -> tuple[Job, ...]:
    """Return a job for each brief that has a schedule; ScheduleError when none has."""
    path = settings.path.resolve()
    jobs = tuple(Job(brief, path, _label(brief.name, path)) for brief in settings.briefs if brief.scheduled)
    if not jobs:
        name = settings.briefs[0].name
        message = f"no brief of {path.name} has a schedule"
        raise ScheduleError(message, f'Write schedule = "0 7 * * mon-fri" under [briefs.{name}].')
    return jobs


def poll_command(path: Path) -> list[str]:
    """Return what builds all briefs that are due."""
    return [*_program(), "--due", "--config", str(path)]


def poll_note(jobs: tuple[Job, ...], why: str) -> str:
    """Return the sentence that says why an entry asks every few minutes."""
    names = ", ".join(job.brief.name for job in jobs)
    return f"{names}: {why}, so that one entry for all asks every {POLL} minutes what is due"


def poll_label(path: Path) -> str:
    """Return the label of the entry that asks what is due."""
    return _label("due", path)


def times_of(schedule: str) -> Times:
    """Take a schedule apart that the settings have accepted."""
    fields = schedule.split(" ")
    values = [_values(field, *ends) for field, ends in zip(fields, _RANGES, strict=True)]
    days, weekdays = values[2], tuple(sorted({value % 7 for value in values[4]}))
    both = fields[2].startswith("*") or fields[4].startswith("*")
    if len(weekdays) == 7 or len(days) == 31:  # a field that any day fits
        days, weekdays = (days, weekdays) if both else ((), ())
        days = days if len(days) < 31 else ()
        weekdays = weekdays if len(weekdays) < 7 else ()
    return Times(values[0], values[1], days, values[3], weekdays, both)


def _values(field: str, least: int, most: int) -> tuple[int, ...]:
    if field == "*":
        return ()
    found: set[int] = set()
    for term in field.split(","):
        ends, _, step = term.partition("/")
        first, _, last = ends.partition("-")
        low, high = (least, most) if ends == "*" else (_value(first), _value(last or first))
        found.update(range(low, high + 1, int(step or 1)))
    return tuple(sorted(found))


def _value(word: str) -> int:
    return _NAMES[word] if word in _NAMES else int(word)


def _program() -> list[str]:
    # No console window on Windows, where a program without one has a name of its own.
    windowless = Path(sys.executable).with_name("pythonw.exe")
    python = str(windowless) if windowless.is_file() else sys.executable
    return [python, "-P", "-m", "briefgen", "schedule", "run", "--quiet"]


def _label(name: str, path: Path) -> str:
    """Return a name for files and tasks: readable, and another one for each brief of each folder."""
    words = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:40]
    digest = hashlib.sha256(f"{path}\0{name}".encode("utf-8", "surrogatepass")).hexdigest()[:6]
    return f"briefgen-{words}-{digest}" if words else f"briefgen-{digest}"


def _same_clock(brief: BriefSettings) -> bool:
    """Whether the brief's zone and the computer's show the same time for a year to come."""
    zone = zone_of(brief)
    if zone is None:
        return True
    start = datetime(2026, 1, 1, tzinfo=UTC)  # any year: a coming one has the same rules
    hours = (start + timedelta(hours=6 * number) for number in range(366 * 4))
    return all(one.astimezone(zone).utcoffset() == one.astimezone().utcoffset() for one in hours)

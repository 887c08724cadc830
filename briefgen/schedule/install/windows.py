"""Jobs in; a task for each, as the Task Scheduler of Windows reads it, out.

The elements of a trigger stand in the order of its schema ([MS-TSCH] 2.5.3.1 and 2.5.3.9); all others may
stand in any.
"""

from __future__ import annotations

import itertools
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from briefgen.model.names import MONTHS, WEEKDAYS
from briefgen.schedule.install.mark import WRITTEN, Old, mark_of, marked
from briefgen.schedule.install.plan import POLL, Job, Plan, Times, poll_command, poll_label, poll_note

_SPACE = "http://schemas.microsoft.com/windows/2004/02/mit/task"
_START = "2026-01-01"  # a day that has been: tasks begin at once
_MOST = 40  # triggers; the Task Scheduler takes 48
_LONGEST = 31 * 86_400  # seconds: the longest interval that it takes
_DAYS = (WEEKDAYS[-1], *WEEKDAYS[:-1])  # cron counts from Sunday


def windows(jobs: tuple[Job, ...]) -> Plan:
    """Return the tasks; Windows goes by the computer's clock."""
    others = tuple(job for job in jobs if not _fits(job))
    path = jobs[0].path
    mark = mark_of(str(path))
    tasks = [
        (job.label, _task(job.command(), path.parent, _triggers(job), mark)) for job in jobs if not others
    ]
    if others:
        every = [_repeated(POLL * 60)]
        tasks.append((poll_label(path), _task(poll_command(path), path.parent, every, mark)))
    files = tuple((_folder(path) / f"{label}.xml", task) for label, task in tasks)
    return Plan(
        files,
        mark,
        begin=tuple(f'schtasks /Create /F /TN "briefgen\\{file.stem}" /XML "{file}"' for file, _ in files),
        notes=(poll_note(others, "Windows can not say when"),) if others else (),
    )


def old_tasks(path: Path, but: Iterable[Path] = ()) -> Old:
    """Return the tasks that were written for this settings file."""
    files = marked(_folder(path), "briefgen-*.xml", mark_of(str(path)), but)
    delete = ("schtasks", "/Delete", "/F", "/TN")
    return Old(files, before=tuple((*delete, f"briefgen\\{file.stem}") for file in files))


def _folder(path: Path) -> Path:
    return path.parent / ".briefgen" / "tasks"


def _fits(job: Job) -> bool:
    if job.brief.every:
        return job.brief.every <= _LONGEST
    return job.is_here and 0 < _count(job.times) <= _MOST and not _needs_both(job.times)


def _count(times: Times) -> int:
    return len(times.hours or range(24)) * len(times.minutes or range(60)) * len(times.alternatives)


def _needs_both(times: Times) -> bool:
    """Whether a day must fit both fields, which no trigger of Windows can say."""
    return bool(times.both and times.days and times.weekdays)


def _triggers(job: Job) -> Iterator[Element]:
    if job.brief.every:
        yield _repeated(job.brief.every)
        return
    times = job.times
    clocks = itertools.product(times.hours or range(24), times.minutes or range(60))
    for (hour, minute), (days, weekdays) in itertools.product(clocks, times.alternatives):
        trigger = Element("CalendarTrigger")
        SubElement(trigger, "StartBoundary").text = f"{_START}T{hour:02}:{minute:02}:00"
        if job.brief.jitter:
            SubElement(trigger, "RandomDelay").text = f"PT{job.brief.jitter}S"
        _add_days(trigger, days, weekdays, times.months)
        yield trigger


def _repeated(seconds: int) -> Element:
    trigger = Element("TimeTrigger")
    SubElement(trigger, "StartBoundary").text = f"{_START}T00:00:00"
    minutes, rest = divmod(seconds, 60)
    interval = f"PT{minutes}M{rest}S" if rest else f"PT{minutes}M"
    SubElement(SubElement(trigger, "Repetition"), "Interval").text = interval
    return trigger


def _add_days(
    trigger: Element, days: tuple[int, ...], weekdays: tuple[int, ...], months: tuple[int, ...]
) -> None:
    if days or (months and not weekdays):
        found = SubElement(trigger, "ScheduleByMonth")
        inner = SubElement(found, "DaysOfMonth")
        for day in days or range(1, 32):
            SubElement(inner, "Day").text = str(day)
        _add_months(found, months)
    elif weekdays and months:
        found = SubElement(trigger, "ScheduleByMonthDayOfWeek")
        inner = SubElement(found, "Weeks")
        for week in ("1", "2", "3", "4", "Last"):
            SubElement(inner, "Week").text = week
        _add_weekdays(found, weekdays)
        _add_months(found, months)
    elif weekdays:
        found = SubElement(trigger, "ScheduleByWeek")
        _add_weekdays(found, weekdays)
        SubElement(found, "WeeksInterval").text = "1"
    else:
        SubElement(SubElement(trigger, "ScheduleByDay"), "DaysInterval").text = "1"


def _add_weekdays(schedule: Element, weekdays: tuple[int, ...]) -> None:
    inner = SubElement(schedule, "DaysOfWeek")
    for day in weekdays:
        SubElement(inner, _DAYS[day])


def _add_months(schedule: Element, months: tuple[int, ...]) -> None:
    inner = SubElement(schedule, "Months")
    for month in months or range(1, 13):
        SubElement(inner, MONTHS[month - 1])


def _task(command: list[str], folder: Path, triggers: Iterable[Element], mark: str) -> bytes:
    task = Element("Task", {"version": "1.2", "xmlns": _SPACE})
    about = f"Builds briefs with briefgen. {WRITTEN} {mark}"
    SubElement(SubElement(task, "RegistrationInfo"), "Description").text = about
    SubElement(task, "Triggers").extend(triggers)
    principal = SubElement(SubElement(task, "Principals"), "Principal", {"id": "Author"})
    SubElement(principal, "LogonType").text = "InteractiveToken"
    SubElement(principal, "RunLevel").text = "LeastPrivilege"
    _add_settings(SubElement(task, "Settings"))
    run = SubElement(SubElement(task, "Actions", {"Context": "Author"}), "Exec")
    SubElement(run, "Command").text = command[0]
    SubElement(run, "Arguments").text = subprocess.list2cmdline(command[1:])
    SubElement(run, "WorkingDirectory").text = str(folder)
    indent(task)
    written: bytes = tostring(task, "utf-16", xml_declaration=True)
    return written


def _add_settings(settings: Element) -> None:
    values = {
        "MultipleInstancesPolicy": "IgnoreNew",
        "DisallowStartIfOnBatteries": "false",
        "StopIfGoingOnBatteries": "false",
        "StartWhenAvailable": "true",  # what was missed is caught up once
        "ExecutionTimeLimit": "PT2H",
    }
    for name, value in values.items():
        SubElement(settings, name).text = value

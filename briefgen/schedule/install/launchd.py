"""Jobs in; a property list for each, for the launchd of macOS, out."""

from __future__ import annotations

import itertools
import os
import plistlib
import shlex
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from briefgen.schedule.install.mark import WRITTEN, Old, mark_of, marked
from briefgen.schedule.install.plan import POLL, Job, Plan, Times, poll_command, poll_label, poll_note

_MOST = 200  # times in one list: beyond that it is simpler to ask what is due


def launchd(jobs: tuple[Job, ...]) -> Plan:
    """Return the property lists; launchd goes by the computer's clock."""
    others = tuple(job for job in jobs if not job.brief.every and not (job.is_here and intervals(job.times)))
    path = jobs[0].path
    mark = mark_of(str(path))
    entries = [(job.label, _delayed(job), _when(job)) for job in jobs if not others]
    if others:
        entries.append((poll_label(path), poll_command(path), {"StartInterval": POLL * 60}))
    files = tuple(
        (_base() / f"{label}.plist", _list(label, path.parent, command, when, mark))
        for label, command, when in entries
    )
    return Plan(
        files,
        mark,
        begin=tuple(f"launchctl bootstrap gui/$(id -u) {shlex.quote(str(path))}" for path, _ in files),
        notes=(poll_note(others, "launchd can not say when"),) if others else (),
    )


def old_agents(path: Path, but: Iterable[Path] = ()) -> Old:
    """Return the property lists that were written for this settings file."""
    files = marked(_base(), "briefgen-*.plist", mark_of(str(path)), but)
    user = os.getuid() if sys.platform != "win32" else 0  # there is no launchd there anyway
    return Old(files, before=tuple(("launchctl", "bootout", f"gui/{user}/{file.stem}") for file in files))


def _base() -> Path:
    return Path.home() / "Library" / "LaunchAgents"


def _list(label: str, folder: Path, command: list[str], when: dict[str, Any], mark: str) -> bytes:
    log = str(Path.home() / "Library" / "Logs" / "briefgen.log")
    written = plistlib.dumps(
        {
            "Label": label,
            "ProgramArguments": command,
            "WorkingDirectory": str(folder),
            "StandardOutPath": log,
            "StandardErrorPath": log,
            "ProcessType": "Background",
            **when,
        },
        sort_keys=False,
    )
    note = f"<!-- {WRITTEN} {mark} -->\n".encode()
    return written.replace(b"<plist ", note + b"<plist ", 1)


def _delayed(job: Job) -> list[str]:
    if not job.delay or job.brief.every:
        return job.command()
    return ["/bin/sh", "-c", f"sleep {job.delay} && exec {shlex.join(job.command())}"]


def _when(job: Job) -> dict[str, Any]:
    if job.brief.every:
        return {"StartInterval": job.brief.every, "RunAtLoad": True}
    return {"StartCalendarInterval": intervals(job.times)}


def intervals(times: Times) -> list[dict[str, int]]:
    """Return every combination of values; none when there are too many, or launchd means another thing.

    Of a day of the month and one of the week it takes either, as cron does, and never asks for both.
    """
    if times.both and times.days and times.weekdays:
        return []
    found = []
    for days, weekdays in times.alternatives:
        fields = {
            "Month": times.months,
            "Day": days,
            "Weekday": weekdays,
            "Hour": times.hours,
            "Minute": times.minutes,
        }
        named = {name: values for name, values in fields.items() if values}
        product = itertools.islice(itertools.product(*named.values()), _MOST + 1)
        found += [dict(zip(named, values, strict=True)) for values in product]
    return found if len(found) <= _MOST else []

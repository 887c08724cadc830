"""Jobs in; a timer and a service of systemd for each, for the user's own systemd, out."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterable
from pathlib import Path

from briefgen.schedule.install.mark import WRITTEN, Old, mark_of, marked
from briefgen.schedule.install.plan import Job, Plan, Times

_DAYS = "Sun Mon Tue Wed Thu Fri Sat".split()


def systemd(jobs: tuple[Job, ...]) -> Plan:
    """Return the units; systemd knows every schedule, time zone and interval that we know."""
    mark = mark_of(str(jobs[0].path))
    files = []
    for job in jobs:
        files.append((_base() / f"{job.label}.service", _service(job, mark).encode()))
        files.append((_base() / f"{job.label}.timer", _timer(job, mark).encode()))
    timers = shlex.join(f"{job.label}.timer" for job in jobs)
    return Plan(
        tuple(files),
        mark,
        begin=(
            "systemctl --user daemon-reload",
            f"systemctl --user enable --now {timers}",
            "loginctl enable-linger  # so that briefs are built while you are logged out",
        ),
    )


def old_units(path: Path, but: Iterable[Path] = ()) -> Old:
    """Return the units that were written for this settings file, with the links that enabled them."""
    files = marked(_base(), "briefgen-*.*", mark_of(str(path)), but)
    timers = tuple(file.name for file in files if file.suffix == ".timer")
    links = tuple(_base() / "timers.target.wants" / name for name in timers)
    return Old(
        (*links, *files),
        before=(("systemctl", "--user", "disable", "--now", *timers),) if timers else (),
        after=(("systemctl", "--user", "daemon-reload"),) if files else (),
    )


def _base() -> Path:
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "systemd" / "user"


def _service(job: Job, mark: str) -> str:
    return f"""# {WRITTEN} {mark}
[Unit]
Description=Build the brief {_plain(job.brief.name)}

[Service]
Type=oneshot
WorkingDirectory={_plain(str(job.folder))}
ExecStart={" ".join(_quoted(word) for word in job.command())}
TimeoutStartSec=1h
"""


def _timer(job: Job, mark: str) -> str:
    return f"""# {WRITTEN} {mark}
[Unit]
Description=Build the brief {_plain(job.brief.name)} {_plain(job.when)}

[Timer]
{_when(job)}
AccuracySec=1s

[Install]
WantedBy=timers.target
"""


def _when(job: Job) -> str:
    if job.brief.every:
        lines = [f"OnStartupSec={max(job.delay, 1)}s", f"OnUnitActiveSec={job.brief.every}s"]
        return "\n".join(lines)
    zone = f" {job.brief.timezone}" if job.brief.timezone else ""
    lines = [f"OnCalendar={words}{zone}" for words in calendars(job.times)]
    lines.append("Persistent=true")  # what was missed is caught up once
    if job.brief.jitter:
        lines += [f"RandomizedDelaySec={job.brief.jitter}s", "FixedRandomDelay=true"]
    return "\n".join(lines)


def calendars(times: Times) -> list[str]:
    """Return the schedule in systemd's words, of which one has to fit."""
    clock = f"{_list(times.hours)}:{_list(times.minutes)}:00"
    months = _list(times.months)
    found = []
    for days, weekdays in times.alternatives:
        names = ",".join(_DAYS[day] for day in weekdays)
        found.append(f"{names}{names and ' '}*-{months}-{_list(days)} {clock}")
    return found


def _list(values: tuple[int, ...]) -> str:
    return ",".join(f"{value:02}" for value in values) or "*"


def _plain(text: str) -> str:
    """Return a text as it stands in a unit: on one line, with percent signs that mean themselves."""
    return " ".join(text.replace("%", "%%").splitlines())


def _quoted(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{escaped}"'

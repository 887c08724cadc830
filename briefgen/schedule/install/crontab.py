"""Jobs in; lines for the user's crontab out, and a crontab with those lines in the place of our old ones."""

from __future__ import annotations

import shlex
from pathlib import Path

from briefgen.schedule.install.plan import POLL, Job, Plan, poll_command, poll_note


def crontab(jobs: tuple[Job, ...]) -> Plan:
    """Return the block of lines as the one file, to be put into the crontab by ``with_block``.

    A cron goes by the computer's clock, and knows no intervals.
    """
    others = tuple(job for job in jobs if not job.brief.schedule or not job.is_here)
    path = jobs[0].path
    lines = [line for job in jobs for line in (f"# {_comment(job)}", "" if others else _entry(job)) if line]
    if others:
        lines.append(f"*/{POLL} * * * * {_shell(poll_command(path))}")
    block = "\n".join([_first(path), *lines, _last(path), ""])
    return Plan(
        ((Path("crontab"), block.encode()),),
        undo=("crontab -e  # and take the lines out",),
        notes=(poll_note(others, "cron can not say when"),) if others else (),
    )


def _entry(job: Job) -> str:
    wait = f"sleep {job.delay} && " if job.delay else ""
    return f"{job.brief.schedule} {wait}{_shell(job.command())}"


def with_block(old: str, block: str) -> str:
    """Return a crontab with the block in the place of an older one of the same settings, or at its end."""
    lines = block.splitlines(keepends=True)
    first, last = lines[0], lines[-1]
    before, found, rest = f"\n{old}".partition(f"\n{first}")
    if not found:
        return f"{old}{'' if not old or old.endswith(chr(10)) else chr(10)}{block}"
    _, ended, after = rest.partition(last)
    kept = f"{before[1:]}\n" if before else ""
    return f"{kept}{block}{after if ended else ''}"


def _first(path: Path) -> str:
    return f"# briefgen: begin {_line(str(path))}"


def _last(path: Path) -> str:
    return f"# briefgen: end {_line(str(path))}"


def _comment(job: Job) -> str:
    return _line(f"{job.brief.name}: {job.when}")


def _line(text: str) -> str:
    return " ".join(text.splitlines())


def _shell(command: list[str]) -> str:
    """Return a command as cron wants it, to which a percent sign is the end of a line."""
    return shlex.join(command).replace("%", "\\%")

"""Jobs in; lines for the user's crontab out, and a crontab with those lines in the place of our old ones.

The lines of a settings file stand between two others that name it: these are its mark.
"""

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
        _first(path),
        notes=(poll_note(others, "cron can not say when"),) if others else (),
    )


def _entry(job: Job) -> str:
    wait = f"sleep {job.delay} && " if job.delay else ""
    return f"{job.brief.schedule} {wait}{_shell(job.command())}"


def with_block(old: str, block: str) -> str:
    """Return a crontab with the block in the place of an older one of the same settings, or at its end."""
    lines = block.splitlines()
    before, found, after = _parted(old, lines[0], lines[-1])
    return f"{before}{block}{after}" if found else f"{before}{_break(before)}{block}"


def without_block(old: str, path: Path) -> tuple[str, str]:
    """Return a crontab without the block of this settings file, and that block."""
    before, found, after = _parted(old, _first(path), _last(path))
    return before + after, found


def _parted(table: str, first: str, last: str) -> tuple[str, str, str]:
    """Return what stands before a block, the block, and what comes after; one without an end is a line."""
    lines = table.splitlines(keepends=True)
    bare = [line.rstrip("\r\n") for line in lines]
    if first not in bare:
        return table, "", ""
    begin = bare.index(first)
    end = bare.index(last, begin) + 1 if last in bare[begin:] else begin + 1
    return "".join(lines[:begin]), "".join(lines[begin:end]), "".join(lines[end:])


def _break(before: str) -> str:
    return "" if not before or before.endswith("\n") else "\n"


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

"""One brief in; its run begun now whatever the plan says, kept and told, and an exit code out."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen import clock
from briefgen.schedule.log import Event, Log
from briefgen.schedule.state import Row, State
from briefgen.schedule.when import first_run, rule_of, run_after

if TYPE_CHECKING:
    from briefgen.config import BriefSettings
    from briefgen.schedule.result import Result
    from briefgen.schedule.runner import Runner

_LONG = 86_400.0  # seconds: the runner ends a run long before


def build_now(brief: BriefSettings, folder: Path, runner: Runner, log: Log) -> int:
    """Build a brief and keep what became of it; return 0, or the exit code of the build when it failed.

    A page with warnings is no failure to a scheduler, which knows only the two. Another program's scheduler
    calls this at its own times, so that a time that was due counts as done.
    """
    state = State(folder)
    begun = clock.now()
    log(Event(begun, "run", "building", brief.name))
    result = _built(brief.name, runner)
    row = _row(brief, state.rows().get(brief.name), begun)
    state.put([replace(row, started=begun, attempt=0).over(result, clock.now())])
    state.close()
    log(event_of(brief.name, result, clock.now()))
    return max(result.exit_code, 1) if result.outcome == "failed" else 0


def event_of(name: str, result: Result, at: datetime) -> Event:
    """Return the line of the log for a run that has ended."""
    took = f", in {result.seconds:.1f} s"
    words = f"{result.words()}{took}"
    if result.outcome == "failed":
        hint = f" ({result.hint.rstrip('.')})" if result.hint else ""
        return Event(at, "failed", words + hint, name, "error", {"result": result.as_data()})
    verb = "published " if result.outcome == "published" else "nothing published: "
    first, *below = result.lines()
    lines = (f"{verb}{first}{took}", *below)
    return Event(at, result.outcome, verb + words, name, data={"result": result.as_data()}, lines=lines)


def _built(name: str, runner: Runner) -> Result:
    runner.start(name)
    try:
        while not (over := runner.ended()):
            runner.wait(_LONG)
    except BaseException:
        runner.kill()
        raise
    return over[0][1]


def _row(brief: BriefSettings, row: Row | None, now: datetime) -> Row:
    rule = rule_of(brief)
    if row is None or row.rule != rule:
        due = first_run(brief, now) if brief.scheduled else now
        row = replace(row, rule=rule, due=due) if row else Row(name=brief.name, rule=rule, due=due)
    if not brief.scheduled or row.due > now:
        return row
    return replace(row, due=run_after(brief, row.due, now), planned=row.due)

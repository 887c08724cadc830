"""Jobs in; a workflow of GitHub Actions that builds them out."""

from __future__ import annotations

import json
import os
import re
import shlex
from collections.abc import Iterable
from pathlib import Path
from zoneinfo import ZoneInfo

from briefgen import __version__
from briefgen.errors import ScheduleError
from briefgen.schedule.install.mark import WRITTEN, Old, mark_of, marked
from briefgen.schedule.install.plan import Job, Plan

_LEAST = 300  # seconds: GitHub begins no workflow more often


def github(jobs: tuple[Job, ...]) -> Plan:
    """Return the workflow, in the repository that the settings lie in.

    Raises ScheduleError when they lie in none, and for a brief whose times GitHub can not keep.
    """
    root, config = _place(jobs[0].path)
    flow, mark = _flow(root, config), mark_of(config)
    kept = _kept(jobs, root)
    text = _HEAD.format(
        written=f"{WRITTEN} {mark}",
        name=flow.stem,
        schedules="".join(dict.fromkeys(map(_schedule, jobs))),
        version=__version__,
        kept=_lines(kept),
    )
    text += "".join(_step(job, config) for job in jobs)
    text += _TAIL.format(name=flow.stem, kept=_lines(kept), pages=_lines(kept[1:]))
    return Plan(
        ((flow, text.encode()),),
        mark,
        begin=_commit(root, flow, "Build the briefs on a schedule"),
        notes=(
            (
                f"the workflow installs briefgen {__version__} from the package index; "
                "change that line if you take it from elsewhere"
            ),
            "GitHub may begin a workflow late, and stops it after 60 days without a commit",
        ),
    )


def old_workflow(path: Path, but: Iterable[Path] = ()) -> Old:
    """Return the workflow that was written for this settings file; ScheduleError outside a repository."""
    root, config = _place(path)
    files = marked(_flow(root, config).parent, "briefgen*.yml", mark_of(config), but)
    then = _commit(root, files[0], "Build the briefs on a schedule no more") if files else ()
    return Old(files, then=then)


def _place(path: Path) -> tuple[Path, str]:
    """Return the repository of a settings file, and its place in there, which every clone shares."""
    root = _repository(path.parent)
    return root, path.relative_to(root).as_posix()


def _flow(root: Path, config: str) -> Path:
    """Return where the workflow of a settings file lies; each of a repository has one of its own."""
    words = re.sub(r"[^a-z0-9]+", "-", config.removesuffix(".toml").lower().removesuffix("briefgen")).strip(
        "-"
    )
    return root / ".github" / "workflows" / f"briefgen{words and '-'}{words}.yml"


def _commit(root: Path, flow: Path, why: str) -> tuple[str, ...]:
    name = shlex.quote(flow.relative_to(root).as_posix())
    return (f"git add {name}", f'git commit -m "{why}" {name}', "git push")


_HEAD = """# {written}
# Write it again when a schedule changes.
name: {name}
on:
  schedule:
{schedules}  workflow_dispatch:
permissions:
  contents: read
concurrency:
  group: {name}
  cancel-in-progress: false
jobs:
  build:
    runs-on: ubuntu-latest
    timeout-minutes: 60
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: python -m pip install briefgen=={version}
      - name: Fetch the editions before
        uses: actions/cache/restore@v4
        with:
          path: |
{kept}          key: {name}-${{{{ github.run_id }}}}-${{{{ github.run_attempt }}}}
          restore-keys: {name}-
"""
_TAIL = """      - name: Keep the editions
        if: always()
        uses: actions/cache/save@v4
        with:
          path: |
{kept}          key: {name}-${{{{ github.run_id }}}}-${{{{ github.run_attempt }}}}
      - name: Offer the pages
        if: always()
        uses: actions/upload-artifact@v4
        with:
          name: briefs
          path: |
{pages}"""


def _lines(paths: list[str]) -> str:
    return "".join(f"            {path}\n" for path in paths)


def _step(job: Job, config: str) -> str:
    # Without the first word a brief that fails would keep those after it from being built.
    due = f"github.event_name != 'schedule' || github.event.schedule == '{cron_of(job)}'"
    cron = json.dumps(f"!cancelled() && ({due})")
    return f"""      - name: {_text(f"Build {job.brief.name}")}
        if: {cron}
        env:
          BRIEF: {_text(job.brief.name)}
          CONFIG: {_text(config)}
        run: briefgen schedule run "--once=$BRIEF" --config "$CONFIG"
"""


def _schedule(job: Job) -> str:
    zone = job.brief.timezone or _own_zone(job)
    return f"    - cron: {_text(cron_of(job))}\n      timezone: {_text(zone)}\n"


def cron_of(job: Job) -> str:
    """Return when a job runs in five fields, with Sunday as 0 and not 7."""
    if not job.brief.every:
        *fields, weekday = job.brief.schedule.split(" ")
        if not weekday.startswith("*"):
            weekday = ",".join(map(str, job.times.weekdays)) or "0-6"
        return " ".join([*fields, weekday])
    hours, rest = divmod(job.brief.every, 3600)
    if not rest and hours == 24:
        return "17 5 * * *"  # at an odd minute: at the full hour GitHub is late
    if not rest and hours < 24 and 24 % hours == 0:
        return f"17 */{hours} * * *"
    if job.brief.every >= _LEAST and job.brief.every < 3600 and 3600 % job.brief.every == 0:
        return f"*/{job.brief.every // 60} * * * *"
    message = f"{job.brief.name} is due {job.when}, which no workflow can say"
    raise ScheduleError(message, "Write schedule, or an interval that goes into a day or an hour.")


def _own_zone(job: Job) -> str:
    """Return the name of the computer's zone, which GitHub's computers do not share."""
    if job.brief.every:
        return "UTC"
    named = os.environ.get("TZ") or str(Path("/etc/localtime").resolve()).rpartition("zoneinfo/")[2]
    try:
        ZoneInfo(named)
    except (KeyError, ValueError, OSError):
        message = f"{job.brief.name} has no timezone, and GitHub's computers are elsewhere"
        raise ScheduleError(
            message, f'Write timezone = "Europe/Berlin" or yours under [briefs.{job.brief.name}].'
        ) from None
    return named


def _kept(jobs: tuple[Job, ...], root: Path) -> list[str]:
    """Return the folders that the next run needs: what is kept, and the pages."""
    state = (jobs[0].folder / ".briefgen").relative_to(root).as_posix()
    pages = []
    for job in jobs:
        folder = job.brief.output.parent
        if "{" in str(folder.relative_to(root) if folder.is_relative_to(root) else folder):
            folder = folder.parent
        if not folder.is_relative_to(root) or folder == root:
            message = f"{job.brief.name} goes to {job.brief.output}, which is no folder of the repository"
            raise ScheduleError(message, 'Write output = "out/{name}.docx".')
        pages.append(folder.relative_to(root).as_posix())
    return [state, *dict.fromkeys(pages)]


def _repository(folder: Path) -> Path:
    for path in (folder, *folder.parents):
        if (path / ".git").exists():
            return path
    raise ScheduleError(f"{folder} is in no git repository", "Run git init there, or take another scheduler.")


def _text(words: str) -> str:
    return json.dumps(words)  # what JSON calls a text, YAML does too

"""Briefs that another scheduler is to build, for the tests of what it is given."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from briefgen.config import BriefSettings, Settings
from briefgen.schedule.install import Job, jobs_of

ODD = 'Grüße & "100 %" $HOME <x>'


def jobs(tmp_path: Path, *briefs: BriefSettings) -> tuple[Job, ...]:
    return jobs_of(Settings(tmp_path / "briefgen.toml", briefs))


def brief(name: str = "asia", schedule: str = "0 7 * * mon-fri", **more: Any) -> BriefSettings:  # noqa: ANN401
    given = {"output": Path("/x/out/{name}.docx"), "schedule": schedule, **more}
    return BriefSettings(name=name, items=(), root=Path("/x"), **given)

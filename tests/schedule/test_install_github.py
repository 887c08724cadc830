"""The workflow for GitHub Actions: it is read as it is meant, and builds every brief."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from briefgen.errors import ScheduleError
from briefgen.schedule.install import (
    github,
)
from tests.support.jobs import ODD, brief, jobs

if TYPE_CHECKING:
    from briefgen.config import BriefSettings


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "desk").mkdir()
    return tmp_path


def here(one: BriefSettings, folder: Path) -> BriefSettings:
    return replace(one, root=folder, output=folder / "out" / "{name}.docx")


def test_github_gets_a_workflow_with_every_brief(repository: Path) -> None:
    yaml = pytest.importorskip("yaml", reason="needs PyYAML")
    folder = repository / "desk"
    briefs = [
        here(brief(ODD, "0 7 * * 1-5,7", timezone="Europe/Berlin"), folder),
        here(brief("often", "", every=6 * 3600), folder),
    ]
    ((path, data),) = github(jobs(folder, *briefs)).files
    assert path == repository / ".github" / "workflows" / "briefgen-desk.yml"
    flow = yaml.safe_load(data)
    assert set(flow) == {"name", True, "permissions", "concurrency", "jobs"}
    assert set(flow["jobs"]["build"]) == {"runs-on", "timeout-minutes", "steps"}
    steps_of_github = {"name", "id", "if", "uses", "run", "with", "env"}
    assert all(set(step) <= steps_of_github for step in flow["jobs"]["build"]["steps"])
    assert flow[True]["schedule"] == [  # YAML takes "on" for true
        {"cron": "0 7 * * 0,1,2,3,4,5", "timezone": "Europe/Berlin"},
        {"cron": "17 */6 * * *", "timezone": "UTC"},
    ]
    steps = flow["jobs"]["build"]["steps"]
    built = [step for step in steps if "BRIEF" in step.get("env", {})]
    assert [step["env"]["BRIEF"] for step in built] == [ODD, "often"]
    assert built[0]["env"]["CONFIG"] == "desk/briefgen.toml"
    assert "'0 7 * * 0,1,2,3,4,5'" in built[0]["if"]
    assert all(step["if"].startswith("!cancelled() && (") for step in built)  # after one that fails too
    kept = next(step for step in steps if "cache/restore" in step.get("uses", ""))
    assert kept["with"]["path"].split() == ["desk/.briefgen", "desk/out"]
    assert ODD not in "".join(step.get("run", "") for step in steps)
    assert str(repository) not in data.decode()  # a clone lies elsewhere, and nobody is to know where


def test_two_settings_files_of_a_repository_have_workflows_of_their_own(repository: Path) -> None:
    pytest.importorskip("yaml", reason="needs PyYAML")
    plans = [
        github(jobs(folder, here(brief(timezone="UTC"), folder)))
        for folder in (repository, repository / "desk")
    ]
    assert [path.name for plan in plans for path, _ in plan.files] == ["briefgen.yml", "briefgen-desk.yml"]
    texts = [data.decode() for plan in plans for _, data in plan.files]
    assert ["group: briefgen-desk\n" in text for text in texts] == [False, True]


def test_the_step_of_a_workflow_names_the_brief_whatever_its_name(repository: Path) -> None:
    yaml = pytest.importorskip("yaml", reason="needs PyYAML")
    ((_, data),) = github(jobs(repository, here(brief(ODD, timezone="UTC"), repository))).files
    steps = yaml.safe_load(data)["jobs"]["build"]["steps"]
    step = next(step for step in steps if "BRIEF" in step.get("env", {}))
    program = repository / "briefgen"
    program.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n')
    program.chmod(0o755)
    environment = {"PATH": f"{repository}:/usr/bin:/bin", **step["env"]}
    done = subprocess.run(
        ["bash", "-e", "-c", step["run"]], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == ["schedule", "run", f"--once={ODD}", "--config", "briefgen.toml"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"schedule": "", "every": 5 * 3600}, "which no workflow can say"),
        ({"output": Path("/elsewhere/page.docx")}, "no folder of the repository"),
    ],
)
def test_what_github_can_not_do_is_refused(repository: Path, change: dict[str, Any], words: str) -> None:
    one = replace(here(brief(timezone="UTC"), repository), **change)
    with pytest.raises(ScheduleError, match=words):
        github(jobs(repository, one))


def test_a_folder_in_no_repository_has_no_workflow(tmp_path: Path) -> None:
    with pytest.raises(ScheduleError, match="in no git repository"):
        github(jobs(tmp_path, here(brief(), tmp_path)))

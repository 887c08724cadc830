"""Settings and a scheduler in; the files that make it build the briefs, or that did so before, out."""

from briefgen.schedule.install.crontab import crontab, with_block, without_block
from briefgen.schedule.install.github import github, old_workflow
from briefgen.schedule.install.launchd import launchd, old_agents
from briefgen.schedule.install.mark import Old, bears
from briefgen.schedule.install.plan import Job, Plan, jobs_of
from briefgen.schedule.install.systemd import old_units, systemd
from briefgen.schedule.install.windows import old_tasks, windows

# What each scheduler is given, and what an earlier install has given it. A crontab has no files of its own.
PLANS = {"systemd": systemd, "cron": crontab, "launchd": launchd, "windows": windows, "github": github}
OLD = {"systemd": old_units, "launchd": old_agents, "windows": old_tasks, "github": old_workflow}

__all__ = [
    "OLD",
    "PLANS",
    "Job",
    "Old",
    "Plan",
    "bears",
    "crontab",
    "github",
    "jobs_of",
    "launchd",
    "old_agents",
    "old_tasks",
    "old_units",
    "old_workflow",
    "systemd",
    "windows",
    "with_block",
    "without_block",
]

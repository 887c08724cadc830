"""Settings and a scheduler in; the files that make it build the briefs, and the next step, out."""

from briefgen.schedule.install.crontab import crontab, with_block
from briefgen.schedule.install.github import github
from briefgen.schedule.install.launchd import launchd
from briefgen.schedule.install.plan import Job, Plan, jobs_of
from briefgen.schedule.install.systemd import systemd
from briefgen.schedule.install.windows import windows

__all__ = ["Job", "Plan", "crontab", "github", "jobs_of", "launchd", "systemd", "windows", "with_block"]

"""What is handed to other schedulers: each of them can read it, and it says what the settings say."""

from __future__ import annotations

import calendar
import plistlib
import shlex
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from cronsim import CronSim
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.errors import ScheduleError
from briefgen.schedule.install import (
    Plan,
    crontab,
    launchd,
    systemd,
    windows,
    with_block,
    without_block,
)
from briefgen.schedule.install.launchd import intervals
from briefgen.schedule.install.plan import times_of
from briefgen.schedule.install.systemd import calendars
from tests.support.jobs import ODD, brief, jobs

TASK = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"
SCHEDULES = [
    "0 7 * * mon-fri",
    "30 6,18 1 * *",
    "0 7 1 * mon",
    "15 * * * *",
    "*/20 8-18/2 * jan-mar sun",
    "0 0 29 2 *",
    "5 5 */7 * mon",
]


def written(plan: Plan) -> dict[str, str]:
    return {
        path.name: data.decode("utf-16" if path.suffix == ".xml" else "utf-8") for path, data in plan.files
    }


def parsed(data: bytes) -> ET.Element:
    return ET.fromstring(data)  # noqa: S314 - we have written it


# ---------------------------------------------------------------- a schedule taken apart


def fits(schedule: str, moment: datetime) -> bool:
    """Whether a time fits a schedule that was taken apart."""
    times = times_of(schedule)
    day = any(
        (not days or moment.day in days) and (not weekdays or (moment.weekday() + 1) % 7 in weekdays)
        for days, weekdays in times.alternatives
    )
    fields = [(times.minutes, moment.minute), (times.hours, moment.hour), (times.months, moment.month)]
    return day and all(not values or value in values for values, value in fields)


@settings(deadline=None)  # the first example has libraries loaded
@given(
    st.tuples(
        st.sampled_from(["0", "15", "*/20", "0,30", "10-20/5"]),
        st.sampled_from(["*", "*/2", "2,3", "0-4", "7"]),
        st.sampled_from(["*", "1", "*/7", "29", "28-31"]),
        st.sampled_from(["*", "3", "mar-apr", "*/5"]),
        st.sampled_from(["*", "sun", "7", "mon-fri", "0-7", "*/2"]),
    ).map(" ".join),
    st.integers(1_704_067_200, 1_893_456_000),
)
def test_a_schedule_taken_apart_means_the_same(schedule: str, seconds: int) -> None:
    moment = datetime.fromtimestamp(seconds - seconds % 60, UTC)
    following = next(CronSim(schedule, moment - timedelta(minutes=1)))
    assert fits(schedule, following)
    assert fits(schedule, moment) == (following == moment)


# ---------------------------------------------------------------- systemd


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="needs systemd-analyze")
def test_systemd_reads_every_schedule_as_we_do() -> None:
    for schedule in SCHEDULES:
        following = []
        for words in calendars(times_of(schedule)):
            command = ["systemd-analyze", "calendar", "--base-time=2026-01-01 00:00:00 UTC", f"{words} UTC"]
            done = subprocess.run(command, capture_output=True, text=True, check=True, env={"TZ": "UTC"})
            line = next(line for line in done.stdout.splitlines() if "Next elapse" in line)
            following.append(
                datetime.strptime(line.split(": ", 1)[1][4:23], "%Y-%m-%d %H:%M:%S").replace(tzinfo=UTC)
            )
        assert min(following) == next(CronSim(schedule, datetime(2026, 1, 1, tzinfo=UTC))), schedule


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="needs systemd-analyze")
def test_systemd_finds_nothing_wrong_with_the_units(tmp_path: Path) -> None:
    folder = tmp_path / "a folder & 100 %"
    folder.mkdir()
    plan = systemd(
        jobs(
            folder,
            brief(ODD, timezone="Europe/Berlin", jitter=300),
            brief("often", "", every=5400),
            brief("both", "0 7 1 * mon"),
        )
    )
    assert len(plan.files) == 6
    for path, data in plan.files:
        (tmp_path / path.name).write_bytes(data)
    units = [str(tmp_path / path.name) for path, _ in plan.files]
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", "--user", *units],
        capture_output=True,
        text=True,
        check=False,
    )
    assert [line for line in done.stderr.splitlines() if str(tmp_path) in line or "briefgen" in line] == []
    timer = next(text for name, text in written(plan).items() if "100" in name and name.endswith(".timer"))
    assert "OnCalendar=Mon,Tue,Wed,Thu,Fri *-*-* 07:00:00 Europe/Berlin" in timer
    assert "RandomizedDelaySec=300s" in timer


def test_a_timer_of_every_hours_counts_from_the_run_before(tmp_path: Path) -> None:
    plan = systemd(jobs(tmp_path, brief("often", "", every=5400)))
    assert "OnUnitActiveSec=5400s" in "".join(written(plan).values())


# ---------------------------------------------------------------- cron


def test_the_lines_of_a_crontab_build_the_brief_when_the_settings_say(tmp_path: Path) -> None:
    (text,) = written(crontab(jobs(tmp_path, brief(ODD), brief("europe", "*/30 6 * * *")))).values()
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    assert [line.split(" ", 5)[:5] for line in lines] == [
        ["0", "7", "*", "*", "mon-fri"],
        ["*/30", "6", "*", "*", "*"],
    ]
    command = lines[0].split(" ", 5)[5]
    assert "%" not in command.replace("\\%", "")
    words = shlex.split(command.replace("\\%", "%"))
    assert words[0] == sys.executable
    assert words[-3:] == [f"--once={ODD}", "--config", str(tmp_path / "briefgen.toml")]


@pytest.mark.parametrize("other", [{"timezone": "Pacific/Auckland"}, {"schedule": "", "every": 5400}])
def test_cron_asks_what_is_due_where_it_can_not_say_when(tmp_path: Path, other: dict[str, Any]) -> None:
    plan = crontab(jobs(tmp_path, brief("asia"), brief("far", **{"schedule": "0 7 * * *", **other})))
    (text,) = written(plan).values()
    (line,) = [line for line in text.splitlines() if not line.startswith("#")]
    assert line.startswith("*/5 * * * * ")
    assert "schedule run --quiet --due --config" in line
    assert plan.notes[0].startswith("far: cron can not say when")


def test_a_crontab_keeps_the_lines_of_others_and_has_ours_once(tmp_path: Path) -> None:
    first = written(crontab(jobs(tmp_path, brief())))["crontab"]
    second = written(crontab(jobs(tmp_path, brief(schedule="0 9 * * *"))))["crontab"]
    elsewhere = written(crontab(jobs(tmp_path / "other", brief())))["crontab"]
    mine = "MAILTO=me\n1 1 * * * /bin/true\n"
    table = with_block(with_block(mine, first), elsewhere)
    assert table == mine + first + elsewhere
    assert without_block(table, tmp_path / "briefgen.toml") == (mine + elsewhere, first)
    assert without_block(mine, tmp_path / "briefgen.toml") == (mine, "")
    cut = first.splitlines(keepends=True)[0] + "1 1 * * * /bin/true\n"  # somebody took the end away
    assert without_block(cut, tmp_path / "briefgen.toml")[0] == "1 1 * * * /bin/true\n"
    assert with_block(table, second) == mine + second + elsewhere
    assert with_block("", first) == first
    assert with_block(first, first) == first
    assert with_block("1 1 * * * /bin/true", first) == "1 1 * * * /bin/true\n" + first


# ---------------------------------------------------------------- launchd


def test_launchd_gets_every_time_of_the_schedule(tmp_path: Path) -> None:
    plan = launchd(jobs(tmp_path, brief(ODD), brief("often", "", every=5400)))
    first, second = (plistlib.loads(data) for _, data in plan.files)
    assert first["StartCalendarInterval"] == [{"Weekday": day, "Hour": 7, "Minute": 0} for day in range(1, 6)]
    assert first["ProgramArguments"][-3] == f"--once={ODD}"
    assert second["StartInterval"] == 5400
    assert all(path.name == f"{plistlib.loads(data)['Label']}.plist" for path, data in plan.files)


def test_launchd_asks_what_is_due_where_it_can_not_say_when(tmp_path: Path) -> None:
    for other in ("*/2 8-18 * * mon-fri", "5 5 */7 * mon"):
        plan = launchd(jobs(tmp_path, brief(), brief("odd", other)))
        ((_, data),) = plan.files
        assert plistlib.loads(data)["StartInterval"] == 300
        assert "--due" in plistlib.loads(data)["ProgramArguments"]
        assert plan.notes[0].startswith("odd: launchd can not say when")


def test_launchd_takes_a_day_of_either_kind_as_cron_does() -> None:
    assert intervals(times_of("0 7 1 * mon")) == [
        {"Day": 1, "Hour": 7, "Minute": 0},
        {"Weekday": 1, "Hour": 7, "Minute": 0},
    ]


# ---------------------------------------------------------------- Windows


def test_windows_gets_a_task_with_a_trigger_for_every_time(tmp_path: Path) -> None:
    plan = windows(jobs(tmp_path, brief(ODD, "30 6,18 * * mon-fri", jitter=60)))
    ((path, data),) = plan.files
    task = parsed(data)
    assert task.tag == f"{TASK}Task"
    starts = [one.text for one in task.iter(f"{TASK}StartBoundary")]
    assert starts == ["2026-01-01T06:30:00", "2026-01-01T18:30:00"]
    days = task.find(f".//{TASK}DaysOfWeek")
    assert days is not None
    assert [day.tag.removeprefix(TASK) for day in days] == list(calendar.day_name)[:5]
    assert task.findtext(f".//{TASK}RandomDelay") == "PT60S"
    assert f"--once={ODD}".replace('"', '\\"') in (task.findtext(f".//{TASK}Arguments") or "")
    assert f'/XML "{path}"' in plan.begin[0]


# The sequence of a trigger's elements as the schema has it; nothing else in a task has an order.
SEQUENCE = ["Enabled", "StartBoundary", "EndBoundary", "Repetition", "ExecutionTimeLimit", "RandomDelay"]
SEQUENCE += ["ScheduleByDay", "ScheduleByWeek", "ScheduleByMonth", "ScheduleByMonthDayOfWeek"]


@pytest.mark.parametrize(
    "when",
    [
        *({"schedule": schedule, "jitter": 90} for schedule in SCHEDULES),
        *({"schedule": "", "every": seconds} for seconds in (60, 90, 86_400)),
    ],
)
def test_the_elements_of_a_trigger_stand_in_the_order_of_the_schema(
    tmp_path: Path, when: dict[str, Any]
) -> None:
    ((_, data),) = windows(jobs(tmp_path, brief(**when))).files
    triggers = list(parsed(data).find(f"{TASK}Triggers") or ())
    assert triggers
    for trigger in triggers:
        places = [SEQUENCE.index(one.tag.removeprefix(TASK)) for one in trigger]
        assert places == sorted(set(places))


@pytest.mark.parametrize(("seconds", "words"), [(90, "PT1M30S"), (5400, "PT90M"), (31 * 86_400, "PT44640M")])
def test_windows_repeats_a_task_as_often_as_the_settings_say(
    tmp_path: Path, seconds: int, words: str
) -> None:
    ((_, data),) = windows(jobs(tmp_path, brief(schedule="", every=seconds))).files
    assert parsed(data).findtext(f".//{TASK}Interval") == words


@pytest.mark.parametrize(
    ("schedule", "element"),
    [
        ("0 7 * * *", "ScheduleByDay"),
        ("0 7 1,15 * *", "ScheduleByMonth"),
        ("0 7 * 3 *", "ScheduleByMonth"),
        ("0 7 * mar-may mon", "ScheduleByMonthDayOfWeek"),
        ("0 7 * * mon", "ScheduleByWeek"),
    ],
)
def test_windows_has_a_kind_of_trigger_for_every_kind_of_schedule(
    tmp_path: Path, schedule: str, element: str
) -> None:
    ((_, data),) = windows(jobs(tmp_path, brief(schedule=schedule))).files
    assert [one.tag.removeprefix(TASK) for one in parsed(data).find(f".//{TASK}CalendarTrigger") or ()][
        -1
    ] == element


def test_windows_asks_what_is_due_where_it_can_not_say_when(tmp_path: Path) -> None:
    plan = windows(jobs(tmp_path, brief(), brief("odd", "*/15 * * * *")))
    ((_, data),) = plan.files
    assert parsed(data).findtext(f".//{TASK}Interval") == "PT5M"
    assert "--due" in (parsed(data).findtext(f".//{TASK}Arguments") or "")


# ---------------------------------------------------------------- all of them


def test_settings_without_a_schedule_say_what_to_write(tmp_path: Path) -> None:
    with pytest.raises(ScheduleError) as caught:
        jobs(tmp_path, brief(schedule=""))
    assert "no brief of briefgen.toml has a schedule" in caught.value.message
    assert "[briefs.asia]" in caught.value.hint


def test_two_briefs_of_two_folders_never_share_a_file(tmp_path: Path) -> None:
    every = [
        path
        for folder in ("a", "b")
        for kind in (systemd, launchd)
        for path, _ in kind(jobs(tmp_path / folder, brief("x y"), brief("x-y"))).files
    ]
    assert len(set(every)) == len(every) == 12

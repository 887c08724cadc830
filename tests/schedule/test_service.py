"""The service: what is due is built once, whatever the clock, the settings and the power do."""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefgen.errors import ScheduleError, SettingsError
from briefgen.schedule import Result, State, health, kept
from tests.support.simulation import START, Life, World, brief, lived_through

if TYPE_CHECKING:
    from briefgen.config import Settings

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
FAILED = Result("failed", 7, message="page.docx is open in Word", hint="Close it.")


def test_a_brief_is_built_each_morning(tmp_path: Path) -> None:
    life = Life(tmp_path, brief(schedule="0 7 * * *"))
    life.live(START + 3 * DAY, stride=3600)
    assert life.times() == ["21 07:00:00", "22 07:00:00", "23 07:00:00"]
    assert life.told("published")[0] == "published edition 1: /out/page.docx (a new point), in 0.0 s"


@pytest.mark.parametrize(
    ("zone", "evening", "expected"),
    [
        ("Europe/Berlin", "2026-03-27 22:00", ["28 01:30:00", "29 01:00:00", "30 00:30:00"]),
        ("Europe/Berlin", "2026-10-23 22:00", ["24 00:30:00", "25 00:30:00", "26 01:30:00"]),
        ("America/New_York", "2026-03-07 01:00", ["07 07:30:00", "08 07:00:00", "09 06:30:00"]),
        ("Australia/Lord_Howe", "2026-10-02 01:00", ["02 16:00:00", "03 15:30:00", "04 15:30:00"]),
    ],
)
def test_on_nights_that_change_clocks_a_brief_is_built_once(
    tmp_path: Path, zone: str, evening: str, expected: list[str]
) -> None:
    start = datetime.fromisoformat(f"{evening}+00:00")
    life = Life(tmp_path, brief(schedule="30 2 * * *", zone=zone), world=World(start))
    life.live(start + 3 * DAY, stride=900)
    assert life.times() == expected


def test_a_new_brief_of_every_hours_is_built_at_once_and_then_at_its_hours(tmp_path: Path) -> None:
    life = Life(tmp_path, brief(every=6 * 3600))
    life.live(START + 13 * HOUR, stride=600)
    assert life.times() == ["21 06:00:00", "21 12:00:00", "21 18:00:00"]


def test_missed_runs_are_caught_up_once(tmp_path: Path) -> None:
    life = Life(tmp_path, brief(schedule="0 * * * *"))
    life.live(START + 2 * HOUR + timedelta(minutes=1), stride=600)
    life.killed(asleep=10 * HOUR)
    life.live(START + 14 * HOUR + timedelta(minutes=1), stride=600)
    assert life.times() == ["21 07:00:00", "21 08:00:00", "21 18:01:00", "21 19:00:00", "21 20:00:00"]
    assert "building, 9 hours 1 minute late" in life.told("run")


def test_a_computer_that_slept_catches_up_once_too(tmp_path: Path) -> None:
    world = World()
    world.jump(START + timedelta(minutes=30), 10 * HOUR)
    life = Life(tmp_path, brief(schedule="0 * * * *"), world=world)
    life.live(START + 12 * HOUR, stride=60)
    assert life.times() == ["21 16:30:00", "21 17:00:00"]


def test_a_clock_put_back_by_an_hour_repeats_nothing(tmp_path: Path) -> None:
    world = World()
    world.jump(START + HOUR + timedelta(minutes=30), -HOUR)
    life = Life(tmp_path, brief(schedule="0 7 * * *"), world=world)
    life.live(START + 2 * DAY, stride=60)
    assert life.times() == ["21 07:00:00", "22 07:00:00"]
    assert life.told("clock") == ["the clock went back by 59 minutes"]  # one of which went by


def test_a_clock_that_was_years_ahead_does_not_keep_the_brief_waiting_for_years(tmp_path: Path) -> None:
    world = World()
    world.jump(START + timedelta(minutes=5), 3650 * DAY)
    world.jump(START + 3650 * DAY + 2 * HOUR, -3650 * DAY)
    life = Life(tmp_path, brief(schedule="0 7 * * *"), brief("two", every=3600), world=world)
    life.live(START + 3651 * DAY, stride=60, turns=300)
    right = [(f"{at:%d %H:%M}", name) for at, name in world.starts if START < at < START + DAY]
    assert right == [("21 09:00", "two"), ("21 10:00", "two")]
    life.live(START + 26 * HOUR, stride=600)
    assert life.times()[-1] == "22 07:00:00"


def test_a_clock_corrected_while_the_service_was_down_is_noticed_at_its_start(tmp_path: Path) -> None:
    life = Life(tmp_path, brief(schedule="0 7 * * *"), world=World(START + 3650 * DAY))
    life.live(START + 3651 * DAY, stride=3600)
    life.killed(asleep=-3651 * DAY)
    life.live(START + 2 * HOUR, stride=600)
    assert life.times()[-1] == "21 07:00:00"


def test_a_clock_that_jumps_to_and_fro_builds_each_brief_once_a_day_or_nearly(tmp_path: Path) -> None:
    world = World()
    for hour in range(1, 60, 2):
        world.jump(START + hour * HOUR, -timedelta(minutes=50))
        world.jump(START + hour * HOUR + timedelta(minutes=20), timedelta(minutes=50))
    life = Life(tmp_path, brief(schedule="0 7 * * *"), world=world)
    life.live(START + 3 * DAY, stride=60)
    assert [time[:5] for time in life.times()] == ["21 07", "22 07", "23 07"]


def test_a_brief_runs_once_at_a_time_and_its_late_runs_become_one(tmp_path: Path) -> None:
    world = World()
    world.takes = lambda _: 2.5 * 3600
    life = Life(tmp_path, brief(schedule="0 * * * *"), world=world)
    life.live(START + 8 * HOUR)
    assert life.times() == ["21 07:00:00", "21 09:30:00", "21 12:00:00"]


@pytest.mark.parametrize("parallel", [1, 3])
def test_so_many_run_side_by_side_and_the_one_that_waits_longest_comes_first(
    tmp_path: Path, parallel: int
) -> None:
    briefs = [brief(f"{number:02}", f"{number % 3} 7 * * *") for number in range(12)]
    life = Life(tmp_path, *briefs, parallel=parallel)
    life.world.takes = lambda _: 600
    life.live(START + 5 * HOUR)
    assert life.world.most == parallel
    assert life.world.count() == Counter([one.name for one in briefs])
    assert [int(name) % 3 for _, name in life.world.starts] == [0] * 4 + [1] * 4 + [2] * 4


def test_of_a_thousand_briefs_the_due_one_is_started_within_a_second(tmp_path: Path) -> None:
    briefs = [brief(f"{number:04}", f"{number % 60} 8 * * *") for number in range(999)]
    life = Life(tmp_path, *briefs, brief("due", "0 7 * * *"))
    life.live(START + HOUR + timedelta(seconds=5))
    assert life.world.starts == [(START + HOUR, "due")]
    begun = time.process_time()
    for _ in range(10):
        life.service.turn()
    assert (time.process_time() - begun) / 10 < 0.2  # seconds of work in each turn


def test_a_new_schedule_is_followed_as_soon_as_the_file_changes(tmp_path: Path) -> None:
    life = Life(tmp_path, brief(schedule="0 7 * * *"), brief("gone", "0 7 * * *"))
    life.live(START + timedelta(minutes=10))
    life.change(brief(schedule="30 6 * * *"), brief("new", "45 6 * * *"))
    life.live(START + 3 * HOUR, stride=60)
    assert [(f"{at:%H:%M}", name) for at, name in life.world.starts] == [("06:30", "one"), ("06:45", "new")]
    assert set(kept(tmp_path / ".briefgen")) == {"one", "new"}


def test_a_schedule_that_stays_keeps_its_next_run_when_the_file_changes(tmp_path: Path) -> None:
    life = Life(tmp_path, brief(every=7200))
    life.live(START + HOUR, stride=60)
    life.change(replace(brief(every=7200), title="Another title"))
    life.live(START + 3 * HOUR, stride=60)
    assert life.times() == ["21 06:00:00", "21 08:00:00"]


def test_a_broken_file_leaves_the_old_settings_in_force_and_says_so(tmp_path: Path) -> None:
    life = Life(tmp_path, brief(schedule="0 7 * * *"))
    life.live(START + timedelta(minutes=1))

    def refuse() -> Settings:
        raise SettingsError("briefgen.toml, line 3: paper must be ...")

    life.service._load = refuse  # noqa: SLF001 - a file that is broken from now on
    life.change()
    life.live(START + 2 * HOUR, stride=60)
    assert life.times() == ["21 07:00:00"]
    assert life.told("settings") == [
        "briefgen.toml, line 3: paper must be ...; the settings as they were stay in force"
    ]
    report = health.read(tmp_path / ".briefgen")
    assert (report["status"], report["settings_error"]) == (
        "trouble",
        "briefgen.toml, line 3: paper must be ...",
    )


def test_a_file_that_is_gone_for_a_while_stops_nothing(tmp_path: Path) -> None:
    life = Life(tmp_path, brief(schedule="0 7 * * *"))
    life.path.unlink()
    life.live(START + 2 * HOUR, stride=60)
    assert life.times() == ["21 07:00:00"]


def test_stop_finishes_the_run_in_hand_and_begins_no_other(tmp_path: Path) -> None:
    life = Life(tmp_path, brief("a", "0 7 * * *"), brief("b", "0 7 * * *"), parallel=1)
    life.world.takes = lambda _: 30
    life.live(START + HOUR + timedelta(seconds=1))
    life.service.stop()
    life.service.run()
    assert life.world.starts == [(START + HOUR, "a")]
    assert life.told("published")
    assert health.read(tmp_path / ".briefgen")["status"] == "stopped"
    life.killed()
    life.live(START + 2 * HOUR)
    assert [name for _, name in life.world.starts] == ["a", "b"]


def test_a_run_that_was_cut_off_is_begun_again_but_not_for_ever(tmp_path: Path) -> None:
    life = Life(tmp_path, brief(schedule="0 7 * * *"))
    life.world.takes = lambda _: 60
    life.live(START + HOUR + timedelta(seconds=10))
    for _ in range(6):
        life.killed(asleep=timedelta(seconds=5))
        life.live(life.world.time + timedelta(seconds=5))
    assert len(life.times()) == 4
    life.live(START + 2 * DAY, stride=600)
    assert life.times()[4:] == ["22 07:00:00"]
    assert "it waits for its next time" in life.told("cut off")[-1]


def test_a_run_that_failed_is_tried_again_while_that_may_help(tmp_path: Path) -> None:
    results = [FAILED, FAILED, Result("published", edition=2)]
    life = Life(tmp_path, brief(schedule="0 7 * * *"))
    life.world.gives = lambda _: results.pop(0) if results else Result("unchanged", 10)
    life.live(START + DAY + 2 * HOUR, stride=60)
    assert life.times() == ["21 07:00:00", "21 07:05:02", "21 07:20:04", "22 07:00:00"]
    assert "page.docx is open in Word, in 0.0 s (Close it); tried again in 5 minutes" in life.told("failed")
    assert kept(tmp_path / ".briefgen")["one"].failures == 0


def test_what_only_people_can_mend_is_not_tried_again(tmp_path: Path) -> None:
    life = Life(tmp_path, brief(schedule="0 7 * * *"))
    life.world.gives = lambda _: Result("failed", 5, message="the template can not be filled")
    life.live(START + DAY + 2 * HOUR, stride=60)
    assert life.times() == ["21 07:00:00", "22 07:00:00"]
    assert kept(tmp_path / ".briefgen")["one"].failures == 2


def test_trying_again_ends_and_the_next_morning_comes_all_the_same(tmp_path: Path) -> None:
    life = Life(tmp_path, brief(schedule="0 7 * * *"))
    life.world.gives = lambda _: FAILED
    life.live(START + DAY + 2 * HOUR, stride=60)
    assert [time[:5] for time in life.times()].count("21 07") == 3
    assert len([time for time in life.times() if time.startswith("21")]) == 4
    assert "22 07:00:00" in life.times()


def test_killed_at_any_instant_each_morning_has_its_run(tmp_path: Path) -> None:
    life = Life(tmp_path, brief(schedule="0 7 * * *"), brief("two", "0 7 * * *"), parallel=1)
    life.world.takes = lambda _: 20
    for number in range(60):  # every 43 minutes and some seconds: before, in and after runs
        life.live(START + number * timedelta(minutes=43, seconds=7), stride=60)
        life.killed()
    life.live(life.world.time + timedelta(minutes=1))
    days = {f"{at:%d}" for at, name in life.world.starts if name == "two"}
    assert days == {"21", "22"}
    assert all(
        row.result and row.result.outcome == "published" for row in kept(life.folder / ".briefgen").values()
    )


def test_a_full_disk_stops_no_run_and_is_told(tmp_path: Path) -> None:
    life = Life(tmp_path, brief(schedule="0 7 * * *"))
    (pages,) = life.state._base.execute("PRAGMA page_count").fetchone()  # noqa: SLF001 - to fill it up
    life.state._base.execute(f"PRAGMA max_page_count = {pages}")  # noqa: SLF001
    life.world.gives = lambda _: Result("published", message="x" * 9000)
    life.live(START + 2 * DAY, stride=600)
    assert life.times() == ["21 07:00:00", "22 07:00:00"]
    assert "full" in life.told("state")[0]


def test_a_damaged_file_is_put_aside_and_the_schedule_goes_on(tmp_path: Path) -> None:
    folder = tmp_path / ".briefgen"
    folder.mkdir()
    (folder / "schedule.sqlite3").write_bytes(b"no database" * 100)
    state = State(folder)
    assert (state.rows(), state.put_aside) == ({}, folder / "schedule.sqlite3.broken")
    assert (folder / "schedule.sqlite3.broken").read_bytes() == b"no database" * 100


def test_a_file_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    base = sqlite3.connect(tmp_path / "schedule.sqlite3")
    base.execute("PRAGMA user_version = 99")
    base.close()
    with pytest.raises(ScheduleError, match="newer briefgen"):
        State(tmp_path)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user who may not write everywhere")
def test_a_folder_that_can_not_be_written_says_so(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(ScheduleError, match="can not be used"):
        State(tmp_path / "deep")


def test_the_health_file_tells_that_the_service_is_alive(tmp_path: Path) -> None:
    life = Life(tmp_path, brief(schedule="0 7 * * *"))
    life.live(START + timedelta(minutes=5))
    report = json.loads((tmp_path / ".briefgen" / "health.json").read_text())
    assert (report["status"], report["briefs"], report["pid"]) == ("ok", 1, os.getpid())
    assert health.alive(report, life.world.time)
    assert not health.alive(report, life.world.time + timedelta(minutes=3))
    assert not health.alive({}, life.world.time)


def test_days_of_hourly_runs_of_fifty_briefs_leave_memory_and_file_as_they_were(tmp_path: Path) -> None:
    # benchmarks/schedule.py lives a month of it.
    sizes = lived_through(tmp_path, (1, 2, 5))
    assert [size.runs for size in sizes] == [50 * 24, 50 * 24, 50 * 24 * 3]
    assert sizes[2].file == sizes[1].file  # bytes
    assert sizes[2].blocks - sizes[1].blocks < 100  # pieces of memory, of some 300,000

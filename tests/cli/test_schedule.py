"""The schedule from the command line, with real builds: run and status."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from briefgen import clock
from briefgen.editions.lock import lock
from briefgen.schedule import Event, Row, State, as_text, health, kept
from tests.support.commands import Done, runner
from tests.support.desk import SETTINGS, fill
from tests.support.processes import gone

ROOT = Path(__file__).parent.parent.parent
Run = Callable[..., Done]
posix = pytest.mark.skipif(os.name != "posix", reason="needs the signals of a POSIX system")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with three briefs, in which the commands are given."""
    fill(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    return tmp_path


@pytest.fixture
def run(desk: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run commands in that folder."""
    assert desk.is_dir()
    return runner(capsys)


def test_what_is_due_is_built_and_the_status_tells_how_it_went(desk: Path, run: Run) -> None:
    before = run("schedule", "status")
    assert "harbour: every 1 day\n  last   never\n" in before.out
    assert "byhand: when you build it\n" in before.out
    assert "no service is running here; start one with: briefgen schedule run" in before.out

    done = run("schedule", "run", "--due")
    assert done.code == 0, done.out + done.err
    assert "harbour: published edition 1: " in done.out
    assert "later: building" not in done.out
    assert (desk / "out" / "harbour.docx").is_file()

    after = run("schedule", "status")
    assert "published edition 1: " in after.out
    assert run("schedule", "run", "--due").out.count("building") == 0  # nothing is due any more


@posix
def test_the_status_shows_the_computers_clock_as_the_log_does_and_the_briefs_own_beside_it(
    desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = State(desk / ".briefgen")
    due = datetime(2027, 1, 15, 6, 0, tzinfo=UTC)
    state.put([Row(name="harbour", rule="|86400|Europe/Berlin|0", due=due)])
    state.close()
    for zone, shown in (
        ("Asia/Tokyo", "next   Fri 2027-01-15 15:00:00 (07:00 in Europe/Berlin)\n"),
        ("America/Los_Angeles", "next   Thu 2027-01-14 22:00:00 (Fri 07:00 in Europe/Berlin)\n"),
        ("Europe/Paris", "next   Fri 2027-01-15 07:00:00\n"),
    ):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        assert shown in run("schedule", "status").out
        logged = as_text(Event(due, "run", "building", "harbour"))
        assert logged.split("  ")[0] in shown
    monkeypatch.undo()
    time.tzset()


def test_a_run_by_hand_that_finds_nothing_new_is_a_success_and_says_why(run: Run) -> None:
    first = run("schedule", "run", "--once", "byhand", "--log-format", "json")
    again = run("schedule", "run", "--once", "byhand", "--log-format", "json")
    assert (first.code, again.code) == (0, 0)
    assert json.loads(first.out.splitlines()[1])["result"]["exit_code"] == 4  # too little for an outlook
    told = [json.loads(line) for line in again.out.splitlines()]
    assert [event["event"] for event in told] == ["run", "unchanged"]
    assert told[1]["result"]["why"][0].startswith("nothing ")
    assert told[1]["message"].startswith("nothing published: nothing ")
    state = run("schedule", "status", "--json").data
    (brief,) = [one for one in state["briefs"] if one["name"] == "byhand"]
    assert brief["result"]["outcome"] == "unchanged"
    assert brief["published"] < brief["last"]
    assert (brief["next"], state["service"]["alive"]) == (None, False)


def test_a_missed_run_is_caught_up_once(desk: Path, run: Run) -> None:
    run("schedule", "run", "--due")
    state = State(desk / ".briefgen")
    state.put([_moved(row, -timedelta(days=3)) for row in state.rows().values()])
    state.close()
    assert "(due since 2 days" in run("schedule", "status").out
    done = run("schedule", "run", "--due")
    assert "harbour: building, 2 days" in done.out
    assert done.out.count("harbour: building") == 1
    due = kept(desk / ".briefgen")["harbour"].due
    assert timedelta(0) < due - clock.now() <= timedelta(days=1)


def _moved(row: Row, by: timedelta) -> Row:
    return replace(row, due=row.due + by, started=row.started + by if row.started else None)


def test_a_failure_is_told_with_its_hint_and_its_code(desk: Path, run: Run) -> None:
    (desk / "src" / "a.txt").unlink()
    done = run("schedule", "run", "--once", "harbour", "--quiet")
    assert done.code == 3
    assert "harbour: error: none of its sources is there" in done.out
    assert "failed: none of its sources is there" in run("schedule", "status").out


def test_quiet_says_nothing_when_all_is_well(run: Run) -> None:
    done = run("schedule", "run", "--once=harbour", "--quiet")
    assert (done.out, done.err) == ("", "")


def test_an_unknown_brief_is_answered_with_the_nearest_name(run: Run) -> None:
    done = run("schedule", "run", "--once", "harbor")
    assert done.code == 2
    assert 'did you mean "harbour"?' in done.err


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["run", "--once", "harbour", "--due"], 2, "--once and --due are two things"),
        (["run", "--config", "no.toml"], 2, "there is no no.toml in "),
        (["status", "--config", "no.toml"], 2, "there is no no.toml in "),
        (["install"], 2, "one scheduler has to be named"),
        (["install", "--cron", "--systemd"], 2, "only one scheduler can be named"),
        (["install", "--github"], 8, "is in no git repository"),
    ],
)
def test_what_makes_no_sense_is_refused(run: Run, words: list[str], code: int, told: str) -> None:
    done = run("schedule", *words)
    assert done.code == code
    assert told in done.err


def test_settings_without_a_schedule_are_no_service(desk: Path, run: Run) -> None:
    (desk / "briefgen.toml").write_text("[briefs.asia]\nsources = 'src/*.txt'\n")
    done = run("schedule", "run")
    assert done.code == 8
    assert "no brief of briefgen.toml has a schedule" in done.err
    assert 'schedule = "0 7 * * mon-fri"' in done.err


def test_a_second_service_of_the_same_folder_is_refused(desk: Path, run: Run) -> None:
    health.write(desk / ".briefgen", {"pid": 4711})
    with lock(desk / ".briefgen", "\0schedule"):
        done = run("schedule", "run", "--due")
    assert done.code == 8
    assert "is run by another process" in done.err


def test_a_damaged_file_is_told_by_status_and_mended_by_the_service(desk: Path, run: Run) -> None:
    (desk / ".briefgen").mkdir()
    (desk / ".briefgen" / "schedule.sqlite3").write_bytes(b"no database" * 500)
    assert run("schedule", "status").code == 8
    done = run("schedule", "run", "--due")
    assert "schedule.sqlite3.broken" in done.out
    assert "harbour: published edition 1" in done.out


# ---------------------------------------------------------------- a service with real builds


@posix
def test_a_service_builds_reads_new_settings_and_ends_when_it_is_told(desk: Path) -> None:
    command = [sys.executable, "-m", "briefgen", "schedule", "run"]
    service = subprocess.Popen(command, cwd=desk, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        page = desk / "out" / "harbour.docx"
        _until(page.is_file)
        _until(lambda: (kept(desk / ".briefgen").get("harbour") or _NEW).result is not None)
        assert health.alive(health.read(desk / ".briefgen"), clock.now())
        text = (desk / "briefgen.toml").read_text()
        (desk / "briefgen.toml").write_text(text.replace("byhand]", 'byhand]\nevery = "1h"'))
        _until(lambda: "byhand" in kept(desk / ".briefgen"))
        service.send_signal(signal.SIGTERM)
        output, _ = service.communicate(timeout=60)
    finally:
        service.kill()
        service.communicate()
    assert service.returncode == 0
    assert "briefgen.toml was read again" in output
    assert output.rstrip().endswith("stopped")
    row = kept(desk / ".briefgen")["byhand"]
    assert not row.running


@posix
def test_a_service_started_with_nohup_outlives_its_terminal(desk: Path) -> None:
    (desk / "briefgen.toml").write_text(SETTINGS.replace('every = "1d"', 'schedule = "0 7 1 1 *"'))
    command = [sys.executable, "-m", "briefgen", "schedule", "run"]
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        service = subprocess.Popen(command, cwd=desk, stdout=subprocess.PIPE, text=True)
    finally:
        signal.signal(signal.SIGHUP, before)
    _until(lambda: health.read(desk / ".briefgen").get("status") == "ok")
    service.send_signal(signal.SIGHUP)
    time.sleep(1.5)
    assert service.poll() is None
    service.send_signal(signal.SIGTERM)
    output, _ = service.communicate(timeout=60)
    assert output.rstrip().endswith("stopped")


@posix
def test_a_service_that_is_killed_in_a_real_build_resumes_and_leaves_a_whole_page(desk: Path) -> None:
    command = [sys.executable, "-m", "briefgen", "schedule", "run"]
    service = subprocess.Popen(command, cwd=desk, stdout=subprocess.DEVNULL)
    try:
        _until(lambda: (kept(desk / ".briefgen").get("harbour") or _NEW).running)
    finally:
        service.kill()
        service.wait()
    done = subprocess.run(
        [*command, "--due"], cwd=desk, capture_output=True, text=True, check=True, timeout=120
    )
    assert "harbour: warning: the run before was cut off; it is built now" in done.stdout
    row = kept(desk / ".briefgen")["harbour"]
    assert (row.running, row.failures, row.attempt) == (False, 0, 0)
    with zipfile.ZipFile(desk / "out" / "harbour.docx") as page:
        assert page.testzip() is None
    assert [path for path in (desk / "out").iterdir() if path.name.startswith(".")] == []


@posix
def test_a_build_ends_with_the_service_that_has_started_it(desk: Path) -> None:
    service = subprocess.Popen(
        [sys.executable, "-m", "briefgen", "schedule", "run"], cwd=desk, stdout=subprocess.DEVNULL
    )
    try:
        _until(lambda: bool(_builders(desk)))
        (builder,) = _builders(desk)
        assert not gone(builder, seconds=0.3)
    finally:
        service.kill()
        service.wait()
    assert gone(builder, seconds=20)
    assert not (desk / "out").exists()  # it was ended, and has not come to its end


@posix
def test_what_is_to_follow_a_publication_does_so_though_the_service_is_killed(desk: Path) -> None:
    follows = (
        "import pathlib, time; pathlib.Path('begun').touch(); time.sleep(2); pathlib.Path('done').touch()"
    )
    words = json.dumps([sys.executable, "-c", follows])
    text = (desk / "briefgen.toml").read_text()
    (desk / "briefgen.toml").write_text(text.replace('every = "1d"', f'every = "1d"\non_publish = {words}'))
    service = subprocess.Popen(
        [sys.executable, "-m", "briefgen", "schedule", "run"], cwd=desk, stdout=subprocess.DEVNULL
    )
    try:
        _until((desk / "begun").is_file)
        (builder,) = _builders(desk)
    finally:
        service.kill()
        service.wait()
    _until((desk / "done").is_file)
    assert gone(builder, seconds=20)


def _builders(folder: Path) -> list[int]:
    """Return the numbers of the processes that build a brief of this folder now."""
    found = []
    for path in (folder / ".briefgen" / "locks").glob("harbour-*.json"):
        with contextlib.suppress(OSError, ValueError):  # it has just ended, or only begins
            found.append(int(json.loads(path.read_text(encoding="utf-8"))["process"]))
    return found


_NEW = Row(name="", rule="", due=datetime(2026, 1, 1, tzinfo=UTC))


def _until(there: Callable[[], bool]) -> None:
    until = time.monotonic() + 60
    while not there():
        assert time.monotonic() < until
        time.sleep(0.1)

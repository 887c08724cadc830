"""Real processes: what a build prints is understood, and a real service ends and resumes well."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.schedule import Processes, Result, build_command, health, kept, result_of
from tests.support.processes import gone

ROOT = Path(__file__).parent.parent.parent
posix = pytest.mark.skipif(os.name != "posix", reason="needs the signals of a POSIX system")


def ended(program: str, folder: Path, limit: float = 30.0) -> Result:
    """Return what becomes of a run of this program."""
    runner = Processes(lambda name: [sys.executable, "-c", program, name], folder, limit)
    runner.start("asia")
    return waited(runner)[0][1]


def waited(runner: Processes, seconds: float = 30.0) -> list[tuple[str, Result]]:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        runner.wait(0.5)
        if over := runner.ended():
            return over
    raise AssertionError("no run has ended")


# ---------------------------------------------------------------- what a build says


def said(exit_code: int = 0, **brief: object) -> Result:
    return result_of(
        exit_code, json.dumps({"briefs": [{"name": "asia", **brief}], "exit_code": exit_code}), ""
    )


def test_a_new_edition_is_told_with_its_number_and_reasons() -> None:
    result = said(edition=4, published=True, path="/out/asia.docx", why=["a new point", "a changed figure"])
    assert result.outcome == "published"
    assert result.words() == "edition 4: /out/asia.docx (a new point; a changed figure)"


def test_a_page_with_warnings_is_published_all_the_same() -> None:
    result = said(3, edition=4, published=True, path="/out/asia.docx", why=[], warnings=["x: no text"])
    assert (result.outcome, result.exit_code, result.warnings) == ("published", 3, 1)


@pytest.mark.parametrize("code", [10, 3, 0])
def test_nothing_new_is_no_failure_and_says_why(code: int) -> None:
    result = said(code, edition=3, published=False, why=["nothing material has changed"])
    assert (result.outcome, result.words()) == ("unchanged", "nothing material has changed")
    assert not result.may_pass


def test_an_error_is_told_in_its_own_words() -> None:
    result = said(7, error={"message": "page.docx is open in Word", "hint": "Close it."})
    assert (result.outcome, result.message, result.hint) == (
        "failed",
        "page.docx is open in Word",
        "Close it.",
    )
    assert result.may_pass


def test_an_error_before_any_brief_is_told_too() -> None:
    result = result_of(2, json.dumps({"error": {"message": "no such brief", "hint": ""}, "exit_code": 2}), "")
    assert (result.outcome, result.exit_code, result.message) == ("failed", 2, "no such brief")
    assert not result.may_pass


@given(st.integers(-15, 255), st.text() | st.binary().map(repr), st.text())
def test_whatever_a_program_prints_is_a_result(code: int, printed: str, told: str) -> None:
    result = result_of(code, printed, told)
    assert result.words() or result.outcome != "failed"
    assert Result.from_data(json.loads(json.dumps(result.as_data()))) == result


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
            st.sampled_from(["briefs", "error", "why", "path", "published", "edition"]), inner, max_size=4
        ),
        max_leaves=10,
    )
)  # fmt: skip
def test_whatever_json_a_program_prints_is_a_result(value: object) -> None:
    assert result_of(0, json.dumps(value), "").outcome in {"published", "unchanged", "failed"}


# ---------------------------------------------------------------- processes


def test_a_crash_is_a_failure_with_the_last_words(tmp_path: Path) -> None:
    result = ended("raise ValueError('out of paper')", tmp_path)
    assert (result.outcome, result.exit_code, result.message) == ("failed", 1, "ValueError: out of paper")


@posix
def test_a_process_that_is_killed_is_a_failure(tmp_path: Path) -> None:
    result = ended("import os; os.kill(os.getpid(), 9)", tmp_path)
    assert (result.outcome, result.message) == ("failed", "the run was ended by signal 9")
    assert result.may_pass


def test_a_run_that_hangs_is_ended_with_all_that_it_has_started(tmp_path: Path) -> None:
    program = (
        "import subprocess, sys, time, pathlib;"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']);"
        "pathlib.Path('child').write_text(str(child.pid));"
        "time.sleep(60)"
    )
    begun = time.monotonic()
    result = ended(program, tmp_path, limit=2.0)
    assert time.monotonic() - begun < 20
    assert result.message == "the run took more than 2 seconds and was ended"
    if os.name == "posix":
        assert gone(int((tmp_path / "child").read_text()))


@pytest.mark.parametrize("command", [["/no/such/program"], [sys.executable, "a\0b"]])
def test_what_can_not_be_started_is_a_failure(tmp_path: Path, command: list[str]) -> None:
    runner = Processes(lambda _: command, tmp_path)
    runner.start("asia")
    ((name, result),) = waited(runner)
    assert (name, result.outcome) == ("asia", "failed")
    assert result.message.startswith("the build can not be started")


def test_a_program_that_prints_without_end_for_a_while_does_not_block(tmp_path: Path) -> None:
    result = ended("import sys; sys.stderr.write('x' * 5_000_000); sys.exit(3)", tmp_path)
    assert (result.outcome, result.exit_code, len(result.message)) == ("failed", 3, 500)


def test_a_wait_ends_when_someone_wakes_it(tmp_path: Path) -> None:
    runner = Processes(lambda _: [], tmp_path)
    threading.Timer(0.2, runner.wake).start()
    begun = time.monotonic()
    runner.wait(20)
    assert time.monotonic() - begun < 10
    assert runner.ended() == []


def test_what_lies_in_the_folder_is_not_imported(tmp_path: Path) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('a stranger')")
    (tmp_path / "briefgen").mkdir()
    (tmp_path / "briefgen.toml").write_text("[briefs.asia]\nsources = 'a.txt'\n")
    runner = Processes(build_command(tmp_path / "briefgen.toml"), tmp_path)
    runner.start("asia")
    ((_, result),) = waited(runner, 60)
    assert "none of its sources is there" in result.message


# ---------------------------------------------------------------- a real service


class Real:
    """A service as a process of its own."""

    def __init__(self, folder: Path, seconds: float, *names: str) -> None:
        self.folder = folder
        command = [
            sys.executable,
            str(ROOT / "tests" / "support" / "service.py"),
            str(folder),
            str(seconds),
            *names,
        ]
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True)

    def runs(self) -> list[str]:
        path = self.folder / "runs"
        return path.read_text().splitlines() if path.exists() else []

    def until(self, count: int) -> None:
        """Wait until so many lines are noted."""
        until = time.monotonic() + 60
        while len(self.runs()) < count:
            assert time.monotonic() < until, self.runs()
            time.sleep(0.05)

    def end(self, number: int) -> str:
        self.process.send_signal(number)
        output, _ = self.process.communicate(timeout=60)
        return output


@pytest.fixture
def services() -> Iterator[list[Real]]:
    started: list[Real] = []
    yield started
    for one in started:
        one.process.kill()
        one.process.communicate()


@posix
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_run_in_hand_is_finished_when_the_service_is_to_end(
    tmp_path: Path, services: list[Real], number: int
) -> None:
    service = Real(tmp_path, 2.0, "a", "b")
    services.append(service)
    service.until(1)
    output = service.end(number)
    assert service.process.returncode == 0
    assert service.runs() == ["begin a", "end a"]
    assert "a: published edition 1: page.docx" in output
    assert output.rstrip().endswith("stopped")
    assert health.read(tmp_path / ".briefgen")["status"] == "stopped"


@posix
def test_a_second_ctrl_c_ends_the_run_too(tmp_path: Path, services: list[Real]) -> None:
    service = Real(tmp_path, 60.0, "a")
    services.append(service)
    service.until(1)
    service.process.send_signal(signal.SIGINT)
    time.sleep(0.5)
    output = service.end(signal.SIGINT)
    assert service.runs() == ["begin a"]
    assert "the run was ended by signal 9" in output


@posix
def test_a_service_that_was_killed_begins_again_what_it_had_in_hand(
    tmp_path: Path, services: list[Real]
) -> None:
    service = Real(tmp_path, 1.0, "a", "b")
    services.append(service)
    service.until(1)
    service.end(signal.SIGKILL)
    assert kept(tmp_path / ".briefgen")["a"].running
    again = Real(tmp_path, 0.0, "a", "b")
    services.append(again)
    again.until(6)  # the run that nobody waits for any more ends by itself
    output = again.end(signal.SIGTERM)
    assert "a: warning: the run before was cut off; it is built now" in output
    assert sorted(again.runs()) == ["begin a", "begin a", "begin b", "end a", "end a", "end b"]


@posix
def test_a_service_that_is_killed_time_and_again_leaves_its_file_whole(
    tmp_path: Path, services: list[Real]
) -> None:
    instants = random.Random(7)  # noqa: S311 - the same instants each time
    for _ in range(6):
        service = Real(tmp_path, 0.05, *"abcdefgh")
        services.append(service)
        time.sleep(0.2 + instants.random())
        service.end(signal.SIGKILL)
    last = Real(tmp_path, 0.0, *"abcdefgh")
    services.append(last)
    until = time.monotonic() + 60
    while not all_done(tmp_path):
        assert time.monotonic() < until, kept(tmp_path / ".briefgen")
        time.sleep(0.2)
    last.end(signal.SIGTERM)
    assert {f"end {name}" for name in "abcdefgh"} <= set(last.runs())
    assert not (tmp_path / ".briefgen" / "schedule.sqlite3.broken").exists()


def all_done(folder: Path) -> bool:
    rows = kept(folder / ".briefgen").values()
    return len(rows) == 8 and all(row.result and not row.running for row in rows)

"""``briefgen schedule install``: what other schedulers are given, and how it is taken back."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.commands import Done, runner
from tests.support.desk import fill

Run = Callable[..., Done]
posix = pytest.mark.skipif(os.name != "posix", reason="needs programs that are scripts of a shell")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with three briefs, in which the commands are given."""
    fill(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(desk: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run commands in that folder."""
    assert desk.is_dir()
    return runner(capsys)


def test_print_shows_every_file_and_writes_none(desk: Path, run: Run) -> None:
    before = sorted(desk.rglob("*"))
    for kind in ("--systemd", "--cron", "--launchd", "--windows"):
        done = run("schedule", "install", kind, "--print")
        assert done.code == 0
        assert "--once=harbour" in done.out or "--due" in done.out
    assert sorted(desk.rglob("*")) == before


def test_systemds_units_are_written_where_it_looks(
    run: Run, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path_factory.mktemp("config")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home))
    done = run("schedule", "install", "--systemd")
    units = sorted(path.suffix for path in (home / "systemd" / "user").iterdir())
    assert units == [".service", ".service", ".timer", ".timer"]
    assert "To begin:\n  systemctl --user daemon-reload\n" in done.out
    assert "To undo it:\n  briefgen schedule install --systemd --remove --config /" in done.out


def test_a_folder_that_can_not_be_written_is_told(
    desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(desk / "briefgen.toml"))
    done = run("schedule", "install", "--systemd")
    assert done.code == 8
    assert "can not be written" in done.err


@posix
def test_the_crontab_gets_our_lines_once_and_keeps_all_others(
    run: Run, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs = tmp_path_factory.mktemp("bin")
    table = programs / "table"
    (programs / "crontab").write_text(
        f'#!/bin/sh\nif [ "$1" = - ]; then cat > {table}; exit; fi\n'
        f'cat {table} 2>/dev/null || {{ echo "no crontab for me" >&2; exit 1; }}\n'
    )
    (programs / "crontab").chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}:{os.environ['PATH']}")
    assert run("schedule", "install", "--cron").code == 0
    ours = table.read_text()
    table.write_text("1 1 * * * /bin/true\n" + ours)
    assert run("schedule", "install", "--cron").code == 0
    assert table.read_text() == "1 1 * * * /bin/true\n" + ours
    shown = run("schedule", "install", "--cron", "--remove", "--print").out
    assert [line.removeprefix("would be removed: ") for line in shown.splitlines()] == ours.splitlines()
    assert run("schedule", "install", "--cron", "--remove").code == 0
    assert table.read_text() == "1 1 * * * /bin/true\n"
    assert "Nothing is there" in run("schedule", "install", "--cron", "--remove").out


# ---------------------------------------------------------------- what an earlier install has left


@dataclass
class Computer:
    """Where schedulers look for files, and stand-ins for their programs, which note what they are asked."""

    home: Path
    repository: Path

    def asked(self) -> list[str]:
        path = self.home / "asked"
        return path.read_text().splitlines() if path.exists() else []

    def files(self, kind: str) -> list[str]:
        return sorted(path.name for path in self.folder(kind).glob("*") if path.is_file())

    def folder(self, kind: str) -> Path:
        return {
            "systemd": self.home / ".config" / "systemd" / "user",
            "launchd": self.home / "Library" / "LaunchAgents",
            "windows": self.repository / ".briefgen" / "tasks",
            "github": self.repository / ".github" / "workflows",
        }[kind]


@pytest.fixture
def computer(
    desk: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Computer:
    home = tmp_path_factory.mktemp("home")
    for name in ("systemctl", "launchctl", "schtasks"):
        program = home / "bin" / name
        program.parent.mkdir(exist_ok=True)
        program.write_text(f"#!/bin/sh\nprintf '%s\\n' \"{name} $*\" >> {home}/asked\n")
        program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{home / 'bin'}:{os.environ['PATH']}")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    (desk / ".git").mkdir()
    return Computer(home, desk)


KINDS = {
    "systemd": "systemctl --user disable --now briefgen-harbour-",
    "launchd": f"launchctl bootout gui/{os.getuid() if os.name == 'posix' else 0}/briefgen-",
    "windows": "schtasks /Delete /F /TN briefgen\\briefgen-",
    "github": "",
}


@posix
@pytest.mark.parametrize("kind", KINDS)
def test_what_was_installed_is_taken_back_and_nothing_else(
    desk: Path, run: Run, computer: Computer, kind: str
) -> None:
    folder = computer.folder(kind)
    folder.mkdir(parents=True)
    others = ["briefgen-mine.timer", "briefgen-mine.plist", "briefgen-mine.xml", "briefgen-mine.yml"]
    for name in others:
        (folder / name).write_text("somebody else's")
    assert run("schedule", "install", f"--{kind}").code == 0
    ours = sorted(set(computer.files(kind)) - set(others))
    assert ours

    shown = run("schedule", "install", f"--{kind}", "--remove", "--print").out
    assert sorted(Path(line).name for line in shown.splitlines()) == ours
    assert computer.asked() == []

    (desk / "briefgen.toml").unlink()  # what is gone can be taken back too
    done = run("schedule", "install", f"--{kind}", "--remove")
    assert done.code == 0, done.err
    assert computer.files(kind) == sorted(others)
    assert any(line.startswith(KINDS[kind]) for line in [*computer.asked(), ""])
    assert "Nothing is there" in run("schedule", "install", f"--{kind}", "--remove").out


@posix
@pytest.mark.parametrize("kind", ["systemd", "launchd", "windows"])
def test_a_brief_that_is_renamed_or_gone_leaves_nothing_behind(
    desk: Path, run: Run, computer: Computer, kind: str
) -> None:
    text = (desk / "briefgen.toml").read_text().replace('timezone = "Europe/Berlin"\n', "")
    (desk / "briefgen.toml").write_text(text)
    run("schedule", "install", f"--{kind}")
    before = computer.files(kind)
    assert any("-later-" in name for name in before)
    (desk / "briefgen.toml").write_text(text.split("[briefs.later]")[0].replace("harbour", "port"))
    done = run("schedule", "install", f"--{kind}")
    assert done.code == 0
    assert all("-port-" in name for name in computer.files(kind))
    assert all(f"{name}\n" in done.out for name in before)  # told that they are removed
    assert len(computer.asked()) >= 1


@posix
def test_a_unit_that_was_enabled_leaves_no_link_behind_where_systemctl_can_not_be_asked(
    run: Run, computer: Computer
) -> None:
    run("schedule", "install", "--systemd")
    wants = computer.folder("systemd") / "timers.target.wants"
    wants.mkdir()
    (timer,) = (path for path in computer.folder("systemd").glob("briefgen-harbour-*.timer"))
    (wants / timer.name).symlink_to(timer)
    (computer.home / "bin" / "systemctl").write_text("#!/bin/sh\necho no bus >&2\nexit 1\n")
    done = run("schedule", "install", "--systemd", "--remove")
    assert done.code == 0
    assert "warning: systemctl --user disable --now briefgen-harbour-" in done.err
    assert "did not work: no bus" in done.err
    assert list(wants.iterdir()) == []


@posix
def test_a_file_of_somebody_else_is_never_replaced(run: Run, computer: Computer) -> None:
    flow = computer.folder("github") / "briefgen.yml"
    flow.parent.mkdir(parents=True)
    flow.write_text("name: mine\n")
    done = run("schedule", "install", "--github")
    assert done.code == 8
    assert "was not written for these settings" in done.err
    assert flow.read_text() == "name: mine\n"


def test_a_computer_without_cron_says_what_to_do(
    desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(desk))
    done = run("schedule", "install", "--cron")
    assert done.code == 8
    assert "--print" in done.err

"""Full disks, folders that may not be written, two processes at once: real ones, not simulated."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from briefgen.editions import Editions, HeldError, Record, lock
from briefgen.errors import PublishError
from tests.support.disks import small_disk_at

DAY = date(2026, 11, 20)
BRIEF = "morning"
NOBODY = 65534
on_posix = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX system's limits and permissions")

# Publishes a page as another user, and prints what the user would read.
PUBLISH = """
import os, sys
from datetime import date
from pathlib import Path
from briefgen.editions import Editions, Record, lock
from briefgen.errors import PublishError
state, page, user = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
if user:
    os.setuid(user)
try:
    with lock(state, "morning"):
        Editions(state).publish("morning", {page: b"new"}, Record(as_of=date(2026, 11, 20), evidence=b"{}"))
except PublishError as error:
    print(error.message, error.hint, sep="\\n")
"""
# Takes the lock of a brief, says so, and keeps it until it is killed.
HOLD = """
import sys, time
from pathlib import Path
from briefgen.editions import lock
with lock(Path(sys.argv[1]), "morning"):
    print("held", flush=True)
    time.sleep(60)
"""
# Publishes twenty editions, each under the lock.
MANY = """
import sys
from datetime import date
from pathlib import Path
from briefgen.editions import Editions, Record, lock
root, name = Path(sys.argv[1]), sys.argv[2]
store = Editions(root / ".briefgen")
for number in range(20):
    with lock(root / ".briefgen", name, 60):
        store.repair(name)
        page = f"{name} {store.next_number(name)}".encode()
        store.publish(name, {root / f"{name}.docx": page}, Record(as_of=date(2026, 11, 20), evidence=b"{}"))
"""


def record(size: int = 0) -> Record:
    return Record(as_of=DAY, evidence=b"{}", template={"house.docx": os.urandom(size)})


def run(program: str, *words: object) -> str:
    command = [sys.executable, "-c", program, *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return done.stdout


# ---------------------------------------------------------------- full disks


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk_at(tmp_path / "disk", 400) as disk:
        yield disk


def test_when_the_disk_of_the_store_is_full_nothing_is_published(small_disk: Path, tmp_path: Path) -> None:
    store = Editions(small_disk / ".briefgen")
    page = tmp_path / "page.docx"
    store.publish(BRIEF, {page: b"first"}, record(50_000))
    with pytest.raises(PublishError) as caught:
        store.publish(BRIEF, {page: b"second"}, record(400_000))
    assert "is full; nothing was changed" in caught.value.message
    assert page.read_bytes() == b"first"
    assert store.repair(BRIEF) is None
    assert [entry.number for entry in store.history(BRIEF)] == [1]
    assert store.publish(BRIEF, {page: b"second"}, record(50_000)).edition == 2


def test_when_the_disk_of_the_page_is_full_the_store_knows_of_no_edition(
    small_disk: Path, tmp_path: Path
) -> None:
    store = Editions(tmp_path / ".briefgen")
    page = small_disk / "page.docx"
    store.publish(BRIEF, {page: b"first"}, record())
    with pytest.raises(PublishError, match="is full; nothing was changed"):
        store.publish(BRIEF, {page: b"second" * 100_000}, record())
    assert page.read_bytes() == b"first"
    assert [path.name for path in small_disk.iterdir()] == ["page.docx"]
    assert store.repair(BRIEF) is None
    assert store.next_number(BRIEF) == 2


def test_when_both_lie_on_a_disk_that_fills_up_the_old_page_stays_and_the_next_run_works(
    small_disk: Path,
) -> None:
    store = Editions(small_disk / ".briefgen")
    page = small_disk / "page.docx"
    store.publish(BRIEF, {page: b"first"}, record())
    # At each size the disk fills up at another moment: beside the page, in the store, at the mark.
    failed = 0
    for size in range(20_000, 400_000, 10_000):
        before, number = page.read_bytes(), store.next_number(BRIEF)
        try:
            store.publish(BRIEF, {page: os.urandom(size)}, record())
        except PublishError:
            failed += 1
            if store.next_number(BRIEF) > number:  # only the mark found no room
                assert page.read_bytes() != before
                done = store.repair(BRIEF)
                assert done
                assert done.placed
        assert page.read_bytes() == store.content(store.history(BRIEF)[-1].docx_sha256)
        assert sorted(path.name for path in small_disk.iterdir()) == [".briefgen", "page.docx"]
        store.prune(BRIEF, 1)
    assert failed > 5
    assert store.publish(BRIEF, {page: b"last"}, record()).edition == store.history(BRIEF)[-1].number


# ---------------------------------------------------------------- folders that may not be written


@pytest.fixture
def others_folder() -> Iterator[Path]:
    """Make a folder that another user may see and enter."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@on_posix
def test_a_state_folder_that_may_not_be_made_is_named(others_folder: Path) -> None:
    others_folder.chmod(0o555)
    said = run(PUBLISH, others_folder / ".briefgen", others_folder / "page.docx", _other())
    others_folder.chmod(0o755)
    first, hint = said.splitlines()
    assert str(others_folder) in first
    assert "can not be written" in first
    assert "where you may write" in hint
    assert list(others_folder.iterdir()) == []


@on_posix
def test_a_store_of_somebody_else_is_named_and_can_still_be_read(others_folder: Path) -> None:
    state, page = others_folder / ".briefgen", others_folder / "page.docx"
    Editions(state).publish(BRIEF, {page: b"first"}, record())
    with lock(state, BRIEF):  # leaves its file behind
        pass
    for path in (page, state / "editions.sqlite3", *(state / "locks").iterdir()):
        path.chmod(0o666 if path.suffix in (".docx", ".lock") else 0o644)
    (state / "locks").chmod(0o777)
    others_folder.chmod(0o777)
    said = run(PUBLISH, state, page, _other())
    assert f"{state / 'editions.sqlite3'} can not be written" in said
    assert page.read_bytes() == b"first"
    read = "import os, sys; from pathlib import Path; from briefgen.editions import Editions\n"
    read += "os.setuid(int(sys.argv[2]))\nprint(Editions(Path(sys.argv[1])).latest('morning').number)"
    assert run(read, state, _other() or os.getuid()) == "1\n"


def _other() -> int:
    return NOBODY if hasattr(os, "getuid") and os.getuid() == 0 else 0


# ---------------------------------------------------------------- two at once


def test_a_second_run_of_a_brief_is_told_who_has_it(tmp_path: Path) -> None:
    with held(tmp_path) as process:
        started = time.monotonic()
        with pytest.raises(HeldError) as caught, lock(tmp_path, BRIEF, 0.3):
            pass
        assert 0.3 <= time.monotonic() - started < 5
        assert "morning is being built by another process" in caught.value.message
        assert f"number {process.pid} on " in caught.value.message
        with lock(tmp_path, "evening"):  # another brief does not wait
            pass


def test_a_lock_dies_with_its_process(tmp_path: Path) -> None:
    with held(tmp_path):
        pass
    with lock(tmp_path, BRIEF, 5):
        pass


def test_a_lock_is_given_back_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="whatever"), lock(tmp_path, BRIEF):
        raise ValueError("whatever")
    with lock(tmp_path, BRIEF):
        pass


@pytest.mark.parametrize("name", ["a/b", "..", "über uns", "x" * 300, "con", "a b", "A B"])
def test_a_brief_of_any_name_can_be_locked(tmp_path: Path, name: str) -> None:
    with lock(tmp_path, name), pytest.raises(HeldError), lock(tmp_path, name):
        pass
    assert {path.parent.name for path in tmp_path.rglob("*.lock")} == {"locks"}


class held:  # noqa: N801 - a context manager, used as a word
    """A process that holds the lock of a brief until the block ends; then it is killed."""

    def __init__(self, folder: Path) -> None:
        command = [sys.executable, "-c", HOLD, str(folder)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE)

    def __enter__(self) -> subprocess.Popen[bytes]:
        assert self.process.stdout
        assert self.process.stdout.readline().strip() == b"held"
        return self.process

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.communicate()


def test_processes_that_publish_at_once_do_not_get_in_each_others_way(tmp_path: Path) -> None:
    names = [BRIEF, BRIEF, "evening"]
    processes = [
        subprocess.Popen([sys.executable, "-c", MANY, str(tmp_path), name], stderr=subprocess.PIPE)
        for name in names
    ]
    assert [process.communicate()[1] for process in processes] == [b"", b"", b""]
    store = Editions(tmp_path / ".briefgen")
    assert [entry.number for entry in store.history(BRIEF)] == list(range(1, 41))
    assert [entry.number for entry in store.history("evening")] == list(range(1, 21))
    assert (tmp_path / "morning.docx").read_bytes() == b"morning 40"
    assert (tmp_path / "evening.docx").read_bytes() == b"evening 20"


def test_a_store_that_another_program_keeps_busy_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefgen.editions.database._PATIENCE", 0.2)
    store = Editions(tmp_path / ".briefgen")
    store.publish(BRIEF, {tmp_path / "page.docx": b"first"}, record())
    other = sqlite3.connect(store.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(PublishError, match="in use by another program"):
        store.publish(BRIEF, {tmp_path / "page.docx": b"second"}, record())
    other.close()
    assert (tmp_path / "page.docx").read_bytes() == b"first"
    assert store.publish(BRIEF, {tmp_path / "page.docx": b"second"}, record()).edition == 2

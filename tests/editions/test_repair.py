"""Crashes: whatever the instant, the next run finds the store and the output whole, or makes them so."""

from __future__ import annotations

import io
import os
import sqlite3
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest

from briefgen.editions import Editions, Record
from briefgen.errors import PublishError

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 20)
BRIEF = "morning"
PROGRAM = """
import os, sys
from datetime import date
from pathlib import Path
from briefgen.editions import Editions, Record
# The process ends as by kill -9, before the event that the last word counts: three renames, three removals.
seen = 0
def look(event, arguments):
    global seen
    if event in ("os.rename", "os.remove"):
        seen += 1
        if seen == int(sys.argv[2]):
            os._exit(9)
sys.addaudithook(look)
root = Path(sys.argv[1])
files = {root / name: (root / "next" / name).read_bytes() for name in sys.argv[3:]}
record = Record(as_of=date(2026, 11, 20), evidence=b"{}", parent=1)
Editions(root / ".briefgen").publish("morning", files, record)
"""
NAMES = ("page.docx", "page.evidence.json", "page.md")


def page(*lines: str) -> bytes:
    """Return a Word file, as far as its words go."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
        package.writestr("word/document.xml", f"<w:document>{body}</w:document>")
    return out.getvalue()


OLD = {NAMES[0]: page("The same.", "Old.", "As before."), NAMES[1]: b"{}", NAMES[2]: b"The same.\nOld."}
NEW = {NAMES[0]: page("The same.", "New.", "As now."), NAMES[1]: b'{"n": 2}', NAMES[2]: b"The same.\nNew."}


@pytest.fixture
def store(tmp_path: Path) -> Editions:
    """Return a store with one edition, and lay the files of the next one ready."""
    store = Editions(tmp_path / ".briefgen")
    files = {tmp_path / name: data for name, data in OLD.items()}
    store.publish(BRIEF, files, Record(as_of=DAY, evidence=b"{}"))
    (tmp_path / "next").mkdir()
    for name, data in NEW.items():
        (tmp_path / "next" / name).write_bytes(data)
    return store


def die(store: Editions, at: int) -> None:
    """Publish the next edition in a process that dies before a rename (1 to 3) or a removal (4 to 6)."""
    command = [sys.executable, "-c", PROGRAM, str(store.folder.parent), str(at), *NAMES]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (9, "")


def contents(store: Editions) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in store.folder.parent.iterdir() if path.is_file()}


@pytest.mark.parametrize("at", [1, 2, 3, 4, 6])
def test_what_was_begun_is_finished(store: Editions, at: int) -> None:
    die(store, at)
    assert [entry.number for entry in store.history(BRIEF)] == [1]
    assert contents(store) != NEW
    done = store.repair(BRIEF)
    assert done
    assert (done.number, done.placed) == (2, True)
    assert done.paths == tuple(str(store.folder.parent / name) for name in NAMES)
    assert contents(store) == NEW
    assert [entry.number for entry in store.history(BRIEF)] == [1, 2]
    assert store.repair(BRIEF) is None
    assert store.changed(BRIEF) == {}


def test_nothing_can_be_published_before_the_repair(store: Editions) -> None:
    die(store, 1)
    with pytest.raises(PublishError, match="edition 2 of morning was begun and is not finished"):
        store.publish(BRIEF, {store.folder.parent / "page.docx": b"x"}, Record(as_of=DAY, evidence=b"{}"))
    assert contents(store)["page.docx"] == OLD["page.docx"]


def test_a_page_that_was_deleted_in_between_does_not_stop_it(store: Editions) -> None:
    die(store, 2)
    (store.folder.parent / "page.docx").unlink()
    assert store.repair(BRIEF)
    assert contents(store) == NEW


@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_person_who_changed_the_old_page_keeps_it_and_all_that_belongs_to_it(
    store: Editions, at: int
) -> None:
    die(store, at)
    theirs = page("The same.", "Old, said otherwise.", "As before.")
    (store.folder.parent / "page.docx").write_bytes(theirs)
    done = store.repair(BRIEF)
    assert done
    assert not done.placed
    assert contents(store) == OLD | {"page.docx": theirs}
    assert [entry.number for entry in store.history(BRIEF)] == [1]
    assert store.changed(BRIEF) == {store.folder.parent / "page.docx": theirs}
    assert store.next_number(BRIEF) == 2


def test_a_person_who_changed_the_new_page_before_it_was_noted_keeps_it(store: Editions) -> None:
    die(store, 4)
    theirs = page("The same.", "New.", "As now, said otherwise.")
    (store.folder.parent / "page.docx").write_bytes(theirs)
    done = store.repair(BRIEF)
    assert done
    assert done.placed
    assert contents(store) == NEW | {"page.docx": theirs}
    assert [entry.number for entry in store.history(BRIEF)] == [1, 2]
    assert store.changed(BRIEF) == {store.folder.parent / "page.docx": theirs}


def test_a_person_who_changed_another_file_keeps_it(store: Editions) -> None:
    die(store, 2)
    (store.folder.parent / "page.md").write_bytes(b"The same.\nMine.")
    done = store.repair(BRIEF)
    assert done
    assert not done.placed
    assert contents(store) == OLD | {"page.md": b"The same.\nMine."}


def test_a_file_that_is_no_page_any_more_is_left_alone(store: Editions) -> None:
    die(store, 2)
    (store.folder.parent / "page.docx").write_bytes(b"PK\x03\x04 torn")
    done = store.repair(BRIEF)
    assert done
    assert not done.placed
    assert contents(store) == OLD | {"page.docx": b"PK\x03\x04 torn"}


def test_a_page_that_is_open_in_word_waits(store: Editions) -> None:
    die(store, 2)
    lock = store.folder.parent / "~$page.docx"
    lock.write_bytes(b"")
    with pytest.raises(PublishError, match="open in Word"):
        store.repair(BRIEF)
    lock.unlink()
    assert store.repair(BRIEF)
    assert contents(store) == NEW


def test_a_page_that_is_saved_in_the_last_moment_is_left_and_no_edition_is_begun(store: Editions) -> None:
    # A person saves it after the edition went to the store, before the first of its files takes its place.
    root = store.folder.parent
    program = PROGRAM.replace("os._exit(9)", "(root / 'page.docx').write_bytes(b'theirs')")
    command = [sys.executable, "-c", program, str(root), "1", *NAMES]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "page.docx was changed while the new edition was being made" in done.stderr
    assert contents(store) == OLD | {"page.docx": b"theirs"}
    assert store.repair(BRIEF) is None
    assert store.changed(BRIEF) == {root / "page.docx": b"theirs"}
    assert store.next_number(BRIEF) == 2


def test_a_failed_publication_leaves_no_edition(store: Editions) -> None:
    root = store.folder.parent
    (root / "~$page.docx").write_bytes(b"")
    size = store.path.stat().st_size
    with pytest.raises(PublishError, match="open in Word"):
        store.publish(BRIEF, {root / "page.docx": b"n" * 9000}, Record(as_of=DAY, evidence=b"{}", parent=1))
    (root / "~$page.docx").unlink()
    assert store.repair(BRIEF) is None
    assert contents(store) == OLD
    assert store.next_number(BRIEF) == 2
    with sqlite3.connect(store.path) as connection:
        query = "SELECT count(*) FROM objects WHERE id NOT IN (SELECT object FROM files WHERE object)"
        assert connection.execute(query).fetchone() == (0,)
    connection.close()
    assert store.path.stat().st_size <= size + 16_384


@pytest.mark.slow
@pytest.mark.parametrize("words", [["--kills", "25"], ["--steps", "14", "--seed", "3"]])
def test_a_process_may_be_killed_at_any_instant(words: list[str]) -> None:
    # Full form: python benchmarks/kill.py, and the same with --steps
    command = [sys.executable, str(ROOT / "benchmarks" / "kill.py"), *words]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "store and output were whole after each of them" in done.stdout

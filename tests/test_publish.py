"""Publishing: whole or not at all, on a real file system with real faults."""

from __future__ import annotations

import hashlib
import os
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen.errors import PublishError
from briefgen.publish import ChangedError, leftovers, publish
from tests.support.disks import small_disk_at

on_posix = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX system's limits and permissions")
NOBODY = 65534

# Publishes an old and a new edition as another process does, and prints what the user would read.
PROGRAM = """
import os, resource, sys
from pathlib import Path
from briefgen.errors import PublishError
from briefgen.publish import ChangedError, leftovers, publish
folder, size, limit, user = Path(sys.argv[1]), *map(int, sys.argv[2:])
if limit:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
if user:
    os.setuid(user)
try:
    publish({folder / "page.docx": b"n" * size, folder / "page.evidence.json": b"{}"})
except PublishError as error:
    print(error.message, error.hint, sep="\\n")
"""


def pages(folder: Path, old: bytes = b"old") -> dict[Path, bytes]:
    """Put an old edition into a folder; return the new one."""
    new = {folder / "page.docx": b"new page", folder / "page.evidence.json": b"{}"}
    for path in new:
        path.write_bytes(old)
    return new


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def run_apart(folder: Path, size: int = 8, limit: int = 0, user: int = 0) -> str:
    command = [sys.executable, "-c", PROGRAM, str(folder), str(size), str(limit), str(user)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return done.stdout


# ---------------------------------------------------------------- when all goes well


def test_all_files_are_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    new = {tmp_path / "out" / "a" / "page.docx": b"page", tmp_path / "out" / "page.json": b"{}"}
    published = publish(new)
    assert {path: path.read_bytes() for path in (tmp_path / "out").rglob("*.*")} == new
    assert published.path == str(tmp_path / "out" / "a" / "page.docx")
    assert published.sha256 == hashlib.sha256(b"page").hexdigest()
    assert published.files == tuple(str(path) for path in new)


def test_an_old_edition_gives_way_to_the_new_one(tmp_path: Path) -> None:
    publish(pages(tmp_path))
    assert contents(tmp_path) == {"page.docx": b"new page", "page.evidence.json": b"{}"}


@on_posix
def test_permissions_of_the_old_file_stay_and_a_new_file_follows_the_umask(tmp_path: Path) -> None:
    new = pages(tmp_path)
    (tmp_path / "page.docx").chmod(0o640)
    (tmp_path / "page.evidence.json").unlink()
    before = os.umask(0o027)
    try:
        publish(new)
    finally:
        os.umask(before)
    assert [stat.S_IMODE(path.stat().st_mode) for path in new] == [0o640, 0o640]


@on_posix
def test_a_link_goes_on_pointing_to_where_the_page_is_kept(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    (tmp_path / "page.docx").symlink_to(kept / "page.docx")
    publish({tmp_path / "page.docx": b"page"})
    assert (tmp_path / "page.docx").is_symlink()
    assert (kept / "page.docx").read_bytes() == b"page"


# ---------------------------------------------------------------- when it does not


@pytest.mark.parametrize(
    ("name", "lock", "program"),
    [
        ("brief.docx", "~$brief.docx", "Word"),
        ("abcdef.docx", "~$abcdef.docx", "Word"),
        ("abcdefg.docx", "~$bcdefg.docx", "Word"),
        ("japan-central-asia.docx", "~$pan-central-asia.docx", "Word"),
        ("brief.docx", ".~lock.brief.docx#", "LibreOffice"),
    ],
)
def test_a_page_that_is_open_is_left_as_it_is(tmp_path: Path, name: str, lock: str, program: str) -> None:
    (tmp_path / name).write_bytes(b"old")
    (tmp_path / lock).write_bytes(b"")
    with pytest.raises(PublishError) as caught:
        publish({tmp_path / name: b"new", tmp_path / "x.json": b"{}"})
    assert f"{name} is open in {program}" in caught.value.message
    assert "Close it" in caught.value.hint
    assert contents(tmp_path) == {name: b"old", lock: b""}


def test_another_file_that_is_open_does_not_matter(tmp_path: Path) -> None:
    (tmp_path / "~$other.docx").write_bytes(b"")
    publish(pages(tmp_path))
    assert (tmp_path / "page.docx").read_bytes() == b"new page"


def test_a_folder_in_the_place_of_the_second_file_leaves_the_first_as_it_was(tmp_path: Path) -> None:
    new = pages(tmp_path)
    (tmp_path / "page.evidence.json").unlink()
    (tmp_path / "page.evidence.json").mkdir()
    with pytest.raises(PublishError, match="is a folder"):
        publish(new)
    assert contents(tmp_path) == {"page.docx": b"old"}


def test_no_page_takes_the_place_of_a_pipe_or_a_device(tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows has no pipes in its folders")
    os.mkfifo(tmp_path / "page.docx")
    with pytest.raises(PublishError, match="is a device or a pipe"):
        publish({tmp_path / "page.docx": b"new"})
    assert (tmp_path / "page.docx").is_fifo()


def test_a_file_in_the_place_of_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"a file")
    with pytest.raises(PublishError, match=r"out is a file, not a folder; nothing was changed"):
        publish({tmp_path / "out" / "page.docx": b"new"})
    with pytest.raises(PublishError, match=r"out is a file, not a folder; nothing was changed"):
        publish({tmp_path / "out" / "more" / "page.docx": b"new"})
    assert contents(tmp_path) == {"out": b"a file"}


def test_folders_that_were_made_for_nothing_are_taken_away(tmp_path: Path) -> None:
    (tmp_path / "taken.json").mkdir()
    with pytest.raises(PublishError):
        publish({tmp_path / "taken.json": b"{}", tmp_path / "a" / "b" / "page.docx": b"new"})
    assert [path.name for path in tmp_path.iterdir()] == ["taken.json"]


def test_a_name_that_no_file_system_takes_is_told(tmp_path: Path) -> None:
    with pytest.raises(PublishError, match="can not be written"):
        publish({tmp_path / f"{'x' * 300}.docx": b"new"})
    assert contents(tmp_path) == {}


@on_posix
def test_a_file_that_may_grow_no_further_is_a_full_disk(tmp_path: Path) -> None:
    pages(tmp_path)
    said = run_apart(tmp_path, size=100_000, limit=4096)
    assert "is full; nothing was changed\nFree some space" in said
    assert contents(tmp_path) == {"page.docx": b"old", "page.evidence.json": b"old"}


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk_at(tmp_path / "disk", 64) as disk:
        yield disk


def test_a_full_disk_leaves_the_old_edition(small_disk: Path) -> None:
    new = pages(small_disk)
    with pytest.raises(PublishError, match="is full; nothing was changed"):
        publish({path: data * 100_000 for path, data in new.items()})
    assert contents(small_disk) == {"page.docx": b"old", "page.evidence.json": b"old"}


@pytest.fixture
def others_folder() -> Iterator[Path]:
    """Make a folder that another user may see and enter, but not write to."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@on_posix
def test_a_folder_that_may_not_be_written_is_named(others_folder: Path) -> None:
    for path in pages(others_folder):
        path.chmod(0o666)
    others_folder.chmod(0o555)
    said = run_apart(others_folder, user=NOBODY if os.getuid() == 0 else 0)
    others_folder.chmod(0o755)
    first, hint = said.splitlines()
    assert first.startswith(str(others_folder))
    assert first.endswith("; nothing was changed")
    assert "--out" in hint
    assert contents(others_folder) == {"page.docx": b"old", "page.evidence.json": b"old"}


@on_posix
def test_a_write_protected_page_stays(others_folder: Path) -> None:
    pages(others_folder)
    others_folder.chmod(0o777)
    for path in others_folder.iterdir():
        path.chmod(0o444)
    said = run_apart(others_folder, user=NOBODY if os.getuid() == 0 else 0)
    assert "is write-protected; it was left as it is" in said
    assert contents(others_folder) == {"page.docx": b"old", "page.evidence.json": b"old"}


@pytest.mark.skipif(os.name != "posix" or os.getuid() != 0, reason="needs root, to act as two users")
def test_when_the_second_file_can_not_be_replaced_the_first_comes_back(others_folder: Path) -> None:
    # In a folder with the sticky bit a user may write another's file, but not put one in its place.
    pages(others_folder)
    others_folder.chmod(0o1777)
    (others_folder / "page.docx").chmod(0o666)
    os.chown(others_folder / "page.evidence.json", NOBODY, NOBODY)
    said = run_apart(others_folder, user=NOBODY)
    assert "page.docx can not be replaced; nothing was changed\nClose it in Word" in said
    assert contents(others_folder) == {"page.docx": b"old", "page.evidence.json": b"old"}


# ---------------------------------------------------------------- with a store beside it


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("now", [b"edited in the meantime", None])
def test_a_file_that_is_not_the_expected_one_stops_all_and_is_left_alone(
    tmp_path: Path, now: bytes | None
) -> None:
    new = pages(tmp_path)
    page = tmp_path / "page.docx"  # takes its place last
    page.unlink()
    if now is not None:
        page.write_bytes(now)
    before = contents(tmp_path)
    with pytest.raises(ChangedError, match="was changed while the new edition was being made"):
        publish(new, expected=dict.fromkeys(new, sha256(b"old")))
    assert contents(tmp_path) == before


def test_expected_files_are_replaced_and_so_are_those_that_were_expected_to_be_missing(
    tmp_path: Path,
) -> None:
    new = pages(tmp_path)
    more = tmp_path / "page.md"
    publish({**new, more: b"md"}, expected={**dict.fromkeys(new, sha256(b"old")), more: ""})
    assert contents(tmp_path) == {"page.docx": b"new page", "page.evidence.json": b"{}", "page.md": b"md"}


def test_all_is_written_and_nothing_replaced_when_the_word_is_given(tmp_path: Path) -> None:
    seen: dict[str, bytes] = {}
    publish(pages(tmp_path), tag="t1", ready=lambda: seen.update(contents(tmp_path)))
    assert seen.pop("page.docx") == seen.pop("page.evidence.json") == b"old"
    assert sorted(seen.values()) == sorted([b"new page", b"{}", b"old", b"old"])
    assert contents(tmp_path) == {"page.docx": b"new page", "page.evidence.json": b"{}"}


def test_when_the_word_can_not_be_given_nothing_is_left_behind(tmp_path: Path) -> None:
    new = pages(tmp_path)

    def refuse() -> None:
        raise ValueError("not now")

    with pytest.raises(ValueError, match="not now"):
        publish({**new, tmp_path / "more" / "page.md": b"md"}, ready=refuse)
    assert contents(tmp_path) == {"page.docx": b"old", "page.evidence.json": b"old"}
    assert not (tmp_path / "more").exists()


def test_what_a_killed_process_left_is_found_by_its_tag_and_nothing_else(tmp_path: Path) -> None:
    new = pages(tmp_path)
    found: list[Path] = []
    publish(new, tag="t1", ready=lambda: found.extend(leftovers(new, "t1")))
    assert len(found) == 4
    (tmp_path / ".t1-0.new.tmp").write_bytes(b"")
    (tmp_path / ".t2-0.new.tmp").write_bytes(b"")
    assert leftovers(new, "t1") == (tmp_path / ".t1-0.new.tmp",)
    assert leftovers([tmp_path / "gone" / "page.docx"], "t1") == ()

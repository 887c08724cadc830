"""A number of kills in; whether the store and the output were whole after each of them out.

usage: python benchmarks/kill.py [--kills N] [--steps [EVERY]] [--seed S]

A process publishes one edition after another, of three files in two folders. It is killed at a random
instant (kill -9; 200 times when nothing else is said). With --steps it is killed before and after each call
that writes, deletes or locks something, or at every EVERY-th of them. After each kill these must hold:

    every file is one that an edition holds, byte for byte, and the store passes SQLite's own check;
    after `repair` all files are those of the last edition, nothing is left half done or lying about, the
    numbers of the editions have no gap, and every byte of every edition can be read;
    what is to follow an edition has been done for each of them: once, or once more where the process was
    killed between its end and the note of it, and never again after that note;
    after one kill in four, a person has changed the page before the repair: then the change is still there,
    the last edition is the one that the person saw, and nothing else counts as changed.

Ends with 1 and names the kill when one of them does not.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import itertools
import json
import os
import random
import sqlite3
import subprocess
import sys
import time
import zipfile
from collections import Counter
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from briefgen.editions import Editions, Record, lock

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

BRIEF = "morning"
DAY = date(2026, 11, 20)
KEEP = 5
FOLLOWED = "followed.txt"
SIZE = 130_000  # bytes: a page with its fonts
# What a call is named that leaves something on the disk, or takes something away.
CALLS = {
    *("execute", "executemany", "connect", "close", "open", "write", "fsync", "replace", "rename", "unlink"),
    *("mkdir", "rmdir", "flock", "copymode", "chmod", "utime", "sendfile"),
}


def paragraphs(number: int) -> list[str]:
    """Return what the page of an edition says: much of it as the one before."""
    return [f"Line {line} as edition {number - number % line} had it." for line in range(1, 13)]


def packed(lines: list[str], noise: bytes) -> bytes:
    """Return a package that holds these paragraphs as a Word file does."""
    out = io.BytesIO()
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    with zipfile.ZipFile(out, "w") as package:
        package.writestr(zipfile.ZipInfo("word/document.xml"), f"<w:document>{body}</w:document>")
        package.writestr(zipfile.ZipInfo("word/fonts/font1.odttf"), noise)
    return out.getvalue()


def files(root: Path, number: int) -> dict[Path, bytes]:
    """Return the files of an edition, the same for the same number."""
    docx = packed(paragraphs(number), random.Random(number).randbytes(SIZE))  # noqa: S311 - no secret
    told = {"number": number, "docx_sha256": hashlib.sha256(docx).hexdigest(), "lines": paragraphs(number)}
    return {
        root / "out" / "morning.docx": docx,
        root / "out" / "morning.evidence.json": json.dumps(told, indent=1).encode(),
        root / "web" / "morning.md": "\n".join(paragraphs(number)).encode(),
    }


def record(root: Path, number: int) -> Record:
    """Return what is kept with an edition."""
    evidence = files(root, number)[root / "out" / "morning.evidence.json"]
    return Record(as_of=DAY, evidence=evidence, number=number, parent=number - 1 or None, why=("a new day",))


def publish_for_ever(root: Path, at: int) -> None:
    """Publish until killed; at the given call when ``at`` is not 0."""
    store = Editions(root / ".briefgen")
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    if at:
        sys.setprofile(_killer(at))
    while True:
        with lock(root / ".briefgen", BRIEF):
            store.repair(BRIEF)
            follow(store)
            number = store.next_number(BRIEF)
            store.publish(BRIEF, files(root, number), record(root, number), follows=True)
            store.prune(BRIEF, KEEP)
            follow(store)


def follow(store: Editions) -> None:
    """Do what is to follow the last edition, as a run does: write its number into a file."""
    found = store.unfollowed(BRIEF)
    if found:
        store.begin_following(BRIEF, found.entry.number)
        with (store.folder.parent / FOLLOWED).open("a", encoding="utf-8") as file:
            file.write(f"{found.entry.number}\n")
        store.end_following(BRIEF, found.entry.number)


def _killer(at: int) -> Callable[[FrameType, str, object], None]:
    count = itertools.count(1)

    def look(_: FrameType, event: str, what: object) -> None:
        if event in ("c_call", "c_return") and getattr(what, "__name__", "") in CALLS and next(count) == at:
            os.kill(os.getpid(), 9)

    return look


class NotWholeError(Exception):
    """Something was not whole after a kill."""


class Scene:
    """A folder in which editions are published and processes are killed."""

    def __init__(self, root: Path, seed: int) -> None:
        """Use this folder."""
        self.root = root
        self.store = Editions(root / ".briefgen")
        self.chance = random.Random(seed)  # noqa: S311 - no secret
        self.seen: Counter[str] = Counter()
        self.again: set[int] = set()  # editions that were killed while something followed them

    def begin(self) -> None:
        """Publish two editions, so that there is something to lose."""
        for number in (1, 2):
            self.store.publish(BRIEF, files(self.root, number), record(self.root, number), follows=True)
            follow(self.store)

    def kill(self, at: int = 0) -> None:
        """Start a process that publishes, and kill it: at a call of its, or at a random instant."""
        command = [sys.executable, __file__, "--publisher", str(self.root), "--at", str(at)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            assert process.stdout  # noqa: S101 - a pipe was asked for
            process.stdout.readline()
            if not at:
                time.sleep(self.chance.uniform(0, 0.12))  # an edition takes 0.02 to 0.1 s
                process.kill()
            process.wait(120)

    def check(self, *, edit: bool) -> None:
        """Check that all is whole, change the page as a person does when asked to, repair, check again."""
        self._files_whole()
        self._store_whole()
        theirs = self._edit() if edit else {}
        self._repaired(theirs)
        self._followed()
        if theirs:
            self._keep(theirs)
        self._in_order()

    def _files_whole(self) -> None:
        number = self.store.next_number(BRIEF)
        for path in files(self.root, 1):
            held = {files(self.root, one)[path] for one in range(max(1, number - KEEP - 1), number)}
            if path.exists() and path.read_bytes() not in held | self._edited(path):
                raise NotWholeError(f"{path.name} is not whole")

    def _edited(self, path: Path) -> set[bytes]:
        history = self.store.history(BRIEF)
        kept = [
            self.store.outputs(BRIEF, entry.number).get(path) for entry in history if entry.kind == "edited"
        ]
        return {self.store.content(one) for one in kept if one}

    def _store_whole(self) -> None:
        if not self.store.path.exists():
            self.seen["killed before there was a store"] += 1
            return
        with sqlite3.connect(self.store.path) as connection:
            (said,) = connection.execute("PRAGMA integrity_check").fetchone()
        connection.close()
        if said != "ok":
            raise NotWholeError(f"the store: {said}")

    def _edit(self) -> dict[Path, bytes]:
        """Change a paragraph of the page that lies there; return the new page by its path."""
        path = next(iter(files(self.root, 1)))
        if not path.exists():
            return {}
        with zipfile.ZipFile(path) as package:
            words = package.read("word/document.xml").decode()
        lines = [
            line.split("<w:t>")[1].split("</w:t>")[0] for line in words.split("</w:p>") if "<w:t>" in line
        ]
        self.number = self._number_of(lines)
        lines[self.chance.randrange(12)] = f"Words of a person, {self.chance.random()}."
        path.write_bytes(packed(lines, b"resaved by Word"))
        return {path: path.read_bytes()}

    def _number_of(self, lines: list[str]) -> int:
        found = range(self.store.next_number(BRIEF) - 1, 0, -1)
        return next((one for one in found if paragraphs(one) == lines), 0)

    def _repaired(self, theirs: dict[Path, bytes]) -> None:
        with lock(self.root / ".briefgen", BRIEF, 5):
            done = self.store.repair(BRIEF)
        state = "in order" if not done else "finished" if done.placed else "taken back"
        self.seen[f"{state}{', a person was there' if theirs else ''}"] += 1
        last = self.store.latest(BRIEF)
        for name, sha256 in last.files.items() if last else ():
            path = Path(name)
            wanted = theirs.get(path) or self.store.content(sha256)
            if path.read_bytes() != wanted:
                raise NotWholeError(f"{name} is not what edition {last.number if last else 0} holds")
        if set(self.store.changed(BRIEF)) != set(theirs):
            found = ", ".join(path.name for path in self.store.changed(BRIEF)) or "nothing"
            raise NotWholeError(f"{found} counts as changed by people")
        if theirs and self.number and (not last or last.number != self.number):
            raise NotWholeError(f"the person changed edition {self.number}, not {last.number if last else 0}")

    def _followed(self) -> None:
        """Do what was not done, and count how often it was done for each edition."""
        done = self._done()
        found = self.store.unfollowed(BRIEF)
        if found and done[found.entry.number]:
            self.again.add(found.entry.number)
        state = "was done, but not noted" if found and done[found.entry.number] else "was still to be done"
        self.seen[f"what follows {state if found else 'was done'}"] += 1
        follow(self.store)
        if self.store.unfollowed(BRIEF):
            raise NotWholeError("what follows an edition was done, and counts as still to be done")
        done = self._done()
        for entry in self.store.history(BRIEF):
            wanted = 0 if entry.kind == "edited" else 2 if entry.number in self.again else 1
            if done[entry.number] != wanted:
                often = f"{done[entry.number]} times, not {wanted}"
                raise NotWholeError(f"what follows edition {entry.number} was done {often}")

    def _done(self) -> Counter[int]:
        path = self.root / FOLLOWED
        return Counter(map(int, path.read_text(encoding="utf-8").split())) if path.exists() else Counter()

    def _keep(self, theirs: dict[Path, bytes]) -> None:
        last = self.store.last(BRIEF)
        parent = last.number if last else None
        number = self.store.keep_edited(BRIEF, theirs, as_of=DAY, parent=parent, why=("by hand",)).number
        kept = self.store.get(BRIEF, number)
        if self.store.content(kept.docx_sha256) not in theirs.values() or self.store.changed(BRIEF):
            raise NotWholeError("a changed page was lost")

    def _in_order(self) -> None:
        numbers = [entry.number for entry in self.store.history(BRIEF)]
        if numbers and numbers != list(range(numbers[0], numbers[-1] + 1)):
            raise NotWholeError(f"the editions are {numbers}")
        for number in numbers:
            for sha256 in self.store.get(BRIEF, number).files.values():
                self.store.content(sha256)
        left = list(self.root.rglob("*.tmp"))
        if left and numbers:  # before the first edition nobody knows yet where to look
            raise NotWholeError(f"{left[0]} was left lying about")
        if numbers:
            with sqlite3.connect(self.store.path) as connection:
                query = "SELECT count(*) FROM objects WHERE id NOT IN (SELECT object FROM files WHERE object)"
                (lost,) = connection.execute(query).fetchone()
            connection.close()
            if lost:
                raise NotWholeError(f"the store holds {lost} objects that no edition names")


def points(root: Path) -> int:
    """Return how many calls of an edition, published after others, can be struck."""
    count = itertools.count(1)
    store = Editions(root / ".briefgen")
    for number in (1, 2):
        store.publish(BRIEF, files(root, number), record(root, number), follows=True)

    def look(_: FrameType, event: str, what: object) -> None:
        if event in ("c_call", "c_return") and getattr(what, "__name__", "") in CALLS:
            next(count)

    sys.setprofile(look)
    with lock(root / ".briefgen", BRIEF):
        store.repair(BRIEF)
        store.publish(BRIEF, files(root, 3), record(root, 3), follows=True)
        store.prune(BRIEF, KEEP)
        follow(store)
    sys.setprofile(None)
    return next(count) - 1


def main() -> int:
    """Kill as often as asked for, and say what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--steps", type=int, nargs="?", const=1, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--publisher", help=argparse.SUPPRESS)
    parser.add_argument("--at", type=int, default=0, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.publisher:
        publish_for_ever(Path(asked.publisher), asked.at)
    with TemporaryDirectory() as name, TemporaryDirectory() as other:
        scene = Scene(Path(name), asked.seed)
        last = points(Path(other))
        steps = list(range(1, last + 1, asked.steps)) if asked.steps else []
        scene.begin()
        plan = [*steps, *[0] * (asked.kills or (0 if steps else 200))]
        for number, at in enumerate(plan):
            try:
                _strike(scene, number, at)
            except NotWholeError as error:
                print(f"kill {number} ({f'at call {at} of {last}' if at else 'at random'}): {error}")
                return 1
        for state, count in sorted(scene.seen.items()):
            print(f"{count:5} {state}")
        print(f"{len(plan)} kills: store and output were whole after each of them")
    return 0


def _strike(scene: Scene, number: int, at: int) -> None:
    """Kill, and check. Every third call that is struck is one of a first edition, in a folder of its own."""
    if not at or at % 3:
        scene.kill(at)
        scene.check(edit=number % 4 == 3)
        return
    with TemporaryDirectory() as name:
        fresh = Scene(Path(name), number)
        fresh.kill(at)
        fresh.check(edit=number % 4 == 3)
        fresh.kill()
        fresh.check(edit=False)
        scene.seen += fresh.seen


if __name__ == "__main__":
    sys.exit(main())

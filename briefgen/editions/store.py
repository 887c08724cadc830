"""A brief's name and its finished files in; its editions out, on the disk and in the store together.

An edition is first written to the store as pending, with the bytes of all its files; then the files take
their places; then it is marked published. Whenever the power goes or the process is killed, ``repair``
finds a pending edition with everything that is needed to finish it, and never writes over a file that
people have changed in the meantime.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from datetime import date, datetime
from pathlib import Path
from sqlite3 import Connection
from typing import TYPE_CHECKING, Any

from briefgen import clock
from briefgen.editions import following, objects, repairs, rows
from briefgen.editions.database import Database
from briefgen.editions.values import Check, Entry, Record, Repair, Stored, Unfollowed
from briefgen.errors import PublishError, SettingsError
from briefgen.model import Problem
from briefgen.publish import changed, publish

if TYPE_CHECKING:
    from briefgen.model import Published

FILE = "editions.sqlite3"


class Editions:
    """The editions of the briefs of one settings file. Hold ``lock`` while a brief's are written."""

    def __init__(self, folder: Path) -> None:
        """Use the store in this folder, ``.briefgen`` beside the settings file; made when first needed."""
        self.folder = folder
        self.path = folder / FILE
        self._database = Database(self.path)
        self._places = rows.Places(absolute(folder).parent)

    # ------------------------------------------------------------ what there is

    def briefs(self) -> tuple[str, ...]:
        """Return the names of the briefs that have editions."""
        with self._database.reading() as connection:
            found = (
                connection.execute("SELECT DISTINCT brief FROM editions ORDER BY brief") if connection else ()
            )
            return tuple(name for (name,) in found)

    def history(self, brief: str) -> tuple[Entry, ...]:
        """Return the editions of a brief, the first one first."""
        with self._database.reading() as connection:
            return rows.entries(connection, brief, self._places) if connection else ()

    def last(self, brief: str) -> Entry | None:
        """Return the last edition, without its evidence and files: that takes a millisecond."""
        with self._database.reading() as connection:
            number = rows.last_number(connection, brief)
            return rows.entries(connection, brief, self._places, number)[0] if connection and number else None

    def latest(self, brief: str) -> Stored | None:
        """Return the last edition; None when there is none."""
        with self._database.reading() as connection:
            number = rows.last_number(connection, brief)
            return rows.stored(connection, brief, number, self._places) if connection and number else None

    def get(self, brief: str, number: int) -> Stored:
        """Return an edition. Raises SettingsError when there is none of this number."""
        with self._database.reading() as connection:
            found = rows.entries(connection, brief, self._places) if connection else ()
            if connection and number in {entry.number for entry in found}:
                return rows.stored(connection, brief, number, self._places)
        raise _missing(brief, number, [entry.number for entry in found])

    def outputs(self, brief: str, number: int) -> dict[Path, str]:
        """Return the files of an edition with their hashes, the .docx first; none when there is none."""
        with self._database.reading() as connection:
            return rows.outputs(connection, brief, self._places, number)

    def content(self, sha256: str) -> bytes:
        """Return the bytes of this hash. Raises PublishError when they are not kept any more."""
        with self._database.reading() as connection:
            return objects.get(connection, sha256)

    def next_number(self, brief: str) -> int:
        """Return the number that the next edition will have."""
        with self._database.reading() as connection:
            return rows.last_number(connection, brief, pending=True) + 1

    def kept(self, brief: str, number: int) -> rows.Kept:
        """Return what an edition was made from, as the store holds it."""
        with self._database.reading() as connection:
            found = rows.kept(connection, brief, number) if connection else None
        if not found:
            raise _missing(brief, number, [entry.number for entry in self.history(brief)])
        return found

    # ------------------------------------------------------------ what people changed

    def changed(self, brief: str, paths: Iterable[Path] = ()) -> dict[Path, bytes]:
        """Return the files that people changed since they were published, with what they hold now.

        Looked at are the files of the last edition and ``paths``, where the next one will go. A file that no
        edition knows counts as changed too, unless the evidence file beside it says that briefgen made it.
        """
        theirs, _ = self._looked_at(brief, map(absolute, paths))
        return theirs

    def _looked_at(self, brief: str, paths: Iterable[Path]) -> tuple[dict[Path, bytes], dict[Path, str]]:
        """Return what people changed, and the hash of every file as it was when that was found out."""
        with self._database.reading() as connection:
            ours = rows.outputs(connection, brief, self._places)
            known = rows.known(connection, brief)
        held = {path: repairs.bytes_of(path) for path in dict.fromkeys([*ours, *paths])}
        theirs = {
            path: data
            for path, data in held.items()
            if data is not None and not repairs.is_ours(path, data, known)
        }
        return theirs, {path: repairs.hashed(data) for path, data in held.items()}

    def keep_edited(  # noqa: PLR0913 - all but two are keywords
        self,
        brief: str,
        files: Mapping[Path, bytes],
        *,
        as_of: date,
        parent: int | None = None,
        evidence: bytes = b"",
        why: tuple[str, ...] = (),
    ) -> Entry:
        """Keep files that people changed as an edition of its own, beside the files that they left alone.

        ``evidence`` is the evidence document as it reads with their changes. What the files hold is not
        written to again here.
        """
        files = {absolute(path): data for path, data in files.items()}
        made = rows.New(brief, "published", "edited", clock.now(), as_of, parent, why)
        with self._database.writing() as connection:
            before = rows.outputs(connection, brief, self._places, parent) if parent else {}
            digests = before | {path: hashlib.sha256(data).hexdigest() for path, data in files.items()}
            docx = next((sha256 for path, sha256 in digests.items() if path.suffix.lower() == ".docx"), "")
            edition = rows.insert(connection, made, docx)
            for data in files.values():
                objects.put(connection, data)
            rows.put_outputs(edition, digests, self._places)
            if evidence:
                edition.keep("evidence", "", evidence)
        return self.history(brief)[-1]

    # ------------------------------------------------------------ publishing

    def publish(
        self, brief: str, files: Mapping[Path, bytes], record: Record, *, follows: bool = False
    ) -> Published:
        """Put the files in place as the next edition; the first of them is the .docx.

        ``follows`` says that something is to be done once they are there: ``unfollowed`` gives the edition
        until ``end_following`` is called. Raises PublishError, with files and store as they were before,
        when something can not be written, and its ChangedError when people changed a file that would be
        replaced (see ``changed``).
        """
        files = {absolute(path): data for path, data in files.items()}
        theirs, held = self._looked_at(brief, files)
        for path in theirs:
            raise changed(path)
        seen = {path: held[path] for path in files}
        number: list[int] = []

        def begin() -> None:
            number.append(self._begin(brief, files, record, seen, follows=follows))

        repairs.sweep(files, self._tag(brief))
        try:
            published = publish(files, expected=seen, tag=self._tag(brief), ready=begin)
        except BaseException:
            if number:
                self._take_back(brief, files, seen)
            raise
        self._finish(brief, number[0])
        return replace(published, edition=number[0])

    def _tag(self, brief: str) -> str:
        """Return the name of the brief's files on the way: one that the next run knows too."""
        return hashlib.sha256(f"{absolute(self.folder)}\0{brief}".encode("utf-8", "replace")).hexdigest()[:16]

    def _begin(
        self,
        brief: str,
        files: Mapping[Path, bytes],
        record: Record,
        seen: Mapping[Path, str],
        *,
        follows: bool,
    ) -> int:
        """Write the edition to the store as pending, with all that it takes to finish or undo it."""
        docx, tag = hashlib.sha256(next(iter(files.values()))).hexdigest(), self._tag(brief)
        made = rows.New(brief, "pending", "built", clock.now(), record.as_of, record.parent, record.why, tag)
        with self._database.writing() as connection:
            number = rows.last_number(connection, brief, pending=True) + 1
            _refuse_unfinished(connection, brief)
            if record.number not in (0, number):
                raise PublishError(
                    f"the next edition of {brief} is {number}, not {record.number}",
                    "Another process published one in the meantime: run the command again.",
                )
            edition = rows.insert(connection, made, docx, record.versions)
            digests = {path: rows.digest(connection, data) for path, data in files.items()}
            rows.put_outputs(edition, digests, self._places, seen)
            rows.put_record(edition, brief, record)
            if follows:
                following.put(edition)
        return number

    def _take_back(self, brief: str, files: Mapping[Path, bytes], seen: Mapping[Path, str]) -> None:
        """Forget the pending edition when no file of it is in place; else ``repair`` will finish it."""
        new = {path: repairs.hashed(data) for path, data in files.items()}
        # The first error is the one to tell, whatever goes wrong here: repair sees to it.
        with contextlib.suppress(PublishError):
            if not any(repairs.sha256_of(path) == new[path] != seen[path] for path in files):
                self._forget(brief)

    def _forget(self, brief: str) -> None:
        with self._database.writing() as connection:
            rows.delete(connection, brief, rows.pending_number(connection, brief))

    def _finish(self, brief: str, number: int) -> None:
        """Mark the edition as published."""
        query = "UPDATE editions SET state = 'published' WHERE brief = ? AND number = ?"
        try:
            with self._database.writing() as connection:
                connection.execute(query, (brief, number))
                following.drop_before(connection, brief, number)
        except PublishError as error:
            raise PublishError(
                f"edition {number} of {brief} is in its place, but that could not be noted: {error.message}",
                f"{error.hint} The next build will note it.".strip(),
            ) from error

    def repair(self, brief: str) -> Repair | None:
        """Finish an edition that was begun when the process was killed; None when there is none.

        Its files are put in their places, unless people changed the file of the edition before: then the
        edition is taken back and theirs is left as it is. Raises PublishError when a file can not be
        written; the edition waits on then.
        """
        with self._database.reading() as connection:
            found = repairs.pending(connection, brief, self._places)
            paths = rows.outputs(connection, brief, self._places)
        repairs.sweep([*paths, *(found.files if found else ())], self._tag(brief))
        if not found:
            return None
        repairs.sweep(found.files, found.tag)  # another one, if the project was moved
        now = {path: repairs.sha256_of(path) for path in found.files}
        forward, files = repairs.plan(found, now, self.content)
        if files:
            publish(files, expected=now, tag=self._tag(brief))
        if forward:
            self._finish(brief, found.number)
        else:
            repairs.remove_new(found)
            self._forget(brief)
        return Repair(number=found.number, placed=forward, paths=tuple(str(path) for path in found.files))

    # ------------------------------------------------------------ what follows an edition

    def unfollowed(self, brief: str) -> Unfollowed | None:
        """Return the edition that is still to be followed; None when there is none."""
        with self._database.reading() as connection:
            found = following.waiting(connection, brief) if connection else None
            if not connection or not found:
                return None
            number, tries = found
            (entry,) = rows.entries(connection, brief, self._places, number)
        return Unfollowed(entry=entry, tries=tries)

    def begin_following(self, brief: str, number: int) -> None:
        """Note that what follows the edition is begun, before it is."""
        with self._database.writing() as connection:
            following.count(connection, brief, number)

    def end_following(self, brief: str, number: int) -> None:
        """Note that nothing is to follow the edition any more."""
        with self._database.writing() as connection:
            following.drop(connection, brief, number)

    # ------------------------------------------------------------ runs that led to nothing

    def check(self, brief: str) -> Check | None:
        """Return what the last run that led to nothing new looked at; None when there was none."""
        with self._database.reading() as connection:
            query = "SELECT said FROM checks WHERE brief = ?"
            found = connection.execute(query, (brief,)).fetchone() if connection else None
        return _check_of(json.loads(found[0])) if found else None

    def note_check(self, brief: str, check: Check) -> None:
        """Note a run that led to nothing new, in place of the one before."""
        said = json.dumps(asdict(check), default=lambda day: day.isoformat(), ensure_ascii=False)
        with self._database.writing() as connection:
            connection.execute("REPLACE INTO checks VALUES (?, ?)", (brief, said))

    # ------------------------------------------------------------ what goes

    def prune(self, brief: str, keep: int) -> int:
        """Delete all but the last ``keep`` editions, and what only they held; return how many went."""
        old = [entry.number for entry in self.history(brief)][: -max(keep, 1)]
        if old:
            with self._database.writing() as connection:
                for number in old:
                    rows.delete(connection, brief, number)
            self._database.shrink()
        return len(old)


def absolute(path: Path) -> Path:
    """Return the path from the root, with links as they are."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - resolve would follow a link


def _refuse_unfinished(connection: Connection, brief: str) -> None:
    number = rows.pending_number(connection, brief)
    if number:
        raise PublishError(
            f"edition {number} of {brief} was begun and is not finished",
            f"Run `briefgen build {brief}`: it finishes it first.",
        )


def _missing(brief: str, number: int, there: list[int]) -> SettingsError:
    if not there:
        return SettingsError(f"{brief} has no edition yet", f"Make one with `briefgen build {brief}`.")
    words = f"edition {there[0]}" if len(there) == 1 else f"the editions {there[0]} to {there[-1]}"
    return SettingsError(f"{brief} has no edition {number}", f"The store holds {words}.")


def _check_of(said: dict[str, Any]) -> Check:
    return Check(
        fingerprint=said["fingerprint"],
        edition=said["edition"],
        at=datetime.fromisoformat(said["at"]),
        until=date.fromisoformat(said["until"]) if said["until"] else None,
        why=tuple(said["why"]),
        problems=tuple(Problem(**one) for one in said.get("problems", ())),
        warnings=tuple(said.get("warnings", ())),
        settings=said.get("settings", ""),
    )

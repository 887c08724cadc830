"""One run of a standing brief, step by step: the work behind ``regenerate``."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen import clock
from briefgen.editions import Check, Editions, lock
from briefgen.editions.shared import refuse_shared
from briefgen.errors import PublishError
from briefgen.publish import ONGOING
from briefgen.standing.edits import read_edits
from briefgen.standing.fingerprint import fingerprint, holds_until
from briefgen.standing.follow import follow

if TYPE_CHECKING:
    from briefgen.config import BriefSettings
    from briefgen.editions import Entry
    from briefgen.fetch import Fetched
    from briefgen.model import Edition, Problem, Published
    from briefgen.pipeline import Run

    Make = Callable[[Run, Path], Mapping[Path, bytes]]

FIRST = "it is the first edition"
FORCED = "it was asked for with --force"
MOVED = "the page goes elsewhere now"
UNREAD = "the page in its place was not made from these sources"
SAME = "nothing has changed"
IMMATERIAL = "nothing material has changed"
_TRIES = 4  # runs of on_publish for an edition: the first, and the three by which a service tries again
# Seconds that a run waits for another one of the same brief: a cold one takes 2 to 6, on a busy machine 20.
_PATIENCE = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Regenerated:
    """What became of a run. Without ``published`` the page stays as it is.

    ``stands`` is the edition that stands now, ``why`` says why it appeared or why nothing did, ``notes`` are
    remarks for the user, ``problems`` what could not be fetched or read, ``failed`` what went wrong after the
    edition had appeared. ``made_good`` are those notes that tell what an earlier run had left undone. ``run``
    is None when nothing was parsed; ``warnings`` are the last run's then.
    """

    settings: BriefSettings
    as_of: date
    stands: Entry
    why: tuple[str, ...]
    run: Run | None = None
    published: Published | None = None
    notes: tuple[str, ...] = ()
    made_good: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    warnings: tuple[str, ...] = ()
    failed: PublishError | None = None


def _ignore(*_: str) -> None:
    """Report to nobody."""


def regenerate(  # noqa: PLR0913 - all but three are keywords
    settings: BriefSettings,
    as_of: date,
    make: Make,
    *,
    force: bool = False,
    progress: Callable[[str], None] = _ignore,
    sure: Callable[[], object] = _ignore,
) -> Regenerated:
    """Publish the next edition of a brief, unless nothing material has changed and ``force`` is not given.

    ``make`` gives the files of a finished run, by their paths; the first one is the .docx. What it raises
    stops the publication. ``sure`` is called once it is known that the sources will be read. Raises what the
    pipeline raises, and PublishError when another run of the brief does not end in time or a file can not be
    written; the last edition stands then.
    """
    with lock(settings.state, settings.name, _PATIENCE):
        return _Run(settings, as_of, make, progress, sure, force=force).next()


class _Run:
    """The steps of one run, between the taking of the lock and its release."""

    def __init__(  # noqa: PLR0913 - as above
        self,
        settings: BriefSettings,
        as_of: date,
        make: Make,
        progress: Callable[[str], None],
        sure: Callable[[], object],
        *,
        force: bool,
    ) -> None:
        self.settings = settings
        self.as_of = as_of
        self.make = make
        self.progress = progress
        self.sure = sure
        self.force = force
        self.store = Editions(settings.state)
        self.notes: list[str] = []
        self.made_good: list[str] = []
        self.problems: tuple[Problem, ...] = ()
        self.warnings: tuple[str, ...] = ()
        self.failed: PublishError | None = None

    def next(self) -> Regenerated:
        from briefgen import pipeline

        if self.settings.declared:
            refuse_shared(self.store, self.settings.name, self.settings.declared)
        self._repair()
        self._follow_late()
        self._read_back()
        fetched = pipeline.fetched_for(self.settings, self.as_of, self.progress)
        self.problems = fetched.problems
        self.notes += fetched.notes
        key = fingerprint(self.settings, fetched)
        last = self.store.last(self.settings.name)
        check = self.store.check(self.settings.name)
        if last and check and not self.force and self._is_known(check, key, last):
            self._put_back(last)
            self._say_again(check)
            return self._outcome(last, check.why or (SAME,))
        return self._rerun(last, key, fetched)

    # ------------------------------------------------------------ before

    def _repair(self) -> None:
        repaired = self.store.repair(self.settings.name)
        if repaired and repaired.placed:
            self.made_good.append(
                f"edition {repaired.number} was begun and not finished: it is in its place now"
            )
        elif repaired:
            self.made_good.append(
                f"edition {repaired.number} was begun and not finished: it was taken back, because the page "
                "before it had been changed by hand"
            )

    def _follow_late(self) -> None:
        """Run the command of ``on_publish`` for an edition of which an earlier run has not done so."""
        found = self.store.unfollowed(self.settings.name)
        if not found:
            return
        number, command = found.entry.number, f"the on_publish command of edition {found.entry.number}"
        if not self.settings.on_publish or found.tries >= _TRIES:
            self.store.end_following(self.settings.name, number)
            if self.settings.on_publish:
                often = f"in {found.tries} runs: it is not run for it any more"
                self.made_good.append(f"{command} has not come to its end {often}")
            return
        with ONGOING:
            self.failed = self._follow(found.entry)
        late = "come to its end: it has been run again" if found.tries else "been run: it has been run now"
        self.made_good.append(f"{command} had not {late}")

    def _read_back(self) -> None:
        places = [self.settings.output_on(self.as_of), *self.settings.also_on(self.as_of)]
        self.notes += read_edits(self.settings, self.store, places, self.as_of)

    def _is_known(self, check: Check, key: str, last: Entry) -> bool:
        """Whether the last run looked at all this already, and the calendar has not changed the answer."""
        if (check.fingerprint, check.edition) != (key, last.number) or self.as_of < last.as_of:
            return False
        return check.until is None or self.as_of < check.until

    def _say_again(self, check: Check) -> None:
        """Tell what the last run told of these same documents: nothing of it has been mended."""
        known = {one.name for one in self.problems}
        self.problems += tuple(one for one in check.problems if one.name not in known)
        self.warnings = check.warnings

    def _put_back(self, last: Entry) -> None:
        """Write the files of the last edition again that somebody has deleted."""
        missing = {
            Path(path): self.store.content(sha256)
            for path, sha256 in self.store.get(self.settings.name, last.number).files.items()
            if not Path(path).exists()
        }
        if missing:
            from briefgen.publish import publish

            publish(missing)
            self.made_good += [f"{path} was gone: it was put back" for path in missing]

    # ------------------------------------------------------------ the run

    def _rerun(self, last: Entry | None, key: str, fetched: Fetched) -> Regenerated:
        from briefgen import pipeline
        from briefgen.changes import edition_of
        from briefgen.evidence import evidence

        self.sure()
        before = self._before(last)
        self.settings = self.settings.decided()
        run = pipeline.run(
            self.settings,
            self.as_of,
            progress=self.progress,
            fetched=fetched,
            edition=self.store.next_number(self.settings.name),
            before=before,
        )
        record = evidence(run)
        why = self._why(last, before, edition_of(json.loads(record), run.edition))
        until = holds_until(run)
        if last and not why:
            self._note(key, last.number, until, run, (IMMATERIAL,))
            self._put_back(last)
            return self._outcome(last, (IMMATERIAL,), run)
        return self._publish(run, record, key, why or (FIRST,), until)

    def _before(self, last: Entry | None) -> Edition | None:
        """Return what the last edition said; of one that could not be read, what the one before it said."""
        from briefgen.changes import edition_of

        while last:
            found = self.store.get(self.settings.name, last.number)
            if found.evidence:
                return edition_of(found.evidence, found.number)
            last = next(
                (one for one in self.store.history(self.settings.name) if one.number == found.parent), None
            )
        return None

    def _why(self, last: Entry | None, before: Edition | None, after: Edition) -> tuple[str, ...]:
        """Return the reasons for a new edition; none when there is no need for one."""
        from briefgen.changes import compare, material

        if not last or not before:
            return (FIRST,) if not last else (UNREAD,)
        changes = compare(before, after)
        why = list(material(changes))
        if Path(last.path) != self.settings.output_on(last.as_of):
            why.append(MOVED)
        return tuple([*why, FORCED] if self.force else why)

    # ------------------------------------------------------------ after

    def _publish(
        self, run: Run, record: bytes, key: str, why: tuple[str, ...], until: date | None
    ) -> Regenerated:
        from briefgen.editions import record_of

        path = self.settings.output_on(self.as_of)
        files = dict(self.make(run, path))
        self.progress("publish")
        kept = record_of(run, record, why=why, parent=run.before.number if run.before else None)
        with ONGOING:
            follows = bool(self.settings.on_publish)
            published = self.store.publish(self.settings.name, files, kept, follows=follows)
            self._note(key, published.edition, until, run)
            self.store.prune(self.settings.name, self.settings.keep)
            stands = self.store.last(self.settings.name)
            assert stands is not None  # noqa: S101 - it was published a moment ago
            if follows:
                self.failed = self._follow(stands)
        return self._outcome(stands, why, run, published)

    def _follow(self, entry: Entry) -> PublishError | None:
        """Run the command of ``on_publish``; return what went wrong with it.

        Before and after it is noted, so that a run that is killed here is followed up by the next one.
        """
        try:
            self.store.begin_following(self.settings.name, entry.number)
            follow(self.settings, entry)
            self.store.end_following(self.settings.name, entry.number)
        except PublishError as error:
            return error
        return None

    def _note(self, key: str, edition: int, until: date | None, run: Run, why: tuple[str, ...] = ()) -> None:
        check = Check(
            fingerprint=key,
            edition=edition,
            at=clock.now(),
            until=until,
            why=why,
            problems=run.corpus.problems if run.corpus else (),
            warnings=run.warnings,
            settings=self.settings.declared.name if self.settings.declared else "",
        )
        self.store.note_check(self.settings.name, check)

    def _outcome(
        self, stands: Entry, why: tuple[str, ...], run: Run | None = None, published: Published | None = None
    ) -> Regenerated:
        return Regenerated(
            settings=self.settings,
            as_of=self.as_of,
            stands=stands,
            why=why,
            run=run,
            published=published,
            notes=(*self.made_good, *self.notes),
            made_good=tuple(self.made_good),
            problems=self.problems,
            warnings=self.warnings,
            failed=self.failed,
        )

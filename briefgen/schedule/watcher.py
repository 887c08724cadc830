"""Settings in; each brief built again when something that it is made of has changed out."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen import clock
from briefgen.errors import BriefgenError
from briefgen.schedule.log import Event, Level, Log
from briefgen.schedule.once import build_now
from briefgen.schedule.watching import LONGEST, QUIET, Stamp, Watch, changes, folders_of, made_of

if TYPE_CHECKING:
    from briefgen.config import BriefSettings, Settings
    from briefgen.schedule.runner import Runner

# Seconds between two looks at pages and feeds, which tell nobody that they have changed. An hour is what the
# specification of RSS 2.0 gives as the time for which a feed may be kept (<ttl>60</ttl>).
FETCH_EVERY = 3_600
_TURN = 1.0  # seconds: how long a signal may wait on a system whose waits do not hear it
_SHOWN = 3  # names of changed files in a line


class Watcher:
    """Builds briefs when they change. ``load`` reads the settings, and raises SettingsError.

    A brief with links or feeds is built every ``fetch_every`` seconds too, and 0 is never; that nothing was
    new there is not told.
    """

    def __init__(  # noqa: PLR0913 - each is named by its caller
        self,
        path: Path,
        load: Callable[[], Settings],
        names: Sequence[str],
        *,
        runner: Runner,
        log: Log,
        fetch_every: float = FETCH_EVERY,
    ) -> None:
        """Watch the briefs of these names, or all of the file; SettingsError when one is not there."""
        self._path, self._load, self._names = path, load, names
        self._runner, self._fetch_every = runner, fetch_every
        self._log: Log = lambda event: None if self._stopped else log(event)  # Ctrl-C is no failure
        self._briefs = self._chosen(load())
        self._built: dict[str, tuple[BriefSettings, Stamp]] = {}
        self._begun: dict[str, float] = {}  # when each was last built, by a clock that nobody sets
        self._watch: Watch | None = None
        self._stopped = False
        self._refused = ""  # what is wrong with the settings file as it is now
        self._mended = False  # whoever mended it waits for the pages, though they may be as they were

    def run(self, *, poll: bool = False) -> None:
        """Build every brief, then each that changes, until ``stop`` is called."""
        first = True
        while not self._stopped:
            folders = folders_of(self._briefs, self._path)
            with Watch(*folders, poll=poll) as watch:
                self._watch = watch
                if first:
                    self._begin()
                    first = False
                else:
                    self._look()  # something may have changed while nobody watched
                while not self._stopped and folders == folders_of(self._briefs, self._path):
                    if watch.wait(_TURN) and not self._stopped:
                        self._look()
                    self._look_at_the_web()

    def stop(self) -> None:
        """End the watch and the run in hand; may be called in a signal handler."""
        self._stopped = True
        self._runner.kill()
        if self._watch:
            self._watch.stop()

    def _begin(self) -> None:
        for brief in self._briefs:
            self._built[brief.name] = (brief, made_of(brief))
        for brief in self._briefs:
            self._build(brief)
        count = len(self._briefs)
        self._say(f"watching {count} brief{'s' if count != 1 else ''}; Ctrl-C ends it")

    def _look(self) -> None:
        """Build every brief of which something is not as it was, once nothing changes any more."""
        until = time.monotonic() + LONGEST
        found = self._found()
        while found and not self._stopped and time.monotonic() < until:
            time.sleep(QUIET)
            before, found = found, self._found()
            if found == before:
                break
        self._mended = False
        for name, (brief, stamp, changed) in found.items():
            self._built[name] = (brief, stamp)
            more = f" and {len(changed) - _SHOWN} more" if len(changed) > _SHOWN else ""
            self._say(f"{', '.join(changed[:_SHOWN])}{more} changed", name)
            self._build(brief)

    def _look_at_the_web(self) -> None:
        now = time.monotonic()
        for brief in self._briefs:
            asks = self._fetch_every and (brief.links or brief.feeds)
            if asks and now - self._begun.get(brief.name, now) >= self._fetch_every:
                self._build(brief, _without_routine(self._log))

    def _found(self) -> dict[str, tuple[BriefSettings, Stamp, list[str]]]:
        """Return the briefs that are not as they were built, with what they are made of and what changed."""
        self._read_again()
        found = {}
        for brief in self._briefs:
            stamp = made_of(brief)
            old, before = self._built.get(brief.name, (None, {}))
            changed = changes(before, stamp)
            if not changed and (self._mended or _bare(brief) != _bare(old)):
                changed = [self._path.name]
            if changed:
                found[brief.name] = (brief, stamp, changed)
        return found

    def _read_again(self) -> None:
        try:
            self._briefs = self._chosen(self._load())
            if self._refused:
                self._say(f"{self._path.name} can be read again")
                self._mended = True
            self._refused = ""
        except BriefgenError as error:
            if error.message != self._refused:  # said once, however often we look
                self._say(f"{error.message}; the settings as they were stay in force", level="error")
            self._refused = error.message

    def _build(self, brief: BriefSettings, log: Log | None = None) -> None:
        if not self._stopped:
            self._begun[brief.name] = time.monotonic()
            build_now(brief, self._path.parent / ".briefgen", self._runner, log or self._log)

    def _chosen(self, settings: Settings) -> tuple[BriefSettings, ...]:
        return tuple(map(settings.brief, self._names)) or settings.briefs

    def _say(self, words: str, brief: str = "", level: Level = "info") -> None:
        self._log(Event(clock.now(), "watch", words, brief, level))


def _without_routine(log: Log) -> Log:
    """Return a log that is silent on a run that begins, or finds nothing new."""
    return lambda event: None if event.what in ("run", "unchanged") else log(event)


def _bare(brief: BriefSettings | None) -> BriefSettings | None:
    """Return a brief without what does not change its page: when it is due, and which files are there."""
    if brief is None:
        return None
    return replace(brief, items=(), unmatched=(), schedule="", every=0, timezone="", jitter=0, keep=0)

"""The name of a brief in; its build, as a process of its own, and what became of it out.

A process for each run: what crashes or grows in it is gone when it ends, and a build that hangs is ended
after an hour. It does not hear the Ctrl-C that is meant for the service, so that it can finish. When the
service itself is killed, it ends too: its stdin is a pipe that nobody holds open any more.
"""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from briefgen.schedule.result import Result, result_of

LIMIT = 3_600.0  # seconds: a build takes seconds, with a hundred links to fetch minutes
_WINDOWS = os.name == "nt"


class Runner(Protocol):
    """Runs briefs side by side; all is asked from one thread."""

    def start(self, name: str) -> None:
        """Begin the run of a brief."""

    def ended(self) -> list[tuple[str, Result]]:
        """Return the runs that have ended since it was asked last."""

    def wait(self, seconds: float) -> None:
        """Wait until a run ends, someone calls ``wake``, or so many seconds are over."""

    def wake(self) -> None:
        """End a wait; may be called in a signal handler."""

    def kill(self) -> None:
        """End all runs at once."""


def build_command(config: Path) -> Callable[[str], list[str]]:
    """Return the command line that builds a brief of this settings file.

    ``-P`` keeps Python from importing what lies about in the folder of the settings.
    """
    build = [sys.executable, "-P", "-m", "briefgen.cli.child", "build", "--config", str(config.resolve())]
    return lambda name: [*build, "--json", "--exit-code", "--", name]


class Processes:
    """Runs briefs as processes."""

    def __init__(self, command: Callable[[str], Sequence[str]], folder: Path, limit: float = LIMIT) -> None:
        """Run what ``command`` returns for a brief's name in this folder, for ``limit`` seconds at most."""
        self._command = command
        self._folder = folder
        self._limit = limit
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        self._over: list[tuple[str, Result]] = []
        # SimpleQueue.put may be called again while it is at work: in a signal handler.
        self._news: queue.SimpleQueue[tuple[str, Result] | None] = queue.SimpleQueue()

    def start(self, name: str) -> None:
        """Begin the run of a brief; that it can not begin is a result too."""
        begun = time.monotonic()
        try:
            process, our_end = self._begun(name)
        except (OSError, ValueError) as error:  # ValueError: a null in the name
            self._news.put((name, Result("failed", 1, message=f"the build can not be started: {error}")))
            return
        self._running[name] = process
        threading.Thread(target=self._follow, args=(name, process, our_end, begun), daemon=True).start()

    def _begun(self, name: str) -> tuple[subprocess.Popen[bytes], int]:
        """Begin the process, and return our end of its stdin too, which no other process inherits."""
        its_end, our_end = os.pipe()
        try:
            return subprocess.Popen(  # noqa: S603 - the command is ours
                self._command(name),
                cwd=self._folder,
                stdin=its_end,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                start_new_session=not _WINDOWS,
                creationflags=_creation_flags(),
            ), our_end
        except BaseException:
            os.close(our_end)
            raise
        finally:
            os.close(its_end)

    def _follow(self, name: str, process: subprocess.Popen[bytes], our_end: int, begun: float) -> None:
        late = False
        try:
            printed, told = process.communicate(timeout=self._limit)
        except subprocess.TimeoutExpired:
            late = True
            _end(process)
            printed, told = process.communicate()
        finally:
            os.close(our_end)
        seconds = round(time.monotonic() - begun, 2)
        if late:
            message = f"the run took more than {self._limit:.0f} seconds and was ended"
            result = Result("failed", -1, message=message, seconds=seconds)
        else:
            result = result_of(process.returncode, _text(printed), _text(told), seconds)
        self._news.put((name, result))

    def ended(self) -> list[tuple[str, Result]]:
        """Return the runs that have ended since it was asked last."""
        with contextlib.suppress(queue.Empty):
            while True:
                self._take(self._news.get_nowait())
        over, self._over = self._over, []
        return over

    def wait(self, seconds: float) -> None:
        """Wait until a run ends, someone calls ``wake``, or so many seconds are over."""
        with contextlib.suppress(queue.Empty):
            self._take(self._news.get(timeout=max(seconds, 0)))

    def _take(self, one: tuple[str, Result] | None) -> None:
        if one:
            self._running.pop(one[0], None)
            self._over.append(one)

    def wake(self) -> None:
        """End a wait; may be called in a signal handler."""
        self._news.put(None)

    def kill(self) -> None:
        """End all runs at once."""
        for process in list(self._running.values()):
            _end(process)


def _text(printed: bytes) -> str:
    return printed.decode("utf-8", "replace")


def _creation_flags() -> int:
    if not _WINDOWS:
        return 0
    return getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0) | getattr(subprocess, "CREATE_NO_WINDOW", 0)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process and those that it has started."""
    with contextlib.suppress(OSError):  # it has ended by itself
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)

"""The names of stages in; a line on the terminal that shows the stage at work, once it takes a while."""

from __future__ import annotations

import sys
import threading
from types import TracebackType
from typing import Self

PATIENCE = 0.3  # seconds: under that, a line that comes and goes is only a flicker


class Progress:
    """Shows what is being done on stderr: only on a terminal, and only when it takes a while.

    Called with the name of each stage as it begins; on leaving, the line is wiped away.
    """

    def __init__(self, name: str) -> None:
        """Speak of the brief of this name."""
        self._name = name
        self._stage = ""
        self._shown = 0  # the letters of ours that stand on the terminal now
        self._slow = False
        self._lock = threading.Lock()
        self._timer = threading.Timer(PATIENCE, self._start_showing)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        """Start to wait."""
        if sys.stderr.isatty():
            self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Wipe the line."""
        self._timer.cancel()
        with self._lock:
            self._slow = False
            self._draw("")

    def __call__(self, stage: str) -> None:
        """Note that this stage begins."""
        with self._lock:
            self._stage = stage
            if self._slow:
                self._draw(f"{self._name}: {self._stage} ...")

    def _start_showing(self) -> None:
        with self._lock:
            self._slow = True
            self._draw(f"{self._name}: {self._stage} ..." if self._stage else "")

    def _draw(self, text: str) -> None:
        text = text[:78]  # a line that wraps could not be wiped
        if text or self._shown:
            sys.stderr.write("\r" + text.ljust(self._shown) + ("" if text else "\r"))
            sys.stderr.flush()
        self._shown = len(text)

"""The number of a process in; whether it has come to its end, out."""

from __future__ import annotations

import subprocess
import time


def gone(process: int, seconds: float = 5.0) -> bool:
    """Whether a process ends within some seconds; one that nobody has waited for counts as ended."""
    until = time.monotonic() + seconds
    while _state(process) not in ("", "Z"):
        if time.monotonic() > until:
            return False
        time.sleep(0.1)
    return True


def _state(process: int) -> str:
    """Return the letter that ps has for a process; nothing when it has none."""
    done = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True, check=False
    )
    return done.stdout.strip()[:1]

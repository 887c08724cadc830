"""The state of the service in; ``health.json`` for those who watch over it, and the same read back, out.

The file is written whole, every ten seconds and whenever a run begins or ends. A service that is alive has
been ``seen`` less than a minute ago.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

FILE = "health.json"
BEAT = timedelta(seconds=10)
_SILENT = timedelta(minutes=1)


def write(folder: Path, report: Mapping[str, Any]) -> None:
    """Write the report in this folder, whole or not at all; a full disk leaves the one before."""
    new = folder / f".{FILE}.{os.getpid()}.tmp"
    with contextlib.suppress(OSError):  # a report that can not be written is no reason to stop
        try:
            new.write_text(json.dumps(report, indent=2, default=_plain) + "\n", encoding="utf-8")
            new.replace(folder / FILE)
        finally:
            new.unlink(missing_ok=True)


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


def read(folder: Path) -> dict[str, Any]:
    """Return the last report; nothing when there is none that can be read."""
    try:
        report = json.loads((folder / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return report if isinstance(report, dict) else {}


def alive(report: Mapping[str, Any], now: datetime) -> bool:
    """Whether the report is of a service that runs now."""
    try:
        seen = datetime.fromisoformat(report["seen"])
        return report["status"] != "stopped" and abs(now - seen) < _SILENT
    except (KeyError, TypeError, ValueError):
        return False

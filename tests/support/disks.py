"""A folder and a size in, a disk of that size mounted there while a test runs out."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def small_disk_at(folder: Path, kibibytes: int) -> Iterator[Path]:
    """Mount a disk there; the test is skipped where nobody may."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={kibibytes}k", "tmpfs", str(folder)]
    if shutil.which("mount") is None or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here: the full-disk test needs root")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)

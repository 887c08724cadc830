"""The name of a module of ours in; the command and environment that run it as a process of its own out."""

from __future__ import annotations

import os
import sys


def command(module: str) -> list[str]:
    """Return the command that runs a module with this Python.

    ``-P`` keeps the folder in which the user stands off the search path: a file called json.py among the
    sources must not be taken for Python's own.
    """
    return [sys.executable, "-P", "-m", module]


def environment() -> dict[str, str]:
    """Return this process's environment, with which the other one finds the same modules as this one."""
    return os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}

"""Sentences go in, the parser's rows come out: from a process that was started ahead, else from this one.

The process is a help and never a need. Where it can not be started, where it dies or answers with something
odd, the sentences are parsed here, with the same result and the same errors.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from briefgen.process import command, environment

if TYPE_CHECKING:
    from briefgen.parser.grammar import Row

_ahead: list[subprocess.Popen[bytes]] = []  # the process, if there is one
_meanwhile: list[Callable[[], object]] = []  # what is done here while it works


def start_ahead() -> bool:
    """Let another process load the parser meanwhile, if that gains anything; say whether one does.

    It gains nothing on one processor, or when the parser is loaded here already.
    """
    if _ahead or _processors() < 2 or "spacy" in sys.modules or getattr(sys, "frozen", False):
        return bool(_ahead)
    try:
        process = subprocess.Popen(  # noqa: S603 - this Python, a module of ours
            command("briefgen.parser.apart"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(),
        )
    except OSError:
        return False
    _ahead.append(process)
    atexit.register(stop_ahead)
    return True


def meanwhile(work: Callable[[], object]) -> None:
    """Have work done here, once, when sentences have been sent there and there is nothing to do but to wait.

    Where no process was started there is no such time, and it is not done. What a run before this one left,
    which ended before it had sentences to send, is dropped: its template may be broken, and is not ours.
    """
    _meanwhile.clear()
    if _ahead:
        _meanwhile.append(work)


def stop_ahead() -> None:
    """End the process, if there is one; what comes is parsed here."""
    atexit.unregister(stop_ahead)
    _meanwhile.clear()
    while _ahead:
        process = _ahead.pop()
        process.kill()
        process.communicate()  # closes both pipes and waits


def rows(texts: Sequence[str]) -> Iterable[list[Row]]:
    """Return the rows of each text, in order; see `parsed_rows`."""
    answer = _asked(texts) if _ahead else None
    if answer is not None:
        return answer
    from briefgen.parser.grammar import parsed_rows

    return parsed_rows(texts)


def _asked(texts: Sequence[str]) -> list[list[Row]] | None:
    """Return the other process's answer; None, and no such process any more, when it has no good one."""
    process = _ahead[0]
    assert process.stdin  # noqa: S101 - it was started with pipes
    assert process.stdout  # noqa: S101
    try:
        process.stdin.write(json.dumps(list(texts)).encode() + b"\n")
        process.stdin.flush()
        _do_meanwhile()
        answer: Any = json.loads(process.stdout.readline())
    except (OSError, ValueError):
        answer = None
    if not isinstance(answer, list) or len(answer) != len(texts):
        stop_ahead()
        return None
    return answer


def _do_meanwhile() -> None:
    while _meanwhile:
        _meanwhile.pop()()


def _processors() -> int:
    """Return how many processors this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1

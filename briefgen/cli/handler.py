"""A command in; the same command out, whose errors end as two lines on stderr and an exit code."""

from __future__ import annotations

import functools
import sys
import traceback
from collections.abc import Callable
from typing import Any, NoReturn, ParamSpec

from briefgen import __version__
from briefgen.cli.console import say_json, shut_quietly, tell
from briefgen.errors import BriefgenError

P = ParamSpec("P")

# As a shell counts a program that a signal ended: 128 and the signal's number.
NOTHING_NEW = 10  # asked for with --exit-code: no brief has a new edition
INTERRUPTED = 130
READER_GONE = 141


def guarded(command: Callable[P, int]) -> Callable[P, NoReturn]:
    """Return the command such that it always ends in SystemExit: with its own result, or an error's code.

    A command that takes ``debug`` or ``as_json`` gets a traceback or a JSON error accordingly.
    """

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> NoReturn:
        try:
            code = command(*args, **kwargs)
            sys.stdout.flush()
        except KeyboardInterrupt:
            code = INTERRUPTED
        except BrokenPipeError:
            shut_quietly()
            code = READER_GONE
        except Exception as error:  # noqa: BLE001 - the one handler: nothing foreign reaches the user
            code = report(error, debug=bool(kwargs.get("debug")))
            if kwargs.get("as_json"):
                say_json({"error": as_data(error), "exit_code": code})
        sys.exit(code)

    return run


def report(error: Exception, *, debug: bool, about: str = "") -> int:
    """Tell an error in one line, its hint in another, and return its exit code.

    ``about`` is the name of the brief that it stopped, where several are built.
    """
    told = told_as(error)
    if debug:
        tell("".join(traceback.format_exception(error)).rstrip())
    tell(f"error: {about}{': ' if about else ''}{told.message}")
    if told.hint:
        tell(f"hint: {told.hint}")
    return told.exit_code


def told_as(error: Exception) -> BriefgenError:
    """Return the error itself, or what to say about one that should not have happened."""
    if isinstance(error, BriefgenError):
        return error
    if isinstance(error, MemoryError):
        return BriefgenError("the memory is full", "Build from fewer or smaller sources.")
    words = f"{type(error).__name__}: {error}".strip(": ")
    return BriefgenError(
        f"this is a bug in briefgen {__version__}: {words}",
        "Please report it with what --debug prints. Nothing was written.",
    )


def as_data(error: Exception) -> dict[str, Any]:
    """Return an error as JSON carries it."""
    told = told_as(error)
    family = type(told).__name__ if told is error else "Bug"
    return {"family": family, "message": told.message, "hint": told.hint, "exit_code": told.exit_code}

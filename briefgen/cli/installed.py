"""What a scheduler is to have, or had, in; the same written or taken back on this computer, and told, out."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.cli.console import say, tell
from briefgen.errors import ScheduleError

if TYPE_CHECKING:
    from briefgen.schedule.install import Old, Plan

_BY_HAND = "Show the lines with --print, and put them there with: crontab -e"
_LONGEST = 30  # seconds: these programs change a table and end


def show(plan: Plan) -> None:
    """Print what would be written."""
    for path, data in plan.files:
        say(f"# {path}\n{_text_of(data)}")


def refuse_strangers(plan: Plan) -> None:
    """Raise ScheduleError when a file is in the way that was not written for these settings."""
    from briefgen.schedule.install import bears

    for path, _ in plan.files:
        if path.exists() and not bears(path, plan.mark):
            message = f"{path} is there, and was not written for these settings"
            raise ScheduleError(message, "Move it away, or put these lines into it yourself: --print.")


def write_all(plan: Plan) -> None:
    """Write the files, and say how to put them in force."""
    for path, data in plan.files:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        except OSError as error:
            message = f"{path} can not be written: {error.strerror or error}"
            raise ScheduleError(message, "Show it with --print, and put it there yourself.") from error
        say(str(path))
    say("To begin:")
    for line in plan.begin:
        say(f"  {line}")


def take_back(old: Old, *, only_print: bool = False) -> bool:
    """Put files of an earlier install out of force and remove them; return whether there were any."""
    files = [path for path in old.files if path.exists() or path.is_symlink()]
    if only_print:
        for path in files:
            say(f"would be removed: {path}")
        return bool(files)
    if files:
        _run_all(old.before)
    for path in files:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            message = f"{path} can not be removed: {error.strerror or error}"
            raise ScheduleError(message, "Remove it yourself.") from error
        say(f"removed: {path}")
    if files:
        _run_all(old.after)
    if files and old.then:
        say("If it was committed:")
        for line in old.then:
            say(f"  {line}")
    return bool(files)


def _run_all(commands: Sequence[Sequence[str]]) -> None:
    for command in commands:
        try:
            code, _, told = _run(command)
        except OSError as error:
            code, told = 1, str(error).encode()
        if code:
            tell(f"warning: {shlex.join(command)} did not work: {' '.join(_text_of(told).split())}")


# ---------------------------------------------------------------- the crontab


def put_into_crontab(plan: Plan) -> None:
    """Put our lines in the place of the old ones; all others stay as they are."""
    from briefgen.schedule.install import with_block

    ((_, block),) = plan.files
    _write_crontab(with_block(_crontab(), block.decode()))
    say("The lines are in your crontab, and in force.")


def take_from_crontab(path: Path, *, only_print: bool) -> bool:
    """Take the lines of a settings file out of the crontab; return whether there were any."""
    from briefgen.schedule.install import without_block

    rest, block = without_block(_crontab(), path)
    if only_print:
        for line in block.splitlines():
            say(f"would be removed: {line}")
    elif block:
        _write_crontab(rest)
        say("The lines are no longer in your crontab.")
    return bool(block)


def _crontab() -> str:
    code, listed, told = _asked("-l")
    if code and b"no crontab" not in told:
        raise ScheduleError(f"the crontab can not be read: {_text_of(told)}", _BY_HAND)
    return "" if code else listed.decode("utf-8", "surrogateescape")


def _write_crontab(table: str) -> None:
    code, _, told = _asked("-", table.encode("utf-8", "surrogateescape"))
    if code:
        raise ScheduleError(f"the crontab can not be written: {_text_of(told)}", _BY_HAND)


def _asked(word: str, given: bytes = b"") -> tuple[int, bytes, bytes]:
    try:
        return _run(["crontab", word], given)
    except OSError as error:
        raise ScheduleError(f"the program crontab can not be run: {error}", _BY_HAND) from error


def _run(command: Sequence[str], given: bytes = b"") -> tuple[int, bytes, bytes]:
    """Run a program; return its exit code and what it printed to stdout and stderr. Raises OSError."""
    import subprocess

    try:
        done = subprocess.run(  # noqa: S603 - found where the user has it
            command, input=given, capture_output=True, check=False, timeout=_LONGEST
        )
    except subprocess.TimeoutExpired as error:
        raise TimeoutError(f"it has not ended within {_LONGEST} seconds") from error
    return done.returncode, done.stdout, done.stderr


def _text_of(data: bytes) -> str:
    coding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    return data.decode(coding, "replace").rstrip()

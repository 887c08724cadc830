"""A new edition in, the command of ``on_publish`` run with its path, its number and its day."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.errors import PublishError

if TYPE_CHECKING:
    from briefgen.config import BriefSettings
    from briefgen.editions import Entry

_LONGEST = 300  # seconds: a copy over a slow network, not a service
_SHOWN = 200  # characters of what the command says


def follow(settings: BriefSettings, entry: Entry) -> None:
    """Run the command for this edition; PublishError when it fails, and the edition stands.

    No shell reads the words: a name with spaces or signs in it stays one word.
    """
    values = {
        "{path}": entry.path,
        "{evidence}": str(Path(entry.path).with_suffix(".evidence.json")),
        "{name}": settings.name,
        "{edition}": str(entry.number),
        "{as_of}": entry.as_of.isoformat(),
    }
    words = [_filled(word, values) for word in settings.on_publish]
    try:
        done = subprocess.run(  # noqa: S603 - the user's own command, from the user's own settings
            words,
            cwd=settings.root,
            timeout=_LONGEST,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _failed(words, f"has not ended within {_LONGEST} seconds") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise _failed(words, f"can not be run ({reason})") from None
    if done.returncode:
        said = " ".join((done.stderr or done.stdout).decode("utf-8", "replace").split())[:_SHOWN]
        raise _failed(words, f"ended with exit code {done.returncode}{': ' + said if said else ''}")


def _filled(word: str, values: dict[str, str]) -> str:
    for name, value in values.items():
        word = word.replace(name, value)
    return word


def _failed(words: list[str], how: str) -> PublishError:
    return PublishError(
        f"the edition was published, but its on_publish command {words[0]} {how}",
        "Mend on_publish in briefgen.toml, or what it needs; the next build runs it again.",
    )

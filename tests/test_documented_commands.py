"""The commands that the documents tell a reader to type: each of them exists, with each of its options."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from briefgen.cli.app import app

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
MAKE = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def code(page: Path) -> Iterator[str]:
    """Yield each line of a page's code blocks, and each piece of code in its sentences."""
    text = page.read_text(encoding="utf-8")
    for block in re.findall(r"^```(?:sh|powershell)\n(.*?)^```", text, re.DOTALL | re.MULTILINE):
        yield from block.splitlines()
    yield from re.findall(r"^    (\S.*)", text, re.MULTILINE)
    yield from re.findall(r"`((?:briefgen|make) [^`]+)`", text)


def typed(program: str) -> list[tuple[str, list[str]]]:
    """Return each command line that starts with the program, and the page that it is on."""
    found = []
    for page in PAGES:
        for line in code(page):
            words = re.split(rf"(?:^|[/\\]|\s){program}(?:\.exe)? ", line, maxsplit=1)
            if len(words) == 2 and not line.startswith("from "):
                found.append((page.name, shlex.split(words[1].replace("…", ""), comments=True)))
    return found


def named(words: list[str]) -> tuple[Any, list[str]]:
    """Return the command that the words begin with, and the words that follow it."""
    command: Any = typer.main.get_command(app)
    while words and words[0] in getattr(command, "commands", {}):
        command, words = command.commands[words[0]], words[1:]
    return command, words


@pytest.mark.parametrize(("page", "words"), typed("briefgen"))
def test_a_documented_command_exists_with_its_options(page: str, words: list[str]) -> None:
    command, rest = named(words)
    known = {option for one in command.params for option in one.opts} | {"--help", "-h"}
    asked = {word.split("=")[0] for word in rest if re.match(r"--?[a-z]", word)}
    assert asked <= known, f"{page}: briefgen {' '.join(words)}"
    assert not hasattr(command, "commands") or asked or not rest, f"{page}: briefgen {' '.join(words)}"


@pytest.mark.parametrize(("page", "words"), typed("make"))
def test_a_documented_make_target_exists(page: str, words: list[str]) -> None:
    targets = {word for word in words if "=" not in word}
    assert targets <= MAKE, f"{page}: make {' '.join(words)}"


def test_documents_do_tell_commands() -> None:
    assert len(typed("briefgen")) > 10
    assert len(typed("make")) > 3
